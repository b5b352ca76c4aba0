"""What a judgement depends on, and what may change without one."""

from pathlib import Path

import pytest

import autograder
from autograder import environment


@pytest.fixture
def judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of one file, in place of the autograder."""
    path = tmp_path / "verdict.py"
    path.write_text("a = 1\n")
    monkeypatch.setattr(autograder, "__file__", str(tmp_path / "__init__.py"))
    return path


def digest() -> str:
    return environment.judges_digest.__wrapped__()


def test_the_list_of_commands_changes_no_judgement_and_what_judges_does(judges: Path) -> None:
    before = digest()
    (judges.parent / "main.py").write_text("command(measures.reproduce)\n")
    assert digest() == before
    judges.write_text("a = 2\n")
    assert digest() != before


@pytest.mark.parametrize("room", ["reproductions", "mutants", "commands"])
def test_rooms_that_judge_nothing_stay_out(judges: Path, room: str) -> None:
    before = digest()
    (judges.parent / room).mkdir()
    (judges.parent / room / "more.py").write_text("b = 1\n")
    assert digest() == before
