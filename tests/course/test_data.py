import subprocess
import sys

import numpy as np
import pytest

from course import data
from course.errors import DataError

TABLES = {
    "digits": ((1797, 64), list(range(10))),
    "breast_cancer": ((569, 30), [0, 1]),
    "iris": ((150, 4), [0, 1, 2]),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_the_shape_and_classes_that_their_docstrings_say(name):
    X, y = getattr(data, name)()
    shape, classes = TABLES[name]
    assert (X.shape, X.dtype) == (shape, np.float64)
    assert (y.shape, y.dtype) == ((shape[0],), np.int64)
    assert np.unique(y).tolist() == classes
    assert f"({shape[0]}, {shape[1]})" in getattr(data, name).__doc__


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_new_at_each_call_so_that_a_lesson_may_change_them(name):
    X, y = getattr(data, name)()
    X[:], y[:] = -1.0, -1
    again_X, again_y = getattr(data, name)()
    assert again_X.max() > 0
    assert again_y.max() > 0


def test_malignant_is_positive():
    X, y = data.breast_cancer()
    assert (y == 1).sum() == 212
    assert X[y == 1, 0].mean() > X[y == 0, 0].mean()  # malignant nuclei are larger


def test_digits_are_whole_numbers_from_0_to_16():
    X, _ = data.digits()
    assert np.array_equal(np.unique(X), np.arange(17.0))


def test_setosa_is_told_apart_by_one_measurement():
    X, y = data.iris()
    assert X[y == 0, 2].max() < X[y != 0, 2].min()


def test_scikit_learn_is_imported_only_when_it_is_asked_for():
    code = "import sys; from course import data; data.moons(); data.gate('OR'); sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_slides_points_lie_on_their_lines():
    X, y = data.slide_points()
    assert np.array_equal(X[:, 0], y)
    X, y = data.double_points()
    assert np.array_equal(2 * X[:, 0], y)


def test_a_line_without_noise_is_a_line():
    X, y = data.noisy_line(7, slope=-3.0, intercept=0.25, noise=0.0)
    assert X.shape == (7, 1)
    np.testing.assert_allclose(y, -3.0 * X[:, 0] + 0.25, rtol=0, atol=1e-15)


def test_noise_is_a_standard_deviation():
    X, y = data.noisy_line(20_000, slope=1.0, intercept=0.0, noise=0.5)
    assert np.std(y - X[:, 0]) == pytest.approx(0.5, rel=0.03)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("AND", lambda a, b: a and b),
        ("OR", lambda a, b: a or b),
        ("NAND", lambda a, b: not (a and b)),
        ("XOR", lambda a, b: a != b),
    ],
)
def test_gates_hold_their_truth_tables(name, rule):
    X, y = data.gate(name)
    assert [(1 if rule(*map(bool, row)) else -1) for row in X.tolist()] == y.tolist()


def test_an_unknown_gate_is_refused_with_the_names_of_the_known_ones():
    with pytest.raises(ValueError, match="AND, OR, NAND, XOR"):
        data.gate("nor")


def test_split_keeps_every_row_once_and_with_its_target():
    X, y = np.arange(26.0).reshape(13, 2), np.arange(13)
    X_train, X_test, y_train, y_test = data.split(X, y, test=0.25, seed=3)
    assert (len(X_train), len(X_test)) == (10, 3)
    assert sorted([*y_train, *y_test]) == list(range(13))
    assert np.array_equal(np.concatenate([X_train, X_test]), X[np.concatenate([y_train, y_test])])


@pytest.mark.parametrize("test", [0.0, 1.0, -0.2])
def test_split_refuses_an_empty_part(test):
    with pytest.raises(ValueError, match="empty"):
        data.split(np.zeros((5, 1)), np.zeros(5), test=test)


def test_split_refuses_rows_without_targets():
    with pytest.raises(ValueError, match="5 rows and y has 4"):
        data.split(np.zeros((5, 1)), np.zeros(4))


def test_a_missing_data_folder_is_named_with_the_way_out(monkeypatch, tmp_path):
    monkeypatch.setenv("NNCOURSE_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match=r"nowhere: no such folder.*NNCOURSE_DATA"):
        data.folder()


def test_the_environment_can_point_to_another_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("NNCOURSE_DATA", str(tmp_path))
    assert data.folder() == tmp_path
