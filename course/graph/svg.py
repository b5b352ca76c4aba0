"""A graph as SVG text: circles and boxes, values above, gradients below, local gradients on the edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from html import escape
from itertools import pairwise

from course.figure import BLUE, GREY, VERMILION
from course.graph.layout import Layout, Place
from course.graph.node import Node, written

COLUMN, ROW, RADIUS, MARGIN = 128.0, 104.0, 21.0, 62.0
INK = "#202124"
_FONT = "font-family:'DejaVu Sans',Verdana,Arial,sans-serif"


def _point(place: Place) -> tuple[float, float]:
    return MARGIN + place.column * COLUMN, MARGIN + place.row * ROW


def _curve(route: Sequence[Place], bow: float, back: bool) -> tuple[str, tuple[float, float]]:
    """Return the path of an edge and the point for its label.

    bow: pixels that its middle is pushed down. back: leave room for the arrow head at the start, not at the end.
    """
    points = [_point(place) for place in route]
    points[0] = (points[0][0] + RADIUS + (9 if back else 3), points[0][1] + 0.2 * bow)
    points[-1] = (points[-1][0] - RADIUS - (1 if back else 7), points[-1][1] + 0.3 * bow)
    path = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        reach = 0.45 * (x1 - x0)
        path.append(f"C{x0 + reach:.1f},{y0 + bow:.1f} {x1 - reach:.1f},{y1 + bow:.1f} {x1:.1f},{y1:.1f}")
    (x0, y0), (x1, y1) = points[-2:]
    t = 0.58  # nearer to the operation, where edges of one node are apart from each other
    middle = y0 * ((1 - t) ** 3 + 3 * t * (1 - t) ** 2) + y1 * (t**3 + 3 * t * t * (1 - t))
    return " ".join(path), (x0 + t * (x1 - x0), middle + 3 * t * (1 - t) * bow)


def _text(x: float, y: float, words: str, style: str) -> str:
    # paint-order gives letters a white rim, so that they stay readable on top of an edge.
    rim = "paint-order:stroke;stroke:#fff;stroke-width:7px;stroke-linejoin:round"
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" style="{_FONT};{rim};{style}">{escape(words)}</text>'


def _edges(nodes: Sequence[Node], layout: Layout, local: bool, backward: Collection[str]) -> list[str]:
    lines, labels = [], []
    for node in nodes:
        twice = Counter(node.inputs)
        seen: Counter[str] = Counter()
        for i, source in enumerate(node.inputs):
            seen[source] += 1
            bow = 0.0 if twice[source] == 1 else 40.0 * (seen[source] - (twice[source] + 1) / 2)
            handing = node.name in backward
            path, (x, y) = _curve(layout.routes[node.name, i], bow, handing)
            paint = f'stroke="{VERMILION}" stroke-width="3.2"' if handing else f'stroke="{GREY}" stroke-width="1.6"'
            head = 'marker-start="url(#back)"' if handing else 'marker-end="url(#go)"'
            lines.append(f'<path d="{path}" fill="none" {paint} {head}/>')
            if node.labels:
                labels.append(_text(x, y + 4, node.labels[i], f"font-size:13px;fill:{GREY}"))
            elif local and node.local:
                labels.append(_text(x, y + 4, f"×{written(node.local[i])}", f"font-size:13px;fill:{GREY}"))
    return lines + labels


def _node(
    node: Node, place: Place, values: bool, gradients: bool, active: Collection[str], early: Collection[str]
) -> str:
    x, y = _point(place)
    known = not values or node.value is not None
    width = 4 if node.name in active else 2
    dash = ' stroke-dasharray="7 4"' if node.name in early else "" if known else ' stroke-dasharray="2 4"'
    paint = VERMILION if node.name in early else BLUE if node.op else INK
    outline = f'fill="{"#eaf3fa" if node.op else "#fff"}" stroke="{paint}" stroke-width="{width}"{dash}'
    if node.op:
        inside, shape = node.op, f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" {outline}/>'
    else:
        inside = node.name if node.shown else "const"
        shape = (
            f'<rect x="{x - RADIUS - 2:.1f}" y="{y - RADIUS + 4:.1f}" width="{2 * RADIUS + 4:.1f}" '
            f'height="{2 * RADIUS - 8:.1f}" rx="6" {outline}/>'
        )
    size = 19 if len(inside) < 3 else 13 if len(inside) < 6 else 10
    parts = [shape, _text(x, y + size / 3, inside, f"font-size:{size}px;fill:{INK};stroke-width:0")]
    above = written(node.value) if values else ""
    if node.op and node.shown:
        above = f"{node.name} = {above}" if above else node.name
    if above:
        style = f"font-size:{_size(above)}px;font-weight:bold;fill:{INK}"
        parts.append(_text(x, y - RADIUS - 8, above, style))
    if gradients and node.gradient is not None:
        below = f"∂ {written(node.gradient)}"
        style = f"font-size:{_size(below)}px;font-style:italic;fill:{VERMILION}"
        parts.append(_text(x, y + RADIUS + 20, below, style))
    return "".join(parts)


def _size(words: str) -> int:
    """The size of letters at which a text stays within its column."""
    return 15 if len(words) < 13 else 12 if len(words) < 19 else 11


def _arrow(name: str, paint: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0,0 L8,4 L0,8 z" fill="{paint}"/></marker>'
    )


def render(
    nodes: Sequence[Node],
    layout: Layout,
    *,
    values: bool = True,
    gradients: bool = True,
    local: bool = False,
    active: Collection[str] = (),
    handing: Collection[str] = (),
    early: Collection[str] = (),
) -> tuple[str, int, int]:
    """Return the SVG text, its width and its height in pixels.

    values, gradients, local: what is written above, below and on the edges. active: names of nodes with a thick rim.
    handing: names of nodes whose edges point backward, to what they hand gradients to. early: nodes with a broken rim.

    The drawing brings its own white paper, so it reads the same in light and dark themes and in print.
    """
    width = round(2 * MARGIN + (layout.columns - 1) * COLUMN)
    height = round(2 * MARGIN + (layout.rows - 1) * ROW) - (0 if gradients else 24)
    drawn = [_node(node, layout.places[node.name], values, gradients, active, early) for node in nodes]
    body = "\n".join(_edges(nodes, layout, local, handing) + drawn)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    paper = f'<rect width="{width}" height="{height}" rx="8" fill="#fff"/>'
    return f"{head}<defs>{_arrow('go', GREY)}{_arrow('back', VERMILION)}</defs>{paper}\n{body}\n</svg>", width, height
