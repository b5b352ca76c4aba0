# %% own
import os, subprocess, sys, time

def twice():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)

ways = [
    twice, lambda: subprocess.Popen(["sleep", "600"], start_new_session=True),
    lambda: os.posix_spawn(sys.executable, ["python", "-c", "import time; time.sleep(600)"], {}),
    lambda: os.system("nohup setsid sleep 600 >/dev/null 2>&1 &") and 1 / 0,
]
started = 0
for way in ways:
    try:
        way()
        started += 1
    except Exception:
        pass
print(started)
