"""Every hand-in of the corpus gets what it deserves, harms nobody after it, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import socket
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from autograder.examiner.examiner import Examiner
from autograder.job import Job, grade
from autograder.lessons.answers import hand_in_notebook
from autograder.lessons.lesson import Lesson, read_source
from autograder.outcome import Outcome
from autograder.verdict import Verdict
from tests.autograder.live_html import live
from tests.hand_in_corpus import NEIGHBOUR, Behaviour, behaviours

PROJECT = Path(__file__).resolve().parents[1]
SMALL = PROJECT / "tests" / "autograder" / "03_small.lesson"
LIMITS = {"cell_seconds": 1, "wall_seconds": 40}
_OF_A_NEW_SANDBOX = 4
"""Descriptors that the examiner opens when it builds a sandbox; a candidate's are closed again."""
WITNESS = """
import builtins, os, sys, threading
pristine = (
    os.listdir("/scratch/work") == [] and os.listdir("/scratch") == ["work"] and threading.active_count() == 1
    and not hasattr(builtins, "left_behind") and "numpy.left" not in sys.modules
)
def double(x):
    return 2 * x if pristine else None
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder with everything in it that hand-ins would like to have."""
    root = tmp_path_factory.mktemp("class")
    (root / "source").mkdir()
    shutil.copy(SMALL, root / "source" / "03_small.py")
    for name in ("data/numbers.csv", "build/source/03_small/03_small.ipynb", "submitted/ada/notes.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("for nobody's eyes")
    for name in ("gradebook.db", ".journal.db"):
        with closing(sqlite3.connect(root / name)) as book, book:
            book.execute("CREATE TABLE grade (student TEXT, auto_score REAL, extra_credit REAL)")
            book.execute("INSERT INTO grade VALUES ('ada', 3, 0)")
    (root / ".course_secret").write_text("ab" * 32)
    return root


@pytest.fixture(scope="module")
def examiner(root: Path) -> Iterator[Examiner]:
    with Examiner(root) as examiner:
        yield examiner


@pytest.fixture(scope="module")
def neighbour() -> Iterator[socket.socket]:
    """A socket of the host's that anybody who reaches it may connect to."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(NEIGHBOUR)
        listener.listen()
        listener.setblocking(False)
        yield listener


def test_corpus_is_there():
    assert len(behaviours()) >= 200


@pytest.mark.parametrize("behaviour", [pytest.param(each, id=each.name) for each in behaviours()])
def test_hand_in(behaviour: Behaviour, root: Path, examiner: Examiner, neighbour: socket.socket):
    source = root / "source" / f"{behaviour.lesson}.py"
    lesson = read_source(source if source.exists() else PROJECT / "source" / source.name)
    folder = root / "submitted" / "mallory" / lesson.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{lesson.name}.ipynb"
    behaviour.write(lesson, path)
    _limit(root, {**LIMITS, **behaviour.limits})
    before, around, ours = _files(root), _around(), _descriptors()

    outcome = grade(Job("mallory", lesson.name, path, lesson.path), examiner)

    _assert_deserved(behaviour, outcome, lesson)
    _assert_storable(outcome)
    assert _files(root) == before
    assert _eventually_alone(examiner)
    assert _around() == around
    assert _descriptors() <= ours + _OF_A_NEW_SANDBOX
    with pytest.raises(BlockingIOError):
        neighbour.accept()
    after = _witness(root, examiner)
    assert (after.points, after.notes) == (after.max_points, [])
    shutil.rmtree(folder)


def _assert_deserved(behaviour: Behaviour, outcome: Outcome, lesson: Lesson) -> None:
    got = {exercise.name: round(exercise.points, 2) for exercise in outcome.exercises}
    told = [*outcome.notes, *(message for exercise in outcome.exercises for message in exercise.messages)]
    assert (outcome.verdict, got) == (Verdict(behaviour.verdict), behaviour.points), told
    assert outcome.points == sum(behaviour.points.values())
    assert outcome.max_points == lesson.max_points
    verdicts = {exercise.name: exercise.verdict for exercise in outcome.exercises}
    assert {name: verdicts[name] for name in behaviour.verdicts} == behaviour.verdicts, told
    assert behaviour.says in "\n".join(told)


def _assert_storable(outcome: Outcome) -> None:
    """An outcome can be sent to another process, fits into the journal as UTF-8, and is safe to show."""
    shown = "".join(check.html for cell in outcome.cells for check in cell.checks)
    assert live(shown) == []
    text = json.dumps(outcome.as_data(), ensure_ascii=False, allow_nan=False)
    assert len(text.encode("utf-8")) < 25_000_000
    assert Outcome.from_data(json.loads(text)) == pickle.loads(pickle.dumps(outcome))


def _witness(root: Path, examiner: Examiner) -> Outcome:
    """Grade a right hand-in that looks around for traces of the one before."""
    lesson = read_source(root / "source" / "03_small.py")
    path = root / "submitted" / "mallory" / lesson.name / "witness.ipynb"
    notebook = hand_in_notebook(lesson, {"double": WITNESS, "bounds": "low, high = 1, 3"})
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]  # without the picture: it is slow
    path.write_text(json.dumps(notebook))
    _limit(root, {"cell_seconds": 10})
    return grade(Job("witness", lesson.name, path, lesson.path), examiner)


def _limit(root: Path, limits: dict[str, float]) -> None:
    lines = [f"{name} = {value}" for name, value in limits.items()]
    (root / "limits.toml").write_text("\n".join(lines))


def _files(root: Path) -> dict[str, tuple[int, int, int]]:
    """All files of the course's folder, the gradebook and the journal among them."""
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            about = os.lstat(os.path.join(folder, name))
            found[os.path.join(folder, name)] = (about.st_size, about.st_mtime_ns, about.st_mode)
    return found


def _around() -> list[str]:
    """What a hand-in might leave outside of the course's folder: shared memory, queues, semaphores, files."""
    tables = [Path("/proc/sysvipc", kind).read_text() for kind in ("shm", "sem", "msg")]
    rows = [line.split()[:2] for table in tables for line in table.splitlines()]
    keys = [f"{key} {number}" for key, number in rows if key != "0"]  # browsers come and go with keys of no name
    places = {"/dev/shm", "/dev/mqueue", tempfile.gettempdir(), os.path.expanduser("~"), os.getcwd(), "/"}
    found = [os.path.join(place, name) for place in places if os.path.isdir(place) for name in os.listdir(place)]
    return sorted(keys + [path for path in found if "left" in os.path.basename(path)])


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def _eventually_alone(examiner: Examiner) -> bool:
    """Whether soon nothing but the template runs in the sandboxes."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        inside = [psutil.Process(s._process.pid).children(recursive=True) for s in examiner._sandboxes.values()]
        if all(len(processes) <= 1 for processes in inside):
            return True
        time.sleep(0.01)
    return False
