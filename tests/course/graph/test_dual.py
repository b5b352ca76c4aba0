import numpy as np
import pytest

from course.graph.dual import duals, slopes_of

RNG = np.random.default_rng(0)
A, B, W = RNG.normal(size=(2, 3)), RNG.normal(size=3), RNG.normal(size=(3, 4))

FORMULAS = {
    "broadcasting": lambda a, b, w: ((a + b) * b - a * 2 + (1 - b)).sum(),
    "product": lambda a, b, w: (a @ w).mean() + (a @ b).sum() + (b @ w).sum() + b @ b,
    "axes": lambda a, b, w: (a.sum(axis=1, keepdims=True) * a).mean() + a.mean(axis=-1).sum() + a.mean(0).sum(),
    "functions": lambda a, b, w: (a.exp().log() + a.sigmoid() + (a * 3).relu()).sum() / 4 + (-b).sum(),
    "an array on the left": lambda a, b, w: (A @ w).sum() + (A + b).sum() + (A * b).sum() + (A - b).sum(),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_the_slopes_are_those_of_central_differences(name):
    formula, arrays = FORMULAS[name], [A, B, W]
    inputs = duals(*arrays)
    found = slopes_of(formula(*inputs), *inputs)
    for which, array in enumerate(arrays):
        for place in np.ndindex(array.shape):
            ends = []
            for step in (1e-6, -1e-6):
                moved = [one.copy() for one in arrays]
                moved[which][place] += step
                ends.append(float(formula(*duals(*moved)).data))
            assert found[which][place] == pytest.approx((ends[0] - ends[1]) / 2e-6, abs=1e-7)


def test_slopes_come_in_the_shapes_of_the_inputs_scalars_among_them():
    a, s = duals(A, 2.0)
    assert [one.shape for one in slopes_of((a * s).sum(), a, s)] == [(2, 3), ()]


def test_at_the_corner_the_relu_has_slope_0():
    (x,) = duals([0.0])
    assert slopes_of(x.relu().sum(), x)[0] == [0.0]


def test_only_a_single_number_has_a_gradient():
    (a,) = duals(A)
    with pytest.raises(ValueError, match=r"\(2, 3\)"):
        slopes_of(a.exp(), a)


def test_a_plain_number_has_lost_its_slopes():
    (a,) = duals(A)
    with pytest.raises(TypeError, match="slopes are lost"):
        slopes_of(np.sum(a.data), a)
