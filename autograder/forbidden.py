"""Which exercises were answered with a library that their lesson does without, read off the code."""

from __future__ import annotations

import ast
import re
import warnings

from autograder.hand_in import HandIn, student_code
from autograder.lesson import Lesson


def forbidden_uses(lesson: Lesson, hand_in: HandIn) -> dict[str, str]:
    """Return, for each exercise that uses a forbidden library, a sentence that says so.

    A library that another of the student's cells imports counts where its name is used.
    """
    if not lesson.forbidden:
        return {}
    exercises = {exercise.name for exercise in lesson.exercises}
    cells = [(cell.id, _tree(cell.source)) for cell in student_code(hand_in.cells)]
    aliases: dict[str, str] = {}
    for _, tree in cells:
        aliases |= _imported(tree, lesson.forbidden)
    found = {}
    for name, tree in cells:
        if name not in exercises:
            continue
        if (library := _used(tree, lesson.forbidden, aliases)) is not None:
            found[name] = f"This exercise is for you to write: it earns nothing with `{library}`."
    return found


def _tree(source: str) -> ast.Module:
    # Magics and shell lines are no Python; the rest of the cell is looked at all the same.
    plain = re.sub(r"^(\s*)[%!?].*$", r"\1pass", source, flags=re.MULTILINE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(plain)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _library(name: str | None, forbidden: tuple[str, ...]) -> str | None:
    top = (name or "").partition(".")[0]
    return top if top in forbidden else None


def _imported(tree: ast.Module, forbidden: tuple[str, ...]) -> dict[str, str]:
    """Return the names that imports of forbidden libraries bind, each with its library."""
    bound = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if library := _library(alias.name, forbidden):
                    bound[alias.asname or library] = library
        elif isinstance(node, ast.ImportFrom) and (library := _library(node.module, forbidden)):
            bound |= {alias.asname or alias.name: library for alias in node.names}
    return bound


def _used(tree: ast.Module, forbidden: tuple[str, ...], aliases: dict[str, str]) -> str | None:
    own = _imported(tree, forbidden)
    if own:
        return next(iter(own.values()))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in aliases:
            return aliases[node.id]
        # __import__("torch"), importlib.import_module("torch.nn"), sys.modules["sklearn"]
        named = node.args[:1] if isinstance(node, ast.Call) else [node.slice] if isinstance(node, ast.Subscript) else []
        for part in named:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                reaches = isinstance(node, ast.Subscript) or _imports(node)
                if reaches and (library := _library(part.value, forbidden)):
                    return library
    return None


def _imports(call: ast.AST) -> bool:
    function = call.func if isinstance(call, ast.Call) else None
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return "import" in str(name)
