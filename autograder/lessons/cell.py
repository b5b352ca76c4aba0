"""A cell of a lesson: what it is for, what authors wrote in it, what learners get of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from autograder.lessons.regions import answered, stubbed, without_hidden

_KEYS = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
SCHEMA_VERSION = 3
"""nbgrader's, since 0.7. A hand-in with another one aborts a whole stock batch (nbgrader #1933)."""


class Kind(StrEnum):
    """What a cell is for."""

    MARKDOWN = "markdown"
    SETUP = "setup"
    GIVEN = "given"
    SOLUTION = "solution"
    VISIBLE = "visible"
    HIDDEN = "hidden"
    FREE = "free"
    PLAY = "play"


@dataclass(frozen=True)
class Cell:
    """One cell. `line` is where its text begins in the source file, 0 where there is no such file."""

    id: str
    kind: Kind
    source: str
    """The full text: answers and hidden tests in."""
    metadata: dict[str, Any] | None = None
    """nbgrader's metadata; None where the cell has none."""
    tags: tuple[str, ...] = ()
    line: int = 0

    @property
    def cell_type(self) -> str:
        """Jupyter's word for it: "markdown" or "code"."""
        return "markdown" if self.kind is Kind.MARKDOWN else "code"

    @property
    def points(self) -> float:
        """What a test cell is worth; 0 for every other cell."""
        return float((self.metadata or {}).get("points", 0))

    @property
    def exercise(self) -> str | None:
        """The exercise that a solution or test cell belongs to."""
        if self.kind is Kind.SOLUTION:
            return self.id
        if self.kind in (Kind.VISIBLE, Kind.HIDDEN):
            return self.id.removesuffix(f"_{self.kind}")
        return None

    @cached_property
    def released(self) -> str:
        """What learners get: stubs for answers, nothing for hidden tests."""
        if self.kind is Kind.SOLUTION:
            return stubbed(self.source)
        return without_hidden(self.source) if self.kind in (Kind.VISIBLE, Kind.HIDDEN) else self.source

    @cached_property
    def answer(self) -> str:
        """The reference answer's text, without markers; the cell's own text where it is no solution."""
        return answered(self.source) if self.kind is Kind.SOLUTION else self.source


def kind_of(cell_type: str, metadata: dict[str, Any] | None, tags: tuple[str, ...]) -> Kind:
    """Return what a cell is for. Metadata that `metadata_faults` finds fault with is read as far as it goes."""
    marks = metadata or {}
    grade_id = str(marks.get("grade_id", ""))
    if cell_type != "code":
        return Kind.MARKDOWN
    if marks.get("grade"):
        return Kind.HIDDEN if grade_id.endswith("_hidden") else Kind.VISIBLE
    if marks.get("solution"):
        return Kind.SOLUTION
    if marks.get("locked"):
        return Kind.SETUP if grade_id == "setup" else Kind.GIVEN
    return Kind.PLAY if "play" in tags else Kind.FREE


def metadata_faults(cell_type: str, metadata: dict[str, Any]) -> list[str]:
    """Return what is wrong with a cell's nbgrader metadata, each as a sentence that says what to write."""
    grade_id = metadata.get("grade_id")
    if not isinstance(grade_id, str) or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,63}", grade_id):
        return [f"the grade id is {grade_id!r}; give the cell a `grade_id` of letters, digits and _, at most 64"]
    name = f"`{grade_id}`"
    test = bool(metadata.get("grade"))
    faults = []
    if missing := sorted((_KEYS | ({"points"} if test else set())) - set(metadata)):
        faults.append(f"{name} lacks {', '.join(missing)} in its nbgrader metadata; write every key")
    if extra := sorted(set(metadata) - _KEYS - {"points"}):
        faults.append(f"{name} has unknown nbgrader metadata: {', '.join(extra)}; take them out")
    if metadata.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        faults.append(f"{name} has schema_version {metadata['schema_version']!r}; write {SCHEMA_VERSION}")
    for key in ("grade", "locked", "solution", "task"):
        if not isinstance(metadata.get(key, False), bool):
            faults.append(f"{name}: {key} is {metadata[key]!r}; write true or false")
    if "points" in metadata:
        faults += _points_faults(name, metadata["points"], test)
    faults += _role_faults(name, grade_id, metadata, cell_type, test)
    return faults


def _points_faults(name: str, points: Any, test: bool) -> list[str]:
    if not test:
        return [f"{name} has points but is no test cell; points belong to cells with `grade: true`"]
    if isinstance(points, bool) or not isinstance(points, int | float) or points < 0:
        return [f"{name} has points {points!r}; write a number, 0 or more"]
    return []


def _role_faults(name: str, grade_id: str, metadata: dict[str, Any], cell_type: str, test: bool) -> list[str]:
    solution, locked = metadata.get("solution"), metadata.get("locked")
    if metadata.get("task"):
        return [f"{name} is a task cell, which a person would have to grade; write an exercise that grades itself"]
    if test and solution:
        return [f"{name} is solution and test in one; give the tests cells of their own"]
    if test and not re.search(r"_(visible|hidden)$", grade_id):
        return [f"{name} is a test cell; name it after its exercise, with `_visible` or `_hidden` at the end"]
    if not solution and not locked:
        return [f"{name} is neither a solution nor locked; write `locked: true`, or take its nbgrader metadata out"]
    if solution and locked:
        return [f"{name} is a locked solution: nobody could answer it; write `locked: false`"]
    if cell_type != "code" and (test or solution):
        return [f"{name} is a {cell_type} cell; answers and tests are code cells"]
    return []
