"""Builds give the same bytes everywhere, write only what changed, and never half a file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import compute_checksum

from autograder.lessons.builder import build, build_notebook, release, write_if_changed
from autograder.lessons.freshness import ensure_built, is_fresh, stamp_path
from autograder.lessons.lesson import read_lesson
from autograder.lessons.notebook import notebook_bytes
from autograder.records.registration import register
from course.errors import GradebookError, LessonError
from tests.autograder.lesson_text import NAME, TEXT, edited, lesson, write

REPOSITORY = Path(__file__).parents[3]


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.ipynb")}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


def test_build_puts_answers_into_build_source_and_none_into_the_release(course):
    release(course)
    built = files(course)
    assert set(built) == {f"build/source/{NAME}/{NAME}.ipynb", f"release/{NAME}/{NAME}.ipynb"}
    assert b"random numbers" in built[f"build/source/{NAME}/{NAME}.ipynb"]
    for secret in (b"SOLUTION", b"HIDDEN TESTS", b"random numbers", b"low, high = 1", b"np.asarray", b"STUB"):
        assert secret not in built[f"release/{NAME}/{NAME}.ipynb"]


def test_released_cells_are_what_the_lesson_says_learners_get(course):
    small = read_lesson("3", course)
    cells = build_notebook(small, release=True).cells
    assert [cell.source for cell in cells] == [cell.released for cell in small.cells]
    assert [cell.id for cell in cells] == [cell.id for cell in small.cells]


def test_released_checksums_are_those_of_the_released_text(course):
    for cell in build_notebook(read_lesson("3", course), release=True).cells:
        if marks := cell.metadata.get("nbgrader"):
            assert marks["checksum"] == compute_checksum(cell)


def test_two_processes_with_different_hash_seeds_build_the_same_bytes(tmp_path):
    code = "import sys, pathlib; from autograder.lessons.builder import release; release(pathlib.Path(sys.argv[1]))"
    built = []
    for seed in ("0", "12345"):
        root = tmp_path / seed
        write(root)
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)}
        subprocess.run([sys.executable, "-c", code, root], env=environment, check=True)
        built.append(files(root))
    assert built[0] == built[1]
    assert len(built[0]) == 2


def test_notebooks_are_of_format_45_with_sorted_keys_a_newline_and_no_traces_of_jupytext(course):
    release(course)
    for data in files(course).values():
        notebook = nbformat.reads(data.decode(), as_version=4)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        assert data == notebook_bytes(notebook)
        assert data.endswith(b"}\n")
        assert set(notebook.metadata) == {"kernelspec"}
        assert b"jupytext" not in data
        assert b"lines_to_" not in data


def test_cell_ids_are_grade_ids_or_hashes_of_the_text_and_never_twice(tmp_path):
    again = '# %%\nprint("twice")\n\n# %%\nprint("twice")\n\n# %% tags=["play"]\n'
    text = edited(('# %% tags=["play"]\n', again))
    cells = lesson(tmp_path, text).notebook.cells
    ids = [cell.id for cell in cells]
    assert len(set(ids)) == len(ids)
    first, second = (cell.id for cell in cells if cell.source == 'print("twice")')
    assert re.fullmatch(r"[0-9a-f]{16}", first)
    assert second == f"{first}-2"
    assert "double_visible" in ids


def test_an_edit_changes_the_id_of_no_other_cell(tmp_path):
    before = [cell.id for cell in lesson(tmp_path).cells]
    after = [cell.id for cell in lesson(tmp_path, edited(("It doubles numbers.", "It trebles numbers."))).cells]
    assert [a == b for a, b in zip(before, after, strict=True)] == [False] + [True] * (len(before) - 1)


def test_tags_reach_the_release(course):
    assert build_notebook(read_lesson("3", course), release=True).cells[-1].metadata["tags"] == ["play"]


def test_second_build_changes_nothing(course):
    assert [built.changed for built in release(course)] == [True]
    before = {path: path.stat().st_mtime_ns for path in course.rglob("*.ipynb")}
    assert [built.changed for built in release(course)] == [False]
    assert {path: path.stat().st_mtime_ns for path in course.rglob("*.ipynb")} == before


def test_lesson_that_was_renamed_is_gone_under_its_old_name(course):
    release(course)
    write(course, name="04_small")
    (course / "source" / f"{NAME}.py").unlink()
    release(course)
    assert {path.split("/")[-2] for path in files(course)} == {"04_small"}
    assert not (course / "release" / NAME).exists()


def test_files_of_others_in_the_folder_of_a_renamed_lesson_stay(course):
    release(course)
    (course / "release" / NAME / "notes.txt").touch()
    (course / "source" / f"{NAME}.py").rename(course / "source" / "04_small.py")
    release(course)
    assert [path.name for path in (course / "release" / NAME).iterdir()] == ["notes.txt"]


def test_other_folders_in_release_are_left_alone(course):
    other = course / "release" / "notes" / "mine.txt"
    other.parent.mkdir(parents=True)
    other.touch()
    release(course)
    assert other.exists()


def test_a_broken_lesson_leaves_what_was_built_before(course):
    release(course)
    before = files(course)
    write(course, edited(("### STUB low, high = None, None\n", "")))
    with pytest.raises(LessonError, match=r"source/03_small\.py:64: the stub of `bounds`"):
        release(course)
    assert files(course) == before


def test_failed_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_if_changed(path, b"new")
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a.ipynb": b"old"}


def test_written_files_can_be_read_by_everybody(tmp_path):
    write_if_changed(tmp_path / "a" / "b.ipynb", b"x")
    assert (tmp_path / "a" / "b.ipynb").stat().st_mode & 0o777 == 0o644


# ---- freshness


def test_a_build_is_fresh_until_something_changes(course):
    assert not is_fresh(course)
    ensure_built(course)
    assert is_fresh(course)
    write(course, edited(("It doubles numbers.", "It trebles numbers.")))
    assert not is_fresh(course)
    ensure_built(course)
    assert is_fresh(course)
    assert b"trebles" in (course / "build" / "source" / NAME / f"{NAME}.ipynb").read_bytes()


@pytest.mark.parametrize("harm", ["remove", "edit", "add", "no stamp", "bad stamp"])
def test_a_build_that_was_harmed_is_not_fresh_and_is_mended(course, harm):
    build(course)
    before = files(course)
    path = course / "build" / "source" / NAME / f"{NAME}.ipynb"
    match harm:
        case "remove":
            path.unlink()
        case "edit":
            path.write_bytes(b"{}")
        case "add":
            (path.parents[1] / "04_other").mkdir()
            (path.parents[1] / "04_other" / "04_other.ipynb").write_bytes(b"{}")
        case "no stamp":
            stamp_path(course).unlink()
        case "bad stamp":
            stamp_path(course).write_text("[")
    assert not is_fresh(course)
    ensure_built(course)
    assert files(course) == before
    assert is_fresh(course)


def test_a_new_lesson_is_built(course):
    build(course)
    write(course, name="04_small")
    assert not is_fresh(course)


# ---- the gradebook

# nbgrader 0.9.6's own, whenever a submission is added.
nbgraders_warning = pytest.mark.filterwarnings("ignore:Object of type <Submitted")


def stored(url: str) -> dict[str, object]:
    with Gradebook(url) as gradebook:
        notebook = gradebook.find_notebook(NAME, NAME)
        return {
            "points": {cell.name: cell.max_score for cell in notebook.grade_cells},
            "solutions": {cell.name for cell in notebook.solution_cells},
            "sources": {cell.name: cell.source for cell in notebook.source_cells},
        }


def test_registered_lesson_has_its_points_solutions_and_hidden_tests_in_the_gradebook(course):
    url = f"sqlite:///{course}/gradebook.db"
    small = read_lesson("3", course)
    register(small, url)
    found = stored(url)
    assert found["points"] == {"double_visible": 1, "double_hidden": 2, "bounds_visible": 1, "bounds_hidden": 2}
    assert found["solutions"] == {"double", "bounds"}
    assert "random numbers" in found["sources"]["double_hidden"]
    assert found["sources"]["double"] == small.exercises[0].solution.released


def test_registering_an_unchanged_lesson_writes_nothing(course):
    path = course / "gradebook.db"
    small = read_lesson("3", course)
    register(small, f"sqlite:///{path}")
    before = path.read_bytes()
    register(small, f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_registering_a_lesson_with_other_points_changes_them(course):
    url = f"sqlite:///{course}/gradebook.db"
    register(read_lesson("3", course), url)
    write(
        course, edited(('"bounds_hidden", "locked": true, "points": 2', '"bounds_hidden", "locked": true, "points": 5'))
    )
    register(read_lesson("3", course), url)
    assert stored(url)["points"]["bounds_hidden"] == 5


@nbgraders_warning
def test_registering_again_brings_the_gradebook_up_to_date_and_keeps_grades(course):
    url = f"sqlite:///{course}/gradebook.db"
    register([read_lesson("3", course)], url)
    with Gradebook(url) as gradebook:
        gradebook.add_student("ada")
        gradebook.add_submission(NAME, "ada")
        grade = gradebook.find_grade("double_hidden", NAME, NAME, "ada")
        grade.auto_score = 1.5
        gradebook.db.commit()
    write(course, edited(("check.cases(5)", "check.cases(6)")))
    for _ in range(2):
        register([read_lesson("3", course)], url)
        assert "check.cases(6)" in stored(url)["sources"]["double_hidden"]
        with Gradebook(url) as gradebook:
            assert gradebook.find_grade("double_hidden", NAME, NAME, "ada").auto_score == 1.5


@nbgraders_warning
def test_lesson_that_lost_cells_after_grading_is_refused_by_the_gradebook_with_advice(course):
    url = f"sqlite:///{course}/gradebook.db"
    register(read_lesson("3", course), url)
    with Gradebook(url) as gradebook:
        gradebook.add_student("ada")
        gradebook.add_submission(NAME, "ada")
    write(course, TEXT[: TEXT.index("# %% [markdown]\n# ## Exercise 2")])
    with pytest.raises(GradebookError, match="03_small gained or lost cells since its hand-ins were graded"):
        register(read_lesson("3", course), url)


def test_gradebook_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(GradebookError, match=r"nowhere/gradebook\.db: the gradebook cannot be written"):
        register(lesson(tmp_path), f"sqlite:///{tmp_path}/nowhere/gradebook.db")
