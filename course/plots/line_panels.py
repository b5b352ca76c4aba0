"""Several problems of two classes side by side, each with a line of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course import figure
from course.plots.boundaries import line, misses, scatter

_DOTS = "#c4c8cc"


def frame(ax: Axes, X: np.ndarray) -> None:
    """Set the limits of the axes so that all points have room. X: (n, 3), its first column ones."""
    low, high = X[:, 1:].min(axis=0), X[:, 1:].max(axis=0)
    rim = 0.12 * (high - low) + 0.3
    ax.set(xlim=(low[0] - rim[0], high[0] + rim[0]), ylim=(low[1] - rim[1], high[1] + rim[1]))


def shade(ax: Axes, w: np.ndarray) -> None:
    """Dot the side where the unit says −1, within the limits of the axes. w: (3,)."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    x, y = np.meshgrid([left, right], [bottom, top])  # z is a plane: four corners say it all
    z = w[0] + w[1] * x + w[2] * y
    if (z < 0).any():
        side = ax.contourf(x, y, z, levels=[float(z.min()) - 1.0, 0.0], colors="none", hatches=[".."], zorder=0)
        side.set(edgecolor=_DOTS, linewidth=0.0)
    ax.set(xlim=(left, right), ylim=(bottom, top))


def line_panels(panels: Mapping[str, tuple[Any, Any, Any]], *, caption: str = "", x: str = "x₁", y: str = "x₂") -> None:
    """Show problems side by side: the points, the line of the weights, the side that is called −1, and the misses.

    panels: title → (X, t, w). X: (n, 3), its first column ones; t: (n,), −1 and +1; w: (3,). x, y: names of the axes.
    """
    fig, axes = figure.new(3.3 * len(panels), 3.5, cols=len(panels), squeeze=False)
    words = []
    for ax, (title, (X, t, weights)) in zip(axes[0], panels.items(), strict=True):
        w = np.asarray(weights, dtype=float)
        ax.grid(visible=False)
        scatter(ax, X, t)
        frame(ax, X)
        shade(ax, w)
        line(ax, w, color=figure.BLUE)
        wrong = misses(w, X, t)
        ax.set_title(f"{title}: {wrong} wrong", fontsize=11)
        ax.set(xlabel=x, ylabel=y)
        words.append(f"{title}, {len(t)} points, {wrong} on the wrong side")
    fig.legend(*axes[0][0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9)
    figure.show(fig, alt=f"Points of two classes and a dividing line: {'; '.join(words)}.", caption=caption)
