"""One notebook, open in JupyterLab in a browser: run it, type into it, look at what it shows.

Cells are named by their ids, which are grade ids in graded cells. JupyterLab builds a cell when it first comes near the
window, so a cell is scrolled to before it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.chromium import Watch, watched_page
from tests.browser.lab_server import LabServer

DARK, LIGHT = "JupyterLab Dark", "JupyterLab Light"
_PANEL = "jupyterapp.shell.currentWidget"
_READY = f"""() => window.jupyterapp && {_PANEL} && {_PANEL}.content && {_PANEL}.content.widgets
    && {_PANEL}.sessionContext && {_PANEL}.sessionContext.isReady && {_PANEL}.sessionContext.session
    && {_PANEL}.sessionContext.session.kernel && {_PANEL}.sessionContext.session.kernel.status === "idle"
    && !document.getElementById("jupyterlab-splash")"""
_CELLS = f"""() => {_PANEL}.content.widgets.map(cell => ({{
    id: cell.model.id, type: cell.model.type, source: cell.model.sharedModel.getSource(),
    count: cell.model.type === "code" ? cell.model.executionCount : null,
    outputs: (cell.model.type === "code" ? cell.model.outputs.toJSON() : []).map(output => ({{
        type: output.output_type, name: output.name || "", kinds: Object.keys(output.data || {{}}),
        html: [(output.data || {{}})["text/html"] || ""].flat().join("").replace(/base64,[\\w+/=]+/g, "")}}))}}))"""
_CAME_TO_REST = f"""() => {{
    const code = {_PANEL}.content.widgets.map(cell => cell.model).filter(
        model => model.type === "code" && model.sharedModel.getSource().trim());
    const failed = code.some(model => model.outputs.toJSON().some(output => output.output_type === "error"));
    const idle = {_PANEL}.sessionContext.session.kernel.status === "idle";
    return idle && (failed || code.every(model => model.executionCount));
}}"""
_ACTIVATE = f"""async id => {{
    const notebook = {_PANEL}.content;
    const index = notebook.widgets.findIndex(cell => cell.model.id === id);
    notebook.widgets[index].node.dataset.cell = id;
    notebook.deselectAll();
    notebook.activeCellIndex = index;
    await notebook.scrollToItem(index, "auto");
}}"""
_COUNT = f"id => {_PANEL}.content.widgets.find(cell => cell.model.id === id).model.executionCount"
_RAN = f"""([id, before]) => {{
    const count = ({_COUNT})(id);
    return count && count !== before && {_PANEL}.sessionContext.session.kernel.status === "idle";
}}"""
_RUN_EACH = f"""async ids => {{
    const notebook = {_PANEL}.content;
    for (const id of ids) {{
        notebook.deselectAll();
        notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.id === id);
        await jupyterapp.commands.execute("notebook:run-cell");
    }}
}}"""
_numbers = count()


class NotebookPage:
    """A notebook in a page; `watch` has what the page asked for and complained about."""

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page, self.watch = page, watch

    def cells(self) -> dict[str, dict[str, Any]]:
        """Return every cell by id, in order: its type, source and execution count, and of each output its type, its
        name, the kinds of data and the HTML, without what is in its pictures."""
        return {cell["id"]: cell for cell in self.page.evaluate(_CELLS)}

    def show(self, cell: str) -> Locator:
        """Scroll to a cell, make it the active one, and return it."""
        self.page.evaluate(_ACTIVATE, cell)
        shown = self.page.locator(f'.jp-Cell[data-cell="{cell}"]')
        shown.wait_for()
        return shown

    def run_all(self) -> None:
        """Choose “Run All Cells” in the menu; wait until all have run, or one has failed."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(_CAME_TO_REST)

    def run(self, cell: str) -> None:
        """Run one cell with Shift+Enter, as learners do."""
        before = self.page.evaluate(_COUNT, cell)
        self.show(cell)
        self.page.evaluate("jupyterapp.commands.execute('notebook:enter-command-mode')")
        self.page.keyboard.press("Shift+Enter")
        self.page.wait_for_function(_RAN, arg=[cell, before])

    def run_each(self, cells: list[str]) -> None:
        """Run these cells one after the other, whether or not one fails."""
        self.page.evaluate(_RUN_EACH, cells)
        self.page.wait_for_function(_RAN, arg=[cells[-1], None])

    def type_over(self, cell: str, text: str) -> None:
        """Replace a cell's text by typing on the keyboard."""
        self.show(cell).locator(".cm-content").click()
        keyboard = self.page.keyboard
        keyboard.press("ControlOrMeta+A")
        keyboard.press("Delete")
        for number, line in enumerate(text.split("\n")):
            if number:
                keyboard.press("Enter")
                keyboard.press("Shift+Home")  # what the editor indented by itself is typed over
            keyboard.type(line) if line else keyboard.press("Delete")
        assert self.cells()[cell]["source"] == text

    def outputs(self, cell: str) -> Locator:
        """Scroll to a cell; return what it shows below its code, one element an output."""
        return self.show(cell).locator(".jp-OutputArea-output")

    def set_theme(self, theme: str) -> None:
        """Change the page's theme, and wait until it is there."""
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
        self.page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)


@contextmanager
def open_notebook(lab: LabServer, context: BrowserContext, name: str) -> Iterator[NotebookPage]:
    """Open a notebook of the server's folder in a page of its own; on leaving, end its kernel."""
    with watched_page(context) as (page, watch):
        # A workspace of its own: JupyterLab opens again what was open in the last one.
        page.goto(f"{lab.address}lab/workspaces/{next(_numbers)}/tree/{name}?token={lab.token}")
        page.wait_for_function(_READY)
        try:
            yield NotebookPage(page, watch)
        finally:
            lab.end_kernels()
