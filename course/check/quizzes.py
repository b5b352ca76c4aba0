"""Quizzes: the options of each question, the right ones, and what to say to each wrong one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from course.check.bank import texts
from course.check.failures import AuthorError


@dataclass(frozen=True)
class Question:
    """One question.

    right: the right options; any one of them will do, unless `several`, then exactly all of them are asked for.
    options: what to say to each wrong option.
    """

    name: str
    right: tuple[str, ...]
    options: dict[str, str]
    several: bool = False

    def judge(self, answer: Any) -> str:
        """Return what to say to an answer (plain data); an empty text says that it is right."""
        letters = sorted({*self.right, *self.options})
        known = f"The options are {', '.join(letters[:-1])} and {letters[-1]}, written as text: {letters[0]!r}."
        if answer is None:
            return f"No option chosen yet. {known}"
        chosen = self._chosen(answer)
        if chosen is None or not chosen <= set(letters):
            return f"That is not an option. {known}"
        wrong = [option for option in sorted(chosen) if option not in self.right]
        if wrong:
            return self.options[wrong[0]]
        if self.several and chosen != set(self.right):
            return "Every option you chose is right, and more are: look at the others once more."
        return ""

    def _chosen(self, answer: Any) -> set[str] | None:
        if isinstance(answer, np.ndarray):
            answer = answer.tolist()
        if isinstance(answer, str):
            text = answer.strip()
            if self.several and text.upper() not in self.options and text not in self.right:
                return {letter.upper() for letter in text if letter.isalnum()}
            return {text.upper() if text.upper() in {*self.right, *self.options} else text}
        if self.several and isinstance(answer, set | frozenset | list | tuple) and answer:
            parts = [part.strip().upper() for part in answer if isinstance(part, str)]
            return set(parts) if len(parts) == len(answer) else None
        return None


@cache
def _quizzes() -> dict[str, Any]:
    return texts("quizzes_*.toml")


@cache
def question(name: str) -> Question:
    """Return a quiz by its name in `bank/quizzes_NN.toml`.

    Raises: AuthorError if there is none, or it has no right option, or less than two options.
    """
    entry = _quizzes().get(name)
    if entry is None:
        raise AuthorError(f"No quiz {name!r} in course/check/bank: add it there, or correct the name.")
    right = (entry["right"],) if isinstance(entry["right"], str) else tuple(entry["right"])
    return _sound(Question(name, right, entry["options"], bool(entry.get("several", False))))


def asked_here(name: str, right: str | set[str], remarks: Mapping[str, str]) -> Question:
    """Return a quiz from its right option, or the set of all right ones, and what to say to each wrong one.

    Raises: AuthorError if it has no right option, or less than two options.
    """
    keys = (right,) if isinstance(right, str) else tuple(sorted(right))
    return _sound(Question(name, keys, dict(remarks), several=not isinstance(right, str)))


def _sound(asked: Question) -> Question:
    remarks = {str(key): " ".join(said.split()) for key, said in asked.options.items() if key not in asked.right}
    if not asked.right or len({*asked.right, *remarks}) < 2:
        raise AuthorError(f"The quiz {asked.name!r} needs a right option and at least one wrong one.")
    return replace(asked, options=remarks)
