"""A progress bar for loops that take long; loops that do not take long show nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

PATIENCE = 0.5
"""Seconds before a bar appears."""


class Bar:
    """How far a loop has come, in words and as a bar."""

    def __init__(self, done: int, count: int, seconds: float) -> None:
        self.done, self.count, self.seconds = done, count, seconds

    def __repr__(self) -> str:
        full = round(20 * self.done / self.count)
        left = self.seconds / self.done * (self.count - self.done)
        end = f"{left:.0f} s to go" if left else f"{self.seconds:.1f} s"
        return f"[{'█' * full}{'·' * (20 - full)}] {self.done} of {self.count}, {end}"

    def _repr_html_(self) -> str:
        words = repr(self).partition("] ")[2]
        return f'<progress value="{self.done}" max="{self.count}" style="width:16em"></progress> {words}'


def progress(count: int) -> Iterator[int]:
    """Yield 0, 1, …, count − 1, as `range(count)` does, and show a bar once that takes longer than half a second."""
    started, shown = time.monotonic(), None
    for number in range(count):
        yield number
        passed = time.monotonic() - started
        if shown is not None or (passed > PATIENCE and number + 1 < count):
            shown = _show(Bar(number + 1, count, passed), shown)


def _show(bar: Bar, shown: Any) -> Any:
    try:
        from IPython.display import display
    except ImportError:
        return None
    if shown is not None:
        shown.update(bar)
        return shown
    return display(bar, display_id=True)
