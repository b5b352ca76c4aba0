"""Curves over one axis."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.function_curves import function_curves


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_curves_differ_by_line_style_and_marker(shown):
    x = np.linspace(0, 1, 50)
    function_curves(x, {"one": x, "two": x**2}, xlabel="x", ylabel="y", alt="two curves")
    one, two = shown["fig"].axes[0].lines
    assert one.get_linestyle() != two.get_linestyle()
    assert one.get_marker() != two.get_marker()
    assert [text.get_text() for text in shown["fig"].axes[0].get_legend().get_texts()] == ["one", "two"]


def test_notes_limits_and_scale_are_as_asked(shown):
    x = np.linspace(0.1, 1, 10)
    notes = [(0.5, 0.5, "here")]
    function_curves(x, {"one": x}, xlabel="x", ylabel="y", alt="a", ylim=(0.01, 2), log_y=True, notes=notes)
    ax = shown["fig"].axes[0]
    assert ax.get_yscale() == "log"
    assert ax.get_ylim() == (0.01, 2)
    assert [text.get_text() for text in ax.texts] == ["here"]
