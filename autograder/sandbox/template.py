"""Inside the sandbox: imports everything once, then forks a keeper with a candidate for every hand-in.

Run as `python -m autograder.sandbox.template FD`, where FD is the control socket. Over it comes one line of
JSON that says what to import and which walls to build, then a line for each candidate with the two
sockets it needs; each line is answered by one. An end of file there ends the template, and bubblewrap
then ends all that is inside.
"""

from __future__ import annotations

import base64
import gc
import importlib
import json
import os
import signal
import socket
import sys
import warnings
from contextlib import suppress
from typing import Any

from autograder.sandbox import keeper, namespaces
from autograder.sandbox.limits import Limits
from autograder.sandbox.rehearsal import rehearse
from autograder.sandbox.walls import Walls

NOBODY = 65534
_LONGEST_LINE = 1 << 20


def main(descriptor: int) -> None:
    """Serve the control socket until its other end is closed."""
    control = socket.socket(fileno=descriptor)
    control.set_inheritable(False)
    order, _ = _hear(control)
    try:
        if order["become_nobody"]:
            os.chmod(order["scratch"], 0o1777)
            namespaces.become(NOBODY, NOBODY)
        if order["walls"]:
            namespaces.die_with_parent(signal.SIGKILL)  # bubblewrap; becoming nobody has undone its own order
        serve, missing = _prepare(order["preload"], order["serve"])
    except Exception as error:
        _say(control, failed=f"{type(error).__name__}: {error}")
        return
    around = None
    if order["walls"]:
        around = Walls(order["scratch"], tuple(order["covers"]), base64.b64decode(order["program"]))
    # Not left to the kernel: only so does the keepers' CPU time reach whoever waits for this process.
    signal.signal(signal.SIGCHLD, _reap)
    _say(control, missing=missing)
    while True:
        request, descriptors = _hear(control)
        if not request:
            break
        wire, leash = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        if os.fork() == 0:
            try:
                control.close()
                limits = Limits(**request["limits"])
                forbidden = tuple(request["forbid"])
                keeper.keep(wire, leash, keeper.Candidate(limits, around, forbidden, serve, order["show_errors"]))
            finally:
                os._exit(0)
        wire.close()
        leash.close()
        _say(control)
    if os.getpid() == 1:  # elsewhere, this would end all of the user's processes
        _end_all()


def _reap(*_: object) -> None:
    """Take leave of the keepers that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _end_all() -> None:
    """End every other process of this process namespace, and take leave of them."""
    with suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _prepare(preload: list[str], serve: str) -> tuple[Any, list[str]]:
    """Import what candidates need. Return the serve function, and the names that could not be found."""
    missing = []
    with warnings.catch_warnings():
        # A library's complaint about this place (no home folder, no shared memory) helps nobody here.
        warnings.simplefilter("ignore")
        for name in preload:
            try:
                thing = _load(name)
                if ":" in name:
                    thing()
            except ModuleNotFoundError as error:
                missing.append(f"{name}: {error}")
        function = _load(serve)
        prepare = getattr(sys.modules[serve.partition(":")[0]], "prepare", None)
        if prepare is not None:
            prepare()
        rehearse()
    gc.collect()
    # A collection in a candidate would visit, and so copy, every page that it shares with the template.
    gc.freeze()
    return function, missing


def _load(name: str) -> Any:
    """Import "package.module", or take "package.module:thing" from it."""
    module, _, thing = name.partition(":")
    loaded = importlib.import_module(module)
    return getattr(loaded, thing) if thing else loaded


def _hear(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Return the next line and the descriptors that came with it; ({}, []) at the end of file."""
    line, descriptors, _, _ = socket.recv_fds(control, _LONGEST_LINE, 2)
    while line and not line.endswith(b"\n"):
        more = control.recv(_LONGEST_LINE)
        if not more:
            return {}, []
        line += more
    return (json.loads(line) if line else {}), list(descriptors)


def _say(control: socket.socket, **message: Any) -> None:
    control.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
