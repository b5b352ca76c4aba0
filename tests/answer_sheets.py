"""Many answers of the corpus on few hand-ins: as many as can be graded side by side without touching each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from autograder.examiner.examiner import Examiner
from autograder.hand_ins.hand_in import HandIn, understand
from autograder.lessons.answers import Answer, hand_in_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, course_root
from autograder.lessons.scope import free_names
from autograder.outcome import CellOutcome, ExerciseOutcome, Outcome
from autograder.sandbox.limits import Limits, limits_of


def patient_limits(lesson: Lesson) -> Limits:
    """A lesson's own limits, and ten seconds a cell at least: the machine may be busy otherwise."""
    own = limits_of(lesson.name, course_root())
    return replace(own, cell_seconds=max(own.cell_seconds, 10))


@dataclass
class Sheet:
    """One hand-in: an answer of the corpus for some exercises, the reference's for those that these build on."""

    lesson: Lesson
    answers: dict[str, Answer] = field(default_factory=dict)

    def texts(self) -> dict[str, str]:
        """Return the text of every solution cell, by exercise."""
        own = {name: answer.source for name, answer in self.answers.items()}
        return {exercise.name: exercise.solution.answer for exercise in self.lesson.exercises} | own

    def written(self) -> dict[str, str]:
        """Return the texts of the exercises that are judged and of those they build on; nobody asks for the others."""
        texts = self.texts()
        needs = _needs(self.lesson, texts)
        return {name: texts[name] for name in set(self.answers).union(*(needs[name] for name in self.answers))}

    def takes(self, answer: Answer) -> bool:
        """Whether an answer can be judged here: what it builds on is right, and what builds on it is not judged."""
        if answer.exercise in self.answers:
            return False
        sheet = Sheet(self.lesson, {**self.answers, answer.exercise: answer})
        needs = _needs(self.lesson, sheet.texts())
        wrong = {name for name, one in sheet.answers.items() if one.kind == "wrong"}
        return all(not (needs[name] - {name}) & wrong for name in sheet.answers)


def _needs(lesson: Lesson, texts: dict[str, str]) -> dict[str, set[str]]:
    """Return, for each exercise, the exercises that its answer calls, those that these call, and so on."""
    owner = {name: exercise.name for exercise in lesson.exercises for name in exercise.asks}
    needs = {name: {owner[free] for free in _free(text) if free in owner} for name, text in texts.items()}
    for _ in needs:
        needs = {name: near.union(*(needs[other] for other in near)) for name, near in needs.items()}
    return needs


def _free(text: str) -> set[str]:
    try:
        return free_names(text)
    except SyntaxError:
        return set()


def sheets(lesson: Lesson, answers: Iterable[Answer]) -> list[Sheet]:
    """Lay answers out on as few sheets as a simple search finds."""
    laid: list[Sheet] = []
    for answer in answers:
        sheet = next((sheet for sheet in laid if sheet.takes(answer)), None)
        if sheet is None:
            laid.append(sheet := Sheet(lesson))
        sheet.answers[answer.exercise] = answer
    return laid


def read_without_pictures(notebook: NotebookNode, lesson: Lesson) -> HandIn:
    """Return a notebook as a hand-in without the lesson's free cells: their pictures take longer than all tests."""
    free = {cell.id for cell in lesson.cells if cell.kind is Kind.FREE}
    notebook.cells = [cell for cell in notebook.cells if cell.id not in free]
    return understand(notebook, lesson)


def grade(examiner: Examiner, sheet: Sheet) -> Outcome:
    """Grade one sheet."""
    hand_in = read_without_pictures(hand_in_notebook(sheet.lesson, sheet.written()), sheet.lesson)
    return examiner.grade(hand_in, "corpus", 5, patient_limits(sheet.lesson))


def faults(outcome: Outcome, answer: Answer) -> Iterator[str]:
    """Yield what is not as the corpus says it must be."""
    exercise = next(one for one in outcome.exercises if one.name == answer.exercise)
    cells = {cell.cell_id: cell for cell in outcome.cells}
    visible, hidden = cells[f"{answer.exercise}_visible"], cells[f"{answer.exercise}_hidden"]
    if answer.kind == "right":
        if exercise.points != exercise.max_points:
            yield f"gets {exercise.points:g} of {exercise.max_points:g} points{_why(exercise)}"
        return
    if exercise.points == exercise.max_points:
        yield "loses no point"
    elif answer.code is not None and _named(hidden)[:1] != [answer.code]:
        yield f"the hidden test names {_named(hidden) or 'no mistake'}{_why(exercise)}"
    if not answer.visible_too:
        if visible.points != visible.max_points:
            yield "is hidden-only, but the visible test sees it"
    elif answer.code is not None and _named(visible)[:1] != [answer.code]:
        full = visible.points == visible.max_points
        yield "the visible test passes it" if full else f"the visible test names {_named(visible) or 'no mistake'}"


def _named(cell: CellOutcome) -> list[str]:
    return list(dict.fromkeys(check.code for check in cell.checks if check.code))


def _why(exercise: ExerciseOutcome) -> str:
    return f" ({exercise.verdict}; {' | '.join(exercise.messages)[:300]})" if exercise.messages else ""
