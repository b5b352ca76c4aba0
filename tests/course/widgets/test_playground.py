"""The playground trains with the learner's functions, and says which of them stops it."""

import itertools
import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.playground import LAYERS, SETS, Play, playground


def init(sizes, rng):
    net = {}
    for layer, (i, o) in enumerate(itertools.pairwise(sizes), start=1):
        net |= {f"W{layer}": rng.normal(size=(i, o)), f"b{layer}": np.zeros(o)}
    return net


def forward(X, params, activation="tanh"):
    cache, a, last = {}, X, len(params) // 2
    for layer in range(1, last + 1):
        z = a @ params[f"W{layer}"] + params[f"b{layer}"]
        if layer < last:
            a = cache[f"a{layer}"] = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[activation](z)
    return cache | {"p": 1 / (1 + np.exp(-z))}


def backward(X, y, params, cache, activation="tanh"):
    grads, delta = {}, (cache["p"] - y) / len(X)
    for layer in range(len(params) // 2, 0, -1):
        a = cache[f"a{layer - 1}"] if layer > 1 else X
        grads |= {f"W{layer}": a.T @ delta, f"b{layer}": delta.sum(axis=0)}
        if layer > 1:
            delta = delta @ params[f"W{layer}"].T * (1 - a**2 if activation == "tanh" else a > 0)
    return {name: grads[name] for name in params}


def train(X, y, params, eta, epochs, size, rng, forward, backward):
    losses = []
    for _ in range(epochs):
        grads = backward(X, y[:, None], params, forward(X, params))
        params = {name: params[name] - eta * grads[name] for name in params}
        losses.append(0.5)
    return params, losses, [0.75] * epochs


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_the_button_trains_and_redraws(page):
    playground(init, forward, backward, train)
    picture, box = page.shown
    assert isinstance(picture, Picture)
    assert "Not trained yet" in picture.alt
    box.children[0].children[0].click()
    assert "After 20 epochs J is 0.500, and 0.750 of them are right." in page.updates[-1].caption
    assert page.updates[-1].png != picture.png


def test_a_menu_begins_anew_with_another_network(page):
    playground(init, forward, backward, train)
    box = page.shown[1]
    names, layers, activation = box.children[1].children
    box.children[0].children[0].click()
    names.value, layers.value, activation.value = "flower", "4, 4", "relu"
    assert "A network on flower, hidden layers 4, 4, relu. Not trained yet" in page.updates[-1].alt


@pytest.mark.parametrize("name", list(SETS))
def test_every_set_and_every_stack_can_be_played(name):
    play = Play(init, forward, backward, train)
    for layers in LAYERS:
        play.settings = {"set": name, "layers": layers, "activation": "tanh"}
        play.again()
        play.learn(0.1, 1)
        assert (play.trouble, len(play.losses)) == ("", 1)


def test_broken_function_of_the_learner_is_named(page):
    playground(init, forward, lambda *a, **k: {}, train)
    assert "Your backward is broken" in page.shown[0].caption


def test_train_that_stops_is_told_in_the_caption(page):
    def stops(*args):
        raise IndexError("no such row")

    playground(init, forward, backward, stops)
    page.shown[1].children[0].children[0].click()
    assert "Your train stops here: IndexError: no such row." in page.updates[-1].caption


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    playground(init, forward, backward, train)
    assert [type(thing) for thing in page.shown] == [Picture]
