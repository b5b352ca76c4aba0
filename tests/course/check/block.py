"""Running one block of checks in tests as a grader would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from course.check import Checks
from course.check.grading import CellResult, CheckResult, recording


def graded(body: Callable[[Checks], Any], seed: int = 1, **options: Any) -> CellResult:
    """Return what a block finds whose body is this function."""
    with recording(seed) as record, Checks("a block", **options) as check:
        body(check)
    (cell,) = record.cells
    return cell


def only(body: Callable[[Checks], Any], **options: Any) -> CheckResult:
    """Return the block's one result."""
    (result,) = graded(body, **options).results
    return result
