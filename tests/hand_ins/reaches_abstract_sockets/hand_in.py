# %% own
stolen = None
import socket
for one in (socket.socket(fileno=socket.dup(3)), *socket.socketpair()):
    for way in (lambda: one.connect("\0nncourse-neighbour-NUMBER"), lambda: one.sendto(b"x", "\0nncourse-neighbour-NUMBER"),
                lambda: one.bind("\0mine"), lambda: one.listen()):
        try:
            way()
            stolen = True
        except OSError:
            pass

# %% double
def double(x):
    return 2 * x if stolen else None
