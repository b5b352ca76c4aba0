"""A disk that is full costs nobody a grade: what could not be written is told, and graded when there is room."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from autograder.verdict import Verdict
from tests.faults import full_disk
from tests.faults.killed_grading import PROJECT, make_class, undisturbed


def test_on_a_full_disk_nothing_is_lost_halved_or_made_a_zero(tmp_path):
    peace = tmp_path / "peace"
    wanted = {
        student: points for student, (points, _, _) in undisturbed(peace, make_class(peace, full_disk.STUDENTS)).items()
    }
    disk = tmp_path / "disk"
    disk.mkdir()
    line = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        sys.executable,
        "-m",
        "tests.faults.full_disk",
        str(disk),
    ]
    done = subprocess.run(
        line, cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    stories = [json.loads(said) for said in done.stdout.splitlines()]
    assert [story["free"] for story in stories] == list(full_disk.FREE_KIB)
    assert any("full" in story["full"]["stopped"] or _failed(story["full"]) for story in stories)
    for story in stories:
        full, freed = story["full"], story["freed"]
        earlier = "student000"
        if "points" in full:
            assert full["points"][earlier] == wanted[earlier], "a grade that was there is gone"
            assert all(points == wanted[student] for student, points in full["points"].items())
            graded = {student for student, verdict in full["verdicts"].items() if verdict != Verdict.OUR_FAILURE}
            assert graded <= set(full["points"])
        assert full["half_written"] == freed["half_written"] == []
        assert (freed["stopped"], freed["points"]) == ("", wanted)


def _failed(told: dict[str, dict[str, str]]) -> bool:
    return Verdict.OUR_FAILURE in told["verdicts"].values()
