"""Errors over the step, on two logarithmic axes."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.error_by_step import error_by_step


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_curves_differ_by_line_style_and_marker_on_logarithmic_axes(shown):
    error_by_step([1.0, 0.1, 0.01], {"one": [1e-1, 1e-2, 1e-3], "two": [1e-2, 1e-4, 1e-6]})
    ax = shown["fig"].axes[0]
    one, two = ax.lines
    assert one.get_linestyle() != two.get_linestyle()
    assert one.get_marker() != two.get_marker()
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")


def test_the_alt_text_says_where_each_curve_is_lowest(shown):
    error_by_step([1.0, 0.1, 0.01], {"one": [1e-1, 1e-3, 1e-2]})
    assert "“one” is smallest at ε = 1e-01, with 1e-03" in shown["alt"]


def test_errors_that_are_zero_or_not_finite_are_left_out(shown):
    error_by_step([1.0, 0.1, 0.01], {"one": [np.nan, 1e-3, 0.0], "none": [0.0, np.inf, np.nan]})
    one, none = shown["fig"].axes[0].lines
    assert list(one.get_ydata()) == [1e-3]
    assert len(none.get_ydata()) == 0
    assert "none" not in shown["alt"]
