"""The weights of a rule visit after visit, and where they come back to what they were."""

from __future__ import annotations

from typing import Any

import numpy as np

from course import figure

_LOOKS = [(figure.BLUE, "o", "-"), (figure.VERMILION, "s", "--"), (figure.GREEN, "^", "-.")]


def weight_cycle(history: Any, cycle: tuple[int, int] | None, samples: int, name: str) -> None:
    """Show the weights after every visit of a sample; a pass that begins and ends at equal weights is shaded.

    history: (visits + 1, 3), with the start. cycle: the numbers of passes after which the weights were equal, or None.
    samples: how many visits make a pass. name: of the data.
    """
    path = np.asarray(history, dtype=float)
    fig, ax = figure.new(8.4, 3.8)
    for i, (color, marker, style) in enumerate(_LOOKS):
        ax.plot(path[:, i], color=color, marker=marker, linestyle=style, markersize=6, label=f"w{'₀₁₂'[i]}")
    for end in range(0, len(path), samples):
        ax.axvline(end, color=figure.GREY, linewidth=0.8, linestyle="-", marker="")
    ax.set(xlabel=f"samples visited ({samples} make a pass)", ylabel="weights")
    ax.xaxis.get_major_locator().set_params(integer=True)
    if cycle is None:
        told = f"No mistake is made in the last pass: the weights rest at ({', '.join(f'{v:g}' for v in path[-1])})."
    else:
        first, again = cycle
        ax.axvspan(first * samples, again * samples, facecolor="none", edgecolor=figure.ORANGE, hatch="//", alpha=0.8)
        told = f"After pass {again} the weights are what they were after pass {first}, with mistakes in between."
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=10)
    figure.show(
        fig,
        alt=f"The three weights for {name} after each of {len(path) - 1} visits. {told}",
        caption=f"{name}, visit after visit; a grey line ends a pass. {told}".replace("-", "−"),
    )
