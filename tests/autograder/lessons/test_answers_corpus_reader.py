"""The corpus of answers is read as text; hand-ins are made of the released notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.lessons.answers import hand_in_notebook, read_answers, reference_notebook
from autograder.lessons.builder import build_notebook
from autograder.lessons.lesson import find
from course.errors import LessonError
from tests.autograder.lesson_text import lesson

REPOSITORY = Path(__file__).parents[3]
CORPUS = """# Answers to the small lesson.

# %% double right
def double(x):
    return 2 * x

# %% double right by shifting, which is odd: but right
def double(x):
    return x + x


# %% double wrong N2: writes into its input
def double(x):
    x *= 2
    return x

# %% bounds wrong N3 hidden-only: high is wrong
low, high = 1, 2
# %% bounds wrong -: no message names it
low, high = 7, 7
"""


@pytest.fixture
def small(tmp_path):
    return lesson(tmp_path)


def corpus(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "03_small.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_answer_says_what_it_is_and_where_it_stands(tmp_path, small):
    answers = read_answers(corpus(tmp_path, CORPUS), small)
    assert [(a.exercise, a.kind, a.code, a.visible_too, a.title) for a in answers] == [
        ("double", "right", None, True, ""),
        ("double", "right", None, True, "by shifting, which is odd: but right"),
        ("double", "wrong", "N2", True, "writes into its input"),
        ("bounds", "wrong", "N3", False, "high is wrong"),
        ("bounds", "wrong", None, True, "no message names it"),
    ]
    assert answers[0].source == "def double(x):\n    return 2 * x"
    lines = CORPUS.split("\n")
    assert [lines[a.line - 1] for a in answers] == [a.source.split("\n")[0] for a in answers]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("# %% triple right", "03_small has no exercise `triple`; there are: bounds, double"),
        ("# %% double wrong ZZ9: a new mistake", "no mistake has the code ZZ9; give it a message"),
        ("# %% double wrong N2", "not a header; write"),
        ("# %% double wrong N2:", "not a header; write"),
        ("# %% double wrong: adds", "not a header; write"),
        ("# %% double correct", "not a header; write"),
        ("# %% double wrong N2 visible-only: adds", "not a header; write"),
        ("#%% double right", "not a header; write"),
        ("# %%", "not a header; write"),
    ],
)
def test_header_that_says_nothing_known_is_refused_with_file_and_line(tmp_path, small, header, reason):
    path = corpus(tmp_path, CORPUS + f"{header}\nx = 1\n")
    with pytest.raises(LessonError, match=reason) as refusal:
        read_answers(path, small)
    assert str(refusal.value).startswith(f"{path}:{CORPUS.count(chr(10)) + 1}: ")


def test_answer_without_text_is_refused(tmp_path, small):
    with pytest.raises(LessonError, match=r":1: an answer without text"):
        read_answers(corpus(tmp_path, "# %% double right\n\n" + CORPUS[CORPUS.index("# %%") :]), small)


def test_answer_before_the_first_header_is_refused(tmp_path, small):
    with pytest.raises(LessonError, match=r":1: answers before the first header"):
        read_answers(corpus(tmp_path, "x = 1\n" + CORPUS), small)


def test_missing_corpus_is_refused(tmp_path, small):
    with pytest.raises(LessonError, match=r"Write the lesson's right and wrong answers there"):
        read_answers(tmp_path / "03_small.py", small)


def test_hand_in_is_the_release_with_the_answers_in_place_of_stubs(small):
    notebook = hand_in_notebook(small, {"double": "def double(x):\n    return 3 * x"})
    released = build_notebook(small, release=True)
    texts = {cell.id: cell.source for cell in notebook.cells}
    assert texts.pop("double") == "def double(x):\n    return 3 * x"
    assert texts == {cell.id: cell.source for cell in released.cells if cell.id != "double"}


def test_hand_in_for_an_unknown_exercise_is_refused(small):
    with pytest.raises(LessonError, match=r"no exercise is called `triple`. There are: double, bounds\."):
        hand_in_notebook(small, {"triple": "x = 1"})


def test_reference_notebook_has_every_answer_and_no_marker(small):
    texts = {cell.id: cell.source for cell in reference_notebook(small).cells}
    assert texts["bounds"] == "# Replace None by your answers.\nlow, high = 1, 3"
    assert "### " not in "".join(text for name, text in texts.items() if not name.startswith("double_"))
    assert "NotImplementedError" not in "".join(texts.values())
    assert "HIDDEN" not in "".join(texts.values())


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "tests" / "answers").glob("[0-9]*.py")), ids=lambda path: path.stem
)
def test_committed_corpora_can_be_read_and_answer_every_exercise_in_both_ways(path):
    from autograder.lessons.lesson import read_source

    lesson_read = read_source(find(path.stem, REPOSITORY))
    answers = read_answers(path, lesson_read)
    for kind in ("right", "wrong"):
        answered = {answer.exercise for answer in answers if answer.kind == kind}
        assert answered == {exercise.name for exercise in lesson_read.exercises}, kind
