import pytest

from course.check.bank import texts
from course.check.quizzes import question

NAMES = list(texts("quizzes_*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_wrong_option_has_feedback_and_every_right_one_passes(name):
    asked = question(name)
    for option, feedback in asked.options.items():
        assert len(feedback) > 15, option
        assert asked.judge(option) == feedback
    assert asked.judge(set(asked.right) if asked.several else asked.right[0]) == ""
