"""What happened to a hand-in's cells, by the cell's id."""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.examiner.student_error import StudentOutOfMemory, StudentOutOfTime, stopped_for_time
from autograder.verdict import Verdict
from course.check.failures import CandidateGone


@dataclass
class Events:
    """What happened to a hand-in's cells."""

    errors: dict[str, str] = field(default_factory=dict)
    """Cells that ended with an exception: "SyntaxError: invalid syntax"."""
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    """Cells that went over a limit, or ended their process."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Why, in a sentence."""

    def note(self, cell: str, verdict: Verdict, reason: str) -> None:
        """Keep what happened first to a cell."""
        self.verdicts.setdefault(cell, verdict)
        self.reasons.setdefault(cell, reason)

    def note_gone(self, cell: str, gone: CandidateGone) -> None:
        """Keep what ended a cell, or a test of it."""
        if isinstance(gone, StudentOutOfTime):
            verdict = Verdict.OUT_OF_TIME
        else:
            verdict = Verdict.OUT_OF_MEMORY if isinstance(gone, StudentOutOfMemory) else Verdict.CRASHED
        self.note(cell, verdict, gone.sentence)

    def note_error(self, cell: str, error: dict[str, str], seconds: float) -> None:
        """Keep how a cell ended: a limit it met, or the exception to tell the learner of."""
        if stopped_for_time(error):
            self.note(cell, Verdict.OUT_OF_TIME, f"It was stopped after {seconds:g} seconds.")
        elif error["ancestor"] == "MemoryError" or "can't allocate memory" in error["message"]:
            self.note(cell, Verdict.OUT_OF_MEMORY, "It asked for more memory than it may take.")
        elif error["type"] == "TooMuchOutput":
            self.note(cell, Verdict.TOO_MUCH_OUTPUT, "It printed so much that it was stopped.")
        if error["type"] != "NotImplementedError":
            where = f" ({error['lines']})" if error["lines"] else ""
            self.errors[cell] = f"{error['type']}: {error['message'][:300]}{where}"
