"""An exercise: what a learner writes in one solution cell, and the two test cells that judge it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.lessons.cell import Cell, Kind
from autograder.lessons.percent import refusal
from autograder.lessons.scope import defined_names

HEADING = re.compile(
    r"^#{2,4} Exercise (?P<number>\d+)(?:[:.] +| · )(?P<title>\S.*?)\s*(?P<effort>[●○]+ · \d+ min)?\s*$", re.MULTILINE
)
"""An exercise's heading: `## Exercise 2: the delta rule ●●○ · 10 min`."""


@dataclass(frozen=True)
class Exercise:
    """What a learner writes in one solution cell, and the two test cells that judge it."""

    name: str
    title: str
    solution: Cell
    visible: Cell
    hidden: Cell
    prose: tuple[Cell, ...] = ()
    """The markdown cells from its heading on; empty where it has no heading."""

    @cached_property
    def asks(self) -> frozenset[str]:
        """The names that the reference answer defines at the top of its cell; imports do not count."""
        return frozenset(defined_names(self.solution.answer, imports=False))

    @property
    def max_points(self) -> float:
        """The points of both test cells."""
        return self.visible.points + self.hidden.points


def find_exercises(path: Path, cells: list[Cell]) -> tuple[Exercise, ...]:
    """Return a lesson's exercises, in order.

    Raises: LessonError for an exercise without visible or hidden tests, and for tests without their exercise.
    """
    place = {cell.id: number for number, cell in enumerate(cells)}
    faults: list[tuple[int, str]] = []
    found: list[Exercise] = []
    for number, cell in enumerate(cells):
        if cell.kind in (Kind.VISIBLE, Kind.HIDDEN) and place.get(cell.exercise or "", number) >= number:
            faults.append(
                (cell.line - 1, f"`{cell.id}` tests no solution cell above it; is there a `{cell.exercise}`?")
            )
        if cell.kind is not Kind.SOLUTION:
            continue
        tests = [place.get(f"{cell.id}_{kind}") for kind in (Kind.VISIBLE, Kind.HIDDEN)]
        if missing := [kind for kind, at in zip((Kind.VISIBLE, Kind.HIDDEN), tests, strict=True) if at is None]:
            names = " and ".join(f"`{cell.id}_{kind}`" for kind in missing)
            faults.append(
                (cell.line - 1, f"the exercise `{cell.id}` has no {' and no '.join(missing)} tests; write {names}")
            )
            continue
        visible, hidden = (cells[at] for at in tests if at is not None)
        prose = _prose(cells[:number])
        heading = HEADING.search(prose[0].source) if prose else None
        title = heading["title"].strip() if heading else cell.id
        if found and found[-1].prose[:1] == prose[:1]:
            title = f"{title}: {cell.id}"  # two exercises under one heading
        found.append(Exercise(cell.id, title, cell, visible, hidden, prose))
    if faults:
        raise refusal(path, faults)
    return tuple(found)


def _prose(above: list[Cell]) -> tuple[Cell, ...]:
    """Return the markdown cells from the last exercise heading down."""
    prose: list[Cell] = []
    for cell in reversed(above):
        if cell.kind is Kind.MARKDOWN:
            prose.insert(0, cell)
            if HEADING.search(cell.source):
                return tuple(prose)
    return ()
