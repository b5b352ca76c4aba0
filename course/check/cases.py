"""Random cases for hidden tests: no two sizes equal, one sample first, float32 last."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt


class Case:
    """One random case: sizes, arrays and numbers to call the learner's function with.

    index: 0 for the first case. dtype: what `normal` and `uniform` draw, float64, in the last case float32.
    rng: the generator all of it comes from.
    """

    def __init__(self, index: int, count: int, rng: np.random.Generator) -> None:
        self.index, self.count, self.rng = index, count, rng
        self.dtype: npt.DTypeLike = np.float32 if count > 1 and index == count - 1 else np.float64

    def sizes(self, count: int, low: int = 2, high: int = 9) -> list[int]:
        """Draw sizes from low to high (both included), no two equal; in the first case the first is 1.

        Raises: ValueError if there are not that many different sizes.
        """
        if high - low + 1 < count:
            raise ValueError(f"There are no {count} different sizes from {low} to {high}; widen the range.")
        drawn = [int(size) for size in low + self.rng.permutation(high - low + 1)[:count]]
        if self.index == 0:
            drawn[0] = 1
            if 1 in drawn[1:]:
                drawn[1 + drawn[1:].index(1)] = next(s for s in range(low, high + 1) if s != 1 and s not in drawn)
        return drawn

    def size(self, low: int = 2, high: int = 9) -> int:
        """Draw one size from low to high; 1 in the first case."""
        return self.sizes(1, low, high)[0]

    def normal(self, *shape: int, scale: float = 1.0) -> np.ndarray:
        """Draw normal numbers with mean 0 and standard deviation `scale`; without a shape a 0-d array."""
        return np.asarray(self.rng.normal(0.0, scale, shape)).astype(self.dtype)

    def uniform(self, low: float = 0.0, high: float = 1.0, *shape: int) -> float | np.ndarray:
        """Draw from low to high; without a shape one Python float (rounded to 4 digits, to read well in messages)."""
        if not shape:
            return float(f"{self.rng.uniform(low, high):.4g}")
        return self.rng.uniform(low, high, shape).astype(self.dtype)

    def integers(self, low: int, high: int, *shape: int) -> int | np.ndarray:
        """Draw integers from low to high, high excluded; without a shape one Python int."""
        return self.rng.integers(low, high, shape) if shape else int(self.rng.integers(low, high))

    def signs(self, *shape: int) -> np.ndarray:
        """Draw −1 and +1."""
        return self.rng.choice(np.array([-1.0, 1.0]), shape).astype(self.dtype)

    def bits(self, *shape: int) -> np.ndarray:
        """Draw 0 and 1, as floats."""
        return self.rng.integers(0, 2, shape).astype(self.dtype)


def cases(count: int, rng: np.random.Generator) -> Iterator[Case]:
    """Yield that many random cases."""
    for index in range(count):
        yield Case(index, count, rng)
