"""A layer made of two functions, and numbers put into a layer's parameters: what the tests of lessons plug in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np


class FunctionLayer:
    """A layer of the framework, made of two functions that keep nothing.

    forward: called with x and the parameters, returns y. backward: called with x, ∂L/∂y and the parameters, returns a
    list: ∂L/∂x, then one gradient for each parameter. params: arrays; the layer holds these very arrays.

    >>> scale = FunctionLayer(lambda x, s: s * x, lambda x, dout, s: [dout * s, np.sum(dout * x)], [np.array(3.0)])
    >>> float(scale.forward(np.array(2.0))), float(scale.backward(np.array(1.0))), float(scale.grads[0])
    (6.0, 3.0, 2.0)
    """

    def __init__(self, forward: Callable[..., Any], backward: Callable[..., Any], params: Sequence[Any] = ()) -> None:
        self._forward, self._backward = forward, backward
        self.params: list[Any] = list(params)
        self.grads: list[Any] = []

    def forward(self, x: Any) -> Any:
        """Return y, and keep x."""
        self.x = x
        return self._forward(x, *self.params)

    def backward(self, dout: Any) -> Any:
        """Return ∂L/∂x, and leave the parameters' gradients in `grads`: in the same arrays each time."""
        dx, *grads = self._backward(self.x, dout, *self.params)
        if [np.shape(g) for g in grads] != [np.shape(g) for g in self.grads]:
            self.grads = [np.array(g) for g in grads]
        for array, gradient in zip(self.grads, grads, strict=True):
            array[...] = gradient
        return dx


def load_params(layer: Any, values: Sequence[Any]) -> None:
    """Copy numbers into a layer's parameters, in place: the arrays stay the same objects, as under an optimiser.

    values: one array for each of `layer.params`, of its shape. Raises: ValueError if there are more or fewer.
    """
    for array, value in zip(layer.params, values, strict=True):
        array[...] = value
