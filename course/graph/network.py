"""A network as a drawing: units in columns, an edge for each weight, biases as squares above."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from course.errors import CourseError
from course.figure import BLUE, GREY, VERMILION
from course.graph.picture import Picture

COLUMN, ROW, RADIUS, MARGIN = 230.0, 84.0, 19.0, 42.0
INK = "#202124"
MOST_UNITS, MOST_EDGES = 12, 120
_FONT = "font-family:'DejaVu Sans',Verdana,Arial,sans-serif"

Edge = tuple[int, int, int, float]


def _sizes(edges: list[Edge]) -> list[int]:
    """Return how many units each column has, the inputs first."""
    layers = max(edge[0] for edge in edges)
    sizes = [max([1, *(source for layer, source, _, _ in edges if layer == 1)])]
    sizes += [max([1, *(to for layer, _, to, _ in edges if layer == number)]) for number in range(1, layers + 1)]
    return sizes


def _number(weight: float) -> str:
    return f"{weight:.3g}".replace("-", "−")


def _place(column: int, unit: int, sizes: list[int]) -> tuple[float, float]:
    """Return the middle of a unit; unit 0 is the bias, above the column's first unit."""
    top = MARGIN + ROW * (1 + (max(sizes) - sizes[column]) / 2)
    return MARGIN + column * COLUMN, top + ROW * (unit - 1)


def say(edges: list[Edge], names: list[str]) -> str:
    """Return a network in words: its sizes, then every unit with what comes in.

    >>> say([(1, 0, 1, 0.5), (1, 1, 1, -2.0)], ["x1"])
    'Network 1-1. Unit 1 of layer 1: bias 0.5, from x1 −2.'
    """
    sizes = _sizes(edges)
    sentences = [f"Network {'-'.join(map(str, sizes))}."]
    for layer in range(1, len(sizes)):
        for to in range(1, sizes[layer] + 1):
            parts = [
                f"bias {_number(w)}" if source == 0 else f"from {_source(layer, source, names)} {_number(w)}"
                for at, source, unit, w in sorted(edges)
                if (at, unit) == (layer, to)
            ]
            sentences.append(f"Unit {to} of layer {layer}: {', '.join(parts)}.")
    return " ".join(sentences)


def _source(layer: int, source: int, names: list[str]) -> str:
    return names[source - 1] if layer == 1 and source <= len(names) else f"unit {source}"


def _edge(edge: Edge, sizes: list[int]) -> tuple[str, str]:
    """Return an edge's line, and its label on white."""
    layer, source, to, weight = edge
    (x0, y0), (x1, y1) = _place(layer - 1, source, sizes), _place(layer, to, sizes)
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    x0, y0 = x0 + RADIUS * (x1 - x0) / length, y0 + RADIUS * (y1 - y0) / length
    x1, y1 = x1 - RADIUS * (x1 - x0) / length, y1 - RADIUS * (y1 - y0) / length
    paint = GREY if source == 0 or weight == 0 else BLUE if weight > 0 else VERMILION
    dash = ' stroke-dasharray="1 5"' if weight == 0 else ' stroke-dasharray="7 4"' if weight < 0 else ""
    line = (
        f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{paint}" '
        f'stroke-width="{1.2 if source == 0 else 2}"{dash}/>'
    )
    # Near its source, before edges from other units cross it, so that labels do not meet.
    x, y = x0 + 0.2 * (x1 - x0), y0 + 0.2 * (y1 - y0) + 4
    rim = "paint-order:stroke;stroke:#fff;stroke-width:6px;stroke-linejoin:round"
    words = escape(_number(weight))
    return line, (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" style="{_FONT};{rim};font-size:13px;fill:{paint}">'
        f"{words}</text>"
    )


def _unit(column: int, unit: int, sizes: list[int], name: str) -> str:
    x, y = _place(column, unit, sizes)
    if unit == 0:
        shape = (
            f'<rect x="{x - 14:.1f}" y="{y - 14:.1f}" width="28" height="28" fill="#fff" stroke="{GREY}" '
            'stroke-width="1.5"/>'
        )
    else:
        fill = "#fff" if column == 0 else "#eaf3fa"
        shape = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{fill}" stroke="{INK if column == 0 else BLUE}" '
            'stroke-width="2"/>'
        )
    style = f"{_FONT};font-size:{14 if len(name) < 3 else 11}px;fill:{INK}"
    return f'{shape}<text x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle" style="{style}">{escape(name)}</text>'


def network_picture(edges: Iterable[Edge], *, names: Iterable[str] = (), caption: str = "") -> Picture:
    """Return the drawing of a network from its edges.

    edges: (layer, from, to, weight); layer 1 is the first layer of weights, units count from 1, `from` 0 is the bias.
    names: of the inputs, x1, x2, … where there are none. caption: what to look at.

    Positive weights are solid, negative ones dashed, zeros dotted; the alt text says all of them.
    Raises: CourseError if there is no edge, an edge is not four numbers, or there are too many to read.
    """
    listed = [tuple(edge) for edge in edges]
    if not listed or any(len(edge) != 4 or edge[0] < 1 or edge[1] < 0 or edge[2] < 1 for edge in listed):
        raise CourseError("A network is drawn from edges (layer, from, to, weight): layer and to count from 1, from 0.")
    drawn: list[Edge] = [(int(layer), int(source), int(to), float(weight)) for layer, source, to, weight in listed]
    sizes = _sizes(drawn)
    if max(sizes) > MOST_UNITS or len(drawn) > MOST_EDGES:
        raise CourseError(f"This network is too large to be read: draw at most {MOST_UNITS} units a column.")
    inputs = list(names) or [f"x{i}" for i in range(1, sizes[0] + 1)]
    lines, labels = zip(*(_edge(edge, sizes) for edge in drawn), strict=True)
    units = [
        _unit(column, unit, sizes, "1" if unit == 0 else _name(column, unit, sizes, inputs))
        for column, size in enumerate(sizes)
        for unit in range(0 if column < len(sizes) - 1 else 1, size + 1)
    ]
    width = round(2 * MARGIN + (len(sizes) - 1) * COLUMN)
    height = round(2 * MARGIN + max(sizes) * ROW)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    paper = f'<rect width="{width}" height="{height}" rx="8" fill="#fff"/>'
    svg = "\n".join([head, paper, *lines, *units, *labels, "</svg>"])
    return Picture(svg, width, height, say(drawn, inputs), caption)


def _name(column: int, unit: int, sizes: list[int], inputs: list[str]) -> str:
    if column == 0:
        return inputs[unit - 1] if unit <= len(inputs) else f"x{unit}"
    if column == len(sizes) - 1:
        return "y" if sizes[-1] == 1 else f"y{unit}"
    return f"h{unit}"


def draw_network(edges: Iterable[Edge], *, names: Iterable[str] = (), caption: str = "") -> None:
    """Display a network drawn from its edges; see `network_picture`."""
    from IPython.display import display

    display(network_picture(edges, names=names, caption=caption))
