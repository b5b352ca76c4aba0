"""What else goes wrong while a class is graded: a gradebook that is held, no bubblewrap, a template that dies."""

from __future__ import annotations

import sqlite3
import threading

import psutil
import pytest

from autograder.examiner import seat
from autograder.grading import grade_class
from autograder.records import gradebook
from autograder.records.gradebook import points_of
from autograder.verdict import Verdict
from tests.faults.killed_grading import make_class

WANTED = {"student000": 4, "student001": 3}


@pytest.fixture
def lesson(tmp_path):
    return make_class(tmp_path, students=len(WANTED))


def graded(root, lesson):
    return {
        each.outcome.student: (each.new, each.outcome)
        for each in grade_class(root, [lesson], processes=1, feedback=False)
    }


def recorded(root):
    return {student: one.points for (student, _), one in points_of(root).items()}


def test_a_gradebook_that_another_program_holds_for_a_while_is_waited_for(tmp_path, lesson):
    points_of(tmp_path)  # makes it
    holder = sqlite3.connect(tmp_path / "gradebook.db", check_same_thread=False)
    grading = grade_class(tmp_path, [lesson], processes=1, feedback=False)
    first = next(grading)
    holder.execute("BEGIN IMMEDIATE")
    threading.Timer(2.5, holder.rollback).start()
    outcomes = [first.outcome, *(each.outcome for each in grading)]
    holder.close()
    assert {outcome.student: outcome.points for outcome in outcomes} == WANTED
    assert recorded(tmp_path) == WANTED


def test_a_gradebook_that_another_program_keeps_costs_nobody_a_grade(tmp_path, lesson, monkeypatch):
    monkeypatch.setattr(gradebook.Records.__init__, "__defaults__", (0.2,))
    grading = grade_class(tmp_path, [lesson], processes=1, feedback=False)
    first = next(grading)
    with sqlite3.connect(tmp_path / "gradebook.db") as holder:
        holder.execute("BEGIN EXCLUSIVE")
        (second,) = grading
        holder.rollback()
    assert second.outcome.verdict is Verdict.OUR_FAILURE
    assert "locked" in second.outcome.notes[0]
    again = graded(tmp_path, lesson)
    assert [new for new, _ in again.values()] == [False, False], "it had been graded; only the records missed it"
    assert recorded(tmp_path) == WANTED
    assert first.outcome.points == WANTED[first.outcome.student]


def test_without_bubblewrap_nobody_is_graded_and_nobody_gets_a_zero(tmp_path, lesson, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    outcomes = [outcome for _, outcome in graded(tmp_path, lesson).values()]
    assert {outcome.verdict for outcome in outcomes} == {Verdict.OUR_FAILURE}
    assert all("bubblewrap" in outcome.notes[0] for outcome in outcomes)
    assert recorded(tmp_path) == {}
    monkeypatch.undo()
    assert {student: outcome.points for student, (_, outcome) in graded(tmp_path, lesson).items()} == WANTED


def test_a_template_that_dies_in_the_middle_of_a_hand_in_costs_nobody_a_grade(tmp_path, lesson, monkeypatch):
    honest, killed = seat.Link.run, []

    def run(self, source, name):
        if name == "bounds" and not killed:
            # The newest bubblewrap's only child. What it has forked has its command line, and is the kernel's to end.
            started = psutil.Process().children()
            walls = [one for one in started if "autograder.sandbox.template" in " ".join(one.cmdline())]
            killed.extend(max(walls, key=psutil.Process.create_time).children())
            assert len(killed) == 1
            killed[0].kill()
        return honest(self, source, name)

    monkeypatch.setattr(seat.Link, "run", run)
    assert {student: outcome.points for student, (_, outcome) in graded(tmp_path, lesson).items()} == WANTED
    assert killed
    assert recorded(tmp_path) == WANTED
    with pytest.raises(psutil.NoSuchProcess):
        psutil.Process(killed[0].pid)
