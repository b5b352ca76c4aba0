"""Where a hand-in's code runs: a candidate, and another one when it has died, in which the same cells have run."""

from __future__ import annotations

import time

from autograder.examiner.cell_report import CellReport
from autograder.examiner.link import Link
from autograder.examiner.student_error import StudentOutOfTime, stopped_for_time
from autograder.hand_ins.hand_in import HandInCell
from autograder.sandbox.limits import Limits
from autograder.sandbox.sandbox import Sandbox
from course.check.failures import CandidateGone

_LEAST_PATIENCE = 0.25
_TIMES_OUTPUT = 24
"""How many times `output_bytes` all reports of a hand-in may hold, pictures included. The candidate keeps to less, as
long as it is let."""


class Seat:
    """The candidates of one hand-in, one after the other."""

    def __init__(self, sandbox: Sandbox, limits: Limits, forbidden: tuple[str, ...]) -> None:
        """Get ready; the first candidate starts when it is needed. forbidden: modules it cannot import."""
        self.sandbox, self.limits, self.forbidden = sandbox, limits, forbidden
        self.ends = time.monotonic() + limits.wall_seconds
        self.cpu_seconds = 0.0
        """What the candidates that have ended used."""
        self._link: Link | None = None
        self._done: list[HandInCell] = []
        self._slow: set[str] = set()
        self._output_left = _TIMES_OUTPUT * limits.output_bytes
        self._patience = 1.0
        self._used = False

    @property
    def seconds(self) -> float:
        """CPU seconds for the next cell or call.

        Fewer after each that used them up: a dozen endless loops must leave time for the exercises without.
        """
        return self.limits.cell_seconds * self._patience

    def link(self) -> Link:
        """Return the link to a candidate in which all cells so far have run.

        Raises: StudentOutOfTime when the time for the whole notebook is over.
        """
        while True:
            # Looked at each time: a candidate that talks unasked after every replay must not be replaced for ever.
            if time.monotonic() > self.ends:
                raise StudentOutOfTime("The time for the whole notebook was over before this.")
            if self._link is not None and self._link.alive and not self._link.is_talking():
                break
            self.hang_up()
            self._link = Link(self.sandbox.start(self.limits, forbid=self.forbidden), self.seconds)
            self._used = False
            self._replay(self._link)
        self._link.seconds, self._link.gone = self.seconds, None
        return self._link

    def run(self, cell: HandInCell) -> CellReport:
        """Run a cell. Raises: CandidateGone if the candidate does not survive it."""
        fresh = self.is_fresh()
        try:
            return self._run(cell)
        except StudentOutOfTime:
            raise
        except CandidateGone:
            if fresh:
                raise
        # What a test left behind, a full memory or a thread that ends everything, is not this cell's.
        self.hang_up()
        return self._run(cell)

    def _run(self, cell: HandInCell) -> CellReport:
        link = self.link()
        try:
            report = CellReport.read(link.run(cell.source, cell.id), self._output_left)
            self._output_left -= report.size
        except StudentOutOfTime:
            self.lose_patience()
            raise
        if report.error is not None and stopped_for_time(report.error):
            self._slow.add(cell.id)
            self.lose_patience()
        if report.full:
            # What it keeps would starve the cells after it: they get a candidate in which it has not run.
            self.hang_up()
        else:
            self._done.append(cell)
        return report

    def is_fresh(self) -> bool:
        """Whether no test has used the candidate since it was started."""
        return self._link is None or not self._link.alive or not self._used

    def begin_test(self) -> Link:
        """Return the link for a test. Raises: what `link` raises."""
        link = self.link()
        self._used = True
        link.begin_test()
        return link

    def gone(self) -> CandidateGone | None:
        """Return what last ended a call, once; whoever holds the memory that ran out, holds it no longer."""
        if self._link is None or self._link.gone is None:
            return None
        gone, self._link.gone = self._link.gone, None
        if isinstance(gone, StudentOutOfTime):
            self.lose_patience()
        else:
            self.hang_up()
        return gone

    def lose_patience(self) -> None:
        """Give what comes next half the time, down to a quarter."""
        self._patience = max(self._patience / 2, _LEAST_PATIENCE)

    def hang_up(self) -> None:
        """End the candidate, and count what it used."""
        if self._link is not None:
            self.cpu_seconds += self._link.process.close().cpu_seconds
            self._link = None

    def _replay(self, link: Link) -> None:
        for cell in list(self._done):
            # A cell that was stopped is stopped again, but it need not take as long.
            link.seconds = min(1.0, self.seconds) if cell.id in self._slow else self.seconds
            try:
                link.run(cell.source, cell.id)
            except CandidateGone:
                # It behaves otherwise than the first time; without it, then.
                self._done.remove(cell)
                if not link.alive:
                    return
