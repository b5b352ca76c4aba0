"""One exercise cut out of its lesson, with only what its answer needs: grading it takes a tenth of a second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from autograder.hand_ins.hand_in import HandIn, understand
from autograder.lessons.cell import Cell, Kind
from autograder.lessons.exercise import Exercise
from autograder.lessons.lesson import Lesson
from autograder.lessons.scope import defined_names, free_names
from autograder.sandbox.limits import MIB, Limits

LIMITS = Limits(cell_seconds=2, cpu_seconds=20, wall_seconds=60, memory_bytes=384 * MIB)
"""Of a mutant in a lesson with the usual limits. Small, since a mutant in an endless loop uses all it may."""


def mutant_limits(own: Limits) -> Limits:
    """Return the limits of a mutant in a lesson with limits of its own: as many times the usual as these are."""
    usual = Limits()
    return replace(
        LIMITS,
        cell_seconds=LIMITS.cell_seconds * own.cell_seconds / usual.cell_seconds,
        cpu_seconds=LIMITS.cpu_seconds * own.cpu_seconds / usual.cpu_seconds,
        wall_seconds=LIMITS.wall_seconds * own.wall_seconds / usual.wall_seconds,
        memory_bytes=LIMITS.memory_bytes * own.memory_bytes // usual.memory_bytes,
    )


def excerpt(lesson: Lesson, exercise: Exercise, answers: Iterable[str] = ()) -> Lesson:
    """Return a lesson of this one exercise: setup, given cells, the exercises it builds on, itself and its tests.

    answers: other answers than the reference's that will be handed in, which may build on more.

    What it builds on is there as the reference answer, in locked cells. Pictures and other free cells are not.
    """
    before = lesson.cells[: lesson.cells.index(exercise.solution)]
    needed = needed_by(before, [exercise.solution.answer, *answers])
    cells = []
    for cell in before:
        if cell.kind in (Kind.SETUP, Kind.GIVEN):
            cells.append(cell)
        elif cell.kind is Kind.SOLUTION and cell.id in needed:
            marks = {**(cell.metadata or {}), "solution": False, "locked": True}
            cells.append(replace(cell, kind=Kind.GIVEN, source=cell.answer, metadata=marks))
    cells += [exercise.solution, exercise.visible, exercise.hidden]
    return replace(lesson, cells=tuple(cells), exercises=(exercise,))


def needed_by(before: tuple[Cell, ...], answers: list[str]) -> set[str]:
    """Return the ids of the solution cells whose names answers use, that these use, and so on.

    before: the cells above the answers; given cells among them are needed in any case.
    """
    given = [cell.source for cell in before if cell.kind is Kind.GIVEN]
    solutions = [cell for cell in before if cell.kind is Kind.SOLUTION]
    owner = {name: cell for cell in solutions for name in defined_names(cell.answer, imports=False)}
    needed: set[str] = set()
    waiting = [*answers, *given]
    while waiting:
        for name in _free(waiting.pop()):
            if name in owner and owner[name].id not in needed:
                needed.add(owner[name].id)
                waiting.append(owner[name].answer)
    return needed


def _free(text: str) -> set[str]:
    try:
        return free_names(text)
    except SyntaxError:
        return set()


def hand_in(lesson: Lesson, answer: str) -> HandIn:
    """Return an excerpt as a student hands it in who wrote this answer."""
    notebook = lesson.notebook
    for cell, own in zip(notebook.cells, lesson.cells, strict=True):
        cell.source = answer if own.kind is Kind.SOLUTION else own.released
    return understand(notebook, lesson)
