import builtins

import numpy as np
import pytest

from course.widgets import array_player as module
from course.widgets.array_player import array_player, frames


class Node:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        self.data, self.parents, self.back, self.op, self.needs_grad = np.asarray(data), parents, back, op, needs_grad
        self.grad = None


def made(share=lambda g: g.sum(axis=0)):
    a, b = Node(np.ones((2, 3)), needs_grad=False), Node(np.arange(3.0))
    z = Node(a.data + b.data, (a, b), lambda g: (g, share(g)), "+")
    loss = Node(z.data.sum(), (z,), lambda g: (g * np.ones((2, 3)),), "sum")
    return loss, {"a": a, "b": b, "z": z, "L": loss}


def test_values_come_forward_then_gradients_backward_with_their_shapes():
    loss, names = made()
    steps = frames(loss, names=names)
    assert [step.sentence for step in steps] == [
        "The inputs are known. Which node can be worked out first?",
        "Forward: z has shape (2, 3).",
        "Forward: L has shape ().",
        "Backward begins: ∂L/∂L = 1.",
        "L has a gradient of shape (). It hands shape (2, 3) to z.",
        "z has a gradient of shape (2, 3). It hands shape (3,) to b.",
        "Done. The gradients have the shapes of their arrays: b (3,).",
    ]
    assert "gradient" not in steps[2].picture.alt
    assert "b = [0 1 2], gradient [2 2 2]" in steps[-1].picture.alt
    assert loss.grad is None


def test_a_gradient_of_the_wrong_shape_ends_the_walk_in_words():
    loss, names = made(share=lambda g: g)
    assert frames(loss, names=names)[-1].sentence == (
        "z has a gradient of shape (2, 3) and hands shape (2, 3) to b, which has shape (3,). "
        "These do not fit, so the walk ends here."
    )


def test_an_exception_in_the_learners_code_is_said_not_raised():
    loss, names = made(share=lambda g: g @ g)
    assert "Its backward function stopped: ValueError" in frames(loss, names=names)[-1].sentence


class Display:
    """Stands for IPython's display, and remembers."""

    def __init__(self):
        self.shown = []

    def __call__(self, thing, display_id=None):
        self.shown.append(thing)
        return self

    def update(self, thing):
        self.shown.append(thing)


@pytest.fixture
def display(monkeypatch):
    found = Display()
    monkeypatch.setattr("IPython.display.display", found)
    return found


def test_the_buttons_step_to_both_ends_and_no_further(display):
    loss, names = made()
    array_player(loss, names=names)
    first, controls = display.shown
    assert "The inputs are known" in first._repr_mimebundle_()["text/html"]
    back, ahead, step = controls.children
    assert back.disabled
    for _ in range(20):
        ahead.click()
    assert step.value == step.max == 6
    assert ahead.disabled
    assert "Done" in display.shown[-1]._repr_mimebundle_()["text/plain"]
    back.click()
    assert "to b" in display.shown[-1]._repr_mimebundle_()["text/html"]


def test_without_widgets_the_last_step_is_there_to_read(display, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "ipywidgets":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    loss, names = made()
    module.array_player(loss, names=names)
    assert len(display.shown) == 2
    assert "Done" in display.shown[-1]._repr_mimebundle_()["text/plain"]
