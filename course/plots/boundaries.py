"""Two classes in the plane, and the lines that learning rules draw between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course import figure

_LINES = [(figure.BLUE, "-"), (figure.VERMILION, "--"), (figure.GREEN, "-.")]


def misses(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> int:
    """Return how many points lie on the wrong side: class +1 where w·x ≥ 0. X: (n, d); t: (n,), −1 and +1."""
    return int((np.where(X @ w >= 0, 1, -1) != t).sum())


def scatter(ax: Axes, X: np.ndarray, t: np.ndarray) -> None:
    """Draw the points of two classes. X: (n, 3), its first column ones; t: (n,), −1 and +1."""
    for target, color, marker in ((-1, figure.GREY, "o"), (1, figure.ORANGE, "^")):
        chosen = X[t == target]
        face = "white" if target < 0 else color
        ax.scatter(chosen[:, 1], chosen[:, 2], s=34, marker=marker, facecolor=face, edgecolor="black", linewidth=0.8,
                   label=f"class {target:+d}", zorder=3)  # fmt: skip
    ax.set(xlabel="x₁", ylabel="x₂")


def line(ax: Axes, w: np.ndarray, **look: Any) -> None:
    """Draw the line w₀ + w₁x₁ + w₂x₂ = 0 across the axes, whose limits stay as they are. No line for w₁ = w₂ = 0."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    size = float(w[1] ** 2 + w[2] ** 2)
    if size:
        foot, along = -w[0] * w[1:] / size, np.array([-w[2], w[1]]) / np.sqrt(size)
        far = 2 * (abs(right - left) + abs(top - bottom)) + float(np.abs(foot).sum())
        ends = np.stack([foot - far * along, foot + far * along])
        ax.plot(*ends.T, marker="", **look)
    ax.set(xlim=(left, right), ylim=(bottom, top))


def _room(ax: Axes, X: np.ndarray) -> None:
    low, high = X[:, 1:].min(axis=0), X[:, 1:].max(axis=0)
    rim = 0.08 * (high - low) + 0.2
    ax.set(xlim=(low[0] - rim[0], high[0] + rim[0]), ylim=(low[1] - rim[1], high[1] + rim[1]))


def to_and_fro(X: np.ndarray, t: np.ndarray, weights: Sequence[np.ndarray], rule: str, last: int = 8) -> None:
    """Show the lines after the last passes of a rule, and how many points were missed after every pass.

    X: (n, 3), its first column ones; t: (n,), −1 and +1. weights: one (3,) array after each pass. rule: its name.
    """
    wrong = [misses(w, X, t) for w in weights]
    last = min(last, len(weights))
    settled = wrong[len(wrong) // 2 :]
    steady = min(settled) == max(settled)
    words = f"stays at {settled[0]}" if steady else f"keeps jumping between {min(settled)} and {max(settled)}"
    fig, (left, right) = figure.new(9.5, 4.0, cols=2)
    scatter(left, X, t)
    _room(left, X)
    for age, w in enumerate(reversed(weights[-last:])):
        line(left, w, color=figure.BLUE, linestyle="-" if age == 0 else ":", linewidth=2.4 if age == 0 else 1.3)
    left.set_title(f"the line after each of the last {last} passes")
    left.legend(loc="lower right", fontsize=9)
    right.plot(range(1, len(wrong) + 1), wrong, color=figure.BLUE, marker="o", markersize=4, markevery=1, linestyle="-")
    right.set(title="points on the wrong side", xlabel="pass through the data", ylim=(0, max(10, *wrong) + 1))
    lie = "lie on top of each other" if steady else "point in different directions"
    figure.show(
        fig,
        alt=(
            f"Left: {len(t)} points of two overlapping classes, with the line that {rule} drew after each of the "
            f"last {last} passes: these lines {lie}. Right: the number of points on the wrong side after each of "
            f"{len(wrong)} passes; in the second half it {words}."
        ),
        caption=(
            f"{rule[:1].upper() + rule[1:]} on noisy points. Solid: the last line; dotted: the ones before it. "
            f"Look at the right: in the second half, the number of misses {words}."
        ),
    )


def rivals(X: np.ndarray, t: np.ndarray, weights: Mapping[str, np.ndarray]) -> None:
    """Show the lines of several rules on the same points, with their misses. X, t: as in `to_and_fro`."""
    fig, ax = figure.new(7.2, 4.2)
    scatter(ax, X, t)
    _room(ax, X)
    wrong = {name: misses(w, X, t) for name, w in weights.items()}
    for (name, w), (color, style) in zip(weights.items(), _LINES, strict=False):
        line(ax, w, color=color, linestyle=style, label=f"{name}: {wrong[name]} wrong")
    ax.legend(loc="upper center", fontsize=9)
    counts = ", ".join(f"{name} leaves {count} points on the wrong side" for name, count in wrong.items())
    figure.show(
        fig,
        alt=f"{len(t)} points of two classes and the dividing lines of {len(weights)} rules: {counts}.",
        caption="Look for the point far to the right: it is on its proper side of both lines. Which line does it bend?",
    )
