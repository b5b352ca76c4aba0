# %% double
Long = type("L" * 10_000_000, (Exception,), {})

def double(x):
    raise Long("x" * 100_000_000)
