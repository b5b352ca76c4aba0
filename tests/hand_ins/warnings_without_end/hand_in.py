# %% double
import warnings

def double(x):
    for n in range(20_000):
        warnings.warn("w" * 1000 + str(n))
    return 2 * x
