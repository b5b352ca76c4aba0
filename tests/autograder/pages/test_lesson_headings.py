from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.hand_ins.hand_in import read_hand_in
from autograder.lessons.lesson import Lesson, all_lessons, read_source
from autograder.outcome import ExerciseOutcome, Outcome
from autograder.pages.feedback_page import feedback_view
from autograder.pages.lesson_headings import Heading, LessonHeadings, lesson_headings
from autograder.records.graded_notebook import fill
from autograder.verdict import Verdict
from tests.hand_in_corpus import behaviours

SMALL = Path(__file__).resolve().parents[1] / "03_small.lesson"


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    (tmp_path / "source").mkdir()
    return read_source(Path(shutil.copy(SMALL, tmp_path / "source" / "03_small.py")))


def headings_on_the_page(lesson: Lesson, path: Path) -> list[str]:
    """Return the title and the headings that the page of a hand-in has, whatever became of it."""
    notebook = read_hand_in(path, lesson).notebook()
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")]
    exercises = [ExerciseOutcome(each.name, Verdict.WRONG, 0, 3) for each in lesson.exercises]
    made = Outcome("ada", lesson.name, Verdict.WRONG, 0, 6, exercises=exercises, notebook=dict(notebook))
    page = feedback_view(fill(nbformat.from_dict(notebook), made), {"course": lesson.path.parents[1]})
    assert page.next_steps[0] == f"Begin with “{page.exercises[0].heading}”."
    return [page.title, *(f"{exercise.heading} {exercise.effort}" for exercise in page.exercises)]


@pytest.mark.parametrize(
    "name", ["own_headings_that_praise", "heading_of_fifty_thousand_spaces", "cells_in_another_order"]
)
def test_headings_are_the_lessons_whatever_a_learner_writes(lesson: Lesson, tmp_path: Path, name: str) -> None:
    path = tmp_path / "hand_in.ipynb"
    next(each for each in behaviours() if each.name == name).write(lesson, path)
    assert headings_on_the_page(lesson, path) == [
        "03 · A small lesson",
        "1. twice as much ●○○ · 5 min",
        "2. two answers ●●○ · 5 min",
    ]


def test_a_heading_with_a_gap_is_no_heading_of_the_page(lesson: Lesson, tmp_path: Path) -> None:
    path = tmp_path / "hand_in.ipynb"
    behaviour = next(each for each in behaviours() if each.name == "heading_of_fifty_thousand_spaces")
    behaviour.write(lesson, path)
    path.write_text(path.read_text().replace(" " * 49_000, " " * 40))
    assert "1. twice as much ●○○ · 5 min" in headings_on_the_page(lesson, path)


def test_a_learner_who_deletes_the_lessons_prose_still_has_its_headings(lesson: Lesson, tmp_path: Path) -> None:
    path = tmp_path / "hand_in.ipynb"
    next(each for each in behaviours() if each.name == "own_headings_that_praise").write(lesson, path)
    notebook = json.loads(path.read_text())
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] != "markdown"]
    path.write_text(json.dumps(notebook))
    assert headings_on_the_page(lesson, path)[0] == "03 · A small lesson"


def test_every_exercise_of_the_course_has_its_heading() -> None:
    for lesson in all_lessons():
        found = lesson_headings(lesson.name)
        assert lesson.title in found.title
        assert all(found.exercises[each.name].number for each in lesson.exercises)


def test_a_lesson_that_is_not_there_or_cannot_be_read_has_no_headings(lesson: Lesson) -> None:
    root = lesson.path.parents[1]
    for name in ("04_other", "", "../source/03_small", "<b>", "\0"):
        assert lesson_headings(name, root) == LessonHeadings()
    assert lesson_headings("03_small", root / "nowhere") == LessonHeadings()
    lesson.path.write_text("no lesson")
    assert lesson_headings("03_small", root) == LessonHeadings()


def test_a_lesson_that_changes_has_other_headings(lesson: Lesson) -> None:
    root = lesson.path.parents[1]
    assert lesson_headings("03_small", root).exercises["double"] == Heading("1", "twice as much", "●○○ · 5 min")
    lesson.path.write_text(lesson.path.read_text().replace("twice as much ●○○ · 5 min", "two times x"))
    os.utime(lesson.path, (0, 0))
    assert lesson_headings("03_small", root).exercises["double"] == Heading("1", "two times x", "")
