# %% double
import os, threading, time

def double(x):
    threading.Thread(target=lambda: (time.sleep(0.05), os._exit(1)), daemon=True).start()
    time.sleep(0.2)
