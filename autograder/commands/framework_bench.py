"""What training costs in the learner's framework and in PyTorch: the same networks and batches, in one run."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from rich.table import Table

from autograder.commands.terminal import console, errors, print_json
from autograder.reproductions.framework import assemble
from autograder.reproductions.race import DISTANCES, Distance, Round, race
from autograder.reproductions.training import digits


def run_framework_bench(root: Path, rounds: int, *, as_json: bool = False, images: int = 60000) -> bool:
    """Measure and print; return whether every promise is met.

    rounds: how many epochs each trains. images: how many pictures an epoch has; seconds are given for 60,000.
    Raises: DataError if MNIST is missing or damaged.
    """
    framework, data = assemble(root), digits(images=images)
    table = Table(title="CPU seconds an epoch of 60,000 pictures, float32, one thread each", title_justify="left")
    for name in ("network", "batch", "ours", "with\n∂L/∂x", "PyTorch", "ours / PyTorch", "at most"):
        table.add_column(name, justify="left" if name == "network" else "right", no_wrap=True)
    met, apart = True, 0.0
    for distance in DISTANCES:
        if not as_json:
            errors.print(f"{distance.net}, batches of {distance.batch}: {rounds} rounds …")
        ran = list(race(framework, distance, data.X, data.y, rounds))
        found = figures(distance, [one for one, _ in ran], 60000 / len(data.X), ran[0][1])
        met, apart = met and found["met"], max(apart, found["apart"])
        if as_json:
            print_json(found)
        table.add_row(*_cells(found))
    if not as_json:
        console.print(table)
        console.print(
            "Medians; in brackets the least and the most of all rounds. With ∂L/∂x: the lessons' Linear computes it "
            "for the pictures, too, which PyTorch leaves out and training has no use for. After 50 steps, the weights "
            f"of ours and of PyTorch differ by {apart:.0e} at most."
        )
        console.print("Every promise is met." if met else "[bold red]Not every promise is met.[/]")
    return met


def figures(distance: Distance, rounds: list[Round], scale: float, apart: float) -> dict[str, Any]:
    """Return what the rounds come to. scale: what makes their seconds those of a whole epoch."""
    ratios = [one.ours / one.theirs for one in rounds]
    return {
        "net": distance.net,
        "batch": distance.batch,
        "rounds": len(rounds),
        "ours_seconds": round(scale * median(one.ours for one in rounds), 3),
        "whole_seconds": round(scale * median(one.whole for one in rounds), 3),
        "pytorch_seconds": round(scale * median(one.theirs for one in rounds), 3),
        "ratio": round(median(ratios), 3),
        "ratio_least": round(min(ratios), 3),
        "ratio_most": round(max(ratios), 3),
        "whole_ratio": round(median(one.whole / one.theirs for one in rounds), 3),
        "promise": distance.promise,
        "met": median(ratios) <= distance.promise,
        "apart": apart,
    }


def _cells(found: dict[str, Any]) -> list[str]:
    ratio = f"{found['ratio']:.2f} ({found['ratio_least']:.2f}–{found['ratio_most']:.2f})"
    seconds = [f"{found[name]:.2f}" for name in ("ours_seconds", "whole_seconds", "pytorch_seconds")]
    promise = f"[{'green' if found['met'] else 'red'}]{found['promise']:g}[/]"
    return [found["net"], str(found["batch"]), *seconds, ratio, promise]
