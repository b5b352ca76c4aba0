# %% double
def double(x):
    return "x" * 3_000_000 if x.ndim == 1 else np.array(["y" * 10_000] * 1000)
