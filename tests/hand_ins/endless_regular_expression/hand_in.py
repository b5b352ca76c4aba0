# %% double
import re

def double(x):
    return re.match(r"(a+)+b", "a" * 64)
