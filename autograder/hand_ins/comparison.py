"""A cell of a stranger's file beside the lesson's own: the same, another version's, or changed."""

from __future__ import annotations

from typing import Any

from nbformat import from_dict

from autograder.hand_ins.notebook_file import FileCell
from autograder.lessons.cell import Cell

_CHECKSUMMED = ("grade", "grade_id", "locked", "points", "solution")
"""What nbgrader's checksum of a cell covers of its grading data."""
_NOT_CHECKSUMMED = ("schema_version", "task")


def same_text(one: str, other: str) -> bool:
    """Return whether two texts are the same but for white space at the ends of lines and of the text."""
    return _trimmed(one) == _trimmed(other)


def same_marks(
    theirs: dict[str, Any] | None, own: dict[str, Any] | None, keys: tuple[str, ...] = _CHECKSUMMED + _NOT_CHECKSUMMED
) -> bool:
    """Return whether a cell's grading data are the lesson's; so are none at all, which some tools leave."""
    if theirs is None or own is None:
        return True
    return all(_plain_equal(theirs.get(key), own.get(key)) for key in keys)


def another_versions(cell: FileCell, own: Cell) -> bool:
    """Return whether a locked cell that is not ours is as it was released: nbgrader's checksum in it still fits.

    Whoever computes the checksum anew is taken for an early bird, and gains nothing: the cell is replaced
    all the same, and told of.
    """
    # Only here: it costs more than a second, and nearly no hand-in comes this far.
    from nbgrader.utils import compute_checksum

    marks = cell.marks or {}
    if not same_marks(marks, own.metadata, _NOT_CHECKSUMMED) or isinstance(marks.get("points"), bool):
        return False
    marks = {key: value for key, value in marks.items() if isinstance(value, str | int | float)}
    told = from_dict({"cell_type": cell.cell_type, "source": cell.source, "metadata": {"nbgrader": marks}})
    try:
        return bool(marks.get("checksum") == compute_checksum(told))
    except (KeyError, AttributeError, ValueError, OverflowError):  # grading data that are none
        return False


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def _plain_equal(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float) and not isinstance(one, bool):
        return one == other  # nbgrader writes 1 point as 1 or 1.0
    return type(one) is type(other) and bool(one == other)
