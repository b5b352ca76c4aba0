"""The framework of the lessons, put together: everything is there, and its numbers are PyTorch's."""

import numpy as np
import pytest

from autograder.reproductions.framework import Framework, assemble


@pytest.fixture(scope="module")
def framework() -> Framework:
    return assemble()


def test_everything_that_training_needs_is_there(framework: Framework) -> None:
    needed = {
        *("Linear", "ReLU", "Tanh", "Sigmoid", "Sequential", "Dropout"),
        *("SoftmaxCrossEntropy", "MSE", "BCEWithLogits", "SGD", "Momentum", "Adam"),
        *("batches", "schedule", "l2_penalty", "l2_grads", "he_normal", "glorot_uniform"),
    }
    assert needed <= set(vars(framework.names))


def test_the_names_that_only_tests_use_and_the_answers_that_are_numbers_stay_out(framework: Framework) -> None:
    assert not {"load", "walk_sgd", "switch", "digit", "floor", "true_claims"} & set(vars(framework.names))


def test_two_assemblies_of_the_same_answers_have_the_same_digest(framework: Framework) -> None:
    assert assemble().digest == framework.digest


def test_a_network_is_in_float32_from_end_to_end(framework: Framework) -> None:
    net = framework.net((5, 4, 3), np.random.default_rng(0))
    loss = framework.names.SoftmaxCrossEntropy()
    optimiser = framework.names.Momentum(net.params, 0.1)
    loss.forward(net.forward(np.ones((2, 5), np.float32)), np.array([0, 2]))
    net.backward(loss.backward())
    optimiser.step(net.grads)
    assert {array.dtype for array in [*net.params, *net.grads, *optimiser.v]} == {np.dtype(np.float32)}


@pytest.mark.parametrize("activation", ["ReLU", "Tanh"])
def test_a_first_layer_without_dx_has_the_same_gradients_and_keeps_its_weights(
    framework: Framework, activation: str
) -> None:
    short = framework.net((5, 4, 3), np.random.default_rng(0), activation)
    whole = framework.net((5, 4, 3), np.random.default_rng(0), activation, whole=True)
    x, dout = np.random.default_rng(1).normal(size=(7, 5)), np.random.default_rng(2).normal(size=(7, 3))
    for net in (short, whole):
        net.forward(x)
    assert short.backward(dout).shape == (7, 0)
    assert whole.backward(dout).shape == (7, 5)
    for one, other in zip([*short.grads, *short.params], [*whole.grads, *whole.params], strict=True):
        np.testing.assert_array_equal(one, other)
