"""A valid lesson of two exercises, as text, and ways to break it."""

from __future__ import annotations

from pathlib import Path

from autograder.lessons.lesson import Lesson, read_source

NAME = "03_small"
TEXT = Path(__file__).with_name("03_small.lesson").read_text(encoding="utf-8")


def edited(*changes: tuple[str, str]) -> str:
    """Return the lesson's text after replacing each old text, which must be there exactly once, by its new one."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the lesson: {old!r}"
        text = text.replace(old, new)
    return text


def write(root: Path, text: str = TEXT, name: str = NAME) -> Path:
    """Write a lesson into a course's folder and return its path."""
    path = root / "source" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def lesson(root: Path, text: str = TEXT) -> Lesson:
    """Write and read a lesson."""
    return read_source(write(root, text))


def line_of(text: str, part: str) -> int:
    """Return the 1-based number of the first line that holds a text."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)
