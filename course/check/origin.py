"""The learner's own lines of an exception: where their code went wrong, without the library's frames."""

from __future__ import annotations

import linecache
import os
import site
import sysconfig
import traceback

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LIBRARIES = tuple(
    os.path.join(folder, "")
    for folder in {sysconfig.get_paths()["stdlib"], sysconfig.get_paths()["platstdlib"], *site.getsitepackages(), _HERE}
)


def _is_learners(filename: str) -> bool:
    if filename.startswith("<frozen") or os.path.abspath(filename).startswith(_LIBRARIES):
        return False
    return bool(linecache.getlines(filename))


def student_lines(error: BaseException, outermost: bool = True) -> str:
    """Return the learner's line that raised, as "line 3: return a / 0", or an empty text where it is not known.

    outermost: whether the frame that caught the exception counts; a test cell's own lines are not the learner's.
    An exception that comes from another process brings its lines along, as its attribute `student_lines`.
    """
    brought = getattr(error, "student_lines", None)
    if isinstance(brought, str):
        return brought.strip()
    trace = error.__traceback__ if outermost or error.__traceback__ is None else error.__traceback__.tb_next
    learners = [
        (line, linecache.getline(name, line).strip())
        for frame, line in traceback.walk_tb(trace)
        if _is_learners(name := frame.f_code.co_filename)
    ]
    if not learners:
        return ""
    line, text = learners[-1]
    return f"line {line}: {text}" if text else f"line {line}"


def what(error: BaseException) -> str:
    """Return the exception's class and message in one line."""
    name = getattr(error, "student_type", None) or type(error).__name__
    try:
        text = str(error)
    except Exception:
        text = ""
    text = " ".join(text.split())
    return f"{name}: {text[:300]}" if text else str(name)
