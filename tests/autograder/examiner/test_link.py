"""Both ends of the wire together: calls, callbacks, changes in place, exceptions, and giving up in time."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from autograder.examiner.student_error import StudentDied, StudentError, StudentOutOfMemory, StudentOutOfTime
from course.check.failures import AuthorError, CandidateGone
from course.check.origin import student_lines


def test_a_function_is_called_with_data_and_gives_data(student):
    f = student.defines("def f(x, *, scale): return {'sum': (x * scale).sum(), 'shape': x.shape}")
    assert f(np.ones((2, 3)), scale=2.0) == {"sum": 12.0, "shape": (2, 3)}


def test_only_the_name_that_is_asked_for_is_fetched(student):
    student.run("a, b = 1, 2")
    assert student.link.fetch("a") == {"a": 1}
    assert student.link.fetch("missing") == {}


def test_arrays_changed_in_place_are_changed_for_the_caller(student):
    f = student.defines("def f(w, grads):\n    w -= 1\n    grads[0][...] = 5\n    grads.append(1)")
    w, grads = np.zeros(3), [np.zeros(2)]
    kept = grads[0]
    assert f(w, grads) is None
    assert w.tolist() == [-1, -1, -1]
    assert grads[0].tolist() == [5, 5]
    assert len(grads) == 2
    f = student.defines("def f(grads):\n    grads[0] += 1")
    same = [kept]
    f(same)
    assert same[0] is kept


def test_dicts_and_generators_carry_their_change_back(student):
    f = student.defines("def f(state, rng):\n    state['t'] = state['t'] + 1\n    return rng.random(3)")
    state, rng, again = {"t": 1}, np.random.default_rng(0), np.random.default_rng(0)
    assert np.array_equal(f(state, rng), again.random(3))
    assert state == {"t": 2}
    assert rng.random() == again.random()


def test_arguments_that_are_left_alone_stay_the_same_object(student):
    f = student.defines("def f(x): return x + 1")
    x = np.ones(2)
    x.flags.writeable = False
    assert f(x).tolist() == [2, 2]


def test_the_tests_own_functions_can_be_called_back(student):
    f = student.defines("def f(g, x): return (g(x + 1e-4) - g(x - 1e-4)) / 2e-4")
    assert f(lambda x: x**2, 3.0) == pytest.approx(6.0)


def test_a_callback_may_ask_things_of_the_students_objects(student):
    student.run("class A:\n    value = 4\n    def half(self): return 2\ndef f(g): return g(A()) + 1")
    assert student.get("f")(lambda a: a.value * a.half()) == 9


def test_a_function_that_is_given_back_is_the_one_that_was_given(student):
    f = student.defines("def f(g): return [g]")
    assert f(len)[0] is len


def test_a_function_of_an_earlier_test_can_no_longer_be_handed_back(student):
    student.run("kept = []\ndef keep(g): kept.append(g)")
    student.get("keep")(lambda x: 2 * x)
    student.link.begin_test()
    with pytest.raises(StudentDied, match="channel"):
        student.defines("f = kept[0]")


def test_an_exception_in_a_callback_is_raised_in_the_students_code_which_may_catch_it(student):
    def broken(x):
        raise KeyError("mine")

    f = student.defines("def f(g):\n    try:\n        g(1)\n    except KeyError:\n        return 'caught'")
    assert f(broken) == "caught"


def test_a_callback_that_returns_what_cannot_cross_is_told_to_the_students_code(student):
    f = student.defines(
        "def f(g):\n    try:\n        return g(1)\n    except Exception as error:\n        return str(error)"
    )
    assert "cannot cross" in f(lambda x: object())


def test_recursion_through_the_wire_ends(student):
    f = student.defines("def f(g, n): return g(n + 1)")

    def back(n):
        return f(back, n)

    with pytest.raises((RecursionError, RuntimeError, ValueError)):
        f(back, 0)
    assert student.defines("def f(): return 1")() == 1


def test_what_a_test_cannot_pass_is_the_authors_mistake(student):
    f = student.defines("def f(x): return x")
    with pytest.raises(AuthorError, match="cannot cross"):
        f(object())


@pytest.mark.parametrize("kind", ["ValueError", "ZeroDivisionError", "KeyError", "NotImplementedError", "IndexError"])
def test_built_in_exceptions_come_back_as_themselves_with_the_students_line(student, kind):
    f = student.defines(f"def f():\n    x = 1\n    raise {kind}('because')")
    with pytest.raises(getattr(__import__("builtins"), kind), match="because") as caught:
        f()
    assert caught.value.student_type == kind
    assert caught.value.student_lines == f"line 3: raise {kind}('because')"


def test_exceptions_of_the_students_own_come_back_as_their_built_in_ancestor_or_as_student_error(student):
    f = student.defines("class Own(ValueError): pass\ndef f(): raise Own('x')")
    with pytest.raises(ValueError, match="x") as caught:
        f()
    assert caught.value.student_type == "Own"
    f = student.defines("def f(): raise OSError('x')")
    with pytest.raises(StudentError):
        f()


@pytest.mark.parametrize(
    "kind", ["StopIteration", "StopAsyncIteration", "GeneratorExit", "SystemExit", "KeyboardInterrupt"]
)
def test_what_would_end_a_loop_or_the_examiner_comes_back_as_student_error(student, kind):
    f = student.defines(f"def f(*args): raise {kind}")
    with pytest.raises(StudentError) as caught:
        list(map(f, [1, 2]))
    assert caught.value.student_type == kind


def test_warnings_of_the_students_code_are_warned_again_as_their_category(student):
    f = student.defines("import warnings\ndef f(x): warnings.warn('careful', DeprecationWarning); return np.exp(x)")
    student.run("import numpy as np")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        f(np.array([1e9]))
    assert [warning.category for warning in caught] == [DeprecationWarning, RuntimeWarning]


def test_too_much_is_a_value_error_that_says_what(student):
    f = student.defines("def f(): return list(range(10**6))")
    with pytest.raises(ValueError, match="too much for a test: it holds more than"):
        f()
    assert student.defines("def f(): return 1")() == 1


def test_passing_on_what_is_too_much_is_no_failure_of_ours(student):
    f = student.defines("def f(x): return x")
    with pytest.raises(ValueError, match="too much to be passed on") as caught:
        f([0] * 400_000)
    assert student_lines(caught.value) == ""


def test_an_argument_that_was_made_into_something_else_shows_no_line_of_the_graders(student):
    f = student.defines("def f(w): w.resize(3, refcheck=False)")
    with pytest.raises(ValueError, match="made into something of another kind") as caught:
        f(np.ones(4)[:2])
    assert student_lines(caught.value) == ""


def test_a_tensor_crosses_where_no_test_has_needed_torch(student):
    f = student.defines("def f(x):\n    import torch\n    return torch.ones(2)")
    assert f(1).tolist() == [1.0, 1.0]


# Giving up.


def test_an_endless_loop_is_stopped_by_its_cpu_seconds_and_the_candidate_lives_on(hurried):
    f = hurried.defines("def f():\n    while True: pass\ndef g(): return 1")
    with pytest.raises(StudentOutOfTime, match=r"stopped after 0\.5 seconds"):
        f()
    assert hurried.get("g")() == 1


def test_sleeping_is_stopped_by_the_clock_and_the_candidate_lives_on(hurried):
    f = hurried.defines("import time\ndef f(): time.sleep(1000)\ndef g(): return 1")
    with pytest.raises(StudentOutOfTime, match=r"did not answer within 1\.5 seconds"):
        f()
    assert hurried.get("g")() == 1


def test_who_resists_is_killed(hurried):
    f = hurried.defines(
        """
        def spin():
            while True:
                pass
        def f():
            while True:
                try:
                    spin()
                except BaseException:
                    pass
        """
    )
    with pytest.raises(StudentOutOfTime):
        f()
    assert not hurried.link.alive
    with pytest.raises(StudentDied, match="had stopped before"):
        f()


def test_calling_back_without_end_is_stopped(hurried):
    f = hurried.defines("import time\ndef f(g):\n    while True:\n        g(1); time.sleep(0.01)")
    with pytest.raises(StudentOutOfTime):
        f(lambda x: x)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("os._exit(3)", "exit status 3"),
        ("ctypes.string_at(0)", "SIGSEGV"),
        ("os.close(3); time.sleep(1000)", "channel that belongs to the grader"),
        ("os.write(3, b'x' * 100); time.sleep(1000)", "channel that belongs to the grader"),
    ],
)
def test_dying_and_lying_are_told_in_a_sentence(student, code, says):
    f = student.defines(f"import os, time, ctypes\ndef f(): {code}")
    with pytest.raises(StudentDied, match=says):
        f()


def test_unasked_answers_are_noticed_at_the_next_question(student):
    f = student.defines("import os\ndef f():\n    os.write(3, b'early')\n    return 1")
    with pytest.raises(CandidateGone, match="channel"):
        [f() for _ in range(2)]


def test_want_of_memory_is_a_memory_error_that_is_remembered(student):
    f = student.defines("import numpy as np\ndef f(): return np.ones(1 << 40)")
    with pytest.raises(MemoryError):
        f()
    assert isinstance(student.link.gone, StudentOutOfMemory)
