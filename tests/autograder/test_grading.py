"""A class's hand-ins, graded again and again: gradebook, report and table say the same."""

from pathlib import Path

import pytest

from autograder.answers import hand_in_notebook, reference_notebook
from autograder.gradebook import points_of
from autograder.grading import grade_class
from autograder.journal import Journal
from autograder.lesson import Lesson, read_source
from autograder.notebook import notebook_bytes

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
