"""Seconds of several runs of each competitor: every run, and the median."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from course import figure

_LOOKS = [(figure.BLUE, "o"), (figure.VERMILION, "s"), (figure.GREEN, "^")]


def run_times(times: Mapping[str, Sequence[float]], caption: str = "") -> None:
    """Show a row for each competitor: a mark for each run, and a line at the median.

    times: name → seconds of its runs, one or more; up to three names.
    """
    fig, ax = figure.new(7.0, 0.9 + 0.7 * len(times))
    words = []
    for row, ((name, seconds), (color, marker)) in enumerate(zip(times.items(), _LOOKS, strict=False)):
        middle = statistics.median(seconds)
        ax.plot(seconds, [row] * len(seconds), marker, color=color, markersize=8, linestyle="none", fillstyle="none")
        ax.plot([middle, middle], [row - 0.3, row + 0.3], color="black", linewidth=2.5, linestyle="-", marker="")
        ax.text(middle, row - 0.33, f"{middle:.3f} s", ha="center", va="bottom", fontsize=9)
        words.append(
            f"{name}: median {middle:.3f} s of {len(seconds)} runs, from {min(seconds):.3f} to {max(seconds):.3f}"
        )
    ax.set_yticks(range(len(times)), list(times))
    ax.set_ylim(len(times) - 0.4, -0.75)
    ax.set_xlim(0, 1.1 * max(max(seconds) for seconds in times.values()))
    ax.set_xlabel("seconds")
    figure.show(fig, alt=f"Marks for the runs of each. {'; '.join(words)}.", caption=caption)
