import re

import numpy as np
import pytest

from course import figure
from course.plots.broadcast_back import broadcast_back


@pytest.mark.parametrize(
    ("shape", "axis", "words"),
    [((1, 3), 0, "copied to 2 rows.*to \\[5.0, 7.0, 9.0\\]"), ((2, 1), 1, "copied to 3 columns.*to \\[6.0, 15.0\\]")],
)
def test_what_is_copied_forward_is_summed_backward(monkeypatch, shape, axis, words):
    told = []

    def show(fig, *, alt, caption="", width=None):
        told.append((alt, caption, [text.get_text() for ax in fig.axes for text in ax.texts]))
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    dout = np.arange(1.0, 7.0).reshape(2, 3)
    broadcast_back(np.full(shape, -8.0), dout, axis, caption="Look at the sums.")
    alt, caption, texts = told[0]

    assert re.search(words, alt)
    assert caption == "Look at the sums."
    assert texts.count("−8") == 6 + np.prod(shape)
    assert {f"{number:g}" for number in dout.sum(axis=axis)} <= set(texts)
