"""Points, each joined to the centre that is nearest by a table of squared distances."""

from __future__ import annotations

import numpy as np

from course import figure

_LOOKS = [(figure.BLUE, "o", "-"), (figure.VERMILION, "s", "--"), (figure.GREEN, "^", "-."), (figure.PURPLE, "D", ":")]


def nearest(points: np.ndarray, centres: np.ndarray, distances: np.ndarray, caption: str = "") -> None:
    """Show each point joined to the centre with the smallest entry in its row of distances.

    points: (n, 2); centres: (k, 2), at most four; distances: (n, k).
    """
    chosen = np.asarray(distances).argmin(axis=1)
    fig, ax = figure.new(6.4, 4.0)
    for j, (color, marker, style) in zip(range(len(centres)), _LOOKS, strict=False):
        mine = points[chosen == j]
        for point in mine:
            ax.plot(*zip(point, centres[j], strict=True), color=color, linestyle=style, linewidth=1, marker="")
        ax.plot(mine[:, 0], mine[:, 1], marker, color=color, markersize=5, linestyle="none")
        ax.plot(*centres[j], marker, color=color, markersize=15, markeredgecolor="black", label=f"centre {j}")
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    ax.legend(loc="best", fontsize=9)
    counts = ", ".join(f"{int((chosen == j).sum())} to centre {j}" for j in range(len(centres)))
    figure.show(
        fig, alt=f"{len(points)} points joined to their nearest of {len(centres)} centres: {counts}.", caption=caption
    )
