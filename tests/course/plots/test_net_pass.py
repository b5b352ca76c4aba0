import numpy as np

from course.figure import Picture
from course.plots.net_pass import net_pass

W1, W2 = np.array([[0.5, -1.0, 0.25], [1.0, 2.0, -3.0]]), np.array([[1.5], [-1.0], [0.5]])


def test_what_is_known_is_told_in_words_and_what_is_not_is_left_out():
    shown = net_pass((2, 3, 1), above=[[1.0, 2.0], None, None], edges=[W1, None], caption="Look here.")
    assert isinstance(shown, Picture)
    assert shown.caption == "Look here."
    assert shown.alt == (
        "A network of 2 inputs, 3 hidden units and 1 output. Inputs, values: 1, 2. "
        "On the first layer of connections: 0.5, −1, 0.25; 1, 2, −3."
    )


def test_deltas_and_second_layer_are_told_as_well():
    shown = net_pass(
        (2, 3, 1),
        above=[[1.0, 2.0], [0.1, 0.2, 0.3], [0.5321]],
        below=[None, [-0.295, 0.45, 0.0], [-0.468]],
        edges=[W1, W2],
        bold={1},
    )
    assert "Hidden units, deltas: −0.295, 0.45, 0." in shown.alt
    assert "Output, values: 0.532. Output, deltas: −0.468." in shown.alt
    assert shown.alt.endswith("On the second layer of connections: 1.5; −1; 0.5.")
    assert shown.png.startswith(b"\x89PNG")
