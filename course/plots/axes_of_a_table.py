"""A small table with its sums along both axes, so that axis 0 and axis 1 can be told apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course import figure


def _number(ax: Axes, x: float, y: float, value: float, **look: Any) -> None:
    box = {"facecolor": "white", "edgecolor": figure.GREY, "boxstyle": "square,pad=0.45", **look}
    ax.text(x, y, f"{value:g}", ha="center", va="center", fontsize=12, bbox=box)


def axes_of_a_table(X: np.ndarray, caption: str = "") -> None:
    """Show the table X with the sums down its columns (axis 0) and across its rows (axis 1).

    X: (n, d), a few small numbers.
    """
    n, d = X.shape
    fig, ax = figure.new(7.0, 0.55 * n + 1.6)
    for i in range(n):
        for j in range(d):
            _number(ax, j, -i, X[i, j])
    down, across = X.sum(axis=0), X.sum(axis=1)
    for j in range(d):
        _number(ax, j, -n - 0.7, down[j], facecolor="#dcebf7", edgecolor=figure.BLUE, linewidth=2)
    for i in range(n):
        _number(
            ax, d + 0.7, -i, across[i], facecolor="#fbe3d6", edgecolor=figure.VERMILION, linewidth=2, linestyle="--"
        )
    for start, end, color in (
        ((-0.8, 0.2), (-0.8, -n - 0.6), figure.BLUE),
        ((-0.3, 0.75), (d + 0.6, 0.75), figure.VERMILION),
    ):
        ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": 2.5})
    ax.text(-0.95, -(n - 1) / 2, "axis 0\ndown", ha="right", va="center", color=figure.BLUE, weight="bold")
    ax.text((d - 1) / 2, 1.0, "axis 1, across", ha="center", va="bottom", color=figure.VERMILION, weight="bold")
    ax.text(d + 1.4, -n - 0.7, f"X.sum(axis=0)\nshape ({d},)", va="center", color=figure.BLUE)
    ax.text(d + 1.4, -(n - 1) / 2, f"X.sum(axis=1)\nshape ({n},)", va="center", color=figure.VERMILION)
    ax.set(xlim=(-2.4, d + 3.6), ylim=(-n - 1.2, 1.6))
    ax.axis("off")
    figure.show(
        fig,
        alt=(
            f"A table of {n} rows and {d} columns. An arrow down is axis 0, below it the sums of the columns: "
            f"{', '.join(f'{v:g}' for v in down)}. An arrow across is axis 1, on the right the sums of the rows: "
            f"{', '.join(f'{v:g}' for v in across)}."
        ),
        caption=caption,
    )
