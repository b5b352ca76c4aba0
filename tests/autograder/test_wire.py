"""What crosses the wire comes back as it was, and whatever else arrives is refused without harm."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import threading
import time

import msgpack
import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder import wire
from autograder.wire.encoder import HEADER
from autograder.wire.kinds import MOST_DEPTH, MOST_KEYS, MOST_LENGTH, MOST_PARTS

relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def stay(thing):
    return wire.Reference(id(thing), type(thing).__name__, "")


def refer(what):
    return what


def parts(*values) -> tuple[bytes, bytearray]:
    frame = b"".join(bytes(part) for part in wire.encode(["gave", *values], stay))
    structure, blobs = HEADER.unpack(frame[:8])
    return frame[8 : 8 + structure], bytearray(frame[8 + structure : 8 + structure + blobs])


def across(value):
    return wire.decode(*parts(value), refer)[1]


def refused(tree, blobs: bytes = b"") -> bool:
    with pytest.raises(wire.WireError):
        wire.decode(msgpack.packb(["gave", tree]), blobs, refer)
    return True


def alike(one, other) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict):
        return len(one) == len(other) and all(map(alike, one.items(), other.items()))
    return repr(one) == repr(other) if isinstance(one, float | complex | set) else one == other


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
whole = st.integers(-(1 << 300), 1 << 300)
scalars = st.none() | st.booleans() | whole | st.floats() | st.complex_numbers() | text | st.binary(max_size=20)
keys = st.none() | st.booleans() | st.integers() | text | st.tuples(st.integers(), text)
numbers = arrays.arrays(
    st.sampled_from(["?", "i1", "<i4", ">i8", "u2", "<f2", "f4", ">f8", "c8", "c16"]),
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
values = st.recursive(
    scalars | numbers,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
)


@relaxed
@given(values)
def test_plain_data_crosses_as_it_is(value):
    assert alike(across(value), value)


@pytest.mark.parametrize(
    "value",
    [
        {1, "two", (3, 4)},
        range(10, 0, -3),
        slice(None, -1, 2),
        np.float32(0.1),
        np.bool_(True),
        np.array(["a", "bcd"]),
        np.array([b"x"]),
        np.zeros((0, 3)),
        np.arange(12).reshape(3, 4)[:, ::2].T,
        np.asfortranarray(np.ones((3, 4))),
        10**2000,
    ],
    ids=lambda value: type(value).__name__,  # a set prints in another order in each process
)
def test_rarer_plain_data_crosses_too(value):
    came = across(value)
    assert type(came) is type(value)
    assert np.array_equal(came, value) if isinstance(value, np.ndarray) else came == value


def test_what_arrives_shares_no_numbers_and_can_be_written_to():
    value = np.arange(3.0)
    came = across(value)
    came[0] = 9
    assert value[0] == 0


def test_generators_cross_with_their_state():
    rng = np.random.default_rng(3)
    rng.random(5)
    assert across(rng).random() == rng.random()


def test_tensors_cross_by_value_with_dtype_and_whether_they_want_gradients():
    tensor = torch.ones(2, 3, dtype=torch.float64, requires_grad=True)
    came = across(tensor)
    assert came.dtype is torch.float64
    assert came.requires_grad
    assert torch.equal(came, tensor)


def test_subclasses_cross_as_what_they_hold_and_their_methods_are_not_asked():
    class Items(list):
        def __iter__(self):
            raise AssertionError

        __len__ = __getitem__ = __reduce__ = __iter__

    class Pairs(dict):
        def items(self):
            raise AssertionError

    assert across(Items([1, 2])) == [1, 2]
    assert across(Pairs(a=1)) == {"a": 1}


def test_objects_stay_and_are_referred_to_by_number():
    class Thing:
        pass

    thing = Thing()
    assert across([thing])[0] == wire.Reference(id(thing), "Thing", "")
    assert isinstance(across(np.array([thing])), wire.Reference)
    assert isinstance(across(np.zeros(1).view(type("Mine", (np.ndarray,), {}))), wire.Reference)


def test_lone_surrogates_become_replacement_characters():
    came = across(["a\ud800", np.array(["\ud800b"]), {"\udfff": 1}])
    for part in (came[0], str(came[1][0]), next(iter(came[2]))):
        assert part.encode("utf-8").decode().count("\ufffd") >= 1


def _nested(depth: int):
    value: list = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (_nested(MOST_DEPTH + 2), "levels deep"),
        (_nested(5000), "deep"),
        ([0] * (MOST_PARTS + 1), "parts"),
        (dict.fromkeys(range(MOST_KEYS + 1)), "keys"),
        ([set(range(MOST_KEYS)), {1}], "keys"),
        (range(MOST_LENGTH + 1), "range"),
        (slice(0, 1 << 80), "bounds"),
        (1 << 1_000_000, "whole number"),
        (np.broadcast_to(1.0, (1 << 40,)), "too large"),
        (np.zeros((0, 1 << 40)), "empty"),
        ("x" * (5 << 20), "bytes of lists and text"),
    ],
    ids=lambda part: part if isinstance(part, str) and len(part) < 30 else type(part).__name__,
)
def test_too_much_is_refused_before_it_is_sent_in_a_clause_for_learners(value, says):
    with pytest.raises(wire.WireError, match=says):
        wire.encode(["gave", value], stay)


@relaxed
@given(st.binary(max_size=300), st.binary(max_size=64))
def test_any_bytes_are_a_message_or_a_wire_error(structure, blobs):
    with contextlib.suppress(wire.WireError):
        wire.decode(structure, blobs, refer)


tags = st.sampled_from([*"iclstdangTrk", "range", "slice", "x"])
trees = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 64) - 1) | st.floats() | st.text(max_size=8)
    | st.binary(max_size=16) | st.sampled_from(["<f8", "<U0", "<U3", "|S0", "|b1", "O", "float32"]),
    lambda inner: st.tuples(tags, st.lists(inner, max_size=5)).map(lambda pair: [pair[0], *pair[1]]),
    max_leaves=15,
)  # fmt: skip


@relaxed
@given(trees, st.binary(max_size=64))
def test_any_tree_of_tags_is_a_message_or_a_wire_error(tree, blobs):
    with contextlib.suppress(wire.WireError):
        wire.decode(msgpack.packb(["gave", tree]), blobs, refer)


@relaxed
@given(values, st.data())
def test_a_frame_with_bytes_changed_is_a_message_or_a_wire_error(value, data):
    structure, blobs = parts(value)
    mutated = bytearray(structure)
    for _ in range(data.draw(st.integers(1, 4))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(wire.WireError):
        wire.decode(bytes(mutated), blobs, refer)


@pytest.mark.parametrize(
    "tree",
    [
        ["a", "O", [1]],
        ["a", "<M8[s]", [1]],
        ["a", "<f8,<f8", [1]],
        ["a", "<f8", [-1]],
        ["a", "<f8", [1 << 62]],
        ["a", "<f8", [0, 1 << 40]],
        ["a", "<f8", [True]],
        ["a", "<U0", [1 << 33]],
        ["a", "|S0", [1 << 20, 1 << 20]],
        ["a", "<f8", [1] * 40],
        ["n", "<f8", [1]],
        ["range", 0, 1 << 62, 1],
        ["range", 0, 5, 0],
        ["slice", 0, ["l"], 1],
        ["d", 1],
        ["d", ["l"], 1],
        ["s", ["a", "<f8", [0]]],
        ["s", *range(MOST_KEYS + 1)],
        ["l", *[0] * MOST_PARTS],
        ["g", b"x", b"y", b"z", b""],
        ["T", "float64", True, "<f4", [0]],
        ["T", ["l"], True, "<f4", [0]],
        ["r", "12", "x", "y"],
        ["k", 1.5, "x"],
        ["i", b"x" * 5000],
        [],
        [["l"]],
        {"a": 1},
    ],
    ids=lambda tree: str(tree)[:40],
)
def test_what_cannot_be_built_safely_is_refused(tree):
    assert refused(tree, bytes(8))


def test_whole_numbers_with_one_hash_do_not_hold_up_the_reader():
    alike = [(sys.hash_info.modulus * n).to_bytes(16, "big") for n in range(1, MOST_KEYS + 2)]
    assert len({hash(int.from_bytes(number, "big")) for number in alike}) == 1
    assert refused(["s", *[["i", number] for number in alike]])


def test_numbers_that_belong_to_no_array_are_refused():
    assert refused(["l"], b"12345678")


def test_bools_that_are_neither_0_nor_1_become_true():
    message = wire.decode(msgpack.packb(["gave", ["a", "|b1", [3]]]), b"\x00\x01\xff", refer)
    assert message[1].tolist() == [False, True, True]
    assert message[1].view(np.uint8).tolist() == [0, 1, 1]


# Frames on a socket.


@pytest.fixture
def ends():
    one, other = socket.socketpair()
    with one, other:
        yield one, other


def test_a_large_message_crosses_a_socket(ends):
    one, other = ends
    value = np.arange(1_000_000.0)
    sender = threading.Thread(target=wire.send, args=(one, wire.encode(["gave", value], stay)))
    sender.start()
    assert np.array_equal(wire.decode(*wire.receive(other), refer)[1], value)
    sender.join()


def test_a_length_out_of_bounds_is_refused_at_once(ends):
    ends[0].sendall(struct.pack(">II", 0xFFFFFFFF, 0))
    with pytest.raises(wire.WireError, match="too large"):
        wire.receive(ends[1])


def test_a_frame_that_never_ends_is_given_up_on_at_the_deadline(ends):
    ends[0].sendall(struct.pack(">II", 100, 0) + b"x")
    with pytest.raises(wire.WireTimeoutError):
        wire.receive(ends[1], deadline=time.monotonic() + 0.05)


def test_a_closed_end_is_told(ends):
    ends[0].close()
    with pytest.raises(wire.WireClosedError):
        wire.receive(ends[1])
