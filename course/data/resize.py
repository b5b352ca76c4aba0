"""Pictures made smaller or larger, so that no ink is lost."""

from __future__ import annotations

import numpy as np


def resize(image: np.ndarray, rows: int, cols: int) -> np.ndarray:
    """Return an image with so many rows and columns; each new pixel is the mean of what it covers.

    A thin line becomes paler when an image shrinks, but it never falls between two pixels. The mean of all pixels
    stays what it was. image: (h, w). Returns: float64, (rows, cols).
    Raises: ValueError if rows or cols is below 1.

    >>> resize(np.array([[0, 100, 200, 200], [0, 100, 200, 200]]), 1, 2)
    array([[ 50., 200.]])
    """
    if rows < 1 or cols < 1:
        raise ValueError(f"An image of {rows} rows and {cols} columns holds nothing: both must be at least 1.")
    h, w = np.shape(image)
    return np.asarray(_shares(rows, h) @ np.asarray(image, float) @ _shares(cols, w).T)


def _shares(new: int, old: int) -> np.ndarray:
    """How much of each new pixel (row) each old pixel (column) covers; every row sums to 1."""
    edges = np.arange(new + 1) * old / new
    cells = np.arange(old)
    overlap = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    return np.clip(overlap, 0, None) * new / old
