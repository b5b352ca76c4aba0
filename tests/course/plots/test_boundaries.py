import numpy as np
import pytest

from course import figure
from course.plots import boundaries

X = np.array([[1.0, -1.0, 0.0], [1.0, -2.0, 1.0], [1.0, 1.0, 0.0], [1.0, 2.0, 1.0]])
T = np.array([-1, -1, 1, 1])


@pytest.fixture
def shown(monkeypatch):
    pictures = []

    def show(fig, *, alt, caption="", width=None):
        pictures.append({"alt": alt, "caption": caption})
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    return pictures


def test_a_point_on_the_line_counts_as_plus_one():
    assert boundaries.misses(np.array([0.0, 1.0, 0.0]), X, T) == 0
    assert boundaries.misses(np.array([0.0, 0.0, 0.0]), X, T) == 2
    assert boundaries.misses(np.array([0.0, -1.0, 0.0]), X, T) == 4


def test_a_line_is_drawn_where_its_weights_say_and_leaves_the_limits_alone():
    fig, ax = figure.new()
    ax.set(xlim=(-2, 2), ylim=(-3, 3))
    boundaries.line(ax, np.array([1.0, 2.0, -1.0]))
    x, y = ax.lines[0].get_data()
    assert 1 + 2 * x - y == pytest.approx(np.zeros(2), abs=1e-9)
    assert ax.get_xlim() == (-2, 2)
    assert ax.get_ylim() == (-3, 3)
    figure.picture(fig, alt="a line")


def test_a_vertical_line_is_drawn_and_weights_of_zero_draw_none():
    fig, ax = figure.new()
    boundaries.line(ax, np.array([1.0, 2.0, 0.0]))
    boundaries.line(ax, np.zeros(3))
    assert len(ax.lines) == 1
    assert ax.lines[0].get_xdata() == pytest.approx([-0.5, -0.5])
    figure.picture(fig, alt="a line")


def test_restless_and_settled_rules_are_told_apart_in_words(shown):
    good, bad = np.array([0.0, 1.0, 0.0]), np.array([0.0, -1.0, 0.0])
    boundaries.to_and_fro(X, T, [good, bad] * 5, "Rosenblatt's rule")
    boundaries.to_and_fro(X, T, [bad, *[good] * 9], "the delta rule")
    assert "keeps jumping between 0 and 4" in shown[0]["alt"]
    assert "stays at 0" in shown[1]["alt"]
    assert shown[1]["caption"].startswith("The delta rule")


def test_rivals_count_the_misses_of_each(shown):
    boundaries.rivals(X, T, {"one": np.array([0.0, 1.0, 0.0]), "other": np.array([0.0, -1.0, 0.0])})
    assert "one leaves 0 points on the wrong side, other leaves 4 points on the wrong side" in shown[0]["alt"]
