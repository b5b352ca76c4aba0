"""Whether a learner's value is the expected one, and where the first difference is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from course.check.plain import Opaque, Tensor, is_single, numeric


@dataclass(frozen=True)
class Tolerance:
    """How far a number may be off: `atol + rtol·|expected|`; None means the house's default.

    Default: rtol 1e-6, or 1e-4 where float32 numbers are involved. The default atol is scaled to the largest expected
    number, so that entries which are zero but for round-off pass, and small entries of a large array still count.
    """

    rtol: float | None = None
    atol: float | None = None
    single: bool = False

    def limits(self, want: np.ndarray) -> tuple[float, float]:
        """Return rtol and atol for an expected array."""
        rtol = self.rtol if self.rtol is not None else 1e-4 if self.single else 1e-6
        if self.atol is not None:
            return rtol, self.atol
        finite = np.abs(want[np.isfinite(want)])
        scale = float(finite.max()) if finite.size else 0.0
        if self.single:
            return rtol, max(0.2 * rtol * scale, 1e-7 if scale else 1e-6)
        return rtol, max(1e-3 * rtol * scale, 1e-12 if scale else 1e-9)


@dataclass(frozen=True)
class Difference:
    """The first place where a value is not the expected one.

    kind: "type", "shape", "nan", "value" or "keys". path: where in a nested value, as Python writes it ("[0]['W']").
    got, want: plain data at that place (arrays where both are numbers). index: of the first differing number.
    wrong: which numbers differ, an array of bools.
    """

    kind: str
    path: str
    got: Any
    want: Any
    index: tuple[int, ...] | None = None
    wrong: np.ndarray | None = None
    note: str = ""


def close(got: np.ndarray, want: np.ndarray, tolerance: Tolerance) -> np.ndarray:
    """Return elementwise whether two arrays of one shape agree; nan agrees only with nan."""
    if got.dtype.kind in "biu" and want.dtype.kind in "biu" and tolerance.rtol is None and tolerance.atol is None:
        return np.asarray(got == want)
    kind = np.complex128 if "c" in got.dtype.kind + want.dtype.kind else np.float64
    got, want = got.astype(kind), want.astype(kind)
    rtol, atol = tolerance.limits(want)
    with np.errstate(all="ignore"):
        near = np.abs(got - want) <= atol + rtol * np.abs(want)
        return np.asarray(
            (got == want) | (near & np.isfinite(got) & np.isfinite(want)) | (np.isnan(got) & np.isnan(want))
        )


def _first(wrong: np.ndarray) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(wrong)), wrong.shape)) if wrong.ndim else ()


def _numbers(got: Any, want: Any, target: np.ndarray, tolerance: Tolerance, path: str) -> Difference | None:
    array = numeric(got, arrays=True)
    if array is None:
        return Difference("type", path, got, want)
    if isinstance(want, Tensor) and not isinstance(got, Tensor):
        return Difference("type", path, got, want, note="A torch tensor is asked for.")
    if isinstance(want, np.ndarray) and want.ndim and isinstance(got, Tensor):
        return Difference("type", path, got, want, note="A numpy array is asked for.")
    if array.shape != target.shape:
        return Difference("shape", path, array, target)
    if target.size == 0:
        return None
    if target.dtype.kind == "b" and array.dtype.kind != "b":
        return Difference("type", path, got, want, note="True or False is asked for, not numbers.")
    if target.dtype.kind != "b" and array.dtype.kind == "b":
        return Difference("type", path, got, want, note="Numbers are asked for, not True and False.")
    if array.dtype.kind == "c" and target.dtype.kind != "c":
        return Difference("type", path, got, want, note="Real numbers are asked for, not complex ones.")
    wrong = ~close(array, target, tolerance)
    if not wrong.any():
        return None
    lost = wrong & ~np.isfinite(array) & np.isfinite(target)
    kind = "nan" if lost.any() else "value"
    return Difference(kind, path, array, target, _first(lost if kind == "nan" else wrong), wrong)


def compare(got: Any, want: Any, tolerance: Tolerance, path: str = "") -> Difference | None:
    """Return the first difference between two pieces of plain data, or None where they agree.

    Numbers agree within the tolerance, whatever holds them: a list, a tuple or an array of the same shape. Ints agree
    with floats of equal value; bools and numbers never agree. Texts, None and sets agree only with their equals.
    """
    if isinstance(got, Opaque):
        return Difference("type", path, got, want)
    target = numeric(want)
    if target is not None:
        return _numbers(got, want, target, tolerance, path)
    if isinstance(want, np.ndarray):  # an array of texts
        want = want.tolist()
    if isinstance(want, list | tuple):
        rows = isinstance(got, np.ndarray) and got.ndim > 0
        if not rows and not isinstance(got, list | tuple):
            return Difference("type", path, got, want)
        if len(got) != len(want):  # first: as a list, an array takes forty times the room
            return Difference("shape", path, got, want, note=f"{len(want)} items are asked for, you return {len(got)}.")
        got = list(got) if rows else got
        pairs = ((f"{path}[{i}]", got[i], want[i]) for i in range(len(want)))
        return next((d for p, g, w in pairs if (d := compare(g, w, tolerance, p))), None)
    if isinstance(want, dict):
        if not isinstance(got, dict):
            return Difference("type", path, got, want)
        if set(map(repr, got)) != set(map(repr, want)):
            return Difference("keys", path, got, want)
        keys = {repr(key): key for key in got}
        entries = ((f"{path}[{key!r}]", got[keys[repr(key)]], want[key]) for key in want)
        return next((d for p, g, w in entries if (d := compare(g, w, tolerance, p))), None)
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got.item()
    if type(got) is not type(want):
        return Difference("type", path, got, want)
    return None if got == want else Difference("value", path, got, want)


def tolerance_for(got: Any, rtol: float | None, atol: float | None, single: bool) -> Tolerance:
    """Return the tolerance for a learner's plain value, looser where float32 numbers are involved."""
    return Tolerance(rtol, atol, single or is_single(got))
