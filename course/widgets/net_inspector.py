"""Which of a network's functions is broken: asked before a playground runs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Function = Callable[..., Any]
Params = dict[str, np.ndarray]


def complaint(init: Function, forward: Function, backward: Function, sizes: Sequence[int]) -> str:
    """Return what is wrong with the first broken function of three, or "" where all work.

    init(sizes, rng), forward(X, params), backward(X, y, params, cache): as in lesson 10, on rows. sizes: units in each
    layer, one output. `init` must give the right shapes, `forward` probabilities, `backward` the slopes of nudges.
    """
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(5, sizes[0])), np.array([[1.0], [0.0], [1.0], [1.0], [0.0]])
    name = "init"
    try:
        with np.errstate(all="ignore"):
            params = init(tuple(sizes), np.random.default_rng(0))
            if said := _start(params, sizes):
                return f"Your init is broken: {said}."
            params = {key: 0.3 * rng.normal(size=np.shape(a)) + a for key, a in params.items()}
            name = "forward"
            cache = forward(X, params)
            p = np.asarray(cache["p"], dtype=float)
            if p.shape != (5, 1) or not ((p >= 0) & (p <= 1)).all():
                return f"Your forward is broken: p should be a column of probabilities (5, 1), and has shape {p.shape}."
            name = "backward"
            grads = backward(X, y, params, cache)
            for key, array in params.items():
                if np.shape(grads[key]) != array.shape:
                    return f"Your backward is broken: the gradient of {key} has shape {np.shape(grads[key])}."
                if not np.isclose(grads[key].flat[0], _nudged(forward, X, y, params, key), rtol=0.02, atol=1e-4):
                    return f"Your backward is broken: the gradient of {key} is not the slope that a nudge finds."
    except Exception as error:  # the learner's own mistake, to be read and mended
        return f"Your {name} is broken: it stops with {type(error).__name__}: {error}."
    return ""


def _start(params: Params, sizes: Sequence[int]) -> str:
    """Return what is wrong with starting parameters, or ""."""
    for layer, (inputs, units) in enumerate(pairwise(sizes), start=1):
        shapes = {f"W{layer}": (inputs, units), f"b{layer}": (units,)}
        for key, shape in shapes.items():
            if np.shape(params[key]) != shape:
                return f"{key} should have shape {shape}, and has {np.shape(params[key])}"
    first = np.asarray(params["W1"])
    if first.shape[1] > 1 and np.allclose(first, first[:, :1]):
        return "all hidden units start equal, and stay equal"
    return ""


def _nudged(forward: Function, X: np.ndarray, y: np.ndarray, params: Params, key: str, eps: float = 1e-5) -> float:
    """Return the slope of the cross-entropy along the first number of a parameter, by a central difference."""

    def cost(move: float) -> float:
        moved = {name: a.copy() for name, a in params.items()}
        moved[key].flat[0] += move
        p = forward(X, moved)["p"]
        return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

    return (cost(eps) - cost(-eps)) / (2 * eps)
