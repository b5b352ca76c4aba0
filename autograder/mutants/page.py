"""`docs/validity.md`: what the lessons' tests are worth, in numbers, and how it was measured."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from autograder.mutants.figures import Figures, total
from autograder.mutants.trial import SEEDS

_TEMPLATE = Path(__file__).parents[1] / "pages" / "templates" / "validity.md.j2"


def page(lessons: dict[str, dict[str, Figures]], missing: list[str], day: date, tried: int) -> str:
    """Return the page.

    lessons: the figures of each exercise, by lesson; missing: lessons that were not tried as a whole; tried: how many
    answers were tried.
    """
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    whole = total({name: total(found) for name, found in lessons.items()})
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        lessons={name: (total(found), found) for name, found in lessons.items()},
        whole=whole,
        day=day.isoformat(),
        tried=tried,
        missing=missing,
        seeds=len(SEEDS),
        percent=lambda part, of: f"{100 * part / of:.1f} %" if of else "–",
    )
