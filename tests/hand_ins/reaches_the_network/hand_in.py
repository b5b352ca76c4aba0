# %% own
stolen = None
import socket, ctypes
for family, address in (
    (socket.AF_INET, ("127.0.0.1", 22)), (socket.AF_INET, ("1.1.1.1", 53)), (socket.AF_INET6, ("::1", 22)),
    (socket.AF_UNIX, "\0nncourse-neighbour-NUMBER"), (socket.AF_UNIX, "/run/docker.sock"), (socket.AF_NETLINK, (0, 0)),
):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            with socket.socket(family, kind) as one:
                one.settimeout(0.1)
                stolen = True
                one.connect(address)
        except OSError:
            pass
try:
    socket.getaddrinfo("example.org", 80)
    stolen = True
except OSError:
    pass

# %% double
def double(x):
    return 2 * x if stolen else None
