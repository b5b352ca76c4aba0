"""What tutors say: one file for mistakes of all lessons; for each lesson one for its mistakes, one for its quizzes."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from importlib.resources import files
from typing import Any

from course.check.failures import AuthorError


def texts(*patterns: str) -> dict[str, Any]:
    """Return the tables of all files here whose names fit one of the patterns.

    Raises: AuthorError if two tables have the same name, since one would be lost.
    """
    found: dict[str, Any] = {}
    for path in sorted(files(__name__).iterdir(), key=lambda path: path.name):
        if not any(fnmatch(path.name, pattern) for pattern in patterns):
            continue
        for name, table in tomllib.loads(path.read_text("utf-8")).items():
            if name in found:
                raise AuthorError(f"{name!r} stands in course/check/bank/{path.name} and in another file beside it.")
            found[name] = table
    return found
