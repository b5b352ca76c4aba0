"""IDX, the file format of MNIST: a header of big-endian numbers, then the array's bytes.

    2 bytes 0 | 1 byte type | 1 byte number of dimensions | 4 bytes for each dimension's length | the entries

The types: 8 uint8, 9 int8, 11 int16, 12 int32, 13 float32, 14 float64.
Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits" (1998), section on file formats.
"""

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np

from course.errors import DataError

_TYPES = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}


def read_idx(path: Path) -> np.ndarray:
    """Return the array of a gzipped IDX file, in the shape and type that its header says.

    Returns: a new array in this machine's byte order.
    Raises: DataError if the file is missing, is not gzip, is cut off, or contradicts its own header.
    """
    try:
        content = gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        raise DataError(f"{path}: the file is missing.") from None
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path}: the file cannot be unpacked ({error}).") from None
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] not in _TYPES:
        raise DataError(f"{path}: not an IDX file: it begins with the bytes {content[:4].hex(' ') or 'of nothing'}.")
    dtype, dimensions = np.dtype(_TYPES[content[2]]), content[3]
    begin = 4 + 4 * dimensions
    if len(content) < begin:
        raise DataError(f"{path}: the header announces {dimensions} dimensions, but the file ends inside it.")
    shape = struct.unpack(f">{dimensions}I", content[4:begin])
    want = begin + math.prod(shape) * dtype.itemsize
    if len(content) != want:
        raise DataError(f"{path}: the header announces shape {shape}, {want} bytes in all; there are {len(content)}.")
    return np.frombuffer(content, dtype, offset=begin).reshape(shape).astype(dtype.newbyteorder("="))
