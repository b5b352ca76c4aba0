"""How much a hand-in may use: seconds, bytes, threads, files. Defaults, a lesson's own, and how they are set."""

from __future__ import annotations

import math
import resource
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from course.errors import CourseError

MIB = 1024 * 1024
OUT_OF_MEMORY = 86
"""The exit status of a candidate that has no memory left to say so."""
_MOST = {"seconds": 7 * 24 * 3600, "bytes": 1 << 40, "": 1_000_000}
"""The largest limit by what it counts, the last word of its name. The kernel takes no numbers much above: a candidate
would end before its walls stand, and hand-ins would go ungraded."""


@dataclass(frozen=True)
class Limits:
    """What one hand-in may use. The sandbox enforces each limit but `cell_seconds` and `output_bytes`."""

    cpu_seconds: float = 120.0
    """CPU seconds of the whole hand-in, over all its threads; rounded up to whole seconds by the kernel."""
    wall_seconds: float = 240.0
    """Seconds on the clock, from the candidate's start to its end."""
    cell_seconds: float = 10.0
    """CPU seconds for one cell or one call from a test; then it is interrupted. On the clock, three times as long."""
    memory_bytes: int = 1024 * MIB
    """Memory beyond what the interpreter and the preloaded libraries hold already. Who changes what those
    hold gets a copy of it: at worst, a hand-in takes this and as much as the template does."""
    threads: int = 32
    """Threads at one time, the first included. There is never a second process."""
    open_files: int = 256
    """Descriptors open at one time."""
    scratch_bytes: int = 64 * MIB
    """Size of the scratch folder. It lies in memory, beside `memory_bytes`."""
    scratch_files: int = 1000
    """Files and folders in the scratch folder."""
    file_bytes: int = 64 * MIB
    """Size of one file."""
    output_bytes: int = 1_000_000
    """Output of all cells together; kept by the candidate and by the examiner."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            whole = isinstance(field.default, int)
            is_number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
            if not is_number or not 0 < value < math.inf:
                kind = "a whole number" if whole else "a number"
                raise CourseError(f"The limit {field.name} must be {kind} above 0, not {value!r}.")
            if value > (most := _MOST.get(field.name.rpartition("_")[2], _MOST[""])):
                raise CourseError(f"The limit {field.name} must be at most {most:_}, not {value!r}.")

    def changed(self, table: Mapping[str, Any], where: str = "limits") -> Limits:
        """Return these limits with those of `table` in their place.

        where: the file and table they come from, for the message.
        Raises: CourseError if a name is unknown or a value is not a number above 0.
        """
        known = {field.name for field in fields(self)}
        if unknown := sorted(set(table) - known):
            raise CourseError(f"{where}: there is no limit {unknown[0]!r}. The limits are {', '.join(sorted(known))}.")
        try:
            return replace(self, **table)
        except CourseError as error:
            raise CourseError(f"{where}: {error}") from None

    def as_data(self) -> dict[str, float]:
        """Return the limits as plain data, by name."""
        return asdict(self)


def limits_of(lesson: str, root: Path) -> Limits:
    """Return the limits of a lesson: the defaults, then pyproject.toml's, then limits.toml's.

    In pyproject.toml, numbers in `[tool.nncourse.limits]` hold for all lessons and those in
    `[tool.nncourse.limits."14_mnist"]` for that lesson. In limits.toml, which wins and which a class may
    keep for itself, the same tables stand at the top: `cpu_seconds = 60`, `["14_mnist"]`.

    Raises: CourseError if a file cannot be read as TOML, or a limit in it is unknown, not above 0, or above all reason.
    """
    limits = Limits()
    for name, tables in _tables(root):
        everyone = {key: value for key, value in tables.items() if not isinstance(value, dict)}
        limits = limits.changed(everyone, name)
        limits = limits.changed(tables.get(lesson, {}), f"{name}, table {lesson!r}")
    return limits


def lessons_with_limits(root: Path) -> set[str]:
    """Return the names that have a table of limits, whether or not there are lessons of that name."""
    return {key for _, tables in _tables(root) for key, value in tables.items() if isinstance(value, dict)}


def _tables(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files' names, and the limits in them."""
    for name, keys in (("pyproject.toml", ("tool", "nncourse", "limits")), ("limits.toml", ())):
        try:
            data: Any = tomllib.loads((root / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            raise CourseError(f"{root / name} cannot be read as TOML: {error}. Mend it or take it away.") from None
        for key in keys:
            data = data.get(key, {})
            if not isinstance(data, dict):
                raise CourseError(f"{root / name}: {key} must be a table, not {data!r}.")
        yield name, data


def mapped_bytes() -> tuple[int, int]:
    """Return the bytes of addresses this process has mapped, and of those what is private data and stack."""
    pages = [int(number) for number in Path("/proc/self/statm").read_text().split()]
    return pages[0] * resource.getpagesize(), pages[5] * resource.getpagesize()


def impose(limits: Limits, mapped: tuple[int, int] | None, *, alone: bool) -> None:
    """Hold this process to the limits; there is no way back for it.

    mapped: what `mapped_bytes` gave. Memory is counted from there, so that preloaded libraries cost a
    hand-in nothing. None on macOS, where these limits mean nothing.
    alone: this process has a user namespace of its own. Otherwise the kernel counts the threads of all the
    user's processes, and they are not limited.
    """
    _at_most(resource.RLIMIT_CPU, math.ceil(limits.cpu_seconds))
    _at_most(resource.RLIMIT_NOFILE, limits.open_files)
    _at_most(resource.RLIMIT_FSIZE, limits.file_bytes)
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_STACK, 8 * MIB)
    if alone:
        _at_most(resource.RLIMIT_NPROC, limits.threads + 1)  # and the keeper
    if mapped is None:
        return
    _at_most(resource.RLIMIT_MEMLOCK, 0)
    _at_most(resource.RLIMIT_MSGQUEUE, 0)
    _at_most(resource.RLIMIT_RTPRIO, 0)
    _at_most(resource.RLIMIT_SIGPENDING, 256)
    # Both are needed: shared anonymous mappings are not data, and addresses that were reserved before
    # and are made writable later become data without becoming more addresses.
    addresses, data = mapped
    _at_most(resource.RLIMIT_AS, addresses + limits.memory_bytes)
    _at_most(resource.RLIMIT_DATA, data + limits.memory_bytes)


def _at_most(which: int, most: int) -> None:
    hard = resource.getrlimit(which)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (most, most))
