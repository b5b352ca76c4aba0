"""Points for a line to go through: y is measured, float64."""

import numpy as np


def slide_points() -> tuple[np.ndarray, np.ndarray]:
    """Return the three points (1, 1), (2, 2), (3, 3), which ŷ = 1·x hits exactly.

    Returns: X (3, 1), y (3,).

    >>> X, y = slide_points()
    >>> X.T.tolist(), y.tolist()
    ([[1.0, 2.0, 3.0]], [1.0, 2.0, 3.0])
    """
    return np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])


def double_points() -> tuple[np.ndarray, np.ndarray]:
    """Return the three points (1, 2), (2, 4), (3, 6), which ŷ = 2·x hits exactly.

    Returns: X (3, 1), y (3,).
    """
    return np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 4.0, 6.0])


def noisy_line(
    n: int = 30,
    slope: float = 2.0,
    intercept: float = 1.0,
    noise: float = 0.5,
    seed: int | np.random.Generator = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Return points scattered about the line y = slope·x + intercept.

    x is drawn evenly from −2 to 2; noise is the standard deviation of y about the line (normal).
    Returns: X (n, 1), without a column of ones; y (n,).
    """
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2.0, 2.0, n)
    return x[:, np.newaxis], slope * x + intercept + noise * rng.standard_normal(n)
