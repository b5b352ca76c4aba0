"""What the builder refuses in test cells: when graded, they run in another process than the student's code.

A test cell takes from the student only what its exercise asked for; everything else is its own, or the
setup cell's. All student code runs inside the one `with Checks(...)` block, where its failures are kept.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from autograder.lessons.cell import Cell, Kind
from autograder.lessons.exercise import Exercise
from autograder.lessons.lesson import Lesson
from autograder.lessons.scope import defined_names, free_names, reads_now
from course.check.mistakes import bank

Fault = tuple[int, str]

_CODE = re.compile(r"[A-Z]+\d+[a-z]*")
"""A mistake's code, as it is named in a test: `D1`, `M03a`."""


def examination_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield what is wrong with a lesson's test cells. Every code cell must be Python."""
    setup = {name for cell in lesson.cells if cell.kind is Kind.SETUP for name in defined_names(cell.source)}
    for exercise in lesson.exercises:
        yield from _unasked(exercise)
        for cell in (exercise.visible, exercise.hidden):
            yield from _foreign_names(lesson, exercise, cell, setup)
            yield from _block_faults(exercise, cell)
            yield from _unknown_mistakes(cell)


def _unasked(exercise: Exercise) -> Iterator[Fault]:
    """Names that the tests take from the student, though nothing the learner reads says to write them."""
    told = "\n".join([exercise.solution.released, *(cell.source for cell in exercise.prose)])
    taken = {name for cell in (exercise.visible, exercise.hidden) for name in free_names(cell.source)} & exercise.asks
    for name in sorted(taken):
        if not re.search(rf"\b{re.escape(name)}\b", told):
            reason = f"the tests of `{exercise.name}` take `{name}`, which neither its prose nor its stub asks for"
            yield exercise.solution.line, f"{reason}; name it there"


def _foreign_names(lesson: Lesson, exercise: Exercise, cell: Cell, setup: set[str]) -> Iterator[Fault]:
    foreign = free_names(cell.source) - setup - exercise.asks - set(dir(builtins))
    for node in ast.walk(ast.parse(cell.source)):
        if isinstance(node, ast.Name) and node.id in foreign:
            foreign.discard(node.id)
            where = _where_defined(lesson, cell, node.id)
            reason = f"`{cell.id}` takes `{node.id}` from the student{where}, but its exercise does not ask for it"
            yield cell.line + node.lineno - 1, f"{reason}; define it in the test, or import it in the setup cell"


def _where_defined(lesson: Lesson, test: Cell, name: str) -> str:
    for cell in lesson.cells:
        if cell.kind is not Kind.MARKDOWN and cell is not test and name in defined_names(cell.answer):
            return f" (line {cell.line} defines one)"
    return ""


def _unknown_mistakes(cell: Cell) -> Iterator[Fault]:
    """Codes that the course's bank does not hold: met while grading, they would cost every hand-in its test."""
    for node in ast.walk(ast.parse(cell.source)):
        if not isinstance(node, ast.Call) or _name(node.func) not in ("gives", "holds", "raises"):
            continue
        for given in node.keywords:
            if given.arg is not None and _CODE.fullmatch(given.arg) and given.arg not in bank():
                reason = f"`{cell.id}` names the mistake {given.arg}, which is in no file of course/check/bank"
                yield cell.line + given.value.lineno - 1, f"{reason}; add it there, or correct the code"


def _block_faults(exercise: Exercise, cell: Cell) -> Iterator[Fault]:
    tree = ast.parse(cell.source)
    blocks = [statement for statement in tree.body if _is_block(statement)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) == "Checks"]
    if len(blocks) != 1 or len(calls) != 1:
        line = calls[1].lineno if len(calls) > 1 else 1
        found = f"has {len(calls)} `Checks`" if len(calls) != 1 else "has its `Checks` inside something else"
        reason = f'`{cell.id}` {found}; write one `with Checks("title") as check:` at the top level'
        yield cell.line + line - 1, reason
        return
    block = blocks[0]
    if tree.body[-1] is not block:
        after = tree.body[tree.body.index(block) + 1]
        yield cell.line + after.lineno - 1, f"`{cell.id}` goes on after its `with Checks` block; move this into it"
    student = set(exercise.asks)
    for statement in tree.body[: tree.body.index(block)]:
        if names := sorted({n.id for n in reads_now(statement)} & student):
            reason = f"`{cell.id}` uses the student's `{names[0]}` outside its `with Checks` block"
            yield cell.line + statement.lineno - 1, f"{reason}, where a failure would be ours; move this into it"
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef) and free_names(ast.unparse(statement)) & student:
            # Calling it before the block would run the student's code there.
            student.add(statement.name)


def _is_block(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.With) or len(statement.items) != 1:
        return False
    item = statement.items[0]
    return (
        isinstance(item.context_expr, ast.Call)
        and _name(item.context_expr.func) == "Checks"
        and bool(item.optional_vars)
    )


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
