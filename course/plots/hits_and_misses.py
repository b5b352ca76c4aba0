"""What a count of misses can tell about a line, and what it cannot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course import figure


def hits_and_misses(X: np.ndarray, y: np.ndarray, w: float, tried: Sequence[float]) -> None:
    """Show a line through the origin beside its points, and the number of points it misses over every weight.

    X: (n, 1); y: (n,), all hit by one weight. w: the weight of the line. tried: weights that were tried, as ticks.
    """
    x, n = X[:, 0], len(y)
    best = float(x @ y / (x @ x))
    fig, (left, right) = figure.new(9.5, 3.6, cols=2)
    ends = np.array([0.0, 1.15 * x.max()])
    left.plot(ends, w * ends, color=figure.BLUE, linestyle="-", marker="", label=f"ŷ = {w:g} · x")
    left.vlines(x, np.minimum(y, w * x), np.maximum(y, w * x), color=figure.GREY, linestyle=":", linewidth=1.5)
    left.plot(x, y, color="black", linestyle="", marker="o", markersize=8, label="the points")
    left.set(xlabel="x", ylabel="y", title="the line, and what it misses by")
    left.legend(loc="upper left", fontsize=9)
    low, high = float(min(tried)), float(max(tried))
    right.plot([low, high], [n, n], color=figure.BLUE, linestyle="-", marker="")
    right.plot([best], [n], color=figure.BLUE, linestyle="", marker="o", markersize=9, markerfacecolor="white")
    right.plot([best], [0], color=figure.BLUE, linestyle="", marker="o", markersize=9)
    right.plot(tried, np.full(len(tried), -0.35), color=figure.GREY, linestyle="", marker="|", markersize=7, alpha=0.5)
    right.annotate("0 misses, here alone", (best, 0), (12, 4), textcoords="offset points")
    right.set(xlabel="weight w", ylabel="points missed", ylim=(-0.6, n + 0.6), title="the same for every w")
    right.set_yticks(range(n + 1))
    figure.show(
        fig,
        alt=(
            f"Left: {n} points and the line ŷ = {w:g}·x, which misses all of them, the farther right the more. Right: "
            f"the number of missed points over the weight is a flat line at height {n}; only at w = {best:g}, a "
            f"single spot, it is 0. {len(tried)} ticks below mark the weights that were tried; none is on that spot."
        ),
        caption=(
            "Look at the right picture and put your finger on the flat line. Does anything there tell you in which "
            "direction the single good spot lies?"
        ),
    )
