"""Digits, and weights in the same frame."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.digit_images import digit_images, weight_image


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_every_image_is_on_the_sheet_the_right_way_up(shown):
    images = np.random.default_rng(0).integers(1, 17, (5, 64)).astype(float)
    digit_images(images, [str(i) for i in range(5)], alt="five", columns=2)
    ax = shown["fig"].axes[0]
    sheet = np.asarray(ax.images[0].get_array())
    windows = np.lib.stride_tricks.sliding_window_view(sheet, (8, 8))
    for image in images:
        assert (windows == image.reshape(8, 8)).all(axis=(2, 3)).sum() == 1
    assert [text.get_text() for text in ax.texts] == list("01234")


def test_pixels_that_make_no_square_are_refused():
    with pytest.raises(ValueError, match="63 pixels are no square image"):
        digit_images(np.zeros((1, 63)), ["?"], alt="none")


def test_images_without_titles_are_refused():
    with pytest.raises(ValueError, match="2 images and 1 titles"):
        digit_images(np.zeros((2, 64)), ["one"], alt="none")


def test_signs_of_strong_weights_are_written_and_weak_ones_left_out(shown):
    w = np.zeros(64)
    w[[3, 20]] = 2.0, -1.5
    w[40] = 0.01
    weight_image(w, np.ones(64), example_title="ones", alt="weights")
    texts = {text.get_position(): text.get_text() for ax in shown["fig"].axes for text in ax.texts}
    assert texts == {(3, 0): "+", (4, 2): "−"}


def test_weights_of_large_images_are_drawn_without_signs(shown):
    weight_image(np.arange(784.0), np.ones(784), example_title="ones", alt="weights")
    assert not any(ax.texts for ax in shown["fig"].axes)
