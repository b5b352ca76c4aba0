"""The errors drawn as squares, and the parabola beside them."""

import pytest

from course import data, figure
from course.plots.error_squares import error_squares


def test_every_square_is_as_wide_as_its_error_and_every_dot_lies_on_the_curve(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: shown.append((figure.picture(fig, **words), fig)))
    error_squares(*data.slide_points(), w=0.5, at=[0, 0.5, 1, 2])
    (picture, fig) = shown[0]
    left, right = fig.axes
    assert [square.get_width() for square in left.patches] == pytest.approx([0.5, 1, 1.5])
    assert right.lines[1].get_ydata() == pytest.approx([7, 1.75, 0, 7])
    assert "the areas 0.25, 1, 2.25" in picture.alt
    assert "E(0) = 7, E(0.5) = 1.75, E(1) = 0, E(2) = 7" in picture.alt
