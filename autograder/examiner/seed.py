"""The seed of a hand-in's hidden tests: known to the course, to nobody else, and the same at every grading."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from course.errors import CourseError

SECRET = ".course_secret"


def seed_for(root: Path, student: str, lesson: str, attempt: str) -> int:
    """Return a seed below 2**32 for one hand-in.

    It depends on the course's secret, the student, the lesson and the attempt (the hand-in's digest), so
    that a table of remembered answers is worthless, and grading again gives the same grade.
    Raises: CourseError if the secret can neither be read nor made.
    """
    parts = "\0".join((student, lesson, attempt)).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(parts, key=_secret(root), digest_size=4).digest(), "big")


def _secret(root: Path) -> bytes:
    path = root / SECRET
    try:
        if not path.exists():
            # Written beside and linked, so that two graders that start together agree on one.
            draft = path.with_name(f"{SECRET}.{os.getpid()}.{secrets.token_hex(4)}")
            with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return bytes.fromhex(path.read_text())[:64]
    except (OSError, ValueError) as error:
        raise CourseError(
            f"{path}: the course's secret, from which hidden tests are drawn, cannot be used ({error}). "
            "If it is damaged, delete it; the next grading makes a new one."
        ) from None
