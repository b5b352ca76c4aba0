"""Pictures that can be read without colour and without eyes: one style, and alt text on every figure."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, VERMILION, PURPLE, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#5F6368"
"""Okabe & Ito's colour-blind-safe palette (2008), and a grey."""

_LINE_STYLES = ["-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1))]
_MARKERS = ["o", "s", "^", "D", "v", "P"]
STYLE: Any = {
    "figure.dpi": 110,
    "figure.constrained_layout.use": True,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.alpha": 0.3,
    "font.size": 11,
    "lines.linewidth": 2,
    "axes.prop_cycle": cycler(color=[BLUE, VERMILION, GREEN, ORANGE, PURPLE, GREY])
    + cycler(linestyle=_LINE_STYLES)
    + cycler(marker=_MARKERS),
}


def new(width: float = 6.0, height: float = 4.0, rows: int = 1, cols: int = 1, **subplots: Any) -> tuple[Figure, Any]:
    """Return a figure and its axes in the house style.

    width, height: inches. Lines differ by style and marker as well as by colour. The axes come as
    `plt.subplots` gives them: one Axes, or an array of them.
    """
    with mpl.rc_context(STYLE):
        return plt.subplots(rows, cols, figsize=(width, height), **subplots)


class Picture:
    """A drawn figure with its alt text and caption; displays itself in a notebook."""

    def __init__(self, png: bytes, alt: str, caption: str, width: int) -> None:
        self.png, self.alt, self.caption, self.width = png, alt, caption, width

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        source = "data:image/png;base64," + base64.b64encode(self.png).decode()
        caption = f'<figcaption style="max-width:44em">{html.escape(self.caption)}</figcaption>' if self.caption else ""
        picture = (
            f'<figure style="margin:0.5em 0"><img src="{source}" alt="{html.escape(self.alt, quote=True)}" '
            f'width="{self.width}" style="max-width:100%;height:auto;background:white">{caption}</figure>'
        )
        return {"text/html": picture, "text/plain": f"[Picture: {self.alt}]"}


def picture(fig: Figure, *, alt: str, caption: str = "", width: int | None = None) -> Picture:
    """Draw a figure into a picture that a notebook can display, and close the figure.

    alt: what the picture shows, for readers who cannot see it; must not be empty.
    caption: what to look at. width: pixels on the page; by default the figure's own size.
    Raises: ValueError if alt is empty.
    """
    if not alt.strip():
        raise ValueError("Every picture needs alt text: say in a sentence what it shows.")
    buffer = io.BytesIO()
    # Half as fine again as the page, so that pictures stay sharp on high-density screens; twice takes a third longer.
    fig.savefig(buffer, format="png", dpi=144, facecolor="white", metadata={"Software": None})
    plt.close(fig)
    return Picture(buffer.getvalue(), alt, caption, width or round(fig.get_figwidth() * 96))


def show(fig: Figure, *, alt: str, caption: str = "", width: int | None = None) -> None:
    """Display a figure with alt text and a caption, and close it; see `picture`."""
    from IPython.display import display

    display(picture(fig, alt=alt, caption=caption, width=width))
