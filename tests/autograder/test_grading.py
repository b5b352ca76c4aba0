"""A class's hand-ins, graded again and again: gradebook, report and table say the same."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import psutil
import pytest

from autograder import grading
from autograder.examiner.sitting import Sitting
from autograder.grading import find_jobs, grade_class
from autograder.lessons.answers import hand_in_notebook, reference_notebook
from autograder.lessons.lesson import Lesson, read_source
from autograder.lessons.notebook import notebook_bytes
from autograder.records.gradebook import Records, points_of
from autograder.records.journal import Journal
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict
from course.errors import CourseError

HERE = Path(__file__).parent


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    (tmp_path / "source").mkdir()
    (tmp_path / "nbgrader_config.py").write_text((HERE.parents[1] / "nbgrader_config.py").read_text())
    source = tmp_path / "source" / "03_small.py"
    source.write_text((HERE / "03_small.lesson").read_text())
    return read_source(source)


def test_an_earlier_hand_in_that_is_handed_in_again_is_the_one_that_counts(tmp_path: Path, lesson: Lesson) -> None:
    right = notebook_bytes(reference_notebook(lesson))
    wrong = notebook_bytes(hand_in_notebook(lesson, {"double": "def double(x):\n    return 3 * x\n"}))
    path = tmp_path / "submitted" / "ada" / lesson.name / f"{lesson.name}.ipynb"
    path.parent.mkdir(parents=True)
    told = []
    for data in (right, wrong, right, right):
        path.write_bytes(data)
        (graded,) = grade_class(tmp_path, [lesson], processes=1, feedback=False)
        with Journal(tmp_path) as journal:
            (newest,) = journal.latest()
        points = points_of(tmp_path)["ada", lesson.name].points
        assert points == newest.points == graded.outcome.points
        told.append((points, graded.new))
    assert told == [(6.0, True), (0.0, True), (6.0, False), (6.0, False)]


def hand_in(root: Path, lesson: Lesson, student: str, double: str = "def double(x):\n    return 2 * x\n") -> None:
    path = root / "submitted" / student / lesson.name / f"{lesson.name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(notebook_bytes(hand_in_notebook(lesson, {"double": double, "bounds": "low, high = 1, 3"})))


def graded(root: Path, lesson: Lesson, **how: object) -> list[tuple[str, bool, float]]:
    done = grade_class(root, [lesson], feedback=False, **{"processes": 1, **how})  # type: ignore[arg-type]
    return sorted((each.outcome.student, each.new, each.outcome.points) for each in done)


def test_what_is_graded_is_skipped_until_it_changes(tmp_path, lesson):
    hand_in(tmp_path, lesson, "ada")
    hand_in(tmp_path, lesson, "bob", "def double(x):\n    return 3 * x\n")
    assert graded(tmp_path, lesson) == [("ada", True, 6), ("bob", True, 3)]
    assert graded(tmp_path, lesson) == [("ada", False, 6), ("bob", False, 3)]
    hand_in(tmp_path, lesson, "bob")
    assert graded(tmp_path, lesson) == [("ada", False, 6), ("bob", True, 6)]
    assert graded(tmp_path, lesson, again=True) == [("ada", True, 6), ("bob", True, 6)]


def test_a_changed_lesson_is_graded_anew(tmp_path, lesson):
    hand_in(tmp_path, lesson, "ada")
    graded(tmp_path, lesson)
    lesson.path.write_text(lesson.path.read_text().replace("It doubles numbers.", "It doubles."))
    changed = read_source(lesson.path)
    assert graded(tmp_path, changed) == [("ada", True, 6)]


def test_our_failure_is_never_stored_as_a_zero_and_is_taken_up_again(tmp_path, lesson, monkeypatch):
    hand_in(tmp_path, lesson, "ada")

    def broken(self):
        raise RuntimeError("a mistake of ours")

    with monkeypatch.context() as patched:
        patched.setattr(Sitting, "outcome", broken)
        (failed,) = grade_class(tmp_path, [lesson], processes=1, feedback=False)
    assert failed.outcome.verdict is Verdict.OUR_FAILURE
    assert failed.outcome.summary()["points"] is None
    assert ("ada", lesson.name) not in points_of(tmp_path)
    with Journal(tmp_path) as journal:
        assert journal.latest() == []
    (tmp_path / "limits.toml").write_text("cell_seconds = 7")
    assert graded(tmp_path, lesson) == [("ada", True, 6)]
    assert points_of(tmp_path)["ada", lesson.name].points == 6
    with Journal(tmp_path) as journal:
        (outcome,) = journal.latest()
    kept = nbformat.read(tmp_path / "autograded" / "ada" / lesson.name / f"{lesson.name}.ipynb", as_version=4)
    recorded = Limits(cell_seconds=7).as_data()
    assert outcome.limits == kept.metadata.nncourse.limits == recorded, "each grade says under which limits it came"


def test_a_mistake_in_the_limits_is_one_sentence_and_nobodys_failure(tmp_path, lesson):
    hand_in(tmp_path, lesson, "ada")
    (tmp_path / "limits.toml").write_text("cell_second = 7")
    with pytest.raises(
        CourseError, match=r"limits\.toml: there is no limit 'cell_second'\. The limits are cell_seconds, "
    ):
        list(grade_class(tmp_path, [lesson], processes=1, feedback=False))


def test_what_lies_beside_its_place_is_warned_of(tmp_path, lesson, caplog):
    hand_in(tmp_path, lesson, "ada")
    shutil.copy(
        tmp_path / "submitted" / "ada" / lesson.name / f"{lesson.name}.ipynb", tmp_path / "submitted" / "bob.ipynb"
    )
    assert graded(tmp_path, lesson) == [("ada", True, 6)]
    assert "'submitted/bob.ipynb' is not looked at" in caplog.text


def test_records_that_fail_for_one_hand_in_do_not_stop_the_class_and_are_filled_by_the_next_run(
    tmp_path, lesson, monkeypatch
):
    for student in ("ada", "bob"):
        hand_in(tmp_path, lesson, student)
    honest = Records.store

    def broken(self, outcome):
        if outcome.student == "ada":
            raise RuntimeError("a disk of ours")
        honest(self, outcome)

    monkeypatch.setattr(Records, "store", broken)
    verdicts = {
        each.outcome.student: each.outcome for each in grade_class(tmp_path, [lesson], processes=1, feedback=False)
    }
    assert verdicts["ada"].verdict is Verdict.OUR_FAILURE
    assert "a disk of ours" in verdicts["ada"].notes[0]
    assert verdicts["bob"].points == 6
    monkeypatch.undo()
    assert graded(tmp_path, lesson) == [("ada", False, 6), ("bob", False, 6)]
    assert points_of(tmp_path)["ada", lesson.name].points == 6


def test_a_folder_whose_name_is_no_text_is_told_of_and_stops_nobody(tmp_path, lesson):
    hand_in(tmp_path, lesson, "ada")
    hand_in(tmp_path, lesson, os.fsdecode(b"caf\xe9"))
    outcomes = [each.outcome for each in grade_class(tmp_path, [lesson], processes=1, feedback=False)]
    assert sorted(outcome.verdict for outcome in outcomes) == [Verdict.OUR_FAILURE, Verdict.RIGHT]


def test_what_is_no_file_is_a_hand_in_that_cannot_be_read(tmp_path, lesson):
    for student, make in (("ada", os.mkfifo), ("bob", os.mkdir), ("cyd", lambda path: os.symlink("/etc/passwd", path))):
        path = tmp_path / "submitted" / student / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        make(path)
    outcomes = [each.outcome for each in grade_class(tmp_path, [lesson], processes=1, feedback=False)]
    assert [outcome.verdict for outcome in outcomes] == [Verdict.UNREADABLE] * 3


def test_graded_notebooks_and_pages_that_are_lost_are_made_again_from_the_journal(tmp_path, lesson):
    for student in ("ada", "bob"):
        hand_in(tmp_path, lesson, student)
    list(grade_class(tmp_path, [lesson], processes=1))
    made = [
        tmp_path / folder / student / lesson.name / f"{lesson.name}.{ending}"
        for folder, ending in (("autograded", "ipynb"), ("feedback", "html"))
        for student in ("ada", "bob")
    ]
    before = [path.read_bytes() for path in made]
    for lost in (["autograded", "feedback"], ["autograded"], ["feedback"], []):
        for folder in lost:
            shutil.rmtree(tmp_path / folder)
        again = list(grade_class(tmp_path, [lesson], processes=1))
        assert [(each.new, each.outcome.points) for each in again] == [(False, 6), (False, 6)]
        assert [path.read_bytes() for path in made] == before
    assert {standing.points for standing in points_of(tmp_path).values()} == {6}


def test_a_page_that_fails_again_for_one_hand_in_stops_nobody(tmp_path, lesson, monkeypatch):
    for student in ("ada", "bob"):
        hand_in(tmp_path, lesson, student)
    graded(tmp_path, lesson)
    honest = grading.write_feedback

    def broken(outcome, root):
        if outcome.student == "ada":
            raise RuntimeError("a page of ours")
        return honest(outcome, root)

    monkeypatch.setattr(grading, "write_feedback", broken)
    outcomes = {each.outcome.student: each.outcome for each in grade_class(tmp_path, [lesson], processes=1)}
    assert outcomes["ada"].verdict is Verdict.OUR_FAILURE
    assert "a page of ours" in outcomes["ada"].notes[0]
    assert outcomes["bob"].points == 6
    monkeypatch.undo()
    assert [each.outcome.points for each in grade_class(tmp_path, [lesson], processes=1)] == [6, 6]
    assert (tmp_path / "feedback" / "ada" / lesson.name / f"{lesson.name}.html").is_file()


def test_a_damaged_entry_of_the_journal_is_graded_anew(tmp_path, lesson):
    for student in ("ada", "bob"):
        hand_in(tmp_path, lesson, student)
    graded(tmp_path, lesson)
    with Journal(tmp_path) as journal:
        journal._write("UPDATE outcomes SET outcome = '{}' WHERE student = ?", ("ada",))
    assert graded(tmp_path, lesson) == [("ada", True, 6), ("bob", False, 6)]
    assert graded(tmp_path, lesson) == [("ada", False, 6), ("bob", False, 6)]


def test_hand_ins_are_taken_from_where_the_settings_have_them(tmp_path, lesson):
    hand_in(tmp_path, lesson, "ada")
    (tmp_path / "submitted").rename(tmp_path / "handed")
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write('\nc.CourseDirectory.submitted_directory = "handed"\n')
    assert graded(tmp_path, lesson) == [("ada", True, 6)]
    assert points_of(tmp_path)["ada", lesson.name].points == 6


def test_a_link_is_told_of_and_graded_under_nobody(tmp_path, lesson):
    hand_in(tmp_path, lesson, "ada")
    (tmp_path / "submitted" / "link").symlink_to("ada")
    outcomes = {e.outcome.student: e.outcome for e in grade_class(tmp_path, [lesson], processes=1, feedback=False)}
    assert outcomes["ada"].points == 6
    assert outcomes["link"].verdict is Verdict.OUR_FAILURE
    assert "is a link" in outcomes["link"].notes[0]
    assert set(points_of(tmp_path)) == {("ada", lesson.name)}


def test_names_that_hardly_differ_are_told_of(tmp_path, lesson, caplog):
    for student in ("ada", "Ada", "bob"):
        hand_in(tmp_path, lesson, student)
    assert graded(tmp_path, lesson) == [("Ada", True, 6), ("ada", True, 6), ("bob", True, 6)]
    assert "'Ada', 'ada': is this one student?" in caplog.text
    assert "bob" not in caplog.text


def test_looking_for_hand_ins_leaves_no_file_open(tmp_path, lesson):
    for student, make in (("ada", os.mkfifo), ("bob", os.mkdir), ("cyd", lambda path: os.symlink("/etc/passwd", path))):
        path = tmp_path / "submitted" / student / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        make(path)
    before = psutil.Process().num_fds()
    assert len(find_jobs(tmp_path, [lesson])) == 3
    assert psutil.Process().num_fds() == before


_RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests were started in the background
from pathlib import Path
from autograder.grading import grade_class
from autograder.lessons.lesson import read_source
root = Path(sys.argv[1])
for each in grade_class(root, [read_source(root / "source/03_small.py")], processes=int(sys.argv[2]), feedback=False):
    print(each.outcome.student, flush=True)
"""


@pytest.mark.parametrize(("how", "processes"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGKILL, 2)])
def test_killed_in_the_middle_nothing_is_lost_and_nothing_graded_twice(tmp_path, lesson, how, processes):
    slow = "import time\ntime.sleep(0.5)\ndef double(x):\n    return 2 * x\n"
    students = [f"student{n}" for n in range(6)]
    for student in students:
        hand_in(tmp_path, lesson, student, slow)
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
    line = [sys.executable, "-c", _RUN, str(tmp_path), str(processes)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True) as run:
        assert run.stdout is not None
        told = run.stdout.readline().split()
        inside = psutil.Process(run.pid).children(recursive=True)
        run.send_signal(how)
        told += run.stdout.read().split()
        assert run.wait(60) != 0
    assert 1 <= len(told) < 6
    _, alive = psutil.wait_procs(inside, timeout=30)
    assert alive == []
    again = graded(tmp_path, lesson)
    assert [student for student, _, _ in again] == students
    assert {student for student, new, _ in again if not new} >= set(told)
    assert any(new for _, new, _ in again)
    assert {standing.points for standing in points_of(tmp_path).values()} == {6}
