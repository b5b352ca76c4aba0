import numpy as np

from course import figure
from course.plots.nearest import nearest


def test_each_point_is_joined_to_the_centre_with_the_smallest_distance(monkeypatch):
    told = []

    def show(fig, *, alt, caption=""):
        told.append(alt)
        figure.picture(fig, alt=alt, caption=caption)

    monkeypatch.setattr(figure, "show", show)
    points = np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 9.0]])
    nearest(points, np.array([[0.0, 0.0], [9.0, 8.0]]), np.array([[0.0, 9.0], [1.0, 9.0], [9.0, 1.0]]))
    assert told == ["3 points joined to their nearest of 2 centres: 2 to centre 0, 1 to centre 1."]
