"""Expected beside yours as HTML tables: differing numbers are marked by a sign and a border, not by colour alone."""

from __future__ import annotations

from html import escape

import numpy as np

from course.check.printable import number

MAX_ROWS, MAX_COLS = 8, 8
"""Arrays of up to so many rows and columns are shown in full."""

_TABLE = (
    "color:inherit;border-collapse:collapse;margin:0.3em 1.5em 0.3em 0;"
    "font-family:var(--jp-code-font-family,monospace);font-size:1em"
)
_CELL = "padding:0.15em 0.6em;text-align:right;border:1px solid var(--jp-border-color2,#bdbdbd)"
_WRONG = "padding:0.15em 0.6em;text-align:right;border:3px double currentColor;font-weight:bold"
_HEAD = "padding:0.15em 0.6em;text-align:right;font-weight:normal;color:var(--jp-ui-font-color2,#616161)"
_ROW = "background:transparent"  # JupyterLab paints every second row; grey words would fade on that
_CAPTION = "text-align:left;font-family:var(--jp-ui-font-family,sans-serif);font-weight:bold"


def is_small(array: np.ndarray) -> bool:
    """Return True when an array is shown in full, as a table."""
    if not array.size or array.ndim > 2:
        return False
    return array.ndim == 0 or (array.shape[-1] <= MAX_COLS and (array.ndim == 1 or array.shape[0] <= MAX_ROWS))


def _cell(text: str, wrong: bool = False) -> str:
    return f'<td style="{_WRONG}">≠ {escape(text)}</td>' if wrong else f'<td style="{_CELL}">{escape(text)}</td>'


def _head(text: str, scope: str) -> str:
    return f'<th scope="{scope}" style="{_HEAD}">{escape(text)}</th>'


def _table(caption: str, rows: list[str]) -> str:
    title = f'<caption style="{_CAPTION}">{escape(caption)}</caption>' if caption else ""
    body = "".join(f'<tr style="{_ROW}">{row}</tr>' for row in rows)
    return f'<table style="{_TABLE}">{title}{body}</table>'


def pair_table(want: str, got: str) -> str:
    """Return a table of two lines: one expected text, and yours."""
    return _table("", [_head("expected", "row") + _cell(want), _head("yours", "row") + _cell(got, wrong=True)])


def vector_table(got: np.ndarray, want: np.ndarray, wrong: np.ndarray) -> str:
    """Return a table with a column for each index: expected above, yours below."""
    index = _head("index", "row") + "".join(_head(str(i), "col") for i in range(want.size))
    expected = _head("expected", "row") + "".join(_cell(number(x)) for x in want)
    yours = _head("yours", "row") + "".join(_cell(number(x), bool(w)) for x, w in zip(got, wrong, strict=True))
    return _table("", [index, expected, yours])


def matrix_table(array: np.ndarray, caption: str, wrong: np.ndarray | None = None) -> str:
    """Return one small array as a table with its indices; differing numbers are marked."""
    if array.ndim == 0:
        return _table(caption, [_cell(number(array))])
    matrix = np.atleast_2d(array)
    marks = np.zeros(matrix.shape, bool) if wrong is None else np.atleast_2d(wrong)
    corner = f'<td style="{_HEAD}"></td>' if array.ndim == 2 else ""
    rows = [corner + "".join(_head(str(j), "col") for j in range(matrix.shape[1]))]
    for i, (line, marked) in enumerate(zip(matrix, marks, strict=True)):
        side = _head(str(i), "row") if array.ndim == 2 else ""
        rows.append(side + "".join(_cell(number(x), bool(m)) for x, m in zip(line, marked, strict=True)))
    return _table(caption, rows)


def entries_table(got: np.ndarray, want: np.ndarray, wrong: np.ndarray) -> str:
    """Return a table of the first eight differing numbers of a large array, each with its index."""
    places = np.argwhere(wrong)[:8]
    rows = [_head("index", "col") + _head("expected", "col") + _head("yours", "col")]
    for place in map(tuple, places):
        index = ", ".join(str(int(i)) for i in place)
        rows.append(_head(f"[{index}]", "row") + _cell(number(want[place])) + _cell(number(got[place]), wrong=True))
    return _table(f"the first {len(places)} of {int(wrong.sum())} differing numbers", rows)
