"""Points and the lines through them."""

import numpy as np
import pytest

from course import figure
from course.plots.lines_through_points import lines_through_points


def test_lines_differ_by_style_and_alt_text_has_their_numbers(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: shown.append((figure.picture(fig, **words), fig)))
    x, y = np.array([1.0, 2.0]), np.array([2.0, 3.9])
    lines_through_points(x, y, {"one": (0.0, 2.0), "two": (0.5, 1.5)}, xlabel="distance", ylabel="velocity")
    (picture, fig) = shown[0]
    assert "“one”: intercept 0, slope 2; “two”: intercept 0.5, slope 1.5" in picture.alt
    assert len({line.get_linestyle() for line in fig.axes[0].lines[1:]}) == 2
    assert fig.axes[0].lines[2].get_ydata() == pytest.approx([0.5, 0.5 + 1.5 * 2.1])
