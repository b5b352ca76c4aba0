# %% double
def double(x):
    nested = []
    if x.ndim == 1:
        nested.append(nested)
    for _ in range(100_000):
        nested = [nested]
    return nested
