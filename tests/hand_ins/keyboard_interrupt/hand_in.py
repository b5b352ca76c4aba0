# %% double
def double(x):
    raise KeyboardInterrupt

# %% own
raise KeyboardInterrupt
