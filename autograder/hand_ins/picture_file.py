"""Pictures that strangers made: PNG, JPEG and GIF files whose size is known before a browser unpacks them."""

from __future__ import annotations

import base64
import binascii
import re
import struct

from autograder.hand_ins.plain_text import text_of

PICTURE_BYTES = 3_000_000
"""The largest picture that is kept, in bytes."""
PICTURE_SIDE = 8_000
"""The longest side of a picture that is kept, in pixels: a small file can unpack to gigabytes."""
_MOST_BLOCKS = 50_000
"""Of so many parts a picture may consist; one of the largest size has 12,000."""


def picture_type(raw: bytes) -> str | None:
    """Return "png", "jpeg" or "gif" where the bytes are laid out as such a picture of sane size, else None.

    Where the size is not where it must be, there is none: a browser might find another one.
    """
    if len(raw) > PICTURE_BYTES:
        return None
    if raw[:16] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" and len(raw) >= 24:
        kind, size = "png", struct.unpack(">II", raw[16:24])
    elif raw[:6] in (b"GIF87a", b"GIF89a"):
        kind, size = "gif", _gif_size(raw)
    elif raw[:2] == b"\xff\xd8":
        kind, size = "jpeg", _jpeg_size(raw)
    else:
        return None
    return kind if all(0 < side <= PICTURE_SIDE for side in size) else None


_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
_FRAME = re.compile(rb"\x2c([\s\S]{8})([\s\S])")
# Those that some browsers read by a length of their own, whatever their first byte says, must have that length.
_EXTENSION = re.compile(rb"\x21(?:\xf9(?=\x04)|\xff(?=\x0b)|\xfe)")


def _jpeg_size(raw: bytes) -> tuple[int, int]:
    # A JPEG is a chain of segments; SOF0 to SOF15 (but DHT, JPG, DAC) hold the size (ITU-T T.81, B.1 and B.2.2).
    at = 2
    for _ in range(_MOST_BLOCKS):
        marker = _MARKER.match(raw, at)
        if marker is None:
            break
        code, at = marker[1][0], marker.end()
        if code == 0x01 or 0xD0 <= code <= 0xD7:  # these stand alone
            continue
        length = int.from_bytes(raw[at : at + 2], "big")
        if 0xD8 <= code <= 0xDA or length < 2 or at + length > len(raw):
            break
        if 0xC0 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", raw[at + 3 : at + 7]) if length >= 8 else (0, 0)
            return width, height
        at += length
    return 0, 0


def _gif_size(raw: bytes) -> tuple[int, int]:
    # Browsers make the screen as large as the first frame, so every frame counts (GIF89a, 18 to 27).
    if len(raw) < 13:
        return 0, 0
    width, height, flags = struct.unpack("<HHB", raw[6:11])
    at, frames, left = 13 + _colours(flags), 0, _MOST_BLOCKS
    while left > 0 and at < len(raw) and raw[at] != 0x3B:
        if frame := _FRAME.match(raw, at):
            x, y, across, down = struct.unpack("<HHHH", frame[1])
            width, height = max(width, x + across), max(height, y + down)
            frames, at = frames + 1, frame.end() + _colours(frame[2][0]) + 1
        elif extension := _EXTENSION.match(raw, at):
            at = extension.end()
        else:
            return 0, 0
        while left > 0 and at < len(raw) and raw[at]:
            at, left = at + 1 + raw[at], left - 1
        at, left = at + 1, left - 1
    return (width, height) if frames and left > 0 and at <= len(raw) else (0, 0)


def _colours(flags: int) -> int:
    """Return how many bytes a GIF's table of colours takes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def picture(data: object, kind: str) -> str | None:
    """Return a picture's base64 text without its line breaks, or None where it is no such picture.

    kind: "png", "jpeg" or "gif"; what the bytes say must agree.
    """
    text = re.sub(r"\s+", "", text_of(data, 2 * PICTURE_BYTES))
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return text if picture_type(raw) == kind else None
