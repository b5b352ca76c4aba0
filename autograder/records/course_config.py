"""nbgrader's settings for one course, as its own commands would read them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import URL, make_url
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course.errors import GradebookError

NAME = "nbgrader_config.py"
_ANYBODY = "student\n"
"""No folder that anybody hands in has this name."""


@lru_cache(maxsize=8)
def course_config(root: Path) -> Config:
    """Return what `nbgrader_config.py` of Jupyter's folders and of the course says; the course's word counts most.

    Read once in a process. Importing nbgrader's command line for this would take 2 seconds.
    Raises: GradebookError naming a file that cannot be run.
    """
    config = Config()
    for folder in (*reversed(jupyter_config_path()), str(root)):
        path = Path(folder) / NAME
        if not path.is_file():
            continue
        try:
            config.merge(PyFileConfigLoader(NAME, path=folder).load_config())
        except (Exception, SystemExit) as error:  # it is a program: whatever it does, it is not the grader that failed
            raise GradebookError(
                f"{path}: nbgrader's settings cannot be read from it ({type(error).__name__}: {error}). "
                f"Mend the line, or put the file back as it was: `git checkout -- {NAME}`."
            ) from error
    return config


def course_folders(root: Path) -> CourseDirectory:
    """Return where nbgrader keeps a course's files and its gradebook, by `course_config`.

    Raises: GradebookError where the settings give no such place, or nbgrader would look for the gradebook
    in another one.
    """
    config = course_config(root)
    file = root / NAME
    try:
        folders = CourseDirectory(config=config, root=str(root))
        place = Path(folders.format_path(folders.submitted_directory, _ANYBODY, "lesson"))
    except Exception as error:  # nbgrader's own, of many kinds, for a setting of the wrong type or with unknown fields
        raise GradebookError(
            f"{file}: a setting of c.CourseDirectory cannot be used ({type(error).__name__}: {error}). "
            "Correct it, or take the line away."
        ) from error
    if _ANYBODY not in place.parts:
        raise GradebookError(
            f"{file}: c.CourseDirectory.directory_structure is {folders.directory_structure!r}, where no folder is "
            "a student's own. Write {student_id} between two slashes, or take the line away."
        )
    own = str(root / "gradebook.db")
    if "db_url" not in config.CourseDirectory and make_url(folders.db_url).database != own:
        # `?` begins the options of an address and %41 is an A: nbgrader's own commands would open another file.
        raise GradebookError(
            f"{root}: nbgrader cannot find a gradebook in a folder whose path holds a question mark or a percent sign. "
            f"Rename the folder, or write into {NAME}: "
            f'c.CourseDirectory.db_url = "{URL.create("sqlite", database=own).render_as_string()}"'
        )
    return folders


def students_folder(folders: CourseDirectory, lesson: str) -> tuple[Path, Path]:
    """Return the folder in which the students' folders lie that hold hand-ins, and what comes below each of them."""
    parts = Path(folders.format_path(folders.submitted_directory, _ANYBODY, lesson)).parts
    at = parts.index(_ANYBODY)
    return Path(*parts[:at]), Path(*parts[at + 1 :])
