"""Where the nodes of a graph go: inputs left, the result right, few crossings.

The layered method of Sugiyama, Tagawa & Toda (1981): columns by longest path, stand-ins where an edge passes a column,
order within a column by the mean place of the neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from course.graph.node import Node

SWEEPS = 12


@dataclass(frozen=True)
class Place:
    """The centre of a node, in columns from the left and rows from the top (rows may be fractions)."""

    column: float
    row: float


@dataclass(frozen=True)
class Layout:
    """Where everything goes.

    places: of the nodes, by name. routes: for the edge into input number i of a node, keyed (name, i), the places it
    runs through, both ends included. columns, rows: the size of the whole.
    """

    places: dict[str, Place]
    routes: dict[tuple[str, int], list[Place]]
    columns: int
    rows: float


def _is_stand_in(name: str) -> bool:
    return name.startswith("\0")


def _columns(nodes: Sequence[Node]) -> dict[str, int]:
    column: dict[str, int] = {}
    for node in nodes:
        column[node.name] = 1 + max((column[name] for name in node.inputs), default=-1)
    for node in nodes:
        if not node.inputs:  # an input stands right before the first operation that uses it
            users = [column[user.name] for user in nodes if node.name in user.inputs]
            column[node.name] = min(users, default=1) - 1
    return column


def _ordered(layers: list[list[str]], links: dict[str, list[str]]) -> None:
    """Sort each layer by the mean place of its neighbours in the other layers, to and fro."""
    for sweep in range(SWEEPS):
        place = {name: i - (len(layer) - 1) / 2 for layer in layers for i, name in enumerate(layer)}
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            means = {name: sum(place[n] for n in links[name]) / max(1, len(links[name])) for name in layer}
            layer.sort(key=means.__getitem__)
            place.update({name: i - (len(layer) - 1) / 2 for i, name in enumerate(layer)})


def _rows(layers: list[list[str]], links: dict[str, list[str]]) -> dict[str, float]:
    """Move every node towards the mean row of its neighbours, a row apart from those beside it (less from an edge)."""

    def apart(one: str, other: str) -> float:
        return 0.6 if _is_stand_in(one) or _is_stand_in(other) else 1.0

    row = {name: i - (len(layer) - 1) / 2 for layer in layers for i, name in enumerate(layer)}
    for sweep in range(2 * SWEEPS):
        for layer in layers if sweep % 2 else layers[::-1]:
            wish = [sum(row[n] for n in links[name]) / len(links[name]) if links[name] else row[name] for name in layer]
            down, up = list(wish), list(wish)
            for i in range(1, len(layer)):
                down[i] = max(down[i], down[i - 1] + apart(layer[i - 1], layer[i]))
            for i in range(len(layer) - 2, -1, -1):
                up[i] = min(up[i], up[i + 1] - apart(layer[i], layer[i + 1]))
            row.update({name: (down[i] + up[i]) / 2 for i, name in enumerate(layer)})
    top = min(row.values())
    return {name: place - top for name, place in row.items()}


def arrange(nodes: Sequence[Node]) -> Layout:
    """Return the places of nodes that come inputs first, as `course.graph.node.checked` returns them."""
    column = _columns(nodes)
    links: dict[str, list[str]] = {node.name: [] for node in nodes}
    chains: dict[tuple[str, int], list[str]] = {}
    layers: list[list[str]] = [[] for _ in range(max(column.values()) + 1)]
    for node in nodes:
        layers[column[node.name]].append(node.name)
    for node in nodes:
        for i, source in enumerate(node.inputs):
            chain = [source]
            for between in range(column[source] + 1, column[node.name]):
                stand_in = f"\0{source}\0{between}"  # shared by all edges that leave this node
                if stand_in not in column:
                    column[stand_in] = between
                    links[stand_in] = []
                    layers[between].append(stand_in)
                chain.append(stand_in)
            chain.append(node.name)
            for one, other in pairwise(chain):
                links[one].append(other)
                links[other].append(one)
            chains[node.name, i] = chain
    _ordered(layers, links)
    row = _rows(layers, links)
    place = {name: Place(column[name], row[name]) for name in links}
    routes = {edge: [place[name] for name in chain] for edge, chain in chains.items()}
    return Layout({node.name: place[node.name] for node in nodes}, routes, len(layers), max(row.values()) + 1)
