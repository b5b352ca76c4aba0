"""The same training in the learner's framework and in PyTorch, taking turns: the same numbers, in what time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.reproductions.framework import Framework

LEARNING_RATE = 0.1
TURN = 50
"""Steps that a runner takes before it is the next one's turn: what else the machine does then meets all alike."""


@dataclass(frozen=True)
class Distance:
    """What is trained, and what share of PyTorch's time the framework may take."""

    widths: tuple[int, ...]
    batch: int
    promise: float

    @property
    def net(self) -> str:
        """The network as people write it: 784-30-30-10."""
        return "-".join(map(str, self.widths))


DISTANCES = (
    Distance((784, 30, 30, 10), 32, 0.5),
    Distance((784, 800, 10), 32, 1.0),
    Distance((784, 800, 10), 128, 1.0),
)


class Ours:
    """A network of ReLU layers in the learner's framework, softmax and cross-entropy, plain gradient descent."""

    def __init__(
        self,
        framework: Framework,
        widths: Sequence[int],
        *,
        whole: bool = False,
        dtype: type[np.floating] = np.float32,
    ) -> None:
        self.net = framework.net(widths, np.random.default_rng(0), whole=whole, dtype=dtype)
        self._loss = framework.names.SoftmaxCrossEntropy()
        self._optimiser = framework.names.SGD(self.net.params, LEARNING_RATE)

    def run(self, X: np.ndarray, y: np.ndarray, batches: Sequence[np.ndarray]) -> float:
        """Take a step with each batch; return the loss before the last one."""
        loss = 0.0
        for rows in batches:
            loss = self._loss.forward(self.net.forward(X[rows]), y[rows])
            self.net.backward(self._loss.backward())
            self._optimiser.step(self.net.grads)
        return loss

    @property
    def params(self) -> list[np.ndarray]:
        """Weights and biases, in the order of the layers."""
        return list(self.net.params)


class Theirs:
    """The same in PyTorch, from the same weights."""

    def __init__(self, start: Sequence[np.ndarray]) -> None:
        import torch

        layers: list[Any] = []
        for W, b in zip(start[::2], start[1::2], strict=True):
            linear = torch.nn.Linear(W.shape[0], W.shape[1], dtype=torch.from_numpy(W).dtype)
            with torch.no_grad():
                linear.weight.copy_(torch.from_numpy(W.T.copy()))
                linear.bias.copy_(torch.from_numpy(b))
            layers += [linear, torch.nn.ReLU()]
        self.net = torch.nn.Sequential(*layers[:-1])
        self._loss = torch.nn.CrossEntropyLoss()
        self._optimiser = torch.optim.SGD(self.net.parameters(), LEARNING_RATE)

    def run(self, X: Any, y: Any, batches: Sequence[Any]) -> float:
        """Take a step with each batch; return the loss before the last one. X, y, batches: tensors."""
        error: Any = None
        for rows in batches:
            self._optimiser.zero_grad()
            error = self._loss(self.net(X[rows]), y[rows])
            error.backward()
            self._optimiser.step()
        return float(error.detach())

    @property
    def params(self) -> list[np.ndarray]:
        """Weights and biases, in the order and the shapes of ours."""
        return [p.detach().numpy().T for p in self.net.parameters()]


@dataclass(frozen=True)
class Round:
    """CPU seconds of one epoch: of the framework, of the framework with ∂L/∂x of the pictures, of PyTorch."""

    ours: float
    whole: float
    theirs: float


def race(
    framework: Framework, distance: Distance, X: np.ndarray, y: np.ndarray, rounds: int
) -> Iterator[tuple[Round, float]]:
    """Yield each round, and how far apart a weight of ours and of theirs were at most after the very first turn.

    A round is an epoch of each, on the same batches, in turns of 50 steps, one thread each. The first turn is from the
    same weights; later on, what was rounded otherwise grows, as in any long training.
    X: float32, (n, 784); y: (n,), whole numbers.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        pictures, labels = torch.tensor(X), torch.tensor(y)
        rng = np.random.default_rng(1)
        ours, whole = Ours(framework, distance.widths), Ours(framework, distance.widths, whole=True)
        theirs = Theirs(ours.params)
        apart = -1.0
        for _ in range(rounds):
            batches = list(framework.names.batches(len(X), distance.batch, rng))
            spent = [0.0, 0.0, 0.0]
            for at in range(0, len(batches), TURN):
                turn = batches[at : at + TURN]
                tensors = [torch.from_numpy(rows) for rows in turn]
                runs: list[Callable[[], float]] = [
                    partial(ours.run, X, y, turn),
                    partial(whole.run, X, y, turn),
                    partial(theirs.run, pictures, labels, tensors),
                ]
                for number, run in enumerate(runs):
                    begin = time.process_time()
                    run()
                    spent[number] += time.process_time() - begin
                if apart < 0:
                    pairs = zip(ours.params, theirs.params, strict=True)
                    apart = max(float(np.abs(a - b).max()) for a, b in pairs)
            yield Round(*spent), apart
    finally:
        torch.set_num_threads(threads)
