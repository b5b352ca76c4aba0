"""A race of optimisers on three surfaces: the learner's classes, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from course import figure
from course.figure import Picture
from course.plots.surface_paths import draw_paths
from course.surfaces import BEND, RAVINE, SADDLE, Surface

STEPS = 120
NEAR = 0.05
"""So close to the goal a runner has arrived."""

Maker = Callable[[list[np.ndarray], float], Any]


def run(maker: Maker, surface: Surface, rate: float, steps: int = STEPS) -> np.ndarray:
    """Return the walk of one optimiser, (steps + 1, 2), with its start.

    maker: called with a list of one array and a rate; returns an object with `step(grads)`.
    """
    w = np.array(surface.start)
    optimiser, path = maker([w], rate), [np.array(surface.start)]
    with np.errstate(all="ignore"):
        for _ in range(steps):
            optimiser.step([surface.slope(w)])
            path.append(w.copy())
    return np.array(path)


def arrival(path: np.ndarray, surface: Surface) -> int | None:
    """Return the first step from which on the walk stays near the goal, or None."""
    far = np.flatnonzero(~(np.linalg.norm(path - surface.goal, axis=1) < NEAR))
    first = int(far[-1]) + 1 if len(far) else 0
    return first if first < len(path) else None


class Race:
    """Runners, a surface, and as many steps as are shown.

    makers: each name with a maker and its learning rates, one for each of the three surfaces.
    """

    def __init__(self, makers: Mapping[str, tuple[Maker, tuple[float, float, float]]]) -> None:
        self.makers, self.surfaces = makers, (RAVINE, BEND, SADDLE)
        self.chosen, self.shown, self.factor = 0, 10, 1.0

    def picture(self) -> Picture:
        """Return the paths so far, with what became of each runner."""
        surface, paths, words = self.surfaces[self.chosen], {}, []
        for name, (maker, rates) in self.makers.items():
            rate = rates[self.chosen] * self.factor
            try:
                path = run(maker, surface, rate)
            except Exception as error:  # the learner's code may do anything
                words.append(f"{name} stopped with {type(error).__name__}: {str(error)[:60]}")
                continue
            paths[f"{name}, rate {rate:.3g}"] = path[: self.shown + 1]
            came = arrival(path, surface)
            words.append(
                f"{name} is there after {came}" if came is not None and came <= self.shown else f"{name} is on its way"
            )
        fig, ax = figure.new(7.0, 4.4)
        draw_paths(ax, surface, paths)
        ax.set_title(f"{surface.name}, {self.shown} steps", fontsize=11)
        said = "; ".join(words) + "."
        return figure.picture(fig, alt=f"Surface {surface.name} after {self.shown} steps. {said}", caption=said)


def optimiser_race(race: Race) -> None:
    """Display a race and its controls. Without widgets the picture stays."""
    from IPython.display import display

    shown = display(race.picture(), display_id=True)
    controls = _controls(race, lambda: shown.update(race.picture()))
    if controls is not None:
        display(controls)


def _controls(race: Race, redraw: Callable[[], None]) -> Any:
    """Return a slider for steps, one for the rates, and the surfaces; or None where there is no ipywidgets."""
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    wide = widgets.Layout(width="34em")
    steps = widgets.IntSlider(value=race.shown, min=0, max=STEPS, description="steps", layout=wide)
    factor = widgets.FloatLogSlider(
        value=1.0, base=10, min=-1, max=1, step=0.1, description="rates ×", readout_format=".2f", layout=wide
    )
    surface = widgets.Dropdown(
        options=[(one.name, index) for index, one in enumerate(race.surfaces)], description="surface"
    )

    def moved(_: Any) -> None:
        race.shown, race.factor, race.chosen = steps.value, factor.value, surface.value
        redraw()

    for control in (steps, factor, surface):
        control.observe(moved, names="value")
    return widgets.VBox([steps, factor, surface])
