import numpy as np

from course import figure
from course.plots.before_and_after import before_and_after


def test_both_windows_are_square_and_told(monkeypatch):
    told = []

    def show(fig, *, alt, caption=""):
        told.append((alt, [(np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())) for ax in fig.axes]))
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    X = np.array([[10.0, 1.0], [110.0, 3.0]])
    before_and_after(X, np.array([[-1.0, -1.0], [1.0, 1.0]]), ("area", "rooms"))
    alt, windows = told[0]
    assert "before, area from 10 to 110 and rooms from 1 to 3" in alt
    assert "after, area from -1 to 1" in alt
    assert all(np.isclose(width, height) for width, height in windows)
    before_and_after(np.ones((3, 2)), np.zeros((3, 2)), ("a", "b"))
