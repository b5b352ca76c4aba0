# %% double
while True:
    pass
