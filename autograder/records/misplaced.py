"""What lies in the folder of the hand-ins where nobody looks: its owner waits for a grade, and nothing tells of it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from autograder.records.course_config import course_folders, students_folder

_MOST = 20
_HANDED_IN = (".ipynb", ".zip")


def misplaced(root: Path, lessons: Collection[str]) -> list[str]:
    """Return a sentence for each notebook, archive or folder that no lesson's hand-in is read from, 20 at most.

    lessons: the names of all lessons of the course. Where the course's settings lay the folders out in a way of
    their own, nothing is looked for.
    """
    folders = course_folders(Path(root).resolve())
    places = {lesson: students_folder(folders, lesson) for lesson in lessons}
    if not places or any(str(below) != lesson for lesson, (_, below) in places.items()):
        return []
    top = next(iter(places.values()))[0]
    sentences = list(_at_the_top(top, lessons))
    more = [f"… and {len(sentences) - _MOST} more such."] if len(sentences) > _MOST else []
    return sentences[:_MOST] + more


def _at_the_top(top: Path, lessons: Collection[str]) -> Iterator[str]:
    for name in _names_in(top):
        path = top / name
        if name in lessons and os.path.isdir(path):
            yield (
                f"{_shown(top, name)} has a lesson's name where a student's belongs, and is not looked at: put each "
                f"notebook at {top.name}/STUDENT/{name}/{name}.ipynb."
            )
        elif name.endswith(_HANDED_IN) and os.path.isfile(path):
            yield f"{_shown(top, name)} is not looked at: put it at {top.name}/STUDENT/LESSON/LESSON.ipynb."
        elif not name.startswith(".") and os.path.isdir(path) and not os.path.islink(path):
            yield from _of_a_student(top, name, lessons)


def _of_a_student(top: Path, student: str, lessons: Collection[str]) -> Iterator[str]:
    for name in _names_in(top / student):
        path = top / student / name
        lesson = name.rpartition(".")[0] if name.rpartition(".")[0] in lessons else "LESSON"
        if name.endswith(_HANDED_IN) and os.path.isfile(path):
            unpacked = "unpack it, and " if name.endswith(".zip") else ""
            yield (
                f"{_shown(top, student, name)} is not looked at: {unpacked}put it at "
                f"{_shown(top, student, lesson, f'{lesson}.ipynb')}."
            )
        elif name not in lessons and not name.startswith(".") and not os.path.islink(path) and _has_hand_ins(path):
            yield f"{_shown(top, student, name)} has no lesson's name, and is not looked at: rename the folder."


def _has_hand_ins(folder: Path) -> bool:
    return any(name.endswith(_HANDED_IN) for name in _names_in(folder))


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:  # told by whoever reads the hand-ins
        return []


def _shown(top: Path, *names: str) -> str:
    # As Python writes it, since a name may hold what a terminal obeys.
    return repr("/".join((top.name, *names)))
