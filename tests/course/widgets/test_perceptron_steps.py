import sys

import IPython.display
import numpy as np
import pytest

from course.widgets.perceptron_steps import PerceptronSteps, perceptron_steps

X = np.array([[1.0, 2.0, 2.0], [1.0, -1.5, -2.5], [1.0, -2.5, 1.5]])
T = np.array([1, -1, 1])


def rule(w, x, t, eta):
    return w if (x @ w >= 0) == (t > 0) else w + eta * t * x


@pytest.fixture
def shown(monkeypatch):
    things = []
    monkeypatch.setattr(IPython.display, "display", things.append)
    return things


def test_the_learners_rule_moves_the_weights_point_by_point():
    steps = PerceptronSteps(rule, X, T)
    steps.next()
    assert "right. w stays (0, 0, 0)" in steps.words
    steps.next()
    assert steps.w.tolist() == [-1.0, 1.5, 2.5]
    assert "a mistake. w goes from (0, 0, 0) to (−1, 1.5, 2.5), and w·x of this point is −9.5 now" in steps.words
    assert "Epochs finished: 0; points shown in this one: 2; on the wrong side now: 1 of 3." in steps.words
    steps.next()
    assert "Epochs finished: 1;" in steps.words


def test_a_rule_that_moves_after_right_answers_is_told_so():
    steps = PerceptronSteps(lambda w, x, t, eta: w + eta * t * x, X, T)
    steps.next()
    assert "right, and yet w goes from (0, 0, 0) to (1, 2, 2)" in steps.words


def test_rules_that_raise_or_return_nonsense_leave_the_weights_alone_and_say_why():
    def stops(w, x, t, eta):
        raise KeyError("w")

    for wrong, said in ((stops, "KeyError"), (lambda *_: [1.0], "three finite weights"), (lambda *_: None, "finite")):
        steps = PerceptronSteps(wrong, X, T)
        steps.next()
        assert said in steps.words
        assert steps.w.tolist() == [0.0, 0.0, 0.0]
        assert steps.visited == 1


def test_a_rule_cannot_change_the_points():
    def spoils(w, x, t, eta):
        x[:] = 7.0
        w[:] = 7.0
        return np.zeros(3)

    steps = PerceptronSteps(spoils, X, T)
    steps.next()
    assert np.array_equal(steps.X, X)


def test_moving_a_point_leaves_the_weights_and_the_callers_points_alone():
    steps = PerceptronSteps(rule, X, T)
    steps.move(0, -3.0, 0.5)
    assert steps.X[0].tolist() == [1.0, -3.0, 0.5]
    assert X[0].tolist() == [1.0, 2.0, 2.0]
    assert "Point 1 now stands at (−3, 0.5)." in steps.words


def test_buttons_and_sliders_change_what_is_shown(shown):
    perceptron_steps(rule, X, T)
    controls = shown[0].controls
    buttons, which, x1, x2, view = controls.children
    forward, whole, again = buttons.children
    seen = [view.value]
    forward.click()
    seen.append(view.value)
    whole.click()
    seen.append(view.value)
    assert "Epochs finished: 1;" in view.value
    which.value = 2
    assert (x1.value, x2.value) == (-2.5, 1.5)
    assert view.value == seen[-1]  # choosing a point moves nothing
    x1.value = 3.0
    seen.append(view.value)
    assert "Point 3 now stands at (3, 1.5)." in view.value
    again.click()
    assert len(set(seen)) == 4
    assert view.value == seen[0]
    assert x1.value == -2.5
    assert x2.value == 1.5


def test_without_ipywidgets_a_still_picture_stands_in_its_place(shown, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    perceptron_steps(rule, X, T)
    bundle = shown[0]._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert "<img" in bundle["text/html"]
    assert "Epochs finished: 1" in bundle["text/plain"]
