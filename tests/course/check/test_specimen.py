"""A specimen shows what a failing check says, and stops nothing."""

import numpy as np

from course.check import Checks
from course.check.specimen import specimen


def test_a_failing_check_is_shown_with_its_code_and_raises_nothing(capsys):
    def by_rows(X):
        return X.mean(axis=1)

    with specimen(), Checks("column means") as check:
        check(by_rows, np.array([[1.0, 2.0], [3.0, 4.0]])).gives([2.0, 3.0], M00s=[1.5, 3.5])
    said = capsys.readouterr().out
    assert "column means" in said
    assert "[M00s]" in said


def test_a_passing_check_is_shown_too(capsys):
    with specimen(), Checks("a number") as check:
        check.value("seven", 7).gives(7)
    assert "✓ The visible check passed." in capsys.readouterr().out
