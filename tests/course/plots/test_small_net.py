"""The small network of lesson 08."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.small_net import small_net


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def texts(shown):
    return [text.get_text() for text in shown["fig"].axes[0].texts]


def test_every_unit_has_a_name_and_every_weight_an_arrow(shown):
    small_net([2, 3, 1], alt="a network")
    assert [t for t in texts(shown) if t] == ["x₀", "x₁", "h₀", "h₁", "h₂", "ŷ"]
    assert texts(shown).count("") == 2 * 3 + 3 * 1


def test_words_stand_beside_their_units(shown):
    small_net([1, 2, 2, 1], inputs=["in"], hidden=["a", "b", "c"], outputs=["out"], alt="a network")
    found = [t for t in texts(shown) if t]
    assert found == ["x", "in", "h₀", "a", "h₁", "b", "h₀", "c", "h₁", "ŷ", "out"]
