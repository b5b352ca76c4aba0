"""What guessing gives: random lines through two classes, and how many points each of them leaves on the wrong side."""

from __future__ import annotations

import numpy as np

from course import figure
from course.plots.boundaries import line, misses, scatter
from course.plots.line_panels import frame


def guessed_lines(points: np.ndarray, t: np.ndarray, guesses: np.ndarray, shown: int = 12) -> None:
    """Show some of the guesses as lines, and a histogram of the misses of all of them.

    points: (n, 2), without a column of ones; t: (n,), −1 and +1; guesses: (m, 3), one weight vector a row.
    """
    X = np.insert(points, 0, 1.0, axis=1)
    wrong = np.array([misses(w, X, t) for w in guesses])
    fig, (left, right) = figure.new(9.5, 3.8, cols=2)
    scatter(left, X, t)
    frame(left, X)
    for w in guesses[:shown]:
        line(left, w, color=figure.BLUE, linestyle=":", linewidth=1.3)
    left.set(title=f"the first {shown} guesses", xlabel="sepal length (cm)", ylabel="petal length (cm)")
    left.legend(loc="lower right", fontsize=9)
    right.hist(wrong, bins=np.arange(0, len(t) + 6, 5) - 2.5, color=figure.GREY, edgecolor="black")
    right.set(title=f"all {len(guesses):,} guesses", xlabel="flowers on the wrong side", ylabel="guesses")
    exact, half = int((wrong == 0).sum()), int((wrong == len(t) // 2).sum())
    figure.show(
        fig,
        alt=(
            f"Left: {len(t)} flowers of two species and {shown} random lines, most of which miss the flowers. Right: "
            f"a histogram of the misses of {len(guesses):,} random lines. {half} of them have {len(t) // 2} flowers on "
            f"the wrong side, {exact} have none."
        ),
        caption=(
            f"Look at the tall bar: {half} of {len(guesses):,} lines have all flowers on one side and get half of "
            f"them wrong. {exact} guesses are right by luck. Dotted lines that you don't see pass outside the picture."
        ),
    )
