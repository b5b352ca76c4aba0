import numpy as np
import pytest

from course.errors import CourseError
from course.graph.arrays import describe_arrays, numbers, shape_words
from course.graph.picture import picture


class Made:
    def __init__(self, data, parents=(), op="", grad=None):
        self.data, self.parents, self.op, self.grad = np.asarray(data), parents, op, grad


@pytest.fixture
def graph():
    a = Made([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    b = Made([0.5, -1.0, 0.0], grad=np.array([2.0, 2.0, 2.0]))
    z = Made(a.data + b.data, (a, b), "+", grad=np.ones((2, 3)))
    return {"a": a, "b": b, "L": Made(18.0, (z,), "sum", grad=np.array(1.0))}


def test_the_shape_of_what_runs_along_it_stands_on_every_edge(graph):
    nodes = describe_arrays(graph["L"], graph)
    assert [node.labels for node in nodes if node.op] == [("(2, 3)", "(3,)"), ("(2, 3)",)]
    drawn = picture(nodes)
    for words in ("(2, 3)", "(3,)", "L = 18", "[0.5 −1 0]", "∂ [2 2 2]"):
        assert f">{words}<" in drawn.svg
    assert "a + b = [1.5 1 3 4.5 …] (on the edges: (2, 3), (3,)), gradient [1 1 1 1 1 1]" in drawn.alt


def test_a_node_that_needs_no_gradient_shows_none(graph):
    by_name = {node.name: node for node in describe_arrays(graph["L"], graph)}
    assert by_name["a"].gradient is None
    assert by_name["b"].gradient == "[2 2 2]"
    assert {node.gradient for node in describe_arrays(graph["L"], graph, gradients=False)} == {None}


def test_long_arrays_are_cut_and_empty_shapes_written():
    assert numbers(np.arange(1000.0)) == "[0 1 2 3 4 5 …]"
    assert numbers(np.array([123456.0, 2.0])) == "[1.23e+05 2]"
    assert all(len(numbers(np.random.default_rng(i).normal(size=9))) < 19 for i in range(20))
    assert shape_words(np.float64(2)) == "()"


def test_a_circle_is_named():
    a, b = Made(1.0), Made(2.0)
    a.parents, b.parents = (b,), (a,)
    with pytest.raises(CourseError, match="circle"):
        describe_arrays(a)
