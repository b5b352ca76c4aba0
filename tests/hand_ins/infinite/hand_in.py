# %% own
import numpy as np

# %% double
def double(x):
    return np.where(x > 0, np.inf, -np.inf)

# %% bounds
low, high = float("inf"), -np.float64("inf")
