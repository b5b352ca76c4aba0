import numpy as np

from course import figure
from course.plots.row_bars import row_bars


def test_rows_of_scores_stand_beside_their_shares(monkeypatch):
    told = []

    def show(fig, *, alt, caption=""):
        told.append((alt, [len(ax.patches) for ax in fig.axes]))
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    row_bars(np.array([[2.0, -1.0], [0.0, 0.0]]), np.array([[0.95, 0.05], [0.5, 0.5]]), ["cat", "dog"])
    alt, bars = told[0]
    assert "Row 0, 2, -1 becomes 0.95, 0.05; row 1, 0, 0 becomes 0.5, 0.5." in alt
    assert bars == [2, 2, 2, 2]
