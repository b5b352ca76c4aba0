"""Before a playground runs a network's functions, the broken one is named."""

import numpy as np
import pytest

from course.widgets.net_inspector import complaint

SIZES = (2, 3, 1)


def init(sizes, rng):
    d, h, k = sizes
    return {"W1": rng.normal(size=(d, h)), "b1": np.zeros(h), "W2": rng.normal(size=(h, k)), "b2": np.zeros(k)}


def forward(X, params):
    a = np.tanh(X @ params["W1"] + params["b1"])
    return {"a1": a, "p": 1 / (1 + np.exp(-(a @ params["W2"] + params["b2"])))}


def backward(X, y, params, cache):
    d2 = (cache["p"] - y) / len(X)
    d1 = d2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}


def test_sound_functions_give_no_complaint():
    assert complaint(init, forward, backward, SIZES) == ""


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"init": lambda sizes, rng: init((3, 2, 1), rng)}, "init is broken: W1 should have shape (2, 3)"),
        ({"init": lambda sizes, rng: {k: a * 0 for k, a in init(sizes, rng).items()}}, "all hidden units start equal"),
        ({"forward": lambda X, params: {"p": np.zeros(5)}}, "forward is broken: p should be a column"),
        ({"forward": lambda X, params: 1 / 0}, "forward is broken: it stops with ZeroDivisionError"),
        (
            {"backward": lambda *a: {k: -g for k, g in backward(*a).items()}},
            "backward is broken: the gradient of W1 is not the slope",
        ),
        ({"backward": lambda *a: {k: g.T for k, g in backward(*a).items()}}, "the gradient of W1 has shape (3, 2)"),
    ],
)
def test_the_broken_one_is_named(broken, words):
    given = {"init": init, "forward": forward, "backward": backward} | broken
    assert words in complaint(given["init"], given["forward"], given["backward"], SIZES)
