import re
from html.parser import HTMLParser

import numpy as np
import pytest

from course.check.picture import MAX_PIXELS, colours, png, thin
from course.check.render_html import block_html
from course.check.render_text import block_text
from tests.course.check.block import graded
from tests.course.check.liars import Hostile

VOID = {"img", "br"}


class Strict(HTMLParser):
    """Collects tags, and fails where they do not nest."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags = [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def cell_of(value, expected, *args, passing=0, **mistakes):
    def body(check):
        for i in range(passing):
            check.that(True, f"fine {i}")
        check(lambda *_: value, *args, named="f").gives(expected, **mistakes)

    return graded(body)


VALUES = [
    (1.0, 1.0),
    (2.0, 1.0),
    ([1.0, 2.0], [1.0, 3.0]),
    (np.ones((2, 3)), np.zeros((2, 3))),
    (np.ones((30, 20)), np.arange(600.0).reshape(30, 20)),
    (np.ones((300, 200)), np.arange(60000.0).reshape(300, 200) - 30000),
    (np.full((20, 20), np.nan), np.ones((20, 20))),
    (np.ones(500), np.zeros(500)),
    (np.ones((9, 9, 9)), np.zeros((9, 9, 9))),
    (np.ones((2, 3)), np.ones((3, 2))),
    (np.ones((20, 30)), np.ones((30, 20))),
    (np.ones((20, 20)) * 1j, np.ones((20, 20)) * (2 + 0j)),
    ([np.ones(2), np.ones((2, 2))], [np.ones(2), np.zeros((2, 2))]),
    ("<script>alert(1)</script>", "a"),
    (Hostile(), 1.0),
    (None, 1.0),
    ("x" * 100_000, "y"),
    (list(range(100_000)), [1]),
]


@pytest.mark.parametrize(("value", "expected"), VALUES, ids=range(len(VALUES)))
def test_every_kind_of_result_renders_safely_and_small(value, expected):
    cell = cell_of(value, expected, passing=1)
    html = Strict(block_html(cell))
    assert "script" not in [tag for tag, _ in html.tags]
    assert len(block_html(cell)) < 60_000
    assert len(block_text(cell)) < 4_000
    for image in html.named("img"):
        assert image["alt"]
        assert image["src"].startswith("data:image/png;base64,")


def test_learners_text_is_escaped():
    text = block_html(cell_of("<img src=x onerror=alert(1)>", "a", "<b>arg</b>"))
    assert "<img" not in text
    assert "<b>" not in text


def test_differing_cells_are_marked_by_a_sign_and_headers_say_which_they_are():
    page = block_html(cell_of([[1.0, 2.0], [3.0, 9.0]], [[1.0, 2.0], [3.0, 4.0]]))
    html = Strict(page)
    assert page.count("≠ 9") == 1
    assert page.count("≠") == 1
    assert {"row", "col"} <= {head.get("scope") for head in html.named("th")}
    text = block_text(cell_of([[1.0, 2.0], [3.0, 9.0]], [[1.0, 2.0], [3.0, 4.0]]))
    assert "9*" in text


def test_large_matrices_are_drawn_side_by_side_with_where_they_differ():
    want = np.arange(600.0).reshape(30, 20)
    html = Strict(block_html(cell_of(want + (want > 300), want)))
    assert len(html.named("img")) == 3
    assert "299 of 600" in html.named("img")[2]["alt"]


def test_message_comes_first_and_once():
    def body(check):
        for _ in range(3):
            check(lambda: -1.0, named="f").gives(1.0, D1=-1.0)

    cell = graded(body)
    page, text = block_html(cell), block_text(cell)
    assert page.count("With your step") == text.count("With your step") == 1
    assert page.index("With your step") < page.index("f() gives 1")
    assert text.count("The same as above.") == 2


def test_passed_checks_are_folded_away_but_listed():
    page = block_html(cell_of(2.0, 1.0, passing=2))
    assert "2 checks passed" in page
    assert "fine 1" in page
    assert block_text(cell_of(2.0, 1.0, passing=2)).count("✓ fine") == 2


def test_call_can_be_made_again_from_the_page():
    page = block_html(cell_of(2.0, 1.0, np.array([[1.5, 2.0]], np.float32), 0.05))
    assert "f(np.array([[1.5, 2.0]], dtype=np.float32), 0.05)" in page


def test_everything_that_colour_says_is_said_in_words():
    page = re.sub(r'style="[^"]*"', "", block_html(cell_of(2.0, 1.0, passing=1)))
    assert "✗ failed" in page
    assert "✓ passed" in page


def test_picture_is_a_png_that_matplotlib_reads():
    import io

    from matplotlib import image

    rgb = colours(np.array([[-1.0, 0.0, 1.0], [np.nan, np.inf, -np.inf]]), -1.0, 1.0)
    read = image.imread(io.BytesIO(png(rgb)), format="png")
    assert np.allclose(read[..., :3] * 255, rgb, atol=0.5)


def test_huge_matrix_is_thinned():
    assert max(thin(np.zeros((5000, 3))).shape) <= MAX_PIXELS


def test_notebook_gets_html_and_text(monkeypatch):
    shown = []
    from course.check import display

    monkeypatch.setattr(display, "in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    display.show(cell_of(2.0, 1.0))
    assert set(shown[0]) == {"text/html", "text/plain"}


def test_code_in_a_message_is_set_as_code():
    page = block_html(cell_of(lambda: 1, 1.0))
    assert ">&lt;lambda&gt;</code>" not in page
    assert "your function</code>" in page
