"""Every number that lesson 15 states is worked out again here, and what it carries along is lessons 12 and 13's."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course import data

FOLDER = Path(__file__).parents[2] / "source"
LESSON = read_source(FOLDER / "15_against_pytorch.py")
PROSE = re.sub(r"\s*\n#? *", " ", "\n".join(cell.source for cell in LESSON.cells)).replace("**", "")


def says(*texts: str) -> bool:
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    missing = [text for text in texts if text not in PROSE]
    assert not missing, missing
    return True


@pytest.fixture(scope="module")
def own():
    """The names of the given cells and of the reference answers, in the lesson's order."""
    names = {"__name__": "__main__"}
    for cell in LESSON.cells:
        if cell.id == "setup" or cell.id.startswith("given_"):
            exec(cell.source, names)
        elif cell.id in {exercise.solution.id for exercise in LESSON.exercises}:
            exec(cell.answer, names)
    return names


@pytest.fixture(scope="module")
def digits():
    """20,000 training and 10,000 test digits of MNIST, as the lesson has them."""
    mnist = data.mnist()
    X = mnist.train_images[:20000].reshape(-1, 784).astype(np.float32) / 255
    X_test = mnist.test_images.reshape(-1, 784).astype(np.float32) / 255
    return X, mnist.train_labels[:20000], X_test, mnist.test_labels


@pytest.fixture(scope="module")
def small():
    """The 8 × 8 digits, from 0 to 1, and their classes."""
    pixels, digit = data.digits()
    return pixels / 16, digit


def test_the_framework_that_comes_along_is_that_of_lessons_12_and_13(own):
    lesson = read_source(FOLDER / "13_framework_training.py")
    cells = {cell.id: cell for cell in lesson.cells}
    here = {cell.id: cell.source for cell in LESSON.cells}
    assert here["given_framework"] == cells["given_framework"].source
    for name in ("SGD", "batches"):
        answer = cells[name].answer.replace("# a.\n", "")
        piece = re.match(r"(?:class|def) .*?(?=\n\n\S|\Z)", answer, re.DOTALL).group()
        assert piece.strip() in here["given_training"]


def test_exercises_take_the_minutes_that_the_opening_says():
    minutes = [int(m) for m in re.findall(r"Exercise \d: .*? · (\d+) min", PROSE)]
    assert len(minutes) == 6
    assert says(f"105 minutes: six exercises ({sum(minutes)}), reading and playing ({105 - sum(minutes)})")


def test_the_network_that_moved_is_worse_than_guessing(own, digits):
    X, y, X_test, y_test = digits
    rng = np.random.default_rng(0)
    linears = [own["Linear"](*size, rng, np.float32) for size in ((784, 30), (30, 30), (30, 10))]
    net = own["Sequential"]([linears[0], own["ReLU"](), linears[1], own["ReLU"](), linears[2]])
    own["fit"](net, X, y, 0.1, 2, rng)
    z = net.forward(X_test)
    twin = own["to_torch"](net)(torch.from_numpy(X_test)).detach().numpy()
    lost = own["moved"](net)(torch.from_numpy(X_test)).detach().numpy()
    assert 0.05 < np.mean(z.argmax(axis=1) != y_test) < 0.08
    assert np.mean(lost.argmax(axis=1) != y_test) > 0.8
    assert says("about 6 % of the test digits are wrong before", "Guessing is wrong for 90 %")
    assert 16 < np.abs(z).max() < 32  # where float32 has the same last digit as at 22
    assert 0 < np.abs(z - twin).max() < 5e-5
    assert np.spacing(np.float32(22)) == pytest.approx(0.000002, rel=0.1)
    assert says("In float32 a number of size 22 has its last digit at about 0.000002")


def test_the_same_seed_gives_two_libraries_two_beginnings(own):
    ours = own["Linear"](784, 30, np.random.default_rng(0), np.float32).W
    torch.manual_seed(0)
    theirs = torch.nn.Linear(784, 30).weight.detach().numpy().T
    assert np.abs(theirs).max() < 784**-0.5 + 1e-6 < 0.05 < np.abs(ours).max()
    assert not np.isclose(ours[0, :3], theirs[0, :3]).any()
    assert says("A seed repeats a run of *one* program")


def test_turning_over_by_hand(own):
    W, x = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([1.0, -1.0])
    assert (x @ W).tolist() == [1, 1]
    assert (x @ W.T).tolist() == [-1, -1]
    assert says("Ours gives $xW = (1, 1)$", r"$x W^\top = (1 - 2,\; 0 - 1) = (-1, -1)$")


def test_a_gap_by_hand():
    assert abs(0.5 - 0.75) / max(1, 0.75) == 0.25
    for g, gap in ((-1.0, 2.0), (0.5, 0.5), (2.0, 1.0)):
        assert abs(g - 1.0) / 1.0 == gap
    assert says("the gap is 0.25", "A wrong sign gives 2, a factor ½ too many gives 0.5, one forgotten gives 1.")


class WrongTanh:
    """The derivative 1 − a in place of 1 − a²."""

    def __init__(self, tanh):
        self.tanh, self.params, self.grads = tanh, [], []

    def forward(self, x):
        return self.tanh.forward(x)

    def backward(self, dout):
        return dout * (1 - self.tanh.a)


class HalfBias:
    """A linear layer that averages the gradient of its bias over 32 samples."""

    def __init__(self, linear):
        self.linear, self.params = linear, linear.params

    def forward(self, x):
        return self.linear.forward(x)

    def backward(self, dout):
        dx = self.linear.backward(dout)
        self.grads = [self.linear.grads[0], self.linear.grads[1] / 32]
        return dx


class Added:
    """A network whose gradients are those of a loss that is added over 32 samples."""

    def __init__(self, net):
        self.net = net

    def forward(self, x):
        return self.net.forward(x)

    def backward(self, dout):
        return self.net.backward(32 * dout)

    @property
    def grads(self):
        return self.net.grads


def test_three_faults_leave_three_patterns(own, small):
    X, y = small[0][:32], small[1][:32]
    rng = np.random.default_rng(0)
    first, second = own["Linear"](64, 20, rng), own["Linear"](20, 10, rng)
    Sequential, Tanh = own["Sequential"], own["Tanh"]
    right = Sequential([first, Tanh(), second])
    twin = own["to_torch"](right)
    assert max(own["compare_grads"](right, twin, X, y)) < 1e-14
    one = own["compare_grads"](Sequential([first, WrongTanh(Tanh()), second]), twin, X, y)
    assert min(one[:2]) > 0.1
    assert max(one[2:]) < 1e-14
    two = own["compare_grads"](Sequential([first, Tanh(), HalfBias(second)]), twin, X, y)
    assert max(two[:3]) < 1e-14
    assert two[3] == pytest.approx(31 / 32)
    three = own["compare_grads"](Added(right), twin, X, y)
    np.testing.assert_allclose(three, 31)
    table = re.search(r"\| b2 \| 1·10⁻¹⁶ \| ([\d.]+) \| (\d+) \|", "\n".join(c.source for c in LESSON.cells))
    assert table.groups() == (f"{two[3]:.2f}", f"{three[3]:.0f}")
    rows = [
        line
        for line in "\n".join(c.source for c in LESSON.cells).splitlines()
        if line.startswith(("| W1 | 1", "| b1 | 1"))
    ]
    assert [float(row.split("|")[2]) for row in rows] == pytest.approx(one[:2], abs=0.05)


def test_ten_gradients_of_a_deep_network(own, small):
    rng, sizes = np.random.default_rng(15), [64, 50, 40, 30, 20, 10]
    deep = [layer for a, b in pairwise(sizes) for layer in (own["Linear"](a, b, rng), own["Tanh"]())]
    deep = own["Sequential"](deep[:-1])
    gaps = own["compare_grads"](deep, own["to_torch"](deep), small[0][:100], small[1][:100])
    assert len(gaps) == 10
    assert max(gaps) < 1e-13
    assert says("a network of five linear layers")


def test_one_adam_step_by_hand(own):
    p, m, v = own["adam_step"](np.array([1.0]), np.array([0.5]), np.zeros(1), np.zeros(1), 0, lr=0.1)
    assert [p[0], m[0], v[0]] == pytest.approx([0.9, 0.05, 0.00025])
    assert says("$m' = 0.05$, $v' = 0.00025$", "$0.1 \\cdot 0.5 / 0.5 = 0.1$, and $p' = 0.9$")
    rng = np.random.default_rng(3)
    p, pushes = rng.normal(size=5), [rng.normal(size=5) for _ in range(3)]
    m = v = np.zeros(5)
    for t, (g, theirs) in enumerate(zip(pushes, own["torch_steps"](p, pushes), strict=True)):
        p, m, v = own["adam_step"](p, g, m, v, t)
        assert np.abs(p - theirs).max() < 1e-15


def test_three_digit_machine(own):
    def rounded(x):
        return float(f"{x:.3g}")

    assert rounded(rounded(1.00 + 0.004) + 0.004) == own["from_left"] == 1.0
    assert rounded(1.00 + rounded(0.004 + 0.004)) == own["from_right"] == 1.01


def test_a_sum_one_after_the_other_is_off_in_the_fifth_digit():
    parts, total = np.full(10_000, np.float32(1) / np.float32(3)), np.float32(0)
    for part in parts:
        total = total + part
    exact = 10_000 / 3
    assert 1e-5 < abs(total / exact - 1) < 1e-4
    assert abs(parts.sum() / exact - 1) < 1e-6
    assert abs(torch.from_numpy(parts).sum().item() / exact - 1) < 1e-6
    assert says("is off in the fifth digit")


def pair(own, small, dtype, lr, steps):
    rng = np.random.default_rng(0)
    Linear, Tanh = own["Linear"], own["Tanh"]
    layers = [Linear(64, 30, rng, dtype), Tanh(), Linear(30, 30, rng, dtype), Tanh(), Linear(30, 10, rng, dtype)]
    net = own["Sequential"](layers)
    rows = [rows for _ in range(1 + steps // 16) for rows in own["batches"](500, 32, rng)][:steps]
    return net, own["to_torch"](net), small[0][:500].astype(dtype), small[1][:500], rows, lr


def test_drift_stays_level_at_a_small_rate_and_climbs_at_a_large_one(own, small):
    level = {t: own["drift"](*pair(own, small, t, 0.1, 100)) for t in (np.float32, np.float64)}
    climb = {t: own["drift"](*pair(own, small, t, 1.0, 100)) for t in (np.float32, np.float64)}
    assert level[np.float64][-1] < 1e-14
    assert 1e-8 < level[np.float32][-1] < 1e-5
    assert says("stays far below $10^{-8}$ over a hundred steps")
    full = {t: next(step for step, gap in enumerate(gaps) if gap > 0.3) for t, gaps in climb.items()}
    assert 25 < full[np.float32] < 45 < 55 < full[np.float64] < 85
    assert says("After some 35 steps in float32, and 70 in float64")


def test_the_two_that_parted_read_every_fifth_or_third_digit_differently(own, small):
    alike = {}
    for dtype in (np.float32, np.float64):
        net, twin, *rest = pair(own, small, dtype, 1.0, 100)
        gap, images = own["drift"](net, twin, *rest)[-1], small[0].astype(dtype)
        assert 0.3 < gap / max(np.abs(p).max() for p in net.params) < 1.5
        read = twin(torch.from_numpy(images)).argmax(dim=1).numpy()
        alike[dtype] = np.mean(net.forward(images).argmax(axis=1) == read)
    assert len(small[0]) == 1797
    assert 0.7 < alike[np.float64] < 0.86
    assert 0.55 < alike[np.float32] < 0.75
    assert says("read every fifth digit differently in float64, every third in float32", "as much as they are large")


def test_the_sliders_end_where_curves_still_rise_with_the_rate(own, small):
    apart = {rate: own["drift"](*pair(own, small, np.float64, rate, 60))[-1] for rate in (0.1, 1.0, 10.0)}
    assert apart[0.1] < 1e-14
    assert apart[10.0] < apart[1.0]


def test_each_fault_of_the_first_listing_has_its_own_face(own, digits):
    X, y, X_test, y_test = digits
    dead, errors, losses = {}, {}, {}
    for name, behind, how in (
        ("relu", [torch.nn.ReLU()], {}),
        ("softmax", [torch.nn.Softmax(dim=1)], {}),
        ("one batch", [], {"new_batch": False}),
        ("repaired", [], {}),
    ):
        torch.manual_seed(2)
        net = torch.nn.Sequential(own["tf_net"](784, 100, 10), *behind)
        losses[name] = own["practise"](net, own["tf_loss"], X, y, 400, seed=2, **how)
        with torch.no_grad():
            z = net(torch.from_numpy(X_test)).numpy()
        dead[name], errors[name] = own["never_predicted"](z), np.mean(z.argmax(axis=1) != y_test)
    torch.manual_seed(2)
    net = torch.nn.Sequential(own["tf_net"](784, 100, 10), torch.nn.ReLU())
    own["practise"](net, own["tf_loss"], X, y, 400, seed=2)
    with torch.no_grad():
        z = net(torch.from_numpy(X_test)).numpy()
    tie = (z == 0).all(axis=1)
    assert 1500 < tie.sum() < 3500
    assert (z[tie].argmax(axis=1) == 0).all()
    assert 0 not in own["never_predicted"](z)
    assert len(dead["relu"]) >= 2
    assert errors["relu"] > 0.2
    assert not dead["repaired"]
    assert 0.05 < errors["repaired"] < 0.1
    assert 0 < errors["softmax"] - errors["repaired"] < 0.02
    assert losses["softmax"] > 1.46
    assert losses["one batch"] < 0.01 < losses["repaired"]
    assert 0.25 < errors["one batch"] < 0.36
    assert says("has a loss that cannot fall below 1.46", "a third of the test digits wrong")


def test_the_doubled_softmax_hides_in_five_seeds_of_six(own, digits):
    X, y, X_test, y_test = digits
    costs = []
    for seed in range(6):
        errors = []
        for behind in ([], [torch.nn.Softmax(dim=1)]):
            torch.manual_seed(seed)
            net = torch.nn.Sequential(own["tf_net"](784, 100, 10), *behind)
            own["practise"](net, own["tf_loss"], X, y, 400, seed=seed)
            with torch.no_grad():
                errors.append(np.mean(net(torch.from_numpy(X_test)).numpy().argmax(axis=1) != y_test))
        costs.append(100 * (errors[1] - errors[0]))
    low = sorted(costs)
    assert 0 < low[0] < low[4] < 1.5
    assert low[5] > 4
    assert says("it costs 0.2 to 0.8 points with five of six seeds, and 8 with the sixth")


def test_a_dead_logit_can_come_back(own, digits):
    X, y = digits[0][:2000], digits[1][:2000]
    came_back = set()
    for seed in range(6):
        torch.manual_seed(seed)
        net = torch.nn.Sequential(own["tf_net"](784, 100, 10), torch.nn.ReLU())
        rng, optimiser = np.random.default_rng(seed), torch.optim.Adam(net.parameters(), 0.001)
        images, dead = torch.from_numpy(X), set()
        for step in range(400):
            rows = rng.integers(0, 2000, 60)
            optimiser.zero_grad()
            own["tf_loss"](net(images[rows]), torch.tensor(y[rows])).backward()
            optimiser.step()
            if step % 5 == 0:
                with torch.no_grad():
                    now = {c for c, column in enumerate(net(images).numpy().T) if not column.any()}
                if dead - now:
                    came_back.add(seed)
                dead = now
    assert 1 <= len(came_back) <= 4  # processors round differently, and these runs are long
    assert says("on 2,000 images that happened in two of six runs")


def test_thirty_layers_of_noise():
    size = {}
    for deviation in (0.0, 1.0, (2 / 100) ** 0.5):
        rng = np.random.default_rng(0)
        signal = rng.standard_normal((50, 100))
        for _ in range(30):
            signal = np.maximum(signal @ (deviation * rng.standard_normal((100, 100))), 0)
        size[deviation] = signal.mean()
    assert size[0.0] == 0
    assert size[1.0] > 1e20
    assert 0.01 < size[(2 / 100) ** 0.5] < 10


def test_parameters_of_the_second_listing(own):
    net = own["keras_net"]([784, 30, 30, 10], np.random.default_rng(0))
    assert sum(p.size for p in net.params) == 24790 == 23550 + 930 + 310
    assert 784 * 30 + 30 == 23550
    assert 24900 - 24790 == 10 * 10 + 10 == 110
    assert says("23{,}550$ for the first layer", "24,790 parameters")


def test_the_rate_ruins_the_second_listing_and_the_doubled_layer_does_not(own, digits):
    X, y, _, _ = digits
    rows, held = own["train_and_validation"](12000, 2000, np.random.default_rng(1))
    held_X, held_y = X[held], y[held]

    def errors(lr, doubled=False):
        return [share(own, seed, lr, doubled, X[rows], y[rows], held_X, held_y) for seed in range(3)]

    once = {lr: share(own, 0, lr, False, X[rows], y[rows], held_X, held_y) for lr in (0.001, 0.01, 0.1, 0.5)}
    assert min(once, key=lambda lr: once[lr]) == 0.1
    one, two = errors(0.001), errors(0.001, doubled=True)
    assert abs(np.mean(two) - np.mean(one)) < max(one) - min(one)
    assert min(one) < np.mean(two) < max(one)
    assert min(one) > 3 * max(errors(0.1)) > 0.1
    assert says("It costs less than another seed does", "110 useless parameters")


def share(own, seed, lr, doubled, X, y, other_X, other_y):
    """The share of other images that a network of the second listing reads wrongly after five epochs."""
    rng = np.random.default_rng(seed)
    net = own["keras_net"]([784, 30, 30, 10], rng)
    if doubled:
        net = own["Sequential"]([*net.layers, own["Linear"](10, 10, rng, np.float32)])
    own["fit"](net, X, y, lr, 5, rng)
    return float(np.mean(net.forward(other_X).argmax(axis=1) != other_y))


def test_at_the_listings_own_size_the_rate_costs_two_thirds(own, digits):
    X_test, y_test = digits[2:]
    mnist = data.mnist()
    X, y = mnist.train_images.reshape(-1, 784).astype(np.float32) / 255, mnist.train_labels
    # One seed of three, and once: the other five trainings take half a minute, and showed the same.
    bad, good = (share(own, 0, rate, False, X, y, X_test, y_test) for rate in (0.001, 0.1))
    assert 100 * bad == pytest.approx(11.0, abs=0.3)
    assert 0.03 < good < 0.04
    assert 1 - good / bad == pytest.approx(2 / 3, abs=0.05)
    assert says("11.0, 11.7 and 11.3 % with one, 11.1, 11.2 and 11.3 % with two", "0.1 gives 3.5 %")


def test_medians_and_means_by_hand():
    ours, theirs = [0.2, 0.3, 0.2, 0.2, 5.0], [0.4, 0.6, 0.4, 0.4, 0.5]
    assert statistics.median(theirs) / statistics.median(ours) == pytest.approx(2)
    assert [statistics.mean(theirs), statistics.mean(ours)] == pytest.approx([0.46, 1.18])
    assert f"{0.46 / 1.18:.2f}" == "0.39"
    assert says("$0.4 / 0.2 = 2$", "$0.46 / 1.18 = 0.39$")


def test_numbers_in_the_twelve_questions():
    assert pytest.approx(1e-12, rel=0.1) == 0.25**20
    assert pytest.approx(7, abs=0.1) == (100 / 2) ** 0.5
    assert pytest.approx(1e25, rel=1.3) == 7**30
    assert says("$0.25^{20}$ is about $10^{-12}$")


def test_the_framework_is_the_faster_one_on_a_small_network(own):
    rng = np.random.default_rng(0)
    net = own["keras_net"]([784, 30, 30, 10], rng)
    twin, X, y = own["to_torch"](net), rng.normal(size=(32, 784)).astype(np.float32), rng.integers(0, 10, 32)
    loss, moving = own["SoftmaxCrossEntropy"](), own["SGD"](net.params, 0.01)
    judge, torch_moving = torch.nn.CrossEntropyLoss(), torch.optim.SGD(twin.parameters(), 0.01)
    x, labels = torch.from_numpy(X), torch.from_numpy(y)

    def ours():
        for _ in range(60):
            loss.forward(net.forward(X), y)
            net.backward(loss.backward())
            moving.step(net.grads)

    def theirs():
        for _ in range(60):
            torch_moving.zero_grad()
            judge(twin(x), labels).backward()
            torch_moving.step()

    assert own["speed_report"](ours, theirs, 5)["ratio"] > 1
    assert says("on small networks yours is the faster one")
