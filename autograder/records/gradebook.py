"""nbgrader's gradebook, written by one writer: a hand-in's grades arrive together or not at all.

The grades themselves are computed and kept by nbgrader's own preprocessors, in nbgrader's own tables,
so that its formgrader, exchange and exporters go on working.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.preprocessors import AssignLatePenalties, OverwriteCells, SaveAutoGrades
from traitlets.config import Config

from autograder.outcome import Outcome
from autograder.records import arrival
from autograder.records.course_config import course_config, course_folders
from autograder.records.graded_notebook import fill, unread
from autograder.records.patient_gradebook import PatientGradebook, keep
from autograder.records.record_files import Pending, copy_record, safe_name, write_record
from autograder.records.standing import Standing, standings
from autograder.verdict import Verdict
from course.errors import GradebookError

UNSAFE_COMMENT = "Graded without the sandbox (--unsafe)."
# Comments that no person has written: nbgrader's own on an answer that was left as it came, and ours.
AUTOMATIC_COMMENTS = {"No response.", UNSAFE_COMMENT}


class Records:
    """A class's records: `gradebook.db` and `autograded/` of one course. A context manager.

    root: the course's folder. patience: seconds to wait for a gradebook that somebody else has locked.
    Raises: GradebookError from every method, naming the gradebook and what to do.
    """

    def __init__(self, root: Path, patience: float = 30.0) -> None:
        self.root = Path(root).resolve()
        self.config = course_config(self.root)
        self.folders = course_folders(self.root)
        self.url: str = self.folders.db_url
        self._book = PatientGradebook(self.url, self.folders.course_id or "default_course", patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the gradebook."""
        self._book.close()

    def store(self, outcome: Outcome, prose: Collection[str] | None = None) -> bool:
        """Store what became of one hand-in; return whether anything was stored.

        Partial credit arrives exactly. A second time, manual grades, extra credit and comments stay.
        Our own failures store nothing: the hand-in stays in the queue and an older grade stays as it is.
        An unreadable hand-in is listed without a score and marked as needing attention.
        prose: the lesson's own Markdown, which is shown as it is; by default that of the released notebook.
        """
        student, lesson = safe_name(outcome.student), safe_name(outcome.lesson)
        if outcome.verdict is Verdict.OUR_FAILURE:
            return False
        folder = self._folder(self.folders.autograded_directory, student, lesson)
        handed_in = self._folder(self.folders.submitted_directory, student, lesson)
        if prose is None:
            prose = lesson_prose(self._folder(self.folders.release_directory, ".", lesson) / f"{lesson}.ipynb")
        mode = 0o664 if self.folders.groupshared else 0o444
        arrived = arrival.arrival(handed_in)

        def work(book: Gradebook) -> None:
            notebook, submission = self._record(book, outcome, arrived, prose)
            data = nbformat.writes(notebook, version=4).encode() + b"\n"
            # A full disk is found out before the grades are written, not between the two.
            with Pending(folder / f"{lesson}.ipynb", data, mode) as file:
                self._keep(book, submission)
                file.keep()

        self._book.run(work, write=True)
        copy_record(handed_in / "submission_secret.txt", folder / "submission_secret.txt", mode)
        if arrived is None:
            (folder / arrival.NAME).unlink(missing_ok=True)
        else:
            # Not the file itself: nbgrader's commands stop at one that is no time, and misread some that are.
            write_record(folder / arrival.NAME, arrival.written(arrived).encode(), mode)
        return True

    def graded_path(self, student: str, lesson: str) -> Path:
        """Return where nbgrader looks for a hand-in's graded notebook, written or not."""
        return self._folder(self.folders.autograded_directory, student, lesson) / f"{lesson}.ipynb"

    def standings(self) -> dict[tuple[str, str], Standing]:
        """Return every student's standing in every lesson that the gradebook knows of, by (student, lesson)."""
        return self._book.run(standings)

    def _folder(self, step: str, student: str, lesson: str) -> Path:
        return Path(self.folders.format_path(step, student, lesson))

    def _record(
        self, book: Gradebook, outcome: Outcome, arrived: datetime | None, prose: Collection[str]
    ) -> tuple[NotebookNode, SubmittedAssignment]:
        lesson = outcome.lesson
        try:
            book.find_notebook(lesson, lesson)
        except MissingEntry as missing:
            raise GradebookError(
                f"{self.url} does not know the lesson {lesson}. Run `nncourse release`, then grade again."
            ) from missing
        book.update_or_create_student(outcome.student)
        with book.db().no_autoflush:  # nbgrader adds the submission last, and SQLAlchemy warns of what it finds before
            submission = book.update_or_create_submission(lesson, outcome.student, timestamp=arrived)
        if outcome.notebook is None:
            notebook = unread(outcome)
            _take_back(submission)
        else:
            notebook = nbformat.from_dict(outcome.notebook)
            _each_cell(_quiet(OverwriteCells, self.config), book, outcome, notebook)
            fill(notebook, outcome, prose=prose)
            try:
                _each_cell(_quiet(SaveAutoGrades, self.config), book, outcome, notebook)
            except MissingEntry as missing:
                raise GradebookError(
                    f"{self.url} knows another version of the lesson {lesson} ({missing}). "
                    "Grade with the version that was released, or begin a new gradebook."
                ) from missing
            if outcome.unsafe:
                _stamp(submission)
        return notebook, submission

    def _keep(self, book: Gradebook, submission: SubmittedAssignment) -> None:
        late = submission.total_seconds_late > 0 or any(n.late_submission_penalty for n in submission.notebooks)
        names = {"student": submission.student.id, "db_url": self.url}
        names["notebook"] = names["assignment"] = submission.assignment.name
        scored = all(g.auto_score is not None for n in submission.notebooks for g in n.grades)
        keep(book)
        if late and scored:
            _quiet(AssignLatePenalties, self.config).preprocess(nbformat.v4.new_notebook(), {"nbgrader": names})


def store(outcome: Outcome, root: Path, prose: Collection[str] | None = None) -> bool:
    """Store one outcome in the records of the course at `root`; see `Records.store`."""
    with Records(root) as records:
        return records.store(outcome, prose)


def points_of(root: Path) -> dict[tuple[str, str], Standing]:
    """Return every student's standing in every lesson, by (student, lesson); see `Standing`."""
    with Records(root) as records:
        return records.standings()


def _quiet(step: type[Any], config: Config) -> Any:
    # They warn of every restored cell, which outcomes tell in notes of their own.
    made = step(config=config)
    made.log = logging.getLogger("autograder.nbgrader")
    made.log.setLevel(logging.ERROR)
    return made


def _each_cell(step: Any, book: Gradebook, outcome: Outcome, notebook: NotebookNode) -> None:
    # nbgrader's steps open a gradebook each, and commit by themselves; these share ours.
    step.gradebook, step.student_id = book, outcome.student
    step.notebook_id = step.assignment_id = outcome.lesson
    for number, cell in enumerate(notebook.cells):
        step.preprocess_cell(cell, {}, number)


def _take_back(submission: SubmittedAssignment) -> None:
    for notebook in submission.notebooks:
        notebook.late_submission_penalty = None
        for grade in notebook.grades:
            grade.auto_score, grade.needs_manual_grade = None, True


def _stamp(submission: SubmittedAssignment) -> None:
    for notebook in submission.notebooks:
        for comment in notebook.comments:
            comment.auto_comment = UNSAFE_COMMENT


@lru_cache(maxsize=64)
def lesson_prose(path: Path) -> frozenset[str]:
    """Return the Markdown cells of a released notebook, none where there is no such file."""
    if not path.is_file():
        return frozenset()
    notebook = nbformat.read(path, as_version=4)
    return frozenset(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
