"""Which exercises were answered with a library that their lesson does without, read off the code."""

from __future__ import annotations

import ast
import builtins
import re
import warnings
from collections.abc import Iterator

from autograder.hand_ins.hand_in import HandIn, student_code
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson
from autograder.lessons.scope import defined_names, free_names


def forbidden_uses(lesson: Lesson, hand_in: HandIn) -> dict[str, str]:
    """Return, for each exercise that uses a forbidden library, a sentence that says so.

    A library that another of the student's cells imports counts where its name is used, and so does what
    they make of it. Read off the code, this is a hindrance: who hides an import from readers will find that
    the sandbox refuses it (see `Sitting`).
    """
    if not lesson.forbidden:
        return {}
    exercises = {exercise.name for exercise in lesson.exercises}
    cells = [(cell.id, _tree(cell.source)) for cell in student_code(hand_in.cells)]
    aliases: dict[str, str] = {}
    for _, tree in cells:
        aliases |= _imported(tree, lesson.forbidden)
    if (library := aliases.pop("*", None)) is not None:
        aliases |= dict.fromkeys(_strange_names(lesson, cells), library)
    # What one exercise asks for may be called by the next one, which is not to blame.
    asked = {name for exercise in lesson.exercises for name in exercise.asks}
    made = _made_of_them([tree for _, tree in cells], lesson.forbidden, aliases)
    found = {}
    for name, tree in cells:
        if name not in exercises:
            continue
        near = {word: made[word] for word in (free_names(ast.unparse(tree)) - asked) & set(made)}
        if (library := _used(tree, lesson.forbidden, aliases | near)) is not None:
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


def _imported(tree: ast.AST, forbidden: tuple[str, ...]) -> dict[str, str]:
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


def _strange_names(lesson: Lesson, cells: list[tuple[str, ast.Module]]) -> set[str]:
    """Return the names that nothing defines, as far as can be read: after `import *` they may be a library's."""
    known = set(dir(builtins))
    for cell in lesson.cells:
        if cell.kind in (Kind.SETUP, Kind.GIVEN, Kind.SOLUTION):
            known |= defined_names(cell.answer)
    texts = [ast.unparse(tree) for _, tree in cells]
    read = {name for text in texts for name in free_names(text)}
    return read - known - {name for text in texts for name in defined_names(text)}


def _made_of_them(trees: list[ast.Module], forbidden: tuple[str, ...], aliases: dict[str, str]) -> dict[str, str]:
    """Return the names of what is made with a forbidden library, or with one another, each with the library."""
    made: dict[str, str] = {}
    statements = [statement for tree in trees for statement in _at_top_level(tree.body)]
    while True:
        before = len(made)
        for statement in statements:
            if (library := _used(statement, forbidden, aliases | made)) is not None:
                made |= dict.fromkeys(defined_names(ast.unparse(statement)), library)
        if len(made) == before:
            return made


def _at_top_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.Assign):
            yield statement
        elif isinstance(statement, ast.If | ast.For | ast.While | ast.With | ast.Try):
            yield from _at_top_level([part for part in ast.iter_child_nodes(statement) if isinstance(part, ast.stmt)])


def _used(tree: ast.AST, forbidden: tuple[str, ...], aliases: dict[str, str]) -> str | None:
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
