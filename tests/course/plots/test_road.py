"""The road has a station for every lesson, in order."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from course import figure
from course.plots.road import SIDE_ROADS, STATIONS, road


@pytest.fixture
def shown(monkeypatch):
    mpl.use("agg")
    seen = {}
    monkeypatch.setattr(figure, "show", lambda fig, **said: seen.update(said, fig=fig))
    yield seen
    plt.close("all")


def test_sixteen_stations_bear_the_lessons_numbers():
    assert [number for number, _ in STATIONS] == [f"{i:02d}" for i in range(16)]


def test_every_station_and_side_road_is_drawn_and_named(shown):
    road(caption="Look.")
    drawn = {text.get_text() for text in shown["fig"].axes[0].texts}
    for number, name in STATIONS:
        assert {number, name} <= drawn
        assert f"{number} {name}" in shown["alt"]
    assert set(SIDE_ROADS) <= drawn
    markers = {line.get_marker() for line in shown["fig"].axes[0].lines if line.get_linestyle() == "None"}
    assert len(markers) == 3
