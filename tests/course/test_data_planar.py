import numpy as np
import pytest

from course import data

MAKERS = [data.blobs, data.moons, data.circles, data.spirals, data.flower, data.noisy_line]
PLANAR = MAKERS[:-1]
PINNED = {
    "blobs": [3.004914, 0.158075],
    "moons": [-0.124959, 0.541847],
    "circles": [0.406275, 0.255941],
    "spirals": [-0.036922, 0.251322],
    "flower": [-1.834392, 1.398372],
    "noisy_line": [0.547847],
}


def separable(X, t, epochs=1000):
    """Whether the perceptron ends without a mistake: a proof that a line separates the classes."""
    rows, w = np.column_stack([X, np.ones(len(X))]), np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        mistakes = 0
        for row, target in zip(rows, t, strict=True):
            if target * (row @ w) <= 0:
                w, mistakes = w + target * row, mistakes + 1
        if not mistakes:
            return True
    return False


def misclassified_by_least_squares(X, t):
    rows = np.column_stack([X, np.ones(len(X))])
    w = np.linalg.lstsq(rows, t, rcond=None)[0]
    return int((np.sign(rows @ w) != t).sum())


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_seed_gives_the_same_points_and_another_seed_others(make):
    X, y = make(seed=5)
    again_X, again_y = make(seed=5)
    assert np.array_equal(X, again_X)
    assert np.array_equal(y, again_y)
    assert not np.array_equal(X, make(seed=6)[0])


@pytest.mark.parametrize("make", MAKERS)
def test_a_generator_serves_as_a_seed_and_moves_on(make):
    rng = np.random.default_rng(1)
    assert not np.array_equal(make(seed=rng)[0], make(seed=rng)[0])


@pytest.mark.parametrize("make", PLANAR)
@pytest.mark.parametrize("n", [2, 51, 100])
def test_planar_sets_hold_n_points_in_classes_of_equal_size(make, n):
    X, y = make(n)
    assert (X.shape, X.dtype, y.shape, y.dtype) == ((n, 2), np.float64, (n,), np.int64)
    first, second = np.bincount(y)
    assert first - second in (0, 1)


@pytest.mark.parametrize("make", PLANAR)
def test_rows_are_shuffled(make):
    _, y = make(100)
    assert 20 < np.count_nonzero(np.diff(y)) < 80


def test_points_stay_what_they_were_when_the_lessons_were_written():
    # Reference answers and figures in the lessons rest on these; a new numpy that draws other numbers shows here.
    first = {make.__name__: make(seed=0)[0][0].round(6).tolist() for make in MAKERS}
    assert first == PINNED


@pytest.mark.parametrize("seed", range(20))
def test_blobs_at_distance_8_are_separated_by_a_line_through_the_origin(seed):
    X, t = data.blobs(distance=8.0, seed=seed, labels=(-1, 1))
    assert (t * X.sum(axis=1) > 0).all()


@pytest.mark.parametrize("n", [40, 100])
@pytest.mark.parametrize("seed", range(10))
def test_the_outlier_misleads_least_squares_but_not_the_perceptron(n, seed):
    X, t = data.blobs(n, distance=6.0, seed=seed, outlier=True, labels=(-1, 1))
    assert separable(X, t)
    assert misclassified_by_least_squares(X, t) >= 1


def test_moons_circles_and_spirals_lie_on_their_curves_without_noise():
    X, y = data.moons(noise=0.0)
    centre = np.where(y[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    np.testing.assert_allclose(np.linalg.norm(X - centre, axis=1), 1.0)
    X, y = data.circles(noise=0.0, inner=0.25)
    np.testing.assert_allclose(np.linalg.norm(X, axis=1), np.where(y == 0, 1.0, 0.25))
    X, _ = data.spirals(noise=0.0)
    radius = np.linalg.norm(X, axis=1)
    assert (radius.min(), radius.max()) == pytest.approx((0.05, 1.0))


def test_circles_and_moons_are_not_separable_by_a_line():
    for make in (data.circles, data.moons):
        X, y = make()
        assert not separable(X, 2 * y - 1, epochs=100)


def test_spirals_have_as_many_arms_as_asked_for():
    _, y = data.spirals(90, classes=3)
    assert np.bincount(y).tolist() == [30, 30, 30]


def test_neighbouring_petals_belong_to_different_classes():
    X, y = data.flower(noise=0.0)
    petal = np.round(np.arctan2(X[:, 1], X[:, 0]) / (2 * np.pi / 8)).astype(int) % 8
    assert np.array_equal(petal % 2, y)
    assert len(np.unique(petal)) == 8


def test_a_flower_with_an_odd_number_of_petals_is_refused():
    with pytest.raises(ValueError, match="petals=5"):
        data.flower(petals=5)
