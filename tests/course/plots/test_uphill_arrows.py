"""Arrows for a gradient, as the learner has it, right or wrong."""

import numpy as np
import pytest

from course import figure
from course.plots.uphill_arrows import uphill_arrows

X, Y = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 3.0, 5.0])
PLACES = np.array([[0.0, 0.0], [2.0, 3.0], [0.0, 3.0]])


@pytest.mark.parametrize(("sign", "away"), [(1, 3), (-1, 0)])
def test_alt_text_counts_the_arrows_that_point_away_from_the_lowest_point(monkeypatch, sign, away):
    shown = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: shown.append((figure.picture(fig, **words), fig)))
    gradients = np.array([sign * X.T @ (X @ w - Y) for w in PLACES])
    uphill_arrows(X, Y, PLACES, gradients, names=("a", "b"), caption="Look at the angles.")
    (picture, fig) = shown[0]
    assert "lowest point at (1, 2)" in picture.alt
    assert f"{away} of them point away" in picture.alt
    assert len([text for text in fig.axes[0].texts if getattr(text, "arrow_patch", None) is not None]) == 3


def test_a_gradient_of_zeros_draws_no_error(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: shown.append(figure.picture(fig, **words)))
    uphill_arrows(X, Y, PLACES, np.zeros((3, 2)), names=("a", "b"))
    assert "0 of them point away" in shown[0].alt
