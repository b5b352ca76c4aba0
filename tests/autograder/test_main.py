"""The command line: what it prints, and what it says to whoever called it, by its exit status."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.lessons.answers import hand_in_notebook, reference_notebook
from autograder.lessons.lesson import read_source
from autograder.lessons.notebook import notebook_bytes

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one small lesson, built and released, and three hand-ins."""
    root = tmp_path_factory.mktemp("course")
    (root / "source").mkdir()
    source = root / "source" / "03_small.py"
    source.write_text((HERE / "03_small.lesson").read_text())
    (root / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    lesson = read_source(source)
    wrong = hand_in_notebook(lesson, {"double": "def double(x):\n    return 3 * x\n"})
    data = {"ada": notebook_bytes(reference_notebook(lesson)), "bo": notebook_bytes(wrong), "cy": b"not a notebook"}
    for student, notebook in data.items():
        folder = root / "submitted" / student / "03_small"
        folder.mkdir(parents=True)
        (folder / "03_small.ipynb").write_bytes(notebook)
    assert nncourse(root, "release").returncode == 0
    return root


def nncourse(root: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "150"} | variables
    command = [sys.executable, "-m", "autograder.main", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_grading_prints_one_json_object_a_hand_in_and_a_second_time_the_same(course: Path) -> None:
    first = nncourse(course, "grade", "--json")
    assert first.returncode == 0, first.stderr
    outcomes = {line["student"]: line for line in map(json.loads, first.stdout.splitlines())}
    assert {student: (o["verdict"], o["points"]) for student, o in outcomes.items()} == {
        "ada": ("right", 6.0),
        "bo": ("wrong", 0.0),
        "cy": ("unreadable", None),
    }
    ada = outcomes["ada"]
    assert set(ada) == {
        *("student", "lesson", "verdict", "points", "max_points", "seconds", "cpu_seconds", "seed", "unsafe"),
        *("exercises", "notes"),
    }
    assert "not JSON" in outcomes["cy"]["notes"][0]
    assert set(ada["exercises"][0]) == {"name", "verdict", "points", "max_points", "mistakes", "messages"}
    assert ada["unsafe"] is False
    again = nncourse(course, "grade", "03", "--json")
    assert sorted(again.stdout.splitlines()) == sorted(first.stdout.splitlines())


def test_the_table_names_every_hand_in_and_feedback_is_written(course: Path) -> None:
    done = nncourse(course, "grade")
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in ("ada", "bo", "cy", "unreadable", "is not JSON"))
    assert (course / "feedback" / "bo" / "03_small" / "03_small.html").is_file()


def test_a_new_gradebook_is_filled_again_from_the_journal(course: Path) -> None:
    nncourse(course, "grade", "--no-feedback")
    (course / "gradebook.db").unlink()
    assert nncourse(course, "grade").returncode == 0
    exported = Path(nncourse(course, "export", "plain").stdout.strip()).read_text()
    assert "ada" in exported
    assert (course / "feedback" / "ada" / "03_small" / "03_small.html").is_file()


def test_ones_own_notebook_is_graded_with_hidden_tests(course: Path) -> None:
    path = course / "submitted" / "bo" / "03_small" / "03_small.ipynb"
    done = nncourse(course, "check", "3", str(path), "--json")
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert [exercise["verdict"] for exercise in outcome["exercises"]] == ["wrong", "not attempted"]
    assert "1.5 times" in outcome["exercises"][0]["messages"][0]


def test_grades_are_exported_with_nothing_where_there_is_no_grade(course: Path) -> None:
    nncourse(course, "grade")
    done = nncourse(course, "export", "plain")
    assert done.returncode == 0, done.stderr
    text = Path(done.stdout.strip()).read_text()
    assert "ada" in text
    assert "6" in next(line for line in text.splitlines() if "ada" in line)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["grade", "99"], "03_small"),
        (["check", "nonsense"], "03_small"),
        (["export", "xml"], "moodle"),
        (["grade", "--nonsense"], "--nonsense"),
    ],
)
def test_misuse_ends_with_status_2_and_says_what_there_is(course: Path, words: list[str], says: str) -> None:
    done = nncourse(course, *words)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_users_mistake_is_told_without_a_traceback(course: Path, tmp_path: Path) -> None:
    missing = nncourse(course, "check", "3")
    assert missing.returncode == 1
    assert "no such notebook" in missing.stderr
    damaged = tmp_path / "mine.ipynb"
    damaged.write_text("{")
    done = nncourse(course, "check", "3", str(damaged))
    assert done.returncode == 1
    assert "mine.ipynb: is not JSON" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_lesson_is_refused_with_its_line(course: Path, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "nbgrader_config.py").write_text("")
    text = (HERE / "03_small.lesson").read_text().replace('"grade_id": "bounds"', '"grade_id": "double"')
    (tmp_path / "source" / "03_small.py").write_text(text)
    done = nncourse(tmp_path, "build")
    assert done.returncode == 1
    assert "03_small.py:" in done.stderr
    assert "`double` is taken" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def other(course: Path, tmp_path: Path) -> Path:
    """A copy of the course, to do harm to."""
    return Path(shutil.copytree(course, tmp_path / "other", symlinks=True))


def test_settings_that_cannot_be_run_are_told_without_a_traceback(other: Path) -> None:
    with (other / "nbgrader_config.py").open("a") as file:
        file.write("\nimport no_such_module\n")
    for words in (["grade"], ["export"]):
        done = nncourse(other, *words)
        assert done.returncode == 1
        assert "nbgrader_config.py: nbgrader's settings cannot be read" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_file_in_place_of_the_hand_ins_is_told_and_where_they_belong_is_as_the_settings_say(other: Path) -> None:
    with (other / "nbgrader_config.py").open("a") as file:
        file.write('\nc.CourseDirectory.submitted_directory = "handed"\n')
    assert "handed/STUDENT/LESSON" in nncourse(other, "grade").stdout
    (other / "handed").touch()
    done = nncourse(other, "grade")
    assert done.returncode == 1
    assert "handed is a file" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_printed_onto_a_full_disk_is_told(course: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-m", "autograder.main", "export"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            line, cwd=course, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_names_of_all_scripts_are_told_where_only_ascii_is_known(other: Path) -> None:
    shutil.rmtree(other / "submitted")
    folder = other / "submitted" / "Ödön 李" / "03_small"
    folder.mkdir(parents=True)
    (folder / "03_small.ipynb").write_bytes(b"not a notebook")
    table, told = (nncourse(other, "grade", *how, PYTHONIOENCODING="ascii") for how in ([], ["--json"]))
    assert (table.returncode, told.returncode) == (0, 0), table.stderr + told.stderr
    assert json.loads(told.stdout)["student"] == "Ödön 李"


def test_names_that_hardly_differ_are_told_of_when_grades_are_exported(other: Path) -> None:
    shutil.copytree(other / "submitted" / "cy", other / "submitted" / "Cy")
    assert "'Cy', 'cy'" in nncourse(other, "grade").stderr
    assert "'Cy', 'cy'" in nncourse(other, "export").stderr


def test_a_course_elsewhere_is_named(tmp_path: Path, course: Path) -> None:
    assert f"course folder: {ROOT}" in nncourse(tmp_path, "progress").stderr
    (course / "below").mkdir(exist_ok=True)
    assert "course folder" not in nncourse(course / "below", "progress").stderr


_INTERRUPTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests were started in the background
from autograder.main import main
main()
"""


def test_an_interrupted_command_says_that_what_was_done_is_kept(other: Path) -> None:
    slow = "import time\ntime.sleep(1)\ndef double(x):\n    return 2 * x\n"
    data = notebook_bytes(hand_in_notebook(read_source(other / "source" / "03_small.py"), {"double": slow}))
    for number in range(6):
        folder = other / "submitted" / f"slow{number}" / "03_small"
        folder.mkdir(parents=True)
        (folder / "03_small.ipynb").write_bytes(data)
    line = [sys.executable, "-c", _INTERRUPTED, "grade", "--json", "--processes", "1", "--again"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(line, cwd=other, env=environment, **pipes) as run:
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=120)
    assert run.returncode == 130
    assert "nncourse: stopped. What was done is kept" in said
    assert "Traceback" not in said
