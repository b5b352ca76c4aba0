"""A training run that stopped between two epochs, on disk: it goes on from there to the very same numbers."""

from __future__ import annotations

import json
import os
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np


@dataclass
class Checkpoint:
    """The file of one run. `key` says of which: a file with another key is as good as none."""

    path: Path
    key: str
    every: float = 30.0
    """Seconds: `save` does nothing sooner after the last time."""
    _saved: float = field(default_factory=time.monotonic)

    def save(self, arrays: Sequence[np.ndarray], rng: np.random.Generator, epoch: int, seconds: float) -> None:
        """Keep weights and velocities, the generator's state, the epochs done and the seconds they took."""
        if time.monotonic() - self._saved < self.every:
            return
        about = {"key": self.key, "rng": rng.bit_generator.state, "epoch": epoch, "seconds": seconds}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_suffix(f".{os.getpid()}")
        with unfinished.open("wb") as file:
            np.savez(file, *arrays, about=np.array(json.dumps(about)))
        unfinished.replace(self.path)
        self._saved = time.monotonic()

    def load(self, arrays: Sequence[np.ndarray], rng: np.random.Generator) -> tuple[int, float]:
        """Put what was kept into these arrays and this generator; return the epochs done and their seconds.

        Returns: (0, 0.0), and nothing is changed, where there is no file of this key or it cannot be read.
        """
        try:
            with self.path.open("rb") as file, np.load(file) as kept:
                about = json.loads(str(kept["about"]))
                found = [kept[f"arr_{number}"] for number in range(len(arrays))]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return 0, 0.0
        if about["key"] != self.key:
            return 0, 0.0
        for array, value in zip(arrays, found, strict=True):
            array[...] = value
        rng.bit_generator.state = about["rng"]
        return int(about["epoch"]), float(about["seconds"])
