"""A cell's outputs, made safe: they were made by a stranger's code and end in an instructor's browser.

An allow-list of MIME types decides what stays: text, HTML (see `safe_html`), PNG and JPEG pictures,
LaTeX and Markdown as plain text. Everything else (scripts, SVG, widgets, PDF, whatever a front end
might run) is left out, and a line says so.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.hand_ins.picture_file import PICTURE_BYTES, picture
from autograder.hand_ins.plain_text import plain, printed, text_of
from autograder.hand_ins.safe_html import clean_html, clean_markdown, escape

__all__ = ["clean_markdown", "clean_outputs", "escape"]

# The formgrader's page runs MathJax over everything that is not told to be left alone. And whatever an output
# does to be painted outside of its own box is cut off there: the boxes for points stand on the same page. Nor
# may it push them away: what lies below 16 million pixels, Chromium cannot scroll to.
_PLACE = '<div class="tex2jax_ignore mathjax_ignore" style="contain:content;overflow:auto;max-height:3000px">'
OUTPUTS = 200
"""At most so many outputs of one cell are kept."""
_PICTURES = {"image/png": "png", "image/jpeg": "jpeg"}
_NAMES = {
    "application/javascript": "JavaScript",
    "application/vnd.jupyter.widget-view+json": "an interactive widget",
    "application/pdf": "a PDF document",
    "image/svg+xml": "an SVG picture",
}
_SILENT = {"text/plain", "text/html", "text/latex", "text/markdown", *_PICTURES}


def clean_outputs(outputs: Any, limit: int = 50_000) -> list[NotebookNode]:
    """Return outputs that are valid nbformat and safe to show, whatever was given.

    outputs: a list of nbformat outputs; anything malformed in it is dropped, never raised on.
    limit: characters of text that one cell may show; pictures have limits of their own.
    What was left out or cut is said where it stood.
    """
    if not isinstance(outputs, list):
        return []
    kept: list[NotebookNode] = []
    left, pictures = limit, 10 * PICTURE_BYTES
    for output in outputs:
        if not isinstance(output, dict):
            continue
        if len(kept) >= OUTPUTS or left <= 0:
            kept.append(_notice("More outputs of this cell were left out"))
            break
        for clean in _clean_output(output, left):
            size = sum(len(value) for key, value in clean.get("data", {}).items() if key != "text/plain")
            pictures -= size
            if pictures < 0:
                clean = _notice("A large output was left out")
            left -= len(clean.get("text", "")) + len(clean.get("data", {}).get("text/plain", ""))
            left -= sum(map(len, clean.get("traceback", [])))
            kept.append(clean)
    return kept


def _notice(text: str) -> NotebookNode:
    return new_output("display_data", data={"text/plain": f"[{text}.]"})


def _clean_output(output: dict[str, Any], limit: int) -> list[NotebookNode]:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        text = printed(output.get("text"), limit)
        return [new_output("stream", name=name, text=text)] if text else []
    if kind == "error":
        return [_clean_error(output, limit)]
    if kind in ("display_data", "execute_result"):
        return _clean_display(kind, output, limit)
    return []


def _clean_error(output: dict[str, Any], limit: int) -> NotebookNode:
    frames = output.get("traceback")
    lines = [text_of(frame, limit) for frame in frames[:200]] if isinstance(frames, list) else [text_of(frames)]
    text = printed("\n".join(lines), limit)
    name, value = plain(output.get("ename"), 200), plain(output.get("evalue"), 2_000)
    return new_output("error", ename=name or "Error", evalue=value, traceback=text.split("\n"))


def _clean_display(kind: str, output: dict[str, Any], limit: int) -> list[NotebookNode]:
    data = output.get("data")
    data = data if isinstance(data, dict) else {}
    clean: dict[str, str] = {}
    for mime, name in _PICTURES.items():
        if mime in data and (good := picture(data[mime], name)):
            clean[mime] = good
    if "text/html" in data:
        inner = clean_html(data["text/html"], limit)
        clean["text/html"] = f"{_PLACE}{inner}</div>"
    for mime in ("text/plain", "text/markdown", "text/latex"):
        if mime in data and "text/plain" not in clean:
            clean["text/plain"] = printed(data[mime], limit)
    lost = [_NAMES.get(mime, f"output of type {mime[:80]}") for mime in data if _is_lost(mime, clean)]
    kept = []
    if clean:
        count = output.get("execution_count")
        result = {"execution_count": count if _is_count(count) else None} if kind == "execute_result" else {}
        kept.append(new_output(kind, data=clean, **result))
    return kept + [
        _notice(f"Left out, as it could run in a browser or cannot be shown: {plain(x, 200)}") for x in lost[:5]
    ]


def _is_lost(mime: Any, clean: dict[str, str]) -> bool:
    if not isinstance(mime, str):
        return False
    return mime not in _SILENT or (mime in _PICTURES and mime not in clean)


def _is_count(count: Any) -> bool:
    return isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 2**31
