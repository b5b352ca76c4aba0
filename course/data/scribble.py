"""Digits drawn with a pen on white paper, in code: what a hand would make, and never twice the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

Stroke = Sequence[tuple[float, float]]

STROKES: dict[int, list[Stroke]] = {
    0: [
        [(0.5, 0.0), (0.1, 0.2), (0.0, 0.55), (0.2, 0.95), (0.5, 1.0), (0.8, 0.85), (0.9, 0.45), (0.75, 0.1), (0.5, 0)]
    ],
    1: [[(0.3, 0.2), (0.5, 0.0), (0.5, 0.5), (0.5, 1.0)]],
    2: [[(0.1, 0.25), (0.3, 0.02), (0.7, 0.05), (0.8, 0.3), (0.55, 0.6), (0.1, 1.0), (0.5, 0.98), (0.9, 1.0)]],
    3: [
        [(0.1, 0.1), (0.5, 0.0), (0.8, 0.15), (0.75, 0.38), (0.4, 0.47)],
        [(0.4, 0.47), (0.85, 0.6), (0.85, 0.88), (0.45, 1.02), (0.1, 0.9)],
    ],
    4: [[(0.25, 0.0), (0.15, 0.3), (0.1, 0.55), (0.5, 0.56), (0.9, 0.52)], [(0.7, 0.1), (0.68, 0.6), (0.65, 1.0)]],
    5: [
        [(0.8, 0.0), (0.5, 0.0), (0.25, 0.02), (0.2, 0.25), (0.18, 0.45)],
        [(0.18, 0.45), (0.6, 0.38), (0.85, 0.6), (0.8, 0.9), (0.45, 1.02), (0.1, 0.92)],
    ],
    6: [[(0.7, 0.0), (0.35, 0.2), (0.15, 0.6), (0.3, 0.98), (0.65, 0.98), (0.8, 0.75), (0.55, 0.55), (0.18, 0.7)]],
    7: [[(0.1, 0.02), (0.5, 0.02), (0.85, 0.0), (0.65, 0.4), (0.45, 1.0)]],
    8: [
        [(0.8, 0.15), (0.5, 0.0), (0.2, 0.15), (0.35, 0.42), (0.7, 0.62), (0.75, 0.9), (0.45, 1.02), (0.15, 0.88)],
        [(0.15, 0.88), (0.25, 0.62), (0.65, 0.4), (0.8, 0.15)],
    ],
    9: [[(0.8, 0.2), (0.5, 0.0), (0.2, 0.18), (0.3, 0.45), (0.6, 0.45), (0.8, 0.2), (0.78, 0.6), (0.65, 1.0)]],
}
"""One way to write each digit: its strokes, each a list of points (x to the right, y down) in a box of side 1."""


def scribble(digit: int, rng: np.random.Generator, *, size: int = 200, pen: float = 0.09) -> np.ndarray:
    """Return a drawing of a digit: dark ink (0) on white paper (255), somewhere on the sheet, a little slanted.

    size: the sheet's side in pixels. pen: the width of the pen, as a share of the digit's height.
    Returns: uint8, shape (size, size).

    >>> sheet = scribble(7, np.random.default_rng(0), size=60)
    >>> sheet.shape, sheet.dtype, int(sheet[0, 0]), int(sheet.min())
    ((60, 60), dtype('uint8'), 255, 0)
    """
    height = size * rng.uniform(0.4, 0.6)
    width, slant = height * rng.uniform(0.55, 0.75), rng.uniform(-0.05, 0.2)
    left, top = rng.uniform(0.1, 0.3) * size, rng.uniform(0.08, 0.3) * size
    distance = np.full((size, size), np.inf)
    for stroke in STROKES[digit]:
        points = np.array(stroke) + rng.normal(0, 0.015, (len(stroke), 2))
        x, y = _smooth(points).T
        path = np.column_stack([left + width * x + slant * height * (1 - y), top + height * y])
        for start, end in pairwise(path):
            np.minimum(distance, _to_segment(size, start, end), out=distance)
    ink = np.clip(pen * height / 2 + 0.5 - distance, 0, 1)
    return np.round(255 * (1 - ink)).astype(np.uint8)


def _smooth(points: np.ndarray) -> np.ndarray:
    """Cut the corners twice (Chaikin 1974): a polygon becomes nearly a curve; both ends stay."""
    for _ in range(2):
        near, far = points[:-1], points[1:]
        cut = np.stack([0.75 * near + 0.25 * far, 0.25 * near + 0.75 * far], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], cut, points[-1:]])
    return points


def _to_segment(size: int, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The distance of every pixel from a straight piece."""
    x, y = np.arange(size)[None, :] - start[0], np.arange(size)[:, None] - start[1]
    dx, dy = end - start
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    return np.hypot(x - along * dx, y - along * dy)
