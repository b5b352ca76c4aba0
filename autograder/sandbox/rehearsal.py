"""What lessons do, done once in the template, so that candidates inherit what libraries load late.

Measured: the first step of a torch optimizer imports 824 modules in 1.3 s, and the first drawing takes
0.25 s longer than the second. Libraries also look at /proc here, which candidates cannot see.
"""

from __future__ import annotations

import io
import sys


def rehearse() -> None:
    """Draw a figure and train a net, as far as the libraries for it are loaded. Leaves no trace in random states."""
    if "matplotlib.pyplot" in sys.modules:
        _draw()
    if "torch" in sys.modules:
        _train()


def _draw() -> None:
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(layout="constrained")
    axes.plot([1.0, 2.0], marker="o", label="loss")
    axes.imshow([[1.0, 2.0]])
    axes.set_title(r"$\sigma_1$")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


def _train() -> None:
    import torch

    with torch.random.fork_rng(devices=[]):
        net = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(8, 2))
        pictures = torch.utils.data.TensorDataset(torch.ones(4, 1, 4, 4), torch.zeros(4, dtype=torch.long))
        optimizers = [kind(net.parameters(), lr=0.1) for kind in (torch.optim.SGD, torch.optim.Adam)]
        for inputs, labels in torch.utils.data.DataLoader(pictures, batch_size=2, shuffle=True):
            torch.nn.functional.cross_entropy(net(inputs), labels).backward()
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad()
    repr(net), repr(torch.ones(2))
