from __future__ import annotations

import pytest
from markupsafe import escape

from autograder.lessons.lesson import all_lessons
from autograder.pages import shown_code
from autograder.pages.shown_code import CELL_CHARACTERS, CELL_LINES, PAGE_CHARACTERS, ShownCode, tidy

COLOURED = '<span class="'


@pytest.fixture
def coloured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Pygments was given."""
    texts: list[str] = []
    highlight = shown_code.highlight
    monkeypatch.setattr(shown_code, "highlight", lambda text, *rest: texts.append(text) or highlight(text, *rest))
    return texts


def test_code_is_coloured() -> None:
    assert '<span class="k">return</span>' in ShownCode()("def f(x):\n    return x < 1")


def test_every_answer_of_the_lessons_is_coloured_and_shown_as_it_is(coloured: list[str]) -> None:
    for lesson in all_lessons():
        show = ShownCode()
        for exercise in lesson.exercises:
            show(exercise.solution.answer)
            assert coloured.pop() == exercise.solution.answer.strip("\n")


@pytest.mark.parametrize("blank", ["\n ", "\n\t", "  \n", "\n", " \n\n", "\n\u2028", "\n\u00a0"])
def test_blank_lines_are_seen_by_nobody_but_a_few(coloured: list[str], blank: str) -> None:
    assert COLOURED in ShownCode()("x = 1" + blank * 25_000 + "\ny = 2")
    assert coloured == ["x = 1\n\n\ny = 2"]


def test_a_few_blank_lines_stay() -> None:
    assert tidy("\n\nx = 1  \n\n\ny = 2\n\t\n\n\n\nz = 3\n ") == "x = 1\n\n\ny = 2\n\n\nz = 3"


@pytest.mark.parametrize(
    "source",
    ["x = 1\n" * CELL_LINES + "y = '<b>'", "'" + "<" * CELL_CHARACTERS, "\\N{" * 12_000, "{" * 50_000, "\\" * 50_000],
    ids=["lines", "characters", "names", "brackets", "backslashes"],
)
def test_a_cell_that_is_too_long_is_shown_as_it_is(coloured: list[str], source: str) -> None:
    assert ShownCode()(source) == escape(source)
    assert coloured == []


def test_all_cells_of_a_page_share_what_is_coloured(coloured: list[str]) -> None:
    show = ShownCode()
    cell = "x = 1  # " + "a" * (CELL_CHARACTERS // 2)
    shown = [show(cell) for _ in range(1_000)]
    assert sum(map(len, coloured)) <= PAGE_CHARACTERS
    assert len(coloured) == PAGE_CHARACTERS // len(cell)
    assert COLOURED in shown[0]
    assert shown[-1] == escape(cell)
    assert COLOURED in ShownCode()(cell)
