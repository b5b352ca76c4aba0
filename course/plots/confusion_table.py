"""Which class is taken for which: a table with numbers, the mistakes shaded."""

from __future__ import annotations

import numpy as np

from course import figure


def confusion_table(counts: np.ndarray, *, alt: str, caption: str = "") -> None:
    """Show a confusion matrix: rows are the true classes, columns the predicted ones.

    counts: (k, k). The darker a cell off the diagonal, the more mistakes are in it.
    """
    counts = np.asarray(counts)
    k = len(counts)
    wrong = np.where(np.eye(k, dtype=bool), 0, counts)
    fig, ax = figure.new(0.62 * k + 0.8, 0.48 * k + 0.8)
    ax.imshow(wrong, cmap="Oranges", vmin=0, vmax=max(1, 1.3 * wrong.max()), aspect="auto")
    for (row, column), number in np.ndenumerate(counts):
        right = row == column
        color = figure.GREY if right or number == 0 else "black"
        ax.text(column, row, f"{number}", ha="center", va="center", fontsize=9, color=color)
    ax.set_xticks(range(k))
    ax.set_yticks(range(k))
    ax.grid(visible=False)
    ax.set(xlabel="predicted", ylabel="true")
    figure.show(fig, alt=alt, caption=caption)
