"""Archives from a stranger: what `nbgrader zip_collect`, which docs/running-a-class.md names, unpacks."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from nbgrader.utils import unzip

LEADING_OUT = [
    "../left.ipynb",
    "a/../../left.ipynb",
    "/tmp/nncourse_left.ipynb",
    "..\\left.ipynb",
    "a/\0/../../left.ipynb",
]


def a_zip(path: Path, name: str) -> None:
    link = zipfile.ZipInfo("link.ipynb")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("fine.ipynb", "{}")
        archive.writestr(link, "/etc/passwd")
        archive.writestr(name, "{}")


def a_tar(path: Path, name: str) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            odd = tarfile.TarInfo(f"link{kind.decode()}.ipynb")
            odd.type, odd.linkname = kind, "/etc/passwd"
            archive.addfile(odd)
        for each in ("fine.ipynb", name):
            about = tarfile.TarInfo(each)
            about.size = 2
            archive.addfile(about, io.BytesIO(b"{}"))


@pytest.mark.parametrize("name", LEADING_OUT)
@pytest.mark.parametrize(("make", "ending"), [(a_zip, ".zip"), (a_tar, ".tar.gz")], ids=["zip", "tar"])
def test_names_that_lead_out_of_an_archive_and_links_in_it_lead_nowhere(tmp_path, make, ending, name):
    archive, into = tmp_path / f"hand_in{ending}", tmp_path / "downloaded" / "extracted"
    into.mkdir(parents=True)
    make(archive, name)
    with suppress(Exception):  # what is refused altogether is out of harm's way, too
        unzip(str(archive), str(into), zip_ext=[".zip", ".gz"], create_own_folder=True)
    made = {path for path in tmp_path.rglob("*") if not path.is_dir()} - {archive}
    assert all(into in path.parents for path in made)
    assert "fine.ipynb" in {path.name for path in made}, "nothing was unpacked at all"
    assert not any(path.is_symlink() or not path.is_file() for path in made)
    assert not os.path.exists("/tmp/nncourse_left.ipynb")
