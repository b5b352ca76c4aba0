"""The learner's framework: the reference answers of lessons 12 and 13, in one place and ready to train with."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.lessons.lesson import read_lesson

LESSONS = ("12_framework_layers", "13_framework_training")


@dataclass(frozen=True)
class Framework:
    """The classes and functions of the answers, and what their text hashes to."""

    names: SimpleNamespace
    """`Linear`, `ReLU`, `Sequential`, `SoftmaxCrossEntropy`, `Momentum`, `batches` and all the others."""
    digest: str
    """A SHA-256 that changes when an answer does."""

    def net(
        self,
        widths: Sequence[int],
        rng: np.random.Generator,
        activation: str = "ReLU",
        *,
        whole: bool = False,
        dtype: type[np.floating] = np.float32,
    ) -> Any:
        """Return a fully connected network: linear layers of these widths, an activation between any two.

        whole: also compute ∂L/∂x of the network's input, which no training needs: in a wide first layer, a third of
        all the work. Without it, `backward` of the network returns an array of no columns.
        """
        layers: list[Any] = []
        for n_in, n_out in pairwise(widths):
            linear = self.names.Linear if layers or whole else first_layer(self.names.Linear)
            layers += [linear(n_in, n_out, rng, dtype), getattr(self.names, activation)()]
        return self.names.Sequential(layers[:-1])  # no activation after the logits


def first_layer(linear: Any) -> Any:
    """Return a class of linear layers whose input is data: the same gradients, and no ∂L/∂x.

    PyTorch does this unasked, since its input does not require a gradient.
    """

    def backward(self: Any, dout: np.ndarray) -> np.ndarray:
        """Set grads, and return an array of no columns."""
        # ∂L/∂x is dout times W transposed: with no rows of W left, there is nothing to compute.
        whole, self.W = self.W, self.W[:0]
        try:
            return linear.backward(self, dout)
        finally:
            self.W = whole

    return type("FirstLayer", (linear,), {"backward": backward})


def assemble(root: Path | None = None) -> Framework:
    """Return the framework: the solution cells of lessons 12 and 13, run in order in one namespace.

    Only their classes and functions: answers that are numbers, and the tests' names for classes, stay out.
    root: the course's folder. Raises: LessonError if a lesson is missing or cannot be read.
    """
    names: dict[str, Any] = {"np": np}
    digest = hashlib.sha256()
    for name in LESSONS:
        for exercise in read_lesson(name, root).exercises:
            tree = ast.parse(exercise.solution.answer)
            tree.body = [part for part in tree.body if isinstance(part, ast.ClassDef | ast.FunctionDef)]
            digest.update(ast.unparse(tree).encode() + b"\0")
            exec(compile(tree, f"{name}, {exercise.name}", "exec"), names)
    return Framework(SimpleNamespace(**{n: v for n, v in names.items() if not n.startswith("__")}), digest.hexdigest())
