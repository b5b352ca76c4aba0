"""What a grade depends on besides the hand-in and the lesson: the interpreter, the libraries, our own code."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path

import autograder
import course

_LIBRARIES = ("ipython", "matplotlib", "msgpack", "numpy", "scikit-learn", "torch")


@cache
def environment_digest() -> str:
    """Return a SHA-256 that changes when a hand-in might be graded otherwise than before."""
    # Mutants are graded, and grade nothing; reproductions are about networks, not about hand-ins.
    aside = {"mutants", "reproductions"}
    return _digest(lambda part: not aside & set(part.parts))


@cache
def judges_digest() -> str:
    """Return a SHA-256 that changes when the tests of a lesson might judge an answer otherwise than before.

    Unlike a hand-in's grade, a judgement has nothing to do with pictures and pages, nor with the words in which a
    mistake is told, nor with the list of commands; data sets have tests of their own.
    """
    aside = {"mutants", "pages", "commands", "records", "reproductions", "main.py", "environment.py"}
    aside |= {"bank", "data", "graph", "plots", "widgets"}
    return _digest(lambda part: not aside & set(part.parts))


def _digest(matters: Callable[[Path], bool]) -> str:
    digest = hashlib.sha256(platform.python_version().encode())
    for name in _LIBRARIES:
        try:
            digest.update(f"{name} {metadata.version(name)}\n".encode())
        except metadata.PackageNotFoundError:
            digest.update(f"{name} -\n".encode())
    for package in (autograder, course):
        folder = Path(str(package.__file__)).parent
        for path in sorted(folder.rglob("*")):
            part = path.relative_to(folder)
            if path.suffix in (".py", ".toml") and matters(part):
                digest.update(str(part).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
