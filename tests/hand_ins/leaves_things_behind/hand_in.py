# %% own
import builtins, os, pathlib, sys, tempfile, threading, types
builtins.left_behind = True
sys.modules["numpy.left"] = types.ModuleType("left")
for folder in ("/scratch", "/scratch/work", tempfile.gettempdir(), os.path.expanduser("~")):
    for n in range(20):
        pathlib.Path(folder, f"left_behind_{n}").write_text("x")
threading.Thread(target=threading.Event().wait, daemon=True).start()
