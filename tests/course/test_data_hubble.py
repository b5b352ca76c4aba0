"""Hubble's table of 1929."""

import numpy as np
import pytest

from course.data.hubble import nebulae


def test_hubbles_table_has_24_nebulae_and_the_slope_that_statistics_books_find():
    X, y = nebulae()
    assert (X.shape, y.shape, X.dtype, y.dtype) == ((24, 1), (24,), np.float64, np.float64)
    fit = np.linalg.lstsq(np.column_stack([np.ones(24), X]), y)[0]
    assert fit == pytest.approx([-40.784, 454.158], abs=1e-3)


def test_every_call_gives_new_arrays():
    X, y = nebulae()
    X[:], y[:] = 0, 0
    again = nebulae()
    assert again[0].max() == 2.0
    assert again[1].max() == 1090.0
