from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chromium import chromium, window
from tests.browser.lab_server import LabServer

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    server = LabServer(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


# Not longer than a module: while Playwright is at work, asyncio takes this thread for one that runs a loop.
@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with chromium() as browser, window(browser) as opened:
        yield opened
