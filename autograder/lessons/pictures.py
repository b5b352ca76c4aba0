"""What the builder refuses because a learner who cannot see a picture would get nothing of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from autograder.lessons.cell import Cell, Kind
from autograder.lessons.lesson import Lesson
from autograder.lessons.scope import reads_now

Fault = tuple[int, str]

_MARKDOWN_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(")
_ADVICE = 'show it by `figure.show(fig, alt="what it shows")`'


def picture_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield pictures without alt text. Every code cell must be Python."""
    for cell in lesson.cells:
        if cell.kind is Kind.MARKDOWN:
            yield from _markdown_faults(cell)
        else:
            yield from _code_faults(cell)


class _Images(HTMLParser):
    """Collects the lines of `<img>` tags without alt text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.mute: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an image without alt text."""
        if tag == "img" and not (dict(attrs).get("alt") or "").strip():
            self.mute.append(self.getpos()[0])


def _markdown_faults(cell: Cell) -> Iterator[Fault]:
    for match in _MARKDOWN_PICTURE.finditer(cell.source):
        if not match["alt"].strip():
            line = cell.line + cell.source[: match.start()].count("\n")
            yield line, "a picture without alt text; write between the brackets what it shows, `![…](…)`"
    for line in _Images(cell.source).mute:
        yield cell.line + line - 1, 'an <img> without alt text; write alt="what it shows"'


def _code_faults(cell: Cell) -> Iterator[Fault]:
    tree = ast.parse(cell.source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    shows = [call for call in calls if _is_show(call.func)]
    for call in shows:
        if not _has_alt(call):
            yield cell.line + call.lineno - 1, 'a picture is shown without alt text; write alt="what it shows"'
    for call in calls:
        if isinstance(call.func, ast.Attribute) and (call.func.attr == "savefig" or _dotted(call.func) == "plt.show"):
            yield cell.line + call.lineno - 1, f"`{_dotted(call.func)}` leaves the alt text out; {_ADVICE}"
    if shows:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in ("plt", "pyplot"):
            yield cell.line + node.lineno - 1, f"`{node.id}` draws a picture without alt text; {_ADVICE}"
            return
    # A function may return a figure for others to show; the notebook would show one that is left open.
    running = {id(name) for name in reads_now(tree)}
    for call in calls:
        root = call.func
        while isinstance(root, ast.Attribute):
            root = root.value
        if _dotted(call.func) in ("figure.new", "course.figure.new") and id(root) in running:
            yield cell.line + call.lineno - 1, f"a figure is opened here and never shown; {_ADVICE}"


def _dotted(node: ast.AST) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def _is_show(function: ast.AST) -> bool:
    return _dotted(function) in ("show", "figure.show", "course.figure.show")


def _has_alt(call: ast.Call) -> bool:
    for keyword in call.keywords:
        if keyword.arg == "alt":
            return not isinstance(keyword.value, ast.Constant) or bool(str(keyword.value.value or "").strip())
    return any(keyword.arg is None for keyword in call.keywords)
