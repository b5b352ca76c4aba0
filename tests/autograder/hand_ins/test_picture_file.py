from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageFile

from autograder.hand_ins.picture_file import PICTURE_SIDE, picture_type

LARGE, SMALL = struct.pack(">HH", 9_000, 9_000), struct.pack(">HH", 10, 10)


def sof(size: bytes, code: int = 0xC0) -> bytes:
    return bytes([0xFF, code]) + b"\0\x0b\x08" + size + b"\1\1\x11\0"


def hidden_behind_a_fill_byte() -> bytes:
    """A real size behind FF FF, and another where one arrives who takes the second FF for a marker."""
    head = b"\xff\xd8\xff" + sof(LARGE, 0xC2)
    comment = bytearray(b"\xff\xfe" + struct.pack(">H", 60_000) + b"A" * 59_998)
    at = 2 + 2 + 0xC200 - len(head)
    comment[at : at + 13] = sof(SMALL)
    return head + bytes(comment) + b"\xff\xd9"


def jpeg(*parts: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(parts)


def comment(text: bytes) -> bytes:
    return b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text


def gif(*blocks: bytes, screen: tuple[int, int] = (10, 10), flags: int = 0, colours: bytes = b"") -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", *screen, flags, 0, 0) + colours + b"".join(blocks)


def frame(width: int, height: int, left: int = 0) -> bytes:
    return b"\x2c" + struct.pack("<HHHH", left, 0, width, height) + b"\0\2\2\x44\1\0"


def saved(kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, kind, **options)
    return file.getvalue()


def seen_by_pillow(raw: bytes) -> tuple[int, int]:
    parser = ImageFile.Parser()
    parser.feed(raw)
    assert parser.image is not None
    return parser.image.size


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif"])
def test_pictures_that_programs_write_are_known(kind: str) -> None:
    assert picture_type(saved(kind)) == kind


def test_every_shape_of_a_jpeg_is_known() -> None:
    assert picture_type(saved("jpeg", progressive=True)) == "jpeg"
    assert picture_type(saved("jpeg", exif=b"Exif\0\0" + b"\xff\xc0" * 500, icc_profile=b"\xff" * 90_000)) == "jpeg"
    for between in (b"", b"\xff", b"\xff" * 9, b"\xff\x01", b"\xff\xd0", comment(b"hello")):
        assert picture_type(jpeg(between, sof(SMALL))) == "jpeg", between
        assert picture_type(jpeg(between, sof(LARGE))) is None, between


def test_an_animation_is_known() -> None:
    frames = [Image.new("P", (40, 30), n) for n in range(3)]
    file = io.BytesIO()
    frames[0].save(file, "gif", save_all=True, append_images=frames[1:], loop=0, comment=b"three")
    assert picture_type(file.getvalue()) == "gif"


def test_a_jpeg_is_as_large_as_a_browser_takes_it_for() -> None:
    raw = hidden_behind_a_fill_byte()
    assert seen_by_pillow(raw) == (9_000, 9_000)
    assert picture_type(raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        jpeg(),
        jpeg(b"\xff" * 1_000_000),
        jpeg(comment(sof(SMALL))),
        jpeg(b"\xff\xd9", sof(SMALL)),
        jpeg(b"\xff\xda\0\x08\1\1\0\0\x3f\0", sof(SMALL)),
        jpeg(b"\xff\xd8", sof(SMALL)),
        jpeg(b"\0", sof(SMALL)),
        jpeg(b"\xff\0", sof(SMALL)),
        jpeg(b"\xff\xfe\0\1", sof(SMALL)),
        jpeg(b"\xff\xfe\xff\xff", sof(SMALL)),
        jpeg(sof(SMALL)[:-1]),
        jpeg(b"\xff\xc0\0\7\x08" + SMALL),
        jpeg(b"\xff\xd0" * 1_000_000, sof(SMALL)),
        gif(frame(60_000, 60_000), b";"),
        gif(frame(10, 10), frame(10, PICTURE_SIDE + 1), b";"),
        gif(frame(10, 10, left=PICTURE_SIDE), b";"),
        gif(b";"),
        gif(),
        gif(b"\0", frame(10, 10), b";"),
        gif(frame(10, 10)[:-1]),
        gif(b"\x21\xf9\1" + frame(10, 10), b";"),
        gif(b"\x21\x01\0", frame(10, 10), b";"),
        gif(b"\x21\xfe" + b"\1a" * 1_000_000 + b"\0", frame(10, 10), b";"),
        gif(frame(10, 10), b";", screen=(60_000, 10)),
        b"\x89PNG\r\n\x1a\n\0\0\0\x19IHDR" + struct.pack(">II", 10, 10) + b"\x08\2\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 16_000, 10) + b"\x08\2\0\0\0",
    ],
    ids=lambda raw: raw[:4].hex(),
)
def test_a_picture_whose_size_is_not_plainly_there_is_none(raw: bytes) -> None:
    assert picture_type(raw) is None


def test_a_gif_is_read_past_its_colours() -> None:
    assert picture_type(gif(frame(10, 10), b";", flags=0x80, colours=b"\x2c" * 6)) == "gif"
    assert picture_type(gif(frame(60_000, 9), b";", flags=0x82, colours=b";" * 24)) is None
