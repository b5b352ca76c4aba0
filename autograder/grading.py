"""The main job: what has been handed in goes through the pool into the journal, the gradebook and feedback."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.environment import environment_digest
from autograder.hand_ins.notebook_file import MOST_BYTES
from autograder.hand_ins.plain_text import text_of
from autograder.job import Job, our_failure
from autograder.lessons.lesson import Lesson
from autograder.outcome import Outcome
from autograder.pages.feedback import page_path, write_feedback
from autograder.pool import grade_all
from autograder.records.gradebook import Records
from autograder.records.journal import Journal, key_of
from autograder.records.registration import register
from autograder.verdict import Verdict
from course.errors import CourseError


@dataclass(frozen=True)
class Graded:
    """A hand-in that has been dealt with."""

    outcome: Outcome
    new: bool
    """False where an earlier run had graded the same bytes already."""


def find_jobs(root: Path, lessons: list[Lesson], unsafe: bool = False) -> list[Job]:
    """Return what is handed in for these lessons, by lesson, then student: nbgrader's `submitted/` folder.

    A folder without the notebook of its name is a job, too: grading it says what is missing.
    """
    jobs = []
    submitted = root / "submitted"
    students = sorted(path.name for path in submitted.iterdir() if path.is_dir()) if submitted.is_dir() else []
    for lesson in lessons:
        for student in students:
            folder = submitted / student / lesson.name
            if student.startswith(".") or folder.is_symlink() or not folder.is_dir():
                continue
            path = folder / f"{lesson.name}.ipynb"
            key = key_of(student, _digest(path), lesson.digest, environment_digest(), unsafe)
            jobs.append(Job(student, lesson.name, path, lesson.path, key))
    return jobs


def grade_class(
    root: Path,
    lessons: list[Lesson],
    *,
    jobs: list[Job] | None = None,
    processes: int = 0,
    unsafe: bool = False,
    feedback: bool = True,
    again: bool = False,
    expect: Callable[[int], None] = lambda count: None,
) -> Iterator[Graded]:
    """Grade what is handed in; yield each hand-in when gradebook and feedback have it.

    jobs: what to grade, if it is known already. feedback: whether to write feedback pages. again: also
    what has been graded before. expect: told how many hand-ins there are, before the first.
    Raises: CourseError where nothing can be graded at all. What cannot be graded for our own fault is
        yielded as such and is taken up again by the next run.
    """
    jobs = find_jobs(root, lessons, unsafe) if jobs is None else jobs
    expect(len(jobs))
    with Journal(root) as journal, Records(root) as records:
        register(lessons, records.url)

        def record(job: Job, outcome: Outcome, new: bool) -> Graded:
            try:
                records.store(outcome)
                if feedback:
                    write_feedback(outcome, root)
            except CourseError as error:
                return Graded(our_failure(job, str(error)), new)
            except Exception as error:  # nobody after this hand-in shall miss the grade for it
                return Graded(our_failure(job, f"The records failed: {type(error).__name__}: {error}"), new)
            journal.mark_recorded(job.key)
            return Graded(outcome, new)

        stored = records.standings()
        open_jobs = []
        for job in jobs:
            if text_of(job.student) != job.student:
                nameless = replace(job, student=text_of(job.student))
                reason = "The folder's name is not text in UTF-8, so no record can hold it. Rename the folder."
                yield Graded(our_failure(nameless, reason), new=True)
                continue
            known = None if again else journal.find(job.key)
            if known is None:
                open_jobs.append(job)
            elif known[1] and (job.student, job.lesson) in stored:
                if feedback and not page_path(job.student, job.lesson, root).exists():
                    write_feedback(known[0], root)
                yield Graded(known[0], new=False)
            # Killed before the records had it; handed in again after another, whose grade they have; or the
            # gradebook is a new one.
            else:
                journal.put(job.key, known[0])
                yield record(job, known[0], new=False)
        for job, outcome in grade_all(open_jobs, root, processes=processes, unsafe=unsafe):
            if outcome.verdict is Verdict.OUR_FAILURE:
                yield Graded(outcome, new=True)
                continue
            journal.put(job.key, outcome)
            yield record(job, outcome, new=True)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a hand-in's bytes; what is not read as a hand-in has one by its size."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            size = os.fstat(descriptor).st_size if file.seekable() else MOST_BYTES + 1
            return hashlib.sha256(file.read()).hexdigest() if size <= MOST_BYTES else f"{size} bytes"
    except OSError as error:
        return f"unreadable: {error.errno}"
