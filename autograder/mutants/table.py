"""The figures as a table in the terminal."""

from __future__ import annotations

from rich.table import Table

from autograder.mutants.figures import Figures, total


def terminal_table(lesson: str, found: dict[str, Figures]) -> Table:
    """Return a lesson's figures as a table with a row for each exercise."""
    table = Table(title=lesson, title_justify="left")
    table.add_column("exercise")
    for column in ("right, refused", "wrong, accepted", "known, named", "mutants", "equal", "caught", "named", "alive"):
        table.add_column(column, justify="right")
    for name, one in [*found.items(), ("all", total(found))]:
        known = f"{one.known}, {one.named_rightly}"
        answers = (f"{one.right}, {one.right_refused}", f"{one.wrong}, {one.wrong_accepted}", known)
        numbers = (one.mutants, one.equivalent, one.caught, one.named, one.survived)
        table.add_row(name, *answers, *map(str, numbers))
    return table
