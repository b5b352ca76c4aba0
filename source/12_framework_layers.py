# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 12 · Your framework I: layers and losses
#
# **The claim.** A network of any depth is a list of small objects that know two things each: how to go forward, and how
# to go back. You write eight such classes, under a hundred lines, and lessons 13 to 15 are built on them.
#
# **When you are done you can**
# - write a layer that carries values forward and gradients backward, and say what it has to remember in between;
# - put layers together to a network of any depth without deriving anything anew;
# - compute softmax with cross-entropy without nan, and say why its gradient is $p - y$;
# - choose the output and the loss for a task: one class of several, several labels at once, a quantity;
# - prove that a layer is right, and catch one that is not.
#
# **Time** 120 minutes: eight exercises (98), reading and playing (22). **Before this** you should know backpropagation
# (lesson 09) and Python classes. Every exercise can be done without the earlier lessons' code.

# %% [markdown]
# **Notation**
#
# | sign | what it is | shape |
# |---|---|---|
# | $x$ | what comes into a layer, one sample a row | $n \times d$ |
# | $W$, $b$ | weights and biases of a linear layer | $d \times k$, $k$ |
# | $z$ | *logits*: the numbers before softmax or sigmoid | $n \times k$ |
# | $p$, $y$ | probabilities; the truth, as zeros and ones | $n \times k$ |
# | `dout` | the gradient that comes back: $\partial L/\partial$ (the layer's output) | like the output |
# | `dW`, `db`, `dx` | $\partial L/\partial W$, $\partial L/\partial b$, $\partial L/\partial x$ | like $W$, $b$, $x$ |
#
# Losses are **means**, as in PyTorch. The $1/n$ is in the loss and nowhere else.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, differs_again, gives_nan, like, raised, shaped, warned
from course.layer import FunctionLayer, load_params
from course.plots.function_curves import function_curves
from course.plots.layer_chain import layer_chain
from course.plots.output_gradient import output_gradient
from course.ready import written
from course.widgets.layer_bench import Bench, layer_bench

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# ## 1 · The forgotten line
#
# Here is a network as you wrote it in lessons 09 and 10: one function, two layers, every derivative in its place. It
# reads 500 handwritten digits and is trained on their squared error. Its hidden units are sigmoids.
#
# Somebody hears that tanh learns faster and changes the word `sigma` into `np.tanh`. The function runs. No error, no warning.
#
# **Predict:** is the error after 100 steps lower, the same, or higher than before? Then run the cell.

# %% nbgrader={"grade": false, "grade_id": "given_by_hand", "locked": true, "schema_version": 3, "solution": false, "task": false}
pixels, classes = data.digits()
pixels, targets = pixels / 16, np.eye(10)[classes]  # from 0 to 1; a row of ten zeros and ones for each digit


def sigma(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def train_by_hand(activation, slope, steps=100, eta=0.1):
    """Return the error before each step and after the last. slope: the derivative, from the activation a."""
    rng, x, t = np.random.default_rng(0), pixels[:500], targets[:500]
    W1, W2 = rng.normal(0, 0.18, (64, 32)), rng.normal(0, 0.18, (32, 10))
    b1, b2 = np.zeros(32), np.zeros(10)
    errors = []
    for _ in range(steps + 1):
        a = activation(x @ W1 + b1)
        error = a @ W2 + b2 - t
        errors.append(np.mean(np.sum(error**2, axis=1)))
        back = error @ W2.T * slope(a)
        W2 -= eta * a.T @ error / 500
        b2 -= eta * error.mean(axis=0)
        W1 -= eta * x.T @ back / 500
        b1 -= eta * back.mean(axis=0)
    return errors


# %%
before = train_by_hand(sigma, lambda a: a * (1 - a))
swapped = train_by_hand(np.tanh, lambda a: a * (1 - a))
complete = train_by_hand(np.tanh, lambda a: 1 - a**2)
print(
    f"sigmoid {before[-1]:.2f}    tanh, one word changed {swapped[-1]:.2f}    tanh, both lines changed {complete[-1]:.2f}"
)
function_curves(
    np.arange(101),
    {"sigmoid": before, "tanh, one word changed": swapped, "tanh, both lines changed": complete},
    xlabel="step",
    ylabel="squared error per digit",
    ylim=(0.3, 1.6),
    alt="Squared error over 100 steps. The sigmoid network ends at 0.66. With tanh in the forward pass only, the curve "
    "lies higher and ends at 0.79. With tanh's own derivative as well it ends at 0.41, the lowest.",
    caption="The change that nobody finished gives the highest curve. It falls all the same, so nothing looks broken.",
)

# %% [markdown]
# The error falls, so nobody looks further. "We tried tanh, it is worse." But the backward pass still holds the sigmoid's
# derivative, ten lines below the word that was changed. Done completely, tanh is clearly better: 0.41 against 0.66.
#
# The fault is not in a line. It is in the **layout**: what belongs together stands apart. Every activation lives in two
# places, every new layer adds six lines in three places. Ten layers that way, and you would not trust a single gradient.
#
# **What if each piece kept its forward and its backward side in one place?**

# %% [markdown]
# ## 2 · A layer, and what it promises
#
# Start with the smallest layer there is: it multiplies by one number $s$. Let $s = 3$, and let 2 come in.
#
# - Forward: $6$ goes out.
# - Now somebody behind us has worked out that the loss changes by 5 for each unit of our 6: `dout` is 5.
# - The loss changes by $5 \cdot 3 = 15$ per unit of what came in, and by $5 \cdot 2 = 10$ per unit of $s$.
#
# For the last number the layer needs the 2 again. It must have kept it.


# %% nbgrader={"grade": false, "grade_id": "given_scale", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Scale:
    """The smallest layer: y = s · x."""

    def __init__(self, s):
        self.s = np.array(s)
        self.params = [self.s]  # what can be trained: the very arrays that forward uses
        self.grads = []  # one gradient for each, in the same order; empty before the first backward

    def forward(self, x):
        self.x = x  # kept: backward will need it
        return self.s * x

    def backward(self, dout):
        self.grads = [np.sum(self.x * dout)]  # set anew at every call
        return self.s * dout


scale = Scale(3.0)
print("forward ", scale.forward(np.array([2.0])))
print("backward", scale.backward(np.array([5.0])), "  gradient of s:", scale.grads[0])

# %%
layer_chain(
    ["Scale\ns = 3"],
    ["x = 2", "y = 6"],
    ["dx = 15", "dout = 5"],
    alt="One box, a Scale layer with s = 3. Above it an arrow to the right: 2 goes in, 6 comes out. Below it a dashed "
    "arrow to the left: 5 comes in from the right, 15 goes out on the left.",
    caption="Values go right above the box, gradients go left below it. The gradient of s stays inside, in grads.",
)

# %% [markdown]
# That is the whole **contract**, and every layer of this course keeps it:
#
# 1. `forward(x)` returns the output and remembers what `backward` will need.
# 2. `backward(dout)` returns $\partial L/\partial x$ and sets `grads`. It belongs to the **latest** `forward`.
# 3. `params` is a list of arrays, perhaps empty. Whoever trains changes these arrays *in place*.
# 4. `grads` has the same order and shapes. Each `backward` **overwrites** it; nothing adds up.
#
# Rule 4 is a choice. PyTorch adds up instead, which is why its training loops call `zero_grad()` (lesson 11).

# %% [markdown]
# ## Exercise 1: `Linear` ●●○ · 12 min
#
# Write the layer $y = xW + b$. Take two samples with three features, and two units:
#
# $$ x = \begin{pmatrix} 1 & 2 & 0\\ 0 & 1 & -1 \end{pmatrix},\quad
# W = \begin{pmatrix} 1 & 0\\ 0 & 2\\ 3 & 1 \end{pmatrix},\quad b = (0.5,\; -1),\quad
# \texttt{dout} = \begin{pmatrix} 1 & 0\\ 2 & -1 \end{pmatrix} $$
#
# By hand, first: what is $y$ for the first sample? Which shape must the gradient of $b$ have, and what is its first entry?
#
# The weights start random: normal, mean 0, variance $2/n_\text{in}$. Why this spread is the right one for ReLU is the
# subject of lesson 13. The biases start at 0. Everything is computed in the type of the parameters: float64 to check
# gradients, float32 to be fast.
#
# <details><summary>Hint 1: where to look</summary>
#
# Write the shapes of x, W and dout side by side. For each of the three gradients there is one product (or sum) whose shape
# comes out right. Which one, when no two of n, d and k are equal?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Every sample adds to the gradient of W and of b: sum over the samples, do not average. The 1/n is in dout already, since the
# loss is a mean.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# `__init__`: draw W from rng, scale it, convert it; zeros for b; then the two lists. `forward`: keep x, return one line.
# `backward`: set grads to a list of two, return one product with a transposed matrix.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Linear", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Linear:
    """The layer y = x @ W + b.

    Linear(n_in, n_out, rng, dtype): W is (n_in, n_out), drawn from rng, normal with mean 0 and variance 2 / n_in;
    b is (n_out,), zeros. dtype: of both, as numpy takes it (np.float64, "float32"). params holds [W, b], the same
    arrays as self.W and self.b. grads: [] at first; after backward [dW, db].
    """

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        ### BEGIN SOLUTION
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []
        ### END SOLUTION

    def forward(self, x):
        """Return x @ W + b, shape (n, n_out), for x of shape (n, n_in)."""
        ### BEGIN SOLUTION
        self.x = x
        return x @ self.W + self.b
        ### END SOLUTION

    def backward(self, dout):
        """Return ∂L/∂x, shape (n, n_in), and set grads; dout is ∂L/∂(output), shape (n, n_out)."""
        ### BEGIN SOLUTION
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T
        ### END SOLUTION


load = load_params  # the tests put numbers into your params with this: leave it here


# %% nbgrader={"grade": true, "grade_id": "Linear_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two samples, three features, two units") as check:
    layer = check(Linear, 3, 2, np.random.default_rng(0)).object
    check.value("grads before the first backward", layer.grads).gives([])
    check.value("the shapes of W and b", [layer.W.shape, layer.b.shape]).gives([[3, 2], [2]], M12b=[[2, 3], [2]])
    W, b = np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 1.0]]), np.array([0.5, -1.0])
    load(layer, [W, b])
    check.value("[W, b] after numbers were put into params", [layer.W, layer.b]).gives(
        [W, b], M12a=lambda v: not np.allclose(v[0], W) or not np.allclose(v[1], b)
    )
    x, dout = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0]]), np.array([[1.0, 0.0], [2.0, -1.0]])
    check(layer.forward, x, named="forward").gives(
        [[1.5, 3], [-2.5, 0]], M12c=[[1, 4], [-3, 1]], F7=[[1.5, 4.5], [-4, 0]], N2=changed
    )
    check(layer.backward, dout, named="backward").gives(
        [[1, 0, 3], [2, -2, 5]], B6=raised(ValueError), M12d=lambda v: len(v) == 3, N2=changed
    )
    check.value("grads", layer.grads).gives(
        [[[1, 0], [4, -1], [-2, 1]], [3, -1]],
        B3=[[[1, 0], [4, -1], [-2, 1]], [1, 1]],
        B4=[[[1, 0], [4, -1], [-2, 1]], [1.5, -0.5]],
        B5=lambda v: np.shape(v[0]) == (2, 3) or np.allclose(v[0], [[0.5, 0], [2, -0.5], [-1, 0.5]]),
        M12e=lambda v: len(v) == 2 and np.shape(v[0]) == (2,) and np.shape(v[1]) == (3, 2),
    )


# %% nbgrader={"grade": true, "grade_id": "Linear_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, float32, the spread of the weights, two layers at once,
# two forward passes and two backward passes, and your layer in the middle of a network that is not yours.
### BEGIN HIDDEN TESTS
with Checks("linear layers of any size", thorough=True) as check:
    for case in check.cases(5):
        n, d, k = case.sizes(3)
        x, W, b, dout = case.normal(n, d), case.normal(d, k), case.normal(k), case.normal(n, k)
        layer = check(Linear, d, k, np.random.default_rng(case.index), dtype=np.dtype(case.dtype).name).object
        check.value("grads before the first backward", layer.grads).gives([])
        check.value("the shapes of W and b", [layer.W.shape, layer.b.shape]).gives([[d, k], [k]], M12b=[[k, d], [k]])
        check.value("the dtypes of W and b", [layer.W.dtype.name, layer.b.dtype.name]).gives([x.dtype.name] * 2)
        load(layer, [W, b])
        check.value("[W, b] after numbers were put into params", [layer.W, layer.b]).gives(
            [W, b], M12a=lambda v: not np.allclose(v[0], W) or not np.allclose(v[1], b)
        )
        check(layer.forward, x, named="forward").gives(
            x @ W + b, dtype=case.dtype, M12c=x @ W, F7=raised(ValueError, "broadcast"), N2=changed
        )
        check(layer.backward, dout, named="backward").gives(
            dout @ W.T, dtype=case.dtype, B6=raised(ValueError), M12d=lambda v: len(v) == 3, N2=changed
        )
        grad_w, grad_b = x.T @ dout, dout.sum(axis=0)
        check.value("grads", layer.grads).gives(
            [grad_w, grad_b],
            B3=lambda v, n=n: np.shape(v[1]) == (n,),
            B4=[grad_w, grad_b / n],
            B5=lambda v, grad_w=grad_w, n=n: (
                np.shape(v[0]) == grad_w.T.shape or (n > 1 and np.allclose(v[0], grad_w / n, rtol=1e-4))
            ),
            M12e=lambda v, grad_w=grad_w, grad_b=grad_b: (
                np.shape(v[0]) == grad_b.shape and np.shape(v[1]) == grad_w.shape
            ),
            M12f=[2 * grad_w, 2 * grad_b],
        )
        check.value("the dtypes of grads", [g.dtype.name for g in layer.grads]).gives([x.dtype.name] * 2)

    # Two forward passes, then backward: it belongs to the latest one. A second backward gives the same again.
    layer = check(Linear, 3, 2, np.random.default_rng(1)).object
    first, second, dout = check.rng.normal(size=(4, 3)), check.rng.normal(size=(4, 3)), check.rng.normal(size=(4, 2))
    layer.forward(first)
    layer.forward(second)
    layer.backward(dout)
    right, old = [second.T @ dout, dout.sum(axis=0)], [first.T @ dout, dout.sum(axis=0)]
    check.value("grads after two forwards and a backward", layer.grads).gives(right, M2=old)
    layer.backward(dout)
    twice = [2 * g for g in right]
    check.value("grads after a second backward", layer.grads).gives(right, M2=old, M12f=twice)

    # Two layers at once, in a network whose other parts are not the learner's.
    one, two = (
        check(Linear, 5, 4, np.random.default_rng(2)).object,
        check(Linear, 4, 3, np.random.default_rng(3)).object,
    )
    W1, b1, W2, b2 = (check.rng.normal(size=shape) for shape in ((5, 4), (4,), (4, 3), (3,)))
    load(one, [W1, b1])
    load(two, [W2, b2])
    x, t = check.rng.normal(size=(6, 5)), check.rng.normal(size=(6, 3))
    hidden = np.tanh(x @ W1 + b1)
    dz = (hidden @ W2 + b2 - t) / 6
    da = dz @ W2.T * (1 - hidden**2)
    came = two.forward(np.tanh(one.forward(x)))
    check.value("the output of a network with two of your layers", came).gives(hidden @ W2 + b2, M12g=...)
    back = one.backward(two.backward(dz) * (1 - hidden**2))
    check.value("what comes back to the network's input", back).gives(da @ W1.T, M12g=...)
    check.value("the gradients in the network", [*one.grads, *two.grads]).gives(
        [x.T @ da, da.sum(axis=0), hidden.T @ dz, dz.sum(axis=0)], M12g=...
    )

    # The start.
    large = check(Linear, 200, 50, np.random.default_rng(4)).object
    spread = float(np.std(large.W))
    check.value("the standard deviation of W for 200 inputs and 50 outputs", spread).gives(
        0.1,
        rtol=0.04,
        I2=lambda v: abs(v - 0.2) < 0.01,
        I4=like(lambda v: abs(v - 0.0894) < 0.004, v=round(spread**2, 4)),
        M12h=lambda v: abs(v - 0.0707) < 0.003 or abs(v - 0.01) < 0.001 or v > 0.5,
    )
    check.that(abs(float(np.mean(large.W))) < 0.006, "the weights have mean 0", code="M12h")
    check.that(float(np.max(np.abs(large.W))) > 0.25, "the weights are normal, not uniform", code="M12h")
    check.value("b at the start", large.b).gives(np.zeros(50))
    again = check(Linear, 200, 50, np.random.default_rng(4)).object
    check.that(np.array_equal(again.W, large.W), "the same generator gives the same W", code="F4")
    other = check(Linear, 200, 50, np.random.default_rng(5)).object
    check.that(not np.array_equal(other.W, large.W), "another generator gives another W", code="M12ao")
### END HIDDEN TESTS

# %% [markdown]
# ## 3 · Activations are layers, too
#
# An activation has no parameters. Its `params` is empty, so are its `grads`, and otherwise it keeps the same contract: the
# local gradient times what comes back, element by element.
#
# **Before you write:** a unit of each kind gets $x = -2$, and then $x = 3$. Which of the six derivatives are exactly 0?
# Which are nearly 0?

# %% [markdown]
# ## Exercise 2: `ReLU`, `Tanh`, `Sigmoid` ●○○ · 12 min
#
# | layer | forward | derivative, from what |
# |---|---|---|
# | `ReLU` | $\max(x, 0)$ | 1 where $x > 0$, else 0; **at $x = 0$ it is 0** |
# | `Tanh` | $a = \tanh(x)$ | $1 - a^2$, from the output |
# | `Sigmoid` | $a = \sigma(x) = 1/(1+e^{-x})$ | $a(1-a)$, from the output |
#
# $\sigma(-1000)$ must come out as 0, without a warning. You may use $\sigma(x) = \tfrac12\left(1 + \tanh\tfrac x2\right)$:
# numpy's tanh never overflows. float32 in, float32 out.
#
# <details><summary>Hint 1: where to look</summary>
#
# Each class needs to keep one array between forward and backward. For two of them the cheapest thing to keep is what went
# out; for the third it is enough to know where the input was positive.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The ReLU's switch depends on what came *in* at forward. The sign of the gradient that comes back has nothing to do with it.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Six methods: each forward keeps something in self and returns an array; each backward returns dout times the derivative, in
# one line. No method touches params or grads.
# </details>


# %% nbgrader={"grade": false, "grade_id": "activations", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ReLU:
    """The layer max(x, 0), element by element, for arrays of any shape. It has no parameters."""

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        """Return max(x, 0), in x's shape and dtype."""
        ### BEGIN SOLUTION
        self.on = x > 0
        return np.maximum(x, 0)
        ### END SOLUTION

    def backward(self, dout):
        """Return ∂L/∂x; the derivative at exactly 0 is 0."""
        ### BEGIN SOLUTION
        return dout * self.on
        ### END SOLUTION


class Tanh:
    """The layer tanh(x), element by element. It has no parameters."""

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        """Return tanh(x), in x's shape and dtype."""
        ### BEGIN SOLUTION
        self.a = np.tanh(x)
        return self.a
        ### END SOLUTION

    def backward(self, dout):
        """Return ∂L/∂x."""
        ### BEGIN SOLUTION
        return dout * (1 - self.a**2)
        ### END SOLUTION


class Sigmoid:
    """The layer σ(x) = 1 / (1 + e^(−x)), element by element. It has no parameters."""

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        """Return σ(x), in x's shape and dtype, without a warning at ±1000."""
        ### BEGIN SOLUTION
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a
        ### END SOLUTION

    def backward(self, dout):
        """Return ∂L/∂x."""
        ### BEGIN SOLUTION
        return dout * self.a * (1 - self.a)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "activations_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("six numbers through each layer, and back") as check:
    x, dout = np.array([[-2.0, 0.0, 1.5], [0.5, -1.0, 3.0]]), np.array([[1.0, -1.0, 2.0], [-0.5, 4.0, 1.0]])
    relu, tanh, sigmoid = check(ReLU).object, check(Tanh).object, check(Sigmoid).object
    check(relu.forward, x, named="ReLU.forward").gives([[0, 0, 1.5], [0.5, 0, 3]], A2=raised(TypeError), N2=changed)
    check(relu.backward, dout, named="ReLU.backward").gives(
        [[0, 0, 2], [-0.5, 0, 1]],
        A6=[[1, 0, 2], [0, 4, 1]],
        A7=[[0, 0, 3], [-0.25, 0, 3]],
        A8=like([[0, -1, 2], [-0.5, 0, 1]], got=-1),
        M12i=[[0, 0, 1], [1, 0, 1]],
        N2=changed,
    )
    check(tanh.forward, x, named="Tanh.forward").gives(
        [[-0.9640275801, 0, 0.9051482536], [0.4621171573, -0.761594156, 0.9950547537]], N2=changed
    )
    check(tanh.backward, dout, named="Tanh.backward").gives(
        [[0.0706508249, -1, 0.3614132778], [-0.3932238665, 1.6798973665, 0.0098660372]],
        R4=[[0.4433825417, -1, 0.9666663112], [-0.4067708476, 2.3512670001, 0.4231454033]],
        R5=[[-1.8933767552, 0, 0.1717097851], [-0.1242824451, -5.3664792574, 0.0049207909]],
        R8=[[-3, -1, -2.5], [-0.375, 0, -8]],
        M12i=[[0.0706508249, 1, 0.1807066389], [0.786447733, 0.4199743416, 0.0098660372]],
        N2=changed,
    )
    check(sigmoid.forward, x, named="Sigmoid.forward").gives(
        [[0.119202922, 0.5, 0.8175744762], [0.6224593312, 0.2689414214, 0.9525741268]], A2=raised(TypeError), N2=changed
    )
    check(sigmoid.backward, dout, named="Sigmoid.backward").gives(
        [[0.1049935854, -0.25, 0.2982929041], [-0.1175018561, 0.786447733, 0.0451766597]],
        A3=[[-6, 0, -1.5], [-0.125, -8, -6]],
        A4=[[0.2491140154, -0.2350037122, 0.424944173], [-0.1136330459, 0.9821333967, 0.2008790079]],
        A5=[[0.9857906634, -0.75, 0.6631439518], [-0.3062721905, 3.7106820475, 0.0926025329]],
        M12i=[[0.1049935854, 0.25, 0.149146452], [0.2350037122, 0.1966119332, 0.0451766597]],
        N2=changed,
    )
    far = np.array([-1000.0, 1000.0])
    check(sigmoid.forward, far, named="Sigmoid.forward").gives([0, 1], A1=warned)


# %% nbgrader={"grade": true, "grade_id": "activations_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other shapes, one sample, zeros, large numbers, float32, two layers of a kind at once.
### BEGIN HIDDEN TESTS
def squash(z):
    return 1 / (1 + np.exp(-np.asarray(z, float)))


with Checks("activations on random numbers", thorough=True) as check:
    for case in check.cases(5):
        n, d = case.sizes(2)
        x, dout = case.normal(n, d, scale=2.0), case.normal(n, d)
        x[0, 0] = 0.0
        relu, tanh, sigmoid = check(ReLU).object, check(Tanh).object, check(Sigmoid).object
        check(relu.forward, x, named="ReLU.forward").gives(
            np.where(x > 0, x, 0), dtype=case.dtype, A2=raised(TypeError), N2=changed
        )
        check(relu.backward, dout, named="ReLU.backward").gives(
            np.where(x > 0, dout, 0),
            dtype=case.dtype,
            A6=np.where(dout > 0, dout, 0),
            A7=np.where(x > 0, dout * x, 0),
            A8=like(np.where(x >= 0, dout, 0), got=float(dout[0, 0])),
            M12i=np.where(x > 0, 1.0, 0.0),
            N2=changed,
        )
        a = np.tanh(np.asarray(x, float))
        check(tanh.forward, x, named="Tanh.forward").gives(a, dtype=case.dtype, N2=changed)
        check(tanh.backward, dout, named="Tanh.backward").gives(
            dout * (1 - a**2),
            dtype=case.dtype,
            R4=dout * (1 - np.tanh(a) ** 2),
            R5=dout * a * (1 - a),
            R8=dout * (1 - x**2),
            M12i=1 - a**2,
            N2=changed,
        )
        s = squash(x)
        check(sigmoid.forward, x, named="Sigmoid.forward").gives(
            s, dtype=case.dtype, A1=warned, A2=raised(TypeError), N2=changed
        )
        check(sigmoid.backward, dout, named="Sigmoid.backward").gives(
            dout * s * (1 - s),
            dtype=case.dtype,
            A3=dout * x * (1 - x),
            A4=dout * squash(s) * (1 - squash(s)),
            A5=dout * (1 - s**2),
            M12i=s * (1 - s),
            N2=changed,
        )
    far = np.array([[-1000.0, -50.0, 50.0], [1000.0, 0.0, -0.0]])
    relu, tanh, sigmoid = check(ReLU).object, check(Tanh).object, check(Sigmoid).object
    check(relu.forward, far, named="ReLU.forward").gives([[0, 0, 50], [1000, 0, 0]])
    ones = np.ones((2, 3))
    check(relu.backward, ones, named="ReLU.backward").gives(
        [[0, 0, 1], [1, 0, 0]], A8=like([[0, 0, 1], [1, 1, 1]], got=1), A7=[[0, 0, 50], [1000, 0, 0]]
    )
    check(tanh.forward, far, named="Tanh.forward").gives([[-1, -1, 1], [1, 0, 0]])
    check(sigmoid.forward, far, named="Sigmoid.forward").gives([[0, 0, 1], [1, 0.5, 0.5]], atol=1e-12, A1=warned)
    check(sigmoid.backward, ones, named="Sigmoid.backward").gives([[0, 0, 0], [0, 0.25, 0.25]], atol=1e-12, A1=warned)
    check.value("params and grads of the three", [a for l in (relu, tanh, sigmoid) for a in (l.params, l.grads)]).gives(
        [[]] * 6
    )

    # Two of a kind at once; the latest forward counts.
    x1, x2, back = np.array([1.0, -1.0, 2.0]), np.array([-1.0, 1.0, 0.5]), np.array([2.0, 3.0, 5.0])
    for make, name, slope in (
        (ReLU, "ReLU", lambda x: (x > 0) * 1.0),
        (Tanh, "Tanh", lambda x: 1 - np.tanh(x) ** 2),
        (Sigmoid, "Sigmoid", lambda x: squash(x) * squash(-x)),
    ):
        one, two = check(make, named=name).object, check(make, named=name).object
        one.forward(x1)
        two.forward(x2)
        check(one.backward, back, named=f"{name}.backward").gives(back * slope(x1), M12g=back * slope(x2))
        one.forward(x2)
        check(one.backward, back, named=f"{name}.backward").gives(back * slope(x2), M2=back * slope(x1))
### END HIDDEN TESTS

# %%
if written(ReLU, Tanh, Sigmoid):
    line = np.linspace(-5, 5, 201)
    kinds = {"ReLU": ReLU(), "tanh": Tanh(), "sigmoid": Sigmoid()}
    outputs = {name: layer.forward(line) for name, layer in kinds.items()}
    slopes = {name: layer.backward(np.ones(201)) for name, layer in kinds.items()}
    function_curves(
        line,
        slopes,
        xlabel="x, what comes in",
        ylabel="share of dout that gets through",
        alt="The derivatives of three activations from −5 to 5. The ReLU's is 0 left of zero and 1 right of it. Tanh's is a bell "
        "of height 1, the sigmoid's a wider bell of height 0.25; both are near 0 at ±5.",
        caption="What your backward methods let through when dout is 1. Look at x = 4: who still learns there? And at x = −4?",
    )

# %% [markdown]
# The sigmoid never lets through more than a quarter. Five sigmoids in a row: their slopes multiply to
# $0.25^5 \approx 0.001$ at best, and only large weights could make up for it. This is the *vanishing gradient*, and one main
# reason why hidden layers are rarely sigmoids today. A ReLU lets everything through or nothing.
#
# | activation | good for | watch out |
# |---|---|---|
# | ReLU | hidden layers, the default | a unit that is off for every sample gets no gradient: it is *dead* |
# | tanh | hidden layers of small or recurrent networks | flat beyond ±3 |
# | sigmoid | outputs that are probabilities; gates | as a hidden layer: at most ¼ gets through |
# | none | outputs that are quantities | in hidden layers it adds nothing (lesson 07) |

# %% [markdown]
# ## 4 · A chain of layers
#
# Now put layers behind each other. For $L$ layers the whole of backpropagation is this:
#
# | step | what happens |
# |---|---|
# | 1 | $a_0 = x$ |
# | 2 | for $l = 1, 2, \dots, L$: $a_l$ = what layer $l$ makes of $a_{l-1}$ |
# | 3 | the loss turns $a_L$ into one number, and gives $\partial L/\partial a_L$ |
# | 4 | for $l = L, L-1, \dots, 1$: layer $l$ turns $\partial L/\partial a_l$ into $\partial L/\partial a_{l-1}$, and sets its own `grads` |
#
# No step knows which kind of layer it is dealing with, and none depends on how many there are. In lesson 09 you derived steps 2
# and 4 for two layers; for twenty they read the same.
#
# **Predict:** two `Scale` layers, 3 and then 4, and $x = 2$. What comes out? With `dout` = 1, what are the gradients of the
# two numbers?

# %% nbgrader={"grade": false, "grade_id": "given_two_scales", "locked": true, "schema_version": 3, "solution": false, "task": false}
first, second = Scale(3.0), Scale(4.0)
print("forward:  x = 2 →", first.forward(2.0), "→", second.forward(first.forward(2.0)))
print("backward: dout = 1 →", second.backward(1.0), "→", first.backward(second.backward(1.0)))
print("gradient of the 3:", first.grads[0], "  gradient of the 4:", second.grads[0])

# %% [markdown]
# ## Exercise 3: `Sequential` ●○○ · 10 min
#
# Write the chain. A `Sequential` keeps the contract itself, so that a chain can be a layer of another chain. Its `params` and
# `grads` are the lists of its layers joined, first layer first. The stub makes them *properties*: they are worked out anew
# each time somebody asks.
#
# An empty chain hands everything through unchanged.
#
# The tests build their own layers, from pairs of functions: `link_of(forward, backward, params)`. So this exercise does not
# depend on your other classes.
#
# <details><summary>Hint 1: where to look</summary>
#
# Steps 2 and 4 of the table. Which variable walks through the loop, and what is handed out at the end?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `reversed(a_list)` walks from the end. For the joined lists: `a + b` joins two lists, and a comprehension with two `for`s
# joins many.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Each of the four bodies takes one to three lines. forward and backward are loops that put their variable through one layer after
# the other. params and grads keep nothing: they collect what the layers have now.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Sequential", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Sequential:
    """Layers one behind the other; itself a layer. Sequential([a, b, c]) sends x through a, then b, then c.

    layers: the list of layers. params, grads: the layers' lists joined, in order, as they are when asked for.
    """

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        """All parameters: the layers' own arrays, no copies."""
        ### BEGIN SOLUTION
        return [array for layer in self.layers for array in layer.params]
        ### END SOLUTION

    @property
    def grads(self):
        """All gradients of the latest backward, in the order of params."""
        ### BEGIN SOLUTION
        return [array for layer in self.layers for array in layer.grads]
        ### END SOLUTION

    def forward(self, x):
        """Return what the last layer makes of it all."""
        ### BEGIN SOLUTION
        for layer in self.layers:
            x = layer.forward(x)
        return x
        ### END SOLUTION

    def backward(self, dout):
        """Return ∂L/∂x; every layer's grads are set on the way."""
        ### BEGIN SOLUTION
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout
        ### END SOLUTION


link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% nbgrader={"grade": true, "grade_id": "Sequential_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def multiply(x, s):
    return s * x


def multiply_back(x, dout, s):
    return [s * dout, np.sum(x * dout)]


def square(x):
    return x * x


def square_back(x, dout):
    return [2 * x * dout]


with Checks("two layers that multiply, one that squares between them") as check:
    three, four = (link_of(multiply, multiply_back, [np.array(s)]) for s in (3.0, 4.0))
    net = check(Sequential, [three, link_of(square, square_back), four], named="Sequential").object
    check.value("net.params", net.params).gives([3, 4], M12j=lambda v: len(v) == 3 or np.allclose(v, [4, 3]))
    check(net.forward, np.array([1.0, 2.0]), named="net.forward").gives(
        [36, 144], M12k=[48, 192], M12l=[3, 6], M12v=lambda v: np.shape(v) == (3, 2)
    )
    check(net.backward, np.array([1.0, 0.5]), named="net.backward").gives(
        [72, 72], M1=[72, 36], M12l=[4, 2], M12v=lambda v: np.shape(v) == (3, 2)
    )
    check.value("net.grads", net.grads).gives([72, 27], M1=[2, 810], M12j=[27, 72], M12m=shaped(0))


# %% nbgrader={"grade": true, "grade_id": "Sequential_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: no layer, one, six; layers without and with several parameters; a chain in a chain;
# params are the layers' own arrays; grads after a second pass; float32.
### BEGIN HIDDEN TESTS
def affine(x, W, b):
    return x @ W + b


def affine_back(x, dout, W, b):
    return [dout @ W.T, x.T @ dout, dout.sum(axis=0)]


def bend(x):
    return np.tanh(x)


def bend_back(x, dout):
    return [dout * (1 - np.tanh(x) ** 2)]


def walk(x, dout, weights):
    """The same network without layers: tanh after every affine step but the last."""
    kept = [x]
    for i, (W, b) in enumerate(weights):
        kept.append(kept[-1] @ W + b)
        if i < len(weights) - 1:
            kept.append(np.tanh(kept[-1]))
    out, gradients = kept[-1], []
    for i in reversed(range(len(weights))):
        came = kept[2 * i]
        gradients = [came.T @ dout, dout.sum(axis=0), *gradients]
        dout = dout @ weights[i][0].T
        if i:
            dout = dout * (1 - came**2)
    return out, dout, gradients


def plus(c):
    """A layer that adds c ahead and multiplies by c on the way back: no gradient, but it shows the way."""
    return link_of(lambda x: x + c, lambda x, dout: [c * dout])


with Checks("chains of every length", thorough=True) as check:
    for case in check.cases(5):
        depth = [1, 2, 3, 5, 4][case.index]
        n, *sizes = case.sizes(depth + 2, 2, 10)
        weights = [
            (case.normal(d, k) / np.sqrt(d).astype(case.dtype), case.normal(k)) for d, k in zip(sizes, sizes[1:])
        ]
        layers = [link_of(affine, affine_back, list(pair)) for pair in weights]
        chain = [part for layer in layers for part in (layer, link_of(bend, bend_back))][:-1]
        net = check(Sequential, chain, named="Sequential").object
        x, dout = case.normal(n, sizes[0]), case.normal(n, sizes[-1])
        out, dx, gradients = walk(x, dout, weights)
        flat = [array for pair in weights for array in pair]
        check.value("net.params", net.params).gives(flat, M12j=...)
        check.value("net.grads before the first backward", net.grads).gives([])
        check(net.forward, x, named="net.forward").gives(
            out,
            M12l=lambda v, one=x @ weights[0][0] + weights[0][1]: (
                np.shape(v) == one.shape and np.allclose(v, one, rtol=1e-4)
            ),
            M12k=raised(ValueError),
            M12v=lambda v, chain=chain: isinstance(v, list) and len(v) == len(chain),
        )
        check(net.backward, dout, named="net.backward").gives(
            dx,
            M1=raised(ValueError),
            M12l=lambda v, last=dout @ weights[-1][0].T: np.allclose(v, last, rtol=1e-4),
            M12v=lambda v, chain=chain: isinstance(v, list) and len(v) == len(chain),
        )
        check.value("net.grads", net.grads).gives(gradients, M12m=lambda v: len(v) == 0, M12j=lambda v: len(v) > 2)
        # Another batch: nothing of the first may be left.
        x, dout = case.normal(n + 1, sizes[0]), case.normal(n + 1, sizes[-1])
        net.forward(x)
        net.backward(dout)
        check.value("net.grads after a second batch", net.grads).gives(walk(x, dout, weights)[2], M12m=...)
    # Numbers that change in place are the layers' own: a step of an optimiser reaches the layers.
    new = [(2 * W, b + 1) for W, b in weights]
    load_chain(net, [array for pair in new for array in pair])
    check(net.forward, x, named="net.forward").gives(walk(x, dout, new)[0], M12n=...)
    nothing = check(Sequential, [], named="Sequential").object
    check(nothing.forward, x, named="an empty chain's forward").gives(x)
    check(nothing.backward, x, named="an empty chain's backward").gives(x)
    check.value("params and grads of an empty chain", [nothing.params, nothing.grads]).gives([[], []])
    # A chain in a chain. Squares and sums do not commute: the order counts.
    inner = check(Sequential, [plus(2.0), link_of(lambda x: x * x, lambda x, dout: [2 * x * dout])], named="Sequential")
    middle = link_of(lambda x, s: s * x, lambda x, dout, s: [s * dout, np.sum(x * dout)], [np.array(3.0)])
    outer = check(Sequential, [middle, inner.object, plus(-1.0)], named="Sequential").object
    check(outer.forward, np.array([1.0, -2.0]), named="net.forward").gives([24, 15])
    check(outer.backward, np.array([1.0, 1.0]), named="net.backward").gives([-60, 48], M12l=[-1, -1])
    check.value("net.grads with a chain in the chain", outer.grads).gives([-52], M12m=lambda v: len(v) == 0)
### END HIDDEN TESTS

# %%
if written(Linear, ReLU, Sequential):
    rng = np.random.default_rng(0)
    net = Sequential([Linear(64, 32, rng), ReLU(), Linear(32, 16, rng), ReLU(), Linear(16, 10, rng)])
    logits = net.forward(pixels[:500])
    print(f"{len(net.params)} arrays of parameters, {sum(p.size for p in net.params):,} numbers; logits {logits.shape}")
    names = [f"{type(layer).__name__}" for layer in net.layers]
    shapes, flow = [str(pixels[:500].shape)], pixels[:500]
    for layer in net.layers:
        flow = layer.forward(flow)
        shapes.append(str(flow.shape))
    layer_chain(
        names,
        shapes,
        [f"∂ {shape}" for shape in shapes],
        alt="Five boxes: Linear, ReLU, Linear, ReLU, Linear. Forward the shapes are (500, 64), (500, 32) twice, (500, 16) twice, "
        "(500, 10). Backward the gradients have the same shapes.",
        caption="Whatever goes forward through an arrow, a gradient of the same shape comes back through it. "
        "A third hidden layer would be two more entries in the list.",
    )

# %% [markdown]
# What is still missing is step 3: where does the first `dout` come from?
#
# ## 5 · From logits to one number
#
# The network ends in ten numbers for each digit, the *logits*. Take three classes and the logits $2, 1, 0$. Softmax makes
# probabilities of them:
#
# $$ p_j = \frac{e^{z_j}}{\sum_i e^{z_i}}, \qquad e^2 = 7.389,\; e^1 = 2.718,\; e^0 = 1, \qquad p = (0.665,\; 0.245,\; 0.090) $$
#
# If class 0 is the true one, the loss is $-\ln 0.665 = 0.408$: this is the *cross-entropy*. If class 2 is, it is $2.408$.
#
# **Predict:** add 100 to all three logits. What happens to $p$? And what does the computer say if you add 1000?

# %%
logits = np.array([2.0, 1.0, 0.0])
with np.errstate(all="ignore"):
    for shift in (0, 100, 1000):
        powers = np.exp(logits + shift)
        print(f"+{shift:4}: powers {powers}   p {powers / np.sum(powers)}")

# %% [markdown]
# On paper nothing changes: the factor $e^{100}$ stands above and below the line and cancels. On the computer $e^{1000}$ is infinite,
# and infinite divided by infinite is nan. So **use the freedom**: which number can you subtract from a row, so that no power is ever
# larger than 1?
#
# And a second trap. A probability may come out as exactly 0, and $\ln 0$ is $-\infty$. Do not take the logarithm of the
# probability. Write it out, it is shorter than that:
#
# $$ \ln p_c = z_c - \ln \sum_i e^{z_i} $$
#
# With this formula the gradient takes two lines. $L = -\ln p_c = \ln\sum_i e^{z_i} - z_c$, so
#
# $$ \frac{\partial L}{\partial z_j} = \frac{e^{z_j}}{\sum_i e^{z_i}} - [j = c] = p_j - y_j $$
#
# where $[j = c]$ is 1 for the true class and 0 for the others. The exponential of the softmax and the logarithm of the cross-entropy undo each
# other; what remains is **prediction minus truth**. That is why the two are one class here, and one function in most libraries.

# %% [markdown]
# ## Exercise 4: `SoftmaxCrossEntropy` ●●● · 16 min
#
# `forward(logits, labels)` returns the mean loss of the batch, one number. `labels` are class numbers, not rows of zeros
# and ones. `backward()` needs no argument, since the loss is the last in the chain: it returns $\partial L/\partial z$ for the
# batch of the latest `forward`. The mean over $n$ samples puts a factor $1/n$ into it.
#
# By hand: logits $(2, 1, 0)$ and $(-1, 3, 1)$, labels 0 and 2. The two losses are 0.408 and 2.143, their mean is 1.275. Which two
# of the six entries of the gradient are negative?
#
# It must be right for logits of ±1000, and it must leave `logits` and `labels` as they are.
#
# <details><summary>Hint 1: where to look</summary>
#
# The two formulas above. `axis=1, keepdims=True` makes a maximum or a sum per row that fits the table again.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# To pick one entry from each row, numpy takes two lists of indices: `table[np.arange(n), labels]` is entry labels[0] of row 0, entry
# labels[1] of row 1, and so on. It can be read, and changed, too.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# forward: shift each row, make the table of ln p, keep what backward needs, return minus the mean of the picked entries. backward: the
# probabilities divided by n; from the true classes' entries goes 1/n. Work on a new array, so that a second call gives the same.
# </details>


# %% nbgrader={"grade": false, "grade_id": "SoftmaxCrossEntropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
class SoftmaxCrossEntropy:
    """Softmax and cross-entropy in one: the loss for choosing one class of several."""

    def forward(self, logits, labels):
        """Return the mean of −ln p(true class), a number.

        logits: (n, k), any size, up to ±1000 and beyond. labels: (n,), whole numbers from 0 to k − 1.
        """
        ### BEGIN SOLUTION
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())
        ### END SOLUTION

    def backward(self):
        """Return ∂L/∂logits, (n, k), in the dtype of the logits."""
        ### BEGIN SOLUTION
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "SoftmaxCrossEntropy_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("three classes, two samples; and logits of 1000") as check:
    loss = check(SoftmaxCrossEntropy).object
    logits, labels = np.array([[2.0, 1.0, 0.0], [-1.0, 3.0, 1.0]]), np.array([0, 2])
    check(loss.forward, logits, labels, named="forward").gives(
        1.2752687965,
        S1=0.1809245195,
        S2=2.0345339755,
        S5=3.7752687965,
        S6=lambda v: np.isclose(v, 0.2200948493) or np.isclose(v, 0.7520386984),
        X1=2.5505375930,
        X3=0.4250895988,
        L2=lambda v: np.isclose(v, 0.5538422012) or np.isclose(v, 1.8398239685),
        M12o=lambda v: np.isclose(v, -1.2752687965) or np.isclose(v, -0.3912756918),
        N2=changed,
    )
    check(loss.backward, named="backward").gives(
        [[-0.1673795221, 0.1223642355, 0.0450152866], [0.00793812, 0.4334066661, -0.4413447861]],
        rtol=1e-5,
        S1=[[-0.0237129366, 0.059601461, 0.1344707107], [0.0237129366, 0.440398539, -0.1344707107]],
        S2=[[-0.3922219389, 0.0396493329, 0.0145861744], [0.0053659537, 0.292971145, -0.4603506671]],
        S5=[[-0.4549847134, 0.0165601985, 0.0060921566], [0.0003952157, 0.0215780473, -0.4970797289]],
        S6=lambda v: np.isclose(v[0, 0], -0.059601461) or np.isclose(v[1, 2], -1 / 3),
        X1=[[-0.3347590442, 0.244728471, 0.0900305732], [0.01587624, 0.8668133322, -0.8826895722]],
        X2=[[0.1673795221, -0.1223642355, -0.0450152866], [-0.00793812, -0.4334066661, 0.4413447861]],
        X3=[[-0.0557931740, 0.0407880785, 0.0150050955], [0.00264604, 0.144468889, -0.147114929]],
        X4=[[0.5, 0.5, 0.0], [-0.5, 1.5, 0.0]],
        X5=[[-0.7516073622, 0, 0], [0, 0, -4.2621956911]],
        X6=[[-0.0372746541, 0.0226173705, 0.0036878805], [0.0001240267, 0.0500359238, -0.045700675]],
        X7=[[-0.1673795221, 0, 0], [0, 0, -0.4413447861]],
        X8=[[-0.0836897611, 0.0611821178, 0.0225076433], [0.00396906, 0.216703333, -0.220672393]],
        M12p=[[0.3326204779, 0.1223642355, 0.0450152866], [0.00793812, 0.4334066661, 0.0586552139]],
    )
    large = np.array([[1000.0, 0.0, -1000.0]])
    check(loss.forward, large, np.array([0]), named="forward").gives(0, S3=gives_nan)
    check(loss.forward, np.array([[1000.0, 0.0], [-1.0, 0.0]]), np.array([0, 1]), named="forward").gives(
        0.1566308437, S4=gives_nan, S3=gives_nan
    )
    check(loss.forward, large, np.array([1]), named="forward").gives(1000, L4=gives_nan, S3=gives_nan)


# %% nbgrader={"grade": true, "grade_id": "SoftmaxCrossEntropy_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, one class, unsigned labels, ±1000, float32, a second call.
### BEGIN HIDDEN TESTS
def cross_entropy(p, z, labels):
    """The loss and gradient that probabilities p give, and those of known mistakes with the right p."""
    n, k = p.shape
    rows, y = np.arange(n), np.eye(k)[labels]
    with np.errstate(all="ignore"):
        value = float(-np.mean(np.log(p[rows, labels])))
    return value, (p - y) / n, y


with Checks("softmax with cross-entropy on random logits", thorough=True) as check:
    for case in check.cases(6):
        n, k = case.sizes(2)
        given = case.normal(n, k, scale=2.0)
        labels = case.integers(0, k, n)
        z = np.asarray(given, float)
        e = np.exp(z)
        p = e / e.sum(axis=1, keepdims=True)
        value, gradient, y = cross_entropy(p, z, labels)
        top = z.max(axis=1, keepdims=True)
        with np.errstate(all="ignore"):
            others = {
                "S1": [e / e.sum(axis=0)],
                "S2": [e / e.sum()],
                "S5": [np.exp(z - top) / e.sum(axis=1, keepdims=True)],
                "S6": [1 / (1 + np.exp(-z)), z / z.sum(axis=1, keepdims=True)],
            }
        wrong = {code: [cross_entropy(q, z, labels) for q in some] for code, some in others.items()}

        def loss_like(code, wrong=wrong, value=value):
            numbers = [one[0] for one in wrong[code] if not np.isclose(one[0], value)]
            return lambda v: any(np.isclose(v, number, rtol=1e-4, equal_nan=True) for number in numbers)

        def gradient_like(code, wrong=wrong, gradient=gradient):
            tables = [one[1] for one in wrong[code] if not np.allclose(one[1], gradient, atol=1e-4)]
            return lambda v: any(np.allclose(v, table, rtol=1e-3, atol=1e-5, equal_nan=True) for table in tables)

        loss = check(SoftmaxCrossEntropy).object
        by_log = [value / np.log(10), value / np.log(2)]
        flipped = [-value, -float(p[np.arange(n), labels].mean())]
        check(loss.forward, given, labels, named="forward").gives(
            value,
            **{code: loss_like(code) for code in wrong},
            X1=n * value,
            X3=value / k,
            L2=lambda v, by_log=by_log: any(np.isclose(v, one, rtol=1e-4) for one in by_log),
            M12o=lambda v, flipped=flipped: any(np.isclose(v, one, rtol=1e-4) for one in flipped),
            N2=changed,
        )
        check(loss.backward, named="backward").gives(
            gradient,
            dtype=case.dtype,
            rtol=1e-3 if case.dtype == np.float32 else 1e-6,
            **{code: gradient_like(code) for code in wrong},
            X1=n * gradient,
            X2=-gradient,
            X3=gradient / k,
            X4=(z - y) / n,
            X5=-y / p / n,
            X6=gradient * p * (1 - p),
            X7=gradient * y,
            X8=gradient / n,
            M12p=p / n,
            M12q=differs_again,
        )
    rows = check.rng.normal(size=(3, 4))
    loss = check(SoftmaxCrossEntropy).object
    steep = rows.copy()
    steep[0, 2] = 1000.0
    check(loss.forward, steep[:1], np.array([2]), named="forward").gives(0, atol=1e-9, S3=gives_nan)
    steep[1] -= 1000.0
    first = float(-rows[1, 0] + np.log(np.sum(np.exp(rows[1])))) / 2
    check(loss.forward, steep[:2], np.array([2, 0]), named="forward").gives(first, S4=gives_nan, S3=gives_nan)
    check(loss.backward, named="backward").holds(
        lambda g: np.allclose(g[0], 0) and np.isclose(g[1].sum(), 0, atol=1e-9) and g[1, 0] < 0,
        "at ±1000 the rows of the gradient sum to 0",
        S4=gives_nan,
        S3=gives_nan,
    )
    check(loss.forward, np.array([[-1000.0, 1000.0]]), np.array([0]), named="forward").gives(
        2000, L4=gives_nan, S3=gives_nan
    )
    check(loss.backward, named="backward").gives([[-1, 1]], S3=gives_nan, M12p=[[0, 1]])
    check(loss.forward, rows[:, :1], np.zeros(3, int), named="forward").gives(0, atol=1e-9)
    check(loss.backward, named="backward").gives(np.zeros((3, 1)), atol=1e-9)
    small = np.array([3, 0, 1], dtype=np.uint8)
    value, gradient, _ = cross_entropy(np.exp(rows) / np.exp(rows).sum(axis=1, keepdims=True), rows, small)
    check(loss.forward, rows, small, named="forward").gives(value)
    check(loss.backward, named="backward").gives(gradient, M2=np.zeros((3, 1)))
### END HIDDEN TESTS

# %%
if written(Linear, ReLU, Sequential, SoftmaxCrossEntropy):
    rng = np.random.default_rng(0)
    net = Sequential([Linear(64, 32, rng), ReLU(), Linear(32, 10, rng)])
    loss, history = SoftmaxCrossEntropy(), []
    for _ in range(200):
        rows = rng.integers(0, 1400, 64)
        history.append(loss.forward(net.forward(pixels[rows]), classes[rows]))
        net.backward(loss.backward())
        for p, g in zip(net.params, net.grads):
            p -= 0.2 * g  # in place: the layers' own arrays
    right = np.mean(net.forward(pixels[1400:]).argmax(axis=1) == classes[1400:])
    print(f"loss {history[0]:.2f} → {history[-1]:.2f}; {right:.1%} of the 397 digits it has not seen are right")

    hard = int(np.argmin([np.sort(row)[-1] - np.sort(row)[-2] for row in net.forward(pixels[1400:])])) + 1400
    loss.forward(net.forward(pixels[hard : hard + 1]), classes[hard : hard + 1])
    pull = loss.backward()[0]
    output_gradient(
        pull + np.eye(10)[classes[hard]],
        classes[hard],
        pull,
        alt=f"Bars over the ten classes for the digit that the network is least sure about. Top: two probabilities stand out. "
        f"Middle: the truth, class {classes[hard]}. Bottom: the gradient, negative for class {classes[hard]}, positive for the others.",
        caption="The digit that your network is least sure about. Bottom = top − middle. The step goes against the gradient: which logit will rise, "
        "which one falls most? The ten bars of the bottom row sum to 0.",
    )

# %% [markdown]
# Eight lines of training, and none of them knows what is in the network. The opening's hand-made network needed four lines of
# derivatives for two layers, and hid a mistake in one of them.

# %% [markdown]
# ## 6 · Other questions, other losses
#
# Not every question is "which of these ten?".
#
# - *How much?* A price, a temperature: the output is the number itself, the loss its squared error.
# - *Yes or no*, once or for several things at a time: each output is a logit of its own, bent by a sigmoid.
#
# For the second one you can of course put a `Sigmoid` layer last and use the squared error. It is worth seeing what that costs.
# A unit says $z = -6$, that is $p = 0.0025$, and the truth is 1. It could hardly be more wrong. **Predict:** how large is the gradient
# $\partial L/\partial z$ with the squared error $(p - 1)^2$? And with cross-entropy, where it is $p - y$?

# %%
z = np.linspace(-8, 8, 161)
p = sigma(z)
function_curves(
    z,
    {
        "squared error": (p - 1) ** 2,
        "its gradient": 2 * (p - 1) * p * (1 - p),
        "cross-entropy": np.logaddexp(0, -z),
        "gradient p − 1": p - 1,
    },
    xlabel="logit z, where the truth is 1",
    ylabel="loss, and gradient",
    ylim=(-1.2, 3),
    alt="Loss and gradient over the logit for a sample whose truth is 1. For z below −5 the squared error is flat at 1 and its gradient near 0. "
    "The cross-entropy keeps rising to the left and its gradient stays near −1.",
    caption="Look at the far left, where the unit is badly wrong. One gradient has gone to sleep there, the other pulls with full strength.",
)
print(
    f"at z = -6: gradient of the squared error {2 * (sigma(-6.0) - 1) * sigma(-6.0) * (1 - sigma(-6.0)):.4f}, of cross-entropy {sigma(-6.0) - 1:.4f}"
)

# %% [markdown]
# Two hundred times as large. The sigmoid's $a(1-a)$ makes the squared error deaf exactly where it should listen. Cross-entropy
# cancels that factor, as it did for softmax.
#
# For one logit $z$ and a truth $y$ of 0 or 1, with $p = \sigma(z)$, the loss is $-y\ln p - (1-y)\ln(1-p)$. As with softmax the
# logarithms can be done on paper:
#
# $$ \ell = \ln(1 + e^{z}) - z\,y \qquad\qquad \frac{\partial \ell}{\partial z} = p - y $$
#
# The first term overflows at $z = 1000$ if you write it like that. numpy has `np.logaddexp(a, b)`, which is
# $\ln(e^a + e^b)$ without overflow. Which $a$ makes $e^a = 1$?

# %% [markdown]
# ## Exercise 5: `MSE` and `BCEWithLogits` ●●○ · 12 min
#
# Both take two arrays of the same shape and return the mean over **all** entries. For $n$ samples with $k$ outputs that is
# a division by $n \cdot k$, which is PyTorch's convention. Nothing is halved. (`SoftmaxCrossEntropy` divides by $n$: it has one loss a
# sample, not $k$.)
#
# By hand: $\hat y = (1, 2), (0, -1), (3, 0.5)$, $y = (0, 2), (1, -1), (1, 1)$. The six errors squared sum to 6.25. What is the MSE, and what
# is its gradient with respect to the 3?
#
# <details><summary>Hint 1: where to look</summary>
#
# Differentiate the mean of m squares with respect to one of the m numbers. Which factor does the mean leave, and which the square?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `a.size` is the number of entries of an array, whatever its shape. For σ without overflow: ½(1 + tanh(z/2)), as in exercise 2.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Each forward keeps one array (or two) and returns a mean. Each backward takes a difference, prediction minus truth, and divides by its size;
# one of them has a factor more.
# </details>


# %% nbgrader={"grade": false, "grade_id": "losses", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MSE:
    """The mean of the squared errors, over all entries."""

    def forward(self, y_hat, y):
        """Return the mean of (y_hat − y)², a number; both arrays have the same shape."""
        ### BEGIN SOLUTION
        self.error = y_hat - y
        return float(np.mean(self.error**2))
        ### END SOLUTION

    def backward(self):
        """Return ∂L/∂y_hat, in its shape and dtype."""
        ### BEGIN SOLUTION
        return self.error * (2 / self.error.size)
        ### END SOLUTION


class BCEWithLogits:
    """Sigmoid and binary cross-entropy in one, over all entries: the loss for yes or no, once or several times."""

    def forward(self, z, y):
        """Return the mean of −y ln σ(z) − (1 − y) ln(1 − σ(z)), a number. No nan or warning at z = ±1000.

        z: logits. y: zeros and ones, in the same shape.
        """
        ### BEGIN SOLUTION
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))
        ### END SOLUTION

    def backward(self):
        """Return ∂L/∂z, in z's shape and dtype."""
        ### BEGIN SOLUTION
        return self.error / self.error.size
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "losses_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("three samples, two outputs each") as check:
    mse, bce = check(MSE).object, check(BCEWithLogits).object
    y_hat, y = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]]), np.array([[0.0, 2.0], [1.0, -1.0], [1.0, 1.0]])
    check(mse.forward, y_hat, y, named="MSE.forward").gives(
        1.0416666667, L1=6.25, M12r=2.0833333333, E1=0.5208333333, M12s=0.75, N2=changed
    )
    check(mse.backward, named="MSE.backward").gives(
        [[0.3333333333, 0], [-0.3333333333, 0], [0.6666666667, -0.1666666667]],
        L1=[[2, 0], [-2, 0], [4, -1]],
        M12r=[[0.6666666667, 0], [-0.6666666667, 0], [1.3333333333, -0.3333333333]],
        E1=[[0.1666666667, 0], [-0.1666666667, 0], [0.3333333333, -0.0833333333]],
        M12t=[[-0.3333333333, 0], [0.3333333333, 0], [-0.6666666667, 0.1666666667]],
    )
    z, y = np.array([[0.0, 2.0], [-1.0, 1.0], [3.0, -2.0]]), np.array([[1.0, 1.0], [0.0, 0.0], [1.0, 1.0]])
    check(bce.forward, z, y, named="BCEWithLogits.forward").gives(
        0.7703523215,
        L1=4.6221139293,
        M12r=1.5407046431,
        L2=lambda v: np.isclose(v, 0.3345597624) or np.isclose(v, 1.1113834742),
        L3=0.4992650924,
        N2=changed,
    )
    check(bce.backward, named="BCEWithLogits.backward").gives(
        [[-0.0833333333, -0.0198671537], [0.0448235702, 0.1218430964], [-0.0079043122, -0.1467995130]],
        rtol=1e-5,
        L1=[[-0.5, -0.1192029220], [0.2689414214, 0.7310585786], [-0.0474258732, -0.8807970780]],
        M12r=[[-0.1666666667, -0.0397343073], [0.0896471405, 0.2436861929], [-0.0158086244, -0.2935990260]],
        L3=[[-0.0833333333, -0.0198671537], [0, 0], [-0.0079043122, -0.1467995130]],
        L6=[[0.0833333333, 0.0198671537], [-0.0448235702, -0.1218430964], [0.0079043122, 0.1467995130]],
        L7=lambda v: np.isclose(v[0, 0], -1 / 48) and np.isclose(v[1, 1], 0.0239558067),
    )
    far, truth = np.array([1000.0, -1000.0]), np.array([1.0, 0.0])
    check(bce.forward, -0.04 * far, truth, named="BCEWithLogits.forward").gives(
        40, L4=gives_nan, M12an=lambda v: v < 39
    )
    check(bce.forward, far, truth, named="BCEWithLogits.forward").gives(0, L5=warned, L4=gives_nan)
    check(bce.forward, -far, truth, named="BCEWithLogits.forward").gives(
        1000, L5=warned, L4=gives_nan, M12an=lambda v: v < 999
    )


# %% nbgrader={"grade": true, "grade_id": "losses_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random shapes, one sample, one output, ±1000, float32, other conventions, second calls.
### BEGIN HIDDEN TESTS
with Checks("losses on random numbers", thorough=True) as check:
    for case in check.cases(6):
        n, k = case.sizes(2)
        mse, bce = check(MSE).object, check(BCEWithLogits).object
        y_hat, y = case.normal(n, k), case.normal(n, k)
        error = np.asarray(y_hat, float) - y
        value, gradient = np.mean(error**2), 2 * error / error.size
        check(mse.forward, y_hat, y, named="MSE.forward").gives(
            value, L1=value * n * k, M12r=value * k, E1=value / 2, M12s=np.mean(np.abs(error)), N2=changed
        )
        check(mse.backward, named="MSE.backward").gives(
            gradient,
            dtype=case.dtype,
            L1=gradient * n * k,
            M12r=gradient * k,
            E1=gradient / 2,
            M12t=-gradient,
            M12q=differs_again,
        )
        given, y = case.normal(n, k, scale=2.0), case.bits(n, k)
        y[0, :2] = [0.0, 1.0]
        z = np.asarray(given, float)
        p = 1 / (1 + np.exp(-z))
        each = np.logaddexp(0, z) - z * y
        value, gradient = np.mean(each), (p - y) / z.size
        by_log = [value / np.log(10), value / np.log(2)]
        check(bce.forward, given, y, named="BCEWithLogits.forward").gives(
            value,
            L1=value * n * k,
            M12r=value * k,
            L2=lambda v, by_log=by_log: any(np.isclose(v, one, rtol=1e-4) for one in by_log),
            L3=np.mean(each * y),
            L5=warned,
            N2=changed,
        )
        check(bce.backward, named="BCEWithLogits.backward").gives(
            gradient,
            dtype=case.dtype,
            rtol=1e-3 if case.dtype == np.float32 else 1e-6,
            L1=gradient * n * k,
            M12r=gradient * k,
            L3=gradient * y,
            L6=-gradient,
            L7=gradient * p * (1 - p),
            M12q=differs_again,
        )
    bce = check(BCEWithLogits).object
    far = np.array([[1000.0, -1000.0, 40.0], [800.0, 0.0, -40.0]])
    right = (far > 0) * 1.0
    check(bce.forward, far[:, 2], 1 - right[:, 2], named="BCEWithLogits.forward").gives(
        40, L4=gives_nan, M12an=lambda v: v < 39
    )
    check(bce.forward, far, right, named="BCEWithLogits.forward").gives(
        np.log(2) / 6, atol=1e-9, L5=warned, L4=gives_nan
    )
    check(bce.forward, far, 1 - right, named="BCEWithLogits.forward").gives(
        (2880 + np.log(2)) / 6, L5=warned, L4=gives_nan, M12an=lambda v: v < 450
    )
    check(bce.backward, named="BCEWithLogits.backward").gives(
        np.array([[1, -1, 1], [1, -0.5, -1]]) / 6, L5=gives_nan, M2=shaped(2)
    )
    # Vectors are as good as tables.
    line, truth = check.rng.normal(size=5), np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    mse = check(MSE).object
    check(mse.forward, line, truth, named="MSE.forward").gives(np.mean((line - truth) ** 2))
    check(mse.backward, named="MSE.backward").gives(2 * (line - truth) / 5)
    check(bce.forward, line, truth, named="BCEWithLogits.forward").gives(np.mean(np.logaddexp(0, line) - line * truth))
    check(bce.backward, named="BCEWithLogits.backward").gives((1 / (1 + np.exp(-line)) - truth) / 5)
### END HIDDEN TESTS

# %% [markdown]
# ## 7 · Trust nobody, least of all yourself
#
# The opening's mistake went unnoticed because the training went on. Only one thing reveals it for certain: ask the layer for a
# gradient, and compare with what a nudge says.
#
# A layer's output is a table, and a gradient belongs to one number. So make a number of it: take some fixed random `dout` and let
#
# $$ L = \sum_{ij} \texttt{dout}_{ij} \; y_{ij} $$
#
# Then $\partial L/\partial y$ is `dout`, which is what `backward` gets. Now nudge each entry of $x$ and of each parameter up and down by
# $\varepsilon = 10^{-5}$ and see how $L$ moves: $\big(L(+\varepsilon) - L(-\varepsilon)\big) / 2\varepsilon$.
#
# How far may two gradients differ? By 0.001? If they are about 1000, that is superb; if they are about $10^{-6}$, it means
# nothing. Only the **relative** error counts. For the array $g$ that `backward` gives and $h$ from the nudges:
#
# $$ \text{error} = \frac{\lVert g - h\rVert}{\lVert g\rVert + \lVert h\rVert} \qquad (\text{0 if both are all zeros}) $$
#
# **Predict:** which error has a gradient with the wrong sign everywhere? One that is twice too large? One that was forgotten, and stays 0?

# %% [markdown]
# ## Exercise 6: `gradcheck` ●●● · 14 min
#
# Write the check. It returns the largest of these errors over $x$ and all parameters. A right layer gets about $10^{-10}$.
#
# Four traps. In float32 a nudge of $10^{-5}$ drowns in the rounding, so work on a float64 copy of `x`. The nudges must be taken back: after
# the check the layer's parameters are what they were. A `dout` of ones is blind to some mistakes (think of a softmax: its rows sum to 1
# whatever you nudge), so draw it at random. And `backward` belongs to the latest `forward`: ask for the gradients before you begin to nudge.
#
# The tests build layers of two functions with `layer_of`, right ones and wrong ones.
#
# <details><summary>Hint 1: where to look</summary>
#
# Two parts: first the gradients by `backward`, all of them in one list with dx first. Then the same list by nudges. The arrays to
# nudge stand in a list of the same order: your copy of x, then params.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `for index in np.ndindex(array.shape)` visits every entry of an array of any shape, and `array[index]` can be read and set. When you change an
# entry of params in place, the layer computes with it.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# A loop over pairs (array, gradient); inside, an array of slopes and a loop over the entries: keep the old value, set it up, take L, set it
# down, take L, put the old value back. Then one norm of a difference and two norms, and a guard for 0/0.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gradcheck", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradcheck(layer, x, eps=1e-5):
    """Return the largest relative error of a layer's gradients, those of x and of each parameter, against central differences.

    layer: anything that keeps the contract. x: an array that forward takes, left alone. eps: the nudge.
    The error of two arrays g and h is ‖g − h‖ / (‖g‖ + ‖h‖), and 0 if both are all zeros. Everything is computed in
    float64; afterwards the parameters are what they were.
    """
    ### BEGIN SOLUTION
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst
    ### END SOLUTION


layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% nbgrader={"grade": true, "grade_id": "gradcheck_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def affine(x, W, b):
    return x @ W + b


def affine_back(x, dout, W, b):
    return [dout @ W.T, x.T @ dout, np.sum(dout, axis=0)]


def affine_twice(x, dout, W, b):
    """A wrong one: the gradient of b is twice too large."""
    return [dout @ W.T, x.T @ dout, 2 * np.sum(dout, axis=0)]


def affine_minus(x, dout, W, b):
    """A wrong one: what goes back to x has the wrong sign."""
    return [-dout @ W.T, x.T @ dout, np.sum(dout, axis=0)]


def params_after(layer, x):
    """The layer's parameters after a gradcheck."""
    gradcheck(layer, x)
    return layer.params


with Checks("a right layer, and two wrong ones") as check:
    W, b, x = (
        np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]]),
        np.array([0.3, -0.7]),
        np.array([[1.0, 2.0, -1.0], [0.5, -1.5, 2.0]]),
    )
    right = layer_of(affine, affine_back, [W.copy(), b.copy()])
    check(gradcheck, right, x).holds(
        lambda e: 0 <= e < 1e-7,
        "a right layer has an error below 0.0000001",
        C5=lambda e: not np.allclose(right.params[0], W) or not np.allclose(right.params[1], b),
        C3=lambda e: np.isclose(e, 1 / 3, rtol=1e-3),
        M12u=lambda e: e >= 1e-7,
    )
    check(params_after, right, x, named="params after gradcheck").gives([W, b], C5=...)
    twice = layer_of(affine, affine_twice, [W.copy(), b.copy()])
    check(gradcheck, twice, x).gives(1 / 3, rtol=1e-4, M12w=lambda e: e < 1e-3, R12=lambda e: e > 0.4)
    minus = layer_of(affine, affine_minus, [W.copy(), b.copy()])
    check(gradcheck, minus, x).gives(1, rtol=1e-4, M12w=lambda e: e < 1e-3, R12=lambda e: e > 1.01)


# %% nbgrader={"grade": true, "grade_id": "gradcheck_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: layers of other kinds and sizes, gradients that are very small, zeros, float32 inputs,
# mistakes in any of the arrays or in one entry, mistakes that a dout of ones cannot see.
### BEGIN HIDDEN TESTS
def affine(x, W, b):
    return x @ W + b


def bent(x, W, b):
    return np.tanh(x @ W) * b


def bent_back(x, dout, W, b, factors=(1.0, 1.0, 1.0)):
    t = np.tanh(x @ W)
    dz = dout * b * (1 - t**2)
    exact = [dz @ W.T, x.T @ dz, np.sum(dout * t, axis=0)]
    return [factor * g for factor, g in zip(factors, exact)]


def with_factors(*factors):
    return lambda x, dout, W, b: bent_back(x, dout, W, b, factors)


def one_entry(x, dout, W, b):
    """The gradient of W is right but for its last entry, which is 0."""
    dx, dW, db = bent_back(x, dout, W, b)
    dW[-1, -1] = 0.0
    return [dx, dW, db]


def params_after(layer, x):
    """The layer's parameters after a gradcheck."""
    gradcheck(layer, x)
    return layer.params


with Checks("right and wrong layers", thorough=True) as check:
    for case in check.cases(5):
        n, d, k = case.sizes(3, 2, 4)
        x, W, b = case.normal(n, d), case.rng.normal(size=(d, k)) / 2, case.rng.normal(size=k) + 2
        right = layer_of(bent, bent_back, [W.copy(), b.copy()])
        check(gradcheck, right, x).holds(
            lambda e: 0 <= e < 1e-7,
            "a right layer has an error below 0.0000001, for a float32 x too",
            C5=lambda e: not np.allclose(right.params[0], W) or not np.allclose(right.params[1], b),
            C3=lambda e: np.isclose(e, 1 / 3, rtol=1e-3),
            M12u=lambda e, case=case: e >= 1e-7 and case.dtype == np.float64,
            R12=lambda e, case=case: e >= 1e-7 and case.dtype == np.float32,
            N2=changed,
        )
        check(params_after, right, x, named="params after gradcheck").gives([W, b], C5=...)
        place, factor = case.index % 3, case.uniform(1.5, 4.0)
        factors = [factor if i == place else 1.0 for i in range(3)]
        expected = (factor - 1) / (factor + 1)
        wrong = layer_of(bent, with_factors(*factors), [W.copy(), b.copy()])
        check(gradcheck, wrong, x).gives(
            expected,
            rtol=1e-4,
            says=f"a gradient {factor} times too large ({('of x', 'of W', 'of b')[place]}) is found",
            M12w=lambda e, expected=expected: e < 1e-6 or np.isclose(e, expected / 3),
            R12=lambda e, expected=expected: e > 1e-6 and not np.isclose(e, expected / 3),
            N2=changed,
        )
    x = check.rng.normal(size=(3, 2))
    tiny = layer_of(lambda x: 1e-9 * x**2, lambda x, dout: [4e-9 * x * dout])
    check(gradcheck, tiny, x).gives(1 / 3, rtol=1e-3, R12=lambda e: e < 1e-3)
    large = layer_of(lambda x: 1e6 * x**3, lambda x, dout: [3e6 * x**2 * dout])
    check(gradcheck, large, x).holds(lambda e: 0 <= e < 1e-7, "a right layer with large gradients passes", R12=...)
    # This one swaps its columns and forgets to on the way back; a dout of ones sees nothing.
    swapped = layer_of(lambda x: x[:, ::-1].copy(), lambda x, dout: [dout])
    check(gradcheck, swapped, x).holds(
        lambda e: 1e-3 < e <= 1, "forgotten swaps of columns are found", M12x=lambda e: e <= 1e-3, R12=lambda e: e > 1
    )
    constant = layer_of(lambda x: 0 * x, lambda x, dout: [0 * dout])
    check(gradcheck, constant, x).gives(0, M12y=gives_nan)
    W, b = check.rng.normal(size=(2, 3)), np.array([1.0, 2.0, 3.0])
    spoilt = layer_of(bent, one_entry, [W, b])
    check(gradcheck, spoilt, x).holds(
        lambda e: 1e-3 < e <= 1, "a single wrong entry is found", M12w=lambda e: e <= 1e-3, R12=lambda e: e > 1
    )
    # Any shape: three axes, and a single number as a parameter.
    deep = layer_of(
        lambda x, s: np.sin(s * x),
        lambda x, dout, s: [s * np.cos(s * x) * dout, np.sum(x * np.cos(s * x) * dout)],
        [np.array(0.7)],
    )
    check(gradcheck, deep, check.rng.normal(size=(2, 3, 2))).holds(
        lambda e: 0 <= e < 1e-7, "a layer with three axes passes"
    )
    # Wrong on one side only: what matters is the point that was asked for.
    one_sided = layer_of(lambda x: x * x, lambda x, dout: [np.where(x > 0, 4, 2) * x * dout])
    check(gradcheck, one_sided, np.array([1.0, 2.0, 0.5])).gives(1 / 3, rtol=1e-3, M12w=lambda e: e < 1e-3)
    check(gradcheck, one_sided, np.array([-1.0, -2.0, -0.5])).holds(
        lambda e: 0 <= e < 1e-7, "a layer that is wrong for positive numbers only has no error at negative ones"
    )
    none = layer_of(lambda x: x * x, lambda x, dout: [-2 * x * dout])
    check(gradcheck, none, x).gives(1, rtol=1e-4, M12w=lambda e: e < 1e-3, R12=lambda e: e > 1.01)
    coarse = layer_of(lambda x: x**3, lambda x, dout: [3 * x**2 * dout])
    check(gradcheck, coarse, np.array([1.0]), eps=0.5).gives(
        0.25 / 6.25,
        rtol=1e-4,
        says="eps is the nudge: with 0.5 the error for x³ at 1 is 0.04",
        M12z=lambda e: e < 1e-3,
        R12=lambda e: e > 1e-3,
    )
### END HIDDEN TESTS

# %% tags=["play"]
if written(Linear, ReLU, Tanh, Sigmoid, Sequential, gradcheck):
    rng = np.random.default_rng(0)
    net = Sequential([Linear(3, 4, rng), Tanh(), Linear(4, 2, rng)])
    x = rng.normal(size=(5, 3))
    steps = 10.0 ** np.arange(-12, 0)
    errors = [gradcheck(net, x, eps=step) for step in steps]
    function_curves(
        np.log10(steps),
        {"largest relative error": np.array(errors)},
        xlabel="nudge ε, as a power of ten",
        ylabel="error of your gradcheck",
        log_y=True,
        alt="Error of the check over the size of the nudge, both logarithmic: a V. From 0.1 down to about 0.00001 the error falls to 10 to the "
        "minus 10 or 11; for smaller nudges it rises again.",
        caption="A network with right gradients, checked with twelve different nudges. On the right the curve's bend is the error, on the left "
        "rounding. The bottom of the V is where ε = 10⁻⁵ sits.",
    )
    for layer, name in ((Linear(3, 2, rng), "Linear"), (ReLU(), "ReLU"), (Tanh(), "Tanh"), (Sigmoid(), "Sigmoid")):
        print(f"{name:8s} {gradcheck(layer, x):.1e}")

# %% [markdown]
# Had the network of section 1 been a chain of checked layers, changing one of them would have changed both of its sides, and a wrong
# derivative would have had nowhere to hide.

# %% [markdown]
# ## 8 · One of several, or several of many
#
# A picture shows *one* digit. A photo can show a dog **and** a child **and** a beach, or none of these. Both tasks have $k$ outputs, and
# look alike from the outside:
#
# | | multi-class | multi-label |
# |---|---|---|
# | the truth for a sample | one class number | $k$ zeros and ones, any number of ones |
# | output | softmax: the $p$ of a row sum to 1 | $k$ sigmoids: each $p$ stands alone |
# | decision | the largest logit | every logit above 0, that is $p > ½$ |
# | loss | `SoftmaxCrossEntropy` | `BCEWithLogits` |
#
# **Predict:** a network that labels photos gives the logits $3$ (dog), $3$ (child), $-2$ (beach). What does softmax say for the dog? What
# does a sigmoid say?

# %%
photo = np.array([3.0, 3.0, -2.0])
print("softmax", np.exp(photo) / np.sum(np.exp(photo)), "   sigmoids", sigma(photo))

# %% [markdown]
# Softmax: the dog gets 0.498, since the child takes the other half. The better the child is seen, the less dog. Under
# softmax labels **compete**. Here they should not.
#
# ## Exercise 7: one class, or several labels ●●○ · 10 min
#
# **a.** Write `probabilities` and `decide` for both tasks. No nan and no warning at ±1000.
#
# **b.** Which output and loss belong to which task? Choose for `digit` (which digit is this?), `tags` (which of 500 tags fit a
# photo?), `price` (what will this flat cost?) and `spam` (is this mail spam? the network has one output):
#
# - `"A"`: softmax, trained with `SoftmaxCrossEntropy`
# - `"B"`: sigmoid, trained with `BCEWithLogits`
# - `"C"`: the number as it comes, trained with `MSE`
#
# **c.** A trap that the loss curve hides. Somebody ends a ten-class network with a softmax *layer* and trains it with
# `SoftmaxCrossEntropy`, so softmax is applied **twice**. Set `floor` to the lowest loss such a network can ever reach: the best it can do is to
# feed in a 1 for the true class and nine zeros.
#
# <details><summary>Hint 1: where to look</summary>
#
# For a: you have written both functions, inside the classes of exercises 2 and 4. For b: ask how many answers a sample can have.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# For c: the loss takes the ten numbers 1, 0, 0, … for logits. What is e to the power of each, and what share does the true class get?
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# `if several:` one formula, else another, in both functions. decide does not need the probabilities at all: the logits say it. floor is minus the
# logarithm of a fraction with e in it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "multi_label", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a.
def probabilities(logits, several):
    """Return the probabilities of a batch, in the shape (n, k) of the logits.

    several: False for one class a sample (each row sums to 1), True for several labels, each on its own.
    """
    ### BEGIN SOLUTION
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
    ### END SOLUTION


def decide(logits, several):
    """Return the decisions for a batch of logits, (n, k).

    several False: the class numbers, (n,). True: a table of True and False, (n, k), True where p > ½.
    """
    ### BEGIN SOLUTION
    return logits > 0 if several else logits.argmax(axis=1)
    ### END SOLUTION


# b. "A", "B" or "C" for each. c. A number.
### BEGIN SOLUTION
### STUB digit = None
### STUB tags = None
### STUB price = None
### STUB spam = None
### STUB floor = None
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "multi_label_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two samples, three outputs; and four choices") as check:
    logits = np.array([[2.0, 1.0, -1.0], [-3.0, 0.5, 0.0]])
    soft = [[0.7053845127, 0.2594964603, 0.0351190270], [0.0184498479, 0.6109750512, 0.3705751009]]
    own = [[0.8807970780, 0.7310585786, 0.2689414214], [0.0474258732, 0.6224593312, 0.5]]
    check(probabilities, logits, several=False).gives(
        soft, M12aa=own, S1=lambda v: np.allclose(np.sum(v, axis=0), 1), S2=lambda v: np.isclose(np.sum(v), 1)
    )
    check(probabilities, logits, several=True).gives(own, X9=soft)
    check(decide, logits, several=False).gives([0, 1], M12ab=shaped(2, 3))
    check(decide, logits, several=True).gives(
        [[True, True, False], [False, True, False]],
        M12ac=shaped(2),
        M12ad=[[True, True, False], [False, True, True]],
        M12ae=[[True, True, False], [False, False, False]],
    )
    for name, choice in (("digit", digit), ("tags", tags), ("price", price), ("spam", spam)):
        check.value(name, choice).holds(lambda v: v in ("A", "B", "C"), f"{name} is one of the letters A, B, C")
    check.value("floor", floor).holds(lambda v: 0 <= float(v) < 10, "floor is a number, not below 0")


# %% nbgrader={"grade": true, "grade_id": "multi_label_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, ±1000, float32; the four choices, and the number.
### BEGIN HIDDEN TESTS
with Checks("probabilities, decisions, choices", thorough=True) as check:
    for case in check.cases(5):
        n, k = case.sizes(2)
        given = case.normal(n, k, scale=2.0)
        given[0, 0] = 0.7  # p above a half, the logit below 1
        z = np.asarray(given, float)
        e = np.exp(z)
        soft, own = e / e.sum(axis=1, keepdims=True), 1 / (1 + np.exp(-z))
        check(probabilities, given, several=False).gives(
            soft, M12aa=own, S1=e / e.sum(axis=0), S2=e / e.sum(), N2=changed
        )
        check(probabilities, given, several=True).gives(own, X9=soft, N2=changed)
        check(decide, given, several=False).gives(np.argmax(z, axis=1), M12ab=shaped(n, k), N2=changed)
        check(decide, given, several=True).gives(z > 0, M12ac=shaped(n), M12ae=z > 0.5, N2=changed)
    far = np.array([[1000.0, -1000.0, 0.0], [-1000.0, -1001.0, -1000.0]])
    check(probabilities, far[:1], several=False).gives([[1, 0, 0]], S3=gives_nan)
    check(probabilities, far, several=False).gives(
        [[1, 0, 0], [0.4223187983, 0.1553624035, 0.4223187983]], S4=gives_nan, S3=gives_nan
    )
    check(probabilities, far, several=True).gives(
        [[1, 0, 0.5], [0, 0, 0]], atol=1e-9, X9=lambda v: v[0, 2] < 0.1, A1=warned
    )
    check(decide, far, several=True).gives(
        [[True, False, False], [False, False, False]], M12ad=[[True, False, True], [False, False, False]]
    )
    check.value("digit", digit).chooses(
        "A",
        B="Sigmoids would let a picture be a 3 and an 8 at once. It shows one digit: the probabilities should sum to 1.",
        C="The digits' numbers are names. A 7 is not further from a 1 than a 4 is, as far as pictures go.",
    )
    check.value("tags", tags).chooses(
        "B",
        A="Under softmax the tags compete: the more certain the dog, the less child. A photo can have both.",
        C="Each tag is a yes or no, and a squared error after a sigmoid goes to sleep where it is badly wrong.",
    )
    check.value("price", price).chooses(
        "C",
        A="Prices are no classes: being off by one euro and being off by a million would cost the same.",
        B="A sigmoid ends at 1. Which flat costs so little?",
    )
    check.value("spam", spam).chooses(
        "B",
        A="A softmax over one output is always 1. With two outputs it could be done; here there is one.",
        C="The truth is yes or no. Squared errors would push the output towards 0 and 1 and punish a mail for being surely spam.",
    )
    check.value("floor", floor).gives(
        1.461150171734,
        rtol=1e-3,
        says="floor is the lowest loss that a doubled softmax can reach",
        M12af=lambda v: abs(float(v)) < 1e-9,
        M12ag=lambda v: np.isclose(float(v), np.log(10), rtol=1e-3) or np.isclose(float(v), 0.231969, rtol=1e-3),
    )
### END HIDDEN TESTS

# %% [markdown]
# Where does the doubled softmax come from? A listing that many have copied computes `output = softmax(logits)` and, on the next line,
# `softmax_cross_entropy(labels, logits)`. That is correct, and only because the loss gets the `logits`. Whoever "tidies up" and passes `output`
# has two. Nothing complains. **Predict** what you will see in the curve.

# %% tags=["play"]
if written(Linear, ReLU, Sequential, SoftmaxCrossEntropy, probabilities, floor):

    def softmax_back(z, dout):
        p = probabilities(z, several=False)
        return [p * (dout - np.sum(dout * p, axis=1, keepdims=True))]

    curves = {}
    for title in ("logits into the loss", "softmax twice"):
        rng = np.random.default_rng(1)
        layers = [Linear(64, 32, rng), ReLU(), Linear(32, 10, rng)]
        if title == "softmax twice":
            layers.append(FunctionLayer(lambda z: probabilities(z, several=False), softmax_back))
        net, loss, curves[title] = Sequential(layers), SoftmaxCrossEntropy(), []
        for _ in range(250):
            rows = rng.integers(0, 1400, 64)
            curves[title].append(loss.forward(net.forward(pixels[rows]), classes[rows]))
            net.backward(loss.backward())
            for p, g in zip(net.params, net.grads):
                p -= 0.2 * g
        share = np.mean(net.forward(pixels[1400:]).argmax(axis=1) == classes[1400:])
        print(f"{title:22s} last loss {curves[title][-1]:.2f}, {share:.1%} of the unseen digits right")
    curves["floor"] = np.full(250, float(floor))
    function_curves(
        np.arange(250),
        {name: np.array(values) for name, values in curves.items()},
        xlabel="step",
        ylabel="loss of the batch",
        ylim=(0, 2.6),
        alt="Loss over 250 steps. With logits into the loss the curve falls to about 0.15. With softmax twice it falls slowly, to about 1.9, and "
        "stays above the floor at 1.46.",
        caption="The dashed curve starts at 2.3, the loss of guessing. The doubled softmax learns slowly, since its gradients are small, and it can never pass the floor. "
        "No error, no warning: a loss that will not go below 1.46 is the only sign.",
    )

# %% [markdown]
# ## Exercise 8: the rules, and who breaks them ●●○ · 12 min
#
# A last class of mistakes survives every gradcheck, because it needs *two* calls to show: mistakes of memory. Begin by hand, with
# the `Scale` layer of section 2, $s = 3$.
#
# **a.** `forward(2)`, then `forward(5)`, then `backward(10)`: what is the gradient of $s$? Call it `after_two_forwards`. Then, right after it,
# `backward(10)` once more: `after_two_backwards`.
#
# **b.** Write `broken_rules(make, x1, x2, dout)`. `make()` gives a fresh layer, with the same parameters every time. Return the **set** of
# the rules that these layers break:
#
# - `"latest"`: after `forward(x1)` and `forward(x2)`, `backward` gives the gradients for $x_2$, both what it returns and `grads`;
# - `"overwrite"`: a second `backward(dout)` leaves the same `grads` as the first;
# - `"shapes"`: after a backward, `grads` has one array for each of `params`, of the same shape.
#
# `x1` and `x2` have the same shape. A layer that keeps all three gets an empty set, `set()`.
#
# <details><summary>Hint 1: where to look</summary>
#
# How does a layer behave that never saw x1? Compare a fresh one with one that saw x1 first.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# A layer may write its new gradients into the arrays of the old ones. What you want to compare later, copy now. Arrays of different shapes
# must not be compared by `np.allclose`, which raises an error or broadcasts.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Two fresh layers: one goes forward with x2 only, the other with x1 and then x2; both go backward. Compare. Then let one of them go backward
# again, and compare with its copies. At last the shapes. An empty set to begin with, `broken.add(...)` where something differs.
# </details>


# %% nbgrader={"grade": false, "grade_id": "state_rules", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a. Two numbers.
### BEGIN SOLUTION
### STUB after_two_forwards = None
### STUB after_two_backwards = None
after_two_forwards = 50.0
after_two_backwards = 50.0
### END SOLUTION


# b.
def broken_rules(make, x1, x2, dout):
    """Return the set of rules that a kind of layer breaks: "latest", "overwrite", "shapes", or none of them.

    make: a function without arguments; each call returns a fresh layer, always with the same parameters. x1, x2: inputs
    of the same shape. dout: a gradient of the output's shape. The arrays are left alone.
    """
    ### BEGIN SOLUTION
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken
    ### END SOLUTION


kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% nbgrader={"grade": true, "grade_id": "state_rules_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def affine(x, W, b):
    return x @ W + b


def affine_back(x, dout, W, b):
    return [dout @ W.T, x.T @ dout, np.sum(dout, axis=0)]


def right_layer():
    """A layer that keeps all rules."""
    return kind_of(affine, affine_back, [np.array([[1.0, -1.0], [2.0, 0.5], [0.0, 3.0]]), np.zeros(2)])


def adding_layer():
    """A layer whose gradients add up from one backward to the next."""
    total = [0.0, 0.0]

    def back(x, dout, W, b):
        dx, *new = affine_back(x, dout, W, b)
        total[:] = [old + g for old, g in zip(total, new)]
        return [dx, *total]

    return kind_of(affine, back, right_layer().params)


def stubborn_layer():
    """A layer that keeps the first input it ever got."""
    kept = []

    def ahead(x, W, b):
        kept.append(x)
        return affine(x, W, b)

    return kind_of(ahead, lambda x, dout, W, b: affine_back(kept[0], dout, W, b), right_layer().params)


with Checks("two numbers, and three kinds of layers") as check:
    check.value("after_two_forwards", after_two_forwards).gives(50, M2=20, M12ah=lambda v: v in (70, 15), M12ai=30)
    check.value("after_two_backwards", after_two_backwards).gives(50, K8=100, M2=20)
    x1, x2 = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]]), np.array([[2.0, 0.0, -1.0], [1.0, 1.0, 0.5]])
    dout = np.array([[1.0, -2.0], [0.5, 3.0]])
    check(broken_rules, right_layer, x1, x2, dout, named="broken_rules").gives(set(), M12aj=lambda v: len(v) > 0)
    check(broken_rules, adding_layer, x1, x2, dout, named="broken_rules").gives(
        {"overwrite"}, M12ak=lambda v: "overwrite" not in v, M12aj=lambda v: len(v) > 1
    )
    check(broken_rules, stubborn_layer, x1, x2, dout, named="broken_rules").gives(
        {"latest"}, M12al=lambda v: "latest" not in v, M12aj=lambda v: len(v) > 1
    )


# %% nbgrader={"grade": true, "grade_id": "state_rules_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: layers without parameters, several broken rules at once, gradients of wrong shapes or
# number, layers that remember the input before the last, what comes back to x, other sizes, a single sample.
### BEGIN HIDDEN TESTS
def scaled(x, W, b):
    return np.tanh(x @ W) * b


def scaled_back(x, dout, W, b):
    t = np.tanh(x @ W)
    dz = dout * b * (1 - t**2)
    return [dz @ W.T, x.T @ dz, np.sum(dout * t, axis=0)]


def kind(W, b, memory="latest", adds=(), shape="right", only=""):
    """A function that makes layers of one kind.

    memory: which input backward uses: "latest", "first", or "before" (the last but one, if there is one). only: where a
    wrong memory shows: in "dx", in "grads", or in both. adds: the places in grads that add up. shape: "right",
    "transposed", "missing" or "column".
    """

    def make():
        seen, total = [], []

        def ahead(x, W, b):
            seen.append(x)
            return scaled(x, W, b)

        def back(x, dout, W, b):
            old = {"latest": seen[-1], "first": seen[0], "before": seen[-2:][0]}[memory]
            wrong, right = scaled_back(old, dout, W, b), scaled_back(seen[-1], dout, W, b)
            dx, *new = wrong
            if only == "dx":
                new = right[1:]
            if only == "grads":
                dx = right[0]
            if adds:
                total[:] = [t + g if i in adds else g for i, (t, g) in enumerate(zip(total, new))] if total else new
                new = list(total)
            if shape == "transposed":
                new[0] = new[0].T
            if shape == "missing":
                new = new[:1]
            if shape == "column":
                new[1] = new[1][:, None]
            return [dx, *new]

        return kind_of(ahead, back, [W.copy(), b.copy()])

    return make


def clipping(memory):
    """Layers without parameters: max(x, 0), with a right or a stubborn memory."""

    def make():
        seen = []

        def ahead(x):
            seen.append(x)
            return np.maximum(x, 0)

        return kind_of(ahead, lambda x, dout: [dout * (seen[0 if memory == "first" else -1] > 0)])

    return make


with Checks("kinds of layers that break none, one or several rules", thorough=True) as check:
    check.value("after_two_forwards", after_two_forwards).gives(50, M2=20, M12ah=lambda v: v in (70, 15), M12ai=30)
    check.value("after_two_backwards", after_two_backwards).gives(50, K8=100, M2=20)
    for case in check.cases(5):
        n, d, k = case.sizes(3)
        W, b = case.normal(d, k) / 2, case.normal(k) + np.asarray(2, case.dtype)
        x1, x2, dout = case.normal(n, d), case.normal(n, d), case.normal(n, k)
        for made, rules, what in (
            (kind(W, b), set(), "right layers"),
            (kind(W, b, "first"), {"latest"}, "layers that keep their first input"),
            (kind(W, b, "before", only="dx"), {"latest"}, "layers that send back what belongs to the input before"),
            (kind(W, b, "before", only="grads"), {"latest"}, "layers whose grads belong to the input before"),
            (kind(W, b, adds=(0, 1)), {"overwrite"}, "layers that add up"),
            (kind(W, b, adds=(case.index % 2,)), {"overwrite"}, "layers that add up for one of two parameters"),
            (
                kind(W, b, "first", adds=(0, 1)),
                {"latest", "overwrite"},
                "layers that keep their first input and add up",
            ),
            (
                kind(W, b, shape=("transposed", "missing", "column")[case.index % 3]),
                {"shapes"},
                "layers with wrong shapes",
            ),
        ):
            check(broken_rules, made, x1, x2, dout, named="broken_rules").gives(
                rules,
                says=f"{what} break {' and '.join(sorted(rules)) or 'no rule'}",
                M12al=lambda v, rules=rules: "latest" in rules - v,
                M12ak=lambda v, rules=rules: "overwrite" in rules - v,
                M12am=lambda v, rules=rules: "shapes" in rules - v,
                M12aj=lambda v, rules=rules: bool(v - rules),
                N2=changed,
            )
    x1, x2, dout = np.array([1.0, -2.0, 3.0]), np.array([-1.0, 2.0, -3.0]), np.ones(3)
    for memory, rules in (("latest", set()), ("first", {"latest"})):
        check(broken_rules, clipping(memory), x1, x2, dout, named="broken_rules").gives(
            rules,
            says=f"layers without parameters, memory: {memory}",
            M12al=lambda v, rules=rules: "latest" in rules - v,
            M12aj=lambda v, rules=rules: bool(v - rules),
        )
### END HIDDEN TESTS

# %%
if written(broken_rules, Linear, Tanh):
    x1, x2 = np.random.default_rng(0).normal(size=(2, 4, 3))
    print(
        "Linear:",
        broken_rules(lambda: Linear(3, 2, np.random.default_rng(1)), x1, x2, np.ones((4, 2))) or "keeps all rules",
    )
    print("Tanh:  ", broken_rules(Tanh, x1, x2, np.ones((4, 3))) or "keeps all rules")

# %% [markdown]
# ## Play: the workbench
#
# Put a network together with the buttons, out of your own classes. The last layer, ten logits, is always there. Above the boxes stand the
# shapes that go forward, below them the mean size of the gradient that comes back.
#
# Three things to try: the gradients at the input with four `Sigmoid` layers, and with four `ReLU` layers. Two `Linear` layers with nothing between
# them: better than one? And a network without any hidden layer: how good is it after 100 steps?

# %% tags=["play"]
if written(Linear, ReLU, Tanh, Sigmoid, Sequential, SoftmaxCrossEntropy):
    makers = {
        "Linear 32": lambda width, rng: Linear(width, 32, rng),
        "ReLU": lambda width, rng: ReLU(),
        "Tanh": lambda width, rng: Tanh(),
        "Sigmoid": lambda width, rng: Sigmoid(),
    }
    output = ("Linear 10", lambda width, rng: Linear(width, 10, rng))
    layer_bench(Bench(makers, output, Sequential, SoftmaxCrossEntropy, pixels, classes))

# %% [markdown]
# ## Recap
#
# - A layer keeps its forward and its backward side in **one** place. It remembers what it needs, from the latest `forward`.
# - `Sequential` is a loop ahead and a loop back. It keeps the contract, so chains nest, and depth costs nothing to write.
# - Softmax with cross-entropy, sigmoid with cross-entropy: one class each, stable from the logits, gradient $p - y$.
# - One of several: softmax. Several of many: sigmoids. How much: no activation, squared error.
# - `gradcheck` with a random `dout` and the relative error finds wrong gradients. Mistakes of memory need two calls.
#
# ## History and claims, with care
#
# <details><summary>Who had the idea of modules, where softmax comes from, and what probabilities are worth</summary>
#
# - Layers as modules that each know a forward and a backward side: Léon Bottou and Patrick Gallinari, *A Framework for the
#   Cooperation of Learning Algorithms*, NIPS 3 (1990). Torch, the ancestor of PyTorch, was built that way; PyTorch itself needs no backward
#   methods, since it records the graph (lessons 05, 06 and 11).
# - The name *softmax* was given by John Bridle around 1989, in papers on networks whose outputs are read as probabilities. The formula is
#   about a century older: in physics it is the Boltzmann distribution.
# - "ReLU was invented in 2010" is told often. Kunihiko Fukushima used such units in 1969 (*Visual Feature Extraction by a Multilayered Network of
#   Analog Threshold Elements*, IEEE Transactions on Systems Science and Cybernetics 5). What came around 2010 was the finding that deep networks
#   train well with it: Nair and Hinton 2010; Glorot, Bordes and Bengio 2011.
# - "The network is 99 % sure." A softmax output sums to 1; that alone makes it no honest probability. Modern networks tend to be
#   overconfident: Guo and others, *On Calibration of Modern Neural Networks*, ICML 2017,
#   [arXiv:1706.04599](https://arxiv.org/abs/1706.04599).
# </details>
#
# ## What you can do now, and what still does not work
#
# You own a framework: any depth, any of these layers, any of these losses, all of it checked. The training loop has eight lines.
#
# These eight lines are naive. Stack ten layers, start from unlucky weights, and the gradients vanish or explode. Take one step size for
# all parameters, and the slow ones hardly move. **How should a network start, and how should it step?** Initialisation, momentum, Adam, mini-batches:
# lesson 13.
#
# ## Read more
#
# - The PyTorch documentation of [CrossEntropyLoss](https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html) and of
#   [BCEWithLogitsLoss](https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html). After this lesson you can read every line; look for the words
#   "unnormalized logits" and "log-sum-exp trick".
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapter 6.2,
#   [deeplearningbook.org](https://www.deeplearningbook.org/contents/mlp.html): output units and their losses.
# - Kaiming He and others, *Delving Deep into Rectifiers*, ICCV 2015, [arXiv:1502.01852](https://arxiv.org/abs/1502.01852): where the $2/n_\text{in}$ of your
#   `Linear` comes from. Equation 10 is the one.
