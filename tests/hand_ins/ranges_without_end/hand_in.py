# %% double
def double(x):
    return [range(1_000_000)] * 50
