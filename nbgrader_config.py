"""nbgrader's own commands and its formgrader, on this course.

Loading this file sees to it that `build/source/`, where nbgrader reads lessons with answers and hidden
tests, is there and fresh.
"""

import sys
from pathlib import Path

from traitlets.config import Application
from traitlets.log import get_logger

ROOT = Path(__file__).resolve().parent
# A checkout whose packages are not installed must not fall back to nbgrader's defaults: its source folder
# is `source/`, and with it every answer would be copied into `release/`.
sys.path.append(str(ROOT))

from autograder.lessons.freshness import ensure_built  # noqa: E402
from autograder.records.search_path import find_own_commands  # noqa: E402
from course.errors import CourseError  # noqa: E402

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "neural_networks"
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "release"
c.CourseDirectory.submitted_directory = "submitted"
c.CourseDirectory.autograded_directory = "autograded"
c.CourseDirectory.feedback_directory = "feedback"

# nbgrader's own steps, with our stubs.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "autograder.lessons.clear_solutions.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# nbgrader's own steps, after the lesson's own cells were restored.
c.Autograde.sanitize_preprocessors = [
    "autograder.records.execute.RestoreCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# nbgrader's own steps, but hand-ins run in the sandbox, away from the tests.
c.Autograde.autograde_preprocessors = [
    "autograder.records.execute.SandboxedExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback without hidden tests, and without scripts of the hand-in's: the page that `nncourse grade` writes.
c.GenerateFeedback.exporter_class = "autograder.pages.feedback.FeedbackExporter"
c.GenerateFeedback.preprocessors = ["nbgrader.preprocessors.GetGrades"]

# On the formgrader's page, where a folder's name would be HTML.
c.HTMLExporter.preprocessors = ["autograder.records.escape_names.EscapeNames"]

find_own_commands()
if Application.initialized():
    from autograder.records.execute import use_in_validator

    use_in_validator()
try:
    ensure_built(ROOT)
except CourseError as error:
    get_logger().error("The lessons cannot be built.\n%s", error)
    # A server goes on with the lessons it has; a command would go on with the wrong ones.
    if Application.initialized() and Application.instance().name.startswith("nbgrader"):
        raise SystemExit(1) from None
