"""Grade a class on a disk that is really full; run by the tests in a user's own mount namespace.

    python -m tests.faults.full_disk FOLDER [KIB…]

FOLDER becomes a small disk in memory. A class is graded there with so many KiB free, then again with room. Prints
a line of JSON for each: what was told, and what the records have.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.grading import grade_class
from autograder.lessons.lesson import Lesson
from autograder.records.gradebook import points_of
from course.errors import CourseError
from tests.faults.killed_grading import make_class

_DISK_KIB = 16 * 1024
FREE_KIB = (120, 240)
"""Not enough for the journal, and then not for the gradebook."""
STUDENTS = 3


def main(place: Path, free: Sequence[int] = FREE_KIB) -> None:
    """Fill the disk, grade, free it, grade again."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK_KIB}k", "none", place], check=True)
    early = place / "early"
    lesson = make_class(early, STUDENTS)
    later = [early / "submitted" / f"student{number:03d}" for number in range(1, STUDENTS)]
    for folder in later:
        folder.rename(place / folder.name)
    _grade(early, lesson)  # the first one hands in early, and is graded in peace
    for room in free:
        root = place / "course"
        shutil.copytree(early, root)
        for folder in later:
            shutil.copytree(place / folder.name, root / "submitted" / folder.name)
        filler = place / "filler"
        _fill(filler, room)
        full = _grade(root, lesson)
        filler.unlink()
        print(json.dumps({"free": room, "full": full, "freed": _grade(root, lesson)}), flush=True)
        shutil.rmtree(root)


def _fill(path: Path, free: int) -> None:
    disk = os.statvfs(path.parent)
    path.write_bytes(bytes(disk.f_bavail * disk.f_frsize - free * 1024))


def _grade(root: Path, lesson: Lesson) -> dict[str, Any]:
    # Without the sandbox: its template's user does not exist in this namespace.
    told: dict[str, Any] = {"stopped": "", "verdicts": {}, "new": []}
    try:
        for each in grade_class(root, [lesson], processes=1, unsafe=True):
            told["verdicts"][each.outcome.student] = str(each.outcome.verdict)
            told["new"] += [each.outcome.student] if each.new else []
    except CourseError as error:
        told["stopped"] = str(error)
    try:
        told["points"] = {student: one.points for (student, _), one in points_of(root).items()}
    except CourseError as error:
        told["stopped"] += f" {error}"
    told["half_written"] = [str(path) for path in root.rglob(".writing-*")]
    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]] or FREE_KIB)
