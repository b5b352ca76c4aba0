"""The dividing line of a rule, update by update, with the point that caused each move."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course import figure
from course.plots.boundaries import misses
from course.plots.weight_arrow import weight_arrow


def line_walk(
    X: np.ndarray, t: np.ndarray, weights: Sequence[np.ndarray], causes: Sequence[int], cols: int = 3
) -> None:
    """Show a small picture for every update: the old line dotted, the new one solid, the cause ringed.

    X: (n, 3), its first column ones; t: (n,), −1 and +1. weights: the start and the weights after each update, (3,)
    each. causes: for each update the row of its point.
    """
    updates = len(causes)
    rows = -(-updates // cols)
    fig, axes = figure.new(3.1 * cols, 2.9 * rows, rows=rows, cols=cols, squeeze=False)
    wrong = [misses(w, X, t) for w in weights[1:]]
    for number, ax in enumerate(axes.ravel()):
        if number >= updates:
            ax.set_axis_off()
            continue
        before = weights[number] if number else None
        weight_arrow(ax, X, t, weights[number + 1], ring=causes[number], before=before)
        ax.set_title(f"update {number + 1}: {wrong[number]} wrong", fontsize=10)
        ax.set(xlabel="", ylabel="")
    fig.legend(*axes[0][0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9)
    figure.show(
        fig,
        alt=(
            f"{updates} small pictures of {len(t)} points, one for each update of the weights, with the line after it. "
            f"Points on the wrong side after each update: {', '.join(map(str, wrong))}."
        ),
        caption=(
            "One picture an update: ringed is the point that was wrong, dotted the line before, solid the line after. "
            "Look at the numbers of wrong points: a step for one point may cost others."
        ),
    )
