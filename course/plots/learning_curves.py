"""Learning curves: the error after each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from course import figure

_LOOKS = [
    (figure.BLUE, "o", "-"),
    (figure.GREEN, "^", "-."),
    (figure.VERMILION, "s", "--"),
    (figure.PURPLE, "D", ":"),
]


def learning_curves(curves: Mapping[str, Sequence[float]], caption: str = "") -> None:
    """Show up to four learning curves on a logarithmic scale.

    curves: name → the error before the first step and after each step. Errors that are 0 or not finite are left out.
    """
    fig, ax = figure.new(7.0, 4.2)
    words = []
    for (name, errors), (color, marker, style) in zip(curves.items(), _LOOKS, strict=False):
        E = np.asarray(errors, dtype=float)
        shown = np.where(np.isfinite(E) & (E > 0), E, np.nan)
        ax.plot(
            shown, color=color, marker=marker, linestyle=style, markersize=5, markevery=max(1, len(E) // 12), label=name
        )
        words.append(f"“{name}” goes from {E[0]:.3g} to {E[-1]:.3g} in {len(E) - 1} steps")
    ax.set(xlabel="step", ylabel="error E (logarithmic scale)", yscale="log")
    ax.legend(loc="best", fontsize=9)
    figure.show(
        fig,
        alt=f"Learning curves, the error on a logarithmic scale over the steps: {'; '.join(words)}.",
        caption=caption,
    )
