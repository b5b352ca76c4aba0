"""Lessons as assignments in nbgrader's gradebook, so that hand-ins can be graded against them."""

from __future__ import annotations

from collections.abc import Iterable

from nbgrader.api import Gradebook
from sqlalchemy.exc import SQLAlchemyError

from autograder.builder import save_cells
from autograder.lesson import Lesson
from autograder.search_path import find_own_commands
from course.errors import GradebookError


def register(lessons: Lesson | Iterable[Lesson], gradebook_url: str) -> None:
    """Store lessons and their cells in a gradebook, or bring what is stored up to date.

    Grades that are there stay. gradebook_url: SQLAlchemy's, as nbgrader's `db_url`.
    Raises: GradebookError if the gradebook cannot be written, or if a lesson gained or lost cells after
    hand-ins were graded.
    """
    find_own_commands()
    for lesson in [lessons] if isinstance(lessons, Lesson) else lessons:
        try:
            with Gradebook(gradebook_url) as gradebook:
                gradebook.update_or_create_assignment(lesson.name)
            save_cells(lesson, gradebook_url)
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
