"""Walks on an error surface are drawn, also those that leave for infinity."""

import IPython.display
import numpy as np
from matplotlib import pyplot as plt

from course import figure
from course.plots.surface_paths import draw_paths, surface_paths
from course.surfaces import RAVINE


def test_paths_and_goal_are_drawn_within_the_window():
    fig, ax = figure.new()
    draw_paths(ax, RAVINE, {"a": np.array([[-4.0, 1.0], [-3.0, 0.5]]), "b": np.zeros((3, 2))})
    left, right, bottom, top = RAVINE.window
    assert (ax.get_xlim(), ax.get_ylim()) == ((left, right), (bottom, top))
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]
    plt.close(fig)


def test_walk_to_infinity_is_cut_off_not_refused(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    path = np.array([[0.0, 0.0], [1e200, -1e200], [np.inf, np.nan]])
    surface_paths(RAVINE, {"far": path}, alt="A walk that leaves.")
    assert shown[0].alt == "A walk that leaves."
