"""Runs a hand-in in a sandbox, runs the lesson's tests beside it, and says what became of it.

The examiner is trusted: it holds the hidden tests, draws their inputs and does every comparison. The
student's cells run in a candidate; the names that an exercise asked for are fetched from there for its
tests, as data or as handles. When a candidate dies, another one replays the cells before, without those
that killed it, and the next exercise is graded as if nothing had happened.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.examiner.reference import TestNames
from autograder.examiner.seed import seed_for
from autograder.examiner.sitting import Sitting
from autograder.hand_ins.hand_in import HandIn, understand
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, course_root
from autograder.outcome import Outcome
from autograder.sandbox.limits import Limits, limits_of
from autograder.sandbox.sandbox import PRELOAD, Sandbox
from course.errors import SandboxError

_ALSO_PRELOADED = ("course.check", "course.data", "sklearn.datasets")


class Examiner:
    """Grades hand-ins, one after the other, in sandboxes that it keeps."""

    def __init__(self, root: Path, *, unsafe: bool = False, errors: Any = None) -> None:
        """Get ready. unsafe: without a sandbox, for hand-ins that are trusted; stamped on every grade."""
        self.root, self.unsafe, self._errors = root, unsafe, errors
        self._sandboxes: dict[bool, Sandbox] = {}
        self.names = TestNames()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the sandboxes."""
        for sandbox in self._sandboxes.values():
            sandbox.close()
        self._sandboxes.clear()

    def grade(self, hand_in: HandIn, student: str, seed: int, limits: Limits | None = None) -> Outcome:
        """Grade one hand-in.

        seed: draws the hidden tests' inputs; the same seed gives the same grade.
        Raises: SandboxError where the sandbox cannot be built or is lost, AuthorError where a test is
            wrong: our failures, for which nobody gets a zero.
        """
        limits = limits or limits_of(hand_in.lesson.name, self.root)
        sandbox = self.sandbox(hand_in.lesson)
        try:
            return Sitting(sandbox, self.names, hand_in, student, seed, limits).outcome()
        except SandboxError:
            # Lost, perhaps for want of memory on this machine: nobody after this hand-in shall miss it.
            self.close()
            return Sitting(self.sandbox(hand_in.lesson), self.names, hand_in, student, seed, limits).outcome()

    def sandbox(self, lesson: Lesson) -> Sandbox:
        """Return the sandbox for a lesson: with torch loaded where the lesson needs it."""
        torch = any("import torch" in cell.source for cell in lesson.cells if cell.kind is not Kind.MARKDOWN)
        if torch not in self._sandboxes:
            preload = (*PRELOAD, *_ALSO_PRELOADED, *(("torch",) if torch else ()))
            self._sandboxes[torch] = Sandbox(self.root, preload=preload, unsafe=self.unsafe, errors=self._errors)
        return self._sandboxes[torch]


_examiners: dict[tuple[Path, bool], Examiner] = {}


def grade_notebook(
    lesson: Lesson, notebook: Any, *, student: str = "", root: Path | None = None, unsafe: bool = False
) -> Outcome:
    """Grade a parsed notebook, in a sandbox that is kept for the next one.

    Raises: HandInError where it is not a notebook of the lesson; what `Examiner.grade` raises.
    """
    root = root or course_root()
    hand_in = understand(notebook, lesson)
    examiner = _examiners.setdefault((root, unsafe), Examiner(root, unsafe=unsafe))
    return examiner.grade(hand_in, student, seed_for(root, student, lesson.name, hand_in.digest))
