"""Tries all mutants and all known answers of lessons, on all cores; what was tried before is not tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.environment import judges_digest
from autograder.lessons.answers import Answer, read_answers
from autograder.lessons.lesson import Lesson
from autograder.mutants.equivalents import Equivalents
from autograder.mutants.excerpt import excerpt, mutant_limits
from autograder.mutants.mutant import Mutant, mutants_of
from autograder.mutants.trial import SEEDS, Trial
from autograder.outcome import Outcome
from autograder.pool import grade_all
from autograder.records.journal import Journal, key_of
from autograder.sandbox.limits import limits_of
from autograder.verdict import Verdict

Subject = Mutant | Answer


@dataclass(frozen=True)
class Tried:
    """A mutant or a known answer, and what became of it."""

    subject: Subject
    outcome: Outcome

    @property
    def accepted(self) -> bool:
        """Whether it got full points."""
        return self.outcome.verdict is Verdict.RIGHT

    @property
    def broken(self) -> bool:
        """Whether it was the test that failed: nobody who hands this in would get a grade."""
        return self.outcome.verdict is Verdict.OUR_FAILURE


@dataclass
class Plan:
    """What is to be tried for one lesson."""

    lesson: Lesson
    equivalents: Equivalents
    mutants: list[Mutant]
    answers: list[Answer]
    unknown: list[tuple[str, str]] = field(default_factory=list)
    """Entries of the list of equivalents that no mutant has: exercise and diff."""


def plan(lesson: Lesson, root: Path, sample: int = 0) -> Plan:
    """Return what is to be tried for a lesson.

    sample: try only so many mutants, the same ones every time, and no known answers; 0 for everything.
    Raises: LessonError where the list of equivalents or the file of answers cannot be understood.
    """
    equivalents = Equivalents(lesson, root)
    mutants = [mutant for exercise in lesson.exercises for mutant in mutants_of(exercise)]
    there = {(mutant.exercise, mutant.diff) for mutant in mutants}
    unknown = [entry for entry in equivalents.reasons if entry not in there]
    path = root / "tests" / "answers" / f"{lesson.name}.py"
    if sample:
        mutants = sorted(mutants, key=lambda mutant: mutant.rank)[:sample]
        return Plan(lesson, equivalents, mutants, [], unknown)
    return Plan(lesson, equivalents, mutants, read_answers(path, lesson) if path.is_file() else [], unknown)


def run(
    plans: Iterable[Plan],
    root: Path,
    *,
    processes: int = 0,
    kept: Path | None = None,
    expect: Callable[[int], object] = lambda count: None,
) -> Iterator[tuple[Plan, Tried]]:
    """Try everything of these plans; yield each as it is done, in any order.

    kept: the folder where results are kept, by default `build/mutants/`; stopped and started again, it goes
    on from there. expect: is told how many there will be.
    Raises: SandboxError where hand-ins cannot be graded here.
    """
    trials = [(plan, subject, trial) for plan in plans for subject, trial in _trials(plan, root)]
    expect(len(trials))
    with Journal(_folder(root, kept)) as journal:
        waiting: dict[str, list[tuple[Plan, Subject]]] = {}
        jobs: list[Trial] = []
        for plan, subject, trial in trials:
            known = journal.find(trial.key)
            if known is not None:
                yield plan, Tried(subject, known[0])
                continue
            if trial.key not in waiting:
                jobs.append(trial)
            waiting.setdefault(trial.key, []).append((plan, subject))
        for trial, outcome in grade_all(jobs, root, processes=processes):
            if outcome.verdict is not Verdict.OUR_FAILURE:
                journal.put(trial.key, outcome)
            for plan, subject in waiting[trial.key]:
                yield plan, Tried(subject, outcome)


def kept_of(plan: Plan, root: Path, kept: Path | None = None) -> list[Tried] | None:
    """Return everything of a plan as it was tried before; None if something of it was not. Tries nothing."""
    found = []
    with Journal(_folder(root, kept)) as journal:
        for subject, trial in _trials(plan, root):
            known = journal.find(trial.key)
            if known is None:
                return None
            found.append(Tried(subject, known[0]))
    return found


def _folder(root: Path, kept: Path | None) -> Path:
    folder = kept or root / "build" / "mutants"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _trials(plan: Plan, root: Path) -> Iterator[tuple[Subject, Trial]]:
    own_limits = limits_of(plan.lesson.name, root)
    limits = mutant_limits(own_limits)
    subjects: list[Subject] = [*plan.mutants, *plan.answers]
    for exercise in plan.lesson.exercises:
        own = [subject for subject in subjects if subject.exercise == exercise.name]
        cut = excerpt(plan.lesson, exercise)
        larger = excerpt(plan.lesson, exercise, [one.source for one in own if isinstance(one, Answer)])
        for subject in own:
            if isinstance(subject, Mutant):
                yield subject, _keyed(Trial(cut, subject.text, limits=limits))
            else:
                right = subject.kind == "right"
                yield subject, _keyed(Trial(larger, subject.source, limits=own_limits, every_seed=right))


def _keyed(trial: Trial) -> Trial:
    about = f"{SEEDS} {trial.limits} {trial.every_seed} {trial.text}"
    key = key_of(trial.student, about, trial.excerpt.digest, judges_digest(), unsafe=False)
    return Trial(trial.excerpt, trial.text, key, trial.limits, trial.every_seed)
