"""MNIST: 70,000 handwritten digits. Origin, licence and checksums are in `data/mnist/README.md`."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from course.data.idx import read_idx
from course.data.place import folder
from course.errors import DataError

SHA256 = {
    "train-images-idx3-ubyte.gz": "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971",
    "train-labels-idx1-ubyte.gz": "1787548bbe0bff1ec2ecdc0ef292b02df999e2d1a6002d27500982c652b17203",
    "t10k-images-idx3-ubyte.gz": "1a1a05eab793c14bb050b398624a11b0ffd1a2953baed553b1b9bd079e2a20be",
    "t10k-labels-idx1-ubyte.gz": "b91679a0acfe4ba0e50a2437a903084cba1f5f92592b016a25a7dfd00455798b",
}
"""The files, in the order of `Mnist`'s fields. The sums are here so that a folder does not vouch for itself."""


class Mnist(NamedTuple):
    """The four arrays of MNIST, read-only: take a `.copy()` before writing into one.

    An image is 28 × 28 uint8, 0 for paper and 255 for ink, rows from top to bottom. A label is the digit, 0 to 9.
    """

    train_images: np.ndarray
    """uint8, shape (60000, 28, 28)."""
    train_labels: np.ndarray
    """int64, shape (60000,)."""
    test_images: np.ndarray
    """uint8, shape (10000, 28, 28)."""
    test_labels: np.ndarray
    """int64, shape (10000,)."""


def mnist(root: Path | None = None) -> Mnist:
    """Return MNIST, as it came: not scaled, not shuffled, train and test apart.

    root: the folder that holds the four files; by default `mnist` in the bundled data. Each folder is read
    and checked once a process (about half a second); later calls return the same arrays.

    Raises: DataError if a file is missing or is not, byte for byte, the one that was published.

    >>> digits = mnist()
    >>> digits.train_images.shape, digits.train_labels[:8].tolist()
    ((60000, 28, 28), [5, 0, 4, 1, 9, 2, 1, 3])
    """
    return _read(Path(root) if root is not None else folder() / "mnist")


@cache
def _read(place: Path) -> Mnist:
    train_images, train_labels, test_images, test_labels = (_checked(place / name) for name in SHA256)
    # Labels come as uint8, in which 3 - 5 is 254: int64 spares the learner that.
    arrays = Mnist(train_images, train_labels.astype(np.int64), test_images, test_labels.astype(np.int64))
    for array in arrays:
        array.setflags(write=False)
    return arrays


def _checked(path: Path) -> np.ndarray:
    if not path.is_file():
        raise DataError(f"{path}: the file is missing. {_remedy(path)}")
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256[path.name]:
        raise DataError(
            f"{path}: the file is damaged: {path.stat().st_size} bytes whose SHA-256 is not the published one. "
            + _remedy(path)
        )
    return read_idx(path)


def _remedy(path: Path) -> str:
    return f"Fetch it again with `git checkout -- data/mnist/{path.name}` in the checkout of this course."
