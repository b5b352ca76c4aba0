"""The trusted side of the sandbox: builds it, and starts one candidate in it for every hand-in.

    with Sandbox(root) as sandbox, sandbox.start(limits) as candidate:
        candidate.wire.sendall(b"...")      # to the student's code, and back
        ended = candidate.wait()

One *template* process inside bubblewrap imports everything once. For each hand-in it forks a *keeper*,
which forks the *candidate* into namespaces of its own. When this process dies, by whatever signal, the
template reads an end of file on its control socket and ends. It is the first process of its process
namespace, so the kernel then ends all that is inside.
"""

from __future__ import annotations

import base64
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.sandbox import bubblewrap, seccomp
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import CandidateProcess, Exit, Reason
from course.errors import SandboxError

__all__ = ["PRELOAD", "CandidateProcess", "Exit", "Reason", "Sandbox"]

PRELOAD = (
    "numpy",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "IPython.core.interactiveshell",
    "course.check",
    "course.figure",
    "course.ready",
)
"""What most lessons need. Add "torch" or "sklearn" where a lesson imports them."""
PATIENCE = 120.0
"""Seconds the template may take for its imports, and a candidate for its start."""


class Sandbox:
    """A template and its candidates. Made once for many hand-ins: it takes seconds, a candidate milliseconds."""

    def __init__(
        self,
        root: Path,
        *,
        preload: Sequence[str] = PRELOAD,
        serve: str = "autograder.candidate.candidate:serve",
        unsafe: bool = False,
        modules: Sequence[Path] = (),
        errors: Any = None,
    ) -> None:
        """Build the sandbox and wait until its imports are done.

        root: the course's folder; of what is in it, candidates see `course/` and `data/` only.
        preload: modules to import once, before any candidate starts; "module:function" is called as well,
            as "course.data:mnist" is, which then costs no candidate half a second.
        serve: "module:function", called in each candidate with its wire and its limits. If the module has
            a function `prepare`, that is called once in the template.
        unsafe: no sandbox, only limits on each process: for hand-ins you trust, on machines without Linux.
        modules: folders with further modules, which candidates may read and import from.
        errors: an open file for what template and candidates write to stderr: for finding our own mistakes.
        Raises: SandboxError where the sandbox cannot be built, with what to do.
        """
        self.root, self.unsafe = Path(root), unsafe
        self._lock = threading.Lock()
        around = [] if unsafe else bubblewrap.command(self.root, modules)
        filter_program = b"" if unsafe else seccomp.filter_program()
        order = {
            "preload": list(preload),
            "serve": serve,
            "become_nobody": not unsafe and os.geteuid() == 0,
            "walls": not unsafe,
            "scratch": bubblewrap.SCRATCH,
            "covers": ["/proc", str(bubblewrap.PACKAGE), str(bubblewrap.BANK)],
            "program": base64.b64encode(filter_program).decode(),
            "show_errors": errors is not None,
        }
        self._show_errors = errors is not None
        self._complaints = errors or tempfile.TemporaryFile()  # noqa: SIM115 -- closed by close()
        self._control, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [*around, sys.executable, "-s", "-P", "-m", "autograder.sandbox.template", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._complaints,
            pass_fds=[theirs.fileno()],
            env=bubblewrap.environment(modules, scratch=not unsafe),
            start_new_session=True,  # the terminal's Ctrl-C is ours to handle
        )
        theirs.close()
        try:
            self._say(order)
            self.missing: tuple[str, ...] = tuple(self._hear()["missing"])
            """Modules of `preload` that are not installed."""
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self, limits: Limits | None = None, *, forbid: Sequence[str] = ()) -> CandidateProcess:
        """Start a candidate, and return it when its walls stand. May be called from several threads.

        forbid: top-level modules it cannot import, such as "torch". A hindrance, not a wall.
        Raises: SandboxError if it cannot be started.
        """
        limits = limits or Limits()
        wire, their_wire = socket.socketpair()
        leash, their_leash = socket.socketpair()
        candidate = CandidateProcess(wire, leash, limits)
        try:
            with self._lock, their_wire, their_leash:
                descriptors = [their_wire.fileno(), their_leash.fileno()]
                self._say({"limits": limits.as_data(), "forbid": list(forbid)}, descriptors)
                self._hear()
            candidate.await_walls(PATIENCE)
        except BaseException:
            wire.close()
            leash.close()
            raise
        return candidate

    def close(self) -> None:
        """End the template and all its candidates."""
        self._control.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if not self._show_errors:
            self._complaints.close()

    def _say(self, message: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        line = json.dumps(message).encode() + b"\n"
        try:
            sent = socket.send_fds(self._control, [line], descriptors)
            self._control.sendall(line[sent:])
        except OSError:
            raise self._broken() from None

    def _hear(self) -> dict[str, Any]:
        """Return the template's answer. Each order gets one, of one line, before the next is sent."""
        line = b""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        while not line.endswith(b"\n"):
            if not poll.poll(PATIENCE * 1000):
                raise SandboxError(f"The sandbox's template did not answer within {PATIENCE:.0f} seconds.")
            try:
                received = self._control.recv(1 << 16)
            except ConnectionResetError:
                received = b""
            if not received:
                raise self._broken()
            line += received
        message: dict[str, Any] = json.loads(line)
        if "failed" in message:
            raise SandboxError(f"The sandbox's template cannot start. {bubblewrap.advice(message['failed'])}")
        return message

    def _broken(self) -> SandboxError:
        """Return the error that says how the template ended."""
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
        said = ""
        if not self._show_errors:
            self._complaints.seek(0)
            said = self._complaints.read().decode(errors="replace").strip()[-2000:]
        return SandboxError(f"The sandbox has ended unexpectedly. {bubblewrap.advice(said)}".rstrip())
