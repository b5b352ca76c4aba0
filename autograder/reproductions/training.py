"""Trains a row's network with the learner's framework, and counts its mistakes after the last epoch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from autograder.reproductions.checkpoint import Checkpoint
from autograder.reproductions.framework import Framework
from autograder.reproductions.row import Row
from course.data import mnist


@dataclass(frozen=True)
class Digits:
    """Pictures to learn from, and others to be judged on: float32 from 0 to 1, (n, 784); labels int64, (n,)."""

    X: np.ndarray
    y: np.ndarray
    X_judge: np.ndarray
    y_judge: np.ndarray


def digits(*, validate: bool = False, images: int | None = None, judge: int | None = None) -> Digits:
    """Return MNIST: 60,000 pictures to learn from, and the 10,000 test pictures.

    validate: leave the test pictures alone; learn from the first 50,000 training pictures, be judged on the others.
    images, judge: only the first so many of each. Raises: DataError if MNIST is missing or damaged.
    """
    X, y, X_judge, y_judge = mnist()
    if validate:
        X, X_judge, y, y_judge = X[:50000], X[50000:], y[:50000], y[50000:]
    return Digits(_flat(X[:images]), y[:images], _flat(X_judge[:judge]), y_judge[:judge])


def _flat(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(len(pictures), -1).astype(np.float32) / np.float32(255)


@dataclass(frozen=True)
class Trained:
    """What came of it."""

    error: float
    """Percent of the pictures to be judged on, after the last epoch."""
    loss: float
    """The mean over the last epoch's batches."""
    seconds: float
    """CPU seconds of this process, distortions included."""
    epochs: int


def train(
    row: Row,
    seed: int,
    framework: Framework,
    data: Digits,
    *,
    tell: Callable[[int, float], object] = lambda *_: None,
    checkpoint: Checkpoint | None = None,
) -> Trained:
    """Train a row's network from a seed: the same seed, the same numbers on the same machine.

    tell: is called after each epoch with how many are done, and the mean loss of its batches. Nothing is judged
    before the last epoch, so nothing can be chosen by it. checkpoint: where to go on from if stopped.
    """
    begin = time.process_time()
    names = framework.names
    rng = np.random.default_rng(seed)
    net = framework.net(row.widths, rng, row.activation)
    loss = getattr(names, row.loss)()
    optimiser = names.Momentum(net.params, row.lr, row.momentum)
    targets = data.y if row.loss == "SoftmaxCrossEntropy" else np.eye(10, dtype=np.float32)[data.y]
    steps = -(-len(data.X) // row.batch) * row.epochs
    state, done, mean = [*net.params, *optimiser.v], 0, 0.0
    if checkpoint:
        done, before = checkpoint.load(state, rng)
        begin -= before
    step = steps // row.epochs * done
    for epoch in range(done, row.epochs):
        X = row.distortions.apply(data.X, rng) if row.distortions else data.X
        losses = []
        for rows in names.batches(len(X), row.batch, rng):
            optimiser.lr = float(names.schedule(step, steps, row.lr))  # a numpy float64 would widen every product
            losses.append(loss.forward(net.forward(X[rows]), targets[rows]))
            net.backward(loss.backward())
            optimiser.step(names.l2_grads(net.params, net.grads, row.l2) if row.l2 else net.grads)
            step += 1
        mean = float(np.mean(losses))
        if checkpoint and epoch + 1 < row.epochs:
            checkpoint.save(state, rng, epoch + 1, time.process_time() - begin)
        tell(epoch + 1, mean)
    wrong = np.concatenate(
        [
            net.forward(data.X_judge[at : at + 1000]).argmax(axis=1) != data.y_judge[at : at + 1000]
            for at in range(0, len(data.X_judge), 1000)
        ]
    )
    return Trained(100 * float(wrong.mean()), mean, time.process_time() - begin, row.epochs)
