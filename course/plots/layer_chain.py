"""A chain of layers: what goes forward above the boxes, and what comes back below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from course import figure


def draw_chain(ax: Any, layers: Sequence[str], values: Sequence[str], gradients: Sequence[str] = ()) -> None:
    """Draw boxes in a row on an Axes.

    layers: a name for each box. values: what stands on each arrow forward: the input and each layer's output, one more
    than there are layers. gradients: the same number of texts for the arrows back; empty for a forward pass alone.
    Raises: ValueError if the numbers of texts do not fit together.
    """
    if len(values) != len(layers) + 1 or len(gradients) not in (0, len(values)):
        raise ValueError(f"{len(layers)} layers have {len(layers) + 1} arrows: give a text for each of them.")
    ax.axis("off")
    ax.set(xlim=(-0.85, len(layers) - 0.15), ylim=(-0.5, 0.5))
    for i, name in enumerate(layers):
        box = {"boxstyle": "round,pad=0.45", "facecolor": "#eef4fa", "edgecolor": figure.BLUE, "linewidth": 1.6}
        ax.text(i, 0, name, ha="center", va="center", bbox=box, fontsize=9.5)
    for i, text in enumerate(values):
        at = i - 0.5
        ahead = {"arrowstyle": "->", "color": figure.BLUE, "linewidth": 1.8}
        ax.annotate("", (at + 0.17, 0.12), (at - 0.17, 0.12), arrowprops=ahead)
        ax.text(at, 0.18, text, ha="center", va="bottom", fontsize=9)
        if gradients:
            back = {"arrowstyle": "->", "color": figure.VERMILION, "linewidth": 1.8, "linestyle": "--"}
            ax.annotate("", (at - 0.17, -0.12), (at + 0.17, -0.12), arrowprops=back)
            ax.text(at, -0.18, gradients[i], ha="center", va="top", fontsize=9, color="#8a3c00")


def layer_chain(
    layers: Sequence[str], values: Sequence[str], gradients: Sequence[str] = (), *, alt: str, caption: str = ""
) -> None:
    """Show a chain of layers; see `draw_chain`."""
    fig, ax = figure.new(max(5.0, 1.6 * (len(layers) + 0.7)), 1.5)
    draw_chain(ax, layers, values, gradients)
    figure.show(fig, alt=alt, caption=caption)
