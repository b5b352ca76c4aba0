# %% own
import numpy as np

# %% double
def double(x):
    return np.full(x.shape, np.nan)

# %% bounds
low, high = float('nan'), float('nan')
