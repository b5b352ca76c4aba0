"""The command `nncourse reproduce`: a small run of every row, and that finished runs are not run again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from autograder.commands import framework_bench, reproduce
from autograder.commands.terminal import console
from autograder.lessons.lesson import course_root
from autograder.main import app
from autograder.reproductions.results import Journal
from autograder.reproductions.row import ROWS
from autograder.reproductions.training import digits

ROOT = course_root()


@pytest.fixture
def nncourse(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The command, in this process."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(console, "_width", 180)
    return lambda *words: CliRunner().invoke(app, words)


def test_quick_runs_every_row_and_prints_the_published_figures_beside(nncourse: Callable[..., Any]) -> None:
    kept = ROOT / "build" / "reproductions"
    before = sorted(kept.glob("*"))
    done = nncourse("reproduce", "--quick", "--seeds", "1")
    assert done.exit_code == 0, done.output
    for row in ROWS:
        assert row.net in done.stdout
        assert f" {row.published:g} " in done.stdout
    assert "1,000 test pictures" in done.stdout
    assert sorted(kept.glob("*")) == before


def test_json_is_one_object_a_run(nncourse: Callable[..., Any]) -> None:
    done = nncourse("reproduce", "300", "--quick", "--validate", "--seeds", "2", "--json")
    assert done.exit_code == 0, done.output
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["row"], one["seed"], one["epochs"]) for one in found] == [("300", 0, 2), ("300", 1, 2)]


def test_an_unknown_row_is_a_misused_command_and_the_rows_are_named(nncourse: Callable[..., Any]) -> None:
    done = nncourse("reproduce", "900")
    assert done.exit_code == 2
    assert "800-elastic" in done.output


def test_the_benchmark_of_the_framework_is_asked_for_by_a_switch(
    nncourse: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(framework_bench, "run_framework_bench", lambda _, rounds, **__: asked.append(rounds) or False)
    assert nncourse("bench", "--framework", "--rounds", "7").exit_code == 1
    assert asked == [7]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course's folder whose rows are trained in a moment."""
    (tmp_path / "source").symlink_to(ROOT / "source")
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(reproduce, "digits", lambda **_: digits(images=300, judge=200))
    monkeypatch.setattr(reproduce, "ROWS", [replace(row, epochs=1) for row in ROWS[:2]])
    return tmp_path


def test_a_finished_run_is_not_run_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reproduce.run_reproduce(course, reproduce.ROWS[:1], [0], as_json=True)
    ran: list[str] = []
    train = reproduce.train
    monkeypatch.setattr(reproduce, "train", lambda row, *a, **k: ran.append(row.name) or train(row, *a, **k))
    both = reproduce.run_reproduce(course, reproduce.ROWS, [0])
    assert ran == [reproduce.ROWS[1].name]
    assert both[0] == first[0]


def test_stopped_by_the_keyboard_what_is_finished_is_kept(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    train = reproduce.train

    def impatient(row, seed, *arguments, **options):
        if seed == 1:
            raise KeyboardInterrupt
        return train(row, seed, *arguments, **options)

    monkeypatch.setattr(reproduce, "train", impatient)
    with pytest.raises(KeyboardInterrupt):
        reproduce.run_reproduce(course, reproduce.ROWS[:1], [0, 1], as_json=True)
    framework = reproduce.assemble(course)
    assert Journal(course).find(reproduce.ROWS[0], 0, framework) is not None


def test_the_page_is_written_from_what_was_run(course: Path) -> None:
    assert "| not run yet |" in reproduce.write_page(course).read_text()
    reproduce.run_reproduce(course, reproduce.ROWS, [0, 1], as_json=True)
    text = reproduce.write_page(course).read_text()
    assert "not run yet" not in text
    assert len(json.loads((course / "docs" / "reproductions.json").read_text())) == 4
