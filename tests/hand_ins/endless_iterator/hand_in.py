# %% double
import itertools

def double(x):
    return itertools.count()
