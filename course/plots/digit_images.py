"""Handwritten digits as images, and a neuron's weights in the same frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course import figure


def _side(pixels: np.ndarray) -> int:
    side = round(pixels.shape[-1] ** 0.5)
    if side * side != pixels.shape[-1]:
        raise ValueError(f"{pixels.shape[-1]} pixels are no square image: pass 64 for 8 × 8, 784 for 28 × 28.")
    return side


def digit_images(images: np.ndarray, titles: Sequence[str], *, alt: str, caption: str = "", columns: int = 8) -> None:
    """Show images in rows, dark ink on light paper, each under its title.

    images: (n, side²), n ≥ 1. titles: n texts. Raises: ValueError if the pixels make no square, or titles are missing.
    """
    if len(images) != len(titles):
        raise ValueError(f"{len(images)} images and {len(titles)} titles: every image needs one.")
    side = _side(images)
    columns = min(columns, len(images))
    rows = -(-len(images) // columns)
    # One picture of all images: an Axes for each would take ten times as long to draw.
    across, down = side * 5 // 4, side * 3 // 2
    sheet = np.zeros((rows * down, columns * across))
    fig, ax = figure.new(1.15 * columns, 1.4 * rows)
    ax.axis("off")
    for number, (image, title) in enumerate(zip(images, titles, strict=True)):
        top, left = (number // columns + 1) * down - side, number % columns * across
        sheet[top : top + side, left : left + side] = image.reshape(side, side)
        ax.text(left + side / 2 - 0.5, top - side / 10 - 0.5, title, ha="center", va="bottom", fontsize=10)
    ax.imshow(sheet, cmap="Greys", vmin=0, vmax=float(images.max()), interpolation="nearest")
    figure.show(fig, alt=alt, caption=caption)


def weight_image(w: np.ndarray, example: np.ndarray, *, example_title: str, alt: str, caption: str = "") -> None:
    """Show a neuron's weights as an image beside an example of its input.

    w, example: (side²,). Orange with + speaks for the answer yes, purple with − against it; the size of the sign and
    the strength of the colour say how much, so that the picture can be read without colour.
    """
    side = _side(w)
    largest = float(np.abs(w).max()) or 1.0
    fig, (left, right) = figure.new(7.6, 3.6, cols=2)
    for ax in (left, right):
        ax.grid(visible=False)
        ax.set_xticks([])
        ax.set_yticks([])
    left.imshow(example.reshape(side, side), cmap="Greys", vmin=0)
    left.set_title(example_title)
    weights = w.reshape(side, side)
    shades = right.imshow(weights, cmap="PuOr_r", vmin=-largest, vmax=largest)
    if side <= 10:  # on larger images the signs would be too small to read
        for (row, column), value in np.ndenumerate(weights):
            strength = abs(value) / largest
            if strength > 0.03:
                ink = "white" if strength > 0.55 else "black"
                sign, size = "+" if value > 0 else "−", 6 + 12 * strength
                right.text(column, row, sign, ha="center", va="center", fontsize=size, color=ink)
    right.set_title("weights")
    fig.colorbar(shades, ax=right)
    figure.show(fig, alt=alt, caption=caption)
