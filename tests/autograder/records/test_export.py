from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.records.export import KINDS, export, harmless
from autograder.records.gradebook import points_of, store
from autograder.records.standing import Standing
from autograder.verdict import Verdict
from course.errors import GradebookError
from tests.autograder.small_lesson import LESSON, course, outcome

CLASS = {
    ("ada", "01_numpy"): Standing(6.0, 6.0, 0.0, False, datetime(2026, 1, 2, 3, 4, 5)),
    ("ada", "03_delta_rule"): Standing(16 / 3, 33.0, 1.5, False, None),
    ("bob", "01_numpy"): Standing(None, 6.0, 0.0, True, None),
    ("eve", "01_numpy"): Standing(0.0, 6.0, 0.0, False, None),
}


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_plain_has_a_row_for_each_hand_in(tmp_path: Path) -> None:
    assert rows(export(CLASS, "plain", tmp_path / "grades.csv")) == [
        ["student", "lesson", "points", "max_points", "late_penalty", "needs_attention", "handed_in"],
        ["ada", "01_numpy", "6", "6", "0", "", "2026-01-02T03:04:05Z"],
        ["ada", "03_delta_rule", "5.3333", "33", "1.5", "", ""],
        ["bob", "01_numpy", "", "6", "0", "yes", ""],
        ["eve", "01_numpy", "0", "6", "0", "", ""],
    ]


def test_moodle_has_a_row_for_each_student(tmp_path: Path) -> None:
    assert rows(export(CLASS, "moodle", tmp_path / "moodle.csv")) == [
        ["Username", "01_numpy", "03_delta_rule"],
        ["ada", "6", "5.3333"],
        ["bob", "", ""],
        ["eve", "0", ""],
    ]


def test_canvas_has_its_five_columns_and_the_points_possible(tmp_path: Path) -> None:
    assert rows(export(CLASS, "canvas", tmp_path / "canvas.csv")) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "01_numpy", "03_delta_rule"],
        ["Points Possible", "", "", "", "", "6", "33"],
        ["ada", "", "", "ada", "", "6", "5.3333"],
        ["bob", "", "", "bob", "", "", ""],
        ["eve", "", "", "eve", "", "0", ""],
    ]


def test_what_the_gradebook_has_no_score_for_is_empty_and_a_zero_is_zero(tmp_path: Path) -> None:
    root = course(tmp_path)
    nothing = outcome("zero", 0, 0)
    for cell in nothing.cells:
        cell.points = 0.0 if cell.points is not None else None
    store(nothing, root)
    store(outcome("lost", verdict=Verdict.UNREADABLE, notebook=None, cells=[]), root)
    found = rows(export(points_of(root), "moodle", root / "moodle.csv"))
    assert found == [["Username", LESSON], ["lost", ""], ["zero", "0"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        *("=1+1", "+1-1|x", "-2+3", "@SUM(A1)", "\t=1", "  =1", "＝1", '=HYPERLINK("http://x")'),
        *("\u00a0=1+1", "\u3000@x", "\u200b=1", "\ufeff+1", "x;=1+1", "x;\u00a0-1+1", "x\t=1+1"),
    ],
)
def test_no_name_becomes_a_formula(tmp_path: Path, kind: str, name: str) -> None:
    standings = {(name, name): Standing(1.0, 2.0, 0.0, False, None)}
    path = export(standings, kind, tmp_path / "grades.csv")
    blank = " \t\r\n\u00a0\u3000\u200b\ufeff"
    for separator in ",;\t":
        with path.open(encoding="utf-8-sig", newline="") as file:
            fields = [field for row in csv.reader(file, delimiter=separator, quoting=csv.QUOTE_NONE) for field in row]
        # As the crudest of readers has them: parted at every separator, quotation marks taken off.
        assert not any(field.strip(blank + '"').startswith(("=", "+", "-", "@", "＝")) for field in fields), separator


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_quoted_so_that_no_other_separator_parts_a_name(tmp_path: Path, kind: str) -> None:
    text = export(CLASS, kind, tmp_path / "grades.csv").read_text(encoding="utf-8-sig")
    for line in text.splitlines():
        assert all(field[:1] == field[-1:] == '"' for field in line.split(",")), line


@pytest.mark.parametrize("kind", KINDS)
def test_names_with_commas_quotes_and_other_scripts_survive(tmp_path: Path, kind: str) -> None:
    name = 'Ödön, "Öcsi" 李'
    standings = {(name, LESSON): Standing(1.0, 2.0, 0.0, False, None)}
    assert any(name in row for row in rows(export(standings, kind, tmp_path / "grades.csv")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_without_hand_ins_has_a_header_only(tmp_path: Path, kind: str) -> None:
    assert len(rows(export({}, kind, tmp_path / "grades.csv"))) <= 2


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers(value: float) -> None:
    assert harmless(repr(value)) == repr(value)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "grades.csv").mkdir()
    with pytest.raises(GradebookError, match=r"grades\.csv"):
        export(CLASS, "plain", tmp_path / "grades.csv")
