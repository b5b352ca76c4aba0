"""Short texts for numbers, values and calls: what a message can hold without filling the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from course.check.plain import Opaque, Tensor

MAX_INLINE = 6
"""Arrays of up to so many numbers are written out in a message; larger ones by their shape."""


def number(value: Any, digits: int | None = None) -> str:
    """Return a number as people write it: `3`, `0.2333`, `-1.5e-07`, `True`, `nan`.

    digits: significant ones; by default 4, or up to 6 where that is the number exactly.

    >>> number(3.0), number(0.23333333), number(0.00525), number(-1.5e-7), number(123456.0)
    ('3', '0.2333', '0.00525', '-1.5e-07', '123456')
    """
    if isinstance(value, np.ndarray | np.generic):
        value = value.item()
    if isinstance(value, int):
        return (
            str(value) if abs(value) < 10**12 else f"{float(value):.4g}" if abs(value) < 10**300 else "a huge integer"
        )
    if isinstance(value, complex):
        sign = "-" if value.imag < 0 else "+"
        return f"{number(value.real, digits)}{sign}{number(abs(value.imag), digits)}j"
    if value == value and abs(value) < 1e6 and value == int(value):
        return str(int(value))
    if digits is None:
        digits = 6 if float(f"{value:.6g}") == value else 4
    return f"{value:.{digits}g}"


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as in prose: `3×2`, `5`."""
    return "×".join(str(n) for n in shape)


def _brackets(array: np.ndarray, digits: int | None) -> str:
    if array.ndim == 0:
        return number(array, digits)
    return "[" + ", ".join(_brackets(np.asarray(part), digits) for part in array) + "]"


def _text(value: str, limit: int = 60) -> str:
    return repr(value if len(value) <= limit else value[: limit - 1] + "…")


def short(value: Any, digits: int | None = None, depth: int = 0) -> str:
    """Return plain data as a short text: numbers inline up to six, else `array 3×2`."""
    if isinstance(value, Opaque):
        return value.name
    if isinstance(value, Tensor):
        inner = short(value.array, digits)
        return inner.replace("array", "tensor", 1) if inner.startswith("array") else f"tensor({inner})"
    if isinstance(value, np.ndarray):
        if value.dtype.kind in "US":
            return (
                short(value.tolist(), digits, depth) if value.size <= MAX_INLINE else f"array {shape_text(value.shape)}"
            )
        fits = 0 < value.size <= MAX_INLINE
        return _brackets(value, digits) if fits else f"array {shape_text(value.shape)}"
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int | float | complex):
        return number(value, digits)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, Mapping):
        return _items(
            [f"{short(k)}: {short(v, digits, depth + 1)}" for k, v in list(value.items())[:7]], len(value), "{}", depth
        )
    if isinstance(value, set | frozenset):
        texts = sorted(short(item, digits, depth + 1) for item in list(value)[:7])
        return _items(texts, len(value), "{}", depth) if value else "set()"
    if isinstance(value, Sequence) and not isinstance(value, range):
        texts = [short(item, digits, depth + 1) for item in value[:7]]
        one = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return _items(texts, len(value), "()" if isinstance(value, tuple) else "[]", depth, one)
    return _cap(repr(value)) if type(value) in (range, slice) else type(value).__name__


def _items(texts: list[str], count: int, brackets: str, depth: int, tail: str = "") -> str:
    if depth > 2 or sum(map(len, texts)) > 160:
        return f"{brackets[0]}{count} items{brackets[1]}"
    more = ", …" if count > len(texts) else ""
    return brackets[0] + ", ".join(texts) + more + tail + brackets[1]


def _cap(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def describe(value: Any) -> str:
    """Return what plain data is, in words: "an array of shape (3, 2)", "the number 7", "None"."""
    if value is None:
        return "None"
    if isinstance(value, Opaque):
        return value.words
    if isinstance(value, Tensor):
        return f"a torch tensor of shape {value.array.shape}"
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return describe(value.item())
        what = "texts" if value.dtype.kind in "US" else "True/False values" if value.dtype.kind == "b" else ""
        return f"an array{' of ' + what if what else ''} of shape {value.shape}"
    if isinstance(value, bool):
        return f"the truth value {value}"
    if isinstance(value, int | float | complex):
        return f"the number {number(value)}"
    if isinstance(value, str):
        return f"the text {_text(value)}"
    named: dict[type, str] = {list: "a list of", tuple: "a tuple of", dict: "a dictionary of", set: "a set of"}
    if type(value) in named:
        return f"{named[type(value)]} {len(value)} {'item' if len(value) == 1 else 'items'}"
    return f"a {type(value).__name__}"


def call_text(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """Return a call with its plain arguments in short: `delta_update_batch([0], array 3×1, [1, 2, 3], 0.05)`."""
    texts = [short(arg) for arg in args] + [f"{key}={short(arg)}" for key, arg in kwargs.items()]
    return f"{name}({', '.join(texts)})"
