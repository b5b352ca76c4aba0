"""Expected beside yours, and a whole block's results, as plain text."""

from __future__ import annotations

import textwrap

import numpy as np

from course.check.diagnosis import differing
from course.check.finding import Finding
from course.check.grading import CellResult
from course.check.printable import number, shape_text

MAX_ROWS, MAX_COLS = 8, 8
"""Arrays of up to so many rows and columns are shown in full."""


def _block(array: np.ndarray, wrong: np.ndarray | None, digits: int = 5) -> str:
    if array.ndim > 2 or array.shape[:1] > (MAX_ROWS,) or array.shape[-1:] > (MAX_COLS,) or not array.size:
        return f"array {shape_text(array.shape)}"
    table = np.atleast_2d(array)
    marks = np.zeros(table.shape, bool) if wrong is None else np.atleast_2d(wrong)
    texts = [
        [number(x, digits) + ("*" if m else "") for x, m in zip(*row, strict=True)]
        for row in zip(table, marks, strict=True)
    ]
    width = max(len(text) for row in texts for text in row)
    return "\n".join("  ".join(text.rjust(width) for text in row) for row in texts)


def comparison_text(finding: Finding) -> str:
    """Return expected beside yours, differing numbers marked by a star; empty where there is nothing to compare."""
    difference = finding.difference
    if difference is None or difference.kind not in ("value", "nan", "shape"):
        return ""
    got, want = difference.got, difference.want
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray)):
        return ""
    if not want.ndim and not got.ndim:
        mine, theirs = differing(got, want)
        return f"expected  {theirs}\nyours     {mine}"
    at = f" at {difference.path}" if difference.path else ""
    parts = [
        f"expected{at}",
        textwrap.indent(_block(want, None), "  "),
        "yours",
        textwrap.indent(_block(got, difference.wrong), "  "),
    ]
    return "\n".join(parts)


def block_text(cell: CellResult) -> str:
    """Return a block's results as text: what failed first, with its message."""
    failed = [result for result in cell.results if not result.passed]
    if not failed:
        return f"{cell.title}\n✓ All {len(cell.results)} visible checks passed."
    lines = [cell.title, f"✗ {len(failed)} of {len(cell.results)} checks failed."]
    said: set[str] = set()
    for result in failed:
        lines.append(f"✗ {result.sentence}")
        if result.message in said:
            lines.append("    The same as above.")
            continue
        said.add(result.message)
        tag = f" [{result.code}]" if result.code else ""
        lines.append(textwrap.fill(result.message + tag, 100, initial_indent="    ", subsequent_indent="    "))
        if result.text:
            lines.append(textwrap.indent(result.text, "    "))
    lines += [f"✓ {result.sentence}" for result in cell.results if result.passed]
    if cell.stopped:
        lines.append("The test stopped here; more checks follow once this is mended.")
    return "\n".join(lines)
