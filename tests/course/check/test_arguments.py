import numpy as np
import pytest

from course.check.arguments import duplicate, is_data, is_same


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
    torch = pytest.importorskip("torch")
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
