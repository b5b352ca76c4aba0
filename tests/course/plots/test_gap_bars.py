"""Bars of gradient differences: what is too far is said in words, hatched, and in the alt text."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.gap_bars import gap_bars


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_what_is_beyond_the_limit_can_be_told_without_colour(shown):
    gap_bars(["W1", "b1"], [0.5, 2e-16], limit=1e-10, caption="Look.")
    far, near = shown["fig"].axes[0].patches
    assert (far.get_hatch(), near.get_hatch()) == ("///", "")
    assert [text.get_text() for text in shown["fig"].axes[0].texts] == ["5.0e-01  too far", "2.0e-16"]
    assert "beyond the limit of 1e-10: W1" in shown["alt"]
    assert shown["caption"] == "Look."


def test_zero_has_no_bar_and_nan_is_too_far(shown):
    gap_bars(["W", "b"], [0.0, float("nan")], limit=1e-10)
    assert [patch.get_width() for patch in shown["fig"].axes[0].patches] == [0, 0]
    assert "beyond the limit of 1e-10: b." in shown["alt"]


def test_all_below_is_said(shown):
    gap_bars(["W", "b"], [1e-16, 0.0], limit=1e-10)
    assert "all below the limit of 1e-10" in shown["alt"]
