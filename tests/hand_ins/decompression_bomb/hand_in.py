# %% double
import gzip

def double(x):
    return gzip.decompress(gzip.compress(bytes(10**8)) * 40)
