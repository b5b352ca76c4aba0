"""One node of a graph as it is drawn, and the reading of such nodes from a learner's own objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from course.errors import CourseError

MOST = 80
"""More nodes than this are not drawn: nobody could read them."""


@dataclass(frozen=True)
class Node:
    """One node of a graph: an input (no operation) or the result of an operation.

    name: unique in its graph. op: the sign in the circle, empty for inputs. inputs: names of the nodes it is computed
    from, in order; a name may stand twice. value, gradient: numbers, or texts as they are to be written, or None while
    unknown. local: one local gradient per input, or empty. shown: whether the name is written beside the value.
    labels: one text per input that is written on its edge, or empty.
    """

    name: str
    op: str = ""
    inputs: tuple[str, ...] = ()
    value: float | str | None = None
    gradient: float | str | None = None
    local: tuple[float, ...] = ()
    shown: bool = True
    labels: tuple[str, ...] = ()


def collect(root: Any) -> list[Any]:
    """Return the objects that `root` is computed from, itself last, each once and after its parents.

    root: any object whose `parents` holds the objects it was computed from. No recursion, so depth does not matter.
    Raises: CourseError if an object is among its own ancestors.
    """
    objects, parents, waiting = {id(root): root}, {}, [root]
    while waiting:
        current = waiting.pop()
        found = list(getattr(current, "parents", ()))
        parents[id(current)] = [id(parent) for parent in found]
        for parent in found:
            if id(parent) not in objects:
                objects[id(parent)] = parent
                waiting.append(parent)
    try:
        return [objects[key] for key in TopologicalSorter(parents).static_order()]
    except CycleError:
        raise CourseError("This graph has a circle: a node is among its own parents' parents.") from None


def describe(root: Any, names: Mapping[str, Any] | None = None) -> list[Node]:
    """Return the nodes of a learner's graph, inputs first, ready to be drawn.

    root: the last node. Its `data` is the value, its `parents` the nodes it was computed from; `grad`, `op` and `local`
    are read where they exist. names: names for some of the objects, {"x": x, "w": w}.
    Raises: CourseError if the graph has a circle.
    """
    called = {id(node): name for name, node in (names or {}).items()}
    keys: dict[int, str] = {}
    nodes = []
    for number, node in enumerate(collect(root)):
        name = called.get(id(node), f"node {number}")
        keys[id(node)] = name
        inputs = tuple(keys[id(parent)] for parent in getattr(node, "parents", ()))
        local = tuple(float(slope) for slope in getattr(node, "local", ()) or ())
        nodes.append(
            Node(
                name,
                str(getattr(node, "op", "") or "") or ("?" if inputs else ""),
                inputs,
                _number(getattr(node, "data", None)),
                _number(getattr(node, "grad", None)),
                local if len(local) == len(inputs) else (),
                id(node) in called,
            )
        )
    return nodes


def checked(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes, inputs first, having made sure that they form a graph that can be drawn.

    Raises: CourseError if a name stands for two nodes, an input is missing, there is a circle, or there are too many.
    """
    by_name = {node.name: node for node in nodes}
    if not nodes or len(by_name) < len(nodes):
        raise CourseError("A graph to draw needs at least one node, and each name only once.")
    if len(nodes) > MOST:
        raise CourseError(f"This graph has {len(nodes)} nodes; up to {MOST} can be drawn so that they can be read.")
    for node in nodes:
        for name in node.inputs:
            if name not in by_name:
                raise CourseError(f"Node {node.name!r} is computed from {name!r}, which is not in the graph.")
    try:
        return [by_name[name] for name in TopologicalSorter({n.name: n.inputs for n in nodes}).static_order()]
    except CycleError:
        raise CourseError("This graph has a circle: a node is computed from itself.") from None


def written(number: float | str | None) -> str:
    """Return a number as it stands in the drawing: four significant digits, a real minus sign; a text as it is.

    >>> written(-2.0), written(0.123456), written(None)
    ('−2', '0.1235', '')
    """
    if number is None or isinstance(number, str):
        return number or ""
    return f"{number + 0.0:.4g}".replace("-0", "0" if number == 0 else "-0").replace("-", "−")


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
