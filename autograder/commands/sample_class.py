"""A sample class for the demonstration: who hands in what, and what must come of it.

Everything they hand in is made from the lessons' own corpus of answers (`tests/answers/`), so the class
grows with the lessons.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder.lessons.answers import Answer, hand_in_notebook, read_answers
from autograder.lessons.exercise import Exercise
from autograder.lessons.lesson import Lesson
from autograder.lessons.notebook import notebook_bytes
from autograder.verdict import Verdict


@dataclass(frozen=True)
class Expected:
    """What must come of a hand-in."""

    verdict: Verdict
    points: float | None = None
    """None where partial credit depends on the inputs drawn."""
    mistakes: frozenset[str] = field(default_factory=frozenset)
    """Codes that must be named."""


@dataclass(frozen=True)
class SampleHandIn:
    """A hand-in of the sample class."""

    student: str
    story: str
    """What the student did, in a few words."""
    lesson: str
    data: bytes
    expected: Expected


_LOOP = "def {name}(*args, **kwargs):\n    while True:\n        pass\n"
_MEMORY = "def {name}(*args, **kwargs):\n    return np.zeros(64 * 10**9, dtype=np.uint8) + 1\n"
_EXIT = "def {name}(*args, **kwargs):\n    import os\n    os._exit(0)\n"
_PRINTS = 'for line in range(10**7):\n    print("still counting:", line)\n\n{answer}'
_CHEAT = """\
import builtins, sys
import numpy.testing
import course.check

class Agreeable(np.ndarray):
    def __eq__(self, other): return True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    def __array__(self, *args, **kwargs): return np.zeros(())
    def __array_ufunc__(self, *args, **kwargs): return True

def {name}(*args, **kwargs):
    return np.zeros(1).view(Agreeable)

numpy.testing.assert_allclose = np.allclose = lambda *args, **kwargs: True
course.check.Checks.__exit__ = lambda self, *error: True
builtins.AssertionError = type("Nothing", (Exception,), {{}})
"""
_MISFORTUNES: list[tuple[str, str, str, Verdict]] = [
    ("jonas", "a function that never ends", _LOOP, Verdict.OUT_OF_TIME),
    ("jonas", "asks for 64 GB", _MEMORY, Verdict.OUT_OF_MEMORY),
    ("jonas", "ends its own process", _EXIT, Verdict.CRASHED),
]
_ELSEWHERE: dict[str, object] = {
    "cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Pottery, week 2"}],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}
_UNREADABLE: list[tuple[str, Callable[[Lesson], bytes]]] = [
    ("a word processor's file", lambda lesson: b"PK\x03\x04 my solution"),
    ("a notebook without cells", lambda lesson: _json({"cells": [], "metadata": {}, "nbformat": 4})),
    ("the notebook of another course", lambda lesson: _json(_ELSEWHERE)),
]


def sample_class(lessons: list[Lesson], corpus: Path) -> list[SampleHandIn]:
    """Return the hand-ins of the sample class for these lessons.

    corpus: the folder with the lessons' answers, `tests/answers`.
    """
    hand_ins = []
    for number, lesson in enumerate(lessons):
        answers = read_answers(corpus / f"{lesson.name}.py", lesson)
        hand_ins += _diligent(lesson, answers) + _mistaken(lesson, answers) + _unlucky(lesson, number)
        if number == 0:
            hand_ins.append(_with_one(lesson, "lena", "prints ten million lines", _PRINTS, Verdict.TOO_MUCH_OUTPUT))
    return hand_ins


def _diligent(lesson: Lesson, answers: list[Answer]) -> list[SampleHandIn]:
    """Those who did all of it, half of it, or nothing."""
    reference = _reference(lesson)
    half = lesson.exercises[: len(lesson.exercises) // 2]
    other = {answer.exercise: answer.source for answer in reversed(answers) if answer.kind == "right"}
    full = Expected(Verdict.RIGHT, lesson.max_points)
    return [
        _hand_in(lesson, "ada", "everything right", reference, full),
        _hand_in(lesson, "farid", "everything right, in other ways", reference | other, full),
        _hand_in(
            lesson,
            "bela",
            "half of it",
            {exercise.name: reference[exercise.name] for exercise in half},
            Expected(Verdict.PARTLY_RIGHT, sum(exercise.max_points for exercise in half)),
        ),
        _hand_in(lesson, "greta", "opened, and handed in untouched", {}, Expected(Verdict.NOT_ATTEMPTED, 0.0)),
    ]


def _mistaken(lesson: Lesson, answers: list[Answer]) -> list[SampleHandIn]:
    """Three who made one known mistake each, early, in the middle and late in the lesson."""
    known = [answer for answer in answers if answer.code is not None]
    first = {answer.exercise: answer for answer in reversed(known)}
    exercises = [exercise.name for exercise in lesson.exercises if exercise.name in first]
    places = [0, len(exercises) // 2, len(exercises) - 1]
    return [
        _hand_in(
            lesson,
            student,
            f"one mistake: {first[exercises[place]].title}"[:60],
            _reference(lesson) | {exercises[place]: first[exercises[place]].source},
            Expected(Verdict.PARTLY_RIGHT, None, frozenset({str(first[exercises[place]].code)})),
        )
        for student, place in zip(("cora", "dilan", "emma"), places, strict=True)
    ]


def _unlucky(lesson: Lesson, number: int) -> list[SampleHandIn]:
    """Those to whom something happened, and those who tried something."""
    student, story, code, verdict = _MISFORTUNES[number % len(_MISFORTUNES)]
    why, data = _UNREADABLE[number % len(_UNREADABLE)]
    return [
        _with_one(lesson, student, story, code, verdict),
        _with_one(lesson, "karla", "hostile: agrees with everything, patches the tests", _CHEAT, Verdict.PARTLY_RIGHT),
        _tampered(lesson),
        SampleHandIn("ines", why, lesson.name, data(lesson), Expected(Verdict.UNREADABLE)),
    ]


def _with_one(lesson: Lesson, student: str, story: str, code: str, verdict: Verdict) -> SampleHandIn:
    """Return a hand-in that is right but for one exercise, which earns nothing."""
    exercise = _function(lesson)
    answer = code.format(name=exercise.name, answer=exercise.solution.answer)
    answers = _reference(lesson) | {exercise.name: answer}
    return _hand_in(lesson, student, story, answers, Expected(verdict, lesson.max_points - exercise.max_points))


def _tampered(lesson: Lesson) -> SampleHandIn:
    """Return a hand-in whose owner has rewritten a test and its points, around an answer that is wrong."""
    exercise = _function(lesson)
    answers = _reference(lesson) | {exercise.name: f"def {exercise.name}(*args, **kwargs):\n    return None\n"}
    notebook = hand_in_notebook(lesson, answers)
    for cell in notebook.cells:
        if cell.id == exercise.visible.id:
            cell.source = "print('All visible checks passed.')"
            cell.metadata["nbgrader"]["points"] = 100
    expected = Expected(Verdict.TAMPERED, lesson.max_points - exercise.max_points)
    return SampleHandIn("hugo", "rewrote a test and its points", lesson.name, notebook_bytes(notebook), expected)


def _function(lesson: Lesson) -> Exercise:
    """Return the first exercise that asks for one function of its own name."""
    return next(e for e in lesson.exercises if e.asks == {e.name} and f"def {e.name}(" in e.solution.answer)


def _reference(lesson: Lesson) -> dict[str, str]:
    return {exercise.name: exercise.solution.answer for exercise in lesson.exercises}


def _hand_in(lesson: Lesson, student: str, story: str, answers: dict[str, str], expected: Expected) -> SampleHandIn:
    data = nbformat.writes(hand_in_notebook(lesson, answers), version=4).encode()
    return SampleHandIn(student, story, lesson.name, data, expected)


def _json(data: object) -> bytes:
    return json.dumps(data).encode()
