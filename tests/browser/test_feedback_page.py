"""What a hostile hand-in becomes in a browser: feedback, class report, formgrader. They run and load nothing of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from playwright.sync_api import BrowserContext, Page, expect

from autograder.lessons.answers import hand_in_notebook, read_answers
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, read_source
from tests.browser.chromium import Watch, watched_page
from tests.browser.contrast import faint
from tests.browser.formgrader import formgrader, submission
from tests.browser.lab_server import ROOT

LESSON = "03_delta_rule"
EVIL = "window.__pwned = 1"
STUDENT = f'ada <img src=x onerror="{EVIL}">'
"""A name that a folder can have, and so a student."""
ACTING = [
    f"<script>{EVIL}</script>",
    f'<img src="x.png" onerror="{EVIL}">',
    f'<svg onload="{EVIL}"><script>{EVIL}</script></svg>',
    f'<details open ontoggle="{EVIL}"><summary>look</summary></details>',
    f"""<iframe srcdoc="<script>parent.{EVIL}</script>"></iframe>""",
    f'<b onfocus="{EVIL}" tabindex="0" autofocus>look</b>',
]
CALLING = [
    '<style>@import url("http://127.0.0.1:9/a.css");</style>',
    '<img src="http://127.0.0.1:9/who.png">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/b.css">',
    '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
    '<p style="background:url(http://127.0.0.1:9/c.png)">look</p>',
]
ON_A_CLICK = [
    f'<a href="javascript:{EVIL}">click me</a>',
    f'<form action="javascript:{EVIL}"><button>click me</button></form>',
    f'<svg><a xlink:href="javascript:{EVIL}"><text y="20">click me</text></a></svg>',
    f'<map name="m"><area href="javascript:{EVIL}" shape="default"></map><img usemap="#m" alt="click me" height="9">',
]
COVERING = ['<div style="position:fixed;top:0;left:0;width:100vw;height:100vh">All points!</div>']
# Harmless in a browser of today, each for a reason of its own; none of them has any business on a page.
CARRIED = [
    f'<a href="data:text/html,<script>{EVIL}</script>">look</a>',
    f'<object data="data:text/html,<script>parent.{EVIL}</script>"></object>',
    f'<img alt="a picture" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 onload=%22{EVIL}%22/>">',
    f'<img alt=\'" onerror="{EVIL}" x="\' src="data:image/png;base64,AAAA">',
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={EVIL!r}>",
    f"$\\href{{javascript:{EVIL}}}{{look}} \\htmlData{{onclick={EVIL}}}{{look}} \\unicode{{<script>}}$",
    f"[look](javascript:{EVIL}) ![look](http://127.0.0.1:9/d.png) <javascript:{EVIL}>",
]
HOSTILE = ACTING + CALLING + ON_A_CLICK + COVERING + CARRIED
HOSTILE_CELL = f"""
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display
for page in {HOSTILE!r}:
    display(HTML(page), Markdown(page))
    print(page)
    display(Latex(page))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" onload="{EVIL}"></svg>'), Javascript("{EVIL}"))
display({{"application/vnd.jupyter.widget-view+json": {{"model_id": {HOSTILE[0]!r}}}}}, raw=True)
display({{"text/html;x": {HOSTILE[0]!r}, {HOSTILE[0]!r}: "x", "image/png": {HOSTILE[1]!r}}}, raw=True)
import matplotlib.pyplot as plt
from course import figure
fig, ax = figure.new()
ax.plot([1, 2])
figure.show(fig, alt={HOSTILE[1]!r} + '" onload="{EVIL}')
exec(compile("def deeper():\\n    1 / 0\\ndeeper()", {HOSTILE[1]!r}, "exec"))  # its name is in the traceback
"""
# The function under the test fails, with words of its own choice.
HOSTILE_ANSWER = f"def delta_update_online(w, X, y, eta):\n    raise ValueError({''.join(HOSTILE)!r})\n"


def hand_in(lesson: Lesson) -> bytes:
    """One known mistake, and all else right but for what is hostile."""
    corpus = read_answers(ROOT / "tests" / "answers" / f"{LESSON}.py", lesson)
    mistake = next(a.source for a in corpus if (a.exercise, a.code) == ("delta_update_batch", "D1"))
    answers = {exercise.name: exercise.solution.answer for exercise in lesson.exercises}
    own = {"delta_update_batch": mistake, "delta_update_online": HOSTILE_ANSWER}
    notebook = hand_in_notebook(lesson, answers | own)
    place = next(i for i, cell in enumerate(notebook.cells) if cell.id == "derive_step_hidden")
    extra = [new_markdown_cell(page) for page in HOSTILE]
    notebook.cells[place + 1 : place + 1] = [*extra, new_code_cell(HOSTILE_CELL)]
    for cell in extra:
        cell.attachments = {HOSTILE[0]: {"image/svg+xml": HOSTILE[2], "text/html": HOSTILE[0]}}
        cell.id = "../" + HOSTILE[0][:50]
    state = {HOSTILE[0]: {"model_name": HOSTILE[0], "state": {"value": HOSTILE[1]}}}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "state": state}}
    notebook.metadata["title"] = HOSTILE[0]
    return json.dumps(notebook).encode()


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return read_source(ROOT / "source" / f"{LESSON}.py")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson) -> Path:
    """A course folder in which ada has handed in, after `nncourse grade` and `nncourse report`."""
    root = tmp_path_factory.mktemp("course")
    (root / "source").mkdir()
    shutil.copy(lesson.path, root / "source")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    folder = root / "submitted" / STUDENT / LESSON
    folder.mkdir(parents=True)
    (folder / f"{LESSON}.ipynb").write_bytes(hand_in(lesson))
    told = json.loads(nncourse(root, "grade", "--json", "--processes", "1"))
    exercises = {exercise["name"]: exercise for exercise in told["exercises"]}
    assert exercises["delta_update_batch"]["mistakes"][0] == "D1"
    nncourse(root, "report")
    return root


def nncourse(root: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "autograder.main", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/"
"""nbgrader's own page loads it, whatever was handed in."""
LIVE = (
    "script, iframe, object, embed, link, form, map, base, svg a, a[href^=javascript], a[href^=data], "
    "img[src^='data:image/svg']"
)


@contextmanager
def unfolded(path: Path, context: BrowserContext) -> Iterator[tuple[Page, Watch]]:
    with watched_page(context) as (page, watch):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        yield page, watch


@pytest.fixture(scope="module")
def grading(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with formgrader(course, tmp_path_factory.mktemp("formgrader")) as address:
        yield address


@pytest.fixture
def feedback(course: Path, context: BrowserContext) -> Iterator[Page]:
    with unfolded(course / "feedback" / STUDENT / LESSON / f"{LESSON}.html", context) as (page, _):
        yield page


@pytest.fixture(params=[f"feedback/{STUDENT}/{LESSON}/{LESSON}.html", "reports/class.html"], ids=["feedback", "report"])
def opened(course: Path, context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[tuple[Page, Watch]]:
    with unfolded(course / request.param, context) as opened:
        yield opened


def test_the_page_names_the_mistake_and_shows_expected_beside_yours(feedback):
    batch = feedback.get_by_role("region", name="the delta rule, all samples at once")
    expect(batch).to_contain_text("With your step the error rises: from 7 to 20.23.")
    row = batch.get_by_role("row").filter(has_text="yours").first
    expect(row).to_contain_text("≠ -0.7")
    expect(feedback.get_by_role("heading", level=1)).to_contain_text("The delta rule")
    expect(feedback.locator("header")).to_contain_text("partly right")


def test_every_picture_of_the_learners_own_cells_is_drawn_and_has_alt_text(feedback):
    pictures = feedback.locator("main img[src]")
    assert pictures.count() >= 3
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("img => img.complete && img.naturalWidth > 0")
        assert (picture.get_attribute("alt") or "").strip()


def test_hidden_tests_are_not_on_the_page(lesson, feedback):
    text = feedback.content()
    shown = "\n".join(cell.source for cell in lesson.cells if cell.kind is not Kind.HIDDEN)
    hidden = {line.strip() for exercise in lesson.exercises for line in exercise.hidden.source.split("\n")}
    secret = [line for line in hidden if len(line) > 25 and line not in shown]
    assert len(secret) > 50
    assert [line for line in secret if line in text] == []


def test_what_is_hostile_would_act_if_it_were_let_through(context):
    for text in ACTING:
        with watched_page(context) as (page, _):
            page.set_content(text)
            page.wait_for_function("window.__pwned === 1")
    for text in CALLING:
        with watched_page(context) as (page, watch):
            with page.expect_request("http://127.0.0.1:9/**"):
                page.set_content(text, wait_until="commit")
            assert watch.loaded != []
    for text in ON_A_CLICK:
        with watched_page(context) as (page, _):
            page.set_content(text)
            page.get_by_text("click me").or_(page.get_by_alt_text("click me")).click()
            page.wait_for_function("window.__pwned === 1")


def test_the_class_report_names_the_mistake(course, context):
    with unfolded(course / "reports" / "class.html", context) as (page, _):
        expect(page.locator("main")).to_contain_text("D1")
        expect(page.locator("main")).to_contain_text("ada")


def test_hostile_code_is_shown_as_text(feedback):
    assert EVIL in feedback.locator("main").inner_text()


def test_nothing_runs_and_nothing_is_loaded(opened):
    page, watch = opened
    page.mouse.wheel(0, 100_000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof window.__pwned") == "undefined"
    assert watch.outside == []
    assert watch.loaded == [page.url]
    assert watch.console == []
    assert page.locator(LIVE).count() == 0
    names = page.locator("*").evaluate_all("all => all.flatMap(element => element.getAttributeNames())")
    assert [name for name in names if name.startswith("on")] == []
    placed = page.locator("main *").evaluate_all("all => all.map(element => getComputedStyle(element).position)")
    assert set(placed) <= {"static", "relative"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_is_readable(opened, scheme):
    page, _ = opened
    page.emulate_media(color_scheme=scheme)
    assert faint(page.locator("main")) == []


def test_the_page_fits_a_telephone(opened):
    page, _ = opened
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_the_formgraders_page_nothing_of_the_hand_in_runs_or_is_loaded(course, grading, context):
    with watched_page(context) as (page, watch):
        page.goto(grading.replace("PATH", submission(course, LESSON, STUDENT)))
        page.wait_for_load_state("networkidle")
        page.mouse.wheel(0, 100_000)
        shown = page.get_by_role("main").locator("#notebook")
        expect(page.get_by_role("navigation")).to_contain_text(STUDENT)
        expect(shown).to_contain_text("With your step the error rises")
        expect(shown).to_contain_text(EVIL)
        assert page.evaluate("typeof window.__pwned") == "undefined"
        assert shown.locator(LIVE.replace("form,", "form:not(.comment),")).count() == 0
        names = shown.locator("*").evaluate_all("all => all.flatMap(element => element.getAttributeNames())")
        assert [name for name in names if name.startswith("on")] == []
        theirs = (page.url.partition("/formgrader/")[0], MATHJAX)
        assert [address for address in watch.loaded if not address.startswith(theirs)] == []


@pytest.mark.parametrize("path", ["manage_students", f"manage_submissions/{LESSON}", f"gradebook/{LESSON}/{LESSON}"])
def test_a_name_of_a_folder_does_not_act_in_the_formgraders_lists(grading, context, path):
    with watched_page(context) as (page, _):
        page.goto(grading.replace("PATH", path))
        page.wait_for_load_state("networkidle")
        expect(page.locator("body")).to_contain_text("15 / 21")
        assert page.evaluate("typeof window.__pwned") == "undefined"
