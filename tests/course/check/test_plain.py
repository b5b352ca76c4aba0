from enum import IntEnum

import numpy as np
import pytest

from course.check.plain import MAX_DEPTH, Opaque, Tensor, label, numeric, plain
from tests.course.check.liars import Hostile, Liar, LyingFloat, LyingList, LyingText


def test_hostile_object_becomes_its_class_name_without_being_asked_anything():
    assert plain(Hostile()) == Opaque("an object of class `Hostile`", "Hostile")
    assert plain([Hostile()])[0].name == "Hostile"


def test_object_that_lies_about_its_class_is_not_taken_for_an_array():
    assert isinstance(plain(Liar()), Opaque)


@pytest.mark.parametrize(
    ("value", "exact"), [(LyingFloat(1.5), 1.5), (LyingText("A"), "A"), (LyingList([3, 4]), [3, 4])]
)
def test_subclass_of_a_builtin_is_read_past_its_overrides(value, exact):
    found = plain(value)
    assert type(found) is type(exact)
    assert found == exact


def test_enum_of_ints_counts_as_its_number():
    class Answer(IntEnum):
        TWO = 2

    assert plain(Answer.TWO) == 2
    assert type(plain(Answer.TWO)) is int


def test_numpy_scalar_keeps_its_dtype():
    found = plain(np.float32(0.5))
    assert found.shape == ()
    assert found.dtype == np.float32


def test_array_is_copied():
    array = np.zeros(3)
    found = plain(array)
    array[0] = 1.0
    assert found[0] == 0.0


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (np.ma.masked_array([1.0], [True]), "masked"),
        (np.array([1, "a", None], dtype=object), "dtype object"),
        (np.array(["2020-01-01"], dtype="datetime64[D]"), "datetime64"),
    ],
)
def test_array_that_is_not_of_numbers_or_texts_is_refused_in_words(value, word):
    assert word in plain(value).words


def test_matrix_class_is_refused_in_words(recwarn):
    assert "np.matrix" in plain(np.matrix([[1.0]])).words


def test_subclass_of_ndarray_is_read_as_an_ordinary_array():
    class Mine(np.ndarray):
        def __eq__(self, other):
            return True

        __hash__ = None

    found = plain(np.arange(3.0).view(Mine))
    assert type(found) is np.ndarray
    assert found.tolist() == [0.0, 1.0, 2.0]


def test_endless_nesting_ends():
    endless: list = []
    endless.append(endless)
    found = plain(endless)
    for _ in range(MAX_DEPTH):
        found = found[0]
    assert isinstance(found[0], Opaque)


def test_torch_tensor_is_read_by_its_numbers_also_with_gradient():
    import torch

    found = plain(torch.tensor([1.0, 2.0], requires_grad=True))
    assert isinstance(found, Tensor)
    assert found.array.tolist() == [1.0, 2.0]


def test_torch_bfloat16_is_read():
    import torch

    assert plain(torch.ones(2, dtype=torch.bfloat16)).array.tolist() == [1.0, 1.0]


def test_set_of_numpy_ints_equals_set_of_ints():
    assert plain({np.int64(1), 2}) == {1, 2}


def test_handle_says_its_own_name():
    class Remote:
        __slots__ = ("__name__",)

        def __init__(self):
            object.__setattr__(self, "__name__", "sigmoid")

        @property
        def _nn_label(self):
            return "your function `sigmoid`"

    assert label(Remote()) == "sigmoid"
    assert plain(Remote()).words == "your function `sigmoid`"


@pytest.mark.parametrize(
    ("value", "shape"), [(3, ()), ([1, 2.0], (2,)), ([[1], [2]], (2, 1)), ((), (0,)), (range(4), (4,)), ([True], (1,))]
)
def test_nested_numbers_are_one_array(value, shape):
    assert numeric(plain(value)).shape == shape


@pytest.mark.parametrize("value", [[[1], [2, 3]], ["a"], None, "1.0", [None], {1: 2}, 10**400])
def test_what_is_not_rectangular_or_not_a_number_is_no_array(value):
    assert numeric(plain(value)) is None


def test_list_of_arrays_is_an_array_only_where_that_is_wanted():
    value = [np.zeros(2), np.ones(2)]
    assert numeric(value) is None
    assert numeric(value, arrays=True).shape == (2, 2)


def test_whole_number_beyond_64_bits_is_still_a_number():
    assert numeric(2**70) == 2.0**70
