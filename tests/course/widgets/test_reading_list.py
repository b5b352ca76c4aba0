"""The reading list says something to every answer, and which lessons to read."""

import IPython.display
import pytest

from course.check.quizzes import question
from course.widgets.reading_list import TOPICS, ReadingList, reading_list

RIGHT = dict(enumerate("ABACBBCBAC", 1))


def test_who_knows_all_may_skim():
    known = ReadingList(RIGHT)
    assert known.to_read == []
    assert known.advice.startswith("10 of 10 known.")
    assert all(said == "✓ You know this." for *_, said in known.rows)


def test_who_knows_nothing_reads_everything_in_order():
    unsure = ReadingList(dict.fromkeys(RIGHT, "?"))
    assert unsure.to_read == sorted({lesson for _, lesson in TOPICS.values()})
    assert unsure.advice.startswith("0 of 10 known. Read with care: 00, section 3, 01, 02,")
    assert "lesson 05 teaches it" in unsure.rows[7][3]


def test_a_missing_answer_is_called_one():
    assert ReadingList({**RIGHT, 4: None}).rows[3][1:] == ("–", "a step of gradient descent", "No answer yet.")


@pytest.mark.parametrize("number", RIGHT)
def test_each_wrong_option_has_its_own_words_and_names_its_lesson(number):
    said = set()
    for letter in set("ABC") - {RIGHT[number]}:
        listed = ReadingList(RIGHT | {number: letter.lower()})
        assert listed.to_read == [TOPICS[number][1]]
        said.add(listed.rows[number - 1][3])
    assert len(said) == 2
    lesson = "Section 3" if number == 1 else f"Lesson {TOPICS[number][1]}"
    assert all(lesson in words for words in said)
    assert len(question(f"L00.5{'abcdefghij'[number - 1]}").right) == 1


def test_the_table_is_shown_as_html_and_as_text(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    reading_list(RIGHT | {3: "<b>"})
    bundle = shown[0]._repr_mimebundle_()
    assert "&lt;B&gt;" in bundle["text/html"]
    assert bundle["text/plain"].endswith(shown[0].advice)
