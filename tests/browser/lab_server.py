"""A real JupyterLab, started as a learner starts it: by `nncourse lab`, in a course folder of its own."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
_SETTINGS = {
    # News would be fetched from the network; the question whether to fetch them covers the page.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
_SERVER = {
    "ServerApp": {"open_browser": False, "ip": "127.0.0.1", "port": 0, "allow_root": True},
    "LabApp": {"expose_app_in_browser": True},
}


class LabServer:
    """JupyterLab on a folder with fresh copies of the released lessons.

    Its home, configuration and run-time files are in `place`, so that nothing of this account's is read or changed.
    """

    def __init__(self, place: Path) -> None:
        self.course = place / "course"
        self.work = self.course / "work"
        self.token = secrets.token_hex(16)
        self.log = place / "jupyterlab.log"
        self._runtime = place / "runtime"
        self._open = build_opener(ProxyHandler({})).open
        self.course.mkdir(parents=True)
        shutil.copy(ROOT / "nbgrader_config.py", self.course)
        shutil.copytree(ROOT / "release", self.course / "release")
        _write(place / "config" / "jupyter_server_config.json", _SERVER)
        _write(place / "config" / "labconfig" / "default_setting_overrides.json", _SETTINGS)
        environment = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ} | {
            "HOME": str(place),
            "TMPDIR": str(place),
            "JUPYTER_CONFIG_DIR": str(place / "config"),
            "JUPYTER_DATA_DIR": str(place / "data"),
            "JUPYTER_RUNTIME_DIR": str(self._runtime),
            "JUPYTER_TOKEN": self.token,
            "IPYTHONDIR": str(place / "ipython"),
            "MPLCONFIGDIR": str(place / "matplotlib"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),  # this checkout's `course`, wherever the environment has it from
        }
        # Once, in time: else the first picture of the first lesson would build it, and say so on stderr.
        fonts = subprocess.Popen([sys.executable, "-c", "import matplotlib.font_manager"], env=environment)
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "autograder.main", "lab"],
                cwd=self.course,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self.address = self._wait()
            assert fonts.wait(START_SECONDS) == 0
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> str:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            assert self._process.poll() is None, f"JupyterLab ended:\n{self.log.read_text()}"
            for path in self._runtime.glob("jpserver-*.json"):
                try:
                    address = str(json.loads(path.read_text())["url"])
                    self._open(f"{address}api?token={self.token}", timeout=10).close()
                except (ValueError, URLError, TimeoutError):
                    continue
                return address
            time.sleep(0.1)
        raise AssertionError(f"JupyterLab did not start:\n{self.log.read_text()}")

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask the server itself, by its own interface; return the answer, or None where it has no text."""
        request = Request(
            self.address + path,
            None if body is None else json.dumps(body).encode(),
            {"Authorization": f"token {self.token}", "Content-Type": "application/json"},
            method=method,
        )
        with self._open(request, timeout=60) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def end_kernels(self) -> None:
        """End all kernels, so that each notebook begins with a new one, and has the processors for itself."""
        for session in self.ask("GET", "api/sessions"):
            try:
                self.ask("DELETE", f"api/sessions/{session['id']}")
            except HTTPError as error:
                if error.code != 404:
                    raise

    def stop(self) -> None:
        """End the server and its kernels."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1))
