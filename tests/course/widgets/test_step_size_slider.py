"""The slider of lesson 02 runs the learner's walk, and says in words what became of it."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course import data
from course.figure import Picture
from course.widgets.step_size_slider import STEPS, StepSize, step_size_slider

X, Y = data.slide_points()


def gradient(w, X, y):
    return -X.T @ (y - X @ w)


def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_a_small_step_is_told_with_its_factor_and_where_it_ends():
    words = StepSize(gd, gradient, X, Y, 0.05).words
    assert "the distance -1 from the lowest point into -0.3, a factor of 0.3" in words
    assert "w = 1, and E has gone from 7 to" in words


def test_past_a_seventh_the_walk_leaves_the_picture_and_the_words_say_how_far_it_is():
    tried = StepSize(gd, gradient, X, Y, 0.2)
    assert "a factor of -1.8" in tried.words
    assert "E has gone from 7 to 9.37e+06" in tried.words
    assert "A walk on the parabola" in tried.picture().alt


@pytest.mark.parametrize(
    ("walk", "slope", "words"),
    [
        (lambda *_: 1 / 0, gradient, "stopped with ZeroDivisionError"),
        (gd, lambda w, X, y: undefined_name, "stopped with NameError"),  # noqa: F821
        (lambda *_: None, gradient, "should return finite weights"),
        (lambda *_: np.zeros((STEPS, 1)), gradient, f"yours has shape ({STEPS}, 1)"),
        (lambda *_: np.full((STEPS + 1, 1), np.nan), gradient, "should return finite weights"),
    ],
)
def test_broken_code_leaves_a_picture_and_says_why(walk, slope, words):
    tried = StepSize(walk, slope, X, Y, 0.05)
    assert words in tried.words
    assert tried.walk.tolist() == [0.0]
    assert words in tried.picture().caption


def test_no_step_size_is_no_step():
    assert "into -1, a factor of 1" in StepSize(gd, gradient, X, Y, 0.0).words


def test_moving_the_slider_runs_the_learners_walk_anew(page):
    asked = []

    def watched(grad, w0, eta, steps):
        asked.append(eta)
        return gd(grad, w0, eta, steps)

    step_size_slider(watched, gradient)
    picture, slider = page.shown
    assert isinstance(picture, Picture)
    slider.value = 0.15
    assert asked == [0.03, 0.15]
    assert "a factor of -1.1" in page.updates[-1].alt
    assert (slider.min, slider.max) == (0.0, 0.2)


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    step_size_slider(gd, gradient)
    assert [type(thing) for thing in page.shown] == [Picture]
