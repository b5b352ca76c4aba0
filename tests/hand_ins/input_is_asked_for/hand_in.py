# %% double
factor = float(input("factor: "))

def double(x):
    return factor * x
