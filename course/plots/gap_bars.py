"""How far each gradient is from another program's: a bar for each parameter, over powers of ten."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course import figure

FLOOR = 1e-17
"""Gaps below it, 0 among them, are drawn as so large: a logarithmic axis has no 0."""


def gap_bars(names: Sequence[str], gaps: Sequence[float], *, limit: float, caption: str = "") -> None:
    """Show a horizontal bar for each parameter, on a logarithmic axis, and the limit as a dotted line.

    names, gaps: of the parameters, from the input on. limit: what a right program stays below; bars beyond it are
    hatched and marked with "too far".
    """
    values = np.maximum(np.asarray(gaps, float), FLOOR)
    fig, ax = figure.new(6.5, 1.1 + 0.32 * len(names))
    for place, (gap, value) in enumerate(zip(gaps, values, strict=True)):
        far = not gap <= limit  # nan is too far as well
        ax.barh(
            place,
            np.log10(value / FLOOR) if np.isfinite(value) else 0,
            left=np.log10(FLOOR),
            height=0.62,
            facecolor="white",
            edgecolor=figure.VERMILION if far else figure.BLUE,
            hatch="///" if far else "",
            linewidth=1.5,
        )
        end = np.log10(value) if np.isfinite(value) else np.log10(FLOOR)
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}  # no grid line strikes through the number
        words = f"{gap:.1e}{'  too far' if far else ''}"
        ax.text(end + 0.2, place, words, va="center", fontsize=9, bbox=box)
    ax.axvline(np.log10(limit), color="black", linestyle=":", marker="", linewidth=1.5)
    ticks = range(-16, 3, 4)
    ax.set_xticks(list(ticks), [f"$10^{{{t}}}$" for t in ticks])
    ax.set(xlim=(np.log10(FLOOR), 4.5), xlabel="relative difference (logarithmic scale)")
    ax.set_yticks(range(len(names)), list(names))
    ax.invert_yaxis()
    said = ", ".join(f"{name} {gap:.1e}" for name, gap in zip(names, gaps, strict=True))
    beyond = [name for name, gap in zip(names, gaps, strict=True) if not gap <= limit]
    where = f"beyond the limit of {limit:.0e}: {', '.join(beyond)}" if beyond else f"all below the limit of {limit:.0e}"
    figure.show(fig, alt=f"Bars of relative differences, {where}. {said}.", caption=caption)
