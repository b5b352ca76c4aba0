# %% own
import itertools
import numpy as np

class Changing:
    turn = itertools.count()
    @property
    def shape(self):
        return (next(self.turn),)
    def __getitem__(self, key):
        return float(next(self.turn))
    def __len__(self):
        return next(self.turn)
    def __getattr__(self, name):
        return next(Changing.turn)

# %% double
def double(x):
    return Changing()

# %% bounds
low, high = Changing(), Changing()
