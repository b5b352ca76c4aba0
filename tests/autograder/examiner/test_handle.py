"""A handle can be asked for things; it never answers a comparison, and never says what a number is."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

from autograder.examiner.handle import Handle

EQUAL = """
class Equal:
    def yes(self, *args): return True
    def zero(self, *args): return 0.0
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = yes
    __sub__ = __rsub__ = __abs__ = __add__ = __radd__ = __mul__ = __rmul__ = __neg__ = zero
    __index__ = __complex__ = zero
    __hash__ = lambda self: 1
    all = any = yes
thing = Equal()
"""


@pytest.fixture
def equal(student):
    return student.defines(EQUAL, "thing")


@pytest.mark.parametrize(
    "question",
    [
        lambda h: h == 1.0,
        lambda h: 1.0 == h,  # noqa: SIM300 -- either side may ask
        lambda h: h != 1.0,
        lambda h: np.float64(1) == h,
        lambda h: np.ones(3) == h,
        lambda h: h < 1,
        lambda h: 1 >= h,  # noqa: SIM300
        lambda h: bool(h),
        lambda h: not h,
        lambda h: hash(h),
        lambda h: 1 in h,
        lambda h: h in [1, 2],
        lambda h: {h: 1},
        lambda h: max(h, h),
        lambda h: sorted([h, h]),
        lambda h: [1, 2][h],
        lambda h: complex(h),
        lambda h: np.asarray(h),
        lambda h: np.asarray([h, h]),
        lambda h: np.array(h, dtype=float),
        lambda h: np.allclose(h, 1.0),
        lambda h: np.testing.assert_allclose(h, 1.0),
        lambda h: np.sum(h) == 0,
        lambda h: np.exp(h),
        lambda h: np.add(h, 1),
        lambda h: copy.copy(h),
        lambda h: copy.deepcopy(h),
        lambda h: pickle.dumps(h),
    ],
)
def test_handles_refuse_comparisons_truth_hashes_and_arrays(equal, question):
    with pytest.raises(TypeError, match=r"expected a number, got an object of your class `Equal`|must be real|ufunc"):
        question(equal)


@pytest.mark.parametrize(
    "calculation",
    [
        lambda h: abs(h - 3.0),
        lambda h: h - np.ones(3),
        lambda h: 2.0 * h,
        lambda h: np.float64(2.0) * h,
        lambda h: -h,
    ],
)
def test_arithmetic_never_turns_a_handle_into_a_number_of_the_students_choice(equal, calculation):
    with pytest.raises(TypeError, match="expected a number, got an object of your class `Equal`"):
        calculation(equal)


def test_arithmetic_between_objects_of_the_students_class_works_from_both_sides(student):
    one = student.defines(
        """
        class Value:
            def __init__(self, data): self.data = data
            def __add__(self, other): return Value(self.data + (other.data if type(other) is Value else other))
            def __mul__(self, other): return Value(self.data * (other.data if type(other) is Value else other))
            __radd__, __rmul__ = __add__, __mul__
            def __neg__(self): return self * -1
            def __pow__(self, n): return Value(self.data ** n)
        f = Value(3.0)
        """
    )
    assert (one + one * 2).data == 9.0
    assert (2 * one + np.float64(1)).data == 7.0
    assert (-one).data == -3.0
    assert (one**2).data == 9.0


def test_attributes_calls_items_and_loops_are_forwarded(student):
    thing = student.defines(
        """
        class Net:
            layers = [1, 2]
            _private = 5
            def forward(self, x, scale=1): return x * scale
            def __getitem__(self, key): return key
            def __len__(self): return 3
            def __iter__(self): return iter([10, 20])
            def __float__(self): return 1.5
            def __int__(self): return 7
        f = Net()
        """
    )
    assert thing.layers == [1, 2]
    assert thing._private == 5
    assert thing.forward(np.ones(2), scale=3).tolist() == [3.0, 3.0]
    assert thing[1:2] == slice(1, 2)
    assert (len(thing), list(thing), float(thing), int(thing)) == (3, [10, 20], 1.5, 7)


def test_names_of_two_underscores_are_not_forwarded(equal):
    for name in ("__array_interface__", "__array_struct__", "__array_function__", "__secret"):
        assert not hasattr(equal, name)


def test_missing_attributes_are_attribute_errors(student):
    thing = student.defines("class A: pass\nf = A()")
    assert getattr(thing, "missing", "default") == "default"


def test_handles_cannot_be_changed(equal):
    with pytest.raises(TypeError, match="does not change"):
        equal.weights = 1


@pytest.mark.parametrize("length", ["-1", "10**18", "'a'"])
def test_lengths_that_are_none_are_refused(student, length):
    thing = student.defines(f"class A:\n    def __len__(self): return {length}\nf = A()")
    with pytest.raises((TypeError, ValueError)):
        len(thing)


def test_floats_that_are_none_are_refused(student):
    thing = student.defines("class A:\n    def __float__(self): return 'one'\nf = A()")
    with pytest.raises(TypeError):
        float(thing)


def test_an_iterable_without_end_ends(student):
    thing = student.defines("import itertools\nf = itertools.count()")
    with pytest.raises(ValueError, match="more than 100,000 items"):
        sum(1 for _ in thing)


def test_handles_say_what_they_are(student):
    student.run("class Foo: pass\ndef g(): pass\nfoo = Foo()\nsquare = lambda x: x * x")
    assert repr(student.get("Foo")) == "<your class `Foo` itself>"
    assert repr(student.get("g")) == "<your function `g`>"
    assert repr(student.get("foo")) == "<an object of your class `Foo`>"
    assert student.get("g").__name__ == "g"


def test_a_class_that_lies_about_itself_is_a_handle_all_the_same(student):
    thing = student.defines("class Liar:\n    __class__ = float\nf = Liar()")
    assert type(thing) is Handle
    assert not isinstance(thing, float)
    assert repr(thing) == "<an object of your class `Liar`>"


def test_asking_runs_none_of_the_students_code_until_it_is_called(student):
    thing = student.defines(
        """
        class Meta(type):
            __name__ = property(lambda self: 1 / 0)
        class Trap(metaclass=Meta):
            __class__ = property(lambda self: 1 / 0)
            def __getattribute__(self, name): raise ZeroDivisionError
        f = Trap()
        """
    )
    assert type(thing) is Handle
    with pytest.raises(ZeroDivisionError):
        _ = thing.anything
    with pytest.raises(Exception, match="mine"):
        student.defines("class Own(Exception): pass\ndef f(): raise Own('mine')")()


@pytest.mark.parametrize("reduction", [np.min, np.max, np.sum, np.mean, np.std, np.all, np.any, np.round, np.argmax])
def test_numpy_does_not_leave_a_reduction_to_a_method_of_the_students(student, reduction):
    thing = student.defines(
        """
        class Yes:
            def min(self, axis=None, out=None, dtype=None, decimals=0): return 1.0
            max = sum = mean = std = all = any = round = argmax = min
        f = Yes()
        """
    )
    with pytest.raises(TypeError, match=r"expected a number, got (your function `min`|an object of your class `Yes`)"):
        reduction(thing)
