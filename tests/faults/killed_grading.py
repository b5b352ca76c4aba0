"""A class whose grading is killed, started again and killed again, until it is done; and what must be true then."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from autograder.grading import grade_class
from autograder.lessons.answers import hand_in_notebook
from autograder.lessons.lesson import Lesson, read_source
from autograder.lessons.notebook import notebook_bytes
from autograder.records.gradebook import points_of
from autograder.records.journal import NAME, Journal
from course.errors import CourseError

PROJECT = Path(__file__).resolve().parents[2]
ANSWERS = (
    "def double(x):\n    return 2 * np.asarray(x)\n",
    "def double(x):\n    return 3 * np.asarray(x)\n",
    "def double(x):\n    return np.asarray(x)[::-1] * 2\n",
    "def double(x):\n    raise RuntimeError('not today')\n",
    "def double(x):\n    import os\n    os._exit(3)\n",
)


@dataclass
class Story:
    """What happened to a class."""

    kills: int = 0
    starts: int = 0
    told: list[str] = field(default_factory=list)
    """Students, each time a run said that it had graded them anew."""
    left: list[str] = field(default_factory=list)
    """Processes that outlived the grader that was killed."""


def make_class(root: Path, students: int) -> Lesson:
    """Write a class's hand-ins of the small lesson: right, wrong, and such as end their own process."""
    (root / "source").mkdir(parents=True)
    shutil.copy(PROJECT / "nbgrader_config.py", root)
    source = root / "source" / "03_small.py"
    shutil.copy(PROJECT / "tests" / "autograder" / "03_small.lesson", source)
    lesson = read_source(source)
    for number in range(students):
        folder = root / "submitted" / f"student{number:03d}" / lesson.name
        folder.mkdir(parents=True)
        answers = {"double": ANSWERS[number % len(ANSWERS)], "bounds": f"low, high = {number % 3}, 3"}
        (folder / f"{lesson.name}.ipynb").write_bytes(notebook_bytes(hand_in_notebook(lesson, answers)))
    (root / ".course_secret").write_text("0" * 64 + "\n")
    return lesson


def undisturbed(root: Path, lesson: Lesson) -> dict[str, tuple[float, str, int]]:
    """Grade the class in peace; return each student's points, verdict and seed."""
    return {g.outcome.student: _grade(g.outcome) for g in grade_class(root, [lesson], processes=2, feedback=False)}


def _grade(outcome: object) -> tuple[float, str, int]:
    return outcome.points, str(outcome.verdict), outcome.seed  # type: ignore[attr-defined]


_RUN = """
import sys
from pathlib import Path
from autograder.grading import grade_class
from autograder.lessons.lesson import read_source
root = Path(sys.argv[1])
for each in grade_class(root, [read_source(root / "source/03_small.py")], processes=int(sys.argv[2])):
    print(each.outcome.student, "new" if each.new else "known", flush=True)
"""


def kill_until_done(root: Path, kills: int, processes: int, chance: random.Random) -> Story:
    """Start the grading and kill it at a random moment, `kills` times; then let it come to its end.

    A moment is drawn from the start of the command to a quarter of a second after its first new grade: in imports, in
    the sandbox's start, in a test, in the journal's, the gradebook's or a feedback page's writing.
    """
    story = Story()
    line = [sys.executable, "-c", _RUN, str(root), str(processes)]
    students = sum(1 for _ in (root / "submitted").iterdir())
    while story.kills < kills:
        story.starts += 1
        with subprocess.Popen(line, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
            assert run.stdout is not None
            if chance.random() < 0.5 or len(set(story.told)) == students:
                time.sleep(chance.uniform(0, 2))
            else:
                # What earlier starts have graded is told at once: a moment after that would always be the same one.
                for said in run.stdout:
                    story.told += _new(said)
                    if _new(said):
                        break
                time.sleep(chance.uniform(0, 0.25))
            with suppress(psutil.NoSuchProcess):
                inside = psutil.Process(run.pid).children(recursive=True)
                if run.poll() is None:
                    run.send_signal(signal.SIGKILL)
                    story.kills += 1
            for said in run.stdout:
                story.told += _new(said)
        _, alive = psutil.wait_procs(inside, timeout=30)
        story.left += [str(process) for process in alive]
    done = subprocess.run(line, cwd=PROJECT, capture_output=True, text=True, check=False)
    story.starts += 1
    assert done.returncode == 0, done.stderr
    for said in done.stdout.splitlines():
        story.told += _new(said)
    return story


def _new(line: str) -> list[str]:
    student, _, how = line.strip().partition(" ")
    return [student] if how == "new" else []


def wrongs(root: Path, lesson: Lesson, wanted: dict[str, tuple[float, str, int]], story: Story) -> Iterator[str]:
    """Yield every promise that is broken after a class was killed and graded again."""
    with Journal(root) as journal:
        found = {outcome.student: _grade(outcome) for outcome in journal.latest()}
    if found != wanted:
        odd = sorted(name for name in wanted if found.get(name) != wanted[name])
        yield f"{len(odd)} grades differ from those of an undisturbed class: {odd[:5]}"
    with sqlite3.connect(root / NAME) as database:
        rows, open_rows = database.execute("SELECT count(*), sum(recorded = 0) FROM outcomes").fetchone()
    if (rows, open_rows) != (len(wanted), 0):
        yield f"the journal has {rows} gradings of {len(wanted)} hand-ins, {open_rows} of them not recorded"
    twice = sorted({name for name in story.told if story.told.count(name) > 1})
    if twice:
        yield f"graded twice: {twice[:5]}"
    standing = {student: one.points for (student, _), one in points_of(root).items()}
    if standing != {student: points for student, (points, _, _) in wanted.items()}:
        yield "the gradebook's points are not those of an undisturbed class"
    for student in wanted:
        if not (root / "feedback" / student / lesson.name / f"{lesson.name}.html").exists():
            yield f"{student} has no feedback page"
    strays = [path.name for path in root.rglob(".writing-*")]
    if len(strays) > story.kills:
        yield f"{len(strays)} half-written files were left by {story.kills} kills"
    if story.left:
        yield f"processes outlived their grader: {story.left[:5]}"


def check(place: Path, students: int, kills: int, processes: int = 2, seed: int = 0) -> Story:
    """Make two classes alike, grade one in peace and kill the other's grading; return the story.

    Raises: CourseError with every promise that was broken.
    """
    lesson = make_class(place / "peace", students)
    wanted = undisturbed(place / "peace", lesson)
    lesson = make_class(place / "killed", students)
    story = kill_until_done(place / "killed", kills, processes, random.Random(seed))
    broken = list(wrongs(place / "killed", lesson, wanted, story))
    if broken:
        raise CourseError("\n".join(broken))
    return story
