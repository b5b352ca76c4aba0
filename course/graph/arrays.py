"""Graphs whose nodes hold arrays: what stands above and below them, and the shapes on their edges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course.graph.node import Node, collect

ROOM = 15
"""So many letters have room above a node; what is left out of an array is an ellipsis."""


def numbers(value: Any) -> str:
    """Return an array as it stands in a drawing: as many of its numbers as have room, three digits each.

    >>> numbers(2.0), numbers([1, -0.5]), numbers([[1.5, 2.25], [3, 4]])
    ('2', '[1 −0.5]', '[1.5 2.25 3 4]')
    >>> numbers([0.123, -0.456, 0.789])
    '[0.123 −0.456 …]'
    """
    array = np.asarray(value)
    words = [f"{number + 0.0:.3g}".replace("-", "−") for number in array.ravel()[:ROOM].tolist()]
    if array.ndim == 0:
        return words[0]
    kept = len(words)
    while kept > 1 and len(" ".join(words[:kept])) + 2 * (kept < array.size) > ROOM - 1:
        kept -= 1
    return f"[{' '.join(words[:kept])}{' …' if kept < array.size else ''}]"


def shape_words(value: Any) -> str:
    """Return a shape as Python writes it.

    >>> shape_words([[1, 2, 3]]), shape_words([1, 2]), shape_words(0.5)
    ('(1, 3)', '(2,)', '()')
    """
    return str(tuple(np.shape(value)))


def describe_arrays(root: Any, names: Mapping[str, Any] | None = None, *, gradients: bool = True) -> list[Node]:
    """Return the nodes of a graph of arrays, inputs first, ready for `course.graph.draw`.

    root: the last node; every node has `data` (an array), `parents`, `op`, and `grad` (an array, or None where it needs
    none). names: {"X": X, "w": w}. gradients: whether they are shown. On each edge stands the shape of what runs there.
    Raises: CourseError if the graph has a circle.
    """
    called = {id(node): name for name, node in (names or {}).items()}
    keys: dict[int, str] = {}
    nodes = []
    for number, node in enumerate(collect(root)):
        keys[id(node)] = name = called.get(id(node), f"node {number}")
        gradient = getattr(node, "grad", None) if gradients else None
        nodes.append(
            Node(
                name,
                str(node.op or "") or ("?" if node.parents else ""),
                tuple(keys[id(parent)] for parent in node.parents),
                numbers(node.data),
                None if gradient is None else numbers(gradient),
                shown=id(node) in called,
                labels=tuple(shape_words(parent.data) for parent in node.parents),
            )
        )
    return nodes
