"""What a candidate says of a cell that it ran, as far as it can be believed: of the right types, and bounded."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from autograder.examiner.student_error import described

_MOST_OUTPUTS = 500
MOST_CHARACTERS = 16_000_000
"""Of all outputs, pictures included."""
_MOST_DEPTH = 8


@dataclass(frozen=True)
class CellReport:
    """How a cell of the student's ran."""

    outputs: list[dict[str, Any]]
    """JSON-able, but otherwise untrusted: sanitise before showing."""
    execution_count: int | None
    error: dict[str, str] | None
    """The exception that ended it: type, ancestor, message, lines."""
    cut: bool
    """Whether it wrote more than was kept."""
    full: bool
    """Whether it ended for want of memory, and left none to the cells after it."""
    size: int = 0
    """Characters of the outputs."""

    @classmethod
    def read(cls, report: dict[Any, Any], left: int = MOST_CHARACTERS) -> CellReport:
        """Read what came over the wire, whatever it is; what is no proper output is left out.

        left: characters that are kept at most.
        """
        outputs: list[dict[str, Any]] = []
        taken, cut = 0, False
        given = report.get("outputs")
        for output in given if type(given) is list else []:
            plain, size = _jsonable(output)
            if taken + size > left or len(outputs) >= _MOST_OUTPUTS:
                cut = True
                break
            if type(plain) is dict and type(plain.get("output_type")) is str:
                taken += size
                outputs.append(plain)
        count = report.get("count")
        return cls(
            outputs,
            count if type(count) is int and 0 <= count < 1_000_000 else None,
            described(report.get("error")),
            cut or (type(report.get("cut")) is int and report["cut"] > 0),
            report.get("full") is True,
            taken,
        )


def _jsonable(value: Any, depth: int = 0) -> tuple[Any, int]:
    """Return a copy with nothing in it but what JSON knows, and how many characters it has."""
    if value is None or type(value) is bool:
        return value, 4
    if type(value) is str:
        return value, len(value) + 2
    if type(value) is int and abs(value) < 1 << 62:
        return value, 20
    if type(value) is float and math.isfinite(value):
        return value, 20
    if depth < _MOST_DEPTH and type(value) is list:
        items = [_jsonable(item, depth + 1) for item in value]
        return [item for item, _ in items], 2 + sum(size for _, size in items)
    if depth < _MOST_DEPTH and type(value) is dict:
        pairs = {key: _jsonable(item, depth + 1) for key, item in value.items() if type(key) is str}
        return (
            {key: item for key, (item, _) in pairs.items()},
            2 + sum(len(key) + size for key, (_, size) in pairs.items()),
        )
    return None, 4
