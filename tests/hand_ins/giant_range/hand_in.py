# %% double
def double(x):
    return range(10**12)

# %% bounds
low, high = range(10**15), slice(0, 10**5000)
