# %% own
import threading

def chatter():
    while True:
        print("still here")

threading.Thread(target=chatter, daemon=True).start()
