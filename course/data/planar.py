"""Classes of points in the plane, to be told apart. Our own formulas, so that a new library changes no point.

All return X (n, 2) and y (n,), int64, the class: 0 or 1 where nothing else is said. The rows are shuffled;
the classes are of equal size, up to one row.
"""

import numpy as np

Points = tuple[np.ndarray, np.ndarray]


def _shuffled(X: np.ndarray, y: np.ndarray, noise: float, rng: np.random.Generator) -> Points:
    order = rng.permutation(len(X))
    return (X + noise * rng.standard_normal(X.shape))[order], y[order]


def _classes(n: int, classes: int = 2) -> np.ndarray:
    """Return n class numbers in order, int64, each as often as the others, up to one."""
    return np.sort(np.arange(n, dtype=np.int64) % classes)


def _even(y: np.ndarray) -> np.ndarray:
    """Return for each row a number from 0 to 1, evenly spread within its class."""
    return np.concatenate([np.linspace(0.0, 1.0, count) for count in np.bincount(y)])


def blobs(
    n: int = 100,
    distance: float = 4.0,
    seed: int | np.random.Generator = 0,
    outlier: bool = False,
    labels: tuple[int, int] = (0, 1),
) -> Points:
    """Return two round clouds of points, for lines to separate.

    Normal, standard deviation 1, about −c and +c, where c lies on the diagonal and 2|c| is `distance`. At 4
    the clouds overlap a little; at 8 a line through the origin separates up to 200 points nearly always.

    outlier: replace the last row by a point of the second class far out on its own side, at (10, 5)·distance.
    At distance 6 (40 seeds each of n = 30, 60, 100 and 200) a line still separated the classes in 159 of 160
    draws. Least squares turns its line towards the far point: it missed 3 rows of 30 on average, 11 of 100, and
    none in 2 of the draws; without the far point it missed hardly any.
    labels: what to call the two classes; (−1, 1) for the perceptron and the delta rule.
    """
    rng = np.random.default_rng(seed)
    y = _classes(n)
    X, y = _shuffled((2 * y[:, np.newaxis] - 1) * np.full(2, distance / np.sqrt(8)), y, 1.0, rng)
    if outlier:
        X[-1], y[-1] = np.array([10.0, 5.0]) * distance, 1
    return X, np.array(labels, dtype=np.int64)[y]


def moons(n: int = 200, noise: float = 0.1, seed: int | np.random.Generator = 0) -> Points:
    """Return two interleaved half circles of radius 1; noise is a standard deviation.

    Class 0 is the upper one, about (0, 0); class 1 the lower one, about (1, ½).
    """
    y = _classes(n)
    angle = np.pi * _even(y)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    return _shuffled(np.where(y[:, np.newaxis] == 0, upper, [1.0, 0.5] - upper), y, noise, np.random.default_rng(seed))


def circles(n: int = 200, noise: float = 0.05, inner: float = 0.5, seed: int | np.random.Generator = 0) -> Points:
    """Return two circles about the origin: class 0 of radius 1, class 1 of radius `inner`.

    noise: standard deviation.
    """
    y = _classes(n)
    angle = 2 * np.pi * _even(y)
    radius = np.where(y == 0, 1.0, inner)[:, np.newaxis]
    X = radius * np.column_stack([np.cos(angle), np.sin(angle)])
    return _shuffled(X, y, noise, np.random.default_rng(seed))


def spirals(
    n: int = 300,
    classes: int = 2,
    turns: float = 1.0,
    noise: float = 0.02,
    seed: int | np.random.Generator = 0,
) -> Points:
    """Return as many spiral arms as classes, wound about each other, out to radius 1.

    turns: how often an arm goes round; noise: standard deviation. y: 0 to classes − 1.
    """
    y = _classes(n, classes)
    radius = 0.05 + 0.95 * _even(y)
    angle = 2 * np.pi * (turns * radius + y / classes)
    X = radius[:, np.newaxis] * np.column_stack([np.cos(angle), np.sin(angle)])
    return _shuffled(X, y, noise, np.random.default_rng(seed))


def flower(n: int = 400, petals: int = 8, noise: float = 0.1, seed: int | np.random.Generator = 0) -> Points:
    """Return a flower of radius 4 whose petals belong to class 0 and class 1 in turn.

    A petal is the rose curve r = 4·cos(petals·φ/2), φ its angle from the petal's axis, with radii drawn down
    to half of it. petals: even, so that neighbours differ. noise: standard deviation.
    Raises: ValueError if petals is odd or below 2.
    """
    if petals < 2 or petals % 2:
        raise ValueError(f"petals={petals}: neighbours are to differ, so the number of petals must be even.")
    rng = np.random.default_rng(seed)
    y = _classes(n)
    petal = 2 * rng.integers(petals // 2, size=n) + y
    from_axis = rng.uniform(-1.0, 1.0, n) * np.pi / petals
    radius = 4.0 * np.cos(petals * from_axis / 2) * rng.uniform(0.5, 1.0, n)
    angle = 2 * np.pi * petal / petals + from_axis
    return _shuffled(radius[:, np.newaxis] * np.column_stack([np.cos(angle), np.sin(angle)]), y, noise, rng)
