"""From inside a candidate, everything that must not succeed is really tried."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest

from autograder.sandbox import bubblewrap
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import Reason
from autograder.sandbox.sandbox import Sandbox
from course.errors import SandboxError

PROJECT = Path(__file__).resolve().parents[3]
PROBE = Path(__file__).parents[1].joinpath("probe")


# What a candidate is: an interpreter with the libraries, a scratch folder, and the wire.


def test_candidate_answers_over_the_wire(candidate, ask):
    assert ask(candidate, "import numpy as np; value = int(np.arange(5).sum())") == 10


def test_candidate_reads_the_bundled_data(candidate, ask, course_root):
    assert ask(candidate, f"value = open({str(course_root / 'data/points.csv')!r}).read()") == "this is data/points.csv"


def test_candidate_imports_the_course(candidate, ask):
    assert ask(candidate, "import course.errors; value = course.errors.DataError.__name__") == "DataError"


def test_candidate_works_in_its_scratch_folder(candidate, ask):
    code = "import os; open('a.txt', 'w').write('mine'); value = [os.getcwd(), os.listdir(), open('a.txt').read()]"
    assert ask(candidate, code) == ["/scratch/work", ["a.txt"], "mine"]


def test_candidate_makes_temporary_files(candidate, ask):
    code = "import tempfile\nwith tempfile.NamedTemporaryFile() as file: value = file.name"
    assert ask(candidate, code).startswith("/scratch/")


def test_prepare_is_called_once_in_the_template(sandbox, ask):
    with sandbox.start() as one, sandbox.start() as other:
        assert ask(one, "import builtins; value = builtins.prepared")
        assert ask(other, "import builtins; value = builtins.prepared")


def test_forbidden_modules_cannot_be_imported_though_they_are_preloaded(sandbox, ask, refused):
    with sandbox.start(forbid=["matplotlib", "torch"]) as candidate:
        with pytest.raises(refused, match=r"ImportError.*without matplotlib and torch"):
            ask(candidate, "import matplotlib.pyplot")
        assert ask(candidate, "import numpy; value = True")


def test_missing_modules_of_the_preload_are_named(course_root):
    with Sandbox(course_root, preload=["no_such_module"], serve="probe:serve", modules=[PROBE]) as sandbox:
        assert "no_such_module" in sandbox.missing[0]


# Files.


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/etc/shadow",
        "/root/.bashrc",
        "/home",
        "/var",
        "/sys",
        "/run",
        "/usr/bin/env",
        "/bin/sh",
        "/dev/shm",
    ],
)
def test_candidate_sees_no_file_of_the_host(candidate, ask, path):
    assert ask(candidate, f"import os; value = os.path.exists({path!r})") is False


@pytest.mark.parametrize(
    "name", ["source", "build", "release", "submitted", "tests", ".git", "gradebook.db", ".course_secret"]
)
def test_candidate_sees_no_lesson_hand_in_or_grade(candidate, ask, course_root, name):
    assert (course_root / name).exists()
    assert ask(candidate, f"import os; value = os.path.exists({str(course_root / name)!r})") is False


def test_candidate_sees_only_course_and_data_of_the_project(ask):
    with Sandbox(PROJECT, preload=(), serve="probe:serve", modules=[PROBE]) as sandbox, sandbox.start() as candidate:
        seen = set(ask(candidate, f"import os; value = os.listdir({str(PROJECT)!r})"))
        inside_tests = ask(candidate, f"import os; value = os.listdir({str(PROJECT / 'tests' / 'autograder')!r})")
    # `tests` is there because this test's probe lies in it
    assert seen <= {"course", "data", "autograder", ".venv", "tests"}
    assert inside_tests == ["probe"]


def test_the_grader_itself_is_covered(candidate, ask):
    assert ask(candidate, f"import os; value = os.listdir({str(bubblewrap.PACKAGE)!r})") == []


def test_candidate_writes_nowhere_but_in_its_scratch_folder(candidate, ask, course_root):
    code = """
        import os
        value = []
        for folder, folders, files in os.walk("/"):
            if folder.startswith("/scratch"):
                continue
            try:
                os.close(os.open(os.path.join(folder, "mark"), os.O_CREAT | os.O_WRONLY))
                value.append(folder)
            except OSError:
                pass
            for name in files[:20]:
                path = os.path.join(folder, name)
                try:
                    os.close(os.open(path, os.O_WRONLY))
                    value.append(path)
                except OSError:
                    pass
    """
    assert sorted(ask(candidate, textwrap.dedent(code))) == ["/dev/null", "/dev/random", "/dev/urandom", "/dev/zero"]


def test_candidate_cannot_change_owners_or_make_devices(candidate, ask, refused):
    for code in ("os.chown('.', 0, 0)", "os.mknod('d', 0o20600, os.makedev(1, 1))", "os.chroot('.')", "os.setuid(0)"):
        with pytest.raises(refused, match="PermissionError"):
            ask(candidate, f"import os; {code}")


def test_a_later_candidate_sees_nothing_of_an_earlier_one(sandbox, ask):
    with sandbox.start() as first:
        ask(first, "open('/scratch/left', 'w').write('x'); import math; math.pi = 3")
    with sandbox.start() as second:
        assert ask(second, "import os, math; value = [os.path.exists('/scratch/left'), math.pi > 3.1]") == [False, True]


def test_candidates_at_the_same_time_see_nothing_of_each_other(sandbox, ask):
    with sandbox.start() as first, sandbox.start() as second:
        ask(first, "open('/scratch/left', 'w').write('x')")
        assert ask(second, "import os; value = os.path.exists('/scratch/left')") is False


# Processes.


def test_candidate_sees_no_process_but_itself(candidate, ask):
    code = "import os; value = [os.listdir('/proc'), os.getpid(), os.getppid(), os.getuid()]"
    assert ask(candidate, code) == [[], 1, 0, 1000]


def test_candidate_has_no_descriptor_but_the_wire(candidate, ask):
    code = """
        import os
        value = []
        for number in range(1024):
            try:
                os.fstat(number)
                value.append(number)
            except OSError:
                pass
    """
    assert ask(candidate, textwrap.dedent(code)) == [0, 1, 2, 3]


def test_candidate_has_no_variable_of_the_hosts_environment(sandbox, ask, monkeypatch):
    with sandbox.start() as candidate:
        variables = ask(candidate, "import os; value = dict(os.environ)")
    assert set(variables) <= set(bubblewrap.ENVIRONMENT)
    assert variables["OMP_NUM_THREADS"] == "1"


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.fork()",
        "import os; os.posix_spawn('/proc/self/exe', ['x'], {})",
        "import os, sys; os.execv(sys.executable, ['python'])",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
        "import multiprocessing; multiprocessing.get_context('fork').Process(target=print).start()",
    ],
)
def test_candidate_starts_no_process(candidate, ask, refused, code):
    with pytest.raises(refused, match="PermissionError"):
        ask(candidate, code)


def test_signals_to_everybody_reach_nobody_else(sandbox, ask, refused):
    with sandbox.start() as neighbour, sandbox.start() as candidate:
        with pytest.raises(refused, match="ProcessLookupError"):
            ask(candidate, "import os, signal; os.kill(-1, signal.SIGKILL)")
        with pytest.raises(EOFError):
            ask(candidate, "import os, signal; os.kill(0, signal.SIGKILL); os._exit(3)")
        assert candidate.wait(60).reason is Reason.CRASHED
        assert ask(neighbour, "value = 'alive'") == "alive"


def test_candidate_has_no_capability_and_cannot_gain_one(candidate, ask):
    code = """
        import ctypes
        libc = ctypes.CDLL(None)
        capabilities = (ctypes.c_uint32 * 6)()
        assert libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), capabilities) == 0
        bounding = [n for n in range(41) if libc.prctl(23, n, 0, 0, 0) == 1]
        value = [list(capabilities), bounding, libc.prctl(39, 0, 0, 0, 0), libc.prctl(21, 0, 0, 0, 0)]
    """
    no_new_privileges, under_a_filter = 1, 2
    assert ask(candidate, textwrap.dedent(code)) == [[0] * 6, [], no_new_privileges, under_a_filter]


# Network.


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_ALG", "AF_VSOCK"])
def test_candidate_opens_no_socket(candidate, ask, refused, family):
    with pytest.raises(refused, match="PermissionError"):
        ask(candidate, f"import socket; socket.socket(socket.{family}, socket.SOCK_STREAM)")


def test_candidate_reaches_no_abstract_socket_of_the_host(candidate, ask, refused):
    name = f"\0open-to-all-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as host:
        host.bind(name)
        with pytest.raises(refused, match="PermissionError"):
            ask(candidate, f"import socket; socket.socketpair(type=socket.SOCK_DGRAM)[0].sendto(b'x', {name!r})")
        with pytest.raises(refused, match=r"OSError|PermissionError"):
            ask(candidate, f"import socket; socket.socketpair()[0].sendmsg([b'x'], [], 0, {name!r})")
        host.setblocking(False)
        with pytest.raises(BlockingIOError):
            host.recv(1)


# How candidates end.


def test_serve_returning_is_a_candidates_end(course_root):
    with (
        Sandbox(course_root, preload=(), serve="probe:leave", modules=[PROBE]) as sandbox,
        sandbox.start() as candidate,
    ):
        ended = candidate.wait(60)
    assert (ended.reason, ended.status, ended.signal) == (Reason.ENDED, 0, None)


def test_exit_status_is_reported(candidate, ask):
    with pytest.raises(EOFError):
        ask(candidate, "import os; os._exit(7)")
    ended = candidate.wait(60)
    assert (ended.reason, ended.status, ended.signal) == (Reason.CRASHED, 7, None)
    assert not candidate.alive


def test_segmentation_fault_is_reported_as_its_signal(candidate, ask):
    with pytest.raises(EOFError):
        ask(candidate, "import ctypes; ctypes.string_at(0)")
    ended = candidate.wait(60)
    assert (ended.reason, ended.status, ended.signal) == (Reason.CRASHED, None, signal.SIGSEGV)


def test_interrupt_raises_keyboard_interrupt_and_the_candidate_lives_on(candidate, ask, refused):
    threading.Timer(0.3, candidate.interrupt).start()
    with pytest.raises(refused, match="KeyboardInterrupt"):
        ask(candidate, "while True: pass")
    assert candidate.alive
    assert ask(candidate, "value = 'alive'") == "alive"


def test_kill_ends_a_candidate_that_ignores_signals(candidate, ask):
    ask(candidate, "import signal; [signal.signal(n, signal.SIG_IGN) for n in (2, 15)]")
    candidate.interrupt()
    assert candidate.alive
    candidate.kill()
    ended = candidate.wait(60)
    assert (ended.reason, ended.signal) == (Reason.KILLED, signal.SIGKILL)


def test_wall_seconds_end_a_candidate_that_sleeps(sandbox, ask):
    with sandbox.start(Limits(wall_seconds=3)) as candidate:
        with pytest.raises(EOFError):
            ask(candidate, "import time; time.sleep(100)")
        ended = candidate.wait(60)
    assert ended.reason is Reason.OUT_OF_TIME
    assert ended.cpu_seconds < 1


def test_cpu_seconds_and_memory_are_reported(candidate, ask):
    ask(candidate, "import time, numpy\nwhile time.process_time() < 0.3: pass\nx = numpy.ones(5_000_000)")
    ended = candidate.close()
    assert 0.3 <= ended.cpu_seconds < 5
    assert ended.max_rss_bytes > 40_000_000


def test_waiting_has_an_end(candidate):
    with pytest.raises(TimeoutError):
        candidate.wait(0.1)
    assert candidate.alive


def test_threads_get_a_candidate_each(sandbox, ask):
    answers = []

    def run(number: int) -> None:
        with sandbox.start() as candidate:
            answers.append(ask(candidate, f"value = {number}"))

    threads = [threading.Thread(target=run, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list(range(8))


def test_candidates_leave_no_process_and_no_descriptor_behind(sandbox, ask):
    outer = psutil.Process(sandbox._process.pid)
    descriptors = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        with sandbox.start() as candidate:
            ask(candidate, "value = 1")
    assert _eventually(lambda: len(outer.children(recursive=True)) == 1)  # the template
    assert len(os.listdir("/proc/self/fd")) == descriptors


def test_sandbox_outlives_the_thread_that_built_it(course_root, ask):
    built = []
    thread = threading.Thread(
        target=lambda: built.append(Sandbox(course_root, preload=(), serve="probe:serve", modules=[PROBE]))
    )
    thread.start()
    thread.join()
    with built[0] as sandbox, sandbox.start() as candidate:
        assert ask(candidate, "value = 'alive'") == "alive"


_GRADER = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests were started in the background
from pathlib import Path
from autograder.sandbox.sandbox import Sandbox
sandbox = Sandbox(Path(sys.argv[1]), preload=(), serve="probe:serve", modules=[Path(sys.argv[2])])
candidates = [sandbox.start() for _ in range(3)]
for candidate in candidates[:2]:
    candidate.wire.sendall(b'"while True: pass"\\n')
print("running", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_the_grader_dies_everything_dies(course_root, how):
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    line = [sys.executable, "-c", _GRADER, str(course_root), str(PROBE)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as grader:
        assert grader.stdout is not None
        assert grader.stdout.readline() == b"running\n"
        inside = psutil.Process(grader.pid).children(recursive=True)
        assert len(inside) >= 2 + 3 * 2  # bubblewrap and the template; keepers and candidates
        grader.send_signal(how)
        grader.wait(60)
    assert _eventually(lambda: not any(process.is_running() and not _dead(process) for process in inside))


def test_closing_the_sandbox_ends_its_candidates(course_root, ask):
    with Sandbox(course_root, preload=(), serve="probe:serve", modules=[PROBE]) as sandbox:
        candidate = sandbox.start()
        inside = psutil.Process(sandbox._process.pid).children(recursive=True)
    assert candidate.wait(60).reason is Reason.LOST
    candidate.close()
    assert _eventually(lambda: not any(process.is_running() and not _dead(process) for process in inside))


# Where it cannot be built.


def test_missing_bubblewrap_is_an_error_that_says_what_to_install(course_root, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SandboxError, match="apt install bubblewrap"):
        Sandbox(course_root)


def test_other_systems_are_an_error_that_names_the_way_out(course_root, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="--unsafe"):
        Sandbox(course_root)


def test_namespaces_switched_off_are_an_error_that_names_the_switch(course_root, tmp_path, monkeypatch):
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    bwrap.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(SandboxError, match="No permissions to create new namespace") as error:
        Sandbox(course_root)
    assert "kernel.apparmor_restrict_unprivileged_userns=0" in str(error.value)


def test_unknown_serve_function_is_an_error(course_root):
    with pytest.raises(SandboxError, match="no_such_module"):
        Sandbox(course_root, preload=(), serve="no_such_module:serve")


def test_ended_template_is_an_error_at_the_next_start(course_root):
    with Sandbox(course_root, preload=(), serve="probe:serve", modules=[PROBE]) as sandbox:
        psutil.Process(sandbox._process.pid).children()[0].kill()
        with pytest.raises(SandboxError, match="ended"):
            sandbox.start()


# Without the sandbox.


def test_unsafe_candidates_answer_and_are_held_to_their_time(course_root, ask):
    with (
        Sandbox(course_root, preload=(), serve="probe:serve", modules=[PROBE], unsafe=True) as sandbox,
        sandbox.start(Limits(wall_seconds=3)) as candidate,
    ):
        scratch = Path(ask(candidate, "import os; value = os.getcwd()"))
        assert scratch.is_dir()
        with contextlib.suppress(EOFError):
            ask(candidate, "while True: pass")
        assert candidate.wait(60).reason is Reason.OUT_OF_TIME
    assert _eventually(lambda: not scratch.exists())


def test_unsafe_candidates_are_held_to_their_memory(course_root, ask, refused):
    with (
        Sandbox(course_root, preload=(), serve="probe:serve", modules=[PROBE], unsafe=True) as sandbox,
        sandbox.start(Limits(memory_bytes=100_000_000)) as candidate,
        pytest.raises(refused, match="MemoryError"),
    ):
        ask(candidate, "bytes(200_000_000)")


def test_unsafe_candidates_do_not_inherit_the_environment(course_root, ask, monkeypatch):
    monkeypatch.setenv("CLASS_PASSWORD", "secret")
    with (
        Sandbox(course_root, preload=(), serve="probe:serve", modules=[PROBE], unsafe=True) as sandbox,
        sandbox.start() as candidate,
    ):
        assert "CLASS_PASSWORD" not in ask(candidate, "import os; value = dict(os.environ)")


def _dead(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _eventually(holds, seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
