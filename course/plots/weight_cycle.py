"""The weights of a rule visit after visit, and where they come back to what they were."""

from __future__ import annotations

from typing import Any

import numpy as np

from course import figure


def weight_cycle(history: Any, cycle: tuple[int, int] | None, samples: int, name: str) -> None:
    """Show the weights after every visit of a sample; the epochs between equal weights are hatched.

    history: (visits + 1, 3), with the start. cycle: the numbers of epochs after which the weights were equal, or None.
    samples: how many visits make an epoch. name: of the data.
    """
    path = np.asarray(history, dtype=float)
    fig, axes = figure.new(8.4, 4.2, rows=3, sharex=True)
    for i, (ax, color) in enumerate(zip(axes, (figure.BLUE, figure.VERMILION, figure.GREEN), strict=True)):
        ax.plot(path[:, i], color=color, marker="o", linestyle="-", markersize=6)
        ax.set(ylim=(path.min() - 0.4, path.max() + 0.4))
        ax.set_ylabel(f"w{'₀₁₂'[i]}", rotation=0, labelpad=12)
        ax.yaxis.get_major_locator().set_params(integer=True)
        for end in range(0, len(path), samples):
            ax.axvline(end, color=figure.GREY, linewidth=1.2, linestyle="-", marker="")
        if cycle is not None:
            start, end = (samples * epoch for epoch in cycle)
            ax.axvspan(start, end, facecolor="none", edgecolor=figure.ORANGE, hatch="//", alpha=0.7, zorder=0)
    axes[-1].set_xlabel(f"points shown ({samples} make an epoch)")
    axes[-1].xaxis.get_major_locator().set_params(integer=True)
    if cycle is None:
        told = (
            f"In the last epoch nothing moves any more: the weights rest at ({', '.join(f'{v:g}' for v in path[-1])})."
        )
    else:
        first, again = cycle
        told = f"After epoch {again} the weights are what they were after epoch {first}, with mistakes in between."
    figure.show(
        fig,
        alt=f"The three weights for {name} after each of {len(path) - 1} points shown. {told}",
        caption=f"{name}, point after point; a grey line ends an epoch. {told}".replace("-", "−"),
    )
