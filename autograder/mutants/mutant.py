"""A mutant: a reference answer with one change in it."""

from __future__ import annotations

import ast
import difflib
import hashlib
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import autograder.mutants.field_operators  # noqa: F401  registers its operators
from autograder.lessons.exercise import Exercise
from autograder.lessons.regions import SOLUTION, regions
from autograder.mutants.block_operators import BLOCK_OPERATORS
from autograder.mutants.operators import OPERATORS, Change, Place


@dataclass(frozen=True)
class Mutant:
    """One change to the reference answer of one exercise."""

    exercise: str
    operator: str
    within: str
    """The function that was changed."""
    reference: str
    """The reference answer, written as `ast.unparse` writes it."""
    text: str
    """The same with the change."""
    number: int = 0
    """Which one this is, from 1, of the exercise's mutants whose diffs would read the same; 0 for the only one."""

    @property
    def diff(self) -> str:
        """What was changed: "@ function", then the lines before with "-", the lines after with "+".

        Where lines only come or only go, the line above them tells where. Where the same change can be made in several
        places, a number tells which: "@ function, 2".
        """
        before, after = self.reference.splitlines(), self.text.splitlines()
        shown = [f"@ {self.within or 'the cell'}" + (f", {self.number}" if self.number else "")]
        for kind, start, end, begin, finish in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
            if kind == "equal":
                continue
            if kind != "replace" and start:
                shown.append(f". {before[start - 1].strip()}")
            shown += [f"- {line.strip()}" for line in before[start:end]]
            shown += [f"+ {line.strip()}" for line in after[begin:finish]]
        return "\n".join(shown)

    @property
    def rank(self) -> str:
        """A number that is the same for ever, and has nothing to do with the change: samples are drawn by it."""
        return hashlib.sha256(f"{self.exercise}\0{self.text}".encode()).hexdigest()


def mutants_of(exercise: Exercise) -> list[Mutant]:
    """Return all mutants of an exercise's reference answer; each text once, none of them the reference's.

    Only what the learner writes is changed: the regions between the solution markers.
    """
    source = exercise.solution.source
    tree = ast.parse(source)
    ours = _between(source)
    reference = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for name, within, put in _changes(tree, Place(None), ours):
        put_back = put()
        text = ast.unparse(tree)
        put_back()
        if text != reference and text not in found and _runs(text):
            found[text] = Mutant(exercise.name, name, within, reference, text)
    return _numbered(list(found.values()))


def _numbered(mutants: list[Mutant]) -> list[Mutant]:
    alike = Counter(mutant.diff for mutant in mutants)
    met: Counter[str] = Counter()
    numbered = []
    for mutant in mutants:
        met[mutant.diff] += 1
        numbered.append(replace(mutant, number=met[mutant.diff]) if alike[mutant.diff] > 1 else mutant)
    return numbered


def _between(source: str) -> Callable[[ast.AST], bool]:
    """Return whether a node lies between the solution markers as a whole."""
    inside = {
        line
        for region in regions(source)
        if region.name == SOLUTION
        for line in range(region.begin + 2, region.end + 1)
    }
    return lambda node: {getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)} <= inside


def _runs(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "'float' object is not callable", and it is meant so
        try:
            compile(text, "<mutant>", "exec")
        except SyntaxError:
            return False
    return True


Put = Callable[[], Callable[[], None]]
"""Makes a change in the tree; what it returns takes it back."""


def _changes(parent: ast.AST, place: Place, ours: Callable[[ast.AST], bool]) -> Iterator[tuple[str, str, Put]]:
    if isinstance(parent, ast.JoinedStr):
        return  # texts for people
    for field, value in ast.iter_fields(parent):
        if isinstance(value, list):
            if value and isinstance(value[0], ast.stmt):
                for name, change in BLOCK_OPERATORS.items():
                    for block in change(value, ours):
                        yield name, place.within, _setter(parent, field, block)
            for at, node in enumerate(value):
                if isinstance(node, ast.AST):
                    yield from _changes_of(node, place, ours, _slot(parent, field, at))
        elif isinstance(value, ast.AST):
            yield from _changes_of(value, place, ours, _slot(parent, field, None))


def _changes_of(
    node: ast.AST, place: Place, ours: Callable[[ast.AST], bool], slot: Callable[[Change], Put]
) -> Iterator[tuple[str, str, Put]]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        function = node if isinstance(node, ast.FunctionDef) else None
        place = Place(function, f"{place.within}.{node.name}".lstrip("."))
    lines = node.iter if isinstance(node, ast.comprehension) else node
    if ours(lines):
        for name, operator in OPERATORS.items():
            for change in operator(node, place):
                yield name, place.within, slot(change)
    if not isinstance(node, ast.Raise):
        yield from _changes(node, place, ours)


def _slot(parent: ast.AST, field: str, at: int | None) -> Callable[[Change], Put]:
    """Return what makes a `Put` of a change to one child of a node."""

    def put(change: Change) -> Put:
        old = getattr(parent, field)
        if at is None:
            return _setter(parent, field, change)
        new = change if isinstance(change, list) else [change]
        return _setter(parent, field, [*old[:at], *new, *old[at + 1 :]])

    return put


def _setter(parent: ast.AST, field: str, value: object) -> Put:
    def put() -> Callable[[], None]:
        old = getattr(parent, field)
        setattr(parent, field, value)
        return lambda: setattr(parent, field, old)

    return put
