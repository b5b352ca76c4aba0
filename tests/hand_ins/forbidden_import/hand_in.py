# %% double
import torch

def double(x):
    return (torch.from_numpy(x) * 2).numpy()
