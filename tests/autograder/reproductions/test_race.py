"""Both runners of the benchmark compute the same: which of them is faster is then a fair question."""

import numpy as np
import pytest
import torch

from autograder.commands import framework_bench
from autograder.commands.framework_bench import figures
from autograder.reproductions.framework import Framework, assemble
from autograder.reproductions.race import DISTANCES, Distance, Ours, Round, Theirs, race
from autograder.reproductions.training import digits


@pytest.fixture(scope="module")
def framework() -> Framework:
    return assemble()


@pytest.mark.parametrize(("dtype", "apart"), [(np.float64, 1e-12), (np.float32, 1e-5)])
@pytest.mark.parametrize("widths", [(784, 30, 30, 10), (784, 800, 10)])
def test_after_some_steps_both_have_the_same_weights(
    framework: Framework, widths: tuple[int, ...], dtype: type[np.floating], apart: float
) -> None:
    data = digits(images=320)
    X = data.X.astype(dtype)
    ours, whole = Ours(framework, widths, dtype=dtype), Ours(framework, widths, dtype=dtype, whole=True)
    start = [array.copy() for array in ours.params]
    theirs = Theirs(ours.params)
    batches = list(framework.names.batches(320, 32, np.random.default_rng(1)))
    loss = ours.run(X, data.y, batches)
    whole.run(X, data.y, batches)
    other = theirs.run(torch.tensor(X), torch.tensor(data.y), [torch.from_numpy(rows) for rows in batches])
    assert loss == pytest.approx(other, abs=10 * apart)
    assert ours.params[0].dtype == theirs.params[0].dtype == dtype
    for mine, again, her, before in zip(ours.params, whole.params, theirs.params, start, strict=True):
        np.testing.assert_array_equal(mine, again)
        np.testing.assert_allclose(mine, her, rtol=0, atol=apart)
        assert np.abs(mine - before).max() > 100 * apart


def test_a_round_times_all_three_on_one_thread_and_leaves_torch_as_it_was(framework: Framework) -> None:
    data, before = digits(images=640), torch.get_num_threads()
    ran = list(race(framework, Distance((784, 30, 30, 10), 32, 0.5), data.X, data.y, 2))
    assert torch.get_num_threads() == before
    assert len(ran) == 2
    assert all(min(one.ours, one.whole, one.theirs) > 0 for one, _ in ran)
    assert ran[0][1] < 1e-4


def test_the_figures_are_medians_of_the_rounds_and_say_whether_the_promise_is_met() -> None:
    rounds = [Round(1.0, 2.0, 4.0), Round(1.0, 1.0, 2.0), Round(3.0, 3.0, 4.0)]
    found = figures(DISTANCES[0], rounds, scale=10, apart=0.0)
    assert (found["ours_seconds"], found["whole_seconds"], found["pytorch_seconds"]) == (10, 20, 40)
    assert (found["ratio_least"], found["ratio"], found["ratio_most"], found["met"]) == (0.25, 0.5, 0.75, True)
    assert figures(DISTANCES[0], [Round(0.51, 1, 1)], 1, 0.0)["met"] is False


def test_the_table_has_a_row_for_each_distance(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(framework_bench, "DISTANCES", [Distance((784, 5, 10), 64, 99.0), Distance((784, 6, 10), 64, 0)])
    monkeypatch.setattr(framework_bench.console, "_width", 200)
    from autograder.lessons.lesson import course_root

    assert framework_bench.run_framework_bench(course_root(), 1, images=640) is False
    shown = capsys.readouterr().out
    row, other = (next(line for line in shown.splitlines() if net in line) for net in ("784-5-10", "784-6-10"))
    assert row.split("│")[-2].strip() == "99"
    assert other.split("│")[-2].strip() == "0"
    assert "Not every promise is met." in shown
    assert framework_bench.run_framework_bench(course_root(), 1, images=640, as_json=True) is False
    assert capsys.readouterr().out.count('"ratio"') == 2
