"""What a judgement depends on: a line that judges nothing may come and go."""

from pathlib import Path

import pytest

import autograder
from autograder import environment


@pytest.fixture
def judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of one file, in place of the autograder."""
    path = tmp_path / "main.py"
    path.write_text("a = 1\n")
    monkeypatch.setattr(autograder, "__file__", str(tmp_path / "__init__.py"))
    return path


def digest() -> str:
    return environment.judges_digest.__wrapped__()


def test_a_command_that_judges_nothing_changes_no_judgement(judges: Path) -> None:
    before = digest()
    judges.write_text("a = 1\ncommand(measures.reproduce)  # judges nothing\n")
    assert digest() == before
    judges.write_text("a = 2\ncommand(measures.reproduce)  # judges nothing\n")
    assert digest() != before


@pytest.mark.parametrize("room", ["reproductions", "mutants", "commands"])
def test_rooms_that_judge_nothing_stay_out(judges: Path, room: str) -> None:
    before = digest()
    (judges.parent / room).mkdir()
    (judges.parent / room / "more.py").write_text("b = 1\n")
    assert digest() == before
