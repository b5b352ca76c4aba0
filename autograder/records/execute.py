"""nbgrader's Execute step, replaced: `nbgrader autograde`, its formgrader's button and `nbgrader validate`
run hand-ins in our sandbox and judge them by our examiner.
"""

from __future__ import annotations

import os
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, Execute, NbGraderPreprocessor
from nbgrader.utils import is_locked
from nbgrader.validator import Validator

from autograder.lessons.lesson import Lesson, all_lessons, course_root, read_lesson
from autograder.outcome import Outcome
from autograder.records.gradebook import lesson_prose
from autograder.records.graded_notebook import KEY, cell_name, check_text, fill
from autograder.verdict import Verdict
from course.errors import HandInError

VALIDATING = "NBGRADER_VALIDATING"
"""The environment variable that nbgrader sets while it validates."""


class RestoreCells(NbGraderPreprocessor):
    """Put the lesson's own cells back into a hand-in, and leave behind all of the file but the student's text.

    Comes first of all: nbgrader's next steps end a whole batch at a doubled cell or a strange schema
    version (nbgrader #1083, #1933, #1941). Raises: HandInError for a notebook of another lesson.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook that will be graded, and the resources."""
        from autograder.hand_ins.hand_in import understand

        hand_in = understand(nb, _lesson(nb, resources.get("nbgrader", {}).get("assignment")))
        restored = hand_in.notebook()
        restored.metadata[KEY] = {"restored": hand_in.tampered, "notes": hand_in.notes}
        return restored, resources


class SandboxedExecute(Execute):
    """Run a hand-in in the sandbox and write every cell's outputs, and every test's points, into it.

    Raises: HandInError for a notebook of no lesson of this course, which is never run in the open, and
    for one that could not be graded, ours being the fault or not: nbgrader then reports this hand-in,
    stores no grade, and goes on with the next.
    """

    def preprocess(self, nb: NotebookNode, resources: Any = None, km: Any = None) -> tuple[NotebookNode, Any]:
        """Return the notebook with outputs, and the resources. km is ignored: no kernel is started."""
        # Only here: importing this module must not cost nbgrader's other commands the examiner.
        from autograder.examiner.examiner import grade_notebook

        _require_kernel(nb)
        names = (resources or {}).get("nbgrader", {})
        lesson = _lesson(nb, names.get("assignment"))
        copied = nbformat.from_dict(nb)
        outcome = grade_notebook(lesson, copied, student=str(names.get("student", "you")))
        if outcome.verdict.without_grade:
            raise HandInError(f"{outcome.student}'s {lesson.name}: {outcome.verdict}. {' '.join(outcome.notes)}")
        if _told(nb, "restored"):
            outcome.verdict = Verdict.TAMPERED
        outcome.notes = [*_told(nb, "notes"), *outcome.notes]
        prose = lesson_prose(course_root() / "release" / lesson.name / f"{lesson.name}.ipynb")
        if os.environ.get(VALIDATING):
            fill(nb, outcome, prose=prose)
            _explain(nb, outcome)
        else:
            _replace_cells(nb, outcome)
            fill(nb, outcome, prose=prose)
        return nb, resources if resources is not None else {}


def use_in_validator() -> None:
    """Make `nbgrader validate` and JupyterLab's Validate button use the sandbox.

    The Validator's list of steps is no setting of nbgrader's (0.9.6), so its default is replaced.
    """
    Validator.preprocessors.default_args = ([CheckCellMetadata, ClearOutput, SandboxedExecute],)


def _require_kernel(nb: NotebookNode) -> None:
    # As when a kernel is started: without a name the default one is meant, an unknown name is an
    # error (jupyter_client.kernelspec.NoSuchKernel), whether or not a kernel is needed.
    name = nb.metadata.get("kernelspec", {}).get("name")
    if name is not None:
        KernelSpecManager().get_kernel_spec(name)


def _lesson(nb: NotebookNode, name: str | None) -> Lesson:
    root = course_root()
    if name is not None:
        return read_lesson(name, root)
    # The validator does not say what it validates: it is the lesson most of whose graded cells are there.
    names = {cell_name(cell) for cell in nb.cells}
    shared = {lesson.name: len(names & {e.visible.id for e in lesson.exercises}) for lesson in all_lessons(root)}
    best = max(shared, key=lambda lesson: shared[lesson], default=None)
    if best is None or not shared[best]:
        raise HandInError(
            "This notebook is no lesson of this course, and nothing else is run: it has none of the lessons' "
            "test cells. Open a notebook of `release/`."
        )
    return read_lesson(best, root)


def _told(nb: NotebookNode, what: str) -> list[str]:
    """Return what RestoreCells says of the cells that it restored."""
    told = nb.metadata.get(KEY, {})
    notes = told.get(what) if isinstance(told, dict) else None
    return [note for note in notes if isinstance(note, str)] if isinstance(notes, list) else []


def _replace_cells(nb: NotebookNode, outcome: Outcome) -> None:
    # What was graded is the repaired hand-in; cells that were doubled or removed must not count.
    if outcome.notebook is None:
        return
    known = {cell_name(cell): cell for cell in nb.cells}
    repaired = nbformat.from_dict(outcome.notebook).cells
    for cell in repaired:
        given = known.get(cell_name(cell))
        if given is not None and "nbgrader" in cell.metadata and "nbgrader" in given.metadata:
            # nbgrader has overwritten this one from its gradebook: its text and checksum are to stay.
            cell.metadata.nbgrader = given.metadata.nbgrader
            cell.source = given.source if is_locked(given) else cell.source
    nb.cells = repaired


def _explain(nb: NotebookNode, outcome: Outcome) -> None:
    # The validator shows an error's traceback, and of partial credit only that it is partial.
    results = {cell.cell_id: cell for cell in outcome.cells}
    for cell in nb.cells:
        result = results.get(cell_name(cell))
        if result is None or result.points is None or result.points >= (result.max_points or 0):
            continue
        said = check_text(result).split("\n")
        cell.outputs = [new_output("error", ename="ChecksFailed", evalue="not every check holds", traceback=said)]
