"""Every number in the prose of lesson 11 is computed anew, and stands there as it came out."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course import data

SOURCE = Path(__file__).resolve().parents[2] / "source" / "11_pytorch.py"
X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])


@pytest.fixture(scope="module")
def prose() -> str:
    """The whole lesson's text in one line; tables and formulas as they are written."""
    text = "\n".join(cell.source for cell in read_source(SOURCE).cells)
    return re.sub(r"\s*\n(> )?", " ", text).replace("**", "")


def walk(lr, steps, kept=False):
    path, slope = [1.0], 0.0
    for _ in range(steps):
        slope = 2 * np.mean(X * (X * path[-1] - Y)) + (slope if kept else 0.0)
        path.append(path[-1] - lr * slope)
    return path


def moons(seed):
    return [torch.tensor(a, dtype=torch.float32) for a in data.moons(200, noise=0.15, seed=seed)]


def small_net(dropout=0.0):
    torch.manual_seed(0)
    first, last = torch.nn.Linear(2, 16), torch.nn.Linear(16, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)


def test_the_loop_that_keeps_its_gradients_swings(prose):
    path = walk(0.05, 40, kept=True)
    assert (round(min(path), 2), round(max(path), 2)) == (0.99, 3.06)
    assert "It swings between 0.99 and 3.06" in prose
    later = walk(0.05, 4000, kept=True)[-40:]
    assert max(later) > 3, "it never stops"


def test_the_gradient_at_one_is_minus_two(prose):
    assert 2 * (1 * 1 - 2) * 1 == -2
    assert "At x = 1, w = 1, y = 2 it must be −2" in prose


def test_the_table_of_the_walk(prose):
    assert 2 * np.mean(X * (X * 1 - Y)) == pytest.approx(-28 / 3)
    assert "2 · (−1 − 4 − 9) / 3 = −28/3" in prose
    row = " | ".join(f"{w:.4f}".replace("1.0000", "1") for w in walk(0.05, 5))
    assert f"| w | {row} |" in prose
    assert "the first step is 0.4667" in prose


def test_the_bounds_of_the_learning_rate_lie_on_the_slider(prose):
    assert 2 * np.mean(X**2) == pytest.approx(28 / 3)
    assert "here λ = 28/3" in prose
    for lr, end in ((3 / 28 - 0.01, "smooth"), (3 / 28 + 0.01, "zigzag"), (6 / 28 + 0.01, "apart")):
        path = np.array(walk(lr, 30)) - 2
        changes_side = bool((path[1:] * path[:-1] < -1e-12).any())
        assert changes_side == (end != "smooth")
        assert (abs(path[-1]) > 1) == (end == "apart")


def test_forgetting_the_transpose_of_a_square_matrix_raises_nothing():
    layer = torch.nn.Linear(3, 3)
    layer.weight.data = torch.arange(9.0).reshape(3, 3)
    assert layer(torch.ones(2, 3)).shape == (2, 3)


def test_gradients_agree_to_the_last_digits(prose):
    rng = np.random.default_rng(11)
    W1, b1, W2, b2 = rng.normal(size=(2, 5)), rng.normal(size=5), rng.normal(size=(5, 1)), np.zeros(1)
    points, labels = data.moons(200, noise=0.15, seed=0)
    y = labels[:, None].astype(float)
    leaves = [torch.tensor(a, requires_grad=True) for a in (W1, b1, W2, b2)]
    z = torch.tanh(torch.tensor(points) @ leaves[0] + leaves[1]) @ leaves[2] + leaves[3]
    torch.nn.BCEWithLogitsLoss()(z, torch.tensor(y)).backward()
    a1 = np.tanh(points @ W1 + b1)
    delta2 = (1 / (1 + np.exp(-(a1 @ W2 + b2))) - y) / 200
    delta1 = delta2 @ W2.T * (1 - a1**2)
    derived = [points.T @ delta1, delta1.sum(axis=0), a1.T @ delta2, delta2.sum(axis=0)]
    assert max(np.abs(leaf.grad.numpy() - d).max() for leaf, d in zip(leaves, derived, strict=True)) < 1e-16
    assert "Differences below 1e-16" in prose


def test_dropout_gives_five_losses_and_evaluation_one(prose):
    points, y = (t[:10] for t in moons(0))
    net, judge = small_net(dropout=0.5), torch.nn.BCEWithLogitsLoss()
    counts = []
    for mode in (net.train, net.eval):
        mode()
        counts.append(len({round(judge(net(points)[:, 0], y).item(), 4) for _ in range(5)}))
    assert counts == [5, 1]
    assert "Five different losses for one net" in prose
    assert "all five are equal" in prose


def test_the_moons_are_learned():
    (points, y), (unseen, y_unseen), net = moons(0), moons(1), small_net()
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), 1.0)
    for _ in range(300):
        optimiser.zero_grad()
        loss_of(net(points)[:, 0], y).backward()
        optimiser.step()
    assert ((net(unseen)[:, 0] > 0) == (y_unseen == 1)).float().mean() >= 0.97


def test_where_the_loss_from_probabilities_leaps(prose):
    truth = torch.zeros(1)
    for z, agrees in ((16.0, True), (17.0, False), (20.0, False)):
        logit = torch.tensor([z])
        exact = torch.nn.BCEWithLogitsLoss()(logit, truth).item()
        other = torch.nn.BCELoss()(torch.sigmoid(logit), truth).item()
        assert exact == pytest.approx(z, rel=1e-6)
        assert (abs(other - exact) < 0.1) == agrees
        assert agrees or other == 100
    assert "Up to 16 they agree" in prose
    assert "the loss leaps to 100" in prose
    assert math.log1p(math.exp(20)) == pytest.approx(20, rel=1e-8)
    assert "which is 20 to eight digits" in prose


def test_the_floor_of_a_softmax_too_many(prose):
    for k in (2, 10):
        perfect = torch.zeros(1, k, dtype=torch.float64)
        perfect[0, 0] = 1
        floor = torch.nn.CrossEntropyLoss()(perfect, torch.tensor([0])).item()
        assert floor == pytest.approx(math.log(1 + (k - 1) / math.e))
    assert round(floor, 2) == 1.46
    assert "sticks above 1.46 with ten classes" in prose
    assert "For k = 2 it must come to 0.3133" in prose
    assert round(math.log(1 + 1 / math.e), 4) == 0.3133
    assert round(math.log(10), 2) == 2.30
    assert "begin at ln 10 = 2.30" in prose


def test_digits_with_a_softmax_too_many_learn_slowly(prose):
    grey, label = data.digits()
    assert grey.shape[1] == 64
    assert "500 digits of 8 × 8 pixels, ten classes, one linear layer, 100 steps" in prose
    grey, label = torch.tensor(grey[:500] / 16.0, dtype=torch.float32), torch.tensor(label[:500])
    ends, hits = [], []
    for too_many in (False, True):
        torch.manual_seed(0)
        net = torch.nn.Linear(64, 10)
        optimiser = torch.optim.SGD(net.parameters(), lr=1.0)
        for step in range(100):
            optimiser.zero_grad()
            z = net(grey)
            loss = torch.nn.CrossEntropyLoss()(torch.softmax(z, dim=1) if too_many else z, label)
            if step == 0:
                assert loss.item() == pytest.approx(math.log(10), abs=0.05)
            loss.backward()
            optimiser.step()
        ends.append(loss.item())
        hits.append((net(grey).argmax(dim=1) == label).float().mean().item())
    assert ends[0] < 0.4 < 1.46 < ends[1] < 2.0
    assert hits[1] < hits[0] - 0.1


def test_a_ghost_meets_no_tensor_of_the_processor():
    ghost = torch.empty(3, 2, device="meta")
    with pytest.raises(RuntimeError):
        torch.cat([ghost, torch.ones(3, 1)], dim=1)


def test_the_exercises_leave_fifteen_minutes_for_reading(prose):
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", prose)]
    assert (len(minutes), sum(minutes)) == (7, 75)
    assert "90 minutes: seven exercises (75), reading and playing (15)" in prose
