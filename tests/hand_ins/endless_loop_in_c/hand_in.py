# %% double
import itertools

def double(x):
    return sum(itertools.repeat(0.0))
