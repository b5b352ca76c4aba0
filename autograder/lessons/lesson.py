"""A lesson: its cells and exercises, read from `source/NN_name.py`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

import autograder
from autograder.lessons.cell import Cell, Kind, kind_of, metadata_faults
from autograder.lessons.exercise import Exercise, find_exercises
from autograder.lessons.notebook import cell_ids, notebook_bytes, notebook_of
from autograder.lessons.percent import nbgrader_metadata, read_percent, refusal, shown
from course.errors import LessonError

_NAME = re.compile(r"\d\d_[a-z][a-z0-9_]*")
_FORBIDDEN = re.compile(r"^#.*\bforbidden imports:(?P<names>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """One notebook of the course."""

    path: Path
    title: str
    forbidden: tuple[str, ...]
    """Packages that answers must not import."""
    cells: tuple[Cell, ...]
    exercises: tuple[Exercise, ...]
    kernelspec: dict[str, str]

    @property
    def name(self) -> str:
        """The lesson's name, "03_delta_rule"; nbgrader's name of the assignment and of its notebook."""
        return self.path.stem

    @property
    def max_points(self) -> float:
        """What the whole lesson is worth."""
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def notebook(self) -> NotebookNode:
        """A new copy of the notebook with answers and hidden tests."""
        return notebook_of(self.cells, self.kernelspec)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the notebook with answers and hidden tests: another digest, another lesson."""
        return hashlib.sha256(notebook_bytes(self.notebook)).hexdigest()

    def exercise(self, name: str) -> Exercise:
        """Return the exercise of this name. Raises: LessonError, naming those there are."""
        for exercise in self.exercises:
            if exercise.name == name:
                return exercise
        known = ", ".join(exercise.name for exercise in self.exercises)
        raise LessonError(f"{shown(self.path)}: no exercise is called `{name}`. There are: {known}.")


def course_root() -> Path:
    """Return the course's folder: the nearest one upwards with `nbgrader_config.py`, else this package's checkout.

    Raises: LessonError if there is neither.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, Path(autograder.__file__).resolve().parents[1]):
        if (folder / "nbgrader_config.py").is_file():
            return folder
    raise LessonError(f"{here}: no course here or above: no nbgrader_config.py. Change to the course's folder.")


def source_paths(root: Path) -> list[Path]:
    """Return the lessons' source files, in order. Raises: LessonError for a file that is not named NN_name.py."""
    paths = sorted((root / "source").glob("*.py"))
    for path in paths:
        if not _NAME.fullmatch(path.stem):
            raise LessonError(f"{shown(path)}: not a lesson's name. Call it NN_name.py, in small letters and digits.")
    return paths


def find(name_or_number: str, root: Path) -> Path:
    """Return the source file of a lesson given as "3", "03" or "03_delta_rule".

    Raises: LessonError, listing the lessons there are.
    """
    wanted = name_or_number.strip().removesuffix(".py")
    paths = source_paths(root)
    for path in paths:
        number = path.stem[:2]
        if wanted == path.stem or (wanted.isdecimal() and wanted.isascii() and int(wanted) == int(number)):
            return path
    there = ", ".join(path.stem for path in paths) or "none yet"
    raise LessonError(f"{shown(root / 'source')}: no lesson is called `{name_or_number}`. There are: {there}.")


def read_lesson(name_or_number: str, root: Path | None = None) -> Lesson:
    """Read the lesson given as "3", "03" or "03_delta_rule". Raises: LessonError."""
    return read_source(find(name_or_number, root or course_root()))


def all_lessons(root: Path | None = None) -> list[Lesson]:
    """Read every lesson of the course, in order. Raises: LessonError."""
    return [read_source(path) for path in source_paths(root or course_root())]


def read_source(path: Path) -> Lesson:
    """Read a lesson's source file.

    Only what every reader needs is checked here: cells, metadata, grade ids, complete exercises;
    `autograder.lessons.inspection.inspect` checks the rest.
    Raises: LessonError that names file, line and reason of every fault.
    """
    path = Path(path)
    notebook, lines = read_percent(path)
    kernelspec = dict(notebook.metadata.get("kernelspec", {}))
    if kernelspec.get("language") != "python" or not kernelspec.get("name") or not kernelspec.get("display_name"):
        raise refusal(path, [(1, "no kernelspec in the header; copy the header of another lesson")])
    cells = _cells(path, notebook, lines)
    title = next((m[1] for c in cells[:1] if (m := re.match(r"# (?:\d+\W+)?(\S.*)", c.source))), None)
    if title is None:
        raise refusal(path, [(lines[0] if lines else 1, "the first cell is no title; begin it with `# NN · Title`")])
    setup = "\n".join(cell.source for cell in cells if cell.kind is Kind.SETUP)
    forbidden = tuple(n.strip(" .") for m in _FORBIDDEN.finditer(setup) for n in m["names"].split(","))
    return Lesson(path, title, forbidden, tuple(cells), find_exercises(path, cells), kernelspec)


def _cells(path: Path, notebook: NotebookNode, lines: list[int]) -> list[Cell]:
    faults: list[tuple[int, str]] = []
    metadata = [nbgrader_metadata(cell) for cell in notebook.cells]
    first: dict[str, int] = {}
    for cell, marks, line in zip(notebook.cells, metadata, lines, strict=True):
        if cell.cell_type == "raw":
            faults.append((line - 1, "a raw cell; write markdown or code"))
        if marks is None:
            if "nbgrader" in cell.metadata:
                faults.append((line - 1, "nbgrader's metadata is not a table of keys; write `nbgrader={...}`"))
            continue
        faults += [(line - 1, reason) for reason in metadata_faults(cell.cell_type, marks)]
        grade_id = str(marks.get("grade_id"))
        if grade_id in first:
            faults.append((line - 1, f"the grade id `{grade_id}` is taken by line {first[grade_id]}; give another"))
        first.setdefault(grade_id, line - 1)
    if faults:
        raise refusal(path, faults)
    ids = cell_ids(
        (m["grade_id"] if m else None, c.cell_type, c.source) for c, m in zip(notebook.cells, metadata, strict=True)
    )
    found = []
    for cell, marks, line, cell_id in zip(notebook.cells, metadata, lines, ids, strict=True):
        tags = tuple(cell.metadata.get("tags", ()))
        found.append(Cell(cell_id, kind_of(cell.cell_type, marks, tags), cell.source, marks, tags, line))
    return found
