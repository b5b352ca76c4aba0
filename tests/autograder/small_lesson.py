"""A lesson of two exercises in a course folder of its own, and outcomes of hand-ins to it."""

from __future__ import annotations

import copy
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ComputeChecksums, SaveCells

from autograder.outcome import CellOutcome, CheckOutcome, ExerciseOutcome, Outcome
from autograder.records.search_path import find_own_commands
from autograder.verdict import Verdict

LESSON = "03_delta_rule"
SECRET = "the_secret_of_the_hidden_test"


def cell(kind: str, name: str, source: str, points: float | None = None) -> NotebookNode:
    marks: dict[str, Any] = {
        "grade": kind == "test",
        "grade_id": name,
        "locked": kind != "solution",
        "schema_version": 3,
        "solution": kind == "solution",
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    return new_code_cell(source, id=name, metadata={"nbgrader": marks})


def notebook(answer: str = "def double(x):\n    return 2 * x\n") -> NotebookNode:
    made = new_notebook(
        cells=[
            new_markdown_cell("# 03 · The delta rule", id="title"),
            cell("locked", "setup", "import numpy as np"),
            new_markdown_cell(
                "## Exercise 1: twice as much ●○○ · 5 min\n\n<img alt='a line' src='x.png'>", id="prose-1"
            ),
            cell("solution", "double", answer),
            cell("test", "double_visible", "check(double, 2).gives(4)", 1),
            cell("test", "double_hidden", f"# More checks run when you hand in.\n{SECRET} = 1", 2),
            new_markdown_cell("## Exercise 2: three times as much ●●○ · 10 min", id="prose-2"),
            cell("solution", "triple", "def triple(x):\n    return 2 * x\n"),
            new_code_cell("print(triple(1))", id="trying"),
            cell("test", "triple_visible", "check(triple, 2).gives(6)", 1),
            cell("test", "triple_hidden", f"# More checks run when you hand in.\n{SECRET} = 2", 2),
        ],
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}},
    )
    made.nbformat_minor = 5
    return made


@lru_cache
def _gradebook() -> bytes:
    # Made once: a new gradebook asks the program alembic for its version, which takes 3 seconds.
    find_own_commands()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/gradebook.db"
        with Gradebook(url) as book:
            book.update_or_create_assignment(LESSON)
        lesson, _ = ComputeChecksums().preprocess(notebook("### BEGIN SOLUTION"), {})
        SaveCells().preprocess(lesson, {"nbgrader": {"notebook": LESSON, "assignment": LESSON, "db_url": url}})
        return Path(folder, "gradebook.db").read_bytes()


def course(root: Path) -> Path:
    """Make a course folder whose gradebook knows the lesson; return it."""
    (root / "gradebook.db").write_bytes(_gradebook())
    return root


def outcome(student: str = "ada", visible: float = 1, hidden: float = 2, **changes: Any) -> Outcome:
    """Return the outcome of a hand-in: full marks for `double`, these points for `triple`."""
    wrong = CheckOutcome("triple(2) gives 6", hidden == 2, None, "", "")
    if hidden < 2:
        wrong.code, wrong.message, wrong.html = "X2", "You took twice, not three times.", "<b>expected 6</b>, yours 4"
    verdict = Verdict.RIGHT if visible + hidden == 3 else Verdict.PARTLY_RIGHT
    mistakes, messages = ([], []) if verdict is Verdict.RIGHT else (["X2"], ["You took twice, not three times."])
    made = Outcome(
        student=student,
        lesson=LESSON,
        verdict=verdict,
        points=3 + visible + hidden,
        max_points=6,
        seconds=0.3,
        seed=7,
        exercises=[
            ExerciseOutcome("double", Verdict.RIGHT, 3, 3),
            ExerciseOutcome("triple", verdict, visible + hidden, 3, mistakes, messages),
        ],
        cells=[
            CellOutcome("setup", execution_count=1),
            CellOutcome("double", execution_count=2),
            CellOutcome("double_visible", points=1, max_points=1, checks=[CheckOutcome("double(2) gives 4", True)]),
            CellOutcome("double_hidden", points=2, max_points=2, checks=[CheckOutcome("double(0) gives 0", True)]),
            CellOutcome("triple", execution_count=3),
            CellOutcome("trying", [{"output_type": "stream", "name": "stdout", "text": "2\n"}], 4),
            CellOutcome("triple_visible", points=visible, max_points=1, checks=[copy.copy(wrong)]),
            CellOutcome("triple_hidden", points=hidden, max_points=2, checks=[wrong]),
        ],
        notebook=dict(notebook()),
    )
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def stored(root: Path, student: str = "ada") -> NotebookNode:
    return nbformat.read(root / "autograded" / student / LESSON / f"{LESSON}.ipynb", as_version=4)
