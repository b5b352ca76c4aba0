"""Answers to a lesson's exercises: the reference's, and the corpus of right and wrong ones in `tests/answers/`.

A corpus file is text in py:percent. Every cell begins with what it is:

    # %% delta_update_batch right einsum
    # %% delta_update_batch wrong D1: the slides' sign
    # %% delta_update_batch wrong D8 hidden-only: right for these three points
    # %% delta_update_batch wrong -: divides by two, which no message names
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nbformat import NotebookNode

from autograder.lessons.builder import build_notebook
from autograder.lessons.lesson import Lesson
from autograder.lessons.percent import refusal
from course.check.mistakes import bank
from course.errors import LessonError

_HEADER = re.compile(
    r"# %% (?P<exercise>\w+) (?:"
    r"(?P<right>right)(?P<alike>(?: .*)?)"
    r"|wrong (?P<code>[A-Za-z]+\d\w*|-)(?P<hidden> hidden-only)?: (?P<title>\S.*))"
)


@dataclass(frozen=True)
class Answer:
    """What a learner might write into one solution cell, and what must come of it."""

    exercise: str
    kind: Literal["right", "wrong"]
    code: str | None
    """The mistake that the tests must name; None where none is expected."""
    visible_too: bool
    """For a wrong answer: whether the visible tests see it as well as the hidden ones."""
    title: str
    source: str
    line: int
    """Where its text begins in the corpus file."""


def read_answers(path: Path, lesson: Lesson, codes: Collection[str] | None = None) -> list[Answer]:
    """Read a lesson's file of right and wrong answers.

    codes: the mistakes that have a message; by default those of `course/check/bank`.
    Raises: LessonError that names file and line of every header it does not understand.
    """
    exercises = {exercise.name for exercise in lesson.exercises}
    codes = bank() if codes is None else codes
    faults: list[tuple[int, str]] = []
    found: list[Answer] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError(
            f"{path}: cannot be read ({error}). Write the lesson's right and wrong answers there."
        ) from error
    starts = [number for number, line in enumerate(lines) if re.match(r"# ?%%", line)]
    if not starts or any(line.strip() and not line.startswith("#") for line in lines[: starts[0]]):
        faults.append(
            (1, "answers before the first header; begin each with `# %% EXERCISE right` or `… wrong CODE: why`")
        )
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _HEADER.fullmatch(lines[start].rstrip())
        source = "\n".join(lines[start + 1 : end]).strip("\n")
        if match is None:
            faults.append((start + 1, "not a header; write `# %% EXERCISE right` or `# %% EXERCISE wrong CODE: why`"))
            continue
        code = None if match["right"] or match["code"] == "-" else match["code"]
        if match["exercise"] not in exercises:
            there = ", ".join(sorted(exercises))
            faults.append((start + 1, f"{lesson.name} has no exercise `{match['exercise']}`; there are: {there}"))
        if code is not None and code not in codes:
            reason = f"no mistake has the code {code}"
            faults.append((start + 1, f"{reason}; give it a message in course/check/bank, or write `-`"))
        if not source:
            faults.append((start + 1, "an answer without text; write it below its header"))
        found.append(
            Answer(
                exercise=match["exercise"],
                kind="right" if match["right"] else "wrong",
                code=code,
                visible_too=not match["hidden"],
                title=(match["alike"] if match["right"] else match["title"]).strip(),
                source=source,
                line=start + 2,
            )
        )
    if faults:
        raise refusal(path, faults)
    return found


def hand_in_notebook(lesson: Lesson, answers: Mapping[str, str]) -> NotebookNode:
    """Return the released notebook with these texts in the solution cells of these exercises.

    Exercises without an answer keep their stub.
    Raises: LessonError for an exercise that the lesson does not have.
    """
    texts = {lesson.exercise(name).solution.id: text for name, text in answers.items()}
    notebook = build_notebook(lesson, release=True)
    for cell in notebook.cells:
        cell.source = texts.get(cell.id, cell.source)
    return notebook


def reference_notebook(lesson: Lesson) -> NotebookNode:
    """Return the released notebook with every reference answer filled in, markers taken out."""
    return hand_in_notebook(lesson, {exercise.name: exercise.solution.answer for exercise in lesson.exercises})
