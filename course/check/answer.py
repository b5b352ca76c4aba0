"""One answer of the learner's that is a value, not a function: numbers, and choices of a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from course.check.judged import Judged
from course.check.observation import Observation
from course.check.quizzes import asked_here, question

if TYPE_CHECKING:
    from course.check.checks import Checks


class Answer(Judged):
    """An answer variable."""

    def __init__(self, checks: Checks, name: str, value: Any) -> None:
        super().__init__(checks, Observation(name, name, None if value is ... else value))

    def chooses(self, quiz: str | set[str], **remarks: str) -> Self:
        """Check that the answer is a right option of a quiz; a wrong option gets its own feedback.

        quiz: in a visible test its name in `bank/quizzes_NN.toml`, "L03.6a", so that no key stands in the notebook. In
            a hidden test the right option, "B", or the set of all right ones, {"A", "C"}; then `remarks` are the
            wrong options with what to say to those who choose them.
        Raises: AuthorError if there is no such quiz.
        """
        asked = asked_here(self.seen.name, quiz, remarks) if remarks or not isinstance(quiz, str) else question(quiz)
        self._ready(None, None, None)
        sentence = f"{self.seen.name} is a right choice"
        remark = asked.judge(self.seen.plain)
        return self._record(sentence, "said" if remark else "passed", None, {}, None, remark)
