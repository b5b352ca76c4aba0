# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 00 · Start: the workbench, and numpy without loops
#
# **A neural network is a handful of tables of numbers.** Who can say what happens to a whole table at once can read
# every lesson of this course, and waits seconds where a loop takes minutes.
#
# When you are done, you can
# - run a lesson, read what a failing check tells you, check the whole notebook, and hand it in;
# - tell axis 0 from axis 1, and the shape of a result before you compute it;
# - replace a loop over numbers by one line of numpy, with broadcasting;
# - say which lessons of this course you should read first.
#
# **Time** 45 minutes: six exercises (36), reading and playing (9).
# **Before** functions, lists and loops in Python. No numpy, no neural networks.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X` | n × d | a table: n samples, one a row; d features, one a column |
# | `X.shape` | | the sizes of an array: `(n, d)` for a table, `(d,)` for a plain list of d numbers |
# | `y` | n | the class of each sample, counted from 0 |
# | `Z` | n × k | scores: one row a sample, one column a class |
# | axis 0, axis 1 | | down the rows, across the columns |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import time

import numpy as np
from IPython.display import display

from course.check import Checks, changed, gives_nan, like, raised, shaped, transposed
from course.check.specimen import specimen
from course.plots.axes_of_a_table import axes_of_a_table
from course.plots.before_and_after import before_and_after
from course.plots.lesson_parts import lesson_parts
from course.plots.nearest import nearest
from course.plots.race import race
from course.plots.row_bars import row_bars
from course.plots.shapes_aligned import shapes_aligned
from course.ready import written
from course.widgets.broadcasting_explorer import broadcasting_explorer
from course.widgets.reading_list import reading_list

# %% [markdown]
# ## 1 · Your first cell, and a loop that is too slow
#
# A notebook is a row of *cells*. Click into one and press **Shift+Enter**: it runs, its output appears below, and you
# are in the next one. Run the grey cell above first; it fetches what the others need.
#
# The next cell adds up the squares of 200,000 numbers, once in a loop and once by numpy. **Guess before you run it:**
# how many times longer will the loop take? Twice, ten times, more?

# %%
pixels = np.random.default_rng(0).random(200_000)

began = time.perf_counter()
total = 0.0
for pixel in pixels:
    total += pixel * pixel
by_loop = time.perf_counter() - began

began = time.perf_counter()
for _ in range(20):
    pixels @ pixels
by_numpy = (time.perf_counter() - began) / 20

print(f"the loop: {by_loop:.5f} s, numpy: {by_numpy:.5f} s: {by_loop / by_numpy:.0f} times longer")
print(f"4.7 billion products: {by_loop * 23_520 / 60:.1f} minutes by the loop, {by_numpy * 23_520:.1f} s by numpy")

# %% [markdown]
# Why 4.7 billion? Lesson 14 shows 60,000 images of 784 pixels to a network. One layer of 100 neurons multiplies
# 60,000 · 784 · 100 = 4,704,000,000 pairs of numbers, in one pass of many. In a loop, Python looks at each number anew:
# what is it, where does it lie, how is it multiplied? numpy asks once, and then runs through them all.
#
# | you want to | do this |
# |---|---|
# | run a cell | click into it, Shift+Enter; `[*]` beside it means: still running |
# | run everything | menu *Run*, *Run All Cells*; it stops at the first check that fails |
# | start afresh when all is confused | menu *Kernel*, *Restart Kernel and Run All Cells…* |
# | stop what runs too long | the square ■ above the notebook |
# | keep your work | Ctrl+S (Cmd+S on a Mac); the notebook is a file |
#
# Cells share their names: a name exists once its cell has run. You may change any unlocked cell, and add your own (key
# *B* beside a cell). It costs nothing, and it is how you find out.

# %% [markdown]
# ## 2 · What an exercise looks like, and a check that fails
#
# A lesson has text, pictures, cells to play with, and exercises. Every exercise has the same four cells:

# %%
lesson_parts()

# %% [markdown]
# Its heading says how much thought it takes, from ●○○ to ●●●, and how many minutes. Hints fold out when you click them:
# three, each says more, and none is the answer. Take one whenever you are stuck for five minutes.
#
# Below is a function with a mistake in it, and a check of it, as a failing check looks. **Run it and read what it says**,
# from the top. Then mend the function (one character is enough) and run the cell again, until it is green.


# %% tags=["play"]
def column_means(X):
    """Return the mean of every column of X."""
    return X.mean(axis=1)


with specimen(), Checks("the means of three columns") as check:
    X = np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0], [100.0, 200.0, 300.0]])
    check(column_means, X).gives([37.0, 74.0, 111.0], M00s=[2.0, 20.0, 200.0])

# %% [markdown]
# How to read a failing check, here and in every lesson:
#
# 1. **The message**, in large letters, says what can be seen in your numbers, the likely reason, and where to look. If
#    your mistake is one that others have made before, it has a name, such as (M00s).
# 2. **The line at ✗ failed** is the call that was made, and what it should give.
# 3. **The table** has expected and yours side by side. Look for the pattern: a sign, a factor, rows for columns.
# 4. **Make this call yourself** folds out a few lines to copy into a cell of your own.
#
# Before you write anything, a check says "not written yet". Below a failing check there is often a long red traceback:
# skip it, the box has said all. Where a cell of your own goes red, read the *last* line first. A check that fails is no
# mark against you: only what you hand in counts.

# %% [markdown]
# ## 3 · Axis 0 goes down, axis 1 goes across
#
# In this course a table has a row for each sample and a column for each feature. Nearly every line of numpy has to know
# along which of the two it works. An axis that is summed is gone from the shape. **Before you run the cell below**, look
# at the numbers: what are the sums down, and what are the sums across?

# %%
X = np.array([[2.0, 0.0, 1.0, 3.0], [4.0, 1.0, 0.0, 5.0], [0.0, 2.0, 5.0, 1.0]])
axes_of_a_table(
    X,
    caption=(
        "Three samples, four features. Summing along axis 0 runs down and leaves one number for each column; along "
        "axis 1 it runs across and leaves one for each row. The axis that you name is the one that disappears."
    ),
)
print("X                              ", X.shape)
print("X.mean(axis=0)                 ", X.mean(axis=0).shape)
print("X.mean(axis=1)                 ", X.mean(axis=1).shape)
print("X.mean(axis=1, keepdims=True)  ", X.mean(axis=1, keepdims=True).shape)
print("X.mean()                       ", X.mean().shape)
print("X @ weights, four of them      ", (X @ np.ones(4)).shape)

# %% [markdown]
# `keepdims=True` keeps the axis, with length 1: the means stand in a column, beside their rows. The last line is a
# neuron's work: 4 weights, one for each feature, make one number for each of the 3 samples.
#
# Now use it. Features come in all units. A flat has 80 square metres and 3 rooms: whoever compares such numbers hears the
# metres only. So, one column at a time, take off the mean $\mu_j$ and divide by the spread $\sigma_j$:
#
# $$z_{ij} = \frac{x_{ij} - \mu_j}{\sigma_j}, \qquad
# \mu_j = \frac1n \sum_{i=1}^{n} x_{ij}, \qquad \sigma_j = \sqrt{\frac1n \sum_{i=1}^{n} (x_{ij} - \mu_j)^2}$$

# %% [markdown]
# ### Exercise 1: standardise the columns ●○○ · 7 min
#
# Write `standardise`. By hand first: the column 1, 3, 1, 3 has mean 2, all deviations are 1 in size, so σ is 1. The
# column 10, 10, 30, 30 has mean 20 and σ = 10. What becomes of the two?
#
# One trap: a column in which all numbers are equal has σ = 0, and 0/0 is `nan`, *not a number*. Such a column tells
# nothing about the samples; **let it become 0.** And leave the table that was handed in as it is.
#
# <details><summary>Hint 1: where to look</summary>
#
# Look at the picture above: means and spreads are one number for each column. Which axis disappears?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Arrays have `.mean(axis=…)` and `.std(axis=…)`, and `.std` divides by n. A table (n, d) minus an array (d,) takes the
# d numbers off every row. `np.where(condition, a, b)` takes from a where the condition holds, else from b.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Three lines: the deviations from the column means; the spreads, in which every 0 is replaced by a number that does no
# harm as a divisor; the quotient of the two. In a constant column the deviations are 0 already.
# </details>


# %% nbgrader={"grade": false, "grade_id": "standardise", "locked": false, "schema_version": 3, "solution": true, "task": false}
def standardise(X):
    """Return X with every column brought to mean 0 and spread 1; a constant column becomes 0.

    X: (n, d), floats or whole numbers. The spread is the root of the mean squared deviation. Returns a new array (n, d)
    of floats; X is left alone.
    """
    ### BEGIN SOLUTION
    spread = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "standardise_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two columns, and a constant one") as check:
    X = np.array([[1.0, 10.0], [3.0, 10.0], [1.0, 30.0], [3.0, 30.0]])
    check(standardise, X).gives(
        [[-1, -1], [1, -1], [-1, 1], [1, 1]], N1=[[-1, 1]] * 4, N2=changed,
        M00a=[[-(0.75**0.5), -(0.75**0.5)], [0.75**0.5, -(0.75**0.5)], [-(0.75**0.5), 0.75**0.5], [0.75**0.5, 0.75**0.5]],
        M00b=[[-1, -10], [1, -10], [-1, 10], [1, 10]], M00c=[[-1, -0.1], [1, -0.1], [-1, 0.1], [1, 0.1]],
        M00d=lambda v: np.allclose(v, (np.array([[1, 10], [3, 10], [1, 30], [3, 30]]) - 11) / 131.5**0.5),
        M00f=[[0, 0], [1, 0], [0, 1], [1, 1]], M00g=[[1, 1], [3, 1], [1, 3], [3, 3]],
    )  # fmt: skip
    X = np.array([[7, 0], [7, 0], [7, 0], [7, 0], [7, 5]])
    check(standardise, X).gives(
        [[0, -0.5], [0, -0.5], [0, -0.5], [0, -0.5], [0, 2]], says="a column of sevens becomes 0, and whole numbers do no harm",
        N1=[[1, -1]] * 5, N2=changed, N3=gives_nan, M00a=[[0, -(0.2**0.5)]] * 4 + [[0, 4 * 0.2**0.5]],
        M00b=[[0, -1]] * 4 + [[0, 4]], M00c=[[0, -0.25]] * 4 + [[0, 1]], M00e=[[0, 0]] * 4 + [[0, 2]],
        M00f=[[0, 0]] * 4 + [[0, 1]], M00g=lambda v: np.allclose(np.array(v)[:, 1], [0, 0, 0, 0, 2.5]),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "standardise_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, a single sample, constant columns, whole numbers, float32 numbers.
### BEGIN HIDDEN TESTS
def by_hand(X, axis=0, power=0.5, ddof=0, low=False):
    """The standardised table, or what a mistake makes of it."""
    n = X.shape[axis] if axis is not None else X.size
    off = X - X.sum(axis=axis, keepdims=True) / n
    spread = ((off**2).sum(axis=axis, keepdims=True) / max(n - ddof, 1)) ** power
    top = X - X.min(axis=0) if low else off
    spread = np.ptp(X, axis=0, keepdims=True) if low else spread
    return top / np.where(spread > 1e-12, spread, 1)


with Checks("random tables", thorough=True) as check:
    for case in check.cases(7):
        n, d = case.sizes(2, 3, 9)
        # Spreads above and below 1. In float32 a mean far from 0 would leave few digits for a small spread.
        X = case.normal(n, d) * np.geomspace(8.0, 0.3, d).astype(case.dtype)
        X = X + case.normal(d, scale=1.0 if case.index == 6 else 4.0)
        if case.index in (2, 4):
            X = case.integers(-20, 20, n, d)
        if case.index in (1, 2, 5):
            X[:, case.integers(0, d)] = case.integers(1, 9)
        F = X.astype(float)
        right = by_hand(F)
        spread = np.where(F.std(axis=0) > 1e-12, F.std(axis=0), 1)
        check(standardise, X).gives(
            right,
            N1=by_hand(F, axis=1),
            N2=changed,
            N3=gives_nan,
            M00a=by_hand(F, ddof=1),
            M00b=F - F.mean(axis=0),
            M00c=by_hand(F, power=1),
            M00d=by_hand(F, axis=None),
            M00e=np.trunc(right),
            M00f=by_hand(F, low=True),
            M00g=lambda v, F=F, s=spread: np.allclose(np.array(v)[:, F.std(axis=0) > 1e-12], (F / s)[:, F.std(axis=0) > 1e-12], rtol=1e-4),
        )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# Forty flats, made up: living area in square metres, and rooms. Both windows show as much up as across.
# **Predict:** in the left one, would you see that flats differ in their rooms?

# %%
if written(standardise):
    rng = np.random.default_rng(3)
    area = rng.uniform(25, 140, 40)
    flats = np.column_stack([area, np.clip(np.round(area / 28 + rng.normal(0, 0.7, 40)), 1, 6)])
    before_and_after(
        flats,
        standardise(flats),
        ("area", "rooms"),
        caption=(
            "Left, the raw numbers: the cloud is a line, and any distance between two flats is a distance in square "
            "metres. Right, after your function: both features count alike, and nothing but the scale has changed."
        ),
    )

# %% [markdown]
# ## 4 · Broadcasting: shapes, aligned from the right
#
# You took a (d,) array off an (n, d) table, and numpy repeated it for every row. That is *broadcasting*. The rule has
# three lines, and it is the most useful thing in this lesson:
#
# 1. Write the two shapes below one another, **aligned from the right**. A missing place counts as 1.
# 2. Where the sizes are equal, fine. Where one of them is 1, it is stretched to the other.
# 3. Anything else is an error.

# %%
display(
    shapes_aligned(
        (4, 3),
        (3,),
        ("X", "X.mean(axis=0)"),
        caption=(
            "Read from the right: 3 meets 3. Then 4 meets nothing, which counts as 1 and is stretched: each row gets "
            "the same means."
        ),
    ),
    shapes_aligned(
        (4, 3),
        (4,),
        ("X", "X.mean(axis=1)"),
        caption=(
            "From the right, 3 meets 4: an error, and a lucky one. Had X been 4 × 4, numpy would have gone on, and taken "
            "the mean of row 0 off column 0."
        ),
    ),
)

# %% [markdown]
# Now you. The cell below holds a first guess at a rule, `max(a, b)`, and the explorer puts numpy's answer beside it. The
# guess agrees on 3 of the 8 pairs. Press *Next pair*, and before you look at the bottom row, say what it will be. Then
# type shapes of your own. If you like, improve `my_rule` and run the cell again, until it agrees on all 8.
#
# One pair deserves a longer look: **(5,) and (5, 1) give (5, 5)**. No error; twenty-five differences instead of five.
# Targets and predictions look like that in later lessons, and this is the quietest mistake of the course.


# %% tags=["play"]
def my_rule(a, b):
    """Return the shape of A + B, where A has shape a and B has shape b; None where numpy gives an error."""
    return max(a, b)


broadcasting_explorer(my_rule)

# %% [markdown]
# ### Exercise 2: classes as rows of 0 and 1 ●○○ · 5 min
#
# A network with k outputs has one for each class, so the class "2" must become a row: a 1 at place 2, 0 elsewhere.
# That is called *one-hot*:
#
# $$Y_{ij} = 1 \text{ if } y_i = j, \text{ else } 0, \qquad j = 0, \dots, k - 1$$
#
# Write `one_hot`. By hand: the labels 2, 0 with k = 3 become two rows. Which? And mind that k is given for a reason: if
# nobody in today's batch is a 9, the table still has ten columns.
#
# <details><summary>Hint 1: where to look</summary>
#
# There are two short ways. One: which square table has the row that you want for each class, one below the other?
# The other: the explorer's rule, with the labels standing in a column.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.eye(k)` is the k × k table with ones on its diagonal, `np.arange(k)` the numbers from 0 to k − 1. A table that is
# indexed by a list of whole numbers gives those rows, in that order. `==` broadcasts like `+`; `.astype(float)` turns
# `True` into 1.0.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# One line: from the table that holds one row for each class, take the rows that the labels name. (Or: a column of
# labels, compared with a row of class numbers, as floats. A loop that puts a 1 into each row of a table of zeros is right,
# too.)
# </details>


# %% nbgrader={"grade": false, "grade_id": "one_hot", "locked": false, "schema_version": 3, "solution": true, "task": false}
def one_hot(y, k):
    """Return a row for each label: 1 in the column of its class, 0 in the others.

    y: n whole numbers from 0 to k − 1, a list or an array; k: how many classes there are. Returns float64, (n, k).
    """
    ### BEGIN SOLUTION
    return np.eye(k)[y]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "one_hot_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("five labels") as check:
    check(one_hot, [2, 0], 3).gives(
        [[0, 0, 1], [1, 0, 0]], dtype="float64", N2=changed, M00h=[[0, 1, 0], [0, 0, 1]], M00i=[[0, 1], [0, 0], [1, 0]],
        M00j=lambda v: np.array_equal(v, [[0, 0, 1], [1, 0, 0]]), M00k=[1, 0, 1], M00y=raised(TypeError),
    )  # fmt: skip
    check(one_hot, np.array([1, 0, 1]), 4).gives(
        [[0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]], dtype="float64", N4=shaped(3, 2), N2=changed,
        M00h=lambda v: np.array_equal(v, [[1, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0]]), M00i=transposed,
        M00j=lambda v: np.array_equal(v, [[0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]), M00k=[1, 1, 0, 0],
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "one_hot_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: more classes than labels name, a single sample, lists, small integer types.
### BEGIN HIDDEN TESTS
def rows_of(labels, k, shift=0):
    Y = np.zeros((len(labels), k))
    for i, label in enumerate(labels):
        Y[i, label - shift] = 1.0
    return Y


with Checks("random labels", thorough=True) as check:
    for case in check.cases(6):
        n, k = case.sizes(2, 3, 9)
        labels = [int(label) for label in case.integers(0, k - 1, n)]  # the last class never comes
        y = (labels, np.array(labels), np.array(labels, dtype=np.int32), np.array(labels, dtype=np.uint8))[
            case.index % 4
        ]
        right = rows_of(labels, k)
        together = np.zeros(k)
        together[labels] = 1.0
        check(one_hot, y, k).gives(
            right,
            dtype="float64",
            N2=changed,
            N4=shaped(n, max(labels) + 1),
            M00h=rows_of(labels, k, shift=1),
            M00i=transposed,
            M00j=lambda v, right=right: np.array_equal(v, right),
            M00k=together,
            M00y=raised(TypeError),
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 5 · Every point with every other
#
# How far is each of n points from each of m others? Two nested loops come to mind, and n · m rounds. Broadcasting does
# the same in one line. Put the n points along a new axis, (n, 1, d), and the m points stay (m, d). Aligned from the
# right, that makes (n, m, d): every difference at once. **Check it against the rule before you go on.**
#
# $$D_{ij} = \sum_{l=1}^{d} (a_{il} - b_{jl})^2$$
#
# A new axis is written with `None`: if `A` is (n, d), then `A[:, None]` is (n, 1, d).

# %%
display(
    shapes_aligned(
        (2, 1, 3),
        (4, 3),
        ("A[:, None]", "B"),
        caption=(
            "Two points and four, each of three numbers. From the right: 3 meets 3, 1 is stretched to 4, and the missing "
            "place to 2."
        ),
    )
)

# %% [markdown]
# ### Exercise 3: all squared distances at once ●●○ · 9 min
#
# Write `pairwise_sq_dist`: the squared distance of every row of A from every row of B, without a loop over the pairs.
# By hand: (0, 0) and (3, 4) have the squared distance 9 + 16 = 25. It must be fast: 1,000 points on a line
# against 800 in at most 0.5 seconds. And **no squared distance may come out negative**, which is less of a joke than it sounds.
#
# <details><summary>Hint 1: where to look</summary>
#
# At the picture above. Which of the three places of the result has to disappear in the end, and by which operation?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `**` works on every entry of an array. Its three axes are numbered 0, 1, 2 from the left; -1 is the last. (There is a
# second way, |a|² − 2 a·b + |b|², with `A @ B.T` in the middle. It needs less memory, and loses digits: see to it that
# nothing stays below 0, with `np.maximum`.)
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A with its new axis minus B: that is (n, m, d). Each entry squared, as it is; then a sum along the axis that belongs to
# the coordinates.
# </details>


# %% nbgrader={"grade": false, "grade_id": "pairwise_sq_dist", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pairwise_sq_dist(A, B):
    """Return the squared distance of every row of A from every row of B.

    A: (n, d); B: (m, d). Returns (n, m), nowhere negative: entry [i, j] is the sum of (A[i] − B[j])² over the d
    coordinates.
    """
    ### BEGIN SOLUTION
    return ((A[:, None] - B) ** 2).sum(axis=2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "pairwise_sq_dist_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two points and three, and many") as check:
    A, B = np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([[3.0, 4.0], [0.0, 1.0], [6.0, 0.0]])
    check(pairwise_sq_dist, A, B).gives(
        [[25, 1, 36], [0, 18, 25]], N2=changed, M00l=[[5, 1, 6], [0, 18**0.5, 5]], M00m=transposed,
        M00o=[[49, 1, 36], [0, 36, 1]], M00p=[[25, 1, 36], [25, 22, 43]], M00q=[[7, 1, 6], [0, 6, 7]],
        M00r=[[25, 1, 36], [100, 34, 97]],
    )  # fmt: skip
    far = 100 + np.random.default_rng(1).normal(size=(30, 5))
    check(pairwise_sq_dist, far, far).holds(
        lambda v: np.min(v) >= 0, "30 points, far from 0, have no negative squared distance from one another",
        M00n=lambda v: -1e-6 < np.min(v) < 0,
    )  # fmt: skip
    many, others = np.arange(1000.0).reshape(1000, 1), np.arange(800.0).reshape(800, 1)
    check(pairwise_sq_dist, many, others).takes_at_most(
        0.5, says="1,000 points on a line and 800 others take at most 0.5 s", N5=...
    )


# %% nbgrader={"grade": true, "grade_id": "pairwise_sq_dist_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, a single point, points far from 0, the time, float32 numbers.
### BEGIN HIDDEN TESTS
def pair_by_pair(A, B):
    return np.array([[np.sum((a - b) ** 2) for b in B] for a in A])


with Checks("random points", thorough=True) as check:
    for case in check.cases(6):
        n, m, d = case.sizes(3)
        A, B = case.normal(n, d, scale=2.0), case.normal(m, d, scale=2.0)
        F, G = A.astype(float), B.astype(float)
        right, middle = pair_by_pair(F, G), F @ G.T
        check(pairwise_sq_dist, A, B).gives(
            right,
            N2=changed,
            M00l=np.sqrt(right),
            M00m=right.T,
            M00o=np.array([[np.sum(a - b) ** 2 for b in G] for a in F]),
            M00p=right + middle,
            M00q=np.array([[np.sum(np.abs(a - b)) for b in G] for a in F]),
            M00r=right + 4 * middle,
        )
    far = 100 + check.rng.normal(size=(40, 4))
    check(pairwise_sq_dist, far, far).holds(
        lambda v: np.min(v) >= 0,
        "no squared distance is negative, far from 0 either",
        M00n=lambda v: -1e-6 < np.min(v) < 0,
    )
    many, others = check.rng.normal(size=(1000, 1)), check.rng.normal(size=(800, 1))
    check(pairwise_sq_dist, many, others).takes_at_most(
        0.5, says="1,000 points on a line and 800 others take at most 0.5 s", N5=...
    )
### END HIDDEN TESTS

# %% [markdown]
# Your function against two loops, timed here and now. Each point of the picture is the fastest of three runs.
# **Predict:** does numpy's lead grow with n, or stay the same?


# %% tags=["play"]
def loop_over_pairs(A, B):
    """The squared distances, pair by pair."""
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            difference = A[i] - B[j]
            D[i, j] = difference @ difference
    return D


def two_sets(n):
    """Two sets of n points with three coordinates each."""
    rng = np.random.default_rng(n)
    return rng.normal(size=(n, 3)), rng.normal(size=(n, 3))


if written(pairwise_sq_dist):
    ratios = race(
        ("two loops", loop_over_pairs),
        ("your function", pairwise_sq_dist),
        two_sets,
        (5, 20, 80, 200),
        caption=(
            "Both scales are logarithmic. For a few points the lines are nearer to one another, since calling numpy at all "
            "takes a few microseconds. Then both climb with n²: the sums are the same, but the loop pays for each call."
        ),
    )
    print("times longer by the loops:", ", ".join(f"{ratio:.0f}" for ratio in ratios))

# %% [markdown]
# Two things to be fair about. Numpy does not calculate *less*: the sums are the same, only the asking between them is
# gone. And it needs room: (n, m, d) numbers lie in memory at once, 216 megabytes for 3,000 × 3,000 points of 3
# coordinates.
#
# The second way, |a|² − 2 a·b + |b|², needs a third of that. It is right on paper. **Predict** what it says about the
# distance of a point from itself, when the point is far from 0:

# %%
a = np.array([100.1, 100.2, 100.3])
print(f"(a − a)², summed:      {np.sum((a - a) ** 2)}")
squares = [np.sum(p**2) - 2 * (p @ p) + np.sum(p**2) for p in 100 + np.random.default_rng(1).normal(size=(1000, 3))]
print(f"|a|² − 2 a·a + |a|²:   between {min(squares):.1e} and {max(squares):.1e}, for a thousand such points")

# %% [markdown]
# Numbers in a computer have about 16 digits. Subtract 30,000 from 30,000, and what is left are the digits that did not
# fit. Lesson 04 meets this again, where a loss becomes `inf`. **Formulas that are equal on paper need not be in numpy.**
#
# A first use of your function: which of three centres is nearest to each point?

# %%
if written(pairwise_sq_dist):
    rng = np.random.default_rng(5)
    centres = np.array([[0.0, 0.0], [4.0, 1.0], [1.5, 3.5]])
    points = np.concatenate([centre + rng.normal(0, 1.1, (25, 2)) for centre in centres])
    nearest(
        points,
        centres,
        pairwise_sq_dist(points, centres),
        caption=(
            "Each of the 75 points is joined to the centre with the smallest number in its row of your table. Look between "
            "the centres: the borders between them are straight lines. Lesson 01 begins with such a line."
        ),
    )

# %% [markdown]
# ## 6 · From scores to shares
#
# The last layer of a classifier puts out scores, one for each class: any numbers, also negative ones. Softmax makes
# shares of them, positive and with the sum 1, **row by row**, since each row is another sample:
#
# $$p_{ij} = \frac{e^{z_{ij}}}{\sum_{c=1}^{k} e^{z_{ic}}}$$
#
# By hand: for the scores 0, ln 2, ln 5 the exponentials are 1, 2, 5, their sum is 8, and the shares are 1/8, 2/8, 5/8.
# Now the scores 1000, 1000. What should come out, and what is $e^{1000}$ for numpy? Run the cell.

# %%
with np.errstate(over="ignore"):
    print("e^1000 is", np.exp(1000.0), "for numpy; the largest number it has is", np.finfo(float).max)
for z in (np.array([0.0, 1.0]), np.array([7.0, 8.0]), np.array([-3.0, -2.0])):
    print(f"scores {z}: shares {np.round(np.exp(z) / np.exp(z).sum(), 4)}")

# %% [markdown]
# ### Exercise 4: softmax for every row ●●○ · 7 min
#
# The three lines above agree: only the *differences* within a row count. Add a number to all scores of a row, and
# numerator and denominator grow by the same factor. Write `softmax_rows` so that it survives 1000, too.
#
# <details><summary>Hint 1: where to look</summary>
#
# Each row has its own sum. After the sum, is a number for each row still there, and does its shape fit beside the table?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# (n, k) and (n,) do not fit, aligned from the right; (n, k) and (n, 1) do. Section 3 shows the argument. And which number
# can you take off a row so that its largest exponent is $e^0 = 1$?
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Take off each row its own maximum, as a column. Exponentiate the result, once, and keep it: you need it twice. Divide it
# by its row sums, as a column again.
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax_rows", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_rows(Z):
    """Return the softmax of every row of Z: positive numbers, each row with the sum 1.

    Z: (n, k), scores of any size, 1000 and −1000 as well. Returns a new array (n, k); Z is left alone.
    """
    ### BEGIN SOLUTION
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax_rows_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("a row by hand, two rows, and large scores") as check:
    ln = np.log
    check(softmax_rows, np.array([[0.0, ln(2), ln(5)]])).gives(
        [[0.125, 0.25, 0.625]], says="softmax_rows([[0, ln 2, ln 5]]) gives [[1/8, 2/8, 5/8]]", N2=changed, S1=[[1, 1, 1]],
        S5=[[0.025, 0.05, 0.125]], S6=like(lambda v: np.allclose(v, ln([1, 2, 5]) / ln(10)), sum="1"),
    )  # fmt: skip
    check(softmax_rows, np.array([[0.0, ln(2), ln(5)], [ln(3), 0.0, 0.0]])).gives(
        [[0.125, 0.25, 0.625], [0.6, 0.2, 0.2]],
        says="[[0, ln 2, ln 5], [ln 3, 0, 0]] gives [[1/8, 2/8, 5/8], [3/5, 1/5, 1/5]]", N2=changed, S1=[[1 / 4, 2 / 3, 5 / 6], [3 / 4, 1 / 3, 1 / 6]], S2=[[1 / 13, 2 / 13, 5 / 13], [3 / 13, 1 / 13, 1 / 13]],
        S5=lambda v: any(np.allclose(v, [[0.025, 0.05, 0.125], row]) for row in ([0.2, 1 / 15, 1 / 15], [0.12, 0.04, 0.04])),
        S6=like(
            lambda v: np.allclose(v, [ln([1, 2, 5]) / ln(10), [1, 0, 0]])
            or np.allclose(v, [[1 / 2, 2 / 3, 5 / 6], [3 / 4, 1 / 2, 1 / 2]]),
            sum=lambda v: float(np.sum(v[0])),
        ),
        M00t=raised(ValueError, "broadcast"),
    )  # fmt: skip
    check(softmax_rows, np.array([[1000.0, 1000.0]])).gives([[0.5, 0.5]], S3=gives_nan, N2=changed, S1=[[1, 1]])
    check(softmax_rows, np.array([[1000.0, 1000.0, 1000.0], [0.0, 0.0, 0.0]])).gives(
        np.full((2, 3), 1 / 3), says="a row of thousands and a row of zeros give thirds", N2=changed,
        S3=lambda v: not np.isfinite(v[0]).any(), S4=lambda v: np.isfinite(v[0]).all() and np.isnan(v[1]).all(),
        S1=[[1, 1, 1], [0, 0, 0]], M00t=raised(ValueError, "broadcast"),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "softmax_rows_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: 3 × 5 and 5 × 3 scores, a single row, rows far apart, float32 numbers.
### BEGIN HIDDEN TESTS
def shares(Z, top=None):
    """Softmax by exact sums of each row; `top` is taken off in the numerator only."""
    rows = []
    for row in Z:
        e = [np.exp(z - max(row)) for z in row]
        rows.append([part / sum(e) for part in e])
    P = np.array(rows)
    return P if top is None else P * np.exp(-top)


with Checks("random scores", thorough=True) as check:
    for case, size in zip(check.cases(7), (None, (3, 5), (5, 3), None, None, None, None)):
        n, k = size or case.sizes(2)
        Z = case.normal(n, k, scale=1.5)
        F = Z.astype(float)
        e = np.exp(F)
        check(softmax_rows, Z).gives(
            shares(F),
            N2=changed,
            S1=e / e.sum(axis=0),
            S2=e / e.sum(),
            S5=lambda v, F=F: np.allclose(v, shares(F, F.max(axis=1)[:, None]), rtol=1e-4) or np.allclose(v, shares(F, F.max()), rtol=1e-4),
            S6=like(lambda v, F=F: np.allclose(v, F / F.sum(axis=1)[:, None], rtol=1e-4) or np.allclose(v, 1 / (1 + np.exp(-F)), rtol=1e-4), sum=lambda v: float(np.sum(v[0]))),
            M00t=raised(ValueError, "broadcast"),
        )  # fmt: skip
    check(softmax_rows, np.array([[-1000.0, 0.0, 1000.0], [1000.0, 999.0, -1000.0]])).gives(
        shares([[-1000.0, 0.0, 1000.0], [1000.0, 999.0, -1000.0]]), says="scores from −1000 to 1000 in one row do no harm",
        S3=gives_nan, N2=changed, M00t=raised(ValueError, "broadcast"),
    )  # fmt: skip
    near = check.rng.normal(size=(4, 3))
    check(softmax_rows, near + np.array([[1000.0], [900.0], [-2000.0], [0.0]])).gives(
        shares(near), says="rows near 1000, 900, −2000 and 0 give the same shares as without these", rtol=1e-5,
        S3=lambda v: not np.isfinite(v[0]).any(), S4=lambda v: np.isfinite(v[0]).all() and np.isnan(v[2]).all(),
        S1=lambda v: np.allclose(np.sum(v, axis=0), 1), N2=changed, M00t=raised(ValueError, "broadcast"),
    )  # fmt: skip
### END HIDDEN TESTS

# %%
if written(softmax_rows):
    Z = np.array([[2.0, 1.0, -1.0], [0.0, -1.0, -3.0], [4.0, 2.0, -2.0]])
    row_bars(
        Z,
        softmax_rows(Z),
        ["cat", "dog", "bird"],
        caption=(
            "Rows 0 and 1 have the same shares: in row 1 every score is 2 lower, and softmax does not notice. In row 2 "
            "every score is doubled: the winner takes nearly all. Shares that sum to 1 are not yet shares you may trust."
        ),
    )

# %% [markdown]
# ## 7 · Where do you stand?
#
# This course builds *feed-forward* networks, in which numbers go from input to output and never back: from one neuron
# (lessons 01 to 04) by way of the machinery of gradients (05, 06) to whole networks (07 to 10), PyTorch (11), and a
# framework of your own that reads handwritten digits (12 to 15). Relatives that it leaves out share this machinery:
# convolutional networks for images, recurrent ones for sequences, transformers for language.
#
# Some of it you may know. Ten questions show what; **nothing depends on the answers being right.**

# %% [markdown]
# ### Exercise 5: ten questions, to see where to begin ●○○ · 5 min
#
# Put `"A"`, `"B"` or `"C"`, or `"?"` if you do not know (yet). Every complete set of answers gets full points; the cell
# after the tests has something to say to each. Do not look anything up: a wrong answer is useful here, a lucky one is not.
#
# 1. `X` is 5 × 3 and `w` has shape (3,). What is the shape of `X @ w`?<br>
#    A: (5,) · B: (3,) · C: (5, 3)
# 2. A unit puts out +1 if $-1 + 2 x_1 + 0 \cdot x_2 \ge 0$, else −1. What does it say to (0.3, 5)?<br>
#    A: +1 · B: −1 · C: it cannot decide
# 3. What is the derivative of $(3 - 2w)^2$ by w, at w = 1?<br>
#    A: −4 · B: 2 · C: 4
# 4. At w = 1 the slope of the error is −4. Where does a step of gradient descent with η = 0.1 lead?<br>
#    A: 0.6 · B: 5 · C: 1.4
# 5. The predictions are 1 and 2, the targets 1 and 4. What is the mean squared error?<br>
#    A: 1 · B: 2 · C: 4
# 6. $\sigma(z) = 1 / (1 + e^{-z})$. What is σ(0)?<br>
#    A: 0 · B: ½ · C: 1
# 7. The label is 1. Which prediction costs most in cross-entropy, −ln p?<br>
#    A: p = 0.9 · B: p = 0.5 · C: p = 0.01
# 8. $y = u^2$ and $u = 3x$. What is dy/dx at x = 1?<br>
#    A: 6 · B: 18 · C: 9
# 9. Two linear layers in a row, nothing between them: what can they do that one cannot?<br>
#    A: nothing · B: XOR · C: fit any curve
# 10. Which number says how good a trained network is?<br>
#     A: its accuracy on the data it was trained with · B: its final training error · C: its accuracy on data it never saw
#
# <details><summary>Hint 1: where to look</summary>
#
# Into your own head, for half a minute a question. If nothing comes, "?" is the right answer.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Perhaps quotes: each answer is text, as in `1: "A"`. The commas at the ends of the lines stay.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Ten lines, each with a number, a colon, a letter in quotes and a comma. No `None` is left.
# </details>

# %% nbgrader={"grade": false, "grade_id": "prerequisites", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Put "A", "B", "C" or "?" in place of each None.
### BEGIN SOLUTION
### STUB prerequisites = {
### STUB     1: None,
### STUB     2: None,
### STUB     3: None,
### STUB     4: None,
### STUB     5: None,
### STUB     6: None,
### STUB     7: None,
### STUB     8: None,
### STUB     9: None,
### STUB     10: None,
### STUB }
prerequisites = {
    1: "A",
    2: "B",
    3: "A",
    4: "C",
    5: "B",
    6: "B",
    7: "C",
    8: "B",
    9: "A",
    10: "C",
}
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "prerequisites_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def open_questions(answers):
    """The questions whose answer is none of the options, in order."""
    return [n for n in range(1, 11) if str(answers.get(n)).strip().upper() not in {"A", "B", "C", "?"}]


with Checks("ten answers, whichever") as check:
    check.value("prerequisites", prerequisites).holds(
        lambda v: not open_questions(v),
        "each of the questions 1 to 10 has an answer: A, B, C or ?",
        M00u=like(lambda v: v.get(open_questions(v)[0]) is None, q=lambda v: open_questions(v)[0]),
        M00v=like(lambda v: v[open_questions(v)[0]] is not None, q=lambda v: open_questions(v)[0]),
    )


# %% nbgrader={"grade": true, "grade_id": "prerequisites_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# When you hand in, the same is asked: ten answers. Which ones makes no difference.
### BEGIN HIDDEN TESTS
def missing(answers):
    given = {number: str(answers.get(number)).strip().upper() for number in range(1, 11)}
    return [number for number, answer in given.items() if answer not in ("A", "B", "C", "?")]


with Checks("all ten are answered") as check:
    check.value("prerequisites", prerequisites).holds(
        lambda v: missing(v) == [],
        "each of the questions 1 to 10 has an answer: A, B, C or ?",
        M00u=like(lambda v: v.get(missing(v)[0]) is None, q=lambda v: missing(v)[0]),
        M00v=like(lambda v: v[missing(v)[0]] is not None, q=lambda v: missing(v)[0]),
    )
### END HIDDEN TESTS

# %% tags=["play"]
if written(prerequisites):
    reading_list(prerequisites)

# %% [markdown]
# ## 8 · Wrong on purpose
#
# A message of a check is a sentence about *numbers*: what can be seen in them. Who can go back from the sentence to the
# numbers understands it, and will mend things faster in fifteen lessons. So, once, the other way round.

# %% [markdown]
# ### Exercise 6: make the check complain ●●○ · 3 min
#
# Write `wrong_on_purpose`: a function that is wrong in such a way that the check of exercise 1, if it got this one in
# place of `standardise`, would say **exactly this**:
#
# > Your numbers standardise each row. Here a column is a feature: which axis runs over the samples? (N1)
#
# No other mistake besides: the input stays as it is, and the spread is σ as above. The tables it gets have no constant rows.
#
# <details><summary>Hint 1: where to look</summary>
#
# At the first half of the message. It describes what the numbers look like, row by row.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Means of rows have shape (n,), and a table (n, d) does not take them. In exercise 4 you had the same trouble.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Your `standardise`, with the other axis in both places, and with means and spreads standing in a column each.
# </details>


# %% nbgrader={"grade": false, "grade_id": "wrong_on_purpose", "locked": false, "schema_version": 3, "solution": true, "task": false}
def wrong_on_purpose(X):
    """Return what the check of exercise 1 calls N1.

    X: (n, d), no row of it constant. Returns a new array (n, d); X is left alone.
    """
    ### BEGIN SOLUTION
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "wrong_on_purpose_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def wrong_otherwise(v):
    """The code of another mistake that exercise 1 knows, if these numbers make it."""
    others = {
        "M00a": np.array([[1, -1, 1, -1], [-1, 1, -1, 1]]) * 0.5**0.5,
        "M00b": [[0.5, -4.5, 1.5, -3.5], [-0.5, 4.5, -1.5, 3.5]],
        "M00c": [[2, -2 / 9, 2 / 3, -2 / 7], [-2, 2 / 9, -2 / 3, 2 / 7]],
        "M00d": (np.array([[1, 1, 3, 3], [0, 10, 0, 10]]) - 3.5) / 15.25**0.5,
        "M00f": [[1, 0, 1, 0], [0, 1, 0, 1]],
    }
    return next((code for code, wrong in others.items() if np.allclose(v, wrong)), None)


with Checks("the check of exercise 1 says N1") as check:
    X = np.array([[1.0, 1.0, 3.0, 3.0], [0.0, 10.0, 0.0, 10.0]])
    check(wrong_on_purpose, X).gives(
        [[-1, -1, 1, 1], [-1, 1, -1, 1]], says="for this table, exercise 1's check would answer N1: wrong as it should be",
        M00w=[[1, -1, 1, -1], [-1, 1, -1, 1]], N2=changed, M00t=raised(ValueError, "broadcast"),
        M00x=like(lambda v: wrong_otherwise(v) is not None, other=lambda v: wrong_otherwise(v)),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "wrong_on_purpose_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other tables, a single sample, float32 numbers, the input left alone.
### BEGIN HIDDEN TESTS
def as_if(X, axis, ddof=0, power=1):
    spread = np.std(X, axis=axis, ddof=ddof, keepdims=True) ** power
    return (X - X.mean(axis=axis, keepdims=True)) / np.where(spread > 1e-12, spread, 1)


with Checks("the check of exercise 1 says N1 on random tables", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2, 3, 9)
        X = case.normal(n, d, scale=2.0)
        F = X.astype(float)
        others = {"M00b": F - F.mean(axis=0), "M00c": as_if(F, 0, power=2), "M00d": as_if(F, None)}
        if n > 1:
            others["M00a"] = as_if(F, 0, ddof=1)
        named = lambda v, others=others: [code for code, wrong in others.items() if np.allclose(v, wrong, rtol=1e-4)]
        check(wrong_on_purpose, X).gives(
            as_if(F, 1),
            M00w=as_if(F, 0),
            M00x=like(lambda v, named=named: len(named(v)) > 0, other=lambda v, named=named: named(v)[0]),
            M00t=raised(ValueError, "broadcast"),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# Now see it as it would look. The cell holds a check like that of exercise 1, and hands it your function:

# %% tags=["play"]
if written(wrong_on_purpose):
    with specimen(), Checks("exercise 1, with your wrong function in place of the right one") as check:
        X = np.array([[1.0, 1.0, 3.0, 3.0], [0.0, 10.0, 0.0, 10.0]])
        check(wrong_on_purpose, X).gives(
            [[1, -1, 1, -1], [-1, 1, -1, 1]], N1=[[-1, -1, 1, 1], [-1, 1, -1, 1]], N2=changed, N3=gives_nan
        )

# %% [markdown]
# ## 9 · Check the whole lesson, and hand it in
#
# The hidden tests do not run here. **Save first** (Ctrl+S), since the grader reads the file. Then open a terminal (menu
# *File*, *New*, *Terminal*), go to the folder of the course (from its `work/`, by `cd ..`), say
# `source .venv/bin/activate`, and then
#
# | command | what it does |
# |---|---|
# | `nncourse check 00` | grades this notebook, hidden tests and all: verdict, points and first advice for every exercise |
# | `nncourse check 00 FILE` | the same for a notebook that lies elsewhere |
# | `nncourse progress` | what you have begun, and what comes next |
#
# **If you learn alone**, that is all: check as often as you like. Each version of your notebook is tried on other random
# numbers, so a lucky answer does not stay lucky.
#
# **If you are in a class**, your instructor says where to hand in; the file keeps its name, `00_workbench.ipynb`. It will
# lie in `submitted/YOUR NAME/00_workbench/` with the course, be graded in a sandbox, and you get a page with every
# verdict and what to look at. Leave locked cells as they are (they are restored before grading anyway), and do not
# delete cells.

# %% [markdown]
# **Where to ask what**
#
# | you wonder | ask |
# |---|---|
# | what a numpy function does | `np.std?` in a cell of your own, or Shift+Tab behind its open bracket |
# | why a check fails | its message; then hints 1 to 3; then *Make this call yourself* |
# | what a shape is | `print(A.shape)`: the most useful line of debugging there is |
# | why everything is odd suddenly | *Restart Kernel and Run All Cells…*: cells run in another order leave old names behind |
# | whether a check is wrong, or a sentence here | your instructor; or an issue in the repository of the course, with the lesson and the exercise |
# | what counts as help | your class's rules. Working alone: a hint, a book, a friend; but type every line yourself |

# %% [markdown]
# ## What you have now
#
# - A lesson: run, read, write, check. A failing check says what can be seen in your numbers, and why that may be.
# - Axis 0 goes down, axis 1 across. The axis that is named disappears, unless `keepdims=True` keeps its place.
# - Broadcasting: align from the right; equal, or 1; else an error. (n,) against (n, 1) is no error, and should be.
# - Four tools that come back: standardised features (04), one-hot rows (12), all pairs at once, softmax (07, 12).
#
# **You can now** read the shape of a line before it runs. Most mistakes in neural networks show there first.
#
# **What does not work yet.** Everything here was computed, nothing was *learned*: you chose the centres, and the scores
# were given. Can a machine find the line between two groups of points by itself, from its mistakes? That is lesson 01.
#
# > **Careful with claims.** "numpy is a hundred times faster" holds for *this* loop on *this* machine; your picture above
# > shows your own number. Computing on whole arrays is older than Python: it is the idea of K. E. Iverson's *A Programming
# > Language* (Wiley, 1962), from which the language APL has its name. In 2005 numpy united two earlier packages, Numeric
# > and Numarray (Harris and others, below).

# %% [markdown]
# **Three things to read**
#
# 1. The numpy manual, [Broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html): the rule of section 4,
#    with pictures.
# 2. C. R. Harris and others, "Array programming with NumPy", *Nature* 585 (2020), 357–362,
#    [doi:10.1038/s41586-020-2649-2](https://doi.org/10.1038/s41586-020-2649-2): six pages on what arrays are for.
# 3. The numpy manual, [the absolute basics for beginners](https://numpy.org/doc/stable/user/absolute_beginners.html):
#    when you want more practice first.
