"""What to say when no known mistake fits: from the most telling observation to the least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course.check.comparison import Difference
from course.check.factor import factor_message
from course.check.failures import CandidateGone
from course.check.finding import Finding
from course.check.origin import student_lines, what
from course.check.plain import Opaque
from course.check.printable import describe, short


def exception_message(error: BaseException, subject: str = "") -> str:
    """Say what an exception in the learner's code means and where it came from.

    subject: the function that was called; empty where the block of checks itself could not go on.
    """
    if isinstance(error, CandidateGone):
        return error.sentence
    if isinstance(error, MemoryError) and not subject and not hasattr(error, "student_type"):
        return "What your code handed over is too large for the test to look at."
    whose = f"`{subject}`" if subject else "This"
    if isinstance(error, NotImplementedError):
        return f"{whose} is not written yet."
    line = student_lines(error, outermost=bool(subject))
    where = f" It happened at your {line.strip()}." if line else ""
    if isinstance(error, RecursionError):
        return f"{whose} calls itself too often (RecursionError): what makes it stop?{where}"
    if isinstance(error, NameError) and getattr(error, "name", None):
        name = f"The name `{error.name}` is not known ({what(error)})."
        return f"{name} Is it spelt right, and has its cell been run?{where}"
    return f"{whose} stopped with {what(error)}.{where}"


def _place(difference: Difference) -> str:
    return f" (at `{difference.path}` of the result)" if difference.path else ""


def type_message(difference: Difference) -> str:
    """Say that a value is not of the kind asked for."""
    got, want, place = difference.got, difference.want, _place(difference)
    if got is None:
        return f"The result is None{place}, where {describe(want)} is asked for: is a `return` missing?"
    if isinstance(got, Opaque) and got.name in ("array of objects", "masked array", "np.matrix"):
        return f"You return {got.words}{place}."
    if isinstance(got, str) and not isinstance(want, str):
        return f"You return {describe(got)}{place}, where {describe(want)} is asked for: leave the quotes off."
    if difference.note:
        return f"{difference.note} You return {describe(got)}{place}."
    expected = "a number" if isinstance(want, int | float) and not isinstance(want, bool) else describe(want)
    return f"Expected {expected}{place}, got {describe(got)}."


def shape_message(difference: Difference) -> str:
    """Say that a shape is wrong, and ask about the likely reason."""
    if difference.note:
        return difference.note + _place(difference)
    got, want = difference.got.shape, difference.want.shape
    said = f"The result has shape {got}, {want if want else 'a single number'} is asked for{_place(difference)}."
    if len(got) == 2 and got == want[::-1]:
        return f"{said} Is it transposed?"
    if len(got) == 2 and len(want) == 1 and got[0] == got[1] == want[0]:
        return (
            f"{said} A vector of shape (n,) and one of shape (n, 1) make an n×n table: compare the shapes you combine."
        )
    if not want:
        return f"{said} Is a sum or a mean missing, or does it run over one axis only?"
    if not got:
        return f"{said} Does a sum run over one axis too many?"
    if got == (*want, 1) or got == (1, *want):
        return f"{said} One axis of length 1 is too many."
    if len(got) == len(want) - 1:
        return f"{said} An axis was lost: look at the sums and the indexing."
    return f"{said} Write the shape of every factor next to it; where do the sizes stop matching?"


def nan_message(difference: Difference) -> str:
    """Say that nan or inf appeared where a number is expected."""
    got = short(np.asarray(difference.got[difference.index]))
    want = short(np.asarray(difference.want[difference.index]))
    return (
        f"The result holds {got}{_at(difference)}, where {want} is expected. "
        "Look for a division by zero, a logarithm of zero, or an exponential of a large number."
    )


def _at(difference: Difference) -> str:
    index = f"`[{', '.join(map(str, difference.index))}]`" if difference.index else ""
    path = f"`{difference.path}`" if difference.path else ""
    return f" at {path}{' ' if path and index else ''}{index}" if path or index else ""


def differing(got: Any, want: Any) -> tuple[str, str]:
    """Return two numbers as texts with as many digits as it takes to tell them apart.

    >>> differing(np.float64(0.70000001), np.float64(0.7))
    ('0.70000001', '0.7')
    """
    for digits in (4, 6, 9, 12, 17):
        texts = short(np.asarray(got), digits), short(np.asarray(want), digits)
        if texts[0] != texts[1]:
            break
    return texts


def value_message(difference: Difference) -> str:
    """Say where the first difference is, with both values."""
    if difference.index is None:
        return f"Expected {short(difference.want)}{_place(difference)}, yours is {short(difference.got)}."
    got, want = differing(difference.got[difference.index], difference.want[difference.index])
    if not difference.index:
        return f"Expected {want}{_place(difference)}, yours is {got}."
    wrong = difference.wrong
    if wrong is None or wrong.size == 1:
        return f"Expected {want}{_at(difference)}, yours is {got}."
    count = "All" if wrong.all() else f"{int(wrong.sum())} of"
    return f"{count} {wrong.size} numbers differ, the first{_at(difference)}: expected {want}, yours is {got}."


def keys_message(difference: Difference) -> str:
    """Say which keys of a dictionary are missing or too many."""
    got, want = {short(k) for k in difference.got}, {short(k) for k in difference.want}
    missing, extra = ", ".join(sorted(want - got)), ", ".join(sorted(got - want))
    parts = ([f"has no {missing}"] if missing else []) + ([f"has {extra}, which nobody asked for"] if extra else [])
    return f"The dictionary{_place(difference)} {' and '.join(parts)}."


def _siblings(finding: Finding, findings: Sequence[Finding]) -> list[Finding]:
    subject = finding.seen.subject if finding.seen else None
    return [f for f in findings if f.seen and f.seen.subject == subject and f.seen.inputs]


def _only_where(finding: Finding, findings: Sequence[Finding], trait: Callable[[Finding], bool]) -> bool:
    others = _siblings(finding, findings)
    inside, outside = [f for f in others if trait(f)], [f for f in others if not trait(f)]
    return bool(inside and outside) and all(f.passed for f in inside) and not any(f.passed for f in outside)


def pattern_message(finding: Finding, findings: Sequence[Finding]) -> str:
    """Say what the checks of this function that pass have in common, where that is telling."""
    if _only_where(finding, findings, lambda f: bool(f.seen and f.seen.is_one_sample)):
        return "It is right for one sample only: with several, look at what is summed, and over which axis."
    if _only_where(finding, findings, lambda f: bool(f.seen and f.seen.is_square)):
        return "It is right for square matrices only: rows and columns are mixed up somewhere."
    others = _siblings(finding, findings)
    if len(others) > 2 and others[0].passed and not any(f.passed for f in others[1:]):
        first = others[0].seen
        if first and first is not (others[1].seen):
            return "Only the first call is right: does something survive from one call to the next?"
    return ""


def explain(finding: Finding, findings: Sequence[Finding]) -> str:
    """Return what a tutor would say about a failed check that no known mistake explains.

    findings: all of the block's, in order: which checks pass tells something about the one that fails.
    """
    seen, difference = finding.seen, finding.difference
    if finding.remark:
        return finding.remark
    if seen is not None and seen.error is not None:
        return exception_message(seen.error, seen.subject)
    if difference is not None:
        if difference.kind == "value":
            said = value_message(difference)
            more = factor_message(difference, seen) or pattern_message(finding, findings)
            return f"{more} {said}" if more else said
        by_kind = {"type": type_message, "shape": shape_message, "nan": nan_message, "keys": keys_message}
        said = by_kind[difference.kind](difference)
        more = pattern_message(finding, findings) if difference.kind == "shape" else ""
        return f"{more} {said}" if more else said
    return "This does not hold."
