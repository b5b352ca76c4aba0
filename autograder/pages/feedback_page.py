"""A learner's feedback as data: read from a graded notebook, shown by `templates/feedback.html.j2`.

Only solution cells and the student's own cells are ever taken from the notebook, never a test cell's
text: hidden tests cannot be shown, whatever a notebook holds.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from autograder.hand_ins.plain_text import plain
from autograder.hand_ins.safe_html import clean_html
from autograder.hand_ins.sanitise import clean_outputs
from autograder.pages.feedback_views import CheckView, CodeView, ExerciseView, FeedbackView, TestView
from autograder.pages.lesson_headings import LessonHeadings, lesson_headings
from autograder.pages.shown_code import ShownCode
from autograder.records.gradebook import AUTOMATIC_COMMENTS
from autograder.records.graded_notebook import KEY, cell_name
from autograder.verdict import Verdict

_EXAMINED = re.compile(r"(.+)_(visible|hidden)")


def feedback_view(notebook: NotebookNode, resources: dict[str, Any]) -> FeedbackView:
    """Return a graded notebook's page.

    resources: nbgrader's; where its "nbgrader" holds a score, that counts: a person may have changed points.
        "course" is the course's folder, where it is not the one that we are in.
    """
    told = notebook.metadata.get(KEY, {})
    names = resources.get("nbgrader", {})
    # The lesson's words are read from the lesson: in the notebook, a learner may have written others.
    headings = lesson_headings(str(names.get("assignment") or told.get("lesson", "")), resources.get("course"))
    exercises = {e["name"]: _exercise(e, headings) for e in told.get("exercises", [])}
    _collect(notebook, exercises)
    verdict = Verdict(told.get("verdict", Verdict.UNREADABLE))
    without = verdict.without_grade
    points, late = names.get("score", told.get("points", 0.0)), float(names.get("late_penalty") or 0)
    lesson = plain(names.get("assignment") or told.get("lesson", ""), 200)
    return FeedbackView(
        student=plain(names.get("student") or told.get("student", ""), 200),
        lesson=lesson,
        title=lesson if without else plain(headings.title, 200) or lesson,
        verdict=verdict,
        points=None if without else max(0.0, float(points)),
        max_points=float(names.get("max_score") or told.get("max_points", 0.0)),
        late_penalty=late,
        notes=[plain(note, 2_000) for note in told.get("notes", [])],
        unsafe=bool(told.get("unsafe")),
        exercises=list(exercises.values()),
    )


def _exercise(told: dict[str, Any], headings: LessonHeadings) -> ExerciseView:
    messages = list(dict.fromkeys(plain(message, 4_000) for message in told.get("messages", []) if message))
    points, largest, mistakes = float(told["points"]), float(told["max_points"]), told.get("mistakes", [])
    view = ExerciseView(told["name"], Verdict(told["verdict"]), points, largest, messages, mistakes)
    if heading := headings.exercises.get(view.name):
        view.number, view.title, view.effort = heading
    return view


def _collect(notebook: NotebookNode, exercises: dict[str, ExerciseView]) -> None:
    current: ExerciseView | None = None
    coloured = ShownCode()
    for cell in notebook.cells:
        marks, name = cell.metadata.get("nbgrader", {}), cell_name(cell)
        if cell.cell_type != "code":
            continue
        if marks.get("solution"):
            current = exercises.get(name)
            if current is not None:
                current.answer = _code(cell, coloured)
                comment = plain(marks.get("comment"), 10_000)
                current.comment = "" if comment in AUTOMATIC_COMMENTS else comment
        elif marks.get("grade"):
            examined = _EXAMINED.fullmatch(name)
            if examined and examined[1] in exercises:
                _add_test(exercises[examined[1]], cell, hidden=examined[2] == "hidden")
        elif not marks and current is not None and cell.source.strip() and "play" not in cell.metadata.get("tags", []):
            current.others.append(_code(cell, coloured))
    for exercise in exercises.values():
        if exercise.graded_by_hand:
            exercise.points = sum(test.points for test in exercise.tests)


def _code(cell: NotebookNode, coloured: ShownCode) -> CodeView:
    return CodeView(coloured(plain(cell.source, 50_000)), _shown(cell.outputs))


def _shown(outputs: Any) -> list[dict[str, Any]]:
    # Cleaned once more: a notebook in `autograded/` may have come there by another way.
    shown = []
    for output in clean_outputs(outputs):
        data = output.get("data", {})
        if output.output_type == "error":
            shown.append({"kind": "error", "text": plain("\n".join(output.traceback), 20_000)})
        elif output.output_type == "stream":
            shown.append({"kind": output.name, "text": plain(output.text, 20_000)})
        elif "text/html" in data:
            shown.append({"kind": "html", "html": Markup(data["text/html"])})
        elif picture := next((f"data:{m};base64,{data[m]}" for m in ("image/png", "image/jpeg") if m in data), None):
            shown.append({"kind": "picture", "address": picture})
        else:
            shown.append({"kind": "result", "text": plain(data.get("text/plain"), 20_000)})
    return shown


def _add_test(exercise: ExerciseView, cell: NotebookNode, *, hidden: bool) -> None:
    told, marks = cell.metadata.get(KEY, {}), cell.metadata.nbgrader
    largest, automatic = float(marks.get("points", 0)), float(told.get("points", 0.0))
    points = float(marks.get("score", automatic) or 0)
    if abs(points - automatic) > 1e-9:
        exercise.graded_by_hand = True
    checks = [
        CheckView(
            sentence=plain(check.get("sentence"), 2_000),
            passed=check.get("passed") is True,
            code=plain(check.get("code"), 20),
            message=plain(check.get("message"), 4_000),
            html=Markup(clean_html(check.get("html", ""), 20_000)),
        )
        for check in told.get("checks", [])
    ]
    title, stopped = "Hidden checks" if hidden else "Visible checks", plain(told.get("stopped"), 2_000)
    exercise.tests.append(TestView(title, points, largest, checks, stopped))
