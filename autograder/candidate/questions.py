"""What the examiner may ask of a student's objects. Each answer is given the student's names first."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any


def _next(own: Any, steps: Any) -> tuple[bool, Any]:
    try:
        return True, next(steps)
    except StopIteration:
        return False, None


class _Steps:
    """An iterator that stays here even where it is over plain data."""

    def __init__(self, values: Any) -> None:
        self.values = iter(values)

    def __next__(self) -> Any:
        return next(self.values)


QUESTIONS: dict[str, Callable[..., Any]] = {
    "get": lambda own, names: {name: own[name] for name in names if name in own},
    "attr": lambda own, thing, name: getattr(thing, name),
    "item": lambda own, thing, key: thing[key],
    "op": lambda own, name, *operands: getattr(operator, name)(*operands),
    "iter": lambda own, thing: _Steps(thing),
    "next": _next,
    "len": lambda own, thing: len(thing),
    "float": lambda own, thing: float(thing),
    "int": lambda own, thing: int(thing),
}
