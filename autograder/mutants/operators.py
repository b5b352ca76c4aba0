"""Changes to a program that make another program, most often a wrong one.

These are cosmic-ray's operators, written for `ast`: cosmic-ray's own work on parso's trees, draw some changes at
random, and bring eleven packages. Bit operators in place of arithmetic are left out: on floats they only raise.
The changes that people make in this field are in `field_operators.py`.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a node stands."""

    function: ast.FunctionDef | None
    """The innermost function around it."""
    within: str = ""
    """Its name, with its class: "Value.__add__"."""
    loop: bool = False
    """Whether it is inside a loop of that function."""

    @property
    def names(self) -> list[str]:
        """The parameters and variables of the function, in order of appearance."""
        if self.function is None:
            return []
        arguments = self.function.args
        found = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        found += [n.id for n in ast.walk(self.function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        return list(dict.fromkeys(found))


Change = ast.AST | list[ast.stmt]
"""What stands in a node's place: another node, or for a statement any number of them."""
Operator = Callable[[ast.AST, Place], Iterator[Change]]

OPERATORS: dict[str, Operator] = {}
"""All operators, by what they do in words."""


def operator(name: str) -> Callable[[Operator], Operator]:
    """Register an operator under its name."""

    def register(function: Operator) -> Operator:
        OPERATORS[name] = function
        return function

    return register


def but(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node, its children shared, with other fields."""
    other = copy.copy(node)
    for field, value in fields.items():
        setattr(other, field, value)
    return other


_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_BITS = (ast.BitAnd, ast.BitOr, ast.BitXor)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


@operator("another arithmetic operator")
def _arithmetic(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        for family in (_ARITHMETIC, _BITS):
            if isinstance(node.op, family):
                yield from (but(node, op=kind()) for kind in family if not isinstance(node.op, kind))
        if isinstance(node.op, ast.MatMult):
            yield but(node, op=ast.Mult())


@operator("another unary operator")
def _unary(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.UnaryOp):
        yield node.operand
        if not isinstance(node.op, ast.Not):
            yield ast.UnaryOp(ast.Not(), node.operand)


@operator("another comparison")
def _comparison(node: ast.AST, place: Place) -> Iterator[Change]:
    if not isinstance(node, ast.Compare):
        return
    opposite = {ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}
    for at, old in enumerate(node.ops):
        kinds = _COMPARISONS if isinstance(old, _COMPARISONS) else (opposite[type(old)],)
        for kind in kinds:
            if not isinstance(old, kind):
                yield but(node, ops=[*node.ops[:at], kind(), *node.ops[at + 1 :]])


@operator("and for or, or for and")
def _connective(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.BoolOp):
        yield but(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


@operator("condition negated")
def _negated(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
        yield but(node, test=ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.comprehension):
        for at, test in enumerate(node.ifs):
            yield but(node, ifs=[*node.ifs[:at], ast.UnaryOp(ast.Not(), test), *node.ifs[at + 1 :]])
            yield but(node, ifs=[*node.ifs[:at], *node.ifs[at + 1 :]])


@operator("another constant")
def _constant(node: ast.AST, place: Place) -> Iterator[Change]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        for other in dict.fromkeys((value + 1, value - 1, 2 * value, value / 2)):
            if other != value:
                yield ast.Constant(other)


@operator("break for continue, continue for break")
def _break(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Break):
        yield ast.Continue()
    if isinstance(node, ast.Continue):
        yield ast.Break()


@operator("loop that never runs")
def _no_loop(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.For):
        yield but(node, iter=ast.List([], ast.Load()))
    if isinstance(node, ast.While):
        yield but(node, test=ast.Constant(False))


@operator("another exception")
def _exception(node: ast.AST, place: Place) -> Iterator[Change]:
    other = ast.Name("ZeroDivisionError", ast.Load())
    if isinstance(node, ast.ExceptHandler) and node.type is not None:
        yield but(node, type=other)
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        yield but(node, exc=but(node.exc, func=other))


@operator("decorator dropped")
def _decorator(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.FunctionDef):
        for at in range(len(node.decorator_list)):
            yield but(node, decorator_list=node.decorator_list[:at] + node.decorator_list[at + 1 :])


@operator("statement dropped")
def _dropped(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.stmt) and not isinstance(node, ast.Pass | ast.FunctionDef | ast.ClassDef | ast.Import):
        yield ast.Pass()


@operator("another variable")
def _variable(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in place.names:
        yield from (ast.Name(name, ast.Load()) for name in place.names if name != node.id)
