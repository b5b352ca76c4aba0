"""A playground for small networks, after the TensorFlow Playground, that runs the learner's own functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from course import data, figure
from course.plots.hidden_units import samples, shades
from course.widgets.net_inspector import complaint

Params = dict[str, np.ndarray]
Function = Callable[..., Any]
SETS: dict[str, Callable[[], tuple[np.ndarray, np.ndarray]]] = {
    "moons": partial(data.moons, 150, seed=0),
    "circles": partial(data.circles, 150, seed=0),
    "spirals": partial(data.spirals, 200, seed=0),
    "flower": partial(data.flower, 200, seed=0),
    "blobs": partial(data.blobs, 150, seed=0),
}
LAYERS: dict[str, tuple[int, ...]] = {
    "1": (1,),
    "2": (2,),
    "3": (3,),
    "4": (4,),
    "8": (8,),
    "4, 4": (4, 4),
    "8, 8": (8, 8),
}
ACTIVATIONS = ("tanh", "relu", "sigmoid")
MAPS = 4
"""How many units of the first hidden layer get a map."""


class Play:
    """One network in training: its data, its parameters, its losses so far; draws itself."""

    def __init__(self, init: Function, forward: Function, backward: Function, train: Function) -> None:
        self.functions = (init, forward, backward, train)
        self.settings: dict[str, Any] = {"set": "moons", "layers": "3", "activation": "tanh"}
        self.again()

    def again(self) -> None:
        """Begin anew with the settings: draw the start, forget the losses."""
        self.X, self.y = SETS[self.settings["set"]]()
        self.X = self.X / np.abs(self.X).max() * 2  # the flower is four times as large as the circles
        self.rng = np.random.default_rng(0)
        self.losses: list[float] = []
        self.shares: list[float] = []
        self.params: Params | None = None
        init, forward, backward, _ = self.functions
        name = self.settings["activation"]
        self.forward, self.backward = partial(forward, activation=name), partial(backward, activation=name)
        sizes = (2, *LAYERS[self.settings["layers"]], 1)
        self.trouble = complaint(init, self.forward, self.backward, sizes)
        if not self.trouble:
            self.params = init(sizes, self.rng)

    def learn(self, eta: float, epochs: int = 20) -> None:
        """Train for some epochs more, by the learner's `train`."""
        if self.params is None:
            return
        try:
            with np.errstate(all="ignore"):
                params, losses, shares = self.functions[3](
                    self.X, self.y, self.params, eta, epochs, 10, self.rng, self.forward, self.backward
                )
                self.losses, self.shares = [*self.losses, *map(float, losses)], [*self.shares, *map(float, shares)]
                self.params, self.trouble = params, ""
        except Exception as error:  # the learner's own mistake, to be read and mended
            self.trouble = f"Your train stops here: {type(error).__name__}: {error}."

    def picture(self) -> figure.Picture:
        """Return the output over the plane, the first hidden units' maps, and the losses."""
        layout = [["output", "output", *["J"] * MAPS], ["output", "output", *range(MAPS)]]
        fig, blank = figure.new(10.4, 3.9)
        blank.remove()
        axes = fig.subplot_mosaic(layout)  # type: ignore[arg-type]
        for ax in axes.values():
            ax.axis("off")
        said = self.trouble
        if self.params is not None:
            try:
                with np.errstate(all="ignore"):
                    said = said or self._draw(axes)
            except Exception as error:  # as above
                said = f"The picture could not be drawn with your functions: {type(error).__name__}: {error}."
        kind = f"{self.settings['set']}, hidden layers {self.settings['layers']}, {self.settings['activation']}"
        return figure.picture(fig, alt=f"A network on {kind}. {said}", caption=said)

    def _draw(self, axes: Any) -> str:
        params, forward = self.params, self.forward
        assert params is not None
        units = params["W1"].shape[1]
        for unit in range(min(units, MAPS)):
            ax = axes[unit]
            ax.axis("on")
            low, line = {"tanh": (-1.0, 0.0), "relu": (0.0, 1e-9), "sigmoid": (0.0, 0.5)}[self.settings["activation"]]
            shades(ax, self.X, lambda points, unit=unit: forward(points, params)["a1"][:, unit], line, low)  # type: ignore[misc]
            ax.set_title(
                f"hidden unit {unit + 1}" + (f" of {units}" if unit == MAPS - 1 < units - 1 else ""), fontsize=9
            )
            ax.tick_params(labelsize=7)
        whole = axes["output"]
        whole.axis("on")
        shades(whole, self.X, lambda points: forward(points, params)["p"][:, 0], 0.5, 0.0)
        samples(whole, self.X, self.y, 8)
        whole.set_title("the output", fontsize=9)
        whole.tick_params(labelsize=7)
        curve = axes["J"]
        curve.axis("on")
        curve.plot(range(1, len(self.losses) + 1), self.losses, marker="")
        curve.set(
            xlabel="epoch", ylabel="J", xlim=(0, max(20, len(self.losses))), ylim=(0, max([0.8, *self.losses[-200:]]))
        )
        if not self.losses:
            return "Not trained yet: press the button, and watch the black line."
        return (
            f"After {len(self.losses)} epochs J is {self.losses[-1]:.3f}, and {self.shares[-1]:.3f} of them are right."
        )


def playground(init: Function, forward: Function, backward: Function, train: Function) -> None:
    """Display a network and its training, and below it the controls.

    The functions are the learner's own: init(sizes, rng); forward and backward with the argument `activation`; train
    with `forward` and `backward` as its last arguments. Where one of them is broken, the picture's caption says which.
    The picture is an ordinary output, so it stays readable where no widgets run.
    """
    from IPython.display import display

    play = Play(init, forward, backward, train)
    shown = display(play.picture(), display_id=True)
    controls = _controls(play, lambda: shown.update(play.picture()))
    if controls is not None:
        display(controls)


def _controls(play: Play, redraw: Callable[[], None]) -> Any:
    """Return buttons, menus and a slider, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    train = widgets.Button(description="train 20 epochs ▶", tooltip="train 20 epochs more")
    again = widgets.Button(description="start anew", tooltip="new starting weights")
    width = widgets.Layout(width="15em")
    menus = {
        "set": widgets.Dropdown(options=list(SETS), value="moons", description="data", layout=width),
        "layers": widgets.Dropdown(options=list(LAYERS), value="3", description="hidden", layout=width),
        "activation": widgets.Dropdown(options=ACTIVATIONS, value="tanh", description="activation", layout=width),
    }
    eta = widgets.SelectionSlider(
        options=[0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0], value=1.0, description="η", layout=widgets.Layout(width="22em")
    )

    def learn(_: Any = None) -> None:
        play.learn(float(eta.value))
        redraw()

    def anew(_: Any = None) -> None:
        play.settings = {name: menu.value for name, menu in menus.items()}
        play.again()
        redraw()

    train.on_click(learn)
    again.on_click(anew)
    for menu in menus.values():
        menu.observe(anew, names="value")
    return widgets.VBox([widgets.HBox([train, again, eta]), widgets.HBox(list(menus.values()))])
