"""The corpus under stock nbgrader and under ours: who is fooled, who comes to harm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from autograder.examiner.examiner import Examiner
from autograder.job import Job, grade
from autograder.lessons.answers import reference_notebook
from autograder.lessons.lesson import Lesson, read_source
from autograder.lessons.notebook import notebook_bytes
from autograder.sandbox.bubblewrap import ENVIRONMENT
from tests.hand_in_corpus import Behaviour, behaviours
from tests.ordinary_user import as_ordinary_user
from tests.stock.inside import copy_course

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 180.0
"""How long nbgrader may take for two hand-ins before it is said to hang. It gives each cell 30 seconds."""
LEFT_OUT = {
    "It would take the machine's memory, processes, disk or processor; what stopped it here would be our walls, "
    "not nbgrader.": (
        *("memory_*", "sixty_four_*", "fork_bomb*", "thread_bomb", "many_*", "gigabyte_*", "giant_*", "one_giant_*"),
        *("ten_million_*", "deep_list", "endless_loop*", "endless_regular*", "busy_threads", "thread_that_prints"),
        *("recursion_until_*", "thousands_of_cells", "file_of_200_*", "file_thousands_*", "warnings_without_end"),
        *("error_without_end", "large_*", "long_text", "*_bomb", "writes_to_every_descriptor"),
    ),
    "It attacks a part of ours that nbgrader does not have.": (
        *("wire_*", "report_*", "patches_the_candidate", "reaches_abstract_sockets", "reads_inherited_descriptors"),
        *("text_that_is_none", "raises_what_the_grader_raises"),
    ),
}
"""Which hand-ins are not run under stock nbgrader, and why. Names may have stars."""


@dataclass(frozen=True)
class Stock:
    """What became of a hand-in, and of the one after it, under stock nbgrader."""

    points: float | None
    """None where it has no grade."""
    neighbour: float | None
    """The points of a right hand-in that was graded after it, in the same command."""
    seconds: float
    status: int | None = 0
    """The command's exit status; None where it did not come to its end."""
    left: list[str] = field(default_factory=list)
    """What was there afterwards that an honest hand-in does not leave: files, processes, shared memory."""
    said: str = ""


@dataclass(frozen=True)
class Row:
    """A hand-in under both."""

    behaviour: Behaviour
    ours: float
    stock: Stock

    @property
    def deserved(self) -> float:
        """The points it should get: those of the corpus, which is what its honest parts are worth."""
        return sum(self.behaviour.points.values())

    @property
    def fools_stock(self) -> bool:
        """Whether it earned points there that it does not deserve."""
        return (self.stock.points or 0) > self.deserved

    @property
    def fools_ours(self) -> bool:
        return self.ours > self.deserved

    @property
    def harms(self) -> list[str]:
        """What it did to others under stock nbgrader, in words."""
        found = []
        if self.stock.status is None:
            found.append(f"the command did not end within {SECONDS:.0f} s")
        if self.stock.neighbour is None:
            found.append("the next learner has no grade")
        elif self.stock.neighbour < FULL:
            found.append(f"the next learner has {self.stock.neighbour:g} of {FULL} points for right answers")
        return found + [f"changed or left behind: {what}" for what in self.stock.left]


FULL = 6


def why_left_out(behaviour: Behaviour) -> str:
    """Return why a hand-in is not run under stock nbgrader; "" if it is."""
    return next((why for why, names in LEFT_OUT.items() if any(fnmatch(behaviour.name, n) for n in names)), "")


def measured(names: list[str]) -> list[Behaviour]:
    """Return the hand-ins to measure: all that can be, or those of these names."""
    wanted = [one for one in behaviours() if one.hopes and not why_left_out(one)]
    return [one for one in wanted if one.name in names] if names else wanted


def measure(chosen: list[Behaviour]) -> Iterator[Row]:
    """Grade each hand-in with both graders."""
    with tempfile.TemporaryDirectory(prefix="nncourse_stock_") as folder:
        place = Path(folder)
        place.chmod(0o755)
        lesson = _our_course(place / "ours")
        course = _stock_course(place / "stock", lesson)
        with Examiner(place / "ours") as examiner:
            honest = _graded_by_stock(course, lesson, None)
            assert (honest["points"]["mallory"], honest["points"]["zoe"]) == (FULL, FULL), honest
            usual = set(honest["changed"])
            for behaviour in chosen:
                ours = _graded_by_us(behaviour, lesson, examiner)
                yield Row(behaviour, ours, _as_stock(_graded_by_stock(course, lesson, behaviour), usual))


def _our_course(root: Path) -> Lesson:
    (root / "source").mkdir(parents=True)
    source = root / "source" / "03_small.py"
    shutil.copy(PROJECT / "tests" / "autograder" / "03_small.lesson", source)
    return read_source(source)


def _graded_by_us(behaviour: Behaviour, lesson: Lesson, examiner: Examiner) -> float:
    folder = examiner.root / "submitted" / "mallory" / lesson.name
    folder.mkdir(parents=True)
    path = folder / f"{lesson.name}.ipynb"
    behaviour.write(lesson, path)
    limits = {"cell_seconds": 1, "wall_seconds": 40} | behaviour.limits
    (examiner.root / "limits.toml").write_text("\n".join(f"{name} = {value}" for name, value in limits.items()))
    points = grade(Job("mallory", lesson.name, path, lesson.path), examiner).points
    shutil.rmtree(folder)
    return points


def _stock_course(place: Path, lesson: Lesson) -> Path:
    """Make a course for stock nbgrader: the lesson is generated, zoe has handed in, and secrets lie about."""
    for name in ("data/numbers.csv", ".course_secret", ".journal.db", "submitted/ada/notes.txt"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("for nobody's eyes")
    (place / "source" / lesson.name).mkdir(parents=True)
    (place / "source" / lesson.name / f"{lesson.name}.ipynb").write_bytes(notebook_bytes(lesson.notebook))
    (place / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "stock"\n')
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", lesson.name, "--log-level=ERROR"]
    subprocess.run(command, cwd=place, env=os.environ | {"PATH": path}, check=True, capture_output=True)
    _hand_in(place, lesson, "zoe").write_bytes(notebook_bytes(reference_notebook(lesson)))
    return place


def _hand_in(course: Path, lesson: Lesson, student: str) -> Path:
    folder = course / "submitted" / student / lesson.name
    folder.mkdir(parents=True)
    return folder / f"{lesson.name}.ipynb"


def _graded_by_stock(course: Path, lesson: Lesson, behaviour: Behaviour | None) -> dict[str, Any]:
    """Let nbgrader grade mallory's hand-in and zoe's in a sandbox that is thrown away; return what `inside` tells."""
    path = _hand_in(course, lesson, "mallory")
    if behaviour:
        behaviour.write(lesson, path)
    else:
        path.write_bytes(notebook_bytes(reference_notebook(lesson)))
    with _thrown_away(course) as command:
        inside = [sys.executable, "-B", "/inside.py", "/template", lesson.name, str(SECONDS)]
        done = subprocess.run([*command, *inside], capture_output=True, text=True, timeout=SECONDS + 120, check=False)
    shutil.rmtree(path.parents[1])
    if not done.stdout.strip():
        raise RuntimeError(f"{behaviour and behaviour.name}: the sandbox told nothing:\n{done.stderr[-3000:]}")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


@contextmanager
def _thrown_away(course: Path) -> Iterator[list[str]]:
    """Yield the command line of a sandbox: no network, no processes of the host's, all it writes is memory and goes.

    Its user is none of the host's, and what it can read is Python, the libraries, `course`, and a made-up account.
    """
    prefixes = dict.fromkeys((sys.prefix, sys.base_prefix))
    readable = [path for path in ("/usr", "/etc/ld.so.cache", "/etc/alternatives") if os.path.exists(path)]
    line = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for folder in ("/bin", "/lib", "/lib64"):
        line += ["--symlink", f"usr{folder}", folder] if os.path.islink(folder) else ["--ro-bind", folder, folder]
    for path in (*readable, *prefixes):
        line += ["--ro-bind", path, path]
    for name in ("course", "data"):
        line += ["--ro-bind", str(PROJECT / name), str(_installed() / name)]
    line += ["--ro-bind", str(Path(__file__).with_name("inside.py")), "/inside.py", "--proc", "/proc", "--dev", "/dev"]
    line += ["--size", str(512 << 20), "--tmpfs", "/tmp", "--chdir", "/tmp"]
    variables = {name: value for name, value in ENVIRONMENT.items() if "MPL" not in name and "IPYTHON" not in name}
    variables |= {"HOME": "/tmp/home", "TMPDIR": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {"PATH": f"{sys.prefix}/bin:/usr/bin:/bin", "SSH_AUTH_SOCK": "/tmp/home/agent", "USER": "instructor"}
    for name, value in variables.items():
        line += ["--setenv", name, value]
    with tempfile.TemporaryDirectory(prefix="nncourse_stock_") as copy:
        own = Path(copy) / "template"
        copy_course(course, own)
        (Path(copy) / "passwd").write_text("instructor:x:1000:1000::/tmp/home:/bin/sh\n")
        line += ["--ro-bind", str(Path(copy) / "passwd"), "/etc/passwd", "--ro-bind", str(own), "/template"]
        yield as_ordinary_user(line, Path(copy))


@cache
def _installed() -> Path:
    """Where a learner's Python finds `course`: as it is installed, not as these tests find it."""
    command = [sys.executable, "-E", "-c", "import course; print(course.__file__)"]
    found = subprocess.run(command, cwd="/", check=True, capture_output=True, text=True).stdout
    return Path(found.strip()).parents[1]


def _as_stock(told: dict[str, Any], usual: set[str]) -> Stock:
    changed = [path for path in told["changed"] if path not in usual and "/autograded/mallory/" not in path]
    left = [path.removeprefix("/tmp/") for path in changed if not path.startswith("/tmp/said")]
    words = [_short(left)] if left else []
    words += [f"{len(told['processes'])} running processes"] if told["processes"] else []
    words += [f"shared memory, queues or semaphores ({len(told['ipc'])})"] if told["ipc"] else []
    points = told["points"]
    return Stock(points["mallory"], points["zoe"], told["seconds"], told["status"], words, told["said"])


def _short(paths: list[str]) -> str:
    more = f" and {len(paths) - 2} more files" if len(paths) > 2 else ""
    return ", ".join(f"`{path}`" for path in paths[:2]) + more
