"""One hand-in being graded: its cells run in a candidate, the lesson's tests beside it."""

from __future__ import annotations

import time
import warnings
from typing import Any

from autograder.examiner.events import Events
from autograder.examiner.forbidden import forbidden_uses
from autograder.examiner.judgement import judge_exercise, judge_hand_in
from autograder.examiner.reference import TestNames
from autograder.examiner.restraint import restrained
from autograder.examiner.seat import Seat
from autograder.examiner.student_error import StudentOutOfTime
from autograder.hand_ins.hand_in import HandIn, HandInCell
from autograder.hand_ins.plain_text import text_of
from autograder.lessons.cell import Cell, Kind
from autograder.lessons.exercise import Exercise
from autograder.outcome import CellOutcome, CheckOutcome, Outcome
from autograder.sandbox.limits import Limits
from autograder.sandbox.sandbox import Sandbox
from autograder.verdict import Verdict
from course.check.failures import CandidateGone
from course.check.grading import recording
from course.errors import CourseError

_NEEDED_ALL_THE_SAME = {"sklearn"}
"""Libraries that `course` itself loads: a lesson may forbid them, but their import cannot be refused."""


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
        refused = tuple(name for name in self.lesson.forbidden if name not in _NEEDED_ALL_THE_SAME)
        self.seat = Seat(sandbox, limits, refused)
        self.events = Events()
        self.cells: dict[str, CellOutcome] = {}

    def outcome(self) -> Outcome:
        """Run everything and put it together."""
        forbidden, untouched = self.read()
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
            self.seat.hang_up()
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
            cpu_seconds=self.seat.cpu_seconds + time.process_time() - self.cpu_before,
            seed=self.seed,
            unsafe=self.sandbox.unsafe,
            exercises=exercises,
            cells=list(self.cells.values()),
            notes=[*self.hand_in.notes, *self.own_cells_notes()],
            limits=self.limits.as_data(),
            notebook=dict(self.hand_in.notebook()),
        )

    def read(self) -> tuple[dict[str, str], set[str]]:
        """Return what the code tells before it runs: exercises that use what is forbidden, and those left as they were.

        Held to a test's limits: a text can be short to send and endless to read.
        """
        try:
            with restrained(self.limits):
                forbidden = forbidden_uses(self.lesson, self.hand_in)
                return forbidden, {e.name for e in self.lesson.exercises if self.hand_in.unchanged(e.name)}
        except CandidateGone:
            said = "Your cells hold more code than can be read in the time there is. Hand in your answers alone."
            return {e.name: said for e in self.lesson.exercises}, set()

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
        seconds = self.seat.seconds
        try:
            report = self.seat.run(cell)
        except CandidateGone as gone:
            self.events.note_gone(cell.id, gone)
            self.cells[cell.id] = CellOutcome(cell.id, outputs=[self.notice(cell.id)])
            return
        self.cells[cell.id] = CellOutcome(cell.id, report.outputs, report.execution_count)
        if report.error is not None:
            self.events.note_error(cell.id, report.error, seconds)
        if report.cut:
            reason = "It wrote more than anybody would read; the rest was cut."
            self.events.note(cell.id, Verdict.TOO_MUCH_OUTPUT, reason)

    def test(self, cell: Cell) -> CellOutcome:
        """Run a test cell against what the student's cells defined."""
        exercise = self.lesson.exercise(cell.exercise or "")
        fresh = self.seat.is_fresh()
        outcome, gone = self.try_test(cell, exercise)
        if gone is not None and not fresh and not isinstance(gone, StudentOutOfTime):
            # What another exercise left behind, a full memory or a thread that ends everything, is not this one's.
            self.seat.hang_up()
            outcome, gone = self.try_test(cell, exercise)
        if gone is not None:
            self.events.note_gone(exercise.name, gone)
        return outcome

    def try_test(self, cell: Cell, exercise: Exercise) -> tuple[CellOutcome, CandidateGone | None]:
        """Run a test cell once; return also what ended a call in it, if anything did."""
        names = self.test_names.of(self.lesson)
        try:
            found = self.fetch(exercise.name, sorted(exercise.asks))
        except CandidateGone as gone:
            self.seat.gone()
            check = CheckOutcome("the test could be begun", False, None, gone.sentence)
            return CellOutcome(cell.id, [], None, 0.0, 0.0, cell.points, [check], gone.sentence), gone
        torn: CandidateGone | None = None
        with recording(self.seed) as record, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # also what the student's code warns of
            try:
                with restrained(self.limits) as restraint:
                    exec(compile(cell.source, f"<{cell.id}>", "exec"), names | found)
            except CandidateGone as gone:
                torn = gone
        outcome = CellOutcome(cell.id, points=0.0, max_points=cell.points)
        passed = whole = 0
        for block in record.cells:
            outcome.checks += [
                CheckOutcome(text_of(c.sentence), c.passed, c.code, text_of(c.message), text_of(c.html))
                for c in block.results
            ]
            passed += sum(check.passed for check in block.results)
            whole += len(block.results)
            outcome.stopped = outcome.stopped or text_of(block.stopped)
        if torn is not None:
            outcome.stopped = outcome.stopped or torn.sentence
            outcome.checks.append(CheckOutcome("the test runs to its end", False, None, torn.sentence))
            whole += 1
        if outcome.stopped:
            # A block that stopped early has run fewer checks than a right answer would.
            whole = max(whole, self.test_names.checks_of(self.lesson, cell, self.seed))
            if not set(found) >= exercise.asks:
                self.explain(outcome, exercise.name)
        outcome.points = cell.points * passed / whole if whole else 0.0
        ended = self.seat.gone() or restraint.gone or torn
        if restraint.gone is not None:
            self.seat.hang_up()  # it may have been interrupted in the middle of a message
        return outcome, ended

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

    def fetch(self, exercise: str, names: list[str]) -> dict[str, Any]:
        """Return what those names hold that exist; of one that cannot cross, note why it cannot."""
        link = self.seat.begin_test()
        found: dict[str, Any] = {}
        for name in names:
            try:
                found |= link.fetch(name)
            except (CandidateGone, CourseError):
                raise
            except Exception as error:  # as the student's process would have it
                self.events.errors[exercise] = f"`{name}`: {error}"
        return found

    def notice(self, cell: str) -> dict[str, Any]:
        """Return an output that says what became of a cell."""
        text = self.events.reasons.get(cell, "It did not run.") + "\n"
        return {"output_type": "stream", "name": "stdout", "text": text}
