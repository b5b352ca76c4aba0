"""Six gradients of one network, each with one mistake: the bug hunt of lesson 09. Try it before you read on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Arrays = dict[str, np.ndarray]
Suspect = Callable[[np.ndarray, np.ndarray, Arrays, Arrays], Arrays]


def _gradients(X: np.ndarray, delta2: np.ndarray, delta1: np.ndarray, cache: Arrays) -> Arrays:
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}


def _first(X: np.ndarray, y: np.ndarray, params: Arrays, cache: Arrays) -> Arrays:
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2) / len(X)
    return _gradients(X, delta2, delta1, cache)


def _second(X: np.ndarray, y: np.ndarray, params: Arrays, cache: Arrays) -> Arrays:
    delta2 = (cache["p"] - y) / len(X)
    return _gradients(X, delta2, delta2 @ params["W2"].T, cache)


def _third(X: np.ndarray, y: np.ndarray, params: Arrays, cache: Arrays) -> Arrays:
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    grads = _gradients(X, delta2, delta1, cache)
    return grads | {"b1": delta1.mean(axis=0), "b2": delta2.mean(axis=0)}


def _fourth(X: np.ndarray, y: np.ndarray, params: Arrays, cache: Arrays) -> Arrays:
    delta2 = cache["p"] - y
    return _gradients(X, delta2, delta2 @ params["W2"].T * (1 - cache["a1"] ** 2), cache)


def _fifth(X: np.ndarray, y: np.ndarray, params: Arrays, cache: Arrays) -> Arrays:
    delta2 = (cache["p"] - y) / len(X)
    grads = _gradients(X, delta2, delta2 @ params["W2"].T * (1 - cache["a1"] ** 2), cache)
    return grads | {"b1": np.zeros_like(params["b1"])}


def _sixth(X: np.ndarray, y: np.ndarray, params: Arrays, cache: Arrays) -> Arrays:
    delta2 = (cache["p"] - y) * cache["p"] * (1 - cache["p"]) / len(X)
    return _gradients(X, delta2, delta2 @ params["W2"].T * (1 - cache["a1"] ** 2), cache)


suspects: dict[int, Suspect] = {1: _first, 2: _second, 3: _third, 4: _fourth, 5: _fifth, 6: _sixth}
"""Each takes (X, y, params, cache) and returns gradients of W1, b1, W2 and b2: tanh inside, σ and BCE at the end."""
