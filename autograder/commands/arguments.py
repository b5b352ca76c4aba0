"""What the commands of `nncourse` are given: lessons, switches, the course's folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from course.errors import LessonError

Lessons = Annotated[list[str] | None, typer.Argument(help="Lessons, such as 3, 03 or 03_delta_rule; all if none.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Unsafe = Annotated[bool, typer.Option("--unsafe", help="Without a sandbox, for hand-ins you trust.")]
Processes = Annotated[int, typer.Option(help="Examiners at work at one time; 0 for one a core.", min=0)]


def root() -> Path:
    """Return the course's folder; say which it is where it is none of those one is in.

    Raises: LessonError if there is none.
    """
    from autograder.lessons.lesson import course_root

    found, here = course_root(), Path.cwd()
    if found not in (here, *here.parents):
        print(f"course folder: {found}", file=sys.stderr)
    return found


def chosen(names: list[str] | None, root: Path) -> list[Any]:
    """Return the lessons of these names, all of them without a name; an unknown name is a misused command."""
    from autograder.lessons.lesson import all_lessons, find, read_source

    if not names:
        return all_lessons(root)
    try:
        paths = dict.fromkeys(find(name, root) for name in names)
    except LessonError as error:
        raise typer.BadParameter(str(error)) from None
    return [read_source(path) for path in paths]
