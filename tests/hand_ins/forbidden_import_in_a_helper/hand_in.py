# %% own
def helper(v):
    import sklearn.utils
    return sklearn.utils.check_array(2 * v, ensure_2d=False)

# %% double
def double(x):
    return helper(x)
