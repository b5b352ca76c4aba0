"""A self-learner's grade: one's own notebook, hidden tests and all."""

from __future__ import annotations

from pathlib import Path

from autograder.commands.lab import FOLDER
from autograder.examiner.examiner import Examiner
from autograder.examiner.seed import seed_for
from autograder.hand_ins.hand_in import read_hand_in
from autograder.lessons.lesson import Lesson
from autograder.outcome import Outcome
from course.errors import HandInError, SandboxError

STUDENT = "you"


def work_path(root: Path, lesson: Lesson) -> Path:
    """Return where a self-learner's copy of a lesson lies."""
    return root / FOLDER / f"{lesson.name}.ipynb"


def check_work(root: Path, lesson: Lesson, path: Path | None = None, *, unsafe: bool = False) -> Outcome:
    """Grade one's own notebook: `path`, or the copy in `work/`.

    Where no sandbox can be built it runs without one, which is said in the outcome: the code is one's own.
    Raises: HandInError if there is no such notebook, or it is not one of this lesson.
    """
    path = path or work_path(root, lesson)
    if not path.exists():
        raise HandInError(f"{path}: no such notebook. `nncourse lab` copies the lessons to {root / FOLDER}.")
    hand_in = read_hand_in(path, lesson)
    seed = seed_for(root, STUDENT, lesson.name, hand_in.digest)
    if not unsafe:
        try:
            with Examiner(root) as examiner:
                return examiner.grade(hand_in, STUDENT, seed)
        except SandboxError:
            pass
    with Examiner(root, unsafe=True) as examiner:
        return examiner.grade(hand_in, STUDENT, seed)


def progress_of(root: Path, lessons: list[Lesson]) -> list[tuple[Lesson, int | None]]:
    """Return, for each lesson, how many of its exercises are begun in `work/`; None where there is no copy."""
    found: list[tuple[Lesson, int | None]] = []
    for lesson in lessons:
        path = work_path(root, lesson)
        if not path.exists():
            found.append((lesson, None))
            continue
        hand_in = read_hand_in(path, lesson)
        found.append((lesson, sum(not hand_in.unchanged(exercise.name) for exercise in lesson.exercises)))
    return found
