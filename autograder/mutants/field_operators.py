"""Changes that people make who write neural networks: a lost factor, a sign, an axis, a transposed matrix.

Importing this file registers them beside those of `operators.py`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder.mutants.block_operators import depends
from autograder.mutants.operators import Change, Place, but, operator

_TWINS = (
    ("sum", "mean"), ("max", "min"), ("maximum", "minimum"), ("zeros", "ones"), ("zeros_like", "ones_like"),
    ("sin", "cos"), ("tanh", "arctan"), ("argmax", "argmin"), ("var", "std"), ("vstack", "hstack"),
    ("sigmoid", "sigmoid_prime"), ("eigvalsh", "svdvals"),
)  # fmt: skip
_INSTEAD = {
    "exp": ("exp2", "expm1"), "log": ("log2", "log10", "log1p"), "log1p": ("log",), "tanh": ("sigmoid",),
    "dot": ("multiply",), "outer": ("inner",), "abs": ("square",), "append": ("extend",), "pop": ("copy",),
    "sum": ("max",), "int": ("round",), "sqrt": ("square",), "reversed": ("list",),
}  # fmt: skip
for _one, _other in _TWINS:
    _INSTEAD[_one] = (*_INSTEAD.get(_one, ()), _other)
    _INSTEAD[_other] = (*_INSTEAD.get(_other, ()), _one)


def _called(node: ast.AST) -> str:
    """Return the name of the function that a call calls, without its module."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _vector(node: ast.AST) -> bool:
    """Whether a name is a vector's or a number's in this course's notation: small letters; matrices have capitals."""
    return isinstance(node, ast.Name) and node.id[0].islower()


def _module(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "math", "torch", "F", "nn")


@operator("operands swapped")
def _swapped(node: ast.AST, place: Place) -> Iterator[Change]:
    kinds = ast.Sub | ast.Div | ast.FloorDiv | ast.Pow | ast.Mod | ast.MatMult
    if isinstance(node, ast.BinOp) and isinstance(node.op, kinds):
        vectors = isinstance(node.op, ast.MatMult) and _vector(node.left) and _vector(node.right)
        if not vectors:
            yield but(node, left=node.right, right=node.left)


@operator("term or factor dropped")
def _term(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.BinOp):
        yield node.left
        yield node.right
    if isinstance(node, ast.BoolOp):
        for at in range(len(node.values)):
            rest = node.values[:at] + node.values[at + 1 :]
            yield rest[0] if len(rest) == 1 else but(node, values=rest)


@operator("sign flipped")
def _sign(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Return) and node.value is not None:
        for value in _parts(node.value):
            yield but(node, value=value)


def _parts(value: ast.expr) -> Iterator[ast.expr]:
    """Yield a value, or a tuple with one of its parts, negated."""
    if isinstance(value, ast.Tuple):
        for at, part in enumerate(value.elts):
            for other in _parts(part):
                yield ast.Tuple([*value.elts[:at], other, *value.elts[at + 1 :]], ast.Load())
    elif isinstance(value, ast.BinOp | ast.Name | ast.Call | ast.Attribute) and _called(value) != "zeros":
        yield ast.UnaryOp(ast.USub(), value)


@operator("transposed")
def _transposed(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        for field in ("left", "right"):
            side = getattr(node, field)
            if isinstance(side, ast.Name) and not _vector(side):
                yield but(node, **{field: ast.Attribute(side, "T", ast.Load())})


@operator("axis swapped")
def _axis(node: ast.AST, place: Place) -> Iterator[Change]:
    if not isinstance(node, ast.Call):
        return
    for at, keyword in enumerate(node.keywords):
        others: list[ast.keyword | None] = []
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            others = [ast.keyword("axis", ast.Constant(1 if keyword.value.value == 0 else 0)), None]
        elif keyword.arg in ("keepdims", "dtype"):
            others = [None]
        for other in others:
            kept = [other] if other else []
            yield but(node, keywords=[*node.keywords[:at], *kept, *node.keywords[at + 1 :]])


@operator("another function")
def _function(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Call):
        for name in _INSTEAD.get(_called(node), ()):
            if isinstance(node.func, ast.Attribute):
                yield but(node, func=but(node.func, attr=name))
            else:
                yield but(node, func=ast.Name(name, ast.Load()))


@operator("call dropped")
def _call(node: ast.AST, place: Place) -> Iterator[Change]:
    """`f(x)` → `x`, `x.copy()` → `x`: an activation left out, a derivative at the wrong point, a shared array."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and not _module(node.func.value):
            if not isinstance(node.func.value, ast.Attribute):
                yield node.func.value
        elif node.args and not isinstance(node.args[0], ast.Starred | ast.GeneratorExp):
            yield node.args[0]


@operator("arguments swapped")
def _arguments(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Call):
        for at in range(len(node.args) - 1):
            yield but(node, args=_exchanged(node.args, at))


@operator("parts swapped or dropped")
def _elements(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load):
        for at in range(len(node.elts) - 1):
            yield but(node, elts=_exchanged(node.elts, at))
    if isinstance(node, ast.Set | ast.List) and len(node.elts) > 1:
        for at in range(len(node.elts)):
            yield but(node, elts=node.elts[:at] + node.elts[at + 1 :])
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def _exchanged(items: list[ast.expr], at: int) -> list[ast.expr]:
    return [*items[:at], items[at + 1], items[at], *items[at + 2 :]]


@operator("off by one")
def _off_by_one(node: ast.AST, place: Place) -> Iterator[Change]:
    if _called(node) == "range" and isinstance(node, ast.Call):
        end = 0 if len(node.args) == 1 else 1
        for kind in (ast.Add, ast.Sub):
            by_one = ast.BinOp(node.args[end], kind(), ast.Constant(1))
            yield but(node, args=[*node.args[:end], by_one, *node.args[end + 1 :]])
        if end == 0:
            yield but(node, args=[ast.Constant(1), *node.args])
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name):
        for kind in (ast.Add, ast.Sub):
            yield but(node, slice=ast.BinOp(node.slice, kind(), ast.Constant(1)))


@operator("subscript dropped")
def _subscript(node: ast.AST, place: Place) -> Iterator[Change]:
    """`y[order]` → `y`: labels that are not shuffled with their rows."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield node.value


@operator("added inside")
def _moved(node: ast.AST, place: Place) -> Iterator[Change]:
    """`sqrt(v) + eps` → `sqrt(v + eps)`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        call = node.left
        if isinstance(call, ast.Call) and len(call.args) == 1:
            yield but(call, args=[ast.BinOp(call.args[0], node.op, node.right)])


@operator("a column against a row")
def _column(node: ast.AST, place: Place) -> Iterator[Change]:
    """`y - z` → `y[:, None] - z`, which broadcasts to a table."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Add | ast.Mult | ast.Div):
        new_axis = ast.Tuple([ast.Slice(), ast.Constant(None)], ast.Load())
        yield but(node, left=ast.Subscript(node.left, new_axis, ast.Load()))


@operator("another text")
def _text(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if len(node.value) == 1 and node.value.isalpha():
            yield ast.Constant(chr(ord(node.value) + 1))
        else:
            yield ast.Constant(f"{node.value}_")


@operator("seed ignored")
def _seed(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.Name) and node.id == "rng" and isinstance(node.ctx, ast.Load):
        random = ast.Attribute(ast.Name("np", ast.Load()), "random", ast.Load())
        yield random
        yield ast.Call(ast.Attribute(random, "default_rng", ast.Load()), [ast.Constant(0)], [])


@operator("in place")
def _in_place(node: ast.AST, place: Place) -> Iterator[Change]:
    """`w = w + step` → `w += step`, which changes the caller's array; and `total += x` → `total = x`."""
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value, lineno=node.lineno)
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and len(node.targets) == 1:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name) and ast.unparse(target) == ast.unparse(value.left):
            yield ast.AugAssign(target, value.op, value.right)


@operator("one after the other")
def _sequential(node: ast.AST, place: Place) -> Iterator[Change]:
    """`a, b = f(b), g(a)` → `a = f(b)`, then `b = g(a)`: a parameter updated before its last use."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple):
        pairs = list(zip(node.targets[0].elts, node.value.elts, strict=True))
        for order in (pairs, pairs[::-1]):
            steps: list[ast.stmt] = [ast.Assign([target], value, lineno=node.lineno) for target, value in order]
            if any(depends(one, later) for at, one in enumerate(steps) for later in steps[at + 1 :]):
                yield steps


@operator("loop bound changed")
def _bound(node: ast.AST, place: Place) -> Iterator[Change]:
    """The first or last turn left out, the turns in reverse order."""
    if isinstance(node, ast.For | ast.comprehension):
        turns = ast.Call(ast.Name("list", ast.Load()), [node.iter], [])
        one = ast.Constant(1)
        slices = [ast.Slice(one), ast.Slice(upper=ast.UnaryOp(ast.USub(), one))]
        if not (isinstance(node.target, ast.Name) and node.target.id == "_"):
            slices.append(ast.Slice(step=ast.UnaryOp(ast.USub(), one)))
        for part in slices:
            yield but(node, iter=ast.Subscript(turns, part, ast.Load()))


@operator("returned too early")
def _early(node: ast.AST, place: Place) -> Iterator[Change]:
    if isinstance(node, ast.For | ast.While) and place.function is not None:
        for last in place.function.body[-1:]:
            if isinstance(last, ast.Return):
                yield but(node, body=[*node.body, last])
                yield but(node, body=[*node.body, ast.Break()])
