"""Arrays that carry their derivatives forward: the second way, which shares nothing with a graph walked backward.

A `Dual` understands what a learner's graph node understands: + − · @, /number, sum, mean, exp, log, sigmoid, relu.
Beside every number stand its slopes with respect to all m numbers of the inputs, so it costs m times as much as the
calculation alone. It needs no order, no transposes and no sums over broadcast axes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


class Dual:
    """An array with its slopes.

    data: the values. slopes: the shape of `data` and one axis more, the last: how fast each value changes with each
    of the m numbers of the inputs.
    """

    __array_ufunc__ = None  # so that `array @ dual` asks the dual, not numpy

    def __init__(self, data: Any, slopes: np.ndarray) -> None:
        self.data = np.asarray(data)
        self.slopes = slopes

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the values."""
        return self.data.shape

    def _lifted(self, other: Any) -> Dual:
        if isinstance(other, Dual):
            return other
        data = np.asarray(other)
        return Dual(data, np.zeros((*data.shape, self.slopes.shape[-1])))

    def __add__(self, other: Any) -> Dual:
        other = self._lifted(other)
        return Dual(self.data + other.data, self.slopes + other.slopes)

    def __mul__(self, other: Any) -> Dual:
        other = self._lifted(other)
        slopes = self.slopes * other.data[..., None] + other.slopes * self.data[..., None]
        return Dual(self.data * other.data, slopes)

    def __matmul__(self, other: Any) -> Dual:
        other = self._lifted(other)
        each = [
            self.slopes[..., i] @ other.data + self.data @ other.slopes[..., i] for i in range(self.slopes.shape[-1])
        ]
        return Dual(self.data @ other.data, np.stack(each, axis=-1))

    def __rmatmul__(self, other: Any) -> Dual:
        return self._lifted(other) @ self

    def __neg__(self) -> Dual:
        return Dual(-self.data, -self.slopes)

    def __sub__(self, other: Any) -> Dual:
        return self + -self._lifted(other)

    def __rsub__(self, other: Any) -> Dual:
        return self._lifted(other) - self

    def __truediv__(self, number: float) -> Dual:
        return Dual(self.data / number, self.slopes / number)

    __radd__, __rmul__ = __add__, __mul__

    def sum(self, axis: int | None = None, keepdims: bool = False) -> Dual:
        """Return the sum of all values, or over one axis."""
        axes = tuple(range(self.data.ndim)) if axis is None else (axis % self.data.ndim,)
        return Dual(self.data.sum(axis=axes, keepdims=keepdims), self.slopes.sum(axis=axes, keepdims=keepdims))

    def mean(self, axis: int | None = None, keepdims: bool = False) -> Dual:
        """Return the mean of all values, or over one axis."""
        return self.sum(axis, keepdims) / (self.data.size if axis is None else self.data.shape[axis])

    def _each(self, value: Callable[..., Any], slope: Callable[..., Any]) -> Dual:
        return Dual(value(self.data), self.slopes * np.asarray(slope(self.data))[..., None])

    def exp(self) -> Dual:
        """Return e to the power of each value."""
        return self._each(np.exp, np.exp)

    def log(self) -> Dual:
        """Return the natural logarithm of each value."""
        return self._each(np.log, np.reciprocal)

    def sigmoid(self) -> Dual:
        """Return 1 / (1 + e^(−value)), by the tangent."""
        return self._each(lambda x: 0.5 + 0.5 * np.tanh(0.5 * x), lambda x: 0.25 * (1 - np.tanh(0.5 * x) ** 2))

    def relu(self) -> Dual:
        """Return the larger of each value and 0; the slope at 0 is 0."""
        return self._each(lambda x: np.maximum(x, 0), lambda x: (x > 0).astype(float))


def duals(*arrays: Any) -> list[Dual]:
    """Return arrays as the inputs of a calculation: each number moves at speed 1 along an axis of its own."""
    values = [np.asarray(array, dtype=float) for array in arrays]
    unit, at, found = np.eye(sum(value.size for value in values)), 0, []
    for value in values:
        found.append(Dual(value, unit[at : at + value.size].reshape(*value.shape, len(unit))))
        at += value.size
    return found


def slopes_of(result: Dual, *inputs: Dual) -> list[np.ndarray]:
    """Return how fast a single number changes with each number of the inputs, in their shapes.

    inputs: all that `duals` returned, in its order.
    Raises: TypeError if the result is no dual array; ValueError if it is not a single number.
    """
    if not isinstance(result, Dual):
        raise TypeError(f"the result is no node but of type {type(result).__name__}: its slopes are lost")
    if result.data.size != 1:
        raise ValueError(f"Only a single number has a gradient; this result has shape {result.shape}.")
    ends = np.cumsum([one.data.size for one in inputs])[:-1]
    parts = np.split(result.slopes.reshape(-1), ends)
    return [part.reshape(one.shape) for part, one in zip(parts, inputs, strict=True)]
