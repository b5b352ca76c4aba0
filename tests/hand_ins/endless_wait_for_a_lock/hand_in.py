# %% double
import threading

def double(x):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
