"""A stranger's file becomes the lesson with the stranger's answers in it, or is refused in words."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat import from_dict
from nbgrader.utils import compute_checksum

from autograder.hand_ins import hand_in as module
from autograder.hand_ins.hand_in import read_hand_in, understand
from autograder.hand_ins.notebook_file import cells_of, parse, read_bytes
from autograder.lessons.answers import hand_in_notebook, reference_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import read_source, source_paths
from course.errors import HandInError
from tests.autograder.lesson_text import edited, lesson

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def read(tmp_path):
    return lesson(tmp_path)


@pytest.fixture
def notebook(read):
    answers = {"double": "def double(x):\n    return 2 * x", "bounds": "low, high = 1, 3"}
    return json.loads(json.dumps(hand_in_notebook(read, answers)))


def cell(notebook, name):
    return next(cell for cell in notebook["cells"] if cell["id"] == name)


def checksummed(cell, source):
    """Change a cell as another version of the lesson would: with nbgrader's checksum of the new text."""
    cell["source"] = source
    cell["metadata"]["nbgrader"]["checksum"] = compute_checksum(from_dict(cell))


def own(source, **more):
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], **more}


def test_a_hand_in_is_the_lessons_cells_with_the_students_answers(read, notebook):
    hand_in = understand(notebook, read)
    assert [c.id for c in hand_in.cells] == [c.id for c in read.cells]
    texts = {c.id: c.source for c in hand_in.cells}
    assert texts["double"].startswith("def double(x):\n    return 2")
    assert "HIDDEN TESTS" in texts["double_hidden"]
    assert hand_in.tampered == []


def test_the_students_own_cells_stay_behind_the_one_they_followed(read, notebook):
    place = notebook["cells"].index(cell(notebook, "double"))
    notebook["cells"].insert(place + 1, own("mine = 1"))
    notebook["cells"].insert(0, own("first = 1"))
    ids = [c.id for c in understand(notebook, read).cells]
    assert ids[0] == "own-1"
    assert ids[ids.index("double") + 1] == f"own-{place + 3}"


def test_white_space_at_line_ends_is_no_change(read, notebook):
    cell(notebook, "setup")["source"] = cell(notebook, "setup")["source"].replace("\n", " \r\n") + "\n\n"
    assert understand(notebook, read).tampered == []


def test_points_written_as_another_kind_of_number_are_no_change(read, notebook):
    cell(notebook, "double_visible")["metadata"]["nbgrader"]["points"] = 1.0
    assert understand(notebook, read).tampered == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda n: cell(n, "setup").update(source="np = None"), "`setup` had been changed"),
        (lambda n: n["cells"].remove(cell(n, "double_visible")), "`double_visible` was missing"),
        (lambda n: n["cells"].remove(cell(n, "double")), "your answer `double` was missing"),
        (lambda n: n["cells"].append(dict(cell(n, "bounds_visible"), id="copy")), "more than once"),
        (lambda n: cell(n, "double_visible")["metadata"]["nbgrader"].update(points=99), "grading data"),
        (lambda n: cell(n, "double_visible")["metadata"]["nbgrader"].update(points=10**400), "grading data"),
        (lambda n: cell(n, "double_visible")["metadata"]["nbgrader"].update(points=True), "grading data"),
        (lambda n: cell(n, "double")["metadata"]["nbgrader"].pop("solution"), "grading data"),
    ],
)
def test_what_was_done_to_the_lessons_cells_is_told_and_undone(read, notebook, change, says):
    before = [c for c in understand(notebook, read).cells if c.kind is not Kind.SOLUTION]
    change(notebook)
    hand_in = understand(notebook, read)
    assert [c for c in hand_in.cells if c.kind is not Kind.SOLUTION] == before
    assert len(hand_in.tampered) == 1
    assert says in hand_in.tampered[0]


def test_a_notebook_of_another_version_of_the_lesson_is_told_as_such_and_graded_by_this_one(tmp_path, notebook):
    newer = lesson(
        tmp_path,
        edited(
            ("import numpy as np\n", "import math\n\nimport numpy as np\n"),
            (
                '"grade_id": "bounds_visible", "locked": true, "points": 1',
                '"grade_id": "bounds_visible", "locked": true, "points": 2',
            ),
        ),
    )
    hand_in = understand(notebook, newer)
    assert hand_in.tampered == []
    assert hand_in.outdated == ["setup", "bounds_visible"]
    assert "of another version of the lesson: `setup`, `bounds_visible` differ" in hand_in.notes[0]
    texts = {c.id: c.source for c in hand_in.cells}
    assert texts["setup"] == next(c.source for c in newer.cells if c.id == "setup")
    assert texts["double"].startswith("def double(x):\n    return 2")


def test_what_another_version_lacks_is_no_tampering_either(read, notebook):
    checksummed(cell(notebook, "setup"), "import numpy")
    notebook["cells"] = [c for c in notebook["cells"] if not c["id"].startswith("bounds")]
    hand_in = understand(notebook, read)
    assert hand_in.tampered == []
    assert hand_in.outdated == ["setup", "bounds", "bounds_visible", "bounds_hidden"]


@pytest.mark.parametrize(
    "marks",
    [
        {"points": "x"},
        {"points": 10**400},
        {"grade_id": None},
        {"grade_id": 5},
        {"checksum": []},
        {"schema_version": 1},
    ],
)
def test_grading_data_that_no_version_had_are_tampered_with(read, notebook, marks):
    checksummed(cell(notebook, "double_visible"), "assert True")
    cell(notebook, "double_visible")["metadata"]["nbgrader"].update(marks)
    hand_in = understand(notebook, read)
    assert hand_in.outdated == []
    assert "`double_visible` had been changed" in hand_in.tampered[0]


def test_of_two_copies_of_an_answer_the_one_that_kept_its_id_is_graded(read, notebook):
    notebook["cells"].insert(0, dict(cell(notebook, "double"), id="copy", source="def double(x): return None"))
    hand_in = understand(notebook, read)
    assert "2 * x" in next(c.source for c in hand_in.cells if c.id == "double")
    assert hand_in.cells[0].source == "def double(x): return None"


def test_an_answer_is_unchanged_only_where_nothing_was_written_for_it(read, notebook):
    release = json.loads(json.dumps(hand_in_notebook(read, {})))
    assert understand(release, read).unchanged("double")
    assert not understand(notebook, read).unchanged("double")
    release["cells"].append(own("def double(x):\n    return 2 * x"))
    assert not understand(release, read).unchanged("double")


def test_an_answer_that_stands_in_another_answers_cell_is_attempted(read):
    release = json.loads(json.dumps(hand_in_notebook(read, {})))
    cell(release, "bounds")["source"] = "low, high = double(0.5), 3"
    assert understand(release, read).unchanged("double")
    cell(release, "bounds")["source"] = "def double(x):\n    return 2 * x"
    assert not understand(release, read).unchanged("double")


def test_cells_to_play_with_are_known_as_such(read, notebook):
    notebook["cells"].append(own("slow()", metadata={"tags": ["play"]}))
    assert understand(notebook, read).cells[-1].kind is Kind.PLAY


def test_nothing_of_the_file_but_the_texts_gets_into_the_notebook_that_is_graded(read, notebook):
    for each in notebook["cells"]:
        each["metadata"]["evil"] = 1
        each["attachments"] = {"x.png": {"image/png": "evil"}}
        each["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "evil"}]
    notebook["metadata"]["evil"] = 1
    assert "evil" not in json.dumps(understand(notebook, read).notebook())


def test_lone_surrogates_and_nul_become_replacement_characters(read, notebook):
    cell(notebook, "bounds")["source"] = "low = '\ud800\0'"
    text = next(c.source for c in understand(notebook, read).cells if c.id == "bounds")
    assert text.encode("utf-8")
    assert "\0" not in text


def test_the_notebook_of_another_lesson_is_refused_by_its_title(read):
    said = "no notebook of the lesson 03_small: none of its cells belongs to it; it begins with “# Other”"
    with pytest.raises(HandInError, match=said):
        understand({"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "# Other\nx"}]}, read)


def test_the_course_knows_its_lessons_apart_though_they_share_cells():
    lessons = [read_source(path) for path in source_paths(ROOT)]
    for handed_in in lessons:
        notebook = reference_notebook(handed_in)
        for other in lessons:
            if other is handed_in:
                assert understand(notebook, other).notes == []
            else:
                with pytest.raises(
                    HandInError, match=f"no notebook of the lesson {other.name}: its exercises are others"
                ):
                    understand(notebook, other)


def test_a_notebook_that_has_lost_most_of_its_cells_is_still_of_its_lesson(read, notebook):
    notebook["cells"] = [cell(notebook, "double")]
    assert any("was missing" in note for note in understand(notebook, read).notes)


def test_a_file_is_read_with_its_digest(read, notebook, tmp_path):
    path = tmp_path / "03_small.ipynb"
    path.write_text(json.dumps(notebook))
    assert len(read_hand_in(path, read).digest) == 64


@pytest.mark.parametrize("make", ["missing", "folder", "pipe", "link"])
def test_what_is_no_file_is_refused_with_its_name(tmp_path, make):
    path = tmp_path / "x.ipynb"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        __import__("os").mkfifo(path)
    elif make == "link":
        path.symlink_to("/etc/passwd")
    with pytest.raises(HandInError, match=r"^x\.ipynb: "):
        read_bytes(path)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_json_or_refused(data):
    with contextlib.suppress(HandInError):
        parse(data)


jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
marks = st.fixed_dictionaries({"grade_id": st.sampled_from(["double", "setup"]) | jsons, "points": jsons})
wild_cells = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "cell_type": st.sampled_from(["code", "markdown", "raw"]) | jsons,
            "source": st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3) | jsons,
            "id": st.sampled_from(["double", "setup", "double_hidden"]) | jsons,
            "metadata": jsons
            | st.fixed_dictionaries({"nbgrader": jsons | marks, "tags": jsons}),
        },
    ),
    max_size=4,
)  # fmt: skip


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jsons | st.fixed_dictionaries({"nbformat": st.just(4) | jsons, "cells": wild_cells | jsons}))
def test_any_json_is_a_hand_in_or_refused(read, notebook):
    try:
        hand_in = understand(notebook, read)
    except HandInError:
        return
    assert {c.id for c in hand_in.cells} >= {"setup", "double", "double_visible", "double_hidden"}
    assert json.dumps(hand_in.notebook(), ensure_ascii=False).encode("utf-8")


def test_cells_are_counted_and_measured():
    with pytest.raises(HandInError, match="at most 2000 cells"):
        cells_of({"nbformat": 4, "cells": [{"cell_type": "code"}] * 2001})
    with pytest.raises(HandInError, match="Shorten it"):
        cells_of({"nbformat": 4, "cells": [{"cell_type": "code", "source": "x" * 400_001}]})


def test_cells_that_add_up_to_megabytes_are_refused(read, notebook):
    notebook["cells"] += [own("x" * 399_000)] * 10
    assert len(understand(notebook, read).cells) > 10
    notebook["cells"] += [own("x" * 399_000)]
    with pytest.raises(HandInError, match=r"4,39\d,\d+ characters of text in its cells; 4,000,000 are read"):
        understand(notebook, read)


def test_each_answer_is_read_once_however_many_exercises_ask_for_what_it_defines(read, notebook, monkeypatch):
    seen = []
    monkeypatch.setattr(module, "defined_names", lambda text: seen.append(text) or set())
    hand_in = understand(notebook, read)
    for _ in range(3):
        for exercise in read.exercises:
            hand_in.unchanged(exercise.name)
    assert sorted(seen) == sorted(cell.source for cell in hand_in.cells if cell.kind is Kind.SOLUTION)
