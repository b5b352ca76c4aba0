"""Expected beside yours, and a whole block's results, as plain text."""

from __future__ import annotations

import textwrap

import numpy as np

from course.check.diagnosis import differing
from course.check.finding import Finding
from course.check.grading import CellResult
from course.check.printable import number, shape_text
from course.check.table import is_small


def _block(array: np.ndarray, wrong: np.ndarray | None = None) -> str:
    if not is_small(array):
        return f"array {shape_text(array.shape)}"
    table = np.atleast_2d(array)
    marks = np.zeros(table.shape, bool) if wrong is None else np.atleast_2d(wrong)
    pairs = (zip(row, marked, strict=True) for row, marked in zip(table, marks, strict=True))
    texts = [[number(x) + ("*" if mark else "") for x, mark in pair] for pair in pairs]
    width = max(len(text) for row in texts for text in row)
    return "\n".join("  ".join(text.rjust(width) for text in row) for row in texts)


def _entries(got: np.ndarray, want: np.ndarray, wrong: np.ndarray) -> str:
    places = [tuple(int(i) for i in place) for place in np.argwhere(wrong)[:5]]
    lines = [f"{list(place)}  expected {number(want[place])}, yours {number(got[place])}" for place in places]
    return "\n".join([*lines, "…"] if wrong.sum() > len(places) else lines)


def comparison_text(finding: Finding) -> str:
    """Return expected beside yours, differing numbers marked by a star; empty where there is nothing to compare."""
    difference = finding.difference
    if difference is None or difference.kind not in ("value", "nan", "shape"):
        return ""
    got, want, wrong = difference.got, difference.want, difference.wrong
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray)):
        return ""
    at = f" at {difference.path}" if difference.path else ""
    if not want.ndim and not got.ndim:
        mine, theirs = differing(got, want)
        return f"expected{at}  {theirs}\nyours     {mine}"
    if wrong is not None and not is_small(want):
        return _entries(got, want, wrong)
    blocks = textwrap.indent(_block(want), "  "), textwrap.indent(_block(got, wrong), "  ")
    return f"expected{at}\n{blocks[0]}\nyours\n{blocks[1]}"


def all_passed(count: int) -> str:
    """Return the sentence for a block of so many checks that all passed.

    >>> all_passed(1), all_passed(3)
    ('The visible check passed.', 'All 3 visible checks passed.')
    """
    return "The visible check passed." if count == 1 else f"All {count} visible checks passed."


def block_text(cell: CellResult) -> str:
    """Return a block's results as text: what failed first, with its message."""
    failed = [result for result in cell.results if not result.passed]
    if not failed:
        return f"{cell.title}\n✓ {all_passed(len(cell.results))}"
    lines = [cell.title, f"✗ {len(failed)} of {len(cell.results)} checks failed."]
    said: set[str] = set()
    for result in failed:
        lines.append(f"✗ {result.sentence}")
        if (result.code or result.message) in said:
            lines.append("    The same as above.")
            continue
        said.add(result.code or result.message)
        tag = f" [{result.code}]" if result.code else ""
        lines.append(textwrap.fill(result.message + tag, 100, initial_indent="    ", subsequent_indent="    "))
        if result.text:
            lines.append(textwrap.indent(result.text, "    "))
    lines += [f"✓ {result.sentence}" for result in cell.results if result.passed]
    if cell.stopped:
        lines.append("The test stopped here; more checks follow once this is mended.")
    return "\n".join(lines)
