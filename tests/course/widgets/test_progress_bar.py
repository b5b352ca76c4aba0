"""The bar counts as range does, and appears only where something takes long."""

from types import SimpleNamespace

import IPython.display
import pytest

from course.widgets import progress_bar
from course.widgets.progress_bar import Bar, progress


@pytest.fixture
def page(monkeypatch):
    """What was displayed, what it was updated with, and a clock that goes on by 0.4 s a look."""
    page = SimpleNamespace(shown=[], updates=[], now=0.0)

    def display(thing, display_id=False):
        page.shown.append(thing)
        return SimpleNamespace(update=page.updates.append)

    def clock():
        page.now += page.tick
        return page.now

    page.tick = 0.4
    monkeypatch.setattr(IPython.display, "display", display)
    monkeypatch.setattr(progress_bar, "time", SimpleNamespace(monotonic=clock))
    return page


def test_it_yields_what_range_yields_and_shows_a_bar_after_half_a_second(page):
    assert list(progress(5)) == list(range(5))
    assert repr(page.shown[0]) == "[████████············] 2 of 5, 1 s to go"
    assert repr(page.updates[-1]) == "[████████████████████] 5 of 5, 2.0 s"
    assert '<progress value="5" max="5"' in page.updates[-1]._repr_html_()


def test_short_loops_and_loops_of_one_round_show_nothing(page):
    page.tick = 0.01
    assert list(progress(5)) == list(range(5))
    page.tick = 9.0
    assert list(progress(1)) == [0]
    assert list(progress(0)) == []
    assert page.shown == []


def test_the_time_to_go_is_estimated_from_the_time_so_far():
    assert repr(Bar(1, 4, 2.0)).endswith("1 of 4, 6 s to go")
