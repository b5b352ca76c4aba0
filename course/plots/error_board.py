"""The published test errors of fully connected networks on MNIST, as bars, and one's own beside them."""

from __future__ import annotations

from course import figure

TABLE: dict[str, float] = {
    "linear classifier": 12.0,
    "784-300-10": 4.7,
    "784-1000-10": 4.5,
    "784-300-10, distortions": 3.6,
    "784-300-100-10": 3.05,
    "784-500-150-10": 2.95,
    "784-500-150-10, distortions": 2.45,
    "784-800-10, cross-entropy": 1.6,
    "784-500-300-10, weight decay": 1.53,
    "784-800-10, affine": 1.1,
    "784-800-10, elastic": 0.7,
    "784-2500-2000-1500-1000-500-10, elastic": 0.35,
}
"""Percent of the 10,000 test images, by network. Rows 1 to 7: LeCun, Bottou, Bengio and Haffner 1998; "784-800-10":
Simard, Steinkraus and Platt 2003; "weight decay": Hinton 2005; the last: Ciresan, Meier, Gambardella and Schmidhuber
2010. All are listed on the MNIST page of LeCun, Cortes and Burges."""

_LABEL = 0.8
"""How far a number reaches beyond its bar, in percent."""


def error_board(own: dict[str, float], *, caption: str = "", goal: float | None = None) -> None:
    """Show the table's rows and one's own networks, the largest error on top.

    own: test errors in percent, by name. goal: a line at this error.
    """
    rows = [(name, error, False) for name, error in TABLE.items()] + [(name, e, True) for name, e in own.items()]
    rows.sort(key=lambda row: row[1])
    fig, ax = figure.new(8.2, 0.9 + 0.31 * len(rows))
    for place, (_, error, mine) in enumerate(rows):
        look = {"color": figure.BLUE} if mine else {"color": "white"}
        ax.barh(place, error, edgecolor=figure.BLUE if mine else figure.GREY, height=0.66, linewidth=1.4, **look)
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
        weight = "bold" if mine else "normal"
        beside = error + 0.1
        if goal is not None and error <= goal < error + _LABEL:
            beside = goal + 0.18  # not on the line
        ax.text(beside, place, f"{error:g}", va="center", fontsize=9, fontweight=weight, bbox=behind)
    ax.set_yticks(range(len(rows)), [name for name, _, _ in rows], fontsize=9)
    for label, (_, _, mine) in zip(ax.get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if mine else "normal")
    if goal is not None:
        ax.axvline(goal, color=figure.VERMILION, linestyle="--", marker="", linewidth=1.4, zorder=0)
        ax.text(goal + 0.08, -0.9, f"{goal:g} %", color=figure.VERMILION, fontsize=9, va="center")
    ax.set(xlabel="test error in percent", xlim=(0, 13.2), ylim=(-1.4, len(rows) - 0.4))
    ax.grid(visible=False, axis="y")
    mine_said = ", ".join(f"{name} {error:g} percent" for name, error in own.items()) or "none yet"
    figure.show(
        fig,
        alt=f"Bars of test errors, from 12 percent for a linear classifier to 0.35 percent. Your own: {mine_said}.",
        caption=caption,
    )
