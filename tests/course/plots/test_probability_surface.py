"""The probability over the plane."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.probability_surface import probability_surface


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def left_to_right(points):
    return 1 / (1 + np.exp(-4 * points[:, 0]))


def test_shades_rise_with_the_probability(shown):
    X, y = np.array([[-1.0, 0.0], [1.0, 1.0]]), np.array([0, 1])
    probability_surface(X, y, left_to_right, alt="a slope")
    heights = np.asarray(shown["fig"].axes[0].images[0].get_array())
    assert (np.diff(heights, axis=1) > 0).all()
    assert shown["alt"] == "a slope"


def test_samples_on_the_wrong_side_have_a_heavy_edge(shown):
    X, y = np.array([[-1.0, 0.0], [-0.5, 1.0], [1.0, 1.0], [0.5, 0.0]]), np.array([0, 1, 1, 0])
    probability_surface(X, y, left_to_right, alt="a slope", names=("no", "yes"))
    ax = shown["fig"].axes[0]
    of_no = next(c for c in ax.collections if len(c.get_offsets()) == 2 and c.get_offsets()[0][0] == -1.0)
    assert list(of_no.get_linewidths()) == [0.6, 1.8]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["no", "yes"]
