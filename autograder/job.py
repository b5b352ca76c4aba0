"""One hand-in to be graded, and the grading of it in whatever process it ends up."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from autograder.examiner.examiner import Examiner
from autograder.examiner.seed import seed_for
from autograder.hand_ins.hand_in import read_hand_in
from autograder.lessons.lesson import Lesson, read_source
from autograder.outcome import Outcome
from autograder.verdict import Verdict
from course.errors import HandInError


@dataclass(frozen=True)
class Job:
    """What to grade: a file, as whose hand-in, for which lesson."""

    student: str
    lesson: str
    path: Path
    source: Path
    """The lesson's source file."""
    key: str = ""
    """The journal's key."""

    def grade(self, examiner: Examiner) -> Outcome:
        """Grade it (see below)."""
        return grade(self, examiner)


class Gradable(Protocol):
    """What the pool of examiners can be given: it is sent to another process and graded there."""

    @property
    def student(self) -> str:
        """Whose hand-in it is."""

    @property
    def lesson(self) -> str:
        """The lesson's name."""

    def grade(self, examiner: Examiner) -> Outcome:
        """Grade it. Raises: what is our failure, not the hand-in's."""


@lru_cache(maxsize=32)
def _lesson(source: Path, modified: int) -> Lesson:
    return read_source(source)


def grade(job: Job, examiner: Examiner) -> Outcome:
    """Grade one hand-in; a file that is no notebook of the lesson gets an outcome, too.

    Raises: what is our failure, not the hand-in's (see `Examiner.grade`).
    """
    started = time.monotonic()
    lesson = _lesson(job.source, job.source.stat().st_mtime_ns)
    try:
        hand_in = read_hand_in(job.path, lesson)
    except HandInError as error:
        return Outcome(
            student=job.student,
            lesson=job.lesson,
            verdict=Verdict.UNREADABLE,
            points=0.0,
            max_points=lesson.max_points,
            seconds=time.monotonic() - started,
            unsafe=examiner.unsafe,
            notes=[str(error)],
        )
    return examiner.grade(hand_in, job.student, seed_for(examiner.root, job.student, lesson.name, hand_in.digest))


def our_failure(job: Gradable, reason: str) -> Outcome:
    """Return the outcome of a hand-in that we failed to grade: no points are said, and it stays in the queue."""
    return Outcome(job.student, job.lesson, Verdict.OUR_FAILURE, 0.0, 0.0, notes=[reason])
