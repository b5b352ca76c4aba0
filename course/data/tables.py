"""Real measurements that come with scikit-learn, so they need no download. It is imported when first asked for."""

import numpy as np


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return 1,797 handwritten digits of 8 × 8 pixels.

    Returns: X (1797, 64), whole numbers 0 (paper) to 16 (ink), row by row: `X[0].reshape(8, 8)` is an image;
    y (1797,), int64, the digit 0 to 9.
    Source: Alpaydin & Kaynak, "Optical recognition of handwritten digits", UCI repository (1998), the test part.
    """
    from sklearn.datasets import load_digits

    table = load_digits()
    return table.data.astype(np.float64), table.target.astype(np.int64)


def breast_cancer() -> tuple[np.ndarray, np.ndarray]:
    """Return 569 tumours, each by 30 measurements of its cell nuclei: is it malignant?

    Returns: X (569, 30): ten features (radius, texture, perimeter, area, smoothness, compactness, concavity,
    concave points, symmetry, fractal dimension), first their means, then their standard errors, then their
    worst values; scales differ by up to 10⁵. y (569,), int64: **1 malignant** (212 rows), 0 benign (357 rows).

    Positive means "the disease is there", as in medicine. scikit-learn codes it the other way round
    (0 malignant, 1 benign), so compare with its examples with care.
    Source: Wolberg, Street & Mangasarian, "Breast cancer Wisconsin (diagnostic)", UCI repository (1995).
    """
    from sklearn.datasets import load_breast_cancer

    table = load_breast_cancer()
    return table.data.astype(np.float64), 1 - table.target.astype(np.int64)


def iris() -> tuple[np.ndarray, np.ndarray]:
    """Return 150 iris flowers of three species, 50 of each, in the order of the species.

    Returns: X (150, 4), in centimetres: sepal length, sepal width, petal length, petal width;
    y (150,), int64: 0 setosa, 1 versicolor, 2 virginica. Setosa can be told from the others by a line.
    Source: Fisher, "The use of multiple measurements in taxonomic problems" (1936).
    """
    from sklearn.datasets import load_iris

    table = load_iris()
    return table.data.astype(np.float64), table.target.astype(np.int64)
