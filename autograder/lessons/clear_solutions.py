"""nbgrader's ClearSolutions, with the authors' own stubs."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions as StockClearSolutions

from autograder.lessons.regions import SOLUTION, regions, stubbed


class ClearSolutions(StockClearSolutions):
    """Replace each solution by its `### STUB` lines; by nbgrader's stub where there are none."""

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        # The class's one hook below `preprocess_cell`, which goes on refusing regions in the wrong cells.
        replaced = any(region.name == SOLUTION for region in regions(cell.source))
        if replaced:
            cell.source = stubbed(cell.source)
        return replaced
