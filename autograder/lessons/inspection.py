"""What the builder refuses in a lesson, with file, line, reason and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.lessons.cell import Cell, Kind
from autograder.lessons.examination import examination_faults
from autograder.lessons.exercise import HEADING, Exercise
from autograder.lessons.leaks import leak_faults
from autograder.lessons.lesson import Lesson
from autograder.lessons.percent import refusal
from autograder.lessons.pictures import picture_faults
from autograder.lessons.regions import HIDDEN, SOLUTION, RegionError, regions

Fault = tuple[int, str]
"""A line of the source file, and what is wrong there with what to do about it."""

_HINT = re.compile(r"<details[^>]*>\s*<summary>\s*Hint (\d)\b.*?</summary>(.*?)</details>", re.DOTALL)


def inspect(lesson: Lesson) -> None:
    """Raise LessonError, naming file, line and reason of every fault, unless the lesson keeps the rules."""
    # Each stage relies on what the one before found in order.
    for stage in (_region_faults, _python_faults, _lesson_faults):
        if faults := list(stage(lesson)):
            raise refusal(lesson.path, faults)


def _region_faults(lesson: Lesson) -> Iterator[Fault]:
    for cell in lesson.cells:
        try:
            found = regions(cell.source)
        except RegionError as error:
            yield cell.line + error.line, f"{error.reason}; put markers in pairs, each on a line of its own"
            continue
        for region in found:
            if (region.name, cell.kind) not in {(SOLUTION, Kind.SOLUTION), (HIDDEN, Kind.HIDDEN)}:
                home = "a solution cell" if region.name == SOLUTION else "a test cell whose name ends in `_hidden`"
                yield cell.line + region.begin, f"### BEGIN {region.name} belongs into {home}; move it, or take it out"
        if cell.kind is Kind.SOLUTION:
            yield from _solution_region_faults(cell)
        elif cell.kind is Kind.HIDDEN:
            yield from _hidden_region_faults(cell)


def _solution_region_faults(cell: Cell) -> Iterator[Fault]:
    found = [region for region in regions(cell.source) if region.name == SOLUTION]
    if not any(line.strip() for region in found for line in region.answer):
        yield cell.line, f"`{cell.id}` has no answer between ### BEGIN SOLUTION and ### END SOLUTION; put it there"


def _hidden_region_faults(cell: Cell) -> Iterator[Fault]:
    found = [region for region in regions(cell.source) if region.name == HIDDEN]
    outside = set(range(len(cell.source.split("\n"))))
    for region in found:
        outside -= set(range(region.begin, region.end + 1))
    lines = cell.source.split("\n")
    for number in sorted(outside):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            reason = "a hidden test outside its markers would reach the release"
            yield cell.line + number, f"{reason}; move it between ### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS"
    if not any(lines[number].strip() for number in outside):
        yield cell.line, f"`{cell.id}` tells learners nothing; begin it with a comment that says what more is tested"
    if not found:
        yield cell.line, f"`{cell.id}` hides nothing; mark its tests with ### BEGIN HIDDEN TESTS"


def _python_faults(lesson: Lesson) -> Iterator[Fault]:
    for cell in lesson.cells:
        if cell.kind is Kind.MARKDOWN:
            continue
        for text, what in ((cell.source, "the cell"), (cell.released, "what learners get of this cell")):
            try:
                tree = ast.parse(text)
            except SyntaxError as error:
                line = cell.line + (error.lineno or 1) - 1 if text == cell.source else cell.line
                yield line, f"{what} is not Python ({error.msg}); magics and shell lines do not run when graded either"
                break
            if text == cell.released and cell.kind is Kind.SOLUTION and _raises_when_run(tree):
                reason = f"the stub of `{cell.id}` stops “Run all”, for it stands outside a function"
                yield cell.line, f"{reason}; say by `### STUB name = None` lines what learners get instead"


def _raises_when_run(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return False
    return isinstance(node, ast.Raise) or any(_raises_when_run(child) for child in ast.iter_child_nodes(node))


def _lesson_faults(lesson: Lesson) -> Iterator[Fault]:
    yield from _setup_faults(lesson)
    yield from _import_faults(lesson)
    for exercise in lesson.exercises:
        yield from _prose_faults(exercise)
    yield from _number_faults(lesson)
    yield from examination_faults(lesson)
    yield from leak_faults(lesson)
    yield from picture_faults(lesson)


def _setup_faults(lesson: Lesson) -> Iterator[Fault]:
    code = [cell for cell in lesson.cells if cell.kind is not Kind.MARKDOWN]
    if not code or code[0].kind is not Kind.SETUP:
        line = code[0].line if code else 1
        yield line, "the first code cell is not the setup; begin with a locked cell whose grade id is `setup`"
        return
    for node in ast.walk(ast.parse(code[0].source)):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield code[0].line + node.lineno - 1, "a star import hides which names the tests may use; name them"


def _import_faults(lesson: Lesson) -> Iterator[Fault]:
    for cell in lesson.cells:
        if cell.kind in (Kind.MARKDOWN, Kind.VISIBLE, Kind.HIDDEN):
            continue
        for node in ast.walk(ast.parse(cell.source)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for name in {name.split(".")[0] for name in names} & set(lesson.forbidden):
                yield cell.line + node.lineno - 1, f"{name} is forbidden in this lesson; do without it"  # type: ignore[attr-defined]


def _prose_faults(exercise: Exercise) -> Iterator[Fault]:
    name, line = f"`{exercise.name}`", exercise.solution.line - 1
    heading = HEADING.search(exercise.prose[0].source) if exercise.prose else None
    if heading is None:
        yield line, f"no heading above {name}; write `## Exercise 1: its title ●○○ · 10 min`"
        return
    start = exercise.prose[0].line + exercise.prose[0].source[: heading.start()].count("\n")
    if not heading["effort"]:
        yield start, f"the heading of {name} lacks difficulty and minutes; end it with `●○○ · 10 min`"
    text = "\n".join([exercise.prose[0].source[heading.end() :], *(cell.source for cell in exercise.prose[1:])])
    hints = [number for number, body in _HINT.findall(text) if body.strip()]
    if hints != ["1", "2", "3"]:
        found = f"has hints {', '.join(hints)}" if hints else "has no hints"
        reason = f"{name} {found}; write three, `<details><summary>Hint 1: where to look</summary>…</details>`"
        yield start, f"{reason}, each with a text"


def _number_faults(lesson: Lesson) -> Iterator[Fault]:
    wanted = 1
    for cell in lesson.cells:
        if cell.kind is not Kind.MARKDOWN:
            continue
        for heading in HEADING.finditer(cell.source):
            if int(heading["number"]) != wanted:
                line = cell.line + cell.source[: heading.start()].count("\n")
                yield line, f"exercise {heading['number']} follows exercise {wanted - 1}; number it {wanted}"
            wanted = int(heading["number"]) + 1
