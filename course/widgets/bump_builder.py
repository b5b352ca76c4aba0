"""Add bumps under a curve: how close does a sum of bumps come, and how many units does it cost?"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from course import figure

Function = Callable[[np.ndarray], np.ndarray]
Bump = Callable[[np.ndarray, float, float, float, float], np.ndarray]


def built(f: Function, low: float, high: float, bump: Bump, count: int, steepness: float) -> figure.Picture:
    """Return the picture of f and of a sum of equally wide bumps under it, made by the learner's `bump`.

    count: of bumps, two units each. steepness: of every unit. If the learner's code raises, the caption says so.
    """
    x = np.linspace(low, high, 601)
    edges = np.linspace(low, high, count + 1)
    total, trouble = np.zeros(len(x)), ""
    fig, ax = figure.new(6.5, 3.8)
    try:
        for a, b in pairwise(edges):
            with np.errstate(all="ignore"):
                one = np.asarray(bump(x, a, b, float(f(np.array([(a + b) / 2]))[0]), steepness), dtype=float)
            total = total + one
            ax.plot(x, one, color=figure.GREY, linestyle=":", marker="", linewidth=1)
    except Exception as error:  # the learner's own code runs here: whatever it does, say it
        trouble = f"Your bump stopped with {type(error).__name__}: {error}"
    ax.plot(x, f(x), color=figure.BLUE, marker="", label="target")
    ax.plot(x, total, color=figure.VERMILION, linestyle="--", marker="", label="sum of bumps")
    ax.set_xlabel("x")
    ax.legend()
    worst = float(np.max(np.abs(total - f(x))))
    words = f"{count} bumps, {2 * count} units, steepness {steepness:.0f}: the largest error is {worst:.3f}."
    return figure.picture(fig, alt=f"A target curve and a sum of {words}", caption=trouble or words)


def bump_builder(f: Function, low: float, high: float, bump: Bump, *, count: int = 6, steepness: float = 60.0) -> None:
    """Display f and the sum of bumps, and below them sliders for their number and their steepness.

    f: function of an array; low, high: the range. bump: the learner's function (x, a, b, height, steepness).

    The picture is an ordinary output that the sliders update, so it stays readable where no widgets run.
    """
    from IPython.display import display

    shown = display(built(f, low, high, bump, count, steepness), display_id=True)
    controls = _controls(count, steepness, lambda number, steep: shown.update(built(f, low, high, bump, number, steep)))
    if controls is not None:
        display(controls)


def _controls(count: int, steepness: float, redraw: Callable[[int, float], None]) -> Any:
    """Return the two sliders, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    wide = widgets.Layout(width="34em")
    bumps = widgets.IntSlider(value=count, min=1, max=40, description="bumps", layout=wide)
    steep = widgets.FloatSlider(value=steepness, min=2.0, max=120.0, step=2.0, description="steepness", layout=wide)
    for one in (bumps, steep):
        one.observe(lambda change: redraw(bumps.value, steep.value), names="value")
    return widgets.VBox([bumps, steep])
