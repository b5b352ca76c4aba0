"""Error surfaces over two weights, on which optimisers can be watched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Surface:
    """An error over two weights. value, slope: functions of w, (2,): the error, and its gradient, (2,)."""

    name: str
    value: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]
    start: tuple[float, float]
    goal: tuple[float, float]
    window: tuple[float, float, float, float]
    """What a picture shows: left, right, bottom, top."""


RAVINE = Surface(
    "ravine",
    lambda w: 0.5 * (w[0] ** 2 + 25 * w[1] ** 2),
    lambda w: np.array([w[0], 25 * w[1]]),
    (-4.0, 1.0),
    (0.0, 0.0),
    (-4.6, 1.6, -1.6, 1.6),
)
"""½(w₁² + 25 w₂²): a long valley with steep walls. Plain gradient descent is stable below a rate of 2/25."""

BEND = Surface(
    "bend",
    lambda w: 0.5 * (1 - w[0]) ** 2 + 5 * (w[1] - w[0] ** 2) ** 2,
    lambda w: np.array([w[0] - 1 - 20 * w[0] * (w[1] - w[0] ** 2), 10 * (w[1] - w[0] ** 2)]),
    (-1.2, 1.0),
    (1.0, 1.0),
    (-1.9, 1.9, -0.9, 2.6),
)
"""A curved valley, after H. H. Rosenbrock (1960), with 5 in the place of his 100."""

SADDLE = Surface(
    "saddle",
    lambda w: 0.25 * w[0] ** 4 - 0.5 * w[0] ** 2 + 0.5 * w[1] ** 2,
    lambda w: np.array([w[0] ** 3 - w[0], w[1]]),
    (0.001, 1.2),
    (1.0, 0.0),
    (-0.5, 1.6, -1.0, 1.5),
)
"""A pass between two hollows. The start lies almost on the ridge: the slope that leads down is tiny at first."""
