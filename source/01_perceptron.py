# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 01 · The perceptron
#
# **A unit that adds up weighted inputs and says yes or no can find its own weights: by moving them after each mistake,
# and only then.** If any line does the job, it finds one. If none does, it never stops.
#
# When you are done, you can
# - compute what a threshold unit says, bias included, for a whole table of points at once;
# - choose weights by hand, and read weights as a line or as an arrow;
# - write Rosenblatt's learning rule and train with it;
# - say how many mistakes it will make at most, and prove it;
# - show that XOR is out of its reach, and tell a cycle from a rest;
# - tell what was measured about such machines from what was only claimed.
#
# **Time** 90 minutes: eight exercises (68), reading and playing (22).
# **Before** lesson 00 (numpy without loops) helps. You need no lesson to begin with this one.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X` | n × d | the points, one a row; once you have written `add_bias`, its first column is 1 |
# | `w` | d | the weights; `w[0]` is the bias, since it meets the column of ones |
# | $z = w \cdot x$ | one number | the weighted sum, w₀x₀ + w₁x₁ + … |
# | $\hat y$ | −1 or +1 | what the unit says: **+1 where z ≥ 0**, else −1 |
# | `t` | −1 or +1 | the target, what it should say |
# | $\eta$, `eta` | one number | the step size, or learning rate |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, like
from course.plots.boundaries import misses
from course.plots.guessed_lines import guessed_lines
from course.plots.line_panels import line_panels
from course.plots.line_walk import line_walk
from course.plots.mistake_counts import mistake_counts
from course.plots.weight_arrow import before_and_after
from course.plots.weight_cycle import weight_cycle
from course.ready import written
from course.widgets.perceptron_steps import perceptron_steps

# %% [markdown]
# ## 1 · A thousand guesses
#
# A hundred irises, measured with a ruler in centimetres: 50 *setosa* (class −1) and 50 *versicolor* (class +1). In the
# plane of sepal length and petal length, a line can keep the two species apart.
#
# A line is three numbers, w₀, w₁ and w₂. So let us draw three random numbers, a thousand times, and look how many
# flowers each line gets wrong. **Predict before you run:** how many of the thousand lines will be right for all
# flowers? And what will most of them do?

# %%
measured, species = data.iris()
flowers, kinds = measured[:100, [0, 2]], np.where(species[:100] == 0, -1, 1)

guessed_lines(flowers, kinds, np.random.default_rng(0).normal(size=(1000, 3)))

# %% [markdown]
# 26 of 1000 are right, by luck; 822 give all flowers one name. With two inputs you might live with that. With 784,
# as in the pictures of lesson 14, luck will not do.
#
# The guessing has a flaw: the next guess learns nothing from what the last one got wrong. **What if each mistake told
# the weights where to move?** That is this lesson. First we need the unit itself.

# %% [markdown]
# ## 2 · A unit that says yes or no
#
# A nerve cell gathers signals at its dendrites, some exciting, some inhibiting. When enough comes together, it fires,
# and the signal travels along its axon to other cells. Take away the chemistry and the timing, and this is left: inputs
# x, a weight for each, a sum, a threshold.
#
# $$\hat y = \begin{cases} +1 & \text{if } w_0 + w_1 x_1 + \dots + w_d x_d \ge 0 \\ -1 & \text{otherwise} \end{cases}$$
#
# It is called a *linear threshold unit*, or *perceptron unit*. Four points with w = (−1, 1, −0.5), worked by hand. The
# first input is always 1, so that w₀ is added as it is:
#
# | point (1, x₁, x₂) | z = −1 + x₁ − 0.5·x₂ | says |
# |---|---|---|
# | (1, 2, 1) | −1 + 2 − 0.5 = 0.5 | +1 |
# | (1, 0, 0) | −1 | −1 |
# | (1, 1.5, 1) | −1 + 1.5 − 0.5 = 0 | +1 |
# | (1, −1, 2) | −1 − 1 − 1 = −3 | −1 |

# %% [markdown]
# ### Exercise 1: the threshold unit ●○○ · 6 min
#
# Write `ltu` for a whole table of points: one product, then the threshold. Mind the third point above: on the line
# itself, z = 0, the unit says **+1**.
#
# <details><summary>Hint 1: where to look</summary>
#
# You need n numbers z from n rows. Which product of `X`, n × d, and `w`, with d entries, gives n numbers?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.where(condition, a, b)` chooses between two values for each entry of the condition. `np.sign` will not do: the sign
# of 0 is 0, which is no class.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# One line: choose between 1 and −1, according to whether the product is at least zero. A loop over the rows that fills a
# list is fine too.
# </details>


# %% nbgrader={"grade": false, "grade_id": "ltu", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ltu(X, w):
    """Return what a linear threshold unit says to each point: +1 where w·x ≥ 0, else −1.

    X: (n, d), one point a row; w: (d,). Nothing is added to X: if there is a bias, X has its column of ones.
    Returns (n,), −1 and +1.
    """
    ### BEGIN SOLUTION
    return np.where(X @ w >= 0, 1, -1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "ltu_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("four points") as check:
    X = np.array([[1.0, 2.0, 1.0], [1.0, 0.0, 0.0], [1.0, 1.5, 1.0], [1.0, -1.0, 2.0]])
    check(ltu, X, np.array([-1.0, 1.0, -0.5])).gives(
        [1, -1, 1, -1], P1=[1, -1, -1, -1], P2=lambda v: np.allclose(np.array(v, dtype=float), [1, 0, 1, 0]),
        M01a=[1, -1, 0, -1], M01b=[0.5, -1.0, 0.0, -3.0],
        M01c=lambda v: np.array_equal(v, [-1, 1, -1, 1]) or np.array_equal(v, [-1, 1, 1, 1]), N2=changed,
    )  # fmt: skip

# %% nbgrader={"grade": true, "grade_id": "ltu_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: one to nine inputs, one point, points exactly on the line, float32 numbers.
### BEGIN HIDDEN TESTS
with Checks("other points", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        # Quarters, so that no rounding decides on which side a point lies; the last one lies on the line.
        X, w = (case.integers(-8, 9, *shape) / 4 for shape in ((n, d), (d,)))
        X[:, 0], w[0] = 1.0, -X[-1, 1:] @ w[1:]
        z = X @ w
        says = 1 - 2.0 * (z < 0)
        check(ltu, X.astype(case.dtype), w.astype(case.dtype)).gives(
            says,
            P1=1 - 2.0 * (z <= 0),
            P2=lambda v, z=z: np.allclose(np.array(v, dtype=float), z >= 0) and (z < 0).any(),
            M01a=np.sign(z),
            M01b=z,
            M01c=lambda v, z=z, says=says: (
                np.array_equal(v, -says) or (np.array_equal(v, np.where(z > 0, -1, 1)) and (z != 0).any())
            ),
            N2=changed,
        )
    check(ltu, np.array([[-0.01], [0.0], [3.0]]), np.array([1.5])).gives(
        [-1, 1, 1], says="a single input and no bias will do", P1=[-1, -1, 1], M01a=[-1, 0, 1], M01b=[-0.015, 0.0, 4.5],
        P2=lambda v: np.allclose(np.array(v, dtype=float), [0, 1, 1]),
        M01c=lambda v: np.array_equal(v, [1, -1, -1]) or np.array_equal(v, [1, 1, -1]), N2=changed,
    )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# ## 3 · The bias, an input that is always 1
#
# Take a unit with a single input, x, and z = 2x − 7. It says +1 from x = 3.5 on: the *bias* −7 sets the threshold. With
# no bias, z = 2x, the threshold would be stuck at 0, whatever the weight; in the plane, each line would have to go
# through the origin.
#
# One trick saves us from treating the bias apart. Give every point an extra input x₀ that is always 1; then
# z = w₀·1 + w₁x₁ + … is a plain product, and the bias is a weight like the others.

# %% [markdown]
# ### Exercise 2: a column of ones ●○○ · 4 min
#
# Write `add_bias`: the points with a column of ones **in front**. Everybody has to agree on the place, since `w[0]`
# will be read as the bias here and in lesson 03.
#
# <details><summary>Hint 1: where to look</summary>
#
# Write down the shapes: n × d comes in. What shape goes out, and which of its columns do you know already?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.ones(n)` makes the column. `np.column_stack`, `np.hstack`, `np.insert` or an empty array to be filled can put it in
# its place; `hstack` wants it with shape (n, 1).
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A new array, made of two parts side by side: as many ones as X has rows, then X. X itself stays as it is.
# </details>


# %% nbgrader={"grade": false, "grade_id": "add_bias", "locked": false, "schema_version": 3, "solution": true, "task": false}
def add_bias(X):
    """Return the points with a column of ones in front, so that w[0] is the bias.

    X: (n, d). Returns a new array, (n, d + 1); X is left alone.
    """
    ### BEGIN SOLUTION
    return np.column_stack([np.ones(len(X)), X])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "add_bias_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two points") as check:
    check(add_bias, np.array([[2.0, 3.0], [4.0, 5.0]])).gives(
        [[1.0, 2.0, 3.0], [1.0, 4.0, 5.0]], P3=[[2.0, 3.0, 1.0], [4.0, 5.0, 1.0]], M01d=[[1.0, 3.0], [1.0, 5.0]],
        M01e=[[1.0, 1.0], [2.0, 3.0], [4.0, 5.0]],
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "add_bias_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, a single point, a single input, X left alone, whole numbers, float32.
### BEGIN HIDDEN TESTS
def by_hand(X, place):
    rows = [list(map(float, row)) for row in X]
    return [row[:place] + [1.0] + row[place:] for row in rows]


with Checks("a column of ones on other points", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        X = case.normal(n, d)
        if case.index == 3:
            X = case.integers(-9, 10, n, d)
        elif case.index == 4:
            X = X[:, :1]
        overwritten = X.astype(float)
        overwritten[:, 0] = 1
        check(add_bias, X).gives(
            by_hand(X, 0),
            P3=by_hand(X, X.shape[1]),
            M01d=overwritten,
            M01e=np.concatenate([np.ones((1, X.shape[1])), X]),
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 4 · Weights chosen by hand
#
# Two inputs that are 0 or 1, and an output that is −1 for *false* and +1 for *true*: a logic gate. (Where targets are 0
# and 1, t = 2y − 1 translates them.) OR is true where at least one input is 1, AND where both are, NAND where not both
# are.
#
# | x₁ | x₂ | OR | AND | NAND |
# |---|---|---|---|---|
# | 0 | 0 | −1 | −1 | +1 |
# | 0 | 1 | +1 | −1 | +1 |
# | 1 | 0 | +1 | −1 | +1 |
# | 1 | 1 | +1 | +1 | −1 |
#
# A gate of real wires never gets exactly 0 or 1. **Ask yourself first:** for OR with w = (0, 1, 1), all but one row come
# out right. Which one does not, and which weight must change?

# %% [markdown]
# ### Exercise 3: three gates ●●○ · 8 min
#
# Choose weights (w₀, w₁, w₂) for OR, AND and NAND. There are infinitely many right answers; leave some room, so that
# the answers stay right when each input is off by up to 0.1.
#
# <details><summary>Hint 1: where to look</summary>
#
# Draw the four corners of a square and mark the true ones. Then draw a line that cuts the true ones off, well between
# the corners.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# With w₁ = w₂ the weighted sum only depends on how many inputs are 1: none, one or two. The bias says how many are
# enough: put the threshold half-way between two of these counts.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# OR and AND can share w₁ and w₂ and differ in w₀ only. For NAND, ask what happens to z, and to every answer, when all
# three weights change their sign.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gates", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Three numbers for each gate, w0, w1 and w2, as in [0, 1, 1].
### BEGIN SOLUTION
### STUB w_or = None
### STUB w_and = None
### STUB w_nand = None
w_or = [-1, 2, 2]
w_and = [-3, 2, 2]
w_nand = [3, -2, -2]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gates_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
off = [corners + 0.1 * np.array([a, b]) for a in (-1, 1) for b in (-1, 1)]


def wrong_rows(v, t, inputs=corners):
    """The rows that the weights v get wrong, as texts."""
    bias, first, second = (float(weight) for weight in v)
    plus = bias + first * inputs[:, 0] + second * inputs[:, 1] >= 0
    return [f"({a:g}, {b:g})" for (a, b), one, target in zip(corners, plus, t) if one != (target > 0)]


def bias_last(t):
    return lambda v: wrong_rows(v, t) and not wrong_rows([v[2], v[0], v[1]], t)


def bad_row(t):
    return like(lambda v: wrong_rows(v, t), row=lambda v: wrong_rows(v, t)[0])


with Checks("three gates") as check:
    for gate, name, v in (("OR", "w_or", w_or), ("AND", "w_and", w_and), ("NAND", "w_nand", w_nand)):
        t = data.gate(gate)[1]
        check.value(name, v).holds(
            lambda v, t=t: not wrong_rows(v, t), f"{name} gets all four rows of {gate} right",
            M01f=bias_last(t), P4=bad_row(t),
        ).holds(
            lambda v, t=t: not any(wrong_rows(v, t, inputs) for inputs in off),
            f"{name} stays right when each input is off by 0.1",
            M01f=bias_last(t), P4=bad_row(t), M01g=lambda v, t=t: not wrong_rows(v, t),
        )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "gates_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: the same gates at many inputs near 0 and 1.
### BEGIN HIDDEN TESTS
def wrong_inputs(v, truth, inputs):
    """How many rows of inputs near the corners the weights v get wrong; truth: of the corners."""
    bias, first, second = (float(weight) for weight in v)
    plus = bias + first * inputs[:, 0] + second * inputs[:, 1] >= 0
    number = 2 * (inputs[:, 0] > 0.5) + (inputs[:, 1] > 0.5)
    return int((plus != (truth[number] > 0)).sum())


square = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
edges = np.concatenate([square + 0.1 * np.array([a, b]) for a in (-1, 1) for b in (-1, 1)])


def fewest(truth, turn):
    """Clues: wrong at the corners; right with the bias last; right at the corners only."""
    return {
        "M01f": lambda v: wrong_inputs(v, truth, square) and not wrong_inputs([v[2], v[0], v[1]], truth, square),
        "P4": like(
            lambda v: wrong_inputs(v, truth, square),
            row=lambda v: next(f"({a:g}, {b:g})" for a, b in square if wrong_inputs(v, truth, np.array([[a, b]]))),
        ),
        "M01g": lambda v: not wrong_inputs(v, truth, square),
    }


with Checks("three gates at inputs near 0 and 1") as check:
    for gate, name, v in (("OR", "w_or", w_or), ("AND", "w_and", w_and), ("NAND", "w_nand", w_nand)):
        truth = data.gate(gate)[1]
        near = np.concatenate([square + check.rng.uniform(-0.1, 0.1, (4, 2)) for _ in range(10)] + [edges])
        check.value(name, v).holds(
            lambda v, truth=truth, near=near: wrong_inputs(v, truth, near) == 0,
            f"{name} is right at {len(near)} inputs near the corners of {gate}",
            **fewest(truth, near),
        )
### END HIDDEN TESTS

# %%
if written(w_or, w_and, w_nand, add_bias):
    panels = {}
    for gate, weights in (("OR", w_or), ("AND", w_and), ("NAND", w_nand)):
        corners, truth = data.gate(gate)
        panels[gate] = add_bias(corners), truth, weights
    line_panels(
        panels,
        caption=(
            "Your lines. On the dotted side the unit says −1. Look at the room that each line leaves on its way between "
            "the corners: that is how much noise the gate can bear."
        ),
    )

# %% [markdown]
# ## 5 · Where the answer changes
#
# A unit says one thing where z ≥ 0 and another where z < 0. Between them lies z = 0, the *boundary*. With one input it
# is a point, x₁ = −w₀/w₁ (3.5 in the example above). With two it is a line, with three a plane, beyond that a
# *hyperplane*, which nobody can draw and every unit computes.
#
# In the plane, the three weights and the y = ax + b of your school days describe the same line in two ways:
#
# $$w_0 + w_1 x_1 + w_2 x_2 = 0 \qquad\Longleftrightarrow\qquad x_2 = a\,x_1 + b$$
#
# The left form can do more: it knows which side is +1, and it can stand upright.

# %% [markdown]
# ### Exercise 4: slope and intercept ●●○ · 8 min
#
# Write `boundary`: slope and intercept of a unit's line. If the line is vertical, w₂ = 0, it has no intercept on
# the x₂ axis; then return `np.inf` as the slope, and in place of the intercept the x₁ at which the line stands.
#
# Do w = (−3, 1, 2) on paper first: which x₂ belongs to x₁ = 0, and which to x₁ = 3?
#
# <details><summary>Hint 1: where to look</summary>
#
# Solve w₀ + w₁x₁ + w₂x₂ = 0 for x₂, on paper. What stands in front of x₁ is the slope, what stands alone the intercept.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Two terms change the side, and both change their sign. Then both are divided by the same weight. When that weight is
# 0, x₂ is gone from the equation: solve for x₁.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two cases. In each, a pair: (slope, intercept) with one denominator in the first, (infinity, place) with another
# denominator in the second.
# </details>


# %% nbgrader={"grade": false, "grade_id": "boundary", "locked": false, "schema_version": 3, "solution": true, "task": false}
def boundary(w):
    """Return slope and intercept of the line w₀ + w₁x₁ + w₂x₂ = 0.

    w: (3,), with w₁ or w₂ not 0. Returns two numbers, (slope, intercept), such that x₂ = slope·x₁ + intercept.
    Where w₂ is 0, the line is vertical: returns (np.inf, the x₁ at which it stands).
    """
    ### BEGIN SOLUTION
    if w[2] == 0:
        return np.inf, -w[0] / w[1]
    return -w[1] / w[2], -w[0] / w[2]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "boundary_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two lines") as check:
    check(boundary, np.array([-3.0, 1.0, 2.0])).gives(
        (-0.5, 1.5), P5=like(lambda v: v[0] == -0.5 and v[1] != 1.5, d=lambda v: abs(v[1] - 1.5)), M01k=lambda v: v[0] == 0.5,
        M01h=lambda v: abs(v[0]) == 2, M01i=lambda v: abs(v[0]) == 1.5 and abs(v[1]) == 0.5, N2=changed,
    )  # fmt: skip
    check(boundary, np.array([-3.0, 2.0, 0.0])).gives(
        (np.inf, 1.5), says="the vertical line of w = (−3, 2, 0) gives (inf, 1.5)",
        P5=like(lambda v: v[0] == np.inf and abs(v[1]) < np.inf and v[1] != 1.5, d=lambda v: abs(v[1] - 1.5)),
        M01h=lambda v: v[0] == 0, M01i=lambda v: abs(v[0]) == 1.5,
        M01j=lambda v: not (v[0] == np.inf and abs(v[1]) < np.inf), N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "boundary_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: lines through the origin, horizontal and vertical ones, float32 numbers.
### BEGIN HIDDEN TESTS
def close(a, b):
    return abs(a - b) <= 1e-4 * abs(b)


with Checks("other lines", thorough=True) as check:
    for case in check.cases(7):
        size, sign = case.uniform(0.4, 2.5, 3), case.signs(3)
        w = size * sign
        if case.index in (2, 3):
            w[{2: 0, 3: 1}[case.index]] = 0  # through the origin; horizontal
        a, b = float(-w[1] / w[2]), float(-w[0] / w[2])
        check(boundary, w).gives(
            (a, b),
            P5=like(lambda v, a=a, b=b: close(v[0], a) and not close(v[1], b), d=lambda v, b=b: abs(v[1] - b)),
            M01k=lambda v, a=a: close(v[0], -a) and a,
            M01h=lambda v, a=a: close(abs(v[0] * a), 1),
            M01i=lambda v, a=a, b=b: close(abs(v[0]), abs(b)) and close(abs(v[1]), abs(a)),
            N2=changed,
        )
    for bias in (case.uniform(0.5, 2.0), -case.uniform(0.5, 2.0), 0.0):
        w = np.array([bias, case.uniform(0.5, 2.0), 0.0])
        place = -bias / w[1] + 0.0
        check(boundary, w).gives(
            (np.inf, place), says=f"the vertical line at {place:.4g} gives (inf, {place:.4g})",
            P5=like(
                lambda v, place=place: v[0] == np.inf and abs(v[1]) < np.inf and not close(v[1], place),
                d=lambda v, place=place: abs(v[1] - place),
            ),
            M01h=lambda v: v[0] == 0, M01i=lambda v, place=place: close(abs(v[0]), abs(place)) and v[1] == np.inf,
            M01j=lambda v: not (v[0] == np.inf and abs(v[1]) < np.inf), N2=changed,
        )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# Slope and intercept have forgotten one thing. **Predict:** which of these three units have the same line, and which of
# them give the same answers? Then run the cell.

# %%
if written(boundary, ltu, add_bias):
    corners, _ = data.gate("AND")
    for w in ([-3, 2, 2], [-1.5, 1, 1], [3, -2, -2]):
        w = np.array(w, dtype=float)
        a, b = boundary(w)
        print(f"w = {w}: x₂ = {a:g}·x₁ + {b:g}, answers {ltu(add_bias(corners), w)}")

# %% [markdown]
# All three have one line, the first two give the same answers, and the third gives the opposite ones: AND and NAND.
# Scaling all weights by a positive number changes nothing; turning all signs swaps the two sides.
#
# So the better picture of the weights is an *arrow*: (w₁, w₂) stands at a right angle on the line and points to the
# side called +1. The bias shifts the line along the arrow. Keep this picture; the learning rule is about turning it.

# %% [markdown]
# ## 6 · Learning from one mistake
#
# Six points, three of each class, with their column of ones. The unit starts at w = 0, so z = 0 everywhere, and says +1
# to all. Two points later it has made one mistake, the weights are (−1, 1.5, 2.5), and the third point comes up:
#
# x = (1, −2.5, 1.5), class +1, and z = −1 − 3.75 + 3.75 = −1. The unit says −1: wrong, z is too low.
#
# **Before you read on:** you may add some multiple of x to w. Which sign must it have so that z goes up? By how much
# does z change if you add x itself?

# %% nbgrader={"grade": false, "grade_id": "given_points", "locked": true, "schema_version": 3, "solution": false, "task": false}
six = np.array([[1, 2, 2], [1, -1.5, -2.5], [1, -2.5, 1.5], [1, -2, -0.5], [1, 2, -0.5], [1, 0.5, -2.5]])
six_targets = np.array([1, -1, 1, -1, 1, -1])

# %%
w, x = np.array([-1, 1.5, 2.5]), six[2]

print("z before:      ", w @ x)
print("z with w + x:  ", (w + x) @ x)
print("x · x:         ", x @ x)
before_and_after(six, six_targets, w, w + x, ring=2)

# %% [markdown]
# z went from −1 to 8.5, up by x·x = 9.5. This is no luck: adding η·t·x changes z by
#
# $$(w + \eta\,t\,x) \cdot x - w \cdot x = \eta\,t\,\lVert x \rVert^2$$
#
# and ‖x‖² is never negative. So z goes up where t is +1 and down where t is −1: each time to the side it should be on.
# That is **Rosenblatt's rule**, called *error correction* in his book of 1962 (the perceptron itself is of 1958):
#
# $$w \leftarrow \begin{cases} w & \text{if } \hat y = t \\ w + \eta\,t\,x & \text{if } \hat y \ne t \end{cases}$$

# %% [markdown]
# ### Exercise 5: one point, one step ●●○ · 8 min
#
# Write `perceptron_step`. Let the unit answer; if the answer is right, return the weights as they are; if it is wrong,
# return w + η·t·x as a new array. On the line, z = 0, the answer is +1, as ever: right for t = +1, wrong for t = −1.
#
# By hand: w = (1, 0.5, −2), x = (1, 3, −1), t = −1, η = 0.1. What is z, what does the unit say, and what are the new
# weights?
#
# <details><summary>Hint 1: where to look</summary>
#
# Two steps, in this order: what does the unit say to x? Does that equal t? Nothing else matters, z least of all: how far
# off it was plays no part.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# For a single point of shape (d,), `x @ w` is one number, and an `if` can ask about it. `w += …` would change the array of
# the caller; `w + …` makes a new one.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# An answer of +1 or −1; a comparison with t; two returns. Only the one after a mistake has η in it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "perceptron_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_step(w, x, t, eta):
    """Return the weights after one point was shown, by Rosenblatt's rule.

    w, x: (d,), x with its 1 in front; t: −1 or +1; eta: step size. The unit says +1 where w·x ≥ 0. If it is right, the
    weights stay; if not, they move by eta·t·x. Returns an array (d,); w itself is left alone.
    """
    ### BEGIN SOLUTION
    says = 1 if x @ w >= 0 else -1
    if says == t:
        return w
    return w + eta * t * x
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "perceptron_step_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("single points") as check:
    w, x = np.array([-1.0, 1.5, 2.5]), np.array([1.0, -2.0, 0.5])
    check(perceptron_step, w, x, 1, 0.1).gives(
        [-0.9, 1.3, 2.55], says="a point of class +1 at z = −2.75 pulls w to (−0.9, 1.3, 2.55)",
        M01l=[-0.8, 1.1, 2.6], P7=[-0.625, 0.75, 2.6875], M01m=[-1.1, 1.7, 2.45], D2=[0.0, -0.5, 3.0],
        D3=[0.1, -0.2, 0.05], D7=[-0.9, 1.6, 2.6], N2=changed,
    )  # fmt: skip
    w, x = np.array([1.0, 0.5, -2.0]), np.array([1.0, 3.0, -1.0])
    check(perceptron_step, w, x, -1, 0.1).gives(
        [0.9, 0.2, -1.9], says="a point of class −1 at z = 4.5 pushes w to (0.9, 0.2, −1.9)",
        M01n=[1.1, 0.8, -2.1], M01m=[1.1, 0.8, -2.1], M01l=[0.8, -0.1, -1.8], P7=[0.45, -1.15, -1.45],
        D2=[0.0, -2.5, -1.0], D3=[-0.1, -0.3, 0.1], D7=[0.9, 0.4, -2.1], N2=changed,
    )  # fmt: skip
    check(perceptron_step, w, x, 1, 0.1).gives(
        [1.0, 0.5, -2.0], says="the same point with class +1 is right, and leaves w alone",
        P6=[1.1, 0.8, -2.1], P7=[0.65, -0.55, -1.65], D3=[0.0, 0.0, 0.0], N2=changed,
    )  # fmt: skip
    w, x = np.array([0.0, 1.0, -1.0]), np.array([1.0, 2.0, 2.0])
    check(perceptron_step, w, x, -1, 0.1).gives(
        [-0.1, 0.8, -1.2], says="a point of class −1 on the line, z = 0, is a mistake",
        P1=[0.0, 1.0, -1.0], M01n=[0.1, 1.2, -0.8], M01m=[0.1, 1.2, -0.8], M01l=[-0.2, 0.6, -1.4], D2=[-1.0, -1.0, -3.0],
        D3=[-0.1, -0.2, -0.2], D7=[-0.1, 0.9, -1.1], N2=changed,
    )  # fmt: skip
    check(perceptron_step, w, x, 1, 0.1).gives(
        [0.0, 1.0, -1.0], says="a point of class +1 on the line, z = 0, is none",
        M01o=like(lambda v: np.allclose(v, [0.1, 1.2, -0.8]) or np.allclose(v, [0.05, 1.1, -0.9]), z=0),
        P1=lambda v: not np.allclose(v, [0.0, 1.0, -1.0]), P6=[0.1, 1.2, -0.8], P7=[0.1, 1.2, -0.8],
        D3=[0.0, 0.0, 0.0], N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "perceptron_step_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: one to nine inputs, other step sizes, right and wrong answers, the line, float32.
### BEGIN HIDDEN TESTS
def known(w, x, t, eta, z):
    """What the known mistakes give for a point at z; on the line, `>` and np.sign differ from the rule."""
    wrong = (z >= 0) != (t > 0)
    step = eta * t * x if wrong else 0 * x
    clues = {
        "M01o": w + eta * x if z == 0 and t > 0 else None,
        "P1": w + (eta * x if t > 0 else 0 * x) if z == 0 else None,
        "M01n": w + eta * x if wrong else None,
        "M01m": w - eta * t * x if wrong else None,
        "M01l": w + 2 * step if wrong else None,
        "D2": w + t * x if wrong else None,
        "D7": w + eta * t if wrong else None,
        "P7": lambda v: np.allclose(v, w + eta * (t - z) * x, rtol=1e-4) and not np.allclose(v, w + step, rtol=1e-4),
        "D3": step,
        "P6": w + eta * t * x if not wrong else None,
        "N2": changed,
    }
    return w + step, {code: clue for code, clue in clues.items() if clue is not None}


with Checks("other points", thorough=True) as check:
    for case in check.cases(6):
        d = case.sizes(2, 1, 9)[1]
        z = 0.0
        while abs(z) < 0.05 or abs(abs(z) - 1) < 0.05:
            arrays = case.normal(d), case.normal(d)
            w, x = (a.astype(float) for a in arrays)
            z = float(x @ w)
        eta = case.uniform(0.1, 0.9)
        for t in (-1, 1):
            right, clues = known(w, x, t, eta, z)
            check(perceptron_step, *arrays, t, eta).gives(right, **clues)
    # Whole numbers, so that w·x is 0 and nothing else.
    w, x = check.rng.integers(1, 5, 4) * 1.0, check.rng.integers(1, 5, 4) * 1.0
    x[0], w[0] = 1.0, -x[1:] @ w[1:]
    for t in (-1, 1):
        right, clues = known(w, x, t, 0.25, 0)
        check(perceptron_step, w, x, t, 0.25).gives(right, says=f"a point of class {t:+d} on the line", **clues)
    for z, t in ((-0.5, 1), (0.5, -1)):
        beside = w + np.array([z, 0, 0, 0])
        right, clues = known(beside, x, t, 0.25, z)
        check(perceptron_step, beside, x, t, 0.25).gives(right, says=f"a point of class {t:+d} at z = {z}", **clues)
### END HIDDEN TESTS

# %% [markdown]
# Now play with it. *Next point* shows one point to your function. The arrow turns after a mistake, and only then. Watch
# point 4: at its first turn it lies exactly on the line, and is a mistake all the same. Then move a point across the
# line and see whether the rule can follow. Can you place the points so that it never comes to rest?

# %% tags=["play"]
if written(perceptron_step):
    perceptron_steps(perceptron_step, six, six_targets)

# %% [markdown]
# **What η does here.** From w = 0, every weight is η times a sum of points, and answers do not change when all weights
# are scaled. So with this start, η changes neither a mistake nor a line. From here on η = 1. (In lesson 03 the step
# size will matter very much.)
#
# > **You may have seen it otherwise.** Some slides call Δw = −η Σ (y − ŷ) x with ŷ = w·x "the delta rule of Rosenblatt's
# > perceptron". That mixes two rules, and has a wrong sign. Rosenblatt's rule knows a right or wrong answer, moves after
# > each single mistake, and needs no sum. The rule with w·x in it is Widrow and Hoff's of 1960, with a plus: lesson 03.

# %% [markdown]
# ## 7 · Learning from all of them
#
# One pass through all points is called an *epoch*. A step for one point may spoil another, so one epoch is seldom
# enough: go round until an epoch passes without a mistake. AND, from w = 0, in the order of its table:
#
# | epoch | (0, 0) | (0, 1) | (1, 0) | (1, 1) | mistakes | w afterwards |
# |---|---|---|---|---|---|---|
# | 1 | wrong | | | wrong | 2 | (0, 1, 1) |
# | 2 | wrong | wrong | | wrong | 3 | (−1, 2, 1) |
# | 3 | | wrong | wrong | wrong | 3 | (−2, 2, 1) |
# | 4 | | | wrong | wrong | 2 | (−2, 2, 2) |
# | 5 | | wrong | | | 1 | (−3, 2, 1) |
# | 6 | | | | | 0 | (−3, 2, 1) |

# %% [markdown]
# ### Exercise 6: train until no mistake is made ●●○ · 14 min
#
# Write `perceptron_fit`. Begin at w = 0. In each epoch show all points, first row to last, and let Rosenblatt's rule
# with η = 1 move the weights. Count the mistakes *as they are made*. Stop after an epoch without any, or after `epochs`
# epochs. Return the weights and the list of counts, the 0 at its end included.
#
# <details><summary>Hint 1: where to look</summary>
#
# Follow the first two rows of the table with pencil and paper, from w = 0. Which numbers do you need to keep from one
# point to the next, and which from one epoch to the next?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Your `perceptron_step` moves the weights. Whether it had to is the same question as: did the unit's answer differ from
# the target? The count begins at 0 in every epoch.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A loop in a loop. Outside: set the count to 0, go through the points, append the count to a list, and leave if it is 0.
# Inside: answer, compare, and, after a mistake, step and count.
# </details>


# %% nbgrader={"grade": false, "grade_id": "perceptron_fit", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_fit(X, t, epochs):
    """Train a unit by Rosenblatt's rule with η = 1, from w = 0, rows in order, until an epoch has no mistake.

    X: (n, d), its column of ones included; t: (n,), −1 or +1; epochs: stop after so many in any case, at least 1.
    Returns (w, mistakes): the weights, (d,), and a list with the number of mistakes made in each epoch.
    """
    ### BEGIN SOLUTION
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (x @ w >= 0) != (target > 0):
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "perceptron_fit_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def counts_are(v, *lists):
    return any(list(np.ravel(v[1])) == numbers for numbers in lists)


with Checks("learning AND") as check:
    X, t = np.array([[1.0, 0, 0], [1.0, 0, 1], [1.0, 1, 0], [1.0, 1, 1]]), np.array([-1, -1, -1, 1])
    check(perceptron_fit, X, t, 10).gives(
        ([-3.0, 2.0, 1.0], [2, 3, 3, 2, 1, 0]),
        P9=like(lambda v: counts_are(v, [2, 3, 3, 2, 1, 0, 0, 0, 0, 0], [2, 3, 3, 2, 1, 0, 0]), e=6),
        M01p=lambda v: counts_are(v, [2, 3, 3, 2, 1]),
        M01q=lambda v: counts_are(v, [2, 5, 8, 10, 11, 11], [2, 5, 8, 10, 11] + [11] * 5),
        M01s=lambda v: counts_are(v, [3, 2, 1, 2, 0], [3, 2, 1, 2, 0, 0]),
        P8=lambda v: (
            np.allclose(v[0], [-3, 2, 1]) and counts_are(v, [11], [6], [5], [4] * 6, [1, 2, 3, 4, 5, 6], [4] * 10)
        ),
        M01u=lambda v: np.allclose(v[0], [0, 1, 1]) or counts_are(v, [2]),
        P1=([-2.0, 2.0, 1.0], [1, 3, 3, 2, 1, 0]), M01o=([-4.0, 3.0, 2.0], [2, 3, 3, 2, 2, 3, 2, 1, 0]),
        M01l=([-6.0, 4.0, 2.0], [2, 3, 3, 2, 1, 0]), M01r=([-2.0, 1.0, 1.0], [3, 1, 1, 2, 1, 0]),
        M01t=([-3.0, 1.0, 2.0], [1, 3, 2, 2, 3, 2, 2, 0]), P6=lambda v: np.allclose(v[0], [-20, 0, 0]),
        P7=lambda v: len(v[1]) == 10 and np.allclose(v[0], [-9, 20, 10]), N2=changed,
    )  # fmt: skip
    check(perceptron_fit, X, t, 3).gives(
        ([-2.0, 2.0, 1.0], [2, 3, 3]), says="after three epochs it ends with (−2, 2, 1) and [2, 3, 3]",
        M01q=lambda v: counts_are(v, [2, 5, 8]), M01s=lambda v: counts_are(v, [3, 2, 1]),
        P8=lambda v: np.allclose(v[0], [-2, 2, 1]) and counts_are(v, [8], [3], [4] * 3, [1, 2, 3]),
        M01u=lambda v: np.allclose(v[0], [0, 1, 1]) or counts_are(v, [2]), P1=([-1.0, 2.0, 1.0], [1, 3, 3]),
        M01l=([-4.0, 4.0, 2.0], [2, 3, 3]), M01r=([-1.0, 1.0, 1.0], [3, 1, 1]), M01t=([-2.0, 0.0, 0.0], [1, 3, 2]),
        P6=lambda v: np.allclose(v[0], [-6, 0, 0]), P7=lambda v: np.allclose(v[0], [-1, 6, 4]), N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "perceptron_fit_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: data that a line separates, with the bound of section 8; data that none does; one
# point; float32 numbers.
### BEGIN HIDDEN TESTS
def says(z):
    return 1 if z >= 0 else -1


def run(X, t, epochs, output=says, moves=lambda t, y, z: t * (y != t), old=False, stop=True):
    """Weights, mistakes an epoch, misses at the end of each epoch, and how near to the line it came (w = 0 left out)."""
    w, counts, left, margin = np.zeros(X.shape[1]), [], [], 1.0
    for _ in range(epochs):
        count, start = 0, w
        for x, target in zip(X, t):
            z = float(x @ (start if old else w))
            margin = min(margin, abs(z) if w.any() else 1.0)
            y = output(z)
            count += int(y != target)
            w = w + moves(target, y, z) * x
        counts.append(count)
        left.append(sum(int(says(z) != target) for z, target in zip(X @ w, t)))
        if stop and not count:
            break
    return w, counts, left, margin


def result_is(*results):
    """A clue: the value is one of these pairs (w, counts)."""
    return lambda v: any(
        list(np.ravel(v[1])) == list(counts) and np.allclose(v[0], w, rtol=1e-4, atol=1e-4) for w, counts in results
    )


def clues(X, t, epochs, w, counts, left):
    n, rounds = len(t), len(counts)
    totals = [sum(counts[: i + 1]) for i in range(rounds)]
    long = counts + [0] * (epochs - rounds)
    at_end = next((i for i, misses in enumerate(left) if misses == 0), rounds - 1) + 1
    one = run(X, t, 1)
    variants = {
        "P9": [(w, long), (w, [*counts, 0])] if not counts[-1] and rounds < epochs else [],
        "M01p": [(w, counts[:-1])] if not counts[-1] else [],
        "M01q": [(w, totals), (w, totals + totals[-1:] * (epochs - rounds))],
        "M01s": [(run(X, t, at_end)[0], left[:at_end]), (w, left)],
        "P8": [
            (w, other)
            for other in ([sum(counts)], [rounds], [rounds - 1], [n] * rounds, list(range(1, rounds + 1)), [n] * epochs)
        ],
        "M01u": [(one[0], one[1]), *((one[0], one[1] * k) for k in range(2, epochs + 1))],
        "M01o": [run(X, t, epochs, np.sign)[:2]],
        "P1": [run(X, t, epochs, lambda z: 1 if z > 0 else -1)[:2]],
        "M01l": [(2 * w, counts)],
        "M01r": [run(X, t, epochs, old=True)[:2]],
        "M01t": [run(X[::-1], t[::-1], epochs)[:2]],
        "P6": [run(X, t, epochs, moves=lambda t, y, z: t, stop=stop)[:2] for stop in (True, False)],
        "P7": [
            run(X, t, epochs, moves=moves)[:2] for moves in (lambda t, y, z: t - z, lambda t, y, z: (t - z) * (y != t))
        ],
    }
    right = result_is((w, counts))
    found = {code: lambda v, some=some: result_is(*some)(v) and not right(v) for code, some in variants.items()}
    return {**found, "P9": like(found["P9"], e=rounds), "N2": changed}


with Checks("learning from other points", thorough=True) as check:
    for case in check.cases(7):
        n, d = case.sizes(2, 3, 9)
        epochs, separable, nearest = 25, case.index != 2, 0.0
        while nearest < 1e-3:  # so that rounding cannot decide on which side a point lies
            X = case.normal(n, d).astype(float)
            X[:, 0] = 1.0
            u = check.rng.normal(size=d)
            u /= np.linalg.norm(u)
            t = np.where(X @ u >= 0, 1, -1) if separable else np.array([1, -1] * n)[:n]
            X += 0.25 * t[:, None] * u * separable  # a gap between the classes
            if not separable:
                X[1] = 0.707 * X[0]  # one direction, two classes
            if n == 1:
                X, t = -X * t, np.array([-1])
            arrays = X.astype(case.dtype), t
            X = arrays[0].astype(float)
            w, counts, left, nearest = run(X, t, epochs)
            if case.index in (3, 4) and len(counts) < 3:
                nearest = 0.0  # draw again: too easy to tell anything
            elif case.index == 4:
                epochs = len(counts) - 1  # stopped by `epochs`, with mistakes left
                w, counts, left, nearest = run(X, t, epochs)
        call = check(perceptron_fit, *arrays, epochs).gives((w, counts), **clues(X, t, epochs, w, counts, left))
        if separable:
            bound = (X**2).sum(axis=1).max() / (t * (X @ u)).min() ** 2 if n > 1 else 1.0
            call.holds(
                lambda v, bound=bound: sum(v[1]) <= bound + 1e-6,
                f"no more than (R/γ)² = {bound:.4g} mistakes are made in all",
            )
### END HIDDEN TESTS

# %% [markdown]
# Let it learn the six points. Each small picture is one update: the ringed point was wrong, the dotted line is the old
# one. **Predict:** can the number of wrong points go *up* after an update?

# %%
if written(perceptron_step, perceptron_fit):
    w, walk, causes = np.zeros(3), [np.zeros(3)], []
    for _ in perceptron_fit(six, six_targets, 20)[1]:
        for i, (x, target) in enumerate(zip(six, six_targets)):
            w = perceptron_step(w, x, target, 1)
            if not np.array_equal(w, walk[-1]):
                walk.append(w)
                causes.append(i)
    line_walk(six, six_targets, walk, causes)

# %% [markdown]
# It can: from one wrong point to two. The rule minds one point at a time. Now the flowers that a thousand guesses
# fumbled with. **Predict:** how many mistakes does it take?

# %%
if written(perceptron_fit, add_bias):
    F = add_bias(flowers)
    w, counts = perceptron_fit(F, kinds, 50)
    print(f"weights {np.round(w, 1)}, mistakes in each epoch {counts}, {sum(counts)} in all")
    for k in range(1, len(counts) + 1):
        print(
            f"  stopped after epoch {k}: {misses(perceptron_fit(F, kinds, k)[0], F, kinds)} flowers on the wrong side"
        )
    clouds, sides = data.blobs(40, distance=4, seed=2, labels=(-1, 1))
    corners, truth = data.gate("OR")
    mistake_counts(
        {
            "two clouds of points": perceptron_fit(add_bias(clouds), sides, 50)[1],
            "flowers": counts,
            "OR": perceptron_fit(add_bias(corners), truth, 50)[1],
        },
        caption=(
            "Mistakes in each epoch, until one has none. Look at epoch 3 of the flowers: the count need not fall from "
            "epoch to epoch, and still it gets to 0."
        ),
    )

# %% [markdown]
# Ten mistakes, and all 100 flowers are right: no guessing needed.
#
# But look at the printed lines. Epoch 1 made *two* mistakes, and left *fifty* flowers on the wrong side! The rows are
# sorted by species: the first setosa flips every answer to −1, the next 49 are right, the first versicolor flips
# everything to +1, the next 49 are right. **A count of mistakes on the way is not a count of errors at the end**, unless
# it is 0. (Shuffling the rows helps; lesson 13 does it.)

# %% [markdown]
# ## 8 · Why it must stop
#
# Suppose some line gets all points right. Write its weights as an arrow u of length 1, in the space of all weights, the
# bias among them. Two numbers describe the data:
#
# $$R = \max_j \lVert x_j \rVert, \qquad \gamma = \min_j \; t_j\,(u \cdot x_j)$$
#
# R is the length of the longest x, its 1 included. γ, the *margin*, is how clearly u is right about the most doubtful
# point. Then Rosenblatt's rule, from w = 0, makes at most
#
# $$\left(\frac{R}{\gamma}\right)^2$$
#
# mistakes in all, in whatever order the points come (Novikoff 1962). After that it is right for ever.

# %% [markdown]
# **The proof fits on a postcard.** Let η = 1, and watch two numbers after the k-th mistake, which was on point x:
#
# 1. *w leans towards u, steadily.* w·u changes by t (x·u), and that is at least γ. After k mistakes, w·u ≥ kγ.
# 2. *w does not get long quickly.* ‖w‖² changes by 2t (w·x) + ‖x‖². It was a mistake, so t (w·x) ≤ 0, and the change is
#    at most R². After k mistakes, ‖w‖² ≤ kR².
# 3. A vector is at least as long as its part along u: kγ ≤ w·u ≤ ‖w‖ ≤ √k · R.
#
# Hence √k ≤ R/γ. The lean grows like k, the length only like √k: something must give, and it is the mistakes that end.

# %%
if written(perceptron_fit, add_bias):
    problems = {
        "OR": (add_bias(data.gate("OR")[0]), data.gate("OR")[1], [-1, 2, 2]),
        "AND": (add_bias(data.gate("AND")[0]), data.gate("AND")[1], [-3, 2, 2]),
        "the six points": (six, six_targets, [9, 8, 18]),
        "two clouds": (add_bias(clouds), sides, [-1.783, 6.056, 3.429]),
        "flowers": (add_bias(flowers), kinds, [-0.356, -0.957, 2.079]),
        "flowers by sepals": (add_bias(measured[:100, :2]), kinds, [-3.29, 1.2, -1]),
    }
    print(f"{'data':18} {'R':>6} {'γ':>7} {'(R/γ)²':>9} {'mistakes':>9} {'epochs':>7}")
    for name, (X, t, u) in problems.items():
        R, gamma = np.sqrt((X**2).sum(axis=1).max()), (t * (X @ u)).min() / np.linalg.norm(u)
        counts = perceptron_fit(X, t, 2000)[1]
        print(f"{name:18} {R:6.2f} {gamma:7.3f} {(R / gamma) ** 2:9,.0f} {sum(counts):9,} {len(counts):7}")

# %% [markdown]
# The bound is a promise for the worst case; real runs stay well below it. But the last row shows what it measures. By
# sepal length and sepal *width* the two species almost touch, γ is an eighth of what it was, and the rule needs 1,562
# mistakes in 721 epochs. **Not the number of points makes it hard, but how narrow the gap is.**
#
# And the promise has an *if*: some line must get all points right. Nobody tells you whether there is one.

# %% [markdown]
# ## 9 · Where it fails
#
# XOR, "one or the other, but not both": −1, +1, +1, −1 in the order of the table. **Try it on paper first:** four corners
# of a square, equal classes at opposite corners. Where is the line?
#
# There is none, and four lines of algebra say so. The rows of the table demand
#
# $$w_0 < 0, \qquad w_0 + w_2 \ge 0, \qquad w_0 + w_1 \ge 0, \qquad w_0 + w_1 + w_2 < 0$$
#
# The two in the middle add up to 2w₀ + w₁ + w₂ ≥ 0. The two outer ones add up to 2w₀ + w₁ + w₂ < 0. Both cannot be.

# %%
if written(perceptron_fit, add_bias):
    corners, truth = data.gate("XOR")
    X = add_bias(corners)
    for k in (1, 2, 3, 4, 50):
        w, counts = perceptron_fit(X, truth, k)
        print(
            f"after epoch {k:2}: w = {w}, {counts[-1]} mistakes in it, {misses(w, X, truth)} corners wrong at its end"
        )

# %% [markdown]
# Look twice. From epoch 2 on, w is (0, −1, 0) at the end of each epoch. Somebody who watches the weights only would say:
# it has settled! Yet from epoch 3 on each epoch makes four mistakes, one on each corner: the weights leave and come back.
#
# That is a *cycle*, and it proves that nothing will change any more. What the rule does next depends on the weights and
# on whose turn it is, and on nothing else. If both are what they were before, all the rest repeats, for ever.

# %% [markdown]
# ### Exercise 7: rest or cycle? ●●● · 12 min
#
# Write `xor_history`: Rosenblatt's rule with η = 1 from w = 0, as before, and keep a record. The history holds the start
# and the weights after *every visit* of a point, changed or not: n·(epochs made) + 1 of them.
#
# At the end of each epoch ask, in this order: was there no mistake in it? Then it rests: stop, there is no cycle. Are
# the weights equal to those at the end of an earlier epoch, or to the start (epoch 0)? Then it cycles: stop, and report
# both epoch numbers, the earlier one first.
#
# <details><summary>Hint 1: where to look</summary>
#
# `perceptron_fit` has nearly everything. New are the record, and the second question at the end of an epoch. Why must
# the question about mistakes come first? (Run your function on OR.)
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The weights at the end of epoch k stand in the history at place n·k, those of epoch 0 at place 0. `np.array_equal`
# compares two arrays. And if you change w in place by `+=`, all entries of the history are the same array: make new ones.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two loops as before, with an append in the inner one. After the inner loop: two ifs, each with a return; the second one
# in a loop over the earlier epochs. After the outer loop: the history, and None.
# </details>


# %% nbgrader={"grade": false, "grade_id": "xor_history", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor_history(X, t, epochs):
    """Follow Rosenblatt's rule with η = 1, from w = 0, rows in order, until it rests, or comes back.

    X: (n, d), its column of ones included; t: (n,), −1 or +1; epochs: stop after so many in any case, at least 1.
    Returns (history, cycle). history: n·(epochs made) + 1 weight vectors, the start and those after each visit of a
    point. cycle: (i, k) if the weights at the end of epoch k equal those at the end of epoch i < k, the start being
    epoch 0, with mistakes in between; None if an epoch had no mistake, or if `epochs` ran out.
    """
    ### BEGIN SOLUTION
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (x @ w >= 0) != (target > 0):
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(history[n * i], w):
                return history, (i, k)
    return history, None
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "xor_history_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("XOR and OR") as check:
    X = np.array([[1.0, 0, 0], [1.0, 0, 1], [1.0, 1, 0], [1.0, 1, 1]])
    path = [
        [0, 0, 0], [-1, 0, 0], [0, 0, 1], [0, 0, 1], [-1, -1, 0], [-1, -1, 0], [0, -1, 1], [1, 0, 1], [0, -1, 0],
        [-1, -1, 0], [0, -1, 1], [1, 0, 1], [0, -1, 0],
    ]  # fmt: skip
    check(xor_history, X, np.array([-1, 1, 1, -1]), 20).gives(
        (path, (2, 3)), says="XOR gives 13 weight vectors, and the cycle (2, 3)",
        P10=like(lambda v: v[1] is None, n=lambda v: (len(v[0]) - 1) // 4 or "?"),
        M01w=lambda v: len(v[0]) == 12, M01x=lambda v: len(v[0]) in (3, 4),
        M01y=lambda v: len(v[0]) == 13 and np.array_equal(np.array(v[0]), [path[-1]] * 13),
        M01z=lambda v: len(v[0]) == 13 and v[1] is not None and tuple(v[1]) != (2, 3), N2=changed,
    )  # fmt: skip
    path = [
        [0, 0, 0], [-1, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 1], [-1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, 1, 1],
        *([-1, 1, 1] for _ in range(8)),
    ]  # fmt: skip
    check(xor_history, X, np.array([-1, 1, 1, 1]), 20).gives(
        (path, None), says="OR gives 17 weight vectors, and no cycle", M01v=lambda v: v[1] is not None,
        M01w=lambda v: len(v[0]) == 16, M01x=lambda v: len(v[0]) in (4, 5),
        M01y=lambda v: len(v[0]) == 17 and np.array_equal(np.array(v[0]), [path[-1]] * 17), N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "xor_history_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: XOR's corners in other orders and places, longer cycles, data that a line separates,
# too few epochs to tell, one point, float32 numbers.
### BEGIN HIDDEN TESTS
def follow(X, t, epochs):
    """History and cycle; rests is whether the last epoch had no mistake."""
    w = np.zeros(X.shape[1])
    path, ends = [w], [w]
    for k in range(1, epochs + 1):
        first = len(path)
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
            path.append(w)
        if all(np.array_equal(v, ends[-1]) for v in path[first:]) and all((X @ w >= 0) == (t > 0)):
            return np.array(path), None, True
        same = [i for i, v in enumerate(ends) if np.array_equal(v, w)]
        if same:
            return np.array(path), (same[0], k), False
        ends.append(w)
    return np.array(path), None, False


def judge(call, X, t, epochs, says):
    path, cycle, rests = follow(X, t, epochs)
    n, visits = len(t), len(path)
    clues = {
        "M01w": lambda v: len(v[0]) == visits - 1 and np.array_equal(np.array(v[0]), path[1:]),
        "M01x": lambda v: len(v[0]) in (visits // n, visits // n + 1) and n > 1,
        "M01y": lambda v: len(v[0]) == visits and np.array_equal(np.array(v[0]), [path[-1]] * visits) and path.any(),
        "N2": changed,
    }
    if cycle is not None:
        clues["P10"] = like(lambda v: v[1] is None, n=lambda v: (len(v[0]) - 1) // n or "?")
        clues["M01z"] = lambda v: len(v[0]) == visits and v[1] is not None and tuple(v[1]) != cycle
    elif rests:
        clues["M01v"] = lambda v: v[1] is not None
    call.gives((path, cycle), says=says, **clues)


with Checks("rest or cycle on other points", thorough=True) as check:
    square = np.array([[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]])
    for case in check.cases(8):
        rng, cycle, rests, epochs = case.rng, None, False, 60
        if case.index == 0:
            X, t, wanted = np.array([[1, *rng.integers(-5, 6, 2)]]), np.array([-1]), "one point"
        elif case.index in (1, 2):
            order = rng.permutation(4)
            turn = np.array([[1, 0, 0], [0, *rng.integers(1, 4, 2)], [0, *-rng.integers(4, 7, 2) * np.array([1, -1])]])
            X, t, wanted = (square @ turn)[order], np.array([-1, 1, 1, -1])[order] * (-1) ** case.index, "XOR elsewhere"
        else:
            wanted = ("a long cycle", "a rest", "a late cycle", "a rest", "a cycle")[case.index - 3]
            while True:
                n, d = case.sizes(2, 3, 6)
                X, t = rng.integers(-3, 4, (n, d)), rng.choice([-1, 1], n)
                X[:, 0] = 1
                path, cycle, rests = follow(X, t, epochs)
                fits = {
                    "a long cycle": cycle is not None and cycle[1] - cycle[0] > 1,
                    "a late cycle": cycle is not None and cycle[0] > 1,
                    "a cycle": cycle is not None,
                    "a rest": rests and len(path) > 2 * n + 1,
                }
                if fits[wanted]:
                    break
        if case.index == 5:
            judge(check(xor_history, X * 1.0, t, cycle[1] - 1), X, t, cycle[1] - 1, "too few epochs to see a cycle")
        X = X.astype(case.dtype)
        judge(check(xor_history, X, t, epochs), X.astype(float), t, epochs, f"{wanted} is followed to its end")
### END HIDDEN TESTS

# %%
if written(xor_history, add_bias):
    for gate in ("XOR", "OR"):
        corners, truth = data.gate(gate)
        record, cycle = xor_history(add_bias(corners), truth, 20)
        weight_cycle(record, cycle, 4, gate)

# %% [markdown]
# XOR is no oddity of logic. Here are 50 versicolor and 50 *virginica*, by petal length and width, rows shuffled: no line
# gets all of them. The rule does not say so. **Predict:** will it at least settle for a decent line?

# %%
if written(perceptron_step, add_bias):
    shuffled = np.random.default_rng(0).permutation(100)
    petals, kinds_2 = add_bias(measured[50:, 2:])[shuffled], np.where(species[50:] == 1, -1, 1)[shuffled]
    w, at_end = np.zeros(3), []
    for _ in range(60):
        for x, target in zip(petals, kinds_2):
            w = perceptron_step(w, x, target, 1)
        at_end.append(misses(w, petals, kinds_2))
    mistake_counts(
        {"versicolor or virginica": at_end},
        ylabel="flowers on the wrong side after the epoch",
        caption=(
            "Sixty epochs on flowers that no line separates. Look at the end: five wrong flowers after one epoch, forty "
            "after another. A good line is thrown away as soon as the next flower is wrong."
        ),
    )

# %% [markdown]
# It never rests: after epoch 45 five flowers are wrong, after epoch 46 forty, after epoch 47 five again. Whether you get
# a good line depends on the moment at which you stop.
#
# Lesson 03 has a rule that settles. And for XOR there is a way out that you can build at once: let units listen to
# units. "At least one, and not both" is OR *and* NAND; your three gates will do.

# %%
if written(w_or, w_and, w_nand, ltu, add_bias):
    corners, truth = data.gate("XOR")
    one, not_both = ltu(add_bias(corners), np.array(w_or)), ltu(add_bias(corners), np.array(w_nand))
    said = np.column_stack([one, not_both])
    answers = ltu(add_bias((said + 1) / 2), np.array(w_and))
    for corner, hidden, answer, target in zip(corners, said, answers, truth):
        print(f"{corner}: OR says {hidden[0]:+d}, NAND says {hidden[1]:+d}, AND of both {answer:+d}, XOR {target:+d}")

# %% [markdown]
# Three units in two layers compute XOR. We chose their weights by hand: Rosenblatt's rule needs a target for each unit,
# and nobody tells OR and NAND what *they* should say. How layers learn is the long story of lessons 05 to 09.

# %% [markdown]
# ## 10 · What happened, and what was said
#
# | year | who | what | source |
# |---|---|---|---|
# | 1943 | Warren McCulloch, Walter Pitts | nets of threshold units, their links fixed, can compute logic | [1] |
# | 1958 | Frank Rosenblatt | the perceptron: weights that change by trial and error | [2] |
# | 1960 | Bernard Widrow, Marcian Hoff | ADALINE, which learns from the error *before* the threshold | [3] |
# | 1962 | Albert Novikoff | a bound on the number of mistakes | [4] |
# | 1969 | Marvin Minsky, Seymour Papert | *Perceptrons*: what units of limited sight cannot do, such as parity (XOR) | [5] |
# | 1970, 1974 | Seppo Linnainmaa; Paul Werbos | reverse-mode differentiation; its use for fitting models | [6] |
# | 1986 | David Rumelhart, Geoffrey Hinton, Ronald Williams | back-propagation shapes hidden units | [7] |
# | 1989 | Yann LeCun and others | a network trained by it reads handwritten postcodes | [8] |
# | 2012 | Alex Krizhevsky, Ilya Sutskever, Geoffrey Hinton | a deep network on graphics cards wins ImageNet by far | [9] |

# %% [markdown]
# Rosenblatt's rule first ran as a program, on an IBM 704. Then it was built: the *Mark I Perceptron*, 400 photocells
# for an eye, weights that were potentiometers, and motors that turned them. On 8 July 1958, two years before it was
# shown in public, *The New York Times* wrote [10]:
#
# > "The Navy revealed the embryo of an electronic computer today that it expects will be able to walk, talk, see, write,
# > reproduce itself and be conscious of its existence."
#
# The same article says what was *shown*: the program "learned to differentiate between right and left after fifty
# attempts". One sentence reports a measurement, the other an expectation. They stand a few lines apart.

# %% [markdown]
# > **Claims to be careful with.** You may have met these on slides:
# > - *"The technology of AI … now has surpassed human intelligence."* Programs beat people at tasks, one by one: chess,
# >   Go, some tests of image recognition. No measurement says more than that.
# > - *"Multi-Layer Perceptron (by M. Minsky)."* Minsky and Papert analysed limits. McCulloch and Pitts' nets had
# >   layers in 1943, and Rosenblatt's book of 1962 treats several layers [11].
# > - *"Unsolved problem for 20 years"*, *"no one on earth had found a viable way to train"* such nets. The tool was
# >   published in 1970 and 1974; few were looking. And "1986 by Hinton" was Rumelhart, Hinton and Williams.
# > - *"Minsky, founder of the MIT AI Lab."* He founded its forerunner, a project, in 1959 together with John McCarthy.
# > - *"10¹¹ neurons"* in a brain. Azevedo and others counted 86.1 ± 8.1 billion, 8.6·10¹⁰, in four adult men [12]. And
# >   a unit of this lesson is no neuron: no spikes, no timing, no chemistry.

# %% [markdown]
# ### Exercise 8: order, claims, neurons ●○○ · 8 min
#
# **a)** Put these eight events into the order of their years, earliest first: `order = "ABCDEFGH"`, rearranged.
#
# | | event |
# |---|---|
# | A | A report describes a rule that uses the error of the plain weighted sum, and the knobs it turns |
# | B | In *Nature*: errors sent backwards through the layers make hidden units represent what matters |
# | C | A psychologist publishes a machine that changes its weights when it was wrong |
# | D | A deep network, trained on graphics cards, wins a contest in naming pictures by a wide margin |
# | E | A paper shows that idealised nerve cells, with fixed weights, can compute logic |
# | F | A master's thesis in Helsinki describes reverse-mode differentiation, with no neurons in it |
# | G | A layered network learns to read handwritten digits from envelopes |
# | H | A book proves what perceptrons with limited sight cannot see |
#
# **b)** Which of these six sentences claim more than was measured or proved? `claims` is the set of their letters.
#
# | | sentence |
# |---|---|
# | A | "… learned to differentiate between right and left after fifty attempts." |
# | B | "… will be able to walk, talk, see, write, reproduce itself and be conscious of its existence." |
# | C | If a line has margin γ on points no longer than R, the rule makes at most (R/γ)² mistakes. |
# | D | AI has surpassed human intelligence. |
# | E | No weights of a single threshold unit compute XOR. |
# | F | No one on earth had found a viable way to train networks with several layers. |
#
# **c)** How many neurons has a human brain, as counted in 2009? `neurons` is `"A"` 8.6·10⁹, `"B"` 8.6·10¹⁰, `"C"` 10¹¹ or
# `"D"` 8.6·10¹¹.
#
# The visible test looks at the form only; you learn the rest when you hand in.
#
# <details><summary>Hint 1: where to look</summary>
#
# Each event belongs to one row of the table above, and one row has no event. Look for the machine, the journal, the city.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# A sentence about what will be, or about everybody on earth, cannot have been measured. A sentence with a proof, or a
# protocol of what happened, is of another kind, however dull or bold it sounds.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A text of eight different letters; a set such as `{"A", "C"}`; a single letter. You met the proofs of two of the six
# sentences in sections 8 and 9. A billion is 10⁹.
# </details>

# %% nbgrader={"grade": false, "grade_id": "history", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Eight letters in order, a set of letters, one letter.
### BEGIN SOLUTION
### STUB order = None
### STUB claims = None
### STUB neurons = None
order = "ECAHFBGD"
claims = {"B", "D", "F"}
neurons = "B"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "history_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the form of three answers") as check:
    check.value("order", order).holds(
        lambda v: sorted(letter for letter in "".join(v).upper() if letter.isalpha()) == list("ABCDEFGH"),
        "order holds each of the letters A to H once",
    )
    check.value("claims", claims).holds(
        lambda v: {letter for letter in "".join(v).upper() if letter.isalpha()} < set("ABCDEF") and len(v) > 0,
        "claims is a set of letters from A to F, and not all of them",
    )
    check.value("neurons", neurons).holds(
        lambda v: v.strip().upper() in list("ABCD"), "neurons is one of the letters A to D, written as text"
    )

# %% nbgrader={"grade": true, "grade_id": "history_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# When you hand in, the answers themselves are checked.
### BEGIN HIDDEN TESTS
years = {"E": 1943, "C": 1958, "A": 1960, "H": 1969, "F": 1970, "B": 1986, "G": 1989, "D": 2012}


def in_order(v):
    letters = [letter for letter in "".join(v).upper() if letter.isalpha()]
    return letters == sorted(years, key=years.get)


with Checks("order, claims, neurons") as check:
    check.value("order", order).holds(
        in_order,
        "the events stand in the order of their years (find for each of yours its row in the table, and write the year "
        "beside it)",
    )
    check.value("claims", claims).chooses(
        {"B", "D", "F"},
        A="A reports what a demonstration showed: so many cards, then right answers. It is modest, and it was measured.",
        C="C is Novikoff's theorem. Its proof stands in section 8, and you watched five runs stay below the bound.",
        E="E sounds as bold as the others, but four inequalities in section 9 prove it.",
    )
    check.value("neurons", neurons).chooses(
        "B",
        A="8.6·10⁹ is 8.6 billion. The count of 2009 was 86 billion: how many zeros are that?",
        C="10¹¹ is the round number of many slides. It was never counted; the count of 2009 came out lower.",
        D="8.6·10¹¹ is 860 billion, ten times the count. A billion is 10⁹.",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## What you have now
#
# - A threshold unit says +1 where w·x ≥ 0. With a column of ones, the bias is a weight like the others, `w[0]`.
# - The weights are a line, and more than a line: an arrow that knows which side is +1.
# - **After a mistake, and only then, w ← w + η·t·x.** It raises or lowers z on that point by η‖x‖², to the proper side.
# - If some unit gets all points right, at most (R/γ)² mistakes are made, then no more. What counts is the margin.
# - If none does, the weights never rest, and on whole numbers they cycle. Equal weights at the end of two epochs mean rest
#   only where no mistake was made in between.
#
# **You can now** build, draw, train and test a unit that learns, say when it must succeed, and prove when it cannot.
#
# **What does not work yet.** The rule hears right or wrong, and never *how* wrong; on flowers that overlap, it throws away
# good lines. To do better we need a number that says how bad a line is, and a way down from it: error surfaces, lesson 02.

# %% [markdown]
# **Three things to read**
#
# 1. M. A. Nielsen, *Neural Networks and Deep Learning* (2015),
#    [chapter 1](http://neuralnetworksanddeeplearning.com/chap1.html). Its first part tells of perceptrons as gates, and
#    builds a whole adder from NANDs.
# 2. F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in the brain",
#    *Psychological Review* 65 (1958), 386–408, [doi:10.1037/h0042519](https://doi.org/10.1037/h0042519). The original; it
#    speaks of brains far more than of machines.
# 3. M. Olazaran, "A sociological study of the official history of the perceptrons controversy", *Social Studies of Science*
#    26 (1996), 611–659, [doi:10.1177/030631296026003005](https://doi.org/10.1177/030631296026003005). Who said what about
#    whom, and how a story of winners was made.

# %% [markdown]
# **Sources** [1] W. S. McCulloch and W. Pitts, "A logical calculus of the ideas immanent in nervous activity", *Bulletin
# of Mathematical Biophysics* 5 (1943), 115–133. [2] Rosenblatt 1958, above. [3] B. Widrow and M. E. Hoff, "Adaptive
# switching circuits", *IRE WESCON Convention Record*, part 4 (1960), 96–104. [4] A. B. J. Novikoff, "On convergence proofs
# on perceptrons", *Symposium on the Mathematical Theory of Automata* (1962), 615–622. [5] M. Minsky and S. Papert,
# *Perceptrons*, MIT Press (1969). [6] S. Linnainmaa, master's thesis, University of Helsinki (1970); P. J. Werbos, *Beyond
# Regression*, PhD thesis, Harvard (1974).
#
# [7] D. E. Rumelhart, G. E. Hinton and R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323
# (1986), 533–536. [8] Y. LeCun and others, "Backpropagation applied to handwritten zip code recognition", *Neural
# Computation* 1 (1989), 541–551. [9] A. Krizhevsky, I. Sutskever and G. E. Hinton, "ImageNet classification with deep
# convolutional neural networks", *NIPS* 25 (2012). [10] "New Navy device learns by doing", *The New York Times*, 8 July
# 1958. [11] F. Rosenblatt, *Principles of Neurodynamics*, Spartan (1962). [12] F. A. C. Azevedo and others, "Equal numbers
# of neuronal and nonneuronal cells make the human brain an isometrically scaled-up primate brain", *Journal of Comparative
# Neurology* 513 (2009), 532–541; iris: R. A. Fisher, "The use of multiple measurements in taxonomic problems", *Annals of
# Eugenics* 7 (1936), 179–188.
