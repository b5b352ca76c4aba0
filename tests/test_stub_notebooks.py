"""A released notebook fails where learners have something to write, and nowhere else."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from autograder.examiner.examiner import Examiner
from autograder.hand_ins.hand_in import understand
from autograder.lessons.answers import hand_in_notebook
from autograder.lessons.builder import build_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import read_source, source_paths
from autograder.mutants.excerpt import needed_by
from autograder.verdict import Verdict

ROOT = Path(__file__).resolve().parents[1]
lessons = pytest.mark.parametrize("path", source_paths(ROOT), ids=lambda path: path.stem)


@lessons
def test_run_as_it_is_a_release_fails_in_every_visible_test_and_nowhere_else(path, tmp_path):
    lesson = read_source(path)
    notebook = nbformat.from_dict(build_notebook(lesson, release=True))
    NotebookClient(notebook, allow_errors=True, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    failed = {
        cell.id: output.ename
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    }
    assert failed == {exercise.visible.id: "ChecksFailed" for exercise in lesson.exercises}


@lessons
@pytest.mark.parametrize("answered", [True, False], ids=["answered", "untouched"])
def test_stock_nbgrader_gives_the_reference_full_points_and_an_untouched_notebook_none(path, answered, tmp_path):
    """It runs hidden tests and answers in one kernel, and takes grades from outputs: a line on stderr is a zero."""
    lesson = read_source(path)
    notebook = nbformat.from_dict(build_notebook(lesson, release=False))
    for cell in notebook.cells:
        if not answered and cell.id in {exercise.name for exercise in lesson.exercises}:
            cell.source = lesson.exercise(cell.id).solution.released
    NotebookClient(notebook, allow_errors=True, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert len(graded) == 2 * len(lesson.exercises)
    given = {cell.id: determine_grade(cell)[0] for cell in graded}
    wanted = {cell.id: cell.metadata.nbgrader.points if answered else 0 for cell in graded}
    assert given == wanted


@lessons
def test_with_one_exercise_solved_that_exercise_passes_and_no_other(path):
    lesson = read_source(path)
    pictures = {cell.id for cell in lesson.cells if cell.kind is Kind.FREE}
    with Examiner(ROOT) as examiner:
        for exercise in lesson.exercises:
            before = lesson.cells[: lesson.cells.index(exercise.solution)]
            solved = {exercise.name} | needed_by(before, [exercise.solution.answer])
            notebook = hand_in_notebook(lesson, {name: lesson.exercise(name).solution.answer for name in solved})
            notebook.cells = [cell for cell in notebook.cells if cell.id not in pictures]
            outcome = examiner.grade(understand(notebook, lesson), "one", 7)
            found = {one.name: one.verdict for one in outcome.exercises}
            wanted = {
                one.name: Verdict.RIGHT if one.name in solved else Verdict.NOT_ATTEMPTED for one in lesson.exercises
            }
            assert found == wanted
