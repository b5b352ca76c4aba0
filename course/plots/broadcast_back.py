"""An array that is stretched by broadcasting, and the gradients of its copies on their way back."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.patches import Rectangle

from course import figure


def _table(ax: Any, x: float, y: float, values: np.ndarray, paint: str, dashed: np.ndarray) -> None:
    """Draw numbers in boxes, the upper left corner at (x, y). dashed: which boxes are copies."""
    for (i, j), number in np.ndenumerate(values):
        style = ":" if dashed[i, j] else "-"
        box = Rectangle((x + j, y - i - 1), 1, 1, facecolor="white", edgecolor=paint, linewidth=1.6, linestyle=style)
        ax.add_patch(box)
        ax.text(x + j + 0.5, y - i - 0.5, f"{number:g}".replace("-", "−"), ha="center", va="center", fontsize=12)


def broadcast_back(value: np.ndarray, dout: np.ndarray, axis: int, caption: str = "") -> None:
    """Show how an array is copied along an axis, and how the gradients of its copies are summed along it.

    value: size 1 along `axis`, else the size of dout, (r, c). dout: the gradient of the stretched array, (r, c).
    """
    total = dout.sum(axis=axis, keepdims=True)
    stretched = np.broadcast_to(value, dout.shape)
    copies = np.indices(dout.shape)[axis] > 0
    (rows, columns), small = dout.shape, value.shape
    fig, axes = figure.new(7.6, 0.7 + 0.45 * rows, cols=2)
    far = small[1] + 2.4
    for ax, left, right, paint in ((axes[0], value, stretched, figure.BLUE), (axes[1], total, dout, figure.VERMILION)):
        forward = paint == figure.BLUE
        middle = rows - rows / 2
        solid = np.zeros(small, bool)
        _table(ax, 0, middle + small[0] / 2, left, paint, solid)
        _table(ax, far, rows, right, paint, copies if forward else np.zeros(dout.shape, bool))
        ends = (small[1] + 0.25, far - 0.25) if forward else (far - 0.25, small[1] + 0.25)
        ax.annotate(
            "", (ends[1], middle), (ends[0], middle), arrowprops={"arrowstyle": "-|>", "color": paint, "linewidth": 2}
        )
        ax.text(sum(ends) / 2, middle + 0.25, "copied" if forward else "summed", ha="center", fontsize=11)
        ax.set(xlim=(-0.2, far + columns + 0.2), ylim=(-0.2, rows + 0.2), aspect="equal")
        ax.set_title("forward: the values" if forward else "backward: the gradients", fontsize=11)
        ax.axis("off")
    words = "rows" if axis == 0 else "columns"
    figure.show(
        fig,
        alt=f"Left, forward: an array of shape {small} is copied to {dout.shape[axis]} {words}. Right, backward: the "
        f"gradient of shape {dout.shape} is summed over these {words} to {total.ravel().tolist()}.",
        caption=caption,
    )
