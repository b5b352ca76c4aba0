import time
import warnings

import numpy as np
import pytest

from course.check import AuthorError, changed, differs_again, raised, warned
from course.check.failures import CandidateGone
from tests.course.check.block import graded, only


class OutOfTime(CandidateGone):
    pass


def test_arguments_are_copies_and_the_callers_stay_as_they_were():
    mine = np.zeros(2)

    def f(x):
        x += 1
        return x

    result = only(lambda check: check(f, mine).gives([1.0, 1.0], N2=changed))
    assert mine.tolist() == [0.0, 0.0]
    assert (result.passed, result.code) == (False, "N2")


def test_changed_argument_fails_even_without_a_code_and_is_named():
    def f(a, b):
        b[0] = 9
        return 1.0

    result = only(lambda check: check(f, [1], [2]).gives(1.0))
    assert not result.passed
    assert "its second argument" in result.message


def test_allowed_change_is_no_fault_and_is_judged_by_leaves():
    def f(w, step):
        w -= step

    def body(check):
        call = check(f, np.ones(2), 0.5, changes=(0,))
        call.gives(None).leaves(0, [0.5, 0.5])
        assert call.after(0).tolist() == [0.5, 0.5]

    assert [result.passed for result in graded(body).results] == [True, True]


def test_leaves_names_a_mistake():
    def f(w):
        w += 1

    cell = graded(lambda check: check(f, np.zeros(1), changes=0).leaves(0, [-1.0], O10=[1.0]))
    assert cell.results[0].code == "O10"


def test_exception_is_a_failed_check_with_the_learners_own_line():
    def f(x):
        return x / 0

    result = only(lambda check: check(f, 1).gives(1.0))
    assert "ZeroDivisionError" in result.message
    assert "return x / 0" in result.message


def test_stub_reads_not_written_yet():
    def sigmoid(z):
        raise NotImplementedError

    assert only(lambda check: check(sigmoid, 0.0).gives(0.5)).message == "`sigmoid` is not written yet."


def test_exception_can_be_a_clue():
    def f(n):
        return f(n + 1)

    result = only(lambda check: check(f, 0).gives(0, K7=raised(RecursionError)))
    assert result.code == "K7"


@pytest.mark.parametrize("leave", [lambda: exit(), lambda: (_ for _ in ()).throw(GeneratorExit())])
def test_leaving_python_is_a_failed_check(leave):
    assert "it left by" in only(lambda check: check(leave).gives(1)).message


def test_interrupt_typed_by_a_person_stops_everything():
    def f():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graded(lambda check: check(f).gives(1))


def test_every_judge_of_a_failed_call_fails_and_value_stops_the_block():
    def f():
        raise ValueError("no")

    reached = []

    def body(check):
        call = check(f).gives(1).holds(lambda v: True, "something holds")
        reached.append(1)
        _ = call.value
        reached.append(2)

    cell = graded(body)
    assert [result.passed for result in cell.results] == [False, False]
    assert reached == [1]
    assert "ValueError: no" in cell.stopped


def test_value_of_a_failed_call_is_itself_a_failed_check():
    cell = graded(lambda check: check(lambda: 1 / 0).value)
    assert [result.passed for result in cell.results] == [False]


def test_end_of_the_students_process_stops_the_block_with_its_sentence():
    def f():
        raise OutOfTime("Your code was stopped after 5 seconds.")

    def body(check):
        check.that(True, "fine")
        check(f).gives(1)
        check.that(True, "never reached")

    cell = graded(body)
    assert [result.passed for result in cell.results] == [True, False]
    assert cell.stopped == "Your code was stopped after 5 seconds."
    assert cell.share(4) == 0.25


def test_raises_wants_the_exception_and_tells_what_came_instead():
    def f(x):
        if x < 0:
            raise ValueError("negative")
        return x

    def body(check):
        check(f, -1).raises(ValueError)
        check(f, 1).raises(ValueError, "positive numbers are refused")
        check(f, None).raises(ValueError)

    right, kept, other = graded(body).results
    assert right.passed
    assert (kept.passed, kept.sentence) == (False, "positive numbers are refused")
    assert "returned 1 instead" in kept.message
    assert "TypeError" in other.message


def test_stub_is_not_taken_for_an_asked_for_runtime_error():
    def f():
        raise NotImplementedError

    assert not only(lambda check: check(f).raises(RuntimeError)).passed


def test_warning_is_silent_unless_it_is_a_clue():
    def f(z):
        return 1 / (1 + np.exp(-z))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        silent = only(lambda check: check(f, np.array([-1000.0])).gives([0.0]))
        named = only(lambda check: check(f, np.array([-1000.0])).gives([0.0], A1=warned))
    assert silent.passed
    assert (named.passed, named.code) == (False, "A1")


def test_thorough_block_calls_twice_and_finds_a_memory():
    memory = []

    def f(x):
        memory.append(x)
        return x * len(memory)

    def body(check):
        check(f, 2.0).gives(2.0, O7=differs_again)

    assert only(body).passed
    memory.clear()
    result = only(body, thorough=True)
    assert (result.passed, result.code) == (False, "O7")


def test_thorough_block_calls_once_where_an_argument_is_a_function():
    calls = []
    only(lambda check: check(lambda g, x: g(x), calls.append, 1).gives(None), thorough=True)
    assert calls == [1]


def test_generator_argument_starts_equal_for_every_call():
    rng = np.random.default_rng(1)
    want = np.random.default_rng(1).normal(size=2)
    assert only(lambda check: check(lambda r: r.normal(size=2), rng).gives(want), thorough=True).passed


def test_iterable_can_be_read_as_a_list_and_its_exception_is_caught():
    def batches(n):
        yield from range(n)
        if n > 2:
            raise ValueError("too many")

    assert only(lambda check: check(batches, 2, as_list=True).gives([0, 1])).passed
    assert "too many" in only(lambda check: check(batches, 3, as_list=True).gives([0, 1, 2])).message


def test_time_is_that_of_the_faster_call():
    naps = iter([0.2, 0.0])
    assert only(lambda check: check(lambda: time.sleep(next(naps))).takes_at_most(0.15)).passed


def test_slow_call_fails_and_its_message_tells_the_time():
    result = only(lambda check: check(time.sleep, 0.06).takes_at_most(0.05, N5=...))
    assert (result.passed, result.code) == (False, "N5")
    assert "0.1 s" in result.message


def test_call_is_named_with_short_arguments():
    def delta_update_batch(w, X, y, eta, start=None):
        return 0.0

    def body(check):
        check(delta_update_batch, np.zeros(1), np.ones((5, 3)), [1.0, 2.5], 0.05, start={"b": np.ones(2)}).gives(0)

    assert only(body).sentence == "delta_update_batch([0], array 5×3, [1, 2.5], 0.05, start={'b': [1, 1]}) gives 0"


def test_call_nobody_judges_is_the_authors_mistake():
    with pytest.raises(AuthorError, match="Nothing is asked of f"):
        graded(lambda check: (check.that(True, "fine"), check(lambda: 1, named="f")))


def test_unknown_argument_is_the_authors_mistake():
    with pytest.raises(AuthorError, match="without such an argument"):
        graded(lambda check: check(lambda x: x, 1, changes=(1,)).gives(1))
    with pytest.raises(AuthorError, match="without such an argument"):
        graded(lambda check: check(lambda x: x, 1).leaves("y", 1))


def test_single_precision_argument_loosens_the_tolerance():
    x = np.full(3, 1 / 3)

    def f(x):
        return x * (1 + 2e-5)

    assert not only(lambda check: check(f, x).gives(x)).passed
    assert only(lambda check: check(f, x.astype(np.float32)).gives(x)).passed


@pytest.mark.parametrize(("thing", "part"), [(None, "it is None, not a function"), (3.0, "it is the number 3")])
def test_what_is_no_function_is_called_so(thing, part):
    assert part in only(lambda check: check(thing, 1, named="sigmoid").gives(1)).message


def test_value_after_an_asked_for_exception_is_a_failed_check():
    def f():
        raise ValueError

    cell = graded(lambda check: check(f).raises(ValueError).value)
    assert [result.passed for result in cell.results] == [True, False]
    assert cell.stopped
