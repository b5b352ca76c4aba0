"""Debian's Chromium, driven by Playwright, with nothing outside this machine in reach."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # Chromium's own sandbox does not start as root; only our own pages are opened
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # in a container, /dev/shm may hold 64 MB only
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
PATIENCE = 120_000
"""Milliseconds that a condition may take: on a busy machine everything takes long."""


def executable() -> str:
    """Return the path of the browser. Raises: AssertionError, saying what to install, where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, f"No browser: none of {', '.join(NAMES)} is on the PATH. Run `./system-packages.sh browser`."
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; on leaving, end it. While it runs, this thread has a running event loop (Playwright's)."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watch:
    """What a page did besides being looked at."""

    outside: list[str] = field(default_factory=list)
    """Addresses it asked for that are not on this machine."""
    loaded: list[str] = field(default_factory=list)
    """Every address it asked for that is not data in the page itself."""
    console: list[str] = field(default_factory=list)
    """Errors and warnings on its console, and uncaught exceptions, each with where it came from."""

    def request(self, address: str) -> None:
        """Note a request."""
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob", "about"):
            self.loaded.append(address)
            if parts.scheme != "file" and parts.hostname != "127.0.0.1":
                self.outside.append(address)

    def message(self, message: ConsoleMessage) -> None:
        """Note a message that is more than information."""
        if message.type in ("error", "warning", "assert"):
            self.console.append(f"{message.type}: {message.text} [{message.location.get('url', '')}]")


@contextmanager
def window(browser: Browser, width: int = 1280, height: int = 900, **options: Any) -> Iterator[BrowserContext]:
    """Open a window whose pages share nothing but their cache."""
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block", **options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def watched_page(context: BrowserContext) -> Iterator[tuple[Page, Watch]]:
    """Open an empty page, and watch it."""
    watch = Watch()
    page = context.new_page()
    page.on("request", lambda request: watch.request(request.url))
    page.on("websocket", lambda socket: watch.request(socket.url))
    page.on("console", watch.message)
    page.on("pageerror", lambda error: watch.console.append(f"uncaught: {error}"))
    try:
        yield page, watch
    finally:
        page.close()
