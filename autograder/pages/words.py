"""Verdicts in the words that learners and instructors read, each with a sign that needs no colour."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from autograder.verdict import Verdict

SIGNS = {
    Verdict.RIGHT: "✓",
    Verdict.PARTLY_RIGHT: "◐",
    Verdict.WRONG: "✗",
    Verdict.NOT_ATTEMPTED: "○",
    Verdict.TAMPERED: "⟲",
}
"""A sign for a verdict; "!" for the others, where something happened."""

TONES = {
    Verdict.RIGHT: "good",
    Verdict.PARTLY_RIGHT: "half",
    Verdict.TAMPERED: "half",
    Verdict.NOT_ATTEMPTED: "none",
    Verdict.UNREADABLE: "none",
    Verdict.OUR_FAILURE: "none",
}
"""A verdict's colour on a page; "bad" for the others."""

_SENTENCES = {
    Verdict.RIGHT: "Every check holds.",
    Verdict.PARTLY_RIGHT: "Some checks hold, some do not yet.",
    Verdict.WRONG: "No check holds yet.",
    Verdict.NOT_ATTEMPTED: "Nothing was written here yet.",
    Verdict.CRASHED: "The code ended its own process. Everything else was graded all the same.",
    Verdict.OUT_OF_TIME: "The code took longer than it may. Everything else was graded all the same.",
    Verdict.OUT_OF_MEMORY: "The code asked for more memory than it may. Everything else was graded all the same.",
    Verdict.TOO_MUCH_OUTPUT: "The code printed more than it may. Everything else was graded all the same.",
    Verdict.TAMPERED: "Cells of the lesson had been changed. They were restored, and your answers were graded.",
    Verdict.UNREADABLE: "The file could not be read, so there is no grade. Please hand in again.",
    Verdict.OUR_FAILURE: "Grading failed, and not through your fault. There is no grade yet; it will be done again.",
}


def sign(verdict: Verdict) -> str:
    """Return one character for a verdict."""
    return SIGNS.get(verdict, "!")


def tone(verdict: Verdict) -> str:
    """Return the class of a verdict's colour: "good", "half", "bad" or "none"."""
    return TONES.get(verdict, "bad")


def sentence(verdict: Verdict) -> str:
    """Return what a verdict means, as a sentence for the learner."""
    return _SENTENCES[verdict]


def points_text(points: float | None) -> str:
    """Return points as people write them: at most two decimals; "–" where there is no grade.

    >>> points_text(2.0), points_text(5.3333), points_text(None)
    ('2', '5.33', '–')
    """
    return "–" if points is None else f"{points:.2f}".rstrip("0").rstrip(".")


def spoken(text: str) -> Markup:
    """Return a message as HTML: escaped, with what stands between backticks as code.

    >>> str(spoken("`w <- w` is no code"))
    '<code>w &lt;- w</code> is no code'
    """
    return Markup(re.sub(r"`([^`\n]{1,200})`", r"<code>\1</code>", str(escape(text))))
