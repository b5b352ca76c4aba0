"""How many mistakes a rule made in each epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from course import figure

_LOOKS = [
    (figure.BLUE, "o", "-"),
    (figure.VERMILION, "s", "--"),
    (figure.GREEN, "^", "-."),
    (figure.PURPLE, "D", ":"),
]


def mistake_counts(
    counts: Mapping[str, Sequence[int]], caption: str = "", ylabel: str = "mistakes in the epoch"
) -> None:
    """Show up to four lists of counts over the epochs, the first epoch being 1.

    counts: name → one count an epoch. ylabel: what is counted.
    """
    fig, ax = figure.new(7.4, 3.8)
    words = []
    for (name, numbers), (color, marker, style) in zip(counts.items(), _LOOKS, strict=False):
        ax.plot(
            range(1, len(numbers) + 1), numbers, color=color, marker=marker, linestyle=style, markersize=6, label=name
        )
        first = ", ".join(map(str, numbers[:10]))
        words.append(f"“{name}”: {first}{' and so on' if len(numbers) > 10 else ''}")
    ax.set(xlabel="epoch (pass through the data)", ylabel=ylabel, ylim=(-0.4, None))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.legend(loc="best", fontsize=9)
    figure.show(fig, alt=f"{ylabel[:1].upper() + ylabel[1:]}, epoch after epoch. {'; '.join(words)}.", caption=caption)
