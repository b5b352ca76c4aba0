"""The journal of grading: which hand-ins have been graded, with what outcome, and whether the class's records have it.

It is what makes `nncourse grade` resumable: an outcome is written here before anything else happens with
it, in one transaction, under a key made of everything it depends on. Killed at any moment and started
again, nothing is lost and nothing is graded twice.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from autograder.outcome import Outcome
from course.errors import GradebookError

logger = logging.getLogger(__name__)
NAME = ".journal.db"
_TABLE = """
CREATE TABLE IF NOT EXISTS outcomes (
    key TEXT PRIMARY KEY,
    student TEXT NOT NULL,
    lesson TEXT NOT NULL,
    outcome TEXT NOT NULL,
    recorded INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
)
"""


def key_of(student: str, hand_in: str, lesson: str, environment: str, unsafe: bool) -> str:
    """Return the key of a grading: the same key, the same grade.

    hand_in, lesson, environment: digests of the hand-in's bytes, the lesson's bytes, the environment.
    """
    parts = "\0".join((student, hand_in, lesson, environment, str(unsafe)))
    return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()


class Journal:
    """The journal of one course."""

    def __init__(self, root: Path) -> None:
        """Open it, or make it. Raises: GradebookError, naming the file, if that cannot be done."""
        self.path = root / NAME
        try:
            self._database = sqlite3.connect(self.path, timeout=60)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=FULL")  # an outcome that was told of must be there after a crash
            self._database.execute(_TABLE)
            self._database.commit()
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()

    def find(self, key: str) -> tuple[Outcome, bool] | None:
        """Return the outcome under a key, and whether the class's records have it; None if there is none.

        An entry that is damaged is none, with a warning: who asks grades anew, and puts a whole one in its place.
        """
        query = "SELECT student, lesson, outcome, recorded FROM outcomes WHERE key = ?"
        try:
            row = self._database.execute(query, (key,)).fetchone()
        except sqlite3.Error as error:
            raise self._failed(error) from None
        if row is None:
            return None
        try:
            return self._read(*row[:3]), bool(row[3])
        except GradebookError as error:
            logger.warning("%s", error)
            return None

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome, durably."""
        values = (key, outcome.student, outcome.lesson, json.dumps(outcome.as_data()))
        self._write("INSERT OR REPLACE INTO outcomes (key, student, lesson, outcome) VALUES (?, ?, ?, ?)", values)

    def mark_recorded(self, key: str) -> None:
        """Note that gradebook and feedback have the outcome under a key, in place of any other of that student's."""
        whose = "(student, lesson) = (SELECT student, lesson FROM outcomes WHERE key = ?)"
        self._write(f"UPDATE outcomes SET recorded = (key = ?) WHERE {whose}", (key, key))

    def latest(self) -> list[Outcome]:
        """Return the newest outcome of each student and lesson, by lesson, then student.

        Raises: GradebookError, naming student and lesson, for an entry that is damaged.
        """
        columns = "student, lesson, outcome"
        query = f"SELECT {columns} FROM outcomes GROUP BY lesson, student HAVING MAX(rowid) ORDER BY lesson, student"
        try:
            rows = self._database.execute(query).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from None
        return [self._read(*row) for row in rows]

    def _read(self, student: str, lesson: str, outcome: str) -> Outcome:
        try:
            return Outcome.from_data(json.loads(outcome))
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise GradebookError(
                f"{self.path}: the entry of {student!r} in {lesson} is damaged ({type(error).__name__}: {error}). "
                f"`nncourse grade {lesson}` grades the hand-in anew and mends it; "
                "if there is none any more, move the file away and grade again."
            ) from None

    def _write(self, statement: str, values: tuple[str, ...]) -> None:
        try:
            with self._database:
                self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def _failed(self, error: sqlite3.Error) -> GradebookError:
        return GradebookError(
            f"{self.path}: the journal of grading cannot be used ({error}). Is the disk full, or the file another "
            "user's? Grades that were stored are safe; if the file is damaged, move it away and grade again."
        )
