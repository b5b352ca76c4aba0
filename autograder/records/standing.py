"""How a student stands in a lesson, as the gradebook has it: manual grades and late penalties included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import Assignment, Grade, Gradebook, Notebook, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import func, select


@dataclass(frozen=True)
class Standing:
    """One student's standing in one lesson."""

    points: float | None
    """The score: automatic, or manual where a person gave one, with extra credit, less the late
    penalty, never below 0. None where any test cell has no score yet: that is not a zero."""
    max_points: float
    late_penalty: float
    needs_attention: bool
    """Whether a person should look: nbgrader's "needs manual grade"."""
    handed_in: datetime | None
    """UTC; None where nobody noted it."""


def standings(book: Gradebook) -> dict[tuple[str, str], Standing]:
    """Return all standings by (student, lesson), in one query."""
    unscored = (Grade.auto_score.is_(None)) & (Grade.manual_score.is_(None))
    query = (
        select(
            SubmittedAssignment.student_id,
            Assignment.name,
            SubmittedAssignment.timestamp,
            SubmittedNotebook.late_submission_penalty,
            func.sum(Grade.score),
            func.count(Grade.id).filter(unscored),
            func.count(Grade.id).filter(Grade.needs_manual_grade),
            func.count(Grade.id),
            SubmittedNotebook.notebook_id,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .group_by(SubmittedNotebook.id, SubmittedAssignment.id, Assignment.id)
    )
    largest = {notebook.id: float(notebook.max_score or 0) for notebook in book.db.query(Notebook)}
    found = {}
    for student, lesson, when, penalty, score, unscored_cells, flagged, cells, notebook in book.db.execute(query):
        late = float(penalty or 0)
        points = None if unscored_cells or not cells else max(0.0, float(score) - late)
        found[student, lesson] = Standing(points, largest.get(notebook, 0.0), late, bool(flagged), when)
    return found
