"""What a lesson calls itself and its exercises, in its own words: a page's headings are never the learner's."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from autograder.lessons.exercise import HEADING, Exercise
from autograder.lessons.lesson import course_root, find, read_source
from course.errors import LessonError


class Heading(NamedTuple):
    """An exercise's heading; empty strings where the lesson gives it none."""

    number: str
    title: str
    effort: str


@dataclass(frozen=True)
class LessonHeadings:
    """A lesson's title and its exercises' headings by name; empty where there is no such lesson."""

    title: str = ""
    exercises: dict[str, Heading] = field(default_factory=dict)


def lesson_headings(lesson: str, root: Path | None = None) -> LessonHeadings:
    """Return the headings of a lesson of the course at `root`, by default the course one stands in.

    Nothing is raised where the lesson cannot be read: grades are told under its name alone.
    """
    try:
        path = find(lesson, root or course_root())
        return _read(path, path.stat().st_mtime_ns)
    except (LessonError, OSError):
        return LessonHeadings()


# A class's pages are written one after another; its lesson is read once.
@lru_cache(maxsize=32)
def _read(path: Path, changed: int) -> LessonHeadings:
    lesson = read_source(path)
    title = lesson.cells[0].source.partition("\n")[0].lstrip("# ")
    return LessonHeadings(title, {exercise.name: _heading(exercise) for exercise in lesson.exercises})


def _heading(exercise: Exercise) -> Heading:
    found = HEADING.search(exercise.prose[0].source) if exercise.prose else None
    return Heading(found["number"], exercise.title, found["effort"] or "") if found else Heading("", "", "")
