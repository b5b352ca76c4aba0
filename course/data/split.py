"""A data set in two parts: one to learn from, one to be tested on."""

import numpy as np


def split(
    X: np.ndarray, y: np.ndarray, test: float = 0.3, seed: int | np.random.Generator = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (X_train, X_test, y_train, y_test): the rows shuffled, then cut in two.

    test: the share of rows to test on, rounded to a whole number of rows. Every row is in exactly one part;
    the parts are copies. Classes are not balanced between the parts beyond what chance does.
    Raises: ValueError if X and y differ in length, or if one of the parts would be empty.

    >>> X = np.arange(10.0).reshape(10, 1)
    >>> X_train, X_test, y_train, y_test = split(X, np.arange(10), test=0.2)
    >>> X_train.shape, X_test.shape, bool((X_test[:, 0] == y_test).all())
    ((8, 1), (2, 1), True)
    """
    if len(X) != len(y):
        raise ValueError(f"X has {len(X)} rows and y has {len(y)}: every row needs one target.")
    n_test = round(test * len(X))
    if not 0 < n_test < len(X):
        raise ValueError(f"test={test} leaves one part of {len(X)} rows empty: choose a share between 0 and 1.")
    order = np.random.default_rng(seed).permutation(len(X))
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]
