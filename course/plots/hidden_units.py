"""What the hidden units of a network do to the plane: a map of each unit, and the samples in the units' coordinates."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from course import figure

Cache = dict[str, np.ndarray]
CLASSES = ((0, "o", figure.BLUE), (1, "^", figure.VERMILION))


def samples(ax: Axes, X: np.ndarray, y: np.ndarray, size: float = 16) -> None:
    """Draw the samples of class 0 as circles, of class 1 as triangles. X: (n, 2); y: (n,), 0 or 1."""
    for label, marker, color in CLASSES:
        of_class = X[y == label]
        ax.scatter(of_class[:, 0], of_class[:, 1], marker=marker, s=size, c=color, edgecolors="white", linewidths=0.4)


def shades(ax: Axes, X: np.ndarray, value: Callable[[np.ndarray], np.ndarray], line: float, low: float) -> None:
    """Draw a function over the plane in greys, from low to 1, with a black line where it has the value `line`.

    X: (n, 2), what must be in the picture. value: takes (m, 2), gives (m,).
    """
    rim = 0.12 * (X.max(axis=0) - X.min(axis=0))
    ticks = [np.linspace(X[:, i].min() - rim[i], X[:, i].max() + rim[i], 60) for i in (0, 1)]
    first, second = np.meshgrid(*ticks)
    table = np.asarray(value(np.column_stack([first.ravel(), second.ravel()])), dtype=float).reshape(first.shape)
    ax.grid(visible=False)
    extent = (ticks[0][0], ticks[0][-1], ticks[1][0], ticks[1][-1])
    ax.imshow(table, cmap="Greys", vmin=low, vmax=low + 1.6 * (1 - low), extent=extent, origin="lower", aspect="auto")
    if table.min() < line < table.max():
        ax.contour(first, second, table, levels=[line], colors="black", linewidths=2, linestyles="-")


def unit_maps(X: np.ndarray, y: np.ndarray, forward: Callable[[np.ndarray], Cache], caption: str = "") -> None:
    """Show what each hidden unit says over the plane, and beside them what the output says.

    X: (n, 2). y: (n,), 0 or 1. forward: takes (m, 2), gives a cache with "a1" (m, h) of tanh units and "p" (m, 1).
    """
    units = forward(X)["a1"].shape[1]
    fig, axes = figure.new(2.4 * (units + 1), 2.7, cols=units + 1, sharey=True)
    for unit, ax in enumerate(axes[:-1]):
        shades(ax, X, lambda points, unit=unit: forward(points)["a1"][:, unit], 0.0, -1.0)  # type: ignore[misc]
        ax.set_title(f"hidden unit {unit + 1}", fontsize=10)
    shades(axes[-1], X, lambda points: forward(points)["p"][:, 0], 0.5, 0.0)
    axes[-1].set_title("the output p", fontsize=10)
    for ax in axes:
        samples(ax, X, y, 9)
        ax.set_xlabel("x₁")
    axes[0].set_ylabel("x₂")
    figure.show(
        fig,
        alt=f"{units + 1} panels with the samples on shades of grey. Each of the {units} hidden units is divided by "
        "one straight black line, dark on the side where it says +1. In the last panel, the output, the black line for "
        "p = 0.5 is bent.",
        caption=caption,
    )


def flattened(A: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """Return two coordinates of points in hidden space, (n, 2): the distance from the plane, and the widest other way.

    A: (n, h), h ≥ 2. w: (h,), b: the plane's weights and bias, w·a + b = 0.
    """
    normal = w / np.linalg.norm(w)
    across = A @ normal + b / np.linalg.norm(w)
    rest = A - A.mean(axis=0) - np.outer((A - A.mean(axis=0)) @ normal, normal)
    along = np.linalg.svd(rest, full_matrices=False)[2][0]
    return np.column_stack([across, rest @ along])


def hidden_space(X: np.ndarray, y: np.ndarray, A: np.ndarray, w: np.ndarray, b: float, caption: str = "") -> None:
    """Show samples in the plane, and beside it in the hidden units' coordinates, seen along the output's plane.

    X: (n, 2). y: (n,), 0 or 1. A: (n, h), the hidden activations. w: (h,), b: the output's weights and bias.
    """
    seen = flattened(np.asarray(A, dtype=float), w, b)
    wrong = int(np.sum((seen[:, 0] >= 0) != (y == 1)))
    fig, (left, right) = figure.new(8.6, 3.6, cols=2)
    samples(left, X, y)
    samples(right, seen, y)
    right.axvline(0, color="black", linewidth=2)
    left.set(title="as they came", xlabel="x₁", ylabel="x₂", aspect="equal")
    right.set(title="in hidden space", xlabel="distance from the output's plane", ylabel="along the plane")
    figure.show(
        fig,
        alt="Left the samples in the plane. Right the same samples in the hidden units' coordinates, with the output's "
        f"plane as a black vertical line: class 0 lies on its left, class 1 on its right, {wrong} on the wrong side.",
        caption=caption,
    )
