# %% bounds
low = list(range(10_000_000))
high = 1 << 1_000_000
