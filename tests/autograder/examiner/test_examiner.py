"""A hand-in is graded in two processes; what one exercise does costs no other, and a grade can be had again."""

from __future__ import annotations

import pickle
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from autograder.examiner import restraint, sitting
from autograder.examiner.examiner import Examiner
from autograder.hand_ins.hand_in import understand
from autograder.lessons.answers import hand_in_notebook, reference_notebook
from autograder.lessons.builder import build_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict
from course.check.failures import AuthorError
from tests.autograder.lesson_text import edited, lesson

QUICK = Limits(cell_seconds=1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("class")


@pytest.fixture(scope="module")
def small(root: Path) -> Lesson:
    return lesson(root)


@pytest.fixture(scope="module")
def examiner(root: Path) -> Iterator[Examiner]:
    with Examiner(root) as examiner:
        yield examiner


def grade(examiner, read, seed=1, limits=QUICK, own=(), **answers):
    notebook = hand_in_notebook(
        read, {"double": "def double(x):\n    return 2 * x", "bounds": "low, high = 1, 3"} | answers
    )
    added = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in own]
    hand_in = understand({**notebook, "cells": [*notebook.cells[:2], *added, *notebook.cells[2:]]}, read)
    return examiner.grade(hand_in, "ada", seed, limits)


def points(outcome):
    return {exercise.name: exercise.points for exercise in outcome.exercises}


def checks(outcome, name):
    return next(cell for cell in outcome.cells if cell.cell_id == name).checks


def test_the_reference_gets_full_points(examiner, small):
    outcome = examiner.grade(understand(reference_notebook(small), small), "ada", 1)
    assert (outcome.verdict, outcome.points, outcome.max_points) == (Verdict.RIGHT, 6, 6)
    assert not outcome.unsafe
    assert outcome.notes == []


def test_the_untouched_release_is_not_attempted(examiner, small):
    outcome = examiner.grade(understand(build_notebook(small, release=True), small), "ada", 1)
    assert (outcome.verdict, outcome.points) == (Verdict.NOT_ATTEMPTED, 0)


def test_outputs_of_the_students_cells_are_kept_and_cells_to_play_with_are_not_run(examiner, small):
    outcome = grade(examiner, small, own=["print('mine')\n41 + 1"])
    outputs = {cell.cell_id: cell.outputs for cell in outcome.cells}
    assert [output["output_type"] for output in outputs["own-3"]] == ["stream", "execute_result"]
    assert small.cells[-1].kind is Kind.PLAY
    assert small.cells[-1].id not in outputs


def test_the_same_seed_gives_the_same_grade_and_another_one_other_inputs(examiner, small):
    wrong = "def double(x):\n    return 3 * x"
    one, again = (grade(examiner, small, seed=5, double=wrong) for _ in range(2))
    other = grade(examiner, small, seed=6, double=wrong)
    assert checks(one, "double_hidden") == checks(again, "double_hidden")
    assert [c.html for c in checks(one, "double_hidden")] != [c.html for c in checks(other, "double_hidden")]
    assert (one.seed, one.points) == (5, other.points)


def test_points_are_shares_of_the_checks_that_passed(examiner, small):
    outcome = grade(examiner, small, bounds="low, high = 1, 5")
    assert points(outcome) == {"double": 3, "bounds": 2}
    assert outcome.verdict is Verdict.PARTLY_RIGHT


def test_checks_that_a_stopped_test_did_not_reach_count_as_failed(examiner, root):
    last = 'check.value("high", high).gives(3)\n'
    more = '    check.that(True, "it is")\n    check.that(True, "it still is")\n'
    read = lesson(root, edited((last, last + more)))
    outcome = grade(examiner, read, bounds="low = 1")
    assert points(outcome)["bounds"] == 1 + 2 * 1 / 4


def test_a_name_that_does_not_exist_is_explained_by_its_cells_error(examiner, small):
    outcome = grade(examiner, small, double="1 / 0\ndef double(x): return 2 * x")
    message = outcome.exercises[0].messages[0]
    assert message == "Your cell stopped with ZeroDivisionError: division by zero (line 1: 1 / 0). Mend that first."


def test_a_candidate_that_dies_is_replaced_and_the_cells_before_are_run_again(examiner, small):
    outcome = grade(
        examiner,
        small,
        own=["factor = 2"],
        double="import os\ndef double(x): os._exit(1)",
        bounds="low, high = factor - 1, 3",
    )
    assert points(outcome) == {"double": 0, "bounds": 3}
    assert outcome.exercises[0].verdict is Verdict.CRASHED


def test_a_cell_that_behaves_otherwise_when_it_is_run_again_is_left_out(examiner, small, root):
    own = "import os, time\nif os.path.exists('/scratch/work/x'):\n    pass\nstate = time.time()"
    outcome = grade(examiner, small, own=[own], double="import os\ndef double(x): os.abort()")
    assert points(outcome)["bounds"] == 3


def test_what_a_test_leaves_behind_does_not_cost_the_next_exercise(examiner, small):
    double = "kept = []\ndef double(x):\n    while True: kept.append(x.repeat(10_000))"
    outcome = grade(examiner, small, limits=Limits(cell_seconds=10, memory_bytes=100 << 20), double=double)
    assert outcome.exercises[0].verdict is Verdict.OUT_OF_MEMORY
    assert points(outcome)["bounds"] == 3


def test_time_that_is_over_for_the_whole_notebook_is_told_and_earned_points_stay(examiner, small):
    limits = Limits(cell_seconds=60, wall_seconds=3)
    outcome = grade(examiner, small, limits=limits, bounds="import time\ntime.sleep(100)\nlow, high = 1, 3")
    assert points(outcome) == {"double": 3, "bounds": 0}
    assert outcome.exercises[1].verdict is Verdict.OUT_OF_TIME


def test_each_stop_leaves_less_patience_for_the_next(examiner, small):
    loop = "while True: pass"
    outcome = grade(examiner, small, limits=Limits(cell_seconds=2), own=[loop, loop, loop, loop])
    told = [note.rpartition(" after ")[2] for note in outcome.notes]
    assert told == ["2 seconds.", "1 seconds.", "0.5 seconds.", "0.5 seconds."]
    assert outcome.points == 6


def test_forbidden_libraries_cannot_be_imported_by_any_spelling(examiner, small):
    outcome = grade(
        examiner, small, double="t = __builtins__.__import__('tor' + 'ch')\ndef double(x): return t.add(x, x)"
    )
    assert points(outcome)["double"] == 0
    assert "without torch" in outcome.exercises[0].messages[0]


def test_warnings_of_the_students_code_cost_nothing_and_reach_nobody(examiner, small, recwarn):
    outcome = grade(examiner, small, double="import warnings\ndef double(x):\n    warnings.warn('x')\n    return 2 * x")
    assert outcome.points == 6
    assert len(recwarn) == 0


def test_an_outcome_can_be_sent_and_stored(examiner, small):
    outcome = grade(examiner, small, double="def double(x):\n    return object()")
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_a_test_that_is_wrong_is_our_failure_not_a_zero(examiner, root):
    read = lesson(root, edited(('check.value("low", low).gives(1)\n\n', 'check.value("low", low)\n\n')))
    with pytest.raises(AuthorError, match="Nothing is asked of low"):
        grade(examiner, read)


def test_a_sandbox_that_is_lost_is_built_anew(root, small):
    with Examiner(root) as examiner:
        process = examiner.sandbox(small)._process
        for inside in psutil.Process(process.pid).children(recursive=True):
            inside.kill()
        process.wait()
        assert grade(examiner, small).points == 6


def test_without_the_sandbox_it_is_stamped_on_the_grade(root, small):
    with Examiner(root, unsafe=True) as examiner:
        outcome = grade(examiner, small)
    assert outcome.unsafe
    assert outcome.points == 6


# What a test may take in the examiner's own process.

LONG = edited(
    (
        'with Checks("random numbers", thorough=True) as check:\n',
        'with Checks("at length") as check:\n'
        "    first = check(double, np.ones(2)).value[0]\n"
        "    while first == 5:\n"
        "        pass\n"
        "    if first == 6:\n"
        "        np.ones(1 << 28)\n"
        '    check.that(first == 2, "two")\n\n'
        'with Checks("random numbers", thorough=True) as check:\n',
    )
)


@pytest.mark.parametrize(
    ("number", "verdict", "says"),
    [(5, Verdict.OUT_OF_TIME, "worked for 0.6 seconds"), (6, Verdict.WRONG, "too large for the test to look at")],
)
def test_what_keeps_a_test_busy_or_fills_its_memory_costs_its_exercise_only(
    tmp_path, monkeypatch, number, verdict, says
):
    monkeypatch.setattr(restraint, "_LEAST_SECONDS", 0.6)
    monkeypatch.setattr(restraint, "_TIMES_CELL", 0.6)
    monkeypatch.setattr(restraint, "_LEAST_BYTES", 1 << 29)
    monkeypatch.setattr(restraint, "_TIMES_MEMORY", 0)
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    with Examiner(tmp_path) as examiner:
        outcome = grade(examiner, lesson(tmp_path, LONG), double=f"def double(x):\n    return {number} * x")
        double, bounds = outcome.exercises
        assert (double.verdict, bounds.verdict) == (verdict, Verdict.RIGHT)
        assert double.points == 0
        assert any(says in check.message for check in checks(outcome, "double_hidden"))
        assert grade(examiner, lesson(tmp_path, LONG)).verdict is Verdict.RIGHT
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_code_that_takes_too_long_to_read_earns_nothing_and_holds_nobody_up(tmp_path, monkeypatch):
    def endless(lesson, hand_in):
        while True:
            pass

    monkeypatch.setattr(restraint, "_LEAST_SECONDS", 0.6)
    monkeypatch.setattr(restraint, "_TIMES_CELL", 0.0)
    with Examiner(tmp_path) as examiner:
        with monkeypatch.context() as patched:
            patched.setattr(sitting, "forbidden_uses", endless)
            outcome = grade(examiner, lesson(tmp_path))
        assert (outcome.verdict, outcome.points) == (Verdict.WRONG, 0)
        assert all("more code than can be read" in exercise.messages[0] for exercise in outcome.exercises)
        assert grade(examiner, lesson(tmp_path)).verdict is Verdict.RIGHT
