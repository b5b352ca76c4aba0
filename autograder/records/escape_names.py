"""Names of learners on the formgrader's page: nbgrader's template (0.9.6) takes them for HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode

_NAMES = ("student", "first_name", "last_name", "notebook_path")


class EscapeNames(Preprocessor):
    """Turns what the page says besides the notebook into text. Leaves other pages, which have no such names, alone."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Escape the names in `resources`; the notebook stays as it is."""
        for name in _NAMES:
            if isinstance(resources.get(name), str):
                resources[name] = escape(resources[name])
        return nb, resources
