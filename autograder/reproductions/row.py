"""The rows of the table: networks whose test error on MNIST others have published, and how ours are trained."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from autograder.reproductions.distortions import Distortions

LECUN = "LeCun, Bottou, Bengio, Haffner 1998"
HINTON = "Hinton 2005, unpublished, in LeCun's list"
SIMARD = "Simard, Steinkraus, Platt 2003"


@dataclass(frozen=True)
class Row:
    """A published figure, and how its network is trained here."""

    name: str
    """What it is called on the command line."""
    widths: tuple[int, ...]
    published: float
    """Test error, in percent."""
    source: str
    about: str
    """What is as published, in words."""
    epochs: int
    lr: float
    """The learning rate at first; it falls to 0 along half a cosine, over all steps."""
    batch: int = 32
    momentum: float = 0.9
    loss: str = "SoftmaxCrossEntropy"
    activation: str = "ReLU"
    l2: float = 0.0
    """λ of the penalty ½ λ ‖W‖²."""
    distortions: Distortions | None = None

    @property
    def net(self) -> str:
        """The network as people write it: 784-300-10."""
        return "-".join(map(str, self.widths))

    @property
    def digest(self) -> str:
        """A SHA-256 that changes with everything that the result depends on."""
        settings = replace(self, published=0.0, source="", about="")
        return hashlib.sha256(repr(settings).encode()).hexdigest()


ROWS = (
    Row("300", (784, 300, 10), 4.7, LECUN, "tanh, squared error", 25, 0.05, loss="MSE", activation="Tanh"),
    Row("500-150", (784, 500, 150, 10), 2.95, LECUN, "tanh, squared error", 20, 0.05, loss="MSE", activation="Tanh"),
    Row(
        "500-300",
        (784, 500, 300, 10),
        1.53,
        HINTON,
        "softmax, cross-entropy, weight decay",
        20,
        0.05,
        batch=64,
        l2=2e-4,
    ),
    Row("800", (784, 800, 10), 1.6, SIMARD, "softmax, cross-entropy", 25, 0.1, batch=128),
    Row(
        "800-elastic",
        (784, 800, 10),
        0.7,
        SIMARD,
        "softmax, cross-entropy, elastic distortions",
        100,
        0.1,
        batch=128,
        distortions=Distortions(),
    ),
)
