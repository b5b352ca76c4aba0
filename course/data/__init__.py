"""The data sets of the lessons, all of them here or computed: nothing is downloaded.

Every function but `mnist` returns `(X, y)`: X float64, shape (n, d), one row a sample; y shape (n,),
float64 where it is measured and int64 where it is a class. The arrays are new at each call, so a lesson
may change them. `seed` is an int (the same int gives the same data) or a `numpy.random.Generator`.

    bundled     mnist
    tables      digits, breast_cancer, iris                    (they come with scikit-learn)
    lines       slide_points, double_points, noisy_line        (y is measured)
    planar      gate, blobs, moons, circles, spirals, flower   (y is a class)
    to divide   split
"""

from course.data.gates import gate
from course.data.idx import read_idx
from course.data.lines import double_points, noisy_line, slide_points
from course.data.mnist import Mnist, mnist
from course.data.place import folder
from course.data.planar import blobs, circles, flower, moons, spirals
from course.data.split import split
from course.data.tables import breast_cancer, digits, iris

__all__ = [
    "Mnist",
    "blobs",
    "breast_cancer",
    "circles",
    "digits",
    "double_points",
    "flower",
    "folder",
    "gate",
    "iris",
    "mnist",
    "moons",
    "noisy_line",
    "read_idx",
    "slide_points",
    "spirals",
    "split",
]
