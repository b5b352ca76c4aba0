"""A matrix product and its two backward products, as rectangles whose sides are the sizes."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from course import figure

_PAINT = {"X": figure.BLUE, "W": figure.GREEN, "G": figure.VERMILION}
_HATCH = {"X": "", "W": "//", "G": ".."}


def matmul_shapes(n: int, d: int, k: int, caption: str = "") -> None:
    """Show Z = X W, dX = dZ Wᵀ and dW = Xᵀ dZ as rectangles: sides that meet inside a product are equally long."""
    lines = [
        ("Z = X W", [("X", "X", n, d), ("W", "W", d, k), ("G", "Z", n, k)]),
        ("dX = dZ Wᵀ", [("G", "dZ", n, k), ("W", "Wᵀ", k, d), ("X", "dX", n, d)]),
        ("dW = Xᵀ dZ", [("X", "Xᵀ", d, n), ("G", "dZ", n, k), ("W", "dW", d, k)]),
    ]
    highest = [max(rows for _, _, rows, _ in factors) for _, factors in lines]
    fig, ax = figure.new(6.6, 0.27 * (sum(highest) + 3 * len(lines)))
    top, widest = 0.0, 0.0
    for (title, factors), high in zip(lines, highest, strict=True):
        x, middle = 5.5, top - high / 2
        ax.text(0, middle, title, va="center", fontsize=13)
        for at, (kind, name, rows, columns) in enumerate(factors):
            ax.add_patch(
                Rectangle(
                    (x, middle - rows / 2),
                    columns,
                    rows,
                    facecolor="white",
                    edgecolor=_PAINT[kind],
                    hatch=_HATCH[kind],
                    alpha=0.9,
                    linewidth=1.8,
                )
            )
            label = {"va": "center", "ha": "center", "fontsize": 11}
            rim = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
            ax.text(x + columns / 2, middle, name, bbox=rim, **label)
            ax.text(x + columns / 2, middle - rows / 2 - 0.55, f"{rows} × {columns}", color=figure.GREY, **label)
            x += columns + 1.4
            if at < 2:
                ax.text(x - 0.7, middle, "·" if at == 0 else "=", fontsize=15, va="center", ha="center")
        widest, top = max(widest, x), top - high - 2.2
    ax.set(xlim=(-0.2, widest), ylim=(top + 1.2, 0.4), aspect="equal")
    ax.axis("off")
    figure.show(
        fig,
        alt=f"Three products drawn as rectangles. Z = X W: {n}×{d} times {d}×{k} gives {n}×{k}. dX = dZ Wᵀ: "
        f"{n}×{k} times {k}×{d} gives {n}×{d}. dW = Xᵀ dZ: {d}×{n} times {n}×{k} gives {d}×{k}.",
        caption=caption,
    )
