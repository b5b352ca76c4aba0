"""Points to move, and Rosenblatt's rule point by point: the learner's own step turns the arrow of the weights."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import numpy as np

from course import figure
from course.plots.boundaries import misses
from course.plots.weight_arrow import weight_arrow

Step = Callable[[np.ndarray, np.ndarray, int, float], np.ndarray]


def _vector(w: np.ndarray) -> str:
    return f"({', '.join(f'{v:.4g}' for v in w)})".replace("-", "−")


class PerceptronSteps:
    """The weights, whose turn it is, and the picture.

    step: the learner's `perceptron_step(w, x, t, eta)`. X: (n, 3), its first column ones; t: (n,), −1 and +1.
    `w` are the weights, `before` those before the last step; `visited` points were shown; `told` says what happened.
    """

    def __init__(self, step: Step, X: np.ndarray, t: np.ndarray) -> None:
        self.rule, self.X, self.t = step, X.copy(), t
        self.ring: int | None = None
        self.restart()

    def restart(self) -> None:
        """Begin anew at w = 0, with the first point."""
        self.w = self.before = np.zeros(3)
        self.visited, self.ring, self.told = 0, None, "w = (0, 0, 0): w·x is 0 everywhere, so every point is called +1."

    def move(self, row: int, x1: float, x2: float) -> None:
        """Put a point elsewhere; the weights stay as they are."""
        self.X[row, 1:] = x1, x2
        self.before = self.w
        self.ring, self.told = row, f"Point {row + 1} now stands at {_vector(self.X[row, 1:])}."

    def next(self) -> None:
        """Show the next point to the learner's rule; where it fails, the weights stay, and a sentence says why."""
        row = self.visited % len(self.t)
        x, target = self.X[row], int(self.t[row])
        z = float(x @ self.w)
        says = f"{1 if z >= 0 else -1:+d}"
        said = f"Point {row + 1} is of class {target:+d}. w·x = {z:.4g}, so the unit says {says}".replace("-", "−")
        self.visited, self.ring, self.before = self.visited + 1, row, self.w
        try:
            with np.errstate(all="ignore"):
                new = np.asarray(self.rule(self.w.copy(), x.copy(), target, 1.0), dtype=float)
        except Exception as error:
            # The learner's own code runs here: whatever it does, the picture stays and says why.
            self.told = f"{said}. Your rule stopped with {type(error).__name__}: {error}"
            return
        if new.shape != (3,) or not np.isfinite(new).all():
            self.told = f"{said}. Your rule should return three finite weights; it returned {new!r}."
            return
        right = (z >= 0) == (target > 0)
        moved = f"w goes from {_vector(self.w)} to {_vector(new)}"
        if np.array_equal(new, self.w):
            self.told = f"{said}: {'right' if right else 'wrong'}. w stays {_vector(new)}."
        else:
            after = f"and w·x of this point is {float(x @ new):.4g} now".replace("-", "−")
            self.told = f"{said}: {'right, and yet' if right else 'a mistake.'} {moved}, {after}."
        self.w = new

    @property
    def words(self) -> str:
        """What happened last, and how many points are wrong by now."""
        passes, turn = divmod(self.visited, len(self.t))
        wrong = f"{misses(self.w, self.X, self.t)} of {len(self.t)}"
        return (
            f"{self.told} Epochs finished: {passes}; points shown in this one: {turn}; on the wrong side now: {wrong}."
        )

    def picture(self) -> figure.Picture:
        """Return the picture of points, line and arrow."""
        fig, ax = figure.new(6.0, 4.8)
        weight_arrow(ax, self.X, self.t, self.w, ring=self.ring, before=self.before)
        for number, (_, x1, x2) in enumerate(self.X, start=1):
            ax.annotate(str(number), (x1, x2), xytext=(9, 7), textcoords="offset points", fontsize=10)
        return figure.picture(fig, alt=f"Points of two classes, the unit's line, and w as an arrow on it. {self.words}")

    @property
    def panel(self) -> str:
        """The words and the picture, as HTML."""
        said = f'<p aria-live="polite" style="max-width:44em;min-height:3.2em">{escape(self.words)}</p>'
        return said + str(self.picture()._repr_mimebundle_()["text/html"])


class _Display:
    """Shows the controls where widgets live, and a still picture everywhere else."""

    def __init__(self, controls: Any, still: PerceptronSteps) -> None:
        self.controls, self.still = controls, still

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        live = self.controls._repr_mimebundle_() if self.controls is not None else {}
        return {**live, "text/html": self.still.panel, "text/plain": f"[Picture: {self.still.words}]"}


def _controls(steps: PerceptronSteps) -> Any:
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    start = steps.X.copy()
    view = widgets.HTML()
    forward = widgets.Button(description="Next point ▶", button_style="primary", tooltip="show one point to your rule")
    whole = widgets.Button(description="To the end of the epoch", tooltip="show the points up to the last one")
    again = widgets.Button(description="Start again", tooltip="w = 0, and all points where they were")
    names = [(f"point {i + 1}, class {target:+d}".replace("-", "−"), i) for i, target in enumerate(steps.t)]
    which = widgets.Dropdown(options=names, description="move")
    x1, x2 = (
        widgets.FloatSlider(min=-4.0, max=4.0, step=0.25, description=name, layout=widgets.Layout(width="26em"))
        for name in ("x₁", "x₂")
    )
    choosing = False

    def show() -> None:
        view.value = steps.panel

    def one(_: Any) -> None:
        steps.next()
        show()

    def several(_: Any) -> None:
        steps.next()
        while steps.visited % len(steps.t):
            steps.next()
        show()

    def chosen(_: Any = None) -> None:
        nonlocal choosing
        choosing = True
        x1.value, x2.value = steps.X[which.value, 1:]
        choosing = False

    def moved(_: Any) -> None:
        if not choosing:
            steps.move(which.value, float(x1.value), float(x2.value))
            show()

    def restart(_: Any) -> None:
        steps.X[:] = start
        steps.restart()
        chosen()
        show()

    forward.on_click(one)
    whole.on_click(several)
    again.on_click(restart)
    which.observe(chosen, "value")
    x1.observe(moved, "value")
    x2.observe(moved, "value")
    chosen()
    show()
    return widgets.VBox([widgets.HBox([forward, whole, again]), which, x1, x2, view])


def perceptron_steps(step: Step, X: np.ndarray, t: np.ndarray) -> None:
    """Display points and the arrow of the weights, with buttons that show the points to the learner's rule.

    step: your `perceptron_step`. X: (n, 3), its first column ones; t: (n,), −1 and +1. Any point can be moved.
    Without a running notebook (on paper, on the web) a still picture of three steps stands in its place.
    """
    from IPython.display import display

    still = PerceptronSteps(step, X, t)
    for _ in range(3):
        still.next()
    display(_Display(_controls(PerceptronSteps(step, X, t)), still))
