"""Yes-or-no answers over one measured feature, and the curves that should predict them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from course import figure


def draw_answers(ax: Axes, x: np.ndarray, y: np.ndarray) -> None:
    """Draw the samples at heights 0 and 1: circles for y = 0, triangles for y = 1. x, y: (n,)."""
    for label, marker, color in ((0, "o", figure.BLUE), (1, "^", figure.VERMILION)):
        ax.plot(
            x[y == label],
            y[y == label],
            marker=marker,
            color=color,
            markeredgecolor="black",
            markersize=10,
            linestyle="none",
            label=f"y = {label}",
            zorder=3,
        )


def probability_curve(
    x: np.ndarray,
    y: np.ndarray,
    curves: Mapping[str, Callable[[np.ndarray], np.ndarray]],
    *,
    xlabel: str,
    alt: str,
    caption: str = "",
    span: tuple[float, float] | None = None,
) -> None:
    """Show samples and curves; the strip from 0 to 1, where probabilities live, is white, the rest is hatched.

    x, y: (n,), y 0 or 1. curves: each label with a function of x. span: where the curves begin and end, by
    default where the samples do.
    """
    low, high = span if span is not None else (float(x.min()), float(x.max()))
    grid = np.linspace(low, high, 201)
    drawn = {name: np.asarray(curve(grid), dtype=float) for name, curve in curves.items()}
    bottom = min(-0.15, *(values.min() for values in drawn.values())) - 0.1
    top = max(1.15, *(values.max() for values in drawn.values())) + 0.1

    fig, ax = figure.new(6.5, 3.8)
    for from_y, to_y in ((bottom, 0.0), (1.0, top)):
        ax.axhspan(from_y, to_y, facecolor="#eeeeee", edgecolor="#bbbbbb", hatch="///", linewidth=0)
    for name, values in drawn.items():
        ax.plot(grid, values, label=name, linewidth=2.5, marker="")
    draw_answers(ax, x, y)
    ax.set_ylim(bottom, top)
    ax.set_yticks([0, 0.5, 1])
    ax.set_xlabel(xlabel)
    ax.set_ylabel("probability of y = 1")
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    figure.show(fig, alt=alt, caption=caption)
