import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course.check.comparison import Tolerance, compare
from course.check.plain import plain

HOUSE = Tolerance()
NUMBERS = st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda x: x == 0 or abs(x) > 1e-6)
ARRAYS = hnp.arrays(np.float64, hnp.array_shapes(max_dims=3, max_side=5), elements=NUMBERS)


def difference(got, want, tolerance=HOUSE):
    return compare(plain(got), plain(want), tolerance)


@given(ARRAYS)
def test_equal_values_agree_whatever_holds_them(array):
    assert difference(array, array) is None
    assert difference(array.tolist(), array) is None
    assert difference(array, array.tolist()) is None
    assert difference(tuple(array.tolist()), array) is None
    assert difference(np.asfortranarray(array), array) is None


@given(ARRAYS, st.data())
def test_one_perturbed_number_is_found_where_it_is(array, data):
    index = data.draw(st.tuples(*(st.integers(0, n - 1) for n in array.shape)))
    wrong = array.copy()
    wrong[index] += 1e-3 * (1 + np.abs(array).max())
    found = difference(wrong, array)
    assert found.kind == "value"
    assert found.index == index
    assert found.wrong.sum() == 1


@given(ARRAYS)
def test_roundoff_is_no_difference(array):
    assert difference(array * (1 + 1e-12) + 1e-14, array) is None


@given(ARRAYS)
def test_relative_error_of_one_in_ten_thousand_is_a_difference(array):
    wrong = array * (1 + 1e-4)
    assert (difference(wrong, array) is None) == (not array.any())


@given(ARRAYS)
def test_single_precision_agrees_in_single_precision_only(array):
    assert difference(array.astype(np.float32), array, Tolerance(single=True)) is None


@given(hnp.arrays(np.float64, (4, 3), elements=st.floats(0.5, 2.0)))
def test_transposed_matrix_has_another_shape(array):
    assert difference(array.T, array).kind == "shape"


@given(
    st.recursive(NUMBERS | st.text() | st.none() | st.booleans(), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
def test_any_plain_data_agrees_with_itself(value):
    assert difference(value, value) is None


def test_small_entry_of_a_large_array_still_counts():
    assert difference([1000.0, 0.002], [1000.0, 0.001]).index == (1,)


def test_expected_zero_forgives_cancellation():
    assert difference(3e-15, 0.0) is None
    assert difference(1e-6, 0.0) is not None


def test_ints_agree_with_floats_of_equal_value_both_ways():
    assert difference([1, 2], [1.0, 2.0]) is None
    assert difference([1.0, 2.0], [1, 2]) is None
    assert difference(3.0, 3) is None


def test_neighbouring_large_ints_differ():
    assert difference(10_000_001, 10_000_000) is not None


@pytest.mark.parametrize(("got", "want"), [(True, 1.0), (1, True), ([True, False], [1, 0]), (np.True_, 1)])
def test_truth_values_are_not_numbers(got, want):
    assert difference(got, want).kind == "type"


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ("0.5", 0.5),
        (None, 0.5),
        (1 + 0j, 1.0),
        (np.array([1.0], dtype=object), [1.0]),
        (np.array(["1.0"]), [1.0]),
        ({"a": 1}, [1]),
        ([1, [2, 3]], [1, 2]),
        (len, 0.5),
    ],
)
def test_what_is_not_a_number_never_agrees_with_one(got, want):
    assert difference(got, want).kind == "type"


@pytest.mark.parametrize(
    ("got", "want"),
    [([1.0], 1.0), (1.0, [1.0]), ([[1.0]], [1.0]), ([1.0, 1.0], 1.0), ([], [1.0]), (np.ones((2, 1)), [1, 1])],
)
def test_broadcastable_shapes_do_not_agree(got, want):
    assert difference(got, want).kind == "shape"


def test_nan_agrees_with_nan_in_the_same_place_only():
    nan = float("nan")
    assert difference([1.0, nan], [1.0, nan]) is None
    assert difference([nan, 1.0], [1.0, nan]) is not None
    assert difference([1.0, nan], [1.0, 2.0]).kind == "nan"
    assert difference([1.0, 2.0], [1.0, nan]) is not None


def test_infinity_agrees_with_itself_only():
    inf = float("inf")
    assert difference([inf, -inf], [inf, -inf]) is None
    assert difference(inf, -inf) is not None
    assert difference(1e308, inf) is not None
    assert difference(inf, 1.0).kind == "nan"


def test_nested_value_says_where_it_differs():
    found = difference({"W": np.ones((2, 2)), "b": [0.0, 1.0]}, {"W": np.ones((2, 2)), "b": np.array([0.0, 2.0])})
    assert (found.path, found.index) == ("['b']", (1,))
    found = difference([np.zeros(2), np.zeros((1, 3))], (np.zeros(2), np.zeros((3, 1))))
    assert (found.path, found.kind) == ("[1]", "shape")


def test_array_stands_for_a_list_of_arrays_and_the_other_way_round():
    assert difference(np.ones((2, 3)), [np.ones(3), np.ones(3)]) is None
    assert difference([np.ones(3), np.ones(3)], np.ones((2, 3))) is None


def test_missing_and_superfluous_keys_are_a_difference():
    assert difference({"a": 1}, {"a": 1, "b": 2}).kind == "keys"
    assert difference({"a": 1, "b": 2}, {"a": 1}).kind == "keys"


def test_dict_with_numpy_keys_agrees():
    assert difference({np.int64(1): 2.0}, {1: 2.0}) is None


@pytest.mark.parametrize("value", ["Adam", None, {1, 2}, {"a", "b"}, slice(1, 2), b"x", ["a", None]])
def test_texts_none_and_sets_agree_with_their_equals_only(value):
    assert difference(value, value) is None
    assert difference(value, "something else") is not None


def test_tensor_and_array_are_not_taken_for_each_other():
    import torch

    tensor = torch.tensor([1.0, 2.0])
    assert difference(tensor, [1.0, 2.0]) is None
    assert difference(tensor, tensor) is None
    assert difference(tensor, np.array([1.0, 2.0])).kind == "type"
    assert difference(np.array([1.0, 2.0]), tensor).kind == "type"


def test_given_tolerances_replace_the_houses():
    assert difference(1.04, 1.0, Tolerance(rtol=0.05)) is None
    assert difference(10, 11, Tolerance(atol=1)) is None
    assert difference(1.06, 1.0, Tolerance(rtol=0.05)) is not None
