"""The student's end of the wire: runs cells in an IPython shell, and answers for what they defined.

Everything here runs behind the sandbox's walls, in the same process as the student's code, which can
change any of it. So nothing here is a defence: it only makes honest code work as it does in JupyterLab.
"""

from __future__ import annotations

import builtins
import os
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder import wire
from autograder.candidate.outputs import Outputs
from autograder.candidate.questions import QUESTIONS
from autograder.candidate.shell import make_shell
from autograder.examiner.student_error import describe
from autograder.sandbox.limits import OUT_OF_MEMORY

if TYPE_CHECKING:
    from autograder.sandbox.limits import Limits

_shell: Any = None


class OutOfTime(BaseException):
    """Raised in the student's code when it has used up its CPU seconds for one cell or one call."""


def prepare() -> None:
    """Make the IPython shell, once, in the template: it takes a tenth of a second."""
    global _shell
    _shell = make_shell()


def serve(channel: socket.socket, limits: Limits) -> None:
    """Answer the examiner until it hangs up."""
    if _shell is None:
        prepare()
    candidate = Candidate(channel, Outputs(limits.output_bytes), limits.memory_bytes)
    try:
        candidate.serve()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


class _Callback:
    """A function of the test's, as the student's code sees it."""

    def __init__(self, candidate: Candidate, number: int, name: str) -> None:
        self._candidate, self._number, self.__name__ = candidate, number, name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._candidate.call_back(self._number, args, kwargs)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


class Candidate:
    """A hand-in's namespace, and the loop that serves it."""

    def __init__(self, channel: socket.socket, outputs: Outputs, memory_bytes: int) -> None:
        channel.settimeout(None)
        self.memory_bytes = memory_bytes
        self.channel, self.outputs = channel, outputs
        self.objects: dict[int, Any] = {}
        self.depth = 0
        """How many calls of the student's code are under way; only then may a signal interrupt."""
        outputs.capture(_shell)
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGPROF, self._stop)

    def serve(self) -> None:
        """Answer one message after the other, until the other end is closed."""
        while True:
            try:
                self.answer(self._receive())
            except wire.WireClosedError:
                return

    def answer(self, message: list[Any]) -> None:
        """Do what a message asks, and send the reply."""
        what, *parts = message
        if what == "run":
            source, name, seconds = parts
            self._send([what, self._run(source, name, seconds)])
            return
        seconds, *about = parts
        if what == "call":
            self._call(about[0], about[1], about[2], seconds)
        else:
            self._call(QUESTIONS[what], [_shell.user_ns, *about], {}, seconds, arguments_matter=False)

    def call_back(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of the test's; meanwhile the test may ask things of the student's objects."""
        self._send(["back", number, list(args), kwargs])
        while True:
            message = self._receive()
            if message[0] == "gave":
                return message[1]
            if message[0] == "raised":
                kind = getattr(builtins, message[1], None)
                if not (isinstance(kind, type) and issubclass(kind, Exception)):
                    kind = RuntimeError
                raise kind(message[2])
            self.answer(message)

    def _run(self, source: str, name: str, seconds: float) -> dict[str, Any]:
        self.outputs.begin()
        try:
            with self._students(seconds):
                result = _shell.run_cell(source, store_history=True)
            error = result.error_before_exec or result.error_in_exec
        except (Exception, OutOfTime) as escaped:  # stopped while the shell was busy with how the cell ended
            error = escaped
        report: dict[str, Any] = {
            "outputs": self.outputs.end(),
            "cut": self.outputs.cut,
            "count": _shell.execution_count - 1,
            "error": None,
            "full": False,
        }
        if error is not None:
            report["error"] = describe(error)
            report["full"] = isinstance(error, MemoryError) and self._is_full()
        return report

    def _is_full(self) -> bool:
        """Whether what cells have kept leaves no room for those to come."""
        try:
            bytes(self.memory_bytes // 4)
        except MemoryError:
            return True
        return False

    def _call(
        self,
        function: Callable[..., Any],
        args: list[Any],
        kwargs: dict[str, Any],
        seconds: float,
        arguments_matter: bool = True,
    ) -> None:
        passed = [*args, *kwargs.values()] if arguments_matter else []
        before = {place: self._bytes(value) for place, value in enumerate(passed) if _can_change(value)}
        reply: list[Any]
        self.outputs.begin()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                with self._students(seconds):
                    value = function(*args, **kwargs)
                reply = ["gave", value]
            except wire.WireClosedError:
                raise
            except BaseException as error:  # SystemExit and KeyboardInterrupt too: the examiner decides
                reply = ["raised", describe(error)]
        changed = {place: passed[place] for place, was in before.items() if self._bytes(passed[place]) != was}
        warned = [[category_name(warning.category), str(warning.message)] for warning in caught]
        self._send([*reply, changed, warned[:20]])

    @contextmanager
    def _students(self, seconds: float) -> Any:
        """Let the student's code run inside, for so many CPU seconds."""
        self.depth += 1
        if self.depth == 1:
            signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
        try:
            yield
        finally:
            self.depth -= 1
            if self.depth == 0:
                signal.setitimer(signal.ITIMER_PROF, 0)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.depth:
            raise OutOfTime(f"stopped by {signal.Signals(number).name}")

    def _bytes(self, value: Any) -> bytes:
        try:
            return b"".join(bytes(part) for part in wire.encode(["", value], self._stay))
        except wire.WireError:
            return b""

    def _send(self, message: list[Any]) -> None:
        try:
            frame = wire.encode(message, self._stay)
        except wire.WireClosedError:
            raise
        except wire.WireError as error:
            says = f"What your code returned is too much for a test: {error}."
            described = {"type": "ValueError", "ancestor": "ValueError", "message": says, "lines": ""}
            frame = wire.encode(["raised", described, {}, []], self._stay)
        except MemoryError as error:
            frame = wire.encode(["raised", describe(error), {}, []], self._stay)
        wire.send(self.channel, frame)

    def _receive(self) -> list[Any]:
        return wire.decode(*wire.receive(self.channel), self._refer)

    def _stay(self, value: Any) -> wire.Reference | wire.Callback:
        if type(value) is _Callback:
            return wire.Callback(value._number, "")
        self.objects[id(value)] = value  # kept alive, so that the number stays its own
        # The types are asked, never the value: what the student wrote must not run here.
        is_type = issubclass(type(value), type)
        kind = _name_of(type(value))
        named = is_type or kind in ("function", "method", "builtin_function_or_method")
        name = _name_of(value) if is_type else getattr(value, "__name__", "") if named else ""
        return wire.Reference(id(value), "type" if is_type else kind, name if type(name) is str else "")

    def _refer(self, what: wire.Reference | wire.Callback) -> Any:
        if isinstance(what, wire.Reference):
            return self.objects[what.number]
        return _Callback(self, what.number, what.name)


def _name_of(kind: type) -> str:
    name: str = type.__dict__["__name__"].__get__(kind)
    return name


def category_name(category: type[Warning]) -> str:
    """Return the name of the nearest warning category that Python has built in."""
    return next((c.__name__ for c in category.__mro__ if c.__module__ == "builtins"), "UserWarning")


def _can_change(value: Any) -> bool:
    torch = sys.modules.get("torch")
    mutable = (np.ndarray, list, dict, set, np.random.Generator)
    return isinstance(value, mutable) or (torch is not None and isinstance(value, torch.Tensor))
