import base64
import re
from xml.etree import ElementTree

import pytest

from course.graph import Node, draw
from course.graph.picture import picture, say

MULTIPLY = [Node("x", value=2, gradient=15), Node("y", value=3, gradient=10), Node("z", "×", ("x", "y"), 6, 5, (3, 2))]
TEXT = "{http://www.w3.org/2000/svg}text"


def texts(drawn):
    """The texts of a drawing with their heights."""
    return [(element.text, float(element.get("y"))) for element in ElementTree.fromstring(drawn.svg).iter(TEXT)]


def test_values_stand_above_gradients_below_local_gradients_on_the_arrows():
    height = dict(texts(picture(MULTIPLY, local=True)))
    assert height["2"] < height["x"] < height["∂ 15"]
    assert height["3"] < height["y"] < height["∂ 10"]
    assert height["z = 6"] < height["×"] < height["∂ 5"]
    assert {"×3", "×2"} <= set(height)


def test_the_alt_text_says_the_whole_graph():
    drawn = picture(MULTIPLY)
    assert drawn.alt == (
        "Computational graph, 2 inputs and 1 operation. "
        "x = 2, gradient 15. y = 3, gradient 10. z = x × y = 6, gradient 5."
    )
    assert f'alt="{drawn.alt}"' in drawn.html
    assert drawn._repr_mimebundle_()["text/plain"] == f"[Picture: {drawn.alt}]"


def test_a_square_is_said_as_a_power_and_a_constant_as_its_number():
    nodes = [Node("s", value=-1), Node("node 1", value=3, shown=False), Node("L", "( )²", ("s",), 1)]
    assert say([*nodes, Node("m", "+", ("L", "node 1"), 4)]).endswith("constant = 3. L = s² = 1. m = L + 3 = 4.")


def test_gradients_are_left_out_while_all_are_zero():
    nodes = [Node("x", value=2, gradient=0.0), Node("z", "exp", ("x",), 7.389, 0.0)]
    drawn = picture(nodes)
    assert not any("∂" in text for text, _ in texts(drawn))
    assert "gradient" not in drawn.alt


def test_names_cannot_break_out_of_the_drawing_or_the_page():
    nodes = [Node('<b onload="x">&', value=1), Node("z", "<script>", ('<b onload="x">&',), 1)]
    drawn = picture(nodes, caption="<i>")
    ElementTree.fromstring(drawn.svg)  # well-formed
    assert "<script>" not in drawn.svg
    outside = re.sub(r'src="[^"]*"', "", drawn.html)
    assert "<b" not in outside
    assert "<i>" not in outside


def test_the_drawing_brings_its_own_paper_and_needs_nothing_from_elsewhere():
    drawn = picture(MULTIPLY)
    assert 'fill="#fff"' in drawn.svg
    source = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', drawn.html)
    assert base64.b64decode(source[1]).decode() == drawn.svg
    assert not re.search(r"url\((?!#)|href|<script", drawn.svg)


def test_a_picture_can_be_read_without_colour():
    drawn = picture(MULTIPLY, active=["x"], handing=["z"], early=["z"])
    root = ElementTree.fromstring(drawn.svg)
    shapes = {
        element.tag.split("}")[1]: element for element in root.iter() if element.get("rx") == "6" or element.get("r")
    }
    assert set(shapes) == {"rect", "circle"}  # inputs and operations differ in shape
    assert shapes["circle"].get("stroke-dasharray")  # too early: a broken rim
    assert all(text.startswith("∂ ") for text, _ in texts(drawn) if text.endswith(("15", "10", "5")))


def test_what_lies_outside_of_the_paper_is_nothing():
    drawn = picture(MULTIPLY)
    for _, height in texts(drawn):
        assert 0 < height < drawn.height


def test_draw_displays_a_learners_graph(monkeypatch):
    class Value:
        def __init__(self, data, parents=(), op=""):
            self.data, self.grad, self.parents, self.op = data, 0.0, parents, op

    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    x = Value(2.0)
    draw(Value(4.0, (x, x), "×"), names={"x": x}, caption="a square")
    assert shown[0].alt == "Computational graph, 1 input and 1 operation. x = 2. node 1 = x × x = 4."
    assert "a square" in shown[0].html


@pytest.mark.parametrize("wide", [1, 6])
def test_the_page_never_gets_a_wider_picture_than_the_window(wide):
    nodes = [Node("n0", value=1), *(Node(f"n{i}", "exp", (f"n{i - 1}",), 1) for i in range(1, wide + 1))]
    drawn = picture(nodes)
    assert "max-width:100%" in drawn.html
    assert drawn.width == pytest.approx(124 + 128 * wide, abs=1)
