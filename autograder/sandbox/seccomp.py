"""Which system calls student code may make: a list of those allowed, compiled to a filter for the kernel.

Whatever is not on the list fails with EPERM ("Operation not permitted"). That leaves out everything
that makes processes, opens sockets, mounts, traces, loads code into the kernel, makes memory that no
limit counts, or that has been the way into the kernel before (io_uring, userfaultfd, bpf, keyrings).
So a hand-in is one process, and the kernel's limits on a process are limits on a hand-in.
"""

from __future__ import annotations

import ctypes
import errno
import socket
import tempfile
from functools import cache

from course.errors import SandboxError

_FILES = """
    access chdir chmod close close_range copy_file_range creat dup dup2 dup3 faccessat faccessat2 fadvise64
    fallocate fchdir fchmod fchmodat fdatasync fgetxattr flistxattr fstat fstatfs fsync ftruncate
    futimesat getcwd getdents getdents64 getxattr lgetxattr link linkat listxattr llistxattr lseek lstat mkdir
    mkdirat newfstatat open openat pipe pipe2 pread64 preadv preadv2 pwrite64 pwritev pwritev2 read readlink
    readlinkat readv rename renameat renameat2 rmdir sendfile stat statfs statx symlink symlinkat truncate umask
    unlink unlinkat utime utimensat utimes write writev
"""
_MEMORY = "brk madvise membarrier mincore mmap mprotect mremap msync munmap"
_THREADS = """
    arch_prctl exit exit_group futex futex_waitv get_robust_list getcpu getpriority rseq sched_get_priority_max
    sched_get_priority_min sched_getaffinity sched_getattr sched_getparam sched_getscheduler sched_setaffinity
    sched_yield set_robust_list set_tid_address wait4 waitid
"""
_SIGNALS = """
    kill pause restart_syscall rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend
    rt_sigtimedwait rt_tgsigqueueinfo sigaltstack signalfd4 tgkill tkill
"""
_TIME = """
    alarm clock_getres clock_gettime clock_nanosleep getitimer gettimeofday nanosleep setitimer time timer_create
    timer_delete timer_getoverrun timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime times
"""
_WAITING = """
    epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 poll ppoll pselect6
    select
"""
# On the wire, and on asyncio's socketpair. None of these can name another socket: see `sendto` below.
_WIRE = "getpeername getsockname getsockopt recvfrom recvmsg sendmsg shutdown"
_SELF = """
    capget getegid geteuid getgid getgroups getpgid getpgrp getpid getppid getrandom getresgid getresuid getrlimit
    getrusage getsid gettid getuid prlimit64 setrlimit sysinfo uname
"""
ALLOWED = tuple(f"{_FILES} {_MEMORY} {_THREADS} {_SIGNALS} {_TIME} {_WAITING} {_WIRE} {_SELF}".split())

_CLONE_THREAD = 0x0001_0000
# Pidfd, ptrace, vfork, a sibling, untraced; and every namespace: mount, cgroup, uts, ipc, user, pid, net.
_CLONE_OTHER = 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x0080_0000 | 0x0002_0000 | 0x7E00_0000
# F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, the same for open file descriptions,
# F_DUPFD_CLOEXEC, F_GETPIPE_SZ. Leases would hold up whoever wants to write to the course's files, as would
# flock; with F_SETPIPE_SZ, 128 pipes would hold 128 MiB that no limit of the process counts.
_FCNTL_ALLOWED = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
# PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_SECCOMP, PR_CAPBSET_READ, PR_GET_NO_NEW_PRIVS, PR_SET_VMA
_PRCTL_ALLOWED = (3, 15, 16, 21, 23, 39, 0x53564D41)
# TCGETS (isatty), TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
_IOCTL_ALLOWED = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
# Calls of Linux 5.3 and later have the same number everywhere; clone3 is the first.
_NEWER = range(435, 600)
_UNKNOWN = -1  # libseccomp's answer for a call that is newer than itself


@cache
def filter_program() -> bytes:
    """Return the filter as the kernel takes it: BPF instructions of eight bytes each.

    Made outside the sandbox, where libseccomp is, and loaded inside by `load`.

    Raises: SandboxError if libseccomp is not installed.
    """
    try:
        import pyseccomp
    except (ImportError, RuntimeError):
        raise SandboxError(
            "The library that writes the sandbox's system call filter is missing: install it with "
            "`apt install libseccomp2` (Debian, Ubuntu) or `dnf install libseccomp` (Fedora), and "
            "`pip install pyseccomp`."
        ) from None

    calls = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    # 32-bit calls have other numbers and would slip through: they end the process.
    calls.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    _binary_tree(calls)

    def allow(call: str, *conditions: tuple[int, ...]) -> None:
        number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, call)
        if number != _UNKNOWN:
            calls.add_rule(pyseccomp.ALLOW, number, *(pyseccomp.Arg(*condition) for condition in conditions))
            allowed.add(number)

    allowed: set[int] = set()
    for call in ALLOWED:
        allow(call)
    allow("clone", (0, pyseccomp.MASKED_EQ, _CLONE_THREAD | _CLONE_OTHER, _CLONE_THREAD))
    for command in _PRCTL_ALLOWED:
        allow("prctl", (0, pyseccomp.EQ, command))
    for request in _IOCTL_ALLOWED:
        allow("ioctl", (1, pyseccomp.MASKED_EQ, 0xFFFF_FFFF, request))
    for command in _FCNTL_ALLOWED:
        allow("fcntl", (1, pyseccomp.EQ, command))
    # A datagram socket could be sent from to any address in the network namespace, a stream cannot.
    allow("socketpair", (0, pyseccomp.EQ, socket.AF_UNIX), (1, pyseccomp.MASKED_EQ, 0xF, socket.SOCK_STREAM))
    allow("sendto", (4, pyseccomp.EQ, 0))
    # "Function not implemented": the C library then does what it did before the call existed.
    absent = pyseccomp.ERRNO(errno.ENOSYS)
    for number in set(_NEWER) - allowed:
        calls.add_rule(absent, number)
    with tempfile.TemporaryFile() as file:
        calls.export_bpf(file)
        file.seek(0)
        return file.read()


def _binary_tree(calls: object) -> None:
    import pyseccomp

    try:  # a search in steps of halves, from libseccomp 2.5 on; before, a list from first to last
        calls.set_attr(pyseccomp.Attr.CTL_OPTIMIZE, 2)  # type: ignore[attr-defined]
    except OSError:
        return


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def load(program: bytes) -> None:
    """Put this process and all its later threads under the filter, for good.

    Needs no_new_privs or CAP_SYS_ADMIN. Raises: OSError if the kernel refuses.
    """
    set_seccomp, mode_filter = 22, 2
    structure = _Program(len(program) // 8, program)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(set_seccomp, mode_filter, ctypes.byref(structure), 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel refused the seccomp filter")
