"""Lessons are read from text; every cell knows what it is for and where it stands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.lessons.lesson import all_lessons, course_root, find, read_lesson, read_source
from course.errors import LessonError
from tests.autograder.lesson_text import NAME, TEXT, edited, lesson, line_of, write

REPOSITORY = Path(__file__).parents[3]


def test_lesson_has_its_title_name_points_and_forbidden_imports(tmp_path):
    small = lesson(tmp_path)
    assert (small.name, small.title, small.max_points) == (NAME, "A small lesson", 6)
    assert small.forbidden == ("torch", "sklearn")


def test_forbidden_imports_are_none_where_the_setup_names_none(tmp_path):
    text = edited(("# This lesson is numpy only: forbidden imports: torch, sklearn\n", "# Any import will do.\n"))
    assert lesson(tmp_path, text).forbidden == ()


def test_every_cell_knows_its_kind(tmp_path):
    kinds = "markdown setup markdown solution visible hidden markdown solution visible hidden free play"
    assert [str(cell.kind) for cell in lesson(tmp_path).cells] == kinds.split()


def test_a_locked_cell_that_is_not_the_setup_is_given(tmp_path):
    text = edited(("# %%\nif low", '# %% nbgrader={"grade": false, "grade_id": "given_line", "locked": true, '
                   '"schema_version": 3, "solution": false, "task": false}\nif low'))  # fmt: skip
    cell = lesson(tmp_path, text).cells[-2]
    assert (cell.id, str(cell.kind)) == ("given_line", "given")


def test_cells_know_the_line_of_their_text(tmp_path):
    lines = TEXT.split("\n")
    for cell in lesson(tmp_path).cells:
        first = cell.source.split("\n")[0]
        assert lines[cell.line - 1] in (first, f"# {first}")


def test_a_marker_inside_a_text_in_quotes_begins_no_cell(tmp_path):
    text = edited(('print("play")', 'text = """\n# %% not a cell\n"""\n\n# %%\nprint("last")'))
    cells = lesson(tmp_path, text).cells
    assert cells[-2].source == 'text = """\n# %% not a cell\n"""'
    assert text.split("\n")[cells[-1].line - 1] == 'print("last")'


def test_exercise_has_its_heading_as_title_and_its_three_cells(tmp_path):
    double, bounds = lesson(tmp_path).exercises
    assert (double.name, double.title, double.max_points) == ("double", "twice as much", 3)
    assert [cell.id for cell in (bounds.solution, bounds.visible, bounds.hidden)] == [
        "bounds", "bounds_visible", "bounds_hidden",
    ]  # fmt: skip


def test_exercise_asks_for_what_its_answer_defines_but_not_for_what_it_imports(tmp_path):
    text = edited(("low, high = 1, 3", "import math\n\nlow, high = 1, math.ceil(2.5)"))
    double, bounds = lesson(tmp_path, text).exercises
    assert double.asks == {"double"}
    assert bounds.asks == {"low", "high"}


def test_two_exercises_under_one_heading_have_different_titles(tmp_path):
    start = TEXT.index("# %% [markdown]\n# ## Exercise 2")
    end = TEXT.index('# %% nbgrader={"grade": false, "grade_id": "bounds"')
    titles = [exercise.title for exercise in lesson(tmp_path, TEXT[:start] + TEXT[end:]).exercises]
    assert titles == ["twice as much", "twice as much: bounds"]


def test_released_text_has_the_stub_and_no_hidden_test(tmp_path):
    cells = {cell.id: cell for cell in lesson(tmp_path).cells}
    assert cells["double"].released.endswith('any shape."""\n    # YOUR CODE HERE\n    raise NotImplementedError()')
    assert cells["bounds"].released == "# Replace None by your answers.\nlow, high = None, None"
    assert cells["double_hidden"].released == "# More checks run when you hand in: other sizes."


def test_answer_has_neither_markers_nor_stub_lines(tmp_path):
    cells = {cell.id: cell for cell in lesson(tmp_path).cells}
    assert cells["bounds"].answer == "# Replace None by your answers.\nlow, high = 1, 3"


def test_indented_stub_lines_keep_their_own_indentation(tmp_path):
    stub = "    ### STUB if x is None:\n    ### STUB     x = 0\n    ### STUB\n    ### STUB return x\n"
    text = edited(("    ### BEGIN SOLUTION\n", "    ### BEGIN SOLUTION\n" + stub))
    cell = lesson(tmp_path, text).exercises[0].solution
    assert cell.released.endswith('"""\n    if x is None:\n        x = 0\n\n    return x')


def test_digest_is_the_same_for_the_same_lesson_and_another_for_another(tmp_path):
    same = lesson(tmp_path / "a").digest
    assert lesson(tmp_path / "b").digest == same
    assert lesson(tmp_path / "c", edited(("low, high = 1, 3", "low, high = 1, 4"))).digest != same


@pytest.mark.parametrize("name", ["3", "03", "03_small", "03_small.py", " 3 "])
def test_lesson_is_found_by_number_and_by_name(tmp_path, name):
    path = write(tmp_path)
    assert find(name, tmp_path) == path
    assert read_lesson(name, tmp_path).name == NAME


@pytest.mark.parametrize("name", ["4", "003x", "small", "", "³"])
def test_unknown_lesson_lists_those_there_are(tmp_path, name):
    write(tmp_path)
    write(tmp_path, name="11_other")
    with pytest.raises(LessonError, match="03_small, 11_other"):
        find(name, tmp_path)


def test_source_file_with_another_name_is_refused(tmp_path):
    write(tmp_path, name="small")
    with pytest.raises(LessonError, match=r"small\.py: not a lesson's name. Call it NN_name\.py"):
        all_lessons(tmp_path)


def test_lessons_come_in_order(tmp_path):
    for name in ("11_b", "02_a", "07_c"):
        write(tmp_path, name=name)
    assert [found.name for found in all_lessons(tmp_path)] == ["02_a", "07_c", "11_b"]


def test_course_root_is_the_nearest_folder_upwards_with_a_configuration(tmp_path, monkeypatch):
    (tmp_path / "nbgrader_config.py").touch()
    below = tmp_path / "work" / "03_small"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert course_root() == tmp_path


def test_course_root_is_the_checkout_when_there_is_no_course_upwards(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert course_root() == REPOSITORY


def test_refusals_name_the_file_from_where_one_stands(tmp_path, monkeypatch):
    write(tmp_path, edited(("# # 03 · A small lesson", "# A small lesson")))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LessonError, match=r"^source/03_small\.py:10: the first cell is no title"):
        read_lesson("3", tmp_path)


def test_file_that_is_not_utf8_is_refused(tmp_path):
    path = write(tmp_path)
    path.write_bytes(b"# \xff\n")
    with pytest.raises(LessonError, match="Save it as UTF-8 text"):
        read_source(path)


HEADER = TEXT[: TEXT.index("# %%")]


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        pytest.param(HEADER, "", "", "no kernelspec in the header", id="no kernelspec"),
        pytest.param('"grade_id": "bounds", ', "", "", r"write this line as|grade id is None", id="no grade id"),
        pytest.param('"grade_id": "bounds_visible"', '"grade_id": ""', '"grade_id": ""', "the grade id is ''",
                     id="empty grade id"),
        pytest.param('"grade_id": "bounds"', '"grade_id": "double"', None,
                     "the grade id `double` is taken by line 32; give another", id="doubled grade id"),
        pytest.param('"grade_id": "bounds", "locked": false, "schema_version": 3',
                     '"grade_id": "bounds", "locked": false, "schema_version": 2',
                     '"schema_version": 2', "`bounds` has schema_version 2; write 3", id="old schema"),
        pytest.param('"bounds", "locked": false, "schema_version": 3, ', '"bounds", "locked": false, ',
                     '"grade_id": "bounds"', "`bounds` lacks schema_version", id="no schema"),
        pytest.param('"bounds_visible", "locked": true, "points": 1, ', '"bounds_visible", "locked": true, ',
                     '"bounds_visible"', "`bounds_visible` lacks points", id="no points"),
        pytest.param('"bounds_visible", "locked": true, "points": 1', '"bounds_visible", "locked": true, "points": -1',
                     '"points": -1', "points -1; write a number, 0 or more", id="negative points"),
        pytest.param('"bounds_visible", "locked": true, "points": 1', '"bounds_visible", "locked": true, "points": "x"',
                     '"points": "x"', "points 'x'; write a number", id="points that are no number"),
        pytest.param('"bounds", "locked": false, ', '"bounds", "locked": false, "points": 1, ',
                     '"grade_id": "bounds", ', "`bounds` has points but is no test cell", id="points on a solution"),
        pytest.param('"setup", "locked": true, ', '"setup", "locked": true, "points": 1, ',
                     '"setup"', "`setup` has points but is no test cell", id="points on the setup"),
        pytest.param('"bounds", "locked": false', '"bounds", "locked": true',
                     '"bounds", "locked": true', "`bounds` is a locked solution", id="locked solution"),
        pytest.param('"grade": true, "grade_id": "bounds_visible"', '"grade": true, "grade_id": "bounds_test"',
                     '"bounds_test"', "with `_visible` or `_hidden` at the end", id="test of another name"),
        pytest.param('"grade_id": "bounds_hidden"', '"grade_id": "bonds_hidden"',
                     '"bonds_hidden"', "tests no solution cell above it; is there a `bonds`", id="test of no exercise"),
        pytest.param('"grade_id": "double_hidden"', '"grade_id": "doubles_hidden"', '"grade_id": "double"',
                     "`double` has no hidden tests; write `double_hidden`", id="no hidden test"),
        pytest.param('# %% tags=["play"]\nprint', "# %% [raw]\n# print", "# %% [raw]", "a raw cell", id="raw cell"),
        pytest.param('# %% tags=["play"]', '#%% tags=["play"]', '#%% tags=["play"]',
                     "JupyterLab would save this line as", id="not as JupyterLab saves it"),
        pytest.param('"grade": true, "grade_id": "bounds_visible"', '"grade_id": "bounds_visible", "grade": true',
                     '"bounds_visible"', "JupyterLab would save this line as", id="keys in another order"),
    ],
)  # fmt: skip
def test_broken_cells_are_refused_with_file_line_and_reason(tmp_path, old, new, at, reason):
    text = edited((old, new))
    with pytest.raises(LessonError, match=reason) as refusal:
        lesson(tmp_path, text)
    line = {"": r"\d+", None: line_of(text, "# Replace None") - 1}.get(at) or line_of(text, at)
    assert any(
        part.startswith(f"{tmp_path}/source/03_small.py:{line}:") for part in str(refusal.value).split("\n")
    ) or at == ""  # fmt: skip


def test_every_fault_is_told_at_once(tmp_path):
    text = edited(
        ('"setup", "locked": true, "schema_version": 3', '"setup", "locked": true, "schema_version": 2'),
        ('"bounds_visible", "locked": true, "points": 1', '"bounds_visible", "locked": true, "points": -1'),
    )
    with pytest.raises(LessonError) as refusal:
        lesson(tmp_path, text)
    assert len(str(refusal.value).split("\n")) == 2


@pytest.mark.parametrize("path", sorted((REPOSITORY / "source").glob("*.py")), ids=lambda path: path.stem)
def test_committed_lessons_survive_the_way_to_a_notebook_and_back(path):
    import jupytext
    import nbformat

    from autograder.lessons.percent import KEPT

    text = path.read_text("utf-8")
    notebook = nbformat.reads(nbformat.writes(jupytext.reads(text, fmt="py:percent")), as_version=4)
    assert jupytext.writes(notebook, fmt="py:percent", config=KEPT) == text


def test_the_same_lesson_has_the_same_digest_in_every_process(tmp_path):
    path = write(tmp_path)
    code = "\n".join(
        [
            "import sys",
            "from pathlib import Path",
            "from autograder.lessons.lesson import read_source",
            "print(read_source(Path(sys.argv[1])).digest)",
        ]
    )
    digests = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)}
        found = subprocess.run(
            [sys.executable, "-c", code, path], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(found.stdout.strip())
    assert digests == {read_source(path).digest}
