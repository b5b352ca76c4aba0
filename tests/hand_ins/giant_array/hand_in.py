# %% double
def double(x):
    return np.ones((1500, 1500))
