"""Every number that lesson 05 states is worked out again here, without the lesson's own functions."""

import ast
import math
import re
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.lessons.lesson import read_source
from course.check.grading import recording

SOURCE = Path(__file__).parents[2] / "source" / "05_computational_graphs.py"
LESSON = read_source(SOURCE)
PROSE = re.sub(r"\s*\n#[ >-]*", " ", SOURCE.read_text()).replace('" "', "")


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def slope(f, x, step=1e-5):
    return (f(x + step) - f(x - step)) / (2 * step)


def written_out(rounds):
    formula, derivative = "x", "1"
    for _ in range(rounds):
        formula, derivative = f"({formula}*{formula}+x)", f"({derivative}*{formula}+{formula}*{derivative}+1)"
    return derivative


def asked(exercise, function):
    """The calls of a visible test as (arguments, keywords, expected), read off its text."""
    tree = ast.parse(LESSON.exercise(exercise).visible.source)
    names = {"quotient": [0.3333333333, -0.6666666667]}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            names[node.targets[0].id] = ast.literal_eval(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "gives":
            call = node.func.value
            if call.args[0].id != function:
                continue
            keywords = {}
            for keyword in call.keywords:
                if keyword.arg:
                    keywords[keyword.arg] = ast.literal_eval(keyword.value)
                else:
                    keywords |= names[keyword.value.id]
            want = node.args[0]
            expected = names[want.id] if isinstance(want, ast.Name) else ast.literal_eval(want)
            yield [ast.literal_eval(arg) for arg in call.args[1:]], keywords, expected


def test_the_written_out_derivative_has_as_many_characters_as_stated():
    lengths = [len(written_out(rounds)) for rounds in range(11)]
    assert lengths[10] == 59_395
    assert says("59,395 characters, some twenty pages", "to 59,395 after ten rounds", "grows by 7 a round, to 71")
    assert 19 < lengths[10] / 3000 < 21  # a page of prose holds about 3,000 characters
    assert all(later > 2 * earlier for earlier, later in pairwise(lengths))
    assert len("x") + 10 * len("(y*y+x)") == 71
    assert written_out(1) == "(1*x+x*1+1)"


def test_a_piece_of_it_is_repeated_thousands_of_times():
    assert says("`(x*x+x)` stands in it thousands of times")
    assert written_out(10).count("(x*x+x)") > 2000


def test_nudging_the_network_of_lesson_14_takes_one_run_for_each_parameter_and_one_more():
    sizes = [784, 30, 30, 10]
    parameters = sum((a + 1) * b for a, b in pairwise(sizes))
    assert parameters == 24_790
    assert says("24,790 parameters: 24,791 runs")


def test_a_nudge_of_one_factor_moves_the_product_by_the_other():
    assert says("from 2 to 2.001, so $z$ goes from 6 to 6.003", "grows by $5 \\cdot 0.003 = 0.015$")
    moved = 2.001 * 3 - 2 * 3
    assert moved == pytest.approx(0.003)
    assert slope(lambda x: 5 * (x * 3), 2.0) == pytest.approx(15)


def test_the_squared_errors_gradient_and_its_conventions():
    assert says(
        "With $\\tfrac12$ the gradient of $w$ is −1 here; −2 holds only without it", "yet another factor, $2/m$"
    )
    assert slope(lambda w: (w * 1 - 2) ** 2, 1.0) == pytest.approx(-2)
    assert slope(lambda w: 0.5 * (w * 1 - 2) ** 2, 1.0) == pytest.approx(-1)
    x, y = np.array([1.0, 2.0, 5.0]), np.array([2.0, 4.0, 1.0])
    mean = slope(lambda w: np.mean((w * x - y) ** 2), 1.0)
    assert mean == pytest.approx(2 / 3 * ((x - y) @ x))
    assert says("The gradient of w is −8 again")
    assert slope(lambda w: (w * 2 - 4) ** 2, 1.0) == pytest.approx(-8)


def test_the_graph_of_the_player():
    assert says("$4x^3 + 3x^2$, at 2 that is **44**", "$L$ has handed on: 6 to $a$ and 4 to $b$")
    assert slope(lambda x: x**4 + x**3, 2.0) == pytest.approx(44)
    a, b = 4, 6
    assert (b, a) == (6, 4)  # what L = a · b hands to a and to b
    x_if_b_goes_first = 4 * 1 + (6 + 4) * (2 + 2)
    x_if_a_goes_first = 6 * (2 + 2) + 4 * 1
    assert (x_if_b_goes_first, x_if_a_goes_first) == (44, 28)
    assert says("With $a$ first, $x$ ends with 28", "The gradient of $a$ is 10, and only 6 of it was passed on")


def test_the_table_of_dual_numbers():
    assert says(
        "| 9 | $1 \\cdot 3 + 3 \\cdot 1 = 6$ |", "| 12 | $6 + 1 = 7$ |", "The derivative of $x^2 + x$ at 3 is 7"
    )
    assert 3 * 3 + 3 == 12
    assert slope(lambda x: x * x + x, 3.0) == pytest.approx(7)


def test_the_engine_needs_one_walk_through_21_nodes_for_the_derivative_of_section_1():
    assert says("One input and twenty operations: 21 nodes")
    y, speed, nodes = 0.2, 1.0, 1
    for _ in range(10):
        y, speed, nodes = y * y + 0.2, 2 * y * speed + 1, nodes + 2
    assert nodes == 21
    assert eval(written_out(10), {"x": 0.2}) == pytest.approx(speed, rel=1e-12)


def test_python_allows_about_a_thousand_nested_calls():
    assert says("calls itself more than about 1,000 times")
    assert sys.getrecursionlimit() == 1000


def test_the_class_has_about_60_lines():
    answer = LESSON.exercise("Scalar").solution.answer
    scalar = next(node for node in ast.parse(answer).body if isinstance(node, ast.ClassDef))
    for node in ast.walk(scalar):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    assert says("one class, about 60 lines")
    assert 55 <= len([line for line in ast.unparse(scalar).splitlines() if line.strip()]) <= 68


def test_the_exercises_leave_a_quarter_of_an_hour_for_reading():
    minutes = [int(found) for found in re.findall(r"[●○]{3} · (\d+) min", SOURCE.read_text())]
    assert len(minutes) == 7
    assert sum(minutes) + 15 == 75
    assert says("**Time** 75 minutes")


def test_a_factor_of_thirty_thousand_lies_between_the_two_measured_times():
    assert says("1.64 s", "52 µs", "a factor of 30,000")
    assert round(1.64 / 52e-6, -4) == 30_000


def test_sixteen_years_lie_between_1970_and_1986():
    assert 1986 - 1970 == 16
    assert says("two authors and sixteen years")


def test_there_are_20_formulas_beside_the_exercise_and_200_more_when_handed_in():
    exercise = LESSON.exercise("Scalar")
    names = {"__name__": "__main__"}
    exec(next(cell.source for cell in LESSON.cells if cell.id == "setup"), names)
    exec(exercise.solution.answer, names)
    with recording(1) as record:
        exec(exercise.hidden.source, names)
    batches = [result for result in record.cells[0].results if result.sentence.startswith("20 random formulas")]
    assert len(list(asked("Scalar", "gradients"))) == 20
    assert 20 * len(batches) == 200
    assert says("20 formulas here and on 200 random ones", "the engine against 220 formulas")


@pytest.mark.parametrize(("arguments", "inputs", "expected"), list(asked("Scalar", "gradients")))
def test_the_twenty_formulas_have_the_gradients_that_pytorch_finds(arguments, inputs, expected):
    nodes = {name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in inputs.items()}
    result = eval(arguments[0], {}, dict(nodes))
    result.backward()
    assert expected == pytest.approx([result.item(), *(node.grad.item() for node in nodes.values())], rel=1e-8)


OPERATIONS = {
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "max": max,
    "exp": math.exp,
    "log": math.log,
    "sigmoid": lambda a: 1 / (1 + math.exp(-a)),
    "relu": lambda a: max(a, 0.0),
}


@pytest.mark.parametrize(("arguments", "keywords", "expected"), list(asked("local_gradients", "local_gradients")))
def test_the_local_gradients_are_what_a_nudge_finds(arguments, keywords, expected):
    operation, *values = arguments
    if (operation, values) == ("relu", [0.0]):
        assert expected == [0]  # a convention, see the exercise
        return
    f = OPERATIONS[operation]
    nudged = [
        slope(lambda v, i=i, values=values, f=f: f(*values[:i], v, *values[i + 1 :]), value)
        for i, value in enumerate(values)
    ]
    assert expected == pytest.approx(nudged, abs=1e-7)


@pytest.mark.parametrize(("arguments", "keywords", "expected"), list(asked("loss_backward", "loss_backward")))
def test_the_gradients_of_the_unit_are_what_a_nudge_finds(arguments, keywords, expected):
    x, w, b, y = arguments
    factor = 0.5 if keywords.get("half") else 1.0
    by_y_hat = slope(lambda y_hat: factor * (y_hat - y) ** 2, w * x + b)
    by_w = slope(lambda w: factor * (w * x + b - y) ** 2, w)
    assert expected == pytest.approx([by_y_hat, by_y_hat, by_w, by_y_hat], abs=1e-7)
