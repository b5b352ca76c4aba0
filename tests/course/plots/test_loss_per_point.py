"""One neuron's curve and what each sample costs."""

import numpy as np
import pytest

from course.plots.loss_per_point import loss_per_point

X, Y = np.array([1.0, 2.0, 4.0]), np.array([0.0, 1.0, 1.0])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def losses(p, y):
    return -np.log(np.where(y == 1, p, 1 - p))


def test_alt_text_says_the_worst_sample_and_the_cost():
    p = sigmoid(X - 2)
    picture = loss_per_point(X, Y, 1.0, -2.0, sigmoid, losses)
    worst = losses(p, Y).max()
    assert f"the longest, {worst:.2f}, is at x = 2 with y = 1; the mean is {losses(p, Y).mean():.3f}" in picture.alt
    assert picture.png.startswith(b"\x89PNG")


@pytest.mark.parametrize("value", [np.inf, np.nan])
def test_learners_infinite_and_nan_losses_are_drawn_not_raised(value):
    picture = loss_per_point(X, Y, 1.0, -2.0, sigmoid, lambda p, y: np.array([0.1, value, 0.2]))
    assert f"the longest, {value:.2f}, is at x = 2" in picture.alt


def test_losses_come_from_the_functions_given():
    picture = loss_per_point(X, Y, 1.0, -2.0, lambda z: 0 * z + 0.25, lambda p, y: p + y)
    assert "the longest, 1.25, is at x = 2" in picture.alt
