"""A self-learner's folder: copies of the released lessons, and never a copy over somebody's work."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from course.errors import CourseError

FOLDER = "work"


def fetch_lessons(root: Path) -> list[Path]:
    """Copy those lessons to `work/` that are not there yet; return the new ones.

    A notebook that is there is left alone, whatever has become of its lesson.
    Raises: CourseError if there is nothing to copy, or it cannot be copied.
    """
    released = sorted((root / "release").glob("*/*.ipynb"))
    if not released:
        raise CourseError(f"{root / 'release'}: no lessons here. Run `nncourse release` first.")
    new = []
    for path in released:
        target = root / FOLDER / path.name
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, draft)
            try:
                os.link(draft, target)  # fails where the target exists: there is no moment to write over it
                new.append(target)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        except OSError as error:
            raise CourseError(f"{target}: the lesson cannot be copied there ({error.strerror}).") from None
    return new


def open_lab(root: Path) -> None:
    """Become JupyterLab, in the learner's folder. Does not return."""
    folder = root / FOLDER
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # in a container, root is who is there
    found = os.environ.get("JUPYTER_CONFIG_PATH", "")
    settings = _without_nbgraders_buttons(root / "build" / "jupyter")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, (str(settings), found)))
    os.chdir(folder)
    os.execv(sys.executable, command)


def _without_nbgraders_buttons(folder: Path) -> Path:
    """Return a configuration folder in which nbgrader's buttons are off.

    Its "Validate" shows a failed test's code without what the checks say, and "Create Assignment" is for
    authors; neither helps somebody who learns.
    """
    path = folder / "labconfig" / "page_config.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"disabledExtensions": {"@jupyter/nbgrader": True}}))
    return folder
