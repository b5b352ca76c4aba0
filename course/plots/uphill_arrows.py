"""A gradient drawn as what it is: at every place an arrow, the steeper the longer."""

from __future__ import annotations

import numpy as np

from course import figure


def uphill_arrows(
    X: np.ndarray, y: np.ndarray, places: np.ndarray, gradients: np.ndarray, names: tuple[str, str], caption: str = ""
) -> None:
    """Show E = ½Σ(y − ŷ)² over two weights from above, with an arrow at each place for the gradient there.

    X: (n, 2); y: (n,). places, gradients: (k, 2). The longest arrow is a fifth of the picture long, the others in
    proportion.
    """
    best = np.linalg.lstsq(X, y)[0]
    reach = 1.6 * float(np.abs(places - best).max())
    first, second = (np.linspace(b - reach, b + reach, 121) for b in best)
    W = np.stack(np.meshgrid(first, second), axis=-1)
    E = 0.5 * ((y - W @ X.T) ** 2).sum(axis=-1)
    floor = float(0.5 * ((y - X @ best) ** 2).sum())
    longest = float(np.linalg.norm(gradients, axis=1).max()) or 1.0
    fig, ax = figure.new(6.2, 5.0)
    ax.contour(
        first, second, E, levels=floor + (E.max() - floor) * np.linspace(0.05, 1, 9) ** 2, colors=figure.GREY, alpha=0.7
    )
    for place, gradient in zip(places, gradients, strict=True):
        tip = place + 0.4 * reach * gradient / longest
        arrow = {"arrowstyle": "->", "color": figure.VERMILION, "shrinkA": 0, "shrinkB": 0, "linewidth": 2}
        ax.annotate("", tip, place, arrowprops=arrow, annotation_clip=False)
    ax.plot(*places.T, color=figure.VERMILION, linestyle="", marker="o", markersize=6, label="the gradient there")
    ax.plot(*best, color="black", linestyle="", marker="*", markersize=15, label=f"lowest point, E = {floor:.3g}")
    ax.set(xlabel=names[0], ylabel=names[1], aspect="equal", xlim=first[[0, -1]], ylim=second[[0, -1]])
    ax.legend(loc="best", fontsize=9)
    away = sum(float(g @ (p - best)) > 0 for p, g in zip(places, gradients, strict=True))
    figure.show(
        fig,
        alt=(
            f"The error over two weights from above: ellipses about a lowest point at ({best[0]:.3g}, {best[1]:.3g}). "
            f"At {len(places)} places an arrow shows the gradient; {away} of them point away from the lowest point, "
            "and arrows are longer where the rings lie closer together."
        ),
        caption=caption,
    )
