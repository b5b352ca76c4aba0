"""What can be asked of a learner's value: the judges that calls and answers share."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from course.check.comparison import Difference, compare, tolerance_for
from course.check.factor import ratio
from course.check.failures import OURS, AuthorError, BlockStopped, CandidateGone
from course.check.finding import Finding
from course.check.mistakes import known
from course.check.observation import Observation
from course.check.plain import Opaque, numeric, opaque_in, plain
from course.check.printable import describe, number, short
from course.check.symptoms import Like, fits, holds

if TYPE_CHECKING:
    from course.check.checks import Checks


_ROOMY = 1000
"""How many times more numbers than expected are looked at for a message; a learner's array may fill a gigabyte."""


class Judged:
    """Something of the learner's that is being judged. Every judge is one check, and returns self."""

    def __init__(self, checks: Checks, seen: Observation) -> None:
        self.checks, self.seen, self.used = checks, seen, False

    @property
    def value(self) -> Any:
        """The learner's value, for further use: plain data. If the call failed, or gave none, the block stops here."""
        value = self.object
        if foreign := opaque_in(self.seen.plain):
            # Whatever it is asked for, a length, its items, the largest of them, would be its own choice.
            self._record(f"{self.seen.name} {self.verb} plain data", "said", None, {}, None, _no_data(foreign))
            raise BlockStopped
        return value

    @property
    def object(self) -> Any:
        """The learner's value, an object of a class of theirs or a function. Believe nothing that it says of itself."""
        self.used = True
        if self.seen.error is not None:
            if not self.checks.has_recorded(self.seen):
                self._record(f"{self.seen.name} returns", "exception", None, {}, None)
            raise BlockStopped
        return self.seen.value

    def gives(
        self,
        expected: Any,
        *,
        rtol: float | None = None,
        atol: float | None = None,
        dtype: Any = None,
        says: str | None = None,
        fields: dict[str, Any] | None = None,
        **mistakes: Any,
    ) -> Self:
        """Check that the value is the expected one.

        expected: plain data, or a function without arguments that returns it. rtol, atol: see `Tolerance`. dtype: also
        demand this dtype. says: the check in words, instead of the call. fields: for the messages of the mistakes.
        mistakes: codes with clues, see `course.check.symptoms`.
        Raises: AuthorError if the expected value cannot be had, or a mistake is not in the bank.
        """
        want = self._expected(expected)
        if foreign := opaque_in(want):
            self._ready(None, None, None)
            sentence = says or f"{self.seen.name} {self.verb} what is asked for"
            return self._record(sentence, "said", None, {}, None, _no_data(foreign))
        self._ready(rtol, atol, want)
        difference = None if self.seen.error is not None else self._compare(want)
        kind = "exception" if self.seen.error is not None else "difference" if difference else "passed"
        if kind == "passed" and dtype is not None:
            difference = _dtype_difference(self.seen.plain, np.dtype(dtype))
            kind = "difference" if difference else "passed"
        remark = ""
        if kind == "passed":
            kind, remark = self._besides(mistakes)
        elif self.seen.error is None and self.seen.plain is None:
            kind, difference, remark = "said", None, self._none()
        sentence = says or f"{self.seen.name} {self.verb} {short(want)}"
        return self._record(sentence, kind, difference, mistakes, fields, remark)

    verb = "is"

    def _besides(self, mistakes: dict[str, Any]) -> tuple[str, str]:
        """Look at what else a right value must not come with; return the finding's kind and message."""
        return "passed", ""

    def holds(
        self,
        predicate: Callable[[Any], Any],
        sentence: str,
        *,
        objects: bool = False,
        fields: dict[str, Any] | None = None,
        **mistakes: Any,
    ) -> Self:
        """Check that a predicate is true of the value; an exception in it counts as False.

        sentence: what must be true. objects: the value may be, or hold, functions and objects of the learner's classes;
        without it none of them holds. mistakes: codes with clues, most often predicates.
        """
        self._ready(None, None, None)
        if self.seen.error is not None:
            return self._record(sentence, "exception", None, mistakes, fields)
        if not objects and (foreign := opaque_in(self.seen.plain)):
            return self._record(sentence, "said", None, mistakes, fields, _no_data(foreign))
        try:
            kind = "passed" if holds(predicate, self.seen.value) else "said"
        except CandidateGone as gone:
            self._record(sentence, "said", None, {}, None, gone.sentence)
            raise BlockStopped from None
        return self._record(sentence, kind, None, mistakes, fields, self._not_so(sentence) if kind == "said" else "")

    def _not_so(self, sentence: str) -> str:
        value = self.seen.plain
        if value is None:
            return f"{_upper(sentence)}. {self._none()}"
        yours = describe(value) if isinstance(value, Opaque) else short(value)
        return f"This does not hold: {sentence.rstrip('.')}. Your result is {yours}."

    def _none(self) -> str:
        return "Your answer is still None: write it in its cell, and run that cell."

    def _expected(self, expected: Any) -> Any:
        # Only a function of the test's own: an object of the learner's may be callable, too.
        if isinstance(expected, FunctionType):
            try:
                expected = expected()
            except Exception as error:
                raise AuthorError(
                    f"The expected value of {self.seen.name} could not be worked out: {error!r}"
                ) from error
        return plain(expected)

    def _ready(self, rtol: float | None, atol: float | None, want: Any) -> None:
        self.used = True
        got = None if self.seen.error is not None else self.seen.plain
        self.seen.tolerance = tolerance_for(got, rtol, atol, self.seen.single)
        self.seen.expected = want

    def _compare(self, want: Any) -> Difference | None:
        return compare(self.seen.plain, want, self.seen.tolerance)

    def _record(
        self,
        sentence: str,
        kind: str,
        difference: Difference | None,
        mistakes: dict[str, Any],
        fields: dict[str, Any] | None,
        remark: str = "",
    ) -> Self:
        seen = replace(self.seen)
        listed = [(known(code, _given(clue, fields)), clue) for code, clue in mistakes.items()]
        finding = Finding(sentence, kind, seen, difference, remark)
        if not finding.passed:
            try:
                finding.matches = [(m, self._fields(clue, fields)) for m, clue in listed if fits(clue, seen)]
            except CandidateGone as gone:
                finding.kind, finding.remark = "said", gone.sentence
                self.checks.add(finding)
                raise BlockStopped from None
        self.checks.add(finding)
        return self

    def _fields(self, clue: Any, fields: dict[str, Any] | None) -> dict[str, Any]:
        given = {**(fields or {}), **(clue.fields if isinstance(clue, Like) else {})}
        for name, field in given.items():
            if callable(field):
                try:
                    given[name] = plain(field(self.seen.value))
                except (CandidateGone, *OURS):
                    raise
                except Exception:
                    given[name] = "?"
        return {
            **standard_fields(self.seen),
            **{
                k: v if isinstance(v, float | int | str) and _is_sayable(v) else short(plain(v))
                for k, v in given.items()
            },
        }


def _given(clue: Any, fields: dict[str, Any] | None) -> set[str]:
    return set(fields or {}) | set(clue.fields if isinstance(clue, Like) else {}) | ({"t"} if clue is ... else set())


def _is_sayable(value: float | int | str) -> bool:
    return len(value) <= 1000 if isinstance(value, str) else isinstance(value, float) or abs(value) < 1 << 62


def _no_data(foreign: Opaque) -> str:
    return (
        f"{_upper(foreign.words)} cannot be looked into: numbers, arrays, lists, tuples or dictionaries are asked for."
    )


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:].rstrip(".")


def _dtype_difference(value: Any, dtype: np.dtype) -> Difference | None:
    array = numeric(value, arrays=True)
    have = array.dtype if array is not None else None
    if have == dtype:
        return None
    return Difference(
        "type", "", value, value, note=f"The numbers are right, but dtype {dtype} is asked for, yours is {have}."
    )


def standard_fields(seen: Observation) -> dict[str, Any]:
    """Return the fields that every message may use."""
    got = None if seen.error is not None else seen.plain
    mine, theirs = numeric(got, arrays=True), numeric(seen.expected, arrays=True)
    c = ratio(mine, theirs) if mine is not None and theirs is not None else None
    if c is None and mine is not None and theirs is not None and 0 < mine.size <= _ROOMY * theirs.size and theirs.any():
        with np.errstate(all="ignore"):
            c = float(np.linalg.norm(mine.astype(complex).ravel()) / np.linalg.norm(theirs.astype(complex).ravel()))
    return {
        "got": f"{type(seen.error).__name__}" if seen.error is not None else short(got),
        "expected": short(seen.expected),
        "shape": str(mine.shape) if mine is not None else describe(got),
        "want_shape": str(theirs.shape) if theirs is not None else describe(seen.expected),
        "ratio": number(c, 3) if c is not None and math.isfinite(c) else "?",
        "call": seen.name,
        "t": seen.seconds,
    }
