"""Mutants that people have looked at and found to be no mistakes, each with the reason: `tests/mutants/NN_name.toml`.

    [[equivalent]]
    exercise = "sigmoid"
    reason = "at z = 0 both branches give ½"
    diffs = ['''
    @ sigmoid
    - return np.where(np.asarray(z) >= 0, 1.0, e) / (1.0 + e)
    + return np.where(np.asarray(z) > 0, 1.0, e) / (1.0 + e)
    ''']

A diff stands there as `nncourse mutants` prints it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from autograder.lessons.lesson import Lesson
from course.errors import LessonError

FOLDER = Path("tests") / "mutants"


class Equivalents:
    """The reviewed list of one lesson."""

    def __init__(self, lesson: Lesson, root: Path) -> None:
        """Read it; a lesson without the file has none. Raises: LessonError, naming the file and the entry."""
        self.path = root / FOLDER / f"{lesson.name}.toml"
        self.reasons: dict[tuple[str, str], str] = {}
        """Why, by exercise and diff."""
        try:
            entries = tomllib.loads(self.path.read_text(encoding="utf-8")).get("equivalent", [])
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            raise LessonError(f"{self.path}: cannot be read as TOML ({error}). Mend it.") from None
        exercises = {exercise.name for exercise in lesson.exercises}
        for number, entry in enumerate(entries, 1):
            diffs = entry.get("diffs")
            if entry.get("exercise") not in exercises or not entry.get("reason") or not isinstance(diffs, list):
                must = f"must have an exercise of {lesson.name}, a reason, and a list of diffs"
                raise LessonError(f"{self.path}: entry {number} {must}. Complete it.")
            for diff in diffs:
                self.reasons[entry["exercise"], _trimmed(diff)] = entry["reason"]

    def reason(self, exercise: str, diff: str) -> str | None:
        """Return why a mutant is no mistake; None where it is not in the list."""
        return self.reasons.get((exercise, _trimmed(diff)))


def _trimmed(diff: str) -> str:
    return "\n".join(line.strip() for line in diff.strip().splitlines())
