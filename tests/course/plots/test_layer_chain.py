"""The chain of layers shows what goes ahead and what comes back."""

import IPython.display
import pytest

from course import figure
from course.plots.layer_chain import draw_chain, layer_chain


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_every_arrow_has_its_text_in_both_directions():
    _, ax = figure.new()
    draw_chain(ax, ["Linear", "ReLU"], ["a", "b", "c"], ["da", "db", "dc"])
    assert {"Linear", "ReLU", "a", "b", "c", "da", "db", "dc"} <= set(texts(ax))
    assert [text.xy[0] > text.get_position()[0] for text in ax.texts if text.get_text() == ""] == [True, False] * 3


def test_without_gradients_only_the_way_ahead_is_drawn():
    _, ax = figure.new()
    draw_chain(ax, ["Linear"], ["a", "b"])
    assert texts(ax).count("") == 2


def test_missing_text_is_refused():
    _, ax = figure.new()
    with pytest.raises(ValueError, match="2 arrows"):
        draw_chain(ax, ["Linear"], ["a"])


def test_chain_is_shown_with_alt_text(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    layer_chain(["Linear"], ["a", "b"], alt="one box")
    assert shown[0].alt == "one box"
