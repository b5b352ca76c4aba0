"""A sandbox whose candidates try whatever a test asks them to."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.examiner.cell_report import CellReport
from autograder.examiner.link import Link
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import CandidateProcess
from autograder.sandbox.sandbox import Sandbox

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


@pytest.fixture(scope="session")
def students(course_root: Path) -> Iterator[Sandbox]:
    """A sandbox whose candidates run cells, as a hand-in's do."""
    with Sandbox(course_root, preload=("numpy", "IPython.core.interactiveshell")) as sandbox:
        yield sandbox


class Student:
    """A candidate in which cells can be run, and what they define be taken across the wire."""

    def __init__(self, sandbox: Sandbox, limits: Limits | None = None, seconds: float = 10) -> None:
        self.link = Link(sandbox.start(limits or Limits()), seconds)

    def run(self, source: str) -> CellReport:
        return CellReport.read(self.link.run(textwrap.dedent(source), "cell"))

    def get(self, name: str) -> Any:
        return self.link.fetch(name)[name]

    def defines(self, source: str, name: str = "f") -> Any:
        report = self.run(source)
        assert report.error is None, report.error
        return self.get(name)


@pytest.fixture
def student(students: Sandbox) -> Iterator[Student]:
    student = Student(students)
    yield student
    student.link.process.close()


@pytest.fixture
def hurried(students: Sandbox) -> Iterator[Student]:
    """A student whose calls may take half a second."""
    student = Student(students, seconds=0.5)
    yield student
    student.link.process.close()
