import numpy as np
import pytest

from course.check import AuthorError
from course.check.quizzes import Question
from tests.course.check.block import only
from tests.course.check.liars import Hostile

ONE = Question("q", ("B",), {"A": "Look at the sign.", "C": "That is the step size."})
SEVERAL = Question("q", ("A", "C"), {"B": "B goes downhill."}, several=True)


def test_answer_names_its_mistake():
    result = only(lambda check: check.value("E(0)", 14.0).gives(7.0, E1=14.0))
    assert (result.passed, result.code, result.sentence) == (False, "E1", "E(0) is 7")


@pytest.mark.parametrize("value", [None, ...])
def test_unwritten_answer_reads_so(value):
    assert "still None" in only(lambda check: check.value("E(0)", value).gives(7.0)).message


@pytest.mark.parametrize("answer", ["B", "b", " B ", np.str_("B"), np.array("B")])
def test_right_option_passes_however_it_is_written(answer):
    assert only(lambda check: check.value("a", answer).chooses("example")).passed


def test_wrong_option_gets_its_own_feedback():
    assert ONE.judge("A") == "Look at the sign."
    assert ONE.judge("c") == "That is the step size."


@pytest.mark.parametrize("answer", ["D", "", "AB", 2, True, ["B"], {"B"}, Hostile(), Hostile], ids=range(9))
def test_what_is_no_option_fails_and_says_which_there_are(answer):
    message = only(lambda check: check.value("a", answer).chooses("example")).message
    assert "The options are A, B and C" in message


def test_quiz_of_a_hidden_test_has_its_key_and_remarks_in_the_cell():
    def choosing(answer, right, **remarks):
        return only(lambda check: check.value("a", answer).chooses(right, **remarks))

    assert choosing("b", "B", A="Look at the sign.").passed
    assert choosing("A", "B", A="Look at the sign.").message == "Look at the sign."
    assert choosing({"A", "C"}, {"A", "C"}, B="B goes downhill.").passed
    assert choosing("AB", {"A", "C"}, B="B goes downhill.").message == "B goes downhill."
    with pytest.raises(AuthorError, match="right option"):
        choosing("A", set(), B="B goes downhill.")


def test_no_choice_yet_says_so():
    assert ONE.judge(None).startswith("No option chosen yet.")


@pytest.mark.parametrize("answer", ["AC", "a, c", {"A", "C"}, ["C", "A"], ("a", "c")])
def test_several_options_are_right_together(answer):
    assert SEVERAL.judge(answer) == ""


def test_several_options_give_feedback_on_the_wrong_and_the_missing():
    assert SEVERAL.judge("AB") == "B goes downhill."
    assert "more are" in SEVERAL.judge("A")
    assert "not an option" in SEVERAL.judge("AX")
    assert "not an option" in SEVERAL.judge([])


def test_unknown_quiz_is_the_authors_mistake():
    with pytest.raises(AuthorError, match="course/check/bank"):
        only(lambda check: check.value("a", "A").chooses("L00.0"))
