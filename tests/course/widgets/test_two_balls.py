import ipywidgets
import numpy as np
import pytest

from course import data
from course.widgets.two_balls import TwoBalls, two_balls

X, Y = data.slide_points()


def rule(w, X, y, eta):
    return w + eta * X.T @ (y - X @ w)


def test_the_second_ball_takes_the_learners_step_the_other_way():
    balls = TwoBalls(rule, X, Y, eta=0.05, start=0.0)
    balls.step()
    balls.step()
    assert balls.yours == pytest.approx([0, 0.7, 0.91])
    assert balls.reversed == pytest.approx([0, -0.7, -1.89])
    assert "Your rule: w = 0.91, E = 0.0567, falling" in balls.words
    assert "Sign reversed: w = -1.89, E = 58.4647, rising" in balls.words


def test_a_rule_with_the_slides_sign_is_seen_to_climb():
    balls = TwoBalls(lambda w, X, y, eta: w - eta * X.T @ (y - X @ w), X, Y)
    balls.step()
    assert "Your rule: w = -0.02, E = 7.2828, rising" in balls.words


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (lambda w, X, y, eta: 1 / 0, "stopped with ZeroDivisionError"),
        (lambda w, X, y, eta: None, "should return one finite weight"),
        (lambda w, X, y, eta: np.zeros(3), "should return one finite weight"),
        (lambda w, X, y, eta: np.array([np.nan]), "should return one finite weight"),
    ],
)
def test_a_broken_rule_moves_no_ball_and_says_why(broken, words):
    balls = TwoBalls(broken, X, Y)
    balls.step()
    assert (balls.yours, balls.reversed) == ([0.4], [0.4])
    assert words in balls.words


def test_a_rule_cannot_change_the_points_under_the_balls():
    def vandal(w, X, y, eta):
        X[:], y[:] = 0, 0
        return w

    balls = TwoBalls(vandal, X, Y)
    balls.step()
    assert balls.error(0.0) == 7


def test_a_ball_beyond_the_picture_is_told_in_words():
    balls = TwoBalls(rule, X, Y)
    for _ in range(20):
        balls.step()
    picture = balls.picture()
    assert "Sign reversed: w = -24384" in picture.alt
    assert len(picture.png) > 1000


def test_where_no_widgets_live_a_still_picture_with_alt_text_is_left(monkeypatch):
    displayed = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    two_balls(rule)
    bundle = displayed[0]._repr_mimebundle_()
    assert "Two balls on the parabola" in bundle["text/html"]
    assert bundle["text/plain"].startswith("[Picture: Step 4")
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_buttons_and_sliders_move_the_balls(monkeypatch):
    displayed = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    two_balls(rule)
    (step, again), eta, start, view = (
        displayed[0].controls.children[0].children,
        *displayed[0].controls.children[1:],
    )
    assert isinstance(step, ipywidgets.Button)
    step.click()
    assert "Step 1, η = 0.05. Your rule: w = 0.82" in view.value
    eta.value = 0.1
    assert "Step 0, η = 0.1." in view.value
    start.value = 2.0
    step.click()
    assert "Your rule: w = 0.6" in view.value
    again.click()
    assert "Step 0" in view.value
