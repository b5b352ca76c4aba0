"""Step through a learner's own graph: values forward, then gradients backward, one node at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from course.errors import CourseError
from course.graph.node import Node, collect, describe, written
from course.graph.picture import Picture, picture


@dataclass(frozen=True)
class Frame:
    """One step: the picture and what happens in it."""

    picture: Picture
    sentence: str


class _Recorder:
    """Runs a graph once and keeps a picture of every step."""

    def __init__(self, loss: Any, names: Mapping[str, Any] | None, order: Sequence[Any] | None) -> None:
        self.objects = collect(loss)
        self.names = names
        self.nodes = {id(thing): node for thing, node in zip(self.objects, describe(loss, names), strict=True)}
        self.called = {key: node.name if node.shown else _formula(node) for key, node in self.nodes.items()}
        self.order = list(order) if order is not None else self.objects
        if {id(thing) for thing in self.order} != set(self.nodes):
            raise CourseError("`order` must hold the nodes of this graph, each once, and nothing else.")
        self.frames: list[Frame] = []
        self.early: set[str] = set()

    def record(self) -> list[Frame]:
        self._forward()
        self._backward()
        return self.frames

    def _show(self, sentence: str, nodes: list[Node], active: Sequence[str] = (), gradients: bool = True) -> None:
        handing = active if gradients else ()
        drawn = picture(nodes, gradients=gradients, local=gradients, active=active, handing=handing, early=self.early)
        self.frames.append(Frame(drawn, sentence))

    def _forward(self) -> None:
        known = {id(thing) for thing in self.objects if not self.nodes[id(thing)].inputs}

        def now() -> list[Node]:
            return [node if key in known else replace(node, value=None) for key, node in self.nodes.items()]

        self._show("The inputs are known. Which node can be worked out first?", now(), gradients=False)
        for thing in self.objects:
            node = self.nodes[id(thing)]
            if node.inputs:
                known.add(id(thing))
                sentence = f"Forward: {self.called[id(thing)]} = {written(node.value)}."
                self._show(sentence, now(), [node.name], gradients=False)

    def _now(self) -> list[Node]:
        return [replace(self.nodes[id(thing)], gradient=float(thing.grad)) for thing in self.objects]

    def _backward(self) -> None:
        for thing in self.objects:
            thing.grad = 0.0
        last = self.objects[-1]
        last.grad = 1.0
        self._show(f"Backward begins: ∂{self.called[id(last)]}/∂{self.called[id(last)]} = 1.", self._now())
        waiting = {id(thing) for thing in self.objects if self.nodes[id(thing)].inputs}
        for thing in reversed(self.order):
            if id(thing) not in waiting:
                continue
            waiting.discard(id(thing))
            users = [other for other in self.objects if any(p is thing for p in other.parents) and id(other) in waiting]
            self._hand_on(thing, users)
        inputs = [t for t in self.objects if not self.nodes[id(t)].inputs and self.nodes[id(t)].shown]
        top = self.called[id(last)]
        found = ", ".join(f"∂{top}/∂{self.called[id(t)]} = {written(float(t.grad))}" for t in inputs)
        self._show(f"Done: {found}.", self._now())

    def _hand_on(self, thing: Any, users: Sequence[Any]) -> None:
        parents = list({id(parent): parent for parent in thing.parents}.values())
        before = [float(parent.grad) for parent in parents]
        _run(thing)
        gains = [
            f"{written(float(p.grad) - was)} to {self.called[id(p)]}" for p, was in zip(parents, before, strict=True)
        ]
        sentence = f"{self.called[id(thing)]} has gradient {written(float(thing.grad))} and hands {', '.join(gains)}."
        if users:
            self.early.add(self.nodes[id(thing)].name)
            others = " and ".join(self.called[id(user)] for user in users)
            sentence += f" Too early: {others} had not handed on yet, so this gradient was not complete."
        self._show(sentence, self._now(), [self.nodes[id(thing)].name])


def _run(thing: Any) -> None:
    """Let a node hand its gradient to its parents by the learner's own `_backward`, or by its local gradients."""
    if hasattr(thing, "_backward"):
        thing._backward(thing.grad)
        return
    for parent, slope in zip(thing.parents, thing.local, strict=True):
        parent.grad += thing.grad * slope


def _formula(node: Node) -> str:
    return f"the {node.op} node" if node.op else "a constant"


def frames(loss: Any, *, names: Mapping[str, Any] | None = None, order: Sequence[Any] | None = None) -> list[Frame]:
    """Return the steps of a forward and a backward pass through a graph; the nodes' `grad` is set on the way.

    See `backprop_player` for the arguments. Raises: CourseError if `order` is not made of this graph's nodes.
    """
    return _Recorder(loss, names, order).record()


def backprop_player(loss: Any, *, names: Mapping[str, Any] | None = None, order: Sequence[Any] | None = None) -> Any:
    """Return a player that steps forward and backward through your own graph.

    loss: the last node; every node has `data`, `grad`, `parents` and hands its gradient on by `_backward(upstream)`.
    names: what your nodes are called, {"x": x, "w": w}. order: the nodes, inputs first; backward they hand on in the
    opposite order. Give a wrong one to see what goes wrong: a node that hands on too early gets a broken rim.

    Values stand above the nodes, gradients below (∂), local gradients on the edges. The numbers are what your own
    methods left in the nodes. Works with mouse and keyboard; needs ipywidgets and a running notebook.
    """
    import ipywidgets as widgets

    steps = frames(loss, names=names, order=order)
    view = widgets.HTML()
    step = widgets.IntSlider(0, 0, len(steps) - 1, description="step", layout=widgets.Layout(width="22em"))
    back = widgets.Button(description="◀ back", tooltip="one step back")
    ahead = widgets.Button(description="ahead ▶", tooltip="one step ahead")

    def show(_: Any = None) -> None:
        frame = steps[step.value]
        said = f'<p aria-live="polite" style="min-height:3em;max-width:44em">{escape(frame.sentence)}</p>'
        view.value = said + frame.picture.html
        back.disabled, ahead.disabled = step.value == 0, step.value == step.max

    def move(by: int) -> None:
        step.value = min(step.max, max(0, step.value + by))

    back.on_click(lambda _: move(-1))
    ahead.on_click(lambda _: move(1))
    step.observe(show, "value")
    show()
    return widgets.VBox([widgets.HBox([back, ahead, step]), view])
