"""A block of checks: `with Checks("title") as check: ...`, in the learner's notebook and when graded."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from types import FunctionType, TracebackType
from typing import Any, Literal

import numpy as np

from course.check import cases, grading
from course.check.answer import Answer
from course.check.call import Call
from course.check.diagnosis import exception_message, explain
from course.check.display import show
from course.check.failures import OURS, AuthorError, BlockStopped, ChecksFailed
from course.check.finding import Finding, choose
from course.check.judged import Judged
from course.check.mistakes import Mistake, known
from course.check.observation import Observation
from course.check.render_html import comparison_html
from course.check.render_text import comparison_text
from course.check.symptoms import holds


class Checks:
    """A block of checks on what a learner wrote.

    title: what the block is about, for learners. thorough: call everything a second time and demand the same (for
    hidden tests). seed: of the random cases, when no grader gives one.
    """

    def __init__(self, title: str, *, thorough: bool = False, seed: int = 0) -> None:
        self.title, self.thorough = title, thorough
        record = grading.active()
        self.rng = np.random.default_rng([(record.seed if record else seed) % 2**64, zlib.crc32(title.encode())])
        self._findings: list[Finding] = []
        self._judged: list[Judged] = []
        self._case: cases.Case | None = None

    def __enter__(self) -> Checks:
        return self

    def __call__(
        self,
        f: Callable[..., Any],
        /,
        *args: Any,
        changes: tuple[int | str, ...] | int | str = (),
        as_list: bool = False,
        named: str | None = None,
        **kwargs: Any,
    ) -> Call:
        """Call a learner's function on copies of the arguments, and return the call to be judged. Never raises.

        changes: arguments that the call may change, by position from 0 or by keyword. as_list: the function returns
        an iterable (a generator): read it into a list. named: what to call the function in messages.
        """
        allowed = changes if isinstance(changes, tuple) else (changes,)
        call = Call(self, f, args, kwargs, allowed, as_list, named)
        self._judged.append(call)
        return call

    def value(self, name: str, value: Any) -> Answer:
        """Return an answer of the learner's to be judged; `name` is what messages call it."""
        answer = Answer(self, name, value)
        self._judged.append(answer)
        return answer

    def that(
        self, condition: Any, sentence: str, *, code: str | None = None, fields: dict[str, Any] | None = None
    ) -> None:
        """Check a condition: a truth value, or a function without arguments whose exceptions count as False.

        sentence: what must be true. code: the mistake to name where it is not; fields: for its message.
        """
        mistake = known(code, set(fields or {})) if code else None
        ask = condition if isinstance(condition, FunctionType) else lambda: condition
        passed = holds(lambda _: ask(), None)
        finding = Finding(
            sentence, "passed" if passed else "said", remark="" if passed else f"This does not hold: {sentence}"
        )
        if mistake and not passed:
            always = dict.fromkeys(("got", "expected", "shape", "want_shape", "ratio", "call"), "?")
            finding.matches = [(mistake, {**always, **(fields or {})})]
        self.add(finding)

    def cases(self, count: int) -> Iterator[cases.Case]:
        """Yield random cases: no two sizes equal, one sample in the first, float32 in the last."""
        for case in cases.cases(count, self.rng):
            self._case = case
            yield case
        self._case = None

    def add(self, finding: Finding) -> None:
        """Record a finding."""
        self._findings.append(finding)

    def has_recorded(self, seen: Observation) -> bool:
        """Return whether a failure of this call is recorded already."""
        failed = [finding for finding in self._findings if not finding.passed]
        return any(f.seen is not None and f.seen.error is seen.error and f.seen.name == seen.name for f in failed)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False] | bool:
        if isinstance(error, OURS) or (error is not None and not isinstance(error, Exception)):
            return False
        if error is not None and not isinstance(error, BlockStopped):
            self.add(Finding("The test runs to its end", "said", remark=exception_message(error)))
        if error is None:
            if unjudged := [judged.seen.name for judged in self._judged if not judged.used]:
                raise AuthorError(f"Nothing is asked of {unjudged[0]}: add .gives(…), .holds(…) or take its .value.")
            if not self._findings:
                raise AuthorError(f"The block {self.title!r} checks nothing.")
        results = self._results()
        stopped = "" if error is None else next(r.message for r in reversed(results) if not r.passed)
        cell = grading.CellResult(self.title, results, stopped)
        record = grading.active()
        if record is not None:
            record.cells.append(cell)
            return True
        show(cell)
        if not cell.passed:
            failed = sum(not result.passed for result in cell.results)
            raise ChecksFailed(f"{failed} of {len(cell.results)} checks failed") from error
        return True

    def _results(self) -> list[grading.CheckResult]:
        results = []
        for finding, match in zip(self._findings, choose(self._findings), strict=True):
            if finding.passed:
                results.append(grading.CheckResult(finding.sentence, True))
                continue
            message = _said(match) or explain(finding, self._findings)
            code = match[0].code if match else None
            html, text = comparison_html(finding), comparison_text(finding)
            results.append(grading.CheckResult(finding.sentence, False, code, message, html, text))
        return results


def _said(match: tuple[Mistake, dict[str, Any]] | None) -> str:
    """Return a known mistake's message; "" where none is known, or a learner's values do not fit its words."""
    try:
        return match[0].say(match[1]) if match else ""
    except (ValueError, TypeError, OverflowError):
        return ""
