"""What a student's code raised, and what ended it, as the examiner raises it."""

from __future__ import annotations

import builtins
import signal
import warnings
from typing import Any

from autograder.hand_ins.plain_text import plain
from autograder.sandbox.limits import OUT_OF_MEMORY
from autograder.sandbox.process import Exit, Reason
from course.check.failures import CandidateGone
from course.check.origin import student_lines

_AS_ITSELF = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, OSError | Warning)
}
# These would end a loop of the test's instead of failing it.
_AS_ITSELF -= {"StopIteration", "StopAsyncIteration"}
_AS_ITSELF -= {"BaseExceptionGroup", "ExceptionGroup", "UnicodeDecodeError", "UnicodeEncodeError"}
_AS_ITSELF -= {"UnicodeTranslateError"}


class StudentError(Exception):
    """The student's code raised an exception of a class that is not built in."""


class StudentDied(CandidateGone):
    """The candidate has ended: by itself, by a signal, or because it was caught lying on the wire."""


class StudentOutOfTime(CandidateGone):
    """A call took longer than it may."""


class StudentOutOfMemory(CandidateGone):
    """The candidate was ended for want of memory."""


def describe(error: BaseException) -> dict[str, str]:
    """Return what is told of an exception that the student's code raised; never raises."""
    built_in = next(
        (c.__name__ for c in type(error).__mro__ if c.__module__ == "builtins" and issubclass(c, Exception)), ""
    )
    try:
        message, lines = str(error), student_lines(error)
        if isinstance(error, SyntaxError):
            message, lines = str(error.msg), f"line {error.lineno}" if error.lineno else ""
    except Exception as worse:
        message, lines = f"(its text cannot be read: {type(worse).__name__})", ""
    return {"type": type(error).__name__, "ancestor": built_in, "message": message[:4000], "lines": lines[:1000]}


def described(error: Any) -> dict[str, str] | None:
    """Return what a candidate says of an exception, as four short texts; None if it is no such description."""
    if not isinstance(error, dict):
        return None
    longest = {"type": 100, "ancestor": 100, "message": 2000, "lines": 500}
    if any(type(error.get(key)) is not str for key in longest):
        return None
    return {key: plain(error[key][:most]) for key, most in longest.items()}


def stopped_for_time(error: dict[str, str]) -> bool:
    """Whether it says that the student's code was stopped because its seconds were used up."""
    return error["type"] == "OutOfTime" and not error["ancestor"]


def raised_by(error: dict[str, str]) -> Exception:
    """Return the exception to raise: of the built-in class it descends from, or StudentError."""
    kind = getattr(builtins, error["ancestor"]) if error["ancestor"] in _AS_ITSELF else StudentError
    raised: Exception = kind(error["message"])
    raised.student_type = error["type"]  # type: ignore[attr-defined]
    raised.student_lines = error["lines"]  # type: ignore[attr-defined]
    return raised


def without_lines(message: str) -> Exception:
    """Return a ValueError about what the student's code handed over; its lines would be the grader's."""
    return raised_by({"type": "ValueError", "ancestor": "ValueError", "message": message, "lines": ""})


def warn_again(warned: list[Any]) -> bool:
    """Warn of what the student's code warned of, as often as anybody could want; False if it is no such list."""
    for item in warned[:20]:
        if not (isinstance(item, list) and [type(part) for part in item] == [str, str]):
            return False
        category = getattr(builtins, item[0], None)
        if not (isinstance(category, type) and issubclass(category, Warning)):
            category = UserWarning
        warnings.warn(plain(item[1][:500]), category, stacklevel=5)
    return True


def ended_with(ended: Exit) -> CandidateGone:
    """Return what to say of a candidate that has ended."""
    if ended.reason in (Reason.OUT_OF_CPU, Reason.OUT_OF_TIME):
        return StudentOutOfTime("Your notebook used up the time that it may take as a whole.")
    if ended.reason is Reason.OUT_OF_MEMORY or ended.status == OUT_OF_MEMORY:
        return StudentOutOfMemory("Your code used up the memory that it may take.")
    if ended.signal is None:
        return StudentDied(f"Your code ended the process it ran in (exit status {ended.status}).")
    known = {each.value: each.name for each in signal.Signals}
    return StudentDied(f"Your code ended the process it ran in ({known.get(ended.signal, f'signal {ended.signal}')}).")
