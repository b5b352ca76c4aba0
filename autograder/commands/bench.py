"""What a hand-in costs: the floor, ours, and stock nbgrader, on the same hand-ins in one run.

The floor is the same cells run in a warm process: work that no grader can save. What a grader adds to it
is its overhead. CPU seconds are read from the operating system, children included. Each grader is run
on two numbers of hand-ins and the difference is divided by the hand-ins it is made of, so that what a
command costs once, before the first hand-in, is told apart from what each one costs.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from rich.table import Table

from autograder.candidate.shell import make_shell
from autograder.commands.terminal import console, errors, print_json
from autograder.lessons.answers import reference_notebook
from autograder.lessons.builder import build, release
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson
from autograder.lessons.notebook import notebook_bytes
from course.check.grading import recording
from course.errors import CourseError

_STOCK_SETTINGS = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\n'
_QUIET = ["--log-level=ERROR"]


@dataclass(frozen=True)
class Cost:
    """What a grader takes: CPU seconds to start, and for each hand-in."""

    start: float
    each: float


def run_bench(root: Path, lesson: Lesson, hand_ins: int, *, as_json: bool = False) -> None:
    """Measure and print. hand_ins: how many more the larger of two runs has.

    Raises: CourseError if a grader does not grade all of them with full points.
    """
    say: Callable[[str], None] = (lambda text: None) if as_json else errors.print
    with tempfile.TemporaryDirectory(prefix="nncourse_bench_") as folder:
        place = Path(folder)
        say(f"The floor: {hand_ins} times the cells of {lesson.name} in a warm process …")
        floor = _floor(lesson, hand_ins)
        say("Ours: `nncourse grade` …")
        ours = _cost(lambda count: _ours(root, lesson, place / f"ours_{count}", count), 2, 2 + hand_ins)
        say("Stock: `nbgrader autograde` …")
        few = max(1, hand_ins // 3)
        stock = _cost(lambda count: _stock(lesson, place / f"stock_{count}", count), 1, 1 + few)
    figures = {
        "lesson": lesson.name,
        "floor_cpu_seconds": round(floor, 3),
        "ours_cpu_seconds": round(ours.each, 3),
        "stock_cpu_seconds": round(stock.each, 3),
        "ours_start_cpu_seconds": round(ours.start, 3),
        "stock_start_cpu_seconds": round(stock.start, 3),
        "ours_overhead": round(ours.each - floor, 3),
        "stock_overhead": round(stock.each - floor, 3),
        "overhead_ratio": round((stock.each - floor) / max(ours.each - floor, 1e-9), 2),
    }
    if as_json:
        print_json(figures)
        return
    table = Table(title=f"CPU seconds a hand-in, {lesson.name}", title_justify="left")
    for name in ("", "each", "overhead over the floor", "once, to start"):
        table.add_column(name, justify="right" if name else "left")
    table.add_row("floor", f"{floor:.3f}", "", "")
    table.add_row("nncourse grade", f"{ours.each:.3f}", f"{ours.each - floor:.3f}", f"{ours.start:.2f}")
    table.add_row("nbgrader autograde", f"{stock.each:.3f}", f"{stock.each - floor:.3f}", f"{stock.start:.2f}")
    console.print(table)
    console.print(f"Stock's overhead is {figures['overhead_ratio']} times ours.")


def _cost(run: Callable[[int], float], few: int, many: int) -> Cost:
    small, large = run(few), run(many)
    each = (large - small) / (many - few)
    return Cost(small - few * each, each)


def _floor(lesson: Lesson, times: int) -> float:
    """Return the CPU seconds that the cells of a right hand-in take in a process forked from a warm one."""
    cells = [cell for cell in lesson.cells if cell.kind not in (Kind.MARKDOWN, Kind.PLAY)]
    shell = make_shell()
    shell.outputs = shell.display_pub.outputs = shell.displayhook.outputs = _Nowhere()

    def run_cells() -> None:
        with redirect_stdout(StringIO()), recording(1):
            for cell in cells:
                shell.run_cell(cell.answer, store_history=False).raise_error()

    run_cells()  # in this process, which is warm from then on: all is imported, fonts are found
    before = _cpu_of_children()
    for _ in range(times):
        _in_a_fork(run_cells)
    return (_cpu_of_children() - before) / times


class _Nowhere:
    """Takes what cells show."""

    def rich(self, *_: object, **__: object) -> None:
        """Take a picture or a table."""

    def error(self, *_: object) -> None:
        """Take an exception; `raise_error` tells of it."""

    def clear(self, wait: bool) -> None:
        """Forget nothing."""


def _in_a_fork(work: Callable[[], None]) -> None:
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(pid, 0)[1]:
        raise CourseError("The lesson's own answers fail in a plain process: nothing can be measured with them.")


def _ours(root: Path, lesson: Lesson, place: Path, count: int) -> float:
    (place / "source").mkdir(parents=True)
    shutil.copy(lesson.path, place / "source")
    shutil.copy(root / "nbgrader_config.py", place)
    build(place)
    release(place)
    _hand_in(lesson, place, count)
    command = [sys.executable, "-m", "autograder.main", "grade", lesson.name, "--no-feedback", "--json"]
    command += ["--processes", "1"]  # as stock: on two threads of one core, each would take longer
    return _measured(command, place, lambda: _graded(place, lesson, count))


def _stock(lesson: Lesson, place: Path, count: int) -> float:
    folder = place / "source" / lesson.name
    folder.mkdir(parents=True)
    (folder / f"{lesson.name}.ipynb").write_bytes(notebook_bytes(lesson.notebook))
    (place / "nbgrader_config.py").write_text(_STOCK_SETTINGS)
    _measured([sys.executable, "-m", "nbgrader", "generate_assignment", lesson.name, *_QUIET], place)
    _hand_in(lesson, place, count)
    command = [sys.executable, "-m", "nbgrader", "autograde", lesson.name, *_QUIET]
    return _measured(command, place, lambda: _graded(place, lesson, count))


def _hand_in(lesson: Lesson, place: Path, count: int) -> None:
    data = notebook_bytes(reference_notebook(lesson))
    for number in range(count):
        folder = place / "submitted" / f"student_{number:03}" / lesson.name
        folder.mkdir(parents=True)
        (folder / f"{lesson.name}.ipynb").write_bytes(data)


def _graded(place: Path, lesson: Lesson, count: int) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{place / 'gradebook.db'}") as book:
        scores = [submission.score for submission in book.assignment_submissions(lesson.name)]
    if len(scores) != count or any(score != lesson.max_points for score in scores):
        raise CourseError(f"{place.name}: {len(scores)} of {count} hand-ins were graded, with points {scores}.")


def _measured(command: list[str], place: Path, verify: Callable[[], None] = lambda: None) -> float:
    """Run a command in a course's folder; return the CPU seconds of it and all its children."""
    before = _cpu_of_children()
    # nbgrader runs alembic by its bare name.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    environment = os.environ | {"PATH": path}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    seconds = _cpu_of_children() - before
    if done.returncode:
        raise CourseError(f"{' '.join(command[1:])} ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    verify()
    return seconds


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
