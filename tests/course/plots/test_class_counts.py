"""Two bars a class, and the classes that nobody reads."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.class_counts import class_counts


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_missing_class_is_marked_and_named(shown):
    class_counts(np.array([0, 0, 2, 2]), np.array([0, 1, 1, 2]))
    ax = shown["fig"].axes[0]
    assert [patch.get_height() for patch in ax.patches] == [1, 2, 1, 2, 0, 2]
    assert [text.get_text() for text in ax.texts] == ["never"]
    assert "Never read: 1." in shown["alt"]
    assert "class 1 0 of 2" in shown["alt"]


def test_last_class_counts_even_if_it_is_never_read(shown):
    class_counts(np.array([0, 1]), np.array([0, 2]))
    assert "Two bars for each of 3 classes. Never read: 2." in shown["alt"]


def test_no_class_is_missing(shown):
    class_counts(np.array([0, 1]), np.array([1, 0]))
    assert "No class is missing" in shown["alt"]
