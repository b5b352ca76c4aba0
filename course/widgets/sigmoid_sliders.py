"""Two sliders for one sigmoid neuron: move its weight and bias, and watch what each sample costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.figure import Picture
from course.plots.loss_per_point import loss_per_point

Function = Callable[..., np.ndarray]


def sigmoid_sliders(
    x: np.ndarray,
    y: np.ndarray,
    sigmoid: Function,
    bce_losses: Function,
    *,
    xlabel: str = "x",
    w: float = 0.5,
    b: float = -3.0,
) -> None:
    """Display the neuron's curve and the samples' losses, and below them two sliders for w and b.

    The functions are the learner's own: sigmoid of an array; bce_losses of probabilities and labels, (n,) each.
    x, y: (n,), y 0 or 1. w, b: where the sliders begin.

    The picture is an ordinary output that the sliders update, so it stays readable where no widgets run: in a saved
    notebook, on GitHub, without ipywidgets.
    """
    from IPython.display import display

    def picture(w: float, b: float) -> Picture:
        # A learner's function may warn far out on the slider; the picture shows what came of it.
        with np.errstate(all="ignore"):
            return loss_per_point(x, y, w, b, sigmoid, bce_losses, xlabel=xlabel)

    shown = display(picture(w, b), display_id=True)
    controls = _controls(w, b, lambda w, b: shown.update(picture(w, b)))
    if controls is not None:
        display(controls)


def _controls(w: float, b: float, redraw: Callable[[float, float], None]) -> Any:
    """Return the two sliders, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None

    def slider(name: str, value: float, low: float, high: float, step: float) -> Any:
        return widgets.FloatSlider(
            value=value, min=low, max=high, step=step, description=name, layout=widgets.Layout(width="34em")
        )

    weight, bias = slider("weight w", w, -3.0, 5.0, 0.05), slider("bias b", b, -20.0, 10.0, 0.1)
    for one in (weight, bias):
        one.observe(lambda change: redraw(weight.value, bias.value), names="value")
    return widgets.VBox([weight, bias])
