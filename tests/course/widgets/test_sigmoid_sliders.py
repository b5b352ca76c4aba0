"""The sliders of lesson 04 run the learner's functions, and leave a picture where no widgets run."""

import sys
from types import SimpleNamespace

import IPython.display
import ipywidgets
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.sigmoid_sliders import sigmoid_sliders

X, Y = np.array([1.0, 2.0, 4.0]), np.array([0.0, 1.0, 1.0])


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def losses(p, y):
    return -np.log(np.where(y == 1, p, 1 - p))


def test_moving_a_slider_calls_the_learners_functions_and_redraws(page):
    asked = []

    def sigmoid(z):
        asked.append(np.copy(z))
        return 1 / (1 + np.exp(-z))

    sigmoid_sliders(X, Y, sigmoid, losses, w=1.0, b=-2.0)
    picture, box = page.shown
    assert isinstance(picture, Picture)
    assert "w = 1.00 and b = -2.00" in picture.alt
    weight, bias = box.children
    weight.value = 2.0
    bias.value = -3.0
    assert len(page.updates) == 2
    assert "w = 2.00 and b = -3.00" in page.updates[-1].alt
    assert any(np.array_equal(z, 2.0 * X - 3.0) for z in asked)


def test_learners_overflow_on_the_slider_does_not_stop_it(page):
    sigmoid_sliders(X, Y, lambda z: 1 / (1 + np.exp(-400 * z)), losses, w=-3.0, b=-20.0)
    assert len(page.shown) == 2


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    sigmoid_sliders(X, Y, lambda z: 1 / (1 + np.exp(-z)), losses)
    assert [type(thing) for thing in page.shown] == [Picture]


def test_best_neuron_of_the_lesson_is_within_the_sliders_reach(page):
    sigmoid_sliders(X, Y, lambda z: 1 / (1 + np.exp(-z)), losses)
    weight, bias = page.shown[1].children
    assert isinstance(weight, ipywidgets.FloatSlider)
    assert weight.min < 1.15 < weight.max
    assert bias.min < -5.2 < bias.max
