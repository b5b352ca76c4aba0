"""A hand-in: a file from a stranger, read as a notebook of one lesson, with the lesson's own cells restored.

Nothing of the file is believed but the text of the cells a learner may write. Outputs, metadata and
attachments are left behind; locked cells are the lesson's own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.hand_ins.comparison import another_versions, same_marks, same_text
from autograder.hand_ins.notebook_file import FileCell, cells_of, parse, read_bytes
from autograder.hand_ins.plain_text import plain
from autograder.lessons.cell import Cell, Kind
from autograder.lessons.lesson import Lesson
from autograder.lessons.scope import defined_names
from course.errors import HandInError

_LOCKED = (Kind.SETUP, Kind.GIVEN, Kind.VISIBLE, Kind.HIDDEN)
_OF_EXERCISES = (Kind.SOLUTION, Kind.VISIBLE, Kind.HIDDEN)


@dataclass(frozen=True)
class HandInCell:
    """A cell as it will be run, and shown in feedback."""

    id: str
    kind: Kind
    source: str
    lessons: Cell | None
    """The lesson's cell that it is; None where the student added it."""

    @property
    def students(self) -> bool:
        """Whether the text is the student's."""
        return self.lessons is None or self.source != self.lessons.source


@dataclass
class HandIn:
    """What a student handed in for a lesson."""

    lesson: Lesson
    cells: list[HandInCell]
    digest: str
    """SHA-256 of the file's bytes."""
    tampered: list[str] = field(default_factory=list)
    """What had been done to the lesson's own cells, a sentence each; all of it is undone."""
    outdated: list[str] = field(default_factory=list)
    """Ids of the lesson's own cells that are as another version of the lesson has them; this version's are put in."""

    @property
    def notes(self) -> list[str]:
        """What to tell of the lesson's own cells: what was undone, and whether they are another version's."""
        if not self.outdated:
            return self.tampered
        named = ", ".join(f"`{name}`" for name in self.outdated)
        return [
            *self.tampered,
            f"This notebook is of another version of the lesson: {named} differ. They were replaced, and the answers "
            "graded by this version. To go on, fetch the lesson again and copy the answers into it.",
        ]

    def unchanged(self, name: str) -> bool:
        """Whether a solution cell still says what the release says, and nothing was written for it elsewhere.

        Elsewhere: a cell of the student's own that mentions a name it asks for, another answer that defines one.
        """
        asked = self.lesson.exercise(name).asks
        for cell in self.cells:
            if cell.id == name and cell.lessons is not None and not same_text(cell.source, cell.lessons.released):
                return False
            if cell.lessons is None and cell.kind is Kind.FREE and any(word in cell.source for word in asked):
                return False
            if cell.id != name and asked & self._defined.get(cell.id, set()):
                return False
        return True

    @cached_property
    def _defined(self) -> dict[str, set[str]]:
        """The names that each answer defines: read once, since a stranger's text may be long."""
        return {cell.id: _defined(cell.source) for cell in self.cells if cell.kind is Kind.SOLUTION}

    def notebook(self) -> NotebookNode:
        """Return it as a notebook without outputs: the lesson's cells in full, the student's as they are."""
        notebook = new_notebook(metadata={"kernelspec": dict(self.lesson.kernelspec)})
        notebook.nbformat_minor = 5
        for cell in self.cells:
            metadata: dict[str, Any] = {}
            if cell.lessons is not None and cell.lessons.metadata is not None:
                metadata["nbgrader"] = dict(cell.lessons.metadata)
            if cell.kind is Kind.PLAY:
                metadata["tags"] = ["play"]
            new = new_markdown_cell if cell.kind is Kind.MARKDOWN else new_code_cell
            notebook.cells.append(new(cell.source, id=cell.id, metadata=metadata))
        return notebook


def read_hand_in(path: Path, lesson: Lesson) -> HandIn:
    """Read the file that a student handed in.

    Raises: HandInError, saying what is wrong and what the student can do, where it is not a notebook of
        this lesson.
    """
    data = read_bytes(path)
    try:
        return understand(parse(data), lesson, hashlib.sha256(data).hexdigest())
    except HandInError as error:
        raise HandInError(f"{path.name}: {error}") from None


def understand(notebook: Any, lesson: Lesson, digest: str = "") -> HandIn:
    """Return what a parsed notebook hands in for a lesson. Raises: HandInError."""
    theirs = cells_of(notebook)
    known = {cell.id: cell for cell in lesson.cells}
    by_text = {(cell.cell_type, cell.released): cell for cell in lesson.cells if cell.metadata is None}
    matches = [_match(cell, known, by_text) for cell in theirs]
    _see_whose_it_is(theirs, matches, lesson)
    hand_in = HandIn(lesson, [], digest)
    chosen = _choose(theirs, matches, hand_in)
    _restore(theirs, matches, chosen, hand_in)
    return hand_in


def _see_whose_it_is(theirs: list[FileCell], matches: list[Cell | None], lesson: Lesson) -> None:
    """Raise HandInError where the notebook is none of this lesson: lessons share cells, such as `setup`."""
    ids = {cell.id for cell in lesson.cells}
    own = sum(match is not None and match.kind in _OF_EXERCISES for match in matches)
    others = [
        name
        for cell, match in zip(theirs, matches, strict=True)
        if match is None and cell.marks and (cell.marks.get("solution") or cell.marks.get("grade"))
        if isinstance(name := cell.marks.get("grade_id"), str) and name not in ids
    ]
    if own >= len(others) and own > 0:
        return
    title = next((plain(cell.source.splitlines()[0], 80) for cell in theirs if cell.source.strip()), "")
    named = ", ".join(f"`{plain(name, 40)}`" for name in others[:3])
    why = f"its exercises are others ({named}, …)" if others else "none of its cells belongs to it"
    raise HandInError(
        f"it is no notebook of the lesson {lesson.name}: {why}; it begins with “{title}”. "
        "Hand in the notebook of this lesson."
    )


def _match(cell: FileCell, known: dict[str, Cell], by_text: dict[tuple[str, str], Cell]) -> Cell | None:
    """Return the lesson's cell that this one is: by its grade id, by its Jupyter id, or by its text."""
    name = (cell.marks or {}).get("grade_id")
    match = known.get(name) if isinstance(name, str) else None
    match = match or known.get(cell.id) or by_text.get((cell.cell_type, cell.source))
    return match if match is not None and match.cell_type == cell.cell_type else None


def _choose(theirs: list[FileCell], matches: list[Cell | None], hand_in: HandIn) -> dict[str, int]:
    """Return which of the file's cells stands for each of the lesson's, and note what is doubled or changed."""
    chosen: dict[str, int] = {}
    for cell in hand_in.lesson.cells:
        places = [place for place, match in enumerate(matches) if match is cell]
        if not places:
            continue
        # JupyterLab gives a copied cell a new id: the one that kept its own is the original.
        best = min(places, key=lambda at: (theirs[at].id != cell.id, same_text(theirs[at].source, cell.released), at))
        chosen[cell.id] = best
        for place in places:
            if place != best and cell.metadata is not None and cell.kind in _LOCKED:
                hand_in.tampered.append(f"The locked cell `{cell.id}` was there more than once; one is kept.")
        text = cell.kind not in _LOCKED or same_text(theirs[best].source, cell.released)
        marks = same_marks(theirs[best].marks, cell.metadata)
        if not (text and marks) and cell.kind in _LOCKED and another_versions(theirs[best], cell):
            hand_in.outdated.append(cell.id)
            continue
        if not text:
            hand_in.tampered.append(f"The locked cell `{cell.id}` had been changed; it was restored.")
        if not marks:
            hand_in.tampered.append(f"The grading data of the cell `{cell.id}` had been changed; it was restored.")
    return chosen


def _restore(theirs: list[FileCell], matches: list[Cell | None], chosen: dict[str, int], hand_in: HandIn) -> None:
    """Put the lesson's cells in their order, and the student's own behind the one they followed."""
    added: dict[str, list[HandInCell]] = {}
    after = ""
    for place, (cell, match) in enumerate(zip(theirs, matches, strict=True)):
        if match is not None and chosen.get(match.id) == place:
            after = match.id
        elif match is None or match.kind not in _LOCKED:
            added.setdefault(after, []).append(_added(cell, place))
    hand_in.cells += added.get("", [])
    missing: list[Cell] = []
    for own in hand_in.lesson.cells:
        at = chosen.get(own.id)
        if at is None and own.kind in (*_LOCKED, Kind.SOLUTION):
            missing.append(own)
        if own.kind in _LOCKED:
            hand_in.cells.append(HandInCell(own.id, own.kind, own.source, own))
        elif own.kind is Kind.SOLUTION:
            hand_in.cells.append(HandInCell(own.id, own.kind, own.released if at is None else theirs[at].source, own))
        elif at is not None:
            hand_in.cells.append(HandInCell(own.id, own.kind, theirs[at].source, own))
        hand_in.cells += added.get(own.id, [])
    if hand_in.outdated:
        hand_in.outdated += [own.id for own in missing]
    else:
        hand_in.tampered += [_missing(own) for own in missing]


def _missing(own: Cell) -> str:
    if own.kind is Kind.SOLUTION:
        return f"The cell for your answer `{own.id}` was missing; it was put back, empty."
    return f"The locked cell `{own.id}` was missing; it was restored."


def _added(cell: FileCell, place: int) -> HandInCell:
    kind = Kind.FREE if cell.cell_type == "code" else Kind.MARKDOWN
    if kind is Kind.FREE and "play" in cell.tags:
        kind = Kind.PLAY
    return HandInCell(f"own-{place + 1}", kind, cell.source, None)


def _defined(source: str) -> set[str]:
    try:
        return defined_names(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()


def student_code(cells: list[HandInCell]) -> list[HandInCell]:
    """Return the code cells whose text is the student's."""
    return [cell for cell in cells if cell.kind in (Kind.SOLUTION, Kind.FREE) and cell.students]
