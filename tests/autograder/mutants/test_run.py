"""Mutants and known answers tried through the real grader, on a small lesson."""

from datetime import date
from pathlib import Path

import pytest

from autograder.lessons.lesson import read_source
from autograder.mutants import run as run_module
from autograder.mutants.excerpt import LIMITS, mutant_limits
from autograder.mutants.figures import Figures, figures, total
from autograder.mutants.page import page
from autograder.mutants.run import plan, run
from autograder.sandbox.limits import Limits
from course.errors import LessonError

TEMPLATE = (Path(__file__).parents[1] / "03_small.lesson").read_text(encoding="utf-8")
ANSWERS = """\
# %% double right
def double(x):
    return 2.0 * x

# %% double wrong -: forgets the factor
def double(x):
    return x

# %% double wrong N1: is not what the tests call it
def double(x):
    return 3.0 * x
"""
SAME = '''
[[equivalent]]
exercise = "double"
reason = "a sum has no order"
diffs = ["""
@ double
- return np.asarray(x, dtype=float) + np.asarray(x, dtype=float)
+ return np.asarray(x, dtype=float) + np.asarray(x)
"""]
'''


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for folder in ("source", "tests/answers", "tests/mutants"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "source" / "03_small.py").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "tests" / "answers" / "03_small.py").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def measured(course: Path, sample: int = 0) -> dict[str, Figures]:
    wanted = plan(read_source(course / "source" / "03_small.py"), course, sample)
    return figures(wanted, [one for _, one in run([wanted], course, processes=1)])


def test_survivors_are_shown_as_diffs_and_known_answers_are_counted(course):
    found = measured(course)["double"]
    assert (found.right, found.right_refused, found.wrong, found.wrong_accepted) == (1, 0, 2, 0)
    assert (found.known, found.named_rightly, found.named_wrongly) == (1, 0, 0)
    assert any(text.startswith("named by no message: wrong N1") for text in found.complaints)
    assert found.mutants == found.caught + found.survived
    assert any("+ return np.asarray(x, dtype=float) + np.asarray(x)" in text for text in found.complaints)


def test_a_reviewed_equivalent_is_no_survivor(course):
    before = measured(course)["double"]
    (course / "tests" / "mutants" / "03_small.toml").write_text(SAME, encoding="utf-8")
    after = measured(course)["double"]
    assert (after.equivalent, after.survived) == (1, before.survived - 1)


def test_an_entry_that_no_mutant_has_and_one_that_is_refused_are_complained_of(course):
    refused = SAME.replace("+ return np.asarray(x, dtype=float) + np.asarray(x)", "+ return np.asarray(x, dtype=float)")
    gone = SAME.replace("+ return", "+ give back")
    (course / "tests" / "mutants" / "03_small.toml").write_text(refused + gone, encoding="utf-8")
    found = "\n".join(measured(course)["double"].complaints)
    assert "listed as equivalent, but refused:" in found
    assert "listed as equivalent, but no mutant any more:" in found


def test_an_entry_without_a_reason_is_an_error_that_names_the_file(course):
    (course / "tests" / "mutants" / "03_small.toml").write_text(SAME.replace("reason", "because"), encoding="utf-8")
    with pytest.raises(LessonError, match=r"03_small\.toml: entry 1 must have"):
        plan(read_source(course / "source" / "03_small.py"), course)


def test_what_was_tried_is_not_tried_again_until_the_tests_change(course, monkeypatch):
    first = measured(course, sample=5)
    monkeypatch.setattr(run_module, "grade_all", lambda jobs, *rest, **options: iter(refuse(jobs)))
    assert measured(course, sample=5) == first
    source = course / "source" / "03_small.py"
    source.write_text(TEMPLATE.replace("check.cases(5)", "check.cases(4)"), encoding="utf-8")
    with pytest.raises(AssertionError, match="tried again"):
        measured(course, sample=5)


def refuse(jobs: list[object]) -> list[object]:
    assert not jobs, "tried again"
    return jobs


def test_a_sample_is_the_same_every_time_and_holds_no_known_answers(course):
    wanted = [plan(read_source(course / "source" / "03_small.py"), course, sample=7) for _ in range(2)]
    assert wanted[0].mutants == wanted[1].mutants
    assert (len(wanted[0].mutants), wanted[0].answers) == (7, [])


def test_the_page_has_a_row_for_each_lesson_and_exercise():
    found = {"double": Figures(mutants=10, equivalent=2, caught=7, survived=1, right=3), "bounds": Figures(mutants=1)}
    text = page({"03_small": found}, ["04_other"], date(2026, 1, 2), 42)
    assert "| 03_small | 2 | 3 | 0 | 0 | 0 | 0 | 0 | 0 |" in text
    assert "| 03_small | 11 | 2 | 7 | 77.8 % | 0 | 1 |" in text
    assert "| `double` | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 10 | 2 | 7 | 87.5 % | 0 | 1 |" in text
    assert "By 2026-01-02" in text
    assert "**Not measured as a whole yet**: 04_other." in text
    assert total(found).mutants == 11


def test_a_mutant_gets_more_where_its_lesson_has_more():
    assert mutant_limits(Limits()) == LIMITS
    own = Limits(cell_seconds=60, cpu_seconds=240, wall_seconds=240, memory_bytes=3 * Limits().memory_bytes)
    more = mutant_limits(own)
    assert (more.cell_seconds, more.cpu_seconds, more.wall_seconds) == (
        6 * LIMITS.cell_seconds,
        2 * LIMITS.cpu_seconds,
        LIMITS.wall_seconds,
    )
    assert more.memory_bytes == 3 * LIMITS.memory_bytes
