"""nbgrader's settings of a course: obeyed, or refused in words that name the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.commands import doctor
from autograder.records.course_config import course_config, course_folders, students_folder
from autograder.records.gradebook import points_of
from course.errors import GradebookError

SETTING = "c = get_config()\nc.CourseDirectory."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("c.X = (", "SyntaxError"),
        ("import no_such_module", "no_such_module"),
        ("raise SystemExit(1)", "SystemExit"),
        (SETTING + "submitted_directory = 5", "submitted_directory"),
        (SETTING + 'directory_structure = "{nbgrader_step}/{nosuch}"', "nosuch"),
        (SETTING + 'directory_structure = "{nbgrader_step}/{assignment_id}"', "no folder is a student's own"),
        (SETTING + 'directory_structure = "{nbgrader_step}/x{student_id}/{assignment_id}"', "a student's own"),
        (b'x = "\xe9"\n', "SyntaxError"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_by_name_and_found_by_the_doctor(tmp_path, text, says):
    (tmp_path / "nbgrader_config.py").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(GradebookError, match=says) as error:
        points_of(tmp_path)
    assert str(tmp_path / "nbgrader_config.py") in str(error.value)
    found = doctor._nbgrader(tmp_path)
    assert not found.ok
    assert "nbgrader_config.py" in found.detail
    assert found.mend.startswith(("Mend", "Correct", "Write"))


@pytest.mark.parametrize("url", ["nonsense", "nosuchdialect://x/y", "postgresql://x/y"])
def test_an_address_of_no_gradebook_is_refused_in_words(tmp_path, url):
    (tmp_path / "nbgrader_config.py").write_text(SETTING + f"db_url = {url!r}")
    with pytest.raises(GradebookError, match=r"Correct the line c\.CourseDirectory\.db_url"):
        points_of(tmp_path)


@pytest.mark.parametrize("name", ["q?x", "q%41"])
def test_a_folder_whose_gradebook_nbgrader_would_look_for_elsewhere_is_refused_with_the_line_that_mends_it(
    tmp_path, name
):
    root = tmp_path / name / "c"
    root.mkdir(parents=True)
    with pytest.raises(GradebookError, match="Rename the folder") as error:
        points_of(root)
    assert list(tmp_path.iterdir()) == [tmp_path / name], "no gradebook beside the course"
    assert "Rename the folder" in doctor._nbgrader(root).mend
    (root / "nbgrader_config.py").write_text(f"c = get_config()\n{str(error.value).split('nbgrader_config.py: ')[1]}\n")
    course_config.cache_clear()
    assert points_of(root) == {}
    assert (root / "gradebook.db").is_file()
    assert list(tmp_path.iterdir()) == [tmp_path / name]


@pytest.mark.parametrize("name", ["q#x", "a b", "c{1}", "100%", "ö"])
def test_other_folders_have_their_gradebook_inside(tmp_path, name):
    (tmp_path / name).mkdir()
    assert points_of(tmp_path / name) == {}
    assert (tmp_path / name / "gradebook.db").is_file()
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_students_folders_are_where_the_settings_have_them(tmp_path: Path) -> None:
    assert students_folder(course_folders(tmp_path), "03") == (tmp_path / "submitted", Path("03"))
    course_config.cache_clear()
    (tmp_path / "nbgrader_config.py").write_text(
        SETTING + 'directory_structure = "{nbgrader_step}/{assignment_id}/{student_id}"\n'
        'c.CourseDirectory.submitted_directory = "handed"'
    )
    assert students_folder(course_folders(tmp_path), "03") == (tmp_path / "handed" / "03", Path())
