"""Frames on a socket."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from typing import Any

from autograder.wire.encoder import HEADER
from autograder.wire.kinds import MOST_BLOBS, MOST_STRUCTURE, WireClosedError, WireError, WireTimeoutError


def send(wire: socket.socket, frame: Sequence[Any]) -> None:
    """Send a frame that `encode` made.

    Raises: WireClosedError if the other end is gone; WireTimeoutError if it does not read.
    """
    try:
        if sum(memoryview(part).nbytes for part in frame) < 1 << 16:
            wire.sendall(b"".join(frame))
            return
        for part in frame:
            wire.sendall(part)
    except TimeoutError:
        raise WireTimeoutError("the other end does not read") from None
    except OSError as error:
        raise WireClosedError(str(error)) from None


def receive(wire: socket.socket, deadline: float | None = None) -> tuple[bytes, bytearray]:
    """Return the next frame's structure and blobs.

    deadline: in seconds of `time.monotonic`; None waits for ever.
    Raises: WireTimeoutError at the deadline; WireClosedError when the other end is gone; WireError if the frame's
        lengths are out of bounds.
    """
    structure, blobs = HEADER.unpack(_exactly(wire, HEADER.size, deadline))
    if structure > MOST_STRUCTURE or blobs > MOST_BLOBS:
        raise WireError("a frame that is too large")
    return bytes(_exactly(wire, structure, deadline)), _exactly(wire, blobs, deadline)


def _exactly(wire: socket.socket, size: int, deadline: float | None) -> bytearray:
    # Grown as it arrives: a length that lies must not make us reserve what never comes.
    received = bytearray()
    while len(received) < size:
        if deadline is not None:
            wire.settimeout(max(deadline - time.monotonic(), 1e-3))
        try:
            part = wire.recv(min(size - len(received), 1 << 20))
        except TimeoutError:
            raise WireTimeoutError("nothing arrived in time") from None
        except OSError as error:
            raise WireClosedError(str(error)) from None
        if not part:
            raise WireClosedError("the other end is closed")
        received += part
    return received
