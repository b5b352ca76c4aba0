# %% double
def double(x):
    print("\ud800 \x00 \x1b]0;title\x07")
    if x.ndim == 1:
        return np.array(["\ud800", "a\x00b"])
    if len(x) % 2:
        raise type("\udfff", (Exception,), {})("\udc80 \x1b[2J")
    return {"\ud800": "\udfff"}

# %% own
print("\ud800")
raise ValueError("\ud800")

# %% bounds
low, high = "\ud800", 3
