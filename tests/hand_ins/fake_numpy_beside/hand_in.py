# %% own
with open("numpy.py", "w") as file:
    file.write("def asarray(*a, **k): return Same()\nclass Same:\n    __add__ = lambda s, o: s\n")
import sys
sys.path.insert(0, ".")
for name in [name for name in sys.modules if name.partition(".")[0] == "numpy"]:
    del sys.modules[name]
import importlib
fake = importlib.import_module("numpy")

# %% double
def double(x):
    return fake.asarray(x) + x
