"""Walks on an error surface: contour lines, and each optimiser's way to the bottom."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from course import figure
from course.surfaces import Surface

_LOOKS = [(figure.BLUE, "o", "-"), (figure.VERMILION, "s", "--"), (figure.GREEN, "^", "-."), (figure.PURPLE, "D", ":")]


def draw_paths(ax: Axes, surface: Surface, paths: Mapping[str, np.ndarray]) -> None:
    """Draw contour lines, the goal as a star, and each path, (steps + 1, 2), with a mark on each step."""
    left, right, bottom, top = surface.window
    across, up = np.meshgrid(np.linspace(left, right, 120), np.linspace(bottom, top, 120))
    heights = surface.value(np.array([across, up]))
    low, high = heights.min(), heights.max()
    levels = low + (high - low) * np.linspace(0.02, 1, 12) ** 2
    ax.contour(across, up, heights, levels=levels, colors="#9aa0a6", linewidths=0.8)
    for (name, path), (color, marker, style) in zip(paths.items(), _LOOKS, strict=False):
        # A walk that has left for infinity would stretch the drawing: what is far outside is cut off.
        shown = np.clip(np.nan_to_num(path, nan=1e3, posinf=1e3, neginf=-1e3), -1e3, 1e3)
        ax.plot(*shown.T, color=color, marker=marker, linestyle=style, linewidth=1.5, markersize=4, label=name)
    ax.plot(*surface.goal, marker="*", markersize=15, color=figure.ORANGE, markeredgecolor="black", linestyle="none")
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="$w_1$", ylabel="$w_2$")
    ax.grid(visible=False)
    if paths:
        ax.legend(fontsize=9, loc="upper right")


def surface_paths(surface: Surface, paths: Mapping[str, np.ndarray], *, alt: str, caption: str = "") -> None:
    """Show up to four walks on one surface. paths: each name with its points, (steps + 1, 2)."""
    fig, ax = figure.new(7.0, 3.9)
    draw_paths(ax, surface, paths)
    figure.show(fig, alt=alt, caption=caption)
