"""What is known on both ends: which types cross by value, how large they may be, what stands for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_STRUCTURE = 4 << 20
"""Bytes of a frame's structure. A byte of it can become at most some sixty bytes of Python objects."""
MOST_BLOBS = 256 << 20
"""Bytes of a frame's arrays: MNIST's training images in float32 are 188 MB."""
MOST_DEPTH = 40
MOST_INTEGER_BYTES = 4096
MOST_PARTS = 300_000
"""Lists, numbers and texts that a message may consist of; an array is one."""
MOST_KEYS = 10_000
"""Keys and members of all dicts and sets of a message: numbers can be chosen to have one hash, and then each
is compared with all before it."""
MOST_LENGTH = 1_000_000
"""Length of all ranges together, and of an axis of an array without numbers: what a few bytes may become in use."""

DTYPES = re.compile(r"[<>|=]?(?:b1|[iu][1248]|f[248]|c8|c16|[US][0-9]{1,5})")
"""numpy's dtypes that cross: bool, integer, float, complex and fixed-width text."""
TORCH_DTYPES = frozenset(
    ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128")
)


class WireError(Exception):
    """What arrived is not a message, or what should be sent cannot be."""


class WireClosedError(WireError):
    """The other end is gone."""


class WireTimeoutError(WireError):
    """Nothing arrived in time."""


@dataclass(frozen=True)
class Reference:
    """An object that stays in the candidate: its number there, a word for its class, a name if it has one."""

    number: int
    kind: str
    name: str


@dataclass(frozen=True)
class Callback:
    """A function that stays in the examiner: its number there, and its name."""

    number: int
    name: str
