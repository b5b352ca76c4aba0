"""`docs/reproductions.md`: published test errors, ours beside them, and how ours came about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, stdev

from jinja2 import Environment, StrictUndefined

from autograder.reproductions.results import Result
from autograder.reproductions.row import Row

_TEMPLATE = Path(__file__).parents[1] / "pages" / "templates" / "reproductions.md.j2"

_WHY = {
    "800": "Two settings of batch and learning rate were tried on validation pictures, no more, and nothing holds the "
    "weights small, as weight decay does in the row above.",
}
"""What a row lacks, for those that do not reach their figure."""


@dataclass(frozen=True)
class Line:
    """A row, and its results, in the order of their seeds; perhaps none yet."""

    row: Row
    results: list[Result]

    @property
    def mean(self) -> float:
        """The mean test error, in percent. Only where there are results."""
        return mean(each.error for each in self.results)

    @property
    def ours(self) -> str:
        """The mean, and the standard deviation over the seeds where there are several: "1.52 ± 0.03"."""
        if not self.results:
            return "–"
        errors = [each.error for each in self.results]
        return f"{self.mean:.2f}" + (f" ± {stdev(errors):.2f}" if len(errors) > 1 else "")

    @property
    def reached(self) -> bool:
        """Whether the mean, rounded as the published figure is, is no higher."""
        digits = len(f"{self.row.published}".partition(".")[2])
        return bool(self.results) and round(self.mean, digits) <= self.row.published

    @property
    def verdict(self) -> str:
        """In words: reached, or by how much not."""
        if not self.results:
            return "not run yet"
        return "yes" if self.reached else f"no, by {self.mean - self.row.published:.2f}"

    @property
    def why(self) -> str:
        """Why the figure is not reached, as far as we know; nothing where nobody has said why."""
        return _WHY.get(self.row.name, "")

    @property
    def minutes(self) -> float:
        """CPU minutes a run. Only where there are results."""
        return mean(each.seconds for each in self.results) / 60


def lines(rows: Iterable[Row], results: Iterable[Result]) -> list[Line]:
    """Return the rows with those of the results that are theirs."""
    every = sorted(results, key=lambda each: each.seed)
    return [Line(row, [one for one in every if (one.row, one.settings) == (row.name, row.digest)]) for row in rows]


def page(rows: Iterable[Row], results: Iterable[Result]) -> str:
    """Return the page, which depends on these rows and results and on nothing else."""
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    table = lines(rows, results)
    used = [one for line in table for one in line.results]
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        lines=table,
        versions=sorted({(one.python, one.numpy) for one in used}),
        days=sorted({one.day for one in used}),
        hours=sum(one.seconds for one in used) / 3600,
    )
