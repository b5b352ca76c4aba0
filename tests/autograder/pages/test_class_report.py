from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from autograder.outcome import Outcome
from autograder.pages.class_figures import lesson_figures
from autograder.pages.class_report import MOST_STUDENTS, class_report
from autograder.records.standing import Standing
from autograder.verdict import Verdict
from tests.autograder.hand_ins.test_sanitise import HOSTILE_HTML
from tests.autograder.live_html import live
from tests.autograder.small_lesson import LESSON, outcome


def text(page: str) -> str:
    """Return the page's words, a blank between them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.split("<main")[1]))


@pytest.fixture
def page(tmp_path: Path) -> Any:
    def written(*outcomes: Outcome, **more: Any) -> str:
        return class_report(outcomes, tmp_path / "report.html", **more).read_text()

    return written


def unread(student: str) -> Outcome:
    notes = ["It is no <b>notebook</b>."]
    return outcome(student, verdict=Verdict.UNREADABLE, points=0, exercises=[], notebook=None, notes=notes)


def test_students_points_and_verdicts_are_in_the_table(page: Any) -> None:
    said = text(page(outcome("ada"), outcome("bob", hidden=0.5), outcome("ada", lesson="04_next")))
    assert "2 students, 3 hand-ins, 2 lessons" in said
    assert re.search(r"ada 6 ✓ right 6 ✓ right", said)
    assert re.search(r"bob 4\.5 ◐ partly right not handed in", said)


def test_an_ungraded_hand_in_has_no_points_and_pulls_no_mean_down(page: Any) -> None:
    said = text(page(outcome("ada"), unread("bob")))
    assert "bob – ! unreadable" in said
    assert "1 graded, 1 without a grade; median 6 of 6 points" in said
    assert "What needs you" in said


def test_how_often_an_exercise_succeeds_is_counted_among_those_who_tried(page: Any) -> None:
    idle = outcome("cy", 0, 0)
    idle.exercises[1].verdict, idle.exercises[1].mistakes = Verdict.NOT_ATTEMPTED, []
    outcomes = [outcome("ada"), outcome("bob", hidden=0), outcome("cid", 0, 0), idle]
    (lesson,) = lesson_figures(outcomes)
    triple = lesson.exercises[1]
    assert (triple.right, triple.partly, triple.wrong, triple.not_attempted) == (1, 1, 1, 1)
    assert triple.success == pytest.approx(1 / 3)
    assert triple.mean == pytest.approx((3 + 1 + 0 + 0) / 4)
    assert "triple 1 1 1 1 33 % 1 / 3" in text(page(*outcomes))


def test_the_most_frequent_mistake_comes_first_with_its_message(page: Any) -> None:
    rare = outcome("rare", hidden=0)
    rare.exercises[1].mistakes, rare.exercises[1].messages = ["R9"], ["Rarely made."]
    said = text(page(rare, outcome("ada", hidden=0), outcome("bob", hidden=0.5)))
    assert said.index("You took twice, not three times. (X2)") < said.index("Rarely made. (R9)")
    assert "2 × You took twice" in said
    assert "67 %" in said


def test_a_second_hand_in_replaces_the_first(page: Any) -> None:
    said = text(page(outcome("ada", 0, 0), outcome("ada")))
    assert "1 student, 1 hand-in, 1 lesson" in said
    assert "ada 6 ✓ right" in said


def test_points_that_a_person_changed_are_the_ones_shown(page: Any) -> None:
    standing = Standing(5.75, 6.0, 0.0, False, None)
    assert "ada 5.75 " in text(page(outcome("ada", hidden=0.5), standings={("ada", LESSON): standing}))


@pytest.mark.parametrize(("points", "bin_"), [(0, 0), (0.01, 0), (0.6, 0), (0.61, 1), (3, 4), (5.9, 9), (6, 9), (7, 9)])
def test_every_number_of_points_falls_into_one_bin(points: float, bin_: int) -> None:
    (lesson,) = lesson_figures([outcome("ada", points=points)])
    assert lesson.histogram() == [int(number == bin_) for number in range(10)]


def test_pictures_have_words_and_the_page_loads_nothing(page: Any) -> None:
    html = page(outcome("ada"), outcome("bob", hidden=0))
    pictures = re.findall(r"<svg[^>]*>", html)
    assert pictures
    assert all("aria-label" in picture or "aria-hidden" in picture for picture in pictures)
    assert "1 up to 70 %, 1 up to 100 %" in html
    assert "default-src 'none'" in html
    assert not re.search(r"https?://|<script|@import|url\(", html)


@pytest.mark.parametrize("hostile", HOSTILE_HTML.values(), ids=HOSTILE_HTML)
def test_nothing_that_a_student_says_acts_in_the_report(page: Any, hostile: str) -> None:
    made = outcome(hostile, hidden=0, lesson=hostile, verdict=Verdict.TAMPERED, notes=[hostile])
    made.exercises[1].messages, made.exercises[1].mistakes = [f"`{hostile}`"], [hostile]
    html = page(made)
    ours = re.sub(r"<svg.*?</svg>", "", html.split("<main")[1], flags=re.DOTALL)
    ours = re.sub(r' (class|id)="[a-z0-9 -]*"', "", ours)
    assert live(ours) == []


def test_a_class_of_tens_of_thousands_gets_figures_and_no_endless_table(page: Any) -> None:
    many = [outcome(f"s{number}", notebook=None) for number in range(MOST_STUDENTS + 1)]
    html = page(*many)
    assert len(html) < 100_000
    assert "nncourse export" in html
    assert f"{MOST_STUDENTS + 1} graded" in text(html)


def test_a_class_without_hand_ins_gets_a_page_that_says_so(page: Any) -> None:
    assert "Nothing has been graded yet" in text(page())
