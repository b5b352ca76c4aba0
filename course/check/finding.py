"""One check's finding, before it is put into words: the words may depend on what the other checks found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from course.check.comparison import Difference
from course.check.mistakes import Mistake
from course.check.observation import Observation


@dataclass
class Finding:
    """What one check found.

    kind: "passed", or what is wrong: "exception", "difference", "changed", "warned", "again", or "said" where `remark`
    holds the whole message already.
    matches: the known mistakes that look like this, in the test cell's order, each with its message's fields.
    """

    sentence: str
    kind: str = "passed"
    seen: Observation | None = None
    difference: Difference | None = None
    remark: str = ""
    matches: list[tuple[Mistake, dict[str, Any]]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether the check passed."""
        return self.kind == "passed"


def choose(findings: list[Finding]) -> list[tuple[Mistake, dict[str, Any]] | None]:
    """Choose for each finding the mistake to name: the one that explains most of the block's failures.

    A single sample often fits several mistakes; the other checks tell which. Among equals the first listed is taken.
    """
    explains: dict[str, int] = {}
    for finding in findings:
        for mistake, _ in finding.matches:
            explains[mistake.code] = explains.get(mistake.code, 0) + 1
    return [max(f.matches, key=lambda match: explains[match[0].code]) if f.matches else None for f in findings]
