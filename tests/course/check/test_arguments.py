import numpy as np
import pytest

from course.check.arguments import duplicate, is_data, is_same
from course.check.observation import observe


@pytest.mark.parametrize(
    "value",
    [
        np.arange(6.0).reshape(2, 3),
        [np.ones(2), {"b": np.zeros(3)}],
        (np.ones(1), 3),
        {1, 2},
        np.asfortranarray(np.ones((2, 2))),
        np.array([np.nan]),
    ],
    ids=["array", "nested", "tuple", "set", "fortran", "nan"],
)
def test_copy_is_the_same(value):
    assert is_same(value, duplicate(value))


def test_change_of_the_copy_leaves_the_original_and_is_noticed():
    original = [np.ones(2), {"b": np.zeros(3)}]
    copy = duplicate(original)
    copy[1]["b"][0] = 1.0
    assert original[1]["b"][0] == 0.0
    assert not is_same(original, copy)


def test_generator_is_copied_with_its_state():
    rng = np.random.default_rng(3)
    first = duplicate(rng).normal()
    assert rng.normal() == first


def test_functions_and_objects_are_passed_as_they_are():
    thing = object()
    assert duplicate(thing) is thing
    assert duplicate(len) is len
    assert not is_data([thing])


def test_tensor_copy_keeps_whether_it_wants_a_gradient():
    import torch

    tensor = torch.ones(2, requires_grad=True)
    copy = duplicate(tensor)
    assert copy is not tensor
    assert copy.requires_grad
    assert is_same(tensor, copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (np.ones(2), np.ones(3)),
        (np.ones(2), np.ones(2, np.float32)),
        (np.ones(2), [1.0, 1.0]),
        ([1], [1, 2]),
        ({"a": 1}, {"a": 2}),
        (1, True),
        ({1}, {2}),
    ],
)
def test_changed_arguments_are_noticed(one, other):
    assert not is_same(one, other)


@pytest.mark.parametrize("dtype", [np.float32, np.uint8, np.complex128, "U3", object, bool])
@pytest.mark.parametrize("shape", [(3,), (0,), (2, 3), ()])
def test_array_of_any_dtype_and_shape_is_the_same_as_its_copy(dtype, shape):
    array = np.zeros(shape, dtype)
    assert is_same(array, duplicate(array))
    assert is_same(array[::-1] if array.ndim else array, duplicate(array))


def test_unchanged_argument_is_handed_back_as_it_was_and_a_changed_one_as_it_is():
    big, small = np.zeros(1000), np.zeros(1)

    def f(big, small):
        small += 1

    seen = observe(f, (big, small), {}, "f")
    assert seen.after[0] is big
    assert seen.after[1].tolist() == [1.0]
    assert small.tolist() == [0.0]
