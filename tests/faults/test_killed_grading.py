"""A small class, killed a few times; `make faults` kills a large one 200 times."""

import pytest

from course.errors import CourseError
from tests.faults import killed_grading
from tests.faults.killed_grading import check


def test_killed_three_times_a_class_gets_the_grades_of_an_undisturbed_one(tmp_path):
    story = check(tmp_path, students=8, kills=3)
    assert story.kills == 3
    assert len(story.told) <= 8


def test_a_grading_that_is_done_twice_or_lost_would_be_noticed(tmp_path):
    lesson = killed_grading.make_class(tmp_path, 2)
    wanted = killed_grading.undisturbed(tmp_path, lesson)
    twice = killed_grading.Story(told=["student000", "student000"])
    assert "graded twice" in "".join(killed_grading.wrongs(tmp_path, lesson, wanted, twice))
    other = {**wanted, "student001": (99.0, "right", 1)}
    assert any("differ" in one for one in killed_grading.wrongs(tmp_path, lesson, other, killed_grading.Story()))
    with pytest.raises(CourseError, match="feedback"):
        raise CourseError("\n".join(killed_grading.wrongs(tmp_path, lesson, wanted, killed_grading.Story())))
