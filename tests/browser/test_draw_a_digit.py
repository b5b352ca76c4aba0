"""Lesson 14: a digit drawn with the mouse is read by the learner's own network."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nbformat
import numpy as np
import pytest
from playwright.sync_api import BrowserContext, expect

from autograder.lessons.answers import reference_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, read_source
from course.data.scribble import STROKES
from tests.browser.lab_server import ROOT, LabServer
from tests.browser.notebook_page import NotebookPage, open_notebook

SHEET = 280
INK = """sheet => sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data.filter(
    (value, place) => place % 4 === 0 && value < 50).length"""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return read_source(ROOT / "source" / "14_mnist.py")


@pytest.fixture(scope="module")
def answered(lesson: Lesson, lab: LabServer, context: BrowserContext) -> Iterator[NotebookPage]:
    name = f"{lesson.name}_drawn.ipynb"
    nbformat.write(reference_notebook(lesson), lab.work / name)
    with open_notebook(lab, context, name) as notebook:
        notebook.run_all()
        yield notebook


def draw(notebook: NotebookPage, sheet, digit: int) -> None:
    """Draw a digit's strokes with the mouse, a step at a time, in the middle of the sheet."""
    box, mouse = sheet.bounding_box(), notebook.page.mouse
    for stroke in STROKES[digit]:
        points = [(box["x"] + 80 + 120 * x, box["y"] + 50 + 180 * y) for x, y in stroke]
        mouse.move(*points[0])
        mouse.down()
        for point in points[1:]:
            mouse.move(*point, steps=5)
        mouse.up()


def test_a_drawn_digit_is_read_with_its_probability_and_the_sheet_can_be_wiped(lesson, answered, tmp_path_factory):
    cell = next(cell.id for cell in lesson.cells if cell.kind is Kind.PLAY and "digit_canvas" in cell.source)
    shown = answered.show(cell)
    sheet = shown.locator("canvas.nn-digit-canvas")
    expect(sheet).to_be_visible()
    sheet.scroll_into_view_if_needed()
    caption = shown.locator("figcaption")
    answered.page.wait_for_function(f"sheet => ({INK})(sheet) > 1000", arg=sheet.element_handle())  # the first example
    right = 0
    for digit in (7, 1, 3):
        shown.get_by_role("button", name="empty sheet").click()
        expect(caption).to_contain_text("Draw a digit")
        draw(answered, sheet, digit)
        expect(caption).to_contain_text(re.compile(r"Your network reads a \d \(\d+%\); second comes \d \(\d+%\)\."))
        right += f"reads a {digit} " in caption.inner_text()
        shown.screenshot(path=tmp_path_factory.getbasetemp() / f"drawn_{digit}.png")
    assert right >= 2
    assert sheet.evaluate(f"sheet => ({INK})(sheet)") > 1000
    image = shown.locator("img")
    expect(image).to_have_attribute("alt", re.compile("bars of ten probabilities"))


def test_an_example_appears_on_the_sheet_and_is_read(lesson, answered):
    cell = next(cell.id for cell in lesson.cells if cell.kind is Kind.PLAY and "digit_canvas" in cell.source)
    shown = answered.show(cell)
    sheet = shown.locator("canvas.nn-digit-canvas")
    shown.get_by_role("button", name="empty sheet").click()
    shown.get_by_role("button", name="show an example").click()
    expect(shown.locator("figcaption")).to_contain_text("Your network reads a")
    answered.page.wait_for_function(f"sheet => ({INK})(sheet) > 100", arg=sheet.element_handle())
    assert np.prod([sheet.evaluate("sheet => sheet.width"), sheet.evaluate("sheet => sheet.height")]) == SHEET**2
    assert answered.watch.outside == []
