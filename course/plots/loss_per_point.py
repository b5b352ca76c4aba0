"""One sigmoid neuron on one feature: its curve, each sample's error as a stick, each sample's loss as a bar."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.patheffects import withStroke

from course import figure
from course.plots.probability_curve import draw_answers

Function = Callable[..., np.ndarray]


def loss_per_point(
    x: np.ndarray,
    y: np.ndarray,
    w: float,
    b: float,
    sigmoid: Function,
    bce_losses: Function,
    *,
    xlabel: str = "x",
    top: float = 4.0,
) -> figure.Picture:
    """Return the picture of σ(w·x + b) on the samples: the curve on the left, the losses on the right.

    x, y: (n,), y 0 or 1. sigmoid: of an array. bce_losses: of probabilities and labels, (n,) each, gives (n,).
    top: where the bars' axis ends; a longer bar is cut off, with its number written at its end.
    """
    p = np.asarray(sigmoid(w * x + b), dtype=float)
    losses = np.asarray(bce_losses(p, y), dtype=float)
    cost = float(losses.mean())
    margin = 0.1 * float(np.ptp(x))
    grid = np.linspace(x.min() - margin, x.max() + margin, 200)

    fig, (left, right) = figure.new(9.5, 3.6, cols=2, width_ratios=[3, 2])
    left.plot(grid, sigmoid(w * grid + b), color="black", linewidth=2, marker="", label="σ(w·x + b)")
    left.vlines(x, np.minimum(p, y), np.maximum(p, y), color=figure.GREY, linestyle=":", linewidth=2)
    draw_answers(left, x, y)
    left.set_ylim(-0.12, 1.12)
    left.set_xlabel(xlabel)
    left.set_ylabel("p, the probability of y = 1")
    left.set_title(f"w = {w:.2f}, b = {b:.2f}".replace("-", "−"))
    left.legend(loc="center right", fontsize=9)

    place = np.arange(len(x))
    colors = np.where(y == 1, figure.VERMILION, figure.BLUE)
    shown = np.minimum(np.nan_to_num(losses, nan=top, posinf=top), top)
    hatches = ["//" if label == 1 else "" for label in y]
    bars = right.bar(place, shown, color=colors, edgecolor="black", hatch=hatches)
    rim = [withStroke(linewidth=3, foreground="white")]  # the dashed line may cross a number
    for bar, value in zip(bars, losses, strict=True):
        at = bar.get_x() + bar.get_width() / 2, bar.get_height()
        right.annotate(f"{value:.2f}", at, ha="center", va="bottom", path_effects=rim)
    right.axhline(min(cost, top) if np.isfinite(cost) else top, color="black", linestyle="--", linewidth=1.5, marker="")
    right.set_ylim(0, 1.1 * top)
    right.set_xticks(place, [f"{value:g}" for value in x])
    right.set_xlabel(xlabel)
    right.set_ylabel("loss of the sample")
    right.set_title(f"cost (mean, dashed) = {cost:.3f}")

    worst = int(np.nanargmax(np.where(np.isnan(losses), np.inf, losses)))
    return figure.picture(
        fig,
        alt=(
            f"Left: the curve of one neuron with w = {w:.2f} and b = {b:.2f} over {len(x)} samples. "
            f"Right: one bar of loss per sample; the longest, {losses[worst]:.2f}, is at x = {x[worst]:g} "
            f"with y = {y[worst]:g}; the mean is {cost:.3f}."
        ),
        caption="Left: the dotted stick at each sample is how far p is from y. Right: what each sample costs; y = 1 is "
        "hatched.",
    )
