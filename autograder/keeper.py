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
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any, NoReturn

from autograder import namespaces, seccomp
from autograder.limits import Limits, impose, mapped_bytes

UID_INSIDE = 1000
_WIRE = 3


@dataclass(frozen=True)
class Walls:
    """What surrounds every candidate of a sandbox, beside its limits."""

    scratch: str
    """Where its scratch folder is mounted."""
    covers: tuple[str, ...]
    """Folders to hide from it."""
    program: bytes
    """The compiled seccomp filter."""


@dataclass(frozen=True)
class Candidate:
    """What to start."""

    limits: Limits
    walls: Walls | None
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
            wire, leash = _build_walls(wire, leash, candidate, scratch)
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


def _build_walls(
    wire: socket.socket, leash: socket.socket, candidate: Candidate, scratch: str
) -> tuple[socket.socket, socket.socket]:
    """Build all walls; the order matters, as each takes away the means for those before it."""
    walls = candidate.walls
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Out of the keeper's process group: a signal sent to a group crosses namespaces.
    os.setsid()
    if walls:
        highest_capability = namespaces.highest_capability()
        mapped = mapped_bytes()
        namespaces.keep_mounts_private()
        namespaces.mount_scratch(scratch, candidate.limits.scratch_bytes, candidate.limits.scratch_files)
        for path in walls.covers:
            namespaces.cover(path)
    _settle(scratch)
    _forbid(candidate.forbidden)
    wire, leash = _keep_only(wire, leash, candidate.show_errors)
    if walls:
        namespaces.drop_privileges(highest_capability)
        namespaces.die_with_parent(signal.SIGKILL)
    impose(candidate.limits, mapped if walls else None)
    if walls:
        seccomp.load(walls.program)
    return wire, leash


def _settle(scratch: str) -> None:
    os.umask(0o077)
    work = Path(scratch, "work")
    work.mkdir()
    os.chdir(work)
    tempfile.tempdir = None  # it remembers the template's
    for name in ("PYTHONPATH", "PWD"):
        os.environ.pop(name, None)
    os.environ.update(HOME=scratch, TMPDIR=scratch, IPYTHONDIR=f"{scratch}/.ipython")


def _keep_only(wire: socket.socket, leash: socket.socket, show_errors: bool) -> tuple[socket.socket, socket.socket]:
    """Close every descriptor but the wire's and, until the walls stand, the leash's."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1) if show_errors else (0, 1, 2):
        os.dup2(nothing, standard)
    # Copied out of the way first, so that neither is overwritten before it is moved.
    copies = [os.dup(os.dup(end.detach())) for end in (wire, leash)]
    kept = [os.dup2(copy, _WIRE + place, inheritable=False) for place, copy in enumerate(copies)]
    os.closerange(_WIRE + len(kept), os.sysconf("SC_OPEN_MAX"))
    return socket.socket(fileno=kept[0]), socket.socket(fileno=kept[1])


class _Forbidden(MetaPathFinder):
    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname.partition(".")[0] in self.names:
            raise ImportError(f"This lesson is written without {' and '.join(self.names)}: {fullname} is not here.")


def _forbid(names: tuple[str, ...]) -> None:
    for loaded in [name for name in sys.modules if name.partition(".")[0] in names]:
        del sys.modules[loaded]
    if names:
        sys.meta_path.insert(0, _Forbidden(names))


def _clear_away(pid: int, scratch: str) -> None:
    """Without a sandbox: end what the candidate left running in its session, and take its folder away."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    shutil.rmtree(scratch, ignore_errors=True)


def _say(leash: socket.socket, **message: Any) -> None:
    with suppress(OSError):
        leash.sendall(json.dumps(message).encode() + b"\n")
