"""The explorer of lesson 07 runs the learner's functions, and leaves a picture where no widgets run."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.widgets.activation_explorer import activation_explorer, explored


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


CHOICE = {"tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2), "line": (lambda z: z, np.ones_like)}


def test_slider_and_menu_redraw(page):
    activation_explorer(CHOICE, at=1.0)
    z, menu = page.shown[1].children
    z.value = 2.0
    menu.value = "line"
    assert "At z = 2.0 its value is 0.964" in page.updates[0].alt
    assert "line: flat nowhere." in page.updates[1].alt


def test_error_of_the_learner_is_said(page):
    def unfinished(z):
        raise NotImplementedError("later")

    picture = explored({"elu": (unfinished, unfinished)}, "elu", 0.0)
    assert picture.caption == "Your elu stopped with NotImplementedError: later"


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    activation_explorer(CHOICE)
    assert len(page.shown) == 1
