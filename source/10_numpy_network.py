# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 10 · A neural network in numpy
#
# **A hidden layer bends the boundary. What it learns can be looked at, unit by unit; and whether it learns at all
# depends on how it starts and when it stops.**
#
# When you are done, you can
# - write the whole training loop: shuffle, cut into batches, forward, backward, step, record;
# - draw what a network answers anywhere in the plane, and what each hidden unit contributes;
# - show that the hidden layer makes data separable by a line which were not;
# - say why equal starting weights stay equal, and show it by a count;
# - find out how many hidden units a task needs, and stop training at the right moment.
#
# **Time** 90 minutes: seven exercises (74), reading and playing (16).
# **Before** lesson 07 (the forward pass) and lesson 09 (backpropagation). What you need of them is given here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X`, `y` | n × d, n | the samples, one row each, and their classes, 0 or 1: a plain list |
# | `params` | dictionary | `W1` (d × h), `b1` (h), `W2` (h × 1), `b2` (1) |
# | $a_1 = \tanh(XW_1 + b_1)$ | n × h | what the hidden units say: row a sample, column a unit |
# | $p = \sigma(a_1 W_2 + b_2)$ | n × 1 | the output: the probability of class 1. A *column* |
# | $J$ | one number | the cross-entropy, mean over the samples |
# | $\eta$, `eta` | one number | the learning rate |
# | epoch | | one pass through all samples |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, like, raised, transposed
from course.figure import new, show
from course.plots.hidden_units import hidden_space, unit_maps
from course.plots.probability_surface import probability_surface
from course.ready import written
from course.widgets.playground import playground

# %% [markdown]
# ## 1 · A line that has done all it can
#
# Two half-moons, hooked into each other, and the one sigmoid neuron of lesson 04. It has three parameters, and its cost
# has one valley. **Predict:** what share of the 200 points does it get right at the bottom of that valley?

# %%
X, y = data.moons(200, noise=0.1, seed=0)
with_one = np.column_stack([X, np.ones(len(X))])
w = np.zeros(3)
for _ in range(500):
    w = w - 2.0 * with_one.T @ (1 / (1 + np.exp(-with_one @ w)) - y) / len(y)
print(f"one neuron, 500 steps: {np.mean((with_one @ w >= 0) == y):.3f} right")
probability_surface(
    X,
    y,
    lambda points: 1 / (1 + np.exp(-(points @ w[:2] + w[2]))),
    alt="Two half-moons hooked into each other with three straight parallel lines for the probabilities 0.1, 0.5 and 0.9. "
    "The tip of each moon lies on the wrong side of the middle line.",
    caption="Look at the heavy edges: both tips are on the wrong side. Turn the line in your mind: which tip do you give up?",
)

# %% [markdown]
# 0.875, and it will stay there. In 20 draws of these moons it never got past 0.90. More steps cannot help, nor another
# learning rate: a line is a line. What is needed is a bend.
#
# Lesson 07 put units side by side and others behind them; lesson 09 found their gradients. Here are those pieces. They take
# any number of layers, and they are given: **what is still missing is the loop that makes them learn.**


# %% nbgrader={"grade": false, "grade_id": "given_network", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Return σ(z) = 1 / (1 + e^−z) for each number of an array (lesson 04)."""
    return 1 / (1 + np.exp(-z))


def init(sizes, rng):
    """Return starting parameters of a network, sizes such as (2, 8, 1): small random weights, biases 0.

    Weights are normal numbers divided by the root of the number of inputs. Keys: W1, b1, W2, b2, … in this order.
    """
    params = {}
    for layer, (inputs, units) in enumerate(zip(sizes, sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(0, 1 / np.sqrt(inputs), (inputs, units))
        params[f"b{layer}"] = np.zeros(units)
    return params


def forward(X, params, activation="tanh"):
    """Return what a network works out for samples in rows: {"z1", "a1", "z2", …, "p"} (lessons 07 and 09).

    X: (n, d). activation: of the hidden units, "tanh", "relu" or "sigmoid". "p": (n, 1), by σ from the last z.
    """
    squash = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0), "sigmoid": sigmoid}[activation]
    cache, a, last = {}, X, len(params) // 2
    for layer in range(1, last + 1):
        z = cache[f"z{layer}"] = a @ params[f"W{layer}"] + params[f"b{layer}"]
        if layer < last:
            a = cache[f"a{layer}"] = squash(z)
    return cache | {"p": sigmoid(z)}


def bce(p, y):
    """Return the cross-entropy, mean over the samples. p, y: (n, 1). p is kept a hair away from 0 and 1: no log of 0."""
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(np.sum(-(y * np.log(p) + (1 - y) * np.log(1 - p)), axis=-1))


def backward(X, y, params, cache, activation="tanh"):
    """Return the gradients of the cross-entropy (lesson 09), keys and shapes as in params.

    X: (n, d). y: (n, 1), a column. cache: what `forward` gave for X and params.
    """
    slope = {"tanh": lambda a: 1 - a**2, "relu": lambda a: a > 0, "sigmoid": lambda a: a * (1 - a)}[activation]
    grads, delta = {}, (cache["p"] - y) / len(X)
    for layer in range(len(params) // 2, 0, -1):
        a = cache[f"a{layer - 1}"] if layer > 1 else X
        grads[f"W{layer}"], grads[f"b{layer}"] = a.T @ delta, delta.sum(axis=0)
        if layer > 1:
            delta = delta @ params[f"W{layer}"].T * slope(a)
    return {name: grads[name] for name in params}


# %%
start = init((2, 8, 1), np.random.default_rng(0))
p = forward(X, start)["p"]
print("parameters:", {name: array.shape for name, array in start.items()})
print(f"untrained: J = {bce(p, y.reshape(-1, 1)):.3f}, {np.mean(p[:, 0] >= 0.5):.3f} of the points called class 1")
print("shape of p:", p.shape, " shape of y:", y.shape, " shape of p - y:", (p - y).shape)

# %% [markdown]
# Stop at the last line. `p` is a column, `y` a plain list, and numpy makes a **200 × 200 table** of their difference:
# every sample compared with every other one's class. It does so without a word. In numpy networks this mistake has cost
# many an evening. A column of targets, `y.reshape(-1, 1)`, cures it.

# %% [markdown]
# ## 2 · The loop
#
# The order of the steps, as a summary of lessons 03 to 09. Which of them have you never written together?
#
# | step | what | written in |
# |---|---|---|
# | 1 | start: small weights, *random* ones | `init`, lesson 07 (why random: exercise 4) |
# | 2 | a new epoch: put the samples into a new random order, cut them into batches | here |
# | 3 | forward on one batch, keep the cache | `forward`, lesson 07 |
# | 4 | backward on this batch, with this cache and these parameters | `backward`, lesson 09 |
# | 5 | one step against the gradient for **all** parameters; then the next batch | lesson 02 |
# | 6 | at the epoch's end: note J and the accuracy on all samples | here |
# | 7 | enough? else back to 2 | exercise 6 |
#
# Step 5 in one line, for every parameter θ, with the m samples of a batch B:
#
# $$\theta \leftarrow \theta - \eta \, \frac{1}{m} \sum_{j \in B} \frac{\partial J_j}{\partial \theta}$$
#
# A batch's gradient is an estimate of the whole gradient, at a fraction of the price. It is a fair one only if the batch is a
# fair sample: data often come sorted, and a batch of one class pulls towards "everything is class 0". Hence the shuffling,
# in every epoch anew.

# %% [markdown]
# ## Exercise 1: the training loop ●●○ · 16 min
#
# Write `train`: steps 2 to 7. The start comes from outside, as `params`, so that you can go on from where you stopped. The
# last batch of an epoch may be short; it counts, too.
#
# Two functions come in as arguments, with the given ones as a default. Call `forward` and `backward` by these names, and
# the playground below can train other networks with your loop.
#
# <details><summary>Hint 1: where to look</summary>
#
# Two loops, one in the other: epochs outside, batches inside. Steps 3, 4 and 5 are inside both, step 6 only in the outer.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `rng.permutation(n)` gives the numbers 0 to n − 1 in random order. Pieces of it, `order[start : start + size]`, pick
# the same rows of X and of the targets. `range(0, n, size)` gives the starts.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Make the column of targets once, before the loops. Every step builds a new dictionary from the old one and the gradients,
# so that the caller's parameters stay as they are. After the batches: one forward run on all of X, two numbers noted.
# </details>


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(X, y, params, eta, epochs, size, rng, forward=forward, backward=backward):
    """Return (params, losses, accuracies) after training by mini-batches.

    X: (n, d). y: (n,), 0 or 1. params: where to start; left alone. eta: learning rate. epochs: passes through all
    samples. size: samples in a batch; the last one of an epoch may be smaller. rng: draws a new order of the samples in
    every epoch. forward, backward: as given above.
    losses, accuracies: lists with one number for each epoch, worked out at its end on all of X: the mean
    cross-entropy, and the share of samples for which p ≥ 0.5 says the right class.
    """
    ### BEGIN SOLUTION
    targets = y.reshape(-1, 1)
    losses, accuracies = [], []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start : start + size]
            grads = backward(X[rows], targets[rows], params, forward(X[rows], params))
            params = {name: params[name] - eta * grads[name] for name in params}
        p = forward(X, params)["p"]
        losses.append(bce(p, targets))
        accuracies.append(np.mean((p >= 0.5) == targets))
    return params, losses, accuracies
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "train_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def first(name, *numbers):
    """The learner's list of this place begins with these numbers."""
    return lambda v: np.allclose(np.ravel(v)[: len(numbers)], numbers, rtol=1e-4)


with Checks("three epochs on four samples, then the moons") as check:
    X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]])
    y = np.array([1, 0, 1, 0])
    net = {
        "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        "b1": np.array([0.0, 0.2, 0.1]),
        "W2": np.array([[1.5], [-1.0], [0.5]]),
        "b2": np.array([-0.4]),
    }
    ran = check(train, X, y, net, 1.0, 3, 4, np.random.default_rng(0))
    ran.holds(lambda v: len(v) == 3, "three things come back", N2=changed, M10a=raised(ValueError))
    check.value("losses after each of three epochs, four samples in a batch", ran.value[1]).gives(
        [0.6489794709, 0.5806232184, 0.5401800736],
        G5=like(first("losses", 0.8699220325, 0.9834734491), a=0.756, b=0.870),
        T2=first("losses", 3.4826802747),
        M10b=first("losses", 0.7558481957, 0.6489794709),
    )
    check.value("accuracies after each epoch", ran.value[2]).gives(
        [0.75, 0.75, 0.75], T2=[0.5, 0.5, 0.5], M10c=[3, 3, 3], M10d=[0.25, 0.25, 0.25]
    )
    check.value("b1 after three epochs", ran.value[0]["b1"]).gives(
        [0.1974603643, -0.052113412, -0.0994089109],
        G5=like([-0.1940171051, 0.3592925011, 0.2652472771], a=0.756, b=0.870),
    )
    ran.leaves(2, net, says="the caller's parameters stay as they were", N2=changed)
    one = check(train, X, y, net, 1.0, 3, 2, np.random.default_rng(1)).value[1]
    two = check(train, X, y, net, 1.0, 3, 2, np.random.default_rng(6)).value[1]
    check.that(
        lambda: not np.allclose(one, two),
        "two generators give two orders of the samples, so the losses differ a little",
        code="T1",
    )
    X, y = np.zeros((200, 2)), np.arange(200) // 100
    angle = np.pi * np.linspace(0, 1, 100)
    X[:100] = np.column_stack([np.cos(angle), np.sin(angle)])
    X[100:] = np.array([1.0, 0.5]) - X[:100]
    rng = np.random.default_rng(3)
    net = {"W1": rng.normal(0, 0.7, (2, 16)), "b1": np.zeros(16), "W2": rng.normal(0, 0.25, (16, 1)), "b2": np.zeros(1)}
    check(train, X, y, net, 1.0, 40, 10, np.random.default_rng(4)).holds(
        lambda v: v[2][-1] >= 0.95, "on two moons at least 0.95 are right after 40 epochs", T2=lambda v: v[2][-1] == 0.5
    )


# %% nbgrader={"grade": true, "grade_id": "train_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, the order of the samples, short last batches, one sample, float32, other
# moons, a network with another activation.
### BEGIN HIDDEN TESTS
from itertools import permutations, product


def ahead(X, net, relu=False):
    z = X @ net["W1"] + net["b1"]
    a = np.maximum(z, 0) if relu else np.tanh(z)
    return {"z1": z, "a1": a, "p": 1 / (1 + np.exp(-(a @ net["W2"] + net["b2"])))}


def slopes(X, t, net, cache, relu=False):
    d2 = (cache["p"] - t) / len(X)
    a = cache["a1"]
    d1 = d2 @ net["W2"].T * ((a > 0) if relu else 1 - a**2)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": a.T @ d2, "b2": d2.sum(axis=0)}


def walk(X, t, net, eta, batches, relu=False):
    """The parameters after one step for each of these batches, lists of (rows, rows of the targets)."""
    for rows, of_targets in batches:
        g = slopes(X[rows], t[of_targets], net, ahead(X[rows], net, relu), relu)
        net = {name: net[name] - eta * g[name] for name in net}
    return net


def judged(X, t, net, table=False):
    p = ahead(X, net)["p"]
    t = t[:, 0] if table else t
    p = np.clip(p, 1e-12, 1 - 1e-12)
    loss = np.mean(np.sum(-(t * np.log(p) + (1 - t) * np.log(1 - p)), axis=-1))
    return float(loss), float(np.mean((p >= 0.5) == t))


def alike(one, other):
    return all(np.allclose(one[name], other[name], rtol=1e-7, atol=1e-9) for name in other)


def drawn(case, d, h):
    return {"W1": case.normal(d, h), "b1": case.normal(h, scale=0.5), "W2": case.normal(h, 1), "b2": case.normal(1)}


with Checks("training on random data", thorough=True) as check:
    for case in check.cases(6):
        n, d, h = case.sizes(3, 2, 8)
        n = n + 6 if n > 1 else n
        arrays, net, y = case.normal(n, d), drawn(case, d, h), case.integers(0, 2, n)
        X, t = arrays.astype(float), y.reshape(-1, 1)
        eta, epochs, size = case.uniform(0.3, 0.9), case.integers(2, 5), n + case.integers(0, 3)
        exact = {name: a.astype(float) for name, a in net.items()}
        state, climbing = [exact], exact
        for _ in range(epochs):
            state.append(walk(X, t, state[-1], eta, [(slice(None),) * 2]))
            climbing = walk(X, t, climbing, -eta, [(slice(None),) * 2])
        noted = [judged(X, t, s) for s in state]
        tables = [judged(X, t, s, table=True) for s in state]
        losses, shares = [[pair[i] for pair in noted[1:]] for i in (0, 1)]
        check(train, arrays, y, net, eta, epochs, size, np.random.default_rng(case.integers(0, 1000))).gives(
            (state[-1], losses, shares),
            says=f"{epochs} epochs with all {n} samples in one batch",
            G5=like(lambda v, w=climbing: alike(v[0], w), a=noted[0][0], b=judged(X, t, climbing)[0]),
            M10a=raised(ValueError),
            T2=lambda v, w=tables, n=n: n > 1 and (np.allclose(v[2], [x[1] for x in w[1:]]) or np.allclose(v[1], [x[0] for x in w[1:]], rtol=1e-4)) and not (np.allclose(v[2], [x[1] for x in noted[1:]]) and np.allclose(v[1], losses, rtol=1e-4)),
            M10b=lambda v, w=noted: np.allclose(v[1], [x[0] for x in w[:-1]], rtol=1e-4),
            M10c=lambda v, w=shares, n=n: n > 1 and np.allclose(v[2], [n * x for x in w]),
            M10d=lambda v, w=shares: np.allclose(v[2], [1 - x for x in w]) and not np.allclose(v[2], w),
            N2=changed,
        )  # fmt: skip
    rng = check.rng
    flat = {"W1": rng.normal(size=(2, 3)), "b1": np.zeros(3), "W2": np.zeros((3, 1)), "b2": np.zeros(1)}
    X, y = rng.normal(size=(5, 2)), np.array([1, 1, 0, 1, 1])
    check(train, X, y, flat, 0.0, 2, 5, np.random.default_rng(0)).gives(
        (flat, [np.log(2)] * 2, [0.8] * 2), says="a learning rate of 0 changes nothing, and p = 0.5 counts as class 1"
    )
    # Five times the same sample: the order plays no part, the number of steps does.
    x, eta = rng.normal(size=2), 0.5
    X, y = np.tile(x, (5, 1)), np.ones(5, dtype=int)
    net = {"W1": rng.normal(size=(2, 3)), "b1": rng.normal(size=3), "W2": rng.normal(size=(3, 1)), "b2": np.zeros(1)}
    ends = {k: walk(X, y[:, None], net, eta, [([0], [0])] * k) for k in (2, 4, 6, 10)}
    check(train, X, y, net, eta, 2, 2, np.random.default_rng(0)).holds(
        lambda v, w=ends[6]: alike(v[0], w),
        "five samples in batches of two are three steps an epoch",
        H1=like(lambda v, w=ends[4]: alike(v[0], w), k=1),
        M10e=lambda v: alike(v[0], ends[2]) or alike(v[0], ends[10]),
    )
    # Three samples in batches of two: one or two epochs in every possible order.
    X, y = rng.normal(size=(3, 2)), np.array([0, 1, 1])
    t, eta = y.reshape(-1, 1), 1.0
    ways = [((list(o[:2]),) * 2, (list(o[2:]),) * 2) for o in permutations(range(3)) if o[0] < o[1]]
    once = [walk(X, t, net, eta, way) for way in ways]
    apart = [
        walk(X, t, net, eta, [(list(o[:2]), list(q[:2])), (list(o[2:]), list(q[2:]))])
        for o, q in product(permutations(range(3)), repeat=2)
    ]
    again = [walk(X, t, net, eta, [(list(o[:2]),) * 2, (list(o[2:]),) * 2]) for o in product(range(3), repeat=3)]
    loose = [walk(X, t, net, eta, [(list(o[:2]),) * 2, (list(o[2:]),) * 2]) for o in product(range(3), repeat=4)]
    seen, seeds = [], [int(s) for s in rng.integers(0, 10**6, 12)]
    for seed in seeds[:4]:
        got = check(train, X, y, net, eta, 1, 2, np.random.default_rng(seed)).value[0]
        seen.append(got)
    known = [any(alike(got, way) for way in once) for got in seen]
    code = None
    if not all(known):
        swapped = all(any(alike(got, way) for way in apart) for got in seen)
        redrawn = all(any(alike(got, way) for way in again + loose) for got in seen)
        short = all(any(alike(got, walk(X, t, net, eta, way[:1])) for way in ways) for got in seen)
        code = "H3" if swapped else "H1" if short else "H4" if redrawn else None
    check.that(all(known), "in one epoch every sample is used once, with its own target", code=code, fields={})
    twice = {(i, j): walk(X, t, once[i], eta, ways[j]) for i in range(3) for j in range(3)}
    orders = []
    for seed in seeds:
        got = check(train, X, y, net, eta, 2, 2, np.random.default_rng(seed)).value[0]
        orders.append(next((pair for pair, way in twice.items() if alike(got, way)), None))
    one_order = len(set(orders)) == 1
    check.that(not one_order, "another generator puts the samples into another order", code="T1")
    repeats = [check(train, X, y, net, eta, 2, 2, np.random.default_rng(seed)).value[0] for seed in seeds[:7]]
    check.that(
        all(pair is None or alike(got, twice[pair]) for pair, got in zip(orders, repeats)),
        "the same generator gives the same order again",
        code="T1",
    )
    check.that(
        one_order or any(pair is None or pair[0] != pair[1] for pair in orders),
        "the second epoch has an order of its own",
        code="H2",
    )
    # Another activation: the functions that were handed in must be the ones that are called.
    X, y = rng.normal(size=(7, 2)), np.array([0, 1, 1, 0, 1, 0, 0])
    asked = []

    def relu_ahead(X, net):
        return ahead(X, net, relu=True)

    def relu_back(X, t, net, cache):
        asked.append(len(X))
        return slopes(X, t, net, cache, relu=True)

    wanted = walk(X, y[:, None], net, 0.2, [(slice(None),) * 2] * 2, relu=True)
    tanh_net = walk(X, y[:, None], net, 0.2, [(slice(None),) * 2] * 2)
    check(train, X, y, net, 0.2, 2, 7, np.random.default_rng(0), relu_ahead, relu_back).holds(
        lambda v: alike(v[0], wanted),
        "with a forward and a backward of its own, another network is trained",
        M10f=lambda v: not asked or alike(v[0], tanh_net),
    )
    # Other moons, three starts.
    shares = []
    for seed in seeds[:3]:
        angle = np.pi * rng.uniform(size=100)
        upper = np.column_stack([np.cos(angle), np.sin(angle)])
        X = np.vstack([upper, np.array([1.0, 0.5]) - upper]) + 0.1 * rng.standard_normal((200, 2))
        y = np.arange(200) // 100
        own = np.random.default_rng(seed)
        net = {
            "W1": own.normal(0, 0.7, (2, 16)),
            "b1": np.zeros(16),
            "W2": own.normal(0, 0.25, (16, 1)),
            "b2": np.zeros(1),
        }
        shares.append(check(train, X, y, net, 1.0, 40, 10, own).value[2][-1])
    check.that(
        lambda: 1 >= max(shares) >= 0.97,
        "on new moons at least 0.97 are right, in the best of three runs",
        code="T2" if all(s == 0.5 for s in shares) else None,
    )
### END HIDDEN TESTS

# %%
if written(train):
    X, y = data.moons(200, noise=0.1, seed=0)
    rng = np.random.default_rng(1)
    trained, losses, accuracies = train(X, y, init((2, 8, 1), rng), eta=1.0, epochs=60, size=20, rng=rng)
    print(f"J {losses[0]:.3f} → {losses[-1]:.3f}, right {accuracies[0]:.3f} → {accuracies[-1]:.3f}")
    fig, ax = new(width=6.4, height=3.2)
    ax.plot(range(1, 61), losses, label="J", markevery=6)
    ax.plot(range(1, 61), 1 - np.array(accuracies), label="share of wrong answers", markevery=6)
    ax.axhline(0.10, color="black", linewidth=1)
    ax.text(0, 0.095, "best that one neuron got on any draw: 0.10", ha="left", va="top", fontsize=10)
    ax.set(xlabel="epoch", ylim=(0, None))
    ax.legend()
    show(
        fig,
        alt=f"Cost J over 60 epochs falls from {losses[0]:.2f} to {losses[-1]:.2f}; the share of wrong answers falls from "
        f"{1 - accuracies[0]:.3f} to {1 - accuracies[-1]:.3f}, below the 0.10 that one neuron got at best.",
        caption="Look where the dashed curve crosses the thin line for good: from there on the network does what no line can do.",
    )

# %% [markdown]
# Eight hidden units, 33 parameters, and the moons are apart. Nobody told a hidden unit what to do.

# %% [markdown]
# ## 3 · What does it say elsewhere?
#
# A share of right answers is one number. The network has an answer for *every* point of the plane: ask it on a grid.
#
# A picture is a table: **row i belongs to the i-th height x₂, column j to the j-th place x₁**. A network wants samples in
# rows, two numbers each. So a 3 × 4 grid has to become 12 rows, and 12 answers a 3 × 4 table again. Going there and back,
# rows and columns are mixed up with ease. **Predict:** for x₁ = −1, 0, 2 and x₂ = 0.5, 1.5, what shape has the table?

# %% [markdown]
# ## Exercise 2: answers on a grid ●○○ · 8 min
#
# Write `grid_predictions`.
#
# <details><summary>Hint 1: where to look</summary>
#
# Three stages: all pairs, the network, the table. Try them by hand on the grid above, 2 × 3, and print every shape.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.meshgrid(x1, x2)` gives two tables, each with a row for every number of x2: the first holds the x₁ of every place, the
# second the x₂. `.ravel()` lays a table out row by row, `.reshape` folds it again.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two raveled tables become the two columns of the samples. The folded table has as many rows as there are heights. Two
# plain loops are right, too.
# </details>


# %% nbgrader={"grade": false, "grade_id": "grid_predictions", "locked": false, "schema_version": 3, "solution": true, "task": false}
def grid_predictions(params, x1, x2):
    """Return the network's probabilities on a grid: entry [i, j] is p at the point (x1[j], x2[i]).

    params: of a network with two inputs and one output. x1: (m1,). x2: (m2,). Returns an array (m2, m1).
    """
    ### BEGIN SOLUTION
    first, second = np.meshgrid(x1, x2)
    points = np.column_stack([first.ravel(), second.ravel()])
    return forward(points, params)["p"].reshape(first.shape)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "grid_predictions_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("a grid of three places and two heights") as check:
    net = {
        "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        "b1": np.array([0.0, 0.2, 0.1]),
        "W2": np.array([[1.5], [-1.0], [0.5]]),
        "b2": np.array([-0.4]),
    }
    check(grid_predictions, net, np.array([-1.0, 0.0, 2.0]), np.array([0.5, 1.5])).gives(
        [[0.1089264823, 0.3140988429, 0.8668504343], [0.1203071544, 0.2684508699, 0.8131315222]],
        F6=lambda v: np.shape(v) == (3, 2) or np.allclose(np.ravel(v)[:3], [0.1089264823, 0.1203071544, 0.3140988429]),
        M10g=lambda v: np.isclose(np.ravel(v)[0], 0.6581228039),
        M10h=lambda v: set(np.ravel(v).tolist()) <= {0, 1},
        M10i=lambda v: np.shape(v) in ((6,), (6, 1), (2, 3, 1)),
        M10j=lambda v: np.allclose(np.ravel(v)[:3], [0.1203071544, 0.2684508699, 0.8131315222]),
        N2=changed,
    )


# %% nbgrader={"grade": true, "grade_id": "grid_predictions_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other networks and grids, one row, as many rows as columns, float32.
### BEGIN HIDDEN TESTS
def answer(net, a, b):
    h = np.tanh(np.array([a, b]) @ net["W1"] + net["b1"])
    return 1 / (1 + np.exp(-(h @ net["W2"][:, 0] + net["b2"][0])))


with Checks("random grids", thorough=True) as check:
    for case in check.cases(6):
        rows, cols, h = case.sizes(3, 2, 7)
        cols = rows if case.index == 3 else cols
        net = {"W1": case.normal(2, h), "b1": case.normal(h), "W2": case.normal(h, 1), "b2": case.normal(1)}
        x1, x2 = np.sort(case.uniform(-2, 2, cols)), np.sort(case.uniform(-2, 2, rows))
        exact = {name: a.astype(float) for name, a in net.items()}
        want = np.array([[answer(exact, a, b) for a in x1.astype(float)] for b in x2.astype(float)])
        swapped = np.array([[answer(exact, b, a) for a in x1.astype(float)] for b in x2.astype(float)])
        check(grid_predictions, net, x1, x2).gives(
            want,
            says=f"{cols} places and {rows} heights: a table {rows} × {cols}",
            F6=lambda v, w=want: (
                np.shape(v) == w.T.shape != w.shape
                or (np.allclose(np.ravel(v), w.T.ravel(), rtol=1e-4) and w.shape[0] > 1)
            ),
            M10g=lambda v, w=swapped: np.shape(v) == w.shape and np.allclose(v, w, rtol=1e-4),
            M10h=lambda v: set(np.ravel(v).tolist()) <= {0, 1},
            M10i=lambda v, w=want: np.size(v) == w.size and np.ndim(v) != 2 or np.shape(v) == (w.size, 1) != w.shape,
            M10j=lambda v, w=want: len(w) > 1 and np.allclose(v, w[::-1], rtol=1e-4),
            N2=changed,
        )
### END HIDDEN TESTS

# %%
if written(train, grid_predictions):
    x1, x2 = np.linspace(-1.5, 2.5, 90), np.linspace(-1.0, 1.5, 60)
    fig, (left, right) = new(width=9, height=3.6, cols=2, sharey=True)
    for ax, params, title in ((left, start, "before training"), (right, trained, "after 60 epochs")):
        table = grid_predictions(params, x1, x2)
        shades = ax.contourf(x1, x2, table, levels=np.linspace(0, 1, 11), cmap="Greys", vmax=1.6)
        ax.contour(x1, x2, table, levels=[0.5], colors="black", linewidths=2)
        for label, marker, color in ((0, "o", "#0072B2"), (1, "^", "#D55E00")):
            ax.scatter(
                *X[y == label].T, marker=marker, s=22, c=color, edgecolors="white", linewidths=0.5, label=f"y = {label}"
            )
        ax.set(title=title, xlabel="x₁")
        ax.grid(visible=False)
    left.set_ylabel("x₂")
    right.legend(loc="upper right", fontsize=9)
    show(
        fig,
        alt="Two panels with the two moons on shades of grey. Before training the black line for p = 0.5 runs across both "
        "moons. After 60 epochs it winds between them in an S and touches neither.",
        caption="Your table as shades: darker is a higher p, the black line is p = 0.5. Look where the line runs far from "
        "all points: there the network has an opinion, too, and no data to support it.",
    )

# %% [markdown]
# ## A playground, on your own loop
#
# The idea is that of the [TensorFlow Playground](https://playground.tensorflow.org), but what runs here is **your** `train`
# (with the given `init`, `forward` and `backward`; paste your own of lessons 07 and 09 in a cell above it if you like: if one
# of them is broken, the playground says which). Try to answer by playing:
#
# 1. With the circles: what is the smallest number of hidden units that closes a ring?
# 2. What kind of boundary does `relu` draw, and what kind `tanh`?
# 3. At which learning rate does J begin to jump? Does it end better or worse for it?

# %% tags=["play"]
if written(train):
    playground(init, forward, backward, train)

# %% [markdown]
# ## 4 · What the hidden units do
#
# A hidden unit is a neuron like that of lesson 04. It cannot bend anything: it draws **one straight line**, where
# $x \cdot w + b = 0$, and says −1 on one side, +1 on the other, with a soft passage between. Circles with three hidden units show what that is good for.

# %%
if written(train):
    rings, ring = data.circles(200, seed=0)
    rng = np.random.default_rng(6)
    three, _, accuracies = train(rings, ring, init((2, 3, 1), rng), eta=2.0, epochs=100, size=20, rng=rng)
    print(f"three hidden units: {accuracies[-1]:.3f} right")
    unit_maps(
        rings,
        ring,
        lambda points: forward(points, three),
        caption="Three straight lines, one for each unit, and what the output makes of them. The inside is what lies "
        "on the inner side of all three lines. Cover one of them with a finger: where would the region run out?",
    )

# %% [markdown]
# So where does the bend come from? From the *coordinates*. The hidden layer replaces a point's two coordinates by three new
# ones, and in these the output unit draws one flat cut. **Claim: in the hidden units' coordinates, the rings are separable
# by a plane**, although in the plane no line separates them. A claim like this can be tested by a learner that can do nothing
# else: Rosenblatt's perceptron. Given enough passes, it comes to rest exactly if a plane exists.


# %% nbgrader={"grade": false, "grade_id": "given_perceptron", "locked": true, "schema_version": 3, "solution": false, "task": false}
def perceptron_mistakes(A, y, passes):
    """Return how many mistakes Rosenblatt's rule makes in each pass through the rows of A; it ends after a pass with 0.

    A: (n, d), samples in rows; a bias is added here. y: (n,), 0 or 1. passes: how many at most. Returns a list.
    """
    A, t = np.column_stack([np.ones(len(A)), A]), 2 * y - 1
    w, mistakes = np.zeros(A.shape[1]), []
    while len(mistakes) < passes and 0 not in mistakes:
        wrong = 0
        for row, target in zip(A, t):
            if target * (row @ w) <= 0:
                w, wrong = w + target * row, wrong + 1
        mistakes.append(wrong)
    return mistakes


# %% [markdown]
# ## Exercise 3: look inside, and let a perceptron judge ●○○ · 8 min
#
# **a.** `hidden_activations`: what the hidden units say for each sample. **b.** `separable_in_hidden_space`: whether the
# given `perceptron_mistakes`, run on these new coordinates, ends with a pass without mistakes.
#
# <details><summary>Hint 1: where to look</summary>
#
# `forward` has it already: which entry of the cache is *after* tanh and *before* the output? The table of notation says.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `perceptron_mistakes` returns a list, one count for each pass. It ends early only for one reason. Which entry tells it?
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Each is one line; the second calls the first. It returns True or False: a comparison.
# </details>


# %% nbgrader={"grade": false, "grade_id": "hidden_activations", "locked": false, "schema_version": 3, "solution": true, "task": false}
def hidden_activations(X, params):
    """Return what the hidden units of a network with one hidden layer say: an array (n, h). X: (n, d)."""
    ### BEGIN SOLUTION
    return forward(X, params)["a1"]
    ### END SOLUTION


def separable_in_hidden_space(X, y, params, passes):
    """Return True if the perceptron separates the classes in the hidden units' coordinates within so many passes.

    X: (n, d). y: (n,), 0 or 1. params: of a network with one hidden layer. Returns True or False.
    """
    ### BEGIN SOLUTION
    return perceptron_mistakes(hidden_activations(X, params), y, passes)[-1] == 0
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "hidden_activations_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two samples, then XOR by hand") as check:
    net = {
        "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        "b1": np.array([0.0, 0.2, 0.1]),
        "W2": np.array([[1.5], [-1.0], [0.5]]),
        "b2": np.array([-0.4]),
    }
    check(hidden_activations, np.array([[1.0, 2.0], [-1.0, 0.5]]), net).gives(
        [[0.761594156, 0.1973753202, -0.833654607], [-0.3583573984, 0.8956928738, -0.537049567]],
        M10k=[[1.0, 0.2, -1.2], [-0.375, 1.45, -0.6]],
        M10l=lambda v: np.shape(v) in ((2,), (2, 1)),
        M10m=lambda v: np.shape(v) == (2, 4),
        F6=lambda v: np.shape(v) == (3, 2),
        N2=changed,
    )
    corners, xor = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    bent = {
        "W1": np.array([[4.0, 4.0], [4.0, 4.0]]),
        "b1": np.array([-2.0, -6.0]),
        "W2": np.array([[3.0], [-3.0]]),
        "b2": np.array([-3.0]),
    }
    straight = bent | {"W1": np.array([[4.0, 4.0], [0.0, 0.0]])}
    check(separable_in_hidden_space, corners, xor, bent, 100).gives(
        True, says="units that say “at least one” and “both” make XOR separable", M10n=False, M10o=lambda v: v == 0
    )
    check(separable_in_hidden_space, corners, xor, straight, 100).gives(
        False, says="units that all look at x₁ do not make XOR separable", M10p=True, M10o=lambda v: v > 1
    )


# %% nbgrader={"grade": true, "grade_id": "hidden_activations_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other networks, one sample, float32; rings and lines, few passes and many.
### BEGIN HIDDEN TESTS
def mistakes(A, y, passes):
    A, t = np.column_stack([np.ones(len(A)), A]), 2 * y - 1
    w, counts = np.zeros(A.shape[1]), []
    while len(counts) < passes and 0 not in counts:
        wrong = 0
        for row, target in zip(A, t):
            if target * (row @ w) <= 0:
                w, wrong = w + target * row, wrong + 1
        counts.append(wrong)
    return counts


with Checks("random networks, and rings", thorough=True) as check:
    for case in check.cases(6):
        n, d, h = case.sizes(3, 2, 8)
        net = {"W1": case.normal(d, h), "b1": case.normal(h), "W2": case.normal(h, 1), "b2": case.normal(1)}
        X = case.normal(n, d)
        z = X.astype(float) @ net["W1"].astype(float) + net["b1"].astype(float)
        check(hidden_activations, X, net).gives(
            np.tanh(z),
            says=f"the hidden units of a {d}-{h}-1 network for {n} samples",
            M10k=z,
            M10l=lambda v, n=n: np.shape(v) in ((n,), (n, 1)),
            M10m=lambda v, n=n, h=h: np.shape(v) == (n, h + 1),
            F6=transposed,
            N2=changed,
        )
    rng = check.rng
    for index in range(4):
        # A ring around a disc; three units on a triangle about the disc, all equal to −1 inside.
        angle, y = rng.uniform(0, 2 * np.pi, 40), np.arange(40) % 2
        X = np.where(y == 1, 0.5, 2.5)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
        turn = rng.uniform(0, 2) + 2 * np.pi / 3 * np.arange(3)
        net = {
            "W1": 6 * np.array([np.cos(turn), np.sin(turn)]),
            "b1": np.full(3, -6.0),
            "W2": -np.ones((3, 1)),
            "b2": np.ones(1),
        }
        if index % 2:  # three units that look in one direction
            net["W1"] = np.repeat(net["W1"][:, :1], 3, axis=1)
        passes = (300, 30, 1, 2)[index]
        counts = mistakes(np.tanh(X @ net["W1"] + net["b1"]), y, passes)
        want, plane = counts[-1] == 0, mistakes(X, y, passes)[-1] == 0
        check(separable_in_hidden_space, X, y, net, passes).gives(
            want,
            says=f"rings, {'three directions' if index % 2 == 0 else 'one direction'}, at most {passes} passes: {want}",
            M10n=lambda v, want=want, w=plane: want and not w and np.ndim(v) == 0 and v == w,
            M10p=lambda v, want=want: not want and v == True,  # noqa: E712
            M10o=lambda v, c=counts: v == c[-1] or v == len(c) > 1,
        )
### END HIDDEN TESTS

# %%
if written(train, hidden_activations, separable_in_hidden_space):
    print("in the plane:       mistakes in each pass", perceptron_mistakes(rings, ring, 8), "…")
    print("in hidden space:    mistakes in each pass", perceptron_mistakes(hidden_activations(rings, three), ring, 200))
    print("separable there:   ", separable_in_hidden_space(rings, ring, three, 200))
    hidden_space(
        rings,
        ring,
        hidden_activations(rings, three),
        three["W2"][:, 0],
        three["b2"][0],
        caption="The same 200 points twice. Left as they came. Right in the hidden units' coordinates, seen along the plane "
        "that the output draws (the black line is that plane, seen edge-on). The ring has been folded to one side.",
    )

# %% [markdown]
# The perceptron came to rest in pass 22: there is a plane. (The network itself had 0.995 right, one point wrong. Its own
# output unit was still on the way to such a plane.)
#
# This is the whole trick, and it is worth saying slowly. **The network never bends the boundary. It bends the space, and then
# cuts straight.** The last layer is lesson 04's neuron, on inputs that were made for it.
#
# Careful: "separable in hidden space" is a statement about these samples. It does not say that new points will fall on the
# right side, nor that *every* trained network achieves it.

# %% [markdown]
# ## 5 · Why not start at zero?
#
# One neuron could start at w = 0: lessons 03 and 04 did. Here, step 1 of the loop says *small and random*. **Predict** what
# happens with eight hidden units if all numbers start at 0; and if all start at 0.5.

# %%
if written(train):
    X, y = data.moons(200, noise=0.1, seed=0)
    random = init((2, 8, 1), np.random.default_rng(1))
    for value in (0.0, 0.5, None):
        params = random if value is None else {name: np.full(a.shape, value) for name, a in random.items()}
        params, losses, accuracies = train(X, y, params, 1.0, 60, 20, np.random.default_rng(0))
        print(
            f"start {'random' if value is None else value}: {accuracies[-1]:.3f} right; W1, first row:",
            params["W1"][0].round(3),
        )

# %% [markdown]
# Read the rows. From 0.5 all eight units changed, and **all alike**: they get the same inputs, say the same, carry the same
# weight to the output, so each gets the same gradient, in every step, for ever. Eight units do the work of one. From 0 it is
# worse. $\partial J / \partial W_2 = a_1^\top \delta_2$ is zero with $a_1$, and $\delta_1 = \delta_2 W_2^\top \odot (1 - a_1^2)$
# is zero with $W_2$. Only b₂ moves.
#
# It is not the size that matters. Equal is the trouble: it takes *differences* to make differences.

# %% [markdown]
# ## Exercise 4: count the different units ●●○ · 12 min
#
# **a.** `symmetry_rank`: train from the given start, all samples in one batch, with *your* `train`; then count how many
# hidden units are different from each other. A unit is its weights (a column of `W1`) and its bias. Two units count as
# equal if these agree when rounded to 6 digits after the point.
#
# **b.** `break_symmetry`: a start from which all units can become different. Small: no number above 1 in size.
#
# <details><summary>Hint 1: where to look</summary>
#
# Put the bias under its column: a table with d + 1 rows and a column for each unit. How many *different* columns has it?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.unique(table, axis=…)` leaves one of each row, or of each column. Not the rank of a matrix: (1, 1) and (2, 2) are
# different units, and the rank of a table which has both is 1.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# a: train, stack, round, unique, count. b: every array of the start gets new numbers of its own shape, drawn with the
# generator, scaled down.
# </details>


# %% nbgrader={"grade": false, "grade_id": "symmetry_rank", "locked": false, "schema_version": 3, "solution": true, "task": false}
def symmetry_rank(X, y, params, eta, epochs, rng):
    """Return how many different hidden units a network has after training, all samples in one batch: a whole number.

    X: (n, d). y: (n,), 0 or 1. params: the start, one hidden layer. eta, epochs, rng: as for `train`.
    """
    ### BEGIN SOLUTION
    params, _, _ = train(X, y, params, eta, epochs, len(X), rng)
    units = np.vstack([params["W1"], params["b1"]]).round(6)
    return np.unique(units, axis=1).shape[1]
    ### END SOLUTION


def break_symmetry(params, rng):
    """Return starting parameters in the same shapes, small ones, from which all hidden units become different.

    params: of a network with one hidden layer; left alone. rng: the generator to draw from. No number is above 1 in size.
    """
    ### BEGIN SOLUTION
    return {name: rng.normal(0, 0.1, array.shape) for name, array in params.items()}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "symmetry_rank_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("four starts on four samples") as check:
    X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]])
    y = np.array([1, 0, 1, 0])
    shapes = {"W1": (2, 3), "b1": (3,), "W2": (3, 1), "b2": (1,)}
    zero, half = ({name: np.full(s, v) for name, s in shapes.items()} for v in (0.0, 0.5))
    two = half | {"W1": np.array([[0.5, 0.5, 1.0], [0.2, 0.2, 0.4]])}
    late = half | {"W2": np.array([[1.0], [-1.0], [0.5]])}
    check(symmetry_rank, X, y, zero, 0.5, 20, np.random.default_rng(0)).gives(1, says="from zero: 1", M10q=0)
    check(symmetry_rank, X, y, half, 0.5, 20, np.random.default_rng(0)).gives(1, says="from 0.5 everywhere: 1", M10u=3)
    check(symmetry_rank, X, y, two, 0.5, 20, np.random.default_rng(0)).gives(
        2, says="two equal units and one that is different: 2", M10q=1, M10u=3
    )
    check(symmetry_rank, X, y, late, 0.5, 20, np.random.default_rng(0)).gives(
        3, says="equal units that reach the output through different weights become different: 3", M10r=1, M10q=2
    )
    begun = check(break_symmetry, half, np.random.default_rng(0))
    begun.holds(
        lambda v: all(np.shape(v[name]) == s for name, s in shapes.items()),
        "a start in the shapes of the old one",
        N2=changed,
    )
    begun.holds(
        lambda v: (
            len({(*np.round(u, 9), round(b, 9), round(w, 9)) for u, b, w in zip(v["W1"].T, v["b1"], v["W2"][:, 0])})
            == 3
        ),
        "its three hidden units are different, in what comes in or in what goes out",
        I1=...,
    )
    begun.holds(lambda v: max(np.abs(v[name]).max() for name in v) <= 1, "no number is above 1 in size", M10s=...)
    begun.leaves(0, half, says="the old start is left alone", N2=changed)


# %% nbgrader={"grade": true, "grade_id": "symmetry_rank_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other starts, with some units equal and some not; what becomes of your start in training.
### BEGIN HIDDEN TESTS
def after(X, t, net, eta, epochs):
    for _ in range(epochs):
        a = np.tanh(X @ net["W1"] + net["b1"])
        d2 = (1 / (1 + np.exp(-(a @ net["W2"] + net["b2"]))) - t) / len(X)
        d1 = d2 @ net["W2"].T * (1 - a**2)
        g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": a.T @ d2, "b2": d2.sum(axis=0)}
        net = {name: net[name] - eta * g[name] for name in net}
    return net


def count(net):
    units = np.vstack([net["W1"], net["b1"]]).T
    return sum(all(np.abs(u - w).max() > 5e-6 for w in units[:i]) for i, u in enumerate(units))


with Checks("random starts") as check:
    for case in check.cases(6):
        n, d = case.sizes(2, 3, 6)
        n, h, different = n + 6, 7, case.integers(2, 5)
        X, y = case.rng.normal(size=(n, d)), case.integers(0, 2, n)
        place = np.concatenate([np.arange(different), case.integers(0, different, h - different)])
        net = {
            "W1": case.rng.normal(size=(d, different)),
            "b1": case.rng.normal(size=different),
            "W2": case.rng.normal(size=(different, 1)),
        }
        net = {"W1": net["W1"][:, place], "b1": net["b1"][place], "W2": net["W2"][place], "b2": np.zeros(1)}
        if case.index == 1:  # the same weights, other biases
            net["W1"] = np.repeat(net["W1"][:, :1], h, axis=1)
        if case.index == 2:  # all alike but for what goes out
            net["W1"], net["b1"] = np.repeat(net["W1"][:, :1], h, axis=1), np.zeros(h)
        if case.index == 3:  # multiples of one another, no training
            net["W1"], net["b1"] = np.outer(case.rng.normal(size=d), 1.0 + place), np.zeros(h)
        epochs = 0 if case.index == 3 else 25
        ended = after(X, y[:, None], net, 0.5, epochs)
        early, late = count(net), count(ended)
        rank = int(np.linalg.matrix_rank(np.vstack([ended["W1"], ended["b1"]]), tol=1e-6))
        rows = len(np.unique(np.vstack([ended["W1"], ended["b1"]]).round(6), axis=0))
        check(symmetry_rank, X, y, net, 0.5, epochs, np.random.default_rng(case.index)).gives(
            late,
            says=f"seven hidden units, {different} kinds at the start, {epochs} epochs",
            M10r=early,
            M10q=lambda v, w=rank, late=late: v == w != late,
            M10t=lambda v, w=rows, late=late: v == w != late,
            M10u=lambda v, late=late: v == 7 != late,
            N2=changed,
        )
    X, y = check.rng.normal(size=(6, 2)), np.array([0, 1, 1, 0, 1, 0])
    units = np.tile(np.array([[0.123456], [0.5], [0.1]]), 5)
    units[0, 1] += 1.2e-7  # the same in six digits
    units[0, 2] += 3e-6  # another number
    units[2, 3] = 0.2  # another bias
    net = {"W1": units[:2], "b1": units[2], "W2": np.ones((5, 1)), "b2": np.zeros(1)}
    check(symmetry_rank, X, y, net, 0.5, 0, np.random.default_rng(0)).gives(
        3, says="units that differ in the sixth digit, or in the bias alone, are different", M10u=5
    )
    net = {"W1": np.full((2, 5), 0.3), "b1": np.zeros(5), "W2": np.arange(5.0)[:, None], "b2": np.zeros(1)}
    check(symmetry_rank, X, y, net, 0.0, 5, np.random.default_rng(0)).gives(
        1, says="with a learning rate of 0, equal units stay equal", M10u=5
    )
    for start in (0.0, 0.5, 0.0):
        h, d = int(check.rng.integers(3, 7)), int(check.rng.integers(2, 5))
        X, t = check.rng.normal(size=(11, d)), check.rng.integers(0, 2, (11, 1))
        equal = {
            "W1": np.full((d, h), start),
            "b1": np.full(h, start),
            "W2": np.full((h, 1), start),
            "b2": np.full(1, start),
        }
        seed = int(check.rng.integers(10**6))
        begun = check(break_symmetry, equal, np.random.default_rng(seed))
        begun.holds(
            lambda v, w=equal: all(
                np.shape(v[name]) == a.shape and np.isfinite(v[name]).all() for name, a in w.items()
            ),
            "a start in the shapes of the old one",
            N2=changed,
        )
        begun.holds(lambda v: max(np.abs(v[name]).max() for name in v) <= 1, "no number is above 1 in size", M10s=...)
        begun.holds(
            lambda v, X=X, t=t, h=h: (
                count(after(X, t, {name: np.asarray(a, dtype=float) for name, a in v.items()}, 0.5, 40)) == h
            ),
            f"after 40 steps all {h} hidden units are different",
            I1=...,
        )
        begun.leaves(0, equal, says="the old start is left alone", N2=changed)
        other = check(break_symmetry, equal, np.random.default_rng(seed + 1)).value
        mine = begun.value
        check.that(
            lambda mine=mine, other=other: any(not np.allclose(mine[name], other[name]) for name in mine),
            "another generator gives another start",
            code="M10v",
        )
        twin = check(break_symmetry, equal, np.random.default_rng(seed)).value
        check.that(
            lambda mine=mine, twin=twin: all(np.array_equal(mine[name], twin[name]) for name in mine),
            "the same generator gives the same start again",
            code="M10v",
        )
### END HIDDEN TESTS

# %%
if written(train, symmetry_rank, break_symmetry):
    half = {name: np.full(a.shape, 0.5) for name, a in random.items()}
    mended = break_symmetry(half, np.random.default_rng(3))
    fig, axes = new(width=9, height=3.2, cols=2, sharey=True)
    said = []
    for ax, params, title in zip(axes, (half, mended), ("all numbers 0.5", "your start")):
        path = [params["W1"][0]]
        for _ in range(60):
            params, _, accuracies = train(X, y, params, 1.0, 1, 20, np.random.default_rng(0))
            path.append(params["W1"][0])
        ax.plot(path, color="#0072B2", marker="", linewidth=1.5, linestyle="-")
        ranks = [symmetry_rank(X, y, params, 1.0, 0, np.random.default_rng(0)), accuracies[-1]]
        said.append(f"{title}: {ranks[0]} different units, {ranks[1]:.3f} right")
        ax.set(title=f"{title}: {ranks[0]} different", xlabel="epoch")
    axes[0].set_ylabel("weight of x₁ in each unit")
    print(*said, sep="\n")
    show(
        fig,
        alt="Two panels, eight weights over 60 epochs. " + "; ".join(said) + ".",
        caption="Each panel has eight lines, one for each hidden unit. Where are the other seven on the left?",
    )

# %% [markdown]
# ## 6 · How many hidden units?
#
# Every unit is one line. To close a ring around the inner circle, how many lines does it take? A wedge of two stays open.
# **Predict** the share of right answers with 1, 2, 4 and 16 hidden units, before you measure.
#
# Measuring needs care. Each training starts at random, and some starts end in a bad valley: one run says little about what
# *can* be done. So run several, and take the best.

# %% [markdown]
# ## Exercise 5: measure the capacity ●●○ · 12 min
#
# **a.** Write `capacity`: for each number of hidden units, train once for each seed and keep the best accuracy. Each
# seed gives one generator, `np.random.default_rng(seed)`; it draws the start with `init` and then goes into `train`.
# η = 2, all samples in one batch.
#
# **b.** Run the cell below it, read the table off, and answer: `enough`, the smallest of 1, 2, 4, 16 that gets at least
# 0.99 right, and `why`: why do two tanh units not do it?
# - A: two units have too few parameters to fit 100 points
# - B: two lines leave an open strip or wedge; they cannot enclose a region
# - C: the learning rate is too large for a small network
# - D: with two units the symmetry is not broken

# %% [markdown]
# <details><summary>Hint 1: where to look</summary>
#
# Two loops, and inside them three things in the order that the text gives: generator, start, training. `train` returns a
# list of accuracies; which of them belongs to the finished network?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# A network with d inputs, h hidden units and one output has the sizes (d, h, 1). d is in the shape of X.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# The inner loop collects one number for each seed; after it, the largest goes into the list that is returned. For `why`:
# draw two lines on paper, and look for a region with an end on every side.
# </details>


# %% nbgrader={"grade": false, "grade_id": "capacity", "locked": false, "schema_version": 3, "solution": true, "task": false}
def capacity(X, y, hidden, seeds, epochs):
    """Return for each number of hidden units the best accuracy at the end of training: a list as long as `hidden`.

    X: (n, d). y: (n,), 0 or 1. hidden: numbers of hidden units, such as [1, 2, 4, 16]. seeds: one training for each.
    epochs: of each training. Learning rate 2, all samples in one batch.
    """
    ### BEGIN SOLUTION
    best = []
    for h in hidden:
        found = []
        for seed in seeds:
            rng = np.random.default_rng(seed)
            params = init((X.shape[1], h, 1), rng)
            found.append(train(X, y, params, 2.0, epochs, len(X), rng)[2][-1])
        best.append(max(found))
    return best
    ### END SOLUTION


# b. The smallest of 1, 2, 4, 16 that suffices; and "A", "B", "C" or "D".
### BEGIN SOLUTION
### STUB enough = None
### STUB why = None
enough = 4
why = "B"
### END SOLUTION

# %%
if written(train, capacity):
    few, few_y = data.circles(100, seed=0)
    table = capacity(few, few_y, [1, 2, 4, 16], seeds=[0, 1, 2], epochs=200)
    for h, share in zip([1, 2, 4, 16], table):
        print(f"{h:3} hidden units, {4 * h + 1:3} parameters: {share:.2f} right")

# %% nbgrader={"grade": true, "grade_id": "capacity_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("XOR with one, two and four hidden units, three seeds") as check:
    X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    check(capacity, X, y, [1, 2, 4], [0, 1, 2], 100).gives(
        [0.75, 1.0, 1.0],
        says="the best accuracies on XOR with 1, 2 and 4 hidden units, 100 epochs",
        M10w=[2 / 3, 2 / 3, 1.0],
        M10x=[0.75, 0.5, 1.0],
        M10y=[0.5, 1.0, 1.0],
        M10z=lambda v: np.allclose(v, [0.25, 0.0, 0.0], atol=0.01),
        M10aa=lambda v: np.size(v) in (1, 9),
        N2=changed,
    )
    check(capacity, X, y, [4, 1], [0], 100).gives(
        [1.0, 0.5], says="with one seed, 4 and 1 hidden units", M10ab=[1.0, 0.75], N2=changed
    )
    check.value("enough", enough).holds(lambda v: v in (1, 2, 4, 16), "it is one of the four numbers")
    check.value("why", why).holds(lambda v: v in list("ABCD"), "it is a letter from A to D")


# %% nbgrader={"grade": true, "grade_id": "capacity_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other data, numbers of units and seeds; new circles, where more units never do worse.
### BEGIN HIDDEN TESTS
def run(X, y, h, seed, epochs):
    """The accuracy at the end of one training, and after its first epoch."""
    rng, t = np.random.default_rng(seed), y.reshape(-1, 1)
    d, shares = X.shape[1], []
    W1, b1 = rng.normal(0, 1 / np.sqrt(d), (d, h)), np.zeros(h)
    W2, b2 = rng.normal(0, 1 / np.sqrt(h), (h, 1)), np.zeros(1)
    for _ in range(epochs):
        a = np.tanh(X @ W1 + b1)
        d2 = (1 / (1 + np.exp(-(a @ W2 + b2))) - t) / len(X)
        d1 = d2 @ W2.T * (1 - a**2)
        W1, b1, W2, b2 = W1 - 2 * X.T @ d1, b1 - 2 * d1.sum(axis=0), W2 - 2 * a.T @ d2, b2 - 2 * d2.sum(axis=0)
        shares.append(np.mean((np.tanh(X @ W1 + b1) @ W2 + b2 >= 0) == t))
    return float(shares[-1]), float(max(shares))


with Checks("other data, other sizes") as check:
    for case in check.cases(5):
        d, n = case.sizes(2, 2, 6)
        n, d = n + 17, max(d, 2)
        X, y = case.rng.normal(size=(n, d)), case.integers(0, 2, n)
        hidden = [int(h) for h in case.rng.permutation([1, 2, 3, 5])[:3]]
        seeds = [int(s) for s in case.rng.integers(0, 1000, 1 if case.index == 0 else 3)]
        every = np.array([[run(X, y, h, seed, 12) for seed in seeds] for h in hidden])
        ends, peaks = every[..., 0], every[..., 1].max(axis=1)
        want = ends.max(axis=1)

        def unlike(w, want=want):
            return lambda v: np.allclose(v, w) and not np.allclose(w, want)

        check(capacity, X, y, hidden, seeds, 12).gives(
            want,
            says=f"{n} samples with {d} features, {hidden} hidden units, seeds {seeds}, 12 epochs",
            M10w=unlike(ends.mean(axis=1)),
            M10x=unlike(ends[:, -1]),
            M10y=unlike(ends[:, 0]),
            M10ab=unlike(peaks),
            M10ac=unlike(ends.min(axis=1)),
            M10aa=lambda v, hidden=hidden: np.size(v) != len(hidden),
            N2=changed,
        )
    y = np.arange(60) % 2
    angle = 2 * np.pi * (np.arange(60) // 2 / 30 + check.rng.uniform()) + check.rng.normal(0, 0.02, 60)
    X = np.where(y == 1, 0.5, 1.0)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    check(capacity, X, y, [1, 2, 4, 16], [0, 1, 2], 200).holds(
        lambda v: 0.5 <= v[0] <= 0.75 <= v[1] <= 0.9 and v[2] >= 0.97 and v[3] >= 0.97,
        "on new circles one unit gets 0.5 to 0.75, two up to 0.9, four and sixteen at least 0.97",
        M10z=lambda v: v[3] < 0.1,
    )
    check.value("enough", enough).gives(4, M10ad=2, M10ae=16, M10af=1)
    check.value("why", why).chooses(
        "B",
        A="Two units have nine parameters, and the moons' line had three. Fitting is not a matter of counting points: what shape can two lines make?",
        C="Four units learned with the same rate. Try a smaller one in the playground: the wedge stays open.",
        D="The two units start at random and differ; your symmetry_rank would say 2. What shape can two different lines make?",
    )
### END HIDDEN TESTS

# %%
if written(capacity, train, grid_predictions):
    fig, axes = new(width=9.6, height=2.9, cols=4, sharey=True)
    ticks = np.linspace(-1.4, 1.4, 60)
    shares = []
    for ax, h in zip(axes, (1, 2, 4, 16)):
        runs = []
        for seed in (0, 1, 2):
            rng = np.random.default_rng(seed)
            runs.append(train(few, few_y, init((2, h, 1), rng), 2.0, 200, len(few), rng))
        params, _, accuracies = max(runs, key=lambda run: run[2][-1])
        table = grid_predictions(params, ticks, ticks)
        ax.contourf(ticks, ticks, table, levels=np.linspace(0, 1, 11), cmap="Greys", vmax=1.6)
        ax.contour(ticks, ticks, table, levels=[0.5], colors="black", linewidths=2)
        for label, marker, color in ((0, "o", "#0072B2"), (1, "^", "#D55E00")):
            ax.scatter(*few[few_y == label].T, marker=marker, s=14, c=color, edgecolors="white", linewidths=0.4)
        shares.append(f"{h} units {accuracies[-1]:.2f}")
        ax.set(title=f"h = {h}: {accuracies[-1]:.2f}", xlabel="x₁", aspect="equal")
        ax.grid(visible=False)
    axes[0].set_ylabel("x₂")
    show(
        fig,
        alt="Four panels, two circles of points with the boundary of networks of 1, 2, 4 and 16 hidden units: one straight "
        "line, an open strip, a closed curve, a closed rounder curve. Right: " + ", ".join(shares) + ".",
        caption="One line, two lines, a closed curve. Count the nearly straight pieces of the boundary at h = 4.",
    )

# %% [markdown]
# One hidden unit gets 0.64, two get 0.81, four and sixteen get all. (Three are enough in principle, a triangle; your picture
# of section 4 had three. From some starts three do not find it.) "Universal approximation" (Cybenko 1989, Hornik 1991) says that
# *some* number of units suffices for any continuous function on a closed, bounded region. It names no number, and does not
# say that training finds the weights.

# %% [markdown]
# ## 7 · When to stop
#
# Sixteen units did no harm on clean circles. Here are 30 moons with much noise, and 30 hidden units. The network has 121
# parameters, four for each point. **Predict:** what will J do on the training points, and what on 200 points that it
# never sees?

# %%
if written(train):
    noisy, noisy_y = data.moons(30, noise=0.35, seed=3)
    fresh, fresh_y = data.moons(200, noise=0.35, seed=103)
    rng = np.random.default_rng(3)
    params, cost_seen, cost_fresh = init((2, 30, 1), rng), [], []
    for _ in range(400):
        params, losses, _ = train(noisy, noisy_y, params, 1.0, 1, 10, rng)
        cost_seen.append(losses[0])
        cost_fresh.append(bce(forward(fresh, params)["p"], fresh_y.reshape(-1, 1)))
    lowest = int(np.argmin(cost_fresh))
    print(
        f"training: J ends at {cost_seen[-1]:.3f}; new points: lowest {cost_fresh[lowest]:.3f} in epoch {lowest + 1}, at the end {cost_fresh[-1]:.3f}"
    )
    fig, ax = new(width=6.6, height=3.4)
    ax.plot(range(1, 401), cost_seen, label="30 training points", markevery=40)
    ax.plot(range(1, 401), cost_fresh, label="200 points never seen", markevery=40)
    ax.plot(
        [lowest + 1],
        [cost_fresh[lowest]],
        marker="*",
        markersize=15,
        color="black",
        linestyle="none",
        label="stop here",
    )
    ax.set(xlabel="epoch", ylabel="J", ylim=(0, None))
    ax.legend()
    show(
        fig,
        alt=f"J over 400 epochs. On the training points it falls to {cost_seen[-1]:.3f}. On unseen points it falls until epoch "
        f"{lowest + 1}, to {cost_fresh[lowest]:.3f}, and then rises to {cost_fresh[-1]:.3f}.",
        caption="Where the lines part, the network begins to learn the noise by heart. Cover the lower line with your hand: "
        "could you have told from the training points alone when to stop?",
    )

# %% [markdown]
# The training cost cannot tell when to stop: it falls and falls. Points that were kept back can. They are called the
# **validation set**, and the rule *early stopping*: after every epoch look at J on the validation set; remember the best
# parameters; give up when it has not improved for a while. That while is the **patience**: J may rise for an epoch or two and
# fall again.
#
# Mind: the validation points helped to choose the moment. For an honest final figure you need a third set, which chose nothing.

# %% [markdown]
# ## Exercise 6: early stopping ●●○ · 12 min
#
# Write `early_stopping`. The validation losses begin with that of the start, before any training. Training goes epoch by
# epoch with all samples in one batch, until `patience` epochs **in a row** brought no new lowest validation loss, or
# `epochs` are done. Return the *best* parameters, not the last.
#
# With validation losses 5, 4, 4.5, 3, 3.5, 3.2, 3 … and a patience of 3 it stops after the last: which does it return?
#
# <details><summary>Hint 1: where to look</summary>
#
# Four things live through the loop: the parameters now, the best ones so far, the list of losses, and the number of epochs
# since the best.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Your `train` with epochs = 1 does one epoch, and it returns new dictionaries: so the best ones are safe if you keep a
# name for them. The loss on the validation set needs a column of targets as well.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Loop while the patience is not used up and epochs are left: train, note the loss; below all earlier ones? then remember
# and set the count back to 0, else add 1. Equal is no improvement.
# </details>


# %% nbgrader={"grade": false, "grade_id": "early_stopping", "locked": false, "schema_version": 3, "solution": true, "task": false}
def early_stopping(X, y, X_val, y_val, params, eta, patience, epochs, rng):
    """Return (best, losses): the parameters with the lowest validation loss, and all validation losses.

    X, y: (n, d) and (n,), to train on, in one batch. X_val, y_val: (m, d) and (m,), to judge by. params: the start.
    patience: stop after so many epochs in a row without a new lowest loss. epochs: stop after so many in any case.
    losses: list of the mean cross-entropy on X_val, first that of the start, then one for each epoch.
    """

    ### BEGIN SOLUTION
    def judge(params):
        return bce(forward(X_val, params)["p"], y_val.reshape(-1, 1))

    best, losses, waited = params, [judge(params)], 0
    while waited < patience and len(losses) <= epochs:
        params, _, _ = train(X, y, params, eta, 1, len(X), rng)
        loss = judge(params)
        if loss < min(losses):
            best, waited = params, 0
        else:
            waited += 1
        losses.append(loss)
    return best, losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "early_stopping_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("four samples to learn from, three to judge by") as check:
    X, y = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]]), np.array([1, 0, 1, 0])
    X_val, y_val = np.array([[1.5, 1.0], [-1.0, 1.0], [0.0, -1.0]]), np.array([1, 0, 1])
    net = {
        "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        "b1": np.array([0.0, 0.2, 0.1]),
        "W2": np.array([[1.5], [-1.0], [0.5]]),
        "b2": np.array([-0.4]),
    }
    ran = check(early_stopping, X, y, X_val, y_val, net, 1.0, 2, 20, np.random.default_rng(0))
    ran.holds(lambda v: len(v) == 2, "two things come back", M10a=raised(ValueError), N2=changed)
    check.value("validation losses with a patience of 2", ran.value[1]).gives(
        [0.3718765076, 0.3563167598, 0.3550150234, 0.3558569892, 0.3550160558],
        M10ag=lambda v: np.allclose(v, [0.3718765076, 0.3563167598, 0.3550150234, 0.3558569892]),
        M10ah=lambda v: np.allclose(v[:2], [0.3563167598, 0.3550150234]),
        M10ai=lambda v: np.allclose(v[:2], [0.7558481957, 0.6489794709]),
        M10aj=lambda v: len(v) > 15,
        T2=lambda v: v[0] > 1,
    )
    check.value("W2 of the best parameters: those after epoch 2", ran.value[0]["W2"]).gives(
        [[1.3480422739], [-0.8061025921], [0.5933048251]],
        T3=like([[1.2613099169], [-0.747505418], [0.7948454526]], e=2),
        M10ak=[[1.5], [-1.0], [0.5]],
    )  # fmt: skip
    ran = check(early_stopping, X, y, X_val, y_val, net, 1.0, 3, 6, np.random.default_rng(0))
    check.value("how many losses with a patience of 3 and at most 6 epochs", len(ran.value[1])).gives(
        7, M10al=lambda v: v in (6, 8), M10aj=lambda v: v > 8, M10am=5
    )


# %% nbgrader={"grade": true, "grade_id": "early_stopping_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other data, other patience, a loss that falls to the end, a start that is the best.
### BEGIN HIDDEN TESTS
def loss(X, t, net):
    p = 1 / (1 + np.exp(-(np.tanh(X @ net["W1"] + net["b1"]) @ net["W2"] + net["b2"])))
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


def path(X, t, net, eta, epochs):
    nets = [net]
    for _ in range(epochs):
        a = np.tanh(X @ net["W1"] + net["b1"])
        d2 = (1 / (1 + np.exp(-(a @ net["W2"] + net["b2"]))) - t) / len(X)
        d1 = d2 @ net["W2"].T * (1 - a**2)
        g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": a.T @ d2, "b2": d2.sum(axis=0)}
        net = {name: net[name] - eta * g[name] for name in net}
        nets.append(net)
    return nets


def stop(losses, patience, total=False):
    """After how many epochs early stopping ends."""
    waited = 0
    for epoch in range(1, len(losses)):
        better = losses[epoch] < min(losses[:epoch])
        waited = 0 if better and not total else waited + (not better)
        if waited == patience:
            return epoch
    return len(losses) - 1


def alike(one, other):
    return all(np.allclose(one[name], other[name], rtol=1e-4, atol=1e-7) for name in other)


with Checks("early stopping on random data") as check:
    for case in check.cases(7):
        n, d, h = case.sizes(3, 2, 7)
        n += 5
        arrays = case.normal(n, d), case.integers(0, 2, n), case.normal(n + 3, d), case.integers(0, 2, n + 3)
        net = {"W1": case.normal(d, h), "b1": case.normal(h), "W2": case.normal(h, 1), "b2": case.normal(1)}
        exact = {name: a.astype(float) for name, a in net.items()}
        X, X_val = arrays[0].astype(float), arrays[2].astype(float)
        t, t_val = arrays[1].reshape(-1, 1), arrays[3].reshape(-1, 1)
        if case.index == 1:  # the validation set is the training set: it falls to the end
            arrays = (*arrays[:2], *arrays[:2])
            X_val, t_val = X, t
        if case.index == 2:  # every validation target is turned: the start is the best
            arrays = (*arrays[:2], arrays[0], 1 - arrays[1])
            X_val, t_val = X, 1 - t
        patience, epochs, eta = (
            case.integers(1, 5),
            case.integers(8, 20),
            (1.5, 0.2, 0.2, 3.0, 3.0, 2.0, 0.5)[case.index],
        )
        nets = path(X, t, exact, eta, epochs)
        losses = [loss(X_val, t_val, one) for one in nets]
        if min(np.diff(np.unique(losses)), default=1) < 1e-6:
            patience = epochs + 1  # too close to call: then it must not matter
        end = stop(losses, patience)
        seen, best = losses[: end + 1], int(np.argmin(losses[: end + 1]))
        by_training = [loss(X, t, one) for one in nets]
        at_once, in_all = stop(losses, 1), stop(losses, patience, total=True)
        next_one = nets[min(best + 1, epochs)]
        ran = check(early_stopping, *arrays, net, eta, patience, epochs, np.random.default_rng(case.index))
        ran.holds(lambda v: len(v) == 2, "two things come back", M10a=raised(ValueError), N2=changed)
        check.value(f"validation losses, patience {patience}, at most {epochs} epochs", ran.value[1]).gives(
            seen,
            rtol=1e-4,
            M10ag=lambda v, w=losses, k=at_once, e=end: k != e and len(v) == k + 1 and np.allclose(v, w[: k + 1], rtol=1e-4),
            M10ah=lambda v, w=losses: np.allclose(v[0], w[1], rtol=1e-4),
            M10ai=lambda v, w=by_training, x=losses: np.allclose(v[:2], w[:2], rtol=1e-4) and not np.allclose(w[0], x[0]),
            M10aj=lambda v, e=end, n=epochs: e < n and len(v) >= n + 1,
            M10al=lambda v, e=end, n=epochs: e == n and len(v) in (n, n + 2),
            M10am=lambda v, k=in_all, e=end: k != e and len(v) == k + 1,
        )  # fmt: skip
        check.value(f"the best parameters: those after epoch {best}", ran.value[0]).gives(
            nets[best],
            rtol=1e-3,
            T3=like(lambda v, w=nets[end]: alike(v, w), e=best),
            M10ak=lambda v, w=nets[0]: alike(v, w),
            M10an=lambda v, w=next_one: alike(v, w),
        )
    # Up, down, up: the count of bad epochs must begin anew at the new lowest loss.
    own = np.random.default_rng(11)
    A, A_val, c, c_val = own.normal(size=(9, 2)), own.normal(size=(8, 2)), own.integers(0, 2, 9), own.integers(0, 2, 8)
    net = {"W1": own.normal(size=(2, 4)), "b1": np.zeros(4), "W2": own.normal(size=(4, 1)), "b2": np.zeros(1)}
    losses = [loss(A_val, c_val[:, None], one) for one in path(A, c[:, None], net, 4.0, 14)]
    ran = check(early_stopping, A, c, A_val, c_val, net, 4.0, 3, 14, np.random.default_rng(0))
    check.value("losses that go up, down, and up again, patience 3", ran.value[1]).gives(
        losses[:6], M10am=losses[:5], M10ag=losses[:2], M10aj=losses
    )
    ran = check(early_stopping, X, t[:, 0], X_val, t_val[:, 0], exact, 0.0, 2, 6, np.random.default_rng(0))
    check.value("how many losses with a learning rate of 0 and a patience of 2: equal is no improvement", len(ran.value[1])).gives(
        3, M10ag=2, M10aj=7
    )  # fmt: skip
### END HIDDEN TESTS

# %%
if written(train, early_stopping):
    begin = init((2, 30, 1), np.random.default_rng(3))
    stopped, val_losses = early_stopping(noisy, noisy_y, fresh, fresh_y, begin, 1.0, 20, 2000, np.random.default_rng(0))
    last = train(noisy, noisy_y, begin, 1.0, 2000, len(noisy), np.random.default_rng(0))[0]
    third, third_y = data.moons(2000, noise=0.35, seed=203)  # a third set, which chose nothing
    for name, params in (("stopped early", stopped), ("all 2000 epochs", last)):
        p = forward(third, params)["p"]
        print(
            f"{name:15}: J = {bce(p, third_y.reshape(-1, 1)):.3f}, {np.mean((p[:, 0] >= 0.5) == third_y):.3f} right on new points"
        )
    print(f"lowest validation loss in epoch {int(np.argmin(val_losses))}, stopped after {len(val_losses) - 1}")
    fig, axes = new(width=9, height=3.4, cols=2, sharey=True)
    x1, x2 = np.linspace(-2, 3, 80), np.linspace(-1.6, 2.1, 60)
    grid = np.column_stack([a.ravel() for a in np.meshgrid(x1, x2)])
    for ax, params, title in zip(axes, (stopped, last), ("stopped early", "after 2000 epochs")):
        table = forward(grid, params)["p"].reshape(60, 80)
        ax.contourf(x1, x2, table, levels=np.linspace(0, 1, 11), cmap="Greys", vmax=1.6)
        ax.contour(x1, x2, table, levels=[0.5], colors="black", linewidths=2)
        for label, marker, color in ((0, "o", "#0072B2"), (1, "^", "#D55E00")):
            ax.scatter(*noisy[noisy_y == label].T, marker=marker, s=30, c=color, edgecolors="white", linewidths=0.5)
        ax.set(title=title, xlabel="x₁")
        ax.grid(visible=False)
    axes[0].set_ylabel("x₂")
    show(
        fig,
        alt="Two panels with the same 30 noisy points. Stopped early, the boundary is smooth and some points lie on the wrong "
        "side. After 2000 epochs it is sharp and winds around single points.",
        caption="Which of the two boundaries would you trust with a new point? Look for single points that the right one "
        "goes out of its way to catch.",
    )

# %% [markdown]
# ## 8 · A challenge: two spirals
#
# Two arms, wound about each other once. With three turns it is a classic test: Alexis Wieland proposed it in 1988, and
# Lang and Witbrock solved it that year with extra connections. One hidden layer can do ours, with patience; a second
# hidden layer, new coordinates made of new coordinates, makes it much easier.
#
# The samples come **sorted**: all of one class first. Your loop shuffles, so it need not care.

# %% [markdown]
# ## Exercise 7: the spirals ●●● · 6 min
#
# Write `spirals`: learn from n samples, decide about new points. At least 0.95 right on points that were not seen, in at
# most ten seconds. Which network, which learning rate, how many epochs: that is yours to find, in the playground or below.
#
# <details><summary>Hint 1: where to look</summary>
#
# All pieces take any number of layers: `init((2, 10, 10, 1), rng)` is a network with two hidden layers, and your loop trains
# it as it is.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Many small steps: batches of about ten, a learning rate near 1, around a hundred epochs. If J stands still at 0.69, the
# network has learned nothing yet: more units, or another rate.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Start, train, forward on the new points, compare with one half, whole numbers in a plain list: four lines.
# </details>


# %% nbgrader={"grade": false, "grade_id": "spirals", "locked": false, "schema_version": 3, "solution": true, "task": false}
def spirals(X, y, X_new, rng):
    """Return the decisions of a network that was trained on X and y about new points: 0 or 1 for each, (m,).

    X: (n, 2), two spirals within radius 1. y: (n,), 0 or 1, in any order. X_new: (m, 2). rng: for start and training.
    """
    ### BEGIN SOLUTION
    params, _, _ = train(X, y, init((2, 20, 20, 1), rng), 1.0, 100, 10, rng)
    return (forward(X_new, params)["p"][:, 0] >= 0.5).astype(int)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "spirals_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two spirals, mixed and sorted by class") as check:
    X, y = data.spirals(300, seed=1)
    X_new, y_new = data.spirals(200, seed=2)
    order = np.argsort(y, kind="stable")
    said = check(spirals, X, y, X_new, np.random.default_rng(0))
    said.holds(
        lambda v: np.shape(v) == (200,) and set(np.unique(v).tolist()) <= {0, 1},
        "200 decisions, each 0 or 1",
        M10ap=lambda v: np.any((np.asarray(v) > 0) & (np.asarray(v) < 1)),
        M10aq=lambda v: np.shape(v) == (200, 1),
        M10ar=lambda v: np.shape(v) == (300,),
        M10a=raised(ValueError),
    )
    said.holds(
        lambda v: np.mean(v == y_new) >= 0.9, "at least 0.9 are right", M10as=lambda v: np.mean(v == y_new) <= 0.1
    )
    share = np.mean(np.asarray(said.value) == y_new)
    check(spirals, X[order], y[order], X_new, np.random.default_rng(0)).holds(
        lambda v: np.mean(v == y_new) >= 0.9,
        "the same if the samples come sorted by class",
        T1=lambda v: share >= 0.9 and np.shape(v) == (200,),
        M10as=lambda v: np.mean(v == y_new) <= 0.1,
    )


# %% nbgrader={"grade": true, "grade_id": "spirals_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other spirals, at least 0.95 right in the better of two runs, at most ten seconds each.
### BEGIN HIDDEN TESTS
def arms(rng, n):
    y = np.arange(n) // (n // 2)
    radius = 0.05 + 0.95 * np.tile(np.linspace(0, 1, n // 2), 2)
    angle = 2 * np.pi * (radius + y / 2)
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]) + 0.02 * rng.standard_normal((n, 2)), y


with Checks("new spirals, mixed and sorted") as check:
    shares = {}
    for kind in ("mixed", "sorted", "again"):
        if kind == "again" and shares["sorted"] >= 0.95:
            break
        X, y = arms(check.rng, 300)
        X_new, y_new = arms(check.rng, 200)
        mixed = check.rng.permutation(200)  # whoever says "first the one arm, then the other" has learned nothing
        X_new, y_new = X_new[mixed], y_new[mixed]
        order = check.rng.permutation(300) if kind == "mixed" else np.arange(300)
        call = check(spirals, X[order], y[order], X_new, np.random.default_rng(int(check.rng.integers(10**6))))
        if kind == "mixed":
            call.takes_at_most(10.0, says="at most ten seconds")
            call.holds(
                lambda v: np.shape(v) == (200,) and set(np.unique(v).tolist()) <= {0, 1},
                "a decision, 0 or 1, for each new point",
                M10ap=lambda v: np.any((np.asarray(v) > 0) & (np.asarray(v) < 1)),
                M10aq=lambda v: np.shape(v) == (200, 1),
                M10ar=lambda v: np.shape(v) == (300,),
                M10a=raised(ValueError),
            )
        shares[kind] = float(np.mean(np.asarray(call.value) == y_new))
    if min(shares["mixed"], 1) < 0.95 and "again" not in shares:
        shares["mixed"] = max(shares["mixed"], shares["sorted"])
    sorted_share = max(shares["sorted"], shares.get("again", 0))
    turned = max(shares.values()) < 0.1
    check.that(
        shares["mixed"] >= 0.95 or sorted_share >= 0.95,
        "at least 0.95 of the new points are right",
        code="M10as" if turned else None,
    )
    check.that(
        sorted_share >= 0.95,
        "the same if the samples come sorted by class",
        code="M10as" if turned else "T1" if shares["mixed"] >= 0.95 else None,
    )
### END HIDDEN TESTS

# %%
if written(train, spirals):
    X, y = data.spirals(300, seed=0)
    x1 = np.linspace(-1.15, 1.15, 100)
    grid = np.column_stack([a.ravel() for a in np.meshgrid(x1, x1)])
    decided = spirals(X, y, grid, np.random.default_rng(0))
    fig, ax = new(width=5, height=4.6)
    ax.contourf(x1, x1, np.reshape(decided, (100, 100)), levels=[-0.5, 0.5, 1.5], colors=["#F4F4F4", "#C4C4C4"])
    for label, marker, color in ((0, "o", "#0072B2"), (1, "^", "#D55E00")):
        ax.scatter(
            *X[y == label].T, marker=marker, s=20, c=color, edgecolors="white", linewidths=0.4, label=f"y = {label}"
        )
    ax.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    ax.grid(visible=False)
    ax.legend(loc="lower left", fontsize=9)
    show(
        fig,
        alt="Two spiral arms of points, wound about each other, on a light and a dark region that follow the arms.",
        caption="Your network's decisions, dark for class 1. Look at the corners, beyond all samples: does the pattern go on "
        "spiralling there, or does it stop?",
    )

# %% [markdown]
# ## 9 · The same loop on images
#
# Nothing in your loop knows about the plane. Lesson 04 asked of 1,797 images of handwritten digits, 8 × 8 pixels: is it a
# 3? One neuron found 50 of the 61 threes that were kept back, and was right on 0.976 of all images. Sixteen hidden units:

# %%
if written(train):
    pixels, digit = data.digits()
    X, X_test, digit, digit_test = data.split(pixels / 16.0, digit, seed=0)
    rng = np.random.default_rng(0)
    params, _, _ = train(X, (digit == 3).astype(int), init((64, 16, 1), rng), eta=0.5, epochs=30, size=20, rng=rng)
    says_three, is_three = forward(X_test, params)["p"][:, 0] >= 0.5, digit_test == 3
    print(f"accuracy {np.mean(says_three == is_three):.3f}, 'never a 3' has {np.mean(~is_three):.3f}")
    print(
        f"threes found: {np.sum(says_three & is_three)} of {is_three.sum()}; false alarms: {np.sum(says_three & ~is_three)}"
    )

# %% [markdown]
# 58 of 61, and 0.983 of all images. The bends help where a straight cut through 64 dimensions was not enough.
#
# ## What you have now
#
# | you wrote | the idea in a line |
# |---|---|
# | `train` | shuffle, batch, forward, backward, step: one loop for every network |
# | `grid_predictions` | ask the network everywhere, and look |
# | `hidden_activations` | the hidden layer gives new coordinates, in which a straight cut suffices |
# | `symmetry_rank` | equal units stay equal: start at random |
# | `capacity` | each unit is a line; a ring takes three or more; run several starts |
# | `early_stopping` | let points that were kept back say when to stop |
# | `spirals` | deeper: coordinates of coordinates |

# %% [markdown]
# ## Claims to be careful with
#
# <details><summary>What is often said, and what is true</summary>
#
# - "A network can learn any function." Cybenko (1989) and Hornik (1991) show that with enough hidden units it can *represent*
#   any continuous one as closely as you like, on a bounded region. That is not learning: no number of units is named, and
#   nothing is said about training or about new data.
# - "Start with small weights." Small is not the point of section 5, random is. *How* small matters for deep networks: lesson 13.
# - "Initialise with zeros": right for biases and for a single neuron, wrong for the weights into hidden units.
# - "Gradient descent gets stuck in local minima." It can: some of your seeds did, with few units. With many units it
#   became rare. Restarts are a cheap remedy.
# - "More hidden units overfit." They *can*; section 7 shows it on 30 noisy points. Early stopping is one of several remedies
#   (Prechelt 1998 compares rules for the moment).
# - "The hidden layer separates the classes." It made these samples separable. Look before you say so of others.
# </details>
#
# ## What still does not work
#
# You had to write each gradient by hand, and every new kind of layer needs a new one. Frameworks do this for you.
# **Lesson 11** writes this network a second time, in PyTorch, and checks that the numbers are the same.
#
# ## Three things to read
#
# 1. C. Olah, [*Neural Networks, Manifolds, and Topology*](https://colah.github.io/posts/2014-03-NN-Manifolds-Topology/)
#    (2014): section 4 of this lesson with pictures that move, and what a layer of two units can never do.
# 2. D. Smilkov, S. Carter, D. Sculley, F. Viégas, M. Wattenberg, *Direct-Manipulation Visualization of Deep Networks*,
#    [arXiv:1708.03788](https://arxiv.org/abs/1708.03788): what the makers of the TensorFlow Playground had in mind.
# 3. L. Prechelt, *Early Stopping – But When?*, in *Neural Networks: Tricks of the Trade*, LNCS 1524 (1998), 55–69,
#    [doi:10.1007/3-540-49430-8_3](https://doi.org/10.1007/3-540-49430-8_3).
#
# Also used here: G. Cybenko, *Approximation by superpositions of a sigmoidal function*, Mathematics of Control, Signals and
# Systems 2 (1989), 303–314; K. Hornik, *Approximation capabilities of multilayer feedforward networks*, Neural Networks 4
# (1991), 251–257; K. J. Lang and M. J. Witbrock, *Learning to tell two spirals apart*, Proceedings of the 1988
# Connectionist Models Summer School, 52–59.
