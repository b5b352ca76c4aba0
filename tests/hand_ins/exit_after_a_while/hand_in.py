# %% double
import os, threading, time

def double(x):
    threading.Thread(target=lambda: (time.sleep(0.3), os._exit(1)), daemon=True).start()

# %% bounds
time.sleep(0.5)
low, high = 1, 3
