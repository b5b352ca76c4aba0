"""Code as a page shows it: coloured, as far as that is sure to be quick."""

from __future__ import annotations

import re

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

# The longest answer of the lessons and of `tests/answers` has 4,900 characters in 110 lines, all of a
# lesson's answers together 10,000. Pygments can be made to take time with the square of the length.
CELL_CHARACTERS = 8_000
CELL_LINES = 300
PAGE_CHARACTERS = 32_000
_BLANK_LINES = re.compile(r"\n{4,}")


class ShownCode:
    """One page's code: cells are coloured until the page has had its share, then they are shown as they are."""

    def __init__(self) -> None:
        self._left = PAGE_CHARACTERS

    def __call__(self, source: str) -> Markup:
        """Return a cell's text as HTML, without what cannot be seen: spaces at the ends of lines, long gaps."""
        text = tidy(source)
        if len(text) > min(CELL_CHARACTERS, self._left) or text.count("\n") >= CELL_LINES:
            return Markup(escape(text))
        self._left -= len(text)
        return Markup(highlight(text, PythonLexer(), HtmlFormatter(nowrap=True)))


def tidy(source: str) -> str:
    """Return code without white space at the ends of its lines, and with two blank lines at most in a row.

    Pygments looks from each blank line at all those that follow it.
    """
    lines = "\n".join(line.rstrip() for line in source.split("\n"))
    return _BLANK_LINES.sub("\n\n\n", lines.strip("\n"))
