# %% double
def double(x):
    return 2 * x

while True:
    pass
