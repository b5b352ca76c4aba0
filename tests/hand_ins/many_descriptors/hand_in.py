# %% own
kept = []
try:
    while True:
        kept.append(open("/dev/null"))
except OSError:
    pass
