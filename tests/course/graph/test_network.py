"""A network drawn from its edges: every weight is in the picture and in its alt text."""

import xml.etree.ElementTree as ET

import IPython.display
import pytest

from course.errors import CourseError
from course.graph.network import draw_network, network_picture

EDGES = [(1, 0, 1, 0.5), (1, 1, 1, -2.0), (1, 2, 1, 0.0), (1, 0, 2, 1.5), (1, 1, 2, 3.0), (1, 2, 2, 4.0),
         (2, 0, 1, -1.0), (2, 1, 1, 6.0), (2, 2, 1, 7.0)]  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


def test_every_edge_is_a_line_and_every_unit_a_shape():
    root = ET.fromstring(network_picture(EDGES).svg)
    assert len(root.findall(f"{SVG}line")) == 9
    assert len(root.findall(f"{SVG}circle")) == 5
    assert len(root.findall(f"{SVG}rect")) == 1 + 2  # the paper, and the biases of two columns


def test_alt_text_says_every_weight():
    assert network_picture(EDGES, names=["a", "b"]).alt == (
        "Network 2-2-1. Unit 1 of layer 1: bias 0.5, from a −2, from b 0. Unit 2 of layer 1: bias 1.5, from a 3, "
        "from b 4. Unit 1 of layer 2: bias −1, from unit 1 6, from unit 2 7."
    )


def test_negative_and_zero_weights_differ_by_their_dashes():
    lines = ET.fromstring(network_picture(EDGES).svg).findall(f"{SVG}line")
    assert [line.get("stroke-dasharray") for line in lines[:4]] == [None, "7 4", "1 5", None]


def test_units_are_named_by_their_column():
    wide = [(1, 1, 1, 1.0), (1, 1, 2, 1.0), (1, 2, 1, 1.0)]
    texts = [text.text for text in ET.fromstring(network_picture(wide, names=["only"]).svg).iter(f"{SVG}text")]
    assert {"only", "x2", "y1", "y2"} <= set(texts)


@pytest.mark.parametrize("edges", [[], [(1, 1, 1)], [(0, 1, 1, 1.0)], [(1, 1, unit, 1.0) for unit in range(1, 20)]])
def test_what_cannot_be_drawn_is_refused(edges):
    with pytest.raises(CourseError):
        network_picture(edges)


def test_drawing_is_displayed_with_its_caption(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    draw_network(EDGES, caption="Look here.")
    assert "Look here." in shown[0].html
