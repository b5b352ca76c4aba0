"""The main job, end to end, on a sample class: from text to a graded gradebook and feedback pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from rich.table import Table

from autograder.commands.sample_class import Expected, SampleHandIn, sample_class
from autograder.commands.terminal import console, errors, points_text, print_json, progress, shown, verdict_text
from autograder.grading import grade_class
from autograder.lessons.builder import build, release
from autograder.lessons.lesson import all_lessons
from autograder.outcome import Outcome
from autograder.pages.class_report import class_report
from course.errors import CourseError

LESSONS = ("03_delta_rule", "04_logistic_regression", "05_computational_graphs")
_LIMITS = "# Short, so that the endless loop of this demonstration ends soon.\ncell_seconds = 3\n"


def run_demo(root: Path, *, as_json: bool = False, processes: int = 0) -> bool:
    """Build, release, hand in, grade, report, all in `build/demo`; return whether all came out as it must.

    Raises: CourseError where something cannot be done at all, such as building the sandbox.
    """
    say: Callable[[str], None] = (lambda text: None) if as_json else errors.print
    place = root / "build" / "demo"
    hand_ins = _set_up(root, place, say)
    lessons = [lesson for lesson in all_lessons(place) if lesson.name in LESSONS]
    say(f"Grading {len(hand_ins)} hand-ins, each in a sandbox, away from the hidden tests …")
    outcomes: list[Outcome] = []
    with progress(as_json) as bar:
        task = bar.add_task("grading", total=len(hand_ins))
        for graded in grade_class(place, lessons, processes=processes):
            outcomes.append(graded.outcome)
            bar.advance(task)
            if as_json:
                print_json(graded.outcome.summary())
    outcomes.sort(key=lambda outcome: (outcome.lesson, outcome.student))
    report = place / "reports" / "class.html"
    class_report(outcomes, report)
    strays = _strays(hand_ins, outcomes)
    if not as_json:
        console.print(_table(hand_ins, outcomes))
        _say_where(place, report)
    for stray in strays:
        errors.print(f"[red]Not as expected:[/] {shown(stray, 600)}")
    if not strays:
        say(f"All {len(outcomes)} verdicts are exactly the expected ones.")
    return not strays


def _set_up(root: Path, place: Path, say: Callable[[str], None]) -> list[SampleHandIn]:
    """Make a course of its own in `place`, with a class that has handed in."""
    corpus = root / "tests" / "answers"
    if not corpus.is_dir():
        raise CourseError(f"{corpus}: the sample class is made from the answers there; run this in a full checkout.")
    shutil.rmtree(place, ignore_errors=True)
    (place / "source").mkdir(parents=True)
    for name in LESSONS:
        shutil.copy(root / "source" / f"{name}.py", place / "source")
    shutil.copy(root / "nbgrader_config.py", place)
    (place / "limits.toml").write_text(_LIMITS)
    say("Building and releasing three lessons from their text …")
    build(place)
    release(place)
    lessons = all_lessons(place)
    hand_ins = sample_class(lessons, corpus)
    for hand_in in hand_ins:
        folder = place / "submitted" / hand_in.student / hand_in.lesson
        folder.mkdir(parents=True)
        (folder / f"{hand_in.lesson}.ipynb").write_bytes(hand_in.data)
    return hand_ins


def _strays(hand_ins: list[SampleHandIn], outcomes: list[Outcome]) -> list[str]:
    """Return a sentence for each hand-in that did not come out as it must."""
    found = {(outcome.student, outcome.lesson): outcome for outcome in outcomes}
    strays = []
    for hand_in in hand_ins:
        outcome = found.get((hand_in.student, hand_in.lesson))
        name = f"{hand_in.student}, {hand_in.lesson} ({hand_in.story})"
        if outcome is None:
            strays.append(f"{name} was not graded.")
        elif reason := _difference(hand_in.expected, outcome):
            strays.append(f"{name}: {reason} {' '.join(outcome.notes)}")
    return strays


def _difference(expected: Expected, outcome: Outcome) -> str:
    if outcome.verdict is not expected.verdict:
        return f"“{outcome.verdict}” instead of “{expected.verdict}”."
    if expected.points is not None and abs(outcome.points - expected.points) > 1e-6:
        return f"{outcome.points:.4g} points instead of {expected.points:.4g}."
    named = {code for exercise in outcome.exercises for code in exercise.mistakes}
    if not expected.mistakes <= named:
        return f"named {', '.join(sorted(named)) or 'no mistake'} instead of {', '.join(sorted(expected.mistakes))}."
    return ""


def _table(hand_ins: list[SampleHandIn], outcomes: list[Outcome]) -> Table:
    stories = {(hand_in.student, hand_in.lesson): hand_in.story for hand_in in hand_ins}
    table = Table(title="The sample class", title_justify="left")
    for name in ("lesson", "student", "what they did"):
        table.add_column(name)
    table.add_column("verdict", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("mistake named")
    for outcome in outcomes:
        codes = sorted({code for exercise in outcome.exercises for code in exercise.mistakes})
        unread = outcome.notebook is None
        table.add_row(
            outcome.lesson[:2],
            outcome.student,
            shown(stories.get((outcome.student, outcome.lesson), "")),
            verdict_text(outcome.verdict),
            "–" if unread else points_text(outcome.points, outcome.max_points),
            ", ".join(codes),
        )
    return table


def _say_where(place: Path, report: Path) -> None:
    example = place / "feedback" / "cora" / LESSONS[0] / f"{LESSONS[0]}.html"
    console.print("Where to look:")
    console.print(f"  a student's feedback   {example}", soft_wrap=True)
    console.print(f"  the class report       {report}", soft_wrap=True)
    console.print(f"  nbgrader's gradebook   {place / 'gradebook.db'}", soft_wrap=True)
    console.print("  a lesson yourself      make lab")
