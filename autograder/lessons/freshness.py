"""Whether `build/source/` still is what the lessons' texts and the builder make of it.

nbgrader loads its configuration several times a command, and the formgrader at every request, so the
question must cost little: it is answered by hashing files, without jupytext or nbgrader.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

_MAKERS = (
    "builder",
    "cell",
    "examination",
    "exercise",
    "inspection",
    "leaks",
    "lesson",
    "notebook",
    "percent",
    "pictures",
    "regions",
    "scope",
)
_PARTS = ("jupytext", "nbformat")


def stamp_path(root: Path) -> Path:
    """Return where the last build's stamp is: beside `build/source/`, where nbgrader does not look."""
    return root / "build" / "source.json"


def stamp(root: Path) -> dict[str, object]:
    """Return hashes of everything a build depends on, and of every file it made."""
    making = hashlib.sha256()
    for part in _PARTS:
        making.update(f"{part} {version(part)}\n".encode())
    here = Path(__file__).parent
    for path in [*(here / f"{name}.py" for name in _MAKERS), *sorted((root / "source").glob("*.py"))]:
        if path.is_file():
            making.update(f"{path.name} {_hash(path)}\n".encode())
    made = sorted((root / "build" / "source").rglob("*"))
    return {
        "from": making.hexdigest(),
        "made": {str(path.relative_to(root)): _hash(path) for path in made if path.is_file()},
    }


def is_fresh(root: Path) -> bool:
    """Return whether nothing has changed since the last build."""
    try:
        return bool(json.loads(stamp_path(root).read_text()) == stamp(root))
    except (OSError, ValueError):
        return False


def ensure_built(root: Path) -> None:
    """Build `build/source/` if it is not there or not fresh. Raises: LessonError."""
    if not is_fresh(root):
        # Only here: these take a second to import.
        from autograder.lessons.builder import build

        build(root)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
