"""Step through a learner's own graph of arrays: values forward, gradients backward, shapes on the edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import numpy as np

from course.graph.arrays import describe_arrays, numbers, shape_words
from course.graph.node import Node, collect
from course.graph.picture import Picture, picture


@dataclass(frozen=True)
class Frame:
    """One step: the picture and what happens in it."""

    picture: Picture
    sentence: str


class _Recorder:
    """Runs a graph once, by the nodes' own `back`, and keeps a picture of every step. The nodes stay as they are."""

    def __init__(self, loss: Any, names: Mapping[str, Any] | None) -> None:
        self.objects = collect(loss)
        described = describe_arrays(loss, names, gradients=False)
        self.nodes = {id(thing): node for thing, node in zip(self.objects, described, strict=True)}
        self.called = {
            key: node.name if node.shown else f"the {node.op} node" if node.op else "a constant"
            for key, node in self.nodes.items()
        }
        self.found: dict[int, np.ndarray] = {}
        self.frames: list[Frame] = []

    def record(self) -> list[Frame]:
        self._forward()
        self._backward()
        return self.frames

    def _show(self, sentence: str, nodes: list[Node], active: tuple[str, ...] = (), handing: bool = False) -> None:
        drawn = picture(nodes, active=active, handing=active if handing else ())
        self.frames.append(Frame(drawn, sentence))

    def _forward(self) -> None:
        known = {id(thing) for thing in self.objects if not thing.parents}

        def now() -> list[Node]:
            return [node if key in known else replace(node, value=None) for key, node in self.nodes.items()]

        self._show("The inputs are known. Which node can be worked out first?", now())
        for thing in self.objects:
            if thing.parents:
                known.add(id(thing))
                node = self.nodes[id(thing)]
                sentence = f"Forward: {self.called[id(thing)]} has shape {shape_words(thing.data)}."
                self._show(sentence, now(), (node.name,))

    def _now(self) -> list[Node]:
        return [
            replace(node, gradient=numbers(self.found[key]) if key in self.found else None)
            for key, node in self.nodes.items()
        ]

    def _backward(self) -> None:
        last = self.objects[-1]
        self.found[id(last)] = np.ones_like(last.data, dtype=float)
        top = self.called[id(last)]
        self._show(f"Backward begins: ∂{top}/∂{top} = 1.", self._now())
        for thing in reversed(self.objects):
            if thing.parents and id(thing) in self.found and not self._hand_on(thing):
                return
        leaves = [t for t in self.objects if not t.parents and id(t) in self.found and self.nodes[id(t)].shown]
        shapes = ", ".join(f"{self.called[id(t)]} {shape_words(self.found[id(t)])}" for t in leaves)
        self._show(f"Done. The gradients have the shapes of their arrays: {shapes}.", self._now())

    def _hand_on(self, thing: Any) -> bool:
        """Let a node hand on; return whether the walk can go on."""
        name, gradient = self.called[id(thing)], self.found[id(thing)]
        active = (self.nodes[id(thing)].name,)
        said = f"{name} has a gradient of shape {shape_words(gradient)}"
        try:
            shares = [np.asarray(share) for share in thing.back(gradient)]
        except Exception as error:
            self._show(f"{said}. Its backward function stopped: {type(error).__name__}: {error}", self._now(), active)
            return False
        words = []
        for parent, share in zip(thing.parents, shares, strict=False):
            if not parent.needs_grad:
                continue
            whom = self.called[id(parent)]
            if share.shape != parent.data.shape:
                wrong = f"hands shape {shape_words(share)} to {whom}, which has shape {shape_words(parent.data)}"
                self._show(f"{said} and {wrong}. These do not fit, so the walk ends here.", self._now(), active)
                return False
            self.found[id(parent)] = self.found.get(id(parent), 0.0) + share
            words.append(f"shape {shape_words(share)} to {whom}")
        self._show(f"{said}. It hands {' and '.join(words) or 'nothing'}.", self._now(), active, True)
        return True


def frames(loss: Any, *, names: Mapping[str, Any] | None = None) -> list[Frame]:
    """Return the steps of a forward and a backward pass; where the learner's code fails, the last one says so."""
    return _Recorder(loss, names).record()


def array_player(loss: Any, *, names: Mapping[str, Any] | None = None) -> None:
    """Display a player that steps forward and backward through your own graph of arrays.

    loss: the last node, a single number; every node has `data`, `parents`, `op`, `needs_grad`, and `back(gradient)`,
    which returns one gradient for each parent. names: what your nodes are called, {"X": X, "w": w}.

    Values stand above the nodes, gradients below (∂), shapes on the edges. The picture is an ordinary output that the
    buttons update, so that the last step can be read where no widgets run.
    """
    from IPython.display import display

    steps = frames(loss, names=names)
    shown = display(_Shown(steps[0]), display_id=True)
    controls = _controls(steps, lambda frame: shown.update(_Shown(frame)))
    if controls is None:
        shown.update(_Shown(steps[-1]))
    else:
        display(controls)


class _Shown:
    """A step as one output: the sentence above the picture."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        said = f'<p aria-live="polite" style="min-height:3em;max-width:44em">{escape(self.frame.sentence)}</p>'
        return {
            "text/html": said + self.frame.picture.html,
            "text/plain": f"{self.frame.sentence} [Picture: {self.frame.picture.alt}]",
        }


def _controls(steps: list[Frame], show: Any) -> Any:
    """Return the buttons and the slider, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    step = widgets.IntSlider(0, 0, len(steps) - 1, description="step", layout=widgets.Layout(width="22em"))
    back = widgets.Button(description="◀ back", tooltip="one step back", disabled=True)
    ahead = widgets.Button(description="ahead ▶", tooltip="one step ahead")

    def move(by: int) -> None:
        step.value = min(step.max, max(0, step.value + by))

    def changed(_: Any) -> None:
        back.disabled, ahead.disabled = step.value == 0, step.value == step.max
        show(steps[step.value])

    back.on_click(lambda _: move(-1))
    ahead.on_click(lambda _: move(1))
    step.observe(changed, "value")
    return widgets.HBox([back, ahead, step])
