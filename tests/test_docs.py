"""What the documents say exists: tests and hand-ins by name, commands, files, an example that runs."""

from __future__ import annotations

import io
import re
import tomllib
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import pytest

from autograder.main import app
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("*.md")])


def text_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@cache
def claims() -> set[str]:
    files = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return {name for text in files for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_test_a_page_names_exists(page: Path) -> None:
    named = set(re.findall(r"`(test_\w+)`", page.read_text(encoding="utf-8")))
    assert sorted(named - claims()) == []


def test_every_hand_in_that_the_threat_model_names_exists() -> None:
    rows = [line for line in text_of("threat-model.md").splitlines() if line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9_]+)`", row) if not name.startswith("test_")}
    named -= set(vars(Limits()))
    assert len(named) > 50
    assert sorted(name for name in named if not (ROOT / "tests" / "hand_ins" / name / "expected.toml").is_file()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_a_page_gives_exists(page: Path) -> None:
    commands = {str(command.name or command.callback.__name__) for command in app.registered_commands}
    given = set(re.findall(r"(?:^ {4}|`)nncourse ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert given <= commands


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_verdict_is_explained_to_instructors() -> None:
    table = text_of("running-a-class.md")
    assert [verdict for verdict in Verdict if not re.search(rf"^\|[^|]*\b{verdict}\b", table, re.MULTILINE)] == []


def test_every_limit_is_in_the_table_with_its_default_and_the_example_can_be_read() -> None:
    page = text_of("running-a-class.md")
    units = {"MiB": 1 << 20, "GiB": 1 << 30}
    told: dict[str, float] = {}
    for names, values in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| ([^|]+) \|", page, re.MULTILINE):
        for name, value in zip(re.findall(r"\w+", names), values.strip().split(", "), strict=True):
            number, _, unit = value.replace(",", "").partition(" ")
            told[name] = float(number) * units.get(unit, 1)
    assert told == vars(Limits())
    example = re.search(r"( {4}# limits\.toml.*?)\n\n(?! {4})", page, re.DOTALL)
    assert example is not None
    tables = tomllib.loads(example[1].replace("\n    ", "\n"))
    assert Limits().changed(tables["04_logistic_regression"]) != Limits()
    own = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["nncourse"]["limits"]
    assert list(own) == ["14_mnist"]
    limits = Limits().changed(own["14_mnist"])
    seconds = f"{limits.cell_seconds:g}, {limits.cpu_seconds:g} and {limits.wall_seconds:g} seconds"
    assert f"{seconds}, {limits.memory_bytes >> 30} GiB" in page


def test_the_example_for_authors_runs() -> None:
    names: dict[str, object] = {}
    with redirect_stdout(io.StringIO()):
        for block in re.findall(r"```python\n(.*?)```", text_of("how-a-lesson-is-made.md"), re.DOTALL):
            exec(block, names)
    assert "result" in names
