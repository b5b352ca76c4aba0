"""The pictures of lesson 01: what they say in words is what they draw."""

import numpy as np
import pytest

from course import figure
from course.plots.guessed_lines import guessed_lines
from course.plots.line_panels import frame, line_panels, shade
from course.plots.line_walk import line_walk
from course.plots.mistake_counts import mistake_counts
from course.plots.weight_arrow import LONGEST, before_and_after, weight_arrow
from course.plots.weight_cycle import weight_cycle

X = np.array([[1.0, -1.0, 0.0], [1.0, -2.0, 1.0], [1.0, 1.0, 0.0], [1.0, 2.0, 1.0]])
T = np.array([-1, -1, 1, 1])
GOOD, BAD = np.array([0.0, 1.0, 0.0]), np.array([0.0, -1.0, 0.0])


@pytest.fixture
def shown(monkeypatch):
    pictures = []

    def show(fig, *, alt, caption="", width=None):
        pictures.append({"alt": alt, "caption": caption, "fig": fig})
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    return pictures


def test_panels_count_the_misses_of_each_line(shown):
    line_panels({"one": (X, T, GOOD), "other": (X, T, [0, -1, 0])}, caption="two")
    assert "one, 4 points, 0 on the wrong side; other, 4 points, 4 on the wrong side" in shown[0]["alt"]
    assert shown[0]["caption"] == "two"


@pytest.mark.parametrize("w", [np.zeros(3), np.array([1.0, 0.0, 0.0]), np.array([-1.0, 0.0, 0.0]), GOOD])
def test_the_side_called_minus_one_is_dotted_and_the_limits_stay(w):
    fig, ax = figure.new()
    frame(ax, X)
    limits = ax.get_xlim(), ax.get_ylim()
    shade(ax, w)
    assert (ax.get_xlim(), ax.get_ylim()) == limits
    assert bool(ax.collections) == bool((X @ w < 0).any())
    figure.picture(fig, alt="a side")


def test_guesses_are_counted(shown):
    guessed_lines(X[:, 1:], T, np.array([GOOD, BAD, [1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]]))
    assert "2 of them have 2 flowers on the wrong side, 1 have none" in shown[0]["alt"]


def test_the_arrow_points_to_the_side_called_plus_one_and_is_cut_where_it_is_too_long():
    for size in (1.0, 50.0):
        fig, ax = figure.new()
        weight_arrow(ax, X, T, size * GOOD, ring=1, before=BAD)
        (arrow,) = ax.texts
        run = np.subtract(arrow.xy, arrow.xyann)
        assert run == pytest.approx([min(size, LONGEST), 0.0])
        assert arrow.xyann[0] == pytest.approx(0.0)  # on the line
        figure.picture(fig, alt="an arrow")


def test_no_arrow_where_the_weights_have_no_direction():
    fig, ax = figure.new()
    weight_arrow(ax, X, T, np.array([-1.0, 0.0, 0.0]))
    assert not ax.texts
    figure.picture(fig, alt="no arrow")


def test_before_and_after_tell_what_became_of_the_point(shown):
    before_and_after(X, T, BAD, GOOD, ring=3)
    assert "the ringed point of class +1. Its w·x goes from -2 to 2" in shown[0]["alt"]


def test_a_walk_has_a_picture_for_each_update_and_counts_the_misses_after_it(shown):
    line_walk(X, T, [np.zeros(3), BAD, GOOD], [0, 2])
    assert "Points on the wrong side after each update: 4, 0." in shown[0]["alt"]
    assert shown[0]["alt"].startswith("2 small pictures")


def test_counts_are_read_out(shown):
    mistake_counts({"short": [2, 0], "long": range(20)}, caption="look")
    assert shown[0]["alt"] == (
        "Mistakes in the epoch, epoch after epoch. “short”: 2, 0; “long”: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and so on."
    )


def test_cycle_and_rest_are_told_apart_in_words(shown):
    history = [np.zeros(3), GOOD, BAD, np.zeros(3), np.zeros(3)]
    weight_cycle(history, (0, 2), 2, "XOR")
    weight_cycle(history, None, 2, "OR")
    assert "After epoch 2 the weights are what they were after epoch 0, with mistakes in between." in shown[0]["alt"]
    assert "In the last epoch nothing moves any more: the weights rest at (0, 0, 0)." in shown[1]["alt"]
