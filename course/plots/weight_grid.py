"""The weights of a layer's units, each as a picture in the frame of the input."""

from __future__ import annotations

import numpy as np

from course import figure


def weight_grid(pictures: np.ndarray, *, alt: str, caption: str = "", columns: int = 10) -> None:
    """Show pictures of weights in rows: white for 1, black for −1, mid-grey for 0.

    pictures: (k, h, w), from −1 to 1.
    """
    k, h, w = np.shape(pictures)
    columns = min(columns, k)
    rows = -(-k // columns)
    gap = max(2, w // 10)
    sheet = np.full((rows * (h + gap) - gap, columns * (w + gap) - gap), np.nan)
    for number, one in enumerate(np.asarray(pictures, float)):
        top, left = number // columns * (h + gap), number % columns * (w + gap)
        sheet[top : top + h, left : left + w] = one
    fig, ax = figure.new(0.86 * columns + 0.9, 0.86 * rows + 0.2)
    ax.axis("off")
    shades = ax.imshow(sheet, cmap="gray", vmin=-1, vmax=1, interpolation="nearest")
    bar = fig.colorbar(shades, ax=ax, fraction=0.03, pad=0.01, ticks=[-1, 0, 1])
    bar.ax.set_yticklabels(["−", "0", "+"])
    figure.show(fig, alt=alt, caption=caption)
