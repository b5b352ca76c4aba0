"""What was trained: one result a row and seed, kept where `nncourse reproduce` goes on from, and in `docs/`."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from importlib import metadata
from pathlib import Path

from autograder.reproductions.checkpoint import Checkpoint
from autograder.reproductions.framework import Framework
from autograder.reproductions.row import Row
from autograder.reproductions.training import Trained
from course.errors import DataError

PUBLISHED = Path("docs") / "reproductions.json"
"""The results that the page is made of, from the course's folder."""
FOLDER = Path("build") / "reproductions"
"""The journal: a file for each row and seed."""


@dataclass(frozen=True)
class Result:
    """What became of one row with one seed."""

    row: str
    seed: int
    error: float
    """Percent of the 10,000 test pictures, after the last epoch."""
    loss: float
    """The mean training loss of the last epoch."""
    epochs: int
    seconds: float
    """CPU seconds, one thread."""
    python: str
    numpy: str
    day: str
    settings: str
    """The row's digest; another one, and the result is another row's."""
    framework: str
    """The framework's digest."""


def result_of(row: Row, seed: int, framework: Framework, trained: Trained) -> Result:
    """Return the result, with what it was measured with and when."""
    return Result(
        row=row.name,
        seed=seed,
        error=round(trained.error, 4),
        loss=round(trained.loss, 6),
        epochs=trained.epochs,
        seconds=round(trained.seconds, 1),
        python=platform.python_version(),
        numpy=metadata.version("numpy"),
        day=date.today().isoformat(),
        settings=row.digest,
        framework=framework.digest,
    )


class Journal:
    """The results of this machine, so that what is finished is not run again."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def find(self, row: Row, seed: int, framework: Framework) -> Result | None:
        """Return the result of a row and seed as they are now; None if there is none. A torn file is none."""
        try:
            result = Result(**json.loads(self._path(row.name, seed).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return result if (result.settings, result.framework) == (row.digest, framework.digest) else None

    def put(self, result: Result) -> None:
        """Keep a result, and drop its run's checkpoint; stopped at any moment, one of the two is there."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(result.row, result.seed)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_text(json.dumps(asdict(result)), encoding="utf-8")
        unfinished.replace(path)
        path.with_suffix(".npz").unlink(missing_ok=True)

    def checkpoint(self, row: Row, seed: int, framework: Framework) -> Checkpoint:
        """Return where a run of this row and seed goes on from if it is stopped."""
        return Checkpoint(self._path(row.name, seed).with_suffix(".npz"), f"{row.digest} {seed} {framework.digest}")

    def _path(self, row: str, seed: int) -> Path:
        return self._folder / f"{row}_{seed}.json"


def read_published(root: Path) -> list[Result]:
    """Return the results in `docs/reproductions.json`, none if it is not there. Raises: DataError if it is damaged."""
    path = root / PUBLISHED
    try:
        return [Result(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise DataError(
            f"{path}: cannot be read ({error}). Fetch it again with `git checkout -- {PUBLISHED}`."
        ) from None


def publish(root: Path, new: Iterable[Result], rows: Iterable[Row]) -> list[Result]:
    """Write `docs/reproductions.json`: what is there and still belongs to a row, and what is new in its place.

    Returns: the results, by row and seed.
    """
    order = {row.name: (number, row.digest) for number, row in enumerate(rows)}
    kept = {(each.row, each.seed): each for each in [*read_published(root), *new]}
    results = [each for each in kept.values() if each.settings == order.get(each.row, (0, ""))[1]]
    results.sort(key=lambda each: (order[each.row][0], each.seed))
    lines = ",\n".join(json.dumps(asdict(each)) for each in results)
    (root / PUBLISHED).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return results
