# %% bounds
low = 1
high = [0] * 10_000_000
