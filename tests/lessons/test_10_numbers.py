"""Every number that lesson 10 states is worked out again here, without the lesson's own functions."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from course import data

PROSE = re.sub(r"\s*\n# ?>? ?", " ", (Path(__file__).parents[2] / "source" / "10_numpy_network.py").read_text())


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def start(sizes, rng):
    net = []
    for inputs, units in itertools.pairwise(sizes):
        net.append((rng.normal(0, 1 / np.sqrt(inputs), (inputs, units)), np.zeros(units)))
    return net


def ahead(X, net):
    """The activations of every layer, the input first and the probabilities last."""
    seen = [X]
    for W, b in net[:-1]:
        seen.append(np.tanh(seen[-1] @ W + b))
    W, b = net[-1]
    return [*seen, 1 / (1 + np.exp(-(seen[-1] @ W + b)))]


def step(X, t, net, eta):
    seen, new = ahead(X, net), []
    delta = (seen[-1] - t) / len(X)
    for layer in range(len(net) - 1, -1, -1):
        W, b = net[layer]
        new.append((W - eta * seen[layer].T @ delta, b - eta * delta.sum(axis=0)))
        if layer:
            delta = delta @ W.T * (1 - seen[layer] ** 2)
    return new[::-1]


def epoch(X, y, net, eta, size, rng):
    order = rng.permutation(len(X))
    for first in range(0, len(X), size):
        rows = order[first : first + size]
        net = step(X[rows], y[rows, None], net, eta)
    return net


def train(X, y, net, eta, epochs, size, rng):
    for _ in range(epochs):
        net = epoch(X, y, net, eta, size, rng)
    return net


def right(X, y, net):
    return np.mean((ahead(X, net)[-1][:, 0] >= 0.5) == y)


def cost(X, y, net):
    p = np.clip(ahead(X, net)[-1][:, 0], 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def mistakes(A, y, passes):
    A, t, counts = np.column_stack([np.ones(len(A)), A]), 2 * y - 1, []
    w = np.zeros(A.shape[1])
    while len(counts) < passes and 0 not in counts:
        counts.append(0)
        for row, target in zip(A, t, strict=True):
            if target * (row @ w) <= 0:
                w, counts[-1] = w + target * row, counts[-1] + 1
    return counts


def test_one_neuron_never_gets_past_nine_tenths_of_the_moons():
    shares = []
    for seed in range(20):
        X, y = data.moons(200, noise=0.1, seed=seed)
        net = [(np.zeros((2, 1)), np.zeros(1))]
        for _ in range(500):
            net = step(X, y[:, None], net, 2.0)
        shares.append(right(X, y, net))
    assert says("0.875, and it will stay there. In 20 draws of these moons it never got past 0.90")
    assert shares[0] == 0.875
    assert max(shares) <= 0.90


def test_eight_hidden_units_get_the_moons():
    X, y = data.moons(200, noise=0.1, seed=0)
    rng = np.random.default_rng(1)
    net = train(X, y, start((2, 8, 1), rng), 1.0, 60, 20, rng)
    assert says("Eight hidden units, 33 parameters, and the moons are apart", "a **200 × 200 table**")
    assert right(X, y, net) == 1.0
    assert sum(W.size + b.size for W, b in net) == 33


def test_three_hidden_units_make_the_rings_separable():
    X, y = data.circles(200, seed=0)
    rng = np.random.default_rng(6)
    net = train(X, y, start((2, 3, 1), rng), 2.0, 100, 20, rng)
    counts = mistakes(ahead(X, net)[1], y, 200)
    assert says("The perceptron came to rest in pass 22", "0.995 right, one point wrong")
    assert (right(X, y, net), len(counts), counts[-1]) == (0.995, 22, 0)
    assert min(mistakes(X, y, 30)) > 50


def test_equal_starts_stay_equal_and_zero_moves_one_number_only():
    X, y = data.moons(200, noise=0.1, seed=0)
    nets = {}
    for value in (0.0, 0.5):
        net = [(np.full((2, 8), value), np.full(8, value)), (np.full((8, 1), value), np.full(1, value))]
        nets[value] = train(X, y, net, 1.0, 60, 20, np.random.default_rng(0))
    assert says("all eight units changed, and **all alike**", "Only b₂ moves")
    (W1, b1), _ = nets[0.5]
    assert np.allclose(W1, W1[:, :1])
    assert np.allclose(b1, b1[0])
    assert abs(W1[0, 0] - 0.5) > 0.1
    (W1, b1), (W2, b2) = nets[0.0]
    assert not W1.any()
    assert not b1.any()
    assert not W2.any()
    assert b2.any()


def test_the_table_of_capacities():
    X, y = data.circles(100, seed=0)
    table = []
    for h in (1, 2, 4, 16):
        runs = []
        for seed in (0, 1, 2):
            net = start((2, h, 1), np.random.default_rng(seed))
            for _ in range(200):
                net = step(X, y[:, None], net, 2.0)
            runs.append(right(X, y, net))
        table.append(max(runs))
    assert says("One hidden unit gets 0.64, two get 0.81, four and sixteen get all")
    assert table == pytest.approx([0.64, 0.81, 1.0, 1.0])


def test_from_some_starts_three_units_do_not_close_the_ring():
    X, y = data.circles(100, seed=0)
    shares = []
    for seed in range(10):
        net = start((2, 3, 1), np.random.default_rng(seed))
        for _ in range(200):
            net = step(X, y[:, None], net, 2.0)
        shares.append(right(X, y, net))
    assert says("From some starts three do not find it")
    assert min(shares) < 0.95 < max(shares)


def test_noise_is_learned_by_heart():
    X, y = data.moons(30, noise=0.35, seed=3)
    fresh, fresh_y = data.moons(200, noise=0.35, seed=103)
    rng = np.random.default_rng(3)
    net, costs = start((2, 30, 1), rng), []
    assert says("121 parameters, four for each point")
    assert sum(W.size + b.size for W, b in net) == 121
    for _ in range(400):
        net = epoch(X, y, net, 1.0, 10, rng)
        costs.append(cost(fresh, fresh_y, net))
    assert cost(X, y, net) < 0.02
    assert min(costs) < 0.35
    assert costs[-1] > 0.6


def test_the_digits():
    pixels, digit = data.digits()
    X, X_test, digit, digit_test = data.split(pixels / 16.0, digit, seed=0)
    rng, y = np.random.default_rng(0), (digit == 3).astype(int)
    net = train(X, y, start((64, 16, 1), rng), 0.5, 30, 20, rng)
    said, three = ahead(X_test, net)[-1][:, 0] >= 0.5, digit_test == 3
    assert says("58 of 61, and 0.983 of all images", "One neuron found 50 of the 61", "right on 0.976")
    assert (np.sum(said & three), three.sum()) == (58, 61)
    assert np.mean(said == three) == pytest.approx(0.983, abs=5e-4)


def test_the_patience_of_the_text():
    losses, patience = [5, 4, 4.5, 3, 3.5, 3.2, 3], 3
    assert says("With validation losses 5, 4, 4.5, 3, 3.5, 3.2, 3 … and a patience of 3 it stops after the last")
    best = int(np.argmin(losses))
    assert len(losses) - 1 - best == patience


def test_the_exercises_take_seventy_four_minutes():
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", PROSE)]
    assert says("seven exercises (74)")
    assert (len(minutes), sum(minutes)) == (7, 74)
