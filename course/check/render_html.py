"""Expected beside yours, and a whole block's results, as HTML with inline styles and no scripts."""

from __future__ import annotations

from html import escape

from course.check.finding import Finding
from course.check.grading import CellResult


def comparison_html(finding: Finding) -> str:
    """Return expected beside yours as HTML; empty where there is nothing to compare."""
    from course.check.render_text import comparison_text

    text = comparison_text(finding)
    return f"<pre>{escape(text)}</pre>" if text else ""


def block_html(cell: CellResult) -> str:
    """Return a block's results as one HTML element."""
    from course.check.render_text import block_text

    return f"<pre>{escape(block_text(cell))}</pre>"
