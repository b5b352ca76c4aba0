# %% own
seen = []

# %% double
def double(x):
    seen.append(x)
    return 2 * x if len(seen) % 2 else 3 * x
