"""A small network: units as circles, weights as arrows, and words beside the units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from course import figure

_NAMES = {"input": "x", "hidden": "h", "output": "ŷ"}
_LOW = "₀₁₂₃₄₅₆₇₈₉"


def small_net(
    sizes: Sequence[int],
    *,
    inputs: Sequence[str] = (),
    hidden: Sequence[str] = (),
    outputs: Sequence[str] = (),
    alt: str,
    caption: str = "",
) -> None:
    """Show a fully connected network from left to right.

    sizes: how many inputs, then how many units in each layer; up to ten in one, so that their numbers fit.
    inputs, hidden, outputs: a word beside each of those units, from the top; the hidden ones layer by layer.
    """
    fig, ax = figure.new(6.4, 3.4)
    ax.set_axis_off()
    tallest = max(sizes)
    places = [[(2.2 * i, (count - 1) / 2 - j) for j in range(count)] for i, count in enumerate(sizes)]
    words = [list(inputs), *_by_layer(hidden, sizes[1:-1]), list(outputs)]
    for left, right in pairwise(places):
        for x, y in left:
            for to_x, to_y in right:
                ax.annotate(
                    "",
                    (to_x, to_y),
                    (x, y),
                    arrowprops={"arrowstyle": "-|>", "color": figure.GREY, "shrinkA": 17, "shrinkB": 17, "lw": 1.2},
                )
    for i, (layer, said) in enumerate(zip(places, words, strict=True)):
        kind = "input" if i == 0 else "output" if i == len(sizes) - 1 else "hidden"
        for j, (x, y) in enumerate(layer):
            ax.plot(
                [x], [y], marker="o", markersize=31, markerfacecolor="white", markeredgecolor="black", linestyle="none"
            )
            ax.text(x, y, _NAMES[kind] + (_LOW[j] if len(layer) > 1 else ""), ha="center", va="center", fontsize=12)
            if j < len(said):
                ax.text(x + 0.32, y + 0.3, said[j], fontsize=13, weight="bold", color=figure.VERMILION)
    ax.set(xlim=(-0.5, 2.2 * (len(sizes) - 1) + 1.3), ylim=(-tallest / 2 - 0.1, tallest / 2 + 0.2))
    figure.show(fig, alt=alt, caption=caption)


def _by_layer(words: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    """Return the words of the hidden units, a list for each layer."""
    rest, layers = list(words), []
    for size in sizes:
        layers.append(rest[:size])
        rest = rest[size:]
    return layers
