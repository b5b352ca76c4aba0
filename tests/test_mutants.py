"""The lessons' tests refuse answers with a mistake put in, and each lesson has known answers to be tried on."""

from collections import Counter
from pathlib import Path

import pytest

from autograder.lessons.answers import read_answers
from autograder.lessons.lesson import read_source, source_paths
from autograder.mutants.figures import figures, total
from autograder.mutants.run import plan, run

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = 40
lessons = pytest.mark.parametrize("path", source_paths(ROOT), ids=lambda path: path.stem)


@lessons
def test_no_mutant_of_a_fixed_sample_survives_and_the_reviewed_list_is_in_order(path, tmp_path):
    wanted = plan(read_source(path), ROOT, sample=SAMPLE)
    tried = [one for _, one in run([wanted], ROOT, processes=1, kept=tmp_path)]
    assert len(tried) == min(SAMPLE, len(plan(read_source(path), ROOT).mutants))
    complaints = total(figures(wanted, tried)).complaints
    assert not complaints, f"`nncourse mutants {path.stem[:2]}` says more:\n\n" + "\n\n".join(complaints)


@lessons
def test_every_exercise_has_three_other_right_answers_and_four_wrong_ones_that_are_its_own(path):
    lesson = read_source(path)
    answers = read_answers(ROOT / "tests" / "answers" / path.name, lesson)
    right = Counter(one.exercise for one in answers if one.kind == "right")
    # Codes of the lesson's own begin with M and its number; the others belong to the course's bank.
    beyond = [one for one in answers if one.code is None or one.code.startswith(f"M{lesson.name[:2]}")]
    wrong = Counter(one.exercise for one in beyond if one.kind == "wrong")
    few = {e.name: (right[e.name], wrong[e.name]) for e in lesson.exercises if right[e.name] < 3 or wrong[e.name] < 4}
    assert not few, f"Right and wrong answers, by exercise: {few}. Write more into tests/answers/{path.name}."
