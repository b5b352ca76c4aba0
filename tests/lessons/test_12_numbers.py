"""Every number that lesson 12 states is worked out again here, and its layers and losses agree with PyTorch."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course import data

SOURCE = Path(__file__).parents[2] / "source" / "12_framework_layers.py"
LESSON = read_source(SOURCE)
PROSE = re.sub(r"\s*\n#[ >-]*", " ", SOURCE.read_text())
PROSE = re.sub(r'"\s+"', "", PROSE)
F = torch.nn.functional


@pytest.fixture(scope="module")
def own():
    """The names of the reference answers."""
    names = {"__name__": "__main__"}
    exec(next(cell.source for cell in LESSON.cells if cell.id == "setup"), names)
    for exercise in LESSON.exercises:
        exec(exercise.solution.answer, names)
    return names


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    missing = [text for text in texts if text not in PROSE]
    assert not missing, missing
    return True


def tensors(*arrays):
    return [torch.tensor(array, dtype=torch.float64, requires_grad=True) for array in arrays]


def sigma(z):
    return 1 / (1 + np.exp(-z))


def by_hand(activation, slope):
    pixels, classes = data.digits()
    x, t = pixels[:500] / 16, np.eye(10)[classes[:500]]
    rng = np.random.default_rng(0)
    first, second = rng.normal(0, 0.18, (64, 32)), rng.normal(0, 0.18, (32, 10))
    b1, b2 = np.zeros(32), np.zeros(10)
    for step in range(101):
        a = activation(x @ first + b1)
        error = a @ second + b2 - t
        if step == 100:
            return np.mean(np.sum(error**2, axis=1))
        back = error @ second.T * slope(a) / 500
        second = second - 0.1 * a.T @ error / 500
        b2 = b2 - 0.1 * error.mean(axis=0)
        first, b1 = first - 0.1 * x.T @ back, b1 - 0.1 * back.sum(axis=0)
    return None


def test_unfinished_change_is_the_worst_of_the_three_networks():
    ends = [
        by_hand(sigma, lambda a: a * (1 - a)),
        by_hand(np.tanh, lambda a: a * (1 - a)),
        by_hand(np.tanh, lambda a: 1 - a**2),
    ]
    assert [f"{end:.2f}" for end in ends] == ["0.66", "0.79", "0.41"]
    assert says("ends at 0.66", "ends at 0.79", "ends at 0.41", "0.41 against 0.66")


def test_scale_layers_of_the_text():
    assert says("loss changes by $5 \\cdot 3 = 15$", "by $5 \\cdot 2 = 10$ per unit of $s$", "`dout` is 5")
    x, s = tensors(2.0, 3.0)
    (5 * s * x).backward()
    assert (x.grad.item(), s.grad.item()) == (15, 10)


def test_rule_numbers_of_exercise_8(own):
    x = torch.tensor(5.0)
    (s,) = tensors(3.0)
    (10 * s * x).backward()
    assert own["after_two_forwards"] == own["after_two_backwards"] == s.grad.item() == 50


def test_five_sigmoids_let_a_thousandth_through():
    assert says("$0.25^5 \\approx 0.001$")
    assert round(0.25**5, 3) == 0.001
    z = np.linspace(-5, 5, 1001)
    assert (sigma(z) * (1 - sigma(z))).max() == pytest.approx(0.25)


def test_softmax_of_2_1_0():
    assert says(
        "p = (0.665,\\; 0.245,\\; 0.090)", "$-\\ln 0.665 = 0.408$", "it is $2.408$", "e^2 = 7.389,\\; e^1 = 2.718"
    )
    p = torch.softmax(torch.tensor([2.0, 1.0, 0.0], dtype=torch.float64), 0)
    assert [f"{value:.3f}" for value in p] == ["0.665", "0.245", "0.090"]
    assert [f"{-p[i].log():.3f}" for i in (0, 2)] == ["0.408", "2.408"]
    assert says("The two losses are 0.408 and 2.143, their mean is 1.275")
    losses = F.cross_entropy(
        torch.tensor([[2.0, 1.0, 0.0], [-1.0, 3.0, 1.0]], dtype=torch.float64), torch.tensor([0, 2]), reduction="none"
    )
    assert [f"{value:.3f}" for value in losses] == ["0.408", "2.143"]
    assert f"{losses.mean():.3f}" == "1.275"


def test_squared_error_is_deaf_where_the_sigmoid_is_badly_wrong():
    assert says("$z = -6$, that is $p = 0.0025$", "Two hundred times as large")
    p = sigma(-6.0)
    assert f"{p:.4f}" == "0.0025"
    assert (p - 1) / (2 * (p - 1) * p * (1 - p)) == pytest.approx(200, rel=0.02)


def test_squares_of_exercise_5():
    assert says("The six errors squared sum to 6.25")
    y_hat, y = np.array([[1, 2], [0, -1], [3, 0.5]]), np.array([[0, 2], [1, -1], [1, 1]])
    assert np.sum((y_hat - y) ** 2) == 6.25


def test_dog_competes_with_the_child():
    assert says("the dog gets 0.498")
    assert f"{torch.softmax(torch.tensor([3.0, 3.0, -2.0]), 0)[0]:.3f}" == "0.498"


def test_doubled_softmax_has_its_floor_where_the_lesson_says(own):
    assert says("a loss that will not go below 1.46", "floor at 1.46")
    best = F.cross_entropy(torch.eye(10, dtype=torch.float64)[:1], torch.tensor([0])).item()
    assert own["floor"] == pytest.approx(best)
    assert f"{best:.2f}" == "1.46"


def test_loss_of_guessing_is_about_2_3():
    assert says("The dashed curve starts at 2.3, the loss of guessing")
    assert f"{np.log(10):.1f}" == "2.3"


def test_doubled_softmax_ends_where_the_picture_says(own):
    assert says("falls to about 0.15", "falls slowly, to about 1.9")
    pixels, classes = data.digits()
    ends = []
    for doubled in (False, True):
        rng = np.random.default_rng(1)
        layers = [own["Linear"](64, 32, rng), own["ReLU"](), own["Linear"](32, 10, rng)]
        if doubled:
            layers.append(own["FunctionLayer"](lambda z: own["probabilities"](z, several=False), _softmax_back(own)))
        net, loss, losses = own["Sequential"](layers), own["SoftmaxCrossEntropy"](), []
        for _ in range(250):
            rows = rng.integers(0, 1400, 64)
            losses.append(loss.forward(net.forward(pixels[rows] / 16), classes[rows]))
            net.backward(loss.backward())
            for p, g in zip(net.params, net.grads, strict=True):
                p -= 0.2 * g
        ends.append(np.mean(losses[-20:]))
    assert ends[0] == pytest.approx(0.17, abs=0.06)
    assert ends[1] == pytest.approx(1.9, abs=0.06)


def _softmax_back(own):
    def back(z, dout):
        p = own["probabilities"](z, several=False)
        return [p * (dout - np.sum(dout * p, axis=1, keepdims=True))]

    return back


def test_gradcheck_is_most_accurate_near_the_nudge_it_uses(own):
    assert says(
        "A right layer gets about $10^{-10}$",
        "From 0.1 down to about 0.00001 the error falls to 10 to the minus 10 or 11",
    )
    rng = np.random.default_rng(0)
    net = own["Sequential"]([own["Linear"](3, 4, rng), own["Tanh"](), own["Linear"](4, 2, rng)])
    x = rng.normal(size=(5, 3))
    errors = {power: own["gradcheck"](net, x, eps=10.0**power) for power in range(-12, 0)}
    assert 1e-12 < errors[-5] < 1e-9
    assert min(errors, key=errors.get) in (-6, -5)


def test_errors_that_the_reader_predicts():
    for factor, error in ((-1, 1), (2, 1 / 3), (0, 1)):
        g, h = factor * np.array([1.0, 2.0]), np.array([1.0, 2.0])
        size = np.linalg.norm(g) + np.linalg.norm(h)
        assert np.linalg.norm(g - h) / size == pytest.approx(error)


def test_exercises_add_up_to_the_minutes_stated():
    minutes = [int(found) for found in re.findall(r"[●○]{3} · (\d+) min", SOURCE.read_text())]
    assert len(minutes) == 8
    assert sum(minutes) == 98
    assert says("**Time** 120 minutes: eight exercises (98), reading and playing (22)")


def test_eight_classes_take_under_a_hundred_lines():
    assert says("You write eight such classes, under a hundred lines")
    classes, lines = 0, 0
    for name in ("Linear", "activations", "Sequential", "SoftmaxCrossEntropy", "losses"):
        tree = ast.parse(LESSON.exercise(name).solution.answer)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
                node.body = node.body[1:]
            classes += isinstance(node, ast.ClassDef)
        lines += len([line for line in ast.unparse(tree).splitlines() if line.strip()])
    assert classes == 8
    assert 70 < lines < 100


SIZES = [(1, 3, 2), (5, 4, 3), (7, 2, 6)]


@pytest.mark.parametrize(("n", "d", "k"), SIZES)
def test_linear_layer_has_the_gradients_of_pytorch(own, n, d, k):
    rng = np.random.default_rng(n)
    layer = own["Linear"](d, k, rng)
    layer.b[:] = rng.normal(size=k)
    x, dout = rng.normal(size=(n, d)), rng.normal(size=(n, k))
    tx, tw, tb = tensors(x, layer.W, layer.b)
    out = tx @ tw + tb
    out.backward(torch.tensor(dout))
    assert np.allclose(layer.forward(x), out.detach().numpy(), atol=1e-10)
    came = [layer.backward(dout), *layer.grads]
    for mine, theirs in zip(came, (tx, tw, tb), strict=True):
        assert np.abs(mine - theirs.grad.numpy()).max() < 1e-10


@pytest.mark.parametrize(("name", "theirs"), [("ReLU", torch.relu), ("Tanh", torch.tanh), ("Sigmoid", torch.sigmoid)])
def test_activations_have_the_gradients_of_pytorch(own, name, theirs):
    x, dout = np.random.default_rng(1).normal(0, 3, (2, 6, 5))
    x[0, 0] = 0.0
    (tx,) = tensors(x)
    out = theirs(tx)
    out.backward(torch.tensor(dout))
    layer = own[name]()
    assert np.abs(layer.forward(x) - out.detach().numpy()).max() < 1e-10
    assert np.abs(layer.backward(dout) - tx.grad.numpy()).max() < 1e-10


@pytest.mark.parametrize("scale", [1.0, 300.0])
def test_losses_and_their_gradients_are_those_of_pytorch(own, scale):
    rng = np.random.default_rng(2)
    z, labels, bits, y = (
        rng.normal(0, scale, (6, 4)),
        rng.integers(0, 4, 6),
        rng.integers(0, 2, (6, 4)),
        rng.normal(size=(6, 4)),
    )
    for name, target, theirs in (
        ("SoftmaxCrossEntropy", labels, lambda tz: F.cross_entropy(tz, torch.tensor(labels))),
        (
            "BCEWithLogits",
            bits,
            lambda tz: F.binary_cross_entropy_with_logits(tz, torch.tensor(bits, dtype=torch.float64)),
        ),
        ("MSE", y, lambda tz: F.mse_loss(tz, torch.tensor(y))),
    ):
        (tz,) = tensors(z)
        value = theirs(tz)
        value.backward()
        loss = own[name]()
        assert loss.forward(z, target) == pytest.approx(value.item(), rel=1e-10, abs=1e-10)
        assert np.abs(loss.backward() - tz.grad.numpy()).max() < 1e-10


def test_network_of_five_layers_has_the_gradients_of_pytorch(own):
    rng = np.random.default_rng(3)
    net = own["Sequential"](
        [own["Linear"](5, 7, rng), own["ReLU"](), own["Linear"](7, 6, rng), own["Tanh"](), own["Linear"](6, 3, rng)]
    )
    x, labels = rng.normal(size=(8, 5)), rng.integers(0, 3, 8)
    loss = own["SoftmaxCrossEntropy"]()
    value = loss.forward(net.forward(x), labels)
    dx = net.backward(loss.backward())
    tx, *theirs = tensors(x, *net.params)
    hidden = torch.relu(tx @ theirs[0] + theirs[1])
    hidden = torch.tanh(hidden @ theirs[2] + theirs[3])
    total = F.cross_entropy(hidden @ theirs[4] + theirs[5], torch.tensor(labels))
    total.backward()
    assert value == pytest.approx(total.item(), rel=1e-12)
    for mine, t in zip([dx, *net.grads], [tx, *theirs], strict=True):
        assert np.abs(mine - t.grad.numpy()).max() < 1e-10


def test_everything_stays_in_float32(own):
    rng = np.random.default_rng(4)
    layers = [
        own["Linear"](5, 7, rng, np.float32),
        own["ReLU"](),
        own["Tanh"](),
        own["Sigmoid"](),
        own["Linear"](7, 3, rng, np.float32),
    ]
    net, loss = own["Sequential"](layers), own["SoftmaxCrossEntropy"]()
    logits = net.forward(rng.normal(size=(4, 5)).astype(np.float32))
    loss.forward(logits, np.array([0, 1, 2, 0]))
    dx = net.backward(loss.backward())
    assert {array.dtype for array in (logits, loss.backward(), dx, *net.params, *net.grads)} == {np.dtype(np.float32)}
