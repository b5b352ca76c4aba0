"""Two shapes below one another, aligned from the right, and what broadcasting makes of each place."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from course import figure

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Place:
    """One place of two aligned shapes: the two sizes (None where a shape has no such place), and the result's.

    result: None where the sizes do not fit.
    """

    a: int | None
    b: int | None
    result: int | None

    @property
    def words(self) -> str:
        """What happens here."""
        a, b = (1 if size is None else size for size in (self.a, self.b))
        missing = "missing counts as 1; " if None in (self.a, self.b) else ""
        if self.result is None:
            return f"{a} and {b}: error"
        if a == b:
            return f"{missing}{a} and {b}: equal"
        return f"{missing}1 is stretched to {self.result}"


def align(a: Shape, b: Shape) -> list[Place]:
    """Return the places of two shapes, aligned from the right, from left to right."""
    places = []
    for i in range(max(len(a), len(b)), 0, -1):
        left, right = (shape[-i] if i <= len(shape) else None for shape in (a, b))
        one, other = (1 if size is None else size for size in (left, right))
        result = one if one == other or other == 1 else other if one == 1 else None
        places.append(Place(left, right, result))
    return places


def shape_text(shape: Shape) -> str:
    """Return a shape as Python writes it."""
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"


def outcome(a: Shape, b: Shape) -> str:
    """Return what an operation on two arrays of these shapes gives, in words."""
    sizes = [place.result for place in align(a, b)]
    if None in sizes:
        return "an error"
    return f"shape {shape_text(tuple(size for size in sizes if size is not None))}"


def _row(ax: Axes, y: float, name: str, sizes: list[int | None], color: str, style: str) -> None:
    ax.text(-0.8, y, name, ha="right", va="center", weight="bold", color=color)
    for x, size in enumerate(sizes):
        shown = "·" if size is None else str(size)
        box = {"boxstyle": "square,pad=0.5", "facecolor": "white", "edgecolor": color, "linestyle": style}
        ax.text(x * 1.9, y, shown, ha="center", va="center", fontsize=14, bbox=box | {"linewidth": 2})


def shapes_aligned(a: Shape, b: Shape, names: tuple[str, str] = ("A", "B"), caption: str = "") -> figure.Picture:
    """Return the picture of two shapes aligned from the right, the verdict for each place, and the result.

    a, b: at most four places each. names: what to call the two arrays.
    """
    places = align(a, b)
    fig, ax = figure.new(7.0, 2.7)
    _row(ax, 2.0, f"{names[0]}  {shape_text(a)}", [place.a for place in places], figure.BLUE, "-")
    _row(ax, 1.0, f"{names[1]}  {shape_text(b)}", [place.b for place in places], figure.GREEN, "--")
    fails = any(place.result is None for place in places)
    color = figure.VERMILION if fails else "black"
    ax.text(-0.8, 0.0, "error" if fails else "result", ha="right", va="center", weight="bold", color=color)
    for x, place in enumerate(places):
        box = {"boxstyle": "square,pad=0.5", "facecolor": "white", "edgecolor": color, "linewidth": 2}
        shown = "✗" if place.result is None else str(place.result)
        ax.text(x * 1.9, 0.0, shown, ha="center", va="center", fontsize=14, color=color, bbox=box)
        said = place.words.replace("; ", ";\n").replace("stretched to", "stretched\nto")
        ax.text(x * 1.9, -0.62, said, ha="center", va="top", fontsize=8.5)
    middle = (1.9 * len(places) - 5.0) / 2
    ax.set(xlim=(middle - 5.4, middle + 5.4), ylim=(-1.75, 2.6))
    ax.axis("off")
    told = "; ".join(place.words for place in reversed(places)) or "no places at all, two single numbers"
    return figure.picture(
        fig,
        alt=(
            f"{names[0]} of shape {shape_text(a)} above {names[1]} of shape {shape_text(b)}, aligned from the right. "
            f"From the right: {told}. The result: {outcome(a, b)}."
        ),
        caption=caption,
    )
