"""Kill the grading of a class again and again: python -m tests.faults [KILLS] [STUDENTS]; `make faults`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from course.errors import CourseError
from tests.faults.killed_grading import check


def main() -> None:
    """Say what was done and what came of it; exit status 1 where a promise was broken."""
    kills, students = (int(word) for word in (sys.argv[1:] + ["200", "200"][len(sys.argv) - 1 :]))
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        try:
            story = check(Path(place), students, kills)
        except CourseError as error:
            sys.exit(str(error))
    seconds = time.monotonic() - started
    print(
        f"{students} hand-ins, killed {story.kills} times in {story.starts} starts, {seconds:.0f} s: "
        "every hand-in has the grade of an undisturbed class, none was graded twice, nothing was left behind."
    )


if __name__ == "__main__":
    main()
