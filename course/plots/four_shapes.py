"""Four curves, two of them convex: something to hold a chord against."""

from __future__ import annotations

import numpy as np

from course import figure

SHAPES = {
    "A": (lambda w: 0.5 * (w - 0.3) ** 2, "a parabola"),
    "B": (lambda w: 1.6 * (1 - np.exp(-(w**2))), "one valley between two plains that grow ever flatter"),
    "C": (lambda w: 0.9 * np.abs(w + 0.4), "a V with straight sides"),
    "D": (lambda w: 0.35 * (w**2 - 1.6) ** 2 + 0.18 * w + 0.3, "a W with two valleys, the left one deeper"),
}
"""Each curve's letter: the function, and its shape in words."""


def four_shapes() -> None:
    """Show the four curves beside each other, each with its letter."""
    fig, axes = figure.new(10.0, 2.9, cols=4, sharey=True)
    w = np.linspace(-2.2, 2.2, 301)
    for ax, (letter, (curve, _)) in zip(axes, SHAPES.items(), strict=True):
        ax.plot(w, curve(w), color=figure.BLUE, linestyle="-", marker="")
        ax.set(title=letter, xlabel="w", ylim=(-0.3, 3.0))
    axes[0].set_ylabel("error")
    figure.show(
        fig,
        alt="Four curves over w. " + " ".join(f"{letter}: {words}." for letter, (_, words) in SHAPES.items()),
        caption=(
            "Lay a ruler from one point of a curve to another. On which curves does the curve between them never rise "
            "above it?"
        ),
    )
