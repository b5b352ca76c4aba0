"""A slider for the step size: a learner's own walk on a parabola, and where it begins to fly apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course import figure
from course.plots.error_surface import parabola

LOWEST, HIGHEST = -1.3, 3.3
"""The weights that the picture shows; a walk that goes beyond is told in words."""
STEPS, START = 12, 0.0
Walk = Callable[[Any, np.ndarray, float, int], Any]
Gradient = Callable[[np.ndarray, np.ndarray, np.ndarray], Any]


class StepSize:
    """The learner's walk for one step size.

    gd, gradient: the learner's own `gd` and `sse_grad`. X (n, 1), y (n,): the points. `walk` holds the weights so far
    as they can be drawn; `trouble` says why there are none.
    """

    def __init__(self, gd: Walk, gradient: Gradient, X: np.ndarray, y: np.ndarray, eta: float) -> None:
        self.X, self.y, self.eta, self.trouble = X, y, eta, ""
        self.walk = np.array([START])
        try:
            with np.errstate(all="ignore"):
                path = gd(lambda w: gradient(w, X.copy(), y.copy()), np.array([START]), eta, STEPS)
                path = np.asarray(path, dtype=float)
        except Exception as error:
            # The learner's own code runs here: whatever it does, the picture stays and says why.
            self.trouble = f"Your code stopped with {type(error).__name__}: {error}"
            return
        if path.shape != (STEPS + 1, 1) or not np.isfinite(path).all():
            self.trouble = f"`gd` should return finite weights of shape ({STEPS + 1}, 1); yours has shape {path.shape}."
            return
        self.walk = path[:, 0]

    @property
    def words(self) -> str:
        """What the walk does, in a sentence or two."""
        if self.trouble:
            return self.trouble
        best = float(self.X[:, 0] @ self.y / (self.X[:, 0] @ self.X[:, 0]))
        E = 0.5 * ((self.y - np.multiply.outer(self.walk[[0, -1]], self.X[:, 0])) ** 2).sum(axis=-1)
        off = self.walk - best
        factor = off[1] / off[0] if off[0] else 0.0
        return (
            f"η = {self.eta:.3f}: the first step turns the distance {off[0]:+.3g} from the lowest point into "
            f"{off[1]:+.3g}, a factor of {factor:.3g}. After {STEPS} steps w = {self.walk[-1]:.4g}, and E has gone "
            f"from {E[0]:.3g} to {E[1]:.3g}."
        )

    def picture(self) -> figure.Picture:
        """Return the parabola with the walk as far as it stays in sight."""
        fig, ax = figure.new(6.8, 3.9)
        # A walk that leaves the picture would draw arrows across its edge; the part before that is enough.
        gone = next((i for i, w in enumerate(self.walk) if not LOWEST <= w <= HIGHEST), len(self.walk))
        label = f"your walk{' (leaves the picture)' if gone < len(self.walk) else ''}"
        parabola(ax, self.X, self.y, self.walk[: max(gone, 1)].tolist(), reach=HIGHEST - 1.0, label=label)
        ax.set(xlim=(LOWEST - 0.1, HIGHEST + 0.1), title=f"{STEPS} steps with η = {self.eta:.3f}")
        ax.legend(loc="upper center", fontsize=9)
        return figure.picture(fig, alt=f"A walk on the parabola E(w). {self.words}", caption=self.words)


def step_size_slider(gd: Walk, gradient: Gradient, eta: float = 0.03) -> None:
    """Display a walk on the surface of the points (1, 1), (2, 2), (3, 3), and a slider for its step size, 0 to 0.2.

    gd, gradient: your `gd` and `sse_grad`; each move of the slider runs them anew. The picture is an ordinary output
    that the slider updates, so it stays readable where no widgets run.
    """
    from IPython.display import display

    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    shown = display(StepSize(gd, gradient, X, y, eta).picture(), display_id=True)
    try:
        import ipywidgets as widgets
    except ImportError:
        return
    slider = widgets.FloatSlider(
        value=eta, min=0.0, max=0.2, step=0.005, readout_format=".3f", description="step size η",
        layout=widgets.Layout(width="34em"),
    )  # fmt: skip
    slider.observe(lambda change: shown.update(StepSize(gd, gradient, X, y, change["new"]).picture()), "value")
    display(slider)
