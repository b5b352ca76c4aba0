"""Which lessons a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from autograder.commands.arguments import chosen

ROOT = Path(__file__).resolve().parents[3]


def test_a_lesson_that_is_named_twice_is_meant_once() -> None:
    assert [lesson.name for lesson in chosen(["04", "3", "03_delta_rule", "03"], ROOT)] == [
        "04_logistic_regression",
        "03_delta_rule",
    ]


def test_without_a_name_all_lessons_are_meant_and_an_unknown_one_is_a_misused_command() -> None:
    assert len(chosen(None, ROOT)) == len(list((ROOT / "source").glob("*.py")))
    with pytest.raises(typer.BadParameter, match="no lesson is called `99`"):
        chosen(["99"], ROOT)
