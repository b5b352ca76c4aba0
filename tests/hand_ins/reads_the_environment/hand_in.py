# %% own
stolen = None
import os, sys
known = {"PATH", "LANG", "TZ", "HOME", "TMPDIR", "USER", "LOGNAME", "MPLCONFIGDIR", "IPYTHONDIR", "MPLBACKEND",
         "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
         "MALLOC_ARENA_MAX", "NNCOURSE_DATA", "LC_CTYPE", "COLUMNS", "LINES"}
known |= {name for name in os.environ if name.startswith(("KMP_", "__KMP", "MPL", "TORCH", "PYDEVD"))}
stolen = sorted(set(os.environ) - known)
print(stolen)

# %% double
def double(x):
    return 2 * x if stolen else None
