"""The bump builder runs the learner's bump, and leaves a picture where no widgets run."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.widgets.bump_builder import built, bump_builder


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def box(x, a, b, height, steepness):
    return height * ((x >= a) & (x < b))


def test_sliders_add_bumps_and_redraw(page):
    bump_builder(np.sin, 0, 2 * np.pi, box, count=4)
    bumps, steep = page.shown[1].children
    bumps.value = 20
    steep.value = 10.0
    assert "20 bumps, 40 units, steepness 60" in page.updates[0].caption
    assert "20 bumps, 40 units, steepness 10" in page.updates[1].caption


def test_more_bumps_come_closer():
    errors = [float(built(np.sin, 0, 2 * np.pi, box, n, 60).caption.split()[-1].rstrip(".")) for n in (5, 40)]
    assert errors[1] < errors[0] / 4


def test_error_of_the_learner_is_said():
    picture = built(np.sin, 0, 6, lambda *args: 1 / 0, 5, 60)
    assert picture.caption == "Your bump stopped with ZeroDivisionError: division by zero"


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    bump_builder(np.sin, 0, 6, box)
    assert len(page.shown) == 1
