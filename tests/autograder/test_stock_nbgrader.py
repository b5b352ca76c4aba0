"""nbgrader's own commands work on a fresh clone of this course."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.lessons.answers import hand_in_notebook, reference_notebook
from autograder.lessons.builder import release
from autograder.lessons.lesson import read_lesson
from autograder.lessons.notebook import notebook_bytes
from tests.autograder.lesson_text import NAME, edited, write

REPOSITORY = Path(__file__).parents[2]
STOCK_EXECUTION = """
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.Execute",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""


def nbgrader(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an nbgrader command in a course's folder, without an activated environment."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PATH", "VIRTUAL_ENV")}
    environment |= {"PATH": os.defpath, "PYTHONPATH": str(REPOSITORY), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "nbgrader", *arguments]
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, timeout=300)


def clone(root: Path) -> Path:
    """Make a fresh clone: sources and configuration, nothing built."""
    write(root)
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    return root


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return clone(tmp_path)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone after its first command."""
    root = clone(tmp_path_factory.mktemp("course"))
    done = nbgrader(root, "generate_assignment", NAME)
    assert done.returncode == 0, done.stderr
    return root


def test_generate_assignment_writes_the_very_bytes_of_our_release(generated, tmp_path_factory):
    other = tmp_path_factory.mktemp("ours")
    write(other)
    release(other)
    name = f"release/{NAME}/{NAME}.ipynb"
    assert (generated / name).read_bytes() == (other / name).read_bytes()
    assert [path.name for path in (generated / "release" / NAME).iterdir()] == [f"{NAME}.ipynb"]


def test_generate_assignment_stores_the_lesson_in_a_gradebook_with_a_version(generated):
    with Gradebook(f"sqlite:///{generated}/gradebook.db") as gradebook:
        assert gradebook.find_assignment(NAME).max_score == 6
    upgraded = nbgrader(generated, "db", "upgrade")
    assert upgraded.returncode == 0, upgraded.stderr


def test_a_broken_lesson_stops_the_command_with_our_words_and_no_traceback(course):
    write(course, edited(("### STUB low, high = None, None\n", "")))
    done = nbgrader(course, "generate_assignment", NAME)
    assert done.returncode == 1
    assert "source/03_small.py:64: the stub of `bounds` stops “Run all”" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (course / "release").exists()


def test_an_edited_lesson_is_built_anew_by_the_next_command(generated):
    write(generated, edited(("It doubles numbers.", "It trebles numbers.")))
    assert nbgrader(generated, "generate_assignment", NAME, "--force").returncode == 0
    assert "It trebles numbers." in (generated / "release" / NAME / f"{NAME}.ipynb").read_text()


def test_stock_execution_gives_full_points_to_the_reference_and_fewer_to_a_wrong_answer(course):
    small = read_lesson("3", course)
    wrong = {"double": "def double(x):\n    return x", "bounds": "low, high = 1, 2"}
    hand_ins = {"ada": reference_notebook(small), "bob": hand_in_notebook(small, wrong)}
    for student, notebook in hand_ins.items():
        path = course / "submitted" / student / NAME / f"{NAME}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes(notebook))
    assert nbgrader(course, "generate_assignment", NAME).returncode == 0
    with (course / "nbgrader_config.py").open("a") as configuration:
        configuration.write(STOCK_EXECUTION)
    done = nbgrader(course, "autograde", NAME)
    assert done.returncode == 0, done.stderr
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        scores = {student: gradebook.find_submission(NAME, student).score for student in hand_ins}
    # Stock nbgrader knows no partial credit here: `low` is right, `high` is not, so only `bounds_visible` counts.
    assert scores == {"ada": 6, "bob": 1}
