"""No exercise gives full points to functions that know nothing but how they are tested."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.examiner.examiner import Examiner
from autograder.hand_ins.hand_in import understand
from autograder.lessons.answers import hand_in_notebook
from autograder.lessons.lesson import read_source, source_paths
from tests.adversary import answer, functions

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def examiner() -> Iterator[Examiner]:
    with Examiner(PROJECT) as examiner:
        yield examiner


@pytest.mark.parametrize("source", [pytest.param(path, id=path.stem) for path in source_paths(PROJECT)])
def test_adversary(source: Path, examiner: Examiner) -> None:
    lesson = read_source(source)
    answers = {exercise.name: answer(exercise) for exercise in lesson.exercises}
    outcome = examiner.grade(understand(hand_in_notebook(lesson, answers), lesson), "mallory", 1)
    points = {cell.cell_id: cell.points for cell in outcome.cells}
    fooled = [
        exercise.name
        for exercise in lesson.exercises
        if functions(exercise) and points[exercise.hidden.id] == exercise.hidden.points
    ]
    assert fooled == []
    judged = [check for cell in outcome.cells if cell.cell_id.endswith("_hidden") for check in cell.checks]
    assert len(judged) >= len(lesson.exercises), "a test that does not run refuses nobody"
