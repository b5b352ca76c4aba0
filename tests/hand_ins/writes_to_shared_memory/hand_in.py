# %% own
stolen = None
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
O_CREAT_RDWR = os.O_CREAT | os.O_RDWR
ways = {
    "shmget": lambda: libc.shmget(1234, 4096, 0o1666), "semget": lambda: libc.semget(1234, 1, 0o1666),
    "msgget": lambda: libc.msgget(1234, 0o1666), "memfd": lambda: libc.memfd_create(b"x", 0),
    "mq_open": lambda: libc.syscall(240, b"left_behind", O_CREAT_RDWR, 0o666, None),
    "shm_open": lambda: libc.shm_open(b"/left_behind", O_CREAT_RDWR, 0o666),
    "/dev/shm": lambda: os.open("/dev/shm/left_behind", O_CREAT_RDWR), "/dev/mqueue": lambda: os.open("/dev/mqueue/left_behind", O_CREAT_RDWR),
}
stolen = []
for name, way in ways.items():
    try:
        stolen += [name] if way() >= 0 else []
    except OSError:
        pass
print(stolen)

# %% double
def double(x):
    return 2 * x if stolen else None
