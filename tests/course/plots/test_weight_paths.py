import re

from course import figure
from course.plots.weight_paths import weight_paths


def test_paths_are_told_in_words_and_drawn_with_their_target():
    drawn = weight_paths({"by hand": [1, 1.5, 1.75], "kept": [1, 3, -1]}, 2.0, caption="Look up.")
    assert isinstance(drawn, figure.Picture)
    assert "a line at 2" in drawn.alt
    assert re.search(r"“by hand” goes from 1 to 1.75 in 2 steps; “kept” goes from 1 to -1 in 2 steps", drawn.alt)
    assert drawn.caption == "Look up."


def test_paths_that_fly_apart_are_cut_at_the_reach(monkeypatch):
    limits = []
    draw = figure.picture
    monkeypatch.setattr(
        figure, "picture", lambda fig, **words: limits.append(fig.axes[0].get_ylim()) or draw(fig, **words)
    )
    weight_paths({"away": [1.0, -50.0, 900.0]}, 2.0, reach=4.0)
    assert limits == [(-2.0, 6.0)]


def test_no_path_at_all_still_gives_a_picture():
    assert "a line at 2" in weight_paths({}, 2.0).alt
