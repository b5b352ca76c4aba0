"""Folder names that a person, or another system, takes for one: a student may have handed in under both."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def names_alike(names: Iterable[str]) -> list[str]:
    """Return a sentence for each set of names that differ by case, by blanks or dots at an end, or by Unicode form.

    >>> names_alike(["ada", "Ada", "bob"])
    ["'Ada', 'ada': is this one student? The names hardly differ; each is graded and exported by itself."]
    """
    found: dict[str, set[str]] = {}
    for name in names:
        found.setdefault(_folded(name), set()).add(name)
    return [
        f"{', '.join(map(_shown, sorted(alike)))}: is this one student? The names hardly differ; "
        "each is graded and exported by itself."
        for _, alike in sorted(found.items())
        if len(alike) > 1
    ]


def _folded(name: str) -> str:
    # Twice: what casefold makes may have another composed form.
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return folded.strip().rstrip(" .").strip()


def _shown(name: str) -> str:
    # Letters that are composed otherwise look the same, so they are told apart by their numbers.
    return repr(name) if unicodedata.is_normalized("NFC", name) else ascii(name)
