"""The explorer compares the learner's rule with numpy, and survives whatever the rule does."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.broadcasting_explorer import PAIRS, Explorer, broadcasting_explorer, read_shape


def numpys(a, b):
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_a_right_rule_agrees_on_every_pair():
    explorer = Explorer(numpys)
    assert explorer.score == len(PAIRS)
    seen = set()
    for _ in PAIRS:
        assert "(agrees)" in explorer.words
        seen.add((explorer.a, explorer.b))
        explorer.next()
    assert len(seen) == len(PAIRS)
    assert (explorer.a, explorer.b) == PAIRS[0][:2]


def test_a_rule_that_raises_or_returns_no_shape_is_told_in_words():
    def stops(a, b):
        return a[99]

    assert "stopped with IndexError" in Explorer(stops).guess
    assert "no shape" in Explorer(lambda a, b: "4, 3").guess
    assert "does not agree" in Explorer(lambda a, b: None).guess
    assert Explorer(stops).score == 0


def test_the_button_and_the_boxes_redraw(page):
    asked = []

    def rule(a, b):
        asked.append((a, b))
        return numpys(a, b)

    broadcasting_explorer(rule)
    picture, controls = page.shown
    assert isinstance(picture, Picture)
    (button, a, b), note = controls.children[0].children, controls.children[1]
    button.click()
    assert len(page.updates) == 1
    assert (a.value, b.value) == ("(4, 3)", "(4,)")
    a.value = "7, 1, 2"
    assert ((7, 1, 2), (4,)) in asked
    assert "Your own pair" in page.updates[-1].caption
    b.value = "<b>"
    assert "&lt;b&gt; is no shape" in note.value
    assert len(page.updates) == 2
    b.value = "(5, 2)"
    assert note.value == ""
    assert "The result: shape (7, 5, 2)" in page.updates[-1].alt


@pytest.mark.parametrize(
    ("text", "shape"),
    [("4, 3", (4, 3)), ("(4,3)", (4, 3)), ("(5,)", (5,)), ("5", (5,)), ("()", ()), ("", ()), (" 2 ", (2,))]
    + [(bad, None) for bad in ("4 3", "a", "0", "-1, 2", "1, 2, 3, 4, 5", "2.5", "1000")],
)
def test_shapes_are_read_as_people_write_them(text, shape):
    assert read_shape(text) == shape


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    broadcasting_explorer(numpys)
    assert [type(thing) for thing in page.shown] == [Picture]
