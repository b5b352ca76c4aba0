"""Checks beside the exercises: what was expected, what came, and the mistake by its name."""

from course.check.checks import Checks
from course.check.failures import AuthorError, ChecksFailed
from course.check.symptoms import (
    changed,
    differs_again,
    gives_nan,
    like,
    raised,
    scaled,
    shaped,
    transposed,
    warned,
)

__all__ = [
    "AuthorError",
    "Checks",
    "ChecksFailed",
    "changed",
    "differs_again",
    "gives_nan",
    "like",
    "raised",
    "scaled",
    "shaped",
    "transposed",
    "warned",
]
