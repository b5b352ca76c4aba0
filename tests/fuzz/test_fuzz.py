"""Kept inputs, and a bounded number of new ones, break no promise. `make fuzz` looks for more, guided by coverage."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, corpus

KEPT = [pytest.param(name, path.read_bytes(), id=f"{name}-{path.name}") for name in TARGETS for path in corpus(name)]


@pytest.mark.parametrize(("name", "data"), KEPT)
def test_kept_input_breaks_no_promise(name, data):
    TARGETS[name](data)


def test_each_target_has_inputs_to_start_from():
    assert all(len(corpus(name)) >= 10 for name in TARGETS)


def _altered(name: str) -> st.SearchStrategy[bytes]:
    """Kept inputs with pieces cut, doubled and overwritten."""
    seeds = st.sampled_from([path.read_bytes() for path in corpus(name)])
    cut = st.tuples(seeds, seeds, st.integers(0, 400), st.integers(0, 400), st.binary(max_size=8))
    return cut.map(lambda t: t[0][: t[2]] + t[4] + t[1][t[3] :])


@pytest.mark.parametrize("name", TARGETS)
def test_altered_inputs_break_no_promise(name):
    @settings(max_examples=150)
    @example(b"")
    @given(_altered(name) | st.binary(max_size=300))
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()
