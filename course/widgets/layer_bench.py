"""A workbench of layers: put a network together by buttons, see shapes and gradients flow, and train it a little."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from course import figure
from course.figure import Picture
from course.plots.layer_chain import draw_chain

MOST = 6
"""Layers between input and output that the picture has room for."""
STEPS, BATCH, RATE = 50, 64, 0.2

Maker = Callable[[int, np.random.Generator], Any]


class Bench:
    """A network that is being put together, by the learner's own classes.

    makers: a button's name with a function of the width that comes in and a generator; it returns a layer.
    output: the same for the last layer, which is always there. sequential, loss: the learner's classes.
    X: (n, d); y: (n,) labels. The last fifth of the rows is for testing.
    """

    def __init__(
        self,
        makers: Mapping[str, Maker],
        output: tuple[str, Maker],
        sequential: Callable[[list[Any]], Any],
        loss: Callable[[], Any],
        X: np.ndarray,
        y: np.ndarray,
    ) -> None:
        self.makers, self.output, self.sequential, self.loss = makers, output, sequential, loss
        cut = len(X) * 4 // 5
        self.X, self.y, self.X_test, self.y_test = X[:cut], y[:cut], X[cut:], y[cut:]
        self.names: list[str] = []
        self.build()

    def build(self) -> None:
        """Make the network of `names` anew, with untrained weights."""
        self.losses: list[float] = []
        self.rng, self.trouble = np.random.default_rng(0), ""
        self.net: Any = None
        try:
            layers, x = [], self.X[:2]
            for make in [*(self.makers[name] for name in self.names), self.output[1]]:
                layers.append(make(x.shape[1], self.rng))
                x = layers[-1].forward(x)
            self.net = self.sequential(layers)
        except Exception as error:  # the learner's code may do anything
            self.trouble = _words(error)

    def train(self) -> None:
        """Take some steps of plain gradient descent on random batches."""
        try:
            for _ in range(STEPS):
                rows = self.rng.integers(0, len(self.X), BATCH)
                loss = self.loss()
                self.losses.append(float(loss.forward(self.net.forward(self.X[rows]), self.y[rows])))
                self.net.backward(loss.backward())
                for array, gradient in zip(self.net.params, self.net.grads, strict=True):
                    array -= RATE * gradient
        except Exception as error:
            self.trouble = _words(error)

    def picture(self) -> Picture:
        """Return the chain with one batch's shapes and gradients, and the losses so far."""
        names = [*self.names, self.output[0]]
        try:
            values, gradients = ([], []) if self.trouble else self._flow()
            score = "" if self.trouble else self._score()
        except Exception as error:
            self.trouble, values, gradients, score = _words(error), [], [], ""
        fig, (top, below) = figure.new(max(6.5, 1.45 * (len(names) + 1)), 4.6, rows=2)
        draw_chain(top, names, values or [""] * (len(names) + 1), gradients)
        if self.trouble:
            top.set_title(self.trouble, fontsize=9, color="#8a3c00", wrap=True)
        below.plot(self.losses, linewidth=1.5)
        below.axhline(np.log(10), color="black", linewidth=1, linestyle=":")
        below.set(xlabel="step", ylabel="loss of the batch", ylim=(0, 3), xlim=(0, max(STEPS, len(self.losses))))
        below.set_title(score, fontsize=10)
        alt = f"Your network: {', '.join(names)}. {score or self.trouble}"
        return figure.picture(
            fig,
            alt=alt,
            caption="Above the boxes the shape of what goes forward, below them the mean size of the gradient that "
            "comes back. Dotted: the loss of guessing.",
        )

    def _flow(self) -> tuple[list[str], list[str]]:
        x, loss = self.X[:BATCH], self.loss()
        shapes, layers = [str(x.shape)], list(self.net.layers)
        for layer in layers:
            x = layer.forward(x)
            shapes.append(str(x.shape))
        loss.forward(x, self.y[:BATCH])
        dout = loss.backward()
        sizes = [f"{np.abs(dout).mean():.1e}"]
        for layer in reversed(layers):
            dout = layer.backward(dout)
            sizes.append(f"{np.abs(dout).mean():.1e}")
        return shapes, sizes[::-1]

    def _score(self) -> str:
        right = np.mean(self.net.forward(self.X_test).argmax(axis=1) == self.y_test)
        return f"{len(self.losses)} steps: {right:.0%} of the {len(self.X_test)} test digits are right"


def _words(error: Exception) -> str:
    return f"Your code stopped with {type(error).__name__}: {str(error)[:90]}"


def layer_bench(bench: Bench) -> None:
    """Display a bench and its buttons. Without widgets the picture stays."""
    from IPython.display import display

    shown = display(bench.picture(), display_id=True)
    controls = _controls(bench, lambda: shown.update(bench.picture()))
    if controls is not None:
        display(controls)


def _controls(bench: Bench, redraw: Callable[[], None]) -> Any:
    """Return the buttons, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    buttons: dict[str, Any] = {}

    def act(change: Callable[[], Any]) -> Callable[[Any], None]:
        def pressed(_: Any) -> None:
            with np.errstate(all="ignore"):
                change()
                redraw()
            enable()

        return pressed

    def enable() -> None:
        for name in bench.makers:
            buttons[name].disabled = len(bench.names) >= MOST
        buttons["last"].disabled = not bench.names
        buttons["train"].disabled = bool(bench.trouble)

    def change_names(change: Callable[[], Any]) -> Callable[[], None]:
        def both() -> None:
            change()
            bench.build()

        return both

    def button(key: str, text: str, change: Callable[[], Any]) -> Any:
        buttons[key] = widgets.Button(description=text, layout=widgets.Layout(width="auto"))
        buttons[key].on_click(act(change))
        return buttons[key]

    def adding(name: str) -> Callable[[], None]:
        return change_names(lambda: bench.names.append(name))

    add = [button(name, f"+ {name}", adding(name)) for name in bench.makers]
    take = button("last", "take the last away", change_names(lambda: bench.names.pop()))
    train = button("train", f"train {STEPS} steps", bench.train)
    again = button("again", "new weights", bench.build)
    enable()
    return widgets.VBox([widgets.HBox([*add, take]), widgets.HBox([train, again])])
