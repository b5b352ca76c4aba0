"""The corpus of hand-ins that misbehave: read as text, made into files. See hand_ins/README.md."""

from __future__ import annotations

import json
import os
import re
import runpy
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.lessons.answers import reference_notebook
from autograder.lessons.lesson import Lesson

FOLDER = Path(__file__).with_name("hand_ins")
NEIGHBOUR = f"\0nncourse-neighbour-{os.getpid()}"
"""An abstract socket of the host's; texts of the corpus write NUMBER for its number."""
_HEADER = re.compile(r"# %% (\w+).*")


@dataclass(frozen=True)
class Behaviour:
    """One hand-in that misbehaves, and what must become of it."""

    folder: Path
    lesson: str
    tries: str
    """What it tries, in one sentence."""
    verdict: str
    points: dict[str, float]
    """By exercise; empty where the file is unreadable."""
    verdicts: dict[str, str] = field(default_factory=dict)
    """By exercise, as far as they matter."""
    says: str = ""
    """What its notes or messages must say to the learner."""
    limits: dict[str, float] = field(default_factory=dict)
    hopes: str = ""
    """What it hopes for: "points", "secrets" or "sabotage"; "" where it is an accident."""

    @property
    def name(self) -> str:
        return self.folder.name

    def write(self, lesson: Lesson, path: Path) -> None:
        """Write what is handed in to `path`: the lesson with reference answers, changed as the folder says."""
        notebook: dict[str, Any] = json.loads(json.dumps(reference_notebook(lesson)))
        text = self.folder / "hand_in.py"
        if text.exists():
            _change(notebook, lesson, text.read_text(encoding="utf-8").replace("NUMBER", str(os.getpid())))
        maker = self.folder / "make.py"
        if maker.exists():
            runpy.run_path(str(maker))["make"](notebook, path)
        else:
            path.write_text(json.dumps(notebook), encoding="utf-8")


def behaviours() -> list[Behaviour]:
    """Return the whole corpus, by name."""
    return [_read(path.parent) for path in sorted(FOLDER.glob("*/expected.toml"))]


def _read(folder: Path) -> Behaviour:
    return Behaviour(folder=folder, **tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8")))


def _change(notebook: dict[str, Any], lesson: Lesson, text: str) -> None:
    exercises = {exercise.name for exercise in lesson.exercises}
    at = -1  # an own cell goes behind the cell that the header before it names; the first to the top
    for name, source in _cells(text):
        if name in exercises:
            at = next(place for place, cell in enumerate(notebook["cells"]) if cell["id"] == name)
            notebook["cells"][at]["source"] = source
            continue
        assert name == "own", f"no exercise {name} in {lesson.name}"
        at += 1
        own = {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None}
        notebook["cells"].insert(at, {**own, "id": f"added-{at}"})


def _cells(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if match := _HEADER.fullmatch(line):
            found.append((match[1], []))
        elif found:
            found[-1][1].append(line)
    return [(name, "\n".join(lines).strip("\n")) for name, lines in found]
