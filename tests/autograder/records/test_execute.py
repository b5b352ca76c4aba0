"""nbgrader's own commands, run as people run them, grade in our sandbox."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import NoSuchKernel
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.utils import compute_checksum
from traitlets.config import Config

import autograder.examiner.examiner
from autograder.lessons.answers import hand_in_notebook, reference_notebook
from autograder.lessons.builder import release
from autograder.lessons.lesson import Lesson, read_lesson
from autograder.outcome import Outcome
from autograder.records.course_config import course_config
from autograder.records.execute import SandboxedExecute
from autograder.verdict import Verdict
from course.errors import HandInError
from tests.autograder.lesson_text import NAME, write
from tests.autograder.test_stock_nbgrader import clone, nbgrader

WRONG = {"double": "def double(x):\n    return x", "bounds": "low, high = 1, 2"}
HOSTILE = """
from IPython.display import HTML, Javascript, display
display(HTML("<script>steal()</script><img src=x onerror=steal()>"), Javascript("steal()"))
"""


def hand_ins(lesson: Lesson) -> dict[str, NotebookNode]:
    """Return hand-ins that ended a whole batch or earned what they should not, where nbgrader runs them itself."""
    doubled = hand_in_notebook(lesson, WRONG)
    doubled.cells.insert(6, copy.deepcopy(doubled.cells[4]))
    old = reference_notebook(lesson)
    for cell in old.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.schema_version = 1
    skipped = hand_in_notebook(lesson, WRONG)
    for cell in skipped.cells:
        cell.metadata["tags"] = ["skip-execution"]
    loud = reference_notebook(lesson)
    for cell in loud.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = f"import sys, warnings\n{cell.source}\nprint('loud', file=sys.stderr)\n{HOSTILE}"
    loud.cells[0].source += "\n<script>steal()</script>"
    early = reference_notebook(lesson)
    early.cells[1].source = "import numpy as np"
    early.cells[1].metadata.nbgrader.checksum = compute_checksum(early.cells[1])
    other = new_notebook(cells=[new_code_cell("1")], metadata=dict(old.metadata))
    return {
        "ada": reference_notebook(lesson),
        "bob": hand_in_notebook(lesson, WRONG),
        "dora": doubled,
        "eve": early,
        "ian": other,
        "lou": loud,
        "olga": old,
        "skip": skipped,
    }


@dataclass
class Graded:
    root: Path
    said: str
    status: int
    scores: dict[str, float | None] = field(default_factory=dict)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """A course after `generate_assignment`, `autograde` and `generate_feedback`."""
    root = clone(tmp_path_factory.mktemp("class"))
    lesson = read_lesson("3", root)
    for student, notebook in hand_ins(lesson).items():
        path = root / "submitted" / student / NAME / f"{NAME}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))  # nbformat would mend what is broken on purpose
    broken = root / "submitted" / "zed" / NAME / f"{NAME}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"\x00 no notebook")
    assert nbgrader(root, "generate_assignment", NAME).returncode == 0
    done = nbgrader(root, "autograde", NAME)
    found = Graded(root, done.stderr, done.returncode)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        for submission in book.assignment_submissions(NAME):
            scored = all(g.auto_score is not None for n in submission.notebooks for g in n.grades)
            found.scores[submission.student.id] = submission.score if scored else None
    feedback = nbgrader(root, "generate_feedback", NAME)
    assert feedback.returncode == 0, feedback.stderr
    return found


def test_partial_credit_of_our_checks_is_what_nbgrader_stores(graded: Graded) -> None:
    assert graded.scores["ada"] == 6
    assert graded.scores["bob"] == 2, "low is right in both of its tests, high is not: 1 + 1 of 2"


def test_one_hand_in_that_cannot_be_read_does_not_stop_the_others(graded: Graded) -> None:
    assert graded.status == 1
    assert graded.scores["ian"] is None
    assert graded.scores["zed"] is None
    assert "none of its cells belongs to it" in graded.said
    assert list((graded.root / "autograded").glob("ian/**/*.ipynb")) == []


def test_doubled_cells_and_old_metadata_are_graded_like_any_other(graded: Graded) -> None:
    assert graded.scores["dora"] == 2
    assert graded.scores["olga"] == 6


def test_no_tag_turns_a_test_off(graded: Graded) -> None:
    assert graded.scores["skip"] == 2


def test_lines_on_stderr_cost_nothing(graded: Graded) -> None:
    assert graded.scores["lou"] == 6


class _Acting(HTMLParser):
    """Collects the tags that would call `steal`."""

    def __init__(self) -> None:
        super().__init__()
        self.tag, self.found = "", list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag
        self.found += [tag for _, value in attrs if "steal" in (value or "")]

    def handle_data(self, data: str) -> None:
        self.found += [self.tag] if self.tag in ("script", "style") and "steal" in data else []


def test_nothing_of_a_student_acts_in_the_formgraders_page(graded: Graded) -> None:
    path = graded.root / "autograded" / "lou" / NAME / f"{NAME}.ipynb"
    config = Config()
    config.merge(course_config(graded.root))
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    names = {"notebook_id": NAME, "assignment_id": NAME, "submission_id": "1", "index": 0, "total": 1, "base_url": ""}
    hostile = {"student": "<b onclick=steal()>lou", "notebook_path": 'lou" onclick="here()'}
    page, _ = HTMLExporter(config=config).from_filename(str(path), resources={**names, **hostile})
    acting = _Acting()
    acting.feed(page)
    assert "steal()" in page
    assert acting.found == []
    assert "here()" in page
    assert 'onclick="here()"' not in page


@pytest.mark.parametrize("student", ["ada", "bob", "dora", "lou"])
def test_feedback_of_nbgraders_command_shows_no_hidden_test_and_no_script(graded: Graded, student: str) -> None:
    page = (graded.root / "feedback" / student / NAME / f"{NAME}.html").read_text()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "check.cases" not in page
    assert "Hidden checks" in page


def test_what_was_restored_is_told(graded: Graded) -> None:
    page = (graded.root / "feedback" / "dora" / NAME / f"{NAME}.html").read_text()
    assert "tampered" in page


def test_the_notebook_of_another_version_is_told_as_such(graded: Graded) -> None:
    assert graded.scores["eve"] == 6
    page = (graded.root / "feedback" / "eve" / NAME / f"{NAME}.html").read_text()
    assert "of another version of the lesson" in page
    assert "tampered" not in page


def test_validate_tells_a_learner_which_checks_fail(graded: Graded) -> None:
    bob = graded.root / "submitted" / "bob" / NAME / f"{NAME}.ipynb"
    done = nbgrader(graded.root, "validate", str(bob))
    assert "VALIDATION FAILED ON 3 CELL(S)" in done.stdout
    assert "high is 3: Expected 3, yours is 2." in done.stdout
    ada = graded.root / "submitted" / "ada" / NAME / f"{NAME}.ipynb"
    assert "passes all the tests" in nbgrader(graded.root, "validate", str(ada)).stdout


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path)
    (tmp_path / "nbgrader_config.py").write_text("")
    release(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def examiner_that(monkeypatch: pytest.MonkeyPatch, **outcome: Any) -> list[Any]:
    """Let a made-up examiner return this outcome; return the list of what it was asked."""
    asked: list[Any] = []

    def grade(lesson: Lesson, notebook: NotebookNode, **names: Any) -> Outcome:
        asked.append(SimpleNamespace(lesson=lesson.name, **names))
        given = {"verdict": Verdict.RIGHT, "points": 6, "max_points": 6} | outcome
        return Outcome(names["student"], lesson.name, **given)

    monkeypatch.setattr(autograder.examiner.examiner, "grade_notebook", grade)
    return asked


def released(course: Path) -> NotebookNode:
    return nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)


def test_an_unknown_kernel_is_an_error_before_anything_runs(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = examiner_that(monkeypatch)
    notebook = released(course)
    notebook.metadata.kernelspec.name = "blarg"
    with pytest.raises(NoSuchKernel):
        SandboxedExecute().preprocess(notebook, {})
    assert asked == []


def test_a_notebook_of_no_lesson_is_never_run(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = examiner_that(monkeypatch)
    with pytest.raises(HandInError, match="no lesson of this course"):
        SandboxedExecute().preprocess(new_notebook(cells=[new_code_cell("open('/etc/passwd')")]), {})
    assert asked == []


def test_the_lesson_is_found_by_its_cells_where_nobody_names_it(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = examiner_that(monkeypatch, verdict=Verdict.OUR_FAILURE)
    with pytest.raises(HandInError):
        SandboxedExecute().preprocess(released(course), None)
    assert asked[0].lesson == NAME


def test_our_failure_is_an_error_of_the_step_and_never_a_grade(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examiner_that(monkeypatch, verdict=Verdict.OUR_FAILURE, notes=["The sandbox was lost."])
    names = {"nbgrader": {"student": "ada", "assignment": NAME, "notebook": NAME}}
    with pytest.raises(HandInError, match=r"our failure\. The sandbox was lost"):
        SandboxedExecute().preprocess(released(course), names)
