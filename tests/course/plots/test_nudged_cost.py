"""The cost as one parameter turns."""

import matplotlib as mpl
import numpy as np
import pytest

from course import figure
from course.plots.nudged_cost import nudged_cost


@pytest.fixture
def axes(monkeypatch):
    mpl.use("agg")
    seen = []
    real = figure.picture
    monkeypatch.setattr(figure, "picture", lambda fig, **said: seen.append(fig.axes[0]) or real(fig, **said))
    return seen


def test_the_picture_says_what_the_nudge_does_to_the_cost(axes):
    theta = np.array([5.0, 3.0])
    picture = nudged_cost(lambda t: float(t[1] ** 2), theta, 1, 0.5, 6.5, 6.0, "knob 1")
    assert "it is 9.00000; nudged by 0.5 it is 12.25000" in picture.alt
    assert "Forward difference 6.50000, central difference 6.00000" in picture.alt
    assert "changes the cost by +3.250000" in picture.caption
    assert theta.tolist() == [5.0, 3.0]


def test_the_triangle_spans_run_and_rise(axes):
    nudged_cost(lambda t: float(t[0] ** 2), np.array([3.0]), 0, 0.5, 6.5, 6.0, "knob")
    triangle = axes[0].lines[3]
    assert list(triangle.get_xdata()) == [3.0, 3.5, 3.5]
    assert list(triangle.get_ydata()) == [9.0, 9.0, 12.25]


def test_a_cost_that_does_not_change_can_be_drawn(axes):
    picture = nudged_cost(lambda t: 1.0, np.array([3.0]), 0, 0.5, 0.0, 0.0, "knob")
    assert "changes the cost by +0.000000" in picture.caption
