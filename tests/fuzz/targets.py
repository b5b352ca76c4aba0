"""What is fuzzed: each target takes any bytes, and raises if a promise is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbconvert.filters import markdown2html
from nbformat.v4 import new_code_cell, new_notebook

from autograder import wire
from autograder.hand_ins.hand_in import understand
from autograder.hand_ins.notebook_file import parse
from autograder.hand_ins.sanitise import clean_markdown, clean_outputs
from autograder.lessons.lesson import Lesson, read_source
from course.errors import HandInError
from tests.autograder.live_html import live

HERE = Path(__file__).resolve().parent
SMALL_LESSON = HERE.parent / "autograder" / "03_small.lesson"
# What nbconvert puts in by itself: names for headings, a link to each, classes for code.
_NBCONVERTS_OWN = re.compile(
    r'(?<=<h\d) id="[^"<>]*"|<a class="anchor-link" href="#[^"<>]*">&#182;</a>| class="[^"<>]*"'
)
_PLAIN = (type(None), bool, int, float, complex, str, bytes, slice, range, np.ndarray, np.generic, np.random.Generator)


def _is_plain(value: Any) -> bool:
    if isinstance(value, list | tuple | set):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, [*value, *value.values()]))
    return isinstance(value, (*_PLAIN, wire.Reference, wire.Callback)) or type(value).__name__ == "Tensor"


def fuzz_wire(data: bytes) -> None:
    """A frame is a message of plain data, or refused as a WireError."""
    length = int.from_bytes(data[:2], "big") % (len(data) + 1)
    structure, blobs = data[2 : 2 + length], data[2 + length :]
    try:
        message = wire.decode(structure, blobs, lambda what: what)
    except wire.WireError:
        return
    assert _is_plain(message), "something else than plain data was built"


@cache
def _lesson() -> Lesson:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder, "03_small.py")
        path.write_text(SMALL_LESSON.read_text(encoding="utf-8"), encoding="utf-8")
        return read_source(path)


def fuzz_notebook(data: bytes) -> None:
    """A file is a hand-in with all the lesson's own cells in it, or refused as a HandInError."""
    try:
        hand_in = understand(parse(data), _lesson())
    except HandInError:
        return
    own = {cell.id: cell.source for cell in hand_in.cells}
    for cell in _lesson().cells:
        if cell.metadata is not None and cell.metadata.get("locked"):
            assert own[cell.id] == cell.source, f"the locked cell {cell.id} is not the lesson's own"
    json.dumps(hand_in.notebook(), ensure_ascii=False).encode("utf-8")


def fuzz_outputs(data: bytes) -> None:
    """What a stranger's code shows becomes valid outputs in which nothing can act."""
    text = data.decode("utf-8", "surrogateescape")
    bundle = {"text/html": text, "text/markdown": text, "text/latex": text, text[:20]: text, "image/png": text}
    outputs = [
        {"output_type": "display_data", "data": bundle, "metadata": {text[:9]: text}},
        {"output_type": "stream", "name": text[:6], "text": text},
        {"output_type": "error", "ename": text, "evalue": text, "traceback": [text]},
    ]
    cleaned = clean_outputs(outputs)
    notebook = new_notebook(cells=[new_code_cell("", outputs=cleaned)])
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode("utf-8")
    for output in cleaned:
        assert live(output.get("data", {}).get("text/html", "")) == []
    page = markdown2html(clean_markdown(text))
    assert live(_NBCONVERTS_OWN.sub("", page)) == []


TARGETS: dict[str, Callable[[bytes], None]] = {
    "wire": fuzz_wire,
    "notebook": fuzz_notebook,
    "outputs": fuzz_outputs,
}


def corpus(name: str) -> list[Path]:
    """Return the kept inputs of a target: seeds, and every input that once broke a promise."""
    return sorted((HERE / "corpus" / name).iterdir())
