"""A hand-in: a file from a stranger, read as a notebook of one lesson, with the lesson's own cells restored.

Nothing of the file is believed but the text of the cells a learner may write. Outputs, metadata and
attachments are left behind; locked cells are the lesson's own.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.cell import Cell, Kind
from autograder.lesson import Lesson
from autograder.plain_text import plain
from course.errors import HandInError

MOST_BYTES = 20 << 20
"""Largest file that is read. A lesson with all its pictures has less than a tenth of it."""
MOST_CELLS = 2000
MOST_TEXT = 400_000
"""Characters of one cell."""
_LOCKED = (Kind.SETUP, Kind.GIVEN, Kind.VISIBLE, Kind.HIDDEN)
_MARKS = ("grade", "grade_id", "locked", "points", "schema_version", "solution", "task")


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

    def unchanged(self, name: str) -> bool:
        """Whether a solution cell still says what the release says, and no added cell mentions its name."""
        cell = next(cell for cell in self.cells if cell.id == name)
        assert cell.lessons is not None
        if _same(cell.source, cell.lessons.released):
            asked = self.lesson.exercise(name).asks
            added = [cell.source for cell in self.cells if cell.lessons is None and cell.kind is Kind.FREE]
            return not any(word in text for word in asked for text in added)
        return False

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
    data = _bytes(path)
    try:
        return understand(_parsed(data), lesson, hashlib.sha256(data).hexdigest())
    except HandInError as error:
        raise HandInError(f"{path.name}: {error}") from None


def understand(notebook: Any, lesson: Lesson, digest: str = "") -> HandIn:
    """Return what a parsed notebook hands in for a lesson. Raises: HandInError."""
    theirs = _cells(notebook)
    known = {cell.id: cell for cell in lesson.cells}
    by_text = {(cell.cell_type, cell.released): cell for cell in lesson.cells if cell.metadata is None}
    matches = [_match(cell, known, by_text) for cell in theirs]
    if not any(match is not None and match.metadata is not None for match in matches):
        title = next((plain(cell.source.splitlines()[0], 80) for cell in theirs if cell.source.strip()), "")
        raise HandInError(
            f"none of its cells belongs to the lesson {lesson.name}; it begins with “{title}”. "
            "Hand in the notebook of this lesson."
        )
    hand_in = HandIn(lesson, [], digest)
    chosen = _choose(theirs, matches, hand_in)
    _restore(theirs, matches, chosen, hand_in)
    return hand_in


@dataclass(frozen=True)
class _Theirs:
    """A cell of the file, as far as it is looked at."""

    cell_type: str
    source: str
    id: str
    marks: dict[str, Any] | None
    tags: tuple[str, ...]


def _bytes(path: Path) -> bytes:
    try:
        # Opened without following links: a link could name any file of the instructor's.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise HandInError(f"{path.name}: cannot be opened ({error.strerror}). Hand in the notebook itself.") from None
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise HandInError(f"{path.name}: is not a file. Hand in the notebook itself.")
        if about.st_size > MOST_BYTES:
            raise HandInError(
                f"{path.name}: has {about.st_size / 1e6:,.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read. "
                "Clear the outputs (Edit, Clear Outputs of All Cells), save, and hand in again."
            )
        return file.read(MOST_BYTES + 1)


def _parsed(data: bytes) -> Any:
    if not data.strip():
        raise HandInError("is empty. Save the notebook in JupyterLab and hand in again.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise HandInError(
            "is not text in UTF-8, so it is no notebook. Save it in JupyterLab and hand in again."
        ) from None
    except (ValueError, RecursionError):
        raise HandInError("is not JSON, so it is no notebook. Save it in JupyterLab and hand in again.") from None


def _cells(notebook: Any) -> list[_Theirs]:
    if not isinstance(notebook, dict) or ("cells" not in notebook and "worksheets" not in notebook):
        raise HandInError("is JSON, but no notebook. Save the notebook in JupyterLab and hand in again.")
    if notebook.get("nbformat") != 4:
        version = plain(str(notebook.get("nbformat"))[:20], 20)
        raise HandInError(
            f"is a notebook of format {version}; format 4 is read. Open it in JupyterLab, save it, and hand in again."
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list) or len(cells) > MOST_CELLS:
        raise HandInError(f"has no list of at most {MOST_CELLS} cells. Save it in JupyterLab and hand in again.")
    if not cells:
        raise HandInError("is a notebook without cells. Fetch the lesson again, do it, and hand in again.")
    return [_cell(cell, number) for number, cell in enumerate(cells, start=1)]


def _cell(cell: Any, number: int) -> _Theirs:
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        raise HandInError(f"has no proper cell at place {number}. Open it in JupyterLab, save it, and hand in again.")
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MOST_TEXT:
        raise HandInError(f"has no text of at most {MOST_TEXT:,} characters in its cell {number}. Shorten it.")
    metadata = cell.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    marks, tags = metadata.get("nbgrader"), metadata.get("tags")
    # Lone surrogates cannot be written to a file or a database; NUL ends Python's source.
    source = source.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    return _Theirs(
        cell["cell_type"],
        source,
        str(cell.get("id", ""))[:64],
        marks if isinstance(marks, dict) else None,
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _match(cell: _Theirs, known: dict[str, Cell], by_text: dict[tuple[str, str], Cell]) -> Cell | None:
    """Return the lesson's cell that this one is: by its grade id, by its Jupyter id, or by its text."""
    name = (cell.marks or {}).get("grade_id")
    match = known.get(name) if isinstance(name, str) else None
    match = match or known.get(cell.id) or by_text.get((cell.cell_type, cell.source))
    return match if match is not None and match.cell_type == cell.cell_type else None


def _choose(theirs: list[_Theirs], matches: list[Cell | None], hand_in: HandIn) -> dict[str, int]:
    """Return which of the file's cells stands for each of the lesson's, and note what is doubled or changed."""
    chosen: dict[str, int] = {}
    for cell in hand_in.lesson.cells:
        places = [place for place, match in enumerate(matches) if match is cell]
        if not places:
            continue
        # JupyterLab gives a copied cell a new id: the one that kept its own is the original.
        best = min(places, key=lambda at: (theirs[at].id != cell.id, _same(theirs[at].source, cell.released), at))
        chosen[cell.id] = best
        for place in places:
            if place != best and cell.metadata is not None and cell.kind in _LOCKED:
                hand_in.tampered.append(f"The locked cell `{cell.id}` was there more than once; one is kept.")
        if cell.kind in _LOCKED and not _same(theirs[best].source, cell.released):
            hand_in.tampered.append(f"The locked cell `{cell.id}` had been changed; it was restored.")
        if cell.metadata is not None and not _same_marks(theirs[best].marks, cell.metadata):
            hand_in.tampered.append(f"The grading data of the cell `{cell.id}` had been changed; it was restored.")
    return chosen


def _restore(theirs: list[_Theirs], matches: list[Cell | None], chosen: dict[str, int], hand_in: HandIn) -> None:
    """Put the lesson's cells in their order, and the student's own behind the one they followed."""
    added: dict[str, list[HandInCell]] = {}
    after = ""
    for place, (cell, match) in enumerate(zip(theirs, matches, strict=True)):
        if match is not None and chosen.get(match.id) == place:
            after = match.id
        elif match is None or match.kind not in _LOCKED:
            added.setdefault(after, []).append(_added(cell, place))
    hand_in.cells += added.get("", [])
    for own in hand_in.lesson.cells:
        at = chosen.get(own.id)
        if own.kind in _LOCKED:
            hand_in.cells.append(HandInCell(own.id, own.kind, own.source, own))
            if at is None:
                hand_in.tampered.append(f"The locked cell `{own.id}` was missing; it was restored.")
        elif own.kind is Kind.SOLUTION:
            hand_in.cells.append(HandInCell(own.id, own.kind, own.released if at is None else theirs[at].source, own))
            if at is None:
                hand_in.tampered.append(f"The cell for your answer `{own.id}` was missing; it was put back, empty.")
        elif at is not None:
            hand_in.cells.append(HandInCell(own.id, own.kind, theirs[at].source, own))
        hand_in.cells += added.get(own.id, [])


def _added(cell: _Theirs, place: int) -> HandInCell:
    kind = Kind.FREE if cell.cell_type == "code" else Kind.MARKDOWN
    if kind is Kind.FREE and "play" in cell.tags:
        kind = Kind.PLAY
    return HandInCell(f"own-{place + 1}", kind, cell.source, None)


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space at the ends of lines and of the text."""
    return _trimmed(one) == _trimmed(other)


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def _same_marks(theirs: dict[str, Any] | None, own: dict[str, Any]) -> bool:
    if theirs is None:
        return True  # tools that drop metadata are no tampering; the Jupyter id matched
    return all(_plain_equal(theirs.get(key), own.get(key)) for key in _MARKS)


def _plain_equal(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float) and not isinstance(one, bool):
        return float(one) == float(other)  # nbgrader writes 1 point as 1 or 1.0
    return type(one) is type(other) and bool(one == other)


def student_code(cells: list[HandInCell]) -> list[HandInCell]:
    """Return the code cells whose text is the student's."""
    return [cell for cell in cells if cell.kind in (Kind.SOLUTION, Kind.FREE) and cell.students]
