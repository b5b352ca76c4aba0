# %% double
def double(x):
    raise StopIteration
