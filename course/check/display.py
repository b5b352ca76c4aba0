"""Showing a block's results where the learner is: in a notebook as HTML and text, elsewhere as text."""

from __future__ import annotations

import sys

from course.check.grading import CellResult
from course.check.render_html import block_html
from course.check.render_text import block_text


def in_notebook() -> bool:
    """Return True inside IPython or a Jupyter kernel, without importing IPython."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


def show(cell: CellResult) -> None:
    """Display a block's results.

    Outside a notebook they are printed, never to stderr: nbgrader takes a line there for a failed test.
    """
    text = block_text(cell)
    if in_notebook():
        from IPython.display import display

        display({"text/html": block_html(cell), "text/plain": text}, raw=True)
    else:
        print(text)
