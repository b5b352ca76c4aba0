"""When a hand-in arrived: the time in `timestamp.txt` beside it."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from pathlib import Path

from autograder.records.record_files import is_plain_file

logger = logging.getLogger(__name__)
NAME = "timestamp.txt"


def arrival(folder: Path) -> datetime | None:
    """Return when the hand-in in this folder arrived, in UTC and without a zone, as nbgrader keeps it.

    None where nobody noted it, and, with a warning, where what was noted is no time.
    """
    path = folder / NAME
    if not is_plain_file(path):
        return None
    try:
        return read_time(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OverflowError, OSError) as error:
        logger.warning(
            "%s: no time can be read from it (%s); it counts as in time. Write it as 2026-01-03 10:00:00 UTC, or "
            "with an offset, as 2026-01-03 10:00:00 +02:00.",
            path,
            error,
        )
        return None


def read_time(text: str) -> datetime:
    """Read an ISO 8601 time, "UTC", "Z" or an offset after it or nothing, which is UTC; return it in UTC.

    Not by nbgrader's `parse_utc` (0.9.6): it takes "10" for the tenth of this month, and a time with
    "+02:00" after a blank for one in UTC. Raises: ValueError, OverflowError.

    >>> read_time("2026-01-03 10:00:00 +02:00")
    datetime.datetime(2026, 1, 3, 8, 0)
    """
    text = re.sub(r"\s*(?:UTC|Z)$", "+00:00", text.strip())
    text = re.sub(r"\s+(?=[+-]\d\d(?::?\d\d)?$)", "", text)
    time = datetime.fromisoformat(text)
    return time if time.tzinfo is None else time.astimezone(UTC).replace(tzinfo=None)


def written(time: datetime) -> str:
    """Return a time, UTC, as nbgrader's own commands read it.

    >>> written(datetime(2026, 1, 3, 8, 0))
    '2026-01-03 08:00:00 UTC'
    """
    return f"{time.isoformat(' ')} UTC"
