"""Is this machine fit to grade? Found out by trying; each finding comes with the command that mends it."""

from __future__ import annotations

import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from autograder.sandbox.limits import MIB, Limits, lessons_with_limits, limits_of
from course.errors import CourseError

_OLDEST_PYTHON = (3, 11)
_OLDEST_BUBBLEWRAP = (0, 4)
_DISK_NEEDED = 1 << 30
_INSTALL = "pip install -c constraints.txt -e ."
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str
    """What was found, as a sentence or a version."""
    mend: str = ""
    """The command that mends it, or what to do; empty where nothing is wrong."""
    needed: bool = True
    """Whether grading needs it. What is not needed for grading is for authors and their tests."""


def examine(root: Path) -> list[Finding]:
    """Look at everything that grading needs on this machine. Takes a few seconds.

    root: the course's folder.
    """
    return list(findings(root))


def findings(root: Path) -> Iterator[Finding]:
    """Yield the findings of `examine`, each as soon as it is found."""
    for look in (_python, _packages, _bubblewrap, _libseccomp):
        yield look(root)
    yield from _sandbox(root)
    for look in (_limits, _nbgrader, _mnist, _disk, _browser):
        yield look(root)


def _python(root: Path) -> Finding:
    ok = sys.version_info >= _OLDEST_PYTHON
    oldest = ".".join(map(str, _OLDEST_PYTHON))
    return Finding("Python", ok, platform.python_version(), "" if ok else f"Install Python {oldest} or newer.")


def _packages(root: Path) -> Finding:
    """Compare the installed packages with the versions the course was tested with."""
    try:
        dependencies = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
        lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError, KeyError) as error:
        return Finding("packages", False, f"The pinned versions cannot be read: {error}", "git checkout -- .")
    tested = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    tested = {name.lower(): version.strip() for name, version in tested.items()}
    missing, other = [], []
    for dependency in dependencies:
        name, _, marker = (part.strip() for part in dependency.partition(";"))
        if "linux" in marker and sys.platform != "linux":
            continue
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
            continue
        # A build's local part, as in torch's 2.13.0+cpu, is no other version.
        wanted = tested.get(name.lower())
        if wanted and version.partition("+")[0] != wanted:
            other.append(f"{name} {version} (tested with {wanted})")
    words = []
    if missing:
        words.append(f"missing: {', '.join(missing)}")
    if other:
        words.append(f"another version: {', '.join(other)}")
    return Finding("packages", not words, "; ".join(words) or f"{len(dependencies)}, as tested", _INSTALL * bool(words))


def _bubblewrap(root: Path) -> Finding:
    program = shutil.which("bwrap")
    if program is None:
        return Finding("bubblewrap", False, "not installed", "./system-packages.sh sandbox")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.split()
    version = said[-1] if said else "0"
    ok = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal()) >= _OLDEST_BUBBLEWRAP
    oldest = ".".join(map(str, _OLDEST_BUBBLEWRAP))
    return Finding("bubblewrap", ok, version, "" if ok else f"Install bubblewrap {oldest} or newer.")


def _libseccomp(root: Path) -> Finding:
    from autograder.sandbox.seccomp import filter_program

    try:
        size = len(filter_program()) // 8
    except CourseError as error:
        return Finding("system call filter", False, str(error), "./system-packages.sh sandbox")
    return Finding("system call filter", True, f"{size} instructions")


def _sandbox(root: Path) -> Iterator[Finding]:
    """Start a candidate that tries what it must not be able to."""
    from autograder.sandbox.sandbox import Sandbox

    # Some file that exists out here, and that no candidate has any business with.
    outside = Path("/etc/passwd")
    limits = Limits(memory_bytes=64 * MIB, wall_seconds=20)
    try:
        with (
            Sandbox(root, preload=(), serve="autograder.sandbox.trial:serve") as sandbox,
            sandbox.start(limits) as candidate,
        ):
            candidate.wire.settimeout(limits.wall_seconds)
            candidate.wire.sendall(json.dumps({"forbidden file": str(outside)}).encode() + b"\n")
            answer = candidate.wire.makefile("rb").readline()
    except (CourseError, OSError) as error:
        text, _, mend = str(error).partition("\n")
        yield Finding("sandbox", False, text, mend or text)
        return
    if not answer:
        yield Finding("sandbox", False, "A candidate ended before it answered.", "Try again; then report it as a bug.")
        return
    yield Finding("sandbox", True, "built, and a candidate started in it")
    for wall, stands in json.loads(answer).items():
        detail = "tried from inside: it does" if stands else "tried from inside: it does NOT"
        mend = "" if stands else "Do not grade on this machine; report this as a bug, with the kernel's version."
        yield Finding(f"sandbox {wall}", stands, detail, mend)


def _limits(root: Path) -> Finding:
    lessons = {path.stem for path in (root / "source").glob("*.py")}
    try:
        words = f"{_in_words(limits_of('', root))} a hand-in"
        own = lessons_with_limits(root)
        words += "".join(f"; {lesson}: {_in_words(limits_of(lesson, root))}" for lesson in sorted(own & lessons))
    except CourseError as error:
        return Finding("limits", False, str(error), "Edit that file.")
    if strays := sorted(own - lessons):
        return Finding("limits", False, f"There is no lesson {strays[0]!r} for its limits.", "Edit limits.toml.")
    return Finding("limits", True, words)


def _in_words(limits: Limits) -> str:
    cpu, wall, cell = limits.cpu_seconds, limits.wall_seconds, limits.cell_seconds
    words = f"{cpu:g} CPU s, {wall:g} s, {cell:g} s a cell, {_size(limits.memory_bytes)}, {limits.threads} threads, "
    words += f"{limits.open_files} open files, {limits.scratch_files} files of {_size(limits.file_bytes)} and "
    return words + f"{_size(limits.scratch_bytes)} together, {limits.output_bytes:,} bytes of output"


def _size(count: int) -> str:
    return f"{count / MIB:g} MiB"


def _nbgrader(root: Path) -> Finding:
    from traitlets.config import PyFileConfigLoader

    from autograder.records.course_config import course_folders

    try:
        course_folders(root.resolve())
    except CourseError as error:
        text, _, mend = str(error).partition(". ")
        return Finding("nbgrader", False, text, mend or text)
    try:
        settings = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
        steps = list(settings.Autograde.autograde_preprocessors)
        for step in steps:
            module, _, name = step.rpartition(".")
            getattr(importlib.import_module(module), name)
    except (Exception, SystemExit) as error:
        return Finding("nbgrader", False, f"{root / 'nbgrader_config.py'}: {error!r}", "nncourse build")
    return Finding("nbgrader", True, f"{metadata.version('nbgrader')}, {len(steps)} autograding steps")


def _mnist(root: Path) -> Finding:
    from course.data import mnist

    try:
        digits = mnist()
    except CourseError as error:
        return Finding("MNIST", False, str(error), "git checkout -- data/mnist")
    return Finding("MNIST", True, f"{len(digits.train_images)} + {len(digits.test_images)} pictures, as published")


def _disk(root: Path) -> Finding:
    free = shutil.disk_usage(root).free
    ok = free >= _DISK_NEEDED and os.access(root, os.W_OK)
    detail = f"{free / 1e9:.1f} GB free" + ("" if os.access(root, os.W_OK) else f", but {root} cannot be written to")
    return Finding("disk", ok, detail, "" if ok else "Free a gigabyte, and see to it that the folder is yours.")


def _browser(root: Path) -> Finding:
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    mend = "" if found else "./system-packages.sh browser"
    return Finding("Chromium", found is not None, found or "not installed", mend, needed=False)
