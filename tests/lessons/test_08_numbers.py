"""Every number that lesson 08 states is worked out again here, without the lesson's own functions."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from course import data

SOURCE = (Path(__file__).parents[2] / "source" / "08_without_backprop.py").read_text()
PROSE = re.sub(r"\s*\n# ?>? ?", " ", SOURCE)
SIZES = [2, 3, 1]
SHAPES = [(3, 2), (1, 3), (3, 1), (1, 1)]
X, CLASSES = data.circles(60, seed=0)
Y = CLASSES.reshape(-1, 1).astype(float)


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def lists(theta):
    ends = np.cumsum([o * i for o, i in SHAPES])
    parts = [p.reshape(s) for p, s in zip(np.split(theta, ends[:-1]), SHAPES, strict=True)]
    return parts[:2], parts[2:]


def outputs(X, w, b):
    layers = [X.T]
    for matrix, column in zip(w, b, strict=True):
        layers.append(1 / (1 + np.exp(-(matrix @ layers[-1] + column))))
    return layers


def cost(theta, X=X, y=Y):
    return np.sum((outputs(X, *lists(theta))[-1].T - y) ** 2) / len(X)


def gradient(theta, X=X, y=Y):
    """By going backwards through the layers."""
    w, b = lists(theta)
    layers = outputs(X, w, b)
    output = 2 * (layers[2] - y.T) / len(X) * layers[2] * (1 - layers[2])
    hidden = w[1].T @ output * layers[1] * (1 - layers[1])
    parts = hidden @ X, output @ layers[1].T, hidden.sum(axis=1), output.sum(axis=1)
    return np.concatenate([part.ravel() for part in parts])


def right(theta):
    return int(np.sum((outputs(X, *lists(theta))[-1][0] >= 0.5) == (CLASSES == 1)))


@pytest.fixture(scope="module")
def start():
    rng = np.random.default_rng(2)
    return np.concatenate([rng.normal(size=shape).ravel() for shape in SHAPES])


def test_the_untrained_network_has_24_points_on_the_wrong_side(start):
    assert says("24 of the 60 points are wrong")
    assert right(start) == 36


def test_no_line_divides_the_circles():
    # Outer points lie in every direction farther out than any inner point, so each half plane with all
    # of the inner ones holds some of the outer ones.
    directions = np.array([[np.cos(a), np.sin(a)] for a in np.linspace(0, 2 * np.pi, 720)])
    assert says("No line can divide these circles")
    assert ((X[CLASSES == 0] @ directions.T).max(axis=0) > (X[CLASSES == 1] @ directions.T).max(axis=0)).all()


def test_the_knob_of_the_square():
    assert says("knob at 3.5 | dial at 12.25", "3.25 / 0.5 = **6.5**", "6.5, 6.1, 6.001")
    slopes = [((3 + eps) ** 2 - 9) / eps for eps in (0.5, 0.1, 0.001)]
    assert slopes == pytest.approx([6.5, 6.1, 6.001])


def test_one_weight_has_a_slope(start):
    up = start.copy()
    up[3] += 0.1
    assert cost(up) > cost(start)


def test_parameters_and_passes_of_the_three_networks():
    def count(*sizes):
        return sum(i * o + o for i, o in pairwise(sizes))

    assert [count(2, 3, 1), count(784, 30, 30, 10), count(784, 1000, 10)] == [13, 24790, 795010]
    assert says(
        "13 knobs for the small network: 9 weights and 4 biases",
        "| 2-3-1 | 13 | 14 passes a step | 26 |",
        "| 784-30-30-10 | 24,790 | 24,791 | 49,580 |",
        "| 784-1000-10 | 795,010 | 795,011 | 1,590,020 |",
        "**14 for 13 parameters**",
        "**26 calls for 13 parameters**",
    )
    assert [13 + 1, 24790 + 1, 795010 + 1] == [14, 24791, 795011]
    assert [2 * 13, 2 * 24790, 2 * 795010] == [26, 49580, 1590020]


def test_the_cube_by_hand():
    assert says("(3.375 − 0.125) / 1 = 3.25, against 4.75")
    assert (1.5**3 - 0.5**3) / 1 == 3.25
    assert (1.5**3 - 1) / 0.5 == 4.75


def differences(f, theta, eps, both):
    e = np.eye(len(theta))
    if both:
        return np.array([(f(theta + eps * d) - f(theta - eps * d)) / (2 * eps) for d in e])
    return np.array([(f(theta + eps * d) - f(theta)) / eps for d in e])


def test_errors_of_both_differences_over_the_step(start):
    truth = gradient(start)
    steps = 10.0 ** -np.arange(0, 14.5, 0.5)
    forward, central = (
        {eps: np.abs(differences(cost, start, eps, both) - truth).max() for eps in steps} for both in (False, True)
    )
    assert says("| forward | proportional to ε | about 10⁻⁸ | some 10⁻⁹ | p + 1 |")
    assert 3e-9 < min(forward, key=forward.get) < 2e-7
    assert 3e-10 < min(forward.values()) < 1e-8
    assert says("| central | proportional to ε² | about 10⁻⁵ | some 10⁻¹² | 2p |")
    assert 9e-7 < min(central, key=central.get) < 4e-5
    assert 3e-13 < min(central.values()) < 3e-11
    assert says("At ε = 10⁻¹² the error is larger than at 10⁻⁴")
    assert forward[steps[24]] > forward[steps[8]]
    assert (steps[24], steps[8]) == pytest.approx((1e-12, 1e-4))
    assert says("halve ε, and its error is a *quarter*")
    ratio = [np.abs(differences(cost, start, eps, True) - truth).max() for eps in (0.01, 0.005)]
    assert ratio[0] / ratio[1] == pytest.approx(4, rel=0.01)


def test_float32_turns_early_and_gets_no_further(start):
    truth, single = gradient(start), (X.astype(np.float32), Y.astype(np.float32))
    errors = {
        eps: np.abs(differences(lambda t: cost(t.astype(np.float32), *single), start, eps, True) - truth).max()
        for eps in 10.0 ** -np.arange(0, 14.5, 0.5)
    }
    assert says("In float32 it turns at 10⁻² already, no ε brings the error far below 10⁻⁶")
    assert 2e-3 < min(errors, key=errors.get) < 5e-2
    assert 1e-7 < min(errors.values()) < 1e-5
    assert says("the nudge is rounded away altogether")
    assert errors[10.0**-14] == pytest.approx(np.abs(truth).max())


def test_complex_numbers_give_the_exact_gradient(start):
    exact = [cost(start + 1e-30j * e).imag / 1e-30 for e in np.eye(13)]
    assert np.allclose(exact, gradient(start), rtol=1e-12, atol=1e-15)


def test_a_step_that_is_added_and_subtracted_does_not_lead_back():
    assert says("(0.1 + 0.2) − 0.2 is not 0.1")
    assert (0.1 + 0.2) - 0.2 != 0.1


def test_the_network_of_the_visible_tests():
    X = np.array([[1, 2], [-1, 0.5], [0.5, -1.5]])
    y = np.array([[1.0], [0.0], [1.0]])
    theta = np.array([0.5, -1.0, 1.5, 0.25, -0.75, 1.0, 1.0, -0.5, 2.0, 0.1, -0.2, 0.3, -0.25])
    assert "one step from the cost 0.287 to the cost 0.266" in SOURCE
    costs = [cost(theta, X, y)]
    for _ in range(4):
        theta = theta - 4 * gradient(theta, X, y)
        costs.append(cost(theta, X, y))
    assert costs == pytest.approx([0.287160, 0.265543, 0.244153, 0.220317, 0.195381], abs=1e-6)


def test_training_gets_all_points(start):
    theta, costs = start, []
    for _ in range(600):
        theta = theta - 5 * gradient(theta)
        costs.append(cost(theta))
    assert says("It works.", "all 60 points", "600 steps with η = 5", "steeply about step 150")
    assert right(theta) == 60
    falls = -np.diff(costs)
    assert (falls > 0).all()
    assert 120 < np.argmax(falls) < 200
    assert costs[0] - costs[99] < 0.08


def test_the_bill():
    assert says("The 600 steps took 26 forward passes each, 15,600 in all")
    assert 600 * 26 == 15600
    assert says("took 555.6 hours, more than three weeks")
    hours = 1_000_001 * 100 * 0.02 / 3600
    assert round(hours, 1) == 555.6
    assert hours / 24 > 21
    assert says("about three forward passes for a whole gradient, they take 6 seconds")
    assert round(100 * 3 * 0.02, 9) == 6


def test_a_mean_over_samples_only_is_k_times_the_mean_over_all():
    error = np.random.default_rng(0).normal(size=(7, 3))
    assert says("With k outputs it is k times the mean")
    assert np.sum(error**2) / 7 == pytest.approx(3 * np.mean(error**2))


def test_six_of_the_twelve_lines_have_a_slip():
    assert says("Of these twelve lines, **six have a slip")
    assert re.findall(r"^# \| ([A-L]) \|", SOURCE, re.MULTILINE) == list("ABCDEFGHIJKL")


def test_the_exercises_take_sixty_minutes():
    minutes = [int(m) for m in re.findall(r"^# ##+ Exercise .* · (\d+) min$", SOURCE, re.MULTILINE)]
    assert says("**Time** 75 minutes: six exercises (60), reading and playing (15)")
    assert (len(minutes), sum(minutes)) == (6, 60)
