"""The curves of activation functions: the alt text says where the slope has died."""

import IPython.display
import numpy as np
import pytest

from course.plots.activation_curves import activation_curves, activation_picture, flat_ranges, values_of


def test_alt_text_names_the_flat_ranges_and_the_point():
    step = lambda z: (z > 0) * 1.0  # noqa: E731
    picture = activation_picture({"relu": (lambda z: np.maximum(z, 0), step)}, at=2.0, caption="Look.")
    assert "relu: flat from -5.0 to 0.0." in picture.alt
    assert "At z = 2.0 its value is 2.000 and its slope 1.000." in picture.alt
    assert picture.caption == "Look."


def test_function_that_is_nowhere_flat_is_said_to_be():
    assert "line: flat nowhere." in activation_picture({"line": (lambda z: z, np.ones_like)}).alt


def test_ranges_at_both_ends():
    z = np.linspace(-2, 2, 5)
    assert flat_ranges(z, np.array([0.0, 0.1, 1.0, 0.1, 0.0])) == [(-2.0, -2.0), (2.0, 2.0)]


def test_wrong_shape_is_refused():
    with pytest.raises(ValueError, match="shape"):
        values_of(lambda z: 0.0, np.zeros(3))


def test_picture_is_displayed(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    activation_curves({"line": (lambda z: z, np.ones_like)}, caption="Look.")
    assert shown[0].caption == "Look."
