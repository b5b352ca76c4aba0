"""What the examiner holds of an object that stays in the candidate: a number, and the means to ask it things.

A handle can be called, asked for an attribute, indexed, iterated, used in arithmetic, and measured with
`len`, `float`, `int`. It never answers a comparison and never turns itself into an array: an object whose
`__eq__` says True, or whose `__array__` returns whatever is wanted, must not pass a test. No name that
begins with two underscores is forwarded; numpy asks for several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from autograder.examiner.link import Link

_MOST_STEPS = 100_000
"""Items that are read of a student's iterable, which may have no end."""


def _refuses(self: Handle, *_: Any, **__: Any) -> NoReturn:
    raise TypeError(f"expected a number, got {self._nn_label}")


def _binary(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    def forward(self: Handle, other: Any) -> Any:
        return self._nn_calculate(name, self, other)

    def backward(self: Handle, other: Any) -> Any:
        return self._nn_calculate(name, other, self)

    return forward, backward


def _unary(name: str) -> Callable[[Handle], Any]:
    return lambda self: self._nn_calculate(name, self)


class Handle:
    """A student's object, seen from the examiner."""

    __slots__ = ("__name__", "_nn_kind", "_nn_link", "_nn_number")
    __array_ufunc__ = None  # so that `array * handle` asks the handle, not numpy

    _nn_link: Link
    _nn_number: int

    def __init__(self, link: Link, number: int, kind: str, name: str) -> None:
        object.__setattr__(self, "_nn_link", link)
        object.__setattr__(self, "_nn_number", number)
        object.__setattr__(self, "_nn_kind", kind)
        object.__setattr__(self, "__name__", name or kind)

    @property
    def _nn_label(self) -> str:
        """What to call it in a message: "your class `Foo`", "your function `f`", "an object of your class `Foo`"."""
        if self._nn_kind in ("function", "method", "builtin_function_or_method"):
            return f"your function `{self.__name__}`"
        if self._nn_kind == "type":
            return f"your class `{self.__name__}` itself"
        return f"an object of your class `{self._nn_kind}`"

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        """Call the student's function or make an object of their class."""
        if "out" in kwargs:
            # numpy leaves np.min(x), np.sum(x) and their like to a method of x: the number would be the student's.
            raise TypeError(f"expected a number, got {self._nn_label}")
        return self._nn_link.call(self, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._nn_link.ask("attr", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        raise TypeError("a test does not change the student's objects")

    def __getitem__(self, key: Any) -> Any:
        return self._nn_link.ask("item", self, key)

    def __iter__(self) -> Iterator[Any]:
        steps = self._nn_link.ask("iter", self)
        for _ in range(_MOST_STEPS):
            match self._nn_link.ask("next", steps):
                case (True, item):
                    yield item
                case _:
                    return
        raise ValueError(f"{self._nn_label} gives more than {_MOST_STEPS:,} items")

    def _nn_calculate(self, name: str, *operands: Any) -> Any:
        # A number would be the student's choice: `abs(theirs - expected) < 1e-9` must not be for them to answer.
        result = self._nn_link.ask("op", name, *operands)
        if type(result) is not Handle:
            raise TypeError(f"expected a number, got {self._nn_label}")
        return result

    def __len__(self) -> int:
        return self._nn_link.measure("len", self)

    def __float__(self) -> float:
        return self._nn_link.measure("float", self)

    def __int__(self) -> int:
        return self._nn_link.measure("int", self)

    def __repr__(self) -> str:
        return f"<{self._nn_label}>"

    __str__ = __repr__

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuses
    __bool__ = __hash__ = __contains__ = __index__ = __complex__ = _refuses  # type: ignore[assignment]
    __array__ = __reduce_ex__ = __copy__ = __deepcopy__ = _refuses

    __add__, __radd__ = _binary("add")
    __sub__, __rsub__ = _binary("sub")
    __mul__, __rmul__ = _binary("mul")
    __truediv__, __rtruediv__ = _binary("truediv")
    __floordiv__, __rfloordiv__ = _binary("floordiv")
    __mod__, __rmod__ = _binary("mod")
    __pow__, __rpow__ = _binary("pow")
    __matmul__, __rmatmul__ = _binary("matmul")
    __neg__, __pos__, __abs__ = _unary("neg"), _unary("pos"), _unary("abs")
