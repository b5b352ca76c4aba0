"""What the builder refuses because learners could read an answer or a hidden test in their notebook.

Two texts count as the same when their syntax trees are, so that spaces, brackets and comments do not
hide a leak; or when one stands in the other's prose, comments or strings, spaces aside. Short
expressions, like `X @ w` or `len(x) - 1`, give nothing away and are not compared.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.lessons.cell import Cell, Kind
from autograder.lessons.lesson import Lesson
from autograder.lessons.regions import HIDDEN, SOLUTION, regions

Fault = tuple[int, str]

_STEPS = (
    *(ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Subscript, ast.IfExp, ast.Lambda),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)
TELLING = 3
"""From how many steps of calculation on an expression gives something away."""


def steps(expression: ast.AST) -> int:
    """Return how many steps of calculation an expression takes.

    >>> steps(ast.parse("w + eta * X.T @ (y - X @ w)"))
    5
    """
    return sum(isinstance(node, _STEPS) for node in ast.walk(expression))


def leak_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield answers and hidden tests that the release would show. Every code cell must be Python."""
    released = _Released(lesson)
    for exercise in lesson.exercises:
        yield from _answer_faults(exercise.solution, released)
        yield from _hidden_faults(exercise.hidden, released)


class _Released:
    """What learners will be able to read, cell by cell."""

    def __init__(self, lesson: Lesson) -> None:
        self.cells = lesson.cells
        self._texts = [_squeezed(cell.released) for cell in lesson.cells]
        self._trees = [_expressions(cell) for cell in lesson.cells]

    def cell_with(self, expression: ast.expr, text: str, among: set[Kind] | None = None) -> Cell | None:
        """Return the first cell that shows an expression of this tree or text."""
        tree, squeezed = ast.dump(expression), _squeezed(ast.get_source_segment(text, expression) or "")
        for cell, shown, trees in zip(self.cells, self._texts, self._trees, strict=True):
            if (among is None or cell.kind in among) and (tree in trees or squeezed in shown):
                return cell
        return None


def _expressions(cell: Cell) -> set[str]:
    if cell.kind is Kind.MARKDOWN:
        return set()
    nodes = ast.walk(ast.parse(cell.released))
    return {ast.dump(node) for node in nodes if isinstance(node, ast.expr) and steps(node) >= TELLING}


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _answer_faults(cell: Cell, released: _Released) -> Iterator[Fault]:
    """An answer leaks when more than half of its telling steps can be read elsewhere.

    A single line shared with a given function, say an error that both calculate, is no leak.
    """
    inside = _marked_lines(cell, SOLUTION)
    telling = [node for node in _statements(cell.source) if node.lineno in inside and steps(node) >= TELLING]
    found = [(node, where) for node in telling if (where := released.cell_with(node, cell.source))]
    if 2 * sum(steps(node) for node, _ in found) > sum(steps(node) for node in telling):
        node, where = max(found, key=lambda pair: steps(pair[0]))
        text = ast.unparse(node)
        reason = f"the answer of `{cell.id}` would reach the release: line {where.line} ff. shows `{text}`"
        yield cell.line + node.lineno - 1, f"{reason}; take it out there, or use the learner's own function"


def _hidden_faults(cell: Cell, released: _Released) -> Iterator[Fault]:
    """A hidden check leaks when a cell that is no test shows it. Visible tests may ask the same."""
    inside = _marked_lines(cell, HIDDEN)
    elsewhere = {Kind.MARKDOWN, Kind.GIVEN, Kind.FREE, Kind.PLAY, Kind.SETUP, Kind.SOLUTION}
    for node in _statements(cell.source):
        is_check = any(isinstance(part, ast.Name) and part.id == "check" for part in ast.walk(node))
        if is_check and node.lineno in inside and (where := released.cell_with(node, cell.source, elsewhere)):
            reason = f"a hidden test of `{cell.id}` would reach the release: line {where.line} ff. shows it"
            yield cell.line + node.lineno - 1, f"{reason}; take it out there"


def _marked_lines(cell: Cell, name: str) -> set[int]:
    """Return the 1-based lines between a cell's markers."""
    return {line for r in regions(cell.source) if r.name == name for line in range(r.begin + 2, r.end + 1)}


def _statements(text: str) -> Iterator[ast.expr]:
    """Yield the expressions that statements calculate: what is returned, assigned, called, asked for."""
    for statement in ast.walk(ast.parse(text)):
        if isinstance(statement, ast.stmt):
            for field in ("value", "test", "iter"):
                if isinstance(found := getattr(statement, field, None), ast.expr):
                    yield found
