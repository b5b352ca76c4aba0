"""How far two copies of one network part while they are trained: a curve for each pair, over powers of ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from course import figure

FAR = 0.5
"""A gap beyond it is of the size of the weights themselves."""


def drift_curves(curves: Mapping[str, Sequence[float]], caption: str = "") -> None:
    """Show the gap of each pair after every step, on a logarithmic axis; a gap of 0 has no place there.

    curves: name → the largest difference of a parameter before the first step and after each. The alt text says of
    every curve where it begins and ends, and when it passes `FAR`.
    """
    fig, ax = figure.new(6.5, 4.2)
    words = []
    for name, values in curves.items():
        gaps = np.asarray(values, float)[1:]
        steps = np.arange(1, len(gaps) + 1)
        seen = np.where(gaps > 0, gaps, np.nan)
        ax.plot(steps, seen, label=name, linewidth=2, markevery=max(1, len(gaps) // 10), markersize=5)
        far = steps[gaps > FAR]
        passes = f", beyond {FAR} for the first time after step {far[0]}" if far.size else ""
        ends = f"{gaps[0]:.0e} after one step, {gaps[-1]:.0e} after {len(gaps)}" if gaps.size else "no steps"
        words.append(f"{name}: {ends}{passes}")
    ax.set(yscale="log", ylim=(1e-18, 1e3), xlabel="step", ylabel="largest difference of a parameter")
    ax.legend(loc="lower right", bbox_to_anchor=(1.0, 0.16), fontsize=9)  # between the level curves
    said = "; ".join(words)
    figure.show(
        fig, alt=f"Largest difference between two networks over the steps, logarithmic scale. {said}.", caption=caption
    )
