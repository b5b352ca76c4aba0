"""Choose an activation function, slide along it, and see where its slope dies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course import figure
from course.plots.activation_curves import FLAT, activation_picture

Function = Callable[[np.ndarray], np.ndarray]
Choice = dict[str, tuple[Function, Function]]


def explored(functions: Choice, name: str, at: float) -> figure.Picture:
    """Return the picture of one function with the point z = at, or of what the learner's code raised."""
    try:
        caption = f"{name} at z = {at:.1f}. Hatched: the slope is below {FLAT}, so hardly anything comes back through."
        return activation_picture({name: functions[name]}, at=at, caption=caption)
    except Exception as error:  # the learner's own code runs here: whatever it does, say it
        trouble = f"Your {name} stopped with {type(error).__name__}: {error}"
        fig, ax = figure.new(5.5, 1.2)
        ax.axis("off")
        ax.text(0.0, 0.5, trouble, wrap=True)
        return figure.picture(fig, alt=trouble, caption=trouble)


def activation_explorer(functions: Choice, *, at: float = 1.0) -> None:
    """Display a function and its slope, and below them a slider for z and a menu of the functions.

    functions: each name with the learner's f and f′, functions of an array. at: where the slider begins.

    The picture is an ordinary output that the controls update, so it stays readable where no widgets run.
    """
    from IPython.display import display

    first = next(iter(functions))
    shown = display(explored(functions, first, at), display_id=True)
    controls = _controls(list(functions), at, lambda name, z: shown.update(explored(functions, name, z)))
    if controls is not None:
        display(controls)


def _controls(names: list[str], at: float, redraw: Callable[[str, float], None]) -> Any:
    """Return slider and menu, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    wide = widgets.Layout(width="34em")
    z = widgets.FloatSlider(value=at, min=-5.0, max=5.0, step=0.1, description="z", layout=wide)
    menu = widgets.Dropdown(options=names, description="function", layout=wide)
    for one in (z, menu):
        one.observe(lambda change: redraw(menu.value, z.value), names="value")
    return widgets.VBox([z, menu])
