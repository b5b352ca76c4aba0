"""What was seen of a learner's answer: the value, or the exception, and what happened besides."""

from __future__ import annotations

import itertools
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from course.check.arguments import duplicate, is_same
from course.check.comparison import Tolerance
from course.check.failures import OURS, CandidateGone
from course.check.plain import Tensor, is_single, plain
from course.check.printable import call_text, describe

MAX_LISTED = 100_000
"""With `as_list`, so many items of an iterable are read at most."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass
class Observation:
    """One call of a learner's function, or one answer of theirs."""

    name: str
    """How to write it again: "f([0], 0.05)", "E(0)"."""
    subject: str
    """The function's or the answer's name."""
    value: Any = None
    error: Exception | None = None
    changed: tuple[str, ...] = ()
    """The arguments that were changed, in words: "argument 1"."""
    warnings: tuple[type[Warning], ...] = ()
    seconds: float = 0.0
    single: bool = False
    """Whether an argument holds float32 numbers."""
    inputs: tuple[Any, ...] = ()
    """The arguments as plain data."""
    keywords: tuple[str, ...] = ()
    """Their keywords; empty texts for positional ones."""
    after: dict[Any, Any] = field(default_factory=dict)
    """The arguments after the call, by position and by keyword: what was really handed over."""
    tolerance: Tolerance = field(default_factory=Tolerance)
    expected: Any = None
    """Plain data; set by the judge that compares."""
    again: bool = False
    """Whether a second call with the same arguments gave something else."""

    @cached_property
    def plain(self) -> Any:
        """The value as plain data."""
        return plain(self.value)

    @cached_property
    def sizes(self) -> dict[int, str]:
        """The sizes of the array arguments, each with what it is: {3: "rows of argument 1"}."""
        sizes: dict[int, str] = {}
        for i, value in enumerate(self.inputs, 1):
            array = value.array if isinstance(value, Tensor) else value
            if isinstance(array, np.ndarray):
                for axis, size in enumerate(array.shape):
                    words = (
                        "numbers"
                        if array.ndim == 1
                        else ("rows", "columns")[axis]
                        if array.ndim == 2
                        else f"axis {axis}"
                    )
                    sizes.setdefault(
                        size, f"the number of {words} of argument {i}" if array.ndim < 3 else f"{words} of argument {i}"
                    )
        return sizes

    @property
    def is_one_sample(self) -> bool:
        """Whether a matrix argument has one row or one column, or all vectors have one entry."""
        arrays = [a for a in self.inputs if isinstance(a, np.ndarray) and a.ndim]
        matrices = [a for a in arrays if a.ndim == 2]
        return (
            any(1 in a.shape for a in matrices) if matrices else bool(arrays) and all(a.shape == (1,) for a in arrays)
        )

    @property
    def is_square(self) -> bool:
        """Whether every matrix argument is square."""
        matrices = [a for a in self.inputs if isinstance(a, np.ndarray) and a.ndim == 2]
        return bool(matrices) and all(a.shape[0] == a.shape[1] for a in matrices)


def observe(
    f: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], name: str, as_list: bool = False
) -> Observation:
    """Call a learner's function on copies of the arguments and note everything that happens; warnings are silenced.

    Raises: CandidateGone if the student's process ended.
    """
    inputs: dict[int | str, Any] = dict(enumerate(args))
    inputs.update(kwargs)  # type: ignore[arg-type]
    handed = {key: duplicate(value) for key, value in inputs.items()}
    value: Any = None
    error: Exception | None = None
    with warnings.catch_warnings(record=True) as caught, np.errstate(divide="warn", over="warn", invalid="warn"):
        warnings.simplefilter("always")
        began = time.perf_counter()
        try:
            if not callable(f):
                raise TypeError(f"it is {describe(plain(f))}, not a function")
            value = f(*(handed[i] for i in range(len(args))), **{key: handed[key] for key in kwargs})
            if as_list:
                value = list(itertools.islice(value, MAX_LISTED))
        except (CandidateGone, *OURS):
            raise
        except Exception as failure:
            error = failure
        except BaseException as left:
            # exit(), or an interrupt that the student's code raised; not the one that a person typed.
            if isinstance(left, KeyboardInterrupt) and not hasattr(left, "student_lines"):
                raise
            error = RuntimeError(f"it left by {type(left).__name__}").with_traceback(left.__traceback__)
        seconds = time.perf_counter() - began
    # What is unchanged need not be kept twice: an argument may be a whole data set.
    after = {key: value if is_same(value, handed[key]) else handed[key] for key, value in inputs.items()}
    changed = tuple(argument_words(key) for key in inputs if after[key] is not inputs[key])
    known = [plain(value, copy=False) for value in inputs.values()]
    return Observation(
        name=call_text(name, known[: len(args)], dict(zip(kwargs, known[len(args) :], strict=True))),
        subject=name,
        value=value,
        error=error,
        changed=changed,
        warnings=tuple(w.category for w in caught),
        seconds=seconds,
        single=any(map(is_single, known)),
        inputs=tuple(known),
        keywords=("",) * len(args) + tuple(kwargs),
        after=after,
    )


def argument_words(key: int | str) -> str:
    """Return what to call an argument: "its first argument", "`eta`"."""
    if isinstance(key, str):
        return f"`{key}`"
    return f"its {_ORDINALS[key]} argument" if key < len(_ORDINALS) else f"its argument number {key + 1}"
