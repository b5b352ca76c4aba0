"""The error E(w) = ½Σ(y − ŷ)² as a surface over the weights, with the steps of a rule on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course import figure

_LOOKS = [(figure.BLUE, "o", "-"), (figure.VERMILION, "s", "--"), (figure.GREEN, "^", "-.")]


def _errors(W: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return E for many weight vectors at once. W: (..., d). Returns: (...)."""
    return np.asarray(0.5 * ((y - W @ X.T) ** 2).sum(axis=-1))


def parabola(
    ax: Axes, X: np.ndarray, y: np.ndarray, path: Sequence[float], look: int = 0, reach: float = 0.0, label: str = ""
) -> None:
    """Draw E over a single weight, and on it the weights of a path with an arrow for each step.

    X: (n, 1); y: (n,). look: 0 (blue circles), 1 (red squares) or 2 (green triangles). reach: how far from the
    minimum the curve is drawn at least; as far as the path goes by default.
    """
    w = np.asarray(path, dtype=float)
    best = float(X[:, 0] @ y / (X[:, 0] @ X[:, 0]))
    reach = max(reach, 1.15 * float(np.abs(w - best).max()))
    axis = np.linspace(best - reach, best + reach, 201)
    heights = _errors(w[:, None], X, y)
    color, marker, _ = _LOOKS[look]
    ax.plot(axis, _errors(axis[:, None], X, y), color=figure.GREY, linestyle="-", marker="", linewidth=1.5)
    for i in range(len(w) - 1):
        arrow = {"arrowstyle": "->", "color": color, "shrinkA": 6, "shrinkB": 6, "linewidth": 1.8}
        ax.annotate("", (w[i + 1], heights[i + 1]), (w[i], heights[i]), arrowprops=arrow)
    ax.plot(w, heights, color=color, linestyle="", marker=marker, markersize=7, markevery=1, label=label or None)
    ax.plot(w[-1:], heights[-1:], color=color, linestyle="", marker=marker, markersize=12)  # the ball
    ax.annotate("start", (w[0], heights[0]), (10, 4), textcoords="offset points")
    ax.set(xlabel="weight w", ylabel="error E(w)")


def down_and_up(X: np.ndarray, y: np.ndarray, down: Sequence[float], up: Sequence[float]) -> None:
    """Show two walks on the same parabola side by side: one that descends, one that climbs.

    X: (n, 1); y: (n,). down, up: the weights of each walk, with its start.
    """
    fig, (left, right) = figure.new(9.5, 3.8, cols=2)
    parabola(left, X, y, down, look=0, reach=1.3)
    parabola(right, X, y, up, look=1)
    left.set_title("plus: every step goes down")
    right.set_title("minus: every step goes up")
    first, last = _errors(np.array([[down[0]], [down[-1]]], dtype=float), X, y)
    climbed = float(_errors(np.array([float(up[-1])]), X, y))
    figure.show(
        fig,
        alt=(
            "Two drawings of the same parabola, the error E over the weight w. "
            f"Left: from w = {down[0]:g} the steps run down to w = {down[-1]:g}, E falls from {first:.3g} to "
            f"{last:.3g}, and each step is shorter than the one before. Right: with the opposite sign they run up "
            f"the left branch to w = {up[-1]:g}, E rises to {climbed:.3g}, and each step is longer than the last."
        ),
        caption=(
            "The same surface, the same start, the same step size. Look at the lengths: downhill the steps shrink "
            "by themselves, because the error shrinks. Uphill they grow. (The right picture's scale is far taller.)"
        ),
    )


def bowl_figure(X: np.ndarray, y: np.ndarray, paths: Mapping[str, np.ndarray], names: tuple[str, str]) -> Figure:
    """Return a figure of E over two weights, as lines of equal height, with named paths and the lowest point.

    X: (n, 2); y: (n,). paths: name → (k, 2), the weights of each walk with its start, at most three walks.
    """
    fig, ax = figure.new(6.4, 4.8)
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    seen = np.vstack([best[None, :], *paths.values()])
    middle, reach = (seen.max(axis=0) + seen.min(axis=0)) / 2, 0.62 * np.ptp(seen, axis=0).max() + 1e-9
    first, second = (np.linspace(m - reach, m + reach, 121) for m in middle)
    E = _errors(np.stack(np.meshgrid(first, second), axis=-1), X, y)
    floor = float(_errors(best, X, y))
    levels = floor + (E.max() - floor) * np.linspace(0.05, 1.0, 9) ** 2
    ax.contour(first, second, E, levels=levels, colors=figure.GREY, linewidths=0.9, alpha=0.7)
    for (name, path), (color, marker, style) in zip(paths.items(), _LOOKS, strict=False):
        ax.plot(*np.asarray(path).T, color=color, marker=marker, linestyle=style, markersize=5, markevery=1, label=name)
    ax.plot(*best, color="black", marker="*", linestyle="", markersize=15, label=f"lowest point, E = {floor:.3g}")
    ax.set(xlabel=names[0], ylabel=names[1], aspect="equal")
    ax.legend(loc="best", fontsize=9)
    return fig


def bowl(
    X: np.ndarray,
    y: np.ndarray,
    paths: Mapping[str, np.ndarray],
    names: tuple[str, str] = ("weight w₀ (intercept)", "weight w₁ (slope)"),
    caption: str = "",
) -> None:
    """Show E over two weights from above, with the walks of up to three rules. See `bowl_figure`."""
    walks = "; ".join(
        f"“{name}” begins at ({path[0][0]:.3g}, {path[0][1]:.3g}) and ends at ({path[-1][0]:.3g}, {path[-1][1]:.3g}) "
        f"after {len(path) - 1} steps"
        for name, path in paths.items()
    )
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    figure.show(
        bowl_figure(X, y, paths, names),
        alt=(
            "The error over two weights, seen from above: ellipses of equal error about a single lowest point at "
            f"({best[0]:.3g}, {best[1]:.3g}). On it, {walks}."
        ),
        caption=caption,
    )
