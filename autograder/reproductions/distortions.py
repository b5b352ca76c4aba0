"""Handwriting distorted as a hand might have: elastic fields, and a little turning, scaling and shearing.

Elastic distortions are those of P. Simard, D. Steinkraus and J. Platt, "Best practices for convolutional neural
networks applied to visual document analysis", ICDAR 2003: each pixel is displaced by a random field, drawn evenly from
−1 to 1, smoothed by a Gaussian of `sigma` pixels and multiplied by `alpha`; grey values come from bilinear
interpolation. Beyond the picture's edge there is paper. They took α = 34 and σ = 4; the fields of D. Cireşan et al.,
"Deep big simple neural nets excel on handwritten digit recognition", arXiv 1003.0358 (2010), are smoother: α from 36 to
38, σ from 5 to 6, besides turns and sizes. So are ours, since they did better on validation pictures.

What makes it fast: smoothing is two products with a 28 × 28 matrix; and to look up where a field takes its greys from
costs hardly more for many pictures than for one, so each field is shared by a few, other ones each time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SIDE = 28


@dataclass(frozen=True)
class Distortions:
    """How strong the distortions are, and how many pictures share one. All zeros: pictures stay as they are."""

    alpha: float = 36.0
    """What the smoothed field is multiplied by."""
    sigma: float = 5.5
    """Pixels: how smooth the field is."""
    turn: float = 7.5
    """Degrees: turned by up to so much, to either side."""
    scale: float = 0.1
    """Made larger or smaller by up to this share, across and down apart."""
    shear: float = 0.1
    """Slanted by up to this tangent."""
    shift: float = 1.0
    """Pixels: moved by up to so much, across and down."""
    shared: int = 20
    """How many pictures of an epoch get the same distortion."""

    def maps(self, count: int, rng: np.random.Generator) -> np.ndarray:
        """Return where each pixel of each distorted picture takes its grey from: rows, then columns, in pixels.

        Returns: float32, shape (count, 2, 28, 28).
        """
        fields = rng.random((count, 2, SIDE, SIDE), np.float32) * 2 - 1
        blur = gaussian(self.sigma) if self.alpha else np.zeros((SIDE, SIDE), np.float32)
        fields = np.float32(self.alpha) * (blur @ fields @ blur.T)
        centred = np.arange(SIDE, dtype=np.float32) - (SIDE - 1) / 2
        grid = np.stack(np.meshgrid(centred, centred, indexing="ij")).reshape(2, -1)
        places = (self._affine(count, rng) @ grid).reshape(fields.shape)
        places += rng.uniform(-self.shift, self.shift, (count, 2, 1, 1)).astype(np.float32)
        return places + fields + np.float32((SIDE - 1) / 2)

    def _affine(self, count: int, rng: np.random.Generator) -> np.ndarray:
        """Return random 2 × 2 matrices near the identity, float32, shape (count, 2, 2)."""
        angle = np.radians(rng.uniform(-self.turn, self.turn, count))
        turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]).transpose(2, 0, 1)
        slanted = np.tile(np.eye(2), (count, 1, 1))
        slanted[:, 1, 0] = rng.uniform(-self.shear, self.shear, count)  # columns move with the rows: slanted writing
        sizes = 1 + rng.uniform(-self.scale, self.scale, (count, 2, 1))
        return (sizes * (slanted @ turned)).astype(np.float32)

    def apply(self, pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Return every picture distorted anew, in the same order.

        pictures: float32, shape (n, 784), paper 0. Which of them share a distortion is drawn each time.
        Returns: a new float32 array of the same shape.
        """
        order = rng.permutation(len(pictures))
        starts = range(0, len(pictures), self.shared)
        result = np.empty_like(pictures)
        for chunk in np.array_split(np.arange(len(starts)), max(1, len(starts) // 250)):  # fields that fit in a cache
            for number, places, weights in zip(chunk, *corners(self.maps(len(chunk), rng)), strict=True):
                rows = order[starts[number] : starts[number] + self.shared]
                result[rows] = resampled(pictures[rows], places, weights)
        return result


def gaussian(sigma: float) -> np.ndarray:
    """Return the matrix that smooths a column of 28 numbers by a Gaussian, zeros beyond its ends.

    Each row holds the Gaussian's values at whole pixels, which sum to 1 where nothing lies beyond an end.
    Returns: float32, shape (28, 28).
    """
    distance = np.arange(-4 * SIDE, 4 * SIDE + 1)
    total = np.exp(-0.5 * (distance / sigma) ** 2).sum()
    apart = np.subtract.outer(np.arange(SIDE), np.arange(SIDE))
    return (np.exp(-0.5 * (apart / sigma) ** 2) / total).astype(np.float32)


def corners(maps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each pixel which four pixels it is the mean of, and with which weights: bilinear interpolation.

    Pixels beyond the edge have weight 0. maps: as `Distortions.maps` gives them.
    Returns: numbers of pixels, int32, and weights, float32, both of shape (count, 4, 784).
    """
    count = len(maps)
    rows, columns = maps.reshape(count, 2, -1).transpose(1, 0, 2)
    top, left = np.floor(rows), np.floor(columns)
    down, right = rows - top, columns - left
    places = np.empty((count, 4, SIDE * SIDE), np.int32)
    weights = np.empty((count, 4, SIDE * SIDE), np.float32)
    for corner, (dr, dc) in enumerate(((0, 0), (0, 1), (1, 0), (1, 1))):
        r, c = top.astype(np.int32) + dr, left.astype(np.int32) + dc
        inside = (r >= 0) & (r < SIDE) & (c >= 0) & (c < SIDE)
        places[:, corner] = np.where(inside, r * SIDE + c, 0)
        weights[:, corner] = (down if dr else 1 - down) * (right if dc else 1 - right) * inside
    return places, weights


def resampled(pictures: np.ndarray, places: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return pictures, (n, 784), all resampled alike. places, weights: (4, 784), of one map."""
    columns = pictures.T.copy()  # one pixel of all pictures side by side: four long reads for each, not 4n short ones
    return np.einsum("cp,cpn->np", weights, columns.take(places, axis=0))
