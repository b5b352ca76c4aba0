import numpy as np

from course import figure
from course.plots.learning_curves import learning_curves


def test_curves_are_told_in_words_and_survive_zeros_and_infinities(monkeypatch):
    told = []

    def show(fig, *, alt, caption="", width=None):
        told.append((alt, caption, [np.asarray(line.get_ydata(), float) for line in fig.axes[0].lines]))
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    learning_curves({"η = 0.05": [7.0, 0.63, 0.0], "η = 9": [7.0, np.inf]}, caption="Look at the floor.")
    alt, caption, lines = told[0]
    assert "“η = 0.05” goes from 7 to 0 in 2 steps" in alt
    assert caption == "Look at the floor."
    assert np.isnan(lines[0][2])
    assert np.isnan(lines[1][1])
