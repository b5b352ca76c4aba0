"""Checks beside the exercises: what was expected, what came, and the mistake by its name.

A short reference for lesson authors.

**A block.** Each test cell holds one block. In a notebook it shows its results and raises `ChecksFailed` if some checks
failed; under `course.check.grading.recording` it shows nothing and its results are collected.

>>> import numpy as np
>>> def double(x):
...     return 2 * x
>>> def test_cell():
...     with Checks("doubling") as check:
...         check(double, np.array([1.0, 2.0])).gives([2.0, 4.0], E1=[1.0, 2.0])
>>> test_cell()
doubling
✓ The visible check passed.

**A call.** `check(f, *args, **kwargs)` calls on copies, so `f` cannot change what you hold, and never raises. Also:
`changes=(0,)` for arguments that may change in place, `as_list=True` for generators, `named="..."` for messages.

**Judges.** Each is one check, worth an equal share of the points, and can be chained:

- `.gives(expected, rtol=, atol=, dtype=, says=, fields=, CODE=clue…)`: equal numbers in the same shape, whatever holds
  them; the arguments unchanged; with `Checks(..., thorough=True)` a second call gives the same (skipped where an
  argument is a function or an object). `says` is the check in words. `expected` may be a function without arguments.
- `.holds(predicate, "what must be true", CODE=predicate…)`: an exception in the predicate counts as False.
- `.raises(ValueError)`, `.leaves(0, expected)` (what argument 0 holds afterwards), `.takes_at_most(1.5, N5=...)`.
- `.value` and `.after(0)`: the result, and an argument after the call, for further use. If the call failed, `.value`
  ends the block.
- `check.value("E(0)", E0).gives(7.0)`: an answer. `.chooses("L03.5")`: an option of a quiz of
  `bank/quizzes_03.toml`; in a hidden test `.chooses("B", A="…", C="…")` or `.chooses({"A", "C"}, B="…")`.
- `check.that(condition, "what must be true", code="D1")`: anything else.

**Clues.** A mistake's code with what it looks like: its very value, `like(value, a=7.0)` with fields for the message,
a predicate, `...` (always), or a symptom: `changed`, `warned` (which makes a RuntimeWarning a failure), `gives_nan`,
`raised(RecursionError)`, `shaped(3, 3)`, `transposed`, `scaled(2)`, `differs_again`. A value names its mistake only
where it differs from the expected one; of several that fit, the one is named that explains most of the failures.

>>> def backwards(w, eta, gradient):
...     return w + eta * gradient
>>> from course.check.grading import recording
>>> with recording(seed=1) as record, Checks("a step", thorough=True) as check:
...     step = check(backwards, np.array([1.0]), 0.5, np.array([2.0]))
...     _ = step.gives([0.0], G5=like([2.0], a=1.0, b=4.0))
>>> result = record.cells[0].results[0]
>>> result.passed, result.code, result.sentence
(False, 'G5', 'backwards([1], 0.5, [2]) gives [0]')
>>> result.message[:57]
'The error rises instead of falling: from 1 to 4. The grad'

**Random cases.** `for case in check.cases(6)`: `n, d = case.sizes(2)` (no two equal, n = 1 in the first), `case.size()`
for one, `case.normal(n, d)`, `case.uniform(0.01, 0.1)`, `case.integers(0, 10, n)`, `case.signs(n)`, `case.bits(n)`,
`case.rng`, `case.index`; the last case is float32. The seed comes from the grader, and differs from hand-in to hand-in.

**New mistakes** go into `bank/lesson_NN.toml`: observe, likely reason, where to look; never the code that mends it.
"""

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
