"""What holds for all tests: examples of hypothesis repeat, and what shares a costly fixture stays together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The same on every run: a red test is red again.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, those of a lesson apart from other lessons': `--dist loadgroup`."""
    for item in items:
        parameters = (
            item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()
        )
        lesson = next((value.stem for value in parameters if isinstance(value, Path)), "")
        item.add_marker(pytest.mark.xdist_group(f"{item.path.stem} {lesson}".strip()))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Stop where `--dist loadgroup` does not see the groups: every process would make the costly fixtures anew."""
    if getattr(session.config.option, "loadgroup", False) and not all("@" in item.nodeid for item in session.items):
        raise pytest.UsageError(
            "pytest-xdist does not group this pytest's tests: see constraints.txt for a pair that fits."
        )
