"""A lesson's cells as a notebook: the same bytes on every machine."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.lessons.cell import Cell, Kind


def cell_ids(kinds_and_texts: Iterable[tuple[str | None, str, str]]) -> list[str]:
    """Return an id for each (grade id or None, cell type, text): the grade id, else a hash of the text.

    jupytext draws ids at random, which would make every build different. Cells with the same text are
    told apart by a number.
    """
    ids: list[str] = []
    seen: dict[str, int] = {}
    for grade_id, cell_type, text in kinds_and_texts:
        name = grade_id or hashlib.sha256(f"{cell_type}\n{text}".encode()).hexdigest()[:16]
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def notebook_of(cells: Iterable[Cell], kernelspec: dict[str, str]) -> NotebookNode:
    """Return the notebook of these cells' full texts, answers and hidden tests in, without outputs."""
    notebook = new_notebook(metadata={"kernelspec": dict(kernelspec)})
    notebook.nbformat_minor = 5
    for cell in cells:
        metadata: dict[str, object] = {}
        if cell.metadata is not None:
            metadata["nbgrader"] = copy.deepcopy(cell.metadata)
        if cell.tags:
            metadata["tags"] = list(cell.tags)
        new = new_markdown_cell if cell.kind is Kind.MARKDOWN else new_code_cell
        notebook.cells.append(new(cell.source, id=cell.id, metadata=metadata))
    return notebook


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """Return the file's bytes: nbformat 4.5, keys sorted, a newline at the end."""
    return (nbformat.writes(notebook, version=4) + "\n").encode()
