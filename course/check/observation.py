"""What was seen of a learner's answer: the value, or the exception, and what happened besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from course.check.comparison import Tolerance
from course.check.plain import Tensor, plain


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
