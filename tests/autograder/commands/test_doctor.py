"""The doctor finds what is there, names what is not, and says how to mend it."""

from __future__ import annotations

import functools
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from autograder.commands import doctor
from autograder.commands.doctor import Finding, examine
from autograder.sandbox.limits import MIB, Limits
from autograder.sandbox.sandbox import Sandbox

PROJECT = Path(__file__).resolve().parents[3]


def find(findings: list[Finding], name: str) -> Finding:
    return next(finding for finding in findings if finding.name == name)


def test_this_machine_is_fit_to_grade():
    findings = examine(PROJECT)
    assert [finding for finding in findings if finding.needed and not finding.ok] == []
    assert find(findings, "sandbox runs one process").ok
    assert find(findings, "sandbox has no network").ok


def test_every_finding_that_is_not_ok_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    findings = examine(tmp_path)
    for name in ("packages", "bubblewrap", "sandbox", "nbgrader", "Chromium"):
        assert not find(findings, name).ok, name
    assert all(finding.mend for finding in findings if not finding.ok)
    assert not find(findings, "Chromium").needed


def test_another_version_than_the_tested_one_is_named(tmp_path):
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    (tmp_path / "constraints.txt").write_text("# pins\nnumpy==1.0\n")
    found = doctor._packages(tmp_path)
    assert not found.ok
    assert "numpy" in found.detail
    assert "tested with 1.0" in found.detail


def test_missing_package_is_named(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["no-such-package", "numpy"]\n')
    (tmp_path / "constraints.txt").write_text("")
    assert doctor._packages(tmp_path).detail == "missing: no-such-package"


def test_lessons_own_limits_are_shown(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "14_mnist.py").touch()
    (tmp_path / "limits.toml").write_text('threads = 4\n["14_mnist"]\ncpu_seconds = 333\n')
    assert "; 14_mnist: 333 CPU s" in doctor._limits(tmp_path).detail
    (tmp_path / "limits.toml").write_text('["14_mnst"]\ncpu_seconds = 333\n')
    assert "no lesson '14_mnst'" in doctor._limits(tmp_path).detail
    (tmp_path / "limits.toml").write_text("thread = 4")
    assert "no limit 'thread'" in doctor._limits(tmp_path).detail


def test_every_limit_is_shown(tmp_path):
    """With numbers that occur once, so that none is shown in another's place."""
    (tmp_path / "source").mkdir()
    chosen = {field.name: 1001 + 2 * place for place, field in enumerate(fields(Limits))}
    shown = {
        name: value * MIB if name in ("memory_bytes", "scratch_bytes", "file_bytes") else value
        for name, value in chosen.items()
    }
    (tmp_path / "limits.toml").write_text("\n".join(f"{name} = {value}" for name, value in shown.items()))
    detail = doctor._limits(tmp_path).detail.replace(",", "")
    assert [name for name, value in chosen.items() if str(value) not in detail] == []


def test_damaged_data_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("NNCOURSE_DATA", str(tmp_path))
    found = doctor._mnist(tmp_path)
    assert not found.ok
    assert "missing" in found.detail


@pytest.mark.parametrize("wall", ["hides files", "has no network", "runs one process"])
def test_a_wall_that_does_not_stand_is_found(wall, monkeypatch):
    """Without a sandbox the same trials succeed: so the doctor can tell."""
    monkeypatch.setattr("autograder.sandbox.sandbox.Sandbox", functools.partial(Sandbox, unsafe=True))
    found = find(list(doctor._sandbox(PROJECT)), f"sandbox {wall}")
    assert not found.ok
    assert "Do not grade" in found.mend
