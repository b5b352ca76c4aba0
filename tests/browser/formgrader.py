"""nbgrader's formgrader, as an instructor opens it: a Jupyter server in the course's folder."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from nbgrader.api import Gradebook

from tests.browser.lab_server import ROOT, START_SECONDS


@contextmanager
def formgrader(course: Path, place: Path) -> Iterator[str]:
    """Serve a course; yield an address with PATH where a page's path belongs. place: an empty folder for its files."""
    token = secrets.token_hex(16)
    variables = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    variables |= {f"JUPYTER_{name}_DIR": str(place / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    variables |= {"HOME": str(place), "JUPYTER_TOKEN": token, "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(place)}
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    log = place / "server.log"
    with log.open("wb") as said:
        server = subprocess.Popen(command, cwd=course, env=variables, stdout=said, stderr=said, start_new_session=True)
    try:
        address = _wait(server, place / "runtime", log)
        yield f"{address}formgrader/PATH?token={token}"
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    ask = build_opener(ProxyHandler({})).open
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, f"The server ended:\n{log.read_text()}"
        for path in runtime.glob("jpserver-*.json"):
            try:
                about = json.loads(path.read_text())
                ask(f"{about['url']}api?token={about['token']}", timeout=10).close()
            except (ValueError, URLError, TimeoutError):
                continue
            return str(about["url"])
        time.sleep(0.1)
    raise AssertionError(f"The server did not start:\n{log.read_text()}")


def submission(course: Path, lesson: str, student: str) -> str:
    """Return the formgrader's path of a hand-in's page."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return f"submissions/{book.find_submission_notebook(lesson, lesson, student).id}/"
