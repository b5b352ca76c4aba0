"""Tries, from inside a candidate, what must not succeed. Served by `nncourse doctor`."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from typing import Any

from autograder.sandbox.limits import Limits


def serve(wire: socket.socket, limits: Limits) -> None:
    """Try everything that the one line which comes over the wire asks for; answer with what happened.

    The line: `{"forbidden file": path}`. The answer: by what the sandbox should do, whether it does. If it
    does not, nothing comes to harm: files are opened and closed again, a second process ends at once.
    """
    asked = json.loads(wire.makefile("rb").readline())
    trials: dict[str, Callable[[], Any]] = {
        "hides files": lambda: os.close(os.open(asked["forbidden file"], os.O_RDONLY)),
        "protects files": lambda: os.close(os.open(os.__file__, os.O_WRONLY)),
        "has no network": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close(),
        "runs one process": os.fork,
        "limits memory": lambda: bytearray(2 * limits.memory_bytes),
    }
    wire.sendall(json.dumps({name: _refused(trial) for name, trial in trials.items()}).encode() + b"\n")


def _refused(trial: Callable[[], Any]) -> bool:
    try:
        came = trial()
    except (OSError, MemoryError):
        return True
    if came == 0:
        os._exit(0)  # the child of a fork that should have failed
    return False
