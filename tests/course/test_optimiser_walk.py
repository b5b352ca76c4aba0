"""What the tests of lessons see of an optimiser: steps in place, gradients that nobody writes to, rates that change."""

import numpy as np
import pytest

from course.optimiser_walk import epochs, walk


class Plain:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads, strict=True):
            p -= self.lr * g


def test_parameters_are_seen_after_each_step_and_the_originals_are_left_alone():
    start = np.array([1.0, 2.0])
    seen = walk(Plain, [start], [[np.array([1.0, 0.0])], [np.array([0.0, 2.0])]], lr=0.5)
    np.testing.assert_allclose(seen, [[[0.5, 2.0]], [[0.5, 1.0]]])
    np.testing.assert_array_equal(start, [1.0, 2.0])


def test_rates_are_put_into_lr_before_each_step():
    seen = walk(Plain, [np.zeros(1)], [[np.ones(1)]] * 3, rates=[1.0, 2.0, 0.0], lr=9.0)
    np.testing.assert_allclose(seen, [[[-1.0]], [[-3.0]], [[-3.0]]])


def test_optimiser_that_makes_new_arrays_moves_nothing():
    class Rebinds(Plain):
        def step(self, grads):
            self.params = [p - self.lr * g for p, g in zip(self.params, grads, strict=True)]

    assert walk(Rebinds, [np.zeros(1)], [[np.ones(1)]], lr=1.0)[0][0] == 0


def test_optimiser_that_writes_into_a_gradient_is_stopped():
    class Writes(Plain):
        def step(self, grads):
            grads[0] *= self.lr

    with pytest.raises(ValueError, match="read-only"):
        walk(Writes, [np.zeros(1)], [[np.ones(1)]], lr=1.0)


def test_gradients_come_in_the_same_arrays_each_time():
    class Keeps(Plain):
        def step(self, grads):
            self.first = getattr(self, "first", grads)
            self.params[0] -= self.first[0]

    seen = walk(Keeps, [np.zeros(1)], [[np.array([1.0])], [np.array([5.0])]], lr=1.0)
    np.testing.assert_allclose(seen, [[[-1.0]], [[-6.0]]])


def test_epochs_share_one_generator():
    two = epochs(lambda n, size, rng: [rng.permutation(n)], 20, 5, 3, 2)
    rng = np.random.default_rng(3)
    np.testing.assert_array_equal([epoch[0] for epoch in two], [rng.permutation(20), rng.permutation(20)])
