"""Every number that lesson 06 states is worked out again here; its engine is compared with PyTorch's."""

import re
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course import data
from course.graph.dual import Dual, duals, slopes_of

SOURCE = Path(__file__).parents[2] / "source" / "06_automatic_differentiation.py"
LESSON = read_source(SOURCE)
PROSE = re.sub(r"\s*\n#[ >-]*", " ", SOURCE.read_text()).replace('" "', "")
PROSE = re.sub(r'"\s*\n\s*"', "", PROSE)


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


@pytest.fixture(scope="module")
def answers():
    """The names of the lesson with the reference answers, pictures left out."""
    names = {"__name__": "__main__"}
    for cell in LESSON.cells:
        if cell.id == "setup" or cell.id.startswith("given_"):
            exec(cell.source, names)
        elif any(cell is exercise.solution for exercise in LESSON.exercises):
            exec(cell.answer, names)
    return names


@pytest.fixture(scope="module")
def tumours():
    X, y = data.breast_cancer()
    return (X - X.mean(axis=0)) / X.std(axis=0), y


def test_the_exercises_leave_25_minutes_for_reading_and_playing():
    minutes = [int(found) for found in re.findall(r"[●○]{3} · (\d+) min", SOURCE.read_text())]
    assert len(minutes) == 8
    assert sum(minutes) == 95
    assert sum(minutes) + 25 == 120
    assert says("120 minutes: eight exercises (95), reading and playing (25)")


def test_the_data_have_as_many_numbers_as_stated(tumours):
    assert tumours[0].shape == (569, 30)
    assert 569 * 30 == 17_070
    assert says("569 · 30 = 17,070 multiplications")


def test_an_array_in_the_node_of_lesson_05_is_right_only_where_shapes_are_equal(answers):
    a, b = answers["Value"]([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), answers["Value"]([10.0, 20.0, 30.0])
    (a + b)._backward(np.ones((2, 3)))
    assert b.grad.shape == (2, 3)
    assert says("`b` has three numbers and gets six slopes")


def test_the_copies_of_ten_bring_back_five():
    assert np.array([[1.0, 2, 3], [4, 5, 6]]).sum(axis=0)[0] == 5
    assert says("by 1 per unit of the upper copy and by 4 per unit of the lower one, it changes by 5")


def test_the_table_of_broadcasting_tells_what_numpy_does():
    for value, needed in (((4,), (32, 4)), ((2, 1), (2, 3)), ((2, 1, 3), (5, 1, 2, 4, 3)), ((), (2, 3))):
        assert np.broadcast_shapes(value, needed) == needed
        assert f"| {value} | {needed} |" in PROSE


def test_the_product_worked_by_hand(answers):
    dx, dw = answers["matmul_backward"](np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([[5.0]]))
    assert dx.tolist() == [[15, 20]]
    assert dw.tolist() == [[5], [10]]
    assert says("`dX` must come out as $(15\\;\\;20)$ and `dW` as $\\binom{5}{10}$")


def test_the_three_samples_at_zero(answers):
    X, y = np.array([[3.0, 2.0], [1.0, 3.0], [4.0, 4.0]]), np.array([1.0, 0.0, 1.0])
    w, b = answers["Tensor"](np.zeros(2)), answers["Tensor"](0.0)
    loss = answers["logistic_loss"](X, y, w, b)
    loss.backward()
    assert float(loss.data) == pytest.approx(np.log(2))
    assert w.grad == pytest.approx([-1, -0.5])
    assert float(b.grad) == pytest.approx(-1 / 6)
    assert says("$L = \\ln 2 = 0.693$", "Below w stands (−1, −½), below b −1/6")


def test_gradients_of_the_graph_equal_the_closed_form_of_lesson_04(answers, tumours):
    X, y = tumours
    rng = np.random.default_rng(6)
    w, b = answers["Tensor"](rng.normal(size=30) / 10), answers["Tensor"](0.3)
    loss = answers["logistic_loss"](X, y, w, b)
    loss.backward()
    p = 1 / (1 + np.exp(-(X @ w.data + b.data)))
    assert np.max(np.abs(w.grad - X.T @ (p - y) / len(y))) < 1e-14
    assert float(b.grad) == pytest.approx(np.mean(p - y), abs=1e-14)


def test_training_on_the_graph_reaches_the_weights_of_lesson_04_and_of_scikit_learn(answers, tumours):
    from sklearn.linear_model import LogisticRegression

    X, y = tumours[0][:, :2], tumours[1]
    w, b = answers["Tensor"](np.zeros(2)), answers["Tensor"](0.0)
    losses = answers["train_on_graph"](lambda: answers["logistic_loss"](X, y, w, b), [w, b], 2.0, 500)
    assert np.all(np.diff(losses) < 1e-12)
    model = LogisticRegression(C=np.inf, tol=1e-9, max_iter=1000).fit(X, y)
    assert w.data == pytest.approx(model.coef_[0], rel=1e-3)
    assert float(b.data) == pytest.approx(model.intercept_[0], rel=1e-3)
    w_hand, b_hand, _ = answers["fit"](X, y, 2.0, 500)
    assert np.max(np.abs(w.data - w_hand)) < 1e-12
    assert abs(float(b.data - b_hand)) < 1e-12


def test_kept_gradients_roll_past_the_minimum_and_stay_finite(answers, tumours):
    X, y = tumours[0][:, :2], tumours[1]
    curves = []
    for reset in (True, False):
        w, b, losses = answers["Tensor"](np.zeros(2)), answers["Tensor"](0.0), []
        for _ in range(50):
            loss = answers["logistic_loss"](X, y, w, b)
            losses.append(float(loss.data))
            if reset:
                w.zero_grad()
                b.zero_grad()
            loss.backward()
            w.data, b.data = w.data - 0.05 * w.grad, b.data - 0.05 * b.grad
        curves.append(np.array(losses))
    assert np.isfinite(curves).all()
    assert np.all(np.diff(curves[0]) < 0)
    assert curves[1][10] < curves[0][10]
    assert 15 < curves[1].argmin() < 30
    assert curves[1][-1] > curves[1].min() + 0.05
    assert says("it falls faster at first, then rolls past the minimum and climbs")


def cpu_seconds(f):
    """CPU time of one call, the least of several: other programs on the machine do not count."""
    best = float("inf")
    for _ in range(15):
        began = time.process_time()
        for _ in range(10):
            f()
        best = min(best, (time.process_time() - began) / 10)
    return best


def test_the_graph_takes_about_ten_times_as_long_as_the_formula(answers, tumours):
    for n in (20, 569):
        X, y = tumours[0][:n], tumours[1][:n]
        w, b = answers["Tensor"](np.zeros(30)), answers["Tensor"](0.0)
        graph = cpu_seconds(lambda X=X, y=y, w=w, b=b: answers["logistic_loss"](X, y, w, b).backward())
        formula = cpu_seconds(lambda X=X, y=y, w=w, b=b: answers["closed_form"](X, y, w.data, b.data))
        assert 2 < graph / formula < 60  # wide, since processors differ
    assert says("About ten times as long")


def nodes_of(loss):
    found, waiting = [], [loss]
    while waiting:
        node = waiting.pop()
        if all(node is not other for other in found):
            found.append(node)
            waiting += node.parents
    return found


def test_the_graph_of_the_loss_has_about_fifteen_nodes(answers):
    w, b = answers["Tensor"](np.zeros(2)), answers["Tensor"](0.0)
    nodes = nodes_of(answers["logistic_loss"](np.ones((3, 2)), np.ones(3), w, b))
    assert 13 <= len(nodes) <= 18
    assert says("fifteen nodes, each with a few calls of numpy")


UNARY = {
    "exp": (lambda t: (t * 0.3).exp(), lambda t: (t * 0.3).exp()),
    "log": (lambda t: (t * t + 0.5).log(), lambda t: (t * t + 0.5).log()),
    "sigmoid": (lambda t: t.sigmoid(), torch.sigmoid),
    "relu": (lambda t: t.relu(), torch.relu),
    "minus": (lambda t: -t, lambda t: -t),
    "half": (lambda t: t / 2, lambda t: t / 2),
    "from one": (lambda t: 1 - t, lambda t: 1 - t),
}


def random_graph(rng):
    """Leaves as arrays, which of them need a gradient, and a function that works on nodes of either kind."""
    n, d, k = (int(size) for size in rng.permutation(np.arange(2, 7))[:3])
    shapes = [(n, d), (d, k), (k,), (n, 1), (), (n, k)]
    arrays = [rng.normal(size=shape) for shape in shapes]
    needed = [True, *(bool(rng.random() < 0.8) for _ in shapes[1:])]
    plan = [(int(rng.integers(4)), rng.integers(1000, size=3)) for _ in range(int(rng.integers(4, 12)))]

    def build(leaves, kind, mean, total):
        X, W, b, column, number, table = leaves
        pool = [X @ W + b, table, column * table, table - number]
        for what, picks in plan:
            one, other = pool[picks[0] % len(pool)], pool[picks[1] % len(pool)]
            if what == 0:
                made = one * other * 0.5
            elif what == 1:
                made = one + (b, column, number, other)[picks[2] % 4]
            elif what == 2:
                made = list(UNARY.values())[picks[2] % len(UNARY)][kind](one)
            else:
                reduce = (mean, total)[picks[2] % 2]
                made = other * reduce(one, picks[2] % 3 - 1 if picks[2] % 3 < 2 else None) * 0.1
            pool.append(made)
        return mean(pool[-1] * pool[-2], None) + total(pool[-3], None) * 0.1

    return arrays, needed, build


def reduced_ours(name):
    def reduce(node, axis):
        return getattr(node, name)() if axis is None else getattr(node, name)(axis=axis, keepdims=True)

    return reduce


def reduced_torch(f):
    return lambda t, axis: f(t) if axis is None else f(t, dim=axis, keepdim=True)


def test_200_random_graphs_have_the_gradients_of_pytorch_to_10_digits(answers):
    rng, compared = np.random.default_rng(0), 0
    for _ in range(200):
        arrays, needed, build = random_graph(rng)
        ours = [answers["Tensor"](array, needs_grad=need) for array, need in zip(arrays, needed, strict=True)]
        theirs = [torch.tensor(array, requires_grad=need) for array, need in zip(arrays, needed, strict=True)]
        loss = build(ours, 0, reduced_ours("mean"), reduced_ours("sum"))
        other = build(theirs, 1, reduced_torch(torch.mean), reduced_torch(torch.sum))
        loss.backward()
        other.backward()
        assert float(loss.data) == pytest.approx(other.item(), rel=1e-10)
        for node, tensor, need in zip(ours, theirs, needed, strict=True):
            if not need:
                assert node.grad is None
                continue
            want = np.zeros(node.shape) if tensor.grad is None else tensor.grad.numpy()
            assert node.grad.shape == want.shape
            assert np.max(np.abs(node.grad - want) / np.maximum(1.0, np.abs(want))) < 1e-10
            compared += 1
    assert compared > 800


def test_the_dual_arrays_of_the_tests_agree_with_the_engine(answers):
    rng = np.random.default_rng(1)
    for _ in range(20):
        arrays, _, build = random_graph(rng)
        ours, carried = [answers["Tensor"](array) for array in arrays], duals(*arrays)
        loss = build(ours, 0, reduced_ours("mean"), reduced_ours("sum"))
        loss.backward()
        slopes = slopes_of(build(carried, 0, reduced_ours("mean"), reduced_ours("sum")), *carried)
        for node, slope in zip(ours, slopes, strict=True):
            assert node.grad == pytest.approx(slope, rel=1e-9, abs=1e-9)


def test_tensors_and_dual_arrays_understand_the_same_operations(answers):
    tensor = {name for kind in answers["Tensor"].__mro__[:2] for name in vars(kind)}
    operations = {name for name in vars(Dual) if callable(getattr(Dual, name)) and name not in ("_lifted", "_each")}
    assert operations - tensor == set()


def test_a_chain_of_5000_tensors_works(answers):
    start = y = answers["Tensor"]([1.0, 2.0])
    for _ in range(2500):
        y = y * 1.0 + 0.5
    y.sum().backward()
    assert start.grad.tolist() == [1, 1]


def test_integers_are_cast_and_texts_refused(answers):
    assert answers["Tensor"]([1, 2]).data.dtype == np.float64
    assert answers["Tensor"](np.ones(2, np.float32)).data.dtype == np.float32
    with pytest.raises(TypeError):
        answers["Tensor"](["a"])
    with pytest.raises(RuntimeError, match=r"floating point"):
        torch.tensor([1, 2], requires_grad=True)
    assert says("They are **cast** to float64", "for (d) it refuses integers that need a gradient")


def test_pytorch_adds_up_the_gradients_of_leaves():
    w = torch.tensor(2.0, requires_grad=True)
    for _ in range(2):
        (3 * w).backward()
    assert w.grad.item() == 6
    assert says("PyTorch answers (a) to (c) in the same way")


def test_a_sure_neuron_has_a_loss_that_is_infinite(answers):
    w, b = answers["Tensor"]([40.0]), answers["Tensor"](0.0)
    with np.errstate(all="ignore"):
        loss = answers["logistic_loss"](np.array([[1.0]]), np.array([0.0]), w, b)
    assert not np.isfinite(loss.data)
    assert says("p is rounded to 1 and the logarithm is −∞")


def test_the_losses_of_the_visible_target(answers):
    leaves, losses = answers["go_to"]([8.0], 0.5, 3)
    assert leaves[0] == 7
    assert losses.tolist() == [32, 8, 2, 0.5]
