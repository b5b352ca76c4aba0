# %% double
def double(x):
    for n in range(10_000_000):
        print(n)
    return 2 * x
