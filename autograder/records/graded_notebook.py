"""A hand-in's notebook with what grading found out written into it: the only way outcomes reach nbgrader.

A grade comes to nbgrader only from a test cell's outputs (`nbgrader.utils.determine_grade`), where no
output at all is full marks and anything on stderr is zero. So every test cell gets exactly one output,
an execute_result whose text is the points; the table of checks is its HTML.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.hand_ins.plain_text import plain, text_of
from autograder.hand_ins.safe_html import clean_html, escape
from autograder.hand_ins.sanitise import clean_markdown, clean_outputs
from autograder.outcome import CellOutcome, Outcome
from course.errors import GradebookError

KEY = "nncourse"
"""Where the metadata of a notebook, and of its test cells, hold what feedback is made from."""
_MARK = "padding-right:1em;vertical-align:top;white-space:nowrap"
_NBGRADER = {"grade": bool, "locked": bool, "solution": bool, "task": bool, "schema_version": int, "checksum": str}


def fill(notebook: NotebookNode, outcome: Outcome, *, prose: Collection[str] = (), limit: int = 50_000) -> NotebookNode:
    """Write an outcome into the notebook it is about, in place, and return it.

    Outputs are made safe, metadata is rebuilt from what is known, and Markdown is disarmed unless it
    is the lesson's own (`prose`). limit: characters of output that one cell may show.
    Raises: GradebookError if a test cell has no points: an empty test cell would count as right.
    """
    found = {cell.cell_id: cell for cell in outcome.cells}
    _rebuild_metadata(notebook, outcome)
    taken: set[str] = set()
    for number, cell in enumerate(notebook.cells):
        marks, name = _marks(cell), cell_name(cell)
        extra = {k: v for k, v in cell.metadata.items() if k in ("deletable", "editable") and isinstance(v, bool)}
        tags = [tag for tag in _listed(cell.metadata.get("tags")) if re.fullmatch(r"[\w-]{1,40}", str(tag))]
        cell.metadata = NotebookNode(extra | ({"tags": tags} if tags else {}) | ({"nbgrader": marks} if marks else {}))
        cell.id = name if re.fullmatch(r"[\w-]{1,64}", name, re.ASCII) and name not in taken else f"cell-{number}"
        taken.add(cell.id)
        cell.pop("attachments", None)
        cell.source = text_of(cell.source)
        if cell.cell_type != "code":
            cell.source = cell.source if cell.source in prose else clean_markdown(cell.source)
        elif marks and marks["grade"]:
            _fill_test(cell, found.get(name), outcome)
        else:
            ran = found.get(name, CellOutcome(name))
            cell.outputs, cell.execution_count = clean_outputs(ran.outputs, limit), ran.execution_count
    return notebook


def cell_name(cell: NotebookNode) -> str:
    """Return what outcomes call a cell: its grade id, or else its Jupyter id."""
    marks = cell.metadata.get("nbgrader")
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return str(name or cell.get("id", ""))


def unread(outcome: Outcome) -> NotebookNode:
    """Return a notebook that stands for a hand-in that could not be read, and says why."""
    reasons = "\n".join(f"- {note}" for note in outcome.notes) or "- It is not a notebook of this lesson."
    text = f"# This hand-in could not be read\n\n{reasons}\n\nIt has no grade. Please hand in again."
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text, id="unread")])
    notebook.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
    return fill(notebook, outcome)


def _rebuild_metadata(notebook: NotebookNode, outcome: Outcome) -> None:
    given = notebook.metadata.get("kernelspec", {})
    kernelspec = {k: plain(v, 100) for k, v in given.items() if k in ("name", "language", "display_name")}
    told = outcome.summary() | {"notes": [plain(note, 2_000) for note in outcome.notes], "limits": outcome.limits}
    notebook.metadata = NotebookNode(
        ({"kernelspec": kernelspec} if kernelspec else {}) | {"language_info": {"name": "python"}, KEY: told}
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _marks(cell: NotebookNode) -> NotebookNode | None:
    # Templates of nbgrader put grade ids into pages unescaped; no key may hold what it should not.
    given = cell.metadata.get("nbgrader")
    if not isinstance(given, dict) or not re.fullmatch(r"\w[\w-]{0,63}", str(given.get("grade_id", "")), re.ASCII):
        return None
    marks = NotebookNode({key: kind() for key, kind in _NBGRADER.items() if kind is bool})
    marks |= {key: given[key] for key, kind in _NBGRADER.items() if isinstance(given.get(key), kind)}
    marks |= {"grade_id": given["grade_id"], "schema_version": 3}
    if marks["grade"]:
        marks["points"] = float(given.get("points", 0))
    if given.get("cell_type") in ("code", "markdown"):
        marks["cell_type"] = given["cell_type"]
    return marks if marks["grade"] or marks["solution"] or marks["locked"] or marks["task"] else None


def _fill_test(cell: NotebookNode, result: CellOutcome | None, outcome: Outcome) -> None:
    name = cell.metadata.nbgrader.grade_id
    if result is None or result.points is None or not math.isfinite(result.points):
        raise GradebookError(
            f"{outcome.student}'s {outcome.lesson}: the test cell `{name}` came back without points. "
            "This is our failure, not the learner's: nothing was stored. Grade this hand-in again."
        )
    points = min(max(float(result.points), 0.0), cell.metadata.nbgrader.points)
    told = NotebookNode(
        points=points,
        max_points=cell.metadata.nbgrader.points,
        stopped=plain(result.stopped, 2_000),
        checks=[
            {
                "sentence": plain(check.sentence, 2_000),
                "passed": bool(check.passed),
                "code": plain(check.code, 20) or None,
                "message": plain(check.message, 4_000),
                "html": clean_html(check.html, 20_000) if check.html else "",
            }
            for check in result.checks[:500]
        ],
    )
    data = {"text/plain": repr(points), "text/html": _check_table(told)}
    cell.outputs = [new_output("execute_result", data=data, execution_count=result.execution_count)]
    cell.execution_count = result.execution_count
    cell.metadata[KEY] = told


def _check_table(told: NotebookNode) -> str:
    # For the formgrader's page, which has no style for it. The HTML in it is clean already.
    rows = []
    for check in told.checks:
        said = f"<br>{escape(check['message'], 4_000)}" if check["message"] else ""
        mark = "✓ holds" if check["passed"] else "✗ fails"
        sentence = f"<td>{escape(check['sentence'])}{said}{check['html']}</td>"
        rows.append(f'<tr><td style="{_MARK}">{mark}</td>{sentence}</tr>')
    stopped = f"<p>{escape(told.stopped)}</p>" if told.stopped else ""
    points = f"<p>{told.points:.4g} of {told.max_points:.4g} points</p>"
    return f'<div class="tex2jax_ignore mathjax_ignore">{points}<table>{"".join(rows)}</table>{stopped}</div>'


def check_text(result: CellOutcome) -> str:
    """Return a test cell's failed checks as plain lines, for a terminal."""
    lines = [f"{check.sentence}: {check.message}".rstrip(": ") for check in result.checks if not check.passed]
    return "\n".join([*(plain(line, 4_000) for line in lines), *([plain(result.stopped)] if result.stopped else [])])
