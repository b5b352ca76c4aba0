"""How often each class occurs, and how often a network says so."""

from __future__ import annotations

import numpy as np

from course import figure


def class_counts(read: np.ndarray, truth: np.ndarray, caption: str = "") -> None:
    """Show two bars for each class, and mark the classes that are never read.

    read, truth: (n,), whole numbers from 0: what a network says, and what is.
    """
    k = int(max(np.max(read), np.max(truth))) + 1
    counts = [np.bincount(np.asarray(labels), minlength=k) for labels in (truth, read)]
    fig, ax = figure.new(7.0, 3.4)
    for values, shift, color, hatch, name in (
        (counts[0], -0.2, figure.GREY, "", "in the data"),
        (counts[1], 0.2, figure.BLUE, "///", "read by the network"),
    ):
        ax.bar(
            np.arange(k) + shift,
            values,
            0.38,
            facecolor="white",
            edgecolor=color,
            hatch=hatch,
            linewidth=1.5,
            label=name,
        )
    dead = [c for c in range(k) if counts[1][c] == 0]
    for c in dead:
        ax.text(c + 0.2, 0, "never", rotation=90, ha="center", va="bottom", color=figure.VERMILION, weight="bold")
    ax.set_xticks(range(k))
    ax.set(xlabel="class", ylabel="how often")
    ax.set_ylim(0, 1.25 * max(c.max() for c in counts))
    ax.grid(visible=False, axis="x")
    ax.legend(ncols=2, loc="upper center", fontsize=9)
    never = f"Never read: {', '.join(map(str, dead))}" if dead else "No class is missing"
    rows = ", ".join(f"class {c} {counts[1][c]} of {counts[0][c]}" for c in range(k))
    figure.show(fig, alt=f"Two bars for each of {k} classes. {never}. Read and true counts: {rows}.", caption=caption)
