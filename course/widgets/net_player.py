"""Step through one sample's way forward and back, on the learner's own gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.figure import Picture
from course.graph.node import written
from course.plots.net_pass import net_pass

Arrays = dict[str, np.ndarray]
Forward = Callable[[np.ndarray, Arrays], Arrays]
Backward = Callable[[np.ndarray, np.ndarray, Arrays, Arrays], Arrays]
STEPS = 7
ETA = 0.5


def frame(forward: Forward, backward: Backward, params: Arrays, x: np.ndarray, y: np.ndarray, step: int) -> Picture:
    """Return the picture of one step, 0 to 7, of sample x with target y: forward, then what `backward` gives.

    A backward function that raises, or gives something else than four gradients of the right shapes, is told in the
    caption.
    """
    cache = forward(x, params)
    sizes = (*params["W1"].shape, params["W2"].shape[1])
    above = [x, cache["a1"] if step >= 1 else None, cache["p"] if step >= 2 else None]
    if step < 3:
        said = (
            f"The sample: x = ({', '.join(written(float(v)) for v in x)}), y = {y[0]:.0f}. On the lines: weights.",
            "Forward: each hidden unit adds up weight times input and its bias, then tanh.",
            f"Forward: σ gives p = {cache['p'][0]:.3f}; the target is {y[0]:.0f}, so J = {_cost(cache['p'], y):.3f}.",
        )[step]
        edges = [params["W1"], params["W2"] if step else None]
        return net_pass(sizes, above=above, edges=edges, bold={step}, caption=said)
    try:
        grads = {name: np.asarray(backward(x, y, params, cache)[name], dtype=float) for name in params}
        if wrong := [name for name in params if grads[name].shape != params[name].shape]:
            raise ValueError(f"the gradient of {wrong[0]} has shape {grads[wrong[0]].shape}")
    except Exception as error:  # the learner's own mistake, to be read and mended
        said = f"Your backward_one stops here: {type(error).__name__}: {error}."
        return net_pass(sizes, above=above, edges=[params["W1"], params["W2"]], caption=said)
    below = [None, grads["b1"] if step >= 5 else None, grads["b2"]]
    edges = [grads["W1"] if step >= 6 else params["W1"], grads["W2"] if step >= 4 else params["W2"]]
    bold = {3: {2}, 4: {1, 2}, 5: {1}, 6: {0, 1}, 7: {0, 1, 2}}[step]
    return net_pass(
        sizes, above=above, below=below, edges=edges, bold=bold, caption=_back(forward, params, grads, x, y, step)
    )


def _back(forward: Forward, params: Arrays, grads: Arrays, x: np.ndarray, y: np.ndarray, step: int) -> str:
    if step == 7:
        moved = {name: params[name] - ETA * grads[name] for name in params}
        before, after = (_cost(forward(x, p)["p"], y) for p in (params, moved))
        verdict = "down, as it should" if after < before else "not down: is a sign or a factor wrong?"
        return f"One step against your gradients (η = {ETA}): J goes from {before:.3f} to {after:.3f}, {verdict}."
    return {
        3: "Backward: your delta of the output, which is the gradient of its bias. With the right sign it is p − y.",
        4: "Backward: on the second connections your gradients of W2, value at the left times delta at the right.",
        5: "Backward: your deltas of the hidden units. Each came through its weight in W2, and through its tanh.",
        6: "Backward: on the first connections your gradients of W1. Again value at the left times delta at the right.",
    }[step]


def _cost(p: np.ndarray, y: np.ndarray) -> float:
    return float(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))


def net_player(forward: Forward, backward: Backward, params: Arrays, X: np.ndarray, y: np.ndarray) -> None:
    """Display one sample's way through the network, and below it buttons for the steps and a slider for the sample.

    forward, backward: of one sample; the learner's. params: W1, b1, W2, b2. X: (n, d); y: (n, 1), 0 or 1.
    The picture is an ordinary output, so it stays readable where no widgets run.
    """
    from IPython.display import display

    def picture(sample: int, step: int) -> Picture:
        with np.errstate(all="ignore"):
            return frame(forward, backward, params, X[sample], y[sample], step)

    shown = display(picture(0, 0), display_id=True)
    controls = _controls(len(X), lambda sample, step: shown.update(picture(sample, step)))
    if controls is not None:
        display(controls)


def _controls(samples: int, redraw: Callable[[int, int], None]) -> Any:
    """Return buttons and sliders, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    back = widgets.Button(description="◀ back", tooltip="one step back", disabled=True)
    ahead = widgets.Button(description="ahead ▶", tooltip="one step ahead")
    step = widgets.IntSlider(0, 0, STEPS, description="step", layout=widgets.Layout(width="20em"))
    sample = widgets.IntSlider(0, 0, samples - 1, description="sample", layout=widgets.Layout(width="20em"))

    def show(_: Any = None) -> None:
        back.disabled, ahead.disabled = step.value == 0, step.value == STEPS
        redraw(sample.value, step.value)

    def move(by: int) -> None:
        step.value = min(STEPS, max(0, step.value + by))

    back.on_click(lambda _: move(-1))
    ahead.on_click(lambda _: move(1))
    for one in (step, sample):
        one.observe(show, names="value")
    return widgets.VBox([widgets.HBox([back, ahead]), widgets.HBox([step, sample])])
