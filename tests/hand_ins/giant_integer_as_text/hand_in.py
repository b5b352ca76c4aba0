# %% double
import sys
sys.set_int_max_str_digits(0)

def double(x):
    return str(1 << 400_000_000)
