import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.check.cases import cases


def drawn(seed, count=6):
    return cases(count, np.random.default_rng(seed))


@given(st.integers(0, 2**32), st.integers(1, 5), st.integers(1, 4))
def test_no_two_sizes_are_equal_and_the_first_case_has_one_sample(seed, count, low):
    for case in drawn(seed):
        sizes = case.sizes(count, low, low + 6)
        assert len(set(sizes)) == count
        assert (sizes[0] == 1) or case.index > 0 or low == 1
        if case.index == 0:
            assert sizes[0] == 1
        else:
            assert min(sizes) >= low


def test_last_case_is_single_precision_and_the_others_are_not():
    kinds = [case.normal(2).dtype for case in drawn(1)]
    assert kinds == [np.float64] * 5 + [np.float32]


def test_single_numbers_are_pythons_own():
    case = next(drawn(1))
    assert type(case.uniform(0.01, 0.1)) is float
    assert type(case.integers(0, 3)) is int
    assert type(case.size()) is int


def test_arrays_have_the_asked_shape_and_range():
    for case in drawn(2):
        assert case.normal(2, 3).shape == (2, 3)
        assert set(np.unique(case.signs(50))) == {-1.0, 1.0}
        assert set(np.unique(case.bits(50))) == {0.0, 1.0}
        assert case.integers(0, 4, 50).max() < 4
        values = case.uniform(2.0, 3.0, 50)
        assert values.min() >= 2.0
        assert values.max() <= 3.0


def test_too_few_sizes_are_refused():
    with pytest.raises(ValueError, match="widen the range"):
        next(drawn(1)).sizes(4, 2, 4)
