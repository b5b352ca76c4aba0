from course import figure
from course.plots.lesson_parts import lesson_parts


def test_the_four_cells_are_told_in_words(monkeypatch):
    told = []
    monkeypatch.setattr(figure, "show", lambda fig, **words: told.append((figure.picture(fig, **words), words)))
    lesson_parts()
    assert all(part in told[0][1]["alt"] for part in ("the task", "your cell", "visible test", "hidden test"))
