"""Every run is shown, and the median beside it."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.run_times import run_times


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_runs_and_median_are_in_the_picture_and_in_words(shown):
    run_times({"ours": [0.2, 0.3, 5.0], "theirs": [0.4, 0.5, 0.6]}, caption="Look.")
    ax = shown["fig"].axes[0]
    assert [list(line.get_xdata()) for line in ax.lines] == [[0.2, 0.3, 5.0], [0.3, 0.3], [0.4, 0.5, 0.6], [0.5, 0.5]]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["ours", "theirs"]
    assert "ours: median 0.300 s of 3 runs, from 0.200 to 5.000" in shown["alt"]
    assert ax.lines[0].get_marker() != ax.lines[2].get_marker()
