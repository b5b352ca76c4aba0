# %% own
for n in range(10_000_000):
    print(n)
