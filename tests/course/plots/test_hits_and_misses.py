"""The picture of the count that says nothing."""

from course import data, figure
from course.plots.hits_and_misses import hits_and_misses


def test_alt_text_says_that_the_count_is_flat_but_for_one_spot(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: shown.append((figure.picture(fig, **words), fig)))
    hits_and_misses(*data.slide_points(), w=0.5, tried=[-1.0, 0.25, 2.0])
    (picture, fig) = shown[0]
    assert "a flat line at height 3; only at w = 1" in picture.alt
    assert "3 ticks" in picture.alt
    assert fig.axes[1].lines[0].get_ydata().tolist() == [3, 3]
