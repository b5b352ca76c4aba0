"""The examiner's end of the wire: asks the candidate, answers its callbacks, gives up on it in time.

What comes back is data, or a `Handle`. What the student's code raised is raised here, as the same built-in
class or as StudentError, with the student's own lines. When the candidate does not answer, or answers what
cannot be an answer, a child of `course.check`'s CandidateGone is raised, and the test cell stops there.
"""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable
from typing import Any

from autograder import wire
from autograder.examiner.handle import Handle
from autograder.examiner.restore import restore
from autograder.examiner.student_error import (
    StudentDied,
    StudentOutOfMemory,
    StudentOutOfTime,
    described,
    ended_with,
    raised_by,
    stopped_for_time,
    warn_again,
    without_lines,
)
from autograder.sandbox.process import CandidateProcess, Reason
from course.check.failures import AuthorError, CandidateGone
from course.errors import SandboxError

_MOST_GRACE = 2.0
"""Seconds in which an interrupted candidate has to say so, and one that closed its wire has to end."""
_TIMES_WALL = 3.0
"""How much longer than its CPU seconds a call may take on the clock: machines are shared, and threads sleep."""
_MOST_CALLBACKS = 200_000
_MOST_BYTES = 1 << 30
"""What a candidate may send during one test. A list of its answers lies in the examiner's memory."""


class Link:
    """A candidate, and what was said with it."""

    def __init__(self, process: CandidateProcess, seconds: float) -> None:
        """Talk with a candidate that has just started. seconds: CPU seconds for a cell or a call; may be changed."""
        self.process, self.seconds = process, seconds
        self.alive = True
        self.gone: CandidateGone | None = None
        """What happened last that ended a test: a call that took too long, a candidate that died."""
        self._callbacks: dict[int, Callable[..., Any]] = {}
        self._called_back = self._received = 0

    def begin_test(self) -> None:
        """A test begins: functions that the tests before it gave away can no longer be called, or handed back."""
        self._callbacks.clear()
        self._called_back = self._received = 0

    def run(self, source: str, name: str) -> dict[str, Any]:
        """Run a cell. Return its report, of which nothing is checked: see `CellReport`."""
        self.begin_test()
        match self._exchange(["run", source, name, self.seconds]):
            case ["run", dict() as report]:
                return report
        raise self._lied()

    def fetch(self, name: str) -> dict[str, Any]:
        """Return the value or handle that one of the student's names holds, under this name; {} if it does not exist.

        Raises: ValueError if it holds what cannot cross.
        """
        found = self.ask("get", [name])
        if not isinstance(found, dict) or not set(found) <= {name}:
            raise self._lied()
        return found

    def call(self, handle: Handle, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a student's function; arguments it changes in place are changed here as well."""
        return self._answer(
            self._exchange(["call", self.seconds, handle, list(args), kwargs]), [*args, *kwargs.values()]
        )

    def ask(self, what: str, *about: Any) -> Any:
        """Return the answer to a question about the student's objects."""
        return self._answer(self._exchange([what, self.seconds, *about]), [])

    def measure(self, what: str, handle: Handle) -> Any:
        """Return `len`, `float` or `int` of a student's object."""
        value = self.ask(what, handle)
        if type(value) is not (float if what == "float" else int) or (what == "len" and not 0 <= value < 1 << 31):
            raise TypeError(f"{handle._nn_label} has no {what}() that is a number")
        return value

    def is_talking(self) -> bool:
        """Whether the candidate has said something that it was not asked for."""
        poll = select.poll()
        poll.register(self.process.wire, select.POLLIN)
        if not any(event & select.POLLIN for _, event in poll.poll(0)):
            return False
        return bool(self.process.wire.recv(1, socket.MSG_PEEK))  # nothing at all: it has ended

    @property
    def _grace(self) -> float:
        return min(_MOST_GRACE, max(self.seconds, 0.5))

    def close(self) -> None:
        """End the candidate."""
        self.alive = False
        self.process.kill()

    def _answer(self, reply: list[Any], passed: list[Any]) -> Any:
        match reply:
            case ["gave" | "raised" as what, value, dict() as changed, list() as warned]:
                error = described(value) if what == "raised" else None
            case _:
                raise self._lied()
        if what == "raised" and error is None:
            raise self._lied()
        self._restore(changed, passed)
        if not warn_again(warned):
            raise self._lied()
        if error is not None:
            raise self._as_exception(error)
        return value

    def _restore(self, changed: dict[Any, Any], passed: list[Any]) -> None:
        for place, value in changed.items():
            if type(place) is not int or not 0 <= place < len(passed):
                raise self._lied()
            try:
                restore(passed[place], value)
            except (ValueError, TypeError):
                raise without_lines("an argument was made into something of another kind") from None

    def _as_exception(self, error: dict[str, str]) -> Exception:
        if stopped_for_time(error):
            return self._end(StudentOutOfTime(f"Your code was stopped after {self.seconds:g} seconds."))
        if error["ancestor"] == "MemoryError":
            # The call failed, and the test goes on; but the verdict should say why.
            self._end(StudentOutOfMemory("Your code asked for more memory than it may take."))
        return raised_by(error)

    def _exchange(self, message: list[Any]) -> list[Any]:
        """Send a message and return the reply to it, answering callbacks meanwhile."""
        if not self.alive:
            raise StudentDied("Your code had stopped before this could be asked of it.")
        if self.is_talking():
            raise self._lied()
        deadline = time.monotonic() + _TIMES_WALL * self.seconds + self._grace
        try:
            self._send(message)
            while True:
                reply = self._receive(deadline)
                if reply[0] != "back":
                    return reply
                self._called(reply)
        except wire.WireClosedError:
            raise self._died() from None
        except wire.WireTimeoutError:
            raise self._stuck() from None

    def _send(self, message: list[Any]) -> None:
        try:
            frame = wire.encode(message, self._stay)
        except wire.WireClosedError:
            raise
        except wire.WireError as error:
            raise without_lines(f"this is too much to be passed on: {error}") from None
        self.process.wire.settimeout(_TIMES_WALL * self.seconds + self._grace)
        wire.send(self.process.wire, frame)

    def _receive(self, deadline: float) -> list[Any]:
        if time.monotonic() > deadline:
            raise wire.WireTimeoutError("it goes on talking")
        try:
            structure, blobs = wire.receive(self.process.wire, deadline)
            self._received += 16 * len(structure) + len(blobs)
            if self._received > _MOST_BYTES:
                raise self._lied()
            return wire.decode(structure, blobs, self._refer)
        except wire.WireError as error:
            if isinstance(error, wire.WireClosedError | wire.WireTimeoutError):
                raise
            raise self._lied() from None

    def _stay(self, value: Any) -> wire.Reference | wire.Callback:
        if type(value) is Handle:
            if value._nn_link is not self:
                raise StudentDied("Your code was started anew, and what it had made before is gone.")
            return wire.Reference(value._nn_number, "", "")
        if not callable(value):
            raise AuthorError(f"A test passes a {type(value).__name__}, which cannot cross to the student's code.")
        number = id(value)
        self._callbacks[number] = value
        return wire.Callback(number, getattr(value, "__name__", "function"))

    def _refer(self, what: wire.Reference | wire.Callback) -> Any:
        if isinstance(what, wire.Reference):
            return Handle(self, what.number, what.kind, what.name)
        if what.number not in self._callbacks:
            raise wire.WireError("a callback that was never given")
        return self._callbacks[what.number]

    def _called(self, message: list[Any]) -> None:
        """Let the student's code call a function of the test's, and send it what comes of it."""
        self._called_back += 1
        match message:
            case ["back", int() as number, list() as args, dict() as kwargs] if number in self._callbacks:
                enough = self._called_back > _MOST_CALLBACKS
            case _:
                enough = True
        if enough:
            raise self._lied()
        try:
            self._send(["gave", self._callbacks[number](*args, **kwargs)])
        except (CandidateGone, SandboxError, wire.WireError):
            raise
        except Exception as error:  # told to the student's code, which called
            self._send(["raised", type(error).__name__, str(error)[:500]])

    def _stuck(self) -> CandidateGone:
        # The candidate interrupts itself by its CPU time; what comes here sleeps, waits, or resists.
        self.process.interrupt()
        deadline = time.monotonic() + self._grace
        try:
            while self._receive(deadline)[0] == "back":
                pass
        except (wire.WireError, CandidateGone):
            self.close()
        return self._end(StudentOutOfTime(f"Your code did not answer within {_TIMES_WALL * self.seconds:g} seconds."))

    def _lied(self) -> CandidateGone:
        self.close()
        return self._end(StudentDied("Your code wrote to the channel that belongs to the grader, and was stopped."))

    def _died(self) -> CandidateGone:
        self.alive = False
        try:
            ended = self.process.wait(self._grace)
        except TimeoutError:
            return self._lied()
        if ended.reason is Reason.LOST:
            raise SandboxError("The sandbox ended while a hand-in was being graded.")
        return self._end(ended_with(ended))

    def _end(self, gone: CandidateGone) -> CandidateGone:
        self.gone = gone
        return gone
