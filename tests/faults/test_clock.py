"""A clock that jumps changes no grade: time that passes is taken from a clock that cannot, and no order from dates."""

from __future__ import annotations

import ast
import itertools
import os
import sqlite3
import time
from pathlib import Path

import pytest

from autograder.grading import grade_class
from autograder.lessons.answers import hand_in_notebook
from autograder.lessons.lesson import Lesson
from autograder.lessons.notebook import notebook_bytes
from autograder.records.gradebook import points_of
from autograder.records.journal import NAME, Journal
from tests.faults.killed_grading import ANSWERS, PROJECT, make_class

DAY = 24 * 3600
_CLOCKS_THAT_JUMP = {
    *("time", "time_ns", "localtime", "gmtime", "ctime", "now", "utcnow", "today", "clock_gettime", "clock_gettime_ns"),
    "CLOCK_REALTIME",
}


def readings(source: str) -> list[str]:
    """Return where a program reads a clock that can be set."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in _CLOCKS_THAT_JUMP:
            whose = ast.unparse(node.value)
            if whose.split(".")[-1] in ("time", "datetime", "date"):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [f"line {node.lineno}: {name.name}" for name in node.names if name.name in _CLOCKS_THAT_JUMP]
    return found


@pytest.mark.parametrize(
    "source", ["import time\nt = time.time()", "import datetime as d\nd.datetime.now()", "from time import time_ns"]
)
def test_a_clock_that_can_be_set_would_be_noticed(source):
    assert len(readings(source)) == 1


def test_the_grader_reads_no_clock_that_can_be_set():
    files = [*(PROJECT / "autograder").rglob("*.py"), *(PROJECT / "course" / "check").rglob("*.py")]
    # These say on which day they measured.
    dated = {
        PROJECT / "autograder" / "commands" / "measures.py",
        PROJECT / "autograder" / "reproductions" / "results.py",
    }
    found = {str(path): seen for path in files if (seen := readings(path.read_text(encoding="utf-8")))}
    assert [len(found.pop(str(path))) for path in dated] == [1, 1]
    assert len(files) > 80
    assert found == {}


def graded(root: Path, lesson: Lesson) -> dict[str, tuple[bool, float]]:
    """Grade what is there; return for each student whether that was new, and the points."""
    found = {}
    for each in grade_class(root, [lesson], processes=1, feedback=False):
        assert 0 <= each.outcome.seconds < 600
        assert 0 <= each.outcome.cpu_seconds < 600
        found[each.outcome.student] = (each.new, each.outcome.points)
    return found


def test_a_clock_that_jumps_while_it_grades_changes_no_duration_and_no_grade(tmp_path, monkeypatch):
    jumps = itertools.cycle((0, DAY, -DAY, 400 * DAY, -4000 * DAY))
    honest = time.time
    monkeypatch.setattr(time, "time", lambda: honest() + next(jumps))
    monkeypatch.setattr(time, "time_ns", lambda: int(1e9 * (honest() + next(jumps))))
    lesson = make_class(tmp_path, students=2)
    assert graded(tmp_path, lesson) == {"student000": (True, 4), "student001": (True, 3)}


def test_dates_that_go_backwards_neither_lose_nor_double_a_grade(tmp_path):
    lesson = make_class(tmp_path, students=2)
    path = tmp_path / "submitted" / "student001" / lesson.name / f"{lesson.name}.ipynb"
    first = graded(tmp_path, lesson)
    right = {"double": ANSWERS[0], "bounds": "low, high = 1, 3"}
    for year in (2100, 1980):  # the clock was ahead when that was written, and is set back; then the other way round
        when = (year - 1970) * 365.25 * DAY
        for file in (path, lesson.path, tmp_path / "gradebook.db"):
            os.utime(file, (when, when))
        with sqlite3.connect(tmp_path / NAME) as journal:
            journal.execute("UPDATE outcomes SET at = ?", (f"{year}-01-01 00:00:00",))
        assert graded(tmp_path, lesson) == {student: (False, points) for student, (_, points) in first.items()}
    path.write_bytes(notebook_bytes(hand_in_notebook(lesson, right)))
    os.utime(path, (0, 0))
    assert graded(tmp_path, lesson) == {"student000": (False, 4), "student001": (True, 6)}
    with Journal(tmp_path) as records:
        assert {outcome.student: outcome.points for outcome in records.latest()} == {"student000": 4, "student001": 6}
    with sqlite3.connect(tmp_path / NAME) as journal:
        assert journal.execute("SELECT count(*), sum(recorded) FROM outcomes").fetchone() == (3, 2)
    assert {student: one.points for (student, _), one in points_of(tmp_path).items()} == {
        "student000": 4,
        "student001": 6,
    }
