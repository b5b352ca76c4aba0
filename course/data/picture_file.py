"""A picture of one's own, from a file: as grey paper and ink."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from course.errors import DataError


def read_picture(path: str | Path) -> np.ndarray:
    """Return a picture as grey values: paper near 255, ink near 0, whatever the light was.

    A shadow across the paper is evened out: each pixel is divided by the brightest one near it. Then the darkest
    hundredth becomes 0. Colours become grey. PNG and JPEG, whatever Pillow reads; larger sides than 800 are reduced.
    Returns: uint8, (h, w). Raises: DataError if there is no such file, or no picture in it.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as opened:
            flat = Image.new("RGB", opened.size, "white")
            clear = opened.convert("RGBA")
            flat.paste(clear, mask=clear.getchannel("A"))  # what is transparent is paper
            flat.thumbnail((800, 800))
            grey = np.asarray(flat.convert("L"), float)
    except FileNotFoundError:
        raise DataError(f"{path}: there is no such file. Is it in the notebook's folder?") from None
    except (UnidentifiedImageError, OSError) as error:
        raise DataError(f"{path}: this is no picture that can be read ({error}). Save it as PNG or JPEG.") from None
    even = np.clip(grey / np.maximum(_brightest_near(grey), 1), 0, 1)
    darkest = float(np.quantile(even, 0.01))
    if darkest > 0.8:
        return np.full(even.shape, 255, np.uint8)  # a blank sheet
    return np.round(255 * np.clip((even - darkest) / (0.9 - darkest), 0, 1)).astype(np.uint8)


def _brightest_near(grey: np.ndarray, tiles: int = 8) -> np.ndarray:
    """The paper's brightness at every pixel: the bright end of each tile, blended between the tiles."""
    h, w = grey.shape
    rows, cols = min(tiles, h), min(tiles, w)
    paper = np.array(
        [
            [np.quantile(part, 0.95) for part in np.array_split(band, cols, axis=1)]
            for band in np.array_split(grey, rows, axis=0)
        ]
    )
    at_row = np.clip((np.arange(h) + 0.5) * rows / h - 0.5, 0, rows - 1)
    at_col = np.clip((np.arange(w) + 0.5) * cols / w - 0.5, 0, cols - 1)
    across = np.array([np.interp(at_col, np.arange(cols), line) for line in paper])
    return np.array([np.interp(at_row, np.arange(rows), line) for line in across.T]).T
