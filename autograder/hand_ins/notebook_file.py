"""A file from a stranger, read as a notebook: bounded, and told in words where it is none."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.hand_ins.plain_text import plain
from course.errors import HandInError

MOST_BYTES = 20 << 20
"""Largest file that is read. A lesson with all its pictures has less than a tenth of it."""
MOST_CELLS = 2000
MOST_TEXT = 400_000
"""Characters of one cell."""
MOST_TEXTS = 4_000_000
"""Characters of all cells. A lesson with its answers has less than a twentieth of it."""


@dataclass(frozen=True)
class FileCell:
    """A cell of a file, as far as it is looked at."""

    cell_type: str
    source: str
    id: str
    marks: dict[str, Any] | None
    tags: tuple[str, ...]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that somebody handed in. Raises: HandInError if it is no file, or too large."""
    try:
        # Opened without following links: a link could name any file of the instructor's.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise HandInError(f"{path.name}: is not there.{_beside(path)}") from None
    except OSError as error:
        raise HandInError(f"{path.name}: cannot be opened ({error.strerror}). Hand in the notebook itself.") from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise HandInError(f"{path.name}: is not a file. Hand in the notebook itself.")
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > MOST_BYTES:
            raise HandInError(
                f"{path.name}: has {about.st_size / 1e6:,.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read. "
                "Clear the outputs (Edit, Clear Outputs of All Cells), save, and hand in again."
            )
        return file.read(MOST_BYTES + 1)


def _beside(path: Path) -> str:
    """Return what to do, by what lies where the notebook should."""
    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        names = []
    if there := next((name for name in names if name.endswith(".ipynb")), None):
        return f" Beside it is “{plain(there, 80)}”: is it that? Then rename it."
    if there := next((name for name in names if name.endswith(".zip")), None):
        return f" Beside it is “{plain(there, 80)}”: unpack it."
    return " Hand in the notebook itself."


def parse(data: bytes) -> Any:
    """Return the JSON in it. Raises: HandInError if there is none."""
    if not data.strip():
        raise HandInError("is empty. Save the notebook in JupyterLab and hand in again.")
    if data.startswith(b"PK\x03\x04"):
        raise HandInError("is a zip archive. Unpack it, and hand in the notebook that is in it.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise HandInError(
            "is not text in UTF-8, so it is no notebook. Save it in JupyterLab and hand in again."
        ) from None
    except (ValueError, RecursionError):
        raise HandInError("is not JSON, so it is no notebook. Save it in JupyterLab and hand in again.") from None


def cells_of(notebook: Any) -> list[FileCell]:
    """Return the cells of parsed JSON. Raises: HandInError if it is no notebook of format 4."""
    if not isinstance(notebook, dict) or ("cells" not in notebook and "worksheets" not in notebook):
        raise HandInError("is JSON, but no notebook. Save the notebook in JupyterLab and hand in again.")
    if notebook.get("nbformat") != 4:
        told = notebook.get("nbformat")
        version = told if type(told) is int and 0 < told < 100 else "unknown"
        raise HandInError(
            f"is a notebook of format {version}; format 4 is read. Open it in JupyterLab, save it, and hand in again."
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list) or len(cells) > MOST_CELLS:
        raise HandInError(f"has no list of at most {MOST_CELLS} cells. Save it in JupyterLab and hand in again.")
    if not cells:
        raise HandInError("is a notebook without cells. Fetch the lesson again, do it, and hand in again.")
    found = [_cell(cell, number) for number, cell in enumerate(cells, start=1)]
    if (length := sum(len(cell.source) for cell in found)) > MOST_TEXTS:
        raise HandInError(f"has {length:,} characters of text in its cells; {MOST_TEXTS:,} are read. Shorten it.")
    return found


def _cell(cell: Any, number: int) -> FileCell:
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
    return FileCell(
        cell["cell_type"],
        source,
        str(cell.get("id", ""))[:64],
        marks if isinstance(marks, dict) else None,
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )
