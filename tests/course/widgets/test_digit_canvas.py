"""What is drawn is read by the learner's network, and whatever stops it is said in words."""

import re
import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.digit_canvas import SIDE, Reader, digit_canvas


class Net:
    """Ink in the upper half makes a 7, ink in the lower half a 2."""

    def __init__(self):
        self.W = np.zeros((784, 10))
        self.W[:392, 7] = self.W[392:, 2] = 0.01

    def forward(self, x):
        return x @ self.W

    def backward(self, dout):
        return dout @ self.W.T


def scale(images):
    return np.reshape(images, (-1, 784)) / 255


def shrink(sheet):
    step = len(sheet) // 28
    return 255.0 - sheet[::step, ::step]


def sheet(rows, side=56):
    image = np.full((side, side), 255, np.uint8)
    image[rows] = 0
    return image


EXAMPLES = np.array([sheet(slice(4, 12)), sheet(slice(40, 50))])


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def test_the_reading_says_which_digit_and_how_sure(page):
    digit_canvas(Reader(Net(), shrink, scale), EXAMPLES)
    picture, box = page.shown
    assert isinstance(picture, Picture)
    assert picture.caption.startswith("Your network reads a 7 (")
    assert "the largest are 7:" in picture.alt
    assert [button.description for button in box.children[0].children] == ["show an example", "empty sheet"]


def test_buttons_show_the_next_example_and_wipe_the_sheet(page):
    digit_canvas(Reader(Net(), shrink, scale), EXAMPLES)
    example, empty = page.shown[1].children[0].children
    example.click()
    assert page.updates[-1].caption.startswith("Your network reads a 2 (")
    example.click()
    assert page.updates[-1].caption.startswith("Your network reads a 7 (")
    empty.click()
    assert page.updates[-1].caption.startswith("Draw a digit")


def test_what_comes_from_the_sheet_is_read_and_nothing_else(page):
    digit_canvas(Reader(Net(), shrink, scale), EXAMPLES)
    canvas = page.shown[1].children[1]
    drawn = sheet(slice(200, 240), SIDE).tobytes()
    canvas._handle_custom_msg({"drawn": SIDE}, [drawn])
    assert page.updates[-1].caption.startswith("Your network reads a 2 (")
    canvas._handle_custom_msg({"drawn": SIDE}, [drawn[:-1]])
    canvas._handle_custom_msg({"something": 1}, [drawn])
    canvas._handle_custom_msg({"ready": SIDE}, [])
    assert len(page.updates) == 1


def test_a_sheet_that_is_ready_gets_the_example_that_is_being_read(page, monkeypatch):
    digit_canvas(Reader(Net(), shrink, scale), EXAMPLES)
    canvas, sent = page.shown[1].children[1], []
    monkeypatch.setattr(canvas, "send", lambda content, buffers: sent.append((content, buffers)))
    canvas._handle_custom_msg({"ready": SIDE}, [])
    ((content, (pixels,)),) = sent
    assert content == {"show": SIDE}
    image = np.frombuffer(pixels, np.uint8).reshape(SIDE, SIDE)
    np.testing.assert_array_equal(image[::5, ::5], EXAMPLES[0])


def test_the_signs_stand_where_the_gradient_is_largest():
    p, slope, _ = Reader(Net(), shrink, scale)._read(shrink(EXAMPLES[0]))
    assert p.sum() == pytest.approx(1)
    np.testing.assert_allclose(slope.ravel(), Net().W[:, 7])


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda sheet: np.zeros((20, 20)), r"gives shape \(20, 20\) where \(28, 28\)"),
        (lambda sheet: 1 / 0, "Your code stops here: ZeroDivisionError"),
    ],
)
def test_a_learners_mistake_is_told_in_the_caption(prepare, said):
    picture = Reader(Net(), prepare, scale).picture(EXAMPLES[0])
    assert re.search(said, picture.caption)


@pytest.mark.parametrize("missing", ["ipywidgets", "anywidget"])
def test_without_widgets_the_reading_stays(page, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    digit_canvas(Reader(Net(), shrink, scale), EXAMPLES)
    assert [type(thing) for thing in page.shown] == [Picture]
