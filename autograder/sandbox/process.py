"""The trusted side's hold on one candidate: its wire, the means to stop it, and how it ended."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

from autograder.sandbox.limits import Limits
from course.errors import SandboxError


class Reason(StrEnum):
    """Why a candidate ended."""

    ENDED = "ended"
    """By itself, with status 0."""
    CRASHED = "crashed"
    """By itself, with another status or with a signal such as SIGSEGV."""
    KILLED = "killed"
    """By us."""
    OUT_OF_CPU = "out of CPU seconds"
    OUT_OF_TIME = "out of wall seconds"
    OUT_OF_MEMORY = "out of memory"
    """Killed by the kernel for want of memory. At its own limit a candidate gets a MemoryError instead."""
    LOST = "lost"
    """With the whole sandbox, from outside: our failure, not the hand-in's."""


@dataclass(frozen=True)
class Exit:
    """How a candidate ended."""

    reason: Reason
    status: int | None = None
    """Its exit status; None where a signal ended it."""
    signal: int | None = None
    cpu_seconds: float = 0.0
    """User and system time since it was forked."""
    max_rss_bytes: int = 0
    """The most memory it had resident, the template's preloaded pages included."""


class CandidateProcess:
    """One candidate: the process that runs a hand-in's code. Leaving the `with` block kills it."""

    def __init__(self, wire: socket.socket, leash: socket.socket, limits: Limits) -> None:
        self.wire = wire
        """A connected AF_UNIX stream socket to the candidate. What comes out of it is untrusted."""
        self.limits = limits
        self._leash = leash
        self._unread = b""
        self._exit: Exit | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether the candidate has not ended yet."""
        try:
            self.wait(timeout=0)
        except TimeoutError:
            return True
        return False

    def interrupt(self) -> None:
        """Raise KeyboardInterrupt in the candidate's main thread, as Ctrl-C would."""
        self._order(b"I")

    def kill(self) -> None:
        """End the candidate at once. `wait` then tells how far it had come."""
        self._order(b"K")

    def wait(self, timeout: float | None = None) -> Exit:
        """Return how the candidate ended, as soon as it has.

        Raises: TimeoutError if it has not within `timeout` seconds.
        """
        if self._exit is None:
            message = self._next_message(timeout)
            self._exit = _exit(message, self.limits) if message else Exit(Reason.LOST)
        return self._exit

    def close(self) -> Exit:
        """Kill the candidate if it is alive, close the wire, and return how it ended."""
        self.kill()
        self.wire.close()
        ended = self.wait()
        self._leash.close()
        return ended

    def await_walls(self, patience: float) -> None:
        """Wait until the candidate's walls stand. Raises: SandboxError, saying why, if they cannot be built."""
        try:
            message = self._next_message(patience)
        except TimeoutError:
            message = {"failed": f"nothing happened for {patience:.0f} seconds"}
        if not message.get("ready"):
            self._exit = Exit(Reason.LOST)
            unsaid = "it ended before its walls stood" if message else "the template has ended"
            why = message.get("failed", unsaid)
            raise SandboxError(f"A candidate cannot be started in the sandbox: {why}")

    def _order(self, order: bytes) -> None:
        if self._exit is None:
            with suppress(OSError):  # it has ended meanwhile
                self._leash.sendall(order)

    def _next_message(self, timeout: float | None) -> dict[str, Any]:
        """Return what the keeper says next; {} if it is gone. Raises: TimeoutError."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while b"\n" not in self._unread:
            patience = None if deadline is None else max(0.0, deadline - time.monotonic())
            # poll, since select fails on descriptors above 1023
            poll = select.poll()
            poll.register(self._leash, select.POLLIN)
            if not poll.poll(None if patience is None else patience * 1000):
                raise TimeoutError
            try:
                received = self._leash.recv(4096)
            except ConnectionResetError:
                received = b""
            if not received:
                return {}
            self._unread += received
        line, _, self._unread = self._unread.partition(b"\n")
        message: dict[str, Any] = json.loads(line)
        return message


def _exit(message: dict[str, Any], limits: Limits) -> Exit:
    cpu, wait_status = message["cpu_seconds"], message["wait_status"]
    status = os.WEXITSTATUS(wait_status) if os.WIFEXITED(wait_status) else None
    number = os.WTERMSIG(wait_status) if os.WIFSIGNALED(wait_status) else None
    if number is None:
        # Having come to its end in the same moment counts as its end.
        reason = Reason.ENDED if status == 0 else Reason.CRASHED
    elif message["stopped"]:
        reason = Reason(message["stopped"])
    elif number in (signal.SIGKILL, signal.SIGXCPU):
        # Nobody else can send it SIGKILL: its own time is up, or the machine's memory is. On a busy
        # machine the kernel's limit and its report have differed by a tenth.
        reason = Reason.OUT_OF_CPU if cpu > 0.75 * limits.cpu_seconds else Reason.OUT_OF_MEMORY
    else:
        reason = Reason.CRASHED
    return Exit(reason, status, number, cpu, message["max_rss_bytes"])
