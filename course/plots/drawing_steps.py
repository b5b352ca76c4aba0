"""A drawing on its way to the form that MNIST's images have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course import figure


def drawing_steps(steps: Sequence[tuple[str, np.ndarray]], *, alt: str, caption: str = "") -> None:
    """Show images side by side, each under its title, as bright as their numbers say: 0 is black, 255 white.

    A cross marks the middle of the field (14, 14), and a ring the ink's centre of mass, in images of 28 × 28.
    """
    fig, axes = figure.new(2.15 * len(steps), 2.6, cols=len(steps))
    for ax, (title, image) in zip(np.atleast_1d(axes), steps, strict=True):
        image = np.asarray(image, float)
        ax.imshow(image, cmap="gray", vmin=0, vmax=255, interpolation="nearest")
        ax.set_title(title, fontsize=10)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.grid(visible=False)
        if image.shape == (28, 28) and image.sum() > 0:
            row = np.arange(28) @ image.sum(axis=1) / image.sum()
            column = np.arange(28) @ image.sum(axis=0) / image.sum()
            ax.plot([14], [14], marker="+", markersize=16, color=figure.ORANGE, linestyle="none", markeredgewidth=2)
            ring = {"markerfacecolor": "none", "markeredgecolor": figure.BLUE, "markeredgewidth": 2}
            ax.plot([column], [row], marker="o", markersize=11, linestyle="none", **ring)
    figure.show(fig, alt=alt, caption=caption)
