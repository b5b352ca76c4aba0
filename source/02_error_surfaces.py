# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 02 · Error surfaces and gradient descent
#
# **Give every choice of weights a height, the error, and learning becomes walking downhill.**
# The shape of that surface, and nothing else, decides how long a step may be.
#
# When you are done, you can
# - say how wrong a line is, in one number that changes smoothly with its weights;
# - compute the slope of that number, and check it without trusting any formula;
# - walk downhill from any start, on any surface whose slope you can compute;
# - say before the first step which step sizes arrive and which fly apart;
# - jump to the lowest point at once where that is possible, and say why it seldom is.
#
# **Time** 60 minutes: six exercises (46), reading and playing (14).
# **Before** lesson 01 (the perceptron), and derivatives of x² from school. What you need of lesson 01 is repeated here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X` | n × d | the samples, one a row |
# | `y` | n | the targets: here numbers that were measured |
# | `w` | d | the weights; with a column of ones in `X`, `w[0]` is the bias |
# | $\hat y = Xw$ | n | the predictions |
# | $e = y - \hat y$ | n | the errors: target minus prediction |
# | $E = \frac12 \sum e^2$ | one number | the error of all samples together |
# | $\nabla E$ | d | the gradient: the slope of E in each weight |
# | $\eta$, `eta` | one number | the step size, or learning rate |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, like, raised, shaped
from course.data.hubble import nebulae
from course.plots.error_squares import error_squares
from course.plots.four_shapes import four_shapes
from course.plots.hits_and_misses import hits_and_misses
from course.plots.lines_through_points import lines_through_points
from course.plots.uphill_arrows import uphill_arrows
from course.plots.walks import parabola_walks, two_bowls
from course.ready import written
from course.widgets.step_size_slider import step_size_slider

# %% [markdown]
# ## 1 · A count that says nothing
#
# In lesson 01 a unit learned from its mistakes: a class was right or wrong, and wrong ones were counted. Now the answer
# is a number. At x = 1, 2, 3 we measured y = 1, 2, 3, and look for the weight w of the line ŷ = w·x.
# (You see the answer. The machine does not.)
#
# Let us count again: a point is hit, or it is missed. **Predict before you run:** of a thousand random weights between −1
# and 3, how many hit all three points? How many hit at least one?

# %%
X, y = data.slide_points()
guesses = np.random.default_rng(0).uniform(-1, 3, 1000)
misses = [int(np.sum(X @ np.array([guess]) != y)) for guess in guesses]
print(f"{len(guesses)} guesses: the best one misses {min(misses)} of 3 points, the worst one {max(misses)}")
hits_and_misses(X, y, w=0.5, tried=guesses[:150])

# %% [markdown]
# All thousand miss all three. Worse: no guess is told that it came closer than another. The count is flat land with a
# single hole, and on flat land there is no downhill.
#
# Look at the dotted lines in the left picture instead. Turn the line up a little, and all three get shorter.
# **What if we counted how far off the line is, and not only that it is off?**

# %% [markdown]
# ## 2 · How far off
#
# Take the line with w = 0.5 and write down every error, target minus prediction:
#
# | x | y | ŷ = 0.5 · x | e = y − ŷ | e² |
# |---|---|---|---|---|
# | 1 | 1 | 0.5 | 0.5 | 0.25 |
# | 2 | 2 | 1 | 1 | 1 |
# | 3 | 3 | 1.5 | 1.5 | 2.25 |
#
# Adding up the errors themselves would not do: two misses of +3 and −3 would add up to a perfect 0. So each is squared
# first. A square is never negative, and a miss three times as far costs nine times as much.

# %% [markdown]
# Half the sum of the squares is what this course calls the **error** of the weights:
#
# $$E(w) = \frac12 \sum_{j=1}^{n} \bigl(y_j - \hat y_j\bigr)^2, \qquad
# E(0.5) = \tfrac12\,(0.25 + 1 + 2.25) = 1.75$$
#
# The ½ changes nothing about which w is best. It is there to cancel a 2 that will turn up in section 3.
#
# **Predict, with pencil and paper:** what is E at w = 0, at w = 1 and at w = 2? Put your numbers into the next cell.
# A wrong guess costs nothing; no guess costs you the surprise.

# %%
guess_0, guess_1, guess_2 = None, None, None  # E at w = 0, at w = 1, at w = 2

# %% [markdown]
# ### Exercise 1: the squared error ●○○ · 6 min
#
# Write `sse` (*sum of squared errors*, with the ½): E for any number of samples and weights. By hand, for practice: one
# sample x = (1, 2) with y = 3, at w = (2, 1). The prediction is 1·2 + 2·1 = 4, the error −1, and E is ½.
#
# <details><summary>Hint 1: where to look</summary>
#
# Three quantities, one after the other: the predictions (n of them), the errors (n), the error of all (one number).
# The table above has a column for each of the first two.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `X @ w` turns d weights into n predictions, one a row of X. `** 2` squares every entry of an array, `np.sum` adds them up.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Half of the sum of (targets minus predictions) squared: one line will do. y and the predictions both have shape (n,);
# if you reshape one of them into a column, their difference becomes a whole table.
# </details>


# %% nbgrader={"grade": false, "grade_id": "sse", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sse(w, X, y):
    """Return E(w) = ½ Σ (y − ŷ)² with ŷ = Xw, one number.

    w: (d,); X: (n, d); y: (n,).
    """
    ### BEGIN SOLUTION
    return 0.5 * np.sum((y - X @ w) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sse_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the error of some lines") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(sse, np.array([1.0]), X, y).gives(0.0, E3=6.0)
    check(sse, np.array([0.0]), X, y).gives(
        7.0, E1=14.0, E2=7 / 3, E3=21.0, D9=4.5, M02a=14 / 3, M02b=18.0, M02c=lambda v: abs(v) in (3.0, 6.0),
        M02d=lambda v: min(abs(v - 14**0.5), abs(v - 7**0.5), abs(v - 3.5**0.5)) < 1e-6, M02e=shaped(3), M02f=0.5,
        N2=changed,
    )  # fmt: skip
    check(sse, np.array([2.0]), X, y).gives(
        7.0, E1=14.0, E2=7 / 3, E3=33.0, D9=4.5, M02a=14 / 3, M02b=18.0, M02c=lambda v: abs(v) in (3.0, 6.0),
        M02d=lambda v: min(abs(v - 14**0.5), abs(v - 7**0.5), abs(v - 3.5**0.5)) < 1e-6, M02e=shaped(3), M02f=0.5,
        N2=changed,
    )  # fmt: skip
    X, y = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 1.5], [1.0, 3.0]]), np.array([1.0, 2.0, -3.0, 4.0])
    check(sse, np.array([0.5, -1.0]), X, y).gives(
        26.375, E1=52.75, E2=6.59375, E3=97.5, D9=21.125, M02a=13.1875, M02b=28.125,
        M02c=lambda v: abs(v) in (3.75, 5.75, 7.5, 11.5), M02e=shaped(4), M02f=3.125, N2=changed,
        M02d=lambda v: min(abs(v - 52.75**0.5), abs(v - 26.375**0.5), abs(v - 0.5 * 52.75**0.5)) < 1e-6,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "sse_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, the arguments left alone, a second call, float32 numbers.
### BEGIN HIDDEN TESTS
def one_of(*values):
    return lambda v: any(abs(v - value) <= 1e-4 * abs(value) for value in values)


with Checks("the error of random lines", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        arrays = case.normal(d), case.normal(n, d), case.normal(n, scale=2.0)
        w, X, y = (a.astype(float) for a in arrays)
        e = y - X @ w
        E, length = 0.5 * e @ e, np.sqrt(e @ e)
        check(sse, *arrays).gives(
            E,
            E1=2 * E,
            E2=E / n,
            E3=0.5 * np.sum((y[:, np.newaxis] - X @ w) ** 2),
            D9=0.5 * e[-1] ** 2,
            M02a=2 * E / n,
            M02b=0.5 * e.sum() ** 2,
            M02c=one_of(*(c * s for c in (0.5, 1.0) for s in (e.sum(), -e.sum(), np.abs(e).sum()))),
            M02d=one_of(length, length / 2, length / np.sqrt(2)),
            M02e=shaped(n),
            M02f=0.5 * e[0] ** 2,
            N2=changed,
        )
### END HIDDEN TESTS

# %%
if written(sse):
    X, y = data.slide_points()
    for w, guess in ((0.0, guess_0), (1.0, guess_1), (2.0, guess_2)):
        said = "nothing" if guess is None else guess
        print(f"w = {w:.0f}: you predicted {said}, your function says {sse(np.array([w]), X, y):g}")
    error_squares(X, y, w=0.5, at=[0, 0.5, 1, 2])

# %% [markdown]
# Now every w has a height. E over all weights is called the **error surface**; over a single weight it is a curve. The
# flat land of section 1 has become a parabola, with one lowest point at w = 1.
#
# > **You may have seen other numbers.** Some lecture slides print E(0) = 4.5 and E(2) = 4.5 below the very sum
# > ½ ((1 − 0)² + (2 − 0)² + (3 − 0)²). That sum is ½ (1 + 4 + 9) = **7**, and at w = 2 it is 7 as well. (The mean of the
# > squares would be 4.67. And 4.5 is what the third point adds on its own.) Printed numbers can be wrong: compute them.

# %% [markdown]
# ## 3 · Which way is down?
#
# Stand at w = 0, at height 7. The machine sees no picture; it can only compute E at one w after the other. Two ways to
# feel the slope under its feet: a look ahead by a small h, or a look ahead and a look back:
#
# $$\frac{E(w + h) - E(w)}{h} \qquad\text{and}\qquad \frac{E(w + h) - E(w - h)}{2h}$$
#
# **Predict:** which of the two comes nearer to the true slope, and how small must h be?

# %%
if written(sse):
    X, y = data.slide_points()
    E = {h: sse(np.array([h]), X, y) for h in (0.0, 1.0, -1.0, 0.1, -0.1, 0.01, -0.01)}
    print("    h    a look ahead   ahead and back")
    for h in (1.0, 0.1, 0.01):
        print(f"{h:5.2f} {(E[h] - E[0.0]) / h:15.2f} {(E[h] - E[-h]) / (2 * h):16.2f}")

# %% [markdown]
# The look ahead is off by 7h. The look in both directions gives −14 at once: on a parabola the two faults cancel, for
# any h. Let w grow by a little, and E falls fourteen times as much.
#
# Feeling around costs two evaluations of E for every weight. A formula gives all slopes in one go. Take one sample
# first: E = ½ e², and e = y − w·x. When w grows by 1, e falls by x. The chain rule puts the two together:
#
# $$\frac{\partial E}{\partial w} = \frac{\partial E}{\partial e} \cdot \frac{\partial e}{\partial w}
# = e \cdot (-x)$$
#
# Here is the 2 that the ½ cancels: without the ½, the first factor would be 2e.

# %% [markdown]
# E is a sum over the samples, so its slope is a sum, too. At w = 0:
#
# | x | e | its part of the slope, −e · x |
# |---|---|---|
# | 1 | 1 | −1 |
# | 2 | 2 | −4 |
# | 3 | 3 | −9 |
#
# Together −14, as we felt. With several weights, each has a slope of its own. All of them in one vector are the
# **gradient**, ∇E; and one matrix product computes it:
#
# $$\frac{\partial E}{\partial w_i} = -\sum_{j=1}^{n} \bigl(y_j - \hat y_j\bigr)\, x_{ji}
# \qquad\text{or}\qquad \nabla E = -X^\top (y - Xw)$$

# %% [markdown]
# ### Exercise 2: the gradient ●●○ · 8 min
#
# Write `sse_grad`: the gradient of `sse`, one slope for each weight. Sum over the samples, don't average. By hand first:
# on the three points at w = 2, are the predictions too high or too low? Which sign must the slope have?
#
# <details><summary>Hint 1: where to look</summary>
#
# The formula on the right has three parts: the errors (n of them), Xᵀ (d × n), and a sign. Write down the shape of
# each before you write code.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `X.T` is X turned over. Xᵀ times a vector of n numbers gives d numbers: for each weight the sum over the samples
# that the formula on the left asks for.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Minus (X turned over, applied to target minus prediction). You may also swap the two in the difference, and then there
# is no minus in front. In doubt: at w = 0 on the three points, growing w lowers E, so the slope there is negative.
# </details>


# %% nbgrader={"grade": false, "grade_id": "sse_grad", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sse_grad(w, X, y):
    """Return the gradient of E(w) = ½ Σ (y − Xw)²: the slope of E in each weight, shape (d,).

    w: (d,); X: (n, d); y: (n,).
    """
    ### BEGIN SOLUTION
    return -X.T @ (y - X @ w)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sse_grad_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the gradient at three places") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(sse_grad, np.array([0.0]), X, y).gives(
        [-14.0], G1=[14.0], G2=lambda v: np.allclose(v, -6.0), G3=[-28.0], G4=[-14 / 3], E3=shaped(1, 3), D9=[-9.0],
        M02f=[-1.0], M02g=[-36.0], M02h=[-36.0], M02i=[0.0], M02j=shaped(3, 1), N2=changed,
        M02k=lambda v: np.ndim(v) == 0 and np.allclose(v, -14.0),
    )  # fmt: skip
    check(sse_grad, np.array([2.0]), X, y).gives(
        [14.0], G1=[-14.0], G2=lambda v: np.allclose(v, 6.0), G3=[28.0], G4=[14 / 3], E3=shaped(1, 3), D9=[9.0],
        M02f=[1.0], M02g=[36.0], M02h=[-36.0], M02i=[28.0], M02j=shaped(3, 1), N2=changed,
        M02k=lambda v: np.ndim(v) == 0 and np.allclose(v, 14.0),
    )  # fmt: skip
    X, y = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 1.5], [1.0, 3.0]]), np.array([1.0, 2.0, -3.0, 4.0])
    check(sse_grad, np.array([0.5, -1.0]), X, y).gives(
        [-7.5, -21.0], G1=[7.5, 21.0], G2=lambda v: np.allclose(v, -7.5), G3=[-15.0, -42.0], G4=[-1.875, -5.25],
        E3=shaped(2, 4), D9=[-6.5, -19.5], M02f=[-2.5, -5.0], M02g=[-30.0, -41.25], M02h=[-52.75, -145.0],
        M02i=[-3.5, -13.5], M02j=shaped(4, 2), N2=changed, M02k=lambda v: np.ndim(v) == 0 and np.allclose(v, -28.5),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "sse_grad_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: against a look ahead and back at E itself, other sizes, one sample, float32 numbers.
### BEGIN HIDDEN TESTS
def half_sse(w, X, y):
    return 0.5 * np.sum((y - X @ w) ** 2)


with Checks("the gradient at random places", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        arrays = case.normal(d), case.normal(n, d), case.normal(n, scale=2.0)
        w, X, y = (a.astype(float) for a in arrays)
        # E is quadratic in w, so the difference is exact for any h, and 1 keeps the rounding smallest.
        slope = np.array([half_sse(w + h, X, y) - half_sse(w - h, X, y) for h in np.eye(d)]) / 2
        e = y - X @ w
        check(sse_grad, *arrays).gives(
            slope,
            G1=-slope,
            G2=lambda v, e=e: np.allclose(np.abs(v), abs(e.sum()), rtol=1e-4),
            G3=2 * slope,
            G4=slope / n,
            E3=shaped(d, n),
            D9=-e[-1] * X[-1],
            M02f=-e[0] * X[0],
            M02g=-e.sum() * X.sum(axis=0),
            M02h=-X.T @ e**2,
            M02i=X.T @ X @ w,
            M02j=shaped(n, d),
            M02k=lambda v, slope=slope: np.ndim(v) == 0 and np.allclose(v, np.sum(slope), rtol=1e-4),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# Never trust a formula for a gradient before you have felt the ground. Below, your formula meets your `sse`, looked at ahead and back, at a
# random place with three weights. (Lesson 09 does the same to a whole network.)

# %%
if written(sse, sse_grad):
    rng = np.random.default_rng(1)
    w, X, y = rng.normal(size=3), rng.normal(size=(5, 3)), rng.normal(size=5)
    felt = [(sse(w + h, X, y) - sse(w - h, X, y)) / (2 * 0.001) for h in 0.001 * np.eye(3)]
    print("felt:   ", np.round(felt, 6))
    print("formula:", np.round(sse_grad(w, X, y), 6))

# %% [markdown]
# With two weights, E is no curve but a bowl over a plane. Here it is from above, for a line with intercept through 12
# noisy points. Each ring joins weights of equal error, like a contour line on a map. The arrows are yours.

# %%
if written(sse_grad):
    X, y = data.noisy_line(n=12, seed=1)
    X = np.column_stack([np.ones(12), X])
    places = np.array([[-1.0, 0.5], [2.6, 0.6], [3.4, 2.2], [0.9, 3.9], [-1.0, 3.2], [1.0, 0.3]])
    uphill_arrows(
        X,
        y,
        places,
        np.array([sse_grad(w, X, y) for w in places]),
        names=("weight w₀ (intercept)", "weight w₁ (slope)"),
        caption=(
            "The gradient at six places. Look at the angle between each arrow and its ring, and at the lengths. Where "
            "do the arrows point: to the lowest point, or away from it?"
        ),
    )

# %% [markdown]
# They stand at right angles to the rings and point **uphill**, the steepest way up. So the steepest way down is the
# other direction. That minus is the whole idea of the next section.

# %% [markdown]
# ## 4 · Walking down
#
# The recipe is one line. From where you stand, step *against* the gradient, and make the step longer where the
# ground is steeper:
#
# $$w \leftarrow w - \eta\, \nabla E(w), \qquad\text{or}\qquad \Delta w_i = -\eta\, \frac{\partial E}{\partial w_i}$$
#
# On the three points, with η = 0.05:
#
# | w | slope | step = −0.05 · slope | E |
# |---|---|---|---|
# | 0 | −14 | 0.7 | 7 |
# | 0.7 | −4.2 | 0.21 | 0.63 |
# | 0.91 | −1.26 | 0.063 | 0.0567 |
#
# **Predict:** and if you start at w = 2, on the other side of the valley? In which direction goes the first step?

# %% [markdown]
# ### Exercise 3: gradient descent ●●○ · 9 min
#
# Write `gd`. It gets the slope as a *function*, `grad`, and so it can walk on any surface, not only on this
# one. Return every place it has been to: the start first, then one row for each step. Leave `w0` as it was.
#
# <details><summary>Hint 1: where to look</summary>
#
# `grad(w)` gives the gradient at w. It must be asked anew after every step, at the new place: the ground changes.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `w -= …` changes the array that w is a name for, and with it everything you have stored of it, and the caller's `w0`.
# `w = w - …` makes a new array. `np.array(a_list_of_rows)` turns a list of k arrays of shape (d,) into one of shape (k, d).
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A list that begins with the start. A loop over the steps; each turn takes the last place in the list, works out the
# next one, and appends it. So there is one row more than there are steps.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gd", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gd(grad, w0, eta, steps):
    """Walk downhill by gradient descent, and return the path.

    grad: a function that takes weights (d,) and returns the gradient there (d,). w0: the start, (d,). eta: step size.
    steps: how many. Returns (steps + 1, d): the start, and the weights after each step. w0 is left alone.
    """
    ### BEGIN SOLUTION
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gd_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def slope(w):
    return 14 * (w - 1)


def slopes(w):
    return np.array([1.0, 5.0]) * (w - np.array([2.0, -1.0]))


def is_one_of(*paths):
    return lambda v: any(np.shape(v) == p.shape and np.allclose(v, p) for p in paths)


with Checks("two walks") as check:
    path = np.array([[0.0], [0.7], [0.91], [0.973]])
    check(gd, slope, np.array([0.0]), 0.05, 3).gives(
        path, G5=like([[0.0], [-0.7], [-1.89], [-3.913]], a=7.0, b=168.96),
        G6=is_one_of(path[1:], path[[3, 1, 2, 3]], path[[3, 3, 3, 3]]),
        M02l=path[-1], M02m=path[:-1],
        M02n=[[0.0], [0.7], [0.91], [0.973], [0.9919]], M02o=[[0.0], [0.7], [1.4], [2.1]],
        M02p=[[0.0], [14.0], [-168.0], [2198.0]], M02q=path[:2], N2=changed,
    )  # fmt: skip
    path = np.array([[4.0, 0.0], [3.8, -0.5], [3.62, -0.75]])
    check(gd, slopes, np.array([4.0, 0.0]), 0.1, 2).gives(
        path, G5=like([[4.0, 0.0], [4.2, 0.5], [4.42, 1.25]], a=4.5, b=15.584),
        G6=is_one_of(path[1:], path[[2, 1, 2]], path[[2, 2, 2]]),
        M02l=path[-1], M02m=path[:-1],
        M02n=[[4.0, 0.0], [3.8, -0.5], [3.62, -0.75], [3.458, -0.875]], M02o=[[4.0, 0.0], [3.8, -0.5], [3.6, -1.0]],
        M02p=[[4.0, 0.0], [2.0, -5.0], [2.0, 15.0]], M02q=path[:2], M02r=[[0.0, 0.0], [0.2, -0.5], [0.38, -0.75]], N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "gd_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other surfaces and starts, no step at all, w0 left alone, float32 numbers.
### BEGIN HIDDEN TESTS
def walk(grad, w, eta, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)


def is_one_of(paths):
    return lambda v: any(np.shape(v) == np.shape(p) and np.allclose(v, p, rtol=1e-4) for p in paths)


def clues(grad, E, w, eta, steps):
    """What the known mistakes give on this walk. E: the height at a place."""
    path, up = walk(grad, w, eta, steps + 1), walk(grad, w, -eta, steps)
    right, last = path[:-1], path[[-2]]
    return {
        "G5": like(is_one_of([up]), a=float(E(up[0])), b=float(E(up[-1]))),
        "G6": is_one_of([right[1:], np.vstack([last] * (steps + 1)), np.vstack([last, right[1:]])]),
        "M02l": is_one_of([right[-1]]),
        "M02m": is_one_of([right[:-1]]),
        "M02n": is_one_of([path]),
        "M02o": is_one_of([w - eta * np.outer(np.arange(steps + 1), grad(w))]),
        "M02p": is_one_of([walk(grad, w, 1.0, steps)]),
        "M02q": is_one_of([right[:2]]),
        "M02r": is_one_of([walk(grad, np.zeros(len(w)), eta, steps)]),
        "N2": changed,
    }  # fmt: skip


with Checks("walks on random surfaces") as check:
    for case in check.cases(6):
        n, d = case.sizes(2, 2, 6)
        X, y = case.rng.normal(size=(n, d)), case.rng.normal(size=n)
        w0 = case.normal(d, scale=2.0)
        eta, steps = float(f"{0.7 / np.linalg.eigvalsh(X.T @ X)[-1]:.4g}"), case.integers(3, 6)

        def bowl(w, X=X, y=y):
            return X.T @ (X @ w - y)

        def height(w, X=X, y=y):
            return 0.5 * np.sum((y - X @ w) ** 2)

        w = w0.astype(float)
        check(gd, bowl, w0, eta, steps).gives(walk(bowl, w, eta, steps), **clues(bowl, height, w, eta, steps))
    w0 = check.rng.uniform(1.0, 2.0, size=3)
    check(gd, np.tanh, w0, 0.4, 4).gives(
        walk(np.tanh, w0, 0.4, 4), says="gd walks on a surface that is no parabola",
        **clues(np.tanh, lambda w: np.sum(np.log(np.cosh(w))), w0, 0.4, 4),
    )  # fmt: skip
    check(gd, np.tanh, np.zeros(2), 0.4, 3).gives(
        np.zeros((4, 2)), says="on level ground, too, there is a row for every step", N2=changed,
        M02l=lambda v: np.shape(v) == (2,), M02m=lambda v: np.shape(v) == (3, 2), M02n=lambda v: np.shape(v) == (5, 2),
        M02q=lambda v: np.shape(v) == (2, 2), G6=lambda v: np.shape(v) == (3, 2),
    )  # fmt: skip
    check(gd, np.tanh, w0, 0.4, 0).gives(
        [w0], says="without any step the path is the start alone", M02l=lambda v: np.shape(v) == (3,), N2=changed,
        M02n=lambda v: np.shape(v) == (2, 3), G6=lambda v: np.size(v) == 0,
    )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# Let your `gd` walk on the parabola, six steps from w = 0, with three step sizes. **Predict** for each: does it come
# down from one side, or does it jump across the valley? Which is nearest to w = 1 in the end?

# %%
if written(sse_grad, gd):
    X, y = data.slide_points()
    parabola_walks(
        X,
        y,
        {
            f"η = {eta}": gd(lambda w: sse_grad(w, X, y), np.array([0.0]), eta, 6)
            for eta in (0.02, 0.1, 0.14)
        },
        caption=(
            "The same surface and the same start. Count the steps on each side of the valley. Too short a step "
            "creeps; too long a step jumps across, and lands nearly as high as it began."
        ),
    )  # fmt: skip

# %% [markdown]
# > **"Repeat until you converge to a local minimum."** So say many slides, and for this E the warning comes too early. A
# > *local* minimum is a place that is lower than its surroundings but perhaps not the lowest of all. For a linear
# > ŷ = Xw there is no such trap: E is a bowl, and wherever the ground is level, it is as low as it gets (section 7 says
# > why). So it does not matter either where you start. Local minima become a matter with hidden layers, from lesson 09 on.

# %% [markdown]
# ## 5 · How long may a step be?
#
# "Learning rate, range [0, 1]", say some slides; "for example 0.001", say others. Try it. The slider runs your `gd`,
# twelve steps from w = 0, on the three points. **Find three values:** where the walk arrives in a single step, where it
# begins to jump across, and where it begins to fly apart.

# %% tags=["play"]
if written(sse_grad, gd):
    step_size_slider(gd, sse_grad)

# %% [markdown]
# One line of algebra explains all three. On these points the slope is 14 (w − 1), with 14 = 1² + 2² + 3². So a step
# turns the distance from the lowest point into
#
# $$w - 1 \;\leftarrow\; (w - 1) - \eta \cdot 14\,(w - 1) = (1 - 14\,\eta)\,(w - 1)$$
#
# Every step multiplies the distance by the same factor:
#
# | η | factor 1 − 14η | what the walk does |
# |---|---|---|
# | 0.05 | 0.3 | comes nearer from one side |
# | 1/14 ≈ 0.071 | 0 | arrives in one step |
# | 0.1 | −0.4 | jumps across, comes nearer |
# | 2/14 ≈ 0.143 | −1 | jumps to and fro for ever |
# | 0.15 | −1.1 | flies apart |

# %% [markdown]
# So a walk arrives if and only if the factor lies between −1 and 1: **0 < η < 2/14**. There is no range [0, 1]. At
# η = 0.5, the middle of it, each step multiplies the distance by −6.
#
# The 14 comes from the data: it says how fast the slope itself changes, the **curvature** of the parabola. A strongly
# curved valley wants short steps. Now to valleys with several weights, which may be curved more in one direction
# than in another.

# %% [markdown]
# Take two samples, (1, 0) and (0, 3), so that ŷ is w₀ for the first and 3w₁ for the second. Then
# E = ½ (y₁ − w₀)² + ½ (y₂ − 3w₁)²: two parabolas that do not know of each other. In w₀ the curvature is 1, in
# w₁ it is 9. A step multiplies the two distances by 1 − η and by 1 − 9η.
#
# The first would love η = 1. The second flies apart beyond 2/9. Both get the same η. **The steepest direction sets the
# limit, and the flattest one has to wait.**

# %% [markdown]
# Every bowl is like that, perhaps turned: it has d directions at right angles, each with a curvature λ of its own. They are
# the *eigenvectors* and *eigenvalues* of one matrix that the data make:
#
# $$X^\top X = \begin{pmatrix} 1 & 0 \\ 0 & 9 \end{pmatrix} \text{ here}, \qquad
# \text{and a walk arrives if } \; 0 < \eta < \frac{2}{\lambda_{\max}(X^\top X)}$$
#
# `np.linalg.eigvalsh(A)` returns the eigenvalues of a symmetric matrix A, smallest first.

# %% [markdown]
# ### Exercise 4: the largest stable step ●●○ · 8 min
#
# Write `max_stable_eta`: the bound for given samples. It needs no y and no w: why not? By hand: what is the bound for
# the three points, and for the two samples above?
#
# <details><summary>Hint 1: where to look</summary>
#
# The curvature of E is how its slope changes when w does. In ∇E = −Xᵀ(y − Xw), which part changes with w?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# XᵀX is d × d, one row and column for each weight. On the three points it is the single number 14. With more weights
# its diagonal alone is not enough: when the bowl is turned, the steepest direction lies between the axes.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A matrix, its largest eigenvalue, and a division. The number on top is the one of the formula: a step may jump past
# the lowest point by up to as much as it was away.
# </details>


# %% nbgrader={"grade": false, "grade_id": "max_stable_eta", "locked": false, "schema_version": 3, "solution": true, "task": false}
def max_stable_eta(X):
    """Return the step size below which gradient descent on E = ½ Σ (y − Xw)² arrives, from any start.

    X: (n, d), not all zero. Returns one number, 2/λ, where λ is the largest eigenvalue of XᵀX.
    """
    ### BEGIN SOLUTION
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "max_stable_eta_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def about(*values):
    return lambda v: any(abs(v - value) < 1e-6 for value in values)


with Checks("the bound for three data sets") as check:
    check(max_stable_eta, np.array([[1.0], [2.0], [3.0]])).gives(
        1 / 7, G7=like(1 / 14, eta="η = 0.13"), M02t=2 / 14**0.5, M02u=3 / 7, M02v=about(14.0, 7.0, 28.0), N2=changed
    )
    check(max_stable_eta, np.array([[1.0, 0.0], [0.0, 3.0]])).gives(
        2 / 9, G7=like(about(1 / 9, 0.2, 0.1), eta="η = 0.21"), M02s=2.0, M02t=2 / 3, M02u=4 / 9,
        M02v=about(9.0, 4.5, 18.0), N2=changed,
    )  # fmt: skip
    check(max_stable_eta, np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 1.5], [1.0, 3.0]])).gives(
        0.1089503362, G7=like(about(0.0544751681, 0.0987654321, 0.0493827160), eta="η = 0.1"), M02s=1.0565172905,
        M02t=0.4667983, M02u=0.4358013449, M02v=about(18.3569879, 9.1784939, 36.7139758), M02w=2 / 16.25, N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "max_stable_eta_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data of other sizes, one sample, more weights than samples, float32 numbers.
### BEGIN HIDDEN TESTS
def one_of(*values):
    return lambda v: any(abs(v - value) <= 1e-4 * abs(value) for value in values)


with Checks("the bound for random data", thorough=True) as check:
    for case in check.cases(7):
        n, d = case.sizes(2, 2)
        X = case.normal(n, d)
        curvature = X.astype(float).T @ X.astype(float)
        values = np.linalg.eigvalsh(curvature)
        bound = 2 / values[-1]
        check(max_stable_eta, X).gives(
            bound,
            G7=like(one_of(bound / 2, 2 / values.sum(), 1 / values.sum()), eta=f"η = {0.95 * bound:.3g}"),
            M02s=lambda v, low=values[0], bound=bound: abs(v) > 1.001 * bound and abs(v * low - 2) < 1e-3,
            M02t=2 / np.sqrt(values[-1]),
            M02u=bound * n,
            M02v=one_of(1 / bound, 2 / bound, 4 / bound),
            M02w=2 / np.diag(curvature).max(),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# Is it really a bound? Below, your `gd` walks 300 steps on the 12 noisy points, with a step size one percent below your
# bound, and with one that is one percent above.

# %%
if written(sse, sse_grad, gd, max_stable_eta):
    X, y = data.noisy_line(n=12, seed=1)
    X = np.column_stack([np.ones(12), X])
    for share in (0.99, 1.01):
        eta = share * max_stable_eta(X)
        path = gd(lambda w: sse_grad(w, X, y), np.zeros(2), eta, 300)
        print(f"η = {share} of the bound: E goes from {sse(path[0], X, y):.1f} to {sse(path[-1], X, y):,.1f}")

# %% [markdown]
# Real data have units, and units are curvature. In 1929 Edwin Hubble published distances and velocities of 24
# galaxies, and the line through them became a chief witness that the universe expands. (Georges Lemaître had worked out the
# relation in 1927; the law bears both names today.)
#
# Astronomers write such distances in millions of parsecs (Mpc); thousands of parsecs (kpc) would be as right.
# **Predict:** what does that change of units do to the largest stable η of the line ŷ = w · distance?

# %%
if written(max_stable_eta):
    distance, velocity = nebulae()
    for unit, X in (("Mpc", distance), ("kpc", 1000 * distance)):
        print(f"distances in {unit}, up to {X.max():6.0f}: η must stay below {max_stable_eta(X):.3g}")

# %% [markdown]
# The same galaxies, and a bound that is a million times smaller. No "range" and no "example" survives that.
#
# A line with intercept has two weights, and units decide how *round* the bowl is. Standardised distances (lesson 00:
# mean 0, spread 1) make it a perfect circle. **Predict:** twelve steps with the same η = 0.04 in both bowls, where do
# they end?

# %%
if written(sse_grad, gd):
    distance, velocity = nebulae()
    ones = np.ones(24)
    mpc = np.column_stack([ones, distance])
    scaled = np.column_stack([ones, (distance - distance.mean()) / distance.std()])
    bowls = {
        title: (X, velocity, gd(lambda w, X=X: sse_grad(w, X, velocity), np.zeros(2), 0.04, 12))
        for title, X in (("distances in Mpc", mpc), ("distances standardised", scaled))
    }
    two_bowls(
        bowls,
        dict.fromkeys(bowls, ("w₀: velocity at 0 (km/s)", "w₁: velocity per unit")),
        caption=(
            "Left: a narrow bowl. The walk zigzags across the steep direction, for which η is nearly too long, and creeps "
            "along the flat one, for which it is too short. Right: a round bowl has one curvature, and one step "
            "nearly arrives."
        ),
    )

# %% [markdown]
# How much this matters: steps from w = 0, each time with η = 1/λmax, until E is within one percent of its lowest:
#
# | distances in | λmax / λmin | steps |
# |---|---|---|
# | kpc | 3.8 million | 156,224 |
# | Mpc | 10.4 | 19 |
# | standardised | 1 | 1 |
#
# Nothing about the universe changed from row to row. **Standardise your inputs** is the cheapest advice in this course.

# %% [markdown]
# ## 6 · To the bottom in one go
#
# Why walk at all? The lowest point is the place where the ground is level, ∇E = 0. Write that out:
#
# $$-X^\top (y - Xw) = 0 \qquad\Longleftrightarrow\qquad X^\top X\, w = X^\top y$$
#
# d equations for d weights, the *normal equations*. For one weight: w = Σxy / Σx². On the three points that is
# 14/14 = 1, and no step size was needed. A formula that gives the answer outright, like this, is called a *closed form*.

# %% [markdown]
# One thing can go wrong. Take a single sample (1, 2) with y = 10. Every w on the line w₀ + 2w₁ = 10 hits it: (10, 0),
# (0, 5), (2, 4), … The bowl has become a **valley** with a level floor, XᵀX has no inverse, and "the" lowest point
# does not exist. The same happens when a column of X is all zero, or is the sum of others.
#
# Among all the lowest points one is special: the *shortest*, the one nearest to w = 0. Here it is (2, 4).
# `np.linalg.lstsq` (for *least squares*) finds the lowest point, and in a valley the shortest one.

# %% [markdown]
# ### Exercise 5: the closed form ●●○ · 8 min
#
# Write `closed_form`: the weights with the lowest E; where there are many, the shortest of them. Use what
# `np.linalg` has to offer.
#
# <details><summary>Hint 1: where to look</summary>
#
# `help(np.linalg.lstsq)`: look at what it takes, and at how many things it returns.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.linalg.solve` and `np.linalg.inv` need a matrix that has an inverse, and XᵀX often has none. `np.linalg.pinv`, the
# *pseudo-inverse*, stands in for the inverse in such cases.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# One call that gets X and y as they are, and of the tuple that it returns the first part. Or: the pseudo-inverse of X,
# applied to y.
# </details>


# %% nbgrader={"grade": false, "grade_id": "closed_form", "locked": false, "schema_version": 3, "solution": true, "task": false}
def closed_form(X, y):
    """Return the weights (d,) with the lowest E = ½ Σ (y − Xw)²; of several such weights, the shortest.

    X: (n, d), any n and d, columns may depend on each other; y: (n,).
    """
    ### BEGIN SOLUTION
    return np.linalg.lstsq(X, y)[0]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "closed_form_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the lowest point of three surfaces") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(closed_form, X, y).gives(
        [1.0],
        E3=lambda v: np.allclose(v, 36 / 14),
        M02x=lambda v: len(v) == 4,
        M02y=shaped(2),
        M02z=shaped(1, 1),
        N2=changed,
    )
    X, y = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 1.5], [1.0, 3.0]]), np.array([1.0, 2.0, -3.0, 4.0])
    check(closed_form, X, y).gives(
        [0.6834532374, 0.2302158273], M02x=lambda v: len(v) == 4, M02y=shaped(3), M02z=shaped(2, 1),
        M02aa=[1.0, 7.5 / 16.25], M02ad=lambda v: np.allclose(v, [0.6834532374, 0.2302158273], rtol=0.02), N2=changed,
    )  # fmt: skip
    check(closed_form, np.array([[1.0, 2.0]]), np.array([10.0])).gives(
        [2.0, 4.0], M02ab=raised(Exception, "Singular matrix"), M02x=lambda v: len(v) == 4, M02z=shaped(2, 1),
        M02ac=lambda v: len(v) == 2 and abs(v[0] + 2 * v[1] - 10) < 1e-6,
        M02ad=lambda v: len(v) == 2 and np.allclose(v, [2.0, 4.0], rtol=0.02), N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "closed_form_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data, more weights than samples, a column of zeros, twin columns, float32.
### BEGIN HIDDEN TESTS
def shortest(X, y):
    """The lowest point by way of the singular values, those that are zero left out."""
    U, s, V = np.linalg.svd(X, full_matrices=False)
    keep = s > 1e-9 * s[0]
    return V[keep].T @ (U[:, keep].T @ y / s[keep])


def clues(X, y):
    n, d = X.shape
    w = shortest(X, y)
    alone = X.T @ y / np.maximum(np.sum(X**2, axis=0), 1e-12)
    return {
        "M02x": lambda v: len(v) == 4 and np.allclose(v[0], w, rtol=1e-3),
        "M02y": shaped(d + 1),
        "M02z": shaped(d, 1),
        "M02aa": lambda v: np.allclose(v, alone, rtol=1e-4),
        "M02ab": raised(Exception, "Singular matrix"),
        "M02ac": lambda v: np.allclose(X @ v, X @ w, rtol=1e-4, atol=1e-4) and np.linalg.norm(v) > 1.001 * np.linalg.norm(w),
        "M02ad": lambda v: np.allclose(v, w, rtol=0.05, atol=0.02) and np.linalg.norm(v) < np.linalg.norm(w),
        "E3": lambda v: d == 1 and np.allclose(v, X.sum() * y.sum() / np.sum(X**2), rtol=1e-4),
        "N2": changed,
    }  # fmt: skip


with Checks("the lowest point on random data", thorough=True) as check:
    for case in check.cases(6):
        # A single weight each time; and in float32 the normal equations must have digits left: many samples, few weights.
        n, d = case.sizes(2, 2, 4)
        n, d = ((n, d), (7, 1), (9, 3), (6, 2), (8, 4), (12, 2))[case.index]
        arrays = case.normal(n, d), case.normal(n, scale=2.0)
        if n == 1:
            arrays[0][:, case.integers(0, d)] = 0.0
        X, y = (a.astype(float) for a in arrays)
        check(closed_form, *arrays).gives(shortest(X, y), **clues(X, y))
    X, y = check.rng.normal(size=(3, 6)), check.rng.normal(size=3)
    X[:, 2] = 0.0
    check(closed_form, X, y).gives(
        shortest(X, y), says="with more weights than samples, the shortest of the lowest points", **clues(X, y)
    )
    X, y = check.rng.normal(size=(7, 3)), check.rng.normal(size=7)
    X[:, 1] = 0.0
    check(closed_form, X, y).gives(shortest(X, y), says="a column of zeros gets the weight 0", **clues(X, y))
    twin = check.rng.integers(1, 5, size=6).astype(float)
    X, y = np.column_stack([np.ones(6), twin, np.zeros(6), twin]), check.rng.normal(size=6)
    check(closed_form, X, y).gives(shortest(X, y), says="twin columns share their weight", **clues(X, y))
### END HIDDEN TESTS

# %%
if written(closed_form):
    distance, velocity = nebulae()
    with_ones = np.column_stack([np.ones(24), distance])
    slope, line = closed_form(distance, velocity), closed_form(with_ones, velocity)
    print(f"through the origin: {slope[0]:.0f} km/s per Mpc;  with an intercept: {line[0]:.0f} km/s and {line[1]:.0f}")
    lines_through_points(
        distance[:, 0],
        velocity,
        {"through the origin": (0.0, slope[0]), "with intercept": (line[0], line[1])},
        xlabel="distance in Mpc, as Hubble had it",
        ylabel="velocity in km/s",
        caption=(
            "Hubble's 24 galaxies of 1929 and your two lines. A few near galaxies come towards us, below 0. Would you "
            "have dared to draw a straight line through these points?"
        ),
    )

# %% [markdown]
# 424 km/s for every million parsecs. Hubble, who also worked out the Sun's own motion, came to about 500. Today's value
# is near 70: the velocities, most of them measured by Vesto Slipher, were good, and Hubble's distances several times too
# short. No method of fitting mends its data.
#
# Now let a walk and the formula meet: on Hubble's line, and in the valley of the single sample. **Predict:** in a valley with a
# level floor, where does the walk from w = 0 come to rest?

# %%
if written(sse_grad, gd, closed_form):
    distance, velocity = nebulae()
    hubble = np.column_stack([np.ones(24), distance])
    single, ten = np.array([[1.0, 2.0]]), np.array([10.0])
    for name, X, y, eta in (("Hubble's line", hubble, velocity, 0.04), ("the valley", single, ten, 0.1)):
        path = gd(lambda w, X=X, y=y: sse_grad(w, X, y), np.zeros(2), eta, 200)
        print(f"{name}: after 200 steps {np.round(path[-1], 2)}, the closed form says {np.round(closed_form(X, y), 2)}")

# %% [markdown]
# They agree, even in the valley: every step goes along rows of X and none goes sideways, so from 0 the walk ends at the shortest
# of all lowest points. So why walk? Two reasons, and the second is the one that counts:
#
# - **Size.** The network of lesson 14 has 24,790 weights. Its XᵀX would have 24,790² entries, 4.9 GB, before anything is
#   solved. A gradient has 24,790.
# - **Bends.** The normal equations are linear because ŷ = Xw is. Put one sigmoid behind it (lesson 04), and no formula
#   solves ∇E = 0 for w any more. A gradient still exists, and walking still works.

# %% [markdown]
# ## 7 · One valley, or several?
#
# A function is **convex** if between any two of its points the curve never rises above the straight line (the *chord*) that joins
# them. A bowl is convex. On a convex surface every level place is a lowest place: if there were a lower one
# elsewhere, the chord to it would lead down at once, and the surface, which is not above the chord, with it.
#
# Our E is convex for every X and y: its curvatures are the eigenvalues of XᵀX, and none of them is ever negative.

# %%
four_shapes()

# %% [markdown]
# Conventions differ from text to text: with ½ or without, a sum or a mean. Each of them multiplies E by some constant c.
# Before the quiz, work out what that does: to the place of the lowest point, to the slope, to the curvature, and so
# to the largest stable η.

# %% [markdown]
# ### Exercise 6: reading surfaces ●●○ · 7 min
#
# 1. `convex`: which of the four curves above are convex? A set of letters, as in `{"A", "B"}`.
# 2. `minimum`: E = ½ Σ (y − Xw)², for any X and y. A walk has come to a place where the gradient is zero. Then this place
#    - **A** may be a local minimum, with a lower place elsewhere;
#    - **B** is as low as E gets, though other w may be equally low;
#    - **C** is the only w where E is as low as it gets;
#    - **D** has E = 0.
# 3. `no_half`, `mean` and `units`: what becomes of the lowest w, and of the largest stable η?
#
# | | `no_half`: E without the ½ | `mean`: E divided by n | `units`: one weight, every x a thousand times as large |
# |---|---|---|---|
# | **A** | w stays, η halved | w stays, η times n | both divided by a thousand |
# | **B** | both stay | w divided by n, η stays | w divided by a thousand, η by a million |
# | **C** | both halved | w stays, η divided by n | w stays, η divided by a million |
# | **D** | w stays, η doubled | both stay | w times a thousand, η divided by a thousand |
#
# The visible test looks at the form only. Which answers are right, you learn when you hand in.
#
# <details><summary>Hint 1: where to look</summary>
#
# For the first a ruler is enough; try chords from far left to the middle as well. For the second look at section 6, at the
# valley. For the table take the three points, where everything can be computed in the head.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Having a single lowest point and being convex are two things. A constant in front of E multiplies every height, every
# slope and every curvature, and it moves nothing sideways.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# The bound is 2 divided by the curvature, so whatever the curvature is multiplied by, the bound is divided by. For the
# last column: what must w become so that w·x stays the same? And how does Σx² grow?
# </details>

# %% nbgrader={"grade": false, "grade_id": "surfaces", "locked": false, "schema_version": 3, "solution": true, "task": false}
# A set of letters, and four letters.
### BEGIN SOLUTION
### STUB convex = None
### STUB minimum = None
### STUB no_half = None
### STUB mean = None
### STUB units = None
convex = {"A", "C"}
minimum = "B"
no_half = "A"
mean = "A"
units = "B"
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "surfaces_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def letters(v):
    return [letter for letter in "".join(v).upper() if letter.isalpha()]


with Checks("the form of your answers") as check:
    check.value("convex", convex).holds(
        lambda v: letters(v) and set(letters(v)) <= set("ABCD"), "convex holds some of the letters A to D"
    )
    for name, answer in (("minimum", minimum), ("no_half", no_half), ("mean", mean), ("units", units)):
        check.value(name, answer).holds(
            lambda v: len(letters(v)) == 1 and set(letters(v)) <= set("ABCD"), f"{name} is one of the letters A to D"
        )

# %% nbgrader={"grade": true, "grade_id": "surfaces_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# When you hand in, the answers themselves are checked.
### BEGIN HIDDEN TESTS
with Checks("what the surfaces are like") as check:
    check.value("convex", convex).chooses(
        {"A", "C"},
        B="B has one valley, and is not convex all the same: lay the ruler from the valley's floor to the plain far out. The curve rises above it.",
        D="D has two valleys. Lay the ruler from one floor to the other: the hump between them rises above it.",
    )
    check.value("minimum", minimum).chooses(
        "B",
        A="For a linear ŷ the surface E is convex: a level place with a lower one elsewhere cannot exist. It can with hidden layers.",
        C="Not in every case: in a valley (section 6, the single sample) many w are equally low, and the gradient is zero at all of them.",
        D="E is 0 only where the line hits every point. Hubble's galaxies lie on no line, and their E has a lowest value far above 0.",
    )
    check.value("no_half", no_half).chooses(
        "A",
        B="E without the ½ is twice as high, and so it is twice as curved. Compute the slope on the three points: 28 (w − 1).",
        C="Doubling every height moves no place sideways: on the three points, E without the ½ is still 0 at w = 1.",
        D="The surface becomes twice as steep. Does a steeper surface allow longer steps, or shorter ones?",
    )
    check.value("mean", mean).chooses(
        "A",
        B="Dividing every height by n moves no place sideways: the lowest point stays where it is. What becomes of the curvature?",
        C="Dividing E by n makes the surface flatter. Does a flatter surface allow longer steps, or shorter ones?",
        D="Dividing E by n divides every slope and every curvature by n, so the bound, 2 divided by the curvature, cannot stay.",
    )
    check.value("units", units).chooses(
        "B",
        A="Right for w. The bound is 2 / Σx², and x is squared in it: what do you get if every x is 1000 times as large?",
        C="Right for η. But w·x, the predicted velocity, must stay what it was. If x is 1000 times as large, what is w?",
        D="w·x, the predicted velocity, must stay what it was: if x grows, w shrinks. And the bound is 2 / Σx²; x is squared in it.",
    )
### END HIDDEN TESTS

# %% [markdown]
# Curve B is worth a second look. Far from its valley it is almost level, so a walk that starts there hardly moves:
# one valley alone does not make walking easy. You will meet such plains again behind every sigmoid.
#
# > **Who was first?** Adrien-Marie Legendre printed the method of least squares, name included, in 1805. Carl Friedrich Gauss
# > printed it in 1809 and wrote that he had used it since 1795, which Legendre resented. "Gauss invented least squares" is
# > thus half of the story. Gradient descent is usually traced to Augustin-Louis Cauchy: three pages in the Paris Academy's
# > reports of 18 October 1847, with the orbits of heavenly bodies in mind. None of the three thought of learning machines.

# %% [markdown]
# ## What you have now
#
# - E = ½ Σ (y − ŷ)² gives every w a height. A count of misses is flat; E has a slope.
# - **∇E = −Xᵀ(y − Xw)** points uphill. You can feel it, too: look ahead and back, and divide by 2h.
# - Gradient descent: w ← w − η ∇E(w). It arrives for 0 < η < 2/λmax(XᵀX) and flies apart beyond. No fixed range holds:
#   the data decide, and their units.
# - Narrow bowls are slow, round ones quick. Standardise.
# - For a linear ŷ, E is convex: what is level is lowest, and `lstsq` gets there at once. With bends, only walking is left.
#
# **You can now** walk downhill on any surface whose slope you can compute, and say why a walk went astray.
#
# **What does not work yet.** You walked for a line, and not yet for a neuron that learns. And every step reads all n samples
# before it moves: what does a single one say to the weights, and why do books write that step with a *plus*? This is
# lesson 03, the delta rule. (How few samples a step can do with is a question of lesson 13.)

# %% [markdown]
# **Three things to read**
#
# 1. I. Goodfellow, Y. Bengio and A. Courville, *Deep Learning* (2016), section 4.3,
#    [deeplearningbook.org](https://www.deeplearningbook.org/contents/numerical.html): gradient descent, curvature and
#    eigenvalues in ten pages.
# 2. S. Boyd and L. Vandenberghe, *Convex Optimization* (2004), section 3.1 for what convex means and 9.3 for how fast a
#    walk arrives; [free to read](https://web.stanford.edu/~boyd/cvxbook/).
# 3. C. Lemaréchal, "Cauchy and the gradient method", *Documenta Mathematica*, extra volume ISMP (2012), 251–254: four
#    pages on what Cauchy wrote, and on what he did not prove.
#
# Also used here: E. Hubble, "A relation between distance and radial velocity among extra-galactic nebulae",
# *Proceedings of the National Academy of Sciences* 15 (1929), 168–173,
# [doi:10.1073/pnas.15.3.168](https://doi.org/10.1073/pnas.15.3.168), for the 24 galaxies; G. Lemaître's article of 1927 in
# *Annales de la Société scientifique de Bruxelles* A47, 49–59, and resolution B4 (2018) of the International Astronomical
# Union, for the name of the law; S. M. Stigler, "Gauss and the
# invention of least squares", *Annals of Statistics* 9 (1981), 465–474,
# [doi:10.1214/aos/1176345451](https://doi.org/10.1214/aos/1176345451), for Legendre and Gauss; A. Cauchy, "Méthode générale pour la
# résolution des systèmes d'équations simultanées", *Comptes rendus* 25 (1847), 536–538.
