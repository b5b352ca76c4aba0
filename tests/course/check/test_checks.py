import contextlib
import io

import numpy as np
import pytest

from course.check import AuthorError, Checks, ChecksFailed
from course.check.failures import CandidateGone
from course.check.grading import recording
from course.errors import SandboxError
from tests.course.check.block import graded


def test_success_says_that_all_visible_checks_passed(capsys):
    with Checks("two sums") as check:
        check.that(1 + 1 == 2, "one and one")
        check.that(1 + 2 == 3, "one and two")
    assert "All 2 visible checks passed." in capsys.readouterr().out


def test_failure_prints_to_stdout_and_raises_two_short_lines(capsys):
    def block():
        with Checks("two sums") as check:
            check.that(1 + 1 == 2, "one and one")
            check.that(1 + 2 == 4, "one and two make four")

    with pytest.raises(ChecksFailed) as failed:
        block()
    printed = capsys.readouterr()
    assert "✗ one and two make four" in printed.out
    assert printed.err == ""
    lines = failed.value._render_traceback_()
    assert lines[0] == "ChecksFailed: 1 of 2 checks failed"
    assert len(lines) <= 2


def test_block_runs_by_plain_exec():
    cell = "with Checks('sums') as check:\n    check(f, 1).gives(2)\n"
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(cell, {"Checks": Checks, "f": lambda x: x + 1})
    assert "The visible check passed." in out.getvalue()


def test_recording_shows_nothing_and_raises_nothing(capsys):
    cell = graded(lambda check: check.that(False, "this holds"))
    assert not cell.passed
    assert capsys.readouterr().out == ""


def test_blocks_are_recorded_in_order_and_only_inside():
    with recording(1) as record:
        for title in ("first", "second"):
            with Checks(title) as check:
                check.that(True, "fine")
    assert [cell.title for cell in record.cells] == ["first", "second"]
    with pytest.raises(ChecksFailed), contextlib.redirect_stdout(io.StringIO()), Checks("third") as check:
        check.that(False, "fine")
    assert len(record.cells) == 2


@pytest.mark.parametrize(
    ("body", "part"),
    [
        (lambda check: missing_answer, "`missing_answer` is not known"),  # noqa: F821
        (lambda check: (_ for _ in ()).throw(NotImplementedError()), "not written yet"),
        (lambda check: None + 1, "TypeError"),
    ],
)
def test_exception_in_the_block_is_a_failed_check_and_stops_it(body, part):
    cell = graded(body)
    assert [result.passed for result in cell.results] == [False]
    assert part in cell.results[0].message
    assert cell.stopped == cell.results[0].message


def test_process_that_ends_between_checks_stops_the_block():
    def body(check):
        check.that(True, "fine")
        raise CandidateGone("Out of memory.")

    assert graded(body).stopped == "Out of memory."


@pytest.mark.parametrize("ours", [AuthorError("the lesson is wrong"), SandboxError("no sandbox")])
@pytest.mark.parametrize("where", ["block", "call", "predicate"])
def test_our_own_failures_are_never_a_failed_check(ours, where):
    def fail(*_):
        raise ours

    def body(check):
        if where == "block":
            fail()
        elif where == "call":
            check(fail).gives(1)
        else:
            check(lambda: 1, named="f").holds(fail, "fine")

    with pytest.raises(type(ours)), recording(1) as record, Checks("a block") as check:
        body(check)
    assert record.cells == []


def test_block_without_checks_is_the_authors_mistake():
    with pytest.raises(AuthorError, match="checks nothing"):
        graded(lambda check: None)


def test_that_takes_a_function_and_counts_its_exception_as_false():
    def body(check):
        check.that(lambda: 1 / 0 > 0, "a quotient")
        check.that(np.bool_(True), "a numpy truth value")
        check.that(np.array([True, True]), "an array has no truth value")
        check.that(False, "the loss falls", code="G5", fields={"a": 1.0, "b": 2.0})

    results = graded(body).results
    assert [result.passed for result in results] == [False, True, False, False]
    assert results[-1].code == "G5"
    assert "from 1 to 2" in results[-1].message


def test_mistake_that_explains_most_failures_is_named():
    def body(check):
        mean_of_one = [1.0]
        check(lambda: mean_of_one, named="f").gives([2.0], D1=[1.0], D4=[1.0])
        check(lambda: [5.0], named="f").gives([2.0], D1=[1.0], D4=[5.0])

    assert [result.code for result in graded(body).results] == ["D4", "D4"]


def test_first_listed_mistake_is_named_among_equals():
    cell = graded(lambda check: check(lambda: 1.0, named="f").gives(2.0, D7=1.0, D2=1.0))
    assert cell.results[0].code == "D7"


def test_share_counts_checks_that_were_never_reached():
    def body(check):
        check.that(True, "fine")
        raise ValueError

    cell = graded(body)
    assert cell.share() == 0.5
    assert cell.share(5) == 0.2


def test_random_numbers_follow_the_recordings_seed():
    def drawn(seed):
        found = []
        graded(lambda check: (check.that(True, "fine"), found.append(check.rng.normal())), seed=seed)
        return found

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_negative_and_huge_seeds_are_seeds():
    for seed in (-1, 2**80):
        assert graded(lambda check: check.that(True, "fine"), seed=seed).passed
