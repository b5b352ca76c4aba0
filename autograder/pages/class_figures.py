"""What a class did, counted: by lesson, by exercise, by mistake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from autograder.outcome import ExerciseOutcome, Outcome
from autograder.verdict import Verdict

MISTAKES_SHOWN = 5


@dataclass
class MistakeCount:
    """How many hand-ins made one known mistake in one exercise."""

    code: str
    message: str
    count: int
    share: float
    """Of those who tried the exercise."""


@dataclass
class ExerciseFigures:
    """How one exercise went."""

    name: str
    max_points: float
    right: int = 0
    partly: int = 0
    wrong: int = 0
    """Wrong, or stopped: crashed, out of time, of memory, too much output."""
    not_attempted: int = 0
    points: float = 0.0
    mistakes: list[MistakeCount] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """Hand-ins that wrote something for it."""
        return self.right + self.partly + self.wrong

    @property
    def all(self) -> int:
        """Hand-ins that were graded."""
        return self.tried + self.not_attempted

    @property
    def success(self) -> float | None:
        """The share of those who tried that got it right; None where nobody tried."""
        return self.right / self.tried if self.tried else None

    @property
    def mean(self) -> float:
        """Mean points of all graded hand-ins."""
        return self.points / self.all if self.all else 0.0


@dataclass
class LessonFigures:
    """How one lesson went."""

    name: str
    max_points: float
    graded: list[float]
    """Points of every graded hand-in."""
    ungraded: int
    exercises: list[ExerciseFigures]

    @property
    def median(self) -> float | None:
        """The median of the points; None where nothing was graded."""
        return median(self.graded) if self.graded else None

    def histogram(self, bins: int = 10) -> list[int]:
        """Return how many hand-ins have up to 10 %, 20 % … 100 % of the points; the upper end belongs to a bin."""
        counts = [0] * bins
        for points in self.graded:
            share = points / self.max_points if self.max_points else 0.0
            counts[min(max(-int(-share * bins // 1) - 1, 0), bins - 1)] += 1
        return counts


def lesson_figures(outcomes: Iterable[Outcome]) -> list[LessonFigures]:
    """Count outcomes, lesson by lesson, in the lessons' order; one outcome for each student and lesson."""
    by_lesson: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_lesson.setdefault(outcome.lesson, []).append(outcome)
    found = []
    for name in sorted(by_lesson):
        graded = [outcome for outcome in by_lesson[name] if not outcome.verdict.without_grade]
        largest = max(outcome.max_points for outcome in by_lesson[name])
        points = [outcome.points for outcome in graded]
        found.append(LessonFigures(name, largest, points, len(by_lesson[name]) - len(graded), _exercises(graded)))
    return found


def _exercises(graded: list[Outcome]) -> list[ExerciseFigures]:
    found: dict[str, ExerciseFigures] = {}
    made: dict[str, Counter[str]] = {}
    words: dict[tuple[str, str], Counter[str]] = {}
    for outcome in graded:
        for exercise in outcome.exercises:
            figures = found.setdefault(exercise.name, ExerciseFigures(exercise.name, exercise.max_points))
            _count(figures, exercise)
            made.setdefault(exercise.name, Counter()).update(set(exercise.mistakes))
            # Messages come in the order of the mistakes; one that has numbers in it differs by hand-in.
            for code, message in zip(exercise.mistakes, exercise.messages, strict=False):
                words.setdefault((exercise.name, code), Counter())[message] += 1
    for name, figures in found.items():
        for code, count in made[name].most_common(MISTAKES_SHOWN):
            said = words.get((name, code))
            message = said.most_common(1)[0][0] if said else ""
            figures.mistakes.append(MistakeCount(code, message, count, count / max(figures.tried, 1)))
    return list(found.values())


def _count(figures: ExerciseFigures, exercise: ExerciseOutcome) -> None:
    figures.points += exercise.points
    if exercise.verdict is Verdict.RIGHT:
        figures.right += 1
    elif exercise.verdict is Verdict.NOT_ATTEMPTED:
        figures.not_attempted += 1
    elif exercise.points > 0:
        figures.partly += 1
    else:
        figures.wrong += 1
