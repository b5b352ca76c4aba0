"""One call of a learner's function, on copies of the arguments, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from course.check.arguments import is_data
from course.check.comparison import compare
from course.check.failures import AuthorError, BlockStopped, CandidateGone
from course.check.finding import Finding
from course.check.judged import Judged
from course.check.observation import Observation, argument_words, observe
from course.check.origin import student_lines, what
from course.check.plain import label
from course.check.printable import short
from course.check.symptoms import Like, warned

if TYPE_CHECKING:
    from course.check.checks import Checks


class Call(Judged):
    """One call of a learner's function."""

    verb = "gives"

    def __init__(
        self,
        checks: Checks,
        f: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        changes: tuple[int | str, ...] = (),
        as_list: bool = False,
        named: str | None = None,
    ) -> None:
        self.f, self.args, self.kwargs, self.as_list = f, args, kwargs, as_list
        self.changes, self.name = changes, named or (label(f) if callable(f) else "your function")
        try:
            seen = observe(f, args, kwargs, self.name, as_list)
        except CandidateGone as gone:
            checks.add(Finding(f"{self.name} returns", "said", remark=gone.sentence))
            raise BlockStopped from None
        if unknown := [key for key in changes if key not in seen.after]:
            raise AuthorError(f"changes={unknown!r}: {self.name} is called without such an argument.")
        allowed = {argument_words(key) for key in changes}
        seen.changed = tuple(words for words in seen.changed if words not in allowed)
        super().__init__(checks, seen)

    def _none(self) -> str:
        return "Your function returns None: is a `return` missing?"

    def after(self, argument: int | str) -> Any:
        """Return what an argument holds after the call: its position from 0, or its keyword."""
        self.used = True
        return self.seen.after[argument]

    def _besides(self, mistakes: dict[str, Any]) -> tuple[str, str]:
        seen = self.seen
        if seen.changed:
            return "said", (
                f"The result is right, but the call changed {' and '.join(seen.changed)}. "
                "The caller still needs it: work on a new array."
            )
        clues = [clue.clue if isinstance(clue, Like) else clue for clue in mistakes.values()]
        if any(clue is warned for clue in clues) and warned.shows(seen):
            return (
                "said",
                "The result is right, but the calculation warns of an overflow or a division by zero on the way.",
            )
        if self.checks.thorough and self._can_repeat():
            return self._repeat()
        return "passed", ""

    def _can_repeat(self) -> bool:
        return all(map(is_data, self.args)) and all(map(is_data, self.kwargs.values()))

    def _again(self) -> Observation:
        try:
            return observe(self.f, self.args, self.kwargs, self.name, self.as_list)
        except CandidateGone as gone:
            self.checks.add(Finding(f"{self.seen.name} can be called twice", "said", remark=gone.sentence))
            raise BlockStopped from None

    def _repeat(self) -> tuple[str, str]:
        second = self._again()
        if second.error is None and compare(second.plain, self.seen.expected, self.seen.tolerance) is None:
            return "passed", ""
        self.seen.again = True
        came = what(second.error) if second.error is not None else short(second.plain)
        return "said", (
            f"The first call is right, but a second one with the same arguments gives {came}. "
            "Does your function keep something from one call to the next?"
        )

    def raises(self, error: type[BaseException], sentence: str | None = None, **mistakes: Any) -> Self:
        """Check that the call raises this exception. sentence: the check in words."""
        self._ready(None, None, None)
        said = sentence or f"{self.seen.name} raises {error.__name__}"
        if isinstance(self.seen.error, error) and not (
            isinstance(self.seen.error, NotImplementedError) and error is not NotImplementedError
        ):
            return self._record(said, "passed", None, mistakes, None)
        if self.seen.error is not None:
            if isinstance(self.seen.error, NotImplementedError):
                return self._record(said, "exception", None, mistakes, None)
            line = student_lines(self.seen.error)
            remark = f"{error.__name__} is asked for; your function stopped with {what(self.seen.error)}."
            return self._record(
                said, "said", None, mistakes, None, f"{remark} It happened at your {line}." if line else remark
            )
        remark = f"{error.__name__} is asked for here; your function returned {short(self.seen.plain)} instead."
        return self._record(said, "said", None, mistakes, None, remark)

    def leaves(
        self,
        argument: int | str,
        expected: Any,
        *,
        rtol: float | None = None,
        atol: float | None = None,
        says: str | None = None,
        fields: dict[str, Any] | None = None,
        **mistakes: Any,
    ) -> Self:
        """Check what an argument holds after the call: its position from 0, or its keyword. See `gives`."""
        if argument not in self.seen.after:
            raise AuthorError(f"leaves({argument!r}): {self.name} is called without such an argument.")
        self.used = True
        name = f"after {self.seen.name}, {argument_words(argument)}"
        left = Judged(self.checks, replace(self.seen, name=name, value=self.seen.after[argument]))
        left.gives(expected, rtol=rtol, atol=atol, says=says, fields=fields, **mistakes)
        return self

    def takes_at_most(self, seconds: float, *, says: str | None = None, **mistakes: Any) -> Self:
        """Check that the faster of two calls takes at most so many seconds of wall time. `N5=...` names a mistake."""
        self._ready(None, None, None)
        mistakes = {code: ... if clue is True else clue for code, clue in mistakes.items()}
        said = says or f"{self.name} takes at most {seconds:g} s"
        if self.seen.error is not None:
            return self._record(said, "exception", None, {}, None)  # it stopped; that says nothing of its speed
        if self.seen.seconds > seconds:
            self.seen.seconds = min(self.seen.seconds, self._again().seconds)
        if self.seen.seconds <= seconds:
            return self._record(said, "passed", None, mistakes, {"t": self.seen.seconds})
        remark = f"It takes {self.seen.seconds:.1f} s, {seconds:g} s are allowed: let numpy do the loops."
        return self._record(said, "said", None, mistakes, {"t": self.seen.seconds}, remark)
