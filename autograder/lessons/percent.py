"""Read a lesson's text (jupytext's py:percent) into cells that know their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from jupytext.config import JupytextConfiguration
from nbformat import NotebookNode

from course.errors import LessonError

_MARKER = re.compile(r"# ?%%")
KEPT = JupytextConfiguration(
    notebook_metadata_filter="kernelspec,-all",
    cell_metadata_filter="nbgrader,tags,-all",
)
"""What pyproject.toml tells JupyterLab to keep as well."""


def shown(path: Path) -> str:
    """Return a path as people type it: relative to the folder they are in, where it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def refusal(path: Path, faults: list[tuple[int, str]]) -> LessonError:
    """Return the error that names a lesson's file, and the line and reason of every fault, in order."""
    return LessonError("\n".join(f"{shown(path)}:{line}: {reason}." for line, reason in sorted(faults)))


def read_percent(path: Path) -> tuple[NotebookNode, list[int]]:
    """Return a lesson's notebook as jupytext reads it, and the line where each cell's text begins.

    Raises: LessonError if the file cannot be read, or would not survive an edit in JupyterLab: read and
    written back it must be the same bytes.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError(f"{shown(path)}: cannot be read ({error}). Save it as UTF-8 text.") from error
    try:
        notebook = jupytext.reads(text, fmt="py:percent")
    except Exception as error:
        raise refusal(
            path, [(1, f"jupytext cannot read it ({error}); compare its header with another lesson")]
        ) from error
    # By way of a file's text, which sorts the keys of metadata.
    saved = nbformat.reads(nbformat.writes(notebook), as_version=4)
    if faults := list(_changed_lines(text, jupytext.writes(saved, fmt="py:percent", config=KEPT))):
        raise refusal(path, faults)
    return notebook, _cell_lines(path, text, notebook)


def _changed_lines(text: str, back: str) -> Iterator[tuple[int, str]]:
    if text == back:
        return
    old, new = text.split("\n"), back.split("\n")
    for number, (line, written) in enumerate(zip([*old, "<end>"], [*new, "<end>"], strict=False), 1):
        if line != written:
            yield number, f"JupyterLab would save this line as `{written}`; write it so (found `{line}`)"
            return


def _cell_lines(path: Path, text: str, notebook: NotebookNode) -> list[int]:
    lines = text.split("\n")
    starts: list[int] = []
    number = 0
    for cell in notebook.cells:
        while number < len(lines) and not _MARKER.match(lines[number]):
            if starts == [] and lines[number].strip() and not lines[number].startswith("#"):
                raise refusal(path, [(number + 1, "text before the first cell; begin it with `# %%`")])
            number += 1
        if number == len(lines):
            raise refusal(path, [(1, "a cell does not begin with `# %%`; give every cell its marker")])
        starts.append(number + 2)
        # A marker inside a text in triple quotes is no marker: go on below the cell's own lines.
        number += 1 + len(cell.source.split("\n")) * bool(cell.source)
    return starts


def nbgrader_metadata(cell: NotebookNode) -> dict[str, Any] | None:
    """Return a cell's nbgrader metadata as plain data; None where it has none."""
    found = cell.metadata.get("nbgrader")
    return dict(found) if isinstance(found, dict) else None
