"""Each suspect of the bug hunt differs from the right gradients, and from the others."""

import numpy as np
import pytest

from course.suspects import suspects

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(5, 2)), np.array([[1.0], [0.0], [0.0], [1.0], [0.0]])
PARAMS = {name: RNG.normal(size=shape) for name, shape in (("W1", (2, 3)), ("b1", 3), ("W2", (3, 1)), ("b2", 1))}


def cache(X, params):
    a1 = np.tanh(X @ params["W1"] + params["b1"])
    return {"a1": a1, "p": 1 / (1 + np.exp(-(a1 @ params["W2"] + params["b2"])))}


def measured(X, y):
    def cost(params):
        p = cache(X, params)["p"]
        return -np.mean(np.sum(y * np.log(p) + (1 - y) * np.log(1 - p), axis=1))

    slopes = {}
    for name, array in PARAMS.items():
        slopes[name] = np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            step = np.zeros(array.shape)
            step[i] = 1e-5
            slopes[name][i] = (cost(PARAMS | {name: array + step}) - cost(PARAMS | {name: array - step})) / 2e-5
    return slopes


def wrong_arrays(number, n):
    grads, slopes = suspects[number](X[:n], Y[:n], PARAMS, cache(X[:n], PARAMS)), measured(X[:n], Y[:n])
    return {name for name in slopes if not np.allclose(grads[name], slopes[name], rtol=1e-5, atol=1e-8)}


@pytest.mark.parametrize(
    ("number", "with_five", "with_one"),
    [
        (1, {"W1", "b1"}, set()),
        (2, {"W1", "b1"}, {"W1", "b1"}),
        (3, {"b1", "b2"}, set()),
        (4, {"W1", "b1", "W2", "b2"}, set()),
        (5, {"b1"}, {"b1"}),
        (6, {"W1", "b1", "W2", "b2"}, {"W1", "b1", "W2", "b2"}),
    ],
)
def test_each_suspect_has_the_arrays_wrong_that_its_mistake_touches(number, with_five, with_one):
    assert wrong_arrays(number, 5) == with_five
    assert wrong_arrays(number, 1) == with_one


def test_suspects_leave_what_they_get_as_it_was():
    kept, before = cache(X, PARAMS), {name: a.copy() for name, a in PARAMS.items()}
    for suspect in suspects.values():
        suspect(X, Y, PARAMS, kept)
    assert all(np.array_equal(before[name], PARAMS[name]) for name in before)
    assert all(np.array_equal(kept[name], a) for name, a in cache(X, PARAMS).items())
