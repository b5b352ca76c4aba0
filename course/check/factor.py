"""A constant factor between yours and the expected, and its likely reason."""

from __future__ import annotations

import math

import numpy as np

from course.check.comparison import Difference
from course.check.observation import Observation
from course.check.plain import numeric
from course.check.printable import number


def ratio(got: np.ndarray, want: np.ndarray) -> float | None:
    """Return c where got is c times want in every entry (at least one not 0), else None.

    A single number has a ratio to any other; it means nothing unless it is a telling one.
    """
    if got.shape != want.shape or got.dtype.kind not in "iuf" or want.dtype.kind not in "iuf":
        return None
    got, want = got.astype(float), want.astype(float)
    if not (np.isfinite(got).all() and np.isfinite(want).all()) or not want.any() or not got.any():
        return None
    c = float((got * want).sum() / (want * want).sum())
    size = float(np.abs(got).max())
    return c if np.allclose(got, c * want, rtol=1e-5, atol=1e-7 * size) else None


def _near(c: float, target: float) -> bool:
    return math.isclose(c, target, rel_tol=1e-5)


def reason(c: float, sizes: dict[int, str]) -> str:
    """Return the likely reason of a factor as a sentence, or an empty text where none comes to mind.

    sizes: of the call's arguments, each with what it is in words.
    """
    if _near(c, -1):
        return "Yours is the expected result with the opposite sign: which of the two is subtracted from the other?"
    if _near(c, 2) or _near(c, 0.5):
        times = "twice" if c > 1 else "half"
        return (
            f"Yours is exactly {times} the expected result: look at the ½ of the loss, and at the 2 of its derivative."
        )
    for size, words in sizes.items():
        if size > 2 and (said := _size_reason(c, size, words)):
            return said
    yours = f"Yours is {number(c)} times the expected result"
    if _near(abs(c), 2) or _near(abs(c), 0.5):
        return f"{yours}: look at the sign, and at the ½ of the loss."
    for base, log in (("10", 1 / math.log(10)), ("2", 1 / math.log(2))):
        if _near(c, log):
            return f"{yours}, which is what a logarithm to base {base} gives: the natural one is asked for."
    return ""


def _size_reason(c: float, size: int, words: str) -> str:
    sign = ", with the opposite sign" if c < 0 else ""
    if _near(abs(c), size):
        return f"Yours is {size} times the expected result{sign}; {size} is {words}. Is it a mean that is asked for?"
    if _near(abs(c), 1 / size):
        return f"Yours is 1/{size} of the expected result{sign}; {size} is {words}. Is it a sum that is asked for?"
    return ""


def factor_message(difference: Difference, seen: Observation | None) -> str:
    """Say that a value is a constant factor off, and why that may be; an empty text where it is not."""
    got, want = numeric(difference.got, arrays=True), numeric(difference.want, arrays=True)
    if got is None or want is None or (c := ratio(got, want)) is None or _near(c, 1):
        return ""
    said = reason(c, seen.sizes if seen else {})
    if said or np.count_nonzero(want) < 2:
        return said
    return f"Every number is {number(c)} times the expected one: which factor is missing, or used twice?"
