"""When a hand-in arrived: a time is read as what it says, or not at all."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest

from autograder.records.arrival import arrival, read_time, written

EIGHT = datetime(2026, 1, 3, 8)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-03 08:00:00 UTC",
        "2026-01-03 08:00:00",
        "2026-01-03T08:00:00Z\n",
        "2026-01-03 08:00 Z",
        "2026-01-03 10:00:00 +02:00",
        "2026-01-03 10:00:00+0200",
        "2026-01-03 03:00:00 -05",
        "2026-01-03 08:00:00.000000 UTC",
        "\ufeff2026-01-03 08:00:00 UTC\r\n",
    ],
)
def test_a_time_is_read_with_its_offset(tmp_path, text):
    (tmp_path / "timestamp.txt").write_text(text, encoding="utf-8")
    assert arrival(tmp_path) == EIGHT
    assert written(EIGHT) == "2026-01-03 08:00:00 UTC"
    assert read_time(written(EIGHT.replace(microsecond=948203))) == EIGHT.replace(microsecond=948203)


@pytest.mark.parametrize(
    "text",
    [
        *("10", "", "2026", "Saturday", "10:00", "03/01/2026 10:00", "2026-13-01 00:00:00 UTC", "1e9999999999999 UTC"),
        *("0001-01-01 00:00:00 +14:00", "9999-12-31 23:59:59 -14:00"),
        *("2026-01-03 10:00:00 CET", "2026-01-03 10:00:00 +02:00 x"),
    ],
)
def test_what_is_no_time_is_told_and_counts_as_none(tmp_path, text, caplog):
    (tmp_path / "timestamp.txt").write_text(text)
    with caplog.at_level(logging.WARNING):
        assert arrival(tmp_path) is None
    assert f"{tmp_path / 'timestamp.txt'}: no time can be read from it" in caplog.text
    assert "2026-01-03 10:00:00 UTC" in caplog.text


def test_what_is_no_text_or_no_file_is_no_time(tmp_path, caplog):
    assert arrival(tmp_path) is None
    assert not caplog.records
    (tmp_path / "timestamp.txt").write_bytes(b"\xff\x00junk")
    assert arrival(tmp_path) is None
    assert len(caplog.records) == 1
