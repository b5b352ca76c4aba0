"""Yes-or-no answers and the curves through them."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.probability_curve import draw_answers, probability_curve


@pytest.fixture
def shown(monkeypatch):
    """The figure that was shown, not closed, and what was said about it."""
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_curves_are_drawn_over_the_whole_span_and_nothing_is_cut_off(shown):
    x, y = np.array([1.0, 2.0, 3.0]), np.array([0, 1, 1])
    probability_curve(x, y, {"line": lambda v: 0.5 * v - 1}, xlabel="hours", span=(0, 6), alt="a line", caption="look")
    ax = shown["fig"].axes[0]
    line = ax.lines[0]
    assert (line.get_xdata()[0], line.get_xdata()[-1]) == (0, 6)
    assert ax.get_ylim()[0] < -1
    assert ax.get_ylim()[1] > 2
    assert shown["alt"] == "a line"


def test_classes_differ_by_marker_not_by_colour_alone(shown):
    _, ax = figure.new()
    draw_answers(ax, np.array([1.0, 2.0]), np.array([0, 1]))
    assert [line.get_marker() for line in ax.lines] == ["o", "^"]
    assert [line.get_label() for line in ax.lines] == ["y = 0", "y = 1"]
