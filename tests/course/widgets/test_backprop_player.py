import ipywidgets
import pytest

from course.errors import CourseError
from course.widgets.backprop_player import backprop_player, frames


class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad, self.parents, self.local, self.op = data, 0.0, parents, local, op

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local, strict=True):
            parent.grad += upstream * slope


@pytest.fixture
def graph():
    x = Value(2.0)
    a = x * x
    b = a + x
    return {"x": x, "a": a, "b": b, "L": a * b}


def test_the_player_fills_in_values_then_hands_gradients_back(graph):
    sentences = [frame.sentence for frame in frames(graph["L"], names=graph)]
    assert sentences == [
        "The inputs are known. Which node can be worked out first?",
        "Forward: a = 4.",
        "Forward: b = 6.",
        "Forward: L = 24.",
        "Backward begins: ∂L/∂L = 1.",
        "L has gradient 1 and hands 6 to a, 4 to b.",
        "b has gradient 4 and hands 4 to a, 4 to x.",
        "a has gradient 10 and hands 40 to x.",
        "Done: ∂L/∂x = 44.",
    ]
    assert graph["x"].grad == 44


def test_every_step_shows_only_what_is_known_by_then(graph):
    steps = frames(graph["L"], names=graph)
    assert "a = x × x." in steps[0].picture.alt
    assert "a = x × x = 4." in steps[1].picture.alt
    assert "gradient" not in steps[3].picture.alt
    assert "x = 2, gradient 4." in steps[6].picture.alt
    assert "x = 2, gradient 44." in steps[-1].picture.alt


def test_a_node_that_hands_on_too_early_is_caught_and_the_wrong_result_shown(graph):
    wrong = [graph[name] for name in ("x", "b", "a", "L")]
    steps = frames(graph["L"], names=graph, order=wrong)
    early = [step for step in steps if "Too early: b had not handed on yet" in step.sentence]
    assert len(early) == 1
    assert "stroke-dasharray" in early[0].picture.svg
    assert steps[-1].sentence == "Done: ∂L/∂x = 28."


def test_the_learners_own_mistake_is_what_the_player_shows(graph, monkeypatch):
    def overwrite(self, upstream):
        for parent, slope in zip(self.parents, self.local, strict=True):
            parent.grad = upstream * slope

    monkeypatch.setattr(Value, "_backward", overwrite)
    assert frames(graph["L"], names=graph)[-1].sentence == "Done: ∂L/∂x = 8."


def test_a_second_player_begins_anew(graph):
    frames(graph["L"], names=graph)
    assert frames(graph["L"], names=graph)[-1].sentence == "Done: ∂L/∂x = 44."


def test_nodes_without_a_method_of_their_own_hand_on_by_their_local_gradients():
    class Plain:
        def __init__(self, data, parents=(), local=()):
            self.data, self.grad, self.parents, self.local = data, 0.0, parents, local

    x = Plain(3.0)
    loss = Plain(9.0, (x, x), (3.0, 3.0))
    assert frames(loss, names={"x": x, "L": loss})[-1].sentence == "Done: ∂L/∂x = 6."


def test_an_order_of_other_nodes_is_refused(graph):
    with pytest.raises(CourseError, match="order"):
        frames(graph["L"], names=graph, order=[graph["x"], graph["L"]])


def test_the_buttons_step_to_both_ends_and_no_further(graph):
    player = backprop_player(graph["L"], names=graph)
    (back, ahead, step), view = player.children[0].children, player.children[1]
    assert isinstance(player, ipywidgets.VBox)
    assert back.disabled
    assert not ahead.disabled
    for _ in range(20):
        ahead.click()
    assert step.value == step.max == 8
    assert ahead.disabled
    assert "Done: ∂L/∂x = 44." in view.value
    back.click()
    assert "a has gradient 10" in view.value
    assert 'alt="Computational graph' in view.value
