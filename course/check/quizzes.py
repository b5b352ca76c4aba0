"""Quizzes: the options of each question, the right ones, and what to say to each wrong one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

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
    return tomllib.loads(files("course.check").joinpath("quizzes.toml").read_text("utf-8"))


@cache
def question(name: str) -> Question:
    """Return a quiz by its name in `quizzes.toml`.

    Raises: AuthorError if there is none, or it has no right option, or less than two options.
    """
    entry = _quizzes().get(name)
    if entry is None:
        raise AuthorError(f"No quiz {name!r} in course/check/quizzes.toml: add it there, or correct the name.")
    right = (entry["right"],) if isinstance(entry["right"], str) else tuple(entry["right"])
    options = {str(option): " ".join(text.split()) for option, text in entry["options"].items() if option not in right}
    if not right or len({*right, *options}) < 2:
        raise AuthorError(f"The quiz {name!r} needs a right option and at least one wrong one.")
    return Question(name, right, options, bool(entry.get("several", False)))
