"""A graph as a figure in a notebook: the drawing, its alt text, its caption."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

from course.graph.layout import arrange
from course.graph.node import Node, checked, describe, written
from course.graph.svg import render


def say(nodes: Sequence[Node], *, values: bool = True, gradients: bool = True) -> str:
    """Return a graph in words: what it is made of, then node by node its value and its gradient.

    >>> say([Node("x", value=2), Node("y", value=3), Node("z", "×", ("x", "y"), 6)])
    'Computational graph, 2 inputs and 1 operation. x = 2. y = 3. z = x × y = 6.'
    """
    leaves = sum(not node.op for node in nodes)
    rest = len(nodes) - leaves
    words = f"{leaves} input{'s'[: leaves != 1]} and {rest} operation{'s'[: rest != 1]}"
    names = {node.name: node.name if node.shown or node.op else written(node.value) for node in nodes}
    sentences = [f"Computational graph, {words}."]
    for node in nodes:
        formula = [names[node.name] if node.shown or node.op else "constant"]
        if len(node.inputs) == 2:
            formula.append(f"{names[node.inputs[0]]} {node.op} {names[node.inputs[1]]}")
        elif "( )" in node.op:
            formula.append(node.op.replace("( )", names[node.inputs[0]]))
        elif node.op:
            formula.append(f"{node.op}({', '.join(names[name] for name in node.inputs)})")
        if values and node.value is not None:
            formula.append(written(node.value))
        if node.labels:
            formula[-1] += f" (on the edges: {', '.join(node.labels)})"
        slope = f", gradient {written(node.gradient)}" if gradients and node.gradient is not None else ""
        sentences.append(f"{' = '.join(formula)}{slope}.")
    return " ".join(sentences)


class Picture:
    """A drawn graph; displays itself in a notebook as a figure with alt text."""

    def __init__(self, svg: str, width: int, height: int, alt: str, caption: str = "") -> None:
        self.svg, self.width, self.height, self.alt, self.caption = svg, width, height, alt, caption

    @property
    def html(self) -> str:
        """The figure as HTML. The drawing is an image, so that no page's style sheet can reach into it."""
        source = "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode()).decode()
        caption = f'<figcaption style="max-width:44em">{escape(self.caption)}</figcaption>' if self.caption else ""
        return (
            f'<figure style="margin:0.5em 0"><img src="{source}" alt="{escape(self.alt, quote=True)}" '
            f'width="{self.width}" style="max-width:100%;height:auto;background:white">{caption}</figure>'
        )

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": f"[Picture: {self.alt}]"}


def picture(
    graph: Any,
    *,
    names: Mapping[str, Any] | None = None,
    caption: str = "",
    values: bool = True,
    gradients: bool = True,
    local: bool = False,
    active: Collection[str] = (),
    handing: Collection[str] = (),
    early: Collection[str] = (),
) -> Picture:
    """Return the drawing of a graph. Arguments as for `draw`; active, handing, early: see `course.graph.svg.render`."""
    nodes = checked(graph if isinstance(graph, list | tuple) else describe(graph, names))
    if gradients and all(node.gradient is None or node.gradient == 0 for node in nodes):
        gradients = False  # nothing has come back yet: zeros below every node would only be in the way
    marks = {"active": active, "handing": handing, "early": early}
    svg, width, height = render(nodes, arrange(nodes), values=values, gradients=gradients, local=local, **marks)
    return Picture(svg, width, height, say(nodes, values=values, gradients=gradients), caption)


def draw(
    graph: Any,
    *,
    names: Mapping[str, Any] | None = None,
    caption: str = "",
    values: bool = True,
    gradients: bool = True,
    local: bool = False,
) -> None:
    """Display a computational graph: inputs left, result right, values above the nodes, gradients below.

    graph: the last node of your own graph (an object with `data` and `parents`; `grad`, `op` and `local` are read where
    they exist), or a list of `Node`. names: what your nodes are called, {"x": x, "w": w}. caption: what to look at.
    values, gradients, local: what is written above, below, and on the edges.

    The alt text is made from the graph. Gradients are left out while all of them are 0.
    Raises: CourseError if the graph has a circle, too many nodes to read, or misses an input.
    """
    from IPython.display import display

    display(
        picture(graph, names=names, caption=caption, values=values, gradients=gradients, local=local),
    )
