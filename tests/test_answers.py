"""Every lesson accepts every right answer, refuses every wrong one, and calls its mistake by its name."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.examiner.examiner import Examiner
from autograder.hand_ins.hand_in import understand
from autograder.lessons.answers import read_answers, reference_notebook
from autograder.lessons.builder import build_notebook
from autograder.lessons.cell import Kind
from autograder.lessons.lesson import Lesson, read_source, source_paths
from autograder.verdict import Verdict
from course.check.grading import recording
from tests.answer_sheets import Sheet, faults, grade, patient_limits, read_without_pictures, sheets

ROOT = Path(__file__).resolve().parents[1]
SOURCES = source_paths(ROOT)
SEEDS = 12


@pytest.fixture(scope="module")
def examiner() -> Iterator[Examiner]:
    with Examiner(ROOT) as examiner:
        yield examiner


@pytest.fixture(scope="module", params=SOURCES, ids=[path.stem for path in SOURCES])
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return read_source(request.param)


def test_every_wrong_answer_is_refused_by_name_and_every_right_one_accepted(lesson, examiner):
    corpus = read_answers(ROOT / "tests" / "answers" / f"{lesson.name}.py", lesson)
    report = []
    for sheet in sheets(lesson, corpus):
        outcome = grade(examiner, sheet)
        for answer in sheet.answers.values():
            if list(faults(outcome, answer)):
                # Alone, so that nobody else's answer is blamed on this one.
                alone = list(faults(grade(examiner, Sheet(lesson, {answer.exercise: answer})), answer))
                title = f"{answer.exercise} {answer.kind} {answer.code or ''}: {answer.title}"
                said = alone or ["is judged as it should alone, but not beside other answers"]
                report.append(f"line {answer.line - 1}: {title}\n    " + "\n    ".join(said))
    assert not report, f"{len(report)} of {len(corpus)} answers:\n" + "\n".join(report)


def test_reference_answers_get_full_points_whatever_the_inputs(lesson, examiner):
    limits = patient_limits(lesson)
    for seed in (1, 2, 3):
        read = understand if seed == 1 else read_without_pictures
        outcome = examiner.grade(read(reference_notebook(lesson), lesson), "reference", seed, limits)
        short = [f"{e.name}: {e.messages}" for e in outcome.exercises if e.verdict is not Verdict.RIGHT]
        assert (outcome.points, short) == (lesson.max_points, [])
        assert _errors(outcome) == []


def test_reference_answers_pass_every_check_under_many_seeds(lesson):
    """A hidden test that one right answer in fifty fails is not seen above; here many seeds are cheap."""
    names: dict[str, object] = {}
    for cell in lesson.cells:
        if cell.kind in (Kind.SETUP, Kind.GIVEN, Kind.SOLUTION):
            exec(compile(cell.answer if cell.kind is Kind.SOLUTION else cell.source, cell.id, "exec"), names)
    failed = []
    for seed in range(100, 100 + SEEDS):
        for cell in (exercise.hidden for exercise in lesson.exercises):
            with recording(seed) as record, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(compile(cell.source, cell.id, "exec"), dict(names))
            results = [result for block in record.cells for result in block.results]
            assert results, cell.id
            failed += [(seed, cell.id, result.sentence, result.message) for result in results if not result.passed]
    assert failed == []


def test_untouched_release_gets_nothing_and_shows_no_error(lesson, examiner):
    release = understand(build_notebook(lesson, release=True), lesson)
    outcome = examiner.grade(release, "nobody", 1, patient_limits(lesson))
    assert (outcome.points, outcome.verdict) == (0, Verdict.NOT_ATTEMPTED)
    assert {exercise.verdict for exercise in outcome.exercises} == {Verdict.NOT_ATTEMPTED}
    assert _errors(outcome) == []
    assert outcome.notes == []


def _errors(outcome) -> list[tuple[str, object]]:
    return [
        (cell.cell_id, output)
        for cell in outcome.cells
        for output in cell.outputs
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]
