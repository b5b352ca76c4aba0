"""Whoever hands in at the wrong place is told of, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.records.misplaced import misplaced

LESSONS = ["03_delta_rule", "04_logistic_regression"]


def put(root: Path, path: str) -> None:
    (root / "submitted" / path).parent.mkdir(parents=True, exist_ok=True)
    (root / "submitted" / path).write_text("{}")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("loose.ipynb", "'submitted/loose.ipynb' is not looked at: put it at submitted/STUDENT/LESSON/LESSON.ipynb."),
        (
            "emil/03_delta_rule.ipynb",
            "'submitted/emil/03_delta_rule.ipynb' is not looked at: put it at "
            "'submitted/emil/03_delta_rule/03_delta_rule.ipynb'.",
        ),
        (
            "emil/all.zip",
            "'submitted/emil/all.zip' is not looked at: unpack it, and put it at 'submitted/emil/LESSON/LESSON.ipynb'.",
        ),
        ("fay/03/03_delta_rule.ipynb", "'submitted/fay/03' has no lesson's name, and is not looked at: rename"),
        ("03_delta_rule/ivy/03_delta_rule.ipynb", "'submitted/03_delta_rule' has a lesson's name where a student's"),
        ("e\x1b[2J/03/x.ipynb", r"'submitted/e\x1b[2J/03' has no lesson's name"),
    ],
)
def test_what_is_not_looked_at_is_told_of_with_the_place_where_it_belongs(tmp_path: Path, path: str, told: str) -> None:
    put(tmp_path, path)
    (sentence,) = misplaced(tmp_path, LESSONS)
    assert sentence.startswith(told)


def test_what_is_in_its_place_is_not_told_of(tmp_path: Path) -> None:
    assert misplaced(tmp_path, LESSONS) == []
    for path in ("ada/03_delta_rule/03_delta_rule.ipynb", "ada/notes.txt", "ada/pictures/cat.png", "ada/.git/x.ipynb"):
        put(tmp_path, path)
    put(tmp_path, "bob/04_logistic_regression/whatever.ipynb")
    assert misplaced(tmp_path, LESSONS) == []


def test_many_are_told_of_in_twenty_sentences(tmp_path: Path) -> None:
    for number in range(30):
        put(tmp_path, f"s{number:02}/all.ipynb")
    sentences = misplaced(tmp_path, LESSONS)
    assert len(sentences) == 21
    assert sentences[-1] == "… and 10 more such."


def test_folders_laid_out_in_another_way_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.directory_structure = "{nbgrader_step}/{assignment_id}/{student_id}"\n'
    )
    put(tmp_path, "03_delta_rule/ivy/03_delta_rule.ipynb")
    assert misplaced(tmp_path, LESSONS) == []
