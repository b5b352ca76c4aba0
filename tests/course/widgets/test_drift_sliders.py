"""The sliders run the learner's function, say in words where it stops, and leave a picture without widgets."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.drift_sliders import Pair, drift_sliders


def make(dtype, rate, steps):
    return dtype, rate, steps


def drift(dtype, rate, steps):
    return [np.finfo(dtype).eps * rate * step for step in range(steps + 1)]


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_sliders_change_steps_and_rate(page):
    drift_sliders(Pair(make, drift))
    picture, box = page.shown
    assert "float64: 1.3e-15 apart after 60 steps; float32: 7.2e-07 apart" in picture.alt
    steps, rate = box.children
    steps.value = 100
    assert "apart after 100 steps" in page.updates[-1].alt
    rate.value = 1.0
    assert "learning rate 1." in page.updates[-1].alt
    assert "float64: 2.2e-14" in page.updates[-1].caption


def test_learners_error_is_said_in_words(page):
    def broken(dtype, rate, steps):
        raise IndexError("no such thing")

    drift_sliders(Pair(make, broken))
    assert "float64 stopped with IndexError: no such thing" in page.shown[0].caption


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    drift_sliders(Pair(make, drift))
    assert [type(thing) for thing in page.shown] == [Picture]


def test_curves_begin_after_the_first_step(page):
    found, _ = Pair(make, drift).curves()
    assert len(found["float64"]) == 60
    assert np.isfinite(found["float64"]).all()
