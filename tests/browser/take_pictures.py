"""Take the pictures of README.md anew, into `docs/pictures/`: python -m tests.browser.take_pictures

They show what is there: a lesson of `release/` in JupyterLab, and the feedback page of a hand-in that was graded.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from PIL import Image
from playwright.sync_api import Browser, Page

from autograder.lessons.answers import Answer, hand_in_notebook, read_answers
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, read_lesson
from tests.browser.chromium import chromium, watched_page, window
from tests.browser.lab_server import ROOT, LabServer
from tests.browser.notebook_page import open_notebook

INTO = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 900, 1040
SHARP = 4 / 3
"""Pixels of a picture for each pixel of the page: 900 become 1200."""


def known(lesson: Lesson, exercise: str, code: str) -> Answer:
    """Return a wrong answer of the corpus."""
    corpus = read_answers(ROOT / "tests" / "answers" / f"{lesson.name}.py", lesson)
    return next(answer for answer in corpus if (answer.exercise, answer.code) == (exercise, code))


def take(page: Page, x: float, y: float, name: str) -> None:
    """Write a picture of what is on the page, from this place on."""
    INTO.mkdir(parents=True, exist_ok=True)
    png = page.screenshot(clip={"x": x, "y": y, "width": WIDTH, "height": HEIGHT})
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.save(INTO / name, optimize=True)
    print(f"{INTO / name}: {picture.width} × {picture.height}, {(INTO / name).stat().st_size / 1000:.0f} kB")


def lesson_picture(browser: Browser, place: Path) -> None:
    """A picture of a graph, an answer with a known mistake, and the check that names it."""
    lesson = read_lesson("05", ROOT)
    exercise = lesson.exercise("multiply_backward")
    cells = [cell.id for cell in lesson.cells]
    picture = next(
        cell for cell in reversed(lesson.cells[: cells.index("multiply_backward")]) if cell.kind is Kind.FREE
    )
    lab = LabServer(place)
    try:
        with (
            window(browser, WIDTH + 100, HEIGHT + 100, device_scale_factor=SHARP) as context,
            open_notebook(lab, context, f"{lesson.name}.ipynb") as notebook,
        ):
            page = notebook.page
            page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
            dock = page.locator("#jp-main-dock-panel")
            around = WIDTH + 100 - dock.evaluate("dock => dock.clientWidth")
            page.set_viewport_size({"width": WIDTH + around, "height": HEIGHT + 100})
            page.wait_for_function("([dock, width]) => dock.clientWidth === width", arg=[dock.element_handle(), WIDTH])
            notebook.run("setup")
            notebook.run(picture.id)
            notebook.type_over(exercise.solution.id, known(lesson, exercise.name, "K2").source)
            notebook.run(exercise.solution.id)
            notebook.run(exercise.visible.id)
            drawn = page.locator(f'.jp-Cell[data-cell="{picture.id}"] figure')
            drawn.evaluate("figure => figure.scrollIntoView({block: 'start'})")
            box = dock.bounding_box()
            assert box is not None
            take(page, box["x"], box["y"], "lesson.png")
    finally:
        lab.stop()


def feedback_picture(browser: Browser, root: Path) -> None:
    """The top of a feedback page, and the exercise that was wrong."""
    lesson = read_lesson("03", ROOT)
    answers = {exercise.name: exercise.solution.answer for exercise in lesson.exercises}
    answers["delta_update_batch"] = known(lesson, "delta_update_batch", "D1").source
    folder = root / "submitted" / "ada" / lesson.name
    folder.mkdir(parents=True)
    (root / "source").mkdir()
    shutil.copy(lesson.path, root / "source")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    nbformat.write(hand_in_notebook(lesson, answers), folder / f"{lesson.name}.ipynb")
    done = subprocess.run(
        [sys.executable, "-m", "autograder.main", "grade", "--json"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["exercises"][1]["mistakes"] == ["D1"]
    page_of_ada = root / "feedback" / "ada" / lesson.name / f"{lesson.name}.html"
    with (
        window(browser, WIDTH, HEIGHT, device_scale_factor=SHARP) as context,
        watched_page(context) as (page, _),
    ):
        page.goto(page_of_ada.as_uri())
        take(page, 0, 0, "feedback.png")


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        lesson_picture(browser, Path(folder) / "lab")
        feedback_picture(browser, Path(folder) / "class")


if __name__ == "__main__":
    main()
