# %% double
def double(x):
    x[...] = 0
    return 2 * x
