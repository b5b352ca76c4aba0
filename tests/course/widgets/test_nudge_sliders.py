"""The sliders of lesson 08 run the learner's functions, and leave a picture where no widgets run."""

import sys
from types import SimpleNamespace

import IPython.display
import numpy as np
import pytest

from course.figure import Picture
from course.widgets.nudge_sliders import Words, names_of_2_3_1, nudge_sliders

THETA = np.linspace(-1, 1, 13)


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def cost(theta):
    return float(np.sum(theta**2))


def forward(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta)) / eps for e in np.eye(len(theta))])


def central(cost, theta, eps):
    return [(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))]


def test_moving_a_slider_calls_the_learners_functions_and_redraws(page):
    asked = []

    def noted(cost, theta, eps):
        asked.append(eps)
        return forward(cost, theta, eps)

    nudge_sliders(cost, THETA, noted, central)
    picture, box = page.shown
    assert isinstance(picture, Picture)
    assert "w01 of layer 1" in picture.alt
    which, step = box.children
    which.value = 12
    step.value = -1.0
    assert "b0 of layer 1" in page.updates[-1].alt
    assert "Forward difference 2.10000, central difference 2.00000" in page.updates[-1].alt
    assert asked == pytest.approx([1.0, 1.0, 0.1])


def fails(cost, theta, eps):
    raise IndexError("index 13")


def test_what_is_wrong_with_a_learners_function_is_said_in_words(page):
    for wrong, said in (
        (fails, "fails stopped with IndexError: index 13"),
        (lambda cost, theta, eps: 0.5, "shape (); 13 slopes are wanted"),
        (lambda cost, theta, eps: np.full(13, np.nan), "returned nan"),
    ):
        page.shown.clear()
        nudge_sliders(cost, THETA, forward, wrong)
        assert isinstance(page.shown[0], Words)
        assert said in page.shown[0]._repr_mimebundle_()["text/plain"]


def test_a_function_that_moves_theta_moves_a_copy(page):
    before = THETA.copy()

    def careless(cost, theta, eps):
        theta += eps
        return np.zeros(13)

    nudge_sliders(cost, THETA, careless, central)
    assert np.array_equal(THETA, before)


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    nudge_sliders(cost, THETA, forward, central)
    assert [type(thing) for thing in page.shown] == [Picture]


def test_other_networks_have_numbered_parameters(page):
    nudge_sliders(cost, np.ones(9), forward, central)
    assert "parameter 7" in page.shown[0].alt


def test_there_are_thirteen_names():
    assert len(set(names_of_2_3_1())) == 13
