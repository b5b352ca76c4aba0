"""What may cross between the examiner and the candidate: plain data by value, everything else by number.

A message is a list whose first item names it. On the socket it is a frame:

    8 bytes  length of the structure (big-endian, two unsigned 32-bit numbers:
    ...      structure, then blobs)
    n bytes  the structure, msgpack: scalars as they are, everything else as a list [tag, ...]
    m bytes  the numbers of all arrays, one after the other

The structure is small and the numbers are not parsed, so a short message cannot unfold into a large
object. The receiver checks lengths, depth, tags, dtypes and shapes before it builds anything; what it
builds is data. There is no pickle, no code, no object graph. Both ends use this module, but only the
examiner relies on it: what arrives there comes from a process that a student's code may have taken over.

What crosses by value: None, bool, int, float, complex, str, bytes; list, tuple, dict, set, slice, range
of these; numpy arrays and scalars of bool, integer, float, complex and fixed-width text; numpy's default
random generators; torch tensors. What does not is sent as a `Reference` by the candidate, as a
`Callback` by the examiner.
"""

from autograder.wire.decoder import decode
from autograder.wire.encoder import encode
from autograder.wire.frame import receive, send
from autograder.wire.kinds import Callback, Reference, WireClosedError, WireError, WireTimeoutError

__all__ = [
    "Callback",
    "Reference",
    "WireClosedError",
    "WireError",
    "WireTimeoutError",
    "decode",
    "encode",
    "receive",
    "send",
]
