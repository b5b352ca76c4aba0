# %% double
def double(x):
    return np.ones(8 << 30)
