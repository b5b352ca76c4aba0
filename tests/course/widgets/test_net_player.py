"""The player of lesson 09 runs the learner's gradients, tells their mistakes, and leaves a picture without widgets."""

import sys
from types import SimpleNamespace

import IPython.display
import ipywidgets
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.net_player import frame, net_player

PARAMS = {
    "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
    "b1": np.array([0.0, 0.2, 0.1]),
    "W2": np.array([[1.5], [-1.0], [0.5]]),
    "b2": np.array([-0.4]),
}
X, Y = np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([[1.0], [0.0]])


def forward(x, params):
    a1 = np.tanh(x @ params["W1"] + params["b1"])
    return {"a1": a1, "p": 1 / (1 + np.exp(-(a1 @ params["W2"] + params["b2"])))}


def backward(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}


def shown(step, gradients=backward, sample=0):
    return frame(forward, gradients, PARAMS, X[sample], Y[sample], step)


@pytest.fixture
def page(monkeypatch):
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_every_step_shows_only_what_is_known_by_then():
    assert "Hidden units" not in shown(0).alt
    assert "Hidden units, values: 0.762, 0.197, −0.834." in shown(1).alt
    assert "Output" not in shown(1).alt
    assert "J = 0.631" in shown(2).caption
    assert "Output, deltas: −0.468." in shown(3).alt
    assert "On the second layer of connections: 1.5; −1; 0.5." in shown(3).alt
    assert "On the second layer of connections: −0.356; −0.092; 0.39." in shown(4).alt
    assert "deltas: −0.295, 0.45, −0.071." in shown(5).alt
    assert "On the first layer of connections: −0.295, 0.45, −0.071; −0.59, 0.9, −0.143." in shown(6).alt


def test_one_step_against_the_gradients_is_judged_by_the_cost():
    assert "down, as it should" in shown(7).caption

    def uphill(*given):
        return {name: -grad for name, grad in backward(*given).items()}

    assert "not down" in shown(7, uphill).caption


def test_a_mistake_that_raises_is_told_in_words():
    def broken(x, y, params, cache):
        raise ZeroDivisionError("no samples")

    assert "ZeroDivisionError: no samples" in shown(3, broken).caption
    assert (
        "the gradient of W1 has shape (3, 2)"
        in shown(3, lambda *given: backward(*given) | {"W1": np.ones((3, 2))}).caption
    )
    assert "KeyError" in shown(3, lambda *given: {}).caption
    assert "Your backward_one stops here" not in shown(2, broken).caption


def test_buttons_and_sliders_redraw_and_stop_at_both_ends(page):
    net_player(forward, backward, PARAMS, X, Y)
    picture, box = page.shown
    assert isinstance(picture, Picture)
    assert isinstance(box, ipywidgets.VBox)
    (back, ahead), (step, sample) = (row.children for row in box.children)
    assert back.disabled
    for _ in range(9):
        ahead.click()
    assert step.value == 7
    assert ahead.disabled
    assert len(page.updates) == 7
    sample.value = 1
    step.value = 0
    assert "x = (−1, 0.5), y = 0" in page.updates[-1].caption
    assert back.disabled
    back.click()
    assert step.value == 0
    ahead.click()
    back.click()
    assert "x = (−1, 0.5), y = 0" in page.updates[-1].caption


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    net_player(forward, backward, PARAMS, X, Y)
    assert [type(thing) for thing in page.shown] == [Picture]
