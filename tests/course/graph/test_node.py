import pytest

from course.errors import CourseError
from course.graph import Node, describe
from course.graph.node import MOST, checked, collect, written


class Made:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad, self.parents, self.local, self.op = data, 0.5, parents, local, op


def test_a_learners_nodes_are_described_inputs_first_with_names_where_given():
    x, y = Made(2.0), Made(3.0)
    z = Made(6.0, (x, y), (3.0, 2.0), "×")
    x_node, y_node, z_node = sorted(describe(z, {"x": x, "y": y}), key=lambda node: (node.op, node.name))
    assert x_node == Node("x", "", (), 2.0, 0.5)
    assert y_node.name == "y"
    assert (z_node.op, z_node.inputs, z_node.value, z_node.local) == ("×", ("x", "y"), 6.0, (3.0, 2.0))
    assert not z_node.shown


def test_a_node_used_twice_is_one_node_with_two_arrows():
    x = Made(3.0)
    nodes = describe(Made(9.0, (x, x), (3.0, 3.0), "×"), {"x": x})
    assert [node.inputs for node in nodes] == [(), ("x", "x")]


def test_nodes_need_only_a_value_and_parents():
    class Bare:
        def __init__(self, data, parents=()):
            self.data, self.parents = data, parents

    leaf = Bare(1.0)
    nodes = describe(Bare(2.0, [leaf]))
    assert [(node.op, node.gradient, node.local) for node in nodes] == [("", None, ()), ("?", None, ())]


def test_a_chain_deeper_than_pythons_recursion_is_collected():
    node = Made(0.0)
    for _ in range(5000):
        node = Made(0.0, (node,))
    found = collect(node)
    assert len(found) == 5001
    assert found[-1] is node


def test_a_circle_is_named():
    a, b = Made(1.0), Made(2.0)
    a.parents, b.parents = (b,), (a,)
    with pytest.raises(CourseError, match="circle"):
        collect(a)
    with pytest.raises(CourseError, match="circle"):
        checked([Node("a", "+", ("b",)), Node("b", "+", ("a",))])


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ([], "at least one node"),
        ([Node("a"), Node("a")], "each name only once"),
        ([Node("b", "exp", ("a",))], "computed from 'a', which is not in the graph"),
        ([Node(str(i)) for i in range(MOST + 1)], f"{MOST + 1} nodes"),
    ],
)
def test_graphs_that_cannot_be_drawn_say_why(nodes, words):
    with pytest.raises(CourseError, match=words):
        checked(nodes)


@pytest.mark.parametrize(
    ("number", "text"), [(-0.0, "0"), (-2.0, "−2"), (1e-7, "1e−07"), (-0.05, "−0.05"), (12345.6, "1.235e+04")]
)
def test_numbers_are_written_short_with_a_real_minus(number, text):
    assert written(number) == text
