import time

from course import figure
from course.plots.race import race, seconds


def test_the_slower_one_is_told_with_how_many_times_longer(monkeypatch):
    told = []

    def show(fig, *, alt, caption=""):
        told.append((alt, caption, [text.get_text() for text in fig.axes[0].get_xticklabels()]))
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    ratios = race(
        ("naps", lambda n: time.sleep(0.005)), ("nothing", lambda n: None), lambda n: (n,), (2, 30), caption="Look."
    )
    assert len(ratios) == 2
    assert min(ratios) > 2
    alt, caption, ticks = told[0]
    assert "At n = 30, “naps” takes" in alt
    assert caption == "Look."
    assert ticks == ["2", "30"]


def test_the_fastest_of_several_tries_counts():
    naps = iter((0.05, 0.0, 0.05))
    assert seconds(lambda: time.sleep(next(naps))) < 0.05
