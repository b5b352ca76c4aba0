# %% own
import sys

# %% double
def double(x):
    sys.displayhook(2)
    return 3 * x
