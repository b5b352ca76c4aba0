# %% own
import os
for descriptor in (0, 1, 2):
    for _ in range(1000):
        try:
            os.write(descriptor, b"x" * 65536)
        except OSError:
            break
