"""What the builder refuses in a lesson."""

from __future__ import annotations

from autograder.lesson import Lesson


def inspect(lesson: Lesson) -> None:
    """Raise LessonError, naming file, line and reason of every fault, unless the lesson keeps the rules."""
