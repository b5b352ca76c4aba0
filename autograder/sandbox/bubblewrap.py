"""The command line that builds the outer sandbox: what the template, and so every candidate, can see."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import course
from course.errors import SandboxError

SCRATCH = "/scratch"  # not /tmp, under which the course itself may lie
PACKAGE = Path(__file__).resolve().parents[1]
COURSE = Path(course.__file__ or "").resolve().parent
BANK = COURSE / "check" / "bank"
"""Keys of quizzes, and what is said to known mistakes: the examiner's, and no candidate's."""
_DEVICES = ("null", "zero", "random", "urandom")

ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "HOME": SCRATCH,
    "TMPDIR": SCRATCH,
    "USER": "learner",
    "LOGNAME": "learner",
    "MPLCONFIGDIR": f"{SCRATCH}/.config/matplotlib",
    "IPYTHONDIR": f"{SCRATCH}/.ipython",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Otherwise every thread reserves 64 MiB of addresses, which count as memory used.
    "MALLOC_ARENA_MAX": "1",
}
"""All the variables a candidate sees. Hashes are fixed, so that sets print in the same order for everyone."""


def environment(modules: Sequence[Path], scratch: bool = False) -> dict[str, str]:
    """Return the template's whole environment. modules: folders to import from, beside both packages.

    scratch: whether there is a sandbox, with a scratch folder; otherwise folders are the user's own.
    """
    path = os.pathsep.join(dict.fromkeys(map(str, [PACKAGE.parent, COURSE.parent, *modules])))
    variables = {**ENVIRONMENT, "PYTHONPATH": path} | _kept("NNCOURSE_DATA")
    if scratch:
        return variables
    kept = _kept("HOME", "PATH", "TMPDIR")
    return {name: value for name, value in variables.items() if not value.startswith(SCRATCH)} | kept


def _kept(*names: str) -> dict[str, str]:
    return {name: os.environ[name] for name in names if name in os.environ}


def command(root: Path, modules: Sequence[Path] = ()) -> list[str]:
    """Return the command, up to where the program's own command line begins.

    root: the course's folder, whose `data/` candidates may read. modules: folders with further modules.
    Raises: SandboxError where bubblewrap cannot run at all.
    """
    if sys.platform != "linux":
        raise SandboxError(
            "Hand-ins are graded in a sandbox that needs Linux. Grade on a Linux machine or in a Linux "
            "container or virtual machine, or, with hand-ins you trust, give --unsafe."
        )
    program = shutil.which("bwrap")
    if program is None:
        raise SandboxError(
            "bubblewrap, which builds the sandbox, is missing: install it with `apt install bubblewrap "
            "libseccomp2` (Debian, Ubuntu) or `dnf install bubblewrap libseccomp` (Fedora)."
        )
    line = [program, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    # Else bubblewrap's own first process would stay until the last candidate has ended.
    line += ["--as-pid-1"]
    if threading.current_thread() is threading.main_thread():
        # The parent is a thread to the kernel: from a worker thread, its end would be the sandbox's.
        line += ["--die-with-parent"]
    if os.geteuid() == 0:
        # No user namespace: in one, the template would still be root to the kernel, which counts no
        # threads for root. It keeps only what it needs to become nobody.
        line += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        line += ["--unshare-user", "--cap-drop", "ALL"]
    line += ["--hostname", "sandbox", "--new-session"]
    readable = list(_readable(root, modules))
    # Made by the way, parents would be closed to all but root, which the template does not stay.
    parents = {str(parent) for path in readable for parent in Path(path).parents}
    for parent in sorted(parents - {"/"}):
        line += ["--dir", parent]
    for path in readable:
        if os.path.islink(path) and path in ("/lib", "/lib64", "/bin"):
            line += ["--symlink", os.readlink(path), path]
        else:
            line += ["--ro-bind", path, path]
    line += ["--proc", "/proc", "--dir", "/dev"]
    for device in _DEVICES:
        line += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return [*line, "--tmpfs", SCRATCH, "--remount-ro", "/", "--chdir", "/"]


def _readable(root: Path, modules: Sequence[Path]) -> Iterator[str]:
    """The folders and files a candidate may read, each at its own path."""
    candidates = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/nix/store", *_interpreter()]
    data = [root.resolve() / "data", *_kept("NNCOURSE_DATA").values()]
    candidates += map(str, [COURSE, PACKAGE, COURSE.parent / "data", *data, *modules])
    yield from (path for path in dict.fromkeys(candidates) if os.path.exists(path))


def _interpreter() -> Iterator[str]:
    """Where this Python and its packages live: not the whole prefix, which may be a home folder or /usr."""
    paths = sysconfig.get_paths()
    executable = sys.executable
    yield executable
    while os.path.islink(executable):
        executable = os.path.normpath(os.path.join(os.path.dirname(executable), os.readlink(executable)))
        yield executable
    prefixes = [sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(executable))]
    for prefix in [*prefixes, *(os.path.realpath(prefix) for prefix in prefixes)]:
        yield from (os.path.join(prefix, part) for part in ("pyvenv.cfg", "lib", "lib64"))
    yield from (paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))


def advice(complaint: str) -> str:
    """Return what bubblewrap or the template complained of, and what to do about it."""
    said = complaint.lower()
    if "namespace" in said or "uid map" in said or "unshare" in said:
        hint = (
            "This system does not let its users open namespaces. Ubuntu 23.10 and later: "
            "`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`. Older Debian: "
            "`sudo sysctl -w kernel.unprivileged_userns_clone=1`. RHEL: `sudo sysctl -w "
            "user.max_user_namespaces=10000`. Docker: `docker run --privileged`, or grade outside the container."
        )
    elif "permission denied" in said or "no module named" in said or "permissionerror" in said:
        hint = (
            "Inside the sandbox nobody has more rights than any user of this machine: make the course, its "
            "data and the Python that runs it readable for all, with `chmod -R go+rX FOLDER`."
        )
    elif "mount" in said or "/proc" in said:
        hint = "Inside a container, start that container with `--privileged`, or grade outside it."
    else:
        hint = "`nncourse doctor` finds out more."
    return f"{complaint}\n{hint}" if complaint else hint
