"""The same points before and after standardising, in windows of the same size."""

from __future__ import annotations

import numpy as np

from course import figure


def before_and_after(X: np.ndarray, Z: np.ndarray, names: tuple[str, str], caption: str = "") -> None:
    """Show two features before (X) and after (Z), each with the same scale on both axes.

    X, Z: (n, 2). names: of the two features.
    """
    fig, axes = figure.new(7.6, 3.7, cols=2)
    words = []
    for ax, points, title, color, marker in zip(
        axes, (X, Z), ("before", "after"), (figure.VERMILION, figure.BLUE), "so", strict=True
    ):
        points = np.asarray(points, dtype=float)
        ax.plot(points[:, 0], points[:, 1], marker, color=color, markersize=4, linestyle="none")
        middle = (points.max(axis=0) + points.min(axis=0)) / 2
        reach = 0.55 * max(float(np.ptp(points, axis=0).max()), 1e-9)
        ax.set(xlim=(middle[0] - reach, middle[0] + reach), ylim=(middle[1] - reach, middle[1] + reach))
        ax.set(title=title, xlabel=names[0], ylabel=names[1])
        low, high = points.min(axis=0), points.max(axis=0)
        ranges = [f"{name} from {a:.3g} to {b:.3g}" for name, a, b in zip(names, low, high, strict=True)]
        words.append(f"{title}, {' and '.join(ranges)}")
    figure.show(fig, alt=f"Two clouds of {len(X)} points: {'; '.join(words)}.", caption=caption)
