"""Changes to the order of statements: a parameter updated before its use, a state that is reset in the loop.

Importing this file registers nothing; `mutant.py` asks for them at every block.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

BlockOperator = Callable[[list[ast.stmt], Callable[[ast.stmt], bool]], Iterator[list[ast.stmt]]]


def depends(one: ast.stmt, other: ast.stmt) -> bool:
    """Whether the order of two statements matters, as far as their names say."""
    return bool(_changes(one) & _names(other) or _changes(other) & _names(one))


def _names(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)} | {_ELSEWHERE}


_ELSEWHERE = "elsewhere"
"""Stands for whatever a statement changes that its names do not tell."""


def _changes(statement: ast.stmt) -> set[str]:
    """Return the names that a statement binds, and those whose objects it changes."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = statement.value.func
        match function:
            case ast.Attribute(value=ast.Name(id=name), attr="append" | "extend" | "add"):
                return {name}
    if isinstance(statement, ast.Assign | ast.AugAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        leaves = [leaf for t in targets for leaf in (t.elts if isinstance(t, ast.Tuple) else [t])]
        if all(isinstance(leaf, ast.Name) for leaf in leaves):
            return {leaf.id for leaf in leaves if isinstance(leaf, ast.Name)}
    return {_ELSEWHERE}


def swapped(block: list[ast.stmt], ours: Callable[[ast.stmt], bool]) -> Iterator[list[ast.stmt]]:
    """Yield the block with two statements that follow each other exchanged. ours: which may be changed."""
    for at in range(len(block) - 1):
        if ours(block[at]) and ours(block[at + 1]) and depends(block[at], block[at + 1]):
            yield [*block[:at], block[at + 1], block[at], *block[at + 2 :]]


def reset(block: list[ast.stmt], ours: Callable[[ast.stmt], bool]) -> Iterator[list[ast.stmt]]:
    """Yield the block with an assignment before a loop moved into the loop: what it keeps begins anew each turn."""
    for at, loop in enumerate(block):
        if not (isinstance(loop, ast.For | ast.While) and ours(loop)):
            continue
        for before in range(at):
            state = block[before]
            if isinstance(state, ast.Assign) and ours(state):
                inside = type(loop)(**{**vars(loop), "body": [state, *loop.body]})
                yield [*block[:at], inside, *block[at + 1 :]]


def outside(block: list[ast.stmt], ours: Callable[[ast.stmt], bool]) -> Iterator[list[ast.stmt]]:
    """Yield the block with a loop's last statement behind the loop, or its first one before it: done only once."""
    for at, loop in enumerate(block):
        if isinstance(loop, ast.For | ast.While) and ours(loop) and len(loop.body) > 1:
            shorter = type(loop)(**{**vars(loop), "body": loop.body[:-1]})
            yield [*block[:at], shorter, loop.body[-1], *block[at + 1 :]]
            later = type(loop)(**{**vars(loop), "body": loop.body[1:]})
            yield [*block[:at], loop.body[0], later, *block[at + 1 :]]


BLOCK_OPERATORS: dict[str, BlockOperator] = {
    "statements swapped": swapped,
    "state reset": reset,
    "outside the loop": outside,
}
