"""The squared errors of a line, drawn as squares, beside the curve that their sum makes over the weight."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from course import figure


def error_squares(X: np.ndarray, y: np.ndarray, w: float, at: Sequence[float]) -> None:
    """Show each error of the line ŷ = w·x as a square, and E = ½Σ(y − ŷ)² over the weight with some dots on it.

    X: (n, 1); y: (n,). w: the weight of the line. at: the weights with a dot and its height beside it.
    """
    x = X[:, 0]

    def heights(weights: np.ndarray) -> np.ndarray:
        return np.asarray(0.5 * ((y - np.multiply.outer(weights, x)) ** 2).sum(axis=-1))

    fig, (left, right) = figure.new(9.5, 4.0, cols=2)
    ends = np.array([0.0, 1.15 * x.max()])
    left.plot(ends, w * ends, color=figure.BLUE, linestyle="-", marker="", label=f"ŷ = {w:g} · x")
    for i in range(len(y)):
        corner, side = (x[i], min(y[i], w * x[i])), abs(y[i] - w * x[i])
        left.add_patch(
            Rectangle(corner, side, side, facecolor=figure.ORANGE, edgecolor="black", alpha=0.45, hatch="//")
        )
        middle = (corner[0] + side / 2, corner[1] + side / 2)
        rim = [withStroke(linewidth=3, foreground="white")]
        left.annotate(f"{side**2:.3g}", middle, ha="center", va="center", path_effects=rim)
    left.plot(x, y, color="black", linestyle="", marker="o", markersize=8, label="the points")
    left.set(xlabel="x", ylabel="y", title="each error, squared", aspect="equal")
    left.set(xlim=(0, 1.75 * x.max()), ylim=(0, 1.25 * float(y.max())))
    left.legend(loc="upper left", fontsize=9)
    dots = np.asarray(at, dtype=float)
    reach = 1.25 * float(np.abs(dots - dots.mean()).max())
    axis = np.linspace(dots.mean() - reach, dots.mean() + reach, 201)
    right.plot(axis, heights(axis), color=figure.GREY, linestyle="-", marker="")
    right.plot(dots, heights(dots), color=figure.BLUE, linestyle="", marker="o", markersize=8)
    lowest = heights(dots).min()
    for dot in dots:
        height = float(heights(dot))
        # Inside the curve's bottom there is room above the dot only, on its flanks beside it.
        place = {"xytext": (0, 12), "ha": "center"} if height == lowest else {"xytext": (9, 4)}
        right.annotate(f"E({dot:g}) = {height:.4g}", (dot, height), textcoords="offset points", **place)
    right.set(xlabel="weight w", ylabel="error E(w)", title="half the sum of the squares, for every w")
    right.set(ylim=(-0.06 * heights(axis).max(), 1.08 * heights(axis).max()), xlim=(axis[0], axis[-1] + 0.35 * reach))
    told = ", ".join(f"E({dot:g}) = {float(heights(dot)):.4g}" for dot in dots)
    areas = ", ".join(f"{(y[i] - w * x[i]) ** 2:.3g}" for i in range(len(y)))
    figure.show(
        fig,
        alt=(
            f"Left: the line ŷ = {w:g}·x under {len(y)} points, and at each point a square as wide as its error, with "
            f"the areas {areas}. Right: half the sum of these areas for every weight is a parabola, open to the top, "
            f"with {told} marked."
        ),
        caption=(
            "Left: which point costs the most, and how many times as much as the first? Right: every w now has a "
            "height, and the curve has a slope everywhere but at its lowest point. It says which way is down."
        ),
    )
