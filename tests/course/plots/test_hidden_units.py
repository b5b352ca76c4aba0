"""The maps of hidden units, and the samples in their coordinates."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.hidden_units import flattened, hidden_space, unit_maps

X, Y = np.array([[-1.0, 0.0], [1.0, 1.0], [0.5, -1.0]]), np.array([0, 1, 1])


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def forward(points):
    a = np.tanh(3 * points)
    return {"a1": a, "p": 1 / (1 + np.exp(-a.sum(axis=1, keepdims=True)))}


def test_every_unit_has_a_map_and_the_output_the_last(shown):
    unit_maps(X, Y, forward, caption="look")
    titles = [ax.get_title() for ax in shown["fig"].axes]
    assert titles == ["hidden unit 1", "hidden unit 2", "the output p"]
    left_to_right = np.asarray(shown["fig"].axes[0].images[0].get_array())
    assert (np.diff(left_to_right, axis=1) >= 0).all()
    assert shown["caption"] == "look"


def test_distance_from_the_plane_has_its_sign_and_size():
    A, w, b = np.array([[2.0, 0.0, 1.0], [0.0, 5.0, 0.0], [1.0, 1.0, 1.0]]), np.array([3.0, 0.0, 4.0]), -5.0
    seen = flattened(A, w, b)
    assert seen[:, 0] == pytest.approx([1.0, -1.0, 0.4])
    assert np.ptp(seen[:, 1]) > 4  # along the plane the second coordinate is the widest


def test_alt_text_counts_the_samples_on_the_wrong_side(shown):
    hidden_space(X, Y, np.array([[1.0, 0.0], [1.0, 0.0], [-1.0, 0.5]]), np.array([1.0, 0.0]), 0.0)
    assert "2 on the wrong side" in shown["alt"]
