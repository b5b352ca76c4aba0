"""Every number that lesson 07 states is worked out again here, without the lesson's own functions."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

SOURCE = (Path(__file__).parents[2] / "source" / "07_forward_pass.py").read_text()
PROSE = re.sub(r"\s*\n# ?>? ?", " ", SOURCE)
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])


def says(*texts):
    """Whether the lesson holds these words, so that a number here belongs to a sentence there."""
    return all(text in PROSE for text in texts)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def step(z):
    return (z >= 0).astype(float)


def test_one_unit_on_xor_ends_at_one_half():
    w, b = np.array([1.0, -2.0]), 0.5
    for _ in range(5000):
        error = sigmoid(CORNERS @ w + b) - XOR
        w, b = w - 0.5 * CORNERS.T @ error / 4, b - 0.5 * error.mean()
    assert says("It says 0.500 to everything")
    assert np.allclose(sigmoid(CORNERS @ w + b), 0.5, atol=5e-4)


def test_the_line_of_the_picture_gets_three_points():
    right = (sigmoid(CORNERS @ np.array([6.0, 6.0]) - 3) >= 0.5) == XOR
    assert says("three points right, and one that it will never get")
    assert right.tolist() == [True, True, True, False]


def test_drawn_edges_are_the_printed_matrices():
    assert says(r"0.5 & 1 & -2 \\ -1 & 3 & 0 \\ 0.25 & -5 & 6", "7 & -8 & 9 & -4")
    drawn = [(1, 0, 1, 0.5), (1, 1, 1, 1.0), (1, 2, 1, -2.0), (1, 0, 2, -1.0), (1, 1, 2, 3.0), (1, 2, 2, 0.0),
             (1, 0, 3, 0.25), (1, 1, 3, -5.0), (1, 2, 3, 6.0), (2, 0, 1, 7.0), (2, 1, 1, -8.0), (2, 2, 1, 9.0),
             (2, 3, 1, -4.0)]  # fmt: skip
    assert all(str(edge) in SOURCE for edge in drawn)


def test_the_sample_done_on_paper():
    W1, W2 = np.array([[-1, 1, -2, 1], [-1.5, 0, 1, 1]]), np.array([[-0.5, 1, 0.75]])
    z = W1 @ np.array([1, 1, 0, 1])
    out = W2 @ np.array([1, *step(z)])
    assert says("−1 + 1 + 0 + 1 = 1", "−1.5 + 0 + 0 + 1 = −0.5", "−0.5 + 1 + 0 = 0.5")
    assert z.tolist() == [1, -0.5]
    assert out.tolist() == [0.5]


def test_leaky_relu_by_hand():
    z = np.array([-1.0, 0.0, 2.0])
    assert says("leaky ReLU gives −0.1, 0, 2 with the slopes 0.1, 0.1, 1")
    assert np.allclose(np.where(z > 0, z, 0.1 * z), [-0.1, 0, 2])


def test_steepest_slopes_and_four_sigmoids_in_a_row():
    z = np.linspace(-6, 6, 120001)
    assert says("σ′ is 0.25 at its steepest, tanh′ is 1", "at most 0.25⁴ = 0.0039")
    assert (sigmoid(z) * (1 - sigmoid(z))).max() == pytest.approx(0.25)
    assert (1 - np.tanh(z) ** 2).max() == pytest.approx(1)
    assert round(0.25**4, 4) == 0.0039


def test_where_the_slopes_drop_below_a_twentieth():
    z = np.linspace(0, 6, 600001)
    assert says("drops below 0.05 at |z| = 2.9, tanh's at 2.2", "the slope is below 0.05")
    assert round(z[sigmoid(z) * (1 - sigmoid(z)) < 0.05][0], 1) == 2.9
    assert round(z[1 - np.tanh(z) ** 2 < 0.05][0], 1) == 2.2


def test_tanh_is_a_sigmoid_of_twice_z():
    z = np.linspace(-4, 4, 9)
    assert says(r"\tanh z = 2\sigma(2z) - 1")
    assert np.allclose(np.tanh(z), 2 * sigmoid(2 * z) - 1)
    assert np.allclose(1 - np.tanh(z) ** 2, 4 * sigmoid(2 * z) * (1 - sigmoid(2 * z)))


def test_table_of_the_maxout_unit():
    for x, first, second, active in ((-1, -2, 2, 1), (0.25, -0.75, -0.5, 1), (2, 1, -4, 0)):
        cells = [x, first, second, max(first, second), active]
        assert says("| " + " | ".join(f"{cell:g}".replace("-", "−") for cell in cells) + " |")
        assert (x - 1, -2 * x) == (first, second)
        assert active == (second > first)
    assert says("cross at x = 1/3")


def test_the_ten_second_check_of_the_collapse():
    assert says("all weights 1, $x_0 = 1$, $x_1 = 0$. Then A = 1, B = 1 and ŷ = 2")
    w = np.ones(6)
    a, b = w[0] * 1 + w[1] * 0, w[2] * 1 + w[3] * 0
    assert (a, b, w[4] * a + w[5] * b) == (1, 1, 2)


def test_four_linear_layers_are_three_numbers():
    sizes = [2, 50, 50, 50, 1]
    assert says("5,301 numbers did the work of 3")
    assert sum(m * (n + 1) for n, m in pairwise(sizes)) == 5301


def test_table_of_xor_is_its_two_features():
    for x1, x2 in CORNERS.astype(int):
        some, not_both = int(x1 + x2 >= 0.5), int(x1 + x2 < 1.5)
        assert says(f"| {x1} | {x2} | {some} | {not_both} | {int(some and not_both)} |")


def bumps_miss(count, s):
    x = np.linspace(0, 2 * np.pi, 20001)
    borders = np.linspace(0, 2 * np.pi, count + 1)
    total = np.zeros(len(x))
    for a, b in pairwise(borders):
        total += np.sin((a + b) / 2) * (np.tanh(s * (x - a) / 2) - np.tanh(s * (x - b) / 2)) / 2
    return np.abs(total - np.sin(x)).max()


def test_twenty_sharp_bumps_miss_the_sine_by_over_0_15():
    assert says("with 40 units and sharp steps the sine over [0, 2π] is missed by over 0.15")
    assert 0.15 < bumps_miss(20, 5000) < 0.16


def test_forty_sharp_steps_stay_below_a_tenth():
    borders = np.linspace(0, 2 * np.pi, 41)
    x = np.linspace(0, 2 * np.pi, 20001)
    places = (borders[1:] + borders[:-1]) / 2
    stairs = np.sin(borders)[np.searchsorted(places, x)]
    assert np.abs(stairs - np.sin(x)).max() < 0.08


def test_minutes_add_up():
    minutes = [int(m) for m in re.findall(r"^# ## Exercise \d+: .* · (\d+) min$", SOURCE, re.MULTILINE)]
    sentence = r"\*\*Time\*\* (\d+) minutes: ten exercises \((\d+)\), reading and playing \((\d+)\)"
    total, exercises, rest = map(int, re.search(sentence, PROSE).groups())
    assert len(minutes) == 10
    assert sum(minutes) == exercises
    assert exercises + rest == total
