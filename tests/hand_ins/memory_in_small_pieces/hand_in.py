# %% double
def double(x):
    return 2 * x

kept = []
while True:
    kept.append(np.ones(100_000))
