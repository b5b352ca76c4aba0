# %% double
def double(x):
    while True:
        pass

# %% bounds
low, high = 1, 3
while True:
    pass
