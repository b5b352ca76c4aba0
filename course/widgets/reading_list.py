"""What a learner's answers to the quiz of lesson 00 say about the lessons to read first."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from course.check.quizzes import question

UNSURE = "?"
"""The option of those who do not know yet: as good an answer as any."""

TOPICS: dict[int, tuple[str, str]] = {
    1: ("shapes of products", "00, section 3"),
    2: ("a unit with a threshold", "01"),
    3: ("derivative of a square", "02"),
    4: ("a step of gradient descent", "03"),
    5: ("mean squared error", "02"),
    6: ("the sigmoid", "04"),
    7: ("cross-entropy", "04"),
    8: ("the chain rule", "05"),
    9: ("layers without an activation", "07"),
    10: ("held-out data", "14"),
}
"""Question → what it asks about, and the lesson that teaches it."""


class ReadingList:
    """The answers with what to say to each, and the lessons to read; displays itself in a notebook.

    answers: question → the option chosen, "A", "B", "C" or "?".
    """

    def __init__(self, answers: Mapping[int, Any]) -> None:
        self.rows: list[tuple[int, str, str, str]] = []
        for number, (topic, lesson) in TOPICS.items():
            chosen = str(answers.get(number)).strip().upper()
            if answers.get(number) is None:
                chosen, said = "–", "No answer yet."
            elif chosen == UNSURE:
                said = f"Not known yet: lesson {lesson} teaches it."
            else:
                said = question(f"L00.5{'abcdefghij'[number - 1]}").judge(chosen) or "✓ You know this."
            self.rows.append((number, chosen, topic, said))

    @property
    def to_read(self) -> list[str]:
        """The lessons to read with care, in order."""
        return sorted({TOPICS[number][1] for number, _, _, said in self.rows if not said.startswith("✓")})

    @property
    def advice(self) -> str:
        """What to read, in a sentence or two."""
        known = 10 - sum(not said.startswith("✓") for *_, said in self.rows)
        if not self.to_read:
            return "10 of 10 known. Skim the early lessons, do their exercises marked ●●●, and begin reading at 05."
        first = ", ".join(self.to_read)
        return (
            f"{known} of 10 known. Read with care: {first}. Of the others, the exercises are enough to begin with; "
            "turn back to the text where one resists."
        )

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        head = "".join(
            f'<th style="text-align:left">{name}</th>' for name in ("", "yours", "about", "what to say to it")
        )
        body = "".join(
            "<tr>"
            + "".join(f'<td style="text-align:left;white-space:normal">{escape(str(v))}</td>' for v in row)
            + "</tr>"
            for row in self.rows
        )
        table = f'<table style="max-width:52em">{head}{body}</table>'
        text = "\n".join([*(f"{n}. {chosen}: {said}" for n, chosen, _, said in self.rows), self.advice])
        return {"text/html": f"{table}<p><b>{escape(self.advice)}</b></p>", "text/plain": text}


def reading_list(answers: Mapping[int, Any]) -> None:
    """Display what to say to each answer, and which lessons to read first."""
    from IPython.display import display

    display(ReadingList(answers))
