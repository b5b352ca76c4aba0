"""Two balls on the error surface: one moves by the learner's delta rule, the other by the same step, sign reversed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import numpy as np

from course import figure
from course.plots.error_surface import parabola

Rule = Callable[[np.ndarray, np.ndarray, np.ndarray, float], np.ndarray]

LOWEST, HIGHEST = -1.5, 3.5
"""The weights that the picture shows; a ball beyond them has left it."""


class TwoBalls:
    """The state of the two balls, and their picture.

    rule: the learner's `delta_update_batch(w, X, y, eta)`. X: (n, 1); y: (n,). start: the weight both begin with.
    `yours` and `reversed` are the weights so far, with the start; `trouble` says why the rule could not be run.
    """

    def __init__(self, rule: Rule, X: np.ndarray, y: np.ndarray, eta: float = 0.05, start: float = 0.4) -> None:
        self.rule, self.X, self.y, self.eta = rule, X, y, eta
        self.restart(start)

    def restart(self, start: float) -> None:
        """Put both balls at the start."""
        self.yours, self.reversed, self.trouble = [start], [start], ""

    def step(self) -> None:
        """Move both balls one step. The second goes as far as the rule says, the other way."""
        yours, there = self._moved(self.yours[-1]), self._moved(self.reversed[-1])
        if yours is not None and there is not None:
            self.yours.append(yours)
            self.reversed.append(2 * self.reversed[-1] - there)

    def _moved(self, w: float) -> float | None:
        try:
            with np.errstate(all="ignore"):
                new = np.asarray(self.rule(np.array([w]), self.X.copy(), self.y.copy(), self.eta), dtype=float)
        except Exception as error:
            # The learner's own code runs here: whatever it does, the balls stay and say why.
            self.trouble = f"Your rule stopped with {type(error).__name__}: {error}"
            return None
        if new.shape != (1,) or not np.isfinite(new).all():
            self.trouble = f"Your rule should return one finite weight, shape (1,); it returned {new!r}."
            return None
        self.trouble = ""
        return float(new[0])

    def error(self, w: float) -> float:
        """Return E(w) = ½Σ(y − wx)²."""
        return float(0.5 * ((self.y - self.X[:, 0] * w) ** 2).sum())

    @property
    def words(self) -> str:
        """What the balls do, in one or two sentences."""
        if self.trouble:
            return self.trouble
        told = f"Step {len(self.yours) - 1}, η = {self.eta:g}."
        for name, walk in (("Your rule", self.yours), ("Sign reversed", self.reversed)):
            told += f" {name}: w = {walk[-1]:.6g}, E = {self.error(walk[-1]):.6g}{self._trend(walk)}."
        return told

    def _trend(self, walk: list[float]) -> str:
        if len(walk) < 2:
            return ""
        now, before = self.error(walk[-1]), self.error(walk[-2])
        return ", falling" if now < before else ", rising" if now > before else ", at rest"

    def picture(self) -> figure.Picture:
        """Return the picture of the surface with the walks of both balls; a ball beyond the edge is told in words."""
        fig, ax = figure.new(6.8, 3.9)
        for look, (name, walk) in enumerate((("your rule", self.yours), ("sign reversed", self.reversed))):
            inside = [w for w in walk if LOWEST <= w <= HIGHEST]
            gone = len(inside) < len(walk)
            # Walks that leave and come back would draw arrows across; the part before the first exit is enough.
            first = next((i for i, w in enumerate(walk) if not LOWEST <= w <= HIGHEST), len(walk))
            label = f"{name}{' (has left the picture)' if gone else ''}"
            parabola(ax, self.X, self.y, walk[: max(first, 1)], look=look, reach=HIGHEST - 1.0, label=label)
        ax.set(xlim=(LOWEST - 0.1, HIGHEST + 0.1))
        ax.legend(loc="upper center", fontsize=9)
        return figure.picture(fig, alt=f"Two balls on the parabola of the error over the weight. {self.words}")

    @property
    def panel(self) -> str:
        """The picture and the words, as HTML."""
        said = f'<p aria-live="polite" style="max-width:44em">{escape(self.words)}</p>'
        return said + str(self.picture()._repr_mimebundle_()["text/html"])


class _Display:
    """Shows the controls where widgets live, and a still picture everywhere else."""

    def __init__(self, controls: Any, still: TwoBalls) -> None:
        self.controls, self.still = controls, still

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        live = self.controls._repr_mimebundle_() if self.controls is not None else {}
        return {**live, "text/html": self.still.panel, "text/plain": f"[Picture: {self.still.words}]"}


def _controls(balls: TwoBalls) -> Any:
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    view = widgets.HTML()
    step = widgets.Button(description="Step ▶", button_style="primary", tooltip="move both balls one step")
    again = widgets.Button(description="Start again", tooltip="put both balls back")
    wide = widgets.Layout(width="26em")
    eta = widgets.FloatSlider(balls.eta, min=0.01, max=0.16, step=0.01, description="step size η", layout=wide)
    start = widgets.FloatSlider(balls.yours[0], min=-1.0, max=3.0, step=0.1, description="start w", layout=wide)

    def show() -> None:
        view.value = balls.panel

    def move(_: Any) -> None:
        balls.step()
        show()

    def restart(_: Any = None) -> None:
        balls.eta = float(eta.value)
        balls.restart(float(start.value))
        show()

    step.on_click(move)
    again.on_click(restart)
    eta.observe(restart, "value")
    start.observe(restart, "value")
    show()
    return widgets.VBox([widgets.HBox([step, again]), eta, start, view])


def two_balls(rule: Rule) -> None:
    """Display two balls on the surface of the points (1, 1), (2, 2), (3, 3): your rule, and its sign reversed.

    rule: your `delta_update_batch`. The slider of the step size ends at 0.16, past the bound 2/14 ≈ 0.143.
    Without a running notebook (on paper, on the web) a still picture of four steps stands in its place.
    """
    from IPython.display import display

    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    still = TwoBalls(rule, X, y)
    for _ in range(4):
        still.step()
    display(_Display(_controls(TwoBalls(rule, X, y)), still))
