"""A block of checks shown for its looks: a failure is displayed, and the notebook goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from course.check.display import show
from course.check.grading import recording


@contextmanager
def specimen() -> Iterator[None]:
    """Show the blocks of checks inside as a test cell would, without stopping "Run All Cells" where they fail.

    For cells that show learners what a check looks like; they belong to no exercise and earn nothing. Such a cell
    carries the tag `play`: where hand-ins are graded, the messages of mistakes cannot be read.
    """
    with recording(seed=0) as record:
        yield
    for cell in record.cells:
        show(cell)
