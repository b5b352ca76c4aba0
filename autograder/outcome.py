"""What grading a hand-in found out: plain data that crosses processes and goes into the journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.verdict import Verdict


@dataclass
class CheckOutcome:
    """One check of a test cell: what was asked, whether it held, what to tell the learner."""

    sentence: str
    """What was checked, as a sentence: "delta_update_batch(w, X, y, 0.05) gives [0.7]"."""
    passed: bool
    code: str | None = None
    """The known mistake's code ("D1"), where one was recognised."""
    message: str = ""
    """What a tutor would say; empty where the check passed."""
    html: str = ""
    """Expected beside yours, already escaped and safe; empty where there is nothing to show."""


@dataclass
class CellOutcome:
    """What became of one cell of the repaired notebook."""

    cell_id: str
    outputs: list[dict[str, Any]] = field(default_factory=list)
    """For cells that ran as the student's code: nbformat outputs. Untrusted: sanitise before showing."""
    execution_count: int | None = None
    seconds: float = 0.0
    points: float | None = None
    """For test cells: the points earned."""
    max_points: float | None = None
    checks: list[CheckOutcome] = field(default_factory=list)
    """For test cells: every check that ran."""
    stopped: str = ""
    """For test cells: why the test could not go on to its end; empty where it did."""


@dataclass
class ExerciseOutcome:
    """What became of one exercise (its solution cell and the test cells that belong to it)."""

    name: str
    verdict: Verdict
    points: float
    max_points: float
    mistakes: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@dataclass
class Outcome:
    """What became of a whole hand-in."""

    student: str
    lesson: str
    verdict: Verdict
    points: float
    max_points: float
    seconds: float = 0.0
    """Wall seconds."""
    cpu_seconds: float = 0.0
    """CPU seconds of the candidate and of the examiner's part for this hand-in."""
    seed: int = 0
    unsafe: bool = False
    exercises: list[ExerciseOutcome] = field(default_factory=list)
    cells: list[CellOutcome] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the student should know besides: restored cells, a file that could not be read, and why."""
    limits: dict[str, float] = field(default_factory=dict)
    notebook: dict[str, Any] | None = None
    """The repaired hand-in (nbformat 4.5, no outputs) that was graded; None where unreadable."""

    def summary(self) -> dict[str, Any]:
        """Return the one-line JSON object that `--json` prints for a hand-in."""
        return {
            "student": self.student,
            "lesson": self.lesson,
            "verdict": self.verdict.value,
            "points": None if self.verdict.without_grade else round(self.points, 4),
            "max_points": self.max_points,
            "seconds": round(self.seconds, 3),
            "cpu_seconds": round(self.cpu_seconds, 3),
            "seed": self.seed,
            "unsafe": self.unsafe,
            "exercises": [
                {**asdict(exercise), "verdict": exercise.verdict.value, "points": round(exercise.points, 4)}
                for exercise in self.exercises
            ],
            "notes": self.notes,
        }

    def as_data(self) -> dict[str, Any]:
        """Return everything as JSON-able data; `Outcome.from_data` is its inverse."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Outcome:
        """Rebuild an outcome from what `as_data` returned."""
        data = dict(data)
        data["verdict"] = Verdict(data["verdict"])
        data["exercises"] = [ExerciseOutcome(**{**e, "verdict": Verdict(e["verdict"])}) for e in data["exercises"]]
        data["cells"] = [
            CellOutcome(**{**c, "checks": [CheckOutcome(**k) for k in c["checks"]]}) for c in data["cells"]
        ]
        return cls(**data)
