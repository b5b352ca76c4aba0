"""The four cells of an exercise, drawn as they stand below one another in a notebook."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from course import figure

_CELLS = [
    ("1  the task", "what to write, by hand first;\nthree hints that fold out", figure.GREY, "read"),
    ("2  your cell", "# YOUR CODE HERE\nraise NotImplementedError()", figure.BLUE, "write, run"),
    ("3  visible test", "fixed numbers; names known mistakes\n1 point", figure.GREEN, "run"),
    ("4  hidden test", "fresh random numbers, when you hand in\n2 points", figure.PURPLE, "later"),
]


def _cell(ax: Axes, top: float, title: str, inside: str, color: str, verb: str, own: bool) -> None:
    box = FancyBboxPatch(
        (0, top - 0.84), 6.4, 0.8, boxstyle="round,pad=0.02", facecolor="white", edgecolor=color, linewidth=2.5
    )
    if not own:
        box.set_hatch("..")
        box.set_facecolor("#f6f6f6")
    ax.add_patch(box)
    blank = {"facecolor": "white" if own else "#f6f6f6", "edgecolor": "none", "pad": 2}
    ax.text(0.2, top - 0.44, title, va="center", weight="bold", bbox=blank)
    family = "monospace" if own else None
    ax.text(2.4, top - 0.44, inside, va="center", fontsize=9.5, family=family, bbox=blank)
    ax.annotate(
        verb,
        (6.5, top - 0.44),
        (7.0, top - 0.44),
        va="center",
        color=color,
        weight="bold",
        arrowprops={"arrowstyle": "->", "color": color},
    )


def lesson_parts() -> None:
    """Show the four cells of an exercise, which of them is the learner's, and what to do with each."""
    fig, ax = figure.new(7.6, 3.5)
    for row, (title, inside, color, verb) in enumerate(_CELLS):
        _cell(ax, 4.0 - row, title, inside, color, verb, own=row == 1)
    ax.set(xlim=(-0.15, 8.3), ylim=(-0.1, 4.2))
    ax.axis("off")
    figure.show(
        fig,
        alt=(
            "Four boxes below one another. 1, the task: read it. 2, your cell: write and run it. 3, the visible test, "
            "1 point: run it. 4, the hidden test, 2 points: it runs later, when you hand in. Only box 2 is unlocked."
        ),
        caption=(
            "The four cells of an exercise. Only the second, white one is yours; the dotted ones are locked. "
            "Go round 2 and 3 as often as you like: trying costs nothing."
        ),
    )
