# %% double
kept = []

def double(x):
    while True:
        kept.append(np.ones(100_000))
