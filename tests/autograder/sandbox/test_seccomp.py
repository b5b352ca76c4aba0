"""The filter refuses what it must, tried with raw system calls, and lets through what lessons do."""

from __future__ import annotations

import signal
import textwrap
from pathlib import Path

import pyseccomp
import pytest

from autograder.sandbox.sandbox import PRELOAD, Sandbox
from autograder.sandbox.seccomp import ALLOWED, filter_program

# What libseccomp before 2.5.4 does not know.
NEW = {"close_range", "epoll_pwait2", "faccessat2", "futex_waitv"}
# What has been the way into a kernel, makes processes, reaches other processes, or makes memory that
# no limit counts.
REFUSED = """
    accept accept4 acct add_key adjtimex bind bpf chown chroot clock_settime clone3 connect delete_module execve
    execveat fanotify_init fchown finit_module flock fork fsconfig fsmount fsopen init_module inotify_init1 io_setup
    io_uring_enter io_uring_register io_uring_setup ioperm iopl kcmp kexec_load keyctl landlock_create_ruleset
    lchown listen lookup_dcookie mbind memfd_create memfd_secret migrate_pages mknod mknodat mlock mlockall
    modify_ldt mount mount_setattr move_mount move_pages mq_open msgget name_to_handle_at nfsservctl
    open_by_handle_at open_tree openat2 perf_event_open personality pidfd_getfd pidfd_open pidfd_send_signal
    pivot_root pkey_alloc process_madvise process_vm_readv process_vm_writev ptrace quotactl reboot remap_file_pages
    request_key sched_setattr sched_setscheduler seccomp semget setdomainname setgid setgroups sethostname setns
    setpgid setpriority setresgid setresuid setsid setsockopt settimeofday setuid setxattr shmget socket splice
    swapoff swapon syslog tee umount2 unshare uselib userfaultfd ustat vfork vhangup vmsplice
"""


def test_nothing_is_both_allowed_and_refused():
    assert not set(ALLOWED) & set(REFUSED.split())


def test_every_allowed_name_is_a_system_call():
    unknown = {call for call in ALLOWED if pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, call) == -1}
    assert unknown <= NEW


def test_program_is_whole_instructions_and_the_same_each_time():
    program = filter_program()
    assert len(program) % 8 == 0
    filter_program.cache_clear()
    assert filter_program() == program


def test_refused_calls_fail(candidate, ask):
    numbers = {}
    for call in REFUSED.split():
        number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, call)
        if number >= 0:  # below are those that this machine, or this libseccomp, does not know
            numbers[call] = number
    assert len(numbers) > 80
    code = f"""
        import ctypes, errno
        libc = ctypes.CDLL(None, use_errno=True)
        value = []
        for call, number in {numbers}.items():
            ctypes.set_errno(0)
            status = libc.syscall(number, 0, 0, 0, 0, 0, 0)
            if status != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS):
                value.append([call, status, ctypes.get_errno()])
    """
    assert ask(candidate, textwrap.dedent(code)) == []


def test_unknown_calls_do_not_exist(candidate, ask):
    code = "import ctypes; libc = ctypes.CDLL(None, use_errno=True); libc.syscall(590); value = ctypes.get_errno()"
    assert ask(candidate, code) == 38  # ENOSYS


@pytest.mark.parametrize("flags", [0x11, 0x1000_0000 | 0x11, 0x0001_0000 | 0x2000_0000 | 0x900, 0x4000 | 0x100])
def test_clone_makes_threads_only(candidate, ask, flags):
    clone = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, "clone")
    code = f"""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        value = [libc.syscall({clone}, {flags}, 0, 0, 0, 0), ctypes.get_errno()]
    """
    assert ask(candidate, textwrap.dedent(code)) == [-1, 1]


@pytest.mark.parametrize("command", [1024, 1026, 1031, 1033])
def test_descriptors_are_not_leased_watched_grown_or_sealed(candidate, ask, refused, command):
    with pytest.raises(refused, match="PermissionError"):
        ask(candidate, f"import os, fcntl; fcntl.fcntl(os.pipe()[0], {command}, 1 << 20)")


def test_terminal_input_cannot_be_forged(candidate, ask, refused):
    for request in (0x5412, 0x541C, 0x1_0000_0000 | 0x5412):
        with pytest.raises(refused, match=r"PermissionError|OverflowError|ValueError"):
            ask(candidate, f"import fcntl; fcntl.ioctl(0, {request}, b'x')")


def test_filter_cannot_be_replaced_and_death_with_the_parent_not_undone(candidate, ask):
    code = """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        value = [libc.prctl(option, 0, 0, 0, 0) for option in (1, 4, 8, 22, 23 + 1, 47, 53)]
    """
    assert ask(candidate, textwrap.dedent(code)) == [-1] * 7


def test_calls_of_another_architecture_do_not_get_through(candidate, ask):
    # getpid, in the numbering of x86-64's 32-bit pointers; on other machines no call at all
    code = "import ctypes; libc = ctypes.CDLL(None, use_errno=True); libc.syscall(0x4000_0027); value = 'got through'"
    if pyseccomp.system_arch() == pyseccomp.Arch.X86_64:
        with pytest.raises(EOFError):
            ask(candidate, code)
        assert candidate.wait(10).signal == signal.SIGSYS
    else:
        code = "import ctypes; value = ctypes.CDLL(None).syscall(0x4000_0027)"
        assert ask(candidate, code) == -1


LESSONS = {
    "linear algebra": "import numpy as np; a = np.eye(50) * 2; value = round(float(np.linalg.svd(a @ a)[1].sum()))",
    "drawing": """
        import io, matplotlib.pyplot as plt
        figure, axes = plt.subplots()
        axes.plot([1, 2], label="a"); axes.set_title(r"$\\\\sigma$"); axes.legend(); axes.imshow([[1, 2]])
        file = io.BytesIO(); figure.savefig(file, format="png"); plt.close(figure)
        value = file.getvalue()[1:4].decode()
    """,
    "cells": """
        from IPython.core.interactiveshell import InteractiveShell
        shell = InteractiveShell.instance(history_length=0)
        shell.history_manager.enabled = False
        value = shell.run_cell("import numpy as np\\\\nx = [np.sum([i]) for i in range(3)]").success
    """,
    "async": """
        import asyncio
        async def main():
            await asyncio.sleep(0.01)
            return await asyncio.to_thread(lambda: 7)
        value = asyncio.run(main())
    """,
    "threads": """
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(4) as pool:
            value = list(pool.map(lambda n: n * n, range(4)))
    """,
    "files": """
        import numpy as np, shutil, sqlite3, tempfile, json, pathlib
        np.savez("a.npz", x=np.ones(3)); shutil.copytree(".", "../copy"); shutil.rmtree("../copy")
        sqlite3.connect("a.db").execute("create table t (x)")
        with tempfile.TemporaryDirectory() as folder: pathlib.Path(folder, "a").write_text("x")
        value = float(np.load("a.npz")["x"].sum())
    """,
    "time": "import time, datetime, platform, os; time.sleep(0.01); value = [platform.system(), bool(os.cpu_count())]",
}
RESULTS = {
    "linear algebra": 200,
    "drawing": "PNG",
    "cells": True,
    "async": 7,
    "threads": [0, 1, 4, 9],
    "files": 3.0,
    "time": ["Linux", True],
}


@pytest.mark.parametrize("what", LESSONS)
def test_lessons_can_do_what_they_do(candidate, ask, what):
    assert ask(candidate, textwrap.dedent(LESSONS[what].replace("\\\\", "\\"))) == RESULTS[what]


def test_torch_and_scikit_learn_train(course_root, ask):
    training = """
        import torch
        torch.manual_seed(0)
        net = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.LazyLinear(2))
        x, y = torch.randn(64, 1, 8, 8), torch.randint(2, (64,))
        net(x)
        optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
        losses = []
        for _ in range(30):
            for i, j in torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=16, shuffle=True):
                loss = torch.nn.functional.cross_entropy(net(i), j)
                optimizer.zero_grad(); loss.backward(); optimizer.step()
            losses.append(loss.item())
        torch.save(net.state_dict(), "net.pt"); torch.load("net.pt")
        from sklearn.neural_network import MLPClassifier
        from sklearn.model_selection import cross_val_score
        from sklearn.datasets import load_digits
        X, t = load_digits(return_X_y=True)
        score = cross_val_score(MLPClassifier([16], max_iter=300, random_state=0), X[:300], t[:300], cv=2).mean()
        value = [losses[-1] < losses[0], bool(score > 0.5)]
    """
    preload = [*PRELOAD, "torch", "sklearn.neural_network"]
    probe = Path(__file__).parents[1].joinpath("probe")
    with (
        Sandbox(course_root, preload=preload, serve="probe:serve", modules=[probe]) as sandbox,
        sandbox.start() as candidate,
    ):
        assert not sandbox.missing
        assert ask(candidate, textwrap.dedent(training)) == [True, True]
