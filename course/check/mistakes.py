"""The bank of known mistakes: a code, and what a tutor says to it. The texts are in `bank/`."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from course.check.bank import texts
from course.check.failures import AuthorError
from course.check.printable import number

ALWAYS = frozenset({"got", "expected", "shape", "want_shape", "ratio", "call"})
"""Fields that every message may use: the learner's result and the expected one in short, their shapes, their ratio."""

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class _Numbers(string.Formatter):
    """Formats fields without a format of their own as people write numbers."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        if not format_spec and isinstance(value, float):
            return number(value)
        return super().format_field(value, format_spec)


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@dataclass(frozen=True)
class Mistake:
    """A known mistake.

    wrong: the wrong answer in a few words, for authors. message: for learners; {fields} are filled in from their own
    result, and a part in [[double brackets]] is left out where one of its fields is not known.
    """

    code: str
    wrong: str
    message: str

    @property
    def required(self) -> set[str]:
        """The fields without which the message cannot be said."""
        return _names(_OPTIONAL.sub("", self.message))

    @property
    def fields(self) -> set[str]:
        """Every field the message can use."""
        return _names(self.message.replace("[[", "").replace("]]", ""))

    def say(self, fields: Mapping[str, Any]) -> str:
        """Return the message with its fields filled in."""

        def optional(part: re.Match[str]) -> str:
            return part[1] if _names(part[1]) <= set(fields) else ""

        text = _Numbers().vformat(_OPTIONAL.sub(optional, self.message), (), fields)
        return re.sub(r"\s+", " ", text).strip()


@cache
def bank() -> dict[str, Mistake]:
    """Return every mistake by its code. Raises: AuthorError if a code stands in two files."""
    return {
        code: Mistake(code, entry["wrong"], entry["message"])
        for code, entry in texts("lesson_*.toml", "shared.toml").items()
    }


def known(code: str, given: set[str]) -> Mistake:
    """Return the mistake of that code, having made sure that its message can be filled in.

    given: names of the fields that the test cell provides besides those in `ALWAYS`.
    Raises: AuthorError if the code is not in the bank, or a field is missing.
    """
    mistake = bank().get(code)
    if mistake is None:
        raise AuthorError(f"No mistake {code!r} in course/check/bank: add it there, or correct the code.")
    if missing := mistake.required - ALWAYS - given:
        names = ", ".join(f"{name}=…" for name in sorted(missing))
        raise AuthorError(f"The message of {code} needs {names}: write {code}=like(clue, {names}).")
    return mistake
