"""A small network with numbers on it: values above the units, deltas below, a number on each connection."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from course import figure
from course.graph.node import written

Numbers = Sequence[float] | np.ndarray | None
NAMES = ("x", "h", "p")


def net_pass(
    sizes: tuple[int, int, int],
    *,
    above: Sequence[Numbers],
    below: Sequence[Numbers] = (None, None, None),
    edges: Sequence[np.ndarray | None] = (None, None),
    bold: Collection[int] = (),
    caption: str = "",
) -> figure.Picture:
    """Return the picture of a network with one hidden layer.

    sizes: units in the three layers. above, below: for each layer its units' values and deltas, or None while unknown.
    edges: for each layer of weights a table (in, out) of what stands on the connections, or None. bold: layers to
    draw with a heavy rim, the ones that something happens in.
    """
    fig, ax = figure.new(7.4, 3.9)
    ax.axis("off")
    places = [[(2.6 * layer, 1.15 * ((n - 1) / 2 - i)) for i in range(n)] for layer, n in enumerate(sizes)]
    for layer, table in enumerate(edges):
        for i, start in enumerate(places[layer]):
            for j, end in enumerate(places[layer + 1]):
                ax.plot(
                    *zip(start, end, strict=True), color=figure.GREY, linewidth=1, linestyle="-", marker="", zorder=1
                )
                if table is not None:
                    # Not in the middle, where the lines cross: nearer to the unit that they lead to.
                    x, y = (0.36 * s + 0.64 * e for s, e in zip(start, end, strict=True))
                    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
                    ax.text(x, y, written(round(float(table[i, j]), 3)), ha="center", va="center", fontsize=9, bbox=box)
    for layer, units in enumerate(places):
        for i, (x, y) in enumerate(units):
            name = f"${NAMES[layer]}_{i + 1}$" if len(units) > 1 else f"${NAMES[layer]}$"
            width = 3 if layer in bold else 1.2
            ax.scatter([x], [y], s=620, facecolor="white", edgecolor="black", linewidth=width, zorder=2)
            ax.text(x, y, name, ha="center", va="center", zorder=3)
            _beside(ax, above[layer], i, x, y + 0.38, "", figure.BLUE)
            _beside(ax, below[layer], i, x, y - 0.39, "δ ", figure.VERMILION)
    ax.set_xlim(-0.6, 5.8)
    ax.set_ylim(-1.15 * max(sizes) / 2 - 0.15, 1.15 * max(sizes) / 2 + 0.15)
    return figure.picture(fig, alt=_say(sizes, above, below, edges), caption=caption)


def _beside(ax: object, numbers: Numbers, i: int, x: float, y: float, sign: str, color: str) -> None:
    if numbers is not None:
        text = sign + written(round(float(numbers[i]), 3))
        ax.text(x, y, text, ha="center", va="center", fontsize=10.5, color=color, weight="bold", zorder=4)  # type: ignore[attr-defined]


def _say(
    sizes: tuple[int, int, int],
    above: Sequence[Numbers],
    below: Sequence[Numbers],
    edges: Sequence[np.ndarray | None],
) -> str:
    """Return the picture in words."""
    words = [f"A network of {sizes[0]} inputs, {sizes[1]} hidden units and {sizes[2]} output."]
    for layer, name in enumerate(("Inputs", "Hidden units", "Output")):
        for numbers, what in ((above[layer], "values"), (below[layer], "deltas")):
            if numbers is not None:
                words.append(f"{name}, {what}: {', '.join(written(round(float(v), 3)) for v in numbers)}.")
    for table, name in zip(edges, ("first", "second"), strict=True):
        if table is not None:
            rows = "; ".join(", ".join(written(round(float(v), 3)) for v in row) for row in np.asarray(table))
            words.append(f"On the {name} layer of connections: {rows}.")
    return " ".join(words)
