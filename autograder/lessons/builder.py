"""`source/` → `build/source/` (answers and hidden tests in) → `release/` (what learners open).

Releases are made by nbgrader's own steps, run in this process, so that they are what
`nbgrader generate_assignment` would write.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ComputeChecksums,
    LockCells,
)

from autograder.lessons.clear_solutions import ClearSolutions
from autograder.lessons.freshness import stamp, stamp_path
from autograder.lessons.inspection import inspect
from autograder.lessons.lesson import Lesson, all_lessons
from autograder.lessons.notebook import notebook_bytes

BEFORE_SAVING = (LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ComputeChecksums)
AFTER_SAVING = (ClearHiddenTests, ClearMarkScheme, ComputeChecksums, CheckCellMetadata)
"""The steps of nbgrader 0.9.6's GenerateAssignment around SaveCells, without the two that add cells
(headers and autotests, which this course does not use). Their order bites: checksums and SaveCells
come before the hidden tests go, and checksums once more after."""


@dataclass(frozen=True)
class Built:
    """A notebook that a build wrote, or found to be there already."""

    lesson: str
    path: Path
    changed: bool


def build_notebook(lesson: Lesson, release: bool = False) -> NotebookNode:
    """Return a lesson's notebook: with answers and hidden tests, or as learners get it."""
    if not release:
        return lesson.notebook
    return _through((*BEFORE_SAVING, *AFTER_SAVING), lesson.notebook, {})


def notebook_to_save(lesson: Lesson) -> NotebookNode:
    """Return a lesson's notebook as nbgrader's gradebook keeps it: stubs, hidden tests, checksums."""
    return _through(BEFORE_SAVING, lesson.notebook, {})


def _through(steps: Iterable[type], notebook: NotebookNode, resources: dict[str, Any]) -> NotebookNode:
    for step in steps:
        notebook, resources = step().preprocess(notebook, resources)
    return notebook


def build(root: Path) -> list[Built]:
    """Write `build/source/`, nbgrader's source folder, for every lesson of a course.

    Lessons that are gone from `source/` go from there too. Raises: LessonError.
    """
    lessons = all_lessons(root)
    for lesson in lessons:
        inspect(lesson)
    built = _write(lessons, root / "build" / "source", release=False)
    write_if_changed(stamp_path(root), json.dumps(stamp(root), indent=1).encode())
    return built


def release(root: Path, into: Path | None = None) -> list[Built]:
    """Write `build/source/` and `release/`, or another folder than `release/`. Raises: LessonError."""
    build(root)
    return _write(all_lessons(root), into or root / "release", release=True)


def _write(lessons: list[Lesson], folder: Path, *, release: bool) -> list[Built]:
    built = []
    for lesson in lessons:
        path = folder / lesson.name / f"{lesson.name}.ipynb"
        changed = write_if_changed(path, notebook_bytes(build_notebook(lesson, release)))
        built.append(Built(lesson.name, path, changed))
    for old in folder.glob("[0-9][0-9]_*/*.ipynb"):
        # A lesson that was renamed would go on being an assignment under its old name.
        if old.stem == old.parent.name and old.stem not in {lesson.name for lesson in lessons}:
            old.unlink(missing_ok=True)
            with suppress(OSError):  # somebody keeps other files there
                old.parent.rmdir()
    return built


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file in one step, unless it holds these bytes already; return whether it was written.

    A reader sees the old file or the new one, never half of one.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".building-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)  # mkstemp's 0600 would keep learners on the same machine out
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return True
