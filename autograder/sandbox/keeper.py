"""Inside the sandbox: starts one candidate behind its walls, keeps it to its wall seconds, reports its end.

The keeper is a process of its own between the template and the candidate. It is trusted, has one thread,
and talks with the trusted side over the *leash*: in come single bytes (I: interrupt, K: kill; an end of
file means kill too), out go lines of JSON: `{"ready": true}` or `{"failed": "why"}`, then how it ended.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

from autograder.sandbox import namespaces, walls
from autograder.sandbox.limits import Limits

UID_INSIDE = 1000


@dataclass(frozen=True)
class Candidate:
    """What to start."""

    limits: Limits
    walls: walls.Walls | None
    """None where there is no sandbox (`--unsafe`): the candidate is then held by its limits alone."""
    forbidden: tuple[str, ...]
    serve: Callable[[socket.socket, Limits], Any]
    show_errors: bool = False


def keep(wire: socket.socket, leash: socket.socket, candidate: Candidate) -> None:
    """Run one candidate from its start to its end. Called in a fresh fork of the template."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    scratch = candidate.walls.scratch if candidate.walls else tempfile.mkdtemp(prefix="hand_in_")
    try:
        if candidate.walls:
            namespaces.separate(UID_INSIDE)
        pid = os.fork()
    except OSError as error:
        _say(leash, failed=str(error))
        return
    if pid == 0:
        _live(wire, leash, candidate, scratch)
    wire.close()
    stopped = _watch(pid, leash, woken, time.monotonic() + candidate.limits.wall_seconds)
    _, status, usage = os.wait4(pid, 0)
    if not candidate.walls:
        _clear_away(pid, scratch)
    largest = usage.ru_maxrss * (1024 if sys.platform == "linux" else 1)  # macOS counts bytes
    seconds = usage.ru_utime + usage.ru_stime
    _say(leash, wait_status=status, cpu_seconds=seconds, max_rss_bytes=largest, stopped=stopped)


def _watch(pid: int, leash: socket.socket, woken: int, deadline: float) -> str:
    """Wait until the candidate has ended. Return why it was stopped, or "" if it ended by itself."""
    stopped = ""
    while True:
        # Once it is stopped there is nothing to wait for but its end.
        listening: list[Any] = [woken] if stopped else [woken, leash]
        patience = None if stopped else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select(listening, [], [], patience)
        if woken in ready:
            os.read(woken, 64)
            # It stays unreaped, so that its number cannot become another's before wait4 asks for its CPU time.
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return stopped
        elif not ready:
            stopped = "out of wall seconds"
            os.kill(pid, signal.SIGKILL)
        if leash in ready:
            orders = leash.recv(64)
            if not orders or b"K" in orders:
                stopped = "killed"
                os.kill(pid, signal.SIGKILL)
            else:
                os.kill(pid, signal.SIGINT)


def _live(wire: socket.socket, leash: socket.socket, candidate: Candidate, scratch: str) -> NoReturn:
    """Be the candidate: build the walls from inside, then serve."""
    status = 1
    try:
        try:
            wire, leash = walls.build(candidate.walls, scratch, candidate.limits, wire, leash, candidate.show_errors)
            walls.forbid(candidate.forbidden)
        except OSError as error:
            _say(leash, failed=str(error))
            os._exit(1)
        _say(leash, ready=True)
        leash.close()
        candidate.serve(wire, candidate.limits)
        status = 0
    except SystemExit as request:
        status = request.code if isinstance(request.code, int) else int(request.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status & 0xFF)


def _clear_away(pid: int, scratch: str) -> None:
    """Without a sandbox: end what the candidate left running in its session, and take its folder away."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    shutil.rmtree(scratch, ignore_errors=True)


def _say(leash: socket.socket, **message: Any) -> None:
    with suppress(OSError):
        leash.sendall(json.dumps(message).encode() + b"\n")
