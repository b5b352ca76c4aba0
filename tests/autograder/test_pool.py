"""Examiners in processes of their own: whichever dies, its hand-in is graded, or told to be our failure."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from autograder import pool
from autograder.examiner.examiner import Examiner
from autograder.job import Job
from autograder.lessons.answers import hand_in_notebook
from autograder.lessons.lesson import Lesson
from autograder.outcome import Outcome
from autograder.pool import grade_all
from autograder.verdict import Verdict
from tests.autograder.lesson_text import lesson


@pytest.fixture
def small(tmp_path):
    return lesson(tmp_path)


def job(root: Path, read: Lesson, student: str, double: str = "def double(x):\n    return 2 * x") -> Job:
    path = root / "submitted" / student / read.name / f"{read.name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(hand_in_notebook(read, {"double": double, "bounds": "low, high = 1, 3"})))
    return Job(student, read.name, path, read.path)


@dataclass(frozen=True)
class Deadly:
    """A job that ends its examiner's process the first times it is graded."""

    student: str
    lesson: str
    marks: Path
    times: int

    def grade(self, examiner: Examiner) -> Outcome:
        tries = len(list(self.marks.iterdir()))
        (self.marks / str(tries)).touch()
        if tries < self.times:
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(self.student, self.lesson, Verdict.RIGHT, 6.0, 6.0)


@dataclass(frozen=True)
class Broken:
    """A job over which the grader fails."""

    student: str
    lesson: str

    def grade(self, examiner: Examiner) -> Outcome:
        raise ZeroDivisionError("a mistake of ours")


@dataclass(frozen=True)
class Endless:
    """A job over which the grader hangs."""

    student: str
    lesson: str

    def grade(self, examiner: Examiner) -> Outcome:
        while True:
            time.sleep(1)


def test_every_hand_in_is_graded_once_each_by_whoever_is_free(tmp_path, small):
    jobs = [job(tmp_path, small, f"student{n}") for n in range(5)]
    graded = list(grade_all(jobs, tmp_path, processes=2))
    assert sorted(one.student for one, _ in graded) == [f"student{n}" for n in range(5)]
    assert {outcome.points for _, outcome in graded} == {6}
    assert all(outcome.student == one.student for one, outcome in graded)


def test_one_examiner_and_two_find_the_same_outcome(tmp_path, small):
    one = job(tmp_path, small, "ada", "def double(x):\n    return 3 * x")
    (_, here), (_, there) = [*grade_all([one], tmp_path, processes=1), *grade_all([one, one], tmp_path, processes=2)][
        :2
    ]
    assert (here.seed, here.points, here.exercises) == (there.seed, there.points, there.exercises)


def test_an_examiner_that_is_killed_is_replaced_and_its_hand_in_tried_again(tmp_path, small):
    (tmp_path / "marks").mkdir()
    jobs = [Deadly("eve", small.name, tmp_path / "marks", times=1), job(tmp_path, small, "ada")]
    graded = {one.student: outcome for one, outcome in grade_all(jobs, tmp_path, processes=2)}
    assert (graded["eve"].verdict, graded["ada"].points) == (Verdict.RIGHT, 6)


def test_a_hand_in_that_kills_every_examiner_is_our_failure_and_costs_nobody_else(tmp_path, small):
    (tmp_path / "marks").mkdir()
    jobs = [Deadly("eve", small.name, tmp_path / "marks", times=99), *(job(tmp_path, small, f"s{n}") for n in range(3))]
    graded = {one.student: outcome for one, outcome in grade_all(jobs, tmp_path, processes=2)}
    assert graded.pop("eve").verdict is Verdict.OUR_FAILURE
    assert len(list((tmp_path / "marks").iterdir())) == 2
    assert {outcome.points for outcome in graded.values()} == {6}


def test_an_examiner_killed_in_the_middle_of_a_hand_in_is_replaced(tmp_path, small):
    slow = "import time\ntime.sleep(3)\ndef double(x):\n    return 2 * x"
    jobs = [job(tmp_path, small, "ada", slow), job(tmp_path, small, "bob", slow)]
    before = {child.pid for child in psutil.Process().children()}

    def kill() -> None:
        while True:
            workers = [child for child in psutil.Process().children() if child.pid not in before]
            busy = [worker for worker in workers if len(worker.children(recursive=True)) >= 4]  # a candidate runs
            if busy:
                busy[0].kill()
                return
            time.sleep(0.01)

    killer = threading.Thread(target=kill)
    killer.start()
    graded = {one.student: outcome.points for one, outcome in grade_all(jobs, tmp_path, processes=2)}
    killer.join()
    assert graded == {"ada": 6, "bob": 6}


@pytest.mark.parametrize("processes", [1, 2])
def test_a_mistake_of_ours_is_told_and_stops_nobody(tmp_path, small, processes):
    jobs = [Broken("eve", small.name), job(tmp_path, small, "ada")]
    graded = {one.student: outcome for one, outcome in grade_all(jobs, tmp_path, processes=processes)}
    assert graded["eve"].verdict is Verdict.OUR_FAILURE
    assert "a mistake of ours" in graded["eve"].notes[0]
    assert graded["ada"].points == 6


@pytest.mark.parametrize("processes", [1, 2])
def test_an_examiner_that_hangs_is_ended_and_its_hand_in_told_to_be_our_failure(
    tmp_path, small, monkeypatch, processes
):
    monkeypatch.setattr(pool, "PATIENCE", 1.0)
    monkeypatch.setattr(pool, "_LONGEST", 0.0)
    graded = list(grade_all([Endless("eve", small.name), Endless("ada", small.name)], tmp_path, processes=processes))
    assert [outcome.verdict for _, outcome in graded] == [Verdict.OUR_FAILURE] * 2


def test_leaving_early_ends_all_examiners_and_their_sandboxes(tmp_path, small):
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    grading = grade_all([job(tmp_path, small, f"s{n}") for n in range(4)], tmp_path, processes=2)
    next(grading)
    started = [child for child in psutil.Process().children(recursive=True) if child.pid not in before]
    assert len(started) >= 4
    grading.close()
    _, alive = psutil.wait_procs([each for each in started if "resource_tracker" not in _line(each)], timeout=15)
    assert alive == []


def _line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""
