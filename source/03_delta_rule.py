# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 03 · The delta rule
#
# **A neuron learns better when it is told how far off it was, and not only that it was wrong.**
# That one change turns learning into walking downhill.
#
# When you are done, you can
# - derive the delta rule from the squared error, every sign included;
# - write it twice: for all samples at once (batch), and for one sample after the other (online);
# - stop training at a sensible moment;
# - say before you run it whether a step size will approach smoothly, zigzag or fly apart;
# - tell Rosenblatt's rule from the delta rule, and name data on which each of them fails.
#
# **Time** 75 minutes: seven exercises (60), reading and playing (15).
# **Before** lesson 01 (the perceptron) and lesson 02 (error surfaces). What you need of them is repeated here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X` | n × d | the samples, one a row |
# | `y` | n | the targets; `t` where they are classes, −1 and +1 |
# | `w` | d | the weights; with a column of ones in `X`, `w[0]` is the bias |
# | $\hat y = Xw$ | n | the predictions, *before* any threshold |
# | $e = y - \hat y$ | n | the errors: target minus prediction |
# | $E = \frac12 \sum e^2$ | one number | what learning makes small |
# | $\eta$, `eta` | one number | the step size, or learning rate |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, like, shaped
from course.plots.boundaries import rivals, to_and_fro
from course.plots.error_surface import bowl, down_and_up
from course.plots.learning_curves import learning_curves
from course.ready import written
from course.widgets.two_balls import two_balls

# %% [markdown]
# ## 1 · A rule that never comes to rest
#
# In lesson 01 a unit learned by Rosenblatt's rule. It looks at one point after the other. A right answer changes
# nothing; after a wrong one, the weights move by a fixed share of x. If a line can separate the two classes,
# this finds one.
#
# Below are 60 points whose classes overlap: no line gets all of them. **Predict before you run:** what will the line
# do in pass 20, 30, 40? Will it settle for a compromise?


# %% nbgrader={"grade": false, "grade_id": "given_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
def rosenblatt_pass(w, X, t, eta):
    """Return the weights after one pass of Rosenblatt's rule through the samples, in order (lesson 01).

    w: (d,); X: (n, d); t: (n,), −1 or +1. Where lesson 01 writes η·t·x after a mistake, the error t − ŷ
    is ±2 here, so the same rule takes half the η.
    """
    for x, target in zip(X, t):
        guess = 1 if x @ w >= 0 else -1
        w = w + eta * (target - guess) * x
    return w


def sse(w, X, y):
    """Return E(w) = ½ Σ (y − ŷ)², the error of lesson 02."""
    return 0.5 * np.sum((y - X @ w) ** 2)


def with_ones(X):
    """Return X with a column of ones in front, so that w[0] is the bias."""
    return np.column_stack([np.ones(len(X)), X])


# %%
noisy, classes = data.blobs(60, distance=3, seed=0, labels=(-1, 1))
noisy = with_ones(noisy)

w, after_each_pass = np.zeros(3), []
for _ in range(40):
    w = rosenblatt_pass(w, noisy, classes, eta=0.1)
    after_each_pass.append(w)
to_and_fro(noisy, classes, after_each_pass, "Rosenblatt's rule")

# %% [markdown]
# Passes 8 to 11 leave three misses, two, six, nine: it never comes to rest. In pass 9 it had a line with only two
# misses, and threw it away.
#
# Look at what the rule is told. A point a hair beyond the line and a point far beyond it count the same: wrong, one
# full step. Yet the unit knows better. It computes the number w·x, which says *how far*, and then the threshold
# throws that number away. **What if we compared the target with w·x itself?**

# %% [markdown]
# ## 2 · Three points that fit in your head
#
# Take the points (1, 1), (2, 2), (3, 3) and the line ŷ = w·x through the origin. At w = 0 every prediction is 0,
# and E = ½ (1 + 4 + 9) = 7. (If your slides say 4.5 here: that is a slip. It is 7, and 7 again at w = 2.)
#
# Which way should w go? Should the third point pull harder than the first? Say it aloud, then run the cell.
# Afterwards set `w = 2.0`, predict the three pulls, and run it again.

# %%
w = 0.0

X, y = data.slide_points()
print("  x   target   prediction   error   pull = error · x")
for x, target in zip(X[:, 0], y):
    prediction = w * x
    error = target - prediction
    print(f"{x:3.0f} {target:8.1f} {prediction:12.1f} {error:7.1f} {error * x:11.1f}")
print(f"all three together pull with {np.sum((y - w * X[:, 0]) * X[:, 0]):.1f}")

# %% [markdown]
# The third point pulls nine times as hard as the first, for two reasons. Its error is three times as large. And
# x is its lever: when w grows by 1, its prediction grows by 3, so turning w does more for this point.
#
# Together they pull with 14. Follow the pull, but only a small share of it: η = 0.05 of 14 is a step of 0.7.
# At the new place, look again:
#
# | w | errors | pull | step = 0.05 · pull | E |
# |---|---|---|---|---|
# | 0 | 1, 2, 3 | 14 | 0.7 | 7 |
# | 0.7 | 0.3, 0.6, 0.9 | 4.2 | 0.21 | 0.63 |
# | 0.91 | 0.09, 0.18, 0.27 | 1.26 | 0.063 | 0.0567 |
# | 0.973 | 0.027, 0.054, 0.081 | 0.378 | 0.0189 | 0.0051 |
#
# Nobody told the steps to shrink. **Predict:** what would this table look like if we *subtracted* each step?

# %%
X, y = data.slide_points()
down_and_up(X, y, down=[0, 0.7, 0.91, 0.973], up=[0, -0.7, -1.89, -3.913])

# %% [markdown]
# ## 3 · Why error times x, and why plus
#
# Lesson 02 had a recipe for any error surface: step against the slope, Δw = −η · ∂E/∂w. It has a minus. Our steps
# above had a plus. Both are right, and this exercise is where the two meet.

# %% [markdown]
# ### Exercise 1: one step, taken apart ●○○ · 6 min
#
# One sample (x, y), one weight: ŷ = w·x, e = y − ŷ and E = ½ e². The chain rule goes from w to e to E:
#
# $$\frac{\partial E}{\partial w} = \frac{\partial E}{\partial e} \cdot \frac{\partial e}{\partial w}
# = e \cdot \frac{\partial e}{\partial w}, \qquad \Delta w = -\eta \, \frac{\partial E}{\partial w}$$
#
# Fill in the four numbers, for any x, y, w and η. Do the point x = 2, y = 6 at w = 1.5 on paper first.
#
# <details><summary>Hint 1: where to look</summary>
#
# Write e out in full, e = y − w·x, before you differentiate. Which letters in it are fixed, and which one moves?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Let w grow by a little, with x = 2. Does the prediction rise or fall? And the error, which is target *minus*
# prediction? That gives the sign of ∂e/∂w; how fast it changes gives its size.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Each line uses the lines above it: the third is a product of two numbers you have, the fourth takes the third and
# applies the recipe, minus included. Count the minus signs on the way.
# </details>


# %% nbgrader={"grade": false, "grade_id": "derive_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def derive_step(x, y, w, eta):
    """Return the four numbers of one step of the delta rule: error, ∂error/∂w, ∂E/∂w, Δw.

    x, y, w, eta: numbers. The error is target minus prediction; E = ½ error². Returns a tuple of four numbers.
    """
    ### BEGIN SOLUTION
    ### STUB error = ...        # target minus prediction
    ### STUB error_slope = ...  # ∂error/∂w: how the error changes when w grows
    ### STUB E_slope = ...      # ∂E/∂w, by the chain rule
    ### STUB delta_w = ...      # the step: minus eta times the slope of E
    ### STUB raise NotImplementedError()  # take this line away when the four numbers are there
    error = y - w * x
    error_slope = -x
    E_slope = error * error_slope
    delta_w = -eta * E_slope
    ### END SOLUTION
    return error, error_slope, E_slope, delta_w


# %% nbgrader={"grade": true, "grade_id": "derive_step_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("one step, taken apart") as check:
    low = check(derive_step, 2.0, 6.0, 1.5, 0.1).holds(lambda v: len(v) == 4, "four numbers come back").value
    check.value("error at x = 2, y = 6, w = 1.5", low[0]).gives(3.0, M03a=-3.0, D6=5.0)
    check.value("∂error/∂w there", low[1]).gives(-2.0, M03b=2.0, M03a=2.0, G2=-1.0, M03s=-1.5)
    check.value("∂E/∂w there", low[2]).gives(-6.0, G1=6.0, M03b=6.0, D5=-12.0, G2=-3.0, M03s=-4.5, D6=-10.0)
    check.value("Δw there, η = 0.1", low[3]).gives(
        0.6, D1=like(-0.6, a=4.5, b=8.82), G1=-0.6, M03b=-0.6, D5=1.2, D2=6.0, M03c=2.1, G2=0.3, M03s=0.45, D6=1.0
    )  # fmt: skip
    high = check(derive_step, 0.5, -1.0, 4.0, 0.2).value
    check.value("error at x = 0.5, y = −1, w = 4", high[0]).gives(-3.0, M03a=3.0, D6=-2.0)
    check.value("Δw there, η = 0.2", high[3]).gives(
        -0.3, D1=like(0.3, a=4.5, b=4.96125), G1=0.3, M03b=0.3, D5=-0.6, D2=-1.5, M03c=3.7, G2=-0.6, M03s=-2.4, D6=-0.2
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "derive_step_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other points, predictions too low and too high, negative x, float32 numbers.
### BEGIN HIDDEN TESTS
def near(a, b):
    return abs(a - b) <= 1e-4 * abs(b)


with Checks("one step at other points", thorough=True) as check:
    for case in check.cases(6):
        sign_x, sign_e = case.signs(2)
        x, error, w, eta = (case.uniform(low, high) for low, high in ((1.3, 3), (0.5, 3), (-2, 2), (0.01, 0.2)))
        x, error = float(x * sign_x), float(error * sign_e)
        numbers = [np.float32(v) for v in (x, w * x + error, w)] if case.index == 5 else [x, w * x + error, w]
        x, y, w = map(float, numbers)
        e = y - w * x
        class_error = y - (1 if w * x >= 0 else -1)
        E_low, E_high = 0.5 * e**2, 0.5 * (e * (1 + eta * x**2)) ** 2
        check(derive_step, *numbers, eta).gives(
            (e, -x, -e * x, eta * e * x),
            M03a=lambda v, e=e: near(v[0], -e),
            D6=lambda v, e=class_error: near(v[0], e),
            M03b=lambda v, x=x: near(v[1], x),
            G2=lambda v: near(v[1], -1),
            M03s=lambda v, w=w: near(v[1], -w),
            G1=lambda v, e=e, x=x: near(v[2], e * x),
            D5=lambda v, e=e, x=x: near(v[2], -2 * e * x),
            D1=like(lambda v, e=e, x=x, eta=eta: near(v[3], -eta * e * x), a=E_low, b=E_high),
            D2=lambda v, e=e, x=x: near(v[3], e * x),
            M03c=lambda v, e=e, x=x, eta=eta, w=w: near(v[3], w + eta * e * x),
        )
### END HIDDEN TESTS

# %% [markdown]
# **Two minus signs meet.** One comes from the recipe: step *against* the slope. The other hides inside e = y − w·x:
# when w grows, e falls. Together they make a plus:
#
# $$\Delta w = -\eta \cdot e \cdot (-x) = +\,\eta \, e \, x$$
#
# > **You may have seen another sign.** Some lecture slides print Δw = −η Σ (y − ŷ) x, or η Σ (y − ŷ)(−x).
# > In each, one of the two minus signs got lost, and both climb.
# > A test that takes three seconds: x = 1, y = 1, w = 0. The prediction is too low, so **w must grow**.

# %% [markdown]
# ## 4 · All samples at once
#
# E adds up over the samples, so its slope does too, and so does the step. With several weights, each has its own
# slope and its own lever xᵢ; one matrix product holds all of them:
#
# $$\Delta w_i = \eta \sum_{j=1}^{n} \bigl(y_j - \hat y_j\bigr)\, x_{ji}
# \qquad\text{or}\qquad \Delta w = \eta \, X^\top (y - Xw)$$
#
# Read the shapes: X is n × d, so y − Xw has n entries, one error a sample, and Xᵀ gathers them into d entries, one
# change a weight. No threshold anywhere: ŷ is the number w·x.

# %% [markdown]
# ### Exercise 2: the delta rule, all samples at once ●●○ · 8 min
#
# Write `delta_update_batch`: one step, from the old weights to the new ones. All samples see the same old w. Sum over
# them, don't average. The w that was handed in must still hold its old numbers afterwards.
#
# On the three points from w = 0.5 with η = 0.05: the errors are 0.5, 1, 1.5, the pulls 0.5, 2, 4.5. What comes out?
#
# <details><summary>Hint 1: where to look</summary>
#
# Three quantities, in this order: the predictions (n of them), the errors (n), the changes (d). Write the shape of
# each as a comment before you write the code.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `X @ w` turns d weights into n predictions. To go back from n errors to d changes, X has to stand the other way
# round.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Old weights, plus step size times (X turned over, applied to target minus prediction). A loop over the samples is fine
# too: then collect the changes in a separate array, and add it to w once, after the loop.
# </details>


# %% nbgrader={"grade": false, "grade_id": "delta_update_batch", "locked": false, "schema_version": 3, "solution": true, "task": false}
def delta_update_batch(w, X, y, eta):
    """Return the weights after one step of the delta rule on all samples.

    w: (d,); X: (n, d); y: (n,); eta: step size. Returns a new array (d,); w is left alone.
    """
    ### BEGIN SOLUTION
    return w + eta * X.T @ (y - X @ w)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "delta_update_batch_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("one batch step") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(delta_update_batch, np.array([0.0]), X, y, 0.05).gives(
        [0.7], D1=like([-0.7], a=7.0, b=20.23), D2=[14.0], D4=[0.7 / 3], D5=[1.4], D6=[0.4], D7=[0.3], D8=[0.582], D9=[0.45],
        E3=shaped(1, 3), N2=changed, M03d=[1.8], M03e=[0.05], M03t=[1.8],
    )  # fmt: skip
    check(delta_update_batch, np.array([0.5]), X, y, 0.05).gives(
        [0.85], D1=like([0.15], a=1.75, b=5.0575), D2=[7.5], D3=[0.35], D4=[0.5 + 0.35 / 3], D5=[1.2], D6=[0.9],
        D7=[0.65], D8=[0.791], D9=[0.725], E3=shaped(1, 3), N2=changed, M03d=[0.95], M03e=[0.525], M03t=[1.4],
    )  # fmt: skip
    X, y = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 1.5], [1.0, 3.0]]), np.array([1.0, 2.0, -3.0, 4.0])
    check(delta_update_batch, np.array([0.5, -1.0]), X, y, 0.1).gives(
        [1.25, 1.1], D1=like([-0.25, -3.1], a=26.375, b=121.71875), D2=[8.0, 20.0], D3=[0.75, 2.1],
        D4=[0.6875, -0.475], D5=[2.0, 3.2], D6=lambda v: np.allclose(v, [1.1, 0.5]) or np.allclose(v, [0.8, -0.15]),
        D7=[1.25, -0.25], D8=[1.1816875, 0.9394375], D9=[1.15, 0.95], N2=changed, M03d=[5.775, 13.5],
        M03e=[0.75, -0.5], M03t=[3.5, 3.125],
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "delta_update_batch_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, a single sample, w and X left alone, a second call, float32 numbers.
### BEGIN HIDDEN TESTS
def half_sse(w, X, y):
    return float(0.5 * np.sum((y - X @ w) ** 2))


with Checks("one batch step on random data", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        arrays = case.normal(d), case.normal(n, d), case.normal(n, scale=2.0)
        w, X, y = (a.astype(float) for a in arrays)
        eta = case.uniform(0.01, 0.1)
        e = y - X @ w
        pull = X.T @ e
        by_class = [w + eta * X.T @ (y - np.where(X @ w >= 0, 1.0, low)) for low in (-1.0, 0.0)]
        one_by_one = w
        for row, target in zip(X, y):
            one_by_one = one_by_one + eta * (target - row @ one_by_one) * row
        uphill = w - eta * pull
        check(delta_update_batch, *arrays, eta).gives(
            w + eta * pull,
            D1=like(uphill, a=half_sse(w, X, y), b=half_sse(uphill, X, y)),
            D2=w + pull,
            D3=eta * pull,
            D4=w + eta * pull / n,
            D5=w + 2 * eta * pull,
            D6=lambda v, wrong=by_class: any(np.allclose(v, b, rtol=1e-4) for b in wrong),
            D7=w + eta * e.sum(),
            D8=one_by_one,
            D9=w + eta * e[-1] * X[-1],
            N2=changed,
            M03d=w + eta * X.T @ e**2,
            M03e=w + eta * e[0] * X[0],
            M03t=w + eta * e.sum() * X.sum(axis=0),
        )
### END HIDDEN TESTS

# %% [markdown]
# Now let your function walk. Twenty steps on the three points, once with the sign you derived, once reversed.
# **Predict** the order of magnitude of the second number before you run the cell.

# %%
if written(delta_update_batch):
    X, y = data.slide_points()
    down, up = np.zeros(1), np.zeros(1)
    for _ in range(20):
        down = delta_update_batch(down, X, y, eta=0.05)
        up = up - (delta_update_batch(up, X, y, eta=0.05) - up)
    print(f"your sign, 20 steps:     w = {down[0]:12.6f}   E = {sse(down, X, y):.2g}")
    print(f"sign reversed, 20 steps: w = {up[0]:12,.0f}   E = {sse(up, X, y):.2g}")

# %% [markdown]
# Right sign: w = 1.000000. Reversed: w = −40,641, and E has passed ten billion. Each reversed step multiplies the
# distance from w = 1 by 1.7, each right step by 0.3. No error message, no crash: a wrong sign shows only in the
# numbers, so **look at E after the first steps of anything you train.**
#
# Below, both balls run on your function. Press *Step* a few times. Then find a step size at which even the right sign
# goes wrong; section 8 explains where that begins.

# %% tags=["play"]
if written(delta_update_batch):
    two_balls(delta_update_batch)

# %% [markdown]
# ## 5 · One sample after the other
#
# The sum means: read *everything*, then move once. ADALINE, the machine this rule was made for, worked otherwise: it
# was shown one pattern, adjusted, and was shown the next. Drop the sum, and each sample gets a step of its own:
#
# | sample | prediction with the w so far | error | change 0.05 · e · x | w afterwards |
# |---|---|---|---|---|
# | (1, 1) | 0 | 1 | 0.05 | 0.05 |
# | (2, 2) | 0.1 | 1.9 | 0.19 | 0.24 |
# | (3, 3) | 0.72 | 2.28 | 0.342 | 0.582 |
#
# The batch step went to 0.7. Why is the online pass a little shorter? (Look at what the second sample is compared with.)
#
# > **Two rules in one sentence.** Some texts say "for each training sample" and put a sum over all samples into the
# > very same line. Those are two different rules. *Batch*: one step a pass, with the sum. *Online* (also: stochastic,
# > sample by sample): n steps a pass, no sum.

# %% [markdown]
# ### Exercise 3: the delta rule, one sample after the other ●●○ · 8 min
#
# Write `delta_update_online`: one pass through the samples, from the first row to the last. Every sample is compared
# with the prediction of the weights *as they are by then*. Leave the w that was handed in as it was.
#
# <details><summary>Hint 1: where to look</summary>
#
# In the table above, follow the last column into the second column of the next row.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `zip(X, y)` hands you row and target together. For a single row x of shape (d,), the prediction `x @ w` is one number.
# And `w += …` on an array changes the caller's array; `w = w + …` makes a new one.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A loop over the samples; in it, an error (one number), then a new w made of the old one. The `return` stands after
# the loop, not in it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "delta_update_online", "locked": false, "schema_version": 3, "solution": true, "task": false}
def delta_update_online(w, X, y, eta):
    """Return the weights after one pass of the delta rule, a step for each sample, rows in order.

    w: (d,); X: (n, d); y: (n,); eta: step size. Returns a new array (d,); w is left alone.
    """
    ### BEGIN SOLUTION
    for x, target in zip(X, y):
        w = w + eta * (target - x @ w) * x
    return w
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "delta_update_online_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("one online pass") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(delta_update_online, np.array([0.0]), X, y, 0.05).gives(
        [0.582], D1=like([-0.827], a=7.0, b=23.365503), D2=[1.0], D5=[0.946], D6=[0.4], D7=[0.27325], D9=[0.45],
        D10=[0.7], M03d=[0.87934335], M03e=[0.05], N2=changed,
    )  # fmt: skip
    X, y = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 0.5]]), np.array([1.0, 2.0, -1.0])
    others = [[0.61775, -0.40025], [0.598, -0.361], [0.656, -0.293], [0.67375, -0.33625], [0.666875, -0.2975]]
    check(delta_update_online, np.array([0.5, -0.5]), X, y, 0.1).gives(
        [0.60425, -0.395375], D1=like([0.35575, -0.669625], a=2.40625, b=2.9632398), D2=[-1.0, -2.75],
        D3=[0.10425, 0.104625], D5=[0.664, -0.358],
        D6=lambda v: np.allclose(v, [0.6, -0.3]) or np.allclose(v, [0.5, -0.5]), D7=[0.5875, -0.4125],
        D9=[0.375, -0.5625], D10=[0.625, -0.3625], M03d=[1.19013609, -0.0425257], M03e=[0.65, -0.2],
        M03f=lambda v: any(np.allclose(v, other) for other in others), N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "delta_update_online_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: the order of the rows, several weights, one sample, w left alone, float32 numbers.
### BEGIN HIDDEN TESTS
def one_pass(w, X, y, eta, error=lambda target, z: target - z, lever=lambda row: row):
    for row, target in zip(X, y):
        w = w + eta * error(target, row @ w) * lever(row)
    return w


def orders(n):
    """Every order of n rows, as lists of row numbers; the right one left out."""
    found = [[]]
    for _ in range(n):
        found = [order + [i] for order in found for i in range(n) if i not in order]
    return [order for order in found if order != list(range(n))]


with Checks("one online pass on random data", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2, 2, 5)
        arrays = case.normal(d), case.normal(n, d), case.normal(n, scale=2.0)
        w, X, y = (a.astype(float) for a in arrays)
        eta = case.uniform(0.02, 0.1)
        right, e = one_pass(w, X, y, eta), y - X @ w
        uphill = one_pass(w, X, y, -eta)
        by_class = [one_pass(w, X, y, eta, lambda t, z, low=low: t - (1.0 if z >= 0 else low)) for low in (-1.0, 0.0)]
        shuffled = [one_pass(w, X[order], y[order], eta) for order in orders(n)]
        before, after = (0.5 * np.sum((y - X @ v) ** 2) for v in (w, uphill))
        check(delta_update_online, *arrays, eta).gives(
            right,
            D1=like(uphill, a=before, b=after),
            D2=one_pass(w, X, y, 1.0),
            D3=right - w,
            D5=one_pass(w, X, y, 2 * eta),
            D6=lambda v, wrong=by_class: any(np.allclose(v, b, rtol=1e-4) for b in wrong),
            D7=one_pass(w, X, y, eta, lever=np.ones_like),
            D10=w + eta * X.T @ e,
            D9=w + eta * e[-1] * X[-1],
            M03d=one_pass(w, X, y, eta, lambda t, z: (t - z) ** 2),
            M03e=w + eta * e[0] * X[0],
            M03f=lambda v, wrong=shuffled: any(np.allclose(v, s, rtol=1e-4) for s in wrong),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# Both rules on one surface: a line through 12 noisy points has two weights, intercept and slope, so E is a bowl over
# a plane. **Predict:** which of the two walks is the smoother one?

# %%
if written(delta_update_batch, delta_update_online):
    X, y = data.noisy_line(n=12, seed=1)
    X, eta = with_ones(X), 0.04
    batch, online = [np.zeros(2)], [np.zeros(2)]
    for _ in range(3):
        batch.append(delta_update_batch(batch[-1], X, y, eta))
        for i in range(len(X)):
            online.append(delta_update_online(online[-1], X[i : i + 1], y[i : i + 1], eta))
    bowl(
        X,
        y,
        {"batch: 3 passes, 3 steps": np.array(batch), "online: 3 passes, 36 steps": np.array(online)},
        caption=(
            "E from above: each ring joins weights of equal error. Batch strides straight down the slope of the whole "
            "sum. Online obeys one sample at a time: it staggers, and arrives near the same place."
        ),
    )

# %% [markdown]
# One bowl, one lowest point. For a linear ŷ, E is a quadratic function of w and has no second valley, so texts that
# warn of *local minima* here warn too early. They become a matter with hidden layers, from lesson 09 on.
#
# Conventions differ from text to text. None of them turns a plus into a minus:
#
# | you may meet | what it changes | in this lesson |
# |---|---|---|
# | E without the ½ | the step is twice as long | with ½ |
# | E as a mean (divided by n) | the step is 1/n as long | sum |
# | one step a sample, no sum | n short steps in place of a long one | both; the name says which |
# | classes as 0 and 1 | the targets; t = 2y − 1 translates | −1 and +1 |

# %% [markdown]
# ## 6 · Knowing when to stop
#
# On noisy data E never gets to 0, so "stop when the error is small" may wait for ever. Watch how much E still
# *changes* instead: a pass that hardly lowers it any more will be followed by others that lower it less still. (A tiny
# step size hardly changes E either, far from the goal. `tol` and η must suit each other.)
#
# A unit that is trained like this has a name: **Adaline**, for *adaptive linear neuron* (Widrow and Hoff, 1960).

# %% [markdown]
# ### Exercise 4: train until it settles ●●○ · 12 min
#
# Write `adaline_fit`. Begin at w = 0. One epoch is one batch step of the delta rule. After each epoch, compare E with
# the E before it: stop when they differ by less than `tol`, in either direction. Stop after `max_epochs` epochs in any
# case. Return the weights after the last epoch, and the number of epochs made.
#
# By hand, on the three points with η = 0.05, E runs 7, 0.63, 0.0567, 0.005103, 0.00045927, 0.0000413. With
# `tol = 0.0005`, after which epoch do you stop?
#
# <details><summary>Hint 1: where to look</summary>
#
# Two numbers meet in the stopping rule: E at the w before the step, and E at the w after it. At which moment of the
# loop do you know both?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `abs` makes a difference count in either direction: E can rise, when η is too large. `sse` from the beginning of the
# notebook computes E, and your own `delta_update_batch` may take the step.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Before the loop: w and its E. In the loop: step, new E, compare, count, and remember the new E for the next turn. Two
# things can end the loop, and both lead to the same `return`.
# </details>


# %% nbgrader={"grade": false, "grade_id": "adaline_fit", "locked": false, "schema_version": 3, "solution": true, "task": false}
def adaline_fit(X, y, eta, tol, max_epochs):
    """Train by batch steps of the delta rule, from w = 0, until E = ½ Σ (y − Xw)² settles.

    X: (n, d); y: (n,); eta: step size; tol: stop when E changes by less than this in an epoch; max_epochs: at
    least 1. Returns (w, epochs): the weights (d,) after the last epoch, and how many epochs were made.
    """
    ### BEGIN SOLUTION
    w, epochs, change = np.zeros(X.shape[1]), 0, np.inf
    E = 0.5 * np.sum((y - X @ w) ** 2)
    while change >= tol and epochs < max_epochs:
        w = w + eta * X.T @ (y - X @ w)
        E_before, E = E, 0.5 * np.sum((y - X @ w) ** 2)
        change, epochs = abs(E - E_before), epochs + 1
    return w, epochs
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "adaline_fit_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("training on three points") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(adaline_fit, X, y, 0.05, 0.0005, 100).gives(
        ([0.99757], 5), M03i=lambda v: v[1] in (4, 6) and np.allclose(v[0], 0.99757), M03q=([0.9919], 5),
        D11=like(
            lambda v: v[1] in (7, 8, 100) and np.allclose(v[0], 1 - 0.3 ** v[1], rtol=1e-7), epochs=lambda v: v[1]
        ),
        M03g=([0.9919], 4), M03h=([0.7], 1), M03j=([0.999271], 6), N2=changed,
    )  # fmt: skip
    check(adaline_fit, X, y, 0.05, 0.0, 3).gives(
        ([0.973], 3), M03i=lambda v: v[1] in (2, 4) and np.allclose(v[0], 0.973), M03q=([0.91], 3),
        M03h=([0.7], 1), N2=changed,
    )  # fmt: skip
    # A step size that is too large: E rises, and that is a change too.
    check(adaline_fit, X, y, 0.15, 0.5, 2).gives(
        ([-0.21], 2), M03i=lambda v: v[1] in (1, 3) and np.allclose(v[0], -0.21), M03q=([2.1], 2), M03h=([2.1], 1), N2=changed,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "adaline_fit_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: noisy data with several weights, other tolerances, a start that is right already.
### BEGIN HIDDEN TESTS
def half_sse(w, X, y):
    return 0.5 * np.sum((y - X @ w) ** 2)


def walk(X, y, eta, max_epochs, stop):
    """Batch steps from 0 until stop(E before, E after, change of w) holds; returns w and the number of steps."""
    w, epochs = np.zeros(X.shape[1]), 0
    while epochs < max_epochs:
        change = eta * X.T @ (y - X @ w)
        before, w, epochs = half_sse(w, X, y), w + change, epochs + 1
        if stop(before, half_sse(w, X, y), change):
            break
    return w, epochs


def is_one_of(wrong):
    return lambda v: any(v[1] == epochs and np.allclose(v[0], w, rtol=1e-4) for w, epochs in wrong)


with Checks("training on random data", thorough=True) as check:
    for case in check.cases(8):
        n, d = case.sizes(2, 2, 8)
        arrays = case.normal(n, d), case.normal(n, scale=2.0)
        X, y = (a.astype(float) for a in arrays)
        # On one sample E goes to 0; at 0.7 "E is small" then comes an epoch before "E changes little".
        share = 0.7 if n == 1 else case.rng.uniform(0.3, 0.7)
        eta = float(f"{share / np.linalg.eigvalsh(X.T @ X)[-1]:.4g}")
        seen = []
        walk(X, y, eta, 14, lambda before, after, change: seen.append(before - after))
        last = case.integers(4, 11)
        # Half-way between two changes of E, so that rounding cannot decide at which epoch to stop.
        tol = float(f"{np.sqrt(seen[last - 2] * seen[last - 1]):.4g}")
        w, epochs = walk(X, y, eta, 60, lambda before, after, change: abs(after - before) < tol)
        by_w = [
            walk(X, y, eta, 60, lambda before, after, change, size=size: size(np.abs(change)) < tol)
            for size in (np.max, np.sum, np.linalg.norm, np.mean)
        ]
        never = walk(X, y, eta, 60, lambda before, after, change: False)
        by_error = walk(X, y, eta, 60, lambda before, after, change: after < tol)
        rough = [
            walk(X, y, eta, 60, lambda before, after, change, c=c: c * abs(after - before) < tol)
            for c in (2.0, 1 / n, 2 / n)
        ]
        earlier = walk(X, y, eta, epochs - 1, lambda before, after, change: False)[0]
        check(adaline_fit, *arrays, eta, tol, 60).gives(
            (w, epochs),
            M03i=is_one_of([(w, epochs - 1), (w, epochs + 1)]),
            M03q=is_one_of([(earlier, epochs)]),
            M03h=is_one_of([walk(X, y, eta, 1, lambda before, after, change: True)]),
            M03g=is_one_of([by_error]),
            M03j=is_one_of(rough),
            D11=like(is_one_of([*by_w, never]), epochs=lambda v: v[1]),
            N2=changed,
        )
    X, y = check.rng.normal(size=(5, 3)), np.zeros(5)
    check(adaline_fit, X, y, 0.01, 0.001, 9).gives(
        (np.zeros(3), 1), says="when w = 0 is right already, one epoch is enough",
        D11=like(lambda v: len(v) == 2 and v[1] == 9, epochs=9), M03i=lambda v: len(v) == 2 and v[1] in (0, 2),
        N2=changed,
    )  # fmt: skip
    check(adaline_fit, X, y, 0.01, 0.0, 4).gives(
        (np.zeros(3), 4), says="a change of 0 is not less than a tol of 0", N2=changed
    )
    X, y = check.rng.normal(size=(6, 2)), check.rng.normal(size=6, scale=2.0)
    eta = float(0.5 / np.linalg.eigvalsh(X.T @ X)[-1])
    # At w = 0, E is half the sum of y squared. Just above and just below its first change, that first E decides.
    first, second = (walk(X, y, eta, k, lambda *_: False)[0] for k in (1, 2))
    change = half_sse(np.zeros(2), X, y) - half_sse(first, X, y)
    check(adaline_fit, X, y, eta, 1.001 * float(change), 9).gives(
        (first, 1), says="it stops after the first epoch, where that changes E by less than tol",
        M03i=is_one_of([(first, 0), (first, 2)]), M03q=is_one_of([(np.zeros(2), 1)]),
        D11=like(is_one_of([walk(X, y, eta, 9, lambda *_: False)]), epochs=9), N2=changed,
    )  # fmt: skip
    check(adaline_fit, X, y, eta, 0.999 * float(change), 2).gives(
        (second, 2), says="it goes on after the first epoch, where that changes E by more than tol",
        M03i=is_one_of([(second, 1), (second, 3)]), M03q=is_one_of([(first, 2)]), N2=changed,
    )  # fmt: skip
    X = check.rng.normal(size=(7, 2))
    values, vectors = np.linalg.eigh(X.T @ X)
    y, eta = X @ vectors[:, -1], float(2.5 / values[-1])  # along the steepest direction E rises from the first step on
    w = walk(X, y, eta, 5, lambda before, after, change: False)[0]
    check(adaline_fit, X, y, eta, 1e-12, 5).gives(
        (w, 5), says="with a step size that is too large, it stops after max_epochs",
        M03i=is_one_of([(w, 4), (w, 6)]), M03q=is_one_of([(walk(X, y, eta, 4, lambda *_: False)[0], 5)]),
        M03h=is_one_of([walk(X, y, eta, 1, lambda *_: True)]), N2=changed,
    )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# Back to the 60 points of the beginning. Here is the line of *your* rule after each of 40 passes, on the same scale.

# %%
if written(adaline_fit):
    walked = [adaline_fit(noisy, classes, eta=0.005, tol=0.0, max_epochs=k)[0] for k in range(1, 41)]
    to_and_fro(noisy, classes, walked, "the delta rule")

# %% [markdown]
# It settles: three misses, and they stay three. No line gets them all, and this rule does not mind.
#
# But look closely at the first few passes. It had only *two* misses there, and while E went on falling, the
# number of misses rose to three. E and the number of mistakes are not the same thing. How far can they part?

# %% [markdown]
# ## 7 · Which rule is the better one?
#
# Side by side, the two rules differ in one place only. Both take sample after sample, and both do
#
# $$w \leftarrow w + \eta \,(t - \text{output})\, x$$
#
# | rule | output | what it minimises |
# |---|---|---|
# | Rosenblatt | +1 if w·x ≥ 0, else −1 | not E: with this output E is made of flat terraces. It goes down on another error, the sum of −t·w·x over the points that are wrong |
# | delta rule | w·x itself | E = ½ Σ (t − w·x)² |

# %% [markdown]
# ### Exercise 5: two rules, two lines ●●○ · 10 min
#
# 1. Write `rosenblatt_vs_delta`: train both rules on the same points, each from its own w = 0, online, rows in order,
#    for `epochs` passes. Return both weight vectors, Rosenblatt's first. A point exactly on the line (w·x = 0) counts
#    as +1.
# 2. Run on to the picture below the tests. One far point was added to two tidy classes. Which rule leaves points on the
#    wrong side? Come back and set `misclassifies`: `"A"` Rosenblatt's, `"B"` the delta rule, `"C"` both,
#    `"D"` neither.
#
# <details><summary>Hint 1: where to look</summary>
#
# You have both halves: `rosenblatt_pass` stands at the beginning of the notebook, the other pass you wrote in
# exercise 3. What is missing is the start and the passes.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The two weight vectors never meet. Each rule must be compared with its own output, computed from its own weights as they
# are by then. And `np.sign(0)` is 0, which is no class.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two zero vectors; a loop over the passes; in it a pass of each rule, or a loop over the samples with two updates that
# look alike but for the output.
# </details>


# %% nbgrader={"grade": false, "grade_id": "rosenblatt_vs_delta", "locked": false, "schema_version": 3, "solution": true, "task": false}
def rosenblatt_vs_delta(X, t, eta, epochs):
    """Train Rosenblatt's rule and the delta rule on the same points, each online from w = 0, rows in order.

    Both add eta · (t − output) · x for every sample; the output is ±1 for Rosenblatt's rule (+1 where w·x ≥ 0), and
    w·x for the delta rule. X: (n, d); t: (n,), −1 or +1. Returns (w_rosenblatt, w_delta), both of shape (d,).
    """
    ### BEGIN SOLUTION
    w_rosenblatt, w_delta = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            output = 1.0 if x @ w_rosenblatt >= 0 else -1.0
            w_rosenblatt = w_rosenblatt + eta * (target - output) * x
            w_delta = w_delta + eta * (target - x @ w_delta) * x
    return w_rosenblatt, w_delta
    ### END SOLUTION


### BEGIN SOLUTION
### STUB misclassifies = None  # "A", "B", "C" or "D", once you have seen the picture
misclassifies = "B"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "rosenblatt_vs_delta_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two rules on four points") as check:
    X, t = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 3.0], [1.0, -2.0]]), np.array([1.0, -1.0, -1.0, 1.0])
    check(rosenblatt_vs_delta, X, t, 0.125, 1).gives(
        ([-0.5, -0.5], [-0.19677734375, -0.5244140625]),
        D6=([-0.5, -0.5], [-0.5, -0.5]), P7=([-0.19677734375, -0.5244140625], [-0.19677734375, -0.5244140625]),
        P1=([0.0, -0.25], [-0.19677734375, -0.5244140625]), M03l=([-0.125, -0.5], [-0.19677734375, -0.5244140625]),
        M03m=([-0.25, -0.25], [-0.19677734375, -0.5244140625]), M03k=([-0.19677734375, -0.5244140625], [-0.5, -0.5]),
        D1=like(([-0.5, -0.5], [-0.01708984375, -0.4228515625]), a=2.0, b=2.7785649),
        D10=lambda v: np.allclose(v[1], [0.0, -0.25]),
    )  # fmt: skip
    check(rosenblatt_vs_delta, X, t, 0.125, 2).gives(
        ([0.0, -0.5], [-0.16998791694641113, -0.4964442253112793]),
        M03n=([-0.5, -0.5], [-0.19677734375, -0.5244140625]), D6=([0.0, -0.5], [0.0, -0.5]),
        P7=([-0.16998791694641113, -0.4964442253112793], [-0.16998791694641113, -0.4964442253112793]),
        M03k=([-0.16998791694641113, -0.4964442253112793], [0.0, -0.5]),
        M03l=([-0.375, -0.5], [-0.16998791694641113, -0.4964442253112793]),
        M03m=([0.0, -0.25], [-0.16998791694641113, -0.4964442253112793]),
        D1=like(([0.0, -0.5], [-0.011403322219848633, -2.614070415496826]), a=2.0, b=58.332015),
        D10=lambda v: np.allclose(v[1], [0.0625, 0.0625]),
    )  # fmt: skip
    check.value("misclassifies", misclassifies).chooses("L03.5")


# %% nbgrader={"grade": true, "grade_id": "rosenblatt_vs_delta_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other points and sizes, several passes, one sample, points with a far one among them.
### BEGIN HIDDEN TESTS
def strictly(z):
    return 1.0 if z > 0 else -1.0


def step(z):
    return 1.0 if z >= 0 else -1.0


def itself(z):
    return z


def online(X, t, eta, epochs, output):
    """One rule's weights after some passes, and how near to the threshold it came (0 left out)."""
    w, margin = np.zeros(X.shape[1]), 1.0
    for _ in range(epochs):
        for x, target in zip(X, t):
            z = float(x @ w)
            margin = min(margin, abs(z) or 1.0)
            w = w + eta * (target - output(z)) * x
    return w, margin


def batch(X, t, eta, epochs, output):
    w = np.zeros(X.shape[1])
    for _ in range(epochs):
        w = w + eta * X.T @ (t - np.array([output(z) for z in X @ w]))
    return w


def clues(X, t, eta, epochs, w_step, w_delta):
    """What the known mistakes give on these points."""
    uphill = online(X, t, -eta, epochs, itself)[0]
    b_step, b_delta = (batch(X, t, eta, epochs, output) for output in (step, itself))
    return {
        "D6": (w_step, w_step),
        "P7": (w_delta, w_delta),
        "M03k": (w_delta, w_step),
        "D1": like((w_step, uphill), a=0.5 * np.sum(t**2), b=0.5 * np.sum((t - X @ uphill) ** 2)),
        "P1": (online(X, t, eta, epochs, strictly)[0], w_delta),
        "M03l": (online(X, t, eta, epochs, np.sign)[0], w_delta),
        "M03m": (online(X, t, eta / 2, epochs, step)[0], w_delta),
        "M03n": (online(X, t, eta, 1, step)[0], online(X, t, eta, 1, itself)[0]),
        "D10": lambda v: (
            np.allclose(v[1], b_delta, rtol=1e-4) and any(np.allclose(v[0], w, rtol=1e-4) for w in (b_step, w_step))
        ),
        "N2": changed,
    }


with Checks("two rules on random points", thorough=True) as check:
    for case in check.cases(6):
        epochs = case.integers(2, 5)
        eta = case.uniform(0.02, 0.08)
        n, d = case.sizes(2, 2, 7)
        margin = 0.0
        while margin < 1e-3:  # so that rounding cannot decide on which side a point lies
            arrays = case.normal(n, d), np.concatenate([[1.0], case.signs(n - 1)]).astype(case.dtype)
            X, t = (a.astype(float) for a in arrays)
            w_step, margin = online(X, t, eta, epochs, step)
        w_delta, _ = online(X, t, eta, epochs, itself)
        check(rosenblatt_vs_delta, *arrays, eta, epochs).gives(
            (w_step, w_delta), **clues(X, t, eta, epochs, w_step, w_delta)
        )
    X = check.rng.normal(size=(24, 3))
    X[:, 0] = 1.0
    t = np.where(X @ np.array([0.2, 1.0, -1.0]) >= 0, 1.0, -1.0)
    X += 0.8 * t[:, None] * np.array([0.0, 1.0, -1.0])
    X[-1], t[-1] = [1.0, 30.0, 1.0], 1.0
    w_step, w_delta = (online(X, t, 0.001, 40, output)[0] for output in (step, itself))
    check(rosenblatt_vs_delta, X, t, 0.001, 40).gives(
        (w_step, w_delta),
        says="rosenblatt_vs_delta gives the right weights where one point lies far out",
        **clues(X, t, 0.001, 40, w_step, w_delta),
    )
### END HIDDEN TESTS

# %%
if written(rosenblatt_vs_delta):
    tidy, sides = data.blobs(30, distance=3, seed=9, labels=(-1, 1))
    far, far_sides = np.vstack([tidy, [14, 3]]), np.append(sides, 1)
    for name, X, t in (("two tidy classes", tidy, sides), ("with one far point", far, far_sides)):
        both = rosenblatt_vs_delta(with_ones(X), t, eta=0.002, epochs=100)
        wrong = [int(np.sum(np.where(with_ones(X) @ w >= 0, 1, -1) != t)) for w in both]
        print(f"{name:>18}: Rosenblatt {wrong[0]} wrong, delta rule {wrong[1]} wrong")
    rivals(with_ones(far), far_sides, {"Rosenblatt": both[0], "delta rule": both[1]})

# %% [markdown]
# The far point is no error of measurement: it lies deep on the side of its class. Rosenblatt's rule finds it right
# and leaves it alone.
#
# The delta rule wants the output 1, and not *at least* 1. Its line for the tidy classes gives 8.2 there: an error of
# −7.2 that costs ½ · 7.2² ≈ 26, while the other thirty together cost 2.7. So the line turns, and five points pay for it.
# **Being too right counts as an error.** A rule with the virtues of both is the business of lesson 04.

# %% [markdown]
# > **Who made which rule.** Frank Rosenblatt published the perceptron in 1958; his rule uses the thresholded output.
# > The rule of this lesson was found in the autumn of 1959 by Bernard Widrow and his student Marcian Hoff, and printed
# > in 1960. Engineers know it as *least mean squares* (LMS). It ran on ADALINE, a box of knobs and switches, and later
# > in modems. *Parallel Distributed Processing* (1986) calls it the *delta rule*, and its "generalized delta rule" is
# > backpropagation (lesson 09). A "delta rule of Rosenblatt's perceptron", as some slides have it, mixes two rules and
# > two laboratories.

# %% [markdown]
# ### Exercise 6: bug hunt – which formulas climb? ●●○ · 6 min
#
# Seven formulas from slides, pages and hand-ins. With ŷ = w·x and E = ½ Σ (y − ŷ)², some go down on E, some climb.
# One of those that go down has a slip that does no harm.
#
# | | formula |
# |---|---|
# | A | $\Delta w_i = -\eta \sum (y - \hat y)\, x_i$ |
# | B | $\Delta w_i = -\eta\, \partial E / \partial w_i$ |
# | C | $\Delta w_i = \eta \sum (y - \hat y)\,(-x_i)$ |
# | D | $\Delta w_i = -\eta \sum (\hat y - y)\, x_i$ |
# | E | $\Delta w_i = -\eta \sum (y - \hat y)\, \frac{\partial}{\partial w_i} (y - w_0 x_0 - w_1 x_1 - \dots - w_i x_i)$ |
# | F | $\Delta w = \eta\, X^\top (Xw - y)$ |
# | G | $\Delta w_i = \frac{\eta}{n} \sum (y - \hat y)\, x_i$ |
#
# Put the letters of those that climb into the set `climbing`, as in `{"A", "B"}`. The visible test counts only.
#
# <details><summary>Hint 1: where to look</summary>
#
# Take the smallest case: one sample, x = 1, y = 1, and w = 0. The prediction is too low. Which way does w go?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The first sign of a formula decides nothing: count all of them. Swapping y and ŷ is one, a derivative of (y − w·x) holds
# one, a minus in front of x is one.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# An even number of minus signs goes down, an odd number climbs (with y − ŷ and a plain x as the start). A factor such as
# 1/n changes the length of the step. In E, look at where the list of terms ends, and at what the derivative by wᵢ
# leaves of it.
# </details>

# %% nbgrader={"grade": false, "grade_id": "climbing", "locked": false, "schema_version": 3, "solution": true, "task": false}
# The letters of the formulas that climb, as a set.
### BEGIN SOLUTION
### STUB climbing = None
climbing = {"A", "C", "F"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "climbing_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("how many formulas climb") as check:
    check.value("climbing", climbing).holds(
        lambda v: len({letter for letter in "".join(v).upper() if letter in "ABCDEFG"}) == 3,
        "it holds three of the letters A to G (whether they are the right three, you learn when you hand in)",
    )

# %% nbgrader={"grade": true, "grade_id": "climbing_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# When you hand in, the letters themselves are checked.
### BEGIN HIDDEN TESTS
with Checks("which formulas climb") as check:
    check.value("climbing", climbing).chooses(
        {"A", "C", "F"},
        B="B goes down: it is the recipe itself, a step against the slope. Its minus does not climb, because the slope holds another.",
        D="D goes down: two things are turned round at once, the sign in front and the order of y and ŷ. Try x = 1, y = 1, w = 0.",
        E="E goes down. Its list of terms should run to the last weight, but the derivative by wᵢ is −xᵢ all the same, and the two minus signs meet.",
        G="G goes down: 1/n makes the step shorter and leaves its direction alone.",
    )
### END HIDDEN TESTS

# %% [markdown]
# What about E? The dots should run on to the last weight: the list ends at $w_n x_n$, and i is the weight by which we
# differentiate. Since only the term with wᵢ survives the derivative, the slip does no harm, and the inner minus is kept.
# A formula can be misprinted and right, or handsome and wrong: the three-second test decides.

# %% [markdown]
# ## 8 · How long may a step be?
#
# Some slides say: "learning rate, range [0, 1]". **Predict** for the three points, twenty steps from w = 0, where w ends
# for η = 0.14, for 0.15, and for 0.5, in the middle of that range. Then run the cell.

# %%
if written(delta_update_batch):
    X, y = data.slide_points()
    for eta in (0.14, 0.15, 0.5):
        w = np.zeros(1)
        for _ in range(20):
            w = delta_update_batch(w, X, y, eta)
        print(f"η = {eta:4}: w = {w[0]:10.4g} after 20 steps, E = {sse(w, X, y):.3g}")

# %% [markdown]
# There is no such range: at 0.14 it comes nearer, at 0.15 it flies apart, and at 0.5 it is 3.7 million billion away.
# One line of algebra says why. On the three points the pull is 14 (1 − w), so a step does
#
# $$w - 1 \;\leftarrow\; (1 - 14\,\eta)\,(w - 1), \qquad 14 = 1^2 + 2^2 + 3^2$$
#
# Each step multiplies the distance from the lowest point by 1 − 14η. What counts is how this number lies:
#
# | η | 1 − 14η | what w does | called here |
# |---|---|---|---|
# | up to 1/14 ≈ 0.071 | from 1 down to 0 | approaches from one side | `"smooth"` |
# | from there to 2/14 ≈ 0.143 | from 0 down to −1 | jumps across, nearer each time | `"zigzag"` |
# | beyond | below −1 | jumps across, farther each time | `"diverges"` |
#
# With several weights, the place of 14 is taken by $\lambda_{\max}$, the largest eigenvalue of $X^\top X$: the bowl's
# steepest direction decides. Smooth up to $1/\lambda_{\max}$, convergent up to $2/\lambda_{\max}$.

# %% [markdown]
# ### Exercise 7: learning curves, and their names ●●● · 10 min
#
# Write `learning_curve`: walk by batch steps from w = 0 and note E at the start and after every step. Return that curve
# and the name that the table gives to this step size on this data.
#
# Can you read the name off the curve? Look at E on the way to an answer: on the three points with η = 0.1, E runs
# 7, 1.12, 0.1792, … Does that look like a zigzag?
#
# <details><summary>Hint 1: where to look</summary>
#
# Two separate jobs: the curve comes from walking, the name from η and X alone, before any step is taken.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# E cannot tell left from right: it falls in a zigzag too. `np.linalg.eigvalsh` gives the eigenvalues of a symmetric
# matrix in rising order; which matrix is it here, d × d or n × n?
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A list that begins with E at w = 0 and gets one more number a step: steps + 1 in all, as an array. Then the largest
# eigenvalue, and two comparisons of η · λ, with 1 and with 2.
# </details>


# %% nbgrader={"grade": false, "grade_id": "learning_curve", "locked": false, "schema_version": 3, "solution": true, "task": false}
def learning_curve(X, y, eta, steps):
    """Return the errors of a walk by batch steps from w = 0, and what this step size does on this data.

    X: (n, d); y: (n,); eta: step size; steps: how many. Returns (E, name). E: (steps + 1,), the error
    ½ Σ (y − Xw)² at the start and after each step. name: "smooth" where eta ≤ 1/λ, "zigzag" where it is between
    1/λ and 2/λ, "diverges" beyond, λ being the largest eigenvalue of XᵀX.
    """
    ### BEGIN SOLUTION
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        e = y - X @ w
        E.append(0.5 * np.sum(e**2))
        w = w + eta * X.T @ e
    reach = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    name = "smooth" if reach <= 1 else "zigzag" if reach < 2 else "diverges"
    return np.array(E), name
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "learning_curve_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("three step sizes on three points") as check:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    check(learning_curve, X, y, 0.05, 3).gives(
        ([7.0, 0.63, 0.0567, 0.005103], "smooth"),
        D1=like(lambda v: np.allclose(v[0], [7.0, 20.23, 58.4647, 168.962983]), a=7.0, b=20.23),
        E1=like(([14.0, 1.26, 0.1134, 0.010206], "smooth"), ratio="2"), E2=([7 / 3, 0.21, 0.0189, 0.001701], "smooth"),
        M03p=lambda v: len(v[0]) in (3, 4) and np.allclose(v[0][:2], [0.63, 0.0567]),
        G7=like(([7.0, 0.63, 0.0567, 0.005103], "zigzag"), ratio="½", eta="η = 0.05"),
        M03r=lambda v: np.allclose(v[0], [7.0, 0.63, 0.0567, 0.005103]) and v[1] in ("zigzag", "diverges"),
    )  # fmt: skip
    check(learning_curve, X, y, 0.1, 3).gives(
        ([7.0, 1.12, 0.1792, 0.028672], "zigzag"),
        D1=like(lambda v: np.allclose(v[0], [7.0, 40.32, 232.2432, 1337.720832]), a=7.0, b=40.32),
        E1=like(([14.0, 2.24, 0.3584, 0.057344], "zigzag"), ratio="2"),
        E2=([7 / 3, 1.12 / 3, 0.1792 / 3, 0.028672 / 3], "zigzag"),
        M03p=lambda v: len(v[0]) in (3, 4) and np.allclose(v[0][:2], [1.12, 0.1792]),
        G7=like(([7.0, 1.12, 0.1792, 0.028672], "diverges"), ratio="½", eta="η = 0.1"),
        M03o=([7.0, 1.12, 0.1792, 0.028672], "smooth"),
        M03r=lambda v: np.allclose(v[0], [7.0, 1.12, 0.1792, 0.028672]) and v[1] in ("smooth", "diverges"),
    )  # fmt: skip
    check(learning_curve, X, y, 0.15, 3).gives(
        ([7.0, 8.47, 10.2487, 12.400927], "diverges"),
        D1=like(lambda v: np.allclose(v[0], [7.0, 67.27, 646.4647, 6212.525767]), a=7.0, b=67.27),
        E1=like(([14.0, 16.94, 20.4974, 24.801854], "diverges"), ratio="2"),
        E2=([7 / 3, 8.47 / 3, 10.2487 / 3, 12.400927 / 3], "diverges"),
        M03p=lambda v: len(v[0]) in (3, 4) and np.allclose(v[0][:2], [8.47, 10.2487]),
        M03r=lambda v: np.allclose(v[0], [7.0, 8.47, 10.2487, 12.400927]) and v[1] in ("smooth", "zigzag"),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "learning_curve_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: several weights, one sample, all three names, other numbers of steps, float32.
### BEGIN HIDDEN TESTS
def curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        e = y - X @ w
        E.append(0.5 * float(np.sum(e**2)))
        w = w + eta * X.T @ e
    return np.array(E)


def named(reach, end=2.0):
    return "smooth" if reach <= 1 else "zigzag" if reach < end else "diverges"


def looks_like(E, names):
    return lambda v: np.allclose(v[0], E, rtol=1e-4) and v[1] in names


with Checks("learning curves on random data", thorough=True) as check:
    for case, reach in zip(check.cases(7), (0.6, 1.6, 2.4, 0.85, 1.3, 2.2, 1.7)):
        n, d = case.sizes(2, 2, 8)
        X = case.normal(n, d)
        values, vectors = np.linalg.eigh(X.astype(float).T @ X)
        top, trace = values[-1], values.sum()
        # Mostly along the steepest direction, so that E shows from the first step on whether it diverges.
        arrays = X, (X @ (3 * vectors[:, -1]) + case.normal(n, scale=0.3)).astype(case.dtype)
        X, y = (a.astype(float) for a in arrays)
        steps = case.integers(3, 9)
        eta = float(reach / top)
        E, climbed, name = curve(X, y, eta, steps), curve(X, y, -eta, steps), named(reach)
        halved = {named(2 * reach), named(reach, end=1.0)} - {name}
        by_trace = {named(reach * trace / top)} - {name}
        share = f"{top / trace:.2g}"
        check(learning_curve, *arrays, eta, steps).gives(
            (E, name),
            D1=like(lambda v, E=climbed: np.allclose(v[0], E, rtol=1e-4), a=E[0], b=climbed[1]),
            E1=like((2 * E, name), ratio="2"),
            E2=(E / n, name),
            M03p=lambda v, E=E: len(v[0]) in (len(E), len(E) - 1) and np.allclose(v[0][:2], E[1:3], rtol=1e-4),
            M03o=looks_like(E, {"smooth"} if name == "zigzag" else set()),
            G7=like(
                looks_like(E, halved | by_trace),
                ratio=lambda v, halved=halved, share=share: "½" if v[1] in halved else share,
                eta=f"η = {eta:.3g}",
            ),
            M03r=looks_like(E, {"smooth", "zigzag", "diverges"} - {name}),
            N2=changed,
        )
    # On one sample at x = 1, λ is 1 without any rounding.
    check(learning_curve, np.array([[1.0]]), np.array([3.0]), 1.0, 2).gives(
        ([4.5, 0.0, 0.0], "smooth"), says="a step of exactly 1/λ is still smooth",
        E1=like(([9.0, 0.0, 0.0], "smooth"), ratio="2"), M03p=lambda v: len(v[0]) in (2, 3) and np.allclose(v[0], 0.0),
        G7=like(([4.5, 0.0, 0.0], "diverges"), ratio="½", eta="η = 1"), N2=changed,
    )  # fmt: skip
### END HIDDEN TESTS

# %%
if written(learning_curve):
    X, y = data.noisy_line(n=12, seed=1)
    X = with_ones(X)
    curves = {}
    for eta in (0.05, 0.12, 0.13):
        E, name = learning_curve(X, y, eta, 24)
        curves[f"η = {eta}: {name}"] = E
    learning_curves(
        curves,
        caption=(
            "Three step sizes on the noisy line. The second is more than twice as long as the first and still "
            "arrives, but far more slowly. And look at the floor: on noisy data E cannot get to 0."
        ),
    )

# %% [markdown]
# ## What you have now
#
# - The error before the threshold, e = y − w·x, says how far off a prediction is. Error times lever x is its pull.
# - **Δw = +η Xᵀ(y − Xw)**: the slope of E, with two minus signs that meet. In doubt: x = 1, y = 1, w = 0.
# - Batch steps with the sum of all samples; online steps after each. Online with a fixed η never quite rests on noisy
#   data: it hovers about the lowest point, the closer the smaller η is.
# - Stop when E no longer changes. Smooth up to 1/λmax, convergent up to 2/λmax, and no further.
# - E has one lowest point, and lesson 02 can compute it outright. Why walk, then? Because walking still works
#   when no formula gives w: from lesson 04 on, always.
#
# **You can now** derive, write, stop and steer the rule whose generalisation trains whole networks, in lesson 09.
#
# **What does not work yet.** The output w·x runs from −∞ to ∞: 8.2 is no class and no probability, and "too right" was
# an error. Could an output level off at its ends, and still have a slope everywhere? That is lesson 04.

# %% [markdown]
# **Three things to read**
#
# 1. B. Widrow and M. A. Lehr, "30 years of adaptive neural networks: perceptron, Madaline, and backpropagation",
#    *Proceedings of the IEEE* 78 (1990), 1415–1442, [doi:10.1109/5.58323](https://doi.org/10.1109/5.58323). Both rules
#    of this lesson, compared by one of the inventors.
# 2. G. Goh, "Why momentum really works", *Distill* (2017),
#    [doi:10.23915/distill.00006](https://doi.org/10.23915/distill.00006). Its first part is section 8 of this lesson with
#    pictures that move.
# 3. B. Widrow and M. E. Hoff, "Adaptive switching circuits", Stanford report 1553-1 (1960), also in *IRE WESCON
#    Convention Record*, part 4, 96–104. The original; the report is
#    [AD0241531](https://apps.dtic.mil/sti/citations/AD0241531) in the public collection of DTIC.
#
# Also used here: F. Rosenblatt, "The perceptron", *Psychological Review* 65 (1958), 386–408; D. E. Rumelhart, G. E.
# Hinton and R. J. Williams, chapter 8 of *Parallel Distributed Processing*, vol. 1 (1986); the Computer History
# Museum's [oral history of Bernard Widrow](https://www.computerhistory.org/collections/catalog/102746758), for the
# autumn of 1959.
