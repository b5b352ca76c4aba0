"""Curves over one axis, told apart by colour, line style and marker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patheffects import withStroke

from course import figure


def function_curves(
    x: np.ndarray,
    curves: Mapping[str, np.ndarray],
    *,
    xlabel: str,
    ylabel: str,
    alt: str,
    caption: str = "",
    ylim: tuple[float, float] | None = None,
    log_y: bool = False,
    notes: Sequence[tuple[float, float, str]] = (),
) -> None:
    """Show curves over a common x, with a legend.

    x: (m,). curves: each label with its values, (m,). ylim: the y-axis from and to. log_y: a logarithmic y-axis.
    notes: (x, y, text), a dot on the picture with a text beside it.
    """
    fig, ax = figure.new(6.5, 3.8)
    for name, values in curves.items():
        ax.plot(x, values, label=name, linewidth=2, markevery=max(1, len(x) // 10), markersize=5)
    for at_x, at_y, text in notes:
        ax.plot([at_x], [at_y], marker="o", markersize=8, color="black", linestyle="none")
        rim = [withStroke(linewidth=3, foreground="white")]  # a box would hide more of the curves
        ax.annotate(text, (at_x, at_y), xytext=(10, 8), textcoords="offset points", path_effects=rim)
    if log_y:
        ax.set_yscale("log")
    if ylim is not None:
        ax.set_ylim(*ylim)
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
    ax.legend()
    figure.show(fig, alt=alt, caption=caption)
