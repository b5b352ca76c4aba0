"""The error of an estimated gradient against the step it was measured with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from course import figure

_LOOKS = [(figure.BLUE, "o", "-"), (figure.VERMILION, "s", "--"), (figure.GREY, "^", ":")]


def error_by_step(
    steps: Sequence[float] | np.ndarray, errors: Mapping[str, Sequence[float]], caption: str = ""
) -> None:
    """Show up to three curves of errors over the step ε, on two logarithmic axes.

    steps: (m,), above 0. errors: name → (m,) errors; those that are 0 or not finite are left out.
    """
    eps = np.asarray(steps, dtype=float)
    fig, ax = figure.new(7.0, 4.4)
    words = []
    for (name, values), (color, marker, style) in zip(errors.items(), _LOOKS, strict=False):
        found = np.asarray(values, dtype=float)
        good = np.isfinite(found) & (found > 0)
        ax.plot(eps[good], found[good], color=color, marker=marker, linestyle=style, markersize=5, label=name)
        if good.any():
            best = int(np.argmin(np.where(good, found, np.inf)))
            words.append(f"“{name}” is smallest at ε = {eps[best]:.0e}, with {found[best]:.0e}")
    ax.set(xscale="log", yscale="log", xlabel="step ε", ylabel="largest error of a slope")
    ax.set_xticks(10.0 ** np.arange(-14, 1, 2))
    ax.legend()
    figure.show(
        fig,
        alt=f"Errors of an estimated gradient over the step, both axes logarithmic: {'; '.join(words)}.",
        caption=caption,
    )
