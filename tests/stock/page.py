"""docs/stock-nbgrader.md: the measured table between two marks, and how it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "stock-nbgrader.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HOPES = {
    "points": "Hoping for points",
    "secrets": "Hoping for secrets",
    "sabotage": "Meaning harm",
}
_HEAD = "| hand-in | what it tries | deserves | ours | nbgrader | besides, under nbgrader |\n|---|---|--:|--:|--:|---|"
_ROW = re.compile(r"\| `(\w+)` \| (.+?) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+|none) \| (.*?) ?\|")


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    name: str
    tries: str
    deserves: float
    """Points that its honest parts are worth."""
    ours: float
    stock: float | None
    """None where nbgrader gave no grade at all."""
    besides: str = ""
    """What else came of it, to others, under nbgrader."""

    @property
    def fools_ours(self) -> bool:
        """Whether ours gave more points than it deserves."""
        return self.ours > self.deserves

    @property
    def fools_stock(self) -> bool:
        """Whether nbgrader gave more points than it deserves."""
        return self.stock is not None and self.stock > self.deserves

    def __str__(self) -> str:
        stock = "none" if self.stock is None else f"{self.stock:g}"
        return (
            f"| `{self.name}` | {self.tries} | {self.deserves:g} | {self.ours:g} | {stock} | {self.besides}"
            f"{' ' if self.besides else ''}|"
        )


def lines_of(page: str) -> dict[str, list[Line]]:
    """Return the table's lines, by what they hope for. Raises: ValueError where the page is not well formed."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError("the marks of what was measured are not there exactly once")
    text = page.partition(BEGIN)[2].partition(END)[0]
    found: dict[str, list[Line]] = {}
    for hope, title in HOPES.items():
        part = text.partition(f"### {title}\n")[2].partition("\n### ")[0]
        rows = [line for line in part.splitlines() if line.startswith("| `")]
        found[hope] = [_line(row) for row in rows]
    return found


def _line(row: str) -> Line:
    match = _ROW.fullmatch(row)
    if match is None:
        raise ValueError(f"no line of the table: {row}")
    name, tries, deserves, ours, stock, besides = match.groups()
    return Line(name, tries, float(deserves), float(ours), None if stock == "none" else float(stock), besides)


def write(lines: dict[str, list[Line]], about: str, left_out: dict[str, list[str]]) -> None:
    """Put what was measured between the marks. about: when, and with what. left_out: names, by the reason why."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    parts = [f"{BEGIN}\n", about, "", *totals(lines)]
    for hope, title in HOPES.items():
        parts += ["", f"### {title}", "", _HEAD, *map(str, sorted(lines[hope], key=lambda line: line.name))]
    parts += ["", "### Left out", ""]
    parts += [f"- {why} {_names(names)}" for why, names in left_out.items()]
    PAGE.write_text(before + "\n".join(parts) + f"\n\n{END}" + after, encoding="utf-8")


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)) + "."


def totals(lines: dict[str, list[Line]]) -> list[str]:
    """Return a line for each hope: how many there are, and whom they fool."""
    said = ["| | hand-ins | fool ours | fool nbgrader | no grade at all | harm others under nbgrader |"]
    said.append("|---|--:|--:|--:|--:|--:|")
    for title, rows in [*((HOPES[hope], lines[hope]) for hope in HOPES), ("together", [*chain(*lines.values())])]:
        counts = [
            len(rows),
            sum(row.fools_ours for row in rows),
            sum(row.fools_stock for row in rows),
            sum(row.stock is None for row in rows),
            sum(bool(row.besides) for row in rows),
        ]
        said.append(f"| {title} | {' | '.join(map(str, counts))} |")
    return said
