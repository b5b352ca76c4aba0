"""What a test may take in the examiner's own process, while it looks at what a student's code made.

The candidate has limits; what it hands over can still be small on the wire and endless to compare, and a test calls
functions of its own on arguments that a student chose.
"""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from autograder.examiner.student_error import StudentOutOfMemory, StudentOutOfTime
from autograder.sandbox.limits import MIB, Limits, mapped_bytes
from course.check.failures import CandidateGone

_LEAST_SECONDS = 30.0
_TIMES_CELL = 3.0
_LEAST_BYTES = 2048 * MIB
_TIMES_MEMORY = 2
_AGAIN = 2.0
"""Seconds to the next interruption: the first may come where somebody else's code swallows it."""


@dataclass
class Restraint:
    """What a test is held to."""

    gone: CandidateGone | None = None
    """What ended it, if anything did; the block of checks in which it happened has recorded it, too."""


@contextmanager
def restrained(limits: Limits) -> Iterator[Restraint]:
    """Hold this process to CPU seconds and memory while a test runs; what goes beyond ends the test.

    Seconds can be limited in a process's first thread only, and memory where there is /proc.
    Raises: StudentOutOfTime, StudentOutOfMemory.
    """
    seconds = max(_LEAST_SECONDS, _TIMES_CELL * limits.cell_seconds)
    restraint = Restraint()

    def interrupt(number: int, frame: FrameType | None) -> None:
        said = f"The test worked for {seconds:g} seconds at what your code handed over, and gave up."
        restraint.gone = StudentOutOfTime(said)
        raise restraint.gone

    before = resource.getrlimit(resource.RLIMIT_AS)
    first = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGPROF, interrupt) if first else None
    try:
        _limit_memory(max(_LEAST_BYTES, _TIMES_MEMORY * limits.memory_bytes), before)
        if first:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        try:
            yield restraint
        finally:
            if first:
                signal.setitimer(signal.ITIMER_PROF, 0)
    except MemoryError:
        restraint.gone = StudentOutOfMemory("What your code handed over is too large for the test to look at.")
        raise restraint.gone from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
        if first:
            # Once more: the interruption may have come just before it was called off.
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, handler)


def _limit_memory(more: int, before: tuple[int, int]) -> None:
    try:
        wanted = mapped_bytes()[0] + more
    except OSError:  # no /proc: not Linux
        return
    known = [limit for limit in before if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *known]), before[1]))
