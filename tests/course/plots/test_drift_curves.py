"""Curves of a growing gap: they begin after the first step, and the alt text says what they do."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.drift_curves import drift_curves


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_curves_begin_after_the_first_step_and_a_gap_of_0_is_no_point(shown):
    drift_curves({"level": [0.0, 1e-16, 0.0, 2e-16]}, caption="Look.")
    line = shown["fig"].axes[0].lines[0]
    assert line.get_xdata().tolist() == [1, 2, 3]
    assert np.isnan(line.get_ydata()).tolist() == [False, True, False]
    assert shown["caption"] == "Look."


def test_alt_text_says_what_these_curves_do(shown):
    drift_curves({"level": [0.0, 1e-16, 2e-16], "climbs": [0.0, 1e-7, 0.3, 1.0]})
    assert "level: 1e-16 after one step, 2e-16 after 2;" in shown["alt"]
    assert "climbs: 1e-07 after one step, 1e+00 after 3, beyond 0.5 for the first time after step 3." in shown["alt"]


def test_no_steps_are_said(shown):
    drift_curves({"still": [0.0]})
    assert "still: no steps." in shown["alt"]
