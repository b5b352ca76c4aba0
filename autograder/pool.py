"""As many examiners as there are cores, each in a process of its own; the work is handed to them one by one."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType
from typing import Generic, TypeVar

from autograder.examiner.examiner import Examiner
from autograder.job import Gradable, our_failure
from autograder.outcome import Outcome
from autograder.sandbox.limits import Limits, limits_of
from autograder.sandbox.sandbox import PATIENCE
from course.errors import CourseError

J = TypeVar("J", bound=Gradable)

_TRIES = 2
"""How often a hand-in is given to an examiner that dies over it, before it is called our failure."""
_LONGEST = 5.0
"""How many times its wall seconds a hand-in may keep an examiner. One that is at it for longer hangs, and is ended."""


def grade_all(
    jobs: Iterable[J], root: Path, *, processes: int = 0, unsafe: bool = False
) -> Iterator[tuple[J, Outcome]]:
    """Grade hand-ins in parallel; yield each with its outcome as it is done, in any order.

    processes: how many examiners; 0 for one a core. An examiner that dies is replaced; the hand-in it was
    at is tried once more. Leaving the loop early ends all examiners.
    Raises: SandboxError where no sandbox can be built.
    """
    waiting = deque((job, 1) for job in jobs)
    count = min(processes or _cores(), len(waiting))
    if count == 1:
        yield from _in_this_process(waiting, root, unsafe)
        return
    workers: list[_Worker[J]] = [_Worker(root, unsafe) for _ in range(count)]
    try:
        while waiting or any(worker.job for worker in workers):
            for worker in workers:
                if worker.job is None and waiting:
                    worker.give(*waiting.popleft())
            for worker in workers:
                worker.end_if_it_hangs()
            for ready in wait([worker.pipe for worker in workers if worker.job], timeout=1.0):
                at = next(place for place, worker in enumerate(workers) if worker.pipe is ready)
                job, tries = workers[at].job, workers[at].tries
                assert job is not None
                try:
                    yield job, workers[at].take()
                except EOFError:
                    workers[at].end()
                    workers[at] = _Worker(root, unsafe)
                    if tries < _TRIES:
                        waiting.append((job, tries + 1))
                    else:
                        yield job, our_failure(job, "The grader's own process ended while it graded this hand-in.")
    finally:
        for worker in workers:
            worker.end()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Late(BaseException):
    """Raised in the middle of a grading that takes too long; no `except Exception` on the way may swallow it."""


def _in_this_process(waiting: deque[tuple[J, int]], root: Path, unsafe: bool) -> Iterator[tuple[J, Outcome]]:
    with Examiner(root, unsafe=unsafe) as examiner:
        for job, _ in waiting:
            try:
                with _ended_after(_patience(job, root)):
                    outcome = _graded(job, examiner)
            except _Late:
                examiner.close()  # it was interrupted anywhere; the next hand-in gets sandboxes of its own
                outcome = our_failure(job, "The grader hung over this hand-in, and was stopped.")
            yield job, outcome


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Raise _Late here after so many seconds; only a process's first thread can be interrupted so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _patience(job: Gradable, root: Path) -> float:
    """Return how many seconds a hand-in may keep an examiner."""
    try:
        limits = limits_of(job.lesson, root)
    except CourseError:  # grading it will say what is wrong with them
        limits = Limits()
    return PATIENCE + _LONGEST * limits.wall_seconds


def _graded(job: Gradable, examiner: Examiner) -> Outcome:
    """Grade, and turn whatever goes wrong on our side into an outcome that says so."""
    try:
        return job.grade(examiner)
    except CourseError as error:
        return our_failure(job, str(error))
    except Exception:
        return our_failure(job, f"The grader failed:\n{traceback.format_exc(limit=-6)}")


def _work(pipe: Connection, root: Path, unsafe: bool) -> None:
    """Be a worker: grade what comes, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    with Examiner(root, unsafe=unsafe) as examiner:
        while True:
            try:
                job = pipe.recv()
            except EOFError:
                return
            pipe.send(_graded(job, examiner))


class _Worker(Generic[J]):
    """One examiner's process, and what it is at."""

    def __init__(self, root: Path, unsafe: bool) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.job: J | None = None
        self.tries = 0
        self.root, self.deadline = root, math.inf
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, root, unsafe), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, job: J, tries: int) -> None:
        """Let it grade a hand-in."""
        self.job, self.tries = job, tries
        self.deadline = time.monotonic() + _patience(job, self.root)
        with suppress(OSError):  # it has died; `take` will say so
            self.pipe.send(job)

    def take(self) -> Outcome:
        """Return the outcome it has found. Raises: EOFError if it has died instead."""
        try:
            outcome: Outcome = self.pipe.recv()
        except OSError:
            raise EOFError from None
        self.job = None
        return outcome

    def end_if_it_hangs(self) -> None:
        """Kill it if it has been at its hand-in for longer than any can take; `take` will say so."""
        if self.job is not None and time.monotonic() > self.deadline:
            self.process.kill()

    def end(self) -> None:
        """End it, with its sandbox: at once if it is at work, else as soon as it notices that no more comes."""
        self.pipe.close()
        if self.job is not None:
            self.process.terminate()
        self.process.join(10)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
