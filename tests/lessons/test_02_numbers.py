"""Every number that lesson 02 states is worked out again here, without the lesson's own functions."""

import re
from pathlib import Path

import numpy as np
import pytest

from course import data
from course.data.hubble import nebulae

PROSE = re.sub(r"\s*\n# ?>? ?", " ", (Path(__file__).parents[2] / "source" / "02_error_surfaces.py").read_text())
X, Y = data.slide_points()
DISTANCE, VELOCITY = nebulae()


def error(w, X=X, y=Y):
    return 0.5 * np.sum((y - X @ np.atleast_1d(w)) ** 2)


def walk(eta, steps, X=X, y=Y, start=0.0):
    path = [np.full(X.shape[1], start)]
    for _ in range(steps):
        path.append(path[-1] - eta * (X.T @ X @ path[-1] - X.T @ y))
    return np.array(path)


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    missing = [text for text in texts if text not in PROSE]
    assert not missing, missing
    return True


def with_ones(X):
    return np.column_stack([np.ones(len(X)), X])


def bound(X):
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1]


def lowest(X, y):
    return np.linalg.lstsq(X, y)[0]


def noisy():
    x, y = data.noisy_line(n=12, seed=1)
    return with_ones(x), y


def test_all_of_the_thousand_guesses_miss_all_three_points():
    guesses = np.random.default_rng(0).uniform(-1, 3, 1000)
    hits = np.multiply.outer(guesses, X[:, 0]) == Y
    assert says("of a thousand random weights between −1 and 3", "All thousand miss all three")
    assert not hits.any()


def test_the_table_of_the_line_through_half():
    stated = re.findall(r"\| (\d) \| (\d) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", PROSE)
    assert [[float(v) for v in row] for row in stated] == [
        [x, y, 0.5 * x, y - 0.5 * x, (y - 0.5 * x) ** 2] for x, y in zip(X[:, 0], Y, strict=True)
    ]
    assert says(r"E(0.5) = \tfrac12\,(0.25 + 1 + 2.25) = 1.75")
    assert error(0.5) == 1.75


def test_the_practice_sample_of_the_first_exercise():
    assert says("one sample x = (1, 2) with y = 3, at w = (2, 1)", "1·2 + 2·1 = 4, the error −1, and E is ½")
    assert error([2.0, 1.0], np.array([[1.0, 2.0]]), np.array([3.0])) == 0.5


def test_the_slides_numbers_and_where_they_may_come_from():
    assert says("½ (1 + 4 + 9) = **7**", "would be 4.67", "4.5 is what the third point adds on its own")
    assert [error(w) for w in (0.0, 1.0, 2.0)] == [7, 0, 7]
    assert np.mean(Y**2) == pytest.approx(4.67, abs=0.005)
    assert 0.5 * Y[-1] ** 2 == 4.5


def test_looks_ahead_and_looks_back():
    assert says("The look ahead is off by 7h", "gives −14 at once")
    for h in (1.0, 0.1, 0.01):
        assert (error(h) - error(0.0)) / h == pytest.approx(-14 + 7 * h)
        assert (error(h) - error(-h)) / (2 * h) == pytest.approx(-14)


def test_each_points_part_of_the_slope():
    stated = re.findall(r"\| (\d) \| (\d) \| −(\d) \|", PROSE)
    assert [[int(v) for v in row] for row in stated] == [[x, x, x * x] for x in (1, 2, 3)]
    assert says("Together −14, as we felt")
    assert -Y @ X[:, 0] == -14


def test_the_table_of_three_steps():
    rows = re.findall(r"\| (0[\d.]*) \| −([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", PROSE)
    path = walk(0.05, 2)[:, 0]
    assert len(rows) == 3
    for (w, slope, step, E), at in zip(np.array(rows, dtype=float), path, strict=True):
        assert [w, slope, step, E] == pytest.approx([at, 14 * (1 - at), 0.7 * (1 - at), error(at)])


def test_the_three_walks_are_as_the_caption_says():
    creeps, jumps, hardly = (walk(eta, 6)[:, 0] - 1 for eta in (0.02, 0.1, 0.14))
    assert says("for eta in (0.02, 0.1, 0.14)", "six steps from w = 0")
    assert all(creeps < 0)
    assert all(np.diff(np.sign(jumps)) != 0)
    assert all(np.diff(np.sign(hardly)) != 0)
    assert abs(hardly[1]) > 0.9
    assert abs(jumps[-1]) < abs(creeps[-1]) < abs(hardly[-1])


def test_the_table_of_factors():
    assert says("| 0.05 | 0.3 |", "| 1/14 ≈ 0.071 | 0 |", "| 0.1 | −0.4 |", "| 2/14 ≈ 0.143 | −1 |", "| 0.15 | −1.1 |")
    for eta, factor in ((0.05, 0.3), (1 / 14, 0.0), (0.1, -0.4), (2 / 14, -1.0), (0.15, -1.1), (0.5, -6.0)):
        start, after = walk(eta, 1)[:, 0] - 1
        assert after / start == pytest.approx(factor, abs=1e-12)
    assert pytest.approx([0.071, 0.143], abs=5e-4) == [1 / 14, 2 / 14]
    assert says("each step multiplies the distance by −6")


def test_the_two_samples_that_do_not_know_of_each_other():
    two = np.array([[1.0, 0.0], [0.0, 3.0]])
    assert says("(1, 0) and (0, 3)", "multiplies the two distances by 1 − η and by 1 − 9η", "flies apart beyond 2/9")
    assert np.array_equal(two.T @ two, np.diag([1.0, 9.0]))
    assert bound(two) == pytest.approx(2 / 9)


def test_one_percent_below_the_bound_arrives_and_one_above_flies_apart():
    A, y = noisy()
    below, above = (walk(share * bound(A), 300, A, y)[-1] for share in (0.99, 1.01))
    assert says("300 steps on the 12 noisy points", "one percent below your bound")
    assert error(below, A, y) == pytest.approx(error(lowest(A, y), A, y), rel=0.01)
    assert error(above, A, y) > 1e6


def test_a_thousand_times_larger_numbers_have_a_bound_a_million_times_smaller():
    assert says("a bound that is a million times smaller", "of 24 galaxies")
    assert len(VELOCITY) == 24
    assert bound(DISTANCE) / bound(1000 * DISTANCE) == pytest.approx(1e6)


def test_a_narrow_and_a_round_bowl_with_the_same_step_size():
    scaled = with_ones((DISTANCE - DISTANCE.mean()) / DISTANCE.std())
    mpc = with_ones(DISTANCE)
    assert says("np.zeros(2), 0.04, 12)", "make it a perfect circle", "with the same η = 0.04")
    assert np.linalg.eigvalsh(scaled.T @ scaled) == pytest.approx([24, 24])
    assert 0.95 < 0.04 / bound(mpc) < 1
    one_step, twelve = walk(0.04, 1, scaled, VELOCITY)[-1], walk(0.04, 12, mpc, VELOCITY)[-1]
    assert error(one_step, scaled, VELOCITY) < 1.01 * error(lowest(scaled, VELOCITY), scaled, VELOCITY)
    assert error(twelve, mpc, VELOCITY) > 2 * error(lowest(mpc, VELOCITY), mpc, VELOCITY)


def test_how_many_steps_each_unit_takes():
    scaled = (DISTANCE - DISTANCE.mean()) / DISTANCE.std()
    rows = re.findall(r"\| (kpc|Mpc|standardised) \| ([\d.]+)( million)? \| ([\d,]+) \|", PROSE)
    inputs = {"kpc": 1000 * DISTANCE, "Mpc": DISTANCE, "standardised": scaled}
    assert [name for name, *_ in rows] == list(inputs)
    for name, ratio, million, steps in rows:
        A = with_ones(inputs[name])
        values, vectors = np.linalg.eigh(A.T @ A)
        assert values[1] / values[0] == pytest.approx(float(ratio) * (1e6 if million else 1), rel=0.01)
        # Along each eigenvector a step of 1/λmax multiplies the distance by 1 − λ/λmax, so nobody has to walk.
        best = lowest(A, VELOCITY)
        off, floor = vectors.T @ -best, error(best, A, VELOCITY)

        def above(k, values=values, off=off):
            return 0.5 * np.sum(values * (off * (1 - values / values[-1]) ** k) ** 2)

        k = int(steps.replace(",", ""))
        assert above(k) <= 0.01 * floor < above(k - 1)


def test_the_lowest_point_of_the_three_points_and_the_valley():
    assert says("14/14 = 1", "(10, 0), (0, 5), (2, 4)", "Here it is (2, 4)")
    assert X[:, 0] @ Y / (X[:, 0] @ X[:, 0]) == 1
    single, ten = np.array([[1.0, 2.0]]), np.array([10.0])
    assert [error(w, single, ten) for w in ([10.0, 0.0], [0.0, 5.0], [2.0, 4.0])] == [0, 0, 0]
    assert lowest(single, ten) == pytest.approx([2, 4])
    assert walk(0.1, 200, single, ten)[-1] == pytest.approx([2, 4])


def test_hubbles_line_and_the_walk_that_meets_it():
    assert says("424 km/s for every million parsecs", "A few near galaxies come towards us")
    assert lowest(DISTANCE, VELOCITY) == pytest.approx([424], abs=0.5)
    assert np.sum(VELOCITY < 0) == 5
    A = with_ones(DISTANCE)
    assert walk(0.04, 200, A, VELOCITY)[-1] == pytest.approx(lowest(A, VELOCITY), abs=0.02)


def test_the_size_of_the_normal_equations_of_lesson_14():
    weights = 784 * 30 + 30 + 30 * 30 + 30 + 30 * 10 + 10
    assert says("has 24,790 weights", "24,790² entries, 4.9 GB")
    assert weights == 24_790
    assert 8 * weights**2 / 1e9 == pytest.approx(4.9, abs=0.05)


def test_which_of_the_four_shapes_are_convex():
    from course.plots.four_shapes import SHAPES

    w = np.linspace(-2.2, 2.2, 301)
    convex = {letter for letter, (curve, _) in SHAPES.items() if np.all(np.diff(curve(w), 2) > -1e-9)}
    assert convex == {"A", "C"}
    valleys = {letter: int(np.sum(np.diff(np.sign(np.diff(curve(w)))) > 0)) for letter, (curve, _) in SHAPES.items()}
    assert valleys == {"A": 1, "B": 1, "C": 1, "D": 2}


def test_what_the_conventions_do_to_place_and_bound():
    A, y = noisy()
    n, at = len(y), np.array([0.3, -0.2])

    def gradient(w, c, A=A):
        return c * A.T @ (A @ w - y)

    for c in (2.0, 1 / n):  # without the ½; a mean
        assert gradient(lowest(A, y), c) == pytest.approx(np.zeros(2), abs=1e-9)
        curvature = np.column_stack([gradient(at + h, c) - gradient(at, c) for h in np.eye(2)])
        assert 2 / np.linalg.eigvalsh(curvature)[-1] == pytest.approx(bound(A) / c)
    assert says("28 (w − 1)")
    assert lowest(1000 * DISTANCE, VELOCITY) == pytest.approx(lowest(DISTANCE, VELOCITY) / 1000)


def test_no_curvature_of_this_error_is_negative():
    rng = np.random.default_rng(2)
    assert says("none of them is ever negative")
    for shape in ((1, 4), (5, 3), (3, 7)):
        A = rng.normal(size=shape)
        assert np.linalg.eigvalsh(A.T @ A)[0] > -1e-12


def test_the_exercises_take_forty_six_minutes():
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", PROSE)]
    assert says("six exercises (46), reading and playing (14)", "**Time** 60 minutes")
    assert (len(minutes), sum(minutes)) == (6, 46)
