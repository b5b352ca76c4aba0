"""Names are read as Python reads them, and in a time that grows with the text only."""

from __future__ import annotations

import symtable
from pathlib import Path

import pytest

from autograder.lessons.cell import Kind
from autograder.lessons.lesson import read_source, source_paths
from autograder.lessons.scope import _symbols, _tables, defined_names, free_names

ROOT = Path(__file__).resolve().parents[3]
TEXTS = [
    "import a.b as c\nfrom d import e\nx, (y, *z) = 1, (2, 3)\nfor i in x: pass\nwith open('f') as g: pass",
    "def f(p, *q, r=s, **t):\n    global u\n    u = p + v\n    def w():\n        nonlocal q\n        q = lambda: r",
    "class A(B):\n    m = n\n    def o(self):\n        return __class__, m\n[k for k in l if (h := k)]\nx += 1\ndel x",
    "match a:\n    case {'k': b, **c}: pass\n    case [d, *e] | (d, *e): pass\ntry: pass\nexcept E as f: pass\ny: int",
]


def told(symbol: symtable.Symbol) -> tuple[object, ...]:
    asked = ("assigned", "imported", "declared_global", "referenced", "global")
    return symbol.get_name(), *(bool(getattr(symbol, f"is_{what}")()) for what in asked)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_symbols_are_those_that_symtable_tells_of(text: str) -> None:
    compare(text)


def test_so_they_are_in_all_cells_of_the_course() -> None:
    cells = [cell for path in source_paths(ROOT) for cell in read_source(path).cells if cell.kind is not Kind.MARKDOWN]
    assert len(cells) > 600
    for cell in cells:
        compare(cell.answer)


def compare(text: str) -> None:
    for table in _tables(symtable.symtable(text, "<cell>", "exec")):
        assert sorted(map(told, _symbols(table))) == sorted(map(told, table.get_symbols()))


def test_no_name_is_compared_with_every_function(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> None:
        raise AssertionError("symtable looks through all functions at each name")

    monkeypatch.setattr(symtable.SymbolTable, "lookup", slow)
    text = "def f(): return g\ndef h(): pass"
    assert (defined_names(text), free_names(text)) == ({"f", "h"}, {"g"})
