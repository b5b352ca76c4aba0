"""Where commands are found that nbgrader calls by their bare names."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_own_commands() -> None:
    """Put this Python's folder of commands on PATH, unless it is there.

    A new gradebook makes nbgrader run `alembic`, which only an activated environment finds; and the
    attempt leaves a database behind that nobody stamped with its version.
    """
    own = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if own not in folders:
        os.environ["PATH"] = os.pathsep.join([own, *folders])
