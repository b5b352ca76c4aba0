"""Clues: what a known mistake looks like from outside, so that a failed check can name it.

A clue is one of
- a fingerprint: the very value that the mistake gives on these inputs;
- a symptom: `changed`, `warned`, `gives_nan`, `raised(RecursionError)`, `shaped(3, 3)`, `transposed`, `scaled(2)`,
  `differs_again`;
- a predicate on the learner's value;
- `...`, which always fits;
- `like(clue, a=7.0, b=20.2)`: any of these, with numbers for the message's braces. A field may be a function of the
  learner's value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.check.comparison import compare
from course.check.failures import OURS, CandidateGone
from course.check.observation import Observation
from course.check.plain import Opaque, Tensor, numeric, plain


@dataclass(frozen=True)
class Symptom:
    """A mistake's look: `shows(observation)` says whether this is it."""

    name: str
    shows: Callable[[Observation], bool]


@dataclass(frozen=True)
class Like:
    """A clue together with fields for the message."""

    clue: Any
    fields: dict[str, Any]


def like(clue: Any, **fields: Any) -> Like:
    """Return a clue that fills the message's braces: `D1=like([-0.7], a=7.0, b=20.2)`."""
    return Like(clue, fields)


def _holds_nan(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_holds_nan, value))
    if isinstance(value, dict):
        return any(map(_holds_nan, value.values()))
    array = numeric(value)
    return array is not None and not np.isfinite(array).all()


def _shape(value: Any) -> tuple[int, ...] | None:
    array = numeric(value, arrays=True)
    return None if array is None else array.shape


changed = Symptom("changed", lambda seen: bool(seen.changed))
"""The call changed one of its arguments."""
warned = Symptom("warned", lambda seen: any(issubclass(w, RuntimeWarning) for w in seen.warnings))
"""The call raised a RuntimeWarning (overflow, division by zero). Named in `gives`, it makes the check fail."""
gives_nan = Symptom("gives_nan", lambda seen: seen.error is None and _holds_nan(seen.plain))
"""The value holds nan or an infinity."""
differs_again = Symptom("differs_again", lambda seen: seen.again)
"""The second call with the same arguments gives something else."""


def raised(error: type[BaseException], text: str = "") -> Symptom:
    """Return the symptom: the call raised this exception, with `text` in its message."""
    return Symptom(f"raised({error.__name__})", lambda seen: isinstance(seen.error, error) and text in str(seen.error))


def shaped(*shape: int | tuple[int, ...]) -> Symptom:
    """Return the symptom: the value has this shape."""
    want = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], tuple) else shape
    return Symptom(f"shaped{want}", lambda seen: seen.error is None and _shape(seen.plain) == want)


def _is_expected(seen: Observation, change: Callable[[np.ndarray], np.ndarray]) -> bool:
    want = numeric(seen.expected, arrays=True)
    if seen.error is not None or want is None or isinstance(seen.plain, Opaque):
        return False
    wrong = change(want)
    as_seen = Tensor(wrong) if isinstance(seen.plain, Tensor) else wrong
    return compare(seen.plain, as_seen, seen.tolerance) is None


transposed = Symptom("transposed", lambda seen: _is_expected(seen, np.transpose))
"""The value is the expected matrix, transposed."""


def scaled(factor: float) -> Symptom:
    """Return the symptom: the value is the expected one times a factor."""
    return Symptom(f"scaled({factor:g})", lambda seen: _is_expected(seen, lambda want: want * factor))


def fits(clue: Any, seen: Observation) -> bool:
    """Return whether a clue recognises what was seen.

    A fingerprint must equal the learner's value and differ from the expected one; then it can tell them apart. One that
    is not plain data fits nothing: it was made of something of the learner's.
    """
    if isinstance(clue, Like):
        return fits(clue.clue, seen)
    if clue is ...:
        return True
    if isinstance(clue, Symptom):
        return clue.shows(seen)
    if callable(clue):
        return seen.error is None and holds(clue, seen.value)
    value = plain(clue)
    if seen.error is not None or isinstance(value, Opaque) or compare(seen.plain, value, seen.tolerance) is not None:
        return False
    return seen.expected is None or compare(seen.expected, value, seen.tolerance) is not None


def holds(predicate: Callable[[Any], Any], value: Any) -> bool:
    """Return whether a predicate is true of a learner's value; an exception in it counts as False.

    Raises: CandidateGone, when the student's process ended meanwhile.
    """
    try:
        return bool(predicate(value))
    except (CandidateGone, *OURS):
        raise
    except Exception:
        return False
