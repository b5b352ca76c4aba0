import tracemalloc

import numpy as np
import pytest

from course.check import AuthorError, like, scaled, shaped, transposed
from course.check.failures import CandidateGone
from tests.course.check.block import graded, only
from tests.course.check.liars import Hostile, LyingFloat, Yes


def judge(value, expected, **options):
    return only(lambda check: check(lambda: value, named="f").gives(expected, **options))


def test_fingerprint_names_its_mistake():
    result = judge([-0.7], [0.7], D1=[-0.7], D2=[14.0])
    assert (result.passed, result.code) == (False, "D1")
    assert result.message.startswith("With your step the error rises.")


def test_fingerprint_that_equals_the_expected_value_names_nothing():
    def f(x):
        x[0] = 1
        return 0.7

    result = only(lambda check: check(f, np.zeros(1)).gives(0.7, D1=0.7))
    assert (result.passed, result.code) == (False, None)


def test_like_fills_the_message_also_from_the_value():
    result = judge(-0.7, 0.7, D1=like(-0.7, a=7.0, b=20.25))
    assert "rises: from 7 to 20.25" in result.message
    result = judge([2.0, 2.0], [0.5, 0.5], S6=like(lambda v: max(v) > 1, sum=lambda v: sum(v)))
    assert "a row sums to 4" in result.message


def test_field_that_cannot_be_worked_out_is_a_question_mark():
    result = judge("x", [0.5], S6=like(lambda v: True, sum=lambda v: v / 2))
    assert "sums to ?" in result.message


def test_fields_are_always_there_for_value_shape_and_ratio():
    result = judge([2.3025850929940457 * 0.5], [0.5], L2=scaled(2.3025850929940457))
    assert "2.3 times" in result.message
    result = judge(np.ones((3, 3)), np.ones(3), B1=shaped(3, 3))
    assert "(3, 3)" in result.message
    assert "(3,)" in result.message


def test_transposed_is_a_clue():
    want = np.arange(6.0).reshape(2, 3)
    assert judge(want.T.copy(), want, B5=transposed).code == "B5"
    assert judge(want, want, B5=transposed).passed


def test_predicate_clue_that_raises_recognises_nothing():
    assert judge("x", 1.0, D1=lambda v: v > 0).code is None


@pytest.mark.parametrize(
    "value", [Hostile(), [Hostile()], {"a": Hostile()}, Hostile, lambda: 1, (1, Hostile())], ids=range(6)
)
@pytest.mark.parametrize("expected", [0.7, [0.7], {"a": 1.0}, "text", None, [np.ones(2), np.ones(3)]], ids=range(6))
def test_object_of_a_learners_class_fails_and_is_not_asked_anything(value, expected):
    result = judge(value, expected, D1=[-0.7], S6=like(lambda v: v > 1, sum=lambda v: v.sum()))
    assert not result.passed
    assert result.message


def test_number_that_claims_to_equal_everything_is_read_by_its_value():
    assert not judge(LyingFloat(1.0), 7.0).passed
    assert judge(LyingFloat(1.0), 1.0).passed


def test_dtype_is_demanded_only_on_request():
    assert judge(np.array([1, 0]), [1.0, 0.0]).passed
    result = judge(np.array([1, 0]), [1.0, 0.0], dtype=float)
    assert not result.passed
    assert "float64" in result.message


def test_says_replaces_the_sentence():
    assert judge(1, 1, says="a constant column becomes 0").sentence == "a constant column becomes 0"


def test_expected_may_be_a_function_and_its_failure_is_the_authors():
    assert judge(2.0, lambda: 1.0 + 1.0).passed
    with pytest.raises(AuthorError, match="could not be worked out"):
        judge(2.0, lambda: 1 / 0)


@pytest.mark.parametrize("answer", [1.0, 2.0])
def test_unknown_code_is_an_author_error_whatever_the_answer_is(answer):
    with pytest.raises(AuthorError, match="NOPE"):
        judge(answer, 1.0, NOPE=2.0)


@pytest.mark.parametrize("expected", [Hostile(), [1.0, Hostile()], Yes()], ids=range(3))
def test_an_object_of_the_learners_that_a_later_check_expects_is_a_failed_check(expected):
    result = judge([1.0, 2.0], expected)
    assert not result.passed
    assert "cannot be looked into" in result.message


def test_an_object_of_the_learners_as_a_fingerprint_fits_nothing():
    assert judge(Hostile(), 1.0, D1=Hostile()).code is None


@pytest.mark.parametrize("value", [Yes(), [Yes()], {"w": (1.0, Yes())}, lambda: 1], ids=range(4))
def test_an_object_that_says_what_is_asked_for_does_not_hold(value):
    def body(check):
        check.value("answer", value).holds(lambda v: np.min(v) >= 0 or True, "no number is negative")

    result = only(body)
    assert not result.passed
    assert "cannot be looked into" in result.message


def test_objects_are_held_where_the_test_says_so():
    def body(check):
        check.value("answer", Yes()).holds(lambda v: v.min() == 1, "its smallest number is 1", objects=True)
        assert check.value("answer", Yes()).object.min() == 1

    assert only(body).passed


def test_an_object_has_no_value_and_the_block_stops():
    def body(check):
        np.min(check.value("answer", Yes()).value)
        raise AssertionError("not reached")

    result = only(body)
    assert "cannot be looked into" in result.message


@pytest.mark.parametrize("number", [10**5000, -(10**5000), 1 << 70], ids=("huge", "negative", "large"))
def test_a_number_that_no_message_can_say_costs_no_more_than_its_check(number):
    result = judge([number], [1], H4=like(lambda v: True, i=lambda v: v[0]))
    assert (result.passed, result.code) == (False, "H4")
    assert result.message


def test_a_text_that_no_message_can_hold_is_cut():
    assert len(judge(["x" * 10**6], [1], H4=like(lambda v: True, i=lambda v: v[0])).message) < 2000


def test_a_huge_array_is_not_blown_up_for_a_message():
    tracemalloc.start()
    judge(np.ones(5_000_000, dtype=np.int8), [1.0, 2.0])
    judge(np.ones(5_000_000, dtype=np.int8), [[1.0], [1.0, 2.0]])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


def test_none_asks_for_the_return():
    assert "`return` missing" in judge(None, [1.0]).message
    assert judge(None, None).passed


def test_holds_counts_an_exception_as_false_and_shows_the_result():
    def body(check):
        call = check(lambda: [1.0, 2.0], named="f")
        call.holds(lambda v: sum(v) == 3, "the sum is 3")
        call.holds(lambda v: v.shape == (2,), "it is an array")
        call.holds(lambda v: sum(v) == 1, "the row sums to 1", S6=like(lambda v: sum(v) > 1, sum=3.0))

    right, raising, named = graded(body).results
    assert right.passed
    assert not raising.passed
    assert "[1, 2]" in raising.message
    assert named.code == "S6"


def test_holds_with_an_ambiguous_truth_value_is_false():
    assert not only(lambda check: check(lambda: np.ones(2), named="f").holds(lambda v: v == 1, "all ones")).passed


def test_process_that_ends_in_a_predicate_stops_the_block():
    def gone(value):
        raise CandidateGone("It ended.")

    assert graded(lambda check: check(lambda: 1, named="f").holds(gone, "fine")).stopped == "It ended."
    assert graded(lambda check: check(lambda: 1, named="f").gives(2, D1=gone)).stopped == "It ended."
