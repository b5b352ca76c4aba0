"""Which names a cell defines, and which it takes from elsewhere, read off its text."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator


def defined_names(text: str, *, imports: bool = True) -> set[str]:
    """Return the names that a cell binds at its top level, whatever branch they are bound in.

    imports: whether imported names count.
    Raises: SyntaxError.

    >>> sorted(defined_names("import math\\nx, y = 1, 2\\ndef f(a):\\n    b = a"))
    ['f', 'math', 'x', 'y']
    """
    table = symtable.symtable(text, "<cell>", "exec")
    found = {s.get_name() for s in _symbols(table) if s.is_assigned() or s.is_imported()}
    for inner in _tables(table):
        found |= {s.get_name() for s in _symbols(inner) if s.is_declared_global() and s.is_assigned()}
    if not imports:
        found -= {s.get_name() for s in _symbols(table) if s.is_imported()}
    return found


def free_names(text: str) -> set[str]:
    """Return the names that a cell reads and does not define: it takes them from elsewhere.

    Function, class and comprehension scopes count as Python counts them. A name that is read at the
    top level before it is bound there is taken from elsewhere too.
    Raises: SyntaxError.

    >>> sorted(free_names("y = [f(x) for x in data]\\nn = n + 1"))
    ['data', 'f', 'n']
    """
    table = symtable.symtable(text, "<cell>", "exec")
    read: set[str] = set()
    for scope in _tables(table):
        top = scope is table
        read |= {s.get_name() for s in _symbols(scope) if s.is_referenced() and (top or s.is_global())}
    return (read - defined_names(text)) | _read_before_bound(text)


def _symbols(table: symtable.SymbolTable) -> Iterator[symtable.Symbol]:
    # Not `table.get_symbols()`, which compares every name with every function: 6,000 functions take a second.
    for name, flags in table._table.symbols.items():  # type: ignore[attr-defined]
        yield symtable.Symbol(name, flags, None, module_scope=table.get_name() == "top")


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)


def reads_now(node: ast.AST) -> Iterator[ast.Name]:
    """Yield the names that are read when the node runs; bodies of functions run later.

    Names bound by a comprehension inside the node are not among them.
    """
    return (name for name in _touched_now(node) if isinstance(name.ctx, ast.Load))


def _touched_now(node: ast.AST) -> Iterator[ast.Name]:
    """Yield the names that are read or bound when the node runs, in about the order of events."""
    own: set[str] = set()
    if isinstance(node, ast.Name):
        yield node
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        parts: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
    elif isinstance(node, ast.Lambda):
        parts = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield ast.Name(node.target.id, ast.Load(), lineno=node.lineno, col_offset=node.col_offset)
        parts = [*([node.value] if node.value else []), *targets]
    else:
        parts = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            own = {n.id for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
    for part in parts:
        yield from (name for name in _touched_now(part) if name.id not in own)


def _read_before_bound(text: str) -> set[str]:
    """Names that the top level both binds and reads, but reads first."""
    binds = defined_names(text)
    bound: set[str] = set()
    early: set[str] = set()

    def run(statements: list[ast.stmt]) -> None:
        for statement in statements:
            inner = [getattr(statement, field, []) for field in ("body", "orelse", "finalbody")]
            handlers = getattr(statement, "handlers", [])
            compound = isinstance(statement, ast.With | ast.For | ast.While | ast.If | ast.Try)
            heads = _heads(statement) if compound else [statement]
            for head in heads:
                for name in _touched_now(head):
                    if isinstance(name.ctx, ast.Store):
                        bound.add(name.id)
                    elif name.id in binds and name.id not in bound:
                        early.add(name.id)
                bound.update(_binds_now(head))
            if compound:
                for body in [*inner, *(h.body for h in handlers)]:
                    run(body)

    run(ast.parse(text).body)
    return early


def _heads(statement: ast.stmt) -> list[ast.AST]:
    match statement:
        case ast.With():
            return list(statement.items)
        case ast.For():
            return [statement.iter, statement.target]
        case ast.While() | ast.If():
            return [statement.test]
        case ast.Try():
            return [ast.Name(h.name, ast.Store()) for h in statement.handlers if h.name]
    return []


def _binds_now(node: ast.AST) -> Iterator[str]:
    """Yield the names that a definition or an import binds."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from ((alias.asname or alias.name).split(".")[0] for alias in node.names)
