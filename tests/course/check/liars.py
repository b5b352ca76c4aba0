"""Values that lie about themselves, or break when they are asked."""

import numpy as np


class Hostile:
    """Claims to be everything, and breaks whoever asks."""

    __array_priority__ = 1e9

    def _refuse(self, *_, **__):
        raise AssertionError("a value of the learner's was asked something")

    __eq__ = __ne__ = __lt__ = __bool__ = __hash__ = __repr__ = __str__ = __len__ = __iter__ = _refuse
    __array__ = __float__ = __getattr__ = __instancecheck__ = __class_getitem__ = _refuse


class Yes:
    """Has methods of its own for what numpy asks, and can be called."""

    shape, ndim, size = (2,), 1, 2

    def min(self, axis=None, out=None):
        return 1.0

    max = sum = mean = all = any = min

    def __call__(self):
        return 1.0


class Liar:
    @property
    def __class__(self):
        return np.ndarray


class LyingFloat(float):
    def __add__(self, other):
        return 7.0

    __eq__ = lambda self, other: True  # noqa: E731
    __hash__ = float.__hash__
    __float__ = lambda self: 7.0  # noqa: E731


class LyingText(str):
    def __str__(self):
        return "B"

    def __add__(self, other):
        return "B"


class LyingList(list):
    def __iter__(self):
        return iter([1.0, 2.0])
