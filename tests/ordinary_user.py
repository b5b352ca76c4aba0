"""A command as an ordinary user runs it, also where the tests themselves are run by root."""

from __future__ import annotations

import os
import stat
import sys
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
