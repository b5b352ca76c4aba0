# %% own
import sys

# %% double
def double(x):
    sys.displayhook(1)
    return 3 * x
