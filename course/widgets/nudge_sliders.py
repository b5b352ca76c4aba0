"""Two sliders for one nudge: choose a parameter and a step, and see the slopes that the learner's functions measure."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from course.figure import Picture
from course.plots.nudged_cost import nudged_cost

Cost = Callable[[np.ndarray], float]
Slopes = Callable[[Cost, np.ndarray, float], Any]


def names_of_2_3_1() -> list[str]:
    """Return what the 13 parameters of a 2-3-1 network are called, weights first, each layer row by row."""
    weights = [f"w{j}{k} of layer 0" for j in range(3) for k in range(2)] + [f"w0{k} of layer 1" for k in range(3)]
    return weights + [f"b{j} of layer 0" for j in range(3)] + ["b0 of layer 1"]


def nudge_sliders(cost: Cost, theta: np.ndarray, forward: Slopes, central: Slopes, *, place: int = 7) -> None:
    """Display the cost as one parameter turns, with the slopes of both functions, and two sliders.

    cost: of theta, (p,). forward, central: the learner's own functions of cost, theta and eps. place: the parameter
    to begin with.

    The picture is an ordinary output that the sliders update, so it stays readable where no widgets run. Where a
    learner's function raises or returns no p numbers, a sentence says so in place of the picture.
    """
    from IPython.display import display

    names = names_of_2_3_1() if len(theta) == 13 else [f"parameter {i}" for i in range(len(theta))]

    def picture(place: int, exponent: float) -> Picture | Words:
        eps = 10.0**exponent
        found = [_slope(f, cost, theta, eps, place) for f in (forward, central)]
        wrong = next((one for one in found if isinstance(one, str)), None)
        if wrong is not None:
            return Words(wrong)
        return nudged_cost(cost, theta, place, eps, float(found[0]), float(found[1]), names[place])

    shown = display(picture(place, 0.0), display_id=True)
    controls = _controls(place, names, lambda place, exponent: shown.update(picture(place, exponent)))
    if controls is not None:
        display(controls)


class Words:
    """A sentence that a notebook displays in place of a picture."""

    def __init__(self, text: str) -> None:
        self.text = text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": self.text}


def _slope(f: Slopes, cost: Cost, theta: np.ndarray, eps: float, place: int) -> float | str:
    """Return the learner's slope at one place, or what is wrong with it, in words."""
    name = getattr(f, "__name__", "your function")
    try:
        slopes = np.asarray(f(cost, theta.copy(), eps), dtype=float)
    except Exception as error:
        return f"{name} stopped with {type(error).__name__}: {error}"
    if slopes.shape != theta.shape:
        return f"{name} returned an array of shape {slopes.shape}; {len(theta)} slopes are wanted, one a parameter."
    slope = float(slopes[place])
    return slope if math.isfinite(slope) else f"{name} returned {slope} for this parameter."


def _controls(place: int, names: list[str], redraw: Callable[[int, float], None]) -> Any:
    """Return the two sliders, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None

    wide = widgets.Layout(width="34em")
    which = widgets.IntSlider(value=place, min=0, max=len(names) - 1, description="knob", layout=wide)
    step = widgets.FloatSlider(value=0.0, min=-3.0, max=0.5, step=0.1, description="log₁₀ ε", layout=wide)
    for one in (which, step):
        one.observe(lambda change: redraw(which.value, step.value), names="value")
    return widgets.VBox([which, step])
