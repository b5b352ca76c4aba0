"""Fuzz, guided by coverage: python -m tests.fuzz [TARGET] [SECONDS]; `make fuzz` takes all targets in turn.

What is new goes to `build/fuzz/`; an input that breaks a promise goes to `tests/fuzz/corpus/`, to stay.
Exit status 0: nothing was found.
"""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which then ends."""
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["autograder", "nh3", "msgpack"]):
        from tests.fuzz.targets import HERE, TARGETS
    found, new = HERE / "corpus" / name, ROOT / "build" / "fuzz" / name
    new.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={found}/found-", "-max_len=4096", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *options, str(new), str(found)], TARGETS[name])
    atheris.Fuzz()


def main() -> None:
    """Fuzz the target that is named, or each in a process of its own."""
    words = [word for word in sys.argv[1:] if not word.isdigit()]
    seconds = next((int(word) for word in sys.argv[1:] if word.isdigit()), SECONDS)
    if words:
        fuzz(words[0], seconds)
        return
    line = [sys.executable, "-m", "tests.fuzz"]
    bad = [n for n in ("wire", "notebook", "outputs") if subprocess.run([*line, n, str(seconds)], cwd=ROOT).returncode]
    sys.exit(f"These broke a promise; the input is in tests/fuzz/corpus: {', '.join(bad)}" if bad else 0)


if __name__ == "__main__":
    main()
