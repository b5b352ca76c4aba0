"""Inside a sandbox that is thrown away: let stock nbgrader grade a course, and tell what came of it.

Run as `python inside.py TEMPLATE LESSON SECONDS`: copies the course in TEMPLATE, grades the copy, and prints one line
of JSON. It runs nothing of this project and sees nothing of it but what lessons import.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

COURSE = Path("/tmp/course")
_PER_PROCESS = {
    resource.RLIMIT_AS: 6 << 30,
    resource.RLIMIT_CPU: 120,
    resource.RLIMIT_FSIZE: 100 << 20,
    resource.RLIMIT_NPROC: 200,
    resource.RLIMIT_CORE: 0,
}


def main(template: str, lesson: str, seconds: float) -> None:
    """Grade, look around, tell."""
    copy_course(template, COURSE)
    os.mkdir(os.environ["HOME"])
    for limit, most in _PER_PROCESS.items():
        resource.setrlimit(limit, (most, most))
    before = _files()
    started = time.monotonic()
    command = [sys.executable, "-m", "nbgrader", "autograde", lesson]
    with (Path("/tmp") / "said").open("wb") as said:
        grading = subprocess.Popen(command, cwd=COURSE, stdout=said, stderr=said, start_new_session=True)
        try:
            status = grading.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
            grading.kill()
    taken = time.monotonic() - started
    alive = _processes_after(5.0 if status is not None else 0.0)
    after = _files()
    print(
        json.dumps(
            {
                "status": status,
                "seconds": taken,
                "changed": sorted(path for path, what in after.items() if before.get(path) != what)
                + sorted(f"{path} (gone)" for path in set(before) - set(after)),
                "processes": alive if status is not None else [],
                "ipc": _ipc(),
                "points": {student: _points(lesson, student) for student in ("mallory", "zoe")},
                "said": Path("/tmp/said").read_text(errors="replace")[-3000:],
            }
        )
    )


def copy_course(source: str | Path, target: str | Path) -> None:
    """Copy a course as it is: links as links, pipes as pipes."""

    def copy(one: str, other: str) -> None:
        if stat.S_ISFIFO(os.lstat(one).st_mode):
            os.mkfifo(other)
        else:
            shutil.copy2(one, other)

    shutil.copytree(source, target, symlinks=True, copy_function=copy)


def _files() -> dict[str, str]:
    """Every file in reach of writing, with a digest; names that are random are made alike."""
    found = {}
    for folder, _, names in os.walk("/tmp"):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) or not os.path.isfile(path):
                what = f"no file {os.path.islink(path) and os.readlink(path)}"
            else:
                with open(path, "rb") as file:
                    what = hashlib.file_digest(file, "sha256").hexdigest()
            found[re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/tmp/tmp)\w{8}", "*", path)] = what
    return found


def _processes_after(patience: float) -> list[str]:
    """Names of the processes that are still there when nbgrader has ended, and had time to."""
    end = time.monotonic() + patience
    while True:
        found = []
        for entry in os.listdir("/proc"):
            if entry.isdecimal() and int(entry) not in (1, os.getpid()):
                try:
                    if Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                        found.append(Path(f"/proc/{entry}/cmdline").read_bytes().replace(b"\0", b" ")[:80].decode())
                except OSError:
                    continue
        if not found or time.monotonic() > end:
            return found
        time.sleep(0.1)


def _ipc() -> list[str]:
    """What is left in shared memory, message queues and semaphores."""
    lines = [f"{kind} {line.split()[0]}" for kind in ("shm", "sem", "msg") for line in _table(kind)]
    return lines + [f"/dev/shm/{name}" for name in os.listdir("/dev/shm")]


def _table(kind: str) -> list[str]:
    return Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]


def _points(lesson: str, student: str) -> float | None:
    """The student's points in the gradebook; None where there is no grade."""
    from nbgrader.api import Gradebook

    try:
        with Gradebook(f"sqlite:///{COURSE}/gradebook.db") as book:
            submission = book.find_submission(lesson, student)
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            if not grades or all(grade.auto_score is None and not grade.extra_credit for grade in grades):
                return None
            return float(submission.score)
    except Exception:  # no such submission, or no gradebook any more
        return None


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
