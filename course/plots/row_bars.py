"""Rows of a table as bars: scores on the left, what a function makes of them on the right."""

from __future__ import annotations

import numpy as np

from course import figure


def row_bars(Z: np.ndarray, P: np.ndarray, names: list[str], caption: str = "") -> None:
    """Show each row of scores Z beside the same row of P.

    Z, P: (n, k), n of 2 to 4. names: of the k classes.
    """
    n, k = Z.shape
    fig, axes = figure.new(7.4, 1.6 * n, rows=n, cols=2, sharex=True)
    words = []
    for i in range(n):
        for ax, values, color, hatch, title in zip(
            axes[i], (Z[i], P[i]), (figure.GREY, figure.BLUE), ("", "//"), ("scores", "softmax"), strict=True
        ):
            bars = ax.bar(range(k), values, color="white", edgecolor=color, hatch=hatch, linewidth=2)
            ax.bar_label(bars, [f"{v:.2g}" for v in values], padding=2, fontsize=9)
            ax.axhline(0, color="black", linewidth=1, linestyle="-", marker="")
            ax.set_xticks(range(k), names)
            ax.grid(visible=False)
            if i == 0:
                ax.set_title(title)
        axes[i][0].set_ylabel(f"row {i}")
        axes[i][0].set_ylim(min(Z.min(), 0) * 1.35, max(Z.max(), 0) * 1.35)
        axes[i][1].set_ylim(0, 1.15)
        words.append(f"row {i}, {_list(Z[i])} becomes {_list(P[i])}")
    figure.show(fig, alt=f"Bars for {n} rows. {'; '.join(words).capitalize()}.", caption=caption)


def _list(values: np.ndarray) -> str:
    return ", ".join(f"{v:.2g}" for v in values)
