"""nbgrader's gradebook, opened once for many hand-ins, waited for where it is locked."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from nbgrader.api import Gradebook, InvalidEntry
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from autograder.records.search_path import find_own_commands
from course.errors import GradebookError

_T = TypeVar("_T")


class _OneTransaction(Session):
    """A session whose commits wait: nbgrader commits after every cell, which took 36 disk writes a hand-in."""

    def commit(self) -> None:
        self.flush()

    def really_commit(self) -> None:
        super().commit()


def open_book(url: str, course: str = "default_course") -> Gradebook:
    """Open a gradebook, or make it. Raises: SQLAlchemyError; GradebookError where no address can be right.

    url: SQLAlchemy's, as nbgrader's `db_url`.
    """
    find_own_commands()
    try:
        return Gradebook(url, course)
    except (ArgumentError, ImportError) as error:  # no address at all; a database whose driver is not installed
        raise GradebookError(
            f"{url}: no gradebook can be opened at this address ({_first_line(error)}). Correct the line "
            "c.CourseDirectory.db_url in nbgrader_config.py, or take it away; or install what it names."
        ) from error


def keep(book: Gradebook) -> None:
    """Write all that was done in a `PatientGradebook.run` so far, in one step."""
    book.db().really_commit()


class PatientGradebook:
    """One gradebook, opened when it is first needed. patience: seconds to wait while somebody else has it locked."""

    def __init__(self, url: str, course: str, patience: float) -> None:
        self.url, self.course, self.patience = url, course, patience
        self._book: Gradebook | None = None

    def close(self) -> None:
        """Let go of the gradebook; what was not kept is forgotten."""
        if self._book is not None:
            self._book.close()
            self._book = None

    def run(self, work: Callable[[Gradebook], _T], write: bool = False) -> _T:
        """Do some work with the gradebook and return what it returns; nothing is kept that it does not `keep`.

        Raises: GradebookError where the gradebook cannot be used, or stays locked for too long.
        """
        end, wait = time.monotonic() + self.patience, 0.05
        while True:
            try:
                return work(self._open(write))
            except InvalidEntry as error:
                self.close()
                raise GradebookError(f"{self.url}: {error}. {_OTHERWISE[write]}") from error
            except SQLAlchemyError as error:
                self.close()
                if not _is_busy(error) or time.monotonic() >= end:
                    raise GradebookError(_advice(self.url, error, write)) from error
            except BaseException:
                # Whatever was flushed must not be kept by the next hand-in's commit.
                self.close()
                raise
            time.sleep(min(wait * random.uniform(0.5, 1), max(0.0, end - time.monotonic())))
            wait = min(2 * wait, 2.0)

    def _open(self, write: bool) -> Gradebook:
        if self._book is None:
            book = open_book(self.url, self.course)
            if self.url.startswith("sqlite"):
                event.listen(book.engine, "connect", lambda link, _: link.execute("PRAGMA busy_timeout = 1000"))
                book.engine.dispose()
            book.db.remove()
            book.db = scoped_session(sessionmaker(class_=_OneTransaction, bind=book.engine))
            self._book = book
        if write and self.url.startswith("sqlite"):
            # Asks for the right to write at once: nbgrader's own calls would hide later that they wait.
            self._book.db().connection().exec_driver_sql("BEGIN IMMEDIATE")
        return self._book


def _is_busy(error: SQLAlchemyError) -> bool:
    said = str(error.orig).lower() if isinstance(error, DBAPIError) else ""
    return any(word in said for word in ("locked", "busy", "deadlock", "could not serialize"))


_RESTORE = (
    "Put a backup in its place; or move it away, and `nncourse grade` fills a new one, "
    "without what was graded by hand in the old one."
)
_OTHERWISE = {True: "Nothing of this hand-in was stored.", False: f"If the file is damaged: {_RESTORE}"}
"""What is said of a fault without advice of its own, by whether something was to be written."""
_ADVICE = {
    "locked": "Another program holds it. Close other graders, or wait for them, then run the command again.",
    "readonly": "It may not be written. Give yourself the right to write the file and its folder.",
    "unable to open": "It cannot be opened. Does its folder exist, and may you write there?",
    "full": "The disk is full. Free some space, then run the command again.",
    "not a database": "The file is no gradebook. Move it away; a new one is made by `nncourse release`.",
    "malformed": f"The file is damaged. {_RESTORE}",
    "no such column": "It was made by an older nbgrader. Copy it, then run `nbgrader db upgrade`.",
    "no such table": "It was made by an older nbgrader. Copy it, then run `nbgrader db upgrade`.",
}


def _advice(url: str, error: SQLAlchemyError, write: bool) -> str:
    said = str(error.orig) if isinstance(error, DBAPIError) else _first_line(error)
    hint = next((hint for word, hint in _ADVICE.items() if word in said), _OTHERWISE[write])
    return f"{url}: {said}. {hint}"


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]
