"""Every number that lesson 00 states is worked out again here, without the lesson's own functions."""

import re
from pathlib import Path

import numpy as np
import pytest

from autograder.lessons.lesson import read_source
from course.check.grading import recording
from course.plots.shapes_aligned import outcome
from course.widgets.broadcasting_explorer import PAIRS, Explorer
from course.widgets.reading_list import TOPICS

SOURCE = Path(__file__).parents[2] / "source" / "00_workbench.py"
PROSE = re.sub(r"\s*\n# ?>? ?", " ", SOURCE.read_text())


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def test_a_layer_on_all_images_multiplies_that_many_pairs():
    assert says("60,000 · 784 · 100 = 4,704,000,000", "4.7 billion products", "squares of 200,000 numbers", "23_520")
    assert 60_000 * 784 * 100 == 4_704_000_000
    assert 4_704_000_000 / 200_000 == 23_520


def test_the_columns_of_exercise_1():
    assert says("the column 1, 3, 1, 3 has mean 2", "column 10, 10, 30, 30 has mean 20 and σ = 10", "so σ is 1")
    columns = np.array([[1, 3, 1, 3], [10, 10, 30, 30]])
    assert columns.mean(axis=1).tolist() == [2, 20]
    assert columns.std(axis=1).tolist() == [1, 10]


def test_the_shapes_of_the_axes():
    X = np.zeros((3, 4))
    assert says(
        "Three samples, four features", "4 weights, one for each feature, make one number for each of the 3 samples"
    )
    assert (X.sum(axis=0).shape, X.sum(axis=1).shape, (X @ np.ones(4)).shape) == ((4,), (3,), (3,))


def test_the_sample_check_is_as_the_prose_says():
    X = np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0], [100.0, 200.0, 300.0]])
    assert says(".gives([37.0, 74.0, 111.0], M00s=[2.0, 20.0, 200.0])", "one character is enough")
    assert X.mean(axis=0).tolist() == [37, 74, 111]
    assert X.mean(axis=1).tolist() == [2, 20, 200]


def test_the_first_guess_agrees_on_three_of_eight_pairs():
    assert says("The guess agrees on 3 of the 8 pairs", "until it agrees on all 8")
    assert len(PAIRS) == 8
    assert Explorer(max).score == 3


def test_the_quiet_mistake_gives_twenty_five_differences():
    assert says("(5,) and (5, 1) give (5, 5)", "twenty-five differences instead of five")
    assert outcome((5,), (5, 1)) == "shape (5, 5)"
    assert (np.zeros(5) - np.zeros((5, 1))).size == 25


def test_distances_by_hand_and_the_memory_they_need():
    assert says(
        "(0, 0) and (3, 4) have the squared distance 9 + 16 = 25", "216 megabytes for 3,000 × 3,000 points of 3"
    )
    assert 3**2 + 4**2 == 25
    assert 3000 * 3000 * 3 * 8 == 216_000_000


def test_the_second_way_gives_negative_distances_and_a_third_of_the_memory():
    points = 100 + np.random.default_rng(1).normal(size=(1000, 3))
    squares = np.array([np.sum(p**2) - 2 * (p @ p) + np.sum(p**2) for p in points])
    assert says("default_rng(1).normal(size=(1000, 3))", "Subtract 30,000 from 30,000", "needs a third of that")
    assert squares.min() < 0
    assert np.sum(points**2, axis=1).mean() == pytest.approx(30_000, rel=0.01)
    assert np.finfo(float).precision == 15  # 15 to 17 digits
    assert says("about 16 digits")


def test_shares_by_hand_and_in_the_picture():
    def softmax(z):
        return np.exp(z) / np.exp(z).sum()

    assert says("the shares are 1/8, 2/8, 5/8", "The three lines above agree")
    assert softmax(np.log([1.0, 2.0, 5.0])) == pytest.approx([1 / 8, 2 / 8, 5 / 8])
    assert softmax(np.array([0.0, 1.0])) == pytest.approx(softmax(np.array([-3.0, -2.0])))
    assert says(
        "Rows 0 and 1 have the same shares: in row 1 every score is 2 lower", "In row 2", "every score is doubled"
    )
    rows = np.array([[2.0, 1.0, -1.0], [0.0, -1.0, -3.0], [4.0, 2.0, -2.0]])
    assert (rows[0] - rows[1]).tolist() == [2, 2, 2]
    assert rows[2].tolist() == (2 * rows[0]).tolist()
    assert softmax(rows[2]).max() > 0.85


def test_e_to_the_thousand_is_too_large():
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert np.isinf(np.exp(1000.0))


def test_the_keys_of_the_questions():
    # The texts are in the lesson, the keys in the bank of quizzes; here each is worked out.
    from course.check.quizzes import question

    sigmoid = 1 / (1 + np.exp(-0.0))
    costs = {letter: -np.log(p) for letter, p in zip("ABC", (0.9, 0.5, 0.01), strict=True)}
    answers = {
        "a": {(5,): "A", (3,): "B", (5, 3): "C"}[(np.zeros((5, 3)) @ np.zeros(3)).shape],
        "b": "A" if -1 + 2 * 0.3 + 0 * 5 >= 0 else "B",
        "c": {-4: "A", 2: "B", 4: "C"}[2 * (3 - 2 * 1) * -2],
        "d": {0.6: "A", 5.0: "B", 1.4: "C"}[1 - 0.1 * -4],
        "e": {1: "A", 2: "B", 4: "C"}[((1 - 1) ** 2 + (2 - 4) ** 2) / 2],
        "f": {0.0: "A", 0.5: "B", 1.0: "C"}[sigmoid],
        "g": max(costs, key=costs.__getitem__),
        "h": {6: "A", 18: "B", 9: "C"}[2 * 3 * 3],
        "i": "A",
        "j": "C",
    }
    for letter, key in answers.items():
        assert question(f"L00.5{letter}").judge(key) == ""
    assert costs["B"] == pytest.approx(0.69, abs=0.005)
    assert costs["C"] == pytest.approx(4.6, abs=0.01)
    assert len(TOPICS) == 10


def test_the_message_of_exercise_6_is_what_exercise_1_says_to_its_answer():
    lesson = read_source(SOURCE)
    names = {}
    exec(lesson.cells[1].source, names)
    exec(lesson.exercise("wrong_on_purpose").solution.answer, names)
    names["standardise"] = names["wrong_on_purpose"]
    with recording(seed=1) as record:
        for test in (lesson.exercise("standardise").visible, lesson.exercise("standardise").hidden):
            exec(test.source, names)
    visible, hidden = (cell.results for cell in record.cells)
    assert {result.code for result in visible} == {"N1"}
    assert {result.code for result in hidden if not result.passed} == {"N1"}
    assert visible[0].message in PROSE


def test_the_exercises_take_thirty_six_minutes():
    minutes = [int(m) for m in re.findall(r"Exercise \d.*? · (\d+) min", PROSE)]
    assert says("**Time** 45 minutes: six exercises (36), reading and playing (9).")
    assert (len(minutes), sum(minutes)) == (6, 36)
