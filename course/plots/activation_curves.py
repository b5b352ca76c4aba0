"""An activation function and its slope, one above the other, with the ranges shaded where the slope has died."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course import figure

Function = Callable[[np.ndarray], np.ndarray]

FLAT = 0.05
"""A slope smaller than this counts as saturated: less than a twentieth of what comes back gets through."""


def values_of(f: Function, z: np.ndarray) -> np.ndarray:
    """Return f(z) as floats in z's shape; what a learner's function warns of on the way is not shown."""
    with np.errstate(all="ignore"):
        values = np.asarray(f(z.copy()), dtype=float)
    if values.shape != z.shape:
        raise ValueError(f"an array of shape {z.shape} came back with shape {values.shape}")
    return values


def flat_ranges(z: np.ndarray, slope: np.ndarray) -> list[tuple[float, float]]:
    """Return the ranges of z, from and to, on which the slope's size is below FLAT.

    >>> flat_ranges(np.array([-2.0, -1.0, 0.0, 1.0]), np.array([0.0, 0.0, 1.0, 1.0]))
    [(-2.0, -1.0)]
    """
    flat = np.concatenate([[False], np.abs(slope) < FLAT, [False]])
    turns = np.flatnonzero(flat[1:] != flat[:-1])
    return [(float(z[start]), float(z[end - 1])) for start, end in zip(turns[::2], turns[1::2], strict=True)]


def activation_picture(
    functions: dict[str, tuple[Function, Function]], *, at: float | None = None, caption: str = ""
) -> figure.Picture:
    """Return the picture of activation functions above and their slopes below, shaded where they saturate.

    functions: each name with f and f′, at most six. at: a z to mark, with its value and slope.
    """
    z = np.linspace(-5, 5, 401)
    fig, axes = figure.new(
        max(5.5, 2.6 * len(functions)), 4.6, rows=2, cols=len(functions), sharex=True, sharey="row", squeeze=False
    )
    said = []
    for (name, (f, slope_of)), (above, below) in zip(functions.items(), axes.T, strict=True):
        value, slope = values_of(f, z), values_of(slope_of, z)
        ranges = flat_ranges(z, slope)
        for low, high in ranges:
            for ax in (above, below):
                ax.axvspan(low, high, facecolor="#dddddd", edgecolor="#999999", hatch="//", linewidth=0, alpha=0.6)
        above.plot(z, value, color=figure.BLUE, linestyle="-", marker="")
        below.plot(z, slope, color=figure.VERMILION, linestyle="--", marker="")
        above.set_title(name)
        above.set_ylim(-1.6, 3.2)
        below.set_ylim(-0.2, 1.25)
        below.set_xticks([-4, -2, 0, 2, 4])
        below.set_xlabel("z")
        where = " and ".join(f"from {low:.1f} to {high:.1f}" for low, high in ranges) or "nowhere"
        said.append(f"{name}: flat {where}.")
        if at is not None:
            here = values_of(f, np.array([at]))[0], values_of(slope_of, np.array([at]))[0]
            for ax, number in zip((above, below), here, strict=True):
                ax.plot([at], [number], marker="o", markersize=9, color="black", linestyle="none")
                ax.annotate(f"{number:.3f}", (at, number), xytext=(9, 7), textcoords="offset points")
            said.append(f"At z = {at:.1f} its value is {here[0]:.3f} and its slope {here[1]:.3f}.")
    axes[0, 0].set_ylabel("value f(z)")
    axes[1, 0].set_ylabel("slope f′(z)")
    alt = "Activation functions above, their slopes below, hatched where the slope is below 0.05. " + " ".join(said)
    return figure.picture(fig, alt=alt, caption=caption)


def activation_curves(functions: dict[str, tuple[Function, Function]], *, caption: str = "") -> None:
    """Display activation functions and their slopes; see `activation_picture`."""
    from IPython.display import display

    display(activation_picture(functions, caption=caption))
