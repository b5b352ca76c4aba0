"""Plain data: what a value really is, found out without asking the value's own methods.

A value from a learner may lie: `__eq__` may answer True, `__array__` may peek at the test's numbers,
`__repr__` may never return. So every value is first rebuilt from exact built-in types, numpy arrays and
torch tensors; whatever is left becomes `Opaque`, of which only the type's name is known.
"""

from __future__ import annotations

import inspect
import sys
import types
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_DEPTH, MAX_ITEMS = 30, 300_000

_NAMED = (types.FunctionType, types.BuiltinFunctionType, type, np.ufunc)


@dataclass(frozen=True)
class Opaque:
    """A value that is not plain data: `words` says what it is, `name` what to call it."""

    words: str
    name: str


@dataclass(frozen=True, eq=False)
class Tensor:
    """A torch tensor, by its numbers."""

    array: np.ndarray


def _handle_words(thing: Any) -> str:
    # A handle of a student's object in another process knows what it is: "your function `f`".
    own = inspect.getattr_static(type(thing), "_nn_label", None)
    return str(own.fget(thing)) if isinstance(own, property) and own.fget is not None else ""


def label(thing: Any) -> str:
    """Return the printable name of a function, class, method or handle, without calling its methods."""
    if _handle_words(thing):
        return str(thing.__name__)
    if isinstance(thing, types.MethodType):
        return f"{type(thing.__self__).__name__}.{thing.__func__.__name__}"
    if isinstance(thing, _NAMED):
        return "your function" if thing.__name__ == "<lambda>" else thing.__name__
    return type(thing).__name__


def _opaque(value: Any) -> Opaque:
    if words := _handle_words(value):
        return Opaque(words, label(value))
    if isinstance(value, np.random.Generator):
        return Opaque("a random generator", "rng")
    if isinstance(value, _NAMED) and not isinstance(value, type):
        return Opaque(f"the function `{label(value)}`", label(value))
    if isinstance(value, types.MethodType):
        return Opaque(f"the method `{label(value)}`", label(value))
    if isinstance(value, type):
        return Opaque(f"the class `{label(value)}` itself", label(value))
    if isinstance(value, types.GeneratorType):
        return Opaque("a generator (a function with `yield`)", "generator")
    return Opaque(f"an object of class `{label(value)}`", label(value))


def _array(value: np.ndarray, copy: bool) -> np.ndarray | Opaque:
    if isinstance(value, np.ma.MaskedArray):
        return Opaque("a masked array (turn it into an ordinary array first)", "masked array")
    if isinstance(value, np.matrix):
        return Opaque("an np.matrix (numpy advises against it: return an np.ndarray)", "np.matrix")
    if value.dtype.kind == "O":
        return Opaque("an array of Python objects (dtype object), not of numbers", "array of objects")
    if value.dtype.kind not in "biufcUS":
        return Opaque(f"an array of dtype {value.dtype.name}", "array")
    exact = np.ndarray.view(value, np.ndarray)
    return exact.copy(order="K") if copy else exact


def _tensor(value: Any) -> Tensor | Opaque:
    torch = sys.modules["torch"]
    try:
        tensor = value.detach().cpu()
        return Tensor(np.array((tensor.float() if tensor.dtype == torch.bfloat16 else tensor).numpy(), copy=True))
    except (RuntimeError, TypeError) as error:
        return Opaque(f"a torch tensor that cannot be read ({type(error).__name__})", "tensor")


def is_tensor(value: Any) -> bool:
    """Return True for torch tensors, without importing torch."""
    torch = sys.modules.get("torch")
    return torch is not None and hasattr(torch, "Tensor") and issubclass(type(value), torch.Tensor)


_ATOMS = (bool, int, float, complex, str, bytes)


class _Rebuilding:
    """One walk over a value; counts its items, so that nothing endless is followed."""

    def __init__(self, copy: bool) -> None:
        self.items, self.copy = 0, copy

    def walk(self, value: Any, depth: int = 0) -> Any:
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            return Opaque("something too large or too deeply nested to compare", "…")
        # The type itself is asked, never the value: `__class__` can lie to isinstance.
        kind = type(value)
        if value is None or kind in _ATOMS or kind in (range, slice, Opaque, Tensor):
            return value
        if issubclass(kind, np.ndarray):
            return _array(value, self.copy)
        if issubclass(kind, np.generic):
            return _array(np.asarray(value), False)
        if issubclass(kind, list):
            return [self.walk(item, depth + 1) for item in list.__iter__(value)]
        if issubclass(kind, tuple):
            return tuple([self.walk(item, depth + 1) for item in tuple.__iter__(value)])
        if issubclass(kind, dict):
            return {self._key(k): self.walk(v, depth + 1) for k, v in dict.items(value)}
        if issubclass(kind, set):
            return {self._key(k) for k in set.__iter__(value)}
        if issubclass(kind, frozenset):
            return {self._key(k) for k in frozenset.__iter__(value)}
        if is_tensor(value):
            return _tensor(value)
        return _atom(value) if issubclass(kind, _ATOMS) else _opaque(value)

    def _key(self, key: Any) -> Any:
        plain = self.walk(key)
        if isinstance(plain, np.ndarray):
            return plain.item() if plain.ndim == 0 else Opaque("an array", "array")
        return _opaque(key) if isinstance(plain, (list, dict, set, Tensor, slice)) else plain


def _atom(value: Any) -> Any:
    # A subclass (an IntEnum, a learner's own float) is read by the built-in type's own
    # arithmetic, never through a method that the subclass may override.
    kind = type(value)
    if issubclass(kind, int):
        return int.__add__(value, 0)
    if issubclass(kind, float):
        return float.__add__(value, 0.0)
    if issubclass(kind, complex):
        return complex.__add__(value, 0j)
    return str.__add__(value, "") if issubclass(kind, str) else bytes.__add__(value, b"")


def plain(value: Any, copy: bool = True) -> Any:
    """Rebuild a value from exact built-in types, arrays and tensors; what cannot be rebuilt becomes `Opaque`.

    numpy scalars become 0-d arrays, so that their dtype is kept.

    copy: copy the arrays, so that the value's owner cannot change them any more.
    """
    return _Rebuilding(copy).walk(value)


def opaque_in(value: Any) -> Opaque | None:
    """Return the first thing in plain data that is none, such as an object of a learner's class; None if all is."""
    if isinstance(value, Opaque):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return next((found for item in value if (found := opaque_in(item))), None)
    if isinstance(value, dict):
        return next((found for pair in value.items() for item in pair if (found := opaque_in(item))), None)
    return None


def numeric(value: Any, arrays: bool = False) -> np.ndarray | None:
    """Return plain data as one array of numbers or bools, or None where it is not one.

    Nested lists and tuples of numbers count, if rectangular; with `arrays` also lists of equally shaped arrays.
    """
    if isinstance(value, Tensor):
        return value.array
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biufc" else None
    if isinstance(value, range):
        return np.asarray(value)
    if isinstance(value, (bool, int, float, complex)):
        return _number(value)
    if not isinstance(value, (list, tuple)):
        return None
    if value and all(type(item) is float for item in value):
        return np.asarray(value)
    parts = []
    for item in value:
        part = numeric(item, arrays)
        if part is None or (not arrays and part.ndim and isinstance(item, (np.ndarray, Tensor))):
            return None
        parts.append(part)
    if len({part.shape for part in parts}) > 1:
        return None
    return np.stack(parts) if parts else np.zeros(0)


def _number(value: complex) -> np.ndarray | None:
    array = np.asarray(value)
    if array.dtype.kind in "biufc":
        return array
    try:
        return np.asarray(float(value))  # type: ignore[arg-type]  # an int beyond 64 bits
    except OverflowError:
        return None


def is_single(value: Any) -> bool:
    """Return True when float32 or float16 numbers are somewhere in the plain data."""
    if isinstance(value, (np.ndarray, Tensor)):
        array = value.array if isinstance(value, Tensor) else value
        return array.dtype in (np.float32, np.float16, np.complex64)
    if isinstance(value, (list, tuple)):
        return any(is_single(item) for item in value[:1000])
    return isinstance(value, dict) and any(is_single(item) for item in value.values())
