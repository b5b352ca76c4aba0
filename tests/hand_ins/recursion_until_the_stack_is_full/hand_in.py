# %% double
import sys

def double(x):
    sys.setrecursionlimit(10**9)
    def deeper(f, *rest):
        return f(deeper, f, *map(deeper, rest))
    return max(range(10), key=lambda n: deeper(deeper, n))
