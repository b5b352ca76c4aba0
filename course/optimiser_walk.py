"""An optimiser fed with gradients, and what becomes of its parameters: what the tests of lessons ask it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np


def walk(
    optimiser: Callable[..., Any],
    params: Sequence[np.ndarray],
    gradients: Sequence[Sequence[np.ndarray]],
    rates: Sequence[float] = (),
    **settings: Any,
) -> list[list[np.ndarray]]:
    """Return the parameters after each step.

    optimiser: the class, called with a list of arrays and the settings. gradients: one list for each step. rates: a
    learning rate for each step, put into `lr` before it; none: `lr` is left alone. The gradients come in the same
    arrays each time, as from layers that reuse theirs, and cannot be written to.

    >>> class Half:
    ...     def __init__(self, params):
    ...         self.params = params
    ...     def step(self, grads):
    ...         for p, g in zip(self.params, grads):
    ...             p -= g / 2
    >>> walk(Half, [np.array([1.0])], [[np.array([1.0])], [np.array([3.0])]])
    [[array([0.5])], [array([-1.])]]
    """
    arrays = [np.array(p) for p in params]
    held = [np.empty_like(p) for p in arrays]
    taken = optimiser(arrays, **settings)
    seen = []
    for index, grads in enumerate(gradients):
        for array, gradient in zip(held, grads, strict=True):
            array.flags.writeable = True
            array[...] = gradient
            array.flags.writeable = False
        if len(rates):
            taken.lr = rates[index]
        taken.step(list(held))
        seen.append([p.copy() for p in arrays])
    return seen


def epochs(
    batches: Callable[[int, int, np.random.Generator], Any], n: int, size: int, seed: int, count: int
) -> list[list[np.ndarray]]:
    """Return the batches of several passes over n samples, all drawn from one generator.

    >>> epochs(lambda n, size, rng: [np.arange(n)], 3, 2, 0, 2)
    [[array([0, 1, 2])], [array([0, 1, 2])]]
    """
    rng = np.random.default_rng(seed)
    return [[np.array(rows) for rows in batches(n, size, rng)] for _ in range(count)]
