"""Limits: read from files, and kept by the kernel when a candidate really goes beyond them."""

from __future__ import annotations

import signal
import textwrap
from dataclasses import fields

import pytest

from autograder.sandbox.limits import MIB, Limits, lessons_with_limits, limits_of
from autograder.sandbox.process import Reason
from course.errors import CourseError


def test_a_lesson_without_tables_has_the_defaults(tmp_path):
    assert limits_of("03_delta_rule", tmp_path) == Limits()


def test_a_lessons_table_wins_over_everyones_and_limits_toml_over_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[tool.nncourse.limits]\ncpu_seconds = 60\nthreads = 8\n[tool.nncourse.limits."14_mnist"]\ncpu_seconds = 300\n'
    )
    assert limits_of("03_delta_rule", tmp_path) == Limits(cpu_seconds=60, threads=8)
    assert limits_of("14_mnist", tmp_path) == Limits(cpu_seconds=300, threads=8)
    (tmp_path / "limits.toml").write_text('["14_mnist"]\ncpu_seconds = 400\n')
    assert limits_of("14_mnist", tmp_path) == Limits(cpu_seconds=400, threads=8)
    assert limits_of("03_delta_rule", tmp_path).cpu_seconds == 60


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("memroy_bytes = 1", "limits.toml: there is no limit 'memroy_bytes'. The limits are"),
        ('["14_mnist"]\ncpu_seconds = -1', "table '14_mnist': The limit cpu_seconds must be a number above 0"),
        ("threads = 1.5", "The limit threads must be a whole number above 0, not 1.5"),
        ('cell_seconds = "long"', "must be a number above 0, not 'long'"),
        ("threads = true", "must be a whole number"),
        ("cpu_seconds = nan", "must be a number above 0, not nan"),
        ("cpu_seconds = inf", "must be a number above 0, not inf"),
        ("cpu_seconds = 1e300", "The limit cpu_seconds must be at most 604_800, not 1e+300"),
        ("cell_seconds = 604801", "The limit cell_seconds must be at most 604_800"),
        ("memory_bytes = 9300000000000000000", "limits.toml: The limit memory_bytes must be at most"),
        ("threads = 9300000000000000000", "The limit threads must be at most 1_000_000"),
        ('"14_mnist" = 5', "there is no limit '14_mnist'"),
        ("cpu_seconds = ", "cannot be read as TOML"),
    ],
)
def test_a_wrong_limit_is_an_error_that_names_file_and_limit(tmp_path, text, message):
    (tmp_path / "limits.toml").write_text(text)
    with pytest.raises(CourseError) as error:
        limits_of("14_mnist", tmp_path)
    assert message in str(error.value)


def test_a_limits_section_that_is_no_table_is_an_error(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.nncourse]\nlimits = 5\n")
    with pytest.raises(CourseError, match="limits must be a table"):
        limits_of("14_mnist", tmp_path)


def test_names_with_a_table_are_found_in_both_files(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.nncourse.limits."03_delta"]\nthreads = 2\n')
    (tmp_path / "limits.toml").write_text('cpu_seconds = 9\n["14_mnist"]\nthreads = 2\n')
    assert lessons_with_limits(tmp_path) == {"03_delta", "14_mnist"}


# Tried from inside.


def test_memory_beyond_the_limit_is_a_memory_error_and_the_candidate_lives_on(sandbox, ask, refused):
    with sandbox.start(Limits(memory_bytes=200 * MIB)) as candidate:
        assert ask(candidate, "import numpy as np; value = float(np.ones(20_000_000).sum())") == 2e7  # 160 MB
        with pytest.raises(refused, match="MemoryError"):
            ask(candidate, "import numpy as np; np.ones(40_000_000)")
        with pytest.raises(refused, match="MemoryError"):
            ask(candidate, "x = []\nwhile True: x.append(bytes(1_000_000))")
        assert ask(candidate, "value = 'alive'") == "alive"


def test_a_candidate_starts_under_the_largest_limits(sandbox, ask):
    week, bytes_, count = 7 * 24 * 3600, 1 << 40, 1_000_000
    most = {"seconds": week, "bytes": bytes_, "threads": count, "files": count}
    with sandbox.start(
        Limits(**{field.name: most[field.name.rpartition("_")[2]] for field in fields(Limits)})
    ) as candidate:
        candidate.wire.settimeout(3 * week)
        assert ask(candidate, "value = 'alive'") == "alive"


def test_shared_mappings_count_as_memory(sandbox, ask, refused):
    with sandbox.start(Limits(memory_bytes=200 * MIB)) as candidate, pytest.raises(refused, match="OSError"):
        ask(candidate, "import mmap; mmap.mmap(-1, 300 << 20)")


def test_limits_cannot_be_raised_again(candidate, ask, refused):
    code = "import resource; resource.setrlimit(resource.RLIMIT_{}, (2**40, 2**40))"
    for name in ("AS", "DATA", "CPU", "NPROC", "NOFILE", "FSIZE", "CORE", "STACK"):
        with pytest.raises(refused, match=r"ValueError: not allowed to raise|PermissionError"):
            ask(candidate, code.format(name))


@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "import signal\nfor n in (1, 2, 15, signal.SIGXCPU): signal.signal(n, signal.SIG_IGN)\nwhile True: pass",
        "'x'.rjust(10**7).count('  ' * 10**6 + 'y'); sum(range(10**12))",
        "import threading\nfor _ in range(3): threading.Thread(target=sum, args=[range(10**12)]).start()",
    ],
    ids=["loop", "ignoring signals", "inside C", "in threads"],
)
def test_cpu_seconds_end_a_candidate(sandbox, ask, code):
    with sandbox.start(Limits(cpu_seconds=1)) as candidate:
        with pytest.raises(EOFError):
            ask(candidate, code)
        ended = candidate.wait(30)
    assert (ended.reason, ended.signal) == (Reason.OUT_OF_CPU, signal.SIGKILL)
    assert 0.75 < ended.cpu_seconds < 2


def test_threads_are_counted(sandbox, ask):
    code = """
        import threading
        gate, value = threading.Event(), 1
        try:
            while value < 100:
                threading.Thread(target=gate.wait, daemon=True).start()
                value += 1
        except RuntimeError:
            pass
        gate.set()
    """
    with sandbox.start(Limits(threads=5)) as candidate, sandbox.start(Limits(threads=5)) as neighbour:
        assert ask(candidate, textwrap.dedent(code)) == 5
        assert ask(neighbour, textwrap.dedent(code)) == 5


def test_open_files_are_counted(sandbox, ask, refused):
    with sandbox.start(Limits(open_files=20)) as candidate, pytest.raises(refused, match="Too many open files"):
        ask(candidate, "files = [open('/dev/null') for _ in range(20)]")


def test_scratch_folder_holds_so_many_bytes(sandbox, ask):
    code = """
        value = 0
        try:
            while value < 100:
                with open(f"{value}", "wb", buffering=0) as file:
                    for _ in range(16):
                        file.write(bytes(1 << 16))
                value += 1
        except OSError as error:
            assert error.errno == 28, error
    """
    with sandbox.start(Limits(scratch_bytes=5 * MIB)) as candidate:
        assert ask(candidate, textwrap.dedent(code)) in (4, 5)


def test_scratch_folder_holds_so_many_files(sandbox, ask):
    code = """
        import os
        value = 0
        try:
            while value < 1000:
                os.mkdir(str(value)) if value % 2 else open(str(value), "w").close()
                value += 1
        except OSError as error:
            assert error.errno == 28, error
    """
    with sandbox.start(Limits(scratch_files=50)) as candidate:
        assert 40 < ask(candidate, textwrap.dedent(code)) <= 50


def test_a_file_has_a_size(sandbox, ask, refused):
    with sandbox.start(Limits(file_bytes=MIB)) as candidate, pytest.raises(refused, match="File too large"):
        ask(candidate, "open('a', 'wb').write(bytes(2 << 20))")
