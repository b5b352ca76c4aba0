"""How a command ends: with a status, and with words where something went wrong that a user can mend."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import Any

import typer
import typer.core

from course.errors import CourseError

_NO_PLACE = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS}


class Stoppable(typer.core.TyperGroup):
    """Commands that may be interrupted; typer's own end without a word then."""

    def invoke(self, ctx: Any) -> Any:
        """Run what was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            print("\nnncourse: stopped. What was done is kept; the same command goes on from here.", file=sys.stderr)
            raise typer.Exit(130) from None


def run(command: Callable[[], object]) -> None:
    """Run a command; what a user can mend is said in words, without a traceback, and ends with status 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of all scripts, on a terminal that knows few
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            command()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except CourseError as error:
        _say(str(error))
        sys.exit(1)
    except OSError as error:
        if error.errno in _NO_PLACE:
            what = error.filename or "what this command prints"
            _say(f"{what} cannot be read or written: {error.strerror}. Mend this, then run the command again.")
        elif error.errno != errno.EPIPE:  # whoever read the answer has enough
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python would try once more at its end, and complain
        sys.exit(1)


def _say(words: str) -> None:
    print(f"nncourse: {words}", file=sys.stderr)
