"""Walks beside each other: to one scale, told in words."""

import numpy as np
import pytest

from course import data, figure
from course.plots.walks import parabola_walks, two_bowls


@pytest.fixture
def shown(monkeypatch):
    pictures = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: pictures.append((figure.picture(fig, **words), fig)))
    return pictures


def test_walks_on_parabolas_share_their_scale_and_are_told_step_by_step(shown):
    X, y = data.slide_points()
    parabola_walks(X, y, {"short": np.array([[0.0], [0.7]]), "long": np.array([[0.0], [1.96]])}, caption="Count.")
    (picture, fig) = shown[0]
    assert "“short” goes 0, 0.7; “long” goes 0, 1.96." in picture.alt
    assert len({ax.get_ylim() for ax in fig.axes}) == 1
    assert len({(ax.lines[1].get_marker(), ax.lines[1].get_color()) for ax in fig.axes}) == 2


def test_bowls_say_how_narrow_they_are_and_how_low_the_walk_came(shown):
    narrow, circle = np.array([[1.0, 0.0], [0.0, 3.0], [1.0, 3.0]]), np.array([[2.0, 0.0], [0.0, 2.0], [0.0, 0.0]])
    y, path = np.array([1.0, 2.0, 4.0]), np.array([[0.0, 0.0], [0.5, 0.5]])
    two_bowls({"left": (narrow, y, path), "right": (circle, y, path)}, {"left": ("a", "b"), "right": ("c", "d")})
    (picture, fig) = shown[0]
    assert "“left”: ellipses 3.6 times as long as wide" in picture.alt
    assert "“right”: a circle about the lowest point (0.5, 1); after 1 steps the walk is at (0.5, 0.5)" in picture.alt
    assert [ax.get_xlabel() for ax in fig.axes] == ["a", "c"]
