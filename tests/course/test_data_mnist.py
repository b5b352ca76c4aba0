import gzip
import hashlib
import shutil
import struct

import numpy as np
import pytest

from course import data
from course.data.mnist import SHA256
from course.errors import DataError

# The sums of the unpacked files that loaders of MNIST publish: an origin of truth outside this checkout.
PUBLISHED_MD5 = {
    "train-images-idx3-ubyte.gz": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte.gz": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte.gz": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte.gz": "27ae3e4e09519cfbb04c329615203637",
}


def test_mnist_has_the_shapes_types_and_counts_it_is_known_for():
    mnist = data.mnist()
    assert [array.shape for array in mnist] == [(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)]
    assert [array.dtype for array in mnist] == [np.uint8, np.int64, np.uint8, np.int64]
    counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert np.bincount(mnist.train_labels).tolist() == counts
    assert (mnist.train_images.min(), mnist.train_images.max()) == (0, 255)


@pytest.mark.parametrize("name", PUBLISHED_MD5)
def test_the_bundled_files_are_the_published_ones(name):
    unpacked = gzip.decompress((data.folder() / "mnist" / name).read_bytes())
    assert hashlib.md5(unpacked, usedforsecurity=False).hexdigest() == PUBLISHED_MD5[name]


def test_the_sums_beside_the_files_are_the_sums_in_the_code():
    lines = (data.folder() / "mnist" / "SHA256SUMS").read_text().splitlines()
    assert {name: checksum for checksum, name in (line.split() for line in lines)} == SHA256


def test_mnist_is_read_once_and_cannot_be_written_into():
    assert data.mnist() is data.mnist()
    with pytest.raises(ValueError, match="read-only"):
        data.mnist().train_labels[0] = 7


def test_a_missing_file_is_named_with_the_command_that_brings_it_back(tmp_path):
    with pytest.raises(
        DataError, match=r"train-images-idx3-ubyte\.gz: the file is missing.*git checkout -- data/mnist"
    ):
        data.mnist(tmp_path)


def test_one_changed_byte_is_found(tmp_path):
    for name in SHA256:
        shutil.copy(data.folder() / "mnist" / name, tmp_path)
    labels = tmp_path / "t10k-labels-idx1-ubyte.gz"
    content = bytearray(labels.read_bytes())
    content[2000] ^= 1
    labels.write_bytes(content)
    with pytest.raises(DataError, match=r"t10k-labels-idx1-ubyte\.gz: the file is damaged.*git checkout"):
        data.mnist(tmp_path)


def idx(path, content):
    path.write_bytes(gzip.compress(content))
    return path


@pytest.mark.parametrize(
    ("code", "dtype"), [(8, ">u1"), (9, ">i1"), (11, ">i2"), (12, ">i4"), (13, ">f4"), (14, ">f8")]
)
def test_idx_is_read_in_every_type(tmp_path, code, dtype):
    want = np.arange(6).reshape(2, 3)
    content = bytes([0, 0, code, 2]) + struct.pack(">2I", 2, 3) + want.astype(dtype).tobytes()
    got = data.read_idx(idx(tmp_path / "a.gz", content))
    assert got.dtype == np.dtype(dtype).newbyteorder("=")
    assert np.array_equal(got, want)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not an IDX file"),
        (b"PNG\r\n", "not an IDX file"),
        (bytes([0, 0, 7, 1]), "not an IDX file"),
        (bytes([0, 0, 8, 3, 0, 0, 0, 1]), "ends inside it"),
        (bytes([0, 0, 8, 1, 0, 0, 0, 4, 1, 2, 3]), r"shape \(4,\), 12 bytes in all; there are 11"),
        (bytes([0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3]), r"shape \(2,\), 10 bytes in all; there are 11"),
    ],
)
def test_a_file_that_contradicts_its_header_is_refused(tmp_path, content, message):
    with pytest.raises(DataError, match=message):
        data.read_idx(idx(tmp_path / "a.gz", content))


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs", gzip.compress(b"0" * 1000, mtime=0)[:-9]])
def test_a_file_that_is_not_whole_gzip_is_refused(tmp_path, content):
    path = tmp_path / "a.gz"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"a\.gz: "):
        data.read_idx(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match=r"gone\.gz: the file is missing"):
        data.read_idx(tmp_path / "gone.gz")
