"""From checks and events to points and words."""

from __future__ import annotations

import pytest

from autograder.examiner.judgement import judge_exercise, judge_hand_in
from autograder.outcome import CellOutcome, CheckOutcome, ExerciseOutcome
from autograder.verdict import Verdict
from tests.autograder.lesson_text import lesson


@pytest.fixture
def exercise(tmp_path):
    return lesson(tmp_path).exercise("double")


def judge(exercise, visible=1.0, hidden=2.0, checks=(), verdicts=None, reasons=None, untouched=False, forbidden=None):
    cells = {
        "double_visible": CellOutcome("double_visible", points=visible, max_points=1),
        "double_hidden": CellOutcome("double_hidden", points=hidden, max_points=2, checks=list(checks)),
    }
    return judge_exercise(exercise, cells, verdicts or {}, reasons or {}, untouched, forbidden or {})


def test_full_points_are_right_whatever_happened_beside(exercise):
    judged = judge(exercise, 1.0, 2.0 - 1e-12, verdicts={"double": Verdict.OUT_OF_TIME})
    assert (judged.verdict, judged.points) == (Verdict.RIGHT, 3)


def test_some_points_are_partly_right_and_none_are_wrong(exercise):
    assert judge(exercise, 1, 0).verdict is Verdict.PARTLY_RIGHT
    assert judge(exercise, 0, 0).verdict is Verdict.WRONG


def test_what_happened_comes_before_how_many_points_there_are_the_worst_first(exercise):
    happened = {"double_visible": Verdict.TOO_MUCH_OUTPUT, "double_hidden": Verdict.CRASHED, "bounds": Verdict.CRASHED}
    judged = judge(exercise, 1, 0, verdicts=happened, reasons={"double": "It ended."})
    assert (judged.verdict, judged.points, judged.messages) == (Verdict.CRASHED, 1, ["It ended."])


def test_untouched_is_not_attempted(exercise):
    assert judge(exercise, 0, 0, untouched=True).verdict is Verdict.NOT_ATTEMPTED


def test_a_forbidden_library_is_wrong_and_says_so(exercise):
    judged = judge(exercise, 0, 0, forbidden={"double": "Not with torch."})
    assert (judged.verdict, judged.messages) == (Verdict.WRONG, ["Not with torch."])


def test_each_mistake_is_told_once_and_before_all_others(exercise):
    checks = [
        CheckOutcome("a", False, None, "No name."),
        CheckOutcome("b", False, "D1", "The sign."),
        CheckOutcome("c", False, "D1", "The sign again."),
        CheckOutcome("d", True, "D9", "Passed."),
        CheckOutcome("e", False, "D2", "The mean."),
    ]
    judged = judge(exercise, 0, 0, checks)
    assert (judged.mistakes, judged.messages) == (["D1", "D2"], ["The sign.", "The mean."])
    assert judge(exercise, 0, 0, checks[:1]).messages == ["No name."]


@pytest.mark.parametrize(
    ("verdicts", "tampered", "happened", "whole"),
    [
        (["right", "right"], False, [], "right"),
        (["right", "right"], False, ["out of time"], "right"),
        (["right", "right"], True, [], "tampered"),
        (["right", "wrong"], False, [], "partly right"),
        (["wrong", "wrong"], False, [], "wrong"),
        (["wrong", "not attempted"], False, [], "wrong"),
        (["not attempted", "not attempted"], False, [], "not attempted"),
        (["right", "wrong"], False, ["too much output", "out of memory"], "out of memory"),
    ],
)
def test_one_word_for_the_whole_hand_in(verdicts, tampered, happened, whole):
    points = {"right": 3, "partly right": 1}
    exercises = [ExerciseOutcome(f"e{n}", Verdict(v), points.get(v, 0), 3) for n, v in enumerate(verdicts)]
    assert judge_hand_in(exercises, tampered, [Verdict(v) for v in happened]) == whole
