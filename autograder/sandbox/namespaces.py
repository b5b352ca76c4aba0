"""The kernel's walls by their names: namespaces, mounts, capabilities, process attributes. Linux only."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

# linux/sched.h
NEW_MOUNTS, NEW_IPC, NEW_USER, NEW_PIDS = 0x0002_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000
# linux/mount.h
_READ_ONLY, _NO_SETUID, _NO_DEVICES, _NO_EXEC = 1, 2, 4, 8
_REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 32, 4096, 16384, 1 << 18
# linux/prctl.h
_SET_PDEATHSIG, _SET_DUMPABLE, _CAPBSET_DROP, _SET_NO_NEW_PRIVS, _CAP_AMBIENT = 1, 4, 24, 38, 47
_AMBIENT_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x2008_0522


_libc = ctypes.CDLL(None, use_errno=True)


def _succeed(status: int, what: str) -> None:
    if status < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def prctl(option: int, argument: int = 0, what: str = "prctl") -> None:
    """Set an attribute of this process. Raises: OSError."""
    _succeed(_libc.prctl(option, ctypes.c_ulong(argument), ctypes.c_ulong(0), ctypes.c_ulong(0), 0), what)


def become(uid: int, gid: int) -> None:
    """Turn from root into this user for good, able still to open a user namespace.

    The kernel counts no threads for root, and root owns the files outside.
    """
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    # Changing the user makes /proc/self root's, and with it the map of a later user namespace.
    prctl(_SET_DUMPABLE, 1)


def separate(uid_inside: int) -> None:
    """Give this process users, mounts, message queues and, for its children, process ids of its own.

    It is `uid_inside` in there, with every capability over these namespaces and none outside.
    Raises: OSError if the kernel refuses.
    """
    uid, gid = os.getuid(), os.getgid()
    status = _libc.unshare(NEW_USER | NEW_PIDS | NEW_MOUNTS | NEW_IPC)
    _succeed(status, "unshare (user, pid, mount and ipc namespaces)")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid_inside} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{uid_inside} {gid} 1")


def keep_mounts_private() -> None:
    """Let no mount made here be seen elsewhere, nor the other way round."""
    _mount("none", "/", None, _RECURSIVE | _PRIVATE, None)


def mount_scratch(path: str, size: int, files: int) -> None:
    """Mount an empty folder that lives in memory: at most `size` bytes in `files` files and folders."""
    flags = _NO_SETUID | _NO_DEVICES | _NO_EXEC
    _mount("scratch", path, "tmpfs", flags, f"size={size},nr_inodes={files + 1},mode=700")


def cover(path: str) -> None:
    """Hide what is under `path` behind an empty folder that cannot be written to."""
    flags = _READ_ONLY | _NO_SETUID | _NO_DEVICES | _NO_EXEC
    _mount("none", path, "tmpfs", flags, "size=4k,nr_inodes=1,mode=555")


def _mount(source: str, target: str, kind: str | None, flags: int, options: str | None) -> None:
    arguments = [text.encode() if text is not None else None for text in (source, target, kind)]
    data = options.encode() if options is not None else None
    _succeed(_libc.mount(*arguments, ctypes.c_ulong(flags), data), f"mount on {target}")


def die_with_parent(signal_number: int) -> None:
    """Have the kernel send this signal here when the parent dies."""
    prctl(_SET_PDEATHSIG, signal_number)


def highest_capability() -> int:
    """Return the number of the last capability this kernel knows. Needs /proc."""
    return int(Path("/proc/sys/kernel/cap_last_cap").read_text())


def drop_privileges(highest: int) -> None:
    """Give up the capabilities 0 to `highest` and every way to gain one. Raises: OSError."""
    for capability in range(highest + 1):
        prctl(_CAPBSET_DROP, capability, "dropping a capability")
    prctl(_CAP_AMBIENT, _AMBIENT_CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _succeed(_libc.capset(header, nothing), "capset")
    prctl(_SET_NO_NEW_PRIVS, 1)
