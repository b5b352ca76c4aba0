"""The code with which a learner can make a failing call themselves."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.check.observation import Observation
from course.check.plain import Opaque, Tensor

MAX_NUMBERS = 60
"""Calls with more numbers than this are not written out."""


class _NotWritableError(Exception):
    """The argument has no short Python text."""


def _array(array: np.ndarray) -> str:
    if array.size > MAX_NUMBERS or array.dtype.kind not in "biuf" or not np.isfinite(array).all():
        raise _NotWritableError
    kind = "" if array.dtype in (np.float64, np.int64, np.bool_) else f", dtype=np.{array.dtype.name}"
    return f"np.array({_numbers(array)}{kind})"


def _numbers(array: np.ndarray) -> str:
    if array.ndim == 0:
        # float32 has some 7 digits: repr of the Python float would show 17, most of them noise.
        return repr(float(str(array)) if array.dtype.kind == "f" else array.item())
    return "[" + ", ".join(_numbers(part) for part in array.reshape(array.shape[0], *array.shape[1:])) + "]"


def _code(value: Any) -> str:
    if isinstance(value, Opaque | Tensor):
        raise _NotWritableError
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_code, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_code, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_code(key)}: {_code(item)}" for key, item in value.items()) + "}"
    return repr(value)


def rerun(seen: Observation) -> str:
    """Return the call as code to paste into a cell, or an empty text where it would be long or cannot be written.

    >>> seen = Observation("f([1, 2])", "f", inputs=(np.array([1.0, 2.0]), 0.05), keywords=("", "eta"))
    >>> rerun(seen)
    'f(np.array([1.0, 2.0]), eta=0.05)'
    """
    if not seen.inputs or not seen.subject.isidentifier():
        return ""
    try:
        codes = [_code(value) for value in seen.inputs]
    except _NotWritableError:
        return ""
    named = [f"{key}={code}" if key else code for key, code in zip(seen.keywords, codes, strict=True)]
    text = f"{seen.subject}({', '.join(named)})"
    return text if len(text) < 1200 else ""
