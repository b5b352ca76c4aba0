import numpy as np
import pytest

from course.check import Checks
from course.check.grading import recording
from tests.course.check.block import graded, only

SAMPLES = np.arange(1.0, 16.0).reshape(5, 3)


def said(value, expected, *args):
    return only(lambda check: check(lambda *_: value, *args, named="f").gives(expected)).message


@pytest.mark.parametrize(
    ("value", "expected", "part"),
    [
        ("0.7", 0.7, "leave the quotes off"),
        ([True, False], [1.0, 0.0], "not True and False"),
        (np.array([1.0, None]), [1.0, 2.0], "dtype object"),
        (np.ones((3, 2)), np.ones((2, 3)), "transposed?"),
        (np.ones((4, 4)), np.ones(4), "make an n×n table"),
        (np.ones(4), 1.0, "Is a sum or a mean missing"),
        (1.0, np.ones(4), "one axis too many"),
        (np.ones((4, 1)), np.ones(4), "axis of length 1 is too many"),
        (np.ones(4), np.ones((4, 1)), "An axis was lost"),
        (np.ones((4, 7)), np.ones((4, 3)), "shape (4, 7)"),
        ([1.0, np.nan], [1.0, 2.0], "holds nan at `[1]`"),
        ([1.0, np.inf], [1.0, 2.0], "holds inf"),
        ([-1.0, -2.0], [1.0, 2.0], "opposite sign"),
        ([2.0, 4.0], [1.0, 2.0], "twice"),
        (0.5, 1.0, "half"),
        ([3.0, 6.0], [1.0, 2.0], "3 times the expected"),
        (np.log2([2.0, 3.0]), np.log([2.0, 3.0]), "base 2"),
        ([1.0, 2.5], [1.0, 2.0], "1 of 2 numbers differ, the first at `[1]`: expected 2, yours is 2.5"),
        ([1.0, 2.00001], [1.0, 2.0], "expected 2, yours is 2.00001"),
        ((1.0, [1.0, 2.0, 3.0]), (1.0, np.ones(2)), "`[1]`"),
        ({"W": 1}, {"W": 1, "b": 2}, "has no 'b'"),
        ("sgd", "adam", "Expected 'adam'"),
        ([1, "a"], [1, "b"], "Expected 'b' (at `[1]`"),
        ([1.0], [1.0, "a"], "2 items are asked for"),
    ],
)
def test_generic_message_says_what_can_be_seen(value, expected, part):
    assert part in said(value, expected)


def test_factor_that_is_a_size_of_the_input_is_called_mean_or_sum():
    want = np.array([1.0, 2.0])
    assert "1/5 of the expected result; 5 is the number of rows" in said(want / 5, want, SAMPLES)
    assert "Is it a mean that is asked for?" in said(want * 5, want, SAMPLES)


def test_single_number_that_is_any_factor_off_is_not_called_a_factor():
    assert said(1.7, 1.0) == "Expected 1, yours is 1.7."


def test_right_for_one_sample_only_is_seen_across_checks():
    def body(check):
        for n in (1, 4, 5):
            X = np.arange(1.0, 2 * n + 1).reshape(n, 2)
            check(lambda X: X[0] + 0.0, X).gives(X.sum(axis=0))

    messages = [result.message for result in graded(body).results]
    assert messages[0] == ""
    assert all("one sample only" in message for message in messages[1:])


def test_right_for_square_only_is_seen_across_checks():
    def body(check):
        for n, d in ((3, 3), (4, 2), (5, 2)):
            X = np.arange(float(n * d)).reshape(n, d) ** 2
            check(lambda X: X[: X.shape[1], 0] + 0.0, X).gives(X[: X.shape[0], 0] if n == d else X[:, 0])

    assert "square matrices only" in graded(body).results[-1].message


def test_right_for_the_first_call_only_is_seen_across_checks():
    calls = []

    def f(x):
        calls.append(x)
        return calls[0] + 1

    def body(check):
        for x in (1.0, 5.0, 7.7):
            check(f, np.array([x, x])).gives([x + 1, x + 1])

    def body_scalar(check):
        for x in (1.0, 5.0, 7.7):
            check(f, x).gives(x + 1)

    assert "Only the first call is right" in graded(body_scalar).results[-1].message


def test_learners_line_is_the_last_of_their_own():
    def inner(x):
        return np.linalg.inv(x)

    def outer(x):
        return inner(x)

    message = only(lambda check: check(outer, np.zeros((2, 2))).gives(1)).message
    assert "LinAlgError" in message
    assert "return np.linalg.inv(x)" in message


def test_lines_brought_by_an_exception_are_shown():
    error = ValueError("bad")
    error.student_lines = "line 4: raise ValueError('bad')"

    def f():
        raise error

    assert "line 4: raise ValueError('bad')" in only(lambda check: check(f).gives(1)).message


def test_line_of_the_test_cell_is_not_called_the_learners():
    with recording(1) as record, Checks("a block"):
        int("seven")
    assert "ValueError" in record.cells[0].stopped
    assert "your line" not in record.cells[0].stopped
