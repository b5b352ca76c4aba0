"""The road through the course: sixteen lessons as stations, and the side roads that lead on."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from course import figure

STATIONS = [
    ("00", "the workbench"),
    ("01", "a unit draws a line"),
    ("02", "downhill on the error"),
    ("03", "the delta rule"),
    ("04", "probabilities"),
    ("05", "graphs, chain rule"),
    ("06", "an engine"),
    ("07", "layers"),
    ("08", "nudging weights"),
    ("09", "backpropagation"),
    ("10", "a network in numpy"),
    ("11", "PyTorch"),
    ("12", "your own layers"),
    ("13", "your own steps"),
    ("14", "handwriting"),
    ("15", "against PyTorch"),
]
"""Each lesson's number, and what it was about."""
SIDE_ROADS = ["convolution", "recurrence", "attention", "very deep nets", "any program", "generating", "rewards"]
"""What comes after the course."""
_STAGES = [("one unit", 0, 5), ("how gradients travel", 5, 10), ("networks that learn", 10, 16)]
_LOOKS = [(figure.BLUE, "o"), (figure.GREEN, "s"), (figure.VERMILION, "D")]
_PER_ROW = 4


def _place(i: int) -> tuple[float, float]:
    """Return where station i stands: four in a row, to and fro, upwards."""
    row, column = divmod(i, _PER_ROW)
    return float(column if row % 2 == 0 else _PER_ROW - 1 - column), float(row)


def _path() -> np.ndarray:
    """Return the road as points, (m, 2): straight along the rows, half circles at their ends."""
    points: list[tuple[float, float]] = []
    for row in range(len(STATIONS) // _PER_ROW):
        ends = [_place(row * _PER_ROW), _place(row * _PER_ROW + _PER_ROW - 1)]
        points += ends
        if row + 1 < len(STATIONS) // _PER_ROW:
            (x, y), side = ends[1], 1 if row % 2 == 0 else -1
            turn = np.linspace(-np.pi / 2, np.pi / 2, 30)
            points += [(x + side * 0.42 * np.cos(t), y + 0.5 + 0.5 * np.sin(t)) for t in turn]
    return np.array(points)


def _side_roads(ax: Axes) -> None:
    """Draw how the road goes on behind the last station: unpaved, with a side road for each subject."""
    x, y = _place(len(STATIONS) - 1)
    turn = np.linspace(-np.pi / 2, np.pi / 2, 30)
    ahead = np.array([(x - 0.42 * np.cos(t), y + 0.5 + 0.5 * np.sin(t)) for t in turn] + [(3.6, y + 1)])
    ax.plot(*ahead.T, color="#d9d9d9", linewidth=4, linestyle=(0, (1.5, 1)), marker="", zorder=0)
    for place, name in enumerate(SIDE_ROADS):
        at = 3.55 * place / (len(SIDE_ROADS) - 1)
        arrow = {"arrowstyle": "->", "color": figure.GREY, "linewidth": 1.4, "linestyle": "--"}
        ax.annotate("", (at, y + 1.38), (at, y + 1), arrowprops=arrow)
        ax.text(at, y + 1.42, name, ha="center", va="bottom", fontsize=9, style="italic", color="#3c4043")


def road(caption: str = "") -> None:
    """Show the way from lesson 00, below, to lesson 15, above, in three stages, and where side roads leave it."""
    fig, ax = figure.new(8.6, 5.6)
    way = _path()
    ax.plot(*way.T, color="#d9d9d9", linewidth=15, linestyle="-", marker="", solid_capstyle="round", zorder=1)
    ax.plot(*way.T, color="white", linewidth=1.5, linestyle=(0, (6, 6)), marker="", zorder=2)
    for (stage, first, last), (color, marker) in zip(_STAGES, _LOOKS, strict=True):
        spots = np.array([_place(i) for i in range(first, last)])
        ax.plot(*spots.T, marker, color=color, markersize=21, linestyle="none", zorder=3, label=stage)
        for i in range(first, last):
            x, y = _place(i)
            number, name = STATIONS[i]
            ax.text(x, y, number, ha="center", va="center", color="white", weight="bold", fontsize=10, zorder=4)
            ax.text(x, y - 0.24, name, ha="center", va="top", fontsize=9, zorder=4)
    _side_roads(ax)
    ax.set(xlim=(-0.85, 3.85), ylim=(-0.62, len(STATIONS) / _PER_ROW + 0.75))
    ax.axis("off")
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, -0.06), ncols=3, frameon=False, markerscale=0.45, fontsize=9.5)
    stations = "; ".join(f"{number} {name}" for number, name in STATIONS)
    figure.show(
        fig,
        alt=(
            "A winding road with sixteen stations in three stages: "
            + ", ".join(f"{stage} ({first:02d} to {last - 1:02d})" for stage, first, last in _STAGES)
            + f". The stations: {stations}. From the last one dashed side roads lead on: {', '.join(SIDE_ROADS)}."
        ),
        caption=caption,
    )
