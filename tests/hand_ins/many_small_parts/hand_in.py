# %% double
def double(x):
    return [[]] * 1_000_000
