"""What was found out about the tests of one exercise: how many mutants, how many known answers, judged how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from autograder.lessons.answers import Answer
from autograder.mutants.mutant import Mutant
from autograder.mutants.run import Plan, Tried
from autograder.mutants.trial import named


@dataclass
class Figures:
    """The tests of one exercise, or of several, in numbers."""

    mutants: int = 0
    """Mutants made."""
    equivalent: int = 0
    """Of these, no mistakes: in the reviewed list, and accepted."""
    caught: int = 0
    """Of these, refused."""
    named: int = 0
    """Of those caught, called by the name of a known mistake."""
    survived: int = 0
    """Of these, accepted, and nobody has said why that is right."""
    right: int = 0
    """Right answers of the corpus."""
    right_refused: int = 0
    """Of these, those that lost a point under any seed."""
    wrong: int = 0
    """Wrong answers of the corpus."""
    wrong_accepted: int = 0
    """Of these, those that lost none under some seed."""
    known: int = 0
    """Of the wrong ones, those whose mistake has a name."""
    named_rightly: int = 0
    """Of these, those that the hidden test called by it."""
    named_wrongly: int = 0
    """Of these, those that it called by another mistake's name first."""
    complaints: list[str] = field(default_factory=list)
    """What must be mended, a paragraph each."""

    def add(self, other: Figures) -> None:
        """Count in what another one has."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def as_data(self) -> dict[str, Any]:
        """Return the numbers, by name, as `--json` prints them."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "complaints"}


def figures(plan: Plan, tried: Iterable[Tried]) -> dict[str, Figures]:
    """Return the figures of each exercise of a lesson, in the lesson's order."""
    found = {exercise.name: Figures() for exercise in plan.lesson.exercises}
    for one in tried:
        into = found[one.subject.exercise]
        if isinstance(one.subject, Mutant):
            _count_mutant(into, one, one.subject, plan.equivalents.reason(one.subject.exercise, one.subject.diff))
        else:
            _count_answer(into, one, one.subject)
    for exercise, diff in plan.unknown:
        found[exercise].complaints.append(f"listed as equivalent, but no mutant any more:\n{diff}")
    return found


def total(found: dict[str, Figures]) -> Figures:
    """Return the figures of all exercises together."""
    whole = Figures()
    for one in found.values():
        whole.add(one)
    return whole


def _count_mutant(into: Figures, one: Tried, mutant: Mutant, reason: str | None) -> None:
    into.mutants += 1
    if one.broken:
        into.survived += 1
        into.complaints.append(f"the test itself fails ({mutant.operator}):\n{mutant.diff}\n{_note(one)}")
    elif not one.accepted:
        into.caught += 1
        into.named += bool(one.outcome.exercises[0].mistakes)
        if reason is not None:
            into.complaints.append(f"listed as equivalent, but refused:\n{mutant.diff}")
    elif reason is not None:
        into.equivalent += 1
    else:
        into.survived += 1
        into.complaints.append(f"survived ({mutant.operator}):\n{mutant.diff}")


def _count_answer(into: Figures, one: Tried, answer: Answer) -> None:
    heading = f"{answer.kind} {answer.code or '-'}: {answer.title} (line {answer.line - 1})"
    if one.broken:
        into.complaints.append(f"the test itself fails: {heading}\n{_note(one)}")
    if answer.kind == "right":
        into.right += 1
        if not one.accepted:
            into.right_refused += 1
            into.complaints.append(f"refused: {heading}\n{one.outcome.exercises[0].messages if not one.broken else ''}")
        return
    into.wrong += 1
    if one.accepted or one.broken:
        into.wrong_accepted += 1
        into.complaints.append(f"accepted: {heading}")
    if answer.code is None:
        return
    into.known += 1
    codes = [] if one.broken else named(one.outcome, "hidden")
    if codes[:1] == [answer.code]:
        into.named_rightly += 1
    else:
        into.named_wrongly += bool(codes)
        into.complaints.append(f"named {codes or 'by no message'}: {heading}")


def _note(one: Tried) -> str:
    return "\n".join(one.outcome.notes)[-1500:]
