# %% double
def double(x):
    return {n: n for n in range(200_000)} if x.ndim == 1 else set(range(200_000))
