"""Names that a person takes for one are told of."""

import pytest

from autograder.records.names_alike import names_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada", "Ada"),
        ("ada", "ada."),
        ("ada", "ada "),
        ("\u00e1da", "a\u0301da"),
        ("Straße", "STRASSE"),
        ("ada", "Ada. "),
    ],
)
def test_names_that_hardly_differ_are_both_named(one, other):
    (said,) = names_alike([one, "bob", other, one])
    shown = [name if name.isascii() or "\u0301" not in name else ascii(name)[1:-1] for name in (one, other)]
    assert all(f"'{name}'" in said for name in shown)
    assert "bob" not in said


def test_other_names_are_told_apart():
    assert names_alike(["ada", "ada2", "aba", "a.da", "ada", "ädä", "1", "..x"]) == []
