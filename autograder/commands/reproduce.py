"""Trains networks whose test errors others have published, and prints ours beside theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from rich.progress import Progress, TaskID
from rich.table import Table

from autograder.commands.terminal import console, print_json
from autograder.commands.terminal import progress as progress_bar
from autograder.reproductions.framework import assemble
from autograder.reproductions.page import Line, lines, page
from autograder.reproductions.results import Journal, Result, publish, result_of
from autograder.reproductions.row import ROWS, Row
from autograder.reproductions.training import digits, train

PAGE = Path("docs") / "reproductions.md"
_QUICK = {"epochs": 2, "images": 2000, "judge": 1000}


def run_reproduce(
    root: Path,
    rows: Sequence[Row],
    seeds: Sequence[int],
    *,
    quick: bool = False,
    validate: bool = False,
    as_json: bool = False,
) -> list[Result]:
    """Train what has not been trained before, print the table, and return the results of these rows and seeds.

    quick: two epochs on 2,000 pictures, judged on 1,000: to see that it runs. validate: learn from 50,000 training
    pictures and be judged on the other 10,000, for choosing settings. Neither is kept.
    Raises: DataError if MNIST is missing or damaged.
    """
    framework, journal = assemble(root), Journal(root)
    passing = quick or validate
    data = digits(
        validate=validate, images=_QUICK["images"] if quick else None, judge=_QUICK["judge"] if quick else None
    )
    rows = [replace(row, epochs=_QUICK["epochs"]) for row in rows] if quick else list(rows)
    found: list[Result] = []
    with progress_bar(as_json) as bar:
        for seed in seeds:  # all rows with one seed first: stopped early, every row has something
            for row in rows:
                result = None if passing else journal.find(row, seed, framework)
                if result is None:
                    task = bar.add_task(f"{row.net} ({row.name}), seed {seed}", total=row.epochs)
                    trained = train(
                        row,
                        seed,
                        framework,
                        data,
                        tell=partial(_tell, bar, task),
                        checkpoint=None if passing else journal.checkpoint(row, seed, framework),
                    )
                    result = result_of(row, seed, framework, trained)
                    if not passing:
                        journal.put(result)
                found.append(result)
                if as_json:
                    print_json(asdict(result))
    if not as_json:
        judge = "training pictures kept apart" if validate else "test pictures"
        console.print(table(lines(rows, found), f"Error on {len(data.y_judge):,} {judge}, in percent"))
    return found


def _tell(bar: Progress, task: TaskID, done: int, _: float) -> None:
    bar.update(task, completed=done)


def table(found: Sequence[Line], title: str) -> Table:
    """Return rows and results as a table for the terminal."""
    shown = Table(title=title, title_justify="left")
    for name in ("row", "network", "as published", "published", "ours", "seeds", "reached", "CPU min a run"):
        shown.add_column(name, justify="left" if name in ("row", "network", "as published") else "right")
    for line in found:
        numbers = (f"{line.row.published:g}", line.ours, str(len(line.results)), line.verdict)
        minutes = f"{line.minutes:.1f}" if line.results else "–"
        shown.add_row(line.row.name, line.row.net, line.row.about, *numbers, minutes)
    return shown


def write_page(root: Path) -> Path:
    """Write the results run here into `docs/reproductions.json`, and the page from that file; return the page's path.

    Nothing is trained. Results of rows that have since been changed are left out.
    """
    framework, journal = assemble(root), Journal(root)
    mine = [result for row in ROWS for seed in range(100) if (result := journal.find(row, seed, framework))]
    results = publish(root, mine, ROWS)
    (root / PAGE).write_text(page(ROWS, results), encoding="utf-8")
    return root / PAGE
