"""Files of a class's records: written whole or not at all, under names that cannot lead elsewhere."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from course.errors import GradebookError


def safe_name(name: str) -> str:
    """Return a student's or a lesson's name if it can be one folder's name.

    Raises: GradebookError for an empty name, a name with a separator or control character, "." and "..".
    """
    if not name or name in (".", "..") or any(c in "/\\" or ord(c) < 32 or c == "\x7f" for c in name):
        raise GradebookError(f"{name!r} cannot be the name of a student or a lesson. Rename the folder it came from.")
    return name


class Pending:
    """A file that is on the disk already, under another name, and takes its place when `keep` is called.

    A context manager: what was not kept at its end is gone. Raises: GradebookError naming the file
    where the disk is full or the folder may not be written.
    """

    def __init__(self, path: Path, data: bytes, mode: int = 0o644) -> None:
        self.path, self._name = path, ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, self._name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(self._name, mode)
        except OSError as error:
            self.drop()
            raise GradebookError(f"{path} could not be written: {_advice(error)}") from error

    def keep(self) -> None:
        """Put the file in its place: readers see the old one or the new one, never half of one."""
        try:
            os.replace(self._name, self.path)
        except OSError as error:
            raise GradebookError(f"{self.path} could not be written: {_advice(error)}") from error

    def drop(self) -> None:
        """Take the file away, unless it was kept."""
        with suppress(FileNotFoundError):
            os.unlink(self._name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.drop()


def write_record(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file in one step. Raises: GradebookError, see `Pending`."""
    with Pending(path, data, mode) as file:
        file.keep()


def is_plain_file(path: Path, longest: int = 10_000) -> bool:
    """Return whether there is a file of at most `longest` bytes that is no link: a hand-in's folder is a stranger's."""
    return not path.is_symlink() and path.is_file() and path.stat().st_size <= longest


def copy_record(source: Path, path: Path, mode: int = 0o644) -> bool:
    """Copy a small file, or take the copy away where there is none (any more); return whether there is one."""
    if not is_plain_file(source):
        path.unlink(missing_ok=True)
        return False
    write_record(path, source.read_bytes(), mode)
    return True


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full. Free some space, then run the command again; nothing was half-written."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "you may not write there. Give yourself the right to, then run the command again."
    return f"{error.strerror}. Mend this, then run the command again."
