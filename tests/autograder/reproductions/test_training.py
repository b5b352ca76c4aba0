"""Training a row: repeatable, judged once, and resumable to the very same numbers."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.reproductions.checkpoint import Checkpoint
from autograder.reproductions.framework import Framework, assemble
from autograder.reproductions.row import ROWS, Row
from autograder.reproductions.training import Digits, digits, train
from course.data import mnist

SMALL = [replace(row, epochs=3) for row in ROWS]


@pytest.fixture(scope="module")
def framework() -> Framework:
    return assemble()


@pytest.fixture(scope="module")
def data() -> Digits:
    return digits(images=400, judge=500)


@pytest.mark.parametrize("row", SMALL, ids=lambda row: row.name)
def test_every_row_learns(row: Row, framework: Framework, data: Digits) -> None:
    means: list[float] = []
    trained = train(row, 0, framework, data, tell=lambda _, mean: means.append(mean))
    assert len(means) == trained.epochs == 3
    assert means[-1] == trained.loss < means[0]
    assert trained.error < 80
    assert trained.seconds > 0


def test_a_seed_gives_the_same_numbers_and_another_seed_others(framework: Framework, data: Digits) -> None:
    first, again, other = (train(SMALL[0], seed, framework, data).loss for seed in (0, 0, 1))
    assert first == again != other


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("row", [SMALL[0], SMALL[-1]], ids=lambda row: row.name)
def test_a_run_that_was_stopped_goes_on_to_the_same_numbers(
    row: Row, framework: Framework, data: Digits, tmp_path: Path
) -> None:
    def stop_after_two(done: int, _: float) -> None:
        told.append(done)
        if done == 2:
            raise StoppedError

    told: list[int] = []
    uninterrupted = train(row, 0, framework, data)
    checkpoint = Checkpoint(tmp_path / "new" / "run.npz", "key", every=0)
    with pytest.raises(StoppedError):
        train(row, 0, framework, data, tell=stop_after_two, checkpoint=checkpoint)
    resumed = train(row, 0, framework, data, tell=lambda done, _: told.append(done), checkpoint=checkpoint)
    assert told == [1, 2, 3]
    assert (resumed.error, resumed.loss) == (uninterrupted.error, uninterrupted.loss)
    assert list(checkpoint.path.parent.iterdir()) == [checkpoint.path]


@pytest.mark.parametrize("what", ["another key", "torn", "nothing"])
def test_a_checkpoint_that_is_none_changes_nothing(what: str, tmp_path: Path) -> None:
    rng, kept = np.random.default_rng(0), [np.ones(3)]
    mine = Checkpoint(tmp_path / "run.npz", "mine", every=0)
    if what != "nothing":
        mine.save([np.zeros(3)], rng, 5, 1.0)
    if what == "torn":
        mine.path.write_bytes(mine.path.read_bytes()[:200])
    reader = Checkpoint(mine.path, "another" if what == "another key" else "mine")
    before = rng.bit_generator.state
    assert reader.load(kept, rng) == (0, 0.0)
    assert kept[0].tolist() == [1, 1, 1]
    assert rng.bit_generator.state == before


def test_validation_never_touches_the_test_pictures() -> None:
    chosen, final = digits(validate=True), digits()
    assert (len(chosen.X), len(chosen.X_judge)) == (50000, 10000)
    for at in (0, 9999):
        np.testing.assert_array_equal(chosen.X_judge[at], final.X[50000 + at])
    np.testing.assert_array_equal(np.concatenate([chosen.y, chosen.y_judge]), mnist().train_labels)
    np.testing.assert_array_equal(final.y_judge, mnist().test_labels)
    assert final.X.dtype == np.float32
    assert (final.X.min(), final.X.max()) == (0, 1)
