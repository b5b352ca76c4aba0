"""One text tried as the answer to one exercise, through the real grader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from autograder.examiner.examiner import Examiner
from autograder.lessons.lesson import Lesson
from autograder.mutants.excerpt import LIMITS, hand_in
from autograder.outcome import Outcome
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict

SEEDS = (1, 2, 3)
"""A wrong answer must be caught under each of them. What the visible tests catch, they catch under every seed."""


@dataclass(frozen=True)
class Trial:
    """A job for the pool of examiners."""

    excerpt: Lesson
    text: str
    key: str = ""
    """The journal's."""
    limits: Limits = field(default=LIMITS)
    every_seed: bool = False
    """For right answers: whether to go on to the other seeds after full points."""
    student: str = "trial"

    @property
    def lesson(self) -> str:
        """The lesson's name."""
        return self.excerpt.name

    def grade(self, examiner: Examiner) -> Outcome:
        """Grade it: return the first outcome with full points, or for right answers the first without; else any."""
        handed_in = hand_in(self.excerpt, self.text)
        first: Outcome | None = None
        for seed in SEEDS:
            outcome = slim(examiner.grade(handed_in, self.student, seed, self.limits))
            full = outcome.exercises[0].verdict is Verdict.RIGHT
            if full != self.every_seed or (not full and not _all_passed(outcome, "visible")):
                return outcome
            first = first or outcome
        assert first is not None
        return first


def slim(outcome: Outcome) -> Outcome:
    """Return an outcome without what is only for showing: outputs, tables, the notebook."""
    checks = [
        replace(cell, outputs=[], checks=[replace(check, html="") for check in cell.checks])
        for cell in outcome.cells
        if cell.max_points is not None
    ]
    return replace(outcome, cells=checks, notebook=None)


def _all_passed(outcome: Outcome, kind: str) -> bool:
    return all(cell.points == cell.max_points for cell in outcome.cells if cell.cell_id.endswith(f"_{kind}"))


def named(outcome: Outcome, kind: str) -> list[str]:
    """Return the mistakes that the visible or the hidden test named, in order."""
    cells = [cell for cell in outcome.cells if cell.cell_id.endswith(f"_{kind}")]
    return list(dict.fromkeys(check.code for cell in cells for check in cell.checks if check.code))
