"""What a network reads in an image: the image, its probabilities, and which pixels speak for the answer."""

from __future__ import annotations

import numpy as np

from course import figure
from course.figure import Picture

MARKED = 14
"""How many pixels of either sign are marked."""


def reading(image: np.ndarray, p: np.ndarray, slope: np.ndarray, said: str) -> Picture:
    """Return a picture of one reading.

    image: (28, 28), what the network sees. p: (10,), its probabilities. slope: (28, 28), how the winner's logit changes
    with each pixel. said: the caption.
    """
    fig, (seen, bars, why) = figure.new(9.2, 3.1, cols=3, width_ratios=(1, 1.25, 1))
    for ax in (seen, why):
        ax.set_xticks([])
        ax.set_yticks([])
        ax.grid(visible=False)
    seen.imshow(image, cmap="gray", vmin=0, interpolation="nearest")
    seen.set_title("what it sees", fontsize=10)
    winner = int(np.argmax(p))
    colors = [figure.BLUE if k == winner else "white" for k in range(len(p))]
    bars.bar(range(len(p)), p, color=colors, edgecolor=figure.BLUE)
    bars.set(ylim=(0, 1.05), xticks=range(len(p)))
    bars.set_title("its probabilities", fontsize=10)
    bars.grid(visible=False, axis="x")
    why.imshow(image, cmap="Greys", vmin=0, vmax=2.2 * max(float(image.max()), 1.0), interpolation="nearest")
    order = np.argsort(slope, axis=None)
    # A white rim keeps the signs readable on ink.
    for sign, color, places in (("+", figure.BLUE, order[::-1][:MARKED]), ("−", figure.VERMILION, order[:MARKED])):
        for row, column in zip(*np.unravel_index(places, slope.shape), strict=True):
            why.text(column, row, sign, color=color, ha="center", va="center", fontsize=10, fontweight="bold")
    why.set_title(f"ink here: for (+), against (−) {winner}", fontsize=10)
    top = ", ".join(f"{k}: {p[k]:.0%}" for k in np.argsort(p)[::-1][:3])
    alt = f"Left: the image as the network sees it. Middle: bars of ten probabilities; the largest are {top}. "
    alt += "Right: plus and minus signs on the pixels that speak most for and against the answer."
    return figure.picture(fig, alt=alt, caption=said)
