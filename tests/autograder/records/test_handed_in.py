"""Where hand-ins are looked for, and what is none."""

from __future__ import annotations

import pytest

from autograder.records.course_config import course_config, course_folders
from autograder.records.handed_in import fault_of, hand_in_path, handed_in
from course.errors import GradebookError

LESSON = "03_small"


def put(path):
    path.mkdir(parents=True)
    (path / f"{LESSON}.ipynb").write_text("{}")


def test_hand_ins_are_found_by_student_whether_or_not_the_notebook_is_there(tmp_path):
    assert handed_in(tmp_path, LESSON) == []
    put(tmp_path / "submitted" / "bob" / LESSON)
    (tmp_path / "submitted" / "ada" / LESSON).mkdir(parents=True)
    put(tmp_path / "submitted" / ".hidden" / LESSON)
    put(tmp_path / "submitted" / "cyd" / "04_other")
    (tmp_path / "submitted" / "readme").write_text("")
    found = handed_in(tmp_path, LESSON)
    assert [each.student for each in found] == ["ada", "bob"]
    assert found[0].path == hand_in_path(tmp_path, "ada", LESSON)
    assert [fault_of(each.path, LESSON, course_folders(tmp_path)) for each in found] == ["", ""]


@pytest.mark.parametrize(
    "structure", ["{nbgrader_step}/{student_id}/{assignment_id}", "{assignment_id}/{student_id}/in"]
)
def test_the_course_s_settings_are_obeyed(tmp_path, structure):
    (tmp_path / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.submitted_directory = "handed"\n'
        f"c.CourseDirectory.directory_structure = {structure!r}\n"
    )
    course_config.cache_clear()
    place = structure.format(nbgrader_step="handed", student_id="ada", assignment_id=LESSON)
    put(tmp_path / place)
    (found,) = handed_in(tmp_path, LESSON)
    assert (found.student, found.path) == ("ada", tmp_path / place / f"{LESSON}.ipynb")


def test_a_file_in_the_folder_s_place_is_named(tmp_path):
    (tmp_path / "submitted").touch()
    with pytest.raises(GradebookError, match=r"submitted is a file.*Move it away"):
        handed_in(tmp_path, LESSON)


def test_links_are_told_of_and_not_followed(tmp_path):
    put(tmp_path / "submitted" / "ada" / LESSON)
    (tmp_path / "submitted" / "link").symlink_to("ada")
    (tmp_path / "submitted" / "bob").mkdir()
    (tmp_path / "submitted" / "bob" / LESSON).symlink_to(tmp_path / "submitted" / "ada" / LESSON)
    (tmp_path / "submitted" / "empty").symlink_to(tmp_path)
    faults = {
        each.student: fault_of(each.path, LESSON, course_folders(tmp_path)) for each in handed_in(tmp_path, LESSON)
    }
    assert faults["ada"] == ""
    assert f"{tmp_path / 'submitted' / 'link'} is a link" in faults["link"]
    assert f"{tmp_path / 'submitted' / 'bob' / LESSON} is a link" in faults["bob"]
    assert "empty" not in faults


def test_the_folder_of_the_hand_ins_may_be_a_link_itself(tmp_path):
    root = tmp_path / "course"
    root.mkdir()
    put(tmp_path / "elsewhere" / "ada" / LESSON)
    (root / "submitted").symlink_to(tmp_path / "elsewhere")
    (found,) = handed_in(root, LESSON)
    assert fault_of(found.path, LESSON, course_folders(root)) == ""
