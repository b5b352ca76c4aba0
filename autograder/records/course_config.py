"""nbgrader's settings for one course, as its own commands would read them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader


@lru_cache(maxsize=8)
def course_config(root: Path) -> Config:
    """Return what `nbgrader_config.py` of Jupyter's folders and of the course says; the course's word counts most.

    Read once in a process. Importing nbgrader's command line for this would take 2 seconds.
    """
    config = Config()
    for folder in (*reversed(jupyter_config_path()), str(root)):
        if (Path(folder) / "nbgrader_config.py").is_file():
            config.merge(PyFileConfigLoader("nbgrader_config.py", path=folder).load_config())
    return config
