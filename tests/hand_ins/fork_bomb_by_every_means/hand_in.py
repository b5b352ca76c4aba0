# %% double
import multiprocessing, os, subprocess, ctypes

def double(x):
    ways = [
        os.fork, os.forkpty, lambda: os.posix_spawn("/bin/true", ["true"], {}), lambda: subprocess.run(["true"]),
        lambda: 1 / (os.popen("true").close() is None), lambda: multiprocessing.get_context("fork").Process().start(),
        lambda: os.execv(os.sys.executable, ["python", "-c", ""]),
        lambda: 1 / (ctypes.CDLL(None).syscall(57) + 1), lambda: 1 / (ctypes.CDLL(None).syscall(58) + 1),
        lambda: 1 / (ctypes.CDLL(None).syscall(435, None, 0) + 1),
    ]
    for way in ways:
        try:
            way()
        except Exception:
            continue
        return 2 * x
