"""Whether a learner has written a piece yet, so that demonstrations wait instead of failing."""

from __future__ import annotations

from types import CodeType
from typing import Any


def _is_stub(code: CodeType) -> bool:
    # nbgrader leaves `raise NotImplementedError()` where the answer goes; the name is then the
    # only global the function refers to.
    return code.co_names[:1] == ("NotImplementedError",) and len(code.co_names) == 1


def _is_written(piece: Any) -> bool:
    if piece is None or piece is ...:
        return False
    if isinstance(piece, type):
        return not any(_is_stub(f.__code__) for f in vars(piece).values() if hasattr(f, "__code__"))
    code = getattr(piece, "__code__", None)
    return code is None or not _is_stub(code)


def written(*pieces: Any) -> bool:
    """Return True when every given function, class or answer has been written.

    A function counts as unwritten while all it does is raise NotImplementedError; a class while
    one of its methods does; an answer while it is None. Where something is missing, a line says
    what to write first, so that a notebook can be run from top to bottom at any time.

    >>> def later():
    ...     raise NotImplementedError()
    >>> written(later)
    Write `later` first, then run this cell again.
    False
    """
    missing = [getattr(piece, "__name__", "your answer") for piece in pieces if not _is_written(piece)]
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        print(f"Write {names} first, then run this cell again.")
    return not missing
