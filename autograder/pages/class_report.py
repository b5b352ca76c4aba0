"""Where the class stands and where it stumbles: one HTML file with everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markupsafe import Markup

from autograder.outcome import Outcome
from autograder.pages.class_figures import ExerciseFigures, LessonFigures, MistakeCount, lesson_figures
from autograder.pages.feedback import render
from autograder.pages.words import points_text
from autograder.records.record_files import write_record
from autograder.records.standing import Standing
from autograder.verdict import Verdict

MOST_STUDENTS = 3_000
"""A table of more students than this is left to `nncourse export`: browsers would take minutes for it."""


@dataclass
class Stumble:
    """A mistake that many made, and where."""

    lesson: str
    exercise: str
    mistake: MistakeCount


def class_report(
    outcomes: Iterable[Outcome], path: Path, standings: Mapping[tuple[str, str], Standing] | None = None
) -> Path:
    """Write the report on these hand-ins and return its path.

    Of several outcomes for one student and lesson the last counts. standings: the gradebook's points
    (`gradebook.points_of`), shown in the table of students where a person changed points or a penalty
    was taken off. Raises: GradebookError where the file cannot be written.
    """
    latest = {(outcome.student, outcome.lesson): outcome for outcome in outcomes}
    lessons = lesson_figures(latest.values())
    students = sorted({student for student, _ in latest})
    page = render(
        "class_report.html.j2",
        lessons=lessons,
        students=students if len(students) <= MOST_STUDENTS else [],
        count=len(students),
        cells={key: _cell(outcome, (standings or {}).get(key)) for key, outcome in latest.items()},
        stumbles=_stumbles(lessons),
        attention=[outcome for _, outcome in sorted(latest.items()) if _needs_attention(outcome)],
        histogram=histogram,
        bar=exercise_bar,
    )
    write_record(path, page.encode())
    return path


def _needs_attention(outcome: Outcome) -> bool:
    return outcome.verdict.without_grade or outcome.verdict is Verdict.TAMPERED or outcome.unsafe


def _cell(outcome: Outcome, standing: Standing | None) -> tuple[float | None, Outcome]:
    if outcome.verdict.without_grade:
        return None, outcome
    return (standing.points if standing else outcome.points), outcome


def _stumbles(lessons: list[LessonFigures]) -> list[Stumble]:
    found = [Stumble(lesson.name, e.name, m) for lesson in lessons for e in lesson.exercises for m in e.mistakes]
    return sorted(found, key=lambda stumble: -stumble.mistake.count)[:10]


def histogram(lesson: LessonFigures) -> Markup:
    """Return the distribution of a lesson's points as an SVG picture with a sentence for those who do not see it."""
    counts = lesson.histogram()
    most, width, height = max([*counts, 1]), 42, 90
    bars = []
    for number, count in enumerate(counts):
        tall = round(height * count / most, 1)
        x, y = number * width, 16 + height - tall
        label = f'<text x="{x + width / 2}" y="{y - 4}" text-anchor="middle">{count}</text>' if count else ""
        end = points_text(lesson.max_points * (number + 1) / len(counts))
        bars.append(
            f'<rect x="{x + 3}" y="{y}" width="{width - 6}" height="{tall}" fill="currentColor" opacity="0.75"/>{label}'
            f'<text x="{x + width / 2}" y="{height + 32}" text-anchor="middle">≤ {end}</text>'
        )
    said = ", ".join(f"{n} up to {10 * i + 10} %" for i, n in enumerate(counts) if n) or "nothing graded"
    name = escape(f"How many hand-ins have how many of the {points_text(lesson.max_points)} points: {said}.")
    size = f'viewBox="0 0 {width * len(counts)} {height + 40}" width="{width * len(counts)}" height="{height + 40}"'
    axis = f'<line x1="0" x2="{width * len(counts)}" y1="{16 + height}" y2="{16 + height}" stroke="currentColor"/>'
    style = 'font-size="11" fill="currentColor"'
    return Markup(f'<svg role="img" aria-label="{name}" {size}><g {style}>{axis}{"".join(bars)}</g></svg>')


def exercise_bar(exercise: ExerciseFigures) -> Markup:
    """Return how an exercise went as a bar: full, hatched and empty parts for right, partly right and the rest.

    It is decoration beside the numbers, and hidden from screen readers.
    """
    whole, width = max(exercise.all, 1), 160
    right, partly = width * exercise.right / whole, width * exercise.partly / whole
    lines = "".join(
        f'<line x1="{right + x:.1f}" x2="{right + x:.1f}" y1="1" y2="13" stroke="currentColor" stroke-width="2"/>'
        for x in range(2, int(partly), 5)
    )
    return Markup(
        f'<svg aria-hidden="true" width="{width}" height="14" viewBox="0 0 {width} 14">'
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="13" fill="none" stroke="currentColor"/>'
        f'<rect x="0" y="0" width="{right:.1f}" height="14" fill="currentColor"/>{lines}</svg>'
    )
