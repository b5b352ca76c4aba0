"""Three rows of bars over the classes: the probabilities, the truth, and the gradient between them."""

from __future__ import annotations

import numpy as np

from course import figure


def output_gradient(p: np.ndarray, label: int, gradient: np.ndarray, *, alt: str, caption: str = "") -> None:
    """Show one sample's probabilities p, its true class and the gradient of its loss, class by class.

    p, gradient: (k,). label: the true class, 0 to k − 1.
    """
    k = len(p)
    rows = [("probability p", p, figure.BLUE), ("truth y", np.eye(k)[label], figure.GREY)]
    rows.append(("gradient", gradient, figure.VERMILION))
    fig, axes = figure.new(6.4, 4.2, rows=3, sharex=True)
    for ax, (name, heights, color) in zip(axes, rows, strict=True):
        bars = ax.bar(range(k), heights, color=color, edgecolor="black", linewidth=0.6)
        if name == "gradient":
            for bar, height in zip(bars, heights, strict=True):
                bar.set_hatch("//" if height < 0 else "")
        ax.axhline(0, color="black", linewidth=0.8)
        ax.set_ylim(-1.05 if heights.min() < 0 else 0, 1.05)
        ax.set_ylabel(name)
    axes[-1].set_xticks(range(k))
    axes[-1].set_xlabel("class")
    figure.show(fig, alt=alt, caption=caption)
