"""Every number that lesson 13 states is worked out again here, and its optimisers agree with PyTorch."""

import re
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course import data
from course.surfaces import BEND, RAVINE, SADDLE
from course.widgets.optimiser_race import arrival, run

SOURCE = Path(__file__).parents[2] / "source" / "13_framework_training.py"
LESSON = read_source(SOURCE)
PROSE = re.sub(r"\s*\n#[ >-]*", " ", SOURCE.read_text())
PROSE = re.sub(r'"\s+"', "", PROSE)


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


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    missing = [text for text in texts if text not in PROSE]
    assert not missing, missing
    return True


def walk_beside_torch(own, make, make_torch, size):
    """The largest difference between ten steps of ours and of PyTorch's, in float64."""
    rng = np.random.default_rng(1)
    params = [rng.normal(size=shape) for shape in ((4, 3), (3,), (3, 2))]
    tensors = [torch.tensor(p, requires_grad=True) for p in params]
    ours, theirs = make(params), make_torch(tensors)
    worst = 0.0
    for _ in range(10):
        grads = [size * rng.normal(size=p.shape) for p in params]
        for tensor, g in zip(tensors, grads, strict=True):
            tensor.grad = torch.tensor(g)
        ours.step(grads)
        theirs.step()
        worst = max(worst, *(np.abs(p - t.detach().numpy()).max() for p, t in zip(params, tensors, strict=True)))
    return worst


@pytest.mark.parametrize("size", [1.0, 1e-4])
def test_ten_steps_of_every_optimiser_agree_with_pytorch(own, size):
    for make, make_torch in (
        (lambda p: own["SGD"](p, 0.1), lambda t: torch.optim.SGD(t, lr=0.1)),
        (lambda p: own["Momentum"](p, 0.1), lambda t: torch.optim.SGD(t, lr=0.1, momentum=0.9)),
        (lambda p: own["Momentum"](p, 0.02, beta=0.7), lambda t: torch.optim.SGD(t, lr=0.02, momentum=0.7)),
        (lambda p: own["Adam"](p), lambda t: torch.optim.Adam(t)),
        (
            lambda p: own["Adam"](p, 0.05, beta1=0.8, beta2=0.99, eps=1e-6),
            lambda t: torch.optim.Adam(t, lr=0.05, betas=(0.8, 0.99), eps=1e-6),
        ),
    ):
        assert walk_beside_torch(own, make, make_torch, size) < 1e-10


def test_initialisers_have_the_limits_and_variances_of_pytorch(own):
    target = torch.empty(100, 200)  # out × in
    torch.nn.init.xavier_uniform_(target, generator=torch.Generator().manual_seed(0))
    drawn = own["glorot_uniform"](200, 100, np.random.default_rng(0))
    assert np.abs(drawn).max() == pytest.approx(float(target.abs().max()), rel=1e-3)
    torch.nn.init.kaiming_normal_(target, nonlinearity="relu", generator=torch.Generator().manual_seed(0))
    assert own["he_normal"](200, 100, np.random.default_rng(0)).std() == pytest.approx(float(target.std()), rel=0.02)


def test_exercises_take_the_minutes_that_the_opening_says():
    minutes = [int(m) for m in re.findall(r"# ## Exercise \d: .* · (\d+) min", SOURCE.read_text())]
    assert len(minutes) == 8
    assert says(f"eight exercises ({sum(minutes)}), reading and playing ({120 - sum(minutes)})")


def test_neither_small_nor_large_weights_learn_anything(own):
    for std in (0.01, 1.0):
        net = own["deep_net"](own["spread"](std), own["Tanh"], np.random.default_rng(0))
        assert f"{own['losses_of'](net)[-1]:.2f}" == "2.30"
    assert says("$\\ln 10 \\approx 2.303$", "Both end at 2.30")
    assert f"{np.log(10):.3f}" == "2.303"


def test_what_a_layer_amplifies(own):
    assert pytest.approx(0.01) == 100 * 1 * 0.01**2
    variance = 2 / 300
    assert says(f"({variance:.5f}; {variance**0.5:.4f}; {(3 * variance) ** 0.5:.4f}.)")
    x, two = np.array([[-1.0], [0.0], [1.0]]), np.array([[2.0]])
    np.testing.assert_allclose(own["activation_variances"](x, [two, two], lambda z: z), [8 / 3, 32 / 3])


def test_variances_of_five_networks(own):
    def ten(initialise, activation):
        rng = np.random.default_rng(0)
        start = rng.normal(size=(200, 128))
        weights = [initialise(128, 128, rng) for _ in range(10)]
        return own["activation_variances"](start, weights, activation)

    def relu(z):
        return np.maximum(z, 0)

    small, large = ten(own["spread"](0.01), np.tanh), ten(own["spread"](1.0), np.tanh)
    tanh, weak, he = (
        ten(own["glorot_uniform"], np.tanh),
        ten(own["glorot_uniform"], relu),
        ten(own["he_normal"], relu),
    )
    assert small[4] < 1e-9 < small[3]
    assert small[-1] < small[0] / 100
    assert all(round(v, 2) == 0.93 for v in large)
    assert [f"{tanh[0]:.2f}", f"{tanh[-1]:.2f}", f"{tanh[0] / tanh[-1]:.0f}"] == ["0.39", "0.05", "8"]
    assert f"{weak[-1]:.4f}" == "0.0002"
    assert weak[-1] < weak[0] / 100
    assert 0.4 < min(he) < max(he) < 0.8
    assert says("stays near 0.93", "falls slowly from 0.39 to 0.05", "falls to 0.0002", "by a factor of about 8")


def test_the_same_network_learns_when_it_starts_well(own):
    ends = [
        own["losses_of"](own["deep_net"](own[start], own[activation], np.random.default_rng(0)))[-1]
        for start, activation in (("glorot_uniform", "Tanh"), ("he_normal", "ReLU"), ("glorot_uniform", "ReLU"))
    ]
    assert ends[0] < 0.3
    assert ends[1] < 0.6
    assert 1.4 < ends[2] < 2.2


def test_ravine_is_too_steep_across_and_too_flat_along(own):
    crawl = run(own["SGD"], RAVINE, 0.07, steps=30)
    assert -0.6 < crawl[-1][0] < -0.3
    assert np.abs(run(own["SGD"], RAVINE, 0.081, steps=400)[-1][1]) > np.abs(RAVINE.start[1])
    rolled = run(lambda w, lr: own["Momentum"](w, lr, beta=0.7), RAVINE, 0.04, steps=30)
    assert np.linalg.norm(rolled[-1]) < 0.05
    assert says("$\\eta < 2/25 = 0.08$")


def test_each_surface_of_the_race_has_another_winner(own):
    makers = {
        "SGD": (own["SGD"], (0.07, 0.04, 0.3)),
        "Momentum": (lambda w, lr: own["Momentum"](w, lr, beta=0.7), (0.04, 0.04, 0.1)),
        "Adam": (own["Adam"], (0.3, 0.2, 0.1)),
    }
    winners = []
    for i, surface in enumerate((RAVINE, BEND, SADDLE)):
        came = {name: arrival(run(maker, surface, rates[i]), surface) for name, (maker, rates) in makers.items()}
        winners.append(min((step, name) for name, step in came.items() if step is not None)[1])
    assert winners == ["Momentum", "Adam", "SGD"]
    assert says("each surface has another winner")


def test_numbers_by_hand_of_the_optimisers(own):
    v, seen = 0.0, []
    for _ in range(200):
        v = 0.9 * v + 1
        seen.append(round(v, 4))
    assert seen[:3] == [1, 1.9, 2.71]
    assert seen[-1] == pytest.approx(10)
    w = [np.array([1.0])]
    moving = own["Momentum"](w, 0.1)
    moving.step([np.array([2.0])])
    assert w[0] == pytest.approx(0.8)
    moving.step([np.array([1.0])])
    assert (float(w[0][0]), float(moving.v[0][0])) == pytest.approx((0.52, 2.8))
    for g, step in ((4.0, "0.10000"), (1e-4, "0.09999")):
        w = [np.array([1.0])]
        own["Adam"](w, 0.1).step([np.array([g])])
        assert f"{1 - w[0][0]:.5f}" == step
    assert says("(0.09999, for ε has a small say)", "$v$: 2, then $0.9 \\cdot 2 + 1 = 2.8$. $w$: 0.8, then 0.52")


def test_batches_by_hand(own):
    sizes = [len(rows) for rows in own["batches"](5000, 32, np.random.default_rng(0))]
    assert (len(sizes), sizes[-1], 5 * len(sizes)) == (own["steps"], own["short"], 785)
    assert 1 / 2100 < 32 / 60000 < 1 / 1800
    assert says("costs about a two-thousandth", "785 steps are five epochs of 157")


def test_one_epoch_in_batches_of_three_sizes(own):
    errors = [
        own["train"](own["SGD"], own["batches"], lr, size, passes=1)[1]
        for size, lr in ((5000, 0.1), (32, 0.1), (1, 0.03))
    ]
    assert errors[0] > 90
    assert errors[2] < errors[1] < errors[0]
    assert says("one step and is worse than guessing", "5,000 rough steps give the lowest error of the three")


def test_regularisers_help_as_little_as_the_lesson_says(own):
    pixels, digit = own["pixels"], own["digit"]

    def learn(lam, p):
        rng, loss = np.random.default_rng(0), own["SoftmaxCrossEntropy"]()
        net = own["Sequential"](
            [
                own["Linear"](64, 100, rng),
                own["ReLU"](),
                own["Dropout"](p, np.random.default_rng(9)),
                own["Linear"](100, 10, rng),
            ]
        )
        moving = own["Adam"](net.params, 0.003)
        for _ in range(400):
            loss.forward(net.forward(pixels[:150]), digit[:150])
            net.backward(loss.backward())
            moving.step(own["l2_grads"](net.params, net.grads, lam))
        own["set_training"](net, False)
        wrong = [np.mean(net.forward(pixels[s]).argmax(1) != digit[s]) for s in (slice(150), slice(150, None))]
        return loss.forward(net.forward(pixels[150:]), digit[150:]), *wrong

    neither, little, much, dropped = learn(0, 0), learn(0.003, 0), learn(0.03, 0), learn(0, 0.3)
    assert len(pixels) - 150 == 1647
    assert neither[1] == 0
    assert 1 / 6 < neither[2] < 1 / 5
    assert little[0] < neither[0] - 0.05
    assert abs(little[2] - neither[2]) < 0.015
    assert much[0] > neither[0] + 0.05
    assert abs(dropped[0] - neither[0]) < 0.03


def test_dropout_by_hand():
    mask = np.array([1, 0, 1]) / (1 - 0.5)
    np.testing.assert_allclose([3, 5, 4] * mask, [6, 0, 8])
    np.testing.assert_allclose(mask, [2, 0, 2])
    assert says("(6, 0, 8; and 2, 0, 2.)")


def test_schedule_by_hand(own):
    rates = [own["schedule"](step, 10, 0.8, 2) for step in (0, 1, 2, 6, 10)]
    np.testing.assert_allclose(rates, [0.4, 0.8, 0.8, 0.4, 0], atol=1e-12)
    assert says("Steps 0 to 2 get 0.4, 0.8 and 0.8, step 6 gets half of it, 0.4")


def test_comparison_of_the_optimisers(own):
    batches = own["batches"]
    good = [
        own["train"](own[name], batches, lr)[0][-1] for name, lr in (("SGD", 0.3), ("Momentum", 0.03), ("Adam", 0.003))
    ]
    assert [f"{min(good):.2f}", f"{max(good):.2f}"] == ["0.14", "0.18"]
    bad_losses, bad = own["train"](own["Adam"], batches, 0.03)
    _, plain = own["train"](own["SGD"], batches, 0.1)
    assert bad_losses[-1] > 0.34
    assert bad > plain + 2
    ended, _ = own["train"](own["Adam"], batches, 0.01, schedule=own["schedule"])
    assert 0.06 < ended[-1] < 0.1
    assert says("end between 0.14 and 0.18", "ends lowest, near 0.08")


def test_decay_and_penalty_are_the_same_with_sgd_and_not_with_adam(own):
    rng = np.random.default_rng(0)
    w, g, eta, lam = rng.normal(size=(3, 2)), rng.normal(size=(3, 2)), 0.1, 0.2
    for name, same in (("SGD", True), ("Adam", False)):
        penalised, decayed = w.copy(), (1 - eta * lam) * w
        own[name]([penalised], lr=eta).step(own["l2_grads"]([w], [g], lam))
        own[name]([decayed], lr=eta).step([g])
        assert np.allclose(penalised, decayed) == same


def test_digits_are_as_many_as_the_lesson_needs():
    pixels, _ = data.digits()
    assert pixels.shape == (1797, 64)


def test_given_layers_are_lesson_twelves(own):
    """Where lesson 12 is at hand, its reference answers and the given cell are equal in text."""
    twelve = SOURCE.parent / "12_framework_layers.py"
    given = next(cell.source for cell in LESSON.cells if cell.id == "given_framework")
    if twelve.exists():
        answers = {exercise.solution.id: exercise.solution.answer for exercise in read_source(twelve).exercises}
        for name in ("Linear", "Sequential", "SoftmaxCrossEntropy"):
            for line in answers[name].splitlines():
                if "###" not in line and "leave" not in line:
                    assert line.strip() in given, line
    assert [name for name in ("Linear", "ReLU", "Tanh", "Sequential") if f"class {name}:" not in given] == []
