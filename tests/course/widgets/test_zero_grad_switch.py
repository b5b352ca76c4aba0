"""The switch of lesson 11 runs the learner's versions, with and without `zero_grad()`."""

import sys
from types import SimpleNamespace

import IPython.display
import pytest
import torch

from course.figure import Picture
from course.widgets.zero_grad_switch import FourWalks, zero_grad_switch

ZERO_GRAD = torch.optim.Optimizer.zero_grad


@pytest.fixture
def page(monkeypatch):
    """What was displayed, in order, and what the first output was updated with."""
    page = SimpleNamespace(shown=[], updates=[])

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append) if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return page


def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path


def by_optimiser(x, y, w, lr, steps):
    w = torch.tensor(w, requires_grad=True)
    optimiser = torch.optim.SGD([w], lr)
    path = [w.item()]
    for _ in range(steps):
        optimiser.zero_grad()
        ((x * w - y) ** 2).mean().backward()
        optimiser.step()
        path.append(w.item())
    return path


def broken(x, y, w, lr, steps):
    raise ValueError("not yet")


def test_without_zero_grad_the_library_version_swings_and_the_other_one_arrives():
    walks = FourWalks([by_hand, by_optimiser])
    paths = walks.paths(0.05, clearing=True)
    assert paths["by_hand"] == pytest.approx(paths["by_optimiser"], rel=1e-5)
    swinging = walks.paths(0.05, clearing=False)
    assert swinging["by_hand"][-1] == pytest.approx(2.0, abs=1e-4)
    assert max(swinging["by_optimiser"]) > 3
    assert torch.optim.Optimizer.zero_grad is ZERO_GRAD, "the switch leaves torch as it was"


def test_version_that_fails_is_named_and_the_others_are_shown():
    picture = FourWalks([by_hand, broken]).picture(0.05, True)
    assert "by_hand at 2" in picture.caption
    assert "broken stopped: ValueError: not yet" in picture.caption


def test_moving_the_slider_and_ticking_the_box_redraw(page):
    zero_grad_switch(by_hand, by_optimiser)
    picture, box = page.shown
    assert isinstance(picture, Picture)
    lr, clearing = box.children
    lr.value = 0.1
    clearing.value = False
    assert "Learning rate 0.10" in page.updates[0].caption
    assert "zero_grad() does nothing" in page.updates[1].caption
    assert lr.max > 2 / (28 / 3) > lr.min, "the slider reaches past the bound"


def test_without_ipywidgets_the_picture_stays(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    zero_grad_switch(by_hand)
    assert [type(thing) for thing in page.shown] == [Picture]
