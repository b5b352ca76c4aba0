import numpy as np

from course import figure
from course.plots.axes_of_a_table import axes_of_a_table


def test_the_sums_along_both_axes_are_drawn_and_told(monkeypatch):
    told, drawn = [], []

    def show(fig, *, alt, caption=""):
        told.append(alt)
        drawn.extend(text.get_text() for text in fig.axes[0].texts)
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    axes_of_a_table(np.array([[1.0, 2.0, 30.0], [4.0, 5.0, 6.0]]))
    assert "sums of the columns: 5, 7, 36" in told[0]
    assert "sums of the rows: 33, 15" in told[0]
    assert {"36", "33", "X.sum(axis=0)\nshape (3,)", "X.sum(axis=1)\nshape (2,)"} <= set(drawn)
