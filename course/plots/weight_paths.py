"""The way of one weight, step by step, by several programs that should agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from course import figure

_MARKERS = ["o", "s", "^", "D", "v", "P"]


def weight_paths(
    paths: Mapping[str, Sequence[float]], target: float, caption: str = "", reach: float = 0.0
) -> figure.Picture:
    """Return a picture of up to six paths over the steps, with a dotted line at the weight they should find.

    paths: name → the weight before the first step and after each. reach: how far from the target the picture goes at
    most; 0 shows everything. Paths that lie on top of each other are told apart by markers of different sizes.
    """
    fig, ax = figure.new(7.0, 4.0)
    ax.axhline(target, color=figure.GREY, linestyle=":", marker="", linewidth=1.8)
    words = []
    for i, (name, path) in enumerate(paths.items()):
        w = np.asarray(path, dtype=float)
        ax.plot(w, label=name, marker=_MARKERS[i % 6], markersize=11 - 2 * i if len(paths) > 1 else 5,
                markevery=max(1, len(w) // 20), markerfacecolor="none", markeredgewidth=1.6)  # fmt: skip
        words.append(f"“{name}” goes from {w[0]:.3g} to {w[-1]:.3g} in {len(w) - 1} steps")
    ax.set(xlabel="step", ylabel="weight w")
    ax.xaxis.get_major_locator().set_params(integer=True)
    if reach:
        low, high = ax.get_ylim()
        ax.set_ylim(max(low, target - reach), min(high, target + reach))
    if paths:
        ax.legend(loc="best", fontsize=9)
    alt = f"The weight over the steps, with a line at {target:g}, the weight to be found: {'; '.join(words)}."
    return figure.picture(fig, alt=alt, caption=caption)
