"""The measurements behind a famous line through the origin: how far away galaxies are, and how fast they recede."""

import numpy as np

_DISTANCES = (
    "0.032 0.034 0.214 0.263 0.275 0.275 0.45 0.5 0.5 0.63 0.8 0.9 0.9 0.9 0.9 1.0 1.1 1.1 1.4 1.7 2.0 2.0 2.0 2.0"
)
_VELOCITIES = (
    "170 290 -130 -70 -185 -220 200 290 270 200 300 -30 650 150 500 920 450 500 500 960 500 850 800 1090"
)  # fmt: skip


def nebulae() -> tuple[np.ndarray, np.ndarray]:
    """Return Hubble's 24 nebulae of 1929, as he called galaxies: their distances and their radial velocities.

    Returns: X (24, 1), distances in millions of parsecs (Mpc); y (24,), velocities in km/s, positive where a galaxy
    moves away from us. The distances are Hubble's own, which later turned out several times too short.
    Source: table 1 of E. Hubble, "A relation between distance and radial velocity among extra-galactic nebulae",
    Proceedings of the National Academy of Sciences 15 (1929), 168–173, doi:10.1073/pnas.15.3.168.

    >>> X, y = nebulae()
    >>> X[-1].tolist(), y[-1].item()
    ([2.0], 1090.0)
    """
    distances, velocities = (np.array(text.split(), dtype=float) for text in (_DISTANCES, _VELOCITIES))
    return distances[:, np.newaxis], velocities
