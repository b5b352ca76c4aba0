from __future__ import annotations

import sqlite3
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Grade, Gradebook

from autograder.outcome import CellOutcome
from autograder.records import record_files
from autograder.records.gradebook import Records, points_of, store
from autograder.records.graded_notebook import KEY
from autograder.verdict import Verdict
from course.errors import GradebookError
from tests.autograder.small_lesson import LESSON, SECRET, course, notebook, outcome, stored


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return course(tmp_path)


def grade(root: Path, name: str, student: str = "ada", **changes: float) -> dict[str, object]:
    """Return one grade as nbgrader's own API gives it, after these changes to it."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        found: Grade = book.find_grade(name, LESSON, LESSON, student)
        for key, value in changes.items():
            setattr(found, key, value)
        book.db.commit()
        return {**found.to_dict(), "score": found.score}


@pytest.mark.parametrize("points", [0, 1e-9, 2 / 3, 1.3, 2])
def test_points_of_every_size_arrive_exactly(root: Path, points: float) -> None:
    store(outcome(hidden=points), root)
    assert grade(root, "triple_hidden")["score"] == points
    assert grade(root, "double_hidden")["score"] == 2
    assert points_of(root)["ada", LESSON].points == pytest.approx(4 + points, rel=1e-15)
    assert points_of(root)["ada", LESSON].max_points == 6


def test_a_test_cell_holds_one_result_and_nothing_that_nbgrader_reads_as_zero(root: Path) -> None:
    store(outcome(hidden=1.3), root)
    for cell in stored(root).cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            assert [output.output_type for output in cell.outputs] == ["execute_result"]
    nbformat.validate(stored(root))


def test_the_stored_notebook_has_no_script_where_the_student_wrote_one(root: Path) -> None:
    hostile = notebook()
    hostile.cells[0].source += "\n<script>steal()</script> <img src=x onerror=steal()> [a](javascript:steal())"
    hostile.cells[0].attachments = {"x.svg": {"image/svg+xml": "<svg onload=steal()>"}}
    hostile.cells[8].metadata = {
        "nbgrader": {"grade_id": '"><script>steal()</script>', "locked": True},
        "tags": ["<b>"],
    }
    hostile.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"<script>": 1}}}
    made = outcome(notebook=dict(hostile))
    made.cells[5].outputs = [{"output_type": "display_data", "data": {"text/html": "<script>steal()</script>hi"}}]
    store(made, root)
    text = (root / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb").read_text()
    assert "<script" not in text
    assert "<img" not in text.replace("<img alt", "")
    assert "](javascript" not in text
    assert "attachments" not in text
    assert "widget-state" not in text


def test_the_lessons_own_prose_is_stored_as_it_is(root: Path) -> None:
    prose = notebook().cells[2].source
    store(outcome(), root, prose=[prose])
    assert stored(root).cells[2].source == prose


def test_locked_cells_are_stored_as_the_gradebook_has_them(root: Path) -> None:
    given = notebook()
    given.cells[5].source = "# More checks run when you hand in."
    store(outcome(notebook=dict(given)), root)
    assert SECRET in stored(root).cells[5].source


def test_manual_grades_and_comments_survive_a_second_grading(root: Path) -> None:
    store(outcome(hidden=0), root)
    grade(root, "triple_hidden", manual_score=1.5, extra_credit=0.25)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        book.find_comment("triple", LESSON, LESSON, "ada").manual_comment = "See me."
        book.db.commit()
    store(outcome(hidden=1), root)
    after = grade(root, "triple_hidden")
    assert (after["auto_score"], after["manual_score"], after["score"]) == (1, 1.5, 1.75)
    assert after["needs_manual_grade"]
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        assert book.find_comment("triple", LESSON, LESSON, "ada").comment == "See me."
    assert points_of(root)["ada", LESSON].points == 3 + 1 + 1.75


def test_our_failure_leaves_no_trace_and_keeps_an_older_grade(root: Path) -> None:
    failed = outcome(verdict=Verdict.OUR_FAILURE, notebook=None, cells=[], points=0)
    assert not store(failed, root)
    assert points_of(root) == {}
    store(outcome(), root)
    assert not store(failed, root)
    assert points_of(root)["ada", LESSON].points == 6


def test_an_unreadable_hand_in_is_listed_without_a_score(root: Path) -> None:
    unreadable = outcome(
        verdict=Verdict.UNREADABLE, notebook=None, cells=[], points=0, notes=["No JSON: <b>line 1</b>."]
    )
    store(unreadable, root)
    standing = points_of(root)["ada", LESSON]
    assert standing.points is None
    assert standing.needs_attention
    assert "No JSON: <b>line 1</b>." in stored(root).cells[0].source
    store(outcome(), root)
    assert points_of(root)["ada", LESSON].points == 6
    store(unreadable, root)
    assert points_of(root)["ada", LESSON].points is None


def test_an_answer_left_as_it_was_is_commented_on_as_no_response(root: Path) -> None:
    untouched = notebook()
    store(outcome(notebook=dict(untouched)), root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        assert book.find_comment("triple", LESSON, LESSON, "ada").comment == "No response."


def test_unsafe_grading_is_stamped_on_every_answer(root: Path) -> None:
    store(outcome(unsafe=True), root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        assert "without the sandbox" in book.find_comment("double", LESSON, LESSON, "ada").comment
    assert stored(root).metadata[KEY]["unsafe"] is True


def test_late_hand_ins_are_penalised_by_nbgraders_own_plugin(root: Path) -> None:
    (root / "nbgrader_config.py").write_text('get_config().LateSubmissionPlugin.penalty_method = "zero"\n')
    handed_in = root / "submitted" / "ada" / LESSON
    handed_in.mkdir(parents=True)
    (handed_in / "timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        book.update_or_create_assignment(LESSON, duedate="2026-01-01 00:00:00 UTC")
    store(outcome(), root)
    standing = points_of(root)["ada", LESSON]
    assert (standing.points, standing.late_penalty) == (0, 6)
    assert str(standing.handed_in) == "2026-01-02 00:00:00"
    assert (root / "autograded" / "ada" / LESSON / "timestamp.txt").read_text() == "2026-01-02 00:00:00 UTC"
    (handed_in / "timestamp.txt").write_text("2025-12-31 00:00:00 UTC")
    store(outcome(), root)
    assert points_of(root)["ada", LESSON].points == 6
    (handed_in / "timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    store(outcome(), root)
    assert points_of(root)["ada", LESSON].points == 0
    (handed_in / "timestamp.txt").unlink()
    store(outcome(), root)
    standing = points_of(root)["ada", LESSON]
    assert (standing.points, standing.late_penalty, standing.handed_in) == (6, 0, None)


def test_a_timestamp_that_is_none_does_not_stop_the_grading(root: Path) -> None:
    handed_in = root / "submitted" / "ada" / LESSON
    handed_in.mkdir(parents=True)
    (handed_in / "timestamp.txt").write_text("the day before yesterday")
    store(outcome(), root)
    assert points_of(root)["ada", LESSON].points == 6


@pytest.mark.parametrize(
    ("text", "kept"),
    [("2026-01-03 10:00:00 +02:00", "2026-01-03 08:00:00"), ("10", None), ("2026-01-03 10:00 PST", None)],
)
def test_nbgrader_gets_the_time_in_utc_or_none(root: Path, text: str, kept: str | None) -> None:
    handed_in = root / "submitted" / "ada" / LESSON
    handed_in.mkdir(parents=True)
    (handed_in / "timestamp.txt").write_text(text)
    store(outcome(), root)
    copied = root / "autograded" / "ada" / LESSON / "timestamp.txt"
    assert (copied.read_text() if copied.exists() else None) == (f"{kept} UTC" if kept else None)
    handed_in_at = points_of(root)["ada", LESSON].handed_in
    assert (str(handed_in_at) if handed_in_at else None) == kept


def test_a_link_in_a_hand_ins_folder_is_not_followed(root: Path) -> None:
    handed_in = root / "submitted" / "ada" / LESSON
    handed_in.mkdir(parents=True)
    (root / "secret").write_text("2026-01-02 00:00:00 UTC")
    (handed_in / "submission_secret.txt").symlink_to(root / "secret")
    store(outcome(), root)
    assert not (root / "autograded" / "ada" / LESSON / "submission_secret.txt").exists()


@pytest.mark.parametrize("points", [None, float("nan"), float("inf")])
def test_a_test_cell_without_points_is_our_failure_and_stores_nothing(root: Path, points: float | None) -> None:
    made = outcome()
    made.cells[-1] = CellOutcome("triple_hidden", points=points, max_points=2)
    with pytest.raises(GradebookError, match="triple_hidden"):
        store(made, root)
    assert points_of(root) == {}
    assert not (root / "autograded").exists()


def test_a_failed_hand_in_is_not_stored_with_the_next_one(root: Path) -> None:
    broken = outcome("bob")
    broken.cells = []
    with Records(root) as records:
        with pytest.raises(GradebookError):
            records.store(broken)
        records.store(outcome("ada"))
    assert set(points_of(root)) == {("ada", LESSON)}


def test_a_locked_gradebook_is_named_after_patience_ran_out(root: Path) -> None:
    holder = sqlite3.connect(root / "gradebook.db")
    holder.execute("BEGIN IMMEDIATE")
    with Records(root, patience=0.1) as records:
        with pytest.raises(GradebookError, match=r"gradebook\.db.*locked"):
            records.store(outcome())
        holder.rollback()
        records.store(outcome())
    holder.close()
    assert points_of(root)["ada", LESSON].points == 6


def test_a_full_disk_leaves_neither_grades_nor_half_a_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(record_files.os, "fsync", full)
    with pytest.raises(GradebookError, match="disk is full"):
        store(outcome(), root)
    monkeypatch.undo()
    assert points_of(root) == {}
    assert list((root / "autograded" / "ada" / LESSON).iterdir()) == []


def test_a_lesson_that_the_gradebook_does_not_know_is_named_with_what_to_do(root: Path) -> None:
    with pytest.raises(GradebookError, match=r"04_next.*nncourse release"):
        store(outcome(lesson="04_next"), root)


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "a\nb"])
def test_a_student_cannot_be_a_path(root: Path, name: str) -> None:
    with pytest.raises(GradebookError, match="cannot be the name"):
        store(outcome(name), root)


@pytest.mark.parametrize("name", ["<script>", "Åsa Ö", "a'b\"c", "x" * 100, "{0}", "%s"])
def test_a_strange_students_name_is_stored_as_it_is(root: Path, name: str) -> None:
    store(outcome(name), root)
    assert points_of(root)[name, LESSON].points == 6


def test_a_file_that_is_no_gradebook_is_named(tmp_path: Path) -> None:
    (tmp_path / "gradebook.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(GradebookError, match=r"gradebook\.db.*no gradebook"):
        points_of(tmp_path)


def test_an_older_nbgraders_gradebook_is_named(root: Path) -> None:
    with sqlite3.connect(root / "gradebook.db") as link:
        link.execute("ALTER TABLE submitted_assignment DROP COLUMN extension")
    link.close()
    with pytest.raises(GradebookError, match="nbgrader db upgrade"):
        store(outcome(), root)


def test_a_damaged_gradebook_is_told_as_such_and_not_as_a_hand_ins_fault(root: Path) -> None:
    store(outcome(), root)
    data = (root / "gradebook.db").read_bytes()
    (root / "gradebook.db").write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(GradebookError, match=r"gradebook\.db.*damaged.*backup") as error:
        points_of(root)
    assert "hand-in" not in str(error.value)
