"""The race runs the learner's classes, says in words where they stop, and leaves a picture without widgets."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.surfaces import RAVINE
from course.widgets.optimiser_race import STEPS, Race, arrival, optimiser_race, run


class Plain:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads, strict=True):
            p -= self.lr * g


class Broken(Plain):
    def step(self, grads):
        raise IndexError("no such thing")


def race(maker=Plain):
    return Race({"mine": (maker, (0.07, 0.04, 0.3))})


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_walk_begins_at_the_start_and_follows_the_rule():
    path = run(Plain, RAVINE, 0.05, steps=2)
    np.testing.assert_allclose(path[0], RAVINE.start)
    np.testing.assert_allclose(path[1], path[0] - 0.05 * RAVINE.slope(path[0]))
    assert path.shape == (3, 2)


def test_arrival_is_the_step_from_which_on_the_walk_stays_near():
    near = np.array([[-4, 1], [0, 0], [2, 0], [0.01, 0], [0, 0]])
    assert arrival(near, RAVINE) == 3
    assert arrival(near[:3], RAVINE) is None
    assert arrival(np.array([[0.0, 0.0], [np.nan, 0.0]]), RAVINE) is None


def test_sliders_change_steps_and_rates_and_surface(page):
    optimiser_race(race())
    picture, box = page.shown
    assert "Surface ravine after 10 steps" in picture.alt
    steps, factor, surface = box.children
    steps.value = STEPS
    assert "mine is there after 61" in page.updates[-1].alt
    factor.value = 2.0
    assert "mine is on its way" in page.updates[-1].alt
    surface.value = 2
    assert "Surface saddle" in page.updates[-1].alt


def test_learners_error_is_told_in_words(page):
    optimiser_race(race(Broken))
    assert "mine stopped with IndexError: no such thing" in page.shown[0].alt


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    optimiser_race(race())
    assert [type(thing) for thing in page.shown] == [Picture]
