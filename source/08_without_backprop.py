# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 08 · Training without backprop
#
# **A network can be trained with nothing but its forward pass: nudge a parameter, look at the cost, nudge the next one.**
# It works, it takes thirty lines, and its bill shows why everybody uses another method.
#
# When you are done, you can
# - say how many parameters a network has, and what the delta rule lacks inside it;
# - estimate a gradient by forward and by central differences, and count what each of them costs;
# - choose the step ε, and say which two errors it stands between;
# - train a 2-3-1 network on points that no line can divide, by a gradient you measured yourself;
# - work out why this takes weeks for a million parameters.
#
# **Time** 75 minutes: six exercises (60), reading and playing (15).
# **Before** lesson 02 (gradient descent) and lesson 07 (the forward pass). What you need of them is given here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X` | n × d | the samples, one a row; `y` is n × k, the targets |
# | `w[i]` | out × in | the weights of layer i: one row for each unit of that layer |
# | `b[i]` | out × 1 | the biases of layer i, a column |
# | $w_{jk}^{(i)}$ | one number | layer i, to unit j, from unit k; all counted from 0 |
# | $\theta$, `theta` | p | all p parameters in one row: first the weights, then the biases |
# | $J$ | one number | the cost, what training makes small |
# | $\varepsilon$, `eps` | one number | the size of a nudge |
# | $\eta$, `lr` | one number | the step size, or learning rate |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, like
from course.figure import new, show
from course.plots.error_by_step import error_by_step
from course.plots.probability_surface import probability_surface
from course.plots.small_net import small_net
from course.ready import written
from course.widgets.nudge_sliders import nudge_sliders

# %% [markdown]
# ## 1 · A rule with a question mark in it
#
# Here is the network of lesson 07 again: two inputs, three hidden units, one output, σ at every unit. Inside, samples
# stand in *columns* and a layer is σ(W·a + b), with W of shape out × in. `predict` turns rows into columns and back.
# (Most lessons of this course keep samples in rows, and W as in × out: the same numbers, transposed.)


# %% nbgrader={"grade": false, "grade_id": "given_network", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Return σ(z) = 1 / (1 + e^−z), for each number of an array (lesson 04)."""
    return 1 / (1 + np.exp(-z))


def forward_pass(inp, w, b):
    """Return the outputs of the last layer (lesson 07). inp: (d, n), samples as columns; returns (k, n)."""
    out = inp
    for weights, biases in zip(w, b):
        out = sigmoid(weights @ out + biases)
    return out


def predict(X, w, b):
    """Return the outputs for samples as rows. X: (n, d); returns (n, k)."""
    return np.transpose(forward_pass(np.transpose(X), w, b))


def cost_function(X, y, w, b):
    """Return the cost J: all squared errors added up, divided by the number of samples. X: (n, d); y: (n, k)."""
    return np.sum((predict(X, w, b) - y) ** 2) / len(X)


def start_net(sizes, seed):
    """Return random weights and biases for a network of these sizes, such as [2, 3, 1] (lesson 07)."""
    rng = np.random.default_rng(seed)
    w = [rng.normal(size=(n_out, n_in)) for n_in, n_out in zip(sizes, sizes[1:])]
    return w, [rng.normal(size=(n_out, 1)) for n_out in sizes[1:]]


# %%
X, y = data.circles(60, seed=0)
y = y.reshape(-1, 1).astype(float)  # one target a row, as a column
w, b = start_net([2, 3, 1], seed=2)
right = np.sum((predict(X, w, b) >= 0.5) == (y == 1))
print(f"cost {cost_function(X, y, w, b):.3f}, {right} of {len(X)} points on their proper side of 0.5")
probability_surface(
    X,
    y[:, 0],
    lambda points: predict(points, w, b)[:, 0],
    names=("outer circle", "inner circle"),
    alt="Two circles of points, one inside the other, on the output of a network with random weights: it changes "
    "slowly across the plane and has nothing to do with the circles.",
    caption="Random weights. Points with a heavy edge are on the wrong side of 0.5. No line can divide these circles; "
    "three hidden units could, if we knew their weights.",
)

# %% [markdown]
# 24 of the 60 points are wrong; a coin would do nearly as well. How could this network learn?
#
# You have a rule: the delta rule of lesson 03. It moves a weight by η · (target − output) · x: a share of *how far off*
# the unit was, times what came in at that weight. (With a σ, a factor σ′ joins them.) **Try it on the picture below:**
# which of the three numbers do you know for the output unit? And for the hidden unit h₁?

# %%
small_net(
    [2, 3, 1],
    outputs=["target 1"],
    hidden=["?", "?", "?"],
    alt="A network of two inputs, three hidden units and one output. Beside the output stands its target, 1. Beside each "
    "hidden unit stands a question mark.",
    caption="The data say what the output should have been. They do not say a word about the hidden units.",
)

# %% [markdown]
# The data hold targets for the output and for nothing else. For a hidden unit, the error of lesson 03 becomes
#
# $$\frac{\partial J}{\partial w} = \frac{\partial}{\partial w}\, \frac{1}{n} \sum
# \bigl(\,{?} - \text{output of the hidden unit}\bigr)^2$$
#
# and nobody can fill in the question mark. Does that mean that ∂J/∂w does not exist there? It does exist: turn
# that weight, and the cost of the whole network changes. The question is how to get hold of it.
#
# > **A careful claim.** Some slides call this an "unsolved problem for 20 years", and say that "no one on earth" could
# > train such networks before 1986. The method of lesson 09 was published by Seppo Linnainmaa in 1970, for computations
# > of any kind; Paul Werbos described it in 1974 and applied it to networks in 1982; Rumelhart, Hinton and Williams made
# > it widely known in 1986.

# %% [markdown]
# ## 2 · Turn one knob
#
# Forget how the network works inside. Think of it as a box with knobs, one for each weight and bias, and a dial that
# shows the cost. Turn one knob a little, read the dial, and you have a slope. For a box with one knob and J(θ) = θ²:
#
# | | |
# |---|---|
# | knob at 3 | dial at 9 |
# | knob at 3.5 | dial at 12.25 |
# | rise over run | 3.25 / 0.5 = **6.5** |
#
# The true slope at 3 is 2·3 = 6. **Predict** what comes out for a turn of 0.1, and of 0.001, before you run the cell.
# Below it, the same with one weight of the network.

# %%
for eps in (0.5, 0.1, 0.001):
    print(f"J = θ² at 3, ε = {eps:5}: slope {((3 + eps) ** 2 - 3**2) / eps:.4f}")

eps, before = 0.1, cost_function(X, y, w, b)
turned = [w[0].copy(), w[1]]
turned[0][1, 1] += eps  # layer 0, to unit 1, from input 1
after = cost_function(X, y, turned, b)
print(f"\none weight: cost {before:.6f} → {after:.6f}, slope {(after - before) / eps:.6f}")

# %% [markdown]
# 6.5, 6.1, 6.001: the smaller the turn, the nearer to 6. And the same recipe gave a slope *inside* the network, without a
# target for the hidden unit. The target sits at the output, and the forward pass carries the nudge there.
#
# One knob, one slope. How many knobs are there to turn?

# %% [markdown]
# ### Exercise 1: count the knobs ●○○ · 6 min
#
# 1. Write `n_params`: the number of weights and biases of a network, given its sizes. Count the 2-3-1 network on the
#    picture first: arrows, and one bias for each unit that computes.
# 2. Set `missing`: what does the delta rule need for a *hidden* unit that we do not have? `"A"` what comes in at the
#    weight, `"B"` the unit's target, `"C"` the unit's output, `"D"` the step size.
#
# <details><summary>Hint 1: where to look</summary>
#
# Take one layer at a time. How many arrows end in a layer of three units behind two inputs? How many biases has it?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The inputs compute nothing, so they have no bias. `zip(sizes, sizes[1:])` gives the pairs of neighbours: 2 and 3, 3 and 1.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A sum over the layers; each gives one product for its weights and one number for its biases. For the quiz, go through the
# forward pass: which of the four do you hold in your hands afterwards?
# </details>


# %% nbgrader={"grade": false, "grade_id": "n_params", "locked": false, "schema_version": 3, "solution": true, "task": false}
def n_params(sizes):
    """Return the number of parameters of a fully connected network: all weights and all biases.

    sizes: how many inputs, then how many units in each layer, such as [2, 3, 1]; at least two numbers.
    """
    ### BEGIN SOLUTION
    return sum(n_in * n_out + n_out for n_in, n_out in zip(sizes, sizes[1:]))
    ### END SOLUTION


### BEGIN SOLUTION
### STUB missing = None  # "A", "B", "C" or "D"
missing = "B"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "n_params_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the parameters of three networks") as check:
    check(n_params, [2, 3, 1]).gives(
        13, C1=lambda v: v in (9, 11, 14, 15, 16, 17, 20), M08o=6, M08p=lambda v: v in (9, 4), N2=changed
    )  # fmt: skip
    check(n_params, [784, 30, 30, 10]).gives(
        24790, C1=lambda v: v in (24720, 24723, 25564, 25574, 25575, 26359), M08o=854, M08p=lambda v: v in (23550, 310), N2=changed
    )  # fmt: skip
    check(n_params, [784, 1000, 10]).gives(
        795010, C1=lambda v: v in (794000, 794002, 795784, 795794, 795795, 796795), M08o=1794, M08p=lambda v: v in (785000, 10010), N2=changed
    )  # fmt: skip
    check.value("missing", missing).holds(
        lambda v: v.strip().upper() in {"A", "B", "C", "D"},
        "it is one of the letters A to D (whether it is the right one, you learn when you hand in)",
    )


# %% nbgrader={"grade": true, "grade_id": "n_params_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes and depths, a network of one layer, your choice of the letter.
### BEGIN HIDDEN TESTS
with Checks("the parameters of random networks", thorough=True) as check:
    for case in check.cases(6):
        depth = (2, 1, 3, 4, 2, 5)[case.index]
        sizes = case.sizes(depth + 1, 2, 40)
        pairs = list(zip(sizes, sizes[1:]))
        weights, units = sum(i * o for i, o in pairs), sum(sizes[1:])
        right = weights + units
        miscounts = {
            weights,
            weights + depth,
            right + sizes[0],
            right + sizes[0] + 1,
            right + 3,
            weights + sum(sizes[:-1]),
        }
        miscounts |= {sum((i + 1) * (o + 1) for i, o in pairs), right + sizes[0] + sizes[0] ** 2}
        check(n_params, sizes).gives(
            right,
            C1=lambda v, wrong=miscounts - {right}: v in wrong,
            M08o=sum(sizes),
            M08p=lambda v, pairs=pairs: v in [(i + 1) * o for i, o in pairs],
            N2=changed,
        )
    check.value("missing", missing).chooses(
        "B",
        A="What comes in at a weight of a hidden unit is an input, or the output of the layer before: the forward pass computes it.",
        C="The forward pass computes the output of every hidden unit on its way. What would you compare it with?",
        D="The step size is yours to choose, for every unit alike. Something else is missing, and the data do not hold it.",
    )
### END HIDDEN TESTS

# %% [markdown]
# 13 knobs for the small network: 9 weights and 4 biases. 24,790 for a plain one that reads handwritten digits
# (784-30-30-10, lesson 14), and 795,010 for one of the same kind with 1,000 hidden units in a single layer. Keep the
# three numbers in mind; they come back as a bill.

# %% [markdown]
# ## 3 · All slopes, one after the other
#
# Write all parameters into one row, θ = (θ₀, θ₁, …). The slope in the direction of θᵢ is what the knob experiment gives
# when θᵢ alone moves and all others stand still:
#
# $$\frac{\partial J}{\partial \theta_i} \;\approx\;
# \frac{J(\theta + \varepsilon\, e_i) - J(\theta)}{\varepsilon}$$
#
# where $e_i$ is a row of zeros with a 1 at place i. All of these slopes together are the **gradient**; measured like
# this, it is a *forward difference*. Which of the two J in the formula depends on i, and which does not?

# %% [markdown]
# ### Exercise 2: forward differences ●●○ · 10 min
#
# Write `forward_difference` for any function `cost` of any row `theta`. Calls of `cost` are what it costs, so make no more
# of them than you need: **14 for 13 parameters**. (Some slides say 13. They forget the one at the start.) The `theta` that
# was handed in must hold its old numbers afterwards.
#
# By hand: J(θ) = θ₀² at θ₀ = 3 with ε = 0.5 gives 6.5.
#
# <details><summary>Hint 1: where to look</summary>
#
# One value of the cost serves all parameters alike: which one? Work it out before the loop begins.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `shifted = theta` is no copy: both names mean the same array. `theta.copy()` makes a new one. And a copy that was made
# before the loop still carries the nudges of the parameters before.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# The cost at theta; a place for p slopes; a loop over i in which a fresh copy is moved at place i, and the rise of the
# cost is divided by the run. The `return` stands after the loop.
# </details>


# %% nbgrader={"grade": false, "grade_id": "forward_difference", "locked": false, "schema_version": 3, "solution": true, "task": false}
def forward_difference(cost, theta, eps):
    """Return the slopes of a cost in the direction of each parameter, by forward differences.

    cost: a function of an array (p,) that gives a number; it is called p + 1 times. theta: (p,), left alone.
    eps: the size of the nudge, above 0. Returns an array (p,).
    """
    ### BEGIN SOLUTION
    slopes, here = np.zeros(len(theta)), cost(theta)
    for i in range(len(theta)):
        shifted = theta.copy()
        shifted[i] += eps
        slopes[i] = (cost(shifted) - here) / eps
    return slopes
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "forward_difference_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("forward differences of three functions") as check:
    call = check(forward_difference, lambda theta: theta[0] ** 2, np.array([3.0]), 0.5, named="forward_difference")
    call.gives(
        [6.5], says="for J = θ₀² at θ₀ = 3, ε = 0.5, it gives [6.5]", C3=lambda v: v[0] in (3.25, 1.625, 13.0),
        M08a=[-6.5], M08w=[5.5], M08e=[6.0], C5=lambda v, c=call: c.after(1)[0] != 3.0,
    )  # fmt: skip
    theta = np.array([0.1, 0.7, 0.3])
    call = check(
        forward_difference,
        lambda theta: theta[0] * theta[1] ** 2 + 5 * theta[2],
        theta,
        0.2,
        named="forward_difference",
    )
    call.gives(
        [0.49, 0.16, 5.0], says="for J = θ₀·θ₁² + 5·θ₂ at (0.1, 0.7, 0.3), ε = 0.2, it gives [0.49, 0.16, 5]",
        C3=lambda v: any(np.allclose(v, c * np.array([0.49, 0.16, 5.0])) for c in (0.2, 0.5, 0.04, 2.0)),
        M08a=[-0.49, -0.16, -5.0], M08w=[0.49, 0.12, 5.0], M08e=[0.49, 0.14, 5.0], C6=[5.97, 5.97, 5.97],
        C5=lambda v, c=call: np.abs(c.after(1) - [0.1, 0.7, 0.3]).max() > 1e-9,
        M08c=lambda v, c=call: 0 < np.abs(c.after(1) - [0.1, 0.7, 0.3]).max() <= 1e-9, M08b=[0.49, 0.48, 5.0],
        M08x=lambda v: np.allclose(v, [0.49, 0.97, 5.97]), M08d=lambda v: np.size(v) == 1 or np.allclose(v, [0.49, 0.0, 0.0]),
    )  # fmt: skip
    asked = []

    def bowl(theta):
        asked.append(1)
        return float(np.sum(np.asarray(theta) ** 2))

    call = check(forward_difference, bowl, np.arange(13.0), 0.5)
    call.gives(
        2 * np.arange(13.0) + 0.5, says="the slopes of the sum of 13 squares are right", M08a=-2 * np.arange(13.0) - 0.5,
        M08w=2 * np.arange(13.0) - 0.5, M08e=2 * np.arange(13.0), C6=np.full(13, 162.5),
        C3=lambda v: any(np.allclose(v, c * (2 * np.arange(13.0) + 0.5)) for c in (0.5, 0.25, 2.0)),
        C5=lambda v, c=call: np.abs(c.after(1) - np.arange(13.0)).max() > 1e-9,
        M08d=lambda v: np.size(v) == 1 or np.allclose(v, [0.5] + [0.0] * 12),
    )  # fmt: skip
    calls = len(asked)
    check.that(
        calls == 14, "cost is called 14 times for 13 parameters", code="C2" if calls > 14 else None,
        fields={"got": calls, "expected": 14},
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "forward_difference_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random functions of 1 to 9 parameters, how often they are called, float32, theta.
### BEGIN HIDDEN TESTS
def wavy(rng, p):
    """A smooth random function of p numbers, curved in every direction."""
    a, B, c, d = rng.normal(size=4), rng.normal(size=(4, p)), rng.normal(size=4), rng.uniform(0.5, 2.0, p)
    return lambda theta: float(a @ np.sin(B @ theta + c) + d @ theta**2 + 0.3 * np.sum(theta**3) + theta.sum() ** 2)


def counted(f):
    """The function, and a list that grows by one entry with every call."""
    asked = []

    def cost(theta):
        asked.append(np.array(theta, dtype=float))
        return f(asked[-1])

    return cost, asked


def rise(f, theta, up, down):
    """For each parameter: what the cost gains between the nudge `down` and the nudge `up`."""
    return np.array([f(theta + up * e) - f(theta + down * e) for e in np.eye(len(theta))])


with Checks("forward differences of random functions") as check:
    for case in check.cases(7):
        p = 9 if case.index == 5 else case.size(3, 8)
        # Eighths, so that a nudge is exact in float32 as well; in the sixth case numbers that a nudge does not leave exact.
        theta = (case.integers(-12, 13, p) / 8).astype(case.dtype) if case.index != 5 else case.normal(p, scale=0.03)
        eps = (0.25, 0.5, 0.125, 0.25, 0.125, 0.1, 0.25)[case.index]
        f, t = wavy(case.rng, p), theta.astype(float)
        cost, asked = counted(f)
        right, e = rise(f, t, eps, 0) / eps, np.eye(p)
        stays = np.array([f(t + eps * e[: i + 1].sum(axis=0)) for i in range(p)])
        call = check(forward_difference, cost, theta, eps)
        moved = lambda v, c=call, t=t: float(np.abs(c.after(1) - t).max())
        call.gives(
            right,
            C5=lambda v, moved=moved: moved(v) > 1e-9,
            M08c=lambda v, moved=moved: 0 < moved(v) <= 1e-9,
            C3=lambda v, right=right, eps=eps: any(np.allclose(v, c * right, rtol=1e-4) for c in (0.5, 2, eps, eps / 2, 1 / eps)),
            C6=np.full(p, (f(t + eps) - f(t)) / eps),
            M08a=-right,
            M08b=np.diff(stays, prepend=f(t)) / eps,
            M08x=(stays - f(t)) / eps,
            M08d=lambda v, right=right, p=p: p > 1 and (np.size(v) == 1 or np.allclose(v, right * e[0]) or np.allclose(v, right * e[-1])),
            M08e=rise(f, t, eps, -eps) / (2 * eps),
            M08w=rise(f, t, 0, -eps) / eps,
        )  # fmt: skip
        calls = len(asked)
        check.that(
            calls == p + 1,
            f"cost is called {p + 1} times where theta holds {p} number{'s' if p > 1 else ''}",
            code="C2" if calls > p + 1 else None,
            fields={"got": calls, "expected": p + 1},
        )
    check(forward_difference, cost, theta, eps).gives(right, says="a second call gives the same as the first")
### END HIDDEN TESTS

# %% [markdown]
# ## 4 · How small is small enough?
#
# A smaller turn brought 6.5 down to 6.001. So let ε be as small as possible, say 0.000000000001? **Predict:** on the
# curve below, ε runs from 1 down to a tiny 10⁻¹⁴. Where is the error smallest: at the far left, or somewhere between?
#
# To measure an error we need the true gradient. `exact_gradient` gets it by a trick with complex numbers that makes no
# difference of two costs at all. (It is given, and it needs a run for every parameter too.) `flatten` and `unflatten`
# go from the lists of matrices to the row θ and back.


# %% nbgrader={"grade": false, "grade_id": "given_rows", "locked": true, "schema_version": 3, "solution": false, "task": false}
def flatten(w, b):
    """Return all parameters in one row: the matrices of w one after the other, row by row, then those of b."""
    return np.concatenate([matrix.ravel() for matrix in w + b])


def unflatten(theta, sizes):
    """Return (w, b), the lists of matrices of a network of these sizes, from all its parameters in one row."""
    shapes = [*zip(sizes[1:], sizes), *((n_out, 1) for n_out in sizes[1:])]
    ends = np.cumsum([n_out * n_in for n_out, n_in in shapes])
    parts = [part.reshape(shape) for part, shape in zip(np.split(theta, ends[:-1]), shapes)]
    return parts[: len(sizes) - 1], parts[len(sizes) - 1 :]


def exact_gradient(cost, theta):
    """Return the gradient of a smooth cost to the last digits: the imaginary part of J(θ + ih·e) / h, h = 10⁻³⁰."""
    return np.array([cost(theta + 1e-30j * e).imag / 1e-30 for e in np.eye(len(theta))])


def circles_cost(theta):
    """Return the cost of the 2-3-1 network on the 60 points of section 1. theta: (13,)."""
    return cost_function(X, y, *unflatten(theta, [2, 3, 1]))


# %%
steps = 10.0 ** -np.arange(0, 14.5, 0.5)
if written(forward_difference):
    theta = flatten(w, b)
    truth = exact_gradient(circles_cost, theta)
    forward = [np.abs(forward_difference(circles_cost, theta, eps) - truth).max() for eps in steps]
    error_by_step(
        steps,
        {"forward difference": forward},
        caption="The largest error among the 13 slopes, for each step ε. Both axes are logarithmic: a straight line means "
        "that the error shrinks, or grows, by the same factor each time. Follow the curve from right to left.",
    )

# %% [markdown]
# From right to left the error falls as ε does: a line that should touch the curve cuts it instead, and the shorter the
# cut, the better it fits. This is the *truncation* error, proportional to ε.
#
# Then the curve turns. A float64 holds about 16 digits. With ε = 10⁻¹² the two costs agree in the first 12 of them or
# so; their difference is made of the last few, and dividing by ε magnifies the noise. This is *round-off*, proportional
# to 1/ε. At ε = 10⁻¹² the error is larger than at 10⁻⁴. The smallest one, some 10⁻⁹, lies near ε = 10⁻⁸. Could we get
# below it?

# %% [markdown]
# ### Exercise 3: look to both sides ●●○ · 10 min
#
# A forward difference looks to one side. Look as far to the other side too, and the error of first order cancels:
#
# $$\frac{\partial J}{\partial \theta_i} \;\approx\;
# \frac{J(\theta + \varepsilon\, e_i) - J(\theta - \varepsilon\, e_i)}{2\,\varepsilon}$$
#
# 1. Write `central_difference`. It needs **26 calls for 13 parameters**. By hand: J = θ³ at 1 with ε = 0.5 gives
#    (3.375 − 0.125) / 1 = 3.25, against 4.75 for the forward difference. The true slope is 3.
# 2. Run the picture below the tests, then come back and set `best_eps`: a step with which central differences err by
#    less than 10⁻⁹.
#
# <details><summary>Hint 1: where to look</summary>
#
# Start from your `forward_difference`. Which of its calls is no longer needed? What is the run between the two points now?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `theta + shift` makes a new array, so with a `shift` that is zero but for place i nothing has to be put back. For
# `best_eps`, look at the lowest part of the lower curve: the numbers on the ε-axis are powers of ten.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A loop over the parameters with two calls in it, one on each side, and a division by the distance between the two
# points. Nothing is left to compute before the loop but a place for the slopes.
# </details>


# %% nbgrader={"grade": false, "grade_id": "central_difference", "locked": false, "schema_version": 3, "solution": true, "task": false}
def central_difference(cost, theta, eps):
    """Return the slopes of a cost in the direction of each parameter, by central differences.

    cost: a function of an array (p,) that gives a number; it is called 2p times. theta: (p,), left alone.
    eps: how far to go to each side, above 0. Returns an array (p,).
    """
    ### BEGIN SOLUTION
    slopes = []
    for shift in eps * np.eye(len(theta)):
        slopes.append((cost(theta + shift) - cost(theta - shift)) / (2 * eps))
    return np.array(slopes)
    ### END SOLUTION


### BEGIN SOLUTION
### STUB best_eps = None  # a number, once you have seen the picture
best_eps = 1e-5
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "central_difference_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("central differences of three functions") as check:
    call = check(central_difference, lambda theta: theta[0] ** 3, np.array([1.0]), 0.5, named="central_difference")
    call.gives(
        [3.25], says="for J = θ₀³ at θ₀ = 1, ε = 0.5, it gives [3.25]", C3=lambda v: v[0] in (6.5, 1.625, 3.25 / 2, 3.25 / 4, 13.0),
        M08a=[-3.25], M08w=[1.75], M08v=[4.75], C5=lambda v, c=call: c.after(1)[0] != 1.0,
    )  # fmt: skip
    theta = np.array([0.1, 0.7, 0.3])
    call = check(
        central_difference,
        lambda theta: theta[0] * theta[1] ** 3 + 5 * theta[2],
        theta,
        0.2,
        named="central_difference",
    )
    right = np.array([0.343, 0.151, 5.0])
    call.gives(
        right, says="for J = θ₀·θ₁³ + 5·θ₂ at (0.1, 0.7, 0.3), ε = 0.2, it gives [0.343, 0.151, 5]",
        C3=lambda v: any(np.allclose(v, c * right) for c in (2.0, 0.5, 0.4, 0.2, 0.08)), M08a=-right,
        M08w=[0.343, 0.109, 5.0], M08v=[0.343, 0.193, 5.0], C6=lambda v: np.allclose(v, [5.558, 5.558, 5.558]),
        C5=lambda v, c=call: np.abs(c.after(1) - [0.1, 0.7, 0.3]).max() > 1e-9,
        M08c=lambda v, c=call: 0 < np.abs(c.after(1) - [0.1, 0.7, 0.3]).max() <= 1e-9,
        M08d=lambda v: np.size(v) == 1 or np.allclose(v, [0.343, 0.0, 0.0]), M08b=[0.343, 0.453, 5.0],
    )  # fmt: skip
    asked = []

    def cubes(theta):
        asked.append(np.array(theta, dtype=float))
        return float(np.sum(asked[-1] ** 3))

    start = np.arange(13.0)
    call = check(central_difference, cubes, start, 0.5)
    call.gives(
        3 * start**2 + 0.25, says="the slopes of the sum of 13 cubes are right", M08a=-3 * start**2 - 0.25,
        M08w=3 * start**2 - 1.5 * start + 0.25, M08v=3 * start**2 + 1.5 * start + 0.25, C6=np.full(13, 1953.25),
        C3=lambda v: any(np.allclose(v, c * (3 * start**2 + 0.25)) for c in (0.5, 0.25, 2.0)),
        C5=lambda v, c=call: np.abs(c.after(1) - start).max() > 1e-9,
        M08d=lambda v: np.size(v) == 1 or np.allclose(v, [0.25] + [0.0] * 12),
    )  # fmt: skip
    calls, needless = len(asked), any(np.array_equal(point, start) for point in asked)
    check.that(
        calls == 26, "cost is called 26 times for 13 parameters",
        code=None if calls <= 26 else "M08k" if needless else "C2", fields={"got": calls, "expected": 26},
    )  # fmt: skip
    check.value("best_eps", best_eps).holds(lambda v: v > 0, "it is a number above 0")
    check(central_difference, lambda t: float(np.exp(t[0]) * np.sin(t[1])), np.array([0.5, 1.0]), best_eps, named="central_difference").holds(
        lambda v: np.allclose(v, [1.3873511113297634, 0.8908079042831255], rtol=0, atol=1e-9),
        "with best_eps it finds the slopes of J = exp(θ₀)·sin(θ₁) at (0.5, 1) with an error below 10⁻⁹",
        C4=lambda v: best_eps < 1e-6, M08j=lambda v: best_eps > 1e-5,
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "central_difference_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random functions of 1 to 9 parameters, how often they are called, float32, your step.
### BEGIN HIDDEN TESTS
def wavy(rng, p):
    """A smooth random function of p numbers, curved in every direction."""
    a, B, c, d = rng.normal(size=4), rng.normal(size=(4, p)), rng.normal(size=4), rng.uniform(0.5, 2.0, p)
    return lambda theta: float(a @ np.sin(B @ theta + c) + d @ theta**2 + 0.3 * np.sum(theta**3) + theta.sum() ** 3)


def counted(f):
    """The function, and a list of the places where it was called."""
    asked = []

    def cost(theta):
        asked.append(np.array(theta, dtype=float))
        return f(asked[-1])

    return cost, asked


def rise(f, theta, up, down):
    """For each parameter: what the cost gains between the nudge `down` and the nudge `up`."""
    return np.array([f(theta + up * e) - f(theta + down * e) for e in np.eye(len(theta))])


with Checks("central differences of random functions") as check:
    for case in check.cases(7):
        p = 9 if case.index == 5 else case.size(3, 8)
        theta = (case.integers(-12, 13, p) / 8).astype(case.dtype) if case.index != 5 else case.normal(p, scale=0.03)
        eps = (0.25, 0.5, 0.125, 0.25, 0.125, 0.1, 0.25)[case.index]
        f, t = wavy(case.rng, p), theta.astype(float)
        cost, asked = counted(f)
        right, e = rise(f, t, eps, -eps) / (2 * eps), np.eye(p)
        ends = [(t + eps * e[: i + 1].sum(axis=0), d) for i, d in enumerate(e)]
        stays = [np.array([f(end) - f(end - k * eps * d) for end, d in ends]) / (2 * eps) for k in (1, 2)]
        call = check(central_difference, cost, theta, eps)
        moved = lambda v, c=call, t=t: float(np.abs(c.after(1) - t).max())
        call.gives(
            right,
            C5=lambda v, moved=moved: moved(v) > 1e-9,
            M08c=lambda v, moved=moved: 0 < moved(v) <= 1e-9,
            C3=lambda v, right=right, eps=eps: any(
                np.allclose(v, c * right, rtol=1e-4) for c in (0.5, 2, eps, eps / 2, 2 * eps, 2 * eps**2)
            ),
            C6=np.full(p, (f(t + eps) - f(t - eps)) / (2 * eps)),
            M08a=-right,
M08b=lambda v, stays=stays: any(np.allclose(v, wrong, rtol=1e-4) for wrong in stays),
            M08d=lambda v, right=right, p=p: p > 1 and (np.size(v) == 1 or np.allclose(v, right * e[0]) or np.allclose(v, right * e[-1])),
            M08v=rise(f, t, eps, 0) / eps,
            M08w=rise(f, t, 0, -eps) / eps,
        )  # fmt: skip
        calls, needless = len(asked), any(np.array_equal(point, t) for point in asked)
        check.that(
            calls == 2 * p,
            f"cost is called {2 * p} times where theta holds {p} number{'s' if p > 1 else ''}",
            code=None if calls <= 2 * p else "M08k" if needless else "C2",
            fields={"got": calls, "expected": 2 * p},
        )
    check(central_difference, cost, theta, eps).gives(right, says="a second call gives the same as the first")
    check.value("best_eps", best_eps).holds(
        lambda v: 1e-7 <= v <= 1e-4, "with it, central differences err by less than 10⁻⁹",
        C4=lambda v: v < 1e-7, M08j=lambda v: v > 1e-4,
    )  # fmt: skip
### END HIDDEN TESTS

# %%
if written(forward_difference, central_difference):
    theta = flatten(w, b)
    truth = exact_gradient(circles_cost, theta)
    errors = {
        "forward difference": [np.abs(forward_difference(circles_cost, theta, eps) - truth).max() for eps in steps],
        "central difference": [np.abs(central_difference(circles_cost, theta, eps) - truth).max() for eps in steps],
    }
    X_single, y_single = X.astype(np.float32), y.astype(np.float32)
    single = lambda row: cost_function(X_single, y_single, *unflatten(row.astype(np.float32), [2, 3, 1]))
    errors["central, the network in float32"] = [
        np.abs(central_difference(single, theta, eps) - truth).max() for eps in steps
    ]
    error_by_step(
        steps,
        errors,
        caption="Three ways to the same 13 slopes. Look at how steeply each curve falls from the right, and where it turns. "
        "The third rounds every number in the network to float32, which holds 7 digits in place of 16.",
    )

# %% [markdown]
# Three things to see. The curve of central differences falls twice as steeply: halve ε, and its error is a *quarter*, for it
# is proportional to ε². It turns earlier, near 10⁻⁵, and lower. In float32 it turns at 10⁻² already, no ε brings the error
# far below 10⁻⁶, and at the far left the nudge is rounded away altogether. **So measure gradients in float64.**
#
# | | truncation | best ε here | largest error there | calls for p parameters |
# |---|---|---|---|---|
# | forward | proportional to ε | about 10⁻⁸ | some 10⁻⁹ | p + 1 |
# | central | proportional to ε² | about 10⁻⁵ | some 10⁻¹² | 2p |
#
# Now play. The picture shows the cost as one knob turns, and the triangle that *your* two functions measure. Choose a
# knob, widen ε to 1 or more, and see which of the two lines comes nearer to the slope at the dot.

# %% tags=["play"]
if written(forward_difference, central_difference):
    nudge_sliders(circles_cost, flatten(w, b), forward_difference, central_difference)

# %% [markdown]
# ## 5 · The same, in lists of matrices
#
# A row θ is handy for a loop; a network is a list of matrices. Here is each of the 13 parameters by its name, at the place
# where it stands in `w` and `b`:
#
# $$w = \begin{bmatrix} w_{00}^{(0)} & w_{01}^{(0)} \\ w_{10}^{(0)} & w_{11}^{(0)} \\ w_{20}^{(0)} & w_{21}^{(0)}
# \end{bmatrix}, \begin{bmatrix} w_{00}^{(1)} & w_{01}^{(1)} & w_{02}^{(1)} \end{bmatrix} \qquad
# b = \begin{bmatrix} b_{0}^{(0)} \\ b_{1}^{(0)} \\ b_{2}^{(0)} \end{bmatrix}, \begin{bmatrix} b_{0}^{(1)} \end{bmatrix}$$
#
# Above, in brackets, the layer. Below, first the row (the unit it leads *to*), then the column (where it comes *from*). A bias
# comes from nowhere, so it has one index below. **The gradient has the same names at the same places**, with ∂J/∂ in front:
# two lists of matrices, of the same shapes.
#
# Two small tools, if you want to turn a number where it stands: both return new lists and leave the old ones alone.


# %% nbgrader={"grade": false, "grade_id": "given_updates", "locked": true, "schema_version": 3, "solution": false, "task": false}
def w_update(w, layer_id, i, j, new_param):
    """Return copies of the weights in which row i, column j of one layer holds another number."""
    new_w = [matrix.copy() for matrix in w]
    new_w[layer_id][i, j] = new_param
    return new_w


def b_update(b, layer_id, i, j, new_param):
    """Return copies of the biases in which row i of one layer holds another number; j is 0, for biases are columns."""
    return w_update(b, layer_id, i, j, new_param)


# %% [markdown]
# ### Exercise 4: the gradient of a network, estimated ●●● · 14 min
#
# Write `gradient_estimator`: the slopes of `cost_function(X, y, w, b)` for every weight and every bias, as two lists like
# `w` and `b`. Any number of layers and units. Every slope must be right to 0.00001; how you measure it is your choice.
# And `w` and `b` must be the same *to the last bit* afterwards.
#
# Two ways lead there. Turn each number where it stands, in loops over layers, rows and columns, with `w_update` and
# `b_update`. Or go through one row θ with what you have: `flatten`, `unflatten` and your functions from above.
#
# <details><summary>Hint 1: where to look</summary>
#
# By the row: what is a function of `theta` alone that gives this network's cost, X and y standing still? The cell before
# the first error curve has one for the circles. By loops: write it for one weight first.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The sizes stand in the shapes: `w[0].shape[1]` inputs, and each matrix has as many rows as its layer has units. For loops,
# `np.ndindex(matrix.shape)` runs through all places. And (0.1 + 0.2) − 0.2 is not 0.1 in floating point: to put a number back,
# keep the old one, or turn a copy.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# By the row: the sizes; a small function from a row to the cost; your slopes of it, as a row; the row made into two lists.
# By loops: two lists of zeros in the right shapes, filled one by one from two costs each, weights first, then biases.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gradient_estimator", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_estimator(X, y, w, b):
    """Return the slopes of cost_function for each weight and each bias, estimated from its values alone.

    X: (n, d); y: (n, k); w: a list of matrices (out, in), float64; b: a list of columns (out, 1), float64.
    Returns (w_pds, b_pds): two lists of arrays of the same shapes as w and b, each slope right to 0.00001. w and b are
    left alone.
    """
    ### BEGIN SOLUTION
    sizes = [w[0].shape[1]] + [len(matrix) for matrix in w]
    slopes = central_difference(lambda theta: cost_function(X, y, *unflatten(theta, sizes)), flatten(w, b), 1e-5)
    return unflatten(slopes, sizes)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gradient_estimator_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the 13 slopes of a 2-3-1 network on three samples") as check:
    X, y = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]]), np.array([[1.0], [0.0], [1.0]])
    w = [np.array([[0.5, -1.0], [1.5, 0.25], [-0.75, 1.0]]), np.array([[1.0, -0.5, 2.0]])]
    b = [np.array([[0.1], [-0.2], [0.3]]), np.array([[-0.25]])]
    w_pds = [
        np.array([[-0.023365784, 0.007643561], [0.010326500, -0.008529575], [-0.037690720, 0.015875332]]),
        np.array([[-0.026290347, -0.038320022, 0.031727695]]),
    ]
    b_pds = [np.array([[0.005525435], [0.002415053], [-0.000044531]]), np.array([[-0.000960571]])]
    call = check(gradient_estimator, X, y, w, b)
    row = lambda lists: np.concatenate([np.ravel(part) for part in [*lists[0], *lists[1]]])
    want = row((w_pds, b_pds))
    ratio = lambda v: float(row(v) @ want / (want @ want))
    same = lambda v, c: np.linalg.norm(row(v) - c * want) < 1e-3 * np.linalg.norm(c * want)
    moved = lambda: float(np.abs(row((call.after(2), call.after(3))) - row((w, b))).max())
    call.gives(
        (w_pds, b_pds), rtol=0, atol=1e-5, says="the slopes of all weights and biases are right, to 0.00001",
        C5=lambda v: moved() > 1e-9, M08c=lambda v: 0 < moved() <= 1e-9,
        C6=lambda v: np.ptp(row(v)) < 1e-8, M08a=lambda v: same(v, -1.0), M08g=like(lambda v: same(v, 3.0), ratio=3),
        C3=like(lambda v: not same(v, 1.0) and same(v, ratio(v)), ratio=lambda v: round(ratio(v), 6)),
        M08f=lambda v: np.allclose(row(v)[:9], want[:9], atol=1e-5) and np.allclose(row(v)[9:], 0.0, atol=1e-9),
        M08h=lambda v: len(row(v)) == 13 and np.allclose(row((v[1], v[0])), want, atol=1e-5),
        M08i=lambda v: len(v) == 13 or same(v, 1.0),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "gradient_estimator_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes and depths, several outputs, one sample, w and b to the last bit.
### BEGIN HIDDEN TESTS
def outputs(X, w, b):
    """The outputs of every layer, samples as columns, the inputs first."""
    layers = [X.T]
    for matrix, column in zip(w, b):
        layers.append(1 / (1 + np.exp(-(matrix @ layers[-1] + column))))
    return layers


def slopes(X, y, w, b):
    """The gradient of the cost, worked out from the output backwards."""
    layers = outputs(X, w, b)
    w_pds, b_pds, back = [], [], 2 * (layers[-1] - y.T) / len(X)
    for matrix, out, before in zip(w[::-1], layers[:0:-1], layers[-2::-1]):
        delta = back * out * (1 - out)
        w_pds.insert(0, delta @ before.T)
        b_pds.insert(0, delta.sum(axis=1, keepdims=True))
        back = matrix.T @ delta
    return w_pds, b_pds


def row(lists):
    return np.concatenate([np.ravel(part) for part in [*lists[0], *lists[1]]])


def same(v, want, c=1.0):
    return np.linalg.norm(row(v) - c * want) < 2e-3 * np.linalg.norm(c * want)


def ratio(v, want):
    return float(row(v) @ want / (want @ want))


with Checks("the slopes of random networks", thorough=True) as check:
    for case in check.cases(6):
        n, *sizes = case.sizes((4, 3, 5, 4, 4, 4)[case.index], 1, 6)
        X, y = case.normal(n, sizes[0]), case.bits(n, sizes[-1])
        w = [case.rng.normal(size=(o, i)) for i, o in zip(sizes, sizes[1:])]
        b = [case.rng.normal(size=(o, 1)) for o in sizes[1:]]
        w[-1][0, 0] = 1e-9 * case.rng.normal()  # so small that a nudge, added and subtracted, swallows its digits
        right = slopes(X.astype(float), y.astype(float), w, b)
        want, n_weights = row(right), sum(matrix.size for matrix in w)
        call = check(gradient_estimator, X, y, w, b)
        before = row((w, b))
        moved = lambda c=call, before=before: float(np.abs(row((c.after(2), c.after(3))) - before).max())
        others = [c for c in (n, 1 / sizes[-1]) if c != 1]
        call.gives(
            right,
            rtol=1e-4,
            atol=1e-5,
            says=f"the slopes of a {'-'.join(map(str, sizes))} network on {n} sample{'s' if n > 1 else ''} are right",
            C5=lambda v, moved=moved: moved() > 1e-9,
            M08c=lambda v, moved=moved: 0 < moved() <= 1e-9,
            C6=lambda v: np.ptp(row(v)) < 1e-8,
            M08a=lambda v, want=want: same(v, want, -1.0),
            M08g=like(
                lambda v, want=want, others=others: any(same(v, want, c) for c in others),
                ratio=lambda v, want=want: round(ratio(v, want), 6),
            ),
            C3=like(
                lambda v, want=want, others=others: (
                    not any(same(v, want, c) for c in (1, -1, *others)) and same(v, want, ratio(v, want))
                ),
                ratio=lambda v, want=want: round(ratio(v, want), 6),
            ),
            M08f=lambda v, want=want, k=n_weights: (
                np.allclose(row(v)[:k], want[:k], atol=1e-5) and np.ptp(row(v)[k:]) == 0
            ),
            M08h=lambda v, want=want: np.allclose(row((v[1], v[0])), want, rtol=1e-3, atol=1e-5),
            M08i=lambda v, want=want: len(v) == want.size or same(v, want),
        )
### END HIDDEN TESTS

# %% [markdown]
# > **What "mean squared" means here.** `cost_function` divides by the number of samples n only. With one output that is the
# > mean squared error. With k outputs it is k times the mean, though many slides call it "mse" all the same; PyTorch's
# > default divides by n·k. The gradient has the same factor, so the same η makes steps that are k times as long.

# %% [markdown]
# ## 6 · One step
#
# You have the slopes. The rest is lesson 02: go against them.
#
# $$w_{jk}^{(i)} \leftarrow w_{jk}^{(i)} - \eta\, \frac{\partial J}{\partial w_{jk}^{(i)}}, \qquad
# b_{j}^{(i)} \leftarrow b_{j}^{(i)} - \eta\, \frac{\partial J}{\partial b_{j}^{(i)}}$$
#
# The arrow hides a question. When $w_{00}^{(0)}$ has moved, is the slope of $w_{01}^{(0)}$ measured at the old place or at the
# new one? Gradient descent says: **all slopes at the old place, then one step with all of them.** The other way is an algorithm
# of its own (it goes down too, along another path), and it is what you get when measuring and moving share one loop.

# %% [markdown]
# ### Exercise 5: one step of gradient descent ●●○ · 8 min
#
# Write `one_step_gd`: new weights and new biases, all of them from slopes at the old ones. The lists and matrices that were
# handed in keep their numbers.
#
# <details><summary>Hint 1: where to look</summary>
#
# Your `gradient_estimator` gives both lists of slopes at once. When should it be called, and how often?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Lists do not subtract; their matrices do, one by one: `zip(w, w_pds)` gives each matrix with its slopes. And `-=` writes into
# the caller's matrix, where `matrix - …` makes a new one.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# One line for the slopes; then two new lists, made in the same way, one of weights and one of biases. Old number, minus the
# learning rate times its slope.
# </details>


# %% nbgrader={"grade": false, "grade_id": "one_step_gd", "locked": false, "schema_version": 3, "solution": true, "task": false}
def one_step_gd(X, y, w, b, lr):
    """Return the weights and biases after one step of gradient descent on cost_function.

    X: (n, d); y: (n, k); w, b: lists of matrices (out, in) and columns (out, 1); lr: the learning rate.
    Returns (new_w, new_b), lists of new arrays of the same shapes; w and b are left alone.
    """
    ### BEGIN SOLUTION
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    new_w = [matrix - lr * slopes for matrix, slopes in zip(w, w_pds)]
    new_b = [column - lr * slopes for column, slopes in zip(b, b_pds)]
    return new_w, new_b
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "one_step_gd_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("one step from the cost 0.287 to the cost 0.266") as check:
    X, y = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]]), np.array([[1.0], [0.0], [1.0]])
    w = [np.array([[0.5, -1.0], [1.5, 0.25], [-0.75, 1.0]]), np.array([[1.0, -0.5, 2.0]])]
    b = [np.array([[0.1], [-0.2], [0.3]]), np.array([[-0.25]])]
    new_w = [
        np.array([[0.593463, -1.030574], [1.458694, 0.284118], [-0.599237, 0.936499]]),
        np.array([[1.105161, -0.346720, 1.873089]]),
    ]
    new_b = [np.array([[0.077898], [-0.209660], [0.300178]]), np.array([[-0.246158]])]
    row = lambda lists: np.concatenate([np.ravel(part) for part in [*lists[0], *lists[1]]])
    old, want = row((w, b)), row((new_w, new_b))
    at_new_place = [
        [0.593463, -1.026905, 1.458638, 0.283907, -0.598830, 0.919806, 1.097693, -0.373371, 1.859868, 0.068089, -0.201740, 0.278153, -0.307134],
        [0.593463, -1.030574, 1.458694, 0.284118, -0.599237, 0.936499, 1.105161, -0.346720, 1.873089, 0.066926, -0.201206, 0.275365, -0.314996],
        [0.593463, -1.026905, 1.458638, 0.283907, -0.598830, 0.919806, 1.099171, -0.372251, 1.859870, 0.075590, -0.205989, 0.287416, -0.308240],
        [0.593463, -1.030574, 1.458694, 0.284118, -0.599237, 0.936499, 1.099564, -0.363062, 1.873328, 0.077898, -0.209660, 0.300178, -0.273790],
    ]  # fmt: skip
    close = lambda v, numbers: np.allclose(row(v), numbers, rtol=0, atol=2e-4)
    check(one_step_gd, X, y, w, b, 4.0).gives(
        (new_w, new_b), rtol=0, atol=1e-4, says="the new weights and biases are right, for a learning rate of 4", N2=changed,
        C7=lambda v: any(close(v, numbers) for numbers in at_new_place),
        G5=like(lambda v: close(v, 2 * old - want), a=0.28716, b=0.310883), D2=lambda v: close(v, old + (want - old) / 4),
        D3=lambda v: close(v, want - old) or close(v, old - want), M08l=lambda v: close(v, [*want[:9], *old[9:]]) or close(v, [*old[:9], *want[9:]]),
        M08h=lambda v: close((v[1], v[0]), want), M08y=lambda v: close(v, (old - want) / 4),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "one_step_gd_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes and depths, several outputs, other learning rates, w and b left alone.
### BEGIN HIDDEN TESTS
def outputs(X, w, b):
    """The outputs of every layer, samples as columns, the inputs first."""
    layers = [X.T]
    for matrix, column in zip(w, b):
        layers.append(1 / (1 + np.exp(-(matrix @ layers[-1] + column))))
    return layers


def cost(X, y, w, b):
    return float(np.sum((outputs(X, w, b)[-1] - y.T) ** 2) / len(X))


def slopes(X, y, w, b):
    """The gradient of the cost, worked out from the output backwards."""
    layers = outputs(X, w, b)
    w_pds, b_pds, back = [], [], 2 * (layers[-1] - y.T) / len(X)
    for matrix, out, before in zip(w[::-1], layers[:0:-1], layers[-2::-1]):
        delta = back * out * (1 - out)
        w_pds.insert(0, delta @ before.T)
        b_pds.insert(0, delta.sum(axis=1, keepdims=True))
        back = matrix.T @ delta
    return w_pds, b_pds


def row(lists):
    return np.concatenate([np.ravel(part) for part in [*lists[0], *lists[1]]])


def lists(theta, like_w, like_b):
    parts = np.split(theta, np.cumsum([part.size for part in [*like_w, *like_b]])[:-1])
    parts = [part.reshape(model.shape) for part, model in zip(parts, [*like_w, *like_b])]
    return parts[: len(like_w)], parts[len(like_w) :]


def in_turn(X, y, w, b, lr):
    """What comes out where some parameters move before the slopes of the others are measured, in several orders."""
    places = lists(np.arange(len(row((w, b)))), w, b)
    by_kind, by_layer = [*places[0], *places[1]], [part for pair in zip(*places) for part in pair]
    orders = [[[i] for part in order for i in part.ravel()] for order in (by_kind, by_layer)]
    orders += [[part.ravel() for part in order] for order in (by_kind, by_layer, by_kind[::-1], by_layer[::-1])]
    orders += [[np.concatenate([part.ravel() for part in group]) for group in places]]
    orders += [[np.concatenate([m.ravel(), c.ravel()]) for m, c in list(zip(*places))[::d]] for d in (1, -1)]
    for order in orders:
        theta = row((w, b))
        for group in order:
            theta[group] -= lr * row(slopes(X, y, *lists(theta, w, b)))[group]
        yield theta


def close(v, numbers):
    return np.allclose(row(v), numbers, rtol=0, atol=1e-4)


with Checks("one step of random networks", thorough=True) as check:
    for case in check.cases(6):
        n, *sizes = case.sizes((4, 3, 5, 4, 4, 4)[case.index], 1, 6)
        X, y, lr = case.normal(n, sizes[0]), case.bits(n, sizes[-1]), case.uniform(2.0, 5.0)
        w = [case.rng.normal(size=(o, i)) for i, o in zip(sizes, sizes[1:])]
        b = [case.rng.normal(size=(o, 1)) for o in sizes[1:]]
        args = X.astype(float), y.astype(float), w, b
        g, old = row(slopes(*args)), row((w, b))
        want, up, k = old - lr * g, old + lr * g, sum(matrix.size for matrix in w)
        check(one_step_gd, X, y, w, b, lr).gives(
            lists(want, w, b),
            rtol=1e-6,
            atol=1e-4,
            says=f"one step of a {'-'.join(map(str, sizes))} network on {n} sample{'s' if n > 1 else ''}, lr = {lr}, is right",
            N2=changed,
            C7=lambda v, args=args, lr=lr: any(close(v, theta) for theta in in_turn(*args, lr)),
            G5=like(lambda v, up=up: close(v, up), a=cost(*args), b=cost(*args[:2], *lists(up, w, b))),
            D2=lambda v, wrong=old - g: close(v, wrong),
            D3=lambda v, lr=lr, g=g: close(v, lr * g) or close(v, -lr * g),
            M08y=lambda v, g=g: close(v, g),
            M08l=lambda v, old=old, new=want, k=k: close(v, [*new[:k], *old[k:]]) or close(v, [*old[:k], *new[k:]]),
            M08h=lambda v, want=want: close((v[1], v[0]), want),
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 7 · Many steps, and the bill
#
# Training is the one step, again and again. Each step measures the whole gradient anew, and every slope costs forward
# passes through all the data:
#
# | network | parameters | forward difference | central difference | lesson 09 |
# |---|---|---|---|---|
# | 2-3-1 | 13 | 14 passes a step | 26 | 1 forward + 1 backward |
# | 784-30-30-10 | 24,790 | 24,791 | 49,580 | 1 forward + 1 backward |
# | 784-1000-10 | 795,010 | 795,011 | 1,590,020 | 1 forward + 1 backward |
#
# The last column is a promise: a method whose price for the *whole* gradient is a few forward passes, however many
# parameters there are. The picture draws the table; both axes are logarithmic.

# %%
knobs = np.array([13, 24790, 795010])
fig, ax = new(6.5, 3.8)
ax.loglog(knobs, 2 * knobs, label="central difference")
ax.loglog(knobs, knobs + 1, label="forward difference")
ax.loglog(knobs, np.full(3, 3), label="one forward and one backward pass")
ax.set(xlabel="parameters", ylabel="forward passes for one step", ylim=(1, 1e7))
ax.legend()
show(
    fig,
    alt="Forward passes for one step against the number of parameters, both axes logarithmic. Forward and central differences "
    "rise in straight lines, to 795,011 and 1,590,020 passes. The third line is flat, at about 3.",
    caption="The flat line counts the backward pass as two forward ones; lesson 09 measures it. "
    "Read off how far the lines are apart at the right edge.",
)

# %% [markdown]
# One thing more before the last exercise. The names of section 5 are easily misprinted, and slides on this very network have
# been. Of these twelve lines, **six have a slip in an index or a letter**. J is the cost; on the left stands what the line
# claims to show.
#
# | | what | line |
# |---|---|---|
# | A | a step for a bias | $b_{jk}^{(i)} \leftarrow b_{jk}^{(i)} - \eta\, \partial J / \partial b_{jk}^{(i)}$ |
# | B | a step for a weight | $w_{jk}^{(i)} \leftarrow w_{jk}^{(i)} - \eta\, \partial J / \partial w_{jk}^{(i)}$ |
# | C | layer 0 of w | rows $(w_{00}^{(0)}, w_{01}^{(0)})$, $(w_{10}^{(0)}, w_{11}^{(0)})$, $(w_{00}^{(0)}, w_{01}^{(0)})$ |
# | D | layer 1 of w | row $(w_{00}^{(1)}, w_{01}^{(1)}, w_{02}^{(1)})$ |
# | E | layer 0 of $w^+$, for the slope of $w_{11}^{(0)}$ | rows $(w_{00}^{(0)}, w_{01}^{(0)})$, $(w_{10}^{(0)}, w_{11}^{(0)} + \varepsilon)$, $(w_{20}^{(0)}, w_{21}^{(0)})$ |
# | F | layer 1 of b | column $(b_{0}^{(1)})$ |
# | G | layer 0 of b | column $(b_{0}^{(0)}, b_{0}^{(0)}, b_{1}^{(0)})$ |
# | H | slopes of layer 1 of w | row $(\partial J/\partial w_{01}^{(1)}, \partial J/\partial w_{01}^{(1)}, \partial J/\partial w_{02}^{(1)})$ |
# | I | slopes of layer 1 of b | column $(\partial J/\partial b_{0}^{(1)}, \partial J/\partial b_{0}^{(0)})$ |
# | J | a step for a bias | $b_{j}^{(i)} \leftarrow b_{j}^{(i)} - \eta\, \partial J / \partial h^{(i)}$ |
# | K | a slope | $\partial J / \partial w_{11}^{(0)} \approx (J(w^+, b) - J(w, b)) / \varepsilon$ |
# | L | slopes of layer 0 of b | column $(\partial J/\partial b_{0}^{(0)}, \partial J/\partial b_{1}^{(0)}, \partial J/\partial b_{2}^{(0)})$ |

# %% [markdown]
# ### Exercise 6: train it, and read the bill ●●○ · 12 min
#
# 1. Write `gd_train`: make `epochs` steps with your `one_step_gd`, and note the cost *after* each of them.
# 2. Set `hours`: a network of 1,000,000 parameters takes 0.02 seconds for a forward pass through its data. How many hours do
#    100 steps take with *forward* differences? (Count the passes of your function. All else is free.)
# 3. Set `typos` to the letters of the six lines with a slip, as in `{"A", "B"}`. The visible test counts only.
#
# <details><summary>Hint 1: where to look</summary>
#
# Which w does the second step start from? For the hours, begin with one step. For the slips, hold each line against the
# matrices of section 5: is every place filled, by its own name, and by no other?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `cost_function` wants the new w and b, after the step. An hour has 3,600 seconds. A weight has two indices below, because it has
# two ends; a bias has one.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# An empty list; a loop in which w and b take the place of the old ones and a cost goes into the list; three things to return.
# Hours: passes a step, times steps, times seconds, turned into hours.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gd_train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gd_train(X, y, w, b, epochs, lr):
    """Train by gradient descent: one step on all samples in each epoch.

    X: (n, d); y: (n, k); w, b: the lists of matrices to start from, left alone; epochs: at least 1; lr: the learning
    rate. Returns (w, b, errors): the last weights and biases, and a list of `epochs` numbers, the cost after each step.
    """
    ### BEGIN SOLUTION
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors
    ### END SOLUTION


### BEGIN SOLUTION
### STUB hours = None  # a number
### STUB typos = None  # a set of six letters
hours = 1_000_001 * 100 * 0.02 / 3600
typos = {"A", "C", "G", "H", "I", "J"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gd_train_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("three steps of training, and the form of two answers") as check:
    X, y = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]]), np.array([[1.0], [0.0], [1.0]])
    w = [np.array([[0.5, -1.0], [1.5, 0.25], [-0.75, 1.0]]), np.array([[1.0, -0.5, 2.0]])]
    b = [np.array([[0.1], [-0.2], [0.3]]), np.array([[-0.25]])]
    call = check(gd_train, X, y, w, b, 3, 4.0)
    trained = call.holds(lambda v: len(v) == 3, "three things come back: w, b and the list of errors").value
    costs = np.array([0.287160, 0.265543, 0.244153, 0.220317, 0.195381])
    agree = lambda v, *numbers: len(v) == len(numbers) and np.allclose(v, numbers, rtol=0, atol=2e-4)
    check.value("errors", trained[2]).gives(
        costs[1:4], rtol=0, atol=1e-4, says="errors holds the cost after each of three steps: 0.2655, 0.2442, 0.2203",
        M08m=lambda v: agree(v, *costs[:3]) or agree(v, *costs[:4]), M08n=lambda v: agree(v, *costs[[1, 1, 1]]),
        M08q=lambda v: np.size(v) == 1 or agree(v, *costs[1:2]), M08t=lambda v: agree(v, *costs[1:3]) or agree(v, *costs[1:5]),
        G5=like(lambda v: v[0] > 0.3, a=0.28716, b=lambda v: v[0]),
    )  # fmt: skip
    row = lambda lists: np.concatenate([np.ravel(part) for part in [*lists[0], *lists[1]]])
    start = [0.5, -1.0, 1.5, 0.25, -0.75, 1.0, 1.0, -0.5, 2.0, 0.1, -0.2, 0.3, -0.25]
    after = [0.799576, -1.078806, 1.410863, 0.316379, -0.285064, 0.809472, 1.241449, -0.124954, 1.583450, 0.009147, -0.209948, 0.233499, -0.412410]  # fmt: skip
    call.holds(
        lambda v: np.allclose(row(v), after, rtol=0, atol=1e-3), "w and b are those after the third step",
        M08u=lambda v: np.allclose(row(v), start, rtol=0, atol=1e-6), M08h=lambda v: np.allclose(row((v[1], v[0])), after, rtol=0, atol=1e-3),
    )  # fmt: skip
    check.that(
        lambda: bool(np.array_equal(row((call.after(2), call.after(3))), start)),
        "the w and b that were handed in keep their numbers", code="N2",
    )  # fmt: skip
    check.value("hours", hours).holds(
        lambda v: v > 0, "hours is a number above 0 (whether it is right, you learn when you hand in)"
    )
    check.value("typos", typos).holds(
        lambda v: len({letter for letter in "".join(v).upper() if letter in "ABCDEFGHIJKL"}) == 6,
        "typos holds six of the letters A to L (whether they are the right six, you learn when you hand in)",
    )


# %% nbgrader={"grade": true, "grade_id": "gd_train_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other networks and numbers of epochs, a single epoch, and your two answers.
### BEGIN HIDDEN TESTS
def outputs(X, w, b):
    """The outputs of every layer, samples as columns, the inputs first."""
    layers = [X.T]
    for matrix, column in zip(w, b):
        layers.append(1 / (1 + np.exp(-(matrix @ layers[-1] + column))))
    return layers


def cost(X, y, w, b):
    return float(np.sum((outputs(X, w, b)[-1] - y.T) ** 2) / len(X))


def step(X, y, w, b, lr):
    """One step of gradient descent, the slopes worked out from the output backwards."""
    layers = outputs(X, w, b)
    new_w, new_b, back = [], [], 2 * (layers[-1] - y.T) / len(X)
    for matrix, column, out, before in zip(w[::-1], b[::-1], layers[:0:-1], layers[-2::-1]):
        delta = back * out * (1 - out)
        new_w.insert(0, matrix - lr * delta @ before.T)
        new_b.insert(0, column - lr * delta.sum(axis=1, keepdims=True))
        back = matrix.T @ delta
    return new_w, new_b


def row(lists):
    return np.concatenate([np.ravel(part) for part in [*lists[0], *lists[1]]])


def agree(v, numbers):
    return len(v) == len(numbers) and np.allclose(v, numbers, rtol=0, atol=1e-4)


with Checks("training random networks, the bill and the slips", thorough=True) as check:
    for case in check.cases(5):
        n, *sizes = case.sizes((4, 3, 5, 4, 4)[case.index], 1, 5)
        X, y = case.normal(n, sizes[0]), case.bits(n, sizes[-1])
        lr, epochs = case.uniform(1.0, 3.0), (3, 4, 1, 5, 2)[case.index]
        w = [case.rng.normal(size=(o, i)) for i, o in zip(sizes, sizes[1:])]
        b = [case.rng.normal(size=(o, 1)) for o in sizes[1:]]
        data_, nets = (X.astype(float), y.astype(float)), [(w, b)]
        for _ in range(epochs + 1):
            nets.append(step(*data_, *nets[-1], lr))
        costs, up = [cost(*data_, *net) for net in nets], cost(*data_, *step(*data_, w, b, -lr))
        thetas = [row(net) for net in nets]
        check(gd_train, X, y, w, b, epochs, lr).gives(
            (*nets[epochs], costs[1 : epochs + 1]),
            rtol=1e-6,
            atol=2e-4,
            says=f"{epochs} epoch{'s' if epochs > 1 else ''} of a {'-'.join(map(str, sizes))} network, lr = {lr}, are right",
            N2=changed,
            M08m=lambda v, c=costs, e=epochs: agree(v[2], c[:e]) or agree(v[2], c[: e + 1]),
            M08n=lambda v, c=costs, e=epochs: e > 1 and agree(v[2], [c[1]] * e),
            M08q=lambda v, c=costs, e=epochs: (
                np.isclose(v[2], [c[1], c[e]], atol=1e-4).any() if np.ndim(v[2]) == 0 else len(v[2]) == 1 < e
            ),
            M08t=lambda v, c=costs, e=epochs: agree(v[2], c[1:e]) or agree(v[2], c[1 : e + 2]),
            M08u=lambda v, t=thetas, c=costs, e=epochs: (
                agree(v[2], c[1 : e + 1]) and np.allclose(row(v), t[0], atol=1e-6)
            ),
            M08h=lambda v, t=thetas, e=epochs: np.allclose(row((v[1], v[0])), t[e], rtol=0, atol=1e-3),
            G5=like(lambda v, up=up: np.allclose(v[2][0], up, atol=1e-4), a=costs[0], b=up),
        )
    check.value("hours", hours).gives(
        1_000_001 * 2 / 3600, rtol=1e-3, says="hours is what 100 steps take",
        M08r=2_000_000 * 2 / 3600, M08s=1_000_001 * 0.02 / 3600,
        M08z=lambda v: any(abs(v / wrong - 1) < 1e-3 for wrong in (2_000_002, 2_000_002 / 60, 2_000_002 / 86400)),
        M08aa=lambda v: any(abs(v / wrong - 1) < 1e-3 for wrong in (100 * 0.02 / 3600, 100 * 0.04 / 3600, 100 * 0.06 / 3600)),
    )  # fmt: skip
    check.value("typos", typos).chooses(
        {"A", "C", "G", "H", "I", "J"},
        B="B is right: layer above, to unit j, from unit k, and the same name in the slope.",
        D="D is right: layer 1 has one unit, so one row, and three weights that come from the hidden units 0, 1 and 2.",
        E="E is right: all six weights of layer 0 at their places, and one of them nudged.",
        F="F is right: the output layer has one unit, and so one bias.",
        K="K is right: the cost with one weight nudged, less the cost without, divided by the nudge.",
        L="L is right: three hidden units, three biases, each of them once.",
    )
### END HIDDEN TESTS

# %% tags=["play"]
if written(gd_train, one_step_gd, gradient_estimator, central_difference):
    X, y = data.circles(60, seed=0)
    y = y.reshape(-1, 1).astype(float)
    w, b = start_net([2, 3, 1], seed=2)
    trained_w, trained_b, errors = gd_train(X, y, w, b, epochs=600, lr=5)
    fig, ax = new(6.5, 3.6)
    ax.plot(errors, marker="")
    ax.set(xlabel="step", ylabel="cost J", ylim=(0, 0.26))
    show(
        fig,
        alt=f"The cost over 600 steps: it falls from {errors[0]:.3f} to {errors[-1]:.3f}, slowly at first, then "
        "steeply about step 150, then slowly again.",
        caption="600 steps with η = 5 on the circles. Look at the first hundred: the cost hardly falls, then something gives way.",
    )

# %% tags=["play"]
if written(gd_train, one_step_gd, gradient_estimator, central_difference):
    right = np.sum((predict(X, trained_w, trained_b) >= 0.5) == (y == 1))
    print(f"cost {errors[-1]:.4f}, {right} of {len(X)} points on their proper side")
    probability_surface(
        X,
        y[:, 0],
        lambda points: predict(points, trained_w, trained_b)[:, 0],
        names=("outer circle", "inner circle"),
        alt="The two circles of points on the output of the trained network: it is high in a rounded triangle about the "
        "inner circle and low outside, and all points are on their proper side of 0.5.",
        caption="The same network after 600 steps. Count the straight sides of the dark region, and compare with the number of "
        "hidden units.",
    )

# %% [markdown]
# It works. A network with hidden units has learned what no line can do, all 60 points, and nobody told a hidden unit what to
# say. Three hidden units, and a triangle with rounded corners: each unit contributes one sloping edge.
#
# Now the bill. The 600 steps took 26 forward passes each, 15,600 in all (and 600 more for the curve). For 13 parameters that is
# nothing. The cell measures one forward pass of the 795,010 parameters on *your* machine, with 100 samples, and works out a
# single step.

# %%
from time import perf_counter

big, images = start_net([784, 1000, 10], seed=0), np.random.default_rng(0).uniform(size=(100, 784))
began = perf_counter()
for _ in range(5):
    predict(images, *big)
seconds = (perf_counter() - began) / 5
print(
    f"one forward pass: {1000 * seconds:.1f} ms; one step by central differences: {2 * 795010 * seconds / 3600:.2f} hours"
)
print(f"600 such steps: {600 * 2 * 795010 * seconds / 86400:.0f} days")

# %% [markdown]
# The million parameters of the exercise took 555.6 hours, more than three weeks, for 100 steps. By the method of lesson 09, with
# about three forward passes for a whole gradient, they take 6 seconds.
#
# > **Where nudging is used.** In analog chips, where a backward pass would need wiring of its own, it was proposed as *weight
# > perturbation* (Jabri and Flower, 1991). J. C. Spall's SPSA (1992) turns *all* knobs at once, each in a random direction of
# > its own, and gets along with two calls for a rough gradient, whatever p is. And everywhere, to this day, central differences
# > check gradients that were worked out by hand. You will do that in lesson 09.

# %% [markdown]
# ## What you have now
#
# - A hidden unit has no target, so the delta rule cannot be used inside a network. ∂J/∂w exists there all the same.
# - A gradient by differences needs the forward pass alone: **p + 1 calls** looking forward, **2p** looking to both sides.
# - ε stands between truncation (ε, or ε²) and round-off (1/ε). In float64: about 10⁻⁸ forward, 10⁻⁵ central. Not smaller.
# - Put back what you turn, to the last bit; measure every slope at the old place; then make one step with all of them.
#
# **You can now** train any network whose forward pass you can run, and check any gradient that somebody else claims.
#
# **What does not work yet.** The price of one step grows with the number of parameters. Yet the forward passes of two
# neighbouring knobs are nearly the same calculation, done again from the start. Could one walk through the network serve all
# knobs together? That is lesson 09.

# %% [markdown]
# **Three things to read**
#
# 1. M. Nielsen, *Neural Networks and Deep Learning* (2015), [chapter 2](http://neuralnetworksanddeeplearning.com/chap2.html),
#    the section "In what sense is backpropagation a fast algorithm?". The bill of this lesson, in his words.
# 2. W. Squire and G. Trapp, "Using complex variables to estimate derivatives of real functions", *SIAM Review* 40 (1998),
#    110–112, [doi:10.1137/S003614459631241X](https://doi.org/10.1137/S003614459631241X). Three pages: the trick inside
#    `exact_gradient`.
# 3. M. Jabri and B. Flower, "Weight perturbation: an optimal architecture and learning technique for analog VLSI feedforward and
#    recurrent multilayer networks", *Neural Computation* 3 (1991), 546–565,
#    [doi:10.1162/neco.1991.3.4.546](https://doi.org/10.1162/neco.1991.3.4.546). Exercise 5 as a chip.
#
# Also used here: J. C. Spall, "Multivariate stochastic approximation using a simultaneous perturbation gradient approximation",
# *IEEE Transactions on Automatic Control* 37 (1992), 332–341; A. Griewank, "Who invented the reverse mode of differentiation?",
# *Documenta Mathematica*, extra volume ISMP (2012), 389–400, for Linnainmaa; D. E. Rumelhart, G. E. Hinton and R. J. Williams,
# "Learning representations by back-propagating errors", *Nature* 323 (1986), 533–536.
