"""Expected beside yours, and a whole block's results, as HTML with inline styles and no scripts.

Colours come from JupyterLab's own variables, so that light and dark themes both read well; outside JupyterLab the
fallbacks hold. Signs and words say everything that colours say.
"""

from __future__ import annotations

import re
from html import escape

import numpy as np

from course.check.diagnosis import differing
from course.check.finding import Finding
from course.check.grading import CellResult, CheckResult
from course.check.picture import colours, data_uri, thin
from course.check.printable import shape_text
from course.check.render_text import all_passed
from course.check.rerun import rerun
from course.check.table import entries_table, is_small, matrix_table, pair_table, vector_table

_FRAME = (
    "margin:0.4em 0;padding:0.6em 1em;border:1px solid var(--jp-border-color2,#bdbdbd);border-left-width:6px;"
    "font-family:var(--jp-ui-font-family,sans-serif);font-size:var(--jp-ui-font-size1,13px);line-height:1.5;"
    "color:var(--jp-ui-font-color1,#212121);background:var(--jp-layout-color0,#ffffff)"
)
# Of JupyterLab's greens and reds, the ones that stand out by 4.5 : 1 in its light and in its dark theme.
_GOOD, _BAD = "var(--jp-success-color0,#1b5e20)", "var(--jp-error-color1,#c62828)"
_MESSAGE = "font-size:1.25em;line-height:1.45;margin:0.5em 0;max-width:44em"
_CODE = "font-family:var(--jp-code-font-family,monospace);overflow-wrap:anywhere"
_BACKTICKS = re.compile(r"`([^`<>]+)`")
_SIDE = "display:flex;flex-wrap:wrap;align-items:flex-start"


def _figure(rgb: np.ndarray, caption: str, alt: str) -> str:
    height, width, _ = rgb.shape
    scale = max(1, 160 // max(height, width))
    size = f'width="{width * scale}" height="{height * scale}"'
    style = "image-rendering:pixelated;border:1px solid currentColor"
    picture = f'<img src="{data_uri(rgb)}" alt="{escape(alt, quote=True)}" {size} style="{style}">'
    return f'<figure style="margin:0.3em 1.5em 0.3em 0">{picture}<figcaption>{escape(caption)}</figcaption></figure>'


def _pictures(got: np.ndarray, want: np.ndarray, wrong: np.ndarray) -> str:
    finite = want[np.isfinite(want)].astype(float)
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    shape = shape_text(want.shape)
    figures = [
        _figure(colours(thin(array), low, high), caption, f"{caption}: a matrix {shape}, drawn as a picture")
        for array, caption in ((want, "expected"), (got, "yours"))
    ]
    marks = np.repeat(np.where(thin(wrong), 0, 255)[..., None], 3, axis=-1).astype(np.uint8)
    alt = f"where they differ: {int(wrong.sum())} of {wrong.size} numbers"
    return "".join(figures) + _figure(marks, "differing (black)", alt)


def comparison_html(finding: Finding) -> str:
    """Return expected beside yours as HTML, and the call to make again; empty where there is nothing to show."""
    again = rerun(finding.seen) if finding.seen is not None else ""
    code = f'<pre style="white-space:pre-wrap;{_CODE}">{escape(again)}</pre>' if again else ""
    return _comparison(finding) + (
        f"<details><summary>Make this call yourself</summary>{code}</details>" if code else ""
    )


def _comparison(finding: Finding) -> str:
    difference = finding.difference
    if difference is None or difference.kind not in ("value", "nan", "shape"):
        return ""
    got, want, wrong = difference.got, difference.want, difference.wrong
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray)):
        return ""
    at = f"<p>At <code>{escape(difference.path)}</code> of the result:</p>" if difference.path else ""
    if not got.ndim and not want.ndim:
        mine, theirs = differing(got, want)
        return at + pair_table(theirs, mine)
    if wrong is None:
        if not (is_small(got) and is_small(want)):
            return ""
        tables = matrix_table(want, f"expected, shape {want.shape}") + matrix_table(got, f"yours, shape {got.shape}")
        return f'{at}<div style="{_SIDE}">{tables}</div>'
    if is_small(want):
        if want.ndim == 1:
            return at + vector_table(got, want, wrong)
        return f'{at}<div style="{_SIDE}">{matrix_table(want, "expected")}{matrix_table(got, "yours", wrong)}</div>'
    real = got.dtype.kind in "biuf" and want.dtype.kind in "biuf"
    pictures = _pictures(got, want, wrong) if want.ndim == 2 and min(want.shape) > 1 and real else ""
    return f'{at}<div style="{_SIDE}">{pictures}{entries_table(got, want, wrong)}</div>'


def _prose(message: str) -> str:
    return _BACKTICKS.sub(f'<code style="{_CODE}">\\1</code>', escape(message))


def _sentence(result: CheckResult) -> str:
    sign, colour, word = ("✓", _GOOD, "passed") if result.passed else ("✗", _BAD, "failed")
    mark = f'<span style="color:{colour};font-weight:bold">{sign} {word}</span>'
    return f'<span style="{_CODE}">{mark} {escape(result.sentence)}</span>'


def _failed(result: CheckResult, said: set[str]) -> str:
    if (result.code or result.message) in said:
        inner = f"<details><summary>{_sentence(result)} (the same as above)</summary>{result.html}</details>"
        return f'<div style="margin:0.4em 0">{inner}</div>'
    said.add(result.code or result.message)
    code = (
        f' <small style="color:var(--jp-ui-font-color2,#616161)">({escape(result.code)})</small>' if result.code else ""
    )
    message = f'<p style="{_MESSAGE}">{_prose(result.message)}{code}</p>'
    return f'<div style="margin:0.4em 0 1em 0">{message}<div>{_sentence(result)}</div>{result.html}</div>'


def block_html(cell: CellResult) -> str:
    """Return a block's results as one HTML element: what failed first, each message once; what passed folded away."""
    failed = [result for result in cell.results if not result.passed]
    passed = [result for result in cell.results if result.passed]
    title = f"<strong>{escape(cell.title)}</strong>"
    lines = "".join(f'<li style="list-style:none">{_sentence(result)}</li>' for result in passed)
    listed = f'<ul style="padding-left:1em;margin:0.3em 0">{lines}</ul>'
    if not failed:
        head = f'<span style="color:{_GOOD};font-weight:bold">✓ {all_passed(len(passed))}</span>'
        inner = f"<details><summary>{head} {title}</summary>{listed}</details>"
        return f'<div style="{_FRAME};border-left-color:{_GOOD}">{inner}</div>'
    head = f'<span style="color:{_BAD};font-weight:bold">✗ {len(failed)} of {len(cell.results)} checks failed.</span>'
    said: set[str] = set()
    body = "".join(_failed(result, said) for result in failed)
    stopped = "<p>The test stopped here; more checks follow once this is mended.</p>" if cell.stopped else ""
    noun = "check" if len(passed) == 1 else "checks"
    rest = f"<details><summary>{len(passed)} {noun} passed</summary>{listed}</details>" if passed else ""
    return f'<div style="{_FRAME};border-left-color:{_BAD}"><div>{head} {title}</div>{body}{stopped}{rest}</div>'
