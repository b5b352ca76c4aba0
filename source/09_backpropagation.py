# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 09 · Backpropagation
#
# **One walk forward and one walk back give the slopes of all parameters, however many there are. And you need not
# believe a gradient: you can test it.**
#
# When you are done, you can
# - say what a *delta* is, and work it out for every unit of a small network with pencil and paper;
# - write backpropagation for one sample, for a batch, and for any number of layers;
# - check a gradient by nudges, so that a wrong sign or a lost 1/n cannot hide;
# - name a bug from what the check shows;
# - measure why deep networks of sigmoids learn so slowly, and what a gradient costs.
#
# **Time** 120 minutes: eight exercises (100), reading and playing (20).
# **Before** lesson 05 (the chain rule on graphs), 07 (the forward pass) and 08 (training without backprop). What you
# need of them is given here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X`, `y` | n × d, n × k | the samples and their targets, 0 or 1, one row a sample |
# | `W1`, `b1` | d × h, h | weights and biases into the hidden units: a column of `W1` for each unit |
# | `W2`, `b2` | h × k, k | the same for the k output units |
# | $z = aW + b$ | n × units | what a layer adds up; the first layer's $a$ is `X` |
# | $a_1 = \tanh z_1$ | n × h | what the hidden units hand on |
# | $p = \sigma(z_2)$ | n × k | the outputs, probabilities |
# | $J$ | one number | the cost: cross-entropy added over the outputs, mean over the samples |
# | $\delta = \partial J / \partial z$ | as $z$ | a unit's *delta*: how $J$ changes when what the unit adds up changes |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import time

import numpy as np

from course import data
from course.check import Checks, changed, like
from course.figure import new, show
from course.plots.net_pass import net_pass
from course.plots.probability_surface import probability_surface
from course.ready import written
from course.suspects import suspects
from course.widgets.net_player import net_player

# %% [markdown]
# ## 1 · A bill that nobody can pay
#
# Lesson 08 trained a network by nudging: change one parameter a little, run the network, look at the cost, put the
# parameter back. A central difference takes two runs for each parameter.
#
# The network 2-3-1 has 13 parameters: 26 runs for one step downhill. Lesson 14 trains 784-30-30-10 on handwritten
# digits, 24,790 parameters. **Predict:** one run on 60,000 images takes roughly a fifth of a second. How long does
# *one* step take by nudges: a minute, an hour, or longer?

# %%
parameters = np.array([13, 24_790, 795_010])
seconds = 2 * parameters * 0.2
for p, s in zip(parameters, seconds):
    print(f"{p:8,} parameters: {2 * p:10,} runs; at 0.2 s a run {s / 3600:8.3f} hours for one step")

fig, ax = new(width=6.4, height=3.4)
ax.loglog(parameters, 2 * parameters, label="nudges, both directions")
ax.loglog(parameters, np.full(3, 3), label="what this lesson builds")
ax.set(xlabel="parameters (axis: each line ×10)", ylabel="cost of one gradient,\nin forward runs", ylim=(1, 5e6))
ax.legend()
show(
    fig,
    alt="Cost of one gradient in forward runs, against the number of parameters, both axes logarithmic. Nudges rise "
    "from 26 runs to 1,590,020. The other line stays flat at about 3.",
    caption="Look at the distance between the lines at the right end: it is a factor of half a million. You measure "
    "the lower line yourself in exercise 8.",
)

# %% [markdown]
# Nearly three hours for one step; training takes thousands. For 795,010 parameters it would be 88 hours a step, even if
# a run took no longer.
#
# The nudges waste something. Every run works out the whole network anew, although only one number was changed.
# Lesson 05 showed the way out on graphs of single numbers: walk back once, and reuse what you found on the way.
# **This lesson does that with whole layers at a time.** The walk has a name: *backpropagation*.

# %% [markdown]
# ## 2 · Whose fault is it?
#
# Here is one network, 2-3-1, with tanh inside and σ at the end, and one sample: x = (1, 2) with the target 1.


# %% nbgrader={"grade": false, "grade_id": "given_network", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Return σ(z) = 1 / (1 + e^−z) for each number of an array (lesson 04)."""
    return 1 / (1 + np.exp(-z))


def forward(X, params):
    """Return what a network with one hidden layer works out: {"z1", "a1", "z2", "p"} (lesson 07).

    X: (n, d), or one sample (d,). params: {"W1": (d, h), "b1": (h,), "W2": (h, k), "b2": (k,)}.
    """
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.tanh(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    return {"z1": z1, "a1": a1, "z2": z2, "p": sigmoid(z2)}


def bce(p, y):
    """Return the cross-entropy (lesson 04): added over the outputs, mean over the samples.

    p, y: (n, k), or one sample (k,). Returns a number.
    """
    losses = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(np.sum(losses, axis=-1))


def little_net():
    """Return the parameters of the 2-3-1 network of this lesson's pictures."""
    return {
        "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        "b1": np.array([0.0, 0.2, 0.1]),
        "W2": np.array([[1.5], [-1.0], [0.5]]),
        "b2": np.array([-0.4]),
    }


# %%
net, x, target = little_net(), np.array([1.0, 2.0]), np.array([1.0])
cache = forward(x, net)
for name, numbers in cache.items():
    print(f"{name} = {np.round(numbers, 3)}")
print(f"J  = {bce(cache['p'], target):.3f}")
net_pass(
    (2, 3, 1),
    above=[x, cache["a1"], cache["p"]],
    edges=[net["W1"], net["W2"]],
    caption="The way forward. Follow h₁: 0.5 · 1 + 0.25 · 2 + 0 = 1, and tanh 1 = 0.762. "
    "The output should be 1 and is 0.532. Which of the hidden units should change, and in which direction?",
)

# %% [markdown]
# The output's fault is plain: p = 0.532, target 1. But nobody told the *hidden* units what they should have said.
# Lesson 08 left this question open.
#
# Ask it differently. Not "what is your target?", but "**if what you add up were a little larger, would J rise or
# fall?**" That can be nudged. Give h₁ a push: add a little to its z, let the rest of the network run, and look at J.
#
# **Predict the three signs** from the weights on the right: 1.5, −1 and 0.5. J falls when p grows.


# %%
def cost_after_push(unit, push):
    """Return J when a little is added to what one hidden unit adds up."""
    z1 = x @ net["W1"] + net["b1"]
    z1[unit] += push
    return bce(sigmoid(np.tanh(z1) @ net["W2"] + net["b2"]), target)


for unit in range(3):
    steepness = (cost_after_push(unit, 1e-5) - cost_after_push(unit, -1e-5)) / 2e-5
    print(f"hidden unit {unit + 1}: J changes by {steepness:.3f} per unit of z")

# %% [markdown]
# −0.295, 0.450, −0.071. This number is the unit's **delta**, $\delta = \partial J/\partial z$: the hidden unit's answer to
# the question mark. A delta is not an error in the sense of "target minus output". It is a slope: how much J minds.
#
# Why z, and not the output a? Because weights and bias act on z at once. A delta of 0.450 says everything about
# the bias already: raise b by a little, z rises by as much, so $\partial J/\partial b = \delta$. A weight acts on z through
# its input: $\partial J/\partial w = \text{input} \cdot \delta$. **Know the deltas, and you know the gradient.**

# %% [markdown]
# ## Exercise 1: the delta of the output ●○○ · 8 min
#
# Start at the end, where a target is known. For the cross-entropy you found it in lesson 04. Per sample and output:
#
# $$\frac{\partial J}{\partial p} = \frac{p - y}{p(1-p)}, \qquad \frac{\partial p}{\partial z} = p(1-p), \qquad
# \text{so} \quad \frac{\partial J}{\partial z} = \;?$$
#
# For the squared error, nothing cancels like this. Here $J = \frac1n \sum (p - y)^2$: added over outputs, mean over the
# samples, **no ½**. So $\partial J/\partial p = \frac2n (p - y)$ for each number. Write both. In both, J is a *mean*
# over the n samples, so each sample counts 1/n.
#
# > **Conventions.** Texts disagree about this factor: 2 for $\sum(p-y)^2$, 1 with a ½ in front, $\frac2n$ for a mean.
# > None is wrong, but a gradient must belong to the loss that is reported. Here the docstring says which.
#
# <details><summary>Hint 1: where to look</summary>
#
# Multiply the two fractions above, as the chain rule says: from z to p to J. What is left of p(1 − p)?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The squared error has the same second factor: p comes out of σ there, too, and σ′ = p(1 − p). And n is the number
# of rows, not the number of entries.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two branches. Each is (p − y), divided by the number of rows; one of them has two more factors, a number and σ′.
# </details>


# %% nbgrader={"grade": false, "grade_id": "output_delta", "locked": false, "schema_version": 3, "solution": true, "task": false}
def output_delta(p, y, loss):
    """Return the deltas ∂J/∂z of sigmoid outputs p = σ(z).

    p, y: (n, k), outputs and targets. loss: "bce", cross-entropy, or "mse", squared error without ½; J adds up the
    k outputs and is the mean over the n samples. Returns an array (n, k).
    """
    ### BEGIN SOLUTION
    if loss == "bce":
        return (p - y) / len(p)
    return 2 * (p - y) * p * (1 - p) / len(p)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "output_delta_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def column(*numbers):
    return np.reshape(numbers, (-1, 1))


with Checks("the output's deltas on four samples") as check:
    p, y = column(0.8, 0.3, 0.6, 0.1), column(1.0, 0.0, 0.0, 1.0)
    check(output_delta, p, y, "bce").gives(
        column(-0.05, 0.075, 0.15, -0.225),
        R1=column(-0.2, 0.3, 0.6, -0.9),
        R2=lambda v: any(np.allclose(v, c * column(-0.008, 0.01575, 0.036, -0.02025)) for c in (1, 2, 4, 8)),
        R3=column(0.05, -0.075, -0.15, 0.225),
        M09f=lambda v: any(np.allclose(v, c * column(-0.3125, 0.3571428571, 0.625, -2.5)) for c in (1, 4)),
        N2=changed,
    )
    check(output_delta, p, y, "mse").gives(
        column(-0.016, 0.0315, 0.072, -0.0405),
        R1=column(-0.064, 0.126, 0.288, -0.162),
        R3=column(0.016, -0.0315, -0.072, 0.0405),
        M09g=lambda v: any(np.allclose(v, c * column(-0.1, 0.15, 0.3, -0.45)) for c in (0.5, 1, 2, 4)),
        M09h=column(-0.008, 0.01575, 0.036, -0.02025),
        N2=changed,
    )
    check(output_delta, np.array([[0.8, 0.3]]), np.array([[1.0, 0.0]]), "bce").gives(
        [[-0.2, 0.3]],
        M09i=[[-0.1, 0.15]],
        R1=[[-0.4, 0.6]],
        R2=[[-0.032, 0.063]],
        R3=[[0.2, -0.3]],
        M09f=[[-1.25, 1.4285714286]],
        N2=changed,
    )

# %% nbgrader={"grade": true, "grade_id": "output_delta_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, several outputs, one sample, float32 numbers, inputs left alone.
### BEGIN HIDDEN TESTS
with Checks("the output's deltas on random samples", thorough=True) as check:
    for case in check.cases(6):
        n, k = case.sizes(2)
        arrays = case.uniform(0.05, 0.95, n, k), case.bits(n, k)
        p, y = (a.astype(float) for a in arrays)
        e, s = p - y, p * (1 - p)
        check(output_delta, *arrays, "bce").gives(
            e / n,
            R1=e,
            R2=lambda v, w=e * s / n, n=n: any(np.allclose(v, c * w, rtol=1e-4) for c in (1, 2, n, 2 * n)),
            R3=-e / n,
            M09f=lambda v, w=e / s / n, n=n: any(np.allclose(v, c * w, rtol=1e-4) for c in (1, n)),
            M09i=e / n / k,
            N2=changed,
        )
        check(output_delta, *arrays, "mse").gives(
            2 * e * s / n,
            R1=2 * e * s,
            R3=-2 * e * s / n,
            M09g=lambda v, w=e / n, n=n: any(np.allclose(v, c * w, rtol=1e-4) for c in (1, 2, n, 2 * n)),
            M09h=e * s / n,
            M09i=2 * e * s / n / k,
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# For the network above: one sample, cross-entropy, so the output's delta is 0.532 − 1 = **−0.468**. Negative: raise
# the output's z, and J falls.

# %% [markdown]
# ## 3 · One layer back
#
# A push on h₁ reaches J in two stages. First through h₁'s own **tanh**: near z = 1 the curve is flat, and only
# 1 − a² = 0.420 of the push comes out. Then along the **weight** to the output: 1.5 of it arrives in z₂. There the
# output's delta says what J makes of it: −0.468 for each unit. The chain rule multiplies the three:
#
# | unit | weight to p | carried back: weight · δ of the output | slope of tanh: 1 − a² | δ |
# |---|---|---|---|---|
# | h₁ | 1.5 | −0.702 | 0.420 | −0.295 |
# | h₂ | −1 | 0.468 | 0.961 | 0.450 |
# | h₃ | 0.5 | −0.234 | 0.305 | −0.071 |
#
# The last column is what the nudges said. No unit needed a target: **the delta came back through the same weights
# that carried the signal forward.** With several outputs, what comes back from each of them adds up (lesson 05: where
# arrows leave the same node).

# %%
net, x = little_net(), np.array([1.0, 2.0])
cache = forward(x, net)
deltas = np.array([-0.2948199, 0.4497649, -0.0713742])
net_pass(
    (2, 3, 1),
    above=[x, cache["a1"], cache["p"]],
    below=[None, deltas, [-0.4679967]],
    edges=[net["W1"], net["W2"]],
    bold={1, 2},
    caption="What each delta is: below a unit stands how much J changes when that unit's z grows by 1. Above it stands "
    "its value. The gradient of any weight is the value at its left end times the delta at its right end. "
    "Which weight of the six in the first layer has the largest gradient?",
)

# %% [markdown]
# The largest of the six belongs to the connection from x₂ (the larger value, 2) to h₂ (the larger delta): 2 · 0.450 =
# 0.900. In formulas, ⊙ multiplies element by element:
#
# $$\delta_2 = p - y, \qquad \delta_1 = (W_2\, \delta_2) \odot (1 - a_1^2), \qquad
# \frac{\partial J}{\partial W_2} = a_1\, \delta_2^\top, \quad \frac{\partial J}{\partial W_1} = x\, \delta_1^\top, \quad
# \frac{\partial J}{\partial b} = \delta$$

# %% [markdown]
# ## Exercise 2: one sample, one hidden layer ●●○ · 14 min
#
# Write `backward_one`. It gets one sample, the parameters, and what `forward` worked out for it. It returns four
# gradients, each in the shape of its parameter. Count on several outputs.
#
# <details><summary>Hint 1: where to look</summary>
#
# The order is: output delta, gradients of W2 and b2, hidden deltas, gradients of W1 and b1. Write the shape of each
# as a comment first: (k,), (h, k), (k,), (h,), (d, h), (h,).
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.outer(u, v)` makes a table of all products: one row for each number of u. And `W2` has one row for each hidden unit,
# so a product of it with k numbers gives h.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two outer products, each "what came in" with "delta of what goes out". The slope of tanh is written with the array
# that tanh gave, which is in the cache.
# </details>


# %% nbgrader={"grade": false, "grade_id": "backward_one", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backward_one(x, y, params, cache):
    """Return the gradients of the cross-entropy for one sample: tanh hidden units, sigmoid outputs.

    x: (d,). y: (k,), 0 or 1. params: {"W1": (d, h), "b1": (h,), "W2": (h, k), "b2": (k,)}.
    cache: what `forward` gave for x: {"z1": (h,), "a1": (h,), "z2": (k,), "p": (k,)}.
    Returns a dictionary with the keys and shapes of params. The arguments are left alone.
    """
    ### BEGIN SOLUTION
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "backward_one_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def near(name, *numbers):
    """The learner's gradient of this parameter has these numbers."""
    return lambda v: np.allclose(np.ravel(v[name]), numbers, rtol=1e-4, atol=1e-6)


with Checks("the sample of the pictures") as check:
    W1, b1 = np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]), np.array([0.0, 0.2, 0.1])
    W2, b2 = np.array([[1.5], [-1.0], [0.5]]), np.array([-0.4])
    x, y = np.array([1.0, 2.0]), np.array([1.0])
    z1 = x @ W1 + b1
    z2 = np.tanh(z1) @ W2 + b2
    cache = {"z1": z1, "a1": np.tanh(z1), "z2": z2, "p": 1 / (1 + np.exp(-z2))}
    check(backward_one, x, y, {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, cache).gives(
        {
            "W1": np.array(
                [[-0.2948198835, 0.4497649057, -0.0713741697], [-0.5896397669, 0.8995298114, -0.1427483393]]
            ),
            "b1": np.array([-0.2948198835, 0.4497649057, -0.0713741697]),
            "W2": np.array([[-0.3564235209], [-0.0923709905], [0.3901475713]]),
            "b2": np.array([-0.4679966595]),
        },
        says="backward_one gives the four gradients of the sample x = (1, 2), y = 1",
        R2=near("b2", -0.1165198),
        R3=near("b2", 0.4679967),
        R4=near("b1", -0.4126444, 0.4502282, -0.1250217),
        R5=near("b1", -0.1274602, 0.0741392, 0.3576979),
        R6=near("b1", -0.7019950, 0.4679967, -0.2339983),
        R8=near("b1", 0.0, 0.4492768, 0.1029593),
        R9=lambda v: (
            near("b1", -0.3648737, 0.4082197, -0.0156813)(v) or near("b1", -0.3018253, 0.4456104, -0.0658049)(v)
        ),
        R10=near("b1", 0.0, 0.0, 0.0),
        M09a=lambda v: np.shape(v["W1"]) == (3, 2) or np.shape(v["W2"]) == (1, 3),
        M09b=near("W2", -0.4679967, -0.0935993, 0.5615960),
        M09d=lambda v: np.shape(v["b1"]) == (1, 3),
        N2=changed,
    )


# %% nbgrader={"grade": true, "grade_id": "backward_one_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, several outputs, weights far from 0, float32 numbers.
### BEGIN HIDDEN TESTS
def gradients(x, y, params, cache, bug="", eta=1.0):
    """The gradients of one sample, with a mistake of that code."""
    p, a, z = cache["p"], cache["a1"], cache["z1"]
    delta2 = {"R2": (p - y) * p * (1 - p), "R3": y - p}.get(bug, p - y)
    slope = {"R4": 1 - np.tanh(a) ** 2, "R5": a * (1 - a), "R6": np.ones_like(a), "R8": 1 - z**2}.get(bug, 1 - a**2)
    dW2 = np.outer(z if bug == "M09b" else a, delta2)
    back = (params["W2"] - eta * dW2 if bug == "R9" else params["W2"]) @ delta2
    delta1 = back * slope
    return {
        "W1": np.outer(x, delta1),
        "b1": 0 * delta1 if bug == "R10" else delta1,
        "W2": dW2,
        "b2": delta2,
    }


def same(v, wrong, right):
    """Every gradient is that of the mistake, and the mistake makes a difference here."""
    fits = all(np.shape(v[k]) == wrong[k].shape and np.allclose(v[k], wrong[k], rtol=1e-3, atol=1e-6) for k in wrong)
    return fits and not all(np.allclose(right[k], wrong[k], rtol=1e-3, atol=1e-6) for k in wrong)


with Checks("one random sample", thorough=True) as check:
    for case in check.cases(6):
        d, h, k = case.sizes(3, 2, 7)
        h = 8 if case.index == 0 else h
        params = {
            "W1": case.normal(d, h),
            "b1": case.normal(h, scale=0.5),
            "W2": case.normal(h, k),
            "b2": case.normal(k, scale=0.5),
        }
        x, y = case.normal(d), case.bits(k)
        z1 = x @ params["W1"] + params["b1"]
        z2 = np.tanh(z1) @ params["W2"] + params["b2"]
        cache = {"z1": z1, "a1": np.tanh(z1), "z2": z2, "p": 1 / (1 + np.exp(-z2))}
        exact = [{name: a.astype(float) for name, a in some.items()} for some in (params, cache)]
        right = gradients(x, y, *exact)
        wrong = {bug: gradients(x, y, *exact, bug) for bug in ["R2", "R3", "R4", "R5", "R6", "R8", "R10", "M09b"]}
        updated = [gradients(x, y, *exact, "R9", eta) for eta in (1.0, 0.5, 0.1, 0.01)]
        check(backward_one, x, y, params, cache).gives(
            right,
            says=f"backward_one gives the gradients of a {d}-{h}-{k} network for one sample",
            **{bug: (lambda v, w=w, r=right: same(v, w, r)) for bug, w in wrong.items()},
            R9=lambda v, ws=updated, r=right: any(same(v, w, r) for w in ws),
            M09a=lambda v, h=h, d=d, k=k: np.shape(v["W1"]) == (h, d) or np.shape(v["W2"]) == (k, h),
            M09d=lambda v: np.ndim(v["b1"]) == 2,
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# Your function at work, sample by sample. Step ahead through a pass; then move to another sample. **Watch two things:**
# which deltas turn their sign when the target turns from 1 to 0, and how small h₃'s delta gets where its tanh is flat.

# %% tags=["play"]
if written(backward_one):
    points = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]])
    net_player(forward, backward_one, little_net(), points, np.array([[1.0], [0.0], [1.0], [0.0]]))

# %% [markdown]
# ## 4 · All samples at once
#
# J is a mean over the samples, so its gradient is the mean of the samples' gradients. A loop over `backward_one` would
# do it, slowly. In rows, the same in four lines: the 1/n goes into the output's delta **once**, and from there it
# travels back by itself.
#
# $$\delta_2 = \tfrac1n (p - y), \qquad \delta_1 = (\delta_2\, W_2^\top) \odot (1 - a_1^2), \qquad
# \frac{\partial J}{\partial W_2} = a_1^\top \delta_2, \quad \frac{\partial J}{\partial W_1} = X^\top \delta_1$$
#
# Read the shapes: δ₂ is n × k, and $a_1^\top \delta_2$ is (h × n)(n × k) = h × k, the shape of W₂. The product *adds up
# over the samples*. **Predict:** a bias has no such product. What has to happen to δ, n × h, to become h numbers?

# %% [markdown]
# ## Exercise 3: the whole batch, no loop ●●○ · 12 min
#
# Write `backward` for n samples in rows. A loop over the samples is right, too, if you average. (Eleven wrong versions of
# this function have a name in the tests; all were written by somebody.)
#
# <details><summary>Hint 1: where to look</summary>
#
# Take your `backward_one` and turn each line into rows. The shapes must come out as (n, k), (h, k), (k,), (n, h),
# (d, h), (h,).
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# An outer product summed over samples is a matrix product with the first factor turned over. Carrying back uses W₂ turned
# over, since samples are rows. And `.sum(axis=…)` of an n × h table: which axis runs over the samples?
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Divide by n in the first line and nowhere else. Two products with a transposed left factor, one with a transposed
# right factor, two sums.
# </details>


# %% nbgrader={"grade": false, "grade_id": "backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backward(X, y, params, cache):
    """Return the gradients of the mean cross-entropy over n samples: tanh hidden units, sigmoid outputs.

    X: (n, d). y: (n, k), 0 or 1. params: {"W1": (d, h), "b1": (h,), "W2": (h, k), "b2": (k,)}.
    cache: what `forward` gave for X: {"z1": (n, h), "a1": (n, h), "z2": (n, k), "p": (n, k)}.
    Returns a dictionary with the keys and shapes of params. The arguments are left alone.
    """
    ### BEGIN SOLUTION
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {
        "W1": X.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["a1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def near(name, *numbers):
    """The learner's gradient of this parameter has these numbers."""
    return lambda v: np.allclose(np.ravel(v[name]), numbers, rtol=1e-4, atol=1e-6)


with Checks("four samples, 2-3-1") as check:
    W1, b1 = np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]), np.array([0.0, 0.2, 0.1])
    W2, b2 = np.array([[1.5], [-1.0], [0.5]]), np.array([-0.4])
    X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]])
    y = np.array([[1.0], [0.0], [1.0], [0.0]])
    z1 = X @ W1 + b1
    z2 = np.tanh(z1) @ W2 + b2
    cache = {"z1": z1, "a1": np.tanh(z1), "z2": z2, "p": 1 / (1 + np.exp(-z2))}
    check(backward, X, y, {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, cache).gives(
        {
            "W1": np.array([[0.0044829903, 0.0260003901, 0.1769838232], [0.1498943669, 0.1176742029, 0.0863182044]]),
            "b1": np.array([-0.0766119398, 0.0862595313, 0.0877162455]),
            "W2": np.array([[0.0907231531], [-0.1130710094], [-0.0152554005]]),
            "b2": np.array([0.0349659948]),
        },
        says="backward gives the four gradients of four samples",
        R1=near("b2", 0.139864),
        R2=near("b2", -0.018099),
        R3=near("b2", -0.034966),
        R4=near("b1", -0.0287299, 0.040154, 0.0623751),
        R5=near("b1", 0.0070238, 0.2342965, 0.0626055),
        R6=near("b1", 0.052449, -0.034966, 0.017483),
        R7=near("W1", 0.0011207, 0.0065001, 0.044246, 0.0374736, 0.0294186, 0.0215796),
        R8=near("b1", -0.2700013, 0.2790126, 0.186316),
        R9=lambda v: near("b1", -0.0719783, 0.0765061, 0.0903925)(v) or near("b1", -0.0761486, 0.0852842, 0.0879839)(v),
        R10=near("b1", 0.0, 0.0, 0.0),
        R11=near("b2", 0.0087415),
        B3=like(lambda v: np.shape(v["b1"]) == (4,), shape="(4,)", want_shape="(3,)"),
        M09a=lambda v: np.shape(v["W1"]) == (3, 2) or np.shape(v["W2"]) == (1, 3),
        M09b=near("W2", 0.1471418, -0.1676014, -0.0219229),
        M09c=lambda v: np.shape(v["b1"]) == (4, 3),
        M09d=lambda v: np.shape(v["b1"]) == (1, 3) or np.shape(v["b2"]) == (1, 1),
        N2=changed,
    )


# %% nbgrader={"grade": true, "grade_id": "backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, several outputs, one sample, the mean of single samples, float32.
### BEGIN HIDDEN TESTS
def gradients(X, y, params, cache, bug="", eta=1.0):
    """The gradients of a batch, with a mistake of that code."""
    n, p, a, z = len(X), cache["p"], cache["a1"], cache["z1"]
    delta2 = {"R1": p - y, "R2": (p - y) * p * (1 - p) / n, "R3": (y - p) / n}.get(bug, (p - y) / n)
    slope = {"R4": 1 - np.tanh(a) ** 2, "R5": a * (1 - a), "R6": np.ones_like(a), "R8": 1 - z**2}.get(bug, 1 - a**2)
    dW2 = (z if bug == "M09b" else a).T @ delta2
    delta1 = delta2 @ (params["W2"] - eta * dW2 if bug == "R9" else params["W2"]).T * slope
    delta1 = delta1 / n if bug == "R7" else delta1
    biases = [delta.sum(axis=0) / (n if bug == "R11" else 1) for delta in (delta1, delta2)]
    return {"W1": X.T @ delta1, "b1": biases[0] * (bug != "R10"), "W2": dW2, "b2": biases[1]}


def one_by_one(X, y, params, cache):
    """The mean of the single samples' gradients."""
    total = {name: np.zeros(a.shape) for name, a in params.items()}
    for i, x in enumerate(X):
        delta2 = (cache["p"][i] - y[i]) / len(X)
        delta1 = params["W2"] @ delta2 * (1 - cache["a1"][i] ** 2)
        for name, g in (
            ("W1", np.outer(x, delta1)),
            ("b1", delta1),
            ("W2", np.outer(cache["a1"][i], delta2)),
            ("b2", delta2),
        ):
            total[name] += g
    return total


def same(v, wrong, right):
    """Every gradient is that of the mistake, and the mistake makes a difference here."""
    fits = all(np.shape(v[k]) == wrong[k].shape and np.allclose(v[k], wrong[k], rtol=1e-3, atol=1e-6) for k in wrong)
    return fits and not all(np.allclose(right[k], wrong[k], rtol=1e-3, atol=1e-6) for k in wrong)


with Checks("random batches", thorough=True) as check:
    for case in check.cases(6):
        n, d, h, k = case.sizes(4, 2, 9)
        params = {
            "W1": case.normal(d, h),
            "b1": case.normal(h, scale=0.5),
            "W2": case.normal(h, k),
            "b2": case.normal(k, scale=0.5),
        }
        X, y = case.normal(n, d), case.bits(n, k)
        z1 = X @ params["W1"] + params["b1"]
        z2 = np.tanh(z1) @ params["W2"] + params["b2"]
        cache = {"z1": z1, "a1": np.tanh(z1), "z2": z2, "p": 1 / (1 + np.exp(-z2))}
        exact = [{name: a.astype(float) for name, a in some.items()} for some in (params, cache)]
        right = one_by_one(X, y, *exact)
        wrong = {
            bug: gradients(X, y, *exact, bug)
            for bug in ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R10", "R11", "M09b"]
        }
        updated = [gradients(X, y, *exact, "R9", eta) for eta in (1.0, 0.5, 0.1, 0.01)]
        check(backward, X, y, params, cache).gives(
            right,
            says=f"backward gives the gradients of a {d}-{h}-{k} network for {n} samples, the mean of the single ones",
            **{bug: (lambda v, w=w, r=right: same(v, w, r)) for bug, w in wrong.items()},
            R9=lambda v, ws=updated, r=right: any(same(v, w, r) for w in ws),
            B3=like(lambda v, n=n: np.shape(v["b1"]) == (n,), shape=f"({n},)", want_shape=f"({h},)"),
            M09a=lambda v, h=h, d=d, k=k: np.shape(v["W1"]) == (h, d) or np.shape(v["W2"]) == (k, h),
            M09c=lambda v, n=n, h=h: np.shape(v["b1"]) == (n, h),
            M09d=lambda v, h=h, k=k: np.shape(v["b1"]) == (1, h) or np.shape(v["b2"]) == (1, k),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# Now the whole of training stands in six lines, as in most summaries of the algorithm: (1) random weights, (2) forward,
# (3) delta of the output, (4) deltas back, layer by layer, and the gradients on the way, (5) a step against the
# gradients, (6) back to 2 until J settles. Steps 3 and 4 are backpropagation. **Step 5 is gradient descent**: another
# matter, and another choice. ("Backpropagation = gradient descent and chain rule", as some slides have it, joins
# two things. The chain rule finds the gradient; gradient descent, or Adam in lesson 13, uses it.)
#
# **Predict:** 2-8-1 on the two moons, 1,000 steps. The best straight line gets 89.5 % of them right. And this net?

# %%
if written(backward):
    X, y = data.moons(200, noise=0.1, seed=0)
    rng = np.random.default_rng(0)
    moon_net = {"W1": rng.normal(size=(2, 8)), "b1": np.zeros(8), "W2": rng.normal(size=(8, 1)), "b2": np.zeros(1)}
    costs = []
    for _ in range(1000):
        cache = forward(X, moon_net)
        costs.append(bce(cache["p"], y[:, None]))
        grads = backward(X, y[:, None], moon_net, cache)
        moon_net = {name: moon_net[name] - 0.5 * grads[name] for name in moon_net}
    right = np.mean((forward(X, moon_net)["p"][:, 0] >= 0.5) == y)
    print(f"J falls from {costs[0]:.3f} to {costs[-1]:.3f}; {right:.1%} of the points are on their side")
    probability_surface(
        X,
        y,
        lambda points: forward(points, moon_net)["p"][:, 0],
        alt=f"Two interleaved half moons and the probability of your network: a bent border separates {right:.1%} of them.",
        caption="Trained on your gradients. The border (0.5, solid) bends between the moons: eight tanh units make it.",
    )

# %% [markdown]
# Note what is no longer sure. Lessons 02 to 04 had one bowl and one lowest point. Exchange two hidden units with all their
# weights, and the network computes the same: so every lowest point of J has twins, and between them J is not a bowl. Here,
# and not before, *local minima* become a matter. Another seed may end elsewhere; try one.
# %% [markdown]
# ## 5 · Trust nothing, test it
#
# A wrong gradient does not crash. J may even fall, only slower, and you look for the fault in the data. So compare what
# you *derived* with what you can *measure*: slow nudges on a small network check the fast formula. Three questions have
# to be settled first.
#
# **How far off is far off?** An error of 0.001 is nothing beside 500, and a catastrophe beside 0.0001. So divide by the
# size of the numbers compared: a *relative* error.
#
# **Which number type?** A nudge of 10⁻⁵ nearly drowns in float32, which holds seven digits. Use float64.
#
# **What about corners?** Predict the slope of relu at 0, measured with a nudge to both sides. Then run the cell.

# %%
relu = lambda z: np.maximum(z, 0)
eps = 1e-5
print("both sides:", (relu(eps) - relu(-eps)) / (2 * eps))
print("right side:", (relu(eps) - relu(0)) / eps, "   left side:", (relu(0) - relu(-eps)) / eps)

z = np.linspace(-1, 1, 201)
fig, ax = new(width=5.6, height=3.1)
ax.plot(z, relu(z), label="relu", marker="")
ax.plot(z, 0.5 * z, label="measured on both sides: 0.5", marker="")
ax.plot(z, z, label="right side: 1", marker="")
ax.plot(z, 0 * z, label="left side: 0", marker="")
ax.set(xlabel="z", ylabel="relu(z) and slopes at 0")
ax.legend(fontsize=9)
show(
    fig,
    alt="The ReLU with its corner at 0 and three straight lines through it: slope 1 touches the right half, slope 0 the "
    "left half, slope 0.5 touches neither.",
    caption="The slope from both sides, 0.5, is that of neither half. The gradient this course agrees on, relu′(0) = 0, "
    "is the slope of the left side.",
)

# %% [markdown]
# ## Exercise 4: your own gradient check ●●● · 18 min
#
# Write `grad_check`. For every entry of every array measure three slopes of the loss: from both sides (central), to the
# right, and to the left. The entry's error is the distance of the given gradient from the **nearest** of the three.
# Away from corners that is the central one; at a corner a right gradient equals one of the sides.
#
# An array's error is its largest entry error, divided by its *scale*: the largest absolute value among its given
# gradients and its central slopes. If that is 0, nothing is wrong and the error is 0. Return the largest of the arrays'
# errors. The arrays handed in may be float32; nudge float64 copies.
#
# <details><summary>Hint 1: where to look</summary>
#
# Lesson 08's `central_difference` had the heart of it: keep the old value, set, call, set, call, put back. How do you
# visit every entry of an array whatever its shape?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `for i in np.ndindex(array.shape)` gives every index as a tuple, and `array[i]` reads or sets that entry. A dictionary
# of copies is `{name: np.array(a, dtype=float) for name, a in params.items()}`. The loss at the unchanged place is needed
# once.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two loops: over the arrays, and over the entries. In the inner one two calls of the loss, three slopes, one smallest
# distance; keep the distances and the central slopes. After the inner loop: the scale, one division, and the larger of
# this error and the worst so far.
# </details>


# %% nbgrader={"grade": false, "grade_id": "grad_check", "locked": false, "schema_version": 3, "solution": true, "task": false}
def grad_check(loss, params, grads, eps=1e-5):
    """Return how far given gradients are from measured slopes: the largest relative error, a number.

    loss: takes a dictionary like params, returns a number. params: {name: array}, float64 or float32.
    grads: {name: array}, the gradients to check, in the shapes of params. eps: the nudge.

    Entry: the distance of the gradient from the nearest of the central slope, the right and the left one. Array: the
    largest entry, divided by the largest |gradient| or |central slope| of this array; 0 where all of them are 0.
    The arguments hold the same numbers afterwards.
    """
    ### BEGIN SOLUTION
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "grad_check_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def smooth(p):
    """J = w₀³ + 2 w₁² + b, with the gradient (3 w₀², 4 w₁) and 1."""
    return p["w"][0] ** 3 + 2 * p["w"][1] ** 2 + p["b"][0]


def small(p):
    return 1e-6 * smooth(p)


def corner(p):
    """J = 3 relu(w₀) + w₁²; b plays no part."""
    return 3 * max(p["w"][0], 0) + p["w"][1] ** 2


with Checks("right gradients, planted bugs, and a corner") as check:
    place = {"w": np.array([1.0, -2.0]), "b": np.array([0.5])}
    check(grad_check, smooth, place, {"w": np.array([3.0, -8.0]), "b": np.array([1.0])}).gives(
        0.0, atol=1e-7, says="right gradients have an error of 0",
        M09m=lambda v: 1e-7 < v < 1e-3, C3=lambda v: 1e-7 < v < 1e-3, N2=changed,
    )  # fmt: skip
    check(grad_check, smooth, place, {"w": np.array([3.0, 8.0]), "b": np.array([1.0])}).gives(
        2.0, rtol=1e-3, says="a wrong sign in w has an error of 2",
        R12=lambda v: np.isclose(v, 16, rtol=1e-3), M09o=lambda v: any(np.isclose(v, w, rtol=1e-3) for w in (1, 0.5, 2 / 3)),
        M09r=lambda v: abs(v) < 1e-3, C3=lambda v: np.isclose(v, 1, rtol=1e-3),
    )  # fmt: skip
    check(grad_check, smooth, place, {"w": np.array([1.5, -8.0]), "b": np.array([1.0])}).gives(
        0.1875, rtol=1e-3, says="one gradient of 1.5 that should be 3, beside one of −8, has an error of 0.1875",
        R12=lambda v: np.isclose(v, 1.5, rtol=1e-3),
        M09o=lambda v: any(np.isclose(v, 0.1875 / parts, rtol=1e-3) for parts in (2, 3, 4)),
        M09p=lambda v: abs(v) < 1e-3 or v < 0, M09r=lambda v: abs(v) < 1e-3, C3=lambda v: np.isclose(v, 0.09375, rtol=1e-3),
    )  # fmt: skip
    check(grad_check, small, place, {"w": np.array([3e-6, -8e-6]), "b": np.array([0.5e-6])}).gives(
        0.5, rtol=1e-3, says="half of a small gradient has an error of 0.5 as well",
        R12=lambda v: abs(v) < 1e-5, M09p=lambda v: v < 0 or abs(v) < 1e-3, C3=lambda v: np.isclose(v, 0.25, rtol=1e-3), M09s=lambda v: np.isclose(v, 0.0625, rtol=1e-2),
        M09o=lambda v: any(np.isclose(v, w, rtol=1e-3) for w in (0.25, 1 / 6)),
    )  # fmt: skip
    place = {"w": np.array([0.0, 1.0]), "b": np.array([0.0])}
    check(grad_check, corner, place, {"w": np.array([0.0, 2.0]), "b": np.array([0.0])}).gives(
        0.0, atol=1e-4, says="a right gradient at the corner of a relu has an error of 0",
        M09n=lambda v: v > 0.1, M09q=lambda v: np.isnan(v),
    )  # fmt: skip


# %% nbgrader={"grade": true, "grade_id": "grad_check_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other losses and shapes, planted bugs of every size, float32, ReLU networks.
### BEGIN HIDDEN TESTS
def error(grads, slopes):
    """The largest relative error of gradients against true slopes."""
    worst = 0.0
    for name, g in grads.items():
        scale = max(np.abs(g).max(), np.abs(slopes[name]).max())
        worst = max(worst, np.abs(g - slopes[name]).max() / scale) if scale > 0 else worst
    return float(worst)


def variants(grads, slopes):
    """What known mistakes return, where they differ: absolute errors, means, the last array only, one scale for all."""
    misses = {name: np.abs(g - slopes[name]) for name, g in grads.items()}
    scales = {name: max(np.abs(g).max(), np.abs(slopes[name]).max()) for name, g in grads.items()}
    means = [misses[name].mean() / scales[name] for name in grads if scales[name]]
    single = [misses[name].max() / scales[name] for name in grads if scales[name]]
    last = list(grads)[-1]
    return {
        "R12": [max(m.max() for m in misses.values())],
        "M09o": [max(means), np.mean(single), np.mean(means)],
        "M09r": [misses[last].max() / scales[last]],
        "C3": [
            max(
                m.max() / max(np.abs(g).max(), 2 * np.abs(slopes[k]).max(), 1e-99)
                for (k, g), m in zip(grads.items(), misses.values())
            )
        ],
        "M09s": [max(m.max() for m in misses.values()) / max(scales.values())],
    }


def relu_loss(X, y):
    """The loss of a net with one hidden ReLU layer, and its gradients with relu'(0) = 0."""

    def loss(p):
        return float(np.mean((np.maximum(X @ p["W"] + p["b"], 0) @ p["v"] - y) ** 2))

    def slopes(p):
        z = X @ p["W"] + p["b"]
        e = 2 * (np.maximum(z, 0) @ p["v"] - y) / len(X)
        back = e[:, None] * p["v"] * (z > 0)
        return {"W": X.T @ back, "b": back.sum(axis=0), "v": np.maximum(z, 0).T @ e}

    return loss, slopes


with Checks("random losses, planted bugs, corners", thorough=True) as check:
    for case in check.cases(5):
        d, h = case.sizes(2, 2, 4)
        W = np.where(case.bits(d, h) > 0, 1, -1) * case.uniform(0.5, 1.5, d, h)
        b, c = case.uniform(0.5, 1.5, h), [float(v) for v in case.uniform(0.5, 2.0, 2)]
        size = (1.0, 1e-6, 1e4, 1e-3, 1.0)[case.index]

        def loss(p, c=c, size=size):
            return float(size * (c[0] * np.sum(p["W"] ** 3) + 0.05 * c[1] * np.sum(p["b"] ** 2)))

        place = {"W": W.astype(case.dtype), "b": b.astype(case.dtype)}
        W, b = (a.astype(float) for a in place.values())
        slopes = {"W": size * c[0] * 3 * W**2, "b": size * 0.1 * c[1] * b}
        check(grad_check, loss, place, slopes).gives(
            0.0, atol=2e-7, says="right gradients of a random loss have an error of 0",
            R12=lambda v, single=case.dtype == np.float32, size=size: (single and v > 1e-3) or (size > 1 and 1e-7 < v < 1e-2),
            M09m=lambda v: 2e-7 < v < 1e-3, C3=lambda v: 2e-7 < v < 1e-3, N2=changed,
        )  # fmt: skip
        for where, factor in (("W", 0.9), ("W", -1.0), ("b", 0.5), ("b", 1.5), ("W", 2.0)):
            wrong = {name: g.copy() for name, g in slopes.items()}
            place_of = tuple(int(case.rng.integers(s)) for s in wrong[where].shape)
            wrong[where][place_of] *= factor
            right, known = error(wrong, slopes), variants(wrong, slopes)
            clues = {
                code: (
                    lambda v, some=some, right=right: any(
                        np.isclose(v, w, rtol=1e-2, atol=1e-6 * right) and not np.isclose(w, right, rtol=1e-2)
                        for w in some
                    )
                )
                for code, some in known.items()
            }
            check(grad_check, loss, place, wrong).gives(
                right, rtol=5e-3, says=f"one entry of {where} times {factor:g}: the error is {right:.3g}", **clues,
                M09p=lambda v, right=right: v < right / 100,
            )  # fmt: skip
        n, d, h = 2 + case.size(2, 4), case.size(2, 4) + 1, 3
        X, y = np.vstack([np.zeros(d), case.rng.normal(size=(n, d))]), case.rng.normal(size=n + 1)
        X[1:, 0] += 3  # away from other corners
        place = {"W": case.rng.uniform(0.5, 1.0, (d, h)), "b": np.zeros(h), "v": case.rng.uniform(0.5, 1.5, h)}
        loss, slopes = relu_loss(X, y)
        right = slopes(place)
        clear = np.abs(X[1:] @ place["W"]).min() > 1e-3
        check(grad_check, loss, place, right).gives(
            0.0, atol=1e-3 if clear else 1.0, says="right gradients of a ReLU network with a sample at the corner have an error of 0",
            M09n=lambda v: v > 1e-3,
        )  # fmt: skip
    dead = {"w": np.array([1.0, 2.0]), "unused": np.zeros((2, 3))}
    check(grad_check, lambda p: float(p["w"][0] ** 3 - p["w"][1] ** 3), dead, {"w": np.array([3.0, -12.0]), "unused": np.zeros((2, 3))}).gives(
        0.0, atol=2e-7, says="an array that plays no part, with gradients 0, has an error of 0",
        M09q=lambda v: np.isnan(v), M09m=lambda v: 2e-7 < v < 1e-3, C3=lambda v: 2e-7 < v < 1e-3,
    )  # fmt: skip
    check(grad_check, lambda p: float(p["w"][0] ** 3), dead, {"w": np.array([3.0, 0.0]), "unused": np.ones((2, 3))}).gives(
        1.0, rtol=1e-3, says="gradients of 1 for an array that plays no part have an error of 1",
    )  # fmt: skip
    place = {"w": np.array([0.0, 1.0])}
    for side in (1.0, -1.0):
        hinge = lambda p, side=side: float(3 * max(side * p["w"][0], 0) + p["w"][1] ** 3)
        check(grad_check, hinge, place, {"w": np.array([0.0, 3.0])}).gives(
            0.0, atol=1e-4, says="a right gradient at a corner has an error of 0, whichever side is the flat one",
            M09n=lambda v: v > 0.1,
        )  # fmt: skip
        # As right as 0 at this corner is the steep side's slope; here it is negative.
        steep = lambda p, side=side: float(5 - side * 3 * max(side * p["w"][0], 0) + p["w"][1] ** 3)
        check(grad_check, steep, place, {"w": np.array([-3.0, 3.0])}).gives(
            0.0, atol=1e-4, says="the steep side's slope at a corner has an error of 0, also where it is negative",
            M09n=lambda v: v > 0.1,
        )  # fmt: skip
    for factor in (2.0, 0.5):
        down = {"w": factor * np.array([-2.0, -3.0])}
        check(grad_check, lambda p: float(20 - 2 * p["w"][0] - 3 * p["w"][1]), place, down).gives(
            0.5, rtol=1e-3, says=f"negative slopes, all of them times {factor:g}, have an error of 0.5",
            R12=3 * abs(factor - 1), M09p=lambda v: v < 0,
        )  # fmt: skip
    nothing = {"w": np.zeros(2), "unused": np.zeros((2, 3))}
    check(grad_check, lambda p: 1.5, dead, nothing).gives(
        0.0, atol=2e-7, says="a loss that depends on nothing, with gradients 0, has an error of 0",
        M09q=lambda v: np.isnan(v),
    )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# Now your two functions judge each other: is your backpropagation right, by your own check?
#
# The second line uses weights near 0, as they are drawn at the start of training, and puts a plain mistake in: **the hidden
# deltas without the slope of tanh**. Predict whether the check sees it.

# %%
if written(backward, grad_check):
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(5, 2)), np.array([[1.0], [0.0], [1.0], [0.0], [1.0]])
    for size in (1.0, 1e-4):
        params = {name: size * rng.normal(size=a.shape) for name, a in little_net().items()}
        cache = forward(X, params)
        loss_of = lambda p: bce(forward(X, p)["p"], y)
        right = grad_check(loss_of, params, backward(X, y, params, cache))
        buggy = grad_check(loss_of, params, suspects[2](X, y, params, cache))
        print(f"weights of size {size:g}: your gradients {right:.1e}, a mistake {buggy:.1e}")

# %% [markdown]
# Less than 10⁻⁸ for right gradients at weights of ordinary size, and the mistake stands out. Near 0 it is hidden: both
# errors read about 10⁻⁷, the noise of the nudges. There a = tanh(z) is nearly 0, and 1 − a² is nearly 1. Three of
# the eleven mistakes that exercise 3 knows give right numbers there. **Check gradients at weights of ordinary size.**
# ("Start with small random weights" is sound advice for training. For checking it is a blindfold.)

# %% [markdown]
# ## Exercise 5: six suspects ●●○ · 12 min
#
# `suspects[1]` to `suspects[6]` are backward functions like yours, each with **one** mistake. You do not see their text:
# find out by experiment. The cell below runs *your* `grad_check` on each array by itself, with five samples and with one.
#
# | letter | mistake |
# |---|---|
# | A | the 1/n is missing everywhere |
# | B | the output's delta has the wrong sign |
# | C | the output's delta has an extra factor p(1 − p) |
# | D | the hidden deltas lack the slope of tanh |
# | E | the hidden deltas have the sigmoid's slope a(1 − a) |
# | F | the hidden deltas are divided by n a second time |
# | G | b1 gets no gradient |
# | H | the biases' gradients are means over the samples, not sums |
#
# Put your verdicts into `six_bugs`, as in `{1: "B", 2: "E", …}`. Two letters stay unused.
#
# <details><summary>Hint 1: where to look</summary>
#
# Go by columns first: which arrays are wrong, and which are right? That leaves two or three letters for each suspect.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# With one sample, n = 1, a lost 1/n makes no difference. And if every number is c times too small, the error is 1 − c; if
# it is c times too large, 1 − 1/c. A turned sign gives 2.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Three suspects turn innocent with one sample; which arrays they have wrong with five tells them apart. For the others:
# all four arrays, one array, or the first layer only. For the last kind, an error above 1 means that a sign is turned
# somewhere, which a slope that is only missing cannot do.
# </details>

# %%
if written(grad_check):
    rng = np.random.default_rng(4)
    X, params = rng.normal(size=(5, 2)), {name: rng.normal(size=a.shape) for name, a in little_net().items()}
    y = np.array([[1.0], [0.0], [0.0], [1.0], [0.0]])
    print("suspect   samples " + "".join(f"{name:>9}" for name in params))
    for number, suspect in suspects.items():
        for n in (5, 1):
            grads = suspect(X[:n], y[:n], params, forward(X[:n], params))
            errors = [
                grad_check(
                    lambda p: bce(forward(X[:n], params | p)["p"], y[:n]), {name: params[name]}, {name: grads[name]}
                )
                for name in params
            ]
            print(f"{number:7}{n:10} " + "".join(f"{error:9.3f}" for error in errors))

# %% nbgrader={"grade": false, "grade_id": "six_bugs", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Your verdicts: the suspect's number and the letter of its mistake, such as {1: "B", 2: "E", …}.
### BEGIN SOLUTION
### STUB six_bugs = None
six_bugs = {1: "F", 2: "D", 3: "H", 4: "A", 5: "G", 6: "C"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "six_bugs_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("six verdicts") as check:
    check.value("six_bugs", six_bugs).holds(
        lambda v: (
            sorted(v) == [1, 2, 3, 4, 5, 6] and len({v[n] for n in v}) == 6 and all(v[n] in list("ABCDEFGH") for n in v)
        ),
        "it has a letter from A to H for each of the suspects 1 to 6, six different letters (whether they are right, you "
        "learn when you hand in)",
    )

# %% nbgrader={"grade": true, "grade_id": "six_bugs_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# When you hand in, the verdicts themselves are checked, each for a share of the points.
### BEGIN HIDDEN TESTS
LOOKS = {
    "A": "With A all four arrays are wrong with five samples, and right with one.",
    "B": "With B every array has an error of 2, whatever the number of samples.",
    "C": "With C all four arrays are too small, with one sample as well as with five.",
    "D": "With D only the first layer is wrong, with one sample too, and with one sample the error stays below 1.",
    "E": "With E only the first layer is wrong, and with one sample an error above 1 shows that a sign is turned.",
    "F": "With F the first layer is wrong, weights and biases alike, and right with one sample.",
    "G": "With G a single array is wrong, by an error of 1.",
    "H": "With H both bias arrays are wrong and both weight arrays are right; with one sample all are right.",
}
with Checks("the six verdicts") as check:
    for number, letter in {1: "F", 2: "D", 3: "H", 4: "A", 5: "G", 6: "C"}.items():
        remarks = {
            other: f"{words} Compare suspect {number}'s rows." for other, words in LOOKS.items() if other != letter
        }
        check.value(f"six_bugs[{number}]", six_bugs[number]).chooses(letter, **remarks)
### END HIDDEN TESTS

# %% [markdown]
# ## 6 · Any number of layers
#
# With more layers nothing new happens. The delta of layer l goes back through that layer's weights and meets the slope of
# the activation *below*; on the way it leaves two gradients behind:
#
# $$\frac{\partial J}{\partial W_l} = a_{l-1}^\top \delta_l, \qquad \frac{\partial J}{\partial b_l} = \sum_{\text{rows}} \delta_l,
# \qquad \delta_{l-1} = (\delta_l W_l^\top) \odot (1 - a_{l-1}^2)$$
#
# Number the arrays before you write a loop. With L layers of weights there are L + 1 arrays of activations:
#
# | Python index | 0 | 1 | … | L − 1 | L |
# |---|---|---|---|---|---|
# | `activations` | X | tanh | … | tanh | p |
# | `weights` | between 0 and 1 | between 1 and 2 | … | between L − 1 and L | |
#
# So `weights[l]` takes in `activations[l]` and leads to `activations[l + 1]`.


# %% nbgrader={"grade": false, "grade_id": "given_layers", "locked": true, "schema_version": 3, "solution": false, "task": false}
def forward_layers(X, weights, biases):
    """Return the activations of a network with any number of layers: [X, tanh, …, tanh, p], one more than weights."""
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        activations.append(np.tanh(activations[-1] @ W + b))
    activations.append(sigmoid(activations[-1] @ weights[-1] + biases[-1]))
    return activations


# %% [markdown]
# ## Exercise 6: backward through L layers ●●● · 16 min
#
# Write `backward_layers`. It returns a list with one pair (dW, db) for each layer of weights, **first layer first**. It
# must work for L = 1 as well, where no layer is hidden.
#
# <details><summary>Hint 1: where to look</summary>
#
# Draw L = 3 and write the index of every array on it. At which index does the loop begin, and at which does it end?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The output's delta p − y holds σ′ already; a slope 1 − a² is due only *below* it. And `range(L - 1, -1, -1)` runs
# backward to 0; `reversed(list)` or `list[::-1]` turns a list round.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Before the loop: the output's delta. In the loop, for index l: the pair, made of the delta and what came into layer l;
# then the delta of the layer below, if there is one. After it: the pairs in the order of the layers.
# </details>


# %% nbgrader={"grade": false, "grade_id": "backward_layers", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backward_layers(y, weights, activations):
    """Return the gradients of the mean cross-entropy for L layers: tanh in the hidden ones, sigmoid at the output.

    y: (n, k), 0 or 1. weights: a list of L arrays (fan_in, fan_out). activations: a list of L + 1 arrays: X, what
    each hidden layer gave, and last the outputs p. Returns a list of L pairs (dW, db), first layer first, in the shapes
    of the weights and (fan_out,). The arguments are left alone.
    """
    ### BEGIN SOLUTION
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "backward_layers_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
from course.check.symptoms import Symptom


def first(*numbers):
    """The learner's bias gradient of the first layer has these numbers."""
    return lambda v: np.allclose(v[0][1], numbers, rtol=1e-4, atol=1e-7)


def off_by_one(seen):
    """What another layer's input leads to: shapes that do not fit, or these numbers."""
    if seen.error is not None:
        return isinstance(seen.error, ValueError)
    v = seen.plain
    return len(v) == 3 and (
        np.shape(v[0][0]) == (3, 3) or np.shape(v[1][0]) == (2, 3) or first(0.0033224, 0.0654054, -0.0031454)(v)
    )


with Checks("three layers, 2-3-3-1, four samples") as check:
    weights = [
        np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        np.array([[1.0, -0.5, 0.4], [0.3, 0.9, -0.7], [-0.6, 0.2, 1.1]]),
        np.array([[1.5], [-1.0], [0.5]]),
    ]
    y = np.array([[1.0], [0.0], [1.0], [0.0]])
    activations = [np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]])]
    for W in weights[:2]:
        activations.append(np.tanh(activations[-1] @ W + 0.1))
    activations.append(1 / (1 + np.exp(-(activations[-1] @ weights[2] - 0.4))))
    check(backward_layers, y, weights, activations).gives(
        [
            (
                np.array([[-0.1133869016, 0.0590415956, -0.1025344173], [0.3802592568, 0.0741759774, -0.1213207189]]),
                np.array([-0.0723916427, 0.0754970923, -0.0884062109]),
            ),
            (
                np.array(
                    [
                        [0.1268288454, -0.0101582174, 0.0198173948],
                        [0.0270665218, -0.0636622899, -0.0268481846],
                        [-0.1774181518, 0.0897288407, 0.0003170672],
                    ]
                ),
                np.array([0.1117813009, 0.078444486, 0.023568923]),
            ),
            (np.array([[0.1994277617], [-0.0375660174], [-0.0069141904]]), np.array([0.0661752768])),
        ],
        says="backward_layers gives the gradients of three layers, first layer first",
        R1=first(-0.2895666, 0.3019884, -0.3536248),
        R3=first(0.0723916, -0.0754971, 0.0884062),
        R4=first(-0.0245713, 0.0500586, -0.0665067),
        R5=first(-0.016268, -0.4758802, 0.0025733),
        R6=first(0.1455856, -0.0529402, -0.0363964),
        M09k=first(-0.0045245, 0.0047186, -0.0055254),
        R11=lambda v: np.allclose(v[2][1], 0.0165438, rtol=1e-4),
        R14=lambda v: first(-0.0265737, 0.0162992, -0.0115059)(v) or first(-0.0777504, 0.0446492, -0.035246)(v),
        R13=Symptom("another layer's input", off_by_one),
        M09j=lambda v: np.shape(v[0][0]) == (3, 1),
        M09l=like(lambda v: len(v) < 3, got_layers=lambda v: len(v), want_layers=3),
        N2=changed,
    )


# %% nbgrader={"grade": true, "grade_id": "backward_layers_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: one to five layers, all sizes different and all the same, one sample, float32.
### BEGIN HIDDEN TESTS
from course.check.symptoms import Symptom


def gradients(y, weights, activations, bug=""):
    """The gradients of L layers, with a mistake of that code."""
    n, p, last = len(y), activations[-1], len(weights) - 1
    delta = {"R1": p - y, "R3": (y - p) / n, "R14": (p - y) * p * (1 - p) / n, "R14b": (p - y) * (1 - p**2) / n}.get(
        bug, (p - y) / n
    )
    grads = []
    for layer in range(last, -1, -1):
        came = activations[layer + 1 if bug == "R13" else max(layer - 1, 0) if bug == "R13b" else layer]
        a = activations[layer + 1 if bug == "R13c" else max(layer - 1, 0) if bug == "R13d" else layer]
        with np.errstate(all="ignore"):
            grads.append((came.T @ delta, delta.sum(axis=0) / (n if bug == "R11" else 1)))
            slope = {"R6": 1.0, "R5": a * (1 - a), "R4": 1 - np.tanh(a) ** 2}.get(bug, 1 - a**2)
            delta = delta @ weights[layer].T
            delta = delta * slope / (n if bug == "M09k" else 1) if layer else delta
    return grads[::-1]


def same(v, wrong, right):
    """Every gradient is that of the mistake, and the mistake makes a difference here."""
    fits = [
        np.allclose(g, w, rtol=1e-3, atol=1e-6)
        for got, want in zip(v, wrong, strict=True)
        for g, w in zip(got, want, strict=True)
    ]
    differs = [
        not np.allclose(g, w, rtol=1e-3, atol=1e-6) for got, want in zip(right, wrong) for g, w in zip(got, want)
    ]
    return all(fits) and any(differs)


def off_by_one(sizes):
    """What another layer's input leads to where all sizes differ: shapes that do not fit."""

    def shows(seen):
        if seen.error is not None:
            return isinstance(seen.error, ValueError)
        pairs = zip(seen.plain, sizes, sizes[1:])
        return any(np.shape(dW) != (i, o) and np.shape(dW)[-1:] == (o,) for (dW, _), i, o in pairs)

    return Symptom("another layer's input", shows)


with Checks("one to five random layers", thorough=True) as check:
    for case in check.cases(8):
        depth = (3, 1, 2, 4, 5, 3, 4, 2)[case.index]
        n, *sizes = case.sizes(depth + 2, 2, 9)
        if case.index in (5, 6):
            sizes = sizes[:1] * (depth + 1)
        weights = [case.normal(i, o) for i, o in zip(sizes, sizes[1:])]
        activations = [case.normal(n, sizes[0])]
        for layer, W in enumerate(weights):
            z = activations[-1] @ W + case.normal(W.shape[1], scale=0.5)
            activations.append(np.tanh(0.7 * z) if layer < depth - 1 else 1 / (1 + np.exp(-z)))
        y = case.bits(n, sizes[-1])
        exact = [a.astype(float) for a in weights], [a.astype(float) for a in activations]
        right = gradients(y.astype(float), *exact)
        square = len(set(sizes)) == 1
        bugs = ["R1", "R3", "R4", "R5", "R6", "R11", "M09k"]
        wrong = {bug: gradients(y.astype(float), *exact, bug) for bug in bugs}
        twice = [gradients(y.astype(float), *exact, bug) for bug in ("R14", "R14b")]
        shifted = [gradients(y.astype(float), *exact, bug) for bug in ("R13", "R13b", "R13c", "R13d")] if square else []
        check(backward_layers, y, weights, activations).gives(
            right,
            says=f"backward_layers gives the gradients of {'-'.join(map(str, sizes))} for {n} samples",
            **{bug: (lambda v, w=w, r=right: same(v, w, r)) for bug, w in wrong.items()},
            R14=lambda v, ws=twice, r=right: any(same(v, w, r) for w in ws),
            R13=(lambda v, ws=shifted, r=right: any(same(v, w, r) for w in ws)) if square else off_by_one(sizes),
            M09j=lambda v, r=right: (
                same(v, r[::-1], r) or (len(r) > 1 and [np.shape(g[1]) for g in v] == [np.shape(g[1]) for g in r[::-1]])
            ),
            M09l=like(lambda v, depth=depth: len(v) < depth, got_layers=lambda v: len(v), want_layers=depth),
            N2=changed,
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 7 · Far from the output, little arrives
#
# Every layer on the way back multiplies the delta: by the weights, and by the slope of the activation. A product of many
# factors below 1 is a small number.
#
# The slope of σ is at most ¼ (lesson 04), that of tanh at most 1, and a ReLU's is 1 wherever it is open. **Predict:** with
# ten layers of sigmoids, weights that neither swell nor shrink the signal, how much smaller is the first layer's gradient
# than the last one's? Ten times, a thousand times, a million times?


# %% nbgrader={"grade": false, "grade_id": "given_activations", "locked": true, "schema_version": 3, "solution": false, "task": false}
def squash(activation, z):
    """Return the activation of z: "sigmoid", "tanh" or "relu" (lesson 07)."""
    if activation == "sigmoid":
        return sigmoid(z)
    return np.tanh(z) if activation == "tanh" else np.maximum(z, 0)


def slope(activation, a):
    """Return the slope of an activation, worked out from what it gave: a = squash(activation, z)."""
    if activation == "sigmoid":
        return a * (1 - a)
    return 1 - a**2 if activation == "tanh" else (a > 0).astype(float)


# %% [markdown]
# ## Exercise 7: gradient norms, layer by layer ●●● · 14 min
#
# Write `gradient_norms`: draw a deep network without biases, run it forward, walk back, and return for every layer of
# weights the *norm* of its gradient: the root of the sum of its squares, `np.linalg.norm`.
#
# Draw each layer's weights by one call, `rng.normal(0, s, (fan_in, fan_out))`, the first layer first. The standard
# deviation s is the root of the variance, and the variance depends on the activation (lesson 13 says why): **2/fan_in**
# for ReLU (He et al. 2015), **2/(fan_in + fan_out)** for sigmoid and tanh (Glorot and Bengio 2010). The output is σ,
# with the cross-entropy.
#
# <details><summary>Hint 1: where to look</summary>
#
# Three parts that you have written before: draw, forward with a list of activations, backward as in exercise 6. What is
# new is only that tanh is one of three activations.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `squash` and `slope` from the cell above take the activation's name; `slope` wants what the activation gave, not z. The
# last layer is a sigmoid whatever the hidden ones are. `zip(sizes, sizes[1:])` gives the pairs (fan_in, fan_out).
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# In the walk back you need for each layer the delta and what came in; their product's norm goes into a list, then the
# delta moves one layer down. Turn the list round at the end.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gradient_norms", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_norms(activation, sizes, X, y, rng):
    """Return the norm of ∂J/∂W for every layer of a freshly drawn network without biases, first layer first.

    activation: "sigmoid", "tanh" or "relu", of the hidden layers; the output is a sigmoid. sizes: the units of every
    layer, [d, …, k]. X: (n, d). y: (n, k), 0 or 1; J is the cross-entropy, mean over samples. rng: a numpy Generator.
    Each layer is drawn by one rng.normal(0, s, (fan_in, fan_out)), first layer first, with variance 2 / fan_in for
    relu, 2 / (fan_in + fan_out) for sigmoid and tanh. Returns a list of len(sizes) − 1 numbers.
    """
    ### BEGIN SOLUTION
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gradient_norms_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("three small networks, 2-4-3-1") as check:
    X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 1.0]])
    y = np.array([[1.0], [0.0], [1.0], [0.0]])
    check(gradient_norms, "sigmoid", [2, 4, 3, 1], X, y, np.random.default_rng(7)).gives(
        [0.0099146212, 0.0803255104, 0.1533675412],
        says="gradient_norms gives three norms for sigmoid, seed 7",
        I4=[0.0103463051, 0.0968912759, 0.1546463813],
        R1=[0.039658485, 0.3213020417, 0.613470165],
        R6=[0.2638953956, 0.3349297929, 0.1533675412],
        M09u=[0.2040888061, 0.2735398658, 0.1533675412],
        M09v=[0.0157373303, 0.1036013885, 0.2739592773],
        M09w=[0.0044979249, 0.0477912205, 0.1364565385],
        M09t=[0.1533675412, 0.0803255104, 0.0099146212],
    )
    check(gradient_norms, "tanh", [2, 4, 3, 1], X, y, np.random.default_rng(7)).gives(
        [0.1925087819, 0.3510190764, 0.1670362004],
        says="gradient_norms gives three norms for tanh, seed 7",
        I4=[0.2529862551, 0.6005055112, 0.3042050529],
        R1=[0.7700351278, 1.4040763055, 0.6681448014],
        R6=[0.3878554589, 0.3969679678, 0.1670362004],
        M09u=[0.1281625553, 0.0549957717, 0.1670362004],
        M09v=[0.1951387337, 0.4011575033, 0.2755980808],
        M09w=[0.0649645043, 0.1164972055, 0.0454190373],
        M09t=[0.1670362004, 0.3510190764, 0.1925087819],
    )
    check(gradient_norms, "relu", [2, 4, 3, 1], X, y, np.random.default_rng(7)).gives(
        [0.1445331766, 0.3770956666, 0.0248136733],
        says="gradient_norms gives three norms for relu, seed 7",
        I4=[0.0878140399, 0.1749872268, 0.0100506977],
        R1=[0.5781327064, 1.5083826664, 0.0992546931],
        R6=[0.324317441, 0.468507451, 0.0248136733],
        M09u=lambda v: any(
            np.allclose(v, w, rtol=1e-5)
            for w in ([1.7302288735, 0.4592119885, 0.0248136733], [0.0133119157, 0.054562663, 0.0248136733])
        ),
        M09v=[0.0914108071, 0.2126305435, 0.2585893922],
        M09w=[0.0793776366, 0.2928850174, 0.0166904215],
        M09t=[0.0248136733, 0.3770956666, 0.1445331766],
    )


# %% nbgrader={"grade": true, "grade_id": "gradient_norms_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: all three activations, other sizes and depths up to 20, and bands for the ratios.
### BEGIN HIDDEN TESTS
def norms(activation, sizes, X, y, rng, bug=""):
    """The gradients' norms, with a mistake of that code."""
    act = {
        "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
        "tanh": (np.tanh, lambda a: 1 - a**2),
        "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0),
    }
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        he = (activation == "relu") != (bug == "I4") if bug not in ("he", "glorot") else bug == "he"
        variance = 2 / fan_in if he else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, variance if bug == "M09w" else np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(act[activation][0](activations[-1] @ W))
    delta = (1 / (1 + np.exp(-activations[-1] @ weights[-1])) - y) / (1 if bug == "R1" else len(X))
    found = []
    for W, a in zip(weights[::-1], activations[::-1]):
        found.append(float(np.linalg.norm(delta if bug == "M09v" else a.T @ delta)))
        delta = (
            delta
            @ W.T
            * (
                1
                if bug == "R6"
                else act["tanh" if bug == "M09u" else "sigmoid" if bug == "M09u2" else activation][1](a)
            )
        )
    return found[::-1]


def like_one_of(bugs, right, call):
    """A clue: the norms are those of one of these mistakes, where it makes a difference."""
    wrong = [norms(*call, np.random.default_rng(seed), bug) for bug in bugs]
    return lambda v: any(np.allclose(v, w, rtol=1e-4) and not np.allclose(w, right, rtol=1e-4) for w in wrong)


with Checks("random deep networks", thorough=True) as check:
    for case in check.cases(6):
        activation = ("tanh", "sigmoid", "relu")[case.index % 3]
        depth = (2, 3, 4, 5, 1, 3)[case.index]
        n, *sizes = case.sizes(depth + 2, 2, 9)
        X, y, seed = case.normal(n, sizes[0]), case.bits(n, sizes[-1]), case.integers(0, 10**6)
        call = (activation, sizes, X.astype(float), y.astype(float))
        right = norms(*call, np.random.default_rng(seed))
        check(gradient_norms, activation, sizes, X, y, np.random.default_rng(seed)).gives(
            right,
            says=f"gradient_norms gives the norms of a {activation} network {'-'.join(map(str, sizes))}, {n} samples",
            I4=like_one_of(["I4", "he", "glorot"], right, call),
            R1=like_one_of(["R1"], right, call),
            R6=like_one_of(["R6"], right, call),
            M09t=lambda v, r=right: np.allclose(v, r[::-1], rtol=1e-4),
            M09u=like_one_of(["M09u", "M09u2"], right, call),
            M09v=like_one_of(["M09v"], right, call),
            M09w=like_one_of(["M09w"], right, call),
        )
    X, y = check.rng.normal(size=(40, 50)), check.rng.integers(0, 2, (40, 1)).astype(float)
    bands = (("sigmoid", 10, 0.0, 1e-3), ("sigmoid", 20, 0.0, 1e-8), ("tanh", 20, 0.1, 30), ("relu", 20, 0.01, 60))
    for activation, depth, low, high in bands:
        seed = int(check.rng.integers(10**6))
        call = (activation, [50] * depth + [1], X, y)
        check(gradient_norms, *call, np.random.default_rng(seed)).holds(
            lambda v, low=low, high=high: low < v[0] / v[-1] < high,
            f"with {depth} {activation} layers, the first gradient is between {low:g} and {high:g} times the last one",
            M09t=lambda v, low=low, high=high: low < v[-1] / v[0] < high,
        )
### END HIDDEN TESTS

# %%
if written(gradient_norms):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 50)), rng.integers(0, 2, (40, 1)).astype(float)
    fig, (left, right) = new(width=9, height=3.8, cols=2)
    depths, words = [2, 5, 10, 15, 20], []
    for activation in ("sigmoid", "tanh", "relu"):
        norms = gradient_norms(activation, [50] * 10 + [1], X, y, np.random.default_rng(1))
        left.semilogy(range(1, 11), norms, label=activation)
        ratios = []
        for depth in depths:
            norms_here = gradient_norms(activation, [50] * depth + [1], X, y, np.random.default_rng(1))
            ratios.append(norms_here[0] / norms_here[-1])
        right.semilogy(depths, ratios, label=activation)
        words.append(
            f"{activation}: first layer {norms[0]:.2g}, tenth {norms[-1]:.2g}; at depth 20 the ratio is {ratios[-1]:.2g}"
        )
        print(words[-1])
    right.set_xticks(depths)
    left.set(xlabel="layer (1 is the first)", ylabel="norm of the gradient", title="ten layers")
    right.set(xlabel="depth in layers", ylabel="first layer / last layer", title="two to twenty layers")
    left.legend()
    show(
        fig,
        alt="Two panels with logarithmic axes. Left, gradient norms of ten layers: sigmoid falls steeply towards the first "
        "layer, tanh and relu stay nearly level. Right, the ratio of first to last layer against depth: sigmoid falls "
        "as a straight line, tanh and relu stay within a factor of ten of 1. " + "; ".join(words) + ".",
        caption="Left: read the sigmoid's line from right to left, the way the deltas go. Right: a straight line on this "
        "axis means the same factor for every further layer. What is the factor?",
    )

# %% [markdown]
# About a quarter a layer, σ's largest slope: after nine hidden layers some $4^{-9} \approx 4 \cdot 10^{-6}$. The first layer
# learns hundreds of thousands of times more slowly than the last. This is the **vanishing gradient**; Hochreiter analysed it
# in 1991. With other weights the product can grow as fast (*exploding*). ReLU or tanh, together with weights of the
# right variance, keep the product near 1. That opened the way to tens of layers. For hundreds, networks also
# let the signal skip layers (residual connections, 2015), so that the way back has a bypass.

# %% [markdown]
# ## 8 · The bill again
#
# What does a walk back cost? Count matrix products. Forward: one for each layer, $aW$. Back: two for each layer,
# $a^\top\delta$ for the gradient and $\delta W^\top$ to carry on (the first layer needs only the first). **So about twice a
# forward run**, or three runs for both, *whatever the number of parameters*. That is the theory; measure it.
#
# Measuring on a computer that does other things as well needs care. A disturbance makes a run slower, never faster.

# %% [markdown]
# ## Exercise 8: measure the cost ratio ●●○ · 6 min
#
# Write `cost_ratio`. In each of `repeats` rounds time one call of `forward`, then one call of `backward`. Return the
# *smallest* time of `backward` divided by the *smallest* time of `forward`. Taking turns matters: if the machine slows
# down for a while, both suffer.
#
# <details><summary>Hint 1: where to look</summary>
#
# `clock()` gives the time in seconds. A duration is the difference of two of them. How many readings does a round need?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Collect the durations in two lists; `min` of a list is its smallest number.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# A loop with clock, forward, clock, backward, clock in it. One division after the loop.
# </details>


# %% nbgrader={"grade": false, "grade_id": "cost_ratio", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    """Return how many times as long as forward() backward() takes: smallest time by smallest time, a number.

    forward, backward: functions without arguments. repeats: how many rounds; in each, forward runs, then backward.
    clock: a function that gives the time in seconds.
    """
    ### BEGIN SOLUTION
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return min(back) / min(ahead)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "cost_ratio_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
class Machine:
    """A machine with a clock of its own: its runs take the times that are listed here."""

    def __init__(self, ahead, back):
        self.ahead, self.back, self.now = list(ahead), list(back), 100.0

    def forward(self):
        self.now += self.ahead.pop(0) if self.ahead else 99.0

    def backward(self):
        self.now += self.back.pop(0) if self.back else 99.0

    def clock(self):
        return self.now


with Checks("five rounds on a machine with a clock of its own") as check:
    m = Machine([9, 4, 2, 3, 5], [20, 9, 11, 7, 6])
    check(cost_ratio, m.forward, m.backward, 5, m.clock).gives(
        3.0,
        says="forward takes 9, 4, 2, 3, 5 seconds, backward 20, 9, 11, 7, 6: the ratio is 3",
        M09x=lambda v: any(np.isclose(v, w) for w in (53 / 23, 2.25, 2.7011111)),
        M09y=lambda v: np.isclose(v, 1 / 3),
        M09z=1.2,
        M09e=lambda v: any(np.isclose(v, w) for w in (5.0, 4.0, 5.5)),
    )


# %% nbgrader={"grade": true, "grade_id": "cost_ratio_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other times, one round, and a real network: between 1 and 6.
### BEGIN HIDDEN TESTS
class Machine:
    """Begins early, so that nothing but a difference gives a duration; a run that is not listed would be the fastest."""

    def __init__(self, ahead, back):
        self.ahead, self.back, self.now = list(ahead), list(back), 0.125

    def forward(self):
        self.now += self.ahead.pop(0) if self.ahead else 0.01

    def backward(self):
        self.now += self.back.pop(0) if self.back else 0.01

    def clock(self):
        return self.now


def real_network():
    """A forward and a backward pass of 100-100-100-100 on 200 samples."""
    rng = np.random.default_rng(0)
    weights, X = [rng.normal(0, 0.1, (100, 100)) for _ in range(3)], rng.normal(size=(200, 100))
    kept = []

    def forward():
        kept[:] = [X]
        for W in weights:
            kept.append(np.tanh(kept[-1] @ W))

    def backward():
        delta = kept[-1] / 200
        for W, a in zip(weights[::-1], kept[-2::-1]):
            a.T @ delta, delta.sum(axis=0)
            delta = delta @ W.T * (1 - a**2)

    return forward, backward


with Checks("machines with other times, and a real one", thorough=True) as check:
    for case in check.cases(6):
        rounds = 1 if case.index == 0 else case.size(3, 7)
        ahead = [float(f"{t:.3f}") for t in case.rng.uniform(1, 9, rounds)]
        back = [float(f"{t:.3f}") for t in case.rng.uniform(2, 19, rounds)]
        if case.index in (2, 3):  # the smallest stands first, or last
            ahead.sort(reverse=case.index == 3)
            back.sort(reverse=case.index == 3)
        m = Machine(ahead, back)
        A, B = np.array(ahead), np.array(back)
        check(cost_ratio, m.forward, m.backward, rounds, m.clock).gives(
            min(back) / min(ahead),
            rtol=1e-6,
            says=f"forward takes {', '.join(map(str, ahead))} seconds, backward {', '.join(map(str, back))}",
            M09x=lambda v, A=A, B=B: any(
                np.isclose(v, w) for w in (B.mean() / A.mean(), np.median(B) / np.median(A), np.mean(B / A))
            ),
            M09y=min(ahead) / min(back),
            M09z=lambda v, A=A, B=B: np.isclose(v, min(B / A)),
            M09e=lambda v, A=A, B=B: np.isclose(v, min(A + B) / min(A)) or np.isclose(v, min(B) / min(A) + 1),
        )
    ahead, back = real_network()
    # Processor time, not wall time: on a machine that is busy otherwise, even the smallest of ten wall times can be off.
    check(cost_ratio, ahead, back, 10, time.process_time).holds(
        lambda v: 1 <= v <= 6, "on a real network of three layers, by its processor time, the ratio is between 1 and 6"
    )
    check(cost_ratio, ahead, back, 2).holds(lambda v: v > 0, "with the clock that is there by default, it is above 0")
### END HIDDEN TESTS

# %%
if written(backward_layers, cost_ratio):
    rng = np.random.default_rng(0)
    sizes, rows = [784, 30, 30, 10], 500
    weights = [rng.normal(0, np.sqrt(1 / i), (i, o)) for i, o in zip(sizes, sizes[1:])]
    biases = [np.zeros(o) for o in sizes[1:]]
    X, y = rng.uniform(size=(rows, 784)), rng.integers(0, 2, (rows, 10)).astype(float)
    kept = forward_layers(X, weights, biases)
    run = lambda: forward_layers(X, weights, biases)
    ratio = cost_ratio(run, lambda: backward_layers(y, weights, kept), 30)
    count = sum(W.size + b.size for W, b in zip(weights, biases))
    wide = [rng.normal(0, 0.1, (100, 100)) for _ in range(3)]
    kept_wide = forward_layers(X[:, :100], wide, [0, 0, 0])
    ratio_wide = cost_ratio(
        lambda: forward_layers(X[:, :100], wide, [0, 0, 0]), lambda: backward_layers(y[:, :1], wide, kept_wide), 30
    )
    print(f"784-30-30-10, {count:,} parameters: backward costs {ratio:.2f} forward runs")
    print(f"100-100-100-100: backward costs {ratio_wide:.2f} forward runs")

    fig, ax = new(width=6.6, height=2.8)
    names = ["forward", "forward + backward", "nudges (2 runs a parameter)"]
    values = [1, 1 + ratio, 2 * count]
    ax.barh(names[::-1], values[::-1], color="#5F6368")
    ax.set(xscale="log", xlabel="cost in forward runs (axis: each line ×10)", xlim=(0.5, 5e5))
    for row, value in enumerate(values[::-1]):
        ax.text(value * 1.15, row, f"{value:,.1f}" if value < 10 else f"{value:,}", va="center")
    show(
        fig,
        alt=f"Bars on a logarithmic axis for 784-30-30-10: one forward run, forward and backward {1 + ratio:.1f} runs, "
        f"nudges {2 * count:,} runs.",
        caption="The same gradient, 24,790 numbers, by three ways of counting. Nudges stay useful for one thing: "
        "checking the fast way, on a small network.",
    )

# %% [markdown]
# For 784-30-30-10 it is less than the rule says: nearly all the work sits in the first layer, and the first layer carries
# nothing further back. With equal layers the ratio comes closer to two. That a gradient costs only a small, fixed
# multiple of the function holds far beyond networks: Baur and Strassen proved it in 1983 for any calculation with
# +, −, × and ÷, counting the last two.

# %% [markdown]
# ## Recap
#
# - A delta is ∂J/∂z: how much J minds if a unit adds up a little more. It is no target, and no "error of the unit".
# - At the output: (p − y)/n for σ with cross-entropy. Other losses keep σ′.
# - One layer back: through the weights turned over, times the slope of the activation.
# - A weight's gradient: what came in, times the delta. A bias's: the delta, summed over the samples.
# - Nothing of this need be believed: `grad_check` shows a wrong gradient, at weights of ordinary size.
# - Cost: a few forward runs, however many parameters.
#
# ## History, with care
#
# <details><summary>Who found this, and what is often told wrong</summary>
#
# - "1986 by Hinton", say some slides, after an "unsolved problem for 20 years". The paper of 1986 has three authors: David
#   **Rumelhart**, Geoffrey Hinton and Ronald Williams, *Learning representations by back-propagating errors*,
#   [Nature 323, 533–536](https://doi.org/10.1038/323533a0). It showed what hidden units learn, and made the method known.
# - The method is older. Seppo **Linnainmaa** described reverse-mode differentiation of programs in his master's thesis,
#   Helsinki **1970**. Paul **Werbos** proposed it for fitting models in his Harvard dissertation of **1974**, and
#   applied it to neural networks in a paper of **1982**.
# - "Multi-layer perceptron by M. Minsky" is wrong twice: layered nets existed before, and Minsky wrote *Perceptrons* (1969)
#   together with Seymour Papert. The book studies what nets with *one* trainable layer cannot do.
# - "No one on earth had found a viable way to train" them is rhetoric: the way had been published, elsewhere.
# - Whether brains do anything like it is open: a synapse carries signals one way, and the walk back needs the same weights
#   (Lillicrap and others, *Backpropagation and the brain*, Nature Reviews Neuroscience 21, 2020, 335–346).
# - The vanishing gradient: Sepp Hochreiter's diploma thesis, TU München **1991**. Residual connections: He and others, 2015,
#   [arXiv:1512.03385](https://arxiv.org/abs/1512.03385). The price of a gradient: Walter Baur and Volker Strassen, *The
#   complexity of partial derivatives*, Theoretical Computer Science 22 (1983), 317–330.
# </details>
#
# ## What you can do now, and what still does not work
#
# You can train any stack of layers, prove that its gradients are right, and say what a step costs.
#
# You have trained one network on one set of points, and looked at the points it was trained on. How many hidden units? When
# to stop? What do the hidden units *do* to the data? And what happens if all weights start equal? **Lesson 10** builds the
# complete network in numpy and answers these.
#
# ## Read more
#
# - Rumelhart, Hinton and Williams, the [paper of 1986](https://doi.org/10.1038/323533a0): four pages, and you can now
#   read every formula in them.
# - Michael Nielsen, *Neural Networks and Deep Learning*, [chapter 2](http://neuralnetworksanddeeplearning.com/chap2.html):
#   the same four equations, samples in columns, with proofs.
# - Glorot and Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS 2010, 249–256,
#   [proceedings.mlr.press/v9/glorot10a.html](https://proceedings.mlr.press/v9/glorot10a.html): pictures like those of
#   section 7, and the variance you used.
