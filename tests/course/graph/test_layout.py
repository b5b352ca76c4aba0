from hypothesis import given
from hypothesis import strategies as st

from course.graph import Node
from course.graph.layout import arrange
from course.graph.node import checked


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 14))
    nodes = []
    for i in range(count):
        inputs = draw(st.lists(st.integers(0, i - 1), min_size=0, max_size=3)) if i else []
        nodes.append(Node(f"n{i}", "+" if inputs else "", tuple(f"n{j}" for j in inputs)))
    return checked(nodes)


@given(graphs())
def test_every_arrow_goes_from_left_to_right_through_one_place_in_each_column(nodes):
    layout = arrange(nodes)
    for node in nodes:
        for i, source in enumerate(node.inputs):
            route = layout.routes[node.name, i]
            assert (route[0], route[-1]) == (layout.places[source], layout.places[node.name])
            assert [place.column for place in route] == list(range(route[0].column, route[-1].column + 1))


@given(graphs())
def test_nodes_in_one_column_keep_a_row_apart_and_all_lie_inside(nodes):
    layout = arrange(nodes)
    for one in nodes:
        place = layout.places[one.name]
        assert 0 <= place.row <= layout.rows - 1 + 1e-9
        assert 0 <= place.column < layout.columns
        for other in nodes:
            there = layout.places[other.name]
            if one.name < other.name and place.column == there.column:
                assert abs(place.row - there.row) >= 1 - 1e-9


def test_an_input_stands_right_before_the_operation_that_uses_it():
    nodes = checked(
        [Node("x"), Node("y"), Node("a", "exp", ("x",)), Node("b", "log", ("a",)), Node("c", "+", ("b", "y"))]
    )
    places = arrange(nodes).places
    assert places["x"].column == 0
    assert places["y"].column == places["b"].column == 2


def test_the_two_inputs_of_a_node_keep_their_order_from_top_to_bottom():
    layout = arrange(checked([Node("x"), Node("y"), Node("z", "−", ("x", "y"))]))
    assert layout.places["x"].row < layout.places["y"].row
