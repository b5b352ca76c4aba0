"""Two copies of one network, trained side by side: sliders for steps and learning rate, and how far the two part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course import figure
from course.figure import Picture

MOST_STEPS = 150
FLOOR = 1e-18
DTYPES: dict[str, Any] = {"float64": np.float64, "float32": np.float32}


class Pair:
    """The learner's code, and what the controls say.

    make: called with a dtype, a learning rate and a number of steps, gives the arguments of drift. drift: the
    learner's; gives the largest difference before the first step and after each.
    """

    def __init__(self, make: Callable[..., Any], drift: Callable[..., Any]) -> None:
        self.make, self.drift = make, drift
        self.steps, self.rate = 60, 0.1

    def curves(self) -> tuple[dict[str, np.ndarray], list[str]]:
        """Return the drift after each step for each dtype, nan where it is 0, and a sentence about each."""
        found, words = {}, []
        for name, dtype in DTYPES.items():
            try:
                with np.errstate(all="ignore"):
                    gaps = np.asarray(self.drift(*self.make(dtype, self.rate, self.steps)), float)
                found[name] = np.where(gaps > 0, gaps, np.nan)[1:]  # a logarithmic axis has no 0
                words.append(f"{name}: {gaps[-1]:.1e} apart after {len(gaps) - 1} steps")
            except Exception as error:  # the learner's code may do anything
                words.append(f"{name} stopped with {type(error).__name__}: {str(error)[:60]}")
        return found, words

    def picture(self) -> Picture:
        """Return the curves as they are now."""
        found, words = self.curves()
        fig, ax = figure.new(7.0, 3.8)
        for name, gaps in found.items():
            steps = np.arange(1, len(gaps) + 1)
            ax.plot(steps, gaps, label=name, markevery=max(1, len(gaps) // 10), markersize=5)
        ax.axhline(1e-8, color="black", linestyle=":", marker="", linewidth=1.2)
        ax.set(yscale="log", ylim=(FLOOR, 1e3), xlim=(0, MOST_STEPS))
        ax.set(xlabel="step", ylabel="largest difference of a parameter")
        ax.set_title(f"learning rate {self.rate:.2g}, {self.steps} steps", fontsize=11)
        if found:
            ax.legend(loc="lower right", bbox_to_anchor=(1.0, 0.16))  # between the level curves
        said = "; ".join(words) + "."
        return figure.picture(
            fig,
            alt=f"Difference of two networks over the steps, logarithmic scale, learning rate {self.rate:.2g}. {said}",
            caption=f"{said} The dotted line is 1e-8.",
        )


def drift_sliders(pair: Pair) -> None:
    """Display the curves and their controls. Without widgets the picture stays."""
    from IPython.display import display

    shown = display(pair.picture(), display_id=True)
    controls = _controls(pair, lambda: shown.update(pair.picture()))
    if controls is not None:
        display(controls)


def _controls(pair: Pair, redraw: Callable[[], None]) -> Any:
    """Return a slider for the steps and one for the rate, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    wide = widgets.Layout(width="34em")
    steps = widgets.IntSlider(
        value=pair.steps, min=10, max=MOST_STEPS, step=10, description="steps", layout=wide, continuous_update=False
    )
    rate = widgets.FloatLogSlider(
        value=pair.rate,
        base=10,
        min=-2,
        max=0.3,  # up to 2: beyond, curves climb less again (60 steps in float64: 5e-6 at 10, 5e-2 at 1)
        step=0.1,
        description="rate η",
        readout_format=".2g",
        layout=wide,
        continuous_update=False,
    )

    def moved(_: Any) -> None:
        pair.steps, pair.rate = steps.value, rate.value
        redraw()

    for control in (steps, rate):
        control.observe(moved, names="value")
    return widgets.VBox([steps, rate])
