"""What a student's cell shows, collected as nbformat outputs and kept to a size."""

from __future__ import annotations

import base64
import io
import sys
from typing import Any

_PICTURES = 16
"""How many times more bytes pictures and tables may take than text."""
_PATIENCE = 10
"""How many times its allowance a hand-in may print before the printing cell is stopped."""


class TooMuchOutput(Exception):  # noqa: N818 -- told to the student as an event
    """Raised in the student's code when it goes on printing what nobody will read."""


class _Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of the student's code."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name
        self.buffer = _Bytes(self)

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self._name, text)
        return len(text)


class _Bytes(io.RawIOBase):
    def __init__(self, stream: _Stream) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._stream.write(bytes(data).decode("utf-8", "replace"))
        return len(data)


class Outputs:
    """The outputs of the cell that runs. A hand-in has one allowance of bytes for all its cells."""

    def __init__(self, allowance: int) -> None:
        self.allowance = allowance
        self.text_left, self.rich_left = allowance, _PICTURES * allowance
        self.cut = 0
        """Bytes that the cell wrote beyond the allowance."""
        self.items: list[dict[str, Any]] = []
        self._texts: list[str] = []
        self._clear_next = False

    def capture(self, shell: Any) -> None:
        """Collect from now on what the shell and its cells write and display."""
        sys.stdout, sys.stderr = _Stream(self, "stdout"), _Stream(self, "stderr")
        shell.display_pub.outputs = shell.displayhook.outputs = shell.outputs = self

    def begin(self) -> None:
        """A cell begins."""
        self.items, self._texts, self.cut, self._clear_next = [], [], 0, False

    def end(self) -> list[dict[str, Any]]:
        """A cell has ended: return its outputs."""
        self._finish_text()
        return self.items

    def stream(self, name: str, text: str) -> None:
        """Take text that was written to "stdout" or "stderr"."""
        self._clear_if_due()
        size = len(text)
        if size > self.text_left:
            self.cut += size - self.text_left
            text = text[: self.text_left]
            if self.cut > _PATIENCE * self.allowance:
                raise TooMuchOutput("This cell printed so much that it was stopped.")
        self.text_left -= len(text)
        last = self.items[-1] if self.items else None
        if not (last and last["output_type"] == "stream" and last["name"] == name):
            self._finish_text()
            self.items.append({"output_type": "stream", "name": name, "text": ""})
        # Joined at the end: adding to a growing string for each of a million lines would be quadratic.
        if text:
            self._texts.append(text)

    def rich(self, kind: str, data: dict[str, Any], metadata: dict[str, Any], **more: Any) -> None:
        """Take a picture, a table, or whatever else is displayed."""
        self._clear_if_due()
        self._finish_text()
        bundle = {
            mime: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for mime, value in data.items()
        }
        size = sum(len(value) if isinstance(value, str) else 200 for value in bundle.values())
        if size > self.rich_left:
            self.cut += size
            return
        self.rich_left -= size
        self.items.append({"output_type": kind, "data": bundle, "metadata": metadata or {}, **more})

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """Take an exception that ended a cell."""
        self._finish_text()
        lines = [line[:20_000] for line in traceback[:200]]
        self.items.append({"output_type": "error", "ename": name[:200], "evalue": value[:4000], "traceback": lines})

    def clear(self, wait: bool) -> None:
        """Forget what the cell has shown so far; with `wait`, when it shows the next thing."""
        self._clear_next = wait
        if not wait:
            self.items, self._texts = [], []

    def _clear_if_due(self) -> None:
        if self._clear_next:
            self.clear(wait=False)

    def _finish_text(self) -> None:
        if self._texts:
            self.items[-1]["text"] += "".join(self._texts)
            self._texts = []
