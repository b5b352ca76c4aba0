"""Every number that lesson 01 states is worked out again here, without the lesson's own functions."""

import re
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog

from course import data

SOURCE = (Path(__file__).parents[2] / "source" / "01_perceptron.py").read_text()
PROSE = re.sub(r"\s*\n# ?>? ?", " ", SOURCE)
SIX = np.array([[1, 2, 2], [1, -1.5, -2.5], [1, -2.5, 1.5], [1, -2, -0.5], [1, 2, -0.5], [1, 0.5, -2.5]])
SIX_TARGETS = np.array([1, -1, 1, -1, 1, -1])


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def with_ones(X):
    return np.insert(X, 0, 1.0, axis=1)


def gate(name):
    X, t = data.gate(name)
    return with_ones(X), t


def misses(X, t, w):
    return int((np.where(X @ w >= 0, 1, -1) != t).sum())


def train(X, t, epochs):
    """For each epoch: the rows that were wrong when they were shown, and w afterwards."""
    w, log = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        wrong = []
        for i, (x, target) in enumerate(zip(X, t, strict=True)):
            if (x @ w >= 0) != (target > 0):
                w = w + target * x
                wrong.append(i)
        log.append((wrong, w))
        if not wrong:
            break
    return log


def counts(X, t, epochs=2000):
    return [len(wrong) for wrong, _ in train(X, t, epochs)]


def is_separable(X, t):
    return linprog(np.zeros(3), A_ub=-t[:, None] * X, b_ub=-np.ones(len(t)), bounds=(None, None)).status == 0


@pytest.fixture(scope="module")
def flowers():
    X, species = data.iris()
    t = np.where(species[:100] == 0, -1, 1)
    return with_ones(X[:100, [0, 2]]), with_ones(X[:100, :2]), t


def test_a_thousand_guesses(flowers):
    X, _, t = flowers
    guesses = np.random.default_rng(0).normal(size=(1000, 3))
    assert "np.random.default_rng(0).normal(size=(1000, 3))" in SOURCE
    answers = np.where(X @ guesses.T >= 0, 1, -1)
    wrong = (answers != t[:, None]).sum(axis=0)
    one_name = np.abs(answers.sum(axis=0)) == 100
    assert says("26 of 1000 are right, by luck; 822 give all flowers one name")
    assert ((wrong == 0).sum(), one_name.sum()) == (26, 822)
    assert np.array_equal(one_name, wrong == 50)  # the picture's caption says the same of its tall bar
    assert says("50 *setosa* (class −1) and 50 *versicolor* (class +1)")
    assert (t == -1).sum() == (t == 1).sum() == 50


def test_the_four_points_by_hand():
    X, w = np.array([[1, 2, 1], [1, 0, 0], [1, 1.5, 1], [1, -1, 2]]), np.array([-1, 1, -0.5])
    assert says("−1 + 2 − 0.5 = 0.5 | +1", "(1, 0, 0) | −1 | −1", "−1 + 1.5 − 0.5 = 0 | +1", "−1 − 1 − 1 = −3 | −1")
    assert (X @ w).tolist() == [0.5, -1, 0, -3]


def test_a_unit_with_one_input():
    assert says("z = 2x − 7. It says +1 from x = 3.5 on", "x₁ = −w₀/w₁ (3.5 in the example above)")
    assert 2 * 3.5 - 7 == 0


def test_the_gates_table_and_or_without_a_bias():
    rows = re.findall(r"\| (\d) \| (\d) \| (.1) \| (.1) \| (.1) \|", PROSE)
    assert len(rows) == 4
    for column, name in ((2, "OR"), (3, "AND"), (4, "NAND")):
        X, t = data.gate(name)
        assert [[int(row[0]), int(row[1])] for row in rows] == X.tolist()
        assert [int(row[column].replace("−", "-")) for row in rows] == t.tolist()
    assert says("for OR with w = (0, 1, 1), all but one row come out right")
    assert misses(*gate("OR"), np.array([0, 1, 1])) == 1


def test_three_units_with_one_line():
    X, t = gate("AND")
    answers = [np.where(X @ np.array(w) >= 0, 1, -1) for w in ([-3, 2, 2], [-1.5, 1, 1], [3, -2, -2])]
    assert says("the first two give the same answers, and the third gives the opposite ones: AND and NAND")
    assert answers[0].tolist() == answers[1].tolist() == t.tolist()
    assert answers[2].tolist() == (-t).tolist()


def test_one_step_by_hand():
    w, x = np.array([-1, 1.5, 2.5]), SIX[2]
    log = train(SIX, SIX_TARGETS, 1)
    assert says("z = −1 − 3.75 + 3.75 = −1", "from −1 to 8.5, up by x·x = 9.5")
    assert "six = np.array([[1, 2, 2], [1, -1.5, -2.5], [1, -2.5, 1.5], [1, -2, -0.5]" in SOURCE
    assert log[0][0][:2] == [1, 2]  # the first two points make one mistake, and the third point the next
    assert np.array_equal(np.zeros(3) - SIX[1], w)
    assert (w @ x, (w + x) @ x, x @ x) == (-1, 8.5, 9.5)
    assert says("point 4: at its first turn it lies exactly on the line")
    assert (w + x) @ SIX[3] == 0


def test_the_exercises_step_by_hand():
    w, x = np.array([1, 0.5, -2]), np.array([1, 3, -1])
    assert says("w = (1, 0.5, −2), x = (1, 3, −1), t = −1, η = 0.1")
    assert w @ x == 4.5


def test_the_table_of_and():
    rows = re.findall(r"\| (\d) \| (wrong)? ?\| (wrong)? ?\| (wrong)? ?\| (wrong)? ?\| (\d) \| \((.*?)\) \|", PROSE)
    log = train(*gate("AND"), 10)
    assert len(rows) == len(log) == 6
    for number, (row, (wrong, w)) in enumerate(zip(rows, log, strict=True), start=1):
        assert int(row[0]) == number
        assert [i for i in range(4) if row[1 + i]] == wrong
        assert int(row[5]) == len(wrong)
        assert [float(v) for v in row[6].replace("−", "-").split(",")] == w.tolist()


def test_the_walk_over_the_six_points():
    w, wrong = np.zeros(3), []
    for rows, _ in train(SIX, SIX_TARGETS, 9):
        for i in rows:
            w = w + SIX_TARGETS[i] * SIX[i]
            wrong.append(misses(SIX, SIX_TARGETS, w))
    assert says("from one wrong point to two")
    assert wrong == [1, 2, 1, 1, 1, 0]


def test_the_flowers_are_learned_with_ten_mistakes(flowers):
    X, _, t = flowers
    log = train(X, t, 50)
    assert says("Ten mistakes, and all 100 flowers are right", "Epoch 1 made *two* mistakes, and left *fifty* flowers")
    assert [len(wrong) for wrong, _ in log] == [2, 2, 3, 2, 1, 0]
    assert [misses(X, t, w) for _, w in log] == [50, 50, 50, 50, 0, 0]
    assert log[0][0] == [0, 50]  # the first setosa and the first versicolor
    assert says("Look at epoch 3 of the flowers")


def test_every_run_stays_below_the_bound(flowers):
    X, sepals, t = flowers
    clouds, sides = data.blobs(40, distance=4, seed=2, labels=(-1, 1))
    found = {}
    for name, (A, b, u) in {
        "OR": (*gate("OR"), [-1, 2, 2]),
        "AND": (*gate("AND"), [-3, 2, 2]),
        "six": (SIX, SIX_TARGETS, [9, 8, 18]),
        "clouds": (with_ones(clouds), sides, [-1.783, 6.056, 3.429]),
        "flowers": (X, t, [-0.356, -0.957, 2.079]),
        "sepals": (sepals, t, [-3.29, 1.2, -1]),
    }.items():
        assert ", ".join(f"{v:g}" for v in u) in SOURCE
        gamma = (b * (A @ u)).min() / np.linalg.norm(u)
        made = counts(A, b)
        found[name] = (gamma, sum(made), len(made))
        assert 0 < sum(made) <= (A**2).sum(axis=1).max() / gamma**2
        assert made[-1] == 0
    assert says("γ is an eighth of what it was, and the rule needs 1,562 mistakes in 721 epochs", "last row")
    assert found["sepals"][1:] == (1562, 721)
    assert found["flowers"][0] / found["sepals"][0] == pytest.approx(8, abs=0.5)


def test_xor_has_no_line_and_the_weights_come_back():
    X, t = gate("XOR")
    log = train(X, t, 50)
    assert not is_separable(X, t)
    assert says(
        "From epoch 2 on, w is (0, −1, 0)", "from epoch 3 on each epoch makes four mistakes, one on each corner"
    )
    assert all(w.tolist() == [0, -1, 0] for _, w in log[1:])
    assert all(wrong == [0, 1, 2, 3] for wrong, _ in log[2:])
    assert len(log[1][0]) == 3


def test_versicolor_and_virginica_have_no_line_and_the_rule_never_rests():
    measured, species = data.iris()
    order = np.random.default_rng(0).permutation(100)
    X, t = with_ones(measured[50:, 2:])[order], np.where(species[50:] == 1, -1, 1)[order]
    at_end = [misses(X, t, w) for _, w in train(X, t, 60)]
    assert not is_separable(X, t)
    assert says("after epoch 45 five flowers are wrong, after epoch 46 forty, after epoch 47 five again")
    assert at_end[44:47] == [5, 40, 5]


def test_three_units_compute_xor():
    X, t = gate("XOR")
    one, not_both = (np.where(X @ np.array(w) >= 0, 1, -1) for w in ([-1, 2, 2], [3, -2, -2]))
    both = np.column_stack([np.ones(4), (one + 1) / 2, (not_both + 1) / 2])
    assert np.where(both @ np.array([-3, 2, 2]) >= 0, 1, -1).tolist() == t.tolist()


def test_the_exercises_take_sixty_eight_minutes():
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", PROSE)]
    assert says("**Time** 90 minutes: eight exercises (68), reading and playing (22)")
    assert (len(minutes), sum(minutes)) == (8, 68)
    assert 68 + 22 == 90


def test_each_source_is_listed_once_and_referred_to():
    listed = re.search(r"\*\*Sources\*\*.*", PROSE)[0]
    numbers = re.findall(r"\[(\d+)\] [A-Z\"]", listed)
    assert numbers == [str(n) for n in range(1, 13)]
    for number in numbers:
        assert PROSE.count(f"[{number}]") >= 2
