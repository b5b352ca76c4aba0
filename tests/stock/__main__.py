"""Measure who is fooled, and write docs/stock-nbgrader.md: python -m tests.stock [HAND_IN…]; `make stock`.

Without names, all of the corpus that can be run under stock nbgrader, which takes half an hour and more; with names,
those, and all other lines stay.
"""

from __future__ import annotations

import datetime
import platform
import sys
from importlib import metadata

from tests.hand_in_corpus import behaviours
from tests.stock.page import HOPES, PAGE, Line, lines_of, write
from tests.stock.victims import measure, measured, why_left_out


def main() -> None:
    """Measure, and rewrite the page after each hand-in."""
    names = sys.argv[1:]
    chosen = measured(names)
    if missing := sorted(set(names) - {behaviour.name for behaviour in chosen}):
        sys.exit(f"Not among the hand-ins that are measured: {', '.join(missing)}.")
    # A run that is stopped keeps the lines that it did not come to; those of hand-ins that are gone, go.
    there = {behaviour.name for behaviour in measured([])}
    before = lines_of(PAGE.read_text(encoding="utf-8"))
    lines = {hope: [line for line in before[hope] if line.name in there] for hope in HOPES}
    left_out: dict[str, list[str]] = {}
    for behaviour in behaviours():
        if behaviour.hopes and (why := why_left_out(behaviour)):
            left_out.setdefault(why, []).append(behaviour.name)
    about = (
        f"Measured on {datetime.date.today()} with nbgrader {metadata.version('nbgrader')}, "
        f"Python {platform.python_version()}, in both graders on the same files."
    )
    for number, row in enumerate(measure(chosen), start=1):
        name = row.behaviour.name
        tries = row.behaviour.tries.replace("|", "/")
        line = Line(name, tries, row.deserved, row.ours, row.stock.points, "; ".join(row.harms))
        hope = row.behaviour.hopes
        lines[hope] = [other for other in lines[hope] if other.name != name] + [line]
        write(lines, about, left_out)
        print(f"{number}/{len(chosen)} {row.stock.seconds:.0f} s {line}", flush=True)


if __name__ == "__main__":
    main()
