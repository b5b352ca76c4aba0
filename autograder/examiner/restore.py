"""Arguments that the student's code changed in place: the change carried over into the caller's own."""

from __future__ import annotations

from typing import Any

import numpy as np


def restore(mine: Any, theirs: Any) -> None:
    """Make the caller's own array, list, dict or generator what the student's code made of its copy."""
    if isinstance(mine, np.ndarray) and isinstance(theirs, np.ndarray) and mine.flags.writeable:
        if mine.shape != theirs.shape:
            mine.resize(theirs.shape, refcheck=False)
        mine[...] = theirs.astype(mine.dtype, copy=False)
    elif type(mine) is list and type(theirs) is list:
        if len(mine) == len(theirs):
            for place, value in enumerate(theirs):
                if isinstance(mine[place], np.ndarray | list | dict):
                    restore(mine[place], value)
                else:
                    mine[place] = value
        else:
            mine[:] = theirs
    elif isinstance(mine, dict | set) and type(mine) is type(theirs):
        mine.clear()
        mine.update(theirs)
    elif isinstance(mine, np.random.Generator) and isinstance(theirs, np.random.Generator):
        mine.bit_generator.state = theirs.bit_generator.state
    elif type(mine) is type(theirs) and type(mine).__name__ in ("Tensor", "Parameter"):
        mine.detach().copy_(theirs.detach())
