"""The weights as an arrow: it stands on the dividing line, at a right angle, and points to the side called +1."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course import figure
from course.plots.boundaries import line, scatter
from course.plots.line_panels import frame, shade

LONGEST = 2.5
"""Arrows of longer weights are drawn this long, in the units of the axes."""


def weight_arrow(
    ax: Axes, X: np.ndarray, t: np.ndarray, w: np.ndarray, *, ring: int | None = None, before: np.ndarray | None = None
) -> None:
    """Draw the points, the line and the arrow (w₁, w₂) on it.

    X: (n, 3), its first column ones; t: (n,), −1 and +1; w: (3,). ring: the point to draw a ring around, by its row.
    before: (3,), earlier weights, whose line is dotted.
    """
    ax.grid(visible=False)
    scatter(ax, X, t)
    frame(ax, X)
    ax.set_aspect("equal", adjustable="box")
    shade(ax, w)
    if before is not None:
        line(ax, before, color=figure.GREY, linestyle=":", linewidth=1.6)
    line(ax, w, color=figure.BLUE)
    if (size := float(np.hypot(w[1], w[2]))) > 0:
        middle = np.array([np.mean(ax.get_xlim()), np.mean(ax.get_ylim())])
        foot = middle - (w[0] + middle @ w[1:]) * w[1:] / size**2
        tip = foot + w[1:] * min(size, LONGEST) / size
        look: Any = {"arrowstyle": "-|>", "color": figure.VERMILION, "linewidth": 2.4, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=tip, xytext=foot, arrowprops=look, zorder=4)
    if ring is not None:
        ax.plot(*X[ring, 1:], marker="o", markersize=17, markerfacecolor="none", markeredgecolor="black",
                markeredgewidth=1.8, linestyle="none", zorder=5)  # fmt: skip


def before_and_after(X: np.ndarray, t: np.ndarray, before: np.ndarray, after: np.ndarray, ring: int) -> None:
    """Show one step of a rule as two pictures. ring: the row of the point that caused it; the rest as above."""
    fig, axes = figure.new(8.6, 4.2, cols=2)
    for ax, title, w, earlier in zip(axes, ("before", "after"), (before, after), (None, before), strict=True):
        weight_arrow(ax, X, t, w, ring=ring, before=earlier)
        ax.set_title(f"{title}: w = ({', '.join(f'{v:g}' for v in w)})".replace("-", "−"))
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9)
    z = [float(X[ring] @ w) for w in (before, after)]
    figure.show(
        fig,
        alt=(
            f"Two pictures of {len(t)} points and the unit's line with the weights as an arrow on it, before and after "
            f"one step for the ringed point of class {t[ring]:+d}. Its w·x goes from {z[0]:g} to {z[1]:g}."
        ),
        caption=(
            "The arrow (w₁, w₂) stands at a right angle on the line and points to the side called +1; the dotted side "
            "is called −1. Look at the ringed point: the arrow turned away from it, and the line passed over it."
        ),
    )
