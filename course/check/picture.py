"""A matrix as a small picture: grey where all numbers have one sign, blue to orange around 0 else."""

from __future__ import annotations

import base64
import struct
import zlib

import numpy as np

MAX_PIXELS = 96
"""Larger matrices are thinned out to at most so many rows and columns."""

_BLUE, _WHITE, _ORANGE = np.array([0, 88, 140]), np.array([250, 250, 250]), np.array([213, 94, 0])


def thin(matrix: np.ndarray) -> np.ndarray:
    """Return a matrix of at most `MAX_PIXELS` rows and columns, by leaving rows and columns out."""
    rows, cols = (max(1, -(-size // MAX_PIXELS)) for size in matrix.shape)
    return matrix[::rows, ::cols]


def colours(matrix: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return uint8 RGB, shape (rows, columns, 3): grey from low to high, or, where low < 0 < high, blue to orange.

    What is not a number is drawn purple.
    """
    finite = np.nan_to_num(matrix.astype(float), nan=0.0, posinf=high, neginf=low)
    if low < 0 < high:
        size = max(-low, high)
        share = np.clip(finite / size, -1, 1)[..., None]
        rgb = np.where(share < 0, _WHITE + (_BLUE - _WHITE) * -share, _WHITE + (_ORANGE - _WHITE) * share)
    else:
        share = np.clip((finite - low) / ((high - low) or 1.0), 0, 1)[..., None]
        rgb = np.repeat(share * 255, 3, axis=-1)
    rgb[np.isnan(matrix)] = (120, 0, 120)
    return rgb.astype(np.uint8)


def png(rgb: np.ndarray) -> bytes:
    """Return uint8 RGB pixels as a PNG file (PNG specification, W3C, 3rd edition, 2025: colour type 2, no filter)."""
    height, width, _ = rgb.shape
    rows = b"".join(b"\x00" + row.tobytes() for row in np.ascontiguousarray(rgb))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def data_uri(rgb: np.ndarray) -> str:
    """Return pixels as the source of an HTML image."""
    return "data:image/png;base64," + base64.b64encode(png(rgb)).decode("ascii")
