"""The marked regions of a cell: what learners get instead of them, and the text without the marks.

Markers stand on lines of their own:

    ### BEGIN SOLUTION … ### END SOLUTION          becomes the stub
    ### STUB error, slope = None, None             inside a solution: a line of the stub
    ### BEGIN HIDDEN TESTS … ### END HIDDEN TESTS  is removed
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")
"""nbgrader's own stub; it stands where a region has no stub lines of its own."""

SOLUTION, HIDDEN = "SOLUTION", "HIDDEN TESTS"
_STUB_LINE = re.compile(r"\s*### STUB(?: (?P<rest>.*))?$")
_MARKER = re.compile(r"\s*### (?P<which>BEGIN|END) (?P<name>SOLUTION|HIDDEN TESTS)\s*$")
# nbgrader looks for these words anywhere in a line; the builder refuses lines where the two readings differ.
_LOOSE = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS)|### STUB")


class RegionError(ValueError):
    """A marker without its partner, or one that is not on a line of its own."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Region:
    """A marked region: the lines of its markers (0-based), what stands between them, its indentation."""

    name: str
    begin: int
    end: int
    inside: tuple[str, ...]
    indent: str

    @property
    def stub(self) -> list[str]:
        """The lines that learners get in its place."""
        own = [match["rest"] or "" for line in self.inside if (match := _STUB_LINE.match(line))]
        if self.name == HIDDEN:
            return []
        return [(self.indent + line).rstrip() for line in own or STUB]

    @property
    def answer(self) -> list[str]:
        """The lines between the markers, without stub lines."""
        return [line for line in self.inside if not _STUB_LINE.match(line)]


def regions(text: str) -> list[Region]:
    """Return a cell's regions from top to bottom.

    Raises: RegionError, with the line's 0-based place in the cell.
    """
    found: list[Region] = []
    opened: tuple[str, int] | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _MARKER.match(line)
        if match is None:
            in_solution = opened is not None and opened[0] == SOLUTION
            if _LOOSE.search(line) and not (in_solution and _STUB_LINE.match(line)):
                raise RegionError(number, f"`{line.strip()}` is not a marker in its place")
        elif match["which"] == "BEGIN":
            if opened is not None:
                raise RegionError(number, f"a second BEGIN before ### END {opened[0]}")
            opened = match["name"], number
        elif opened is None or opened[0] != match["name"]:
            raise RegionError(number, f"### END {match['name']} without its BEGIN")
        else:
            begin = opened[1]
            indent = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
            found.append(Region(opened[0], begin, number, tuple(lines[begin + 1 : number]), indent))
            opened = None
    if opened is not None:
        raise RegionError(opened[1], f"### BEGIN {opened[0]} without its END")
    return found


def _with(text: str, name: str, replaced: dict[int, list[str]]) -> Iterator[str]:
    lines = text.split("\n")
    inside = {number for r in regions(text) if r.name == name for number in range(r.begin, r.end + 1)}
    for number, line in enumerate(lines):
        yield from replaced.get(number, [])
        if number not in inside:
            yield line


def stubbed(text: str) -> str:
    """Return a solution cell's text as learners get it."""
    stubs = {r.begin: r.stub for r in regions(text) if r.name == SOLUTION}
    return "\n".join(_with(text, SOLUTION, stubs))


def answered(text: str) -> str:
    """Return a solution cell's text with the reference answer, without markers and stub lines."""
    answers = {r.begin: r.answer for r in regions(text) if r.name == SOLUTION}
    return "\n".join(_with(text, SOLUTION, answers))


def without_hidden(text: str) -> str:
    """Return a test cell's text without its hidden tests."""
    return "\n".join(_with(text, HIDDEN, {}))
