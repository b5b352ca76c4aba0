"""The workbench runs the learner's classes, says in words where they stop, and leaves a picture without widgets."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.layer_bench import MOST, STEPS, Bench, layer_bench

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(100, 4)), RNG.integers(0, 10, 100)


class Linear:
    def __init__(self, n_in, n_out, rng):
        self.params = [rng.normal(size=(n_in, n_out))]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.params[0]

    def backward(self, dout):
        self.grads = [self.x.T @ dout]
        return dout @ self.params[0].T


class Chain:
    def __init__(self, layers):
        self.layers = layers

    params = property(lambda self: [p for layer in self.layers for p in layer.params])
    grads = property(lambda self: [g for layer in self.layers for g in layer.grads])

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)


class Squares:
    def forward(self, z, labels):
        self.error = z - np.eye(10)[labels]
        return np.mean(self.error**2)

    def backward(self):
        return 2 * self.error / self.error.size


def bench(linear=Linear, loss=Squares):
    makers = {"Linear 3": lambda width, rng: linear(width, 3, rng)}
    return Bench(makers, ("Linear 10", lambda width, rng: Linear(width, 10, rng)), Chain, loss, X, Y)


@pytest.fixture
def page(monkeypatch):
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def buttons(page):
    return {button.description: button for row in page.shown[1].children for button in row.children}


def test_button_adds_a_layer_and_the_picture_changes(page):
    layer_bench(bench())
    before = page.shown[0]
    buttons(page)["+ Linear 3"].click()
    assert "Linear 3, Linear 10" in page.updates[-1].alt
    assert page.updates[-1].png != before.png
    buttons(page)["take the last away"].click()
    assert "network: Linear 10" in page.updates[-1].alt


def test_training_lowers_the_loss_and_counts_its_steps(page):
    own = bench()
    layer_bench(own)
    buttons(page)[f"train {STEPS} steps"].click()
    assert len(own.losses) == STEPS
    assert own.losses[-1] < own.losses[0]
    assert f"{STEPS} steps" in page.updates[-1].alt
    buttons(page)["new weights"].click()
    assert own.losses == []


def test_picture_has_room_for_so_many_layers_and_no_more(page):
    layer_bench(bench())
    for _ in range(MOST):
        buttons(page)["+ Linear 3"].click()
    assert buttons(page)["+ Linear 3"].disabled


def test_learners_error_is_said_in_words(page):
    class Broken(Linear):
        def forward(self, x):
            raise ZeroDivisionError("by zero")

    layer_bench(bench(Broken))
    buttons(page)["+ Linear 3"].click()
    assert "Your code stopped with ZeroDivisionError: by zero" in page.updates[-1].alt
    assert buttons(page)[f"train {STEPS} steps"].disabled


def test_error_in_the_loss_is_said_in_words(page):
    class Broken(Squares):
        def backward(self):
            raise ValueError("no gradient")

    layer_bench(bench(loss=Broken))
    assert "ValueError: no gradient" in page.shown[0].alt


def test_error_while_training_is_said_in_words():
    own = bench()
    own.net.backward = lambda dout: 1 / 0
    own.train()
    assert "ZeroDivisionError" in own.trouble


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    layer_bench(bench())
    assert [type(thing) for thing in page.shown] == [Picture]
