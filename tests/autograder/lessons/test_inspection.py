"""The builder refuses lessons that break a rule of the house: each with file, line, reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.lessons.inspection import inspect
from autograder.lessons.lesson import read_source
from course.errors import LessonError
from tests.autograder.lesson_text import TEXT, edited, lesson, line_of

REPOSITORY = Path(__file__).parents[3]
DOUBLE = "    return np.asarray(x, dtype=float) + np.asarray(x, dtype=float)\n"
DOUBLE_TEST = "    check(double, np.array([1.0, 2.0])).gives([2.0, 4.0])\n"
DOUBLE_VISIBLE = 'with Checks("two numbers") as check:\n' + DOUBLE_TEST
LAST = '# %% tags=["play"]\n'
PLAY = 'print("play")'
HINT = "# <details><summary>Hint 2: which fact is missing</summary>Their order.</details>\n"


def refused(tmp_path: Path, text: str, at: str, reason: str) -> None:
    """Claim that a lesson is refused at the line with the text `at`, for a reason that matches."""
    with pytest.raises(LessonError) as refusal:
        inspect(lesson(tmp_path, text))
    line = line_of(text, at)
    told = str(refusal.value).split("\n")
    assert any(re.search(rf"/source/03_small\.py:{line}: .*{reason}", part) for part in told), (line, told)


def accepted(tmp_path: Path, text: str) -> None:
    inspect(lesson(tmp_path, text))


def test_a_lesson_that_keeps_the_rules_is_accepted(tmp_path):
    accepted(tmp_path, TEXT)


@pytest.mark.parametrize("path", sorted((REPOSITORY / "source").glob("*.py")), ids=lambda path: path.stem)
def test_committed_lessons_keep_the_rules(path):
    inspect(read_source(path))


# ---- regions


def test_solution_without_a_region_is_refused(tmp_path):
    text = edited(("    ### BEGIN SOLUTION\n" + DOUBLE + "    ### END SOLUTION\n", DOUBLE))
    refused(tmp_path, text, "def double", "`double` has no answer between ### BEGIN SOLUTION and ### END SOLUTION")


def test_solution_with_nothing_but_a_stub_is_refused(tmp_path):
    refused(tmp_path, edited(("\nlow, high = 1, 3\n", "\n")), "# Replace None", "`bounds` has no answer")


def test_solution_region_in_another_cell_is_refused(tmp_path):
    text = edited((PLAY, "### BEGIN SOLUTION\nprint(1)\n### END SOLUTION"))
    at = "print(1)"
    with pytest.raises(LessonError, match=rf":{line_of(text, at) - 1}: ### BEGIN SOLUTION belongs into a solution"):
        inspect(lesson(tmp_path, text))


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        (DOUBLE + "    ### END SOLUTION\n", DOUBLE, "    ### BEGIN SOLUTION", "BEGIN SOLUTION without its END"),
        ("    ### BEGIN SOLUTION\n" + DOUBLE, DOUBLE, "    ### END SOLUTION", "END SOLUTION without its BEGIN"),
        (DOUBLE, "    ### BEGIN SOLUTION\n" + DOUBLE, DOUBLE.strip(), None),
        ("# Replace None", "# BEGIN SOLUTION Replace None", "# BEGIN SOLUTION Replace", "is not a marker in its place"),
        ("# It doubles numbers.", "# BEGIN HIDDEN TESTS", "# BEGIN HIDDEN TESTS", "is not a marker in its place"),
        (PLAY, "### STUB x = 1", "### STUB x = 1", "is not a marker in its place"),
    ],
    ids=["no end", "no begin", "nested", "marker in a comment", "marker in prose", "stub outside a solution"],
)
def test_markers_out_of_place_are_refused(tmp_path, old, new, at, reason):
    text = edited((old, new))
    if reason is None:
        with pytest.raises(LessonError, match=rf":{line_of(text, at) - 1}: a second BEGIN before ### END SOLUTION"):
            inspect(lesson(tmp_path, text))
    else:
        refused(tmp_path, text, at, re.escape(reason))


def test_hidden_test_outside_its_markers_is_refused(tmp_path):
    text = edited(
        ("# More checks run when you hand in: other sizes.\n### BEGIN HIDDEN TESTS\n", "# More.\n"),
        ('with Checks("random numbers", thorough=True) as check:\n', 'size = 3\n### BEGIN HIDDEN TESTS\n'
         'with Checks("random numbers", thorough=True) as check:\n'),
    )  # fmt: skip
    refused(tmp_path, text, "size = 3", "a hidden test outside its markers would reach the release")


def test_hidden_test_without_markers_is_refused(tmp_path):
    text = edited(
        ("# More checks run when you hand in: other sizes.\n### BEGIN HIDDEN TESTS\n", "# More.\n"),
        ("for row in x])\n### END HIDDEN TESTS\n", "for row in x])\n"),
    )
    refused(tmp_path, text, "# More.", "`double_hidden` hides nothing")
    refused(tmp_path, text, 'with Checks("random', "a hidden test outside its markers")


def test_hidden_tests_in_a_visible_cell_are_refused(tmp_path):
    text = edited((DOUBLE_VISIBLE, "### BEGIN HIDDEN TESTS\n" + DOUBLE_VISIBLE + "### END HIDDEN TESTS\n"))
    refused(tmp_path, text, "### BEGIN HIDDEN TESTS", "belongs into a test cell whose name ends in `_hidden`")


def test_hidden_cell_that_tells_learners_nothing_is_refused(tmp_path):
    text = edited(("# When you hand in, the other one is checked as well.\n", ""))
    with pytest.raises(LessonError, match="`bounds_hidden` tells learners nothing; begin it with a comment"):
        inspect(lesson(tmp_path, text))


def test_stub_that_would_stop_run_all_is_refused(tmp_path):
    text = edited(("### STUB low, high = None, None\n", ""))
    refused(tmp_path, text, "# Replace None", "the stub of `bounds` stops “Run all”")


def test_stub_in_a_class_body_is_refused_but_not_in_its_methods(tmp_path):
    head, stub = "class Doubler:\n", "    ### BEGIN SOLUTION\n    factor = 2\n    ### END SOLUTION\n"
    method = "    def twice(self, x):\n        ### BEGIN SOLUTION\n        return 2 * x\n        ### END SOLUTION\n"
    marker = "# %% [markdown]\n# ## Exercise 2"
    start, end = TEXT.index("def double(x):"), TEXT.index("\n\n# %% nbgrader", TEXT.index("def double(x):"))
    checks = (TEXT[end:].replace("check(double,", "check(Doubler().twice,")).replace(marker, marker)
    refused(tmp_path, TEXT[:start] + head + stub + checks, "class Doubler", "stops “Run all”")
    accepted(tmp_path, TEXT[:start] + head + method + checks)


# ---- Python


@pytest.mark.parametrize("line", ["%timeit double(2)", "!ls", "print('"])
def test_cell_that_is_not_python_is_refused(tmp_path, line):
    text = edited((PLAY, f"x = 1\n{line}"))
    text = text.replace("\n%", "\n# %").replace("\n!", "\n# !")  # as jupytext writes magics
    with pytest.raises(LessonError, match=rf":{line_of(text, line)}: the cell is not Python"):
        inspect(lesson(tmp_path, text))


def test_star_import_in_the_setup_is_refused(tmp_path):
    text = edited(("import numpy as np\n", "from numpy import *\n"))
    refused(tmp_path, text, "from numpy", "a star import hides which names")


def test_code_before_the_setup_is_refused(tmp_path):
    text = edited(("# # 03 · A small lesson\n", "# # 03 · A small lesson\n\n# %%\nx = 1\n\n# %% [markdown]\n"))
    refused(tmp_path, text, "x = 1", "the first code cell is not the setup")


@pytest.mark.parametrize("line", ["import torch", "from torch.nn import Module", "import os, sklearn.svm"])
def test_forbidden_import_is_refused_in_every_cell_that_learners_read(tmp_path, line):
    refused(tmp_path, edited((PLAY, line)), line, "(torch|sklearn) is forbidden in this lesson")


def test_tests_may_import_what_learners_may_not(tmp_path):
    accepted(tmp_path, edited((DOUBLE_VISIBLE, "import sklearn\n\n" + DOUBLE_VISIBLE)))


# ---- what test cells take from the student


@pytest.mark.parametrize(
    "line",
    [
        "size",
        "[size for _ in range(2)]",
        "(lambda size=size: size)()",
        "[size := size + 1]",
        "(size, [size for size in range(3)])",
        "max(range(3), key=lambda number: size)",
        "f'{size}'",
        "{number: size for number in range(3)}",
    ],
)
def test_test_that_takes_what_its_exercise_does_not_ask_for_is_refused(tmp_path, line):
    text = edited((DOUBLE_TEST, f"    print({line})\n" + DOUBLE_TEST), (PLAY, "size = 3"))
    refused(
        tmp_path, text, f"print({line})", r"`double_visible` takes `size` from the student \(line \d+ defines one\)"
    )


@pytest.mark.parametrize(
    "line",
    [
        "sum(number for number in range(3))",
        "[a + b for a, b in [(1, 2)]]",
        "(lambda number: number)(1)",
        "sorted([1], key=lambda number, sign=-1: sign * number)",
        "{number: str(number) for number in range(3)}",
        "np.zeros(2), figure, Checks",
        "[last := number for number in range(3)], last",
    ],
)
def test_names_of_its_own_of_the_setup_and_of_python_are_the_tests_to_use(tmp_path, line):
    accepted(tmp_path, edited((DOUBLE_TEST, f"    print({line})\n" + DOUBLE_TEST)))


def test_function_of_the_tests_own_may_have_arguments_and_locals(tmp_path):
    own = "def want(x, factor=2):\n    scaled = [factor * v for v in x]\n    return scaled\n\n\n"
    use = "    check(double, np.array([1.0, 2.0])).gives(want([1.0, 2.0]))\n"
    accepted(tmp_path, edited((DOUBLE_VISIBLE, own + DOUBLE_VISIBLE), (DOUBLE_TEST, DOUBLE_TEST + use)))


def test_test_that_reads_a_name_before_it_binds_it_is_refused(tmp_path):
    text = edited((DOUBLE_TEST, "    size = size + 1\n" + DOUBLE_TEST), (PLAY, "size = 3"))
    refused(tmp_path, text, "size = size + 1", "`double_visible` takes `size` from the student")


def test_test_that_takes_a_name_of_a_given_cell_is_refused(tmp_path):
    given = '# %% nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, '
    given += '"solution": false, "task": false}\nsize = 3\n\n'
    text = edited((DOUBLE_TEST, "    print(size)\n" + DOUBLE_TEST), (LAST, given + LAST))
    refused(tmp_path, text, "print(size)", f"line {line_of(text, 'size = 3')} defines one")


def test_test_that_takes_another_exercises_answer_is_refused(tmp_path):
    text = edited(('    check.value("low", low).gives(1)\n\n# %% nbgrader', '    check.value("low", low).gives(1)\n'
                   "    check(double, 1.0).gives(2.0)\n\n# %% nbgrader"))  # fmt: skip
    refused(tmp_path, text, "check(double, 1.0)", "`bounds_visible` takes `double` from the student")


def test_hidden_test_that_takes_a_name_of_the_visible_one_is_refused(tmp_path):
    text = edited((DOUBLE_TEST, "    numbers = [1.0]\n" + DOUBLE_TEST), ("check.cases(5)", "check.cases(len(numbers))"))
    refused(tmp_path, text, "check.cases(len", "`double_hidden` takes `numbers` from the student")


def test_name_that_nothing_asks_the_learner_for_is_refused(tmp_path):
    answer = "    return np.asarray(x, dtype=float) + _copy(x)\n    ### END SOLUTION\n"
    helper = "\n\n### BEGIN SOLUTION\n### STUB # Room for functions of your own.\ndef _copy(x):\n"
    helper += "    return np.array(x, dtype=float)\n### END SOLUTION\n"
    text = edited(
        (DOUBLE + "    ### END SOLUTION\n", answer + helper),
        (DOUBLE_TEST, DOUBLE_TEST + "    check(_copy, 1.0).gives(1.0)\n"),
    )
    refused(tmp_path, text, "def double", "take `_copy`, which neither its prose nor its stub asks for")
    accepted(tmp_path, text.replace("Write `double`", "Write `_copy`, then `double`"))


# ---- the block of checks


def test_two_blocks_of_checks_are_refused(tmp_path):
    second = 'with Checks("again") as check:\n    check(double, 1.0).gives(2.0)\n'
    refused(tmp_path, edited((DOUBLE_VISIBLE, DOUBLE_VISIBLE + second)), 'Checks("again")', "has 2 `Checks`")


def test_test_without_checks_is_refused(tmp_path):
    text = edited((DOUBLE_VISIBLE, "assert double(1) == 2\n"))
    refused(tmp_path, text, "assert double", "`double_visible` has 0 `Checks`")


def test_checks_inside_something_else_are_refused(tmp_path):
    text = edited((DOUBLE_VISIBLE, "if True:\n    " + DOUBLE_VISIBLE.replace("\n    ", "\n        ")))
    refused(tmp_path, text, "if True:", "has its `Checks` inside something else")


def test_code_after_the_block_is_refused(tmp_path):
    text = edited((DOUBLE_VISIBLE, DOUBLE_VISIBLE + "print('done')\n"))
    refused(tmp_path, text, "print('done')", "goes on after its `with Checks` block")


@pytest.mark.parametrize(
    "before",
    [
        "wanted = double(1)\n",
        "[double(v) for v in (1, 2)]\n",
        "if double:\n    pass\n",
        "def own(f=double):\n    pass\n",
    ],
)
def test_student_code_before_the_block_is_refused(tmp_path, before):
    text = edited((DOUBLE_VISIBLE, before + DOUBLE_VISIBLE))
    refused(tmp_path, text, before.split("\n")[0], "uses the student's `double` outside its `with Checks` block")


def test_student_code_called_by_a_function_before_the_block_is_refused(tmp_path):
    own = "def again(x):\n    return double(double(x))\n\n\n"
    accepted(tmp_path, edited((DOUBLE_VISIBLE, own + DOUBLE_VISIBLE)))
    text = edited((DOUBLE_VISIBLE, own + "wanted = again(1)\n" + DOUBLE_VISIBLE))
    refused(tmp_path, text, "wanted = again", "uses the student's `again` outside")


# ---- leaks


@pytest.mark.parametrize(
    "shown",
    [
        "y = np.asarray(x, dtype=float) + np.asarray(x, dtype=float)",
        "y = (np.asarray(x, dtype=float)\n     + np.asarray(x,dtype=float))  # twice",
        "def mine(x):\n    return np.asarray(x, dtype=float) + np.asarray(x, dtype=float)",
        "y = 1 - (np.asarray(x, dtype=float) + np.asarray(x, dtype=float))",
        "# np.asarray(x, dtype=float) + np.asarray(x, dtype=float)\ny = 1",
        'y = "np.asarray(x, dtype=float)+np.asarray(x, dtype=float)"',
    ],
    ids=["line", "layout", "function", "part", "comment", "string"],
)
def test_answer_that_a_released_cell_shows_is_refused(tmp_path, shown):
    text = edited((PLAY, shown))
    reason = (
        rf"the answer of `double` would reach the release: line {line_of(text, shown.split(chr(10))[0])} ff\. shows"
    )
    refused(tmp_path, text, DOUBLE.strip(), reason)


def test_answer_that_the_prose_shows_is_refused(tmp_path):
    prose = "# Write `np.asarray(x, dtype=float) + np.asarray(x, dtype=float)`.\n"
    text = edited(("# Set `low` and `high`.\n", prose))
    with pytest.raises(LessonError, match="the answer of `double` would reach the release"):
        inspect(lesson(tmp_path, text))


def test_answer_outside_its_markers_is_refused(tmp_path):
    early = "    early = np.asarray(x, dtype=float) + np.asarray(x, dtype=float)\n    ### BEGIN SOLUTION\n"
    text = edited(("    ### BEGIN SOLUTION\n" + DOUBLE, early + DOUBLE))
    refused(tmp_path, text, DOUBLE.strip(), "the answer of `double` would reach the release")


def test_short_expressions_are_no_leak(tmp_path):
    text = edited((DOUBLE, "    x = np.asarray(x)\n    return x + x\n"), (PLAY, "x = np.asarray(3)\nprint(x + x)"))
    accepted(tmp_path, text)


def test_a_line_shared_with_a_given_function_is_no_leak(tmp_path):
    longer = "    error = 0.5 * np.sum((np.asarray(x) - 1) ** 2)\n"
    longer += "    return np.where(error < 0, 0.0, 2.0) * np.asarray(x, dtype=float) - 0.0 * (error + 1)\n"
    accepted(tmp_path, edited((DOUBLE, longer), (PLAY, "x = 1\nerror = 0.5 * np.sum((np.asarray(x) - 1) ** 2)")))


def test_hidden_check_that_a_released_cell_shows_is_refused(tmp_path):
    line = "check(double, x).gives([[2 * value for value in row] for row in x])"
    text = edited((PLAY, f"def look(check, x):\n    {line}"))
    with pytest.raises(LessonError, match="a hidden test of `double_hidden` would reach the release"):
        inspect(lesson(tmp_path, text))


def test_visible_and_hidden_tests_may_ask_the_same(tmp_path):
    assert TEXT.count('check.value("low", low).gives(1)') == 2
    accepted(tmp_path, TEXT)


# ---- pictures


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        ("![](picture.png)", "a picture without alt text"),
        ("![  ](picture.png)", "a picture without alt text"),
        ('<img src="picture.png">', "an <img> without alt text"),
        ('<img alt="" src="picture.png">', "an <img> without alt text"),
        ('<figure>\n# <img width="3"\n# src="a.png"/></figure>', "an <img> without alt text"),
    ],
)
def test_picture_in_prose_without_alt_text_is_refused(tmp_path, shown, reason):
    text = edited(("# It doubles numbers.", f"# {shown}"))
    at = next(part for part in ("<img", "![") if part in shown)
    refused(tmp_path, text, at, reason)


def test_picture_in_prose_with_alt_text_is_accepted(tmp_path):
    accepted(tmp_path, edited(("# It doubles numbers.", '# ![A line.](a.png) <img src="b.png" alt="A curve.">')))


@pytest.mark.parametrize(
    ("code", "at", "reason"),
    [
        ("import matplotlib.pyplot as plt\n\nplt.plot([1, 2])", "plt.plot", "`plt` draws a picture without alt text"),
        ("import matplotlib.pyplot as plt\n\nplt.show()", "plt.show", "`plt.show` leaves the alt text out"),
        ('fig, ax = figure.new()\nfig.savefig("a.png")', "fig.savefig", "`fig.savefig` leaves the alt text out"),
        ("fig, ax = figure.new()\nax.plot([1, 2])", "fig, ax = figure.new()\nax.plot", None),
        ("figure.show(None)", "figure.show(None)", "a picture is shown without alt text"),
        ('figure.show(None, alt=" ")', "figure.show(None, alt", "a picture is shown without alt text"),
    ],
)
def test_picture_in_code_without_alt_text_is_refused(tmp_path, code, at, reason):
    text = edited((PLAY, code))
    if reason is None:
        with pytest.raises(LessonError, match="a figure is opened here and never shown"):
            inspect(lesson(tmp_path, text))
    else:
        refused(tmp_path, text, at, re.escape(reason))


@pytest.mark.parametrize(
    "code",
    [
        'fig, ax = figure.new()\nfigure.show(fig, alt="A line.")',
        'import matplotlib.pyplot as plt\n\nfig = plt.figure()\nfigure.show(fig, alt="A line.")',
        "def draw():\n    fig, ax = figure.new()\n    return fig",
        "words = 'A line.'\nfig, ax = figure.new()\nfigure.show(fig, alt=words)",
    ],
)
def test_picture_in_code_with_alt_text_is_accepted(tmp_path, code):
    accepted(tmp_path, edited((PLAY, code)))


# ---- the prose of exercises


def test_exercise_without_a_heading_is_refused(tmp_path):
    text = edited(("# ## Exercise 1: twice as much ●○○ · 5 min", "# ## Twice as much"))
    at = '"grade_id": "double", '
    refused(tmp_path, text, at, "no heading above `double`; write `## Exercise 1: its title ●○○ · 10 min`")


def test_heading_without_difficulty_and_minutes_is_refused(tmp_path):
    text = edited(("twice as much ●○○ · 5 min", "twice as much"))
    refused(tmp_path, text, "# ## Exercise 1", "lacks difficulty and minutes")


def test_exercises_numbered_out_of_order_are_refused(tmp_path):
    text = edited(("## Exercise 2", "## Exercise 3"))
    refused(tmp_path, text, "## Exercise 3", "exercise 3 follows exercise 1; number it 2")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (HINT, "", "has hints 1, 3"),
        (HINT, HINT + HINT, "has hints 1, 2, 2, 3"),
        (HINT, HINT.replace("Their order.", " "), "has hints 1, 3"),
        (HINT, HINT.replace("Hint 2: which", "Which"), "has hints 1, 3"),
    ],
    ids=["missing", "doubled", "empty", "not called a hint"],
)
def test_exercise_without_its_three_hints_is_refused(tmp_path, old, new, found):
    refused(tmp_path, edited((old, new)), "# ## Exercise 2", f"`bounds` {found}; write three")


def test_a_mistake_that_no_file_holds_is_refused_where_it_is_named(tmp_path):
    def naming(code):
        return DOUBLE_TEST.replace("])\n", f"], {code}=[1.0, 2.0])\n")

    reason = r"`double_visible` names the mistake D99, which is in no file of course/check/bank; add it there"
    refused(tmp_path, edited((DOUBLE_TEST, naming("D99"))), naming("D99").strip(), reason)
    accepted(tmp_path, edited((DOUBLE_TEST, naming("D1"))))
