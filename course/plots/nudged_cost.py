"""The cost as one parameter turns, and the two slopes that a nudge measures there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course import figure
from course.figure import Picture


def nudged_cost(
    cost: Callable[[np.ndarray], float],
    theta: np.ndarray,
    place: int,
    eps: float,
    forward: float,
    central: float,
    name: str,
) -> Picture:
    """Return a picture of the cost over one parameter, with the triangle that a nudge of eps spans.

    theta: (p,); place: which parameter turns; forward, central: the slopes that the learner's functions gave for it;
    name: what the parameter is called.
    """
    turns = np.linspace(-4.0, 4.0, 161)
    along = np.array([_at(cost, theta, place, turn) for turn in turns])
    here, there = _at(cost, theta, place, 0.0), _at(cost, theta, place, eps)
    at = float(theta[place])

    fig, ax = figure.new(7.2, 4.2)
    ax.plot(at + turns, along, color=figure.BLUE, marker="", label="the cost")
    line = np.array([-1.5, 1.5])
    for slope, color, style, label in (
        (forward, figure.VERMILION, "--", f"your forward difference: {forward:.5f}"),
        (central, figure.GREEN, "-.", f"your central difference: {central:.5f}"),
    ):
        ax.plot(at + line, here + slope * line, color=color, linestyle=style, marker="", label=label)
    ax.plot([at, at + eps, at + eps], [here, here, there], color="black", linestyle=":", marker="", linewidth=1.6)
    ax.plot([at], [here], color="black", marker="o", markersize=8, linestyle="none")
    ax.plot([at + eps], [there], color="black", marker="s", markersize=7, linestyle="none")
    low, high = along.min(), along.max()
    rim = 0.25 * max(float(high - low), 1e-3)
    ax.set(xlabel=f"{name} (now {at:.3f})", ylabel="cost J", ylim=(low - rim, high + 1.8 * rim))
    ax.legend(loc="upper center", fontsize=9)
    return figure.picture(
        fig,
        alt=(
            f"The cost as {name} turns, from {along[0]:.3f} on the left to {along[-1]:.3f} on the right. At the dot "
            f"it is {here:.5f}; nudged by {eps:.3g} it is {there:.5f}. Forward difference {forward:.5f}, "
            f"central difference {central:.5f}."
        ),
        caption=(
            f"Dot: {name} as it is. Square: nudged by ε = {eps:.3g}, which changes the cost by {there - here:+.6f}. "
            "The dotted triangle is run and rise. Which line leans on the curve at the dot?"
        ),
    )


def _at(cost: Callable[[np.ndarray], float], theta: np.ndarray, place: int, turn: float) -> float:
    turned = np.array(theta, dtype=float)
    turned[place] += turn
    return float(cost(turned))
