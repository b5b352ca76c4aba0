"""Two shapes to play with: what broadcasting makes of them, beside what the learner's own rule says."""

from __future__ import annotations

import ast
from collections.abc import Callable
from html import escape
from typing import Any

import numpy as np

from course.figure import Picture
from course.plots.shapes_aligned import Shape, outcome, shape_text, shapes_aligned

Rule = Callable[[Shape, Shape], Any]

PAIRS: list[tuple[Shape, Shape, str]] = [
    ((4, 3), (3,), "a table minus the means of its columns"),
    ((4, 3), (4,), "a table minus the means of its rows"),
    ((4, 3), (4, 1), "the same, with keepdims=True"),
    ((5,), (5, 1), "targets and predictions that look alike"),
    ((4, 1, 2), (3, 2), "every point with every other"),
    ((6,), (), "a list and a single number"),
    ((2, 3), (3, 2), "two tables, one turned over"),
    ((8, 1, 6, 1), (7, 1, 5), "four axes and three"),
]


class Explorer:
    """The two shapes, what numpy makes of them, and what the learner's rule says.

    rule: called with both shapes as tuples; should return the result's shape, or None where numpy gives an error.
    """

    def __init__(self, rule: Rule) -> None:
        self.rule, self.index = rule, 0
        self.a, self.b, self.story = PAIRS[0]

    def next(self) -> None:
        """Go on to the next pair."""
        self.index = (self.index + 1) % len(PAIRS)
        self.a, self.b, self.story = PAIRS[self.index]

    @property
    def guess(self) -> str:
        """What the learner's rule says to this pair, in words."""
        said, right = self._said(self.a, self.b)
        return f"{said} ({'agrees' if right else 'does not agree'})"

    def _said(self, a: Shape, b: Shape) -> tuple[str, bool]:
        try:
            shape = self.rule(a, b)
        except Exception as error:  # the learner's own code
            return f"stopped with {type(error).__name__}: {error}", False
        if shape is None:
            return "an error", outcome(a, b) == "an error"
        if not isinstance(shape, tuple) or not all(isinstance(size, int | np.integer) for size in shape):
            return f"{shape!r}, which is no shape", False
        text = f"shape {shape_text(shape)}"
        return text, text == outcome(a, b)

    @property
    def score(self) -> int:
        """For how many of the pairs the learner's rule agrees with numpy."""
        return sum(self._said(a, b)[1] for a, b, _ in PAIRS)

    @property
    def words(self) -> str:
        """The pair, numpy's answer and the rule's, in sentences."""
        return (
            f"{self.story[:1].upper()}{self.story[1:]}: {shape_text(self.a)} and {shape_text(self.b)}. "
            f"numpy: {outcome(self.a, self.b)}. Your rule: {self.guess}. "
            f"It agrees on {self.score} of the {len(PAIRS)} pairs."
        )

    def picture(self) -> Picture:
        """Return the picture of the pair, with the words as its caption."""
        return shapes_aligned(self.a, self.b, caption=self.words)


def read_shape(text: str) -> Shape | None:
    """Return the shape that a text says, `4, 3` or `(4, 3)`; None where it says none of at most four sizes."""
    try:
        value = ast.literal_eval(f"({text.strip().strip('()').rstrip(',')},)" if text.strip("() ,") else "()")
    except (SyntaxError, ValueError):
        return None
    fits = len(value) <= 4 and all(isinstance(size, int) and 0 < size < 1000 for size in value)
    return value if fits else None


def broadcasting_explorer(rule: Rule) -> None:
    """Display two shapes aligned from the right with what broadcasting makes of them, and controls to change them.

    rule: the learner's own, from two shapes to the result's, or to None for an error; its answer stands beside
    numpy's. Without ipywidgets the first pair's picture stays.
    """
    from IPython.display import display

    explorer = Explorer(rule)
    shown = display(explorer.picture(), display_id=True)
    controls = _controls(explorer, lambda: shown.update(explorer.picture()))
    if controls is not None:
        display(controls)


def _controls(explorer: Explorer, redraw: Callable[[], None]) -> Any:
    try:
        import ipywidgets as widgets
    except ImportError:
        return None
    following = widgets.Button(description="Next pair ▶", button_style="primary", tooltip="show another pair of shapes")
    narrow = widgets.Layout(width="16em")
    a, b = (
        widgets.Text(value=shape_text(shape), description=name, continuous_update=False, layout=narrow)
        for name, shape in (("shape of A", explorer.a), ("shape of B", explorer.b))
    )
    note = widgets.HTML()

    def move(_: Any) -> None:
        explorer.next()
        for box, shape in ((a, explorer.a), (b, explorer.b)):
            box.unobserve(typed, "value")
            box.value = shape_text(shape)
            box.observe(typed, "value")
        note.value = ""
        redraw()

    def typed(_: Any) -> None:
        shapes = read_shape(a.value), read_shape(b.value)
        for box, shape in zip((a, b), shapes, strict=True):
            if shape is None:
                note.value = f"{escape(box.value)} is no shape: write up to four sizes, as in 4, 3"
                return
        note.value = ""
        explorer.a, explorer.b, explorer.story = shapes[0] or (), shapes[1] or (), "your own pair"
        redraw()

    following.on_click(move)
    a.observe(typed, "value")
    b.observe(typed, "value")
    return widgets.VBox([widgets.HBox([following, a, b]), note])
