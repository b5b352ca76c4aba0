"""One hand-in being graded: its cells run in a candidate, the lesson's tests beside it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from autograder.cell import Cell, Kind
from autograder.forbidden import forbidden_uses
from autograder.hand_in import HandIn, HandInCell
from autograder.judgement import judge_exercise, judge_hand_in
from autograder.limits import Limits
from autograder.link import Link, StudentOutOfMemory, StudentOutOfTime
from autograder.outcome import CellOutcome, CheckOutcome, Outcome
from autograder.reference import TestNames, checks_of
from autograder.sandbox import Sandbox
from autograder.verdict import Verdict
from course.check.failures import CandidateGone
from course.check.grading import recording
from course.errors import CourseError


@dataclass
class Events:
    """What happened to a hand-in's cells, by the cell's id."""

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


class Sitting:
    """One hand-in being graded: `outcome` does it all."""

    def __init__(
        self, sandbox: Sandbox, names: TestNames, hand_in: HandIn, student: str, seed: int, limits: Limits
    ) -> None:
        """Get ready. names: what the lesson's test cells may use; the rest as `Examiner.grade` has it."""
        self.sandbox, self.test_names = sandbox, names
        self.hand_in, self.student, self.seed, self.limits = hand_in, student, seed, limits
        self.lesson = hand_in.lesson
        self.started, self.cpu_before = time.monotonic(), time.process_time()
        self.candidate_cpu = 0.0
        self.link: Link | None = None
        self.done: list[HandInCell] = []
        """Cells that ran and can be run again in a new candidate."""
        self.events = Events()
        self.cells: dict[str, CellOutcome] = {}

    def outcome(self) -> Outcome:
        """Run everything and put it together."""
        forbidden = forbidden_uses(self.lesson, self.hand_in)
        untouched = {e.name for e in self.lesson.exercises if self.hand_in.unchanged(e.name)}
        try:
            for cell in self.hand_in.cells:
                started = time.monotonic()
                if cell.kind in (Kind.SETUP, Kind.GIVEN, Kind.SOLUTION, Kind.FREE):
                    self.run(cell)
                elif cell.kind in (Kind.VISIBLE, Kind.HIDDEN) and cell.lessons is not None:
                    exercise = cell.lessons.exercise or ""
                    if exercise in untouched or exercise in forbidden:
                        found = CellOutcome(cell.id, points=0.0, max_points=cell.lessons.points)
                    else:
                        found = self.test(cell.lessons)
                    self.cells[cell.id] = found
                if cell.id in self.cells:
                    self.cells[cell.id].seconds = time.monotonic() - started
        finally:
            self.hang_up()
        exercises = [
            judge_exercise(e, self.cells, self.events.verdicts, self.events.reasons, e.name in untouched, forbidden)
            for e in self.lesson.exercises
        ]
        return Outcome(
            student=self.student,
            lesson=self.lesson.name,
            verdict=judge_hand_in(exercises, bool(self.hand_in.tampered), list(self.events.verdicts.values())),
            points=sum(exercise.points for exercise in exercises),
            max_points=self.lesson.max_points,
            seconds=time.monotonic() - self.started,
            cpu_seconds=self.candidate_cpu + time.process_time() - self.cpu_before,
            seed=self.seed,
            unsafe=self.sandbox.unsafe,
            exercises=exercises,
            cells=list(self.cells.values()),
            notes=[*self.hand_in.tampered, *self.own_cells_notes()],
            limits=self.limits.as_data(),
            notebook=dict(self.hand_in.notebook()),
        )

    def own_cells_notes(self) -> list[str]:
        """Return what happened in cells that belong to no exercise."""
        ids = {exercise.name for exercise in self.lesson.exercises}
        tests = {cell.id for cell in self.lesson.cells if cell.kind in (Kind.VISIBLE, Kind.HIDDEN)}
        return [
            f"In a cell that is not graded ({cell}): {reason}"
            for cell, reason in self.events.reasons.items()
            if cell not in ids and cell not in tests
        ]

    def run(self, cell: HandInCell) -> None:
        """Run one of the student's cells, or one that the lesson gives."""
        report = self.ask(cell.id, lambda link: link.run(cell.source, cell.id))
        if report is None:
            self.cells[cell.id] = CellOutcome(cell.id, outputs=[self.notice(cell.id)])
            return
        outputs = report.get("outputs")
        count = report.get("count")
        self.cells[cell.id] = CellOutcome(
            cell.id,
            outputs=outputs if isinstance(outputs, list) else [],
            execution_count=count if type(count) is int else None,
        )
        error = report.get("error")
        if isinstance(error, dict):
            self.note_error(cell.id, {key: str(error.get(key, "")) for key in ("type", "ancestor", "message", "lines")})
        if report.get("cut"):
            reason = "It wrote more than anybody would read; the rest was cut."
            self.events.note(cell.id, Verdict.TOO_MUCH_OUTPUT, reason)
        self.done.append(cell)

    def note_error(self, cell: str, error: dict[str, str]) -> None:
        """Keep how a cell ended: a limit it met, or the exception to tell the learner of."""
        if error["type"] in ("OutOfTime", "KeyboardInterrupt"):
            reason = f"It was stopped after {self.limits.cell_seconds:g} seconds."
            self.events.note(cell, Verdict.OUT_OF_TIME, reason)
        elif error["ancestor"] == "MemoryError" or "can't allocate memory" in error["message"]:
            self.events.note(cell, Verdict.OUT_OF_MEMORY, "It asked for more memory than it may take.")
        elif error["type"] == "TooMuchOutput":
            self.events.note(cell, Verdict.TOO_MUCH_OUTPUT, "It printed so much that it was stopped.")
        if error["type"] != "NotImplementedError":
            where = f" ({error['lines']})" if error["lines"] else ""
            self.events.errors[cell] = f"{error['type']}: {error['message'][:300]}{where}"

    def test(self, cell: Cell) -> CellOutcome:
        """Run a test cell against what the student's cells defined."""
        exercise = self.lesson.exercise(cell.exercise or "")
        names = self.test_names.of(self.lesson)
        found = self.ask(cell.id, lambda link: link.fetch(list(exercise.asks)))
        if found is None:
            return self.not_run(cell)
        with recording(self.seed) as record:
            exec(compile(cell.source, f"<{cell.id}>", "exec"), names | found)
        outcome = CellOutcome(cell.id, points=0.0, max_points=cell.points)
        passed = whole = 0
        for block in record.cells:
            outcome.checks += [CheckOutcome(c.sentence, c.passed, c.code, c.message, c.html) for c in block.results]
            passed += sum(check.passed for check in block.results)
            whole += len(block.results)
            outcome.stopped = outcome.stopped or block.stopped
        if outcome.stopped:
            # A block that stopped early has run fewer checks than a right answer would.
            whole = max(whole, checks_of(self.lesson, cell, names, self.seed))
            if not set(found) >= exercise.asks:
                self.explain(outcome, exercise.name)
        outcome.points = cell.points * passed / whole if whole else 0.0
        self.note_stop(exercise.name)
        return outcome

    def explain(self, outcome: CellOutcome, exercise: str) -> None:
        """Say of a name that does not exist why it does not: the cell that should define it failed."""
        if exercise in self.events.reasons:
            why = self.events.reasons[exercise]
        elif exercise in self.events.errors:
            why = f"Your cell stopped with {self.events.errors[exercise]}. Mend that first."
        else:
            return
        for check in outcome.checks:
            if not check.passed and check.code is None:
                check.message = why

    def note_stop(self, exercise: str) -> None:
        """Keep which limit a call from a test met."""
        link = self.link
        if link is None or link.gone is None:
            return
        gone, link.gone = link.gone, None
        self.events.note(exercise, _verdict_of(gone), gone.sentence)
        if not link.alive:
            self.hang_up()

    def not_run(self, cell: Cell) -> CellOutcome:
        """Return the outcome of a test that could not be begun."""
        reason = self.events.reasons.get(cell.id) or self.events.errors.get(cell.id, "")
        check = CheckOutcome("the test could be begun", False, None, reason)
        return CellOutcome(cell.id, points=0.0, max_points=cell.points, checks=[check], stopped=reason)

    def ask(self, cell: str, question: Callable[[Link], Any]) -> Any:
        """Put a question to the candidate, a new one if need be; None, with a note, if it does not survive it."""
        if time.monotonic() - self.started > self.limits.wall_seconds:
            self.events.note(cell, Verdict.OUT_OF_TIME, "The time for the whole notebook was over before this.")
            return None
        try:
            return question(self.connect())
        except CandidateGone as gone:
            self.events.note(cell, _verdict_of(gone), gone.sentence)
            if self.link is not None and not self.link.alive:
                self.hang_up()
            return None
        except CourseError:
            raise
        except Exception as error:
            # What the student's names hold cannot cross at all, a list in a list in a list and so on.
            self.events.errors[cell] = f"{type(error).__name__}: {str(error)[:300]}"
            return None

    def connect(self) -> Link:
        """Return the link to a candidate in which all cells so far have run."""
        if self.link is not None and self.link.alive:
            return self.link
        self.hang_up()
        process = self.sandbox.start(self.limits)
        self.link = Link(process, self.limits.cell_seconds)
        for cell in list(self.done):
            try:
                self.link.run(cell.source, cell.id)
            except CandidateGone:
                # It behaves otherwise than the first time; without it, then.
                self.done.remove(cell)
                return self.connect()
        return self.link

    def hang_up(self) -> None:
        """End the candidate, and count what it used."""
        if self.link is not None:
            self.candidate_cpu += self.link.process.close().cpu_seconds
            self.link = None

    def notice(self, cell: str) -> dict[str, Any]:
        """Return an output that says what became of a cell."""
        text = self.events.reasons.get(cell, "It did not run.") + "\n"
        return {"output_type": "stream", "name": "stdout", "text": text}


def _verdict_of(gone: CandidateGone) -> Verdict:
    if isinstance(gone, StudentOutOfTime):
        return Verdict.OUT_OF_TIME
    return Verdict.OUT_OF_MEMORY if isinstance(gone, StudentOutOfMemory) else Verdict.CRASHED
