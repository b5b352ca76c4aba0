"""Every number that lesson 03 states is worked out again here, without the lesson's own functions."""

import re
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog

from course import data

PROSE = re.sub(r"\s*\n# ?>? ?", " ", (Path(__file__).parents[2] / "source" / "03_delta_rule.py").read_text())
X, Y = data.slide_points()


def error(w, X=X, y=Y):
    return 0.5 * np.sum((y - X @ w) ** 2)


def walk(eta, steps, X=X, y=Y):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - eta * (X.T @ X @ path[-1] - X.T @ y))
    return np.array(path)


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def with_ones(X):
    return np.column_stack([np.ones(len(X)), X])


def misses(X, t, w):
    return int((np.where(X @ w >= 0, 1, -1) != t).sum())


def online(X, t, eta, passes, output):
    after = [np.zeros(X.shape[1])]
    for _ in range(passes):
        w = after[-1]
        for x, target in zip(X, t, strict=True):
            w = w + eta * (target - output(x @ w)) * x
        after.append(w)
    return after[1:]


def step(z):
    return 1 if z >= 0 else -1


@pytest.fixture(scope="module")
def noisy():
    points, classes = data.blobs(60, distance=3, seed=0, labels=(-1, 1))
    return with_ones(points), classes


def test_no_line_gets_all_of_the_noisy_points(noisy):
    points, t = noisy
    separable = linprog(np.zeros(3), A_ub=-t[:, None] * points, b_ub=-np.ones(len(t)), bounds=(None, None))
    assert says("no line gets all of them")
    assert separable.status == 2  # infeasible


def test_rosenblatts_rule_never_rests_on_the_noisy_points(noisy):
    points, t = noisy
    wrong = [misses(points, t, w) for w in online(points, t, 0.1, 40, step)]
    assert says("Passes 8 to 11 leave three misses, two, six, nine", "In pass 9 it had a line with only two")
    assert wrong[7:11] == [3, 2, 6, 9]
    assert len(set(wrong[-8:])) > 3


def test_the_error_is_seven_at_both_sides():
    assert says("E = ½ (1 + 4 + 9) = 7", "It is 7, and 7 again at w = 2")
    assert error(np.array([0.0])) == error(np.array([2.0])) == 7


def test_the_table_of_four_steps():
    rows = re.findall(r"\| (0[\d.]*) \| ([\d., ]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", PROSE)
    assert len(rows) == 4
    w = 0.0
    for row in rows:
        e = Y - X[:, 0] * w
        pull = e @ X[:, 0]
        assert [float(row[0]), float(row[2]), float(row[3])] == pytest.approx([w, pull, 0.05 * pull])
        assert [float(v) for v in row[1].split(",")] == pytest.approx(e.tolist())
        assert float(row[4]) == pytest.approx(0.5 * e @ e, abs=5e-6)
        w += 0.05 * pull


def test_the_two_walks_of_the_picture():
    up, w = [], 0.0
    for _ in range(4):
        up.append(w)
        w -= 0.05 * (Y - X[:, 0] * w) @ X[:, 0]
    assert says("down=[0, 0.7, 0.91, 0.973], up=[0, -0.7, -1.89, -3.913]")
    assert walk(0.05, 3)[:, 0].tolist() == pytest.approx([0, 0.7, 0.91, 0.973])
    assert up == pytest.approx([0, -0.7, -1.89, -3.913])


def test_twenty_steps_with_either_sign():
    down, up = walk(0.05, 20)[-1], walk(-0.05, 20)[-1]
    assert says("w = 1.000000", "w = −40,641", "E has passed ten billion", "by 1.7, each right step by 0.3")
    assert f"{down[0]:.6f}" == "1.000000"
    assert f"{up[0]:,.0f}" == "-40,641"
    assert error(up) > 1e10
    factors = [1 + sign * 0.05 * np.sum(X**2) for sign in (-1, 1)]
    assert factors == pytest.approx([0.3, 1.7])


def test_the_online_table():
    w, rows = 0.0, []
    for x, target in zip(X[:, 0], Y, strict=True):
        e = target - w * x
        rows.append([w * x, e, 0.05 * e * x, w + 0.05 * e * x])
        w = rows[-1][-1]
    stated = re.findall(r"\| \(\d, \d\) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", PROSE)
    assert np.array(stated, dtype=float) == pytest.approx(np.array(rows))


def test_the_errors_of_the_stopping_exercise():
    assert says("E runs 7, 0.63, 0.0567, 0.005103, 0.00045927, 0.0000413.")
    errors = [error(w) for w in walk(0.05, 5)]
    assert errors == pytest.approx([7, 0.63, 0.0567, 0.005103, 0.00045927, 0.0000413], rel=1e-3)


def test_the_delta_rule_settles_with_three_misses_after_two(noisy):
    points, t = noisy
    path = walk(0.005, 40, points, t)
    wrong = [misses(points, t, w) for w in path[1:]]
    errors = [error(w, points, t) for w in path]
    assert says("It settles: three misses, and they stay three", "It had only *two* misses there")
    assert set(wrong[:3]) == {2}
    assert set(wrong[10:]) == {3}
    assert all(np.diff(errors) < 0)


def test_one_far_point_costs_the_delta_rule_five():
    points, t = data.blobs(30, distance=3, seed=9, labels=(-1, 1))
    tidy, far, far_t = with_ones(points), with_ones(np.vstack([points, [14, 3]])), np.append(t, 1)
    lines = {
        name: (online(tidy, t, 0.002, 100, output)[-1], online(far, far_t, 0.002, 100, output)[-1])
        for name, output in (("Rosenblatt", step), ("delta", lambda z: z))
    }
    assert [misses(tidy, t, without) for without, _ in lines.values()] == [0, 0]
    assert [misses(far, far_t, w) for _, w in lines.values()] == [0, 5]
    w = lines["delta"][0]
    assert says("gives 8.2 there: an error of −7.2 that costs ½ · 7.2² ≈ 26, while the other thirty together cost 2.7")
    assert far[-1] @ w == pytest.approx(8.2, abs=0.05)
    assert 0.5 * (1 - far[-1] @ w) ** 2 == pytest.approx(26, abs=0.5)
    assert error(w, tidy, t) == pytest.approx(2.7, abs=0.05)
    assert misses(far[-1:], far_t[-1:], lines["delta"][1]) == 0  # the far point is right all along


def test_the_step_sizes_on_the_three_points():
    ends = {eta: walk(eta, 20)[-1][0] for eta in (0.14, 0.15, 0.5)}
    top = np.linalg.eigvalsh(X.T @ X)[-1]
    assert says("1/14 ≈ 0.071", "2/14 ≈ 0.143", "3.7 million billion", "14 = 1^2 + 2^2 + 3^2")
    assert top == pytest.approx(14)
    assert [1 / top, 2 / top] == pytest.approx([0.071, 0.143], abs=5e-4)
    assert abs(ends[0.14] - 1) < 1 < abs(ends[0.15] - 1)
    assert ends[0.5] == pytest.approx(-3.7e15, rel=0.02)


def test_the_errors_of_the_zigzag():
    assert says("E runs 7, 1.12, 0.1792, …")
    assert [error(w) for w in walk(0.1, 2)] == pytest.approx([7, 1.12, 0.1792])


def test_the_three_learning_curves_of_the_noisy_line():
    x, y = data.noisy_line(n=12, seed=1)
    A = with_ones(x)
    top = np.linalg.eigvalsh(A.T @ A)[-1]
    ends = [error(walk(eta, 24, A, y)[-1], A, y) for eta in (0.05, 0.12, 0.13)]
    lowest = error(np.linalg.lstsq(A, y, rcond=None)[0], A, y)
    assert says("for eta in (0.05, 0.12, 0.13):", "more than twice as long as the first")
    assert 0.05 < 1 / top < 0.12 < 2 / top < 0.13
    assert lowest > 0.5
    assert ends[0] == pytest.approx(lowest)
    assert 3 * lowest < ends[1] < error(np.zeros(2), A, y) < ends[2]


def test_the_exercises_take_sixty_minutes():
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", PROSE)]
    assert says("seven exercises (60)")
    assert (len(minutes), sum(minutes)) == (7, 60)


def test_which_formulas_climb():
    rng = np.random.default_rng(3)
    A, y, w, eta = rng.normal(size=(9, 3)), rng.normal(size=9), rng.normal(size=3), 0.01
    y_hat = A @ w
    changes = {
        "A": -eta * A.T @ (y - y_hat),
        "B": -eta * A.T @ (y_hat - y),
        "C": eta * -A.T @ (y - y_hat),
        "D": -eta * A.T @ (y_hat - y),
        "E": -eta * -A.T @ (y - y_hat),
        "F": eta * A.T @ (A @ w - y),
        "G": eta / 9 * A.T @ (y - y_hat),
    }
    assert {letter for letter, dw in changes.items() if error(w + dw, A, y) > error(w, A, y)} == {"A", "C", "F"}
