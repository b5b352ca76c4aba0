"""The lessons as learners meet them: in JupyterLab, in a browser, with nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nbformat
import pytest
from playwright.sync_api import BrowserContext, expect

from autograder.lessons.answers import read_answers, reference_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, read_source, source_paths
from course.check.mistakes import bank
from tests.browser.chromium import Watch
from tests.browser.contrast import faint
from tests.browser.lab_server import ROOT, LabServer
from tests.browser.notebook_page import DARK, LIGHT, NotebookPage, open_notebook

LESSONS = [pytest.param(path, id=path.stem) for path in source_paths(ROOT)]
HARMLESS = [
    # JupyterLab's own, on a busy machine: it has run a cell far from the window and waits for it to come near.
    re.compile(r"warning: Item with index \d+ did not appear within \d+ ms "),
]
WIDGET = "application/vnd.jupyter.widget-view+json"
NOT_YET = re.compile("not written yet|still None")
PICTURES = """cell => [...cell.querySelectorAll(".jp-OutputArea img")].map(
    img => ({alt: img.alt, drawn: img.complete && img.naturalWidth > 0 && img.getBoundingClientRect().width > 0}))"""
TOO_WIDE = """cell => [...cell.querySelectorAll(".jp-OutputArea-output")].filter(
    output => output.scrollWidth > output.clientWidth + 1).map(output => output.innerText.slice(0, 80))"""
UNSET_MATHEMATICS = """() => [...document.querySelectorAll(".jp-MarkdownOutput")].map(
    shown => shown.innerText.match(/\\\\(frac|sum|partial|hat)|\\$\\$/)).filter(Boolean).map(match => match.input)"""


def complaints(watch: Watch) -> list[str]:
    return [line for line in watch.console if not any(harmless.match(line) for harmless in HARMLESS)]


def failing(notebook: NotebookPage) -> list[str]:
    return [
        name
        for name, cell in notebook.cells().items()
        if any(output["type"] == "error" or output["name"] == "stderr" for output in cell["outputs"])
    ]


def html(cell: dict) -> str:
    return "".join(output["html"] for output in cell["outputs"])


def of_kind(lesson: Lesson, *kinds: Kind) -> list[str]:
    return [cell.id for cell in lesson.cells if cell.kind in kinds]


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return read_source(request.param)


@pytest.fixture(scope="module")
def answered(lesson: Lesson, lab: LabServer, context: BrowserContext) -> Iterator[NotebookPage]:
    """A lesson with every reference answer filled in, after “Run All Cells”."""
    name = f"{lesson.name}_answered.ipynb"
    nbformat.write(reference_notebook(lesson), lab.work / name)
    with open_notebook(lab, context, name) as notebook:
        notebook.run_all()
        yield notebook


@pytest.fixture(scope="module")
def untouched(lesson: Lesson, lab: LabServer, context: BrowserContext) -> Iterator[NotebookPage]:
    """A lesson as `nncourse lab` hands it out; a test may find cells that have run."""
    with open_notebook(lab, context, f"{lesson.name}.ipynb") as notebook:
        yield notebook


def test_with_right_answers_every_cell_runs_and_none_complains(answered):
    assert failing(answered) == []
    code = [cell for cell in answered.cells().values() if cell["type"] == "code" and cell["source"].strip()]
    assert all(cell["count"] for cell in code)
    assert len(code) > 20


def test_with_right_answers_every_visible_test_says_how_many_checks_passed(lesson, answered):
    for exercise in lesson.exercises:
        said = answered.outputs(exercise.visible.id)
        expect(said).to_have_count(1)
        expect(said).to_contain_text(re.compile(r"✓ (All [1-9]\d* visible checks|The visible check) passed\."))


def test_every_picture_is_drawn_fits_and_has_alt_text(answered):
    pictures, too_wide = 0, []
    for name, cell in answered.cells().items():
        if "<img" in (shown := html(cell)):
            element = answered.show(name)
            expect(element.locator(".jp-OutputArea img")).to_have_count(shown.count("<img"))
            answered.page.wait_for_function(
                f"cell => ({PICTURES})(cell).every(img => img.drawn)", arg=element.element_handle()
            )
            assert all(img["alt"].strip() for img in element.evaluate(PICTURES))
            pictures += shown.count("<img")
            too_wide += element.evaluate(TOO_WIDE)
    assert pictures >= 5
    assert too_wide == []


def test_what_is_there_to_play_with_moves(lesson, answered):
    moved = 0
    for name in of_kind(lesson, Kind.PLAY):
        widgets = answered.show(name).locator(".jupyter-widgets")
        if not any(WIDGET in output["kinds"] for output in answered.cells()[name]["outputs"]):
            continue
        expect(widgets.first).to_be_visible()
        area = answered.show(name).locator(".jp-OutputArea").first
        before = area.inner_html()
        buttons = widgets.locator("button:enabled")
        if buttons.count():
            buttons.first.click()
        else:
            widgets.locator(".noUi-handle").first.press("ArrowRight")
        answered.page.wait_for_function(
            "([area, before]) => area.innerHTML !== before", arg=[area.element_handle(), before]
        )
        moved += 1
    assert moved


def test_formulas_and_tables_of_the_prose_are_set(lesson, answered):
    for name in of_kind(lesson, Kind.MARKDOWN):
        answered.show(name)
    page = answered.page
    assert page.evaluate(UNSET_MATHEMATICS) == []
    assert page.locator(".jp-MarkdownOutput mjx-container").count() > 5
    assert page.locator("mjx-merror").count() == 0
    expect(page.locator(".jp-MarkdownOutput table").first).to_be_attached()


def test_passed_checks_and_captions_are_readable_in_light_and_dark(lesson, answered):
    for theme in (DARK, LIGHT):
        answered.set_theme(theme)
        assert faint(answered.outputs(lesson.exercises[0].visible.id)) == [], theme
        captions = answered.page.locator("figcaption")
        assert captions.count()
        for caption in captions.all():
            assert faint(caption) == [], theme


def test_nothing_is_loaded_from_outside_and_the_console_stays_silent(answered):
    assert answered.watch.outside == []
    assert complaints(answered.watch) == []


def test_untouched_only_the_tests_fail_and_say_what_is_not_written_yet(lesson, untouched):
    untouched.run_all()
    graded = [exercise.visible.id for exercise in lesson.exercises]
    assert failing(untouched) == graded[:1], "JupyterLab stops at the first failing cell."
    code = [name for name, cell in untouched.cells().items() if cell["type"] == "code" and cell["source"].strip()]
    untouched.run_each(code[code.index(graded[0]) :])
    assert failing(untouched) == graded
    for name in graded:
        expect(untouched.outputs(name).first).to_contain_text(NOT_YET)
    assert untouched.watch.outside == []
    assert complaints(untouched.watch) == []


def test_a_known_mistake_is_typed_in_and_named_readably_in_light_and_dark(lesson, untouched):
    corpus = read_answers(ROOT / "tests" / "answers" / f"{lesson.name}.py", lesson)
    answer = next(answer for answer in corpus if answer.kind == "wrong" and answer.code and answer.visible_too)
    name, code = answer.exercise, answer.code
    exercise = lesson.exercise(name)
    before = [cell.id for cell in lesson.cells[: lesson.cells.index(exercise.solution)]]
    seen = untouched.cells()
    for cell in of_kind(lesson, Kind.SETUP, Kind.GIVEN):
        if cell in before and not seen[cell]["count"]:
            untouched.run(cell)
    untouched.type_over(exercise.solution.id, answer.source)
    untouched.run(exercise.solution.id)
    untouched.run(exercise.visible.id)
    graded = {each.visible.id for each in lesson.exercises}
    assert {exercise.visible.id} <= set(failing(untouched)) <= graded
    for theme in (DARK, LIGHT):
        untouched.set_theme(theme)
        shown = untouched.outputs(exercise.visible.id).first
        expect(shown).to_contain_text(f"({code})")
        # The message without the places that numbers and signs of code are filled into.
        for part in re.split(r"\[\[.*?\]\]|\{.*?\}|`", bank()[code].message):
            expect(shown).to_contain_text(part.strip())
        assert faint(shown) == [], theme
        expect(shown.locator("table").first).to_be_visible()
    assert untouched.watch.outside == []
    assert complaints(untouched.watch) == []
