import numpy as np
import pytest

from course import data, figure
from course.plots import error_surface


@pytest.fixture
def shown(monkeypatch):
    """The alt text, the caption and the axes' contents of what is shown."""
    pictures = []

    def show(fig, *, alt, caption="", width=None):
        pictures.append({"alt": alt, "caption": caption, "axes": fig.axes, "fig": fig})
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    return pictures


def test_alt_text_of_the_two_walks_tells_where_each_ends(shown):
    X, y = data.slide_points()
    error_surface.down_and_up(X, y, down=[0, 0.7], up=[0, -0.7])
    assert "E falls from 7 to 0.63" in shown[0]["alt"]
    assert "E rises to 20.2" in shown[0]["alt"]


def test_every_step_of_a_walk_has_an_arrow_and_a_marker_on_the_curve():
    X, y = data.slide_points()
    fig, ax = figure.new()
    error_surface.parabola(ax, X, y, [0.0, 0.7, 0.91])
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    assert len(arrows) == 2
    assert ax.lines[1].get_ydata() == pytest.approx([7.0, 0.63, 0.0567])
    figure.picture(fig, alt="a parabola")


def test_walks_differ_by_marker_and_line_style_and_not_by_colour_alone():
    X, y = data.noisy_line(n=6, seed=2)
    X = np.column_stack([np.ones(6), X])
    paths = {name: np.array([[0.0, 0.0], [0.5, k]]) for name, k in (("one", 1.0), ("two", 1.5), ("three", 2.0))}
    fig = error_surface.bowl_figure(X, y, paths, ("a", "b"))
    lines = [line for line in fig.axes[0].lines if line.get_label() in paths]
    assert len({(line.get_marker(), line.get_linestyle()) for line in lines}) == 3
    figure.picture(fig, alt="a bowl")


def test_the_bowls_alt_text_names_its_lowest_point_and_every_walk(shown):
    X, y = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 3.0, 5.0])
    error_surface.bowl(X, y, {"batch": np.array([[0.0, 0.0], [0.5, 1.0]])}, caption="Look here.")
    assert "lowest point at (1, 2)" in shown[0]["alt"]
    assert "“batch” begins at (0, 0) and ends at (0.5, 1) after 1 steps" in shown[0]["alt"]
    assert shown[0]["caption"] == "Look here."
