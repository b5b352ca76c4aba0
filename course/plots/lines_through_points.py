"""Measured points, and one or more straight lines through them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from course import figure


def lines_through_points(
    x: np.ndarray,
    y: np.ndarray,
    lines: Mapping[str, tuple[float, float]],
    *,
    xlabel: str,
    ylabel: str,
    caption: str = "",
) -> None:
    """Show points and lines. x, y: (n,). lines: name → (intercept, slope), at most three."""
    fig, ax = figure.new(6.8, 4.0)
    ax.plot(x, y, color="black", linestyle="", marker="o", markersize=6, label="measured")
    ends = np.array([min(0.0, float(x.min())), 1.05 * float(x.max())])
    looks = ((figure.BLUE, "-"), (figure.VERMILION, "--"), (figure.GREEN, ":"))
    for (name, (intercept, slope)), (color, style) in zip(lines.items(), looks, strict=False):
        ax.plot(ends, intercept + slope * ends, color=color, linestyle=style, marker="", label=name)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend(loc="upper left", fontsize=9)
    told = "; ".join(f"“{name}”: intercept {a:.4g}, slope {b:.4g}" for name, (a, b) in lines.items())
    figure.show(
        fig,
        alt=f"{len(x)} points, {ylabel} over {xlabel}, scattered about a rising line. Lines: {told}.",
        caption=caption,
    )
