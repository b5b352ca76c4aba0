"""Outcomes as a person reads them in a terminal, and as a program reads them: one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from autograder.hand_ins.plain_text import plain
from autograder.outcome import ExerciseOutcome, Outcome
from autograder.verdict import Verdict

console = Console()
"""For what the command was asked to tell."""
errors = Console(stderr=True)
"""For progress, and for what went wrong."""

_STYLES = {
    Verdict.RIGHT: "green",
    Verdict.PARTLY_RIGHT: "yellow",
    Verdict.NOT_ATTEMPTED: "dim",
    Verdict.OUR_FAILURE: "bold red reverse",
}


def print_json(data: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own, in ASCII: every terminal and every pipe can take it."""
    print(json.dumps(data), flush=True)


def shown(text: str, longest: int = 200) -> str:
    """Return a stranger's text made fit for a terminal and for rich's markup."""
    return escape(plain(text, longest))


def verdict_text(verdict: Verdict) -> str:
    """Return a verdict in its colour."""
    style = _STYLES.get(verdict, "red")
    return f"[{style}]{verdict}[/]"


def points_text(points: float, most: float) -> str:
    """Return points as "4.5 / 6"."""
    return f"{points:.4g} / {most:.4g}"


def outcome_table(outcomes: Iterable[Outcome], title: str) -> Table:
    """Return a table with a row for each hand-in."""
    table = Table(title=title, title_justify="left")
    for name in ("lesson", "student", "verdict"):
        table.add_column(name, no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("mistakes named", overflow="fold")
    table.add_column("seconds", justify="right")
    for outcome in outcomes:
        codes = sorted({code for exercise in outcome.exercises for code in exercise.mistakes})
        ungraded = outcome.verdict.without_grade
        table.add_row(
            shown(outcome.lesson),
            shown(outcome.student),
            verdict_text(outcome.verdict) + (" [red](unsafe)[/]" if outcome.unsafe else ""),
            "–" if ungraded else points_text(outcome.points, outcome.max_points),
            ", ".join(codes) or (shown(outcome.notes[0]) if ungraded and outcome.notes else ""),
            f"{outcome.seconds:.2f}",
        )
    return table


def exercise_table(exercises: Iterable[ExerciseOutcome], title: str) -> Table:
    """Return a table with a row for each exercise: points, verdict, and what to tell the learner."""
    table = Table(title=title, title_justify="left", show_lines=True)
    table.add_column("exercise", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("what to look at", overflow="fold")
    for exercise in exercises:
        table.add_row(
            exercise.name,
            verdict_text(exercise.verdict),
            points_text(exercise.points, exercise.max_points),
            "\n".join(shown(message, 600) for message in exercise.messages),
        )
    return table


def progress(quiet: bool) -> Progress:
    """Return a progress bar on stderr; nothing is drawn where it is no terminal, or `quiet`."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        disable=quiet or not sys.stderr.isatty(),
    )
