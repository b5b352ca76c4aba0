"""Four versions of one training loop side by side: another learning rate, or without `zero_grad()`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any
from unittest import mock

import numpy as np

from course.figure import Picture
from course.plots.weight_paths import weight_paths

Version = Callable[..., Sequence[float]]

STEPS, TARGET, REACH = 20, 2.0, 4.0


class FourWalks:
    """What the versions do on (1, 2), (2, 4), (3, 6) from w = 1.

    versions: the learner's functions, f(x, y, w, lr, steps) → weights. `trouble` says which could not be run, and why.
    """

    def __init__(self, versions: Sequence[Version]) -> None:
        self.versions, self.trouble = versions, ""

    def paths(self, lr: float, clearing: bool) -> dict[str, list[float]]:
        """Return each version's weights. clearing=False: `zero_grad()` of optimisers and modules does nothing."""
        import torch

        x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.0, 6.0])
        found, self.trouble = {}, ""
        with ExitStack() as switched:
            if not clearing:
                for owner in (torch.optim.Optimizer, torch.nn.Module):
                    switched.enter_context(mock.patch.object(owner, "zero_grad", return_value=None))
            for version in self.versions:
                try:
                    path = [float(w) for w in version(x, y, 1.0, lr, STEPS)]
                except Exception as error:  # whatever a learner's code raises
                    self.trouble += f" {version.__name__} stopped: {type(error).__name__}: {error}."
                    continue
                if path and np.isfinite(path).all():
                    found[version.__name__] = path
        return found

    def picture(self, lr: float, clearing: bool) -> Picture:
        """Return the paths, drawn, with a caption that says where each ends."""
        paths = self.paths(lr, clearing)
        ends = ", ".join(f"{name} at {path[-1]:.4g}" for name, path in paths.items())
        state = "" if clearing else " zero_grad() does nothing in this picture."
        caption = f"Learning rate {lr:.2f}.{state} After {STEPS} steps: {ends or 'nothing to show'}.{self.trouble}"
        return weight_paths(paths, TARGET, caption=caption, reach=REACH)


def zero_grad_switch(*versions: Version) -> None:
    """Display the versions' paths, and below them a slider for the learning rate and a box for `zero_grad()`.

    The picture is an ordinary output that the controls update, so it stays readable where no widgets run.
    """
    from IPython.display import display

    walks = FourWalks(versions)
    shown = display(walks.picture(0.05, True), display_id=True)
    controls = _controls(lambda lr, clearing: shown.update(walks.picture(lr, clearing)))
    if controls is not None:
        display(controls)


def _controls(redraw: Callable[[float, bool], None]) -> Any:
    """Return the controls, or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None

    lr = widgets.FloatSlider(
        value=0.05, min=0.01, max=0.23, step=0.01, description="lr", layout=widgets.Layout(width="34em")
    )
    clearing = widgets.Checkbox(value=True, description="zero_grad() does its work", indent=False)
    for one in (lr, clearing):
        one.observe(lambda change: redraw(float(lr.value), bool(clearing.value)), names="value")
    return widgets.VBox([lr, clearing])
