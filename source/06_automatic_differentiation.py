# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 06 · An automatic-differentiation engine for arrays
#
# **The claim.** The engine of lesson 05 needs two additions to work on whole arrays: every operation must know its
# gradient as an array, and every gradient must come back in the shape of its value. Then a loss in three lines has its
# gradient for nothing, and trains a model without a derivative worked out by hand.
#
# **You will be able to**
# - bring a gradient back to the shape of an array that was broadcast;
# - write the backward step of +, ×, @, sum, mean, exp, log, σ and ReLU, and find each by its shapes;
# - build an engine that walks a graph of arrays of any depth, and leaves alone what needs no gradient;
# - write a loss as a graph, and train on it.
#
# **Time** 120 minutes: eight exercises (95), reading and playing (25). **You need** numpy's broadcasting (lesson 00) and
# what a computational graph is (lesson 05). Lesson 04 helps with the last two exercises.

# %% [markdown]
# | sign | meaning |
# |---|---|
# | $L$ | the last number of a calculation, often a loss: **one** number |
# | `out` | the array that a node puts out |
# | `dout` | the upstream gradient $\partial L/\partial \text{out}$: how much $L$ changes per unit of each entry of `out` |
# | `da`, `dX` | $\partial L/\partial a$, $\partial L/\partial X$: in the shape of `a`, of `X` |
# | $n$, $d$, $k$ | samples, features, units; rows are samples |
#
# One sentence carries the whole lesson: **a gradient has the shape of its value.** $L$ is one number, so there is one slope
# for each entry of an array, and the slopes stand where the entries stand.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import time

import numpy as np

from course import data
from course.check import Checks, like, raised, shaped
from course.figure import new, show
from course.graph import draw
from course.graph.arrays import describe_arrays
from course.graph.dual import duals, slopes_of
from course.plots.broadcast_back import broadcast_back
from course.plots.learning_curves import learning_curves
from course.plots.matmul_shapes import matmul_shapes
from course.ready import written
from course.widgets.array_player import array_player

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# ## 1 · An array in the place of a number
#
# The engine of lesson 05 is right, and slow: each number is a Python object. The loss of 569 patients with 30
# measurements each takes 569 · 30 = 17,070 multiplications, so as many nodes, before anything is added up.
#
# numpy multiplies whole arrays at once. So put an array where the number was. Below is the node of lesson 05, with one
# change: `float(data)` has become `np.asarray(data)`. **Predict:** for which of the two calculations are the gradients
# right?


# %% nbgrader={"grade": false, "grade_id": "given_value", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Value:
    """The node of lesson 05, holding an array."""

    def __init__(self, data, parents=(), local=()):
        self.data, self.grad, self.parents, self.local = np.asarray(data), 0.0, parents, local

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad = parent.grad + upstream * slope


# %%
w, x = Value([1.0, 2.0, 3.0]), Value([4.0, 5.0, 6.0])
product = w * x
product._backward(np.ones(3))
print("w * x:   w has shape", w.data.shape, "and its gradient is", w.grad)

X, b = Value([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), Value([10.0, 20.0, 30.0])
total = X + b
total._backward(np.ones((2, 3)))
print("X + b:   b has shape", b.data.shape, "and its gradient has shape", b.grad.shape)

# %% [markdown]
# Where the shapes are equal, everything is right: three numbers, three multiplications, side by side.
#
# In the second, `b` has three numbers and gets six slopes. A step downhill, `b - 0.1 * b.grad`, would turn it into a
# table. numpy had **broadcast** `b`: copied its row so that it fits two rows of `X`. How do six slopes become three?

# %%
broadcast_back(
    np.array([[10.0, 20.0, 30.0]]),
    np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
    axis=0,
    caption="The 10 is used twice, once in each row. If L changes by 1 per unit of the upper copy and by 4 per unit of "
    "the lower one, it changes by 5 per unit of the 10.",
)

# %% [markdown]
# It is the rule of lesson 05 for a node that is used twice: the contributions of all uses **add**. Copying forward is
# summing backward.
#
# numpy copies in two ways. It lines shapes up **from the right**; missing axes are added in front, and axes of length 1
# are stretched:
#
# | value | needed | new axes in front | stretched axes |
# |---|---|---|---|
# | (4,) | (32, 4) | one, of length 32 | none |
# | (2, 1) | (2, 3) | none | the second, to 3 |
# | (2, 1, 3) | (5, 1, 2, 4, 3) | two | one: which? |
# | () | (2, 3) | two | none |
#
# Before you go on: over which axes must a gradient of shape (5, 1, 2, 4, 3) be summed to come back to (2, 1, 3)?

# %% [markdown]
# ## Exercise 1: unbroadcast ●●○ · 12 min
#
# Write the way back, for any pair of shapes. The result has exactly the shape asked for: (2, 1) and not (2,).
#
# <details><summary>Hint 1: where to look</summary>
#
# Do it in two steps, one for each way of copying. First make the number of axes right, then the lengths.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `g.sum(axis=(0, 1))` sums over several axes at once, and `axis=()` over none. `keepdims=True` leaves an axis of length 1
# where one was summed. The number of new axes is the difference of the numbers of axes.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Sum over the axes that came in front. Of those that are left, collect the places where `shape` says 1, and sum over
# them, keeping the axes.
# </details>


# %% nbgrader={"grade": false, "grade_id": "unbroadcast", "locked": false, "schema_version": 3, "solution": true, "task": false}
def unbroadcast(g, shape):
    """Return a gradient in the shape that its value had before it was broadcast.

    g: an array, the gradient of the broadcast value. shape: a tuple that broadcasts to g.shape; () for one number.
    Returns: an array of that shape, each entry the sum over all its copies. g is left alone.
    """
    ### BEGIN SOLUTION
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.sum(axis=stretched, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "unbroadcast_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("five ways back") as check:
    g = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    check(unbroadcast, g, (3,)).gives([5, 7, 9], B1=g, B2=[2.5, 3.5, 4.5], M06c=g, M06d=[1, 2, 3])
    check(unbroadcast, g, (2, 1)).gives([[6], [15]], B1=g, B2=[[2], [5]], M06a=[6, 15], M06b=g, M06d=[[1], [4]])
    check(unbroadcast, g, ()).gives(21, B1=g, B2=3.5, M06c=g, M06d=1.0)
    check(unbroadcast, g, (2, 3)).gives(g)
    tall = np.arange(128.0).reshape(32, 4)
    check(unbroadcast, tall, (4,)).gives(
        [1984, 2016, 2048, 2080], B1=tall, B2=[62, 63, 64, 65], M06c=tall, M06d=[0, 1, 2, 3]
    )
    deep = np.arange(24.0).reshape(4, 2, 3)
    check(unbroadcast, deep, (2, 1)).gives(
        [[120], [156]],
        B1=deep,
        B2=[[10], [13]],
        M06a=[120, 156],
        M06b=shaped(2, 3),
        M06c=shaped(4, 2, 1),
        M06d=[[0], [3]],
    )


# %% nbgrader={"grade": true, "grade_id": "unbroadcast_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random shapes with up to five axes, (5, 1, 2, 4, 3) to (2, 1, 3), single numbers.
### BEGIN HIDDEN TESTS
def back_to(g, shape, how=np.sum):
    """The gradient in this shape, by `how` over all copies of an entry."""
    out = np.zeros(shape)
    full = (1,) * (g.ndim - len(shape)) + tuple(shape)
    for place in np.ndindex(full):
        part = g[tuple(slice(None) if size == 1 else slice(i, i + 1) for size, i in zip(full, place, strict=True))]
        out[place[g.ndim - len(shape) :]] = how(part)
    return out


def asks_back(g, shape):
    """One check of unbroadcast with the mistakes that can be told apart there."""
    front = tuple(range(g.ndim - len(shape)))
    ones = tuple(i for i, size in enumerate(shape) if size == 1)
    only_front = g.sum(axis=front)
    rear = tuple(i + g.ndim - len(shape) for i in ones)
    check(unbroadcast, g, shape).gives(
        back_to(g, shape),
        B1=g,
        B2=back_to(g, shape, np.mean),
        M06a=only_front.sum(axis=ones),
        M06b=only_front,
        M06c=g.sum(axis=rear, keepdims=True),
        M06d=back_to(g, shape, lambda part: part.ravel()[0]),
    )


with Checks("the way back from random shapes", thorough=True) as check:
    for case in check.cases(5):
        n, d, k = case.sizes(3, high=5)
        g = case.normal(k, n, d)
        for shape in ((n, d), (n, 1), (1, d), (d,), (), (1,), (k, 1, d), (k, n, d), (1, n, 1)):
            asks_back(g, shape)
        asks_back(case.normal(n, d), (d,))
    asks_back(check.rng.normal(size=(5, 1, 2, 4, 3)), (2, 1, 3))
    asks_back(check.rng.normal(size=(5, 1, 2, 4, 3)), (5, 1, 1, 4, 1))
    asks_back(check.rng.normal(size=()), ())
    asks_back(np.arange(6).reshape(2, 3), (3,))
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · Sums and products, element by element
#
# $\text{out} = a + b$ and $\text{out} = a \cdot b$, entry by entry. For one entry you know the backward step from lesson
# 05: a sum hands on what it gets, a product hands to each factor *upstream times the other factor*. For arrays it is the
# same line of numpy, and the shape is put right afterwards.
#
# **Predict** for $a$ of shape (2, 3) and $b$ of shape (3,): which of the two gradients must be summed?

# %% [markdown]
# ## Exercise 2: add and multiply ●○○ · 8 min
#
# Write both backward steps. `unbroadcast` is yours. (It is also an argument, with your function as default: the tests
# hand in a right one, so that a slip in exercise 1 costs nothing here. Call it by its name, as usual.)
#
# <details><summary>Hint 1: where to look</summary>
#
# Forget the shapes for a moment: which array belongs to `a`, entry by entry? Then ask what shape it has.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `dout` has the shape that `a` and `b` were broadcast to, so `dout * b` has it as well. `a.shape` is where it must go.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Each function is one line: a pair of two calls of `unbroadcast`, one to the shape of `a`, one to the shape of `b`.
# </details>


# %% nbgrader={"grade": false, "grade_id": "mul_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    """Return (da, db) for out = a + b.

    a, b: arrays of shapes that broadcast together, or single numbers (shape ()). dout: the gradient of out.
    Returns: da in the shape of a, db in the shape of b. The arguments are left alone.
    """
    ### BEGIN SOLUTION
    return unbroadcast(dout, a.shape), unbroadcast(dout, b.shape)
    ### END SOLUTION


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    """Return (da, db) for out = a * b, element by element. Arguments and shapes as for `add_backward`."""
    ### BEGIN SOLUTION
    return unbroadcast(dout * b, a.shape), unbroadcast(dout * a, b.shape)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "mul_backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def over_rows(g, shape):
    """Good enough for the shapes of this test: (2, 3) to (2, 3) or to (3,)."""
    return np.array(g) if g.shape == shape else g.sum(axis=0)


def from_sum(a, b, dout):
    """(da, db) by your add_backward."""
    return add_backward(a, b, dout, unbroadcast=over_rows)


def from_product(a, b, dout):
    """(da, db) by your mul_backward."""
    return mul_backward(a, b, dout, unbroadcast=over_rows)


with Checks("a table and a row") as check:
    a, b = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([10.0, 20.0, 30.0])
    up = np.array([[1.0, 0.0, 2.0], [3.0, 1.0, -1.0]])
    check(from_sum, a, b, up).gives(
        (up, np.array([4.0, 1.0, 1.0])),
        B1=(up, up),
        B2=(up, np.array([2.0, 0.5, 0.5])),
        M05a=(np.ones((2, 3)), np.array([2.0, 2.0, 2.0])),
        M06e=up,
        M06f=(np.array([4.0, 1.0, 1.0]), up),
    )
    da, db = np.array([[10.0, 0.0, 60.0], [30.0, 20.0, -30.0]]), np.array([13.0, 5.0, 0.0])
    check(from_product, a, b, up).gives(
        (da, db),
        B1=(da, np.array([[1.0, 0.0, 6.0], [12.0, 5.0, -6.0]])),
        B2=(da, np.array([6.5, 2.5, 0.0])),
        K2=(up * a, np.array([40.0, 20.0, 30.0])),
        M05a=(np.array([[10.0, 20.0, 30.0]] * 2), np.array([5.0, 7.0, 9.0])),
        M06e=da,
        M06f=(db, da),
    )


# %% nbgrader={"grade": true, "grade_id": "mul_backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: all kinds of broadcasting pairs, both arrays stretched, single numbers, integers.
### BEGIN HIDDEN TESTS
def summed(g, shape, how=np.sum):
    """The gradient in this shape."""
    front = tuple(range(g.ndim - len(shape)))
    g = how(g, axis=front) if front else g
    ones = tuple(i for i, size in enumerate(shape) if size == 1 and g.shape[i] != 1)
    return how(g, axis=ones, keepdims=True) if ones else np.array(g)


def from_sum(a, b, dout):
    """(da, db) by your add_backward."""
    return add_backward(a, b, dout, unbroadcast=summed)


def from_product(a, b, dout):
    """(da, db) by your mul_backward."""
    return mul_backward(a, b, dout, unbroadcast=summed)


def both(to_a, to_b, a, b, how=np.sum):
    """A pair of gradients in the shapes of a and b."""
    return summed(to_a, a.shape, how), summed(to_b, b.shape, how)


with Checks("all broadcasting pairs", thorough=True) as check:
    for case in check.cases(5):
        n, d, k = case.sizes(3)
        pairs = [((n, d), (d,)), ((d,), (n, d)), ((n, 1), (1, d)), ((k, n, d), (n, 1)), ((n, d), (n, d))]
        for left, right in [*pairs, ((), (n, d)), ((k, 1, d), ()), ((), ())]:
            a, b = case.normal(*left), case.normal(*right)
            up = case.normal(*np.broadcast_shapes(left, right))
            one = np.ones_like(up)
            check(from_sum, a, b, up).gives(
                both(up, up, a, b),
                B1=(up, up),
                B2=both(up, up, a, b, np.mean),
                M05a=both(one, one, a, b),
                M06e=summed(up, a.shape),
                M06f=both(up, up, b, a),
            )
            check(from_product, a, b, up).gives(
                both(up * b, up * a, a, b),
                B1=(up * b, up * a),
                B2=both(up * b, up * a, a, b, np.mean),
                K2=both(up * a, up * b, a, b),
                M05a=both(one * b, one * a, a, b),
                M06e=summed(up * b, a.shape),
                M06f=both(up * a, up * b, b, a),
            )
    whole, half = np.array([[1, 2, 3], [4, 5, 6]]), np.full((2, 3), 0.5)
    check(from_product, whole, np.array([2, 0, -1]), half).gives(
        (np.array([[1, 0, -0.5], [1, 0, -0.5]]), np.array([2.5, 3.5, 4.5])),
        says="integer arrays get gradients with a point",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## 3 · The matrix product
#
# A layer with $k$ units computes $Z = XW$: $X$ is n×d, $W$ is d×k, $Z$ is n×k. Upstream comes `dout`, in the shape of
# $Z$. Before any formula, look at the shapes below. `dX` must be 2×3 and `dW` must be 3×4, and all you have is a 2×3, a
# 3×4 and a 2×4. **Predict:** which two of the three can be multiplied to a 2×3, if you may transpose them? And to a 3×4?


# %% nbgrader={"grade": false, "grade_id": "given_sketch", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Sketch:
    """A node that is only drawn."""

    def __init__(self, data, parents=(), op="", grad=None):
        self.data, self.parents, self.op, self.grad = np.asarray(data), parents, op, grad


# %%
X, W = Sketch([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), Sketch(np.ones((3, 4)))
Z = Sketch(X.data @ W.data, (X, W), "@", grad=np.full((2, 4), 0.5))
draw(
    describe_arrays(Z, {"X": X, "W": W, "Z": Z}),
    caption="Z = X @ W. On the edges stand the shapes; what comes back along an edge has the same shape. "
    "Z has shape (2, 4), and so has its gradient. Which product of it fits through the upper edge?",
)

# %% [markdown]
# The shapes leave one candidate each, and a sum confirms it. $Z_{ij} = \sum_m X_{im} W_{mj}$, so $X_{im}$ is used once
# for each $j$, with the factor $W_{mj}$. Add up over its uses:
#
# $$\frac{\partial L}{\partial X_{im}} = \sum_j \frac{\partial L}{\partial Z_{ij}}\, W_{mj}$$
#
# Read this as a matrix product: which index is summed over, and where does it stand in $W$? For $W_{mj}$, which is used
# once for each sample $i$, it is the other way round.
#
# A layer also adds a bias: $Z = XW + b$, with $b$ of shape (k,). You know from section 1 how its gradient comes back.

# %% [markdown]
# ## Exercise 3: the matrix product, backward ●●○ · 14 min
#
# Write the backward step of `X @ W`, and with it that of a layer with bias. By hand first: for $X = (1\;\;2)$,
# $W = \binom{3}{4}$ and `dout` = $(5)$, `dX` must come out as $(15\;\;20)$ and `dW` as $\binom{5}{10}$.
#
# <details><summary>Hint 1: where to look</summary>
#
# Write the shapes side by side: `dout` n×k, `X` n×d, `W` d×k. The sizes that meet inside a product must be equal.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `A.T` is the transposed array. In $\sum_j \text{dout}_{ij} W_{mj}$ the index $j$ stands last in both; in a matrix
# product it stands last on the left and first on the right. The 1/n of a mean loss sits in `dout` already.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Two matrix products; `dout` stands left in one and right in the other, and the other factor is transposed. The bias was
# copied to n rows: undo that, as in section 1.
# </details>


# %% nbgrader={"grade": false, "grade_id": "matmul_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def matmul_backward(X, W, dout):
    """Return (dX, dW) for out = X @ W.

    X: (n, d). W: (d, k). dout: (n, k), the gradient of out.
    Returns: dX, (n, d), and dW, (d, k). The arguments are left alone.
    """
    ### BEGIN SOLUTION
    return dout @ W.T, X.T @ dout
    ### END SOLUTION


def layer_backward(X, W, b, dout):
    """Return (dX, dW, db) for the layer out = X @ W + b.

    b: (k,), added to every row. The rest as for `matmul_backward`.
    Returns: dX, (n, d); dW, (d, k); db, (k,).
    """
    ### BEGIN SOLUTION
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "matmul_backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def x_gradient(X, W, dout):
    """dX, by your matmul_backward."""
    return matmul_backward(X, W, dout)[0]


def w_gradient(X, W, dout):
    """dW, by your matmul_backward."""
    return matmul_backward(X, W, dout)[1]


def b_gradient(X, W, b, dout):
    """db, by your layer_backward."""
    return layer_backward(X, W, b, dout)[2]


def one_of(*wrong):
    """Whether the value is one of these."""
    return lambda v: any(np.shape(v) == np.shape(w) and np.allclose(v, w) for w in wrong)


with Checks("2×3 times 3×4, and a square one") as check:
    X, W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[1.0, 0, 2, 1], [0, 1, 1, 3], [2, 2, 0, 1]])
    up = np.array([[1.0, -1.0, 0.5, 2.0], [0.0, 3.0, 1.0, -1.0]])
    dx = np.array([[4, 5.5, 2], [1, 1, 5]])
    dw = np.array([[1, 11, 4.5, -2], [2, 13, 6, -1], [3, 15, 7.5, 0]])
    stops = raised(ValueError)
    check(x_gradient, X, W, up).gives(dx, B6=stops, B5=stops, M06g=dw)
    check(w_gradient, X, W, up).gives(dw, B6=stops, B5=one_of(dw.T, dw / 2), M06g=dx)
    P, Q = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[3.0, 0.0], [1.0, 2.0]])
    R = np.array([[1.0, 1.0], [2.0, -1.0]])
    dp, dq = np.array([[3.0, 3], [6, 0]]), np.array([[1.0, 1], [4, 1]])
    check(x_gradient, P, Q, R).gives(dp, B6=one_of(R @ Q, Q @ R, Q.T @ R, Q @ R.T), M06g=dq)
    check(w_gradient, P, Q, R).gives(dq, B5=one_of(P @ R, R @ P, R @ P.T, R.T @ P, dq / 2), M06g=dp)
    b = np.array([0.0, 1.0, 2.0, 3.0])
    check(b_gradient, X, W, b, up).gives(
        [1, 2, 1.5, 1],
        B3=one_of([2.5, 3], [[2.5], [3]]),
        B4=[0.5, 1, 0.75, 0.5],
        B5=stops,
        B6=stops,
        M06h=shaped(2, 4),
        M06i=shaped(1, 4),
    )
    check(layer_backward, X, W, b, up).holds(
        lambda v: np.allclose(v[0], dx) and np.allclose(v[1], dw),
        "dX and dW of the layer are those of the matrix product",
        B6=stops,
        B5=lambda v: one_of(dw.T, dw / 2)(v[1]),
        M06g=lambda v: np.shape(v[0]) == (3, 4),
    )


# %% nbgrader={"grade": true, "grade_id": "matmul_backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random matrices of all shapes, square ones, one sample, one unit, integers.
### BEGIN HIDDEN TESTS
def x_gradient(X, W, dout):
    """dX, by your matmul_backward."""
    return matmul_backward(X, W, dout)[0]


def w_gradient(X, W, dout):
    """dW, by your matmul_backward."""
    return matmul_backward(X, W, dout)[1]


def b_gradient(X, W, b, dout):
    """db, by your layer_backward."""
    return layer_backward(X, W, b, dout)[2]


def x_gradient_of_layer(X, W, b, dout):
    """dX, by your layer_backward."""
    return layer_backward(X, W, b, dout)[0]


def w_gradient_of_layer(X, W, b, dout):
    """dW, by your layer_backward."""
    return layer_backward(X, W, b, dout)[1]


def among(*makers):
    """Whether the value is what one of these products gives, where it exists."""

    def fits(v):
        for make in makers:
            try:
                wrong = make()
            except ValueError:
                continue
            if np.shape(v) == np.shape(wrong) and np.allclose(v, wrong, rtol=1e-3, atol=1e-4):
                return True
        return False

    return fits


def products(X, W, G):
    """The right gradients, and the looks of the known mistakes for each."""
    X, W, G = (np.asarray(one, float) for one in (X, W, G))
    n = len(X)
    dx, dw = np.einsum("ij,mj->im", G, W), np.einsum("im,ij->mj", X, G)
    stops = raised(ValueError)
    untransposed = among(lambda: G @ W, lambda: W @ G, lambda: W.T @ G, lambda: W @ G.T)
    turned = among(lambda: dw.T, lambda: dw / n, lambda: X @ G, lambda: G @ X, lambda: G @ X.T)
    if n == W.shape[0] == W.shape[1]:
        return dx, dw, {"B6": untransposed, "M06g": dw}, {"B5": turned, "M06g": dx}
    return dx, dw, {"B6": stops, "B5": stops, "M06g": dw}, {"B5": turned, "B6": stops, "M06g": dx}


with Checks("random matrices", thorough=True) as check:
    for case in check.cases(6):
        n, d, k = case.sizes(3)
        if case.index in (1, 4):
            n = d = k = 2 + case.index  # square: shapes say nothing here
        if case.index == 2:
            k = 1
        X, W, b, up = case.normal(n, d), case.normal(d, k), case.normal(k), case.normal(n, k)
        dx, dw, for_x, for_w = products(X, W, up)
        check(x_gradient, X, W, up).gives(dx, **for_x)
        check(w_gradient, X, W, up).gives(dw, **for_w)
        check(x_gradient_of_layer, X, W, b, up).gives(dx, **for_x)
        check(w_gradient_of_layer, X, W, b, up).gives(dw, **for_w)
        over_units = up @ np.ones(k)
        check(b_gradient, X, W, b, up).gives(
            np.add.reduce(up, 0),
            B3=among(lambda s=over_units: s, lambda s=over_units: s[:, None]),
            B4=np.mean(up, axis=0),
            B5=raised(ValueError),
            B6=raised(ValueError),
            M06h=up,
            M06i=shaped(1, k),
        )
    whole, column, up = np.array([[1, 2], [3, 4], [5, 6]]), np.array([[1], [2]]), np.array([[0.5], [0.5], [-1.0]])
    check(w_gradient, whole, column, up).gives(
        [[-3], [-3]], B5=shaped(1, 2), B6=raised(ValueError), says="integer matrices get gradients with a point"
    )
### END HIDDEN TESTS

# %%
if written(matmul_backward):
    caption = (
        "The three products of a layer. Follow a size: 4 (the units) is summed over in dX, 2 (the samples) in dW, 3 in "
        "Z. Backward takes two products, each of the size of the one forward."
    )
    matmul_shapes(2, 3, 4, caption=caption)

# %% [markdown]
# When the sizes are all different, a wrong transpose stops with an error. When they are equal, it runs and is wrong. So
# try your backward functions on shapes like 2×3·3×4, never on square ones alone.
#
# ## 4 · Sums and means
#
# $\text{out} = \sum_{ij} a_{ij}$ is one number. If one entry of $a$ grows by 1, `out` grows by 1. So every entry gets the
# upstream gradient: summing forward is **copying backward**, the mirror image of section 1.
#
# Over one axis, each row or column has its own sum, with its own upstream gradient. The copies must go back into that
# row or column. **Predict:** `a` has shape (2, 3) and `out = a.sum(axis=1)`. Why does `dout + np.zeros((2, 3))` fail?

# %%
a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
for axis, keepdims in ((None, False), (0, False), (1, False), (1, True)):
    out = a.sum(axis=axis, keepdims=keepdims)
    try:
        fits = (out + np.zeros((2, 3))).shape
    except ValueError:
        fits = "does not fit"
    print(f"axis={axis!s:4} keepdims={keepdims!s:5}  out has shape {out.shape!s:6}  beside (2, 3): {fits}")

# %% [markdown]
# After `axis=1` the shape is (2,), and numpy lines it up with the 3. The axis that was summed is gone, and must be put
# back as an axis of length 1. (With `axis=0` it fits by luck, since new axes come in front.)
#
# ## Exercise 4: sum and mean, backward ●●○ · 12 min
#
# Write both, for all entries (`axis=None`) or one axis, with and without `keepdims`. A mean over $m$ entries is a sum
# divided by $m$; what is $m$ when only one axis is averaged?
#
# <details><summary>Hint 1: where to look</summary>
#
# The line of the table that does not fit. Which shape would fit, and holds the same numbers?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.expand_dims(dout, axis)` puts an axis of length 1 where one was lost; with `keepdims=True` none was lost.
# Multiplying with an array of ones copies an array to a larger shape.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Sum: if an axis was lost, put it back; then copy to the shape of a. Mean: count the entries that were averaged, and use
# your own sum.
# </details>


# %% nbgrader={"grade": false, "grade_id": "sum_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sum_backward(a, dout, axis=None, keepdims=False):
    """Return da for out = a.sum(axis=axis, keepdims=keepdims).

    a: an array. axis: None for all entries, or one axis, an int; −1 is the last. dout: the gradient of out, an
    array in its shape.
    Returns: an array in the shape of a. The arguments are left alone.
    """
    ### BEGIN SOLUTION
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape)
    ### END SOLUTION


def mean_backward(a, dout, axis=None, keepdims=False):
    """Return da for out = a.mean(axis=axis, keepdims=keepdims). Arguments and shape as for `sum_backward`."""
    ### BEGIN SOLUTION
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sum_backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("all entries, columns, rows") as check:
    a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    everything, columns, rows = np.array(2.0), np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0])
    up, across = np.array([[1.0, 2.0, 3.0]] * 2), np.array([[10.0] * 3, [20.0] * 3])
    lost, ones = raised(ValueError), np.ones((2, 3))
    check(sum_backward, a, everything).gives(2 * ones, B7=shaped(), M05a=ones)
    check(sum_backward, a, columns, axis=0).gives(up, B7=shaped(3), M05a=ones)
    check(sum_backward, a, rows, axis=1).gives(across, B7=shaped(2), M06j=lost, M05a=ones)
    check(sum_backward, a, rows[:, None], axis=1, keepdims=True).gives(
        across, B7=shaped(2, 1), M06k=lambda v: np.ndim(v) == 3, M05a=ones
    )
    check(mean_backward, a, everything).gives(2 * ones / 6, B7=shaped(), B8=2 * ones, M05a=ones / 6)
    check(mean_backward, a, columns, axis=0).gives(up / 2, B7=shaped(3), B8=up, M06l=up / 6, M05a=ones / 2)
    check(mean_backward, a, rows, axis=1).gives(
        across / 3, B7=shaped(2), B8=across, M06j=lost, M06l=across / 6, M06m=across / 2, M05a=ones / 3
    )


# %% nbgrader={"grade": true, "grade_id": "sum_backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random shapes with up to three axes, every axis, the last as −1, keepdims, integers.
### BEGIN HIDDEN TESTS
def spread(a, dout, axis, keepdims):
    """The right gradient of the sum, entry by entry."""
    out = np.zeros(a.shape)
    for place in np.ndindex(a.shape):
        at = list(place)
        if axis is None:
            at = [0] * np.ndim(dout)
        elif keepdims:
            at[axis] = 0
        else:
            del at[axis]
        out[place] = dout[tuple(at)]
    return out


with Checks("every axis of random arrays", thorough=True) as check:
    for case in check.cases(5):
        n, d, k = case.sizes(3, high=4)
        asked = [((n, d), axis) for axis in (None, 0, 1, -1)] + [((d,), 0), ((d,), None)]
        asked += [((k, n, d), (None, 0, 1, 2, -1)[case.index]), ((k, n, d), 1)]
        for shape, axis in asked:
            for keepdims in (False, True):
                a = case.normal(*shape)
                up = case.normal(*np.sum(a, axis=axis, keepdims=keepdims).shape)
                right, ones = spread(a, up, axis, keepdims), np.ones(shape)
                count = a.size if axis is None else a.shape[axis]
                lost = {
                    "B7": lambda v, up=up, a=a: np.shape(v) == up.shape != a.shape,
                    "M06j": raised(ValueError),
                    "M06k": lambda v, a=a: np.ndim(v) > a.ndim,
                }
                check(sum_backward, a, up, axis=axis, keepdims=keepdims).gives(right, **lost, M05a=ones)
                check(mean_backward, a, up, axis=axis, keepdims=keepdims).gives(
                    right / count,
                    **lost,
                    B8=right,
                    M05a=ones / count,
                    M06l=right / a.size,
                    M06m=right / len(a),
                )
    whole = np.array([[1, 2, 3], [4, 5, 6]])
    check(mean_backward, whole, np.array(1)).gives(
        np.full((2, 3), 1 / 6), B7=shaped(), B8=np.ones((2, 3)), says="integers get gradients with a point"
    )
    check(sum_backward, whole, np.array([0.5, -0.5]), axis=1).gives(
        [[0.5] * 3, [-0.5] * 3],
        B7=shaped(2),
        M06j=raised(ValueError),
        M05a=np.ones((2, 3)),
        says="integers get gradients with a point, row by row",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## 5 · Functions of every entry
#
# exp, log, σ and ReLU treat each entry on its own. So the local gradients of lesson 05 hold for each entry, and the
# shapes are never a question: *upstream times local*, element by element.
#
# Four curves and their slopes are below. **Predict:** which slope is the curve itself? Which is 0 or 1, nothing else?

# %%
x = np.linspace(-3, 3, 121)
s = 0.5 + 0.5 * np.tanh(0.5 * x)  # the sigmoid, written otherwise
positive = np.linspace(0.15, 4, 121)
curves = [
    ("exp", x, np.exp(x), np.exp(x)),
    ("σ", x, s, s * (1 - s)),
    ("relu", x, np.maximum(x, 0), np.where(x > 0, 1.0, 0.0)),
    ("log", positive, np.log(positive), 1 / positive),
]
fig, axes = new(9, 2.8, cols=4)
for ax, (name, at, value, slope) in zip(axes, curves):
    ax.plot(at, value, label=name, marker="")
    ax.plot(at, slope, label="its slope", marker="")
    ax.set(title=name, xlabel="x", ylim=(-2.2, 4.2))
axes[1].legend(["function", "its slope"], fontsize=8)
show(
    fig,
    alt="Four small plots with a function and, dashed, its slope. The slope of exp is exp. The slope of the sigmoid is a "
    "low bell with peak one quarter. The slope of the ReLU is 0 left and 1 right. The slope of log is 1/x.",
    caption="Solid: the function. Dashed: its slope. At 0 the ReLU has a corner; the course takes the slope 0 there.",
)

# %% [markdown]
# ## Exercise 5: four functions ●○○ · 10 min
#
# Write the backward steps. At $x = 0$ the ReLU gets the slope 0, as in lesson 05 and in PyTorch.
#
# <details><summary>Hint 1: where to look</summary>
#
# Your table of local gradients from lesson 05, with arrays in the place of numbers: `np.exp` instead of `math.exp`.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The sigmoid's slope is $s(1-s)$ with $s = \sigma(x)$. `x > 0` is an array of True and False, which count as 1 and 0 in
# a product. What decides whether the ReLU is open is x, not the gradient that arrives.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Each is `dout` times an array of slopes; the sigmoid needs a line before it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "sigmoid_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def exp_backward(x, dout):
    """Return dx for out = np.exp(x). x, dout: arrays of one shape, here and below. Returns: an array of that shape."""
    ### BEGIN SOLUTION
    return dout * np.exp(x)
    ### END SOLUTION


def log_backward(x, dout):
    """Return dx for out = np.log(x), the natural logarithm; x is above 0."""
    ### BEGIN SOLUTION
    return dout / x
    ### END SOLUTION


def sigmoid_backward(x, dout):
    """Return dx for out = σ(x) = 1 / (1 + e^(−x)), the sigmoid."""
    ### BEGIN SOLUTION
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)
    ### END SOLUTION


def relu_backward(x, dout):
    """Return dx for out = np.maximum(x, 0). Where x is 0, dx is 0."""
    ### BEGIN SOLUTION
    return dout * (x > 0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sigmoid_backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def but_not(*others):
    """Any value but these, which mistakes of their own explain."""
    return lambda v: not any(np.allclose(v, other, rtol=1e-5) for other in others)


with Checks("four functions at a few points") as check:
    x, up = np.array([[0.5, 1.0, 2.0], [4.0, 0.25, 3.0]]), np.array([[1.0, -2.0, 0.5], [2.0, 4.0, -1.0]])
    check(exp_backward, x, up).gives(up * np.exp(x), M05a=np.exp(x), K1=but_not(np.exp(x)))
    quotients = np.array([[2.0, -2.0, 0.25], [0.5, 16.0, -0.3333333333]])
    check(log_backward, x, up).gives(quotients, M05a=1 / x, K1=but_not(1 / x))
    z = np.array([0.5, -1.0, 2.0])
    up = np.array([1.0, -2.0, 10.0])
    check(sigmoid_backward, z, up).gives(
        [0.2350037122, -0.3932238665, 1.0499358540],
        A3=up * z * (1 - z),
        A4=[0.2272660918, -0.4910666983, 2.0715622949],
        M05a=[0.2350037122, 0.1966119332, 0.1049935854],
        M06n=[0.6224593312, -0.5378828427, 8.8079707798],
    )
    z = np.array([2.0, -1.5, 0.0, 3.0, -0.5])
    up = np.array([-1.0, 4.0, 5.0, 0.5, -2.0])
    check(relu_backward, z, up).gives(
        [-1, 0, 0, 0.5, 0],
        A6=[0, 4, 5, 0.5, 0],
        A7=lambda v: np.allclose(v, [-2, 0, 0, 1.5, 0]) or np.allclose(v, up * z),
        A8=[-1, 0, 5, 0.5, 0],
        M05a=[1, 0, 0, 1, 0],
    )


# %% nbgrader={"grade": true, "grade_id": "sigmoid_backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random arrays against central differences, large numbers, the corner, integers.
### BEGIN HIDDEN TESTS
FUNCTIONS = {
    "exp": np.exp,
    "log": np.log,
    "sigmoid": lambda x: 0.5 + 0.5 * np.tanh(0.5 * x),
    "relu": lambda x: np.maximum(x, 0.0),
}


def nudged(name, x, up):
    """Upstream times the central difference of the function, entry by entry."""
    x = np.asarray(x, float)
    f, step = FUNCTIONS[name], 1e-5
    return up * (f(x + step) - f(x - step)) / (2 * step)


def but_not(*others):
    return lambda v: not any(np.allclose(v, other, rtol=1e-3) for other in others)


with Checks("random arrays against central differences", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        shape = ((n, d), (n,), (n, d), (), (2, n, d), (n, d))[case.index]
        x, up = case.normal(*shape), case.normal(*shape, scale=2.0)
        x = x + np.sign(x) * case.dtype(0.05)  # away from the corner
        positive, one = np.abs(x) + case.dtype(0.2), np.ones_like(up)
        near = {"rtol": 1e-4 if x.dtype == np.float32 else 1e-6, "atol": 1e-5 if x.dtype == np.float32 else 1e-8}
        local = nudged("exp", x, one)
        check(exp_backward, x, up).gives(nudged("exp", x, up), **near, M05a=local, K1=but_not(local))
        local = nudged("log", positive, one)
        check(log_backward, positive, up).gives(nudged("log", positive, up), **near, M05a=local, K1=but_not(local))
        s = FUNCTIONS["sigmoid"](x)
        again = FUNCTIONS["sigmoid"](s)
        check(sigmoid_backward, x, up).gives(
            nudged("sigmoid", x, up),
            **near,
            A3=up * x * (1 - x),
            A4=up * again * (1 - again),
            M05a=nudged("sigmoid", x, one),
            M06n=up * s,
        )
        check(relu_backward, x, up).gives(
            nudged("relu", x, up),
            **near,
            A6=up * (up > 0),
            A7=lambda v, x=x, up=up: np.allclose(v, up * x, rtol=1e-3) or np.allclose(v, up * x * (x > 0), rtol=1e-3),
            M05a=nudged("relu", x, one),
        )
    corner, up = np.array([[-1.0, 0.0, 2.0], [0.0, 0.5, -3.0]]), np.array([[2.0, 3.0, 4.0], [-5.0, 6.0, 7.0]])
    check(relu_backward, corner, up).gives(
        [[0, 0, 4], [0, 6, 0]],
        A6=up * (up > 0),
        A7=lambda v: np.allclose(v, up * corner) or np.allclose(v, up * np.maximum(corner, 0)),
        A8=[[0, 3, 4], [-5, 6, 0]],
        M05a=np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]),
    )
    far = np.array([-30.0, 30.0, -1000.0, 1000.0])
    check(sigmoid_backward, far, np.ones(4)).gives(
        [9.357622968839299e-14, 9.357622968839299e-14, 0, 0],
        atol=1e-13,
        A3=far * (1 - far),
        M06n=[9.357622968839299e-14, 1, 0, 1],
        A4=lambda v: v[0] > 0.1,
        says="far out the sigmoid's slope is 0, and no nan",
    )
    whole, half = np.array([-1, 2, 3]), np.array([0.5, 0.5, -0.25])
    check(relu_backward, whole, half).gives(
        [0, 0.5, -0.25],
        says="integers get gradients with a point",
        A6=half * (half > 0),
        A7=lambda v: np.allclose(v, half * whole) or np.allclose(v, half * [0, 2, 3]),
        M05a=[0, 1, 1],
    )
    slope = np.exp([-1.0, 2.0, 3.0])
    check(exp_backward, whole, half).gives(half * slope, says="exp of integers, too", M05a=slope, K1=but_not(slope))
### END HIDDEN TESTS

# %% [markdown]
# ## 6 · The engine
#
# The pieces know how *one* node hands back. Now the walk. A node remembers its array, the nodes it was made from, and a
# function `back`: it takes the node's gradient and returns one gradient for each parent. The engine needs no more.
#
# Four questions must be settled. **Decide for yourself before you read on.** (a) A node is used twice: whose turn is when?
# (b) `backward()` is called a second time: do old gradients stay? (c) `X` holds measurements, which nobody will change:
# must its gradient be worked out? (d) Somebody hands in integers: `Engine([1, 2])`. What then?

# %% [markdown]
# The answers of this course:
#
# - **(a)** As in lesson 05: a node hands on once, after all who use it. No recursion, since graphs get deep.
# - **(b)** At the *leaves*, the nodes without parents, gradients **add up** over calls until `zero_grad()` sets them to 0.
#   So the gradients of two halves of a data set can be added by two calls. All other nodes begin anew at each call.
# - **(c)** No. A leaf made with `needs_grad=False` gets none (its `grad` is None), a node whose parents all need none needs
#   none either, and its `back` is never called. Whatever is made of measurements alone costs nothing on the way back.
# - **(d)** They are **cast** to float64: a gradient of 0.5 does not fit into an integer. Texts are refused with a TypeError.
#
# PyTorch answers (a) to (c) in the same way, though it keeps gradients at the leaves only, unless asked for others;
# for (d) it refuses integers that need a gradient.

# %%
w, x = Sketch([2.0, -1.0]), Sketch([3.0, 5.0])
u = Sketch(w.data * x.data, (w, x), "×")
v = Sketch(w.data + u.data, (w, u), "+")
L = Sketch((v.data * u.data).sum(), (v, u), "dot")
draw(
    describe_arrays(L, {"w": w, "x": x, "u": u, "v": v, "L": L}),
    caption="L = v · u with v = w + u and u = w × x. Which node must wait for two others? Which leaf is used twice? "
    "If x needs no gradient, which work can be left out?",
)

# %% [markdown]
# ## Exercise 6: backward and zero_grad ●●● · 20 min
#
# Complete `Engine`. You have written such a walk in lesson 05, for numbers; what is new are leaves that add up, nodes that
# need no gradient, and a trap that only arrays have.
#
# The trap: a plus node returns the *same array* for both parents. `a += b` changes an array in place, and everybody who
# holds it sees the change. `a = a + b` makes a new one.
#
# <details><summary>Hint 1: where to look</summary>
#
# Three parts: find the nodes that need a gradient, in an order in which each stands after its parents; walk from the end;
# then put what was found into the nodes. Keep the gradients of one call in a dictionary (nodes can be keys).
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# An order without recursion: a list of pairs (node, whether its parents are done). Take the last pair. If its parents are
# done, the node goes into the order. If not, and it is new, put it back as done, and its parents on top of it. A node that
# needs no gradient need not be visited at all.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# All gradients begin as zeros in the shape of `data`, that of self as ones. For each node with parents, from the end of the
# order: call `back` once, go through parents and gradients side by side, add where one is needed. In the end leaves add
# what was found to their `grad`; the other nodes take it as it is.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Engine", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Engine:
    """An array that remembers how it was made, and can walk back.

    data: an array of float64 or float32; integers are cast to float64. parents: the nodes it was made from.
    back: a function; given the gradient of this node, it returns a tuple with one gradient for each parent.
    grad: an array in the shape of data, zeros at first; None where no gradient is needed.
    Raises: TypeError if data does not hold real numbers.
    """

    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        """Set `grad` to zeros in the shape of `data`. Called for leaves that need a gradient."""
        ### BEGIN SOLUTION
        self.grad = np.zeros_like(self.data)
        ### END SOLUTION

    def backward(self):
        """Work out ∂self/∂node for every node that self was made from and that needs a gradient.

        Leaves add it to their `grad`; all other nodes, self among them, set their `grad` to it. `back` of
        a node is called once, when its gradient is complete, and never where no gradient is needed.
        Raises: ValueError if self is not a single number.
        """
        ### BEGIN SOLUTION
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]
        ### END SOLUTION


def run(recipe, actions):
    """Build a graph of your nodes from a recipe, act on it, and return (gradients, calls of each node's back).

    recipe: one entry for each node, parents first: ("leaf", array), ("fixed", array) for a leaf that needs no
    gradient, ("sum", (i, factor), (j, factor), …) for a sum of factor · earlier node, ("chain", i, length) for the
    end of a chain of copies of node i, or ("dot", i, weights) for the single number weights · node i. actions: "backward" of the last node, or "zero": zero_grad of the leaves.
    """
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    """The gradients of all nodes of a recipe after these actions."""
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    """How often `back` of each node of a recipe was called."""
    return run(recipe, actions)[1]


# %% nbgrader={"grade": true, "grade_id": "Engine_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("a small graph: once, twice, and after zero_grad") as check:
    row = np.array([1.0, 10.0])
    graph = [
        ("leaf", [1.0, 2.0]),  # 0: w
        ("fixed", [5.0, 6.0]),  # 1: x, which needs no gradient
        ("sum", (1, 2.0)),  # 2: 2x, which needs none either
        ("sum", (0, 2.0)),  # 3: a = 2w
        ("sum", (3, 3.0), (2, 1.0)),  # 4: u = 3a + 2x
        ("sum", (4, 1.0), (3, 1.0)),  # 5: v = u + a
        ("sum", (5, 0.5)),  # 6: s = v/2
        ("sum", (5, 1.0), (6, 2.0)),  # 7: r = v + 2s
        ("dot", 7, row),  # 8: L = 1 · r₀ + 10 · r₁
    ]
    inner = [8 * row, 2 * row, 2 * row, 2 * row, row, 1.0]
    known = {
        "K5": like(lambda v: any(np.allclose(v[0], f * row) for f in (6, 12)), g=lambda v: str(v[0])),
        "K6": lambda v: (
            np.allclose(v[8], 1)
            and np.allclose(v[7], row)
            and not any(np.allclose(v[0], f * row) for f in (6, 12, 16, 32))
            and np.max(v[0]) < 160
        ),
        "K9": lambda v: not np.any(v[8]) and not np.any(v[7]) and not np.any(v[0]),
        "M06o": lambda v: np.any(v[0]) and not np.any(v[7]),
        "M06p": lambda v: v[1] is not None or v[2] is not None,
        "M06q": lambda v: np.any(v[7]) and not np.allclose(v[7], row),
    }
    check(gradients, graph, "backward").gives([16 * row, None, None, *inner], **known)
    check(gradients, graph, "backward", "backward").gives(
        [32 * row, None, None, *inner],
        K8=lambda v: np.max(v[0]) > 321,
        M06s=lambda v: np.allclose(v[0], 16 * row),
        **known,
    )
    check(gradients, graph, "backward", "zero", "backward").gives(
        [16 * row, None, None, *inner], K8=lambda v: np.max(v[0]) > 161, **known
    )
    check(calls_of_back, graph, "backward").gives([0, 0, 0, 1, 1, 1, 1, 1, 1], M06r=lambda v: max(v) > 1 or v[2] > 0)
    # One array goes to three parents, and the first of them gets more later.
    shared = [("leaf", row), ("leaf", row), ("sum", (0, 2.0)), ("sum", (0, 1), (1, 1), (2, 1)), ("dot", 3, [1.0, 1.0])]
    check(gradients, shared, "backward").gives(
        [[3, 3], [1, 1], [1, 1], [1, 1], 1],
        K5=like(lambda v: np.allclose(v[0], 2), g="2"),
        K6=lambda v: np.allclose(v[3], 1) and np.max(v[0]) < 2,
        K9=lambda v: not np.any(v[4]) and not np.any(v[3]) and not np.any(v[0]),
        M06o=lambda v: np.allclose(v[0], 3) and not np.any(v[3]),
        M06q=lambda v: np.any(v[3]) and not np.allclose(v[3], 1),
    )
    check(gradients, [("leaf", row), ("sum", (0, 2.0))], "backward").raises(
        ValueError, "backward of a node with two numbers raises ValueError", M06t=lambda v: True
    )
    check(gradients, [("leaf", row), ("chain", 0, 5000), ("dot", 1, row)], "backward").gives(
        [row, row, 1.0],
        says="through a chain of 5,000 nodes",
        K6=lambda v: not np.any(v[0]) and np.any(v[2]),
        K7=raised(RecursionError),
        K9=[[0, 0], [0, 0], 0],
        M06o=lambda v: np.allclose(v[0], row),
    )


# %% nbgrader={"grade": true, "grade_id": "Engine_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random graphs with nodes used at several depths, once and twice, leaves and whole
# branches that need no gradient, a chain of 5,000 nodes, integers, float32.
### BEGIN HIDDEN TESTS
def arrows(entry):
    return (
        list(entry[1:]) if entry[0] == "sum" else [(entry[1], np.asarray(entry[2], float))] if entry[0] == "dot" else []
    )


def needs(recipe):
    """Which nodes need a gradient: leaves that are not fixed, and what was made from them."""
    found = []
    for entry in recipe:
        found.append(entry[0] == "leaf" or any(found[i] for i, _ in arrows(entry)))
    return found


def walk(recipe, actions, add=True, seed=1.0, steps=None, inner_kept=False, leaves_kept=True, zeroes=True, late=False):
    """The gradients after these actions, by plain bookkeeping; the keywords plant mistakes."""
    needed = needs(recipe)
    grads = [None] * len(recipe)
    shapes = [np.shape(entry[1]) if entry[0] in ("leaf", "fixed") else None for entry in recipe]
    for i, entry in enumerate(recipe):
        shapes[i] = () if entry[0] == "dot" else shapes[i] if shapes[i] is not None else shapes[entry[1][0]]
        grads[i] = np.zeros(shapes[i])
    for action in actions:
        leaves = [i for i, entry in enumerate(recipe) if not arrows(entry)]
        if action == "zero":
            for i in leaves if zeroes else []:
                grads[i] = np.zeros(shapes[i])
            continue
        now = [np.array(g) if inner_kept and i not in leaves else np.zeros(np.shape(g)) for i, g in enumerate(grads)]
        now[-1] = np.full(shapes[-1], seed)
        taken = {}  # what each node has when its turn comes
        for i in steps if steps is not None else range(len(recipe) - 1, -1, -1):
            taken[i] = now[i]
            for parent, factor in arrows(recipe[i]):
                now[parent] = (now[parent] if add else 0.0) + now[i] * factor
        now = now if late else [taken.get(i, 0.0 * g) for i, g in enumerate(now)]
        grads = [
            old + new if i in leaves and leaves_kept else new
            for i, (old, new) in enumerate(zip(grads, now, strict=True))
        ]
    return [g if need else None for g, need in zip(grads, needed, strict=True)]


def met(recipe, broad, flipped):
    """The nodes as a walk from the last one meets them, each once."""
    found, waiting = [], [len(recipe) - 1]
    while waiting:
        node = waiting.pop(0 if broad else -1)
        if node not in found:
            found.append(node)
            parents = [i for i, _ in arrows(recipe[node])]
            waiting += parents[::-1] if flipped else parents
    return found


def alike(one, other):
    """Whether two lists of gradients agree."""
    return len(one) == len(other) and all(
        (a is None) == (b is None)
        and (a is None or (np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=1e-4, atol=1e-6)))
        for a, b in zip(one, other, strict=True)
    )


def asks(recipe, *actions):
    """One check of the gradients, with the mistakes that can be told apart there."""
    right = walk(recipe, actions)
    strange = [range(len(recipe)), *(met(recipe, *how) for how in ((0, 0), (0, 1), (1, 0), (1, 1)))]
    looks = {
        "K5": [walk(recipe, actions, add=False)],
        "K6": [walk(recipe, actions, steps=steps, late=late) for steps in strange for late in (False, True)],
        "K8": [walk(recipe, actions, zeroes=False), walk(recipe, actions, inner_kept=True)],
        "K9": [walk(recipe, actions, seed=0.0)],
        "M06s": [walk(recipe, actions, leaves_kept=False)],
    }
    looks = {code: [wrong for wrong in some if not alike(wrong, right)] for code, some in looks.items()}
    leaves = [i for i, entry in enumerate(recipe) if not arrows(entry)]
    inner = [i for i in range(len(recipe)) if i not in leaves and right[i] is not None]

    def bare(v):
        """The leaves are right, and the nodes between have no gradient."""
        return alike([v[i] for i in leaves], [right[i] for i in leaves]) and not any(np.any(v[i]) for i in inner[:-1])

    clues = {code: (lambda v, some=some: any(alike(v, wrong) for wrong in some)) for code, some in looks.items()}
    clues["K5"] = like(clues["K5"], g=lambda v: str(v[0]))
    check(gradients, recipe, *actions).gives(
        right,
        **clues,
        K7=raised(RecursionError),
        M06p=lambda v: any((g is None) != (r is None) for g, r in zip(v, right, strict=True)),
        M06o=bare,
        M06q=lambda v: (
            np.allclose(v[-1], 1)
            and len(v) == len(right)
            and not bare(v)
            and any(np.any(v[i]) and not np.allclose(v[i], right[i]) for i in inner)
            and not any(alike(v, wrong) for some in looks.values() for wrong in some)
        ),
    )


with Checks("random graphs of arrays", thorough=True) as check:
    for case in check.cases(6):
        size = case.size(2, 5)
        recipe = [("leaf", case.normal(size)), ("fixed", case.normal(size)), ("leaf", case.normal(size))]
        recipe.append(("sum", (1, 2.0), (1, case.uniform(0.3, 0.9))))  # a branch that needs no gradient
        for i in range(4, case.integers(9, 12)):
            picks = [i - 1 if i > 4 else 0, i - 2 if i > 5 else 2, int(case.rng.integers(0, i)), 0][: 2 + i % 3]
            factors = [1 if case.rng.random() < 0.3 else case.uniform(0.3, 1.9) for _ in picks]
            recipe.append(("sum", *((picks[j], factors[j]) for j in case.rng.permutation(len(picks)))))
        recipe.append(("dot", len(recipe) - 1, case.normal(size)))
        asks(recipe, "backward")
        asks(recipe, "backward", "backward")
        asks(recipe, "backward", "zero", "backward")
        count = [int(bool(arrows(entry)) and need) for entry, need in zip(recipe, needs(recipe), strict=True)]
        reached = met(recipe, 0, 0)
        count = [c if i in reached else 0 for i, c in enumerate(count)]
        check(calls_of_back, recipe, "backward").gives(
            count,
            M06r=lambda v, count=count: any(a > b for a, b in zip(v, count, strict=True)),
        )
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        shared = [
            ("leaf", [1.0, 2.0]),
            ("leaf", [3.0, 4.0]),
            ("sum", (0, 2.0), (1, 0.5)),
            ("sum", *((i, 1) for i in order)),
            ("dot", 3, [1.0, -1.0]),
        ]
        right = [[3, -3], [1.5, -1.5], [1, -1], [1, -1], 1]
        check(gradients, shared, "backward").gives(
            right,
            K5=like(lambda v: np.allclose(v[0], [2, -2]), g=lambda v: str(v[0])),
            K6=lambda v: np.allclose(v[3], [1, -1]) and np.allclose(v[4], 1) and np.max(v[0]) < 2,
            K9=lambda v: not np.any(v[4]) and not np.any(v[3]) and not np.any(v[0]),
            M06o=lambda v: np.allclose(v[0], [3, -3]) and not np.any(v[3]),
            M06q=lambda v: np.any(v[3]) and not np.allclose(v[3], [1, -1]),
        )
    few = [("leaf", np.array([1.0, 2.0])), ("sum", (0, 2.0))]
    check(gradients, few, "backward").raises(
        ValueError, "backward of a node with two numbers raises ValueError", M06t=lambda v: True
    )
    one = [("leaf", np.array([[2.0]])), ("sum", (0, 3.0))]
    check(gradients, one, "backward").gives(
        [[[3]], [[1]]],
        says="an array with one number will do",
        K6=lambda v: not np.any(v[0]) and np.any(v[1]),
        K9=[[[0]], [[0]]],
        M06o=lambda v: v[0] == 3,
    )
    alone = [("leaf", np.array(2.0))]
    check(gradients, alone, "backward", "backward").gives(
        [2], says="a leaf alone: 1 for each call", M06s=[1], K9=[0], K8=[3]
    )
    whole = [("leaf", np.array([1, 2, 3])), ("sum", (0, 0.5)), ("dot", 1, np.array([1, 1, -1]))]
    check(gradients, whole, "backward").gives(
        [[0.5, 0.5, -0.5], [1, 1, -1], 1],
        says="integers are cast: their gradients have a point",
        K6=lambda v: not np.any(v[0]) and np.any(v[2]),
        K9=[[0, 0, 0], [0, 0, 0], 0],
        M06o=lambda v: np.allclose(v[0], [0.5, 0.5, -0.5]),
    )
    weights = check.rng.normal(size=3)
    chain = [("leaf", np.array([2.0, 3.0, 5.0])), ("chain", 0, 5000), ("dot", 1, weights)]
    check(gradients, chain, "backward").gives(
        [weights, weights, 1],
        says="through a chain of 5,000 nodes",
        K6=lambda v: not np.any(v[0]) and np.any(v[-1]),
        K7=raised(RecursionError),
        K9=lambda v: not np.any(v[-1]) and not np.any(v[0]),
        M06o=lambda v: np.allclose(v[0], weights),
    )
### END HIDDEN TESTS

# %% [markdown]
# Now everything comes together. `Tensor` below inherits your engine, works out each value with numpy, and gives every node
# **your** backward function from exercises 2 to 5. The only derivative of its own is that of a minus sign.


# %% nbgrader={"grade": false, "grade_id": "given_Tensor", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Tensor(Engine):
    """An array with ordinary arithmetic that builds a graph. What is no Tensor counts as a constant."""

    __array_ufunc__ = None  # numpy must not try `array @ tensor` itself, entry by entry

    @staticmethod
    def of(other):
        return other if isinstance(other, Tensor) else Tensor(other, needs_grad=False)

    def __add__(self, other):
        a, b = self, Tensor.of(other)
        return Tensor(a.data + b.data, (a, b), lambda g: add_backward(a.data, b.data, g), "+")

    def __mul__(self, other):
        a, b = self, Tensor.of(other)
        return Tensor(a.data * b.data, (a, b), lambda g: mul_backward(a.data, b.data, g), "×")

    def __sub__(self, other):
        a, b = self, Tensor.of(other)

        def back(g):
            da, db = add_backward(a.data, b.data, g)
            return da, -db

        return Tensor(a.data - b.data, (a, b), back, "−")

    def __matmul__(self, other):
        X, W = self, Tensor.of(other)

        def back(g):
            if W.data.ndim > 1:
                return matmul_backward(X.data, W.data, g)
            dX, dw = matmul_backward(X.data, W.data[:, None], g[:, None])  # a vector is one column
            return dX, dw[:, 0]

        return Tensor(X.data @ W.data, (X, W), back, "@")

    def sum(self, axis=None, keepdims=False):
        out = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor(out, (self,), lambda g: (sum_backward(self.data, g, axis, keepdims),), "sum")

    def mean(self, axis=None, keepdims=False):
        out = self.data.mean(axis=axis, keepdims=keepdims)
        return Tensor(out, (self,), lambda g: (mean_backward(self.data, g, axis, keepdims),), "mean")

    def exp(self):
        return Tensor(np.exp(self.data), (self,), lambda g: (exp_backward(self.data, g),), "exp")

    def log(self):
        return Tensor(np.log(self.data), (self,), lambda g: (log_backward(self.data, g),), "log")

    def sigmoid(self):
        out = 0.5 + 0.5 * np.tanh(0.5 * self.data)  # the same curve, without large exponentials
        return Tensor(out, (self,), lambda g: (sigmoid_backward(self.data, g),), "σ")

    def relu(self):
        return Tensor(np.maximum(self.data, 0), (self,), lambda g: (relu_backward(self.data, g),), "relu")

    def __neg__(self):
        return Tensor(-self.data, (self,), lambda g: (-g,), "neg")

    def __truediv__(self, number):
        return self * (1 / number)

    def __rsub__(self, other):
        return Tensor.of(other) - self

    def __rmatmul__(self, other):
        return Tensor.of(other) @ self

    __radd__, __rmul__ = __add__, __mul__

    def __repr__(self):
        return f"Tensor of shape {self.shape}"


# %% [markdown]
# Write a formula, call `backward()`, read the gradients. **Predict** the shapes of the four gradients below before you run it.

# %%
pieces = (unbroadcast, mul_backward, matmul_backward, sum_backward, sigmoid_backward, Engine)
if written(*pieces):
    X = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], needs_grad=False)
    W = Tensor([[0.5, -1.0], [-1.0, 1.0], [1.0, 0.5]])
    b, scale = Tensor([0.1, -0.2]), Tensor(3.0)
    L = (((X @ W + b).relu() * scale).mean(axis=0) * Tensor([1.0, 2.0], needs_grad=False)).sum()
    L.backward()
    for name, node in (("X", X), ("W", W), ("b", b), ("scale", scale)):
        print(f"{name:5}  shape {node.shape!s:6}  gradient {'none' if node.grad is None else node.grad.tolist()}")

# %% [markdown]
# Is it right? A nudge tells, and shares nothing with your engine. It costs two runs for each number; here that is cheap.

# %%
if written(*pieces):

    def loss_of(W, b, scale):
        return float(((np.maximum(X.data @ W + b, 0) * scale).mean(axis=0) * [1.0, 2.0]).sum())

    arrays = [W.data, b.data, scale.data]
    for which, node in enumerate((W, b, scale)):
        nudged = np.zeros(node.shape)
        for place in np.ndindex(node.shape):
            ends = [[np.array(a) for a in arrays] for _ in range(2)]
            ends[0][which][place] += 1e-6
            ends[1][which][place] -= 1e-6
            nudged[place] = (loss_of(*ends[0]) - loss_of(*ends[1])) / 2e-6
        print(f"largest difference to a nudge: {np.max(np.abs(nudged - node.grad)):.1e}")

# %% [markdown]
# Now step through it, one node at a time. **Where does a gradient change its shape?** At `@`, at the sums, and where
# something was broadcast. Look at `b`: its edge says (), and the node behind it has shape (2,).

# %% tags=["play"]
if written(*pieces):
    X = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], needs_grad=False)
    w, b = Tensor([1.0, -2.0, 1.0]), Tensor(0.5)
    z = X @ w + b
    L = (z * z).mean()
    array_player(L, names={"X": X, "w": w, "b": b, "z": z, "L": L})

# %% [markdown]
# ## 7 · A loss as a graph
#
# In lesson 04 you derived the gradient of the logistic loss with pencil and paper: a factor $p(1-p)$ cancelled, and what
# was left was $\frac1n X^\top(p-y)$. Now write only the loss, forward, and let the engine do the rest:
#
# $$p = \sigma(Xw + b), \qquad L = -\frac1n\sum_i \big[\, y_i \ln p_i + (1-y_i)\ln(1-p_i)\,\big]$$
#
# By hand once more, at $w = 0$, $b = 0$, for the samples (3, 2), (1, 3), (4, 4) with $y = 1, 0, 1$: every $p$ is ½, so
# $L = \ln 2 = 0.693$. And $p - y$ is −½, ½, −½. **Predict** $\partial L/\partial w$ from that, before the engine says it.

# %% [markdown]
# ## Exercise 7: the logistic loss ●●○ · 9 min
#
# `w` and `b` are nodes, `X` and `y` arrays. Use +, −, ×, @ and the methods of a node: `sigmoid()`, `log()`, `mean()`, … Return
# the loss as a node, so that somebody can call `backward()` on it.
#
# (Here the tests hand in *dual arrays* from the course instead of your Tensors. They understand the same operations, and carry
# slopes forward, as the dual numbers of lesson 05 did. So only your formula is tested.)
#
# <details><summary>Hint 1: where to look</summary>
#
# Write it as you would with numpy arrays, but with methods: `z.sigmoid()` in the place of `sigmoid(z)`.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `1 - p` and `y * p` work although 1 and y are no nodes: what is no node counts as a constant. `np.log(p)` does not work: numpy
# knows nothing of your nodes. `X @ w` gives one number for each sample.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Three lines: logits, probabilities, and minus the mean of two terms.
# </details>


# %% nbgrader={"grade": false, "grade_id": "logistic_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logistic_loss(X, y, w, b):
    """Return the mean cross-entropy of p = σ(X @ w + b), as a node with one number.

    X: an array, (n, d). y: an array, (n,), of 0 and 1. w: a node, (d,). b: a node, one number.
    """
    ### BEGIN SOLUTION
    p = (X @ w + b).sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()
    ### END SOLUTION


def loss_and_gradients(X, y, w, b):
    """Your loss and its gradients (L, dw, db), by dual arrays: forward, without your engine."""
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% nbgrader={"grade": true, "grade_id": "logistic_loss_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the three samples, at zero and elsewhere") as check:
    X, y = np.array([[3.0, 2.0], [1.0, 3.0], [4.0, 4.0]]), np.array([1.0, 0.0, 1.0])
    near = {"rtol": 1e-6, "atol": 1e-8}
    plain_number = raised(TypeError, "its slopes are lost")
    check(loss_and_gradients, X, y, np.zeros(2), 0.0).gives(
        (0.6931471806, np.array([-1.0, -0.5]), -0.1666666667),
        **near,
        L1=(2.0794415417, np.array([-3.0, -1.5]), -0.5),
        L6=(-0.6931471806, np.array([1.0, 0.5]), 0.1666666667),
        L7=lambda v: np.allclose(v[1], [-0.25, -0.125]) or np.allclose(v[1], [-0.5, -0.25]),
        L8=raised(ValueError),
        L9=like((0.6931471806, np.array([-1.0, -0.5]), 0.0), b="it is 0"),
        M06u=plain_number,
    )
    check(loss_and_gradients, X, y, np.array([0.5, -1.0]), 0.25).gives(
        (0.9454567097, np.array([-1.6663304152, -1.4153719383]), -0.4395932793),
        **near,
        L1=(2.8363701292, np.array([-4.9989912456, -4.2461158149]), -1.3187798380),
        L3=lambda v: np.allclose(v[1], [-1.6981135700, -1.5107214000], rtol=1e-4),
        L6=lambda v: np.allclose(v[1], [1.6663304152, 1.4153719383]),
        L8=raised(ValueError),
        L9=like(lambda v: v[2] == 0, b="it is 0"),
        M06u=plain_number,
        M06v=lambda v: np.allclose(v[1], [0.3336695800, -0.4153719400], rtol=1e-4),
    )


# %% nbgrader={"grade": true, "grade_id": "logistic_loss_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data of other sizes, one sample, labels all 0 and all 1, whole numbers as labels.
### BEGIN HIDDEN TESTS
def truth(X, y, w, b, bug=""):
    """The loss and its closed-form gradients, or what a mistake gives."""
    X, y, w, b = (np.asarray(one, float) for one in (X, y, w, b))
    n, b = len(X), 0.0 if bug == "L9" else b
    p = 0.5 + 0.5 * np.tanh(0.5 * (X @ w + b))
    right = p if bug == "M06v" else 1 - p
    other = 1 - p if bug == "M06v" else p
    losses, error = -(y * np.log(other) + (1 - y) * np.log(right)), p - (1 - y if bug == "M06v" else y)
    if bug == "L3":
        losses, error = -y * np.log(p), y * (p - 1)
    if bug in ("L7", "L7 half"):
        f = 2.0 if bug == "L7" else 1.0
        losses, error = f / 2 * (p - y) ** 2, f * (p - y) * p * (1 - p)
    f = {"L1": n, "L6": -1.0, "L2": 1 / np.log(2)}.get(bug, 1.0)
    return f * losses.mean(), f * X.T @ error / n, 0.0 if bug == "L9" else f * error.mean()


def looks(X, y, w, b, *bugs):
    """Whether loss and gradients are what this mistake gives."""
    wrong = [truth(X, y, w, b, bug) for bug in bugs]
    return lambda v: any(
        all(np.allclose(a, o, rtol=1e-4, atol=1e-7) for a, o in zip(v, one, strict=True)) for one in wrong
    )


with Checks("random data against the closed form", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        X, w, b = case.normal(n, d), case.normal(d), case.normal()[()]
        y = np.zeros(n) if case.index == 2 else np.ones(n) if case.index == 3 else case.bits(n)
        if case.index == 4:
            y = y.astype(int)
        if case.index in (1, 4, 5):
            y[:2] = (0, 1)
        named = {code: looks(X, y, w, b, code) for code in ("L1", "L3", "L6", "M06v")} if n > 1 else {}
        if case.index == 2:
            named.pop("M06v")
        check(loss_and_gradients, X, y, w, b).gives(
            truth(X, y, w, b),
            rtol=1e-4 if X.dtype == np.float32 else 1e-6,
            **named,
            L7=looks(X, y, w, b, "L7", "L7 half"),
            L8=raised(ValueError),
            L9=like(lambda v: float(v[2]) == 0, b="it is 0"),
            M06u=raised(TypeError, "its slopes are lost"),
        )
### END HIDDEN TESTS

# %% [markdown]
# Now with your own engine, on the 569 tumours of lesson 04, all 30 measurements, scaled. The closed form stands beside it.

# %%
cells, malignant = data.breast_cancer()
scaled = (cells - cells.mean(axis=0)) / cells.std(axis=0)


# %% nbgrader={"grade": false, "grade_id": "given_closed_form", "locked": true, "schema_version": 3, "solution": false, "task": false}
def closed_form(X, y, w, b):
    """The loss of lesson 04 with its gradients (L, dw, db), derived by hand."""
    z = X @ w + b
    error = 0.5 + 0.5 * np.tanh(0.5 * z) - y
    return np.mean(np.logaddexp(0.0, z) - z * y), X.T @ error / len(y), np.mean(error)


# %%
if written(*pieces, logistic_loss):
    rng = np.random.default_rng(6)
    w, b = Tensor(rng.normal(size=30) / 10), Tensor(0.3)
    loss = logistic_loss(scaled, malignant, w, b)
    loss.backward()
    by_hand = closed_form(scaled, malignant, w.data, b.data)
    print(f"loss      your graph {loss.data:.12f}   by hand {by_hand[0]:.12f}")
    print(f"∂L/∂b     your graph {b.grad:.12f}   by hand {by_hand[2]:.12f}")
    print(f"largest difference in the 30 numbers of ∂L/∂w: {np.max(np.abs(w.grad - by_hand[1])):.1e}")

# %% [markdown]
# Nobody cancelled anything. The engine multiplied $1/p$ with $p(1-p)$, and round-off is all that differs.
#
# Below is your graph for the three samples. Follow `b` from the left: where do its three contributions become one?

# %%
if written(*pieces, logistic_loss):
    w, b = Tensor([0.0, 0.0]), Tensor(0.0)
    X, y = np.array([[3.0, 2.0], [1.0, 3.0], [4.0, 4.0]]), np.array([1.0, 0.0, 1.0])
    loss = logistic_loss(X, y, w, b)
    loss.backward()
    draw(
        describe_arrays(loss, {"w": w, "b": b, "L": loss}),
        caption="Built by your three lines. Values above, gradients below, shapes on the edges. Below w stands (−1, −½), "
        "below b −1/6; the constants have no gradient.",
    )

# %% [markdown]
# ## 8 · Learning on the graph
#
# Gradient descent needs three lines now, whatever the loss: build the graph, walk back, step. **Predict** what happens if
# the gradients are *not* set to 0 before each walk. (Leaves add up.) Does the loss still fall?

# %%
if written(*pieces, logistic_loss):
    curves = {}
    for name, reset in (("gradients set to 0", True), ("gradients kept", False)):
        w, b, losses = Tensor(np.zeros(2)), Tensor(0.0), []
        for _ in range(50):
            loss = logistic_loss(scaled[:, :2], malignant, w, b)
            losses.append(float(loss.data))
            if reset:
                w.zero_grad()
                b.zero_grad()
            loss.backward()
            w.data, b.data = w.data - 0.05 * w.grad, b.data - 0.05 * b.grad
        curves[name] = losses
    learning_curves(
        curves,
        caption="Two features of the tumours, step size 0.05. With the old gradients kept, each step carries all those "
        "before it along. Look where that curve turns: it falls faster at first, then rolls past the minimum and climbs.",
    )

# %% [markdown]
# Old gradients act like a heavy ball without friction. (With friction that is *momentum*, a useful method: lesson 13.) It is
# the best known slip with engines that add up, and nothing stops with an error.
#
# ## Exercise 8: train on a graph ●●○ · 10 min
#
# Write the loop once, for every loss. `make_loss()` builds the graph anew from the parameters as they are, and returns its
# last node. Record the loss at the start and after each step.
#
# (Again the tests use stand-ins: leaves with `data`, `grad` and `zero_grad()`, and losses with `data` and `backward()`.)
#
# <details><summary>Hint 1: where to look</summary>
#
# The cell above, with `parameters` in a loop in the place of w and b, and `make_loss()` in the place of the formula.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# A graph holds the values of the moment it was built. After a step it is out of date, so it must be built again: there is one
# more loss than there are steps.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# A list with the first loss. In the loop: zero_grad of all parameters, walk back, step of all parameters, build again,
# record.
# </details>


# %% nbgrader={"grade": false, "grade_id": "given_stand_ins", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Leaf:
    """Stands for a leaf of a graph: an array with a gradient that adds up."""

    def __init__(self, data):
        self.data = np.array(data, dtype=float)
        self.zero_grad()

    def zero_grad(self):
        self.grad = 0.0 * self.data


class FormulaLoss:
    """Stands for the last node of a graph; knows its gradients from a formula."""

    def __init__(self, leaves, value, *slopes):
        self.data, self.leaves, self.slopes = np.asarray(value), leaves, slopes

    def backward(self):
        for leaf, slope in zip(self.leaves, self.slopes):
            leaf.grad = leaf.grad + slope


# %% nbgrader={"grade": false, "grade_id": "train_on_graph", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_on_graph(make_loss, parameters, eta, steps):
    """Move the parameters downhill, and return the losses at the start and after each step, (steps + 1,).

    make_loss: a function without arguments; returns the loss of the parameters as they are, a node with `data`
    and `backward()`. parameters: a list of leaves with `data`, `grad` and `zero_grad()`; their data is changed.
    eta: the step size. steps: how many steps.
    """
    ### BEGIN SOLUTION
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)
    ### END SOLUTION


def fit(X, y, eta, steps):
    """Logistic regression by your loop from w = 0 and b = 0, with the formula of lesson 04: (w, b, losses)."""
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    """Your loop with the loss ½ Σ (leaf − target)², all leaves from 0: (the leaves' data in a list, losses)."""
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% nbgrader={"grade": true, "grade_id": "train_on_graph_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("towards a target, then the six people of lesson 04") as check:
    check(go_to, [8.0], 0.5, 3).gives(
        ([7.0], [32, 8, 2, 0.5]),
        K8=([10.0], [32, 8, 0, 2]),
        G5=like(([-19.0], [32, 72, 162, 364.5]), a=32.0, b=364.5),
        M06w=lambda v: len(v[1]) == 4 and len(set(np.ravel(v[1]))) == 1,
        M06x=lambda v: len(v[1]) == 3,
        M06y=lambda v: np.allclose(v[0], 0) and len(set(np.ravel(v[1]))) == 1,
        M06z=lambda v: np.shape(v[1]) == (),
    )
    check(go_to, [np.array([1.0, 2.0]), 4.0], 0.25, 1).gives(
        ([np.array([0.25, 0.5]), 1.0], [10.5, 5.90625]),
        G5=like(lambda v: v[1][1] > v[1][0], a=lambda v: v[1][0], b=lambda v: v[1][1]),
        M06x=lambda v: len(v[1]) == 1,
        M06y=lambda v: np.allclose(v[0][0], 0) and np.allclose(v[0][1], 0),
        M06aa=lambda v: np.allclose(v[0][1], 0) or np.allclose(v[0][0], 0),
    )
    x, y = np.array([2.0, 3.0, 4.0, 5.0, 6.0, 8.0]), np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])
    people = ((x - x.mean()) / x.std())[:, np.newaxis]
    trained = check(fit, people, y, 6.0, 60)
    known = {
        "K8": lambda v: len(v[2]) == 61 and np.any(np.diff(v[2]) > 1e-6) and v[2][1] < v[2][0],
        "G5": like(lambda v: v[2][1] > v[2][0], a=lambda v: v[2][0], b=lambda v: v[2][1]),
        "M06x": lambda v: len(v[2]) == 60,
        "M06w": lambda v: len(v[2]) == 61 and len(set(np.ravel(v[2]))) == 1 and np.any(v[0]),
        "M06y": lambda v: not np.any(v[0]) and not np.any(v[1]),
        "M06aa": lambda v: not np.any(v[1]) and np.any(v[0]),
        "M06z": lambda v: np.shape(v[2]) == (),
    }
    trained.holds(
        lambda v: np.shape(v[2]) == (61,) and np.all(np.diff(v[2]) < 1e-9), "61 losses, and they never rise", **known
    )
    trained.holds(
        lambda v: abs(v[0][0] - 2.27796) < 1e-3 and abs(v[1] - 0.14711) < 1e-3,
        "w is 2.278 and b is 0.147, as in lesson 04",
        **known,
    )


# %% nbgrader={"grade": true, "grade_id": "train_on_graph_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data step by step, several parameters of all shapes, no step at all, and the 569
# tumours against the weights of lesson 04.
### BEGIN HIDDEN TESTS
def walked(start, slopes_and_loss, eta, steps, keep=False, sign=-1.0):
    """Parameters and losses of gradient descent, or with old gradients kept, or uphill."""
    now = [np.array(one, float) for one in start]
    kept, losses = [0.0 for _ in now], []
    for step in range(steps + 1):
        loss, *slopes = slopes_and_loss(*now)
        losses.append(float(loss))
        if step < steps:
            kept = [old + new for old, new in zip(kept, slopes, strict=True)] if keep else slopes
            now = [one + sign * eta * g for one, g in zip(now, kept, strict=True)]
    return now, np.array(losses)


def same(v, wrong):
    """Whether parameters and losses are these."""
    now, losses = wrong
    return (
        np.shape(v[-1]) == losses.shape
        and np.allclose(v[-1], losses, rtol=1e-5)
        and all(
            np.allclose(a, b, rtol=1e-4, atol=1e-6) for a, b in zip(v[0] if len(v) == 2 else v[:-1], now, strict=True)
        )
    )


def clues(start, f, eta, steps):
    """The known mistakes as they look on these data."""
    kept, up = walked(start, f, eta, steps, keep=True), walked(start, f, eta, steps, sign=1.0)
    flat = lambda v: len(set(np.ravel(v[-1]))) == 1
    parts = lambda v: [*v[0]] if len(v) == 2 else [*v[:-1]]
    still = lambda v: [not np.any(part) for part in parts(v)]
    found = {
        "K8": lambda v: steps > 1 and same(v, kept),
        "G5": like(lambda v: same(v, up), a=lambda v: v[-1][0], b=lambda v: v[-1][-1]),
        "M06x": lambda v: len(v[-1]) == steps,
        "M06w": lambda v: len(v[-1]) == steps + 1 and flat(v) and not all(still(v)),
        "M06y": lambda v: len(v[-1]) == steps + 1 and flat(v) and all(still(v)),
        "M06aa": lambda v: any(still(v)) and not all(still(v)),
        "M06z": lambda v: np.shape(v[-1]) == (),
    }
    return found if steps else {code: found[code] for code in ("M06x", "M06z")}


with Checks("the loop on random data", thorough=True) as check:
    for case in check.cases(5):
        n, d, k = case.sizes(3)
        steps = (4, 1, 0, 7, 5)[case.index]
        X, y, eta = case.normal(n, d), case.bits(n), case.uniform(0.3, 0.9)

        def logistic(w, b, X=X, y=y):
            z = X @ w + b
            error = 0.5 + 0.5 * np.tanh(0.5 * z) - y
            return np.mean(np.logaddexp(0.0, z) - z * y), X.T @ error / len(y), np.mean(error)

        start = [np.zeros(d), np.zeros(())]
        (w, b), losses = walked(start, logistic, eta, steps)
        check(fit, X, y, eta, steps).gives((w, b, losses), **clues(start, logistic, eta, steps))
        targets = [case.normal(k, d), case.normal(d), case.normal()]

        def bowl(*now, targets=targets):
            errors = [a - t for a, t in zip(now, targets, strict=True)]
            return sum(0.5 * np.sum(e**2) for e in errors), *errors

        start = [np.zeros(np.shape(t)) for t in targets]
        ended, losses = walked(start, bowl, eta, steps)
        check(go_to, targets, eta, steps).gives((ended, losses), **clues(start, bowl, eta, steps))
    X, y = data.breast_cancer()
    two = (X[:, :2] - X[:, :2].mean(axis=0)) / X[:, :2].std(axis=0)
    check(fit, two, y, 2.0, 500).holds(
        lambda v: np.allclose(v[0], [3.722002, 0.937407], rtol=1e-3) and abs(v[1] + 0.707567) < 1e-3,
        "on two measurements of 569 tumours, w and b are those of lesson 04",
        K8=lambda v: len(v[2]) == 501 and np.any(np.diff(v[2]) > 1e-6) and v[2][1] < v[2][0],
        G5=like(lambda v: v[2][1] > v[2][0], a=lambda v: v[2][0], b=lambda v: v[2][1]),
        M06x=lambda v: len(v[2]) == 500,
        M06w=lambda v: len(set(np.ravel(v[2]))) == 1 and np.any(v[0]),
        M06y=lambda v: not np.any(v[0]) and not np.any(v[1]),
        M06aa=lambda v: not np.any(v[1]) and np.any(v[0]),
        M06z=lambda v: np.shape(v[2]) == (),
    )
### END HIDDEN TESTS

# %% [markdown]
# Your loop, your loss, your engine: learning to tell tumours apart, without a derivative of this loss anywhere in the code.
# Beside it runs the formula of lesson 04.

# %%
if written(*pieces, logistic_loss, train_on_graph):
    two = scaled[:, :2]
    w, b = Tensor(np.zeros(2)), Tensor(0.0)
    losses = train_on_graph(lambda: logistic_loss(two, malignant, w, b), [w, b], eta=2.0, steps=500)
    w_hand, b_hand, by_hand = fit(two, malignant, 2.0, 500)
    print(
        f"your graph: w = ({w.data[0]:.6f}, {w.data[1]:.6f}), b = {b.data:.6f}, loss {losses[0]:.3f} → {losses[-1]:.6f}"
    )
    print(
        f"by hand:    w = ({w_hand[0]:.6f}, {w_hand[1]:.6f}), b = {b_hand:.6f}, loss {by_hand[0]:.3f} → {by_hand[-1]:.6f}"
    )
    learning_curves(
        {"your graph": losses[:101], "the formula of lesson 04": by_hand[:101]},
        caption="One hundred of 500 steps, two measurements of 569 tumours. There are two curves: look for the markers.",
    )

# %% [markdown]
# ## What it costs
#
# The formula of lesson 04 needs two products with `X`. Your graph has the same products and some fifteen nodes around them.
# **Predict:** how many times as long does one gradient take by the graph, with 569 samples and 30 features? And with 20
# samples, where the products cost nearly nothing?

# %% tags=["play"]
if written(*pieces, logistic_loss):

    def seconds(f, repeat=200):
        best = float("inf")
        for _ in range(5):
            began = time.perf_counter()
            for _ in range(repeat):
                f()
            best = min(best, (time.perf_counter() - began) / repeat)
        return best

    for n in (20, 569):
        X, y = scaled[:n], malignant[:n]
        w, b = Tensor(np.zeros(30)), Tensor(0.0)
        graph = seconds(lambda: logistic_loss(X, y, w, b).backward())
        formula = seconds(lambda: closed_form(X, y, w.data, b.data))
        print(
            f"{n:3d} samples: graph {graph * 1e6:4.0f} µs, formula {formula * 1e6:3.0f} µs: {graph / formula:.1f} times as long"
        )

# %% [markdown]
# About ten times as long, and less when there is more to do in each node. What you pay for: fifteen nodes, each with a
# few calls of numpy; a gradient for `X` that `matmul_backward` works out and nobody needs; and $1/p \cdot p(1-p)$, where
# the formula has nothing left but $p - y$. What you get: no formula to derive, and none to get wrong.
#
# A node costs its few microseconds once for a whole array, not once for each number. **That is why engines hold arrays.**
#
# ## Recap
#
# | forward | backward | because |
# |---|---|---|
# | broadcast: copy | sum over the copies | all uses add |
# | `a + b`, `a * b` | `dout`, `dout * b`; then back to the shape of `a` | upstream times local |
# | `X @ W` | `dout @ W.T`, `X.T @ dout` | the only products whose shapes fit |
# | sum over an axis | copy along that axis; a mean divides by the count | every entry has slope 1, or 1/m |
# | a function of each entry | `dout` times its slope there | upstream times local |
#
# **The engine** asks nodes from the end, each once; leaves add up until `zero_grad`; what needs no gradient costs nothing.

# %% [markdown]
# ## Claims, with care
#
# <details><summary>What is often said of automatic differentiation, and what holds</summary>
#
# - "It is numerical differentiation." No step size, no rounding beyond that of the calculation itself: section 6 compared
#   it with nudges, and the small difference was the nudge's error.
# - "It is symbolic differentiation." Section 1 of lesson 05 wrote a formula out; an engine never has one, only numbers.
# - "A gradient costs as much as the function has inputs." Reverse mode costs a small multiple of the function, whatever the
#   number of inputs. Walter Baur and Volker Strassen proved it in 1983, counting multiplications and divisions (Theoretical
#   Computer Science 22, 317–330). The price is memory: all values must be kept for the way back.
# - "Gradients add up because of mathematics." Within one walk, yes. *Between* two calls it is a convention of PyTorch and of
#   this lesson; the engine of lesson 05 set everything to 0 by itself. JAX returns new gradients from each call.
# - Array programs are older than numpy: its parent *Numeric* is of the mid-1990s (Harris and others 2020, below), and the
#   language APL had whole-array operations in the 1960s.
# </details>
#
# ## What you can do now, and what still does not work
#
# You own an engine that differentiates any calculation on arrays made of these operations, of any depth. It is small, and it
# is the same idea as in PyTorch, which agrees with it to the last digits.
#
# Two things are open. Your loss takes ln(1 − p), and where a neuron is sure, p is rounded to 1 and the logarithm is
# −∞: a graph is only as good as its formula (lesson 04 had a better one, and lesson 12 makes it a node of its own).
# And so far everything ends in *one* neuron. **What should stand between the inputs and the loss?** Lesson 07.

# %% [markdown]
# ## Read more
#
# - Mike Giles, *Collected Matrix Derivative Results for Forward and Reverse Mode Algorithmic Differentiation*, in: Advances in
#   Automatic Differentiation (2008), 35–44, [doi:10.1007/978-3-540-68942-3_4](https://doi.org/10.1007/978-3-540-68942-3_4). The
#   line of exercise 3, and the same for inverses and determinants.
# - Charles Harris and others, *Array programming with NumPy*, Nature 585 (2020), 357–362,
#   [doi:10.1038/s41586-020-2649-2](https://doi.org/10.1038/s41586-020-2649-2). Shapes, broadcasting and where they come from.
# - Adam Paszke and others, *PyTorch: An Imperative Style, High-Performance Deep Learning Library*, NeurIPS 2019,
#   [arXiv:1912.01703](https://arxiv.org/abs/1912.01703). Your engine, grown up.
