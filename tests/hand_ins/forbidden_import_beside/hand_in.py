# %% own
try:
    import torch
    torch.ones(3)
except ImportError:
    pass

# %% double
def double(x):
    return 2 * x
