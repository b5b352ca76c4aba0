import re

import pytest

from course.check.failures import AuthorError
from course.check.mistakes import ALWAYS, Mistake, bank, known

WHOLE = sorted(bank())


@pytest.mark.parametrize("code", WHOLE)
def test_message_can_be_said_with_all_and_with_only_its_required_fields(code):
    mistake = bank()[code]
    for names in (mistake.fields | ALWAYS, mistake.required | ALWAYS):
        said = mistake.say(dict.fromkeys(names, 1.5))
        assert not re.search(r"[{}]|\[\[|\]\]", said)


@pytest.mark.parametrize("code", WHOLE)
def test_message_is_whole_sentences_without_code(code):
    mistake = bank()[code]
    said = mistake.say(dict.fromkeys(mistake.fields | ALWAYS, 1.5))
    assert said[0].isupper() or said[0].isdigit() or said[0] in "∂."
    assert said[-1] in ".?"
    assert len(said) >= 30
    assert not re.search(r"\bnp\.|return \w+\(|keepdims|axis=", said)
    assert mistake.wrong


def test_messages_of_different_mistakes_differ():
    messages = [mistake.message for mistake in bank().values()]
    assert len(messages) == len(set(messages))


def test_optional_part_is_left_out_where_a_field_is_missing():
    mistake = Mistake("Q1", "q", "It rises[[ from {a} to {b}]].")
    assert mistake.say({"a": 1.0}) == "It rises."
    assert mistake.say({"a": 1.0, "b": 2.25}) == "It rises from 1 to 2.25."


def test_unknown_code_and_missing_field_are_the_authors_mistakes():
    with pytest.raises(AuthorError, match="course/check/bank"):
        known("Q99", set())
    with pytest.raises(AuthorError, match="t=…"):
        known("N5", set())


def test_braces_in_a_learners_text_are_not_filled_in():
    assert "{code}" in bank()["F2"].say({**dict.fromkeys(ALWAYS, ""), "got": "{code}"})
