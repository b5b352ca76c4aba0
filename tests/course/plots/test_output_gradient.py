"""The bars of one sample's probabilities, truth and gradient."""

import IPython.display
import numpy as np

from course import figure
from course.plots.output_gradient import output_gradient


def test_gradient_below_zero_is_hatched_so_that_it_reads_without_colour(monkeypatch):
    drawn, shown = [], []
    new = figure.new

    def keep(*args, **kwargs):
        fig, axes = new(*args, **kwargs)
        drawn.extend(axes)
        return fig, axes

    monkeypatch.setattr(figure, "new", keep)
    monkeypatch.setattr(IPython.display, "display", shown.append)
    p = np.array([0.7, 0.2, 0.1])
    output_gradient(p, 1, p - np.eye(3)[1], alt="three bars")
    assert shown[0].alt == "three bars"
    assert [bar.get_hatch() for bar in drawn[2].patches] == ["", "//", ""]
    assert [bar.get_height() for bar in drawn[1].patches] == [0, 1, 0]
