"""Lessons as assignments in nbgrader's gradebook, so that hand-ins can be graded against them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SQLAlchemyError

from autograder.lessons.builder import notebook_to_save
from autograder.lessons.lesson import Lesson
from autograder.records.patient_gradebook import open_book
from course.errors import GradebookError


def register(lessons: Lesson | Iterable[Lesson], gradebook_url: str) -> None:
    """Store lessons and their cells in a gradebook, or bring what is stored up to date.

    Grades that are there stay. gradebook_url: SQLAlchemy's, as nbgrader's `db_url`.
    Raises: GradebookError if the gradebook cannot be written, or if a lesson gained or lost cells after
    hand-ins were graded.
    """
    for lesson in [lessons] if isinstance(lessons, Lesson) else lessons:
        notebook = notebook_to_save(lesson)
        try:
            with open_book(gradebook_url) as gradebook:
                # SaveCells commits cell by cell, a second or so for a lesson.
                if _stored_cells(gradebook, lesson.name) == _cells(notebook):
                    continue
                gradebook.update_or_create_assignment(lesson.name)
            names = {"notebook": lesson.name, "assignment": lesson.name, "db_url": gradebook_url}
            SaveCells().preprocess(notebook, {"nbgrader": names})
        except RuntimeError as error:
            # SaveCells' only one: graded hand-ins point at cells that would go.
            raise GradebookError(
                f"{gradebook_url}: {lesson.name} gained or lost cells since its hand-ins were graded. "
                f"Grade it into a new gradebook, or remove the assignment there first "
                f"(`nbgrader db assignment remove {lesson.name} --force`)."
            ) from error
        except SQLAlchemyError as error:
            reason = str(error).split("\n", 1)[0]
            raise GradebookError(
                f"{gradebook_url}: the gradebook cannot be written ({reason}). "
                f"Check that the folder is there and writable, and that no older nbgrader made it "
                f"(`nbgrader db upgrade`)."
            ) from error


def _cells(notebook: NotebookNode) -> dict[str, tuple[Any, ...]]:
    """Return what SaveCells would store of each cell: its text, its checksum, its points if it is a test."""
    marked = [(cell.source, cell.metadata.nbgrader) for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {m["grade_id"]: (text, m["checksum"], m.get("points"), m["solution"]) for text, m in marked}


def _stored_cells(gradebook: Gradebook, name: str) -> dict[str, tuple[Any, ...]]:
    try:
        notebook = gradebook.find_notebook(name, name)
    except MissingEntry:
        return {}
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    return {
        cell.name: (cell.source, cell.checksum, points.get(cell.name), cell.name in solutions)
        for cell in notebook.source_cells
    }
