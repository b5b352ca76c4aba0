"""Pictures of lesson 14: a table of errors, weights, confusions, drawings, readings."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.confusion_table import confusion_table
from course.plots.drawing_steps import drawing_steps
from course.plots.error_board import TABLE, error_board
from course.plots.reading import MARKED, reading
from course.plots.weight_grid import weight_grid


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_the_board_is_in_order_and_ones_own_row_stands_out(shown):
    error_board({"yours": 2.23}, goal=3)
    ax = shown["fig"].axes[0]
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == sorted([*TABLE.values(), 2.23])
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels.index("yours") == widths.index(2.23)
    assert "yours 2.23 percent" in shown["alt"]
    assert "3 %" in texts(ax)


def test_every_unit_is_on_the_sheet(shown):
    pictures = np.random.default_rng(0).uniform(-1, 1, (7, 5, 5))
    weight_grid(pictures, alt="seven", columns=3)
    sheet = np.asarray(shown["fig"].axes[0].images[0].get_array())
    windows = np.lib.stride_tricks.sliding_window_view(sheet, (5, 5))
    for picture in pictures:
        assert (windows == picture).all(axis=(2, 3)).sum() == 1


def test_the_diagonal_of_a_confusion_table_is_not_shaded_and_all_numbers_are_there(shown):
    counts = np.array([[90, 3, 0], [1, 80, 5], [0, 2, 70]])
    confusion_table(counts, alt="three classes")
    ax = shown["fig"].axes[0]
    assert texts(ax) == [str(n) for n in counts.ravel()]
    assert np.diag(np.asarray(ax.images[0].get_array())).tolist() == [0, 0, 0]


def test_a_prepared_drawing_gets_a_cross_and_a_ring_at_its_centre_of_mass(shown):
    field = np.zeros((28, 28))
    field[10, 17] = 255
    drawing_steps([("sheet", np.full((40, 50), 255)), ("placed", field), ("empty", np.zeros((28, 28)))], alt="three")
    first, placed, empty = shown["fig"].axes
    assert [line.get_xydata()[0].tolist() for line in placed.lines] == [[14, 14], [17, 10]]
    assert not first.lines
    assert not empty.lines


def test_a_reading_marks_the_pixels_that_speak_most(shown, monkeypatch):
    kept = {}
    monkeypatch.setattr(figure, "picture", lambda fig, **said: kept.update(said, fig=fig))
    slope = np.zeros((28, 28))
    slope[3, 4], slope[20, 21] = 2.0, -2.0
    reading(np.eye(28) * 255, np.array([0.1] * 8 + [0.15, 0.05]), slope, "said")
    signs = {(text.get_text(), text.get_position()) for text in kept["fig"].axes[2].texts}
    assert ("+", (4, 3)) in signs
    assert ("−", (21, 20)) in signs
    assert len(signs) == 2 * MARKED
    assert "the largest are 8: 15%" in kept["alt"]
    assert kept["caption"] == "said"
