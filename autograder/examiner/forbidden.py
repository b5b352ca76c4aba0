"""Which exercises were answered with a library that their lesson does without, read off the code."""

from __future__ import annotations

import ast
import builtins
import re
import warnings
from collections.abc import Callable, Iterator

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
        near = {word: made[word] for word in (_names(free_names, tree) - asked) & set(made)} if made else {}
        if (library := _used(tree, lesson.forbidden, aliases | near)) is not None:
            found[name] = f"This exercise is for you to write: it earns nothing with `{library}`."
    return found


def _tree(source: str) -> ast.Module:
    # Magics and shell lines are no Python; the rest of the cell is looked at all the same.
    plain = re.sub(r"^([ \t]*)[%!?].*$", r"\1pass", source, flags=re.MULTILINE)
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
    read: set[str] = set()
    for _, tree in cells:
        read |= _names(free_names, tree)
        known |= _names(defined_names, tree)
    return read - known


def _made_of_them(trees: list[ast.Module], forbidden: tuple[str, ...], aliases: dict[str, str]) -> dict[str, str]:
    """Return the names of what is made with a forbidden library, or with one another, each with the library.

    Each statement is read once, however long the chain of names is.
    """
    statements = [statement for tree in trees for statement in _at_top_level(tree.body)]
    users: dict[str, list[ast.stmt]] = {}
    for statement in statements:
        for name in {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}:
            users.setdefault(name, []).append(statement)
    made: dict[str, str] = {}
    waiting = [(statement, library) for statement in statements if (library := _used(statement, forbidden, aliases))]
    while waiting:
        statement, library = waiting.pop()
        for name in _bound(statement) - set(made):
            made[name] = library
            waiting += [(user, library) for user in users.get(name, ())]
    return made


def _bound(statement: ast.stmt) -> set[str]:
    """Return the names that a statement binds for the cells after it."""
    names = {name for node in ast.walk(statement) if isinstance(node, ast.Global) for name in node.names}
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return names | {statement.name}
    # Not every name that is stored: those of a comprehension are bound inside it only.
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    targets = [*targets, *(node.target for node in ast.walk(statement) if isinstance(node, ast.NamedExpr))]
    bound = [node for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    return names | {node.id for node in bound if isinstance(node.ctx, ast.Store)}


def _names(which: Callable[[str], set[str]], tree: ast.Module) -> set[str]:
    """Return the names that a cell defines, or takes from elsewhere; of one nested too deeply, every name in it."""
    try:
        return which(ast.unparse(tree))
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


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
