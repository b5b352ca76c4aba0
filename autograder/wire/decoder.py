"""From frames to values: nothing is believed, everything is checked before it is built."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any

import msgpack
import numpy as np

from autograder.wire.kinds import (
    DTYPES,
    MOST_DEPTH,
    MOST_INTEGER_BYTES,
    MOST_KEYS,
    MOST_LENGTH,
    MOST_PARTS,
    TORCH_DTYPES,
    Callback,
    Reference,
    WireError,
)


class _Decoder:
    def __init__(self, blobs: memoryview, refer: Callable[[Reference | Callback], Any]) -> None:
        self.blobs, self.at, self.refer = blobs, 0, refer
        self.keys = self.parts = self.numbers = 0

    def value(self, node: Any, depth: int = 0) -> Any:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise WireError("too many parts")
        if type(node) is not list:
            if node is None or type(node) in (bool, int, float, str, bytes):
                return node
            raise WireError("a scalar of an unknown type")
        if not node or depth > MOST_DEPTH:
            raise WireError("an empty tag, or nested too deeply")
        tag, *parts = node
        build = _BUILD.get(tag) if type(tag) is str else None
        if build is None:
            raise WireError("an unknown tag")
        return build(self, parts, depth + 1)

    def items(self, parts: list[Any], depth: int) -> list[Any]:
        return [self.value(part, depth) for part in parts]

    def mapping(self, parts: list[Any], depth: int) -> dict[Any, Any]:
        self.count_keys(len(parts) // 2)
        items = self.items(parts, depth)
        if len(items) % 2:
            raise WireError("a dict with a key too many")
        return dict(zip(map(_hashable, items[::2]), items[1::2], strict=True))

    def members(self, parts: list[Any], depth: int) -> set[Any]:
        self.count_keys(len(parts))
        return {_hashable(item) for item in self.items(parts, depth)}

    def count_keys(self, count: int) -> None:
        self.keys += count
        if self.keys > MOST_KEYS:
            raise WireError("too many keys")

    def slice(self, parts: list[Any], depth: int) -> slice:
        if len(parts) != 3 or any(part is not None and type(part) is not int for part in parts):
            raise WireError("a slice without three bounds")
        return slice(*parts)

    def range(self, parts: list[Any], depth: int) -> range:
        if [type(part) for part in parts] != [int] * 3 or parts[2] == 0:
            raise WireError("a range that is none")
        numbers = range(*parts)
        self.numbers += len(numbers[: MOST_LENGTH + 1])
        if self.numbers > MOST_LENGTH:
            raise WireError("ranges that are too long")
        return numbers

    def complex(self, parts: list[Any], depth: int) -> complex:
        if [type(part) for part in parts] != [float, float]:
            raise WireError("a complex number without two parts")
        return complex(*parts)

    def integer(self, parts: list[Any], depth: int) -> int:
        if len(parts) != 1 or type(parts[0]) is not bytes or len(parts[0]) > MOST_INTEGER_BYTES:
            raise WireError("a whole number that is none")
        return int.from_bytes(parts[0], "big", signed=True)

    def array(self, parts: list[Any], depth: int) -> np.ndarray:
        if len(parts) != 2 or type(parts[0]) is not str or type(parts[1]) is not list:
            raise WireError("an array without dtype and shape")
        name, shape = parts
        if not DTYPES.fullmatch(name):
            raise WireError("a dtype that does not cross")
        if len(shape) > 32 or any(type(length) is not int or length < 0 for length in shape):
            raise WireError("a shape that is none")
        dtype = np.dtype(name)
        size = math.prod(shape) * dtype.itemsize
        if size > len(self.blobs) - self.at or (size == 0 and max(shape, default=0) > MOST_LENGTH):
            raise WireError("an array larger than its numbers")
        if dtype.itemsize == 0 and math.prod(shape) > MOST_LENGTH:
            raise WireError("too many texts of no length")
        blob = self.blobs[self.at : self.at + size]
        self.at += size
        if dtype.kind == "b":
            # A bool that is neither 0 nor 1 is undefined behaviour further down.
            return (np.frombuffer(blob, np.uint8) != 0).reshape(shape)
        if dtype.kind == "U" and size:
            return _characters(np.frombuffer(blob, dtype.byteorder + "u4")).view(dtype).reshape(shape)
        if dtype.itemsize == 0:
            return np.zeros(shape, dtype)
        return np.frombuffer(blob, dtype).reshape(shape).copy()

    def scalar(self, parts: list[Any], depth: int) -> Any:
        array = self.array(parts, depth)
        if array.shape:
            raise WireError("a scalar with a shape")
        return array[()]

    def generator(self, parts: list[Any], depth: int) -> np.random.Generator:
        if [type(part) for part in parts] != [bytes] * 4 or any(len(part) != 16 for part in parts):
            raise WireError("a generator without its state")
        state, increment, has_half, half = (int.from_bytes(part, "big") for part in parts)
        bits = np.random.PCG64(0)
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": state, "inc": increment},
            "has_uint32": has_half & 1,
            "uinteger": half & 0xFFFFFFFF,
        }
        return np.random.Generator(bits)

    def tensor(self, parts: list[Any], depth: int) -> Any:
        if len(parts) != 4 or parts[0] not in TORCH_DTYPES or type(parts[1]) is not bool:
            raise WireError("a tensor that is none")
        import torch

        tensor = torch.from_numpy(self.array(parts[2:], depth))
        if str(tensor.dtype) != f"torch.{parts[0]}":
            raise WireError("a tensor of another dtype than it says")
        return tensor.requires_grad_(parts[1] and (tensor.is_floating_point() or tensor.is_complex()))

    def reference(self, parts: list[Any], depth: int) -> Any:
        if [type(part) for part in parts] != [int, str, str]:
            raise WireError("a reference that is none")
        return self.refer(Reference(parts[0], parts[1][:200], parts[2][:200]))

    def callback(self, parts: list[Any], depth: int) -> Any:
        if [type(part) for part in parts] != [int, str]:
            raise WireError("a callback that is none")
        return self.refer(Callback(parts[0], parts[1][:200]))


def _hashable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_hashable, value))
    if value is None or isinstance(value, bool | int | float | complex | str | bytes | np.generic):
        return value
    raise WireError("a key or member that cannot be one")


def _characters(points: np.ndarray) -> np.ndarray:
    if points.max() > sys.maxunicode:
        raise WireError("text that is none")
    surrogate = (points >= 0xD800) & (points < 0xE000)
    return np.where(surrogate, 0xFFFD, points).astype(points.dtype)


_BUILD: dict[str, Callable[[_Decoder, list[Any], int], Any]] = {
    "i": _Decoder.integer,
    "c": _Decoder.complex,
    "l": _Decoder.items,
    "t": lambda decoder, parts, depth: tuple(decoder.items(parts, depth)),
    "d": _Decoder.mapping,
    "s": _Decoder.members,
    "range": _Decoder.range,
    "slice": _Decoder.slice,
    "a": _Decoder.array,
    "n": _Decoder.scalar,
    "g": _Decoder.generator,
    "T": _Decoder.tensor,
    "r": _Decoder.reference,
    "k": _Decoder.callback,
}


def decode(structure: bytes, blobs: Any, refer: Callable[[Reference | Callback], Any]) -> list[Any]:
    """Return the message that a frame's structure and blobs hold.

    refer: called with each reference or callback in it; returns what stands in its place.
    Raises: WireError if it is not a message, whatever the bytes are.
    """
    try:
        tree = msgpack.unpackb(
            structure,
            raw=False,
            use_list=True,
            strict_map_key=True,
            unicode_errors="replace",  # lone surrogates can neither be stored nor shown
            max_map_len=0,
            max_ext_len=0,
        )
    except Exception as error:  # msgpack raises a dozen kinds, ValueError and RecursionError among them
        raise WireError(f"not msgpack ({type(error).__name__})") from None
    if type(tree) is not list or not tree or type(tree[0]) is not str:
        raise WireError("a message without a name")
    decoder = _Decoder(memoryview(blobs), refer)
    try:
        message = [decoder.value(node) for node in tree]
    except WireError:
        raise
    except Exception as error:  # numpy and torch raise what they like at odd dtypes and shapes
        raise WireError(f"data that cannot be built ({type(error).__name__})") from None
    if decoder.at != len(decoder.blobs):
        raise WireError("numbers that belong to no array")
    return message
