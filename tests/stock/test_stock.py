"""docs/stock-nbgrader.md is well formed, and tells of hand-ins that are there. What it says is measured elsewhere."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from itertools import chain

import pytest

from tests.hand_in_corpus import behaviours
from tests.stock.page import BEGIN, END, HOPES, PAGE, Line, lines_of, totals
from tests.stock.victims import LEFT_OUT, measured, why_left_out

TEXT = PAGE.read_text(encoding="utf-8")


def test_every_line_is_of_a_hand_in_that_is_there_and_deserves_what_it_says():
    corpus = {one.name: one for one in measured([])}
    for hope, lines in lines_of(TEXT).items():
        assert lines, hope
        for line in lines:
            behaviour = corpus[line.name]
            assert (behaviour.hopes, sum(behaviour.points.values())) == (hope, line.deserves), line.name


def test_no_hand_in_stands_there_twice():
    names = [line.name for line in chain(*lines_of(TEXT).values())]
    assert len(names) == len(set(names))
    assert len(names) > 90


def test_the_totals_are_those_of_the_lines():
    assert "\n".join(totals(lines_of(TEXT))) in TEXT


def test_nobody_fools_ours_and_the_page_says_when_and_with_what_it_was_measured():
    assert [line.name for line in chain(*lines_of(TEXT).values()) if line.fools_ours] == []
    assert re.search(r"Measured on \d{4}-\d\d-\d\d with nbgrader [\d.]+, Python [\d.]+", TEXT)


def test_whoever_hopes_is_measured_or_left_out_for_a_reason():
    hopeful = {one.name for one in behaviours() if one.hopes}
    assert all(one.hopes in ("", *HOPES) for one in behaviours())
    told = {line.name for line in chain(*lines_of(TEXT).values())}
    left_out = {one.name for one in behaviours() if one.hopes and why_left_out(one)}
    assert left_out <= set(re.findall(r"`(\w+)`", TEXT.partition("### Left out")[2]))
    assert hopeful - told - left_out == set(), "run `python -m tests.stock` with these names"


def test_every_pattern_of_what_is_left_out_matches_something():
    names = [one.name for one in behaviours()]
    assert [p for patterns in LEFT_OUT.values() for p in patterns if not any(fnmatch(n, p) for n in names)] == []


@pytest.mark.parametrize("stock", [None, 0.0, 6.0, 406.0])
def test_a_line_is_read_as_it_was_written(stock):
    line = Line("name", "Tries this, and that.", 3.0, 1.5, stock, "the next learner has no grade")
    page = f"{BEGIN}\n### {HOPES['points']}\n\n{line}\n{END}"
    assert lines_of(page)["points"] == [line]
    assert line.fools_stock == (stock in (6.0, 406.0))


def test_a_line_that_is_none_is_noticed():
    with pytest.raises(ValueError, match="no line"):
        lines_of(f"{BEGIN}\n### {HOPES['points']}\n| `name` | 3 |\n{END}")
    with pytest.raises(ValueError, match="marks"):
        lines_of("nothing")
