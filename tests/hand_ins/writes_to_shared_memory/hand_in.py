# %% own
stolen = None
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
stolen = [name for name, way in {
    "shmget": lambda: libc.shmget(1234, 4096, 0o1666), "semget": lambda: libc.semget(1234, 1, 0o1666),
    "msgget": lambda: libc.msgget(1234, 0o1666), "mq": lambda: libc.mq_open(b"/left", 0o102, 0o666, None),
    "memfd": lambda: libc.memfd_create(b"x", 0), "shm": lambda: os.open("/dev/shm/left", os.O_CREAT | os.O_RDWR),
}.items() if not (lambda: way())() < 0] if False else []
for way in (lambda: libc.shmget(1234, 4096, 0o1666), lambda: libc.semget(1234, 1, 0o1666), lambda: libc.memfd_create(b"x", 0),
            lambda: libc.msgget(1234, 0o1666)):
    stolen += [way()] if way() >= 0 else []

# %% double
def double(x):
    return 2 * x if stolen else None
