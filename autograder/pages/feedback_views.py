"""The parts of a feedback page as data, in the order in which the page shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from autograder.verdict import Verdict


@dataclass
class CodeView:
    """A cell of code and what it showed."""

    code: Markup
    outputs: list[dict[str, Any]]


@dataclass
class CheckView:
    """One check: what was asked, and what to say where it failed."""

    sentence: str
    passed: bool
    code: str
    message: str
    html: Markup


@dataclass
class TestView:
    """One test cell and its checks."""

    title: str
    points: float
    max_points: float
    checks: list[CheckView]
    stopped: str

    @property
    def failed(self) -> list[list[CheckView]]:
        """The checks that fail, those with the same mistake together: what it is need be said only once."""
        groups: dict[str, list[CheckView]] = {}
        for check in self.checks:
            if not check.passed:
                groups.setdefault(check.code or check.message or check.sentence, []).append(check)
        return list(groups.values())

    @property
    def passed(self) -> list[CheckView]:
        """The checks that hold."""
        return [check for check in self.checks if check.passed]


@dataclass
class ExerciseView:
    """One exercise: what was written, what was found."""

    name: str
    verdict: Verdict
    points: float
    max_points: float
    messages: list[str]
    mistakes: list[str]
    number: str = ""
    title: str = ""
    effort: str = ""
    answer: CodeView | None = None
    tests: list[TestView] = field(default_factory=list)
    others: list[CodeView] = field(default_factory=list)
    comment: str = ""
    graded_by_hand: bool = False

    @property
    def checked(self) -> bool:
        """Whether any check of its tests was made."""
        return any(test.checks for test in self.tests)

    @property
    def heading(self) -> str:
        """The exercise's number and title, or its function's name where the lesson gives it none."""
        return f"{self.number}. {self.title}" if self.number else self.title or self.name


@dataclass
class FeedbackView:
    """A whole page."""

    student: str
    lesson: str
    title: str
    verdict: Verdict
    points: float | None
    max_points: float
    late_penalty: float
    notes: list[str]
    unsafe: bool
    exercises: list[ExerciseView]

    @property
    def next_steps(self) -> list[str]:
        """What to do now: sentences, the most useful first."""
        if self.verdict.without_grade:
            return ["Save the notebook in JupyterLab, look that it opens, and hand it in again."]
        unfinished = [e for e in self.exercises if e.verdict is not Verdict.RIGHT]
        if not unfinished:
            return ["All of this lesson is right. Go on with the next one."]
        tried = next((e for e in unfinished if e.verdict is not Verdict.NOT_ATTEMPTED), unfinished[0])
        steps = [f"Begin with “{tried.heading}”" + (f": {tried.messages[0]}" if tried.messages else ".")]
        if tried.tests and tried.tests[0].failed:
            steps.append("Run its visible test in the notebook until every check holds.")
        elif tried.verdict is not Verdict.NOT_ATTEMPTED:
            steps.append("Its visible test holds; try the inputs of the failed checks below yourself.")
        steps.append("Stuck? Below each exercise in the notebook are three hints, folded away.")
        return steps
