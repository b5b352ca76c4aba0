"""Logic gates of two inputs, as four points to classify."""

import numpy as np

_TRUE_AT = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}


def gate(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a gate's truth table: inputs 0 and 1, targets −1 (false) and +1 (true).

    name: "AND", "OR", "NAND" or "XOR".
    Returns: X (4, 2) with the rows (0, 0), (0, 1), (1, 0), (1, 1); y (4,), int64.
    Raises: ValueError if there is no such gate.

    >>> gate("XOR")[1].tolist()
    [-1, 1, 1, -1]
    """
    if name not in _TRUE_AT:
        raise ValueError(f"There is no gate {name!r}: ask for one of {', '.join(_TRUE_AT)}.")
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, 2 * np.array(_TRUE_AT[name], dtype=np.int64) - 1
