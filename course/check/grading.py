"""What a grader collects from test cells, instead of showing it.

    with recording(seed) as record:
        exec(test_cell, names)
    record.cells[0].results

While a recording is on, blocks of checks display nothing and raise nothing (but AuthorError), and their random cases
come from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from course.check.failures import CandidateGone

__all__ = ["CandidateGone", "CellResult", "CheckResult", "Record", "active", "recording"]


@dataclass
class CheckResult:
    """One check of a test cell: what was asked, whether it held, what to tell the learner."""

    sentence: str
    passed: bool
    code: str | None = None
    """The known mistake's code, where one was recognised."""
    message: str = ""
    """What a tutor would say; empty where the check passed."""
    html: str = ""
    """Expected beside yours, escaped and safe; empty where there is nothing to show."""
    text: str = ""
    """The same in plain text."""


@dataclass
class CellResult:
    """One block of checks."""

    title: str
    results: list[CheckResult] = field(default_factory=list)
    stopped: str = ""
    """Why the block could not go on to its end; empty where it did."""

    @property
    def passed(self) -> bool:
        """Whether every check passed and the block came to its end."""
        return not self.stopped and all(result.passed for result in self.results)

    def share(self, checks: int | None = None) -> float:
        """Return the share of the points earned, 0 to 1: passed checks by all checks.

        checks: how many checks the block has for a right answer. A block that stopped early has run fewer, and those it
        did not reach count as failed.
        """
        whole = max(len(self.results), checks or 0)
        return sum(result.passed for result in self.results) / whole if whole else 0.0


@dataclass
class Record:
    """What the blocks of checks found, in the order in which they ran."""

    seed: int
    cells: list[CellResult] = field(default_factory=list)


_active: ContextVar[Record | None] = ContextVar("course.check recording", default=None)


def active() -> Record | None:
    """Return the recording that is on, if any."""
    return _active.get()


@contextmanager
def recording(seed: int) -> Iterator[Record]:
    """Collect the results of the blocks of checks that run inside, and draw their random cases from the seed."""
    record = Record(seed)
    token = _active.set(record)
    try:
        yield record
    finally:
        _active.reset(token)
