# %% double
def double(x):
    return 10**5000

# %% bounds
low, high = 10**9000, 3
