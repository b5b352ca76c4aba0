# %% double
kept = []

def double(x):
    try:
        while True:
            kept.append(object())
    except MemoryError:
        pass
