"""From values to frames."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any

import msgpack
import numpy as np

from autograder.wire.kinds import (
    DTYPES,
    MOST_BLOBS,
    MOST_DEPTH,
    MOST_INTEGER_BYTES,
    MOST_KEYS,
    MOST_LENGTH,
    MOST_PARTS,
    MOST_STRUCTURE,
    TORCH_DTYPES,
    Callback,
    Reference,
    WireError,
)

HEADER = struct.Struct(">II")
Stay = Callable[[Any], Reference | Callback]


class _Encoder:
    def __init__(self, stay: Stay) -> None:
        self.stay = stay
        self.blobs: list[Any] = []
        self.size = self.keys = self.parts = self.numbers = 0

    def node(self, value: Any, depth: int = 0) -> Any:
        kind = type(value)
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise WireError(f"it holds more than {MOST_PARTS:,} parts")
        if value is None or kind is bool or kind is float or kind is str or kind is bytes:
            return value
        if kind is int:
            return value if -(1 << 63) <= value < 1 << 64 else ["i", _integer_bytes(value)]
        if depth > MOST_DEPTH:
            raise WireError(f"it is nested more than {MOST_DEPTH} levels deep")
        if kind is np.ndarray:
            return self.array(value)
        if issubclass(kind, np.generic):
            if not DTYPES.fullmatch(value.dtype.str):
                return self.reference(value)
            return ["n", *self.array(np.asarray(value))[1:]]
        if kind is complex:
            return ["c", value.real, value.imag]
        # Subclasses (named tuples, default dicts) cross as what they hold; their own methods are not asked.
        if issubclass(kind, list):
            return ["l", *[self.node(item, depth + 1) for item in list.__iter__(value)]]
        if issubclass(kind, tuple):
            return ["t", *[self.node(item, depth + 1) for item in tuple.__iter__(value)]]
        if issubclass(kind, dict):
            pairs = dict.items(value)
            self.count_keys(len(pairs))
            return ["d", *[self.node(part, depth + 1) for pair in pairs for part in pair]]
        if kind is set or kind is frozenset:
            self.count_keys(len(value))
            return ["s", *[self.node(item, depth + 1) for item in value]]
        if kind is range or kind is slice:
            return self.bounds(value)
        if kind is np.random.Generator:
            return self.generator(value)
        if _is_tensor(value):
            return self.tensor(value)
        return self.reference(value)

    def reference(self, value: Any) -> Any:
        stays = self.stay(value)
        if isinstance(stays, Reference):
            return ["r", stays.number, stays.kind, stays.name]
        return ["k", stays.number, stays.name]

    def count_keys(self, count: int) -> None:
        self.keys += count
        if self.keys > MOST_KEYS:
            raise WireError(f"it holds dictionaries or sets of more than {MOST_KEYS:,} keys")

    def bounds(self, value: range | slice) -> Any:
        bounds = [value.start, value.stop, value.step]
        if not all(bound is None or (isinstance(bound, int) and abs(bound) < 1 << 62) for bound in bounds):
            raise WireError(f"it holds a {type(value).__name__} whose bounds are too large, or no whole numbers")
        if isinstance(value, range):
            self.numbers += len(value)
            if self.numbers > MOST_LENGTH:
                raise WireError(f"it holds ranges of {self.numbers:,} numbers ({MOST_LENGTH:,} fit)")
        return [type(value).__name__, *[None if bound is None else int(bound) for bound in bounds]]

    def array(self, value: np.ndarray) -> Any:
        if not DTYPES.fullmatch(value.dtype.str):
            return self.reference(value)
        # Asked before anything is copied: an array that repeats one number is larger than it looks.
        self.size += value.nbytes
        if self.size > MOST_BLOBS:
            raise WireError(f"its arrays are too large ({self.size:,} bytes; {MOST_BLOBS:,} fit)")
        if value.nbytes == 0 and max(value.shape, default=0) > MOST_LENGTH:
            raise WireError("it holds an array that is large and empty")
        if not value.flags.c_contiguous:
            value = np.ascontiguousarray(value).reshape(value.shape)
        self.blobs.append(value.data if value.size and value.dtype.kind not in "US" else value.tobytes())
        return ["a", value.dtype.str, list(value.shape)]

    def generator(self, value: np.random.Generator) -> Any:
        state: Any = value.bit_generator.state
        if state["bit_generator"] != "PCG64":
            return self.reference(value)
        inner = state["state"]
        numbers = [inner["state"], inner["inc"], state["has_uint32"], state["uinteger"]]
        return ["g", *[number.to_bytes(16, "big") for number in numbers]]

    def tensor(self, value: Any) -> Any:
        name = str(value.dtype).removeprefix("torch.")
        if name not in TORCH_DTYPES or value.layout is not sys.modules["torch"].strided:
            return self.reference(value)
        if value.numel() * value.element_size() > MOST_BLOBS:
            raise WireError(f"its tensors are too large ({MOST_BLOBS:,} bytes fit)")
        numbers = value.detach().cpu().contiguous().resolve_conj().resolve_neg().numpy()
        return ["T", name, bool(value.requires_grad), *self.array(numbers)[1:]]


def _integer_bytes(value: int) -> bytes:
    length = value.bit_length() // 8 + 1
    if length > MOST_INTEGER_BYTES:
        raise WireError(f"it holds a whole number of more than {MOST_INTEGER_BYTES * 2} hexadecimal digits")
    return value.to_bytes(length, "big", signed=True)


def _is_tensor(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and type(value) in (torch.Tensor, torch.nn.Parameter)


def encode(message: Sequence[Any], stay: Stay) -> list[Any]:
    """Return a message as the parts of a frame, to be sent one after the other.

    stay: called with each object that cannot cross; returns what is sent in its place.
    Raises: WireError, with a clause that says what is wrong, if it is nested too deeply or too large.
    """
    encoder = _Encoder(stay)
    try:
        tree = [encoder.node(item) for item in message]
        structure = msgpack.packb(tree, use_bin_type=True, unicode_errors="surrogatepass")
    except RecursionError:
        raise WireError("it is nested too deeply") from None
    except (ValueError, OverflowError) as error:
        raise WireError(f"it cannot be sent ({error})") from None
    if len(structure) > MOST_STRUCTURE:
        raise WireError(f"it holds too many parts ({len(structure):,} bytes of lists and text; {MOST_STRUCTURE:,} fit)")
    return [HEADER.pack(len(structure), encoder.size), structure, *encoder.blobs]
