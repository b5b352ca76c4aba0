"""The formgrader's page of a hand-in whose outputs spread over it: what a person grades by stays on top."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell
from playwright.sync_api import BrowserContext, Page, expect

from autograder.lessons.answers import reference_notebook
from autograder.lessons.lesson import read_source
from tests.browser.chromium import watched_page
from tests.browser.formgrader import formgrader, submission
from tests.browser.lab_server import ROOT
from tests.browser.test_feedback_page import nncourse
from tests.hand_in_corpus import behaviours

LESSON = "03_small"
COVERS = "covers_the_points_boxes"
SHOWN = """
from IPython.display import HTML, display
from course.check.table import matrix_table
tables = "".join(matrix_table(np.eye(3), caption) for caption in ("expected", "yours"))
display(HTML(f'<div style="display:flex;flex-wrap:wrap;align-items:flex-start">{tables}</div>'))
row = "<tr>" + "<td>0.0</td>" * 80 + "</tr>"
display(HTML(f'<table border="1" class="dataframe">{3 * row}</table>'))
"""
# What is on top at the middle of each box for points, once one has scrolled to it.
ON_TOP = """boxes => boxes.map(box => {
    box.scrollIntoView({block: "center"});
    const at = box.getBoundingClientRect();
    return document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2) === box;
})"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which mallory has handed in what covers, and ada what the lesson itself shows."""
    root = tmp_path_factory.mktemp("course")
    (root / "source").mkdir()
    source = root / "source" / f"{LESSON}.py"
    shutil.copy(ROOT / "tests" / "autograder" / f"{LESSON}.lesson", source)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    lesson = read_source(source)
    for student in ("ada", "mallory"):
        folder = root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        path = folder / f"{LESSON}.ipynb"
        if student == "mallory":
            next(each for each in behaviours() if each.name == COVERS).write(lesson, path)
        else:
            notebook = reference_notebook(lesson)
            notebook.cells.append(new_code_cell(SHOWN))
            path.write_text(json.dumps(notebook))
    nncourse(root, "grade", "--processes", "1")
    return root


@pytest.fixture(scope="module")
def grading(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with formgrader(course, tmp_path_factory.mktemp("formgrader")) as address:
        yield address


@pytest.fixture(params=["ada", "mallory"])
def page(course: Path, grading: str, context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched_page(context) as (page, _):
        page.goto(grading.replace("PATH", submission(course, LESSON, request.param)))
        page.wait_for_load_state("networkidle")
        yield page


def test_every_box_for_points_is_on_top(page):
    boxes = page.locator("input.score")
    expect(boxes).to_have_count(4)
    assert boxes.evaluate_all(ON_TOP) == [True] * 4


def test_no_output_reaches_out_of_its_place(page):
    places = page.locator("div.mathjax_ignore[style]")
    assert places.count() >= 1
    styles = places.evaluate_all(
        "all => all.map(one => [getComputedStyle(one).contain, getComputedStyle(one).overflow])"
    )
    assert {tuple(style) for style in styles} == {("content", "auto")}
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_tables_stand_side_by_side_and_what_is_wide_scrolls(course, grading, context):
    with watched_page(context) as (page, _):
        page.goto(grading.replace("PATH", submission(course, LESSON, "ada")))
        page.wait_for_load_state("networkidle")
        expected, yours = page.locator("div[style*='display:flex'] > table").all()[:2]
        assert expected.bounding_box()["y"] == yours.bounding_box()["y"]
        wide = page.locator("div.mathjax_ignore[style]").last
        assert wide.locator("td").count() == 3 * 80
        assert wide.evaluate("one => one.scrollWidth > one.clientWidth && one.scrollHeight === one.clientHeight")
        assert page.locator("div.mathjax_ignore[style]").first.evaluate("one => one.scrollWidth === one.clientWidth")


SHEETS = [
    "<div style='display:flex;height:0;align-items:end'><div style='height:99rem;width:100%'>all points</div></div>",
    "<p><span style='padding:999px'>all points</span></p>",
    "<p><span style='border:999px solid'>all points</span></p>",
    "<p style='line-height:0'><span style='font-size:900px'>all points</span></p>",
]


@pytest.mark.parametrize("sheet", SHEETS, ids=["flex", "padding", "border", "line"])
def test_what_covers_would_cover_if_it_were_let_through(context, sheet):
    with watched_page(context) as (page, _):
        page.set_content(f"<input class=score>{sheet}<input class=score>")
        assert not all(page.locator("input.score").evaluate_all(ON_TOP))
        page.set_content(
            f"<input class=score><div style='contain:content;overflow:auto'>{sheet}</div><input class=score>"
        )
        assert all(page.locator("input.score").evaluate_all(ON_TOP))
