"""The lesson's own side of a test: the names its setup cell gives, and what a right answer would meet."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from autograder.lessons.cell import Cell, Kind
from autograder.lessons.lesson import Lesson
from course.check.grading import recording


class TestNames:
    """What is made once a lesson: the names its test cells may use, by running its setup cell, and their checks."""

    __test__ = False  # no test of pytest's

    def __init__(self) -> None:
        self._made: dict[str, dict[str, Any]] = {}
        self._checks: dict[tuple[str, str], int] = {}

    def of(self, lesson: Lesson) -> dict[str, Any]:
        """Return the names; not to be changed."""
        if lesson.digest not in self._made:
            names: dict[str, Any] = {"__name__": "__examiner__"}
            for cell in lesson.cells:
                if cell.kind is Kind.SETUP:
                    exec(compile(cell.source, f"<{cell.id}>", "exec"), names)
            self._made[lesson.digest] = names
        return self._made[lesson.digest]

    def checks_of(self, lesson: Lesson, cell: Cell, seed: int) -> int:
        """Return how many checks a test cell makes of the reference answer.

        Needed where a student's answer stopped the test: the checks it did not reach count as failed.
        """
        known = (lesson.digest, cell.id)
        if known not in self._checks:
            self._checks[known] = _checks_of(lesson, cell, self.of(lesson), seed)
        return self._checks[known]


def _checks_of(lesson: Lesson, cell: Cell, names: dict[str, Any], seed: int) -> int:
    answers = dict(names)
    with redirect_stdout(StringIO()):
        for each in lesson.cells:
            if each is cell:
                break
            if each.kind in (Kind.GIVEN, Kind.SOLUTION):
                exec(compile(each.answer, f"<{each.id}>", "exec"), answers)
        with recording(seed) as record:
            exec(compile(cell.source, f"<{cell.id}>", "exec"), answers)
    return sum(len(block.results) for block in record.cells)
