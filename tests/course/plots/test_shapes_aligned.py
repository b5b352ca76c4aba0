import itertools

import numpy as np
import pytest

from course.plots.shapes_aligned import align, outcome, shape_text, shapes_aligned

SIZES = [(), (1,), (3,), (4,), (3, 1), (1, 4), (4, 3), (3, 4), (2, 1, 4), (2, 3, 1), (5, 2, 3, 4)]


@pytest.mark.parametrize(("a", "b"), [*itertools.product(SIZES, SIZES)])
def test_the_outcome_is_numpys(a, b):
    try:
        want = f"shape {np.broadcast_shapes(a, b)}"
    except ValueError:
        want = "an error"
    assert outcome(a, b) == want


def test_places_are_aligned_from_the_right_and_say_what_happens():
    assert [place.words for place in align((4, 3), (3,))] == [
        "missing counts as 1; 1 is stretched to 4",
        "3 and 3: equal",
    ]
    assert [place.words for place in align((4, 3), (4,))][-1] == "3 and 4: error"
    assert [place.words for place in align((2, 1), (1,))] == [
        "missing counts as 1; 1 is stretched to 2",
        "1 and 1: equal",
    ]


def test_the_picture_tells_shapes_places_and_result():
    picture = shapes_aligned((4, 3), (4, 1), ("X", "means"), caption="Look.")
    assert "X of shape (4, 3) above means of shape (4, 1)" in picture.alt
    assert "1 is stretched to 3; 4 and 4: equal" in picture.alt
    assert "The result: shape (4, 3)." in picture.alt
    assert "two single numbers" in shapes_aligned((), ()).alt
    assert [shape_text(shape) for shape in ((), (5,), (5, 1))] == ["()", "(5,)", "(5, 1)"]
