"""The probability that a classifier gives to every point of the plane, under the samples it learned from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course import figure

LEVELS = (0.1, 0.5, 0.9)


def probability_surface(
    X: np.ndarray,
    y: np.ndarray,
    probability: Callable[[np.ndarray], np.ndarray],
    *,
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    names: tuple[str, str] = ("y = 0", "y = 1"),
    alt: str,
    caption: str = "",
) -> None:
    """Show P(y = 1) as shades of grey, darker for more, with lines at 0.1, 0.5 and 0.9, and the samples on it.

    X: (n, 2). y: (n,), 0 or 1. probability: takes (m, 2), gives (m,). names: what the two classes are called.
    Samples of class 0 are circles, of class 1 triangles; those on the wrong side of 0.5 have a heavy edge.
    """
    low, high = X.min(axis=0), X.max(axis=0)
    margin = 0.1 * (high - low)
    axes = [np.linspace(low[i] - margin[i], high[i] + margin[i], 80) for i in range(2)]
    first, second = np.meshgrid(*axes)
    heights = np.asarray(probability(np.column_stack([first.ravel(), second.ravel()])), dtype=float)
    heights = heights.reshape(first.shape)
    wrong = (np.asarray(probability(X), dtype=float) >= 0.5) != (y == 1)

    fig, ax = figure.new(6.2, 4.6)
    ax.grid(visible=False)
    extent = (axes[0][0], axes[0][-1], axes[1][0], axes[1][-1])
    ax.imshow(heights, cmap="Greys", vmin=0, vmax=1.6, extent=extent, origin="lower", aspect="auto")
    lines = ax.contour(first, second, heights, LEVELS, colors="black", linestyles=["--", "-", ":"], linewidths=1.8)
    for label, marker, color in ((0, "o", figure.BLUE), (1, "^", figure.VERMILION)):
        of_class = y == label
        edges = np.where(wrong[of_class], "black", "white")
        widths = np.where(wrong[of_class], 1.8, 0.6)
        ax.scatter(*X[of_class].T, marker=marker, s=42, c=color, edgecolors=edges, linewidths=widths)
        # The legend gets a sample of its own: the first of a class may be one with a heavy edge.
        ax.scatter([], [], marker=marker, s=42, c=color, edgecolors="white", linewidths=0.6, label=names[label])
    for text in ax.clabel(lines, fmt="%.1f", fontsize=10, zorder=4):
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.0})
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
    ax.legend(loc="best", framealpha=0.9)
    figure.show(fig, alt=alt, caption=caption)
