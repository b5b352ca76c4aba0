"""Grades as CSV files for Moodle, Canvas, and anything else. What has no grade is empty, never 0."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from autograder.records.record_files import write_record
from autograder.records.standing import Standing

Standings = Mapping[tuple[str, str], Standing]
_SIGN = r"[=+\-@＝＋－＠]"
# Blanks of all scripts, and what has no width at all, are no letters before the sign.
_BLANK = r"[\s\x00\u200b-\u200f\u2060\ufeff]*"
_BEGINS_A_FORMULA = re.compile(rf"[\t\r\n]|{_BLANK}{_SIGN}")
# Where a spreadsheet is told to part columns at these, quoted or not.
_BEGINS_ONE_AFTER_A_SEPARATOR = re.compile(rf"([;\t\r\n]{_BLANK})(?={_SIGN})")


def export(standings: Standings, kind: str, path: Path) -> Path:
    """Write standings (`gradebook.points_of`) to a CSV file and return its path.

    kind: "plain", "moodle" or "canvas"; see the functions of these names for the columns.
    Raises: KeyError for another kind, GradebookError where the file cannot be written.
    """
    rows = KINDS[kind](standings)
    text = io.StringIO(newline="")
    # All in quotation marks: a program that parts columns at semicolons must not find one in a name.
    table = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    table.writerows([[harmless(field) for field in row] for row in rows])
    # With a byte order mark: without one, Excel reads UTF-8 as Windows-1252.
    write_record(path, b"\xef\xbb\xbf" + text.getvalue().encode())
    return path


def harmless(field: str) -> str:
    """Return a field that no spreadsheet takes for a formula.

    A student's name may be `=HYPERLINK(...)`. A quotation mark before it makes it text (OWASP, "CSV
    Injection"); plain numbers stay numbers, also negative ones.

    >>> harmless("=1+1"), harmless("-2.5"), harmless("ada"), harmless("x;=1+1")
    ("'=1+1", '-2.5', 'ada', "x;'=1+1")
    """
    if _is_number(field):
        return field
    field = _BEGINS_ONE_AFTER_A_SEPARATOR.sub(r"\1'", field)
    return "'" + field if _BEGINS_A_FORMULA.match(field) else field


def plain(standings: Standings) -> list[list[str]]:
    """Return a row for each student and lesson, in their order.

    Columns: student, lesson, points, max_points, late_penalty (already taken off), needs_attention
    ("yes" or empty), handed_in (UTC, ISO 8601). No points: not graded yet.
    """
    rows = [["student", "lesson", "points", "max_points", "late_penalty", "needs_attention", "handed_in"]]
    for (student, lesson), standing in sorted(standings.items()):
        when = standing.handed_in.isoformat() + "Z" if standing.handed_in else ""
        flag = "yes" if standing.needs_attention else ""
        largest, late = number(standing.max_points), number(standing.late_penalty)
        rows.append([student, lesson, number(standing.points), largest, late, flag, when])
    return rows


def moodle(standings: Standings) -> list[list[str]]:
    """Return a row for each student, a column for each lesson, for Moodle's "Import > CSV file".

    Moodle asks for the mapping: map from "Username" to whatever your folders are named by (username,
    ID number, e-mail address), and each lesson's column to its grade item, or to a new one. Late
    penalties are taken off already.
    Source: docs.moodle.org, "Grade import" (Moodle 3.11), section "CSV grade import".
    """
    lessons = _lessons(standings)
    rows = [["Username", *lessons]]
    for student in _students(standings):
        rows.append([student, *(_points(standings, student, lesson) for lesson in lessons)])
    return rows


def canvas(standings: Standings) -> list[list[str]]:
    """Return Canvas's gradebook import: five columns that identify a student, then one for each lesson.

    Columns: Student, ID, SIS User ID, SIS Login ID, Section, as Canvas exports them; we know the login
    only, and Canvas finds the student by any one of them. The second row gives the points possible.
    Late penalties are taken off already: switch Canvas's own late policy off for these assignments.
    A column whose name is no assignment's yet is offered as a new assignment.
    Source: community.canvaslms.com, "How do I import grades in the Gradebook?".
    """
    lessons = _lessons(standings)
    largest = {lesson: max(s.max_points for (_, at), s in standings.items() if at == lesson) for lesson in lessons}
    rows = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *lessons],
        ["Points Possible", "", "", "", "", *(number(largest[lesson]) for lesson in lessons)],
    ]
    for student in _students(standings):
        grades = [_points(standings, student, lesson) for lesson in lessons]
        rows.append([student, "", "", student, "", *grades])
    return rows


KINDS: dict[str, Callable[[Standings], list[list[str]]]] = {"plain": plain, "moodle": moodle, "canvas": canvas}


def number(points: float | None) -> str:
    """Return points with a decimal point and at most four decimals; empty where there is no grade.

    >>> number(2.0), number(5.33333), number(None)
    ('2', '5.3333', '')
    """
    return "" if points is None else f"{points:.4f}".rstrip("0").rstrip(".")


def _points(standings: Standings, student: str, lesson: str) -> str:
    standing = standings.get((student, lesson))
    return number(standing.points) if standing else ""


def _students(standings: Standings) -> list[str]:
    return sorted({student for student, _ in standings})


def _lessons(standings: Standings) -> list[str]:
    return sorted({lesson for _, lesson in standings})


def _is_number(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return False
    return field.isascii()
