"""How a block of checks can end early, as exceptions.

LessonError
└── AuthorError         the test cell itself is wrong: a code that is not in the bank, a call nobody judged
CourseError
└── ChecksFailed        some checks failed; what the learner sees is two short lines
Exception
├── CandidateGone       the process that runs the student's code is gone: out of time, out of memory, ended
└── BlockStopped        internal: the block cannot go on, and why is recorded already
"""

from __future__ import annotations

from course.errors import CourseError, LessonError, SandboxError


class AuthorError(LessonError):
    """A test cell breaks a rule of `course.check`; never the learner's fault, so never a failed check."""


class ChecksFailed(CourseError, AssertionError):  # noqa: N818 - it reads as what happened
    """Some checks of a block failed. IPython shows its two lines instead of a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [f"ChecksFailed: {self}", "What failed, and where to look, stands above."]


class CandidateGone(Exception):  # noqa: N818 - likewise
    """The process that runs the student's code is gone; `sentence` says why, in words for the student."""

    def __init__(self, sentence: str = "Your code stopped before it could answer.") -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BlockStopped(Exception):  # noqa: N818 - likewise
    """Leave the block: what went wrong is recorded already."""


OURS = (AuthorError, SandboxError)
"""Never the learner's fault, so never a failed check: these leave the block as they are."""
