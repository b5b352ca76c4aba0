"""Every number that lesson 09 states is worked out again here, without the lesson's own functions."""

import re
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course import data

SOURCE = Path(__file__).parents[2] / "source" / "09_backpropagation.py"
LESSON = read_source(SOURCE)
PROSE = re.sub(r"\s*\n#[ >-]*", " ", SOURCE.read_text()).replace('" "', "")
NET = {
    "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
    "b1": np.array([0.0, 0.2, 0.1]),
    "W2": np.array([[1.5], [-1.0], [0.5]]),
    "b2": np.array([-0.4]),
}
X, Y = np.array([1.0, 2.0]), np.array([1.0])


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cost(params, X=X, y=Y, push=0.0):
    z1 = X @ params["W1"] + params["b1"] + push
    p = sigmoid(np.tanh(z1) @ params["W2"] + params["b2"])
    return np.mean(np.sum(-(y * np.log(p) + (1 - y) * np.log(1 - p)), axis=-1))


def slopes(params, X, y, eps=1e-5):
    found = {}
    for name, array in params.items():
        found[name] = np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            step = np.zeros(array.shape)
            step[i] = eps
            up, down = (cost(params | {name: array + s * step}, X, y) for s in (1, -1))
            found[name][i] = (up - down) / (2 * eps)
    return found


def answers(*exercises):
    """The names that the lesson's own answers define, together with what they need."""
    names = {"np": np, "time": time}
    for cell in LESSON.cells:
        if cell.id.startswith("given_"):
            exec(cell.source, names)
    for exercise in exercises:
        exec(LESSON.exercise(exercise).solution.answer, names)
    return names


def test_the_bill_of_the_nudges():
    sizes = {13: (2, 3, 1), 24_790: (784, 30, 30, 10), 795_010: (784, 1000, 10)}
    for count, layers in sizes.items():
        assert sum((i + 1) * o for i, o in pairwise(layers)) == count
    assert says(
        "13 parameters: 26 runs", "24,790 parameters", "1,590,020", "Nearly three hours for one step", "88 hours"
    )
    assert 2 * 795_010 == 1_590_020
    assert 2.5 < 2 * 24_790 * 0.2 / 3600 < 3
    assert round(2 * 795_010 * 0.2 / 3600) == 88
    assert says("a factor of half a million")
    assert 450_000 < 2 * 795_010 / 3 < 550_000


def test_the_way_forward_of_the_first_picture():
    a1 = np.tanh(X @ NET["W1"] + NET["b1"])
    p = sigmoid(a1 @ NET["W2"] + NET["b2"])
    assert says("0.5 · 1 + 0.25 · 2 + 0 = 1, and tanh 1 = 0.762", "should be 1 and is 0.532")
    assert a1 == pytest.approx([0.762, 0.197, -0.834], abs=5e-4)
    assert p == pytest.approx([0.532], abs=5e-4)
    assert says("0.532 − 1 = **−0.468**")


def test_deltas_that_nudges_find_are_those_of_the_table():
    rows = re.findall(r"\| h[₁₂₃] \| (\S+) \| (\S+) \| (\S+) \| (\S+) \|", PROSE)
    table = np.array([[float(v.replace("−", "-")) for v in row] for row in rows])
    a1 = np.tanh(X @ NET["W1"] + NET["b1"])
    delta2 = sigmoid(a1 @ NET["W2"] + NET["b2"]) - 1
    back = NET["W2"][:, 0] * delta2
    nudged = [(cost(NET, push=1e-5 * e) - cost(NET, push=-1e-5 * e)) / 2e-5 for e in np.eye(3)]
    assert table == pytest.approx(np.column_stack([NET["W2"], back, 1 - a1**2, nudged]), abs=5e-4)
    assert says("−0.295, 0.450, −0.071", "1 − a² = 0.420", "2 · 0.450 = 0.900")
    assert slopes(NET, X, Y)["b1"] == pytest.approx(nudged, abs=1e-8)
    gradient = slopes(NET, X, Y)["W1"]
    assert np.unravel_index(np.abs(gradient).argmax(), (2, 3)) == (1, 1)
    assert gradient[1, 1] == pytest.approx(0.900, abs=5e-4)
    drawn = re.search(r"deltas = np.array\(\[(.*?)\]\)", PROSE)[1]
    assert [float(v) for v in drawn.split(",")] == pytest.approx(nudged, abs=1e-6)


def test_the_best_line_through_the_moons():
    points, y = data.moons(200, noise=0.1, seed=0)
    best = 0.0
    for angle in np.linspace(0, np.pi, 2000):
        sorted_y = y[np.argsort(points @ [np.cos(angle), np.sin(angle)])]
        right = np.cumsum(sorted_y == 0) + (sorted_y == 1).sum() - np.cumsum(sorted_y == 1)
        best = max(best, right.max(), len(y) - right.min())
    assert says("The best straight line gets 89.5 % of them")
    assert best / len(y) == pytest.approx(0.895)


def test_the_net_of_the_lesson_gets_more_moons_than_any_line():
    names = answers("backward")
    points, y = data.moons(200, noise=0.1, seed=0)
    rng = np.random.default_rng(0)
    net = {"W1": rng.normal(size=(2, 8)), "b1": np.zeros(8), "W2": rng.normal(size=(8, 1)), "b2": np.zeros(1)}
    steps = int(re.search(r"for _ in range\((\d+)\):\n        cache", SOURCE.read_text())[1])
    assert says(f"{steps:,} steps")
    for _ in range(steps):
        grads = names["backward"](points, y[:, None], net, names["forward"](points, net))
        net = {name: net[name] - 0.5 * grads[name] for name in net}
    assert np.mean((names["forward"](points, net)["p"][:, 0] >= 0.5) == y) > 0.97


def gradients_with(bug, params, X, y):
    n = len(X)
    z = X @ params["W1"] + params["b1"]
    a = np.tanh(z)
    p = sigmoid(a @ params["W2"] + params["b2"])
    delta2 = {"R1": p - y, "R2": (p - y) * p * (1 - p) / n, "R3": (y - p) / n}.get(bug, (p - y) / n)
    slope = {"R4": 1 - np.tanh(a) ** 2, "R5": a * (1 - a), "R6": 1.0, "R8": 1 - z**2}.get(bug, 1 - a**2)
    dW2 = a.T @ delta2
    delta1 = delta2 @ (params["W2"] - dW2 if bug == "R9" else params["W2"]).T * slope / (n if bug == "R7" else 1)
    share = n if bug == "R11" else 1
    b1 = 0 * params["b1"] if bug == "R10" else delta1.sum(axis=0) / share
    return {"W1": X.T @ delta1, "b1": b1, "W2": dW2, "b2": delta2.sum(axis=0) / share}


@pytest.mark.parametrize(("size", "hidden"), [(1.0, set()), (1e-4, {"R4", "R6", "R8"})])
def test_three_of_eleven_mistakes_hide_behind_weights_near_zero(size, hidden):
    rng = np.random.default_rng(1)
    points, y = rng.normal(size=(5, 2)), np.array([[1.0], [0.0], [1.0], [0.0], [1.0]])
    params = {name: size * rng.normal(size=a.shape) for name, a in NET.items()}
    right = gradients_with("", params, points, y)
    unseen = set()
    for bug in [f"R{i}" for i in range(1, 12)]:
        wrong = gradients_with(bug, params, points, y)
        errors = [np.abs(wrong[k] - right[k]).max() / np.abs(right[k]).max() for k in right]
        if max(errors) < 1e-6:
            unseen.add(bug)
    assert says("Three of the eleven mistakes")
    assert unseen == hidden


def test_the_check_of_the_checks():
    names = answers("backward", "grad_check")
    rng = np.random.default_rng(1)
    points, y = rng.normal(size=(5, 2)), np.array([[1.0], [0.0], [1.0], [0.0], [1.0]])
    loss, errors = (lambda p: cost(p, points, y)), []
    for size in (1.0, 1e-4):
        params = {name: size * rng.normal(size=a.shape) for name, a in NET.items()}
        right = names["backward"](points, y, params, names["forward"](points, params))
        buggy = gradients_with("R6", params, points, y)
        errors += [names["grad_check"](loss, params, grads) for grads in (right, buggy)]
    assert says("Less than 10⁻⁸ for right gradients", "both errors read about 10⁻⁷")
    assert errors[0] < 1e-8
    assert errors[1] > 0.1
    assert all(1e-8 < error < 1e-6 for error in errors[2:])


def test_slopes_at_the_corner_of_a_relu():
    assert says("The slope from both sides, 0.5", "right side: 1", "left side: 0")
    relu, eps = (lambda z: max(z, 0.0)), 1e-5
    assert (relu(eps) - relu(-eps)) / (2 * eps) == pytest.approx(0.5)
    assert ((relu(eps) - 0) / eps, (0 - relu(-eps)) / eps) == (1, 0)


def test_the_layered_backward_agrees_with_pytorch_on_200_random_networks():
    backward_layers = answers("backward_layers")["backward_layers"]
    rng = np.random.default_rng(9)
    for _ in range(200):
        depth = int(rng.integers(1, 6))
        n, *sizes = (int(s) for s in rng.integers(1, 9, depth + 2))
        weights = [rng.normal(size=(i, o)) for i, o in pairwise(sizes)]
        biases = [rng.normal(size=o) for o in sizes[1:]]
        y = rng.integers(0, 2, (n, sizes[-1])).astype(float)
        leaves = [torch.tensor(a, requires_grad=True) for pair in zip(weights, biases, strict=True) for a in pair]
        activations = [torch.tensor(rng.normal(size=(n, sizes[0])))]
        for layer in range(depth):
            z = activations[-1] @ leaves[2 * layer] + leaves[2 * layer + 1]
            activations.append(torch.tanh(z) if layer < depth - 1 else torch.sigmoid(z))
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y), reduction="sum") / n
        loss.backward()
        found = backward_layers(y, weights, [a.detach().numpy() for a in activations])
        for got, want in zip([g for pair in found for g in pair], leaves, strict=True):
            scale = max(1.0, float(want.grad.abs().max()))
            assert np.abs(got - want.grad.numpy()).max() <= 1e-10 * scale


def test_the_single_sample_and_the_batch_agree_with_nudges():
    names = answers("backward_one", "backward")
    rng = np.random.default_rng(2)
    points, y = rng.normal(size=(6, 4)), rng.integers(0, 2, (6, 3)).astype(float)
    shapes = {"W1": (4, 5), "b1": (5,), "W2": (5, 3), "b2": (3,)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    measured = slopes(params, points, y)
    whole = names["backward"](points, y, params, names["forward"](points, params))
    single = [names["backward_one"](x, t, params, names["forward"](x, params)) for x, t in zip(points, y, strict=True)]
    for name in params:
        assert whole[name] == pytest.approx(measured[name], rel=1e-6, abs=1e-9)
        assert np.mean([grads[name] for grads in single], axis=0) == pytest.approx(whole[name], rel=1e-12)


def test_deep_sigmoids_lose_a_quarter_of_it_at_every_layer():
    gradient_norms = answers("gradient_norms")["gradient_norms"]
    assert says(r"$4^{-9} \approx 4 \cdot 10^{-6}$", "hundreds of thousands of times more slowly")
    assert pytest.approx(4e-6, rel=0.05) == 4.0**-9
    ratios = {}
    for activation in ("sigmoid", "tanh", "relu"):
        for seed in range(20):
            rng = np.random.default_rng(seed)
            points, y = rng.normal(size=(40, 50)), rng.integers(0, 2, (40, 1)).astype(float)
            for depth in (10, 20):
                norms = gradient_norms(activation, [50] * depth + [1], points, y, rng)
                ratios.setdefault((activation, depth), []).append(norms[0] / norms[-1])
    assert 2e-7 < np.median(ratios["sigmoid", 10]) < 1e-5
    factor = (np.median(ratios["sigmoid", 20]) / np.median(ratios["sigmoid", 10])) ** 0.1
    assert says("About a quarter a layer")
    assert 0.2 < factor < 0.27
    assert says("tanh and relu stay within a factor of ten of 1")
    for activation in ("tanh", "relu"):
        assert 0.1 < np.median(ratios[activation, 20]) < 10


def test_the_norms_of_the_picture():
    gradient_norms = answers("gradient_norms")["gradient_norms"]
    rng = np.random.default_rng(0)
    points, y = rng.normal(size=(40, 50)), rng.integers(0, 2, (40, 1)).astype(float)
    for activation in ("tanh", "relu"):
        for depth in (2, 5, 10, 15, 20):
            norms = gradient_norms(activation, [50] * depth + [1], points, y, np.random.default_rng(1))
            assert 0.1 < norms[0] / norms[-1] < 10


def test_counted_products_make_backward_twice_as_dear_as_forward():
    assert says("about twice a forward run")
    for layers in (3, 10):
        assert 1.6 < (2 * layers - 1) / layers < 2


def test_the_exercises_take_a_hundred_minutes():
    minutes = [int(found) for found in re.findall(r"Exercise \d.*? · (\d+) min", PROSE)]
    assert says("**Time** 120 minutes: eight exercises (100), reading and playing (20)")
    assert (len(minutes), sum(minutes)) == (8, 100)


def test_the_mistakes_of_the_suspects_are_six_of_the_eight_listed():
    rows = re.findall(r"\| ([A-H]) \| \w", PROSE)
    names = answers("six_bugs")
    assert rows == list("ABCDEFGH")
    assert len(set(names["six_bugs"].values())) == 6
    assert says("Two letters stay unused")
