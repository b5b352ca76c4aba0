"""A command as an ordinary user runs it, also where the tests themselves are run by root.

python -m tests.ordinary_user [ARGUMENTS OF PYTEST]      all hand-ins of the corpus, or those named
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

UID = 64000
"""A user that no system has: nothing belongs to it but what it is given."""
PROJECT = Path(__file__).resolve().parents[1]


def as_ordinary_user(command: Sequence[str], own: Path) -> list[str]:
    """Return the command line that runs `command` without any right of root's; without root, `command` itself.

    The project and its Python may be read, also where they lie in a folder that is closed to others, as root's home
    is. own: a folder that becomes the user's, with all that is in it.
    """
    if os.geteuid() != 0:
        return list(command)
    for path in (own, *own.rglob("*")):
        os.chown(path, UID, UID, follow_symlinks=False)
    needed = [PROJECT, Path(sys.prefix), Path(sys.base_prefix)]
    line = ["bwrap", "--dev-bind", "/", "/", "--die-with-parent", "--cap-add", "ALL", "--perms", "0755"]
    closed = {first for path in (*needed, own) if (first := _first_closed(path))}
    for folder in sorted(closed):
        line += ["--tmpfs", str(folder)]
        line += _opened(folder, needed, "--ro-bind") + _opened(folder, [own], "--bind")
        line += ["--perms", "0755"] if folder != max(closed) else []
    line = line if closed else line[:-2]
    return [*line, "setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups", *command]


def _first_closed(path: Path) -> Path | None:
    """The outermost folder on the way to `path` through which others may not go."""
    return next((folder for folder in reversed(path.parents) if not folder.stat().st_mode & stat.S_IXOTH), None)


def _opened(folder: Path, paths: Iterable[Path], how: str) -> list[str]:
    line: list[str] = []
    for path in paths:
        if folder in path.parents:
            for parent in reversed(path.parents):
                line += ["--dir", str(parent)] if folder in parent.parents else []
            line += [how, str(path), str(path)]
    return line


def run_corpus(own: Path, arguments: Sequence[str], quietly: bool = True) -> subprocess.CompletedProcess[str]:
    """Grade the corpus, or what pytest's arguments name of it, as an ordinary user. own: an empty folder for it."""
    (own / "tmp").mkdir()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG") or "_NUM_THREADS" in name}
    variables = kept | {"HOME": str(own), "TMPDIR": str(own / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    line = as_ordinary_user([*command, *arguments], own)
    return subprocess.run(
        line,
        cwd=PROJECT,
        env=variables | {"PYTHONPATH": str(PROJECT)},
        capture_output=quietly,
        text=True,
        timeout=3600,
        check=False,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        whole = ["tests/test_hand_ins.py", "tests/autograder/sandbox"]
        sys.exit(run_corpus(Path(folder), sys.argv[1:] or whole, quietly=False).returncode)
