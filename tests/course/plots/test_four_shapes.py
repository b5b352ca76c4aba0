"""The four curves of the quiz."""

from course import figure
from course.plots.four_shapes import four_shapes


def test_alt_text_describes_every_curve_without_saying_which_are_convex(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: shown.append(figure.picture(fig, **words)))
    four_shapes()
    assert all(f"{letter}: " in shown[0].alt for letter in "ABCD")
    assert "convex" not in shown[0].alt
