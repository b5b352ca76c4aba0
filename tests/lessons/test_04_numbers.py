"""Every number in the prose of lesson 04 is computed anew, and stands there as it came out."""

from __future__ import annotations

import math
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.linear_model import LogisticRegression

from autograder.lessons.cell import Kind
from autograder.lessons.lesson import read_source
from course import data

SOURCE = Path(__file__).resolve().parents[2] / "source" / "04_logistic_regression.py"
HOURS = np.array([2.0, 3.0, 4.0, 5.0, 6.0, 8.0])
PASSED = np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])


@pytest.fixture(scope="module")
def lesson():
    return read_source(SOURCE)


@pytest.fixture(scope="module")
def prose(lesson) -> str:
    """The whole lesson's text in one line; tables and formulas as they are written."""
    return re.sub(r"\s+", " ", " ".join(cell.source for cell in lesson.cells))


@pytest.fixture(scope="module")
def own(lesson) -> SimpleNamespace:
    """The functions of the reference answers."""
    names: dict = {}
    for cell in lesson.cells:
        if cell.kind in (Kind.SETUP, Kind.SOLUTION):
            exec(cell.answer, names)
    return SimpleNamespace(**names)


@pytest.fixture(scope="module")
def tumours() -> tuple[np.ndarray, np.ndarray]:
    X, y = data.breast_cancer()
    return (X[:, :2] - X[:, :2].mean(axis=0)) / X[:, :2].std(axis=0), y


@pytest.fixture(scope="module")
def tumour_fit(own, tumours):
    return own.logreg_fit(*tumours, eta=2.0, steps=500)


@pytest.fixture(scope="module")
def digits() -> SimpleNamespace:
    grey, labels = data.digits()
    seen, unseen, digit_seen, digit_unseen = data.split(grey / 16.0, labels, seed=0)
    return SimpleNamespace(labels=labels, seen=seen, unseen=unseen, digit_seen=digit_seen, digit_unseen=digit_unseen)


def test_line_through_six_people_leaves_the_strip(prose):
    slope, intercept = np.polyfit(HOURS, PASSED, 1)
    assert f"hat y = {slope:.3f}\\,x - {-intercept:.1f}$" in prose
    assert (round(intercept, 1), round(10 * slope + intercept, 1)) == (-0.3, 1.4)
    assert "A probability of 1.4 means nothing, and neither does −0.3" in prose
    assert HOURS[PASSED == 1].tolist() == [HOURS[2], HOURS[4], HOURS[5]]


def test_example_neuron_says_what_the_perceptron_cannot(prose, own):
    assert [2 * 3 - 7, 2 * 4 - 7] == [-1, 1]
    low, high = own.sigmoid(np.array([-1.0, 1.0]))
    assert f"curve you are about to write says {low:.2f} and {high:.2f}" in prose


def test_odds_table(prose):
    for p, odds, written in (
        (0.1, "1 to 9 = 0.111", "−2.197"),
        (0.8, "4 to 1 = 4", "1.386"),
        (0.9, "9 to 1 = 9", "2.197"),
    ):
        assert f"{math.log(p / (1 - p)):.3f}".replace("-", "−") == written
        assert float(odds.split("= ")[1]) == pytest.approx(p / (1 - p), abs=5e-4)
        assert f"| {p} | {odds} | {written} |" in prose


def test_values_of_the_sigmoid_to_know_by_heart(prose, own):
    assert f"sigma(2) = {own.sigmoid(2.0):.3f}$, and $\\sigma(-2) = {own.sigmoid(-2.0):.3f} = 1" in prose
    crossings = -np.array([-7.0, -3.8]) / np.array([2.0, 0.8])
    assert "at 3.5 and at 4.75 hours" in prose
    assert crossings.tolist() == pytest.approx([3.5, 4.75])


def test_slope_at_ln_3_in_four_numbers(own):
    u = math.exp(-math.log(3))
    assert (own.u, own.du_dz, own.ds_du, own.ds_dz) == pytest.approx((u, -u, -1 / (1 + u) ** 2, 3 / 4 * 1 / 4))
    assert own.sigmoid(math.log(3)) == pytest.approx(3 / 4)
    assert own.sigmoid_prime(np.array([math.log(3), 0.0])) == pytest.approx([3 / 16, 1 / 4])


def test_table_of_losses(prose):
    shown = " | ".join(f"{-math.log(p):.3f}" for p in (0.9, 0.5, 0.1, 0.01))
    assert f"| loss | 0 | {shown} | ∞ |" in prose


def test_two_samples_by_hand(prose, own):
    losses = own.bce_losses(np.array([0.9, 0.2]), np.array([1.0, 0.0]))
    assert math.exp(-losses.sum()) == pytest.approx(0.9 * 0.8)
    assert f"$-\\ln 0.72 = {losses[0]:.3f} + {losses[1]:.3f}$" in prose
    assert f"for the two samples {own.bce(np.array([0.9, 0.2]), np.array([1.0, 0.0])):.3f}" in prose


def test_bold_neuron_pays_for_one_person(prose, own):
    p = own.sigmoid(2 * HOURS - 7)
    losses = own.bce_losses(p, PASSED)
    assert int(losses.argmax()) == 3
    assert losses[3] > losses.sum() - losses[3]
    assert f"costs {losses[3]:.2f}, more than all others together" in prose
    assert f"with $p = {p[3]:.3f}$. The cost is {losses.mean():.3f}." in prose
    assert f"($w = b = 0$) pays {math.log(2):.3f}" in prose


def test_lowest_cost_of_the_six_people(prose, own):
    costs = own.logreg_fit(((HOURS - HOURS.mean()) / HOURS.std())[:, np.newaxis], PASSED, 6.0, 200)[2]
    assert 0.40 < costs[-1] < 0.41
    assert "Below 0.41 is as good as it gets" in prose
    grid = [own.bce(own.sigmoid(0.05 * i * HOURS - 0.1 * j), PASSED) for i in range(20, 27) for j in range(48, 57)]
    assert min(grid) < 0.41, "the sliders' steps reach it"


def test_rounding_loses_the_cost_and_the_logit_keeps_it(prose, own):
    assert 1 - own.sigmoid(40.0) == 0
    assert 1 - own.sigmoid(36.0) > 0
    assert own.bce_from_logits(np.array([40.0]), np.zeros(1)) == 40
    assert math.log(1 + 1e-20) == 0
    assert f"never exceeds {-math.log(1e-12):.1f}" in prose


def test_squared_error_is_flat_where_it_is_wrong(prose, own):
    p = float(own.sigmoid(-6.0))
    squared, entropy = (p - 1) * p * (1 - p), p - 1
    assert f"{entropy / squared:.0f} times. The squared error's slope" in prose
    assert (f"slope −{-entropy:.3f}", f"slope −{-squared:.4f}") == ("slope −0.998", "slope −0.0025")
    assert '(-6.0, 6.0025, "slope −0.998"), (-6.0, 0.4975, "slope −0.0025")' in prose
    assert own.bce_from_logits(np.array([-6.0]), np.ones(1)) == pytest.approx(6.0025, abs=5e-5)
    assert 0.5 * (p - 1) ** 2 == pytest.approx(0.4975, abs=5e-5)


def test_gradient_by_hand(prose, own):
    X, y = np.array([[3.0, 2.0], [1.0, 3.0], [4.0, 4.0]]), np.array([1.0, 0.0, 1.0])
    dw, _ = own.logreg_grad(X, y, np.zeros(2), 0.0)
    assert dw[0] == pytest.approx((-0.5 * 3 + 0.5 * 1 - 0.5 * 4) / 3)
    assert dw[0] == pytest.approx(-1)
    for row, target, error in zip(X, y, ("−½", "+½", "−½"), strict=True):
        assert f"| {row[0]:.0f} | {row[1]:.0f} | {target:.0f} | {error} |" in prose


def test_tumours_are_counted_right(prose, tumours):
    y = tumours[1]
    assert (len(y), int(y.sum()), data.breast_cancer()[0].shape[1]) == (569, 212, 30)
    assert "569 breast tumours from Wisconsin, of which 212 were malignant" in prose
    assert "We take two of the 30 measurements" in prose


def test_fit_of_the_tumours_is_that_of_scikit_learn(prose, tumours, tumour_fit):
    model = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(*tumours)
    (w_1, w_2), b = model.coef_[0], model.intercept_[0]
    assert f"finds $w = ({w_1:.3f}, {w_2:.3f})$ and $b = {b:.3f}$" in prose
    assert f'"scikit-learn: w = ({w_1:.3f}, {w_2:.3f}), b = {b:.3f}"' in prose
    assert tumour_fit[0] == pytest.approx([w_1, w_2], abs=5e-4)
    assert tumour_fit[1] == pytest.approx(b, abs=5e-4)


def test_weights_are_factors_of_the_odds(prose, tumour_fit):
    w = tumour_fit[0]
    assert f"adds {w[0]:.3f} to the log-odds" in prose
    assert f"$e^{{{w[0]:.3f}}} = {math.exp(w[0]):.0f}$" in prose
    assert f"One more of texture multiplies them by {math.exp(w[1]):.1f}" in prose


def test_default_penalty_of_scikit_learn_shrinks_the_weights(prose, tumours):
    w = LogisticRegression().fit(*tumours).coef_[0]
    assert f"gives $w = ({w[0]:.3f}, {w[1]:.3f})$" in prose


def test_thirty_measurements_separate_the_tumours():
    X, y = data.breast_cancer()
    signs = 2.0 * y - 1
    inputs = np.column_stack([(X - X.mean(axis=0)) / X.std(axis=0), np.ones(len(X))])
    found = linprog(
        np.zeros(31), A_ub=-signs[:, np.newaxis] * inputs, b_ub=-np.ones(len(X)), bounds=[(None, None)] * 31
    )
    assert found.status == 0
    assert ((inputs @ found.x > 0) == (y == 1)).all()


def test_probabilities_of_the_tumours_are_honest_but_for_the_middle(prose, own, tumours, tumour_fit):
    X, y = tumours
    p = own.sigmoid(X @ tumour_fit[0] + tumour_fit[1])
    assert p.mean() == pytest.approx(y.mean(), abs=1e-7)
    off = {}
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        told = (p >= low) & (p < low + 0.2)
        off[low] = abs(p[told].mean() - y[told].mean())
        if low == 0.6:
            assert f"where {told.sum()} tumours were told {p[told].mean():.2f} and {y[told].sum()} of them" in prose
    assert max(off, key=off.__getitem__) == 0.6
    assert all(gap < 0.03 for low, gap in off.items() if low != 0.6)


def test_thresholds_trade_missed_tumours_for_false_alarms(prose, own, tumours, tumour_fit):
    X, y = tumours
    p = own.sigmoid(X @ tumour_fit[0] + tumour_fit[1])
    tables = [own.confusion(p, y, threshold) for threshold in (0.5, 0.1)]
    (alarms, more_alarms), (missed, fewer) = [t[0, 1] for t in tables], [t[1, 0] for t in tables]
    assert f"missed tumours go from {missed} to {fewer}, the false alarms from {alarms} to {more_alarms}" in prose
    first, last = own.accuracy(p, y, 0.5), own.accuracy(p, y, 0.1)
    assert f"accuracy falls from {first:.3f} to {last:.3f}" in prose


def test_eight_samples_and_their_confusion_matrix(prose, own):
    p = np.array([0.9, 0.8, 0.5, 0.3, 0.4, 0.6, 0.2, 0.1])
    y = np.array([1, 1, 1, 0, 0, 0, 1, 1])
    assert "| decision | " + " | ".join(map(str, own.predict(p))) + " |" in prose
    assert "| $y$ | " + " | ".join(map(str, y)) + " |" in prose
    (kept, alarms), (missed, found) = own.confusion(p, y)
    assert f"| **truth 0** | {kept} | {alarms} false alarm |" in prose
    assert f"| **truth 1** | {missed} missed | {found} found |" in prose
    assert f"the *accuracy* is {own.accuracy(p, y)}" in prose


def test_threes_are_rare(prose, own, digits):
    assert digits.labels.shape == (1797,)
    assert own.always_no == pytest.approx((digits.labels != 3).mean())
    assert round(own.always_no, 1) == 0.9
    assert "Each of 1,797 handwritten digits is 8 × 8 = 64 grey values" in prose
    assert "never saying yes is right for nine in ten" in prose


def test_detector_is_accurate_and_misses_threes(prose, own, digits):
    said = own.digit_detector(digits.seen, digits.digit_seen, digits.unseen, 3)
    three = digits.digit_unseen == 3
    found, threes = int(said[three].sum()), int(three.sum())
    assert f"An accuracy of {np.mean(said == three):.3f} against {np.mean(~three):.3f}" in prose
    assert f"(on these {len(three)} images)" in prose
    assert f"{found} of {threes} are found, {threes - found} are missed" in prose
    assert f"${found}/{threes} = {found / threes:.2f}$" in prose
    assert np.mean(said == three) >= 0.95


def test_strongest_weights_against_a_three_lie_left_of_the_middle(prose, own, digits):
    w, _, _ = own.logreg_fit(digits.seen, (digits.digit_seen == 3).astype(float), eta=1.0, steps=300)
    columns = np.argsort(w)[:3] % 8
    assert (columns < 4).all()
    assert "The strongest minus signs lie left of the middle" in prose


def test_moons_are_too_much_for_one_neuron(prose, own):
    def share(seed: int) -> float:
        X, y = data.moons(200, noise=0.1, seed=seed)
        w, b, _ = own.logreg_fit(X, y, eta=2.0, steps=300)
        return float(np.mean((X @ w + b >= 0) == y))

    shares = [share(seed) for seed in range(20)]
    assert max(shares) <= 0.9
    assert f"{shares[0]:.3f}, and more steps change next to nothing" in prose
    assert "In 20 draws of these moons it never got past 0.90" in prose


def test_the_exercises_leave_thirteen_minutes_for_reading(prose):
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", prose)]
    assert (len(minutes), sum(minutes)) == (8, 77)
    assert "90 minutes: eight exercises (77), reading and playing (13)" in prose


def test_visible_fingerprints_are_what_the_mistakes_give(prose, own):
    """The numbers in the visible tests are typed in; here they are computed."""
    a = np.array([0.5, 0.75])
    twice = own.sigmoid_prime(a)
    X, y = np.array([[3.0, 2.0], [1.0, 3.0], [4.0, 4.0]]), np.array([1.0, 0.0, 1.0])
    v = np.array([0.5, -1.0])
    dw, db = own.logreg_grad(X, y, v, 0.25)
    linear, without_b = X @ v + 0.25 - y, own.sigmoid(X @ v) - y
    others = [*(X.T @ linear / 3), linear.mean(), *(X.T @ without_b / 3), without_b.mean()]
    people = ((HOURS - HOURS.mean()) / HOURS.std())[:, np.newaxis]
    slope, n = people.T @ (0.5 - PASSED) / 6, 6

    def cost_after(step: float) -> float:
        return own.bce_from_logits(people @ (-6.0 * step * slope), PASSED)

    table = float(np.mean(-np.log([0.9, 0.1, 0.2, 0.8])))
    w, b, costs = own.logreg_fit(people, PASSED, 6.0, 60)
    for number in (*twice, *dw, db, *(3 * dw), 3 * db, cost_after(n), cost_after(1 / 4), table, costs[-1], *others):
        assert f"{abs(number):.10f}" in prose, number
    assert (w[0], b) == pytest.approx((2.27796, 0.14711), abs=1e-4)
