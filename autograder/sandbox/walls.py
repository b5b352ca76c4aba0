"""Inside the sandbox: the walls around one candidate, built by itself before it runs anything of a hand-in."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from pathlib import Path

from autograder.sandbox import namespaces, seccomp
from autograder.sandbox.limits import Limits, impose, mapped_bytes

_WIRE, _LEASH = 3, 4
"""The descriptors that are left; the second one only until the walls stand."""
_MOST_DESCRIPTORS = 1 << 16


@dataclass(frozen=True)
class Walls:
    """What surrounds every candidate of a sandbox, beside its limits."""

    scratch: str
    """Where its scratch folder is mounted."""
    covers: tuple[str, ...]
    """Folders to hide from it."""
    program: bytes
    """The compiled seccomp filter."""


def build(
    walls: Walls | None, scratch: str, limits: Limits, wire: socket.socket, leash: socket.socket, show_errors: bool
) -> tuple[socket.socket, socket.socket]:
    """Build all walls around this process; return its ends of wire and leash, which have other numbers then.

    walls: None without a sandbox: there is the scratch folder then, and what limits can do.
    Raises: OSError if the kernel refuses anything.
    """
    _as_a_program_starts()
    # The order matters: each step takes away the means of those before it.
    mapped = mapped_bytes() if sys.platform == "linux" else None
    if walls:
        highest = namespaces.highest_capability()
        namespaces.keep_mounts_private()
        namespaces.mount_scratch(scratch, limits.scratch_bytes, limits.scratch_files)
        for path in walls.covers:
            namespaces.cover(path)
    _settle(scratch)
    wire, leash = _keep_only(wire, leash, show_errors)
    if walls:
        namespaces.drop_privileges(highest)
        namespaces.die_with_parent(signal.SIGKILL)
    impose(limits, mapped, alone=walls is not None)
    if walls:
        seccomp.load(walls.program)
    return wire, leash


def forbid(names: tuple[str, ...]) -> None:
    """Make top-level modules fail to import, even those that are loaded. A hindrance, not a wall."""
    for loaded in [name for name in sys.modules if name.partition(".")[0] in names]:
        del sys.modules[loaded]
    if names:
        sys.meta_path.insert(0, _Forbidden(names))


class _Forbidden(MetaPathFinder):
    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname.partition(".")[0] in self.names:
            raise ImportError(f"This lesson is written without {' and '.join(self.names)}: {fullname} is not here.")


def _as_a_program_starts() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Out of the keeper's process group: a signal sent to a group crosses namespaces.
    os.setsid()


def _settle(scratch: str) -> None:
    os.umask(0o077)
    work = Path(scratch, "work")
    work.mkdir()
    os.chdir(work)
    tempfile.tempdir = None  # it remembers the template's
    os.environ.update(HOME=scratch, TMPDIR=scratch, IPYTHONDIR=f"{scratch}/.ipython")
    for name in ("PYTHONPATH", "PWD"):
        os.environ.pop(name, None)


def _keep_only(wire: socket.socket, leash: socket.socket, show_errors: bool) -> tuple[socket.socket, socket.socket]:
    """Close every descriptor but the wire's and the leash's."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1) if show_errors else (0, 1, 2):
        os.dup2(nothing, standard)
    # Copied out of the way first, so that neither is overwritten before it is moved.
    away = [fcntl.fcntl(end.detach(), fcntl.F_DUPFD_CLOEXEC, 10) for end in (wire, leash)]
    for copy, number in zip(away, (_WIRE, _LEASH), strict=True):
        os.dup2(copy, number, inheritable=False)
    os.closerange(_LEASH + 1, _MOST_DESCRIPTORS)
    return socket.socket(fileno=_WIRE), socket.socket(fileno=_LEASH)
