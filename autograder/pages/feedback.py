"""Feedback: one page a hand-in, whole in itself, that runs nothing and loads nothing.

`nncourse grade` and `nbgrader generate_feedback` write the same page, by the same exporter.
"""

from __future__ import annotations

import copy
import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import nbformat
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades
from traitlets import default
from traitlets.config import Config

from autograder.hand_ins.plain_text import plain
from autograder.outcome import Outcome
from autograder.pages import words
from autograder.pages.feedback_page import feedback_view
from autograder.records.course_config import course_config
from autograder.records.graded_notebook import fill, unread
from autograder.records.record_files import copy_record, safe_name, write_record
from autograder.verdict import Verdict
from course.errors import GradebookError

_TEMPLATES = Path(__file__).with_name("templates")


class FeedbackExporter(Exporter):
    """Turns a graded notebook into its feedback page; nbgrader's `GenerateFeedback.exporter_class`.

    Points and comments are nbgrader's where its GetGrades has run before, so that what a person changed
    is what the learner reads.
    """

    output_mimetype = "text/html"
    export_from_notebook = "feedback"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # every exporter that is no notebook's returns a string
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and the resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return render("feedback.html.j2", page=feedback_view(nb, resources)), resources


def write_feedback(whose: Outcome | tuple[str, str], root: Path) -> Path | None:
    """Write one hand-in's page from what is stored of it, and return its path.

    whose: an outcome that was stored, or (student, lesson). Points and comments are the gradebook's.
    Returns None, and writes nothing, where grading failed through our fault: there is nothing to say yet.
    Raises: GradebookError where nothing is stored of this hand-in, or the page cannot be written.
    """
    # Only here: nbgrader's converter is not needed by those who show a page without a gradebook.
    from autograder.records.gradebook import Records

    if isinstance(whose, Outcome) and whose.verdict is Verdict.OUR_FAILURE:
        return None
    names = (whose.student, whose.lesson) if isinstance(whose, Outcome) else whose
    student, lesson = map(safe_name, names)
    with Records(root) as records:
        folders, config, url = records.folders, records.config, records.url
    graded = Path(folders.format_path(folders.autograded_directory, student, lesson)) / f"{lesson}.ipynb"
    if not graded.is_file():
        raise GradebookError(f"{graded} is not there. Grade {student}'s {lesson} first: `nncourse grade {lesson}`.")
    exporter = FeedbackExporter(config=Config({"Exporter": {"default_preprocessors": []}}))
    grades = GetGrades(config=config)
    grades.log = logging.getLogger("autograder.nbgrader")  # it warns of every late penalty, which the page says
    exporter.register_preprocessor(grades, enabled=True)
    names_of_nbgrader = {"student": student, "assignment": lesson, "notebook": lesson, "db_url": url}
    resources = {"nbgrader": names_of_nbgrader, "course": Path(root).resolve()}
    page, _ = exporter.from_notebook_node(nbformat.read(graded, as_version=4), resources)
    path = page_path(student, lesson, root)
    mode = 0o664 if folders.groupshared else 0o644
    write_record(path, page.encode(), mode)
    for name in ("timestamp.txt", "submission_secret.txt"):
        # nbgrader's exchange finds by the secret whose feedback it is.
        copy_record(graded.with_name(name), path.with_name(name), mode)
    return path


def page_path(student: str, lesson: str, root: Path) -> Path:
    """Return where a hand-in's page lies, written or not: in nbgrader's feedback folder."""
    config = course_config(Path(root).resolve())
    folders = CourseDirectory(config=config, root=str(Path(root).resolve()))
    return Path(folders.format_path(folders.feedback_directory, student, lesson)) / f"{lesson}.html"


def page_of(outcome: Outcome) -> str:
    """Return an outcome's page without any gradebook: for people who check their own work."""
    if outcome.notebook is None:
        notebook = unread(outcome)
    else:
        notebook = fill(nbformat.from_dict(copy.deepcopy(outcome.notebook)), outcome)
    return render("feedback.html.j2", page=feedback_view(notebook, {}))


def render(template: str, **values: Any) -> str:
    """Return a page of `templates/`; everything that is not marked as safe HTML is escaped."""
    return _environment().get_template(template).render(**values)


@lru_cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = Markup((_TEMPLATES / "page.css").read_text())
    environment.filters |= {"points": words.points_text, "spoken": words.spoken, "plain": plain}
    environment.globals |= {"sign": words.sign, "tone": words.tone, "sentence": words.sentence}
    return environment
