"""The main job: what has been handed in goes through the pool into the journal, the gradebook and feedback."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.environment import environment_digest
from autograder.hand_ins.notebook_file import MOST_BYTES
from autograder.hand_ins.plain_text import text_of
from autograder.job import Job, our_failure
from autograder.lessons.lesson import Lesson, source_paths
from autograder.outcome import Outcome
from autograder.pages.feedback import page_path, write_feedback
from autograder.pool import grade_all
from autograder.records.gradebook import Records
from autograder.records.handed_in import fault_of, handed_in
from autograder.records.journal import Journal, key_of
from autograder.records.misplaced import misplaced
from autograder.records.names_alike import names_alike
from autograder.records.registration import register
from autograder.sandbox.limits import limits_of
from autograder.verdict import Verdict
from course.errors import CourseError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Graded:
    """A hand-in that has been dealt with."""

    outcome: Outcome
    new: bool
    """False where an earlier run had graded the same bytes already."""


def find_jobs(root: Path, lessons: list[Lesson], unsafe: bool = False) -> list[Job]:
    """Return what is handed in for these lessons, by lesson, then student: nbgrader's `submitted/` folder.

    A folder without the notebook of its name is a job, too: grading it says what is missing.
    Raises: GradebookError, see `autograder.records.handed_in.handed_in`.
    """
    jobs = []
    for lesson in lessons:
        for each in handed_in(root, lesson.name):
            key = key_of(each.student, _digest(each.path), lesson.digest, environment_digest(), unsafe)
            jobs.append(Job(each.student, lesson.name, each.path, lesson.path, key))
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
    for lesson in lessons:
        limits_of(lesson.name, root)  # a mistake in them is one sentence now, not a failure of each hand-in
    if jobs is None:
        jobs = find_jobs(root, lessons, unsafe)
        for sentence in misplaced(root, [path.stem for path in source_paths(root)]):
            logger.warning("%s", sentence)
    expect(len(jobs))
    for sentence in names_alike(job.student for job in jobs):
        logger.warning("%s", sentence)
    with Journal(root) as journal, Records(root) as records:
        register(lessons, records.url)

        def record(job: Job, outcome: Outcome, new: bool, stored: bool = False) -> Graded:
            try:
                if not stored:
                    journal.put(job.key, outcome)
                    records.store(outcome)
                if feedback:
                    write_feedback(outcome, root)
                journal.mark_recorded(job.key)
            except CourseError as error:
                return Graded(our_failure(job, str(error)), new)
            except Exception as error:  # nobody after this hand-in shall miss the grade for it
                return Graded(our_failure(job, f"The records failed: {type(error).__name__}: {error}"), new)
            return Graded(outcome, new)

        standings = records.standings()
        open_jobs = []
        for job in jobs:
            if text_of(job.student) != job.student:
                nameless = replace(job, student=text_of(job.student))
                reason = "The folder's name is not text in UTF-8, so no record can hold it. Rename the folder."
                yield Graded(our_failure(nameless, reason), new=True)
                continue
            if reason := fault_of(job.path, job.lesson, records.folders):
                yield Graded(our_failure(job, reason), new=True)
                continue
            known = None if again else journal.find(job.key)
            if known is None:
                open_jobs.append(job)
            elif known[1] and (job.student, job.lesson) in standings:
                # Graded notebooks and pages may be thrown away: they are made again from the journal.
                graded = records.graded_path(job.student, job.lesson).is_file()
                if graded and (not feedback or page_path(job.student, job.lesson, root).exists()):
                    yield Graded(known[0], new=False)
                else:
                    yield record(job, known[0], new=False, stored=graded)
            # Killed before the records had it; handed in again after another, whose grade they have; or the
            # gradebook is a new one.
            else:
                yield record(job, known[0], new=False)
        for job, outcome in grade_all(open_jobs, root, processes=processes, unsafe=unsafe):
            if outcome.verdict is Verdict.OUR_FAILURE:
                yield Graded(outcome, new=True)
            else:
                yield record(job, outcome, new=True)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a hand-in's bytes; what is not read as a hand-in has one by its size."""
    try:
        # By an opener, not by os.fdopen: that leaves the descriptor of a folder open.
        with open(path, "rb", opener=_open_no_link) as file:
            size = os.fstat(file.fileno()).st_size if file.seekable() else MOST_BYTES + 1
            return hashlib.sha256(file.read()).hexdigest() if size <= MOST_BYTES else f"{size} bytes"
    except OSError as error:
        return f"unreadable: {error.errno}"


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | os.O_NONBLOCK)
