"""The surfaces' gradients are those of their values, and their goals are minima."""

import numpy as np
import pytest

from course.surfaces import BEND, RAVINE, SADDLE

SURFACES = pytest.mark.parametrize("surface", [RAVINE, BEND, SADDLE], ids=lambda surface: surface.name)


@SURFACES
def test_slope_is_the_gradient_of_the_value(surface):
    rng = np.random.default_rng(0)
    for w in rng.normal(size=(5, 2)):
        differences = [
            (surface.value(w + step) - surface.value(w - step)) / 2e-6 for step in (np.array([1e-6, 0]), [0, 1e-6])
        ]
        np.testing.assert_allclose(surface.slope(w), differences, rtol=1e-6, atol=1e-7)


@SURFACES
def test_goal_is_a_minimum_within_the_window(surface):
    goal = np.array(surface.goal)
    np.testing.assert_allclose(surface.slope(goal), 0)
    around = goal + 0.1 * np.random.default_rng(1).normal(size=(50, 2))
    assert all(surface.value(w) > surface.value(goal) for w in around)
    left, right, bottom, top = surface.window
    for point in (surface.start, surface.goal):
        assert left < point[0] < right
        assert bottom < point[1] < top


def test_saddle_start_lies_almost_on_the_ridge():
    assert SADDLE.slope(np.array(SADDLE.start))[0] == pytest.approx(-0.001, rel=1e-3)
