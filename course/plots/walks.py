"""Walks of gradient descent: on parabolas beside each other, and in bowls beside each other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from course import figure
from course.plots.error_surface import parabola


def parabola_walks(X: np.ndarray, y: np.ndarray, walks: Mapping[str, np.ndarray], caption: str = "") -> None:
    """Show up to three walks, each on its own copy of the parabola E(w), all to the same scale.

    X: (n, 1); y: (n,). walks: title → (k, 1), the weights with the start. Each title says what is special about it.
    """
    best = float(X[:, 0] @ y / (X[:, 0] @ X[:, 0]))
    reach = 1.15 * max(float(np.abs(np.asarray(path) - best).max()) for path in walks.values())
    fig, axes = figure.new(3.5 * len(walks), 3.6, cols=len(walks), sharey=True, squeeze=False)
    words = []
    for look, (ax, (title, path)) in enumerate(zip(axes[0], walks.items(), strict=True)):
        w = np.asarray(path, dtype=float)[:, 0]
        parabola(ax, X, y, w.tolist(), look=look, reach=reach)
        ax.set_title(title)
        if look:
            ax.set_ylabel("")
        words.append(f"“{title}” goes {', '.join(f'{v:.3g}' for v in w)}")
    figure.show(
        fig,
        alt=f"{len(walks)} copies of the parabola E(w), its lowest point at w = {best:g}, each with a walk of "
        f"w on it. {'; '.join(words)}.",
        caption=caption,
    )


Bowl = tuple[np.ndarray, np.ndarray, np.ndarray]
"""X (n, 2), y (n,), and a path (k, 2) with its start."""


def two_bowls(bowls: Mapping[str, Bowl], names: Mapping[str, tuple[str, str]], caption: str = "") -> None:
    """Show two error surfaces over two weights from above, each with a walk and its lowest point.

    bowls: title → (X, y, path). names: title → what the two axes are called.
    """
    fig, axes = figure.new(10.0, 4.6, cols=2)
    words = []
    for look, (ax, (title, (X, y, path))) in enumerate(zip(axes, bowls.items(), strict=True)):
        best = np.linalg.lstsq(X, y)[0]
        reach = 1.3 * float(np.abs(path - best).max())
        first, second = (np.linspace(b - reach, b + reach, 121) for b in best)
        W = np.stack(np.meshgrid(first, second), axis=-1)
        E = 0.5 * ((y - W @ X.T) ** 2).sum(axis=-1)
        floor, end = (float(0.5 * ((y - X @ w) ** 2).sum()) for w in (best, path[-1]))
        levels = floor + (E.max() - floor) * np.linspace(0.04, 1.0, 9) ** 2
        ax.contour(first, second, E, levels=levels, colors=figure.GREY, linewidths=0.9, alpha=0.7)
        color, marker = ((figure.VERMILION, "s"), (figure.BLUE, "o"))[look]
        ax.plot(*path.T, color=color, marker=marker, linestyle="-", linewidth=1.5, markersize=5, label="the walk")
        ax.plot(*best, color="black", marker="*", linestyle="", markersize=14, label="lowest point")
        ax.annotate("start", path[0], (8, -12), textcoords="offset points")
        ax.set(title=title, xlabel=names[title][0], ylabel=names[title][1], aspect="equal")
        ax.legend(loc="best", fontsize=9)
        low, high = np.linalg.eigvalsh(X.T @ X)
        words.append(
            f"“{title}”: {'a circle' if high < 1.01 * low else f'ellipses {np.sqrt(high / low):.2g} times'} "
            f"{'' if high < 1.01 * low else 'as long as wide '}about the lowest point ({best[0]:.3g}, {best[1]:.3g}); "
            f"after {len(path) - 1} steps the walk is at ({path[-1][0]:.3g}, {path[-1][1]:.3g}), where E is "
            f"{end / floor:.3g} times the lowest"
        )
    figure.show(
        fig, alt=f"Two error surfaces from above, as rings of equal error. {'; '.join(words)}.", caption=caption
    )
