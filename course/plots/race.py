"""Two functions that calculate the same, timed on this machine for growing inputs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from course import figure


def seconds(f: Callable[..., Any], *args: Any, tries: int = 3) -> float:
    """Return the wall seconds of the fastest of several calls."""
    best = float("inf")
    for _ in range(tries):
        began = time.perf_counter()
        f(*args)
        best = min(best, time.perf_counter() - began)
    return best


def race(
    slow: tuple[str, Callable[..., Any]],
    fast: tuple[str, Callable[..., Any]],
    make: Callable[[int], tuple[Any, ...]],
    sizes: Sequence[int],
    caption: str = "",
) -> list[float]:
    """Show the times of two functions over the size of their input, and return how many times longer the first took.

    slow, fast: a name and a function each. make: the arguments for a size. Both are timed in turn, in one run, so that
    whatever else the machine does slows both.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for size in sizes:
        for taken, (_, f) in zip(times, (slow, fast), strict=True):
            taken.append(seconds(f, *make(size)))
    ratios = [long / max(short, 1e-9) for long, short in zip(*times, strict=True)]
    fig, ax = figure.new(7.0, 4.0)
    for taken, (name, _), color, marker, style in zip(
        times, (slow, fast), (figure.VERMILION, figure.BLUE), "so", ("--", "-"), strict=True
    ):
        ax.plot(sizes, taken, label=name, color=color, marker=marker, linestyle=style)
    ax.set(xscale="log", yscale="log", xlabel="points in each of the two sets, n", ylabel="seconds (logarithmic scale)")
    ax.set_xticks(list(sizes), [str(size) for size in sizes])
    ax.minorticks_off()
    ax.legend(loc="best", fontsize=9)
    figure.show(
        fig,
        alt=(
            f"Seconds over n, both on logarithmic scales. At n = {sizes[-1]}, “{slow[0]}” takes "
            f"{times[0][-1]:.2g} s and “{fast[0]}” {times[1][-1]:.2g} s, {ratios[-1]:.0f} times less."
        ),
        caption=caption,
    )
    return ratios
