"""A learner's folder gets new lessons, and keeps the learner's work."""

from pathlib import Path

import pytest

from autograder.commands.lab import fetch_lessons
from course.errors import CourseError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("00_first", "01_second"):
        (tmp_path / "release" / name).mkdir(parents=True)
        (tmp_path / "release" / name / f"{name}.ipynb").write_text(f"released {name}")
    return tmp_path


def test_lessons_are_copied(root: Path) -> None:
    assert [path.name for path in fetch_lessons(root)] == ["00_first.ipynb", "01_second.ipynb"]
    assert (root / "work" / "01_second.ipynb").read_text() == "released 01_second"


def test_work_is_never_overwritten_and_new_lessons_still_come(root: Path) -> None:
    (root / "work").mkdir()
    mine = root / "work" / "00_first.ipynb"
    mine.write_text("an evening's work")
    assert [path.name for path in fetch_lessons(root)] == ["01_second.ipynb"]
    assert mine.read_text() == "an evening's work"
    assert fetch_lessons(root) == []


def test_an_interrupted_copy_leaves_no_half_lesson(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(source: Path, target: Path) -> None:
        target.write_text("relea")
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copyfile", half)
    with pytest.raises(KeyboardInterrupt):
        fetch_lessons(root)
    assert list((root / "work").glob("*.ipynb")) == []


def test_without_a_release_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="nncourse release"):
        fetch_lessons(tmp_path)


def test_a_file_where_the_folder_should_be_is_told_by_name(root: Path) -> None:
    (root / "work").write_text("a file")
    with pytest.raises(CourseError, match=r"work.*cannot be copied"):
        fetch_lessons(root)
    assert (root / "work").read_text() == "a file"
