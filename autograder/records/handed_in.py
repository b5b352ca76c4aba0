"""The folder in which students hand in: nbgrader's `submitted/`, or what the course's settings call it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from autograder.records.course_config import NAME, course_folders, students_folder
from course.errors import GradebookError


@dataclass(frozen=True)
class HandedIn:
    """What somebody put where hand-ins are looked for; it need not be one."""

    student: str
    path: Path
    """Where the notebook should be."""


def handed_in(root: Path, lesson: str) -> list[HandedIn]:
    """Return what was handed in for a lesson, by student.

    A folder without the notebook of its name is there, too, and so is a link: `fault_of` says what is wrong.
    Raises: GradebookError where the folder is none, or may not be read, or the course's settings are broken.
    """
    students, below = students_folder(course_folders(Path(root).resolve()), lesson)
    found = []
    for student in _names_in(students):
        folder = students / student / below
        # By way of os.path: a folder that may not be entered is no exception, but a hand-in with a fault.
        if student.startswith(".") or not os.path.isdir(students / student):
            continue
        if os.path.isdir(folder) or os.path.islink(folder) or not os.access(students / student, os.X_OK):
            found.append(HandedIn(student, folder / f"{lesson}.ipynb"))
    return found


def hand_in_path(root: Path, student: str, lesson: str) -> Path:
    """Return where a student's notebook is looked for. Raises: GradebookError, see `handed_in`."""
    folders = course_folders(Path(root).resolve())
    return Path(folders.format_path(folders.submitted_directory, student, lesson)) / f"{lesson}.ipynb"


def fault_of(path: Path, lesson: str, folders: CourseDirectory) -> str:
    """Return why no hand-in is read from this path, whatever the file is, and what to do; "" where nothing is wrong.

    A link would be graded under another name than its owner's, or show the grader's own files.
    """
    top, _ = students_folder(folders, lesson)
    for folder in path.parents:
        if folder == top or top not in folder.parents:
            break
        if os.path.islink(folder):
            return f"{folder} is a link: nothing is graded through it. Put the folder itself there, or remove the link."
    try:
        os.lstat(path)
    except PermissionError:
        return f"{path.parent} may not be read. Give yourself the right to, then grade again."
    except OSError:
        pass  # told by whoever reads the notebook
    return ""


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        raise GradebookError(
            f"{folder} is a file, where the folder of the hand-ins should be. Move it away and make the folder "
            f"(its name is c.CourseDirectory.submitted_directory in {NAME})."
        ) from None
    except OSError as error:
        raise GradebookError(f"{folder}: the hand-ins cannot be listed ({error.strerror}). Mend this first.") from None
