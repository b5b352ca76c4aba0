"""The walls stand for an ordinary user as they do for root: the same hand-ins, the same verdicts."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.hand_in_corpus import behaviours
from tests.ordinary_user import run_corpus

WALLS = (
    *("reads_*", "writes_*", "leaves_*", "reaches_*", "looks_*", "scans_*", "spoils_*", "links_*", "kills_*"),
    *("fork_bomb*", "thread_bomb", "many_descriptors", "many_files", "gigabyte_file", "memory_in_mappings"),
    *("sixty_four_*", "exit_by_signal", "endless_loop_without_signals", "endless_stop", "daemon_*", "at_exit_*"),
    *("segmentation_fault_in_a_call", "wire_descriptors", "wire_garbage", "patches_builtins", "tests_changed"),
    *("file_is_a_link", "file_is_a_pipe", "cells_in_another_order", "names_that_are_markup"),
)
"""What depends on who asks the kernel. All of the corpus: python -m tests.ordinary_user"""


def test_hand_ins_that_meet_the_walls_get_the_same_verdicts_from_an_ordinary_user(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("whoever runs these tests is an ordinary user: tests/test_hand_ins.py has shown it")
    names = [each.name for each in behaviours() if any(fnmatch(each.name, wall) for wall in WALLS)]
    assert len(names) > 40
    done = run_corpus(tmp_path, [f"tests/test_hand_ins.py::test_hand_in[{name}]" for name in names])
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) == len(names)
