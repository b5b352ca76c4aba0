"""The words a grade comes with."""

from enum import StrEnum


class Verdict(StrEnum):
    """What became of an exercise or of a whole hand-in.

    The last one, `OUR_FAILURE`, is never a zero: the hand-in stays in the queue.
    """

    RIGHT = "right"
    PARTLY_RIGHT = "partly right"
    WRONG = "wrong"
    NOT_ATTEMPTED = "not attempted"
    CRASHED = "crashed"
    OUT_OF_TIME = "out of time"
    OUT_OF_MEMORY = "out of memory"
    TOO_MUCH_OUTPUT = "too much output"
    TAMPERED = "tampered"
    UNREADABLE = "unreadable"
    OUR_FAILURE = "our failure"

    @property
    def without_grade(self) -> bool:
        """Whether there are no points, which is not the same as 0 points."""
        return self in (Verdict.UNREADABLE, Verdict.OUR_FAILURE)
