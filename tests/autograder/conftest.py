"""A sandbox whose candidates try whatever a test asks them to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.process import CandidateProcess
from autograder.sandbox import Sandbox

PROBE = Path(__file__).with_name("probe")


class RefusedError(Exception):
    """What was tried raised an exception in the candidate; the text starts with the exception's name."""


def _ask(candidate: CandidateProcess, code: str) -> Any:
    candidate.wire.settimeout(60)
    candidate.wire.sendall(json.dumps(code).encode() + b"\n")
    line = b""
    while not line.endswith(b"\n"):
        received = candidate.wire.recv(1 << 16)
        if not received:
            raise EOFError
        line += received
    reply = json.loads(line)
    if "error" in reply:
        raise RefusedError(f"{reply['error']}: {reply['message']}")
    return reply["value"]


@pytest.fixture(scope="session")
def ask() -> Callable[[CandidateProcess, str], Any]:
    """A function that has a candidate run code and returns its `value`; raises RefusedError, or EOFError if it ends."""
    return _ask


@pytest.fixture(scope="session")
def refused() -> type[Exception]:
    return RefusedError


@pytest.fixture(scope="session")
def course_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course's folder with everything in it that a candidate must not see, and data that it may."""
    root = tmp_path_factory.mktemp("class")
    for name in (
        "source/03_delta_rule.py",
        "build/source/03.ipynb",
        "release/03.ipynb",
        "submitted/ada/03.ipynb",
        "tests/answers/03.py",
        ".git/config",
        "gradebook.db",
        ".course_secret",
        "nbgrader_config.py",
        "data/points.csv",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"this is {name}")
    return root


@pytest.fixture(scope="session")
def sandbox(course_root: Path) -> Iterator[Sandbox]:
    with Sandbox(course_root, serve="probe:serve", modules=[PROBE]) as sandbox:
        yield sandbox


@pytest.fixture
def candidate(sandbox: Sandbox) -> Iterator[CandidateProcess]:
    with sandbox.start() as candidate:
        yield candidate
