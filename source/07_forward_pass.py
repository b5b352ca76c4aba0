# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 07 · Layers, activations, and the forward pass
#
# **Units in layers, with a bend after each sum, can draw what no single unit can: XOR, a bump, any continuous curve.**
# This lesson builds such networks by hand. Nothing is trained here, so every number can be followed.
#
# When you are done, you can
# - read a network off its weight matrices, and draw it;
# - start a network of any size with random weights, and say why they must differ;
# - write six activation functions with their slopes, and say where each of them goes flat;
# - compute a forward pass in both conventions, samples as rows and samples as columns, and change between them;
# - say why layers without a bend are worth one layer, and build XOR and any bump from units with one.
#
# **Time** 120 minutes: ten exercises (108), reading and playing (12).
# **Before** lesson 01 (XOR) and lesson 04 (the sigmoid). What you need of them is repeated here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X`, `W`, `b` | n × d, in × out, out | *row convention*: samples are rows, $z = XW + b$ |
# | `inp`, `w[l]`, `b[l]` | d × n, out × in, out × 1 | *column convention*: samples are columns, $z = W\,\mathrm{inp} + b$ |
# | $z$, $a = f(z)$ | one a unit and sample | the sum before the bend, and the *activation* after it |
# | $\sigma$ | | the sigmoid $1/(1+e^{-z})$ of lesson 04 |
# | $f_2 \circ f_1$ | | first $f_1$, then $f_2$: $f_2(f_1(x))$ |
# | 2-3-1 | | a network with two inputs, three hidden units and one output |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, raised, transposed, warned
from course.graph.network import draw_network
from course.plots.activation_curves import activation_curves
from course.plots.function_curves import function_curves
from course.plots.probability_surface import probability_surface
from course.ready import written
from course.widgets.activation_explorer import activation_explorer
from course.widgets.bump_builder import bump_builder

# %% [markdown]
# ## 1 · One unit, and four points it cannot get right
#
# XOR is true where exactly one of two inputs is 1. Lesson 01 ended with a perceptron that circles on it for ever.
# A sigmoid unit does not circle: it minimises its loss and comes to rest. **Predict before you run:** where? Which
# probability will it give to each of the four points?


# %% nbgrader={"grade": false, "grade_id": "given_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Return σ(z), element by element, for any z without a warning (lesson 04)."""
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def step(z):
    """Return 1 where z ≥ 0, else 0, element by element: the perceptron's threshold, with the classes 0 and 1."""
    return np.where(z >= 0, 1.0, 0.0)


# %%
X, classes = data.gate("XOR")
y = (classes + 1) / 2  # lesson 01 calls the classes −1 and +1, here they are 0 and 1

w, b = np.array([1.0, -2.0]), 0.5
for _ in range(5000):  # logistic regression, as in lesson 04
    error = sigmoid(X @ w + b) - y
    w, b = w - 0.5 * X.T @ error / 4, b - 0.5 * error.mean()
for point, target in zip(X, y):
    print(f"{point}: target {target:.0f}, the trained unit says {sigmoid(point @ w + b):.3f}")

# %% [markdown]
# It says 0.500 to everything: it has learned to shrug. No line does much better. Below is one of the best: three points
# right, and one that it will never get.

# %%
probability_surface(
    X,
    y,
    lambda points: sigmoid(points @ np.array([6.0, 6.0]) - 3.0),
    names=("XOR is 0", "XOR is 1"),
    alt="The four points of XOR and the probability of one sigmoid unit. Its straight line at 0.5 cuts off (0, 0); "
    "(1, 1), where XOR is 0, lies on the side of the ones.",
    caption="Look at the circle with the heavy edge: one point is wrong, and turning the line only "
    "changes which. All three lines are parallel, because one unit has one direction.",
)

# %% [markdown]
# One line cuts off (0, 0), another could cut off (1, 1). **What if two units each drew a line, and a third unit looked at
# the two of them instead of at the points?** That is a network with one hidden layer. First we need to be able to read one.

# %% [markdown]
# ## 2 · A network is a list of matrices
#
# Two inputs, three units that look at them, one unit that looks at the three: a 2-3-1 network. Each unit has a weight
# for every unit before it, and a bias. Write one unit a row, the bias first, and a layer is a matrix:
#
# $$ W_1 = \begin{bmatrix} 0.5 & 1 & -2 \\ -1 & 3 & 0 \\ 0.25 & -5 & 6 \end{bmatrix}
# \qquad W_2 = \begin{bmatrix} 7 & -8 & 9 & -4 \end{bmatrix} $$
#
# **Predict:** which number is the weight from input x2 to the third hidden unit? And what is the 7?

# %%
draw_network(
    [
        *[(1, 0, 1, 0.5), (1, 1, 1, 1.0), (1, 2, 1, -2.0), (1, 0, 2, -1.0), (1, 1, 2, 3.0), (1, 2, 2, 0.0)],
        *[(1, 0, 3, 0.25), (1, 1, 3, -5.0), (1, 2, 3, 6.0)],
        *[(2, 0, 1, 7.0), (2, 1, 1, -8.0), (2, 2, 1, 9.0), (2, 3, 1, -4.0)],
    ],
    caption="The two matrices as a drawing. A row of W₁ is what arrives at one hidden unit: follow the three lines into h3. "
    "Squares with a 1 stand for biases. Solid: positive, dashed: negative, dotted: zero.",
)

# %% [markdown]
# The *input layer* holds numbers and computes nothing. The *hidden layers* compute; they are called hidden because no
# target says what they should give. And the *output layer* computes as well: it has weights and an activation of its own.
# (Some overviews say "hidden: computation, output: results". That is a slip.)
#
# How many layers is 2-3-1? Some courses call it a one-layer network, for its one hidden layer. **Here we count layers
# of weights: two.** Say which you count. A network is *shallow* with one hidden layer; many say *deep* from two hidden
# layers on. That is a convention: nothing special happens at two.

# %% [markdown]
# ## Exercise 1: read the edges off the matrices ●○○ · 8 min
#
# **a.** Write `edges`: from a list of such matrices to a list of edges (layer, from, to, weight). Layer 1 is the first
# matrix. Units count from 1, and `from` 0 is the bias. The order of the edges does not matter. A weight of 0 is an edge,
# too: it may grow. For the row −1, 3, 0 of W₁: (1, 0, 2, −1.0), (1, 1, 2, 3.0), (1, 2, 2, 0.0).
#
# **b.** Which of these are right about a 2-3-1 network? Put their letters into the set `right_about_231`.
#
# | | |
# |---|---|
# | A | It has two layers of weights. |
# | B | It has one hidden layer. |
# | C | Only its hidden units compute; the output unit passes the result on. |
# | D | It is deep. |
# | E | Its input layer applies no activation. |
#
# <details><summary>Hint 1: where to look</summary>
#
# A matrix holds one unit a row. Which of (layer, from, to) does the row number give, which the column number?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Column 0 is the bias, so a column's number is the number of the unit it comes from already. A row's number in
# Python starts at 0, units start at 1. `enumerate(things, 1)` counts from 1.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Three loops in each other: over the matrices, over the rows, over the entries of a row; one tuple for each entry. For b:
# "deep" in the usual sense asks for at least two of what B counts.
# </details>


# %% nbgrader={"grade": false, "grade_id": "edges", "locked": false, "schema_version": 3, "solution": true, "task": false}
def edges(weights):
    """Return the edges of a network: a list of tuples (layer, from, to, weight), in any order.

    weights: a list of matrices, one a layer, each of shape (units, 1 + units of the layer before); the first column
    holds the biases. layer and to count from 1; from counts from 1 as well, and is 0 for a bias.
    """
    ### BEGIN SOLUTION
    return [
        (layer, source, to, weight)
        for layer, matrix in enumerate(weights, 1)
        for to, row in enumerate(matrix, 1)
        for source, weight in enumerate(row)
    ]
    ### END SOLUTION


# The letters of the right statements, as a set.
### BEGIN SOLUTION
### STUB right_about_231 = None
right_about_231 = {"A", "B", "E"}
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "edges_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the edges of a small network") as check:
    weights = [np.array([[0.5, 1.0], [-1.0, 0.0], [2.0, 4.0]]), np.array([[7.0, -8.0, 9.0, -4.0]])]
    found = check(edges, weights).holds(lambda v: all(len(edge) == 4 for edge in v), "every edge is four numbers").value
    right = [(1, 0, 1, 0.5), (1, 0, 2, -1.0), (1, 0, 3, 2.0), (1, 1, 1, 1.0), (1, 1, 2, 0.0), (1, 1, 3, 4.0),
             (2, 0, 1, 7.0), (2, 1, 1, -8.0), (2, 2, 1, 9.0), (2, 3, 1, -4.0)]  # fmt: skip
    check.value("the edges of the 1-3-1 network, sorted", sorted(map(tuple, found))).gives(
        right,
        F1=sorted((layer, source + 1, to, weight) for layer, source, to, weight in right),
        M07a=sorted((layer, to, source, weight) for layer, source, to, weight in right),
        M07b=[edge for edge in right if edge[1]],
        M07c=[(layer - 1, source, to, weight) for layer, source, to, weight in right],
        M07d=[(layer, source, to - 1, weight) for layer, source, to, weight in right],
        M07e=[edge for edge in right if edge[3]],
    )
    check.value("right_about_231", right_about_231).holds(
        lambda v: len(set("".join(v).upper()) & set("ABCDE")) == 3,
        "it holds three of the letters A to E (whether they are the right three, you learn when you hand in)",
    )


# %% nbgrader={"grade": true, "grade_id": "edges_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, more layers, weights that are 0; and the letters.
### BEGIN HIDDEN TESTS
with Checks("the edges of random networks") as check:
    for case in check.cases(5):
        sizes = case.sizes(3 + case.index % 2, 1, 6)
        weights = [case.normal(m, 1 + n) for n, m in zip(sizes, sizes[1:])]
        weights[-1][0, 1] = 0.0
        right = [
            (number + 1, j, i + 1, float(weights[number][i, j]))
            for number in range(len(weights))
            for j in range(weights[number].shape[1])
            for i in range(len(weights[number]))
        ]
        found = check(edges, weights).holds(lambda v: all(len(e) == 4 for e in v), "every edge is four numbers").value
        check.value(f"the edges of network {'-'.join(map(str, sizes))}, sorted", sorted(map(tuple, found))).gives(
            sorted(right),
            F1=sorted((layer, source + 1, to, weight) for layer, source, to, weight in right),
            M07a=sorted((layer, to, source, weight) for layer, source, to, weight in right),
            M07b=sorted(edge for edge in right if edge[1]),
            M07c=sorted((layer - 1, source, to, weight) for layer, source, to, weight in right),
            M07d=sorted((layer, source, to - 1, weight) for layer, source, to, weight in right),
            M07e=sorted(edge for edge in right if edge[3]),
        )
    check.value("right_about_231", right_about_231).chooses(
        {"A", "B", "E"},
        C="C is a slip of some overviews. The output unit has weights, a bias and an activation: it computes like the others.",
        D="D counts hidden layers, and 2-3-1 has one of them. The usual convention says deep from two hidden layers on.",
    )
### END HIDDEN TESTS

# %%
if written(edges):
    rng = np.random.default_rng(4)
    own = [np.round(rng.normal(size=shape), 1) for shape in ((3, 4), (2, 4), (1, 3))]
    draw_network(
        edges(own),
        caption="Your edges of a random 3-3-2-1 network. Change the shapes in this cell: which sizes must agree, and why?",
    )

# %% [markdown]
# ## 3 · Eight inputs on paper
#
# A *forward pass* computes the units from left to right. Each unit does two things: an *affine* step,
# $z = b + w_1 x_1 + w_2 x_2 + \dots$, and an activation, $a = g(z)$. Take the step of lesson 01 as g: 1 where z ≥ 0, else 0.
#
# $$ W_1 = \begin{bmatrix} -1 & 1 & -2 & 1 \\ -1.5 & 0 & 1 & 1 \end{bmatrix}
# \qquad W_2 = \begin{bmatrix} -0.5 & 1 & 0.75 \end{bmatrix} \qquad \text{the first column is the bias} $$
#
# For x = (1, 0, 1) the hidden sums are −1 + 1 + 0 + 1 = 1 and −1.5 + 0 + 0 + 1 = −0.5. So the hidden units give 1 and 0,
# the output's sum is −0.5 + 1 + 0 = 0.5, and the output is 1.

# %%
draw_network(
    [
        *[(1, 0, 1, -1.0), (1, 1, 1, 1.0), (1, 2, 1, -2.0), (1, 3, 1, 1.0)],
        *[(1, 0, 2, -1.5), (1, 1, 2, 0.0), (1, 2, 2, 1.0), (1, 3, 2, 1.0)],
        *[(2, 0, 1, -0.5), (2, 1, 1, 1.0), (2, 2, 1, 0.75)],
    ],
    caption="The network of this exercise. Cover it with your hand from the right, and uncover one column at a time: "
    "that is the order of the calculation.",
)

# %% [markdown]
# ## Exercise 2: pen and paper ●○○ · 10 min
#
# **a.** On paper, for x = (1, 0, 0): the two hidden sums `z1` and `z2`, the output's sum `z_out`, and the output `y_out`.
#
# **b.** Write `pen_and_paper`: the same for any two such matrices and any one sample, as code. It returns the hidden units'
# values and the output units' values, both *after* g. Use the given `step`.
#
# <details><summary>Hint 1: where to look</summary>
#
# Cut each matrix in two: the first column, and all the others. One of the parts meets x.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `W[:, 0]` is the first column, `W[:, 1:]` are the rest. A sum of exactly 0 counts as reached: g(0) = 1.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# The same line twice: bias column, plus the rest times what comes in, and the whole through g. First x comes in, then
# the hidden values do.
# </details>

# %% nbgrader={"grade": false, "grade_id": "pen_and_paper", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a. Four numbers at x = (1, 0, 0).
### BEGIN SOLUTION
### STUB z1 = None
### STUB z2 = None
### STUB z_out = None
### STUB y_out = None
z1 = 0
z2 = -1.5
z_out = 0.5
y_out = 1
### END SOLUTION


def pen_and_paper(W1, W2, x):
    """Return the hidden values and the outputs of a network with one hidden layer and the step g, for one sample.

    W1: (hidden, 1 + inputs); W2: (outputs, 1 + hidden), the first column of each is the bias. x: (inputs,).
    Returns: a tuple of two arrays, (hidden,) and (outputs,), of zeros and ones: g(z) is 1 where z ≥ 0, else 0.
    """
    ### BEGIN SOLUTION
    h = step(W1[:, 0] + W1[:, 1:] @ x)
    return h, step(W2[:, 0] + W2[:, 1:] @ h)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "pen_and_paper_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("one sample on paper, eight in code") as check:
    check.value("z1", z1).gives(0.0, says="z1, the first hidden sum at (1, 0, 0)", M07f=1.0)
    check.value("z2", z2).gives(-1.5, says="z2, the second hidden sum there", M07f=0.0)
    check.value("z_out", z_out).gives(0.5, says="z_out, the output's sum there", M07g=-0.5, M07f=1.75)
    check.value("y_out", y_out).gives(1.0, says="y_out, the output there", F2=0.5, M07g=0.0)
    W1, W2 = np.array([[-1.0, 1.0, -2.0, 1.0], [-1.5, 0.0, 1.0, 1.0]]), np.array([[-0.5, 1.0, 0.75]])
    hidden = [(0, 0), (1, 0), (0, 0), (0, 1), (1, 0), (1, 0), (0, 0), (0, 1)]
    outputs = [0, 1, 0, 1, 1, 1, 0, 1]
    sums = [(-1, -1.5), (0, -0.5), (-3, -0.5), (-2, 0.5), (0, -1.5), (1, -0.5), (-2, -0.5), (-1, 0.5)]
    for number, (h, z, y) in enumerate(zip(hidden, sums, outputs)):
        x = np.array([float(bit) for bit in f"{number:03b}"])
        strict = [float(v > 0) for v in z]
        check(pen_and_paper, W1, W2, x).gives(
            (h, [y]),
            F2=(h, [-0.5 + h[0] + 0.75 * h[1]]),
            M07h=(z, [float(-0.5 + z[0] + 0.75 * z[1] >= 0)]),
            M07g=(strict, [float(-0.5 + strict[0] + 0.75 * strict[1] > 0)]),
            M07i=(z, [-0.5 + z[0] + 0.75 * z[1]]),
            M07f=lambda v, x=x: np.allclose(v[0], [x @ [1, -2, 1] >= 0, x @ [0, 1, 1] >= 0]),
        )


# %% nbgrader={"grade": true, "grade_id": "pen_and_paper_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other networks, several outputs, sums of exactly 0, float32.
### BEGIN HIDDEN TESTS
def on_paper(W1, W2, x, reached=np.greater_equal, bias=1.0):
    z = (bias * W1[:, :1] + W1[:, 1:] @ x[:, None])[:, 0]
    h = reached(z, 0).astype(float)
    z_out = (bias * W2[:, :1] + W2[:, 1:] @ h[:, None])[:, 0]
    return z, h, z_out, reached(z_out, 0).astype(float)


with Checks("other networks, as on paper", thorough=True) as check:
    numbers = {"z1": (z1, 0.0), "z2": (z2, -1.5), "z_out": (z_out, 0.5), "y_out": (y_out, 1.0)}
    unbiased = {"z1": 1.0, "z2": 0.0, "z_out": 1.75, "y_out": 1.0}
    for name, (number, right) in numbers.items():
        check.value(name, number).gives(
            right, says=f"{name} at (1, 0, 0)", M07f=unbiased[name], M07g={"z_out": -0.5, "y_out": 0.0}.get(name, right),
            F2=0.5,
        )  # fmt: skip
    for case in check.cases(8):
        outputs, inputs, units = case.sizes(3, 2, 6)
        W1 = case.integers(-6, 7, units, 1 + inputs).astype(case.dtype) / 2
        W2 = case.integers(-6, 7, outputs, 1 + units).astype(case.dtype) / 2
        x = case.integers(-3, 4, inputs).astype(case.dtype)
        W1[0, 0] -= on_paper(W1, W2, x)[0][0]  # a hidden sum and an output sum of exactly 0
        W2[-1, 0] -= on_paper(W1, W2, x)[2][-1]
        z, h, z_out, y = on_paper(W1, W2, x)
        wrong = on_paper(W1, W2, x, np.greater)
        unbiased = on_paper(W1, W2, x, bias=0.0)
        check(pen_and_paper, W1, W2, x).gives(
            (h, y),
            F2=(h, z_out),
            M07h=(z, (W2[:, 0] + W2[:, 1:] @ z >= 0).astype(float)),
            M07g=(wrong[1], wrong[3]),
            M07i=(z, W2[:, 0] + W2[:, 1:] @ z),
            M07f=(unbiased[1], unbiased[3]),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 4 · Where weights come from at the start
#
# Somebody has to put numbers into the matrices before any training can begin. Zeros are tempting. **Predict:** a 2-3-1
# network whose weights are all 0.5. What do its three hidden units say to the point (1, 0)? And what would
# have to happen for them ever to say different things?

# %%
same = sigmoid(np.full((3, 2), 0.5) @ np.array([[1.0, 0.0, 3.0], [0.0, 1.0, -1.0]]))
print("three hidden units (rows) on three samples (columns):")
print(same.round(3))

# %% [markdown]
# Three rows, one and the same unit three times. Training moves each unit by its share of the error, and copies have the
# same share, so copies they stay. Random starts break this *symmetry*. How large the random numbers should
# be is a question of its own, for lesson 13; here they only have to differ, and to lie around 0.
#
# From here on biases stand apart: `w[l]` is out × in, `b[l]` is out × 1, one column.

# %% [markdown]
# ## Exercise 3: a network of any size ●●○ · 8 min
#
# Write `init_net`: for sizes such as [2, 3, 1], a list of weight matrices and a list of bias columns, filled with random
# numbers around 0. For 2-3-1 the shapes are 3 × 2 and 1 × 3, and 3 × 1 and 1 × 1. Normal numbers with mean 0 and
# standard deviation 1 are fine; biases may also start at 0.
#
# All random numbers come from the generator `rng` that is handed in: then whoever calls you with the same generator
# gets the same network, today and next year.
#
# <details><summary>Hint 1: where to look</summary>
#
# Four sizes make three layers. Write down for 4-3-5-2 which two sizes each matrix has.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `zip(sizes, sizes[1:])` walks through neighbours. `rng.normal(size=(rows, columns))` draws a matrix.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# For each pair of neighbours (in, out): one matrix with out rows and in columns, and one column with out rows. Collect them
# in two lists, and return both.
# </details>


# %% nbgrader={"grade": false, "grade_id": "init_net", "locked": false, "schema_version": 3, "solution": true, "task": false}
def init_net(sizes, rng):
    """Return random weights and biases for a network: (w, b), two lists with one array a layer.

    sizes: units per layer, the inputs first, such as [2, 3, 1]. rng: a numpy random Generator; all numbers come from it.
    w[l]: (sizes[l + 1], sizes[l]), random around 0, all different. b[l]: (sizes[l + 1], 1), random or 0.
    """
    ### BEGIN SOLUTION
    w = [rng.normal(size=(units, inputs)) for inputs, units in zip(sizes, sizes[1:])]
    b = [rng.normal(size=(units, 1)) for units in sizes[1:]]
    return w, b
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "init_net_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("a random 2-3-1 network") as check:
    net = check(init_net, [2, 3, 1], np.random.default_rng(1)).holds(lambda v: len(v) == 2, "two lists come back").value
    check.value("the shapes of w", [list(np.shape(W)) for W in net[0]]).gives(
        [[3, 2], [1, 3]], M07j=[[2, 3], [3, 1]], M07k=lambda v: len(v) == 3
    )
    check.value("the shapes of b", [list(np.shape(c)) for c in net[1]]).gives(
        [[3, 1], [1, 1]], M07l=[[3], [1]], M07k=lambda v: len(v) == 3
    )
    check.value("w[0]", np.array(net[0][0])).holds(
        lambda W: len({tuple(row) for row in W.tolist()}) == 3, "no two hidden units have the same weights", F3=...
    )
    check(init_net, [2, 3, 1], np.random.default_rng(1)).gives(
        net, says="the same generator gives the same network", F4=...
    )
    check(init_net, [2, 3, 1], np.random.default_rng(2)).holds(
        lambda v: not np.allclose(v[0][0], net[0][0]), "another generator gives another network", M07m=...
    )


# %% nbgrader={"grade": true, "grade_id": "init_net_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, more layers, layers of one size, weights around 0, the generator.
### BEGIN HIDDEN TESTS
with Checks("random networks of random sizes") as check:
    for case in check.cases(5):
        sizes = case.sizes(3 + case.index % 2, 1, 7)
        seed = case.integers(0, 10**6)
        net = check(init_net, sizes, np.random.default_rng(seed)).holds(lambda v: len(v) == 2, "two lists").value
        shapes = [[m, n] for n, m in zip(sizes, sizes[1:])]
        name = "-".join(map(str, sizes))
        check.value(f"the shapes of w for {name}", [list(np.shape(W)) for W in net[0]]).gives(
            shapes, M07j=[shape[::-1] for shape in shapes], M07k=lambda v, sizes=sizes: len(v) == len(sizes)
        )
        check.value(f"the shapes of b for {name}", [list(np.shape(c)) for c in net[1]]).gives(
            [[m, 1] for m in sizes[1:]], M07l=[[m] for m in sizes[1:]], M07k=lambda v, sizes=sizes: len(v) == len(sizes)
        )
        check(init_net, sizes, np.random.default_rng(seed)).gives(
            net, says="the same generator gives the same network", F4=...
        )
    w, b = check(init_net, [6, 6, 6, 20], np.random.default_rng(check.rng.integers(10**6))).value
    check.value("the shapes of w for 6-6-6-20", [list(np.shape(W)) for W in w]).gives([[6, 6], [6, 6], [20, 6]])
    w, b = [np.array(W, dtype=float) for W in w], [np.array(c, dtype=float) for c in b]
    for number in range(3):
        W = w[number]
        check.value(f"w[{number}] of 6-6-6-20", W).holds(
            lambda W: np.linalg.matrix_rank(W) == 6,
            "its units are all different, and so are its inputs' weights",
            F3=lambda W: np.allclose(W, W[:1]),
            M07n=lambda W: np.allclose(W, W[:, :1]),
        )
        check.value(f"w[{number}] of 6-6-6-20", W).holds(
            lambda W: 0.1 < np.mean(W > 0) < 0.9,
            "it holds positive and negative weights",
            M07o=lambda W: np.all(W >= 0) and np.any(W > 0),
        )
    check.value("b of 6-6-6-20", b[2]).holds(lambda v: np.isfinite(v).all(), "the biases are finite numbers")
    check.value("b of 6-6-6-20", b).holds(
        lambda v: all(len(set(c.ravel().tolist())) == len(c) or not c.any() for c in v),
        "the biases are all different, or all 0",
    )
    check(init_net, [6, 6, 6, 20], np.random.default_rng(check.rng.integers(10**6))).holds(
        lambda v: not np.allclose(v[0][0], w[0]), "another generator gives another network", M07m=...
    ).holds(
        lambda v: not b[2].any() or not np.allclose(v[1][2], b[2]),
        "another generator gives other biases, unless they are 0",
        M07m=...,
    )
    other = check(init_net, [6, 6, 6, 20], np.random.default_rng(check.rng.integers(10**6))).value[0][0]
    check.value("w of 6-6-6-20", [w[0], w[1]]).holds(
        lambda v: not np.allclose(v[0], v[1]),
        "layers of the same size have different weights",
        M07p=lambda v: not np.allclose(other, w[0]),
    )
### END HIDDEN TESTS

# %% [markdown]
# ## 5 · The bend
#
# After each sum comes an activation function. The step of lesson 01 has a slope of 0 wherever it has one, so nothing
# could be learned through it. Six others are in use, and a network learns *through their slopes*: on the way back
# (lesson 09) each unit multiplies what it is handed by f′(z). Where f′ is nearly 0, hardly anything passes. Such a unit is
# *saturated*.
#
# | name | f(z) | goes flat |
# |---|---|---|
# | sigmoid | $1/(1+e^{-z})$, from 0 to 1 | on both sides |
# | tanh | $\tanh z = 2\sigma(2z) - 1$, from −1 to 1 | on both sides |
# | ReLU | $\max(0, z)$ | left of 0 |
# | leaky ReLU | $z$ where $z > 0$, else $\alpha z$ | nowhere, if α is not 0 |
# | ELU | $z$ where $z > 0$, else $\alpha(e^z - 1)$ | far left |
# | maxout | the largest of several sums | not a function of one z: section 6 |

# %% [markdown]
# Two corners to watch. **First, the slope of the leak is a choice.** Slides that print max(0.1x, x) chose 0.1; its inventors
# and PyTorch's default take 0.01. And the max is a trick that works for 0 ≤ α ≤ 1 only; the table's form always works.
#
# **Second, ReLU has a kink.** At z = 0 its slope could be called 0 or 1. Here, as in PyTorch, the left side wins:
# relu′(0) = 0, for the leaky ReLU α, and for ELU α as well.
#
# **Predict:** what is σ′ at its steepest? And tanh′? Which of the two lets more through?

# %% [markdown]
# ## Exercise 4: four activations, five slopes, and the way back ●●○ · 16 min
#
# Write the functions below, for arrays of any shape, without a warning at z = ±1000. By hand first, at z = −1, 0, 2 with
# α = 0.1: leaky ReLU gives −0.1, 0, 2 with the slopes 0.1, 0.1, 1.
#
# For the slopes of sigmoid and tanh, start from $\sigma' = \sigma(1-\sigma)$ of lesson 04, and from
# $\tanh z = 2\sigma(2z) - 1$. For ELU's, differentiate both halves.
#
# `relu_backward` takes one step on the way back: it gets what comes from above, and the z that had come in from
# below, and passes on the product of what comes from above and relu′(z).
#
# <details><summary>Hint 1: where to look</summary>
#
# All of ReLU's relatives have two halves. `np.where(z > 0, right, left)` chooses between two arrays, element by element.
# Which half does z = 0 belong to?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.where` computes both halves everywhere before it chooses, so e to the power of 1000 is computed, too, and overflows.
# What could you put in place of z in the left half, that does not change it where it is used?
# For tanh′: the derivative of 2σ(2z) − 1 is 4σ(2z)(1 − σ(2z)); write it with a = tanh z.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# sigmoid′: two factors made from σ(z). tanh′: one, less a square. relu′ is 0 or 1; the leaky one α or 1, with no max.
# ELU's left slope is what is left of α(e^z − 1) when the constant has gone; take the smaller of z and 0 in the exponent.
# </details>


# %% nbgrader={"grade": false, "grade_id": "activations", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid_prime(z):
    """Return σ′(z), element by element. z: an array of any shape."""
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return a * (1 - a)
    ### END SOLUTION


def tanh(z):
    """Return tanh(z) = (e^z − e^(−z)) / (e^z + e^(−z)), element by element, also at ±1000. numpy has it."""
    ### BEGIN SOLUTION
    return np.tanh(z)
    ### END SOLUTION


def tanh_prime(z):
    """Return the slope of tanh at z, element by element."""
    ### BEGIN SOLUTION
    return 1 - np.tanh(z) ** 2
    ### END SOLUTION


def relu(z):
    """Return z where z > 0, else 0, element by element."""
    ### BEGIN SOLUTION
    return np.where(z > 0, z, 0.0)
    ### END SOLUTION


def relu_prime(z):
    """Return the slope of the ReLU at z, element by element; 0 at z = 0."""
    ### BEGIN SOLUTION
    return np.where(z > 0, 1.0, 0.0)
    ### END SOLUTION


def leaky_relu(z, alpha):
    """Return z where z > 0, else alpha·z, element by element. alpha: a number, 0 or more, and maybe above 1."""
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * z)
    ### END SOLUTION


def leaky_relu_prime(z, alpha):
    """Return the slope of the leaky ReLU at z, element by element; alpha at z = 0."""
    ### BEGIN SOLUTION
    return np.where(z > 0, 1.0, alpha)
    ### END SOLUTION


def elu(z, alpha):
    """Return z where z > 0, else alpha·(e^z − 1), element by element. No overflow at z = 1000."""
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    ### END SOLUTION


def elu_prime(z, alpha):
    """Return the slope of ELU at z, element by element; alpha at z = 0. No overflow at z = 1000."""
    ### BEGIN SOLUTION
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))
    ### END SOLUTION


def relu_backward(upstream, z):
    """Return what a ReLU passes back: upstream times the slope at z, element by element.

    upstream: what came back from above; z: what had come in from below, in the same shape.
    """
    ### BEGIN SOLUTION
    return upstream * relu_prime(z)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "activations_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("left of zero, at zero, right of zero") as check:
    z = np.array([-1.0, 0.0, 2.0])
    check(sigmoid_prime, z).gives(
        [0.1966119332, 0.25, 0.1049935854], A3=[-2.0, 0.0, -2.0], A4=[0.2455333492, 0.2350037122, 0.2071562295],
        A5=[0.9276705119, 0.75, 0.2241965074], M07q=[0.2689414214, 0.5, 0.8807970780],
    )  # fmt: skip
    check(tanh, z).gives(
        [-0.7615941560, 0.0, 0.9640275801], M07r=[-0.4621171573, 0.0, 0.7615941560], M07s=[0.7615941560, 0.0, -0.9640275801]
    )  # fmt: skip
    check(tanh_prime, z).gives(
        [0.4199743416, 1.0, 0.0706508249], M07t=[0.0, 1.0, -3.0], M07u=[0.5878167500, 1.0, 0.4433825417],
        M07v=[-1.3416198143, 0.0, 0.0346784049], M07w=[1.7615941560, 1.0, 0.0359724199],
    )  # fmt: skip
    check(relu, z).gives([0.0, 0.0, 2.0], M07x=[1.0, 0.0, 2.0])
    check(relu_prime, z).gives([0.0, 0.0, 1.0], A7=[0.0, 0.0, 2.0], A8=[0.0, 1.0, 1.0])
    check(leaky_relu, z, 0.1).gives([-0.1, 0.0, 2.0], A9=[0.0, 0.0, 2.0], M07x=[0.1, 0.0, 2.0])
    check(leaky_relu, z, 1.5).gives([-1.5, 0.0, 2.0], A9=[-1.0, 0.0, 3.0], fields={"alpha": 1.5})
    check(leaky_relu_prime, z, 0.1).gives(
        [0.1, 0.1, 1.0], A9=[0.0, 0.0, 1.0], M07y=[0.1, 1.0, 1.0], A7=[-0.1, 0.0, 2.0], fields={"alpha": 0.1}
    )
    check(elu, z, 0.5).gives(
        [-0.3160602794, 0.0, 2.0], M07z=[-0.8160602794, -0.5, 2.0], M07ba=[0.1839397206, 0.5, 2.0],
        M07bb=[-0.6321205588, 0.0, 2.0],
    )  # fmt: skip
    check(elu_prime, z, 0.5).gives(
        [0.1839397206, 0.5, 1.0], M07bc=[-0.3160602794, 0.0, 1.0], M07y=[0.1839397206, 1.0, 1.0],
        M07bb=[0.3678794412, 1.0, 1.0],
    )  # fmt: skip
    check(relu_backward, np.array([3.0, -4.0, -5.0, 6.0]), np.array([-1.0, 0.5, 2.0, 0.0])).gives(
        [0.0, -4.0, -5.0, 0.0], A6=[3.0, 0.0, 0.0, 6.0], A8=[0.0, -4.0, -5.0, 6.0], A7=[0.0, -2.0, -10.0, 0.0]
    )
    far = np.array([-1000.0, 1000.0])
    check(tanh, far).gives([-1.0, 1.0], M07bd=lambda v: not np.isfinite(v).all(), A1=warned)
    check(elu, far, 0.5).gives(
        [-0.5, 1000.0], A1=warned, M07z=[-1.0, 1000.0], M07ba=[0.0, 1000.0], M07bb=[-1.0, 1000.0]
    )
    check(elu_prime, far, 0.5).gives([0.0, 1.0], A1=warned, M07bc=[-0.5, 1.0])


# %% nbgrader={"grade": true, "grade_id": "activations_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random tables of numbers, other slopes α, zeros, far out, float32.
### BEGIN HIDDEN TESTS
def logistic(z):
    return 1 / (1 + np.exp(-z))


with Checks("activations on random tables", thorough=True) as check:
    for case in check.cases(5):
        arrays = case.normal(*case.sizes(2), scale=2.0)
        arrays[-1, -1], arrays[0, 0] = (0.0, -1.25) if case.index % 2 else (-0.75, 0.0)
        z, a = arrays.astype(float), np.tanh(arrays.astype(float))
        positive, left = z > 0, np.exp(np.minimum(z, 0))
        alpha = 1.5 if case.index == 2 else case.uniform(0.05, 0.9)
        s = logistic(z)
        check(sigmoid_prime, arrays).gives(
            s - s**2, A3=z - z**2, A4=logistic(s) * (1 - logistic(s)), A5=1 - s**2, M07q=s, N2=changed
        )
        check(tanh, arrays).gives(a, M07r=2 * s - 1, M07s=-a, N2=changed)
        check(tanh_prime, arrays).gives(
            1 / np.cosh(z) ** 2, M07t=1 - z**2, M07u=1 / np.cosh(a) ** 2, M07v=a - a**2, M07w=1 - a, N2=changed
        )
        check(relu, arrays).gives(positive * z, M07x=np.abs(z), N2=changed)
        check(relu_prime, arrays).gives(positive * 1.0, A7=positive * z, A8=(z >= 0) * 1.0, N2=changed)
        leaky = positive * z + alpha * (z - positive * z)
        fields = {"alpha": alpha}
        check(leaky_relu, arrays, alpha).gives(
            leaky, A9=positive * z if alpha < 1 else np.maximum(z, alpha * z), M07x=positive * z - alpha * (~positive * z),
            N2=changed, fields=fields,
        )  # fmt: skip
        check(leaky_relu_prime, arrays, alpha).gives(
            positive + alpha * ~positive, A9=positive * 1.0, M07y=(z >= 0) + alpha * (z < 0), A7=leaky,
            N2=changed, fields=fields,
        )  # fmt: skip
        check(elu, arrays, alpha).gives(
            np.where(positive, z, alpha * left - alpha), M07z=np.where(positive, z, alpha * left - 1),
            M07ba=np.where(positive, z, alpha * left), M07bb=np.where(positive, z, left - 1), N2=changed,
        )  # fmt: skip
        check(elu_prime, arrays, alpha).gives(
            np.where(positive, 1, alpha * left), M07bc=np.where(positive, 1, alpha * left - alpha),
            M07y=np.where(z >= 0, 1, alpha * left), M07bb=np.where(positive, 1, left), N2=changed,
        )  # fmt: skip
        upstream = case.normal(*z.shape)
        check(relu_backward, upstream, arrays).gives(
            np.where(positive, upstream, 0), A6=np.where(upstream > 0, upstream, 0), A8=np.where(z >= 0, upstream, 0),
            A7=np.where(positive, upstream * z, 0), N2=changed,
        )  # fmt: skip
    far = check.rng.permutation(np.array([-1000.0, -800.0, 900.0, 1000.0]))
    right = far > 0
    check(sigmoid_prime, far).gives(np.zeros(4), atol=1e-12, A1=warned)
    check(tanh, far).gives(np.sign(far), M07bd=lambda v: not np.isfinite(v).all(), M07s=-np.sign(far), A1=warned)
    check(tanh_prime, far).gives(np.zeros(4), atol=1e-12, A1=warned)
    check(elu, far, 0.5).gives(np.where(right, far, -0.5), A1=warned, M07z=np.where(right, far, -1))
    check(elu_prime, far, 0.5).gives(right * 1.0, A1=warned, M07bc=np.where(right, 1, -0.5))
### END HIDDEN TESTS

# %%
if written(sigmoid_prime, tanh, tanh_prime, relu, relu_prime, leaky_relu, leaky_relu_prime, elu, elu_prime):
    by_name = {
        "sigmoid": (sigmoid, sigmoid_prime),
        "tanh": (tanh, tanh_prime),
        "ReLU": (relu, relu_prime),
        "leaky ReLU, α = 0.1": (lambda z: leaky_relu(z, 0.1), lambda z: leaky_relu_prime(z, 0.1)),
        "ELU, α = 1": (lambda z: elu(z, 1.0), lambda z: elu_prime(z, 1.0)),
    }
    activation_curves(
        by_name,
        caption="Your five functions above, their slopes below. Hatched: the slope is below 0.05, and a unit that "
        "sits there hardly learns. Compare the heights of the first two slopes.",
    )

# %% [markdown]
# σ′ is 0.25 at its steepest, tanh′ is 1. The slopes of four sigmoids in a row multiply to at most 0.25⁴ = 0.0039, even at
# the best place; only large weights could make up for that. ReLU passes all of what comes, or nothing. That is one reason
# why hidden layers moved from sigmoids to tanh, and then to ReLU; lesson 09 measures it.
#
# Move along each function. **Find:** beyond which z is the sigmoid's slope below 0.05? And tanh's?

# %% tags=["play"]
activation_explorer(
    {
        "sigmoid": (sigmoid, sigmoid_prime),
        "tanh": (tanh, tanh_prime),
        "ReLU": (relu, relu_prime),
        "leaky ReLU, α = 0.1": (lambda z: leaky_relu(z, 0.1), lambda z: leaky_relu_prime(z, 0.1)),
        "ELU, α = 1": (lambda z: elu(z, 1.0), lambda z: elu_prime(z, 1.0)),
    }
)

# %% [markdown]
# The sigmoid's slope drops below 0.05 at |z| = 2.9, tanh's at 2.2. A unit with a sum of 5 is not "very sure" to
# training: it is nearly deaf.

# %% [markdown]
# ## 6 · Maxout: a unit with several sums
#
# The sixth on the list is of another kind. A maxout unit has k weight vectors and k biases, computes all k sums, and
# gives the largest. So it is not a function of one z: it *contains* its weights. (Lists that print it between tanh and ELU
# hide that.) Two examples with one input: from the pieces x and −x it makes |x|. From 0 and x it makes the ReLU.
#
# | x | piece 0: x − 1 | piece 1: −2x | largest | active piece |
# |---|---|---|---|---|
# | −1 | −2 | 2 | 2 | 1 |
# | 0.25 | −0.75 | −0.5 | −0.5 | 1 |
# | 2 | 1 | −4 | 1 | 0 |
#
# **Predict:** where do the two pieces change over? And if the output should rise a little at x = 2, which of the two lines
# has to move?

# %%
x = np.linspace(-2, 3, 101)
function_curves(
    x,
    {"piece 0: x − 1": x - 1, "piece 1: −2x": -2 * x, "maxout": np.maximum(x - 1, -2 * x)},
    xlabel="x",
    ylabel="value",
    ylim=(-4.2, 4.2),
    alt="Two straight lines that cross at x = 1/3, and their upper edge: along the falling line up to there, "
    "along the rising line after it.",
    caption="A maxout unit runs along the upper edge of its lines. At every x one line is active; the others could move a "
    "little, and nothing would change.",
)

# %% [markdown]
# ## Exercise 5: maxout, and who was active ●●○ · 10 min
#
# Write `maxout`: for n samples (rows), m units and k pieces, the outputs and the number of the active piece of each. Of
# equal pieces the first is the active one. In `W`, `W[p]` is the d × m matrix of piece p, in row convention.
#
# Then write `maxout_backward`: what comes back from above goes to the active piece, whole; the other pieces get 0.
#
# <details><summary>Hint 1: where to look</summary>
#
# Compute the sums of each piece as one n × m table. With k tables in a stack, over which axis does the maximum run?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `X @ W` works for a stack: (n, d) and (k, d, m) give (k, n, m). The biases (k, m) need an axis of length 1 in their middle to
# line up: `b[:, None, :]`. `argmax` tells where the largest stands, the first one if there are several.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# A stack of sums, its max and its argmax over the first axis. For the way back: for each p from 0 to k − 1, upstream where
# the active number is p, else 0; stacked.
# </details>


# %% nbgrader={"grade": false, "grade_id": "maxout", "locked": false, "schema_version": 3, "solution": true, "task": false}
def maxout(X, W, b):
    """Return the outputs of a layer of maxout units, and which piece was active in each.

    X: (n, d), samples are rows; W: (k, d, m), one matrix a piece; b: (k, m).
    Returns: (values, active), both (n, m). values: the largest of the k sums. active: its number, from 0 to k − 1.
    """
    ### BEGIN SOLUTION
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0)
    ### END SOLUTION


def maxout_backward(upstream, active, k):
    """Return what each piece of the maxout units receives from above.

    upstream: (n, m); active: (n, m), as `maxout` gives it; k: how many pieces. Returns: (k, n, m).
    """
    ### BEGIN SOLUTION
    return np.array([np.where(active == piece, upstream, 0.0) for piece in range(k)])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "maxout_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two units of two pieces") as check:
    X = np.array([[-1.0], [0.25], [2.0]])
    W, b = np.array([[[1.0, 0.0]], [[-2.0, 1.0]]]), np.array([[-1.0, 0.5], [0.0, 0.0]])
    check(maxout, X, W, b).gives(
        ([[2.0, 0.5], [-0.5, 0.5], [1.0, 2.0]], [[1, 0], [1, 0], [0, 1]]),
        M07be=([[2.0, 0.0], [0.25, 0.25], [2.0, 2.0]], [[1, 0], [0, 1], [0, 1]]),
        M07bf=([[-2.0, -1.0], [-0.75, 0.25], [-4.0, 0.5]], [[0, 1], [0, 1], [1, 0]]),
        M07bg=lambda v: np.shape(v[0]) == (2, 3),
        M07bh=lambda v: np.allclose(v[0], [[2.0, 0.5], [-0.5, 0.5], [1.0, 2.0]]),
        M07bi=raised(ValueError, "broadcast"),
    )
    upstream, active = np.array([[5.0, -6.0], [7.0, 8.0], [-9.0, 10.0]]), np.array([[1, 0], [1, 0], [0, 1]])
    check(maxout_backward, upstream, active, 2).gives(
        [[[0.0, -6.0], [0.0, 8.0], [-9.0, 0.0]], [[5.0, 0.0], [7.0, 0.0], [0.0, 10.0]]],
        A10=[upstream, upstream],
        M07bj=[[[5.0, 0.0], [7.0, 0.0], [0.0, 10.0]], [[0.0, -6.0], [0.0, 8.0], [-9.0, 0.0]]],
        M07bk=[[[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]], [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]],
        M07bl=upstream[None] / 2 + np.zeros((2, 1, 1)),
    )


# %% nbgrader={"grade": true, "grade_id": "maxout_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: three and more pieces, other sizes, equal pieces, float32.
### BEGIN HIDDEN TESTS
def pieces_of(X, W, b):
    return np.array([[[x @ W[p][:, j] + b[p][j] for j in range(W.shape[2])] for x in X] for p in range(len(W))])


with Checks("maxout on random samples", thorough=True) as check:
    for case in check.cases(5):
        n, k, d, m = case.sizes(4, 3, 7)
        arrays = case.normal(n, d), case.normal(k, d, m), 2 * case.normal(k, m)
        arrays[1][2], arrays[2][2] = arrays[1][0], arrays[2][0]  # pieces 0 and 2 are equal
        z, flat = pieces_of(*arrays), pieces_of(*arrays[:2], 0 * arrays[2])
        values, active = np.max(z, axis=0), np.argmax(z, axis=0)
        check(maxout, *arrays).gives(
            (values, active),
            M07be=(flat.max(axis=0), flat.argmax(axis=0)),
            M07bf=lambda v, z=z: np.allclose(v[0], z.min(axis=0), rtol=1e-3, atol=1e-5),
            M07bm=(z[:2].max(axis=0), z[:2].argmax(axis=0)),
            M07bg=lambda v, n=n, m=m: n > 1 and np.shape(v[0]) != (n, m),
            M07bh=lambda v, values=values: np.allclose(v[0], values, rtol=1e-3),
            M07bi=raised(ValueError, "broadcast"),
            N2=changed,
        )
        upstream, index = case.normal(n, m), case.integers(0, k, n, m)
        right = np.zeros((k, n, m))
        for i, j in np.ndindex(n, m):
            right[index[i, j], i, j] = upstream[i, j]
        check(maxout_backward, upstream, index, k).gives(
            right,
            A10=np.array([upstream] * k),
            M07bj=np.array([upstream] * k) - right,
            M07bk=(right != 0) * 1.0,
            M07bl=np.array([upstream] * k) / k,
            M07bg=transposed,
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 7 · The forward pass, layer after layer
#
# A network is a function made of functions: $f = f_7 \circ f_6 \circ \dots \circ f_1$ for seven layers. Read it from the
# inside: the *last* name written is the *first* one to act, and its result is the next one's input.
#
# In column convention the whole data set goes through a layer in one product:
#
# $$ A^{(l+1)} = \sigma\bigl( W^{(l)} A^{(l)} + b^{(l)} \bigr), \qquad
# \underset{3 \times n}{A} = \sigma\bigl( \underset{3 \times 2}{W} \; \underset{2 \times n}{\mathrm{inp}} + \underset{3 \times 1}{b} \bigr) $$

# %% [markdown]
# Mind the parenthesis. Some slides print $\sigma(W)\,x + b$: there the weights are squashed, and the sum never is. The
# bend comes *after* sum and bias: $\sigma(Wx + b)$.
#
# **Predict:** b is one column, W·inp has n of them. Does unit 1 get the same bias for every sample, or does sample 1 get
# the same bias in every unit? Run the cell and look along the rows.

# %%
b = np.array([[100.0], [200.0], [300.0]])  # three units, one bias each
print(np.zeros((3, 4)) + b)  # columns are samples

# %% [markdown]
# ## Exercise 6: the forward pass, samples as columns ●●○ · 12 min
#
# **a.** f1 doubles, f2 adds 3, f3 squares. What is $(f_3 \circ f_2 \circ f_1)(1)$? Put the number into `composed`.
#
# **b.** Write `forward_pass`: the activations of the last layer, σ in every layer, any number of layers.
#
# **c.** Data sets come as rows. Write `predict`: it takes samples as rows, uses `forward_pass`, and returns predictions as
# rows.
#
# <details><summary>Hint 1: where to look</summary>
#
# Keep one variable for "what comes into the next layer". At the start it is the input.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# numpy stretches a column of shape (out, 1) over all samples by itself. `X.T` turns rows into columns.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# A loop over the pairs of weights and biases: product, plus bias, all of it through sigmoid, and that is the new input. The
# last layer is no exception. `predict` turns X over on its way in, and the result on its way out.
# </details>

# %% nbgrader={"grade": false, "grade_id": "forward_pass", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a. The number (f3 ∘ f2 ∘ f1)(1).
### BEGIN SOLUTION
### STUB composed = None
composed = 25
### END SOLUTION


def forward_pass(inp, w, b):
    """Return the activations of the last layer, (units of the last layer, n), in column convention.

    inp: (d, n), samples are columns. w[l]: (out, in) and b[l]: (out, 1), lists with one array a layer.
    Every layer, the last one too, computes σ(W a + b).
    """
    ### BEGIN SOLUTION
    a = inp
    for weights, biases in zip(w, b):
        a = sigmoid(weights @ a + biases)
    return a
    ### END SOLUTION


def predict(X, w, b):
    """Return predictions for samples as rows. X: (n, d); w, b: as for `forward_pass`. Returns: (n, outputs)."""
    ### BEGIN SOLUTION
    return forward_pass(X.T, w, b).T
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "forward_pass_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("a 2-3-1 network on three samples") as check:
    check.value("composed", composed).holds(lambda v: v == int(v), "it is a whole number (which one, you learn later)")
    inp = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, -1.0]])
    w = [np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.0]]), np.array([[2.0, -1.0, 0.5]])]
    b = [np.array([[0.0], [-1.0], [2.0]]), np.array([[0.5]])]
    right = [0.6634717959, 0.8754581753, 0.9202013677]
    bends = [
        [0.6788043830, 1.9501057778, 2.4450861587],
        [0.7244076413, 0.7841779658, 0.8346398697],
        [0.0758581800, 0.9706877692, 0.9999251538],
        [-2.5, 3.5, 9.5],
    ]
    check(forward_pass, inp, w, b).gives(
        [right],
        F7=[[0.5639840794, 0.7653181374, 0.8657924434]],
        F8=lambda v: any(np.allclose(v, [z], rtol=1e-4) for z in bends),
        M07bo=lambda v: np.shape(v) == (3, 3),
        M07bp=[[0.4396327299, 0.7259416375, 0.8210722538]],
        F5=raised(ValueError, "matmul"),
        M07bq=[[2.0888124253, 2.4547016955, 2.8205909657]],
    )
    check(predict, inp.T, w, b).gives(
        [[right[0]], [right[1]], [right[2]]],
        F5=raised(ValueError, "matmul"),
        M07br=[right],
        F8=lambda v: any(np.allclose(v, np.transpose([z]), rtol=1e-4) for z in bends),
    )


# %% nbgrader={"grade": true, "grade_id": "forward_pass_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: the number; other sizes, one sample, one to three layers, float32.
### BEGIN HIDDEN TESTS
def squash(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def unit_by_unit(inp, w, b, turned=False, start=lambda v: v, hidden=squash, last=squash):
    a = start(inp.astype(float))
    for number, (weights, biases) in enumerate(zip(w, b)):
        shift = biases.astype(float).T if turned else biases.astype(float)
        bend = last if number == len(w) - 1 else hidden
        a = bend(np.einsum("ij,jn->in", weights.astype(float), a) + shift)
    return a


def straight(z):
    return z


def sigma_of_weights(inp, w, b):
    a = inp
    for weights, biases in zip(w, b):
        a = squash(weights) @ a + biases
    return a


with Checks("forward passes of random networks", thorough=True) as check:
    check.value("composed", composed).gives(25, says="composed is (f3 ∘ f2 ∘ f1)(1)", M07bs=8)
    for case in check.cases(6):
        n, *sizes = case.sizes(3 + (case.index + 1) % 3, 2, 7)
        inp = case.normal(sizes[0], n, scale=2.0)
        w = [case.normal(m, k) for k, m in zip(sizes, sizes[1:])]
        b = [case.normal(m, 1) for m in sizes[1:]]
        right = unit_by_unit(inp, w, b)
        wrong = [
            unit_by_unit(inp, w, b, last=straight),
            unit_by_unit(inp, w, b, start=squash),
            unit_by_unit(inp, w, b, hidden=straight, last=straight),
            unit_by_unit(inp, w, b, hidden=straight),
        ]
        near = lambda values: lambda v: any(np.allclose(v, z, rtol=1e-3, atol=1e-5) for z in values)
        unbiased = unit_by_unit(inp, w, [0 * c for c in b])
        check(forward_pass, inp, w, b).gives(
            right,
            F7=raised(ValueError, "broadcast"),
            F5=raised(ValueError, "matmul"),
            F8=near([z for z in wrong if not np.allclose(z, right)]),
            M07bo=unit_by_unit(inp, w[:1], b[:1]),
            M07bp=unbiased,
            M07bq=lambda v, w=w, b=b, inp=inp: near([sigma_of_weights(inp, w, b)])(v),
            N2=changed,
        )
        check(predict, np.ascontiguousarray(inp.T), w, b).gives(
            right.T,
            F5=raised(ValueError, "matmul"),
            F7=raised(ValueError, "broadcast"),
            M07br=right,
            F8=near([z.T for z in wrong if not np.allclose(z, right)]),
            M07bp=unbiased.T,
            N2=changed,
        )
    # As many samples as units: here biases along the wrong axis raise nothing.
    inp, w, b = check.rng.normal(size=(3, 4)), [check.rng.normal(size=(4, 3))], [check.rng.normal(size=(4, 1))]
    check(forward_pass, inp, w, b).gives(unit_by_unit(inp, w, b), F7=unit_by_unit(inp, w, b, turned=True))
### END HIDDEN TESTS

# %% [markdown]
# ## 8 · The same with rows, and the receipts
#
# Tables on disk, and nearly all libraries, keep samples as rows. Then everything is turned over: `W` is in × out, `b` is
# flat, and a layer is σ(XW + b). This course uses rows from the next lessons on. Neither is the right one: say which one
# you use. PyTorch mixes them: samples as rows, weights stored out × in.
#
# The way back (lesson 09) will need what each layer saw on the way forward. So a forward pass keeps receipts, the *cache*:
# for each layer the pair (A, z), its input and its sum before the bend.

# %% [markdown]
# ## Exercise 7: the forward pass, samples as rows ●●○ · 12 min
#
# Write `forward`: the outputs and the cache. `params` is a list with one pair (W, b) a layer. And write the converters
# `to_rows` and `to_columns` between the two ways to store a network. On the numbers of exercise 6 both must give
# the same predictions.
#
# <details><summary>Hint 1: where to look</summary>
#
# In row convention the shapes are (n, in) and (in, out). In which order do they multiply?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The pair belongs to one layer: what came *into* it, and its z. So it has to be kept before the variable is
# overwritten. For the converters: `c[:, 0]` makes a flat array of a column, `b[:, None]` a column of a flat array.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# The loop of exercise 6, with the factors the other way round and one more line, that appends a pair to a list. The
# converters: turn each matrix over, and reshape each bias; they undo each other.
# </details>


# %% nbgrader={"grade": false, "grade_id": "forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def forward(X, params):
    """Return the outputs of a network and its cache, in row convention, with σ in every layer.

    X: (n, d), samples are rows. params: a list of pairs (W, b), W: (in, out), b: (out,).
    Returns: (outputs, cache). outputs: (n, units of the last layer). cache: a list with one pair (A, z) a layer, in
    order: A, the layer's input, (n, in), and z = A W + b, (n, out), before the activation.
    """
    ### BEGIN SOLUTION
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache
    ### END SOLUTION


def to_rows(w, b):
    """Return params, a list of pairs (W, b) in row convention, from lists w and b in column convention."""
    ### BEGIN SOLUTION
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]
    ### END SOLUTION


def to_columns(params):
    """Return (w, b), two lists in column convention, from params in row convention."""
    ### BEGIN SOLUTION
    return [W.T for W, b in params], [b[:, None] for W, b in params]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "forward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the same numbers, turned over") as check:
    X = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, -1.0]])
    w = [np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.0]]), np.array([[2.0, -1.0, 0.5]])]
    b = [np.array([[0.0], [-1.0], [2.0]]), np.array([[0.5]])]
    params = [(np.array([[1.0, 0.5, -1.0], [-2.0, 1.0, 0.0]]), np.array([0.0, -1.0, 2.0])),
              (np.array([[2.0], [-1.0], [0.5]]), np.array([0.5]))]  # fmt: skip
    hidden = [
        [0.1192029220, 0.5, 0.8807970780],
        [0.7310585786, 0.3775406688, 0.7310585786],
        [0.9820137900, 0.2689414214, 0.5],
    ]
    z = [[-2.0, 0.0, 2.0], [1.0, -0.5, 1.0], [4.0, -1.0, 0.0]]
    z_out, out = [[0.6788043830], [1.9501057778], [2.4450861587]], [[0.6634717959], [0.8754581753], [0.9202013677]]
    check(to_rows, w, b).gives(params, F6=[(W, c[:, 0]) for W, c in zip(w, b)], M07bt=[(W.T, c) for W, c in zip(w, b)])
    check(to_columns, params).gives(
        (w, b), F6=([W for W, c in params], b), M07bt=(w, [c for W, c in params]), M07bu=list(zip(w, b))
    )
    check(forward, X, params).gives(
        (out, [(X, z), (hidden, z_out)]),
        F8=lambda v: np.allclose(v[0], z_out) or np.allclose(v[1][0][0], [[0.5, 0.7310585786], [0.7310585786, 0.5], [0.8807970780, 0.2689414214]]),
        M07bv=(out, [(hidden, z), (out, z_out)]),
        M07bw=(out, [(X, hidden), (hidden, out)]),
        M07bx=lambda v: len(v[1]) == 1,
        M07by=(out, [(z, X), (z_out, hidden)]),
        F6=raised(ValueError, "matmul"),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "forward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, one to three layers, the whole cache, float32.
### BEGIN HIDDEN TESTS
def bent(z):
    return 1 / (1 + np.exp(-z))


with Checks("rows, caches, and converters on random networks", thorough=True) as check:
    for case in check.cases(6):
        n, *sizes = case.sizes(3 + (case.index + 1) % 3, 2, 7)
        X = case.normal(n, sizes[0], scale=2.0)
        params = [(case.normal(k, m), case.normal(m)) for k, m in zip(sizes, sizes[1:])]
        inputs, sums = [X.astype(float)], []
        for W, b in params:
            sums.append(np.einsum("nj,ji->ni", inputs[-1], W.astype(float)) + b)
            inputs.append(bent(sums[-1]))
        out, layers = inputs[-1], len(params)
        near = lambda value, want: np.allclose(value, want, rtol=1e-3, atol=1e-5)
        check(forward, X, params).gives(
            (out, list(zip(inputs, sums))),
            F8=lambda v, sums=sums, X=X: near(v[0], sums[-1]) or near(v[1][0][0], bent(X)),
            M07bv=(out, list(zip(inputs[1:], sums))),
            M07bw=(out, list(zip(inputs, inputs[1:]))),
            M07bx=lambda v, layers=layers: len(v[1]) != layers,
            M07by=(out, list(zip(sums, inputs))),
            F6=raised(ValueError, "matmul"),
            N2=changed,
        )
        w, b = [W.T.copy() for W, _ in params], [c.reshape(-1, 1) for _, c in params]
        check(to_rows, w, b).gives(
            params,
            F6=[(W, c[:, 0]) for W, c in zip(w, b)],
            M07bt=[(W.T, c) for W, c in zip(w, b)],
            N2=changed,
        )
        check(to_columns, params).gives(
            (w, b),
            F6=([W for W, _ in params], b),
            M07bt=(w, [c for _, c in params]),
            M07bu=list(zip(w, b)),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 9 · What if the bend is left out?
#
# Take a 2-2-1 network whose activations do nothing: f(z) = z, and no biases yet. It has six weights, so it should be able to
# do more than a single unit with two. **Predict:** can it do XOR? Multiply out, with A and B for the hidden units:
#
# $$ \hat y = w_4 \overbrace{(w_0 x_0 + w_1 x_1)}^{A} + w_5 \overbrace{(w_2 x_0 + w_3 x_1)}^{B}
# = \underbrace{(w_4 w_0 + w_5 w_2)}_{w_a}\, x_0 + \underbrace{(w_4 w_1 + w_5 w_3)}_{w_b}\, x_1 $$
#
# Six weights went in, two came out: it is one linear unit. Its border is a line, as before.

# %% [markdown]
# > **You may have seen this with slips.** Some slides start from $w_5(w_2 x_1 + w_3 x_1)$, where the first $x_1$ must be $x_0$, and
# > end in $\hat y = w_a + w_b x_1$, where the $x_0$ has got lost. A check that takes ten seconds: all weights 1, $x_0 = 1$,
# > $x_1 = 0$. Then A = 1, B = 1 and ŷ = 2. Does your formula say so?
#
# With biases it is the same: $W_2(W_1 x + b_1) + b_2 = (W_2 W_1)\,x + (W_2 b_1 + b_2)$. Note the order, and that the first
# bias travels through the second layer.

# %% [markdown]
# ## Exercise 8: collapse a linear network ●●○ · 9 min
#
# Write `collapse_linear`: any number of layers without activation, in column convention, into the one layer (W, b) that
# does the same. First on paper, for $W_1 = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$, $b_1 = (1, -1)$,
# $W_2 = \begin{bmatrix} 5 & 6 \end{bmatrix}$, $b_2 = 2$: what does the collapsed unit say to x = (0, 0)?
#
# <details><summary>Hint 1: where to look</summary>
#
# Collapse two layers into one, and you have one layer less. How often can you do that?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The layer that acts later stands on the left of the product. What the layers so far say to x = 0 is their bias, and the next
# layer treats it like any input.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Start from the first layer's W and b. For each further layer, both become: new weights times the old one; and the new bias is
# added to b.
# </details>


# %% nbgrader={"grade": false, "grade_id": "collapse_linear", "locked": false, "schema_version": 3, "solution": true, "task": false}
def collapse_linear(w, b):
    """Return the one layer (W, c) that does what a network without activations does: W x + c, in column convention.

    w[l]: (out, in) and b[l]: (out, 1), lists with one array a layer, one layer at least.
    Returns: W, (outputs, inputs), and c, (outputs, 1).
    """
    ### BEGIN SOLUTION
    W, c = w[0], b[0]
    for weights, biases in zip(w[1:], b[1:]):
        W, c = weights @ W, weights @ c + biases
    return W, c
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "collapse_linear_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two layers, collapsed on paper") as check:
    w = [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0]])]
    b = [np.array([[1.0], [-1.0]]), np.array([[2.0]])]
    check(collapse_linear, w, b).gives(
        ([[23.0, 34.0]], [[1.0]]),
        F9=lambda v: np.allclose(v[1], 2.0),
        M07cc=lambda v: np.shape(v[1]) == (2, 1) and np.allclose(v[1], [[3.0], [1.0]]),
        M07bz=([[1.0, 2.0], [3.0, 4.0]], [[1.0], [-1.0]]),
        M07ca=lambda v: np.allclose(v[1], -1.0),
    )
    square = [np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [3.0, 1.0]])]
    shift = [np.array([[1.0], [-1.0]]), np.array([[2.0], [0.5]])]
    check(collapse_linear, square, shift).gives(
        ([[1.0, 2.0], [3.0, 7.0]], [[3.0], [2.5]]),
        F9=lambda v: np.allclose(v[0], [[7.0, 2.0], [3.0, 1.0]]) or np.allclose(v[1], [[2.0], [0.5]]),
        M07cc=([[1.0, 2.0], [3.0, 7.0]], [[3.0], [-0.5]]),
        M07ca=([[1.0, 2.0], [3.0, 7.0]], [[1.0], [2.0]]),
        M07bz=([[1.0, 2.0], [0.0, 1.0]], [[1.0], [-1.0]]),
    )


# %% nbgrader={"grade": true, "grade_id": "collapse_linear_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: three and four layers, one layer, other sizes, float32.
### BEGIN HIDDEN TESTS
def layer_by_layer(w, b, x):
    for weights, biases in zip(w, b):
        x = np.einsum("ij,jn->in", weights.astype(float), x) + biases
    return x


with Checks("collapsing random networks", thorough=True) as check:
    for case in check.cases(7):
        layers = (2, 3, 1, 4, 3, 2, 3)[case.index]
        sizes = case.sizes(layers + 1, 2, 7)
        w = [case.normal(m, k) for k, m in zip(sizes, sizes[1:])]
        b = [case.normal(m, 1) for m in sizes[1:]]
        c = layer_by_layer(w, b, np.zeros((sizes[0], 1)))
        W = layer_by_layer(w, b, np.eye(sizes[0])) - c
        w2, b2 = w[:2], b[:2]
        c2 = layer_by_layer(w2, b2, np.zeros((sizes[0], 1)))
        W2 = layer_by_layer(w2, b2, np.eye(sizes[0])) - c2
        near = lambda value, want: np.shape(value) == np.shape(want) and np.allclose(value, want, rtol=1e-3, atol=1e-5)
        check(collapse_linear, w, b).gives(
            (W, c),
            F9=lambda v, W=W, last=b[-1]: near(v[0], W) and near(v[1], last),
            M07ca=lambda v, W=W, c=c, last=b[-1]: near(v[0], W) and near(v[1], c - last),
            M07bz=(w[0], b[0]),
            M07cb=(W2, c2),
            M07cc=raised(ValueError, "broadcast"),
            N2=changed,
        )
    # Square layers: here the wrong order of the product raises nothing.
    w, b = [check.rng.normal(size=(3, 3)) for _ in range(2)], [check.rng.normal(size=(3, 1)) for _ in range(2)]
    check(collapse_linear, w, b).gives(
        (w[1] @ w[0], w[1] @ b[0] + b[1]), F9=lambda v: np.allclose(v[0], w[0] @ w[1]) or np.allclose(v[1], b[1])
    )
### END HIDDEN TESTS

# %%
if written(collapse_linear):
    rng = np.random.default_rng(3)
    sizes = [2, 50, 50, 50, 1]
    w = [rng.normal(size=(m, n)) / n**0.5 for n, m in zip(sizes, sizes[1:])]
    b = [rng.normal(size=(m, 1)) for m in sizes[1:]]
    W, c = collapse_linear(w, b)
    x = np.array([[0.3], [-2.0]])
    deep = x
    for weights, biases in zip(w, b):
        deep = weights @ deep + biases
    print(f"{sum(v.size for v in w + b):,} numbers, four layers:    {deep.item():.6f}")
    print(f"    {W.size + c.size} numbers, one layer:      {(W @ x + c).item():.6f}")

# %% [markdown]
# 5,301 numbers did the work of 3. **Depth without a bend buys nothing.** So back to the bend, and to the four points that
# opened this lesson.

# %% [markdown]
# ## 10 · XOR by hand
#
# XOR is "one of them, but not both". Two features that one line each can cut out, and a third unit that combines them:
#
# | x1 | x2 | at least one? | not both? | XOR |
# |---|---|---|---|---|
# | 0 | 0 | 0 | 1 | 0 |
# | 0 | 1 | 1 | 1 | 1 |
# | 1 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 0 | 0 |
#
# Look at the last three columns. **Is XOR linearly separable in the two middle ones?** They take the values (0, 1), (1, 1), (1, 0)
# only: the points (0, 0) and (1, 1) of the old plane have moved to opposite corners, and the two ones have become one point.

# %% [markdown]
# A sigmoid unit draws its line where z = 0: with weights 1 and 1 and bias −0.5, the line x1 + x2 = 0.5. Multiply all
# three by 10, and the line stays where it is; the passage from 0 to 1 becomes ten times as sharp. **Predict:** at (1, 1),
# what does σ say with the small numbers, and what with the large ones?

# %%
for size in (1, 10, 20):
    z = size * (1 + 1 - 0.5)
    print(f"weights {size}, bias {-0.5 * size}: at (1, 1) z = {z:4.1f}, σ(z) = {sigmoid(z):.4f}")

# %% [markdown]
# ## Exercise 9: set the weights for XOR ●●○ · 9 min
#
# Write `xor_weights`: a network with two inputs, sigmoids throughout, and one output, in column convention (two lists, as in
# exercise 6). Its output must be at least 0.9 where XOR is 1, at most 0.1 where it is 0, and stay so when each
# input is off by up to 0.05. Any solution counts; you may use more than two hidden units.
#
# <details><summary>Hint 1: where to look</summary>
#
# Draw the four points and the two lines of the table's middle columns. On which side of each line should the unit be on?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# "Not both" is "both", turned round: change the sign of all its numbers. And "A and B" has its line between (1, 1) and the
# other three corners.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Three lines: a sum of 0.5 to reach, a sum of 1.5 not to reach, a sum of 1.5 to reach. For each, weights and bias; then all of
# them times the same large number, so that the sigmoids are sharp.
# </details>


# %% nbgrader={"grade": false, "grade_id": "xor_weights", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor_weights():
    """Return a network that computes XOR: (w, b), lists in column convention, with σ in every layer.

    w[0]: (hidden, 2), b[0]: (hidden, 1), …, the last layer has one unit. Its output is at least 0.9 for (0, 1) and (1, 0),
    at most 0.1 for (0, 0) and (1, 1), also if the inputs are off by up to 0.05.
    """
    ### BEGIN SOLUTION
    w = [np.array([[20.0, 20.0], [-20.0, -20.0]]), np.array([[20.0, 20.0]])]
    b = [np.array([[-10.0], [30.0]]), np.array([[-30.0]])]
    return w, b
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "xor_weights_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the four points of XOR") as check:
    w, b = check(xor_weights).holds(lambda v: len(v) == 2 and len(v[0]) == len(v[1]), "two lists of one length").value
    a = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    for weights, biases in zip(w, b):
        a = 0.5 + 0.5 * np.tanh(0.5 * (np.array(weights, dtype=float) @ a + np.array(biases, dtype=float)))
    check.value("the shape of the outputs for four samples", list(a.shape)).gives([1, 4])
    check.value("1 where the output is above one half, at 00, 01, 10, 11", (a[0] > 0.5).astype(int)).gives(
        [0, 1, 1, 0], M07cd=[1, 0, 0, 1], F10=lambda v: list(v) not in ([0, 1, 1, 0], [1, 0, 0, 1])
    )
    check.value("the outputs", a[0]).holds(
        lambda v: np.all(np.abs(v - 0.5) >= 0.4), "each is at most 0.1 or at least 0.9", M07ce=...
    )


# %% nbgrader={"grade": true, "grade_id": "xor_weights_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: inputs that are off by up to 0.05.
### BEGIN HIDDEN TESTS
def outputs_of(w, b, a):
    for weights, biases in zip(w, b):
        a = 0.5 + 0.5 * np.tanh(0.5 * (np.array(weights, dtype=float) @ a + np.array(biases, dtype=float)))
    return a


with Checks("XOR with inputs that are off", thorough=True) as check:
    w, b = check(xor_weights).holds(lambda v: len(v) == 2 and len(v[0]) == len(v[1]), "two lists of one length").value
    corners = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    extremes = [corners + np.array([[i], [j]]) for i in (-0.05, 0.05) for j in (-0.05, 0.05)]
    off = [corners, *extremes, *(corners + check.rng.uniform(-0.05, 0.05, size=(2, 4)) for _ in range(20))]
    solved = list(outputs_of(w, b, corners)[0] > 0.5) == [False, True, True, False]
    for number, inp in enumerate(off):
        a = outputs_of(w, b, inp)
        check.value("the shape of the outputs", list(a.shape)).gives([1, 4])
        check.value(f"1 where the output is above one half (noise {number})", (a[0] > 0.5).astype(int)).gives(
            [0, 1, 1, 0],
            M07cd=[1, 0, 0, 1],
            F10=lambda v: not solved and list(v) not in ([0, 1, 1, 0], [1, 0, 0, 1]),
            M07cn=lambda v: solved,
        )
        check.value(f"the outputs (noise {number})", a[0]).holds(
            lambda v: np.all(np.abs(v - 0.5) >= 0.4), "each is at most 0.1 or at least 0.9", M07ce=...
        )
### END HIDDEN TESTS

# %%
if written(xor_weights, forward_pass):
    w, b = xor_weights()
    X, classes = data.gate("XOR")
    probability_surface(
        X,
        (classes + 1) / 2,
        lambda points: forward_pass(points.T, w, b)[0],
        names=("XOR is 0", "XOR is 1"),
        alt="The four points of XOR and the output of the network with the learner's weights. If the weights solve XOR, "
        "(0, 1) and (1, 0) lie in the dark part and the other two in light ones.",
        caption="Your network. Where one unit had one line, two hidden units have two, and the output is dark between "
        "them. Look for heavy edges: there should be none.",
    )

# %% [markdown]
# That such weights *exist* was never in doubt: McCulloch and Pitts built logic from threshold units in 1943. What Minsky and
# Papert showed in 1969 is what a *single* layer of adjustable units cannot do, XOR among it. What was missing was a way to
# *find* the hidden weights. That is lessons 08 and 09.

# %% [markdown]
# ## 11 · From a bump to any curve
#
# How far does this go? One sigmoid unit with a large weight is a step: $\sigma(s\,(x - a))$ jumps near x = a, the more
# sharply the larger s is. **Predict:** what do you get from a step at a = 2, minus a step at b = 4?

# %%
x = np.linspace(0, 6, 301)
up, down = sigmoid(15 * (x - 2)), sigmoid(15 * (x - 4))
function_curves(
    x,
    {"step up at 2": up, "minus a step at 4": -down, "their sum": up - down},
    xlabel="x",
    ylabel="value",
    alt="A step from 0 to 1 at x = 2, a step from 0 to −1 at x = 4, and their sum: a bump of height 1 between 2 and 4.",
    caption="Two units make a bump. After x = 4 the two steps cancel. What would the sum look like with a plus in the second?",
)

# %% [markdown]
# A bump over every small stretch, each as high as the curve is there, and the sum follows the curve. This is the idea behind
# "a network with one hidden layer can approximate any continuous function". Play with it once your bump is written.
#
# Then count. n bumps cost 2n units, and with 40 units and sharp steps the sine over [0, 2π] is missed by over 0.15. But
# where one bump ends, the next one begins, **at the same place**: a step down and a step up that could be one step.
# So 40 units can make 40 steps, twice as fine.

# %% [markdown]
# ## Exercise 10: a bump, and then a curve ●●● · 14 min
#
# **a.** Write `bump`: `height` between a and b, 0 elsewhere, made from two sigmoids of the given steepness s.
#
# **b.** Write `approximate`: build (don't train) a network with one input, one hidden layer of at most `units` sigmoids,
# and a linear output with a bias, that follows f from `low` to `high`. For the sine over [0, 2π] with 40 units its
# largest error must be below 0.1, for other functions as well, if they are no steeper for their units.
#
# $$ \hat y(x) = d + \sum_{i} v_i\, \sigma(w_i x + c_i) $$
#
# <details><summary>Hint 1: where to look</summary>
#
# For b, forget the bumps and think of a staircase. At which height does it begin, at which places does it step, and by how
# much each time?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Cut the range into `units` equal parts, with units + 1 borders. From one border to the next f changes by some
# amount: one step of that size, half-way between the two. `np.diff` gives all the amounts. A step at m with steepness s has
# w = s, and c must make w·m + c = 0.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Borders, values of f there; d is the first value, v the differences. The steepness in proportion to the number of
# steps, so that a step takes about as long as a part: soft steps that touch run into one another, and are better than sharp
# ones.
# </details>


# %% nbgrader={"grade": false, "grade_id": "bump", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bump(x, a, b, height, s):
    """Return a bump from two sigmoid units: about `height` between a and b, about 0 elsewhere.

    x: an array of any shape. a < b: where the steps are. s: their steepness, the size of both units' weights.
    """
    ### BEGIN SOLUTION
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))
    ### END SOLUTION


def approximate(f, low, high, units):
    """Return a network with one hidden layer that follows f from low to high: d + Σ v_i σ(w_i x + c_i).

    f: a function of an array. units: how many hidden units there may be.
    Returns: (w, c, v, d). w, c, v: (m,), m ≤ units: hidden weights, hidden biases, output weights. d: the output's bias.
    The largest error is below 0.1 if the slope of f times (high − low) stays below 0.16 · units.
    """
    ### BEGIN SOLUTION
    borders = np.linspace(low, high, units + 1)
    places = (borders[1:] + borders[:-1]) / 2
    y = f(borders)
    s = 4 * units / (high - low)
    return np.full(units, s), -s * places, np.diff(y), y[0]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "bump_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("a bump, and the sine from 40 units") as check:
    x = np.array([0.0, 1.8, 2.0, 2.3, 3.0, 3.8, 4.1, 6.0])
    check(bump, x, 2.0, 4.0, 3.0, 10.0).gives(
        [0.0, 0.3576087652, 1.4999999938, 2.8577222563, 2.9997276128, 2.6423911882, 0.8068242618, 0.0],
        atol=1e-6,
        F11=lambda v: v[-1] > 5,
        M07cf=lambda v: np.allclose(v[2:5], [0.5, 0.9525741, 0.9999092], atol=1e-3),
        M07cg=lambda v: np.allclose(v[4], -2.9997275532, atol=1e-3),
        M07ch=lambda v: np.allclose(v[:3], [0.3037, 1.0512, 1.1424], atol=1e-3),
        M07ci=lambda v: abs(v[-1] - 2) < 1e-3 and abs(v[4] - 3) < 1e-2,
    )
    net = check(approximate, np.sin, 0.0, 2 * np.pi, 40).holds(lambda v: len(v) == 4, "four things come back").value
    w, c, v, d = (np.array(part, dtype=float) for part in net)
    check.value("the numbers of hidden weights, hidden biases, output weights", [w.size, c.size, v.size]).holds(
        lambda n: n[0] == n[1] == n[2] <= 40, "they are the same, and at most 40", M07cj=lambda n: n[0] > 40
    )
    x = np.linspace(0, 2 * np.pi, 501)
    off = d + sum(v[i] * (0.5 + 0.5 * np.tanh(0.5 * (w[i] * x + c[i]))) for i in range(w.size)) - np.sin(x)
    check.value("the largest error on the sine", float(np.max(np.abs(off)))).holds(
        lambda error: error < 0.1,
        "it is below 0.1",
        M07ck=lambda error: np.mean(np.abs(off)) < 0.2,
        M07cl=lambda error: np.mean(np.abs(off)) >= 0.2,
    )


# %% nbgrader={"grade": true, "grade_id": "bump_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other bumps, other functions on other ranges, other numbers of units, float32.
### BEGIN HIDDEN TESTS
def smooth(z):
    return 0.5 + 0.5 * np.tanh(0.5 * np.asarray(z, dtype=float))


def value_of(net, x):
    w, c, v, d = (np.array(part, dtype=float) for part in net)
    return d + sum(v[i] * smooth(w[i] * x + c[i]) for i in range(w.size))


def curve(kind, low, high, units):
    """A function with slope times range at 0.15 · units, that neither starts nor ends at 0."""
    slope = 0.15 * units / (high - low)
    if kind == 0:
        return lambda x: slope * (high - low) / 7 * np.cos(7 * (x - low) / (high - low)) - 2
    if kind == 1:
        return lambda x: 1.5 - slope * np.abs(x - (low + 2 * high) / 3)
    return lambda x: 3 + slope * (x - low)


with Checks("other bumps and other curves", thorough=True) as check:
    for case in check.cases(6):
        x = case.uniform(-3, 3, *case.sizes(2))
        a, b = case.uniform(-2, -0.5), case.uniform(0.5, 2)
        height, s = case.uniform(1.5, 4) * (1 if case.index % 2 else -1), case.uniform(2, 8)
        on, off = smooth(s * (x - a)), smooth(s * (x - b))
        near = lambda want: lambda v: np.allclose(v, want, rtol=1e-3, atol=1e-4)
        check(bump, x, a, b, height, s).gives(
            height * (on - off),
            F11=near(height * (on + off)),
            M07cf=near(on - off),
            M07cg=near(height * (off - on)),
            M07ch=near(height * (smooth(x - a) - smooth(x - b))),
            M07ci=near(height * on - off),
            N2=changed,
        )
    for index in range(6):
        low, units = (-6.0, 0.5, 20.0, *check.rng.uniform(-4, 1, 3).tolist())[index], (40, 25, 40, 60, 30, 50)[index]
        high = low + (1.5, 0.2, 2.0, *check.rng.uniform(1, 8, 3).tolist())[index]
        f = curve(index % 3, low, high, units)
        net = check(approximate, f, low, high, units).holds(lambda v: len(v) == 4, "four things come back").value
        numbers = [int(np.size(part)) if np.ndim(part) == 1 else -1 for part in net[:3]]
        check.value("the numbers of hidden weights, hidden biases, output weights", numbers).holds(
            lambda n, units=units: 0 <= n[0] == n[1] == n[2] <= units,
            f"they are the same, and at most {units}",
            M07cj=lambda n, units=units: n[0] > units,
        )
        x = np.linspace(low, high, 701)
        error = (value_of(net, x) if numbers[0] <= units else np.inf) - f(x)
        check.value("the largest error", float(np.max(np.abs(error)))).holds(
            lambda e: e < 0.1,
            f"it is below 0.1 with {units} units",
            M07cm=lambda e, error=error: e > 0.2 and np.ptp(error) < 0.3,
            M07ck=lambda e, error=error: np.mean(np.abs(error)) < 0.2,
            M07cl=lambda e, error=error: np.mean(np.abs(error)) >= 0.2 and np.ptp(error) >= 0.3,
        )
### END HIDDEN TESTS

# %%
if written(bump, approximate):
    x = np.linspace(0, 2 * np.pi, 601)
    curves = {"sine": np.sin(x)}
    for units in (6, 40):
        w, c, v, d = approximate(np.sin, 0.0, 2 * np.pi, units)
        curves[f"your network, {units} units"] = d + sigmoid(np.outer(x, w) + c) @ np.asarray(v)
        error = np.abs(curves[f"your network, {units} units"] - np.sin(x)).max()
        print(f"{units} units: largest error {error:.3f}")
    function_curves(
        x,
        curves,
        xlabel="x",
        ylabel="value",
        alt="The sine from 0 to 2π, and two networks that the learner built, with 6 and with 40 hidden units.",
        caption="Nothing was trained: every weight was read off the curve. Compare the two networks where the sine turns.",
    )

# %% [markdown]
# Now with separate bumps, two units each. **Find:** how many bumps with steepness 60 does it take for an error below 0.1? Then
# keep 20 bumps, and lower the steepness: soft neighbours melt into one another. At last write `np.sin(x) + 1.5` into the
# cell, and look at both ends of the range. What is missing there, and which number of your network supplies it?

# %% tags=["play"]
bump_builder(lambda x: np.sin(x), 0.0, 2 * np.pi, bump)

# %% [markdown]
# > **Careful with "a network can learn anything".** What is proved is this. For a *continuous* function on a *closed and
# > bounded* range and any ε > 0 there is a network with *one hidden layer* and *enough units* that is nowhere off by
# > more than ε. Cybenko proved it in 1989 for continuous sigmoid-like activations, Hornik in 1991 for all that are
# > continuous, bounded and not constant. Leshno, Lin, Pinkus and Schocken showed in 1993 what it takes: among piecewise
# > continuous, locally bounded activations exactly those do that are *not polynomials*. So ReLU counts, too.
# >
# > It does not say how many units, and with many inputs it can be very many. It says such weights *exist*, not that
# > training finds them, nor that the network is right between and beyond your samples. A picture is no proof either: ours
# > is a construction for one input. What slides call "proof by construction" is this idea.

# %% [markdown]
# ## What you have now
#
# - A layer is an affine step and a bend: σ(W a + b) with samples as columns, σ(XW + b) with samples as rows.
# - A row of the out × in matrix is one unit. Copies at the start stay copies, so weights start at random.
# - Six activations. Sigmoid and tanh go flat on both sides, ReLU on one; maxout is the largest of several sums.
# - Layers without a bend collapse: W₂W₁ and W₂b₁ + b₂. With one, two units make a bump, and bumps make any
#   continuous curve on a bounded range.
# - Count layers of weights, and say so. The output layer computes, too.
#
# **You can now** build a network for a task that you understand, and compute what any network says.
#
# **What does not work yet.** You set the weights because you knew what each unit was for. Nobody knows that for 784 pixels
# and ten digits. Can the weights be found without understanding, from examples? You could nudge each of them and see
# whether it helps. That works, and lesson 08 shows what it costs.

# %% [markdown]
# **Three things to read**
#
# 1. M. A. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 4, "A visual proof that neural nets can compute any
#    function", [neuralnetworksanddeeplearning.com/chap4.html](http://neuralnetworksanddeeplearning.com/chap4.html). Section 11
#    at length, with towers for two inputs.
# 2. I. Goodfellow, Y. Bengio and A. Courville, *Deep Learning* (2016), chapter 6,
#    [deeplearningbook.org](https://www.deeplearningbook.org/contents/mlp.html). It begins with XOR, too, and solves it with ReLUs.
# 3. G. Cybenko, "Approximation by superpositions of a sigmoidal function", *Mathematics of Control, Signals, and
#    Systems* 2 (1989), 303–314, [doi:10.1007/BF02551274](https://doi.org/10.1007/BF02551274).
#    The original, for sigmoids.
#
# Also used here: K. Hornik, *Neural Networks* 4 (1991), 251–257; M. Leshno, V. Lin, A. Pinkus and S. Schocken, *Neural Networks* 6
# (1993), 861–867; W. S. McCulloch and W. Pitts, *Bulletin of Mathematical Biophysics* 5 (1943), 115–133; M. Minsky and S. Papert,
# *Perceptrons* (1969); A. Maas, A. Hannun and A. Ng (2013) for the leaky ReLU, with the slope 0.01; I. Goodfellow and others
# (2013) for maxout; D.-A. Clevert, T. Unterthiner and S. Hochreiter (2016) for ELU.
