"""From checks to points, and from points and events to the word a grade comes with."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.lessons.exercise import Exercise
from autograder.outcome import CellOutcome, CheckOutcome, ExerciseOutcome
from autograder.verdict import Verdict

_WORST_FIRST = (Verdict.CRASHED, Verdict.OUT_OF_MEMORY, Verdict.OUT_OF_TIME, Verdict.TOO_MUCH_OUTPUT)


def judge_exercise(
    exercise: Exercise,
    cells: Mapping[str, CellOutcome],
    verdicts: Mapping[str, Verdict],
    reasons: Mapping[str, str],
    untouched: bool,
    forbidden: Mapping[str, str],
) -> ExerciseOutcome:
    """Return what became of one exercise.

    cells: the outcomes of all cells; verdicts, reasons: what happened to cells, by their ids; forbidden:
    sentences for exercises that used a library they may not.
    """
    tests = [cells[test.id] for test in (exercise.visible, exercise.hidden)]
    found = ExerciseOutcome(
        exercise.name,
        Verdict.WRONG,
        sum(test.points or 0.0 for test in tests),
        exercise.max_points,
    )
    if untouched:
        found.verdict = Verdict.NOT_ATTEMPTED
        return found
    if exercise.name in forbidden:
        found.messages.append(forbidden[exercise.name])
        return found
    failed = [check for test in tests for check in test.checks if not check.passed]
    found.mistakes = list(dict.fromkeys(check.code for check in failed if check.code))
    found.messages = _messages(failed)
    happened = [verdicts[name] for name in (exercise.name, exercise.visible.id, exercise.hidden.id) if name in verdicts]
    if found.points >= found.max_points - 1e-9:
        found.points, found.verdict = found.max_points, Verdict.RIGHT
    elif happened:
        found.verdict = min(happened, key=_WORST_FIRST.index)
        if (reason := reasons.get(exercise.name)) and reason not in found.messages:
            found.messages.insert(0, reason)
    elif found.points > 0:
        found.verdict = Verdict.PARTLY_RIGHT
    return found


def _messages(failed: list[CheckOutcome]) -> list[str]:
    """Return what to tell the learner: a message for each mistake that has a name, else the first message."""
    named: dict[str, str] = {}
    for check in failed:
        if check.code and check.message:
            named.setdefault(check.code, check.message)
    return list(named.values()) or [check.message for check in failed if check.message][:1]


def judge_hand_in(exercises: list[ExerciseOutcome], tampered: bool, happened: list[Verdict]) -> Verdict:
    """Return the one word for a whole hand-in.

    Tampering is always said. Otherwise full points are right, whatever happened beside; short of them, what
    happened comes before how many points there are.
    """
    if tampered:
        return Verdict.TAMPERED
    if all(exercise.verdict is Verdict.RIGHT for exercise in exercises):
        return Verdict.RIGHT
    if happened:
        return min(happened, key=_WORST_FIRST.index)
    if all(exercise.verdict is Verdict.NOT_ATTEMPTED for exercise in exercises):
        return Verdict.NOT_ATTEMPTED
    return Verdict.PARTLY_RIGHT if any(exercise.points > 0 for exercise in exercises) else Verdict.WRONG
