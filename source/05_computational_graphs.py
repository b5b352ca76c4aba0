# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 05 · Computational graphs and the chain rule
#
# **The claim.** Any formula built from a few basic operations can be differentiated exactly, by bookkeeping alone. At the
# end of this lesson you own the program that does it: one class, about 60 lines, all of its mathematics yours.
#
# **You will be able to**
# - give the local gradient of ×, +, −, ÷, exp, log, σ, ReLU and max at any numbers;
# - carry values forward and gradients backward through a graph with pencil and paper;
# - say why gradients add where paths meet, and why the order of the nodes matters;
# - write an automatic-differentiation engine for numbers, and show that it is right.
#
# **Time** 75 minutes: seven exercises (60), reading and playing (15). **You need** the derivatives of $x^2$, $e^x$ and
# $\ln x$, and what a Python class is. Lessons 02 (gradient) and 04 (σ) help.
#
# | sign | meaning |
# |---|---|
# | $L$ | the last number of a calculation, often a loss |
# | $\partial L/\partial x$ | the *gradient of $x$*: how much $L$ changes for each unit that $x$ changes |
# | upstream gradient | the gradient that arrives at a node from the right |
# | local gradient | how much a node's output changes for each unit that one of its inputs changes |
#
# In the pictures a node's **value** stands above it and its *gradient* below it, with the sign ∂.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import math

import numpy as np

from course.check import Checks, like, raised, shaped
from course.figure import new, show
from course.graph import Node, draw
from course.ready import written
from course.widgets.backprop_player import backprop_player

# %% [markdown]
# ## 1 · A derivative that gets out of hand
#
# In lesson 04 you found a gradient with pencil and paper. Does that still work for a longer calculation?
#
# Take a number $x$, start with $y = x$, and repeat ten times: $y \leftarrow y \cdot y + x$. Ten multiplications, ten
# additions. The product rule gives the derivative of one round: $y' \leftarrow y' \cdot y + y \cdot y' + 1$.
#
# **Predict:** you write the derivative out in full, as one long formula in $x$. After ten rounds, has it about 100
# characters, about 1,000, or more? Then run the cell.

# %%
formula, derivative = "x", "1"
lengths = [len(derivative)]
for _ in range(10):
    formula, derivative = f"({formula}*{formula}+x)", f"({derivative}*{formula}+{formula}*{derivative}+1)"
    lengths.append(len(derivative))
print("after one round: ", "(1*x+x*1+1)")
print("after ten rounds:", derivative[:60], f"... {lengths[-1]:,} characters")

fig, ax = new(width=6, height=3)
ax.semilogy(range(11), lengths, label="the derivative, written out")
calculation = [1 + 7 * rounds for rounds in range(11)]
ax.semilogy(range(11), calculation, label="the calculation itself, 7 a round")
ax.set(xlabel="rounds", ylabel="characters (each line is ×10)")
ax.legend()
show(
    fig,
    alt="Characters against rounds, on a logarithmic axis. The calculation grows by 7 a round, to 71. "
    "The written-out derivative more than doubles every round, to 59,395 after ten rounds.",
    caption="On this axis a straight line means: times the same factor every round. "
    "The derivative comes close to that, the calculation does not.",
)

# %% [markdown]
# The formula has 59,395 characters, some twenty pages, for a calculation of ten lines. Each round more than doubles it.
#
# There is another way you know: nudge $x$ a little, and see how much the result changes. That costs one more run of the
# calculation *for every input*. The network of lesson 14 has 24,790 parameters: 24,791 runs for one step downhill.
#
# Look at what the long formula wastes. `(x*x+x)` stands in it thousands of times. The program works it out once, keeps
# it under a name, and uses it again. **Can a derivative be worked out like that: piece by piece, each piece once?**

# %% [markdown]
# ## 2 · One node
#
# Begin with the smallest calculation there is: one multiplication. The inputs stand left, the operation is a *node*,
# the arrows say where numbers go. Such a picture is a **computational graph**.

# %%
draw(
    [Node("x", value=2), Node("y", value=3), Node("z", "×", ("x", "y"), value=6)],
    caption="z = x · y with x = 2 and y = 3. If x grows by 0.001, how much does z grow? Say a number before you go on.",
)

# %% [markdown]
# $x$ goes from 2 to 2.001, so $z$ goes from 6 to 6.003: three times as far. The **local gradient** of $z$ with respect
# to $x$ is 3. That is the value of the *other* input, and no accident: $\partial (xy) / \partial x = y$.
#
# A node needs to know nothing about the rest of the calculation to say this. Its own inputs are enough.
# Nudge other operations, and guess before you run. What does `math.log` give? What does the second input of a quotient?


# %%
def nudge(operation, a, b, step=1e-6):
    """Print how fast the output of an operation on a and b changes with a, and with b."""
    by_a = (operation(a + step, b) - operation(a - step, b)) / (2 * step)
    by_b = (operation(a, b + step) - operation(a, b - step)) / (2 * step)
    print(f"with a: {by_a:.4f}    with b: {by_b:.4f}")


nudge(lambda a, b: a * b, 2.0, 3.0)
nudge(lambda a, b: a - b, 5.0, 2.0)
nudge(lambda a, b: a / b, 6.0, 3.0)
nudge(lambda a, b: math.log(a), 4.0, 0.0)  # a node with one input: b plays no part

# %% [markdown]
# ## Exercise 1: the table of local gradients ●○○ · 7 min
#
# A nudge is never exact, and it costs extra runs. The rules of calculus are exact. Write them down, once for each
# operation: given the values of a node's inputs, one local gradient for every input.
#
# The sum is done for you: if $a$ grows by 1, $a + b$ grows by 1, and the same for $b$. The others:
# $a - b$, $a \cdot b$, $a / b$, $e^a$, $\ln a$, $\sigma(a) = 1/(1 + e^{-a})$, $\mathrm{relu}(a) = \max(a, 0)$ and
# $\max(a, b)$.
#
# Two of these have a corner. At $a = 0$ the ReLU gets the local gradient **0** (PyTorch does the same). `max` is not
# tested where $a = b$.
#
# <details><summary>Hint 1: where to look</summary>
#
# Ask of every input separately: the others stand still, this one moves a little. In `max(4, 1)`, what happens to the
# output when the 1 becomes 1.001?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# A quotient is $a \cdot b^{-1}$, and the power rule differentiates $b^{-1}$. The sigmoid's derivative is written with
# its own *output* $s = \sigma(a)$; you met it in lesson 04.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Eight more `if` lines, each returning a list: two numbers for operations with two inputs, one number in a list for
# the others. Check a line by comparing it with what `nudge` prints.
# </details>


# %% nbgrader={"grade": false, "grade_id": "local_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def local_gradients(operation, a, b=None):
    """Return the local gradients of one node: how fast its output changes with each of its inputs.

    operation: "+", "-", "*", "/", "max" (two inputs), or "exp", "log", "sigmoid", "relu" (one input; b is
    not used).
    a, b: the values of the inputs, numbers without a unit.
    Returns: a list with one number for each input.
    Raises: ValueError for any other operation.
    """
    if operation == "+":
        return [1.0, 1.0]
    ### BEGIN SOLUTION
    if operation == "-":
        return [1.0, -1.0]
    if operation == "*":
        return [b, a]
    if operation == "/":
        return [1 / b, -a / b**2]
    if operation == "max":
        return [1.0, 0.0] if a > b else [0.0, 1.0]
    if operation == "exp":
        return [math.exp(a)]
    if operation == "log":
        return [1 / a]
    if operation == "sigmoid":
        s = 1 / (1 + math.exp(-a))
        return [s * (1 - s)]
    if operation == "relu":
        return [1.0 if a > 0 else 0.0]
    ### END SOLUTION
    raise ValueError(f"unknown operation {operation!r}")


# %% nbgrader={"grade": true, "grade_id": "local_gradients_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def but_not(*others):
    """Any value but these, which mistakes of their own explain."""
    return lambda v: not any(np.allclose(v, other, rtol=1e-5) for other in others)


with Checks("local gradients, one operation at a time") as check:
    check(local_gradients, "-", 5.0, 2.0).gives([1, -1], M05h=[1, 1], K1=but_not([1, 1]))
    check(local_gradients, "*", 2.0, 3.0).gives([3, 2], K2=[2, 3], K1=but_not([2, 3]))
    quotient = [0.3333333333, -0.6666666667]
    check(local_gradients, "/", 6.0, 3.0).gives(
        quotient, rtol=1e-6, M05i=lambda v: np.isclose(v[0], 1 / 3), K1=lambda v: not np.isclose(v[0], 1 / 3)
    )
    check(local_gradients, "exp", 0.5).gives([1.6487212707], M05k=shaped(), K1=but_not(0.5))
    check(local_gradients, "log", 4.0).gives([0.25], M05k=shaped(), K1=but_not())
    check(local_gradients, "sigmoid", 0.5).gives([0.2350037122], A3=[0.25], M05k=shaped(), K1=but_not([0.25]))
    check(local_gradients, "relu", 2.0).gives([1], A7=[2], M05k=shaped(), K1=but_not([2]))
    check(local_gradients, "relu", -1.5).gives([0], A7=[-1.5], M05k=shaped(), K1=but_not([-1.5]))
    check(local_gradients, "relu", 0.0).gives([0], A8=[1], M05k=shaped(), K1=but_not([1]))
    check(local_gradients, "max", 4.0, 1.0).gives([1, 0], M05m=[0, 1], K1=but_not([0, 1]))
    check(local_gradients, "max", 1.0, 4.0).gives([0, 1], M05m=[1, 0], K1=but_not([1, 0]))


# %% nbgrader={"grade": true, "grade_id": "local_gradients_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other numbers, negative ones too, both sides of every corner, small and large ones.
### BEGIN HIDDEN TESTS
def but_not(*others):
    return lambda v: not any(np.allclose(v, other, rtol=1e-4) for other in others)


with Checks("local gradients at other numbers", thorough=True) as check:
    for case in check.cases(5):
        a, b = case.normal(scale=2.0)[()], case.normal(scale=2.0)[()]
        b = b + np.sign(b) * case.dtype(0.5)  # not near 0: it divides
        positive = abs(a) + case.dtype(0.1)
        x, y = float(a), float(b)
        s = 1 / (1 + math.exp(-x))
        check(local_gradients, "-", a, b).gives([1, -1], M05h=[1, 1], K1=but_not([1, 1]))
        check(local_gradients, "*", a, b).gives([y, x], K2=[x, y], K1=but_not([x, y]))
        first = lambda v, y=y: np.isclose(v[0], 1 / y, rtol=1e-4)
        check(local_gradients, "/", a, b).gives([1 / y, -x / y**2], M05i=first, K1=lambda v, f=first: not f(v))
        check(local_gradients, "exp", a).gives([math.exp(x)], M05k=shaped(), K1=but_not())
        check(local_gradients, "log", positive).gives([1 / float(positive)], M05k=shaped(), K1=but_not())
        check(local_gradients, "sigmoid", a).gives(
            [s * (1 - s)], A3=[x * (1 - x)], M05k=shaped(), K1=but_not([x * (1 - x)])
        )
        check(local_gradients, "relu", positive).gives([1], A7=[float(positive)], M05k=shaped(), K1=but_not([positive]))
        check(local_gradients, "relu", -positive).gives(
            [0], A7=[-float(positive)], M05k=shaped(), K1=but_not([-positive])
        )
        larger = [1, 0] if x > y else [0, 1]
        check(local_gradients, "max", a, b).gives(larger, M05m=larger[::-1], K1=but_not(larger[::-1]))
    check(local_gradients, "relu", 0.0).gives([0], A8=[1], M05k=shaped(), K1=but_not([1]))
### END HIDDEN TESTS

# %% [markdown]
# ## 3 · From the right comes a number
#
# A node rarely stands alone. Say $z$ goes on into something large, and the last number is $L$. Somebody has worked
# backward from $L$ and hands our node one number: **per unit of $z$, $L$ changes by 5**.
#
# Nudge again: $x$ grows by 0.001, so $z$ grows by 0.003, so $L$ grows by $5 \cdot 0.003 = 0.015$. Per unit of $x$ that
# is 15. This is the chain rule, and it has two factors:
#
# $$\frac{\partial L}{\partial x} \;=\; \underbrace{\frac{\partial L}{\partial z}}_{\text{upstream}} \cdot
# \underbrace{\frac{\partial z}{\partial x}}_{\text{local}}$$

# %%
draw(
    [Node("x", value=2), Node("y", value=3), Node("z", "×", ("x", "y"), value=6, gradient=5, local=(3, 2))],
    local=True,
    caption="The upstream gradient 5 stands below z, the local gradients on the arrows. "
    "Which number belongs below x, and which below y? One is larger. Predict both.",
)

# %% [markdown]
# ## Exercise 2: the multiply node ●○○ · 3 min
#
# Write what a multiply node does when a gradient arrives.
#
# <details><summary>Hint 1: where to look</summary>
#
# The picture above: each arrow carries a number. Start at z and walk left along one arrow.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The arrow from x carries the local gradient of z with respect to x. Section 2 found which input's value that is.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Two products. Both have the upstream gradient as one factor.
# </details>


# %% nbgrader={"grade": false, "grade_id": "multiply_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def multiply_backward(x, y, upstream):
    """Return the gradients that a multiply node z = x · y hands to its inputs.

    x, y: the values of the inputs, numbers. upstream: ∂L/∂z, a number, in units of L per unit of z.
    Returns: (∂L/∂x, ∂L/∂y), in units of L per unit of x and of y.
    """
    ### BEGIN SOLUTION
    return upstream * y, upstream * x
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "multiply_backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the node in the picture, and another") as check:
    check(multiply_backward, 2.0, 3.0, 5.0).gives([15, 10], K2=[10, 15], M05a=[3, 2], M05j=[8, 7], M05r=shaped())
    check(multiply_backward, -1.5, 4.0, 0.5).gives(
        [2, -0.75], K2=[-0.75, 2], M05a=[4, -1.5], M05j=[4.5, -1], M05r=shaped()
    )

# %% nbgrader={"grade": true, "grade_id": "multiply_backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random values and upstream gradients, zeros among them.
### BEGIN HIDDEN TESTS
with Checks("multiply nodes at random numbers", thorough=True) as check:
    for case in check.cases(6):
        a, b, up = case.normal()[()], case.normal()[()], case.normal(scale=3.0)[()]
        x, y, u = float(a), float(b), float(up)
        check(multiply_backward, a, b, up).gives(
            [u * y, u * x], K2=[u * x, u * y], M05a=[y, x], M05j=[u + y, u + x], M05r=shaped()
        )
    check(multiply_backward, 0.0, 7.0, 2.0).gives([14, 0], K2=[0, 14], M05a=[7, 0], M05j=[9, 2])
    check(multiply_backward, 3.0, 4.0, 0.0).gives([0, 0], M05a=[4, 3], M05j=[4, 3])
### END HIDDEN TESTS

# %% [markdown]
# Change the three numbers below and run again. When is the gradient of $x$ negative? When is it 0 although $x$ is not?

# %%
if written(multiply_backward):
    x, y, upstream = 2.0, 3.0, 5.0
    to_x, to_y = multiply_backward(x, y, upstream)
    inputs = [Node("x", value=x, gradient=to_x), Node("y", value=y, gradient=to_y)]
    draw([*inputs, Node("z", "×", ("x", "y"), x * y, upstream, (y, x))], local=True)

# %% [markdown]
# ## 4 · A whole graph, forward and backward
#
# Now several nodes in a row: one linear unit $\hat y = w x$ with its squared error, $L = (w x - y)^2$, at $x = 1$,
# $y = 2$, $w = 1$. **Forward** you fill in values from left to right. It is done below.
#
# **Backward** you start at the right with $\partial L / \partial L = 1$ ($L$ changes by 1 per unit of $L$). Then the same
# small step at each node: *what arrives, times what is local, goes to the left.*
#
# **Predict:** three gradients, for $s$, $\hat y$ and $w$. Then run the cell after the next.


# %%
def unit(d_w=None, d_y_hat=None, d_s=None):
    """The graph of L = (w·x − y)² at x = 1, y = 2, w = 1, with these gradients."""
    inputs = [Node("x", value=1), Node("w", value=1, gradient=d_w), Node("y", value=2)]
    y_hat = Node("ŷ", "×", ("x", "w"), value=1, gradient=d_y_hat, local=(1, 1))
    s = Node("s", "−", ("ŷ", "y"), value=-1, gradient=d_s, local=(1, -1))
    return [*inputs, y_hat, s, Node("L", "( )²", ("s",), value=1, gradient=1, local=(-2,))]


draw(
    unit(),
    local=True,
    caption="Forward: ŷ = 1, s = ŷ − y = −1, L = s² = 1. The square's local gradient is 2s = −2. "
    "Which numbers belong below s, ŷ and w?",
)

# %%
draw(
    unit(d_w=-2, d_y_hat=-2, d_s=-2),
    local=True,
    caption="1 · (−2) = −2 for s, then −2 · 1 = −2 for ŷ, then −2 · 1 = −2 for w. "
    "The gradient is negative: L falls when w grows.",
)

# %% [markdown]
# **Mind the convention.** The slides this lesson grew from write the loss as $(\hat y - y)^2$ on one page and call
# $\tfrac12 \sum (\hat y - y)^2$ "our loss" on the next. These are different losses. With $\tfrac12$ the gradient of $w$
# is −1 here; −2 holds only without it. A mean over $m$ points brings yet another factor, $2/m$. Whoever gives you a
# gradient must say which loss it belongs to.
#
# The same slides head this example "Multi-Layer Perceptron". It is one linear unit; nothing in it has layers.

# %% [markdown]
# ## Exercise 3: forward and backward by hand ●●○ · 8 min
#
# The unit gets a bias: $\hat y = w x + b$, $s = \hat y - y$, and $L = s^2$, or $L = \tfrac12 s^2$ when `half=True`.
# Write both passes, one line for each node. Work $x = 2$, $y = 4$, $w = 1$, $b = 0$ on paper first: what is
# $\partial L/\partial w$?
#
# <details><summary>Hint 1: where to look</summary>
#
# Go through the picture node by node. The bias adds one plus node between × and −. Which local gradients does it have?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The derivative of $s^2$ is $2s$, that of $\tfrac12 s^2$ is $s$. A plus node and the first input of a minus node have
# the local gradient 1: they hand on what they get.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Forward: three lines, each using the one before. Backward: work out s again, then four gradients from right to left,
# each a product of the one before and a local gradient.
# </details>


# %% nbgrader={"grade": false, "grade_id": "loss_backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def loss_forward(x, w, b, y, half=False):
    """Return the values of the graph of L = (w·x + b − y)², or of half of that.

    x, w, b, y: numbers. half: whether the loss has the factor ½.
    Returns: (ŷ, s, L) with ŷ = w·x + b and s = ŷ − y.
    """
    ### BEGIN SOLUTION
    y_hat = w * x + b
    s = y_hat - y
    return y_hat, s, (0.5 if half else 1.0) * s * s
    ### END SOLUTION


def loss_backward(x, w, b, y, half=False):
    """Return the gradients of that graph, from right to left.

    Arguments as for `loss_forward`.
    Returns: (∂L/∂s, ∂L/∂ŷ, ∂L/∂w, ∂L/∂b), each in units of L per unit of its node.
    """
    ### BEGIN SOLUTION
    s = w * x + b - y
    d_s = s if half else 2 * s
    d_y_hat = d_s * 1.0
    return d_s, d_y_hat, d_y_hat * x, d_y_hat * 1.0
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "loss_backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def only_b(others):
    """The first three gradients are right, that of b is not."""
    return lambda v: np.allclose(v[:3], others)


def shuffled(*numbers):
    """These numbers, in another order."""
    return lambda v: np.allclose(sorted(v), sorted(numbers))


with Checks("three graphs, forward and backward") as check:
    check(loss_forward, 1.0, 1.0, 0.0, 2.0).gives([1, -1, 1], K4=[1, 1, 1], M05b=[1, -1, 0.5])
    check(loss_backward, 1.0, 1.0, 0.0, 2.0).gives(
        [-2, -2, -2, -2], K3=[-1, -1, -1, -1], K4=[2, 2, 2, 2], M05c=only_b([-2, -2, -2])
    )
    check(loss_forward, 2.0, 1.0, 0.0, 4.0).gives([2, -2, 4], K4=[2, 2, 4], M05b=[2, -2, 2])
    check(loss_backward, 2.0, 1.0, 0.0, 4.0).gives(
        [-4, -4, -8, -4],
        K2=[-4, -4, -4, -4],
        K3=[-2, -2, -4, -2],
        K4=[4, 4, 8, 4],
        M05o=shuffled(-4, -4, -8, -4),
        M05c=only_b([-4, -4, -8]),
    )
    check(loss_forward, 3.0, 2.0, -1.5, 4.0, half=True).gives(
        [4.5, 0.5, 0.125], K4=[4.5, -0.5, 0.125], M05b=[4.5, 0.5, 0.25], M05p=[6, 2, 2]
    )
    check(loss_backward, 3.0, 2.0, -1.5, 4.0, half=True).gives(
        [0.5, 0.5, 1.5, 0.5],
        K2=[0.5, 0.5, 1, 0.5],
        K4=[-0.5, -0.5, -1.5, -0.5],
        M05b=[1, 1, 3, 1],
        M05o=shuffled(0.5, 0.5, 1.5, 0.5),
        M05c=only_b([0.5, 0.5, 1.5]),
        M05p=[2, 2, 6, 2],
    )

# %% nbgrader={"grade": true, "grade_id": "loss_backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random numbers, with a bias, with and without the ½.
### BEGIN HIDDEN TESTS
with Checks("other numbers, with bias, with and without ½", thorough=True) as check:
    for case in check.cases(6):
        args = [case.normal(scale=2.0)[()] for _ in range(4)]
        x, w, b, y = map(float, args)
        half = case.index % 2 == 1
        f = 0.5 if half else 1.0
        y_hat = w * x + b
        s = y_hat - y

        def back(d, x=x):
            return [d, d, d * x, d]

        others = {"K3": back(s)} if not half else {}
        check(loss_forward, *args, half=half).gives(
            [y_hat, s, f * s * s],
            K4=[y_hat, -s, f * s * s],
            M05b=[y_hat, s, (1.5 - f) * s * s],
            M05p=[w * x, s - b, f * (s - b) ** 2],
            atol=1e-5,
        )
        d = 2 * f * s
        check(loss_backward, *args, half=half).gives(
            back(d),
            atol=1e-5,
            K2=[d, d, d * w, d],
            K4=back(-d),
            M05b=back((2 if half else 1) * s) if half else back(3 * s),
            M05o=lambda v, d=d, x=x: np.allclose(sorted(v), sorted(back(d, x)), rtol=1e-3),
            M05c=lambda v, d=d, x=x: np.allclose(v[:3], [d, d, d * x], rtol=1e-3),
            M05p=back(2 * f * (s - b)),
            **others,
        )
    check(loss_backward, 2.0, 1.0, 0.0, 4.0).gives([-4, -4, -8, -4], K2=[-4, -4, -4, -4], K3=[-2, -2, -4, -2])
    check(loss_backward, 1.0, 3.0, 0.0, 3.0).gives([0, 0, 0, 0])
### END HIDDEN TESTS

# %%
if written(loss_forward, loss_backward):
    x, w, b, y = 2.0, 1.0, 0.0, 4.0
    y_hat, s, loss = loss_forward(x, w, b, y)
    d_s, d_y_hat, d_w, d_b = loss_backward(x, w, b, y)
    inputs = [
        Node("x", value=x),
        Node("w", value=w, gradient=d_w),
        Node("b", value=b, gradient=d_b),
        Node("y", value=y),
    ]
    inner = [Node("w·x", "×", ("w", "x"), w * x, d_y_hat), Node("ŷ", "+", ("w·x", "b"), y_hat, d_y_hat)]
    ends = [Node("s", "−", ("ŷ", "y"), s, d_s), Node("L", "( )²", ("s",), loss, 1)]
    draw([*inputs, *inner, *ends], caption="Your numbers. Change x, w, b or y and run the cell again.")

# %% [markdown]
# ## 5 · Let Python keep the books
#
# You went through the graph with a formula of your own for each node. Every step was the same, so a program can do it.
# What must a node **remember** for that? Three things: its value, the nodes it was made from, and one local gradient for
# each of them.
#
# Python helps with the rest. When it meets `a * b` and `a` is an object of yours, it calls `a.__mul__(b)`. That method
# can return a *new node* that remembers all three. So writing `w * x + b` in the ordinary way **builds the graph**.
#
# One question first. **Predict:** $z = x \cdot x$ at $x = 3$. What should stand below $x$?

# %%
draw(
    [Node("x", value=3), Node("z", "×", ("x", "x"), 9, 1, (3, 3))],
    local=True,
    caption="Two arrows leave x, and each brings back 1 · 3. How do two gradients become one?",
)

# %% [markdown]
# The derivative of $x^2$ is $2x = 6$, and $6 = 3 + 3$. A nudge of $x$ reaches $z$ along both arrows, so both changes
# happen, and they **add**. This is the rule for every graph:
#
# > The gradient of a node is the sum over all arrows that leave it: gradient at the arrow's head × local gradient.
#
# A node that is used twice gets two contributions, at two different times. In Python: `+=`, never `=`.

# %% [markdown]
# ## Exercise 4: a number that remembers ●●○ · 10 min
#
# Complete `Value`. `a + b` and `a * b` return a new `Value` that remembers its parents and its local gradients.
# `_backward(upstream)` is what you wrote in exercise 2, for any node: it adds *upstream × local* to each parent's `grad`.
#
# Constants may stand on either side: `v * 2`, `2 * v`, `v + 1`. Python turns `2 * v` into `v.__rmul__(2)`, which is given.
#
# <details><summary>Hint 1: where to look</summary>
#
# `__init__` takes everything that a node must remember. Which four things does a product pass to it? Look at z in
# the pictures: value, arrows, numbers on the arrows, the sign in the circle.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `other` can be an ordinary number, which has no `data`. `isinstance(other, Value)` tells; a number can be made into
# a `Value` without parents. For `_backward`, `zip(self.parents, self.local)` goes through parents and local gradients
# side by side.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Each operation: first make sure that other is a Value, then one `return Value(...)` with four arguments. `_backward`:
# a loop of one line, which adds a product.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Value", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Value:
    """A number that remembers how it was made.

    data: its value. grad: its gradient ∂L/∂self, 0 at first. parents: the Values it was made from, a tuple.
    local: one local gradient for each parent, a tuple. op: the sign of the operation, for pictures.
    """

    def __init__(self, data, parents=(), local=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        """Return the Value of self + other; other is a Value or a number."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")
        ### END SOLUTION

    def __mul__(self, other):
        """Return the Value of self * other; other is a Value or a number."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")
        ### END SOLUTION

    def _backward(self, upstream):
        """Add upstream × local gradient to the `grad` of each parent; upstream is ∂L/∂self."""
        ### BEGIN SOLUTION
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope
        ### END SOLUTION

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __repr__(self):
        return f"Value({self.data:g}, grad={self.grad:g})"


# %% nbgrader={"grade": true, "grade_id": "Value_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def product_of_values(x, y, upstream):
    """z = x * y: the value of z, and what reaches x and y."""
    a, b = Value(x), Value(y)
    z = a * b
    z._backward(upstream)
    return [z.data, a.grad, b.grad]


def sum_of_values(x, y, upstream):
    """z = x + y: the value of z, and what reaches x and y."""
    a, b = Value(x), Value(y)
    z = a + b
    z._backward(upstream)
    return [z.data, a.grad, b.grad]


def value_used_twice(x):
    """x * x and x + x: both values, and what reaches x from each."""
    a, b = Value(x), Value(x)
    square, double = a * a, b + b
    square._backward(1.0)
    double._backward(1.0)
    return [square.data, a.grad, double.data, b.grad]


def values_and_constants(x):
    """v * 2, 2 * v, v + 1 and 1 + v."""
    v = Value(x)
    return [(v * 2).data, (2 * v).data, (v + 1).data, (1 + v).data]


with Checks("sums and products that remember") as check:
    check(product_of_values, 2.0, 3.0, 5.0).gives(
        [6, 15, 10], K2=[6, 10, 15], M05a=[6, 3, 2], M05l=[6, 0, 0], M05q=raised(AttributeError, "_backward")
    )
    check(sum_of_values, 2.0, 3.0, 5.0).gives(
        [5, 5, 5], M05a=[5, 1, 1], M05l=[5, 0, 0], M05q=raised(AttributeError, "_backward")
    )
    check(value_used_twice, 3.0).gives(
        [9, 6, 6, 2], M05q=raised(AttributeError, "_backward"), K5=like([9, 3, 6, 1], g=3), M05l=[9, 0, 6, 0]
    )
    check(values_and_constants, 3.0).gives(
        [6, 6, 4, 4], M05q=raised(AttributeError, "'float'"), M05d=raised(AttributeError)
    )


# %% nbgrader={"grade": true, "grade_id": "Value_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random numbers, a value used by several nodes, constants on both sides, parents.
### BEGIN HIDDEN TESTS
def product_of_values(x, y, upstream):
    """z = x * y: the value of z, and what reaches x and y."""
    a, b = Value(x), Value(y)
    z = a * b
    z._backward(upstream)
    return [z.data, a.grad, b.grad]


def sum_of_values(x, y, upstream):
    """z = x + y: the value of z, and what reaches x and y."""
    a, b = Value(x), Value(y)
    z = a + b
    z._backward(upstream)
    return [z.data, a.grad, b.grad]


def value_used_twice(x, upstream):
    """x * x and x + x: both values, and what reaches x from each."""
    a, b = Value(x), Value(x)
    square, double = a * a, b + b
    square._backward(upstream)
    double._backward(upstream)
    return [square.data, a.grad, double.data, b.grad]


def value_with_two_users(x, y):
    """x * y and x + y with upstream gradients 2 and 3: what reaches x and y in all."""
    a, b = Value(x), Value(y)
    first, second = a * b, a + b
    first._backward(2.0)
    second._backward(3.0)
    return [a.grad, b.grad]


def values_and_constants(x, c):
    """v * c, c * v, v + c and c + v: their values, and what reaches v from each."""
    found = []
    for make in (lambda v: v * c, lambda v: c * v, lambda v: v + c, lambda v: c + v):
        v = Value(x)
        z = make(v)
        z._backward(1.0)
        found += [z.data, v.grad]
    return found


def values_left_alone(x, y):
    """After a * b and a + b: the values and gradients of a and b, and the values of the product's parents."""
    a, b = Value(x), Value(y)
    z = a * b
    a + b
    return [a.data, b.data, a.grad, b.grad, z.grad, *(parent.data for parent in z.parents)]


with Checks("sums and products of random numbers", thorough=True) as check:
    for case in check.cases(5):
        a, b, up = case.normal(scale=2.0)[()], case.normal(scale=2.0)[()], case.normal(scale=2.0)[()]
        x, y, u = float(a), float(b), float(up)
        check(product_of_values, a, b, up).gives(
            [x * y, u * y, u * x],
            K2=[x * y, u * x, u * y],
            M05a=[x * y, y, x],
            M05l=[x * y, 0, 0],
            M05q=raised(AttributeError, "_backward"),
            atol=1e-5,
        )
        check(sum_of_values, a, b, up).gives(
            [x + y, u, u], M05a=[x + y, 1, 1], M05l=[x + y, 0, 0], M05q=raised(AttributeError, "_backward"), atol=1e-5
        )
        check(value_used_twice, a, up).gives(
            [x * x, 2 * x * u, 2 * x, 2 * u],
            M05q=raised(AttributeError, "_backward"),
            K5=like([x * x, x * u, 2 * x, u], g=x * u),
            M05l=[x * x, 0, 2 * x, 0],
            atol=1e-5,
        )
        check(value_with_two_users, a, b).gives(
            [2 * y + 3, 2 * x + 3],
            M05q=raised(AttributeError, "_backward"),
            K5=like([3, 3], g=3),
            K2=[2 * x + 3, 2 * y + 3],
            atol=1e-5,
        )
        c = case.uniform(-3, 3)
        check(values_and_constants, a, c).gives(
            [c * x, c, c * x, c, x + c, 1, x + c, 1],
            M05q=raised(AttributeError, "_backward"),
            M05d=raised(AttributeError),
            K2=[c * x, x, c * x, x, x + c, 1, x + c, 1],
            atol=1e-5,
        )
    check(values_left_alone, 2.0, 7.0).gives([2, 7, 0, 0, 0, 2, 7])
### END HIDDEN TESTS

# %% [markdown]
# Your class builds graphs now. Below you write one line of ordinary arithmetic and see what Python remembered.
# The gradients are still missing: nobody has called `_backward` yet. In which order would you call it?

# %%
if written(Value):
    w, x, minus_y = Value(1.0), Value(1.0), Value(-2.0)
    s = w * x + minus_y
    loss = s * s
    names = {"w": w, "x": x, "−y": minus_y, "s": s, "L": loss}
    draw(loss, names=names, local=True, caption="Built by your class, from one line of arithmetic.")

# %% [markdown]
# ## 6 · In which order?
#
# In a row of nodes the order is clear: from right to left. In a graph with side roads it is not. Take $a = x \cdot x$,
# $b = a + x$, $L = a \cdot b$ at $x = 2$, that is $L = x^4 + x^3$. Its derivative is $4x^3 + 3x^2$, at 2 that is **44**.
#
# In the picture $L$ has handed on: 6 to $a$ and 4 to $b$. Both have a gradient now. **Whose turn is next, $a$ or $b$?**
# Does it matter?

# %%
a = Node("a", "×", ("x", "x"), value=4, gradient=6, local=(2, 2))
b = Node("b", "+", ("a", "x"), value=6, gradient=4, local=(1, 1))
L = Node("L", "×", ("a", "b"), value=24, gradient=1, local=(6, 4))
draw(
    [Node("x", value=2), a, b, L],
    local=True,
    caption="After the first step back. Follow both choices with a pencil: "
    "what does x get in all if a goes next, what if b goes next?",
)

# %% [markdown]
# Now step through both in the player. It runs your own `Value`. In the second one, watch the node with the broken rim.

# %% tags=["play"]
if written(Value):
    x = Value(2.0)
    a = x * x
    b = a + x
    L = a * b
    names = {"x": x, "a": a, "b": b, "L": L}
    display(backprop_player(L, names=names, order=[x, a, b, L]))  # backward: L, b, a
    display(backprop_player(L, names=names, order=[x, b, a, L]))  # backward: L, a, b

# %% [markdown]
# With $a$ first, $x$ ends with 28. When $a$ handed on its 6, the 4 from $b$ was still to come. The gradient of $a$ is 10,
# and only 6 of it was passed on. No node may hand on **before everybody who uses it has done so**.
#
# Turned round: list the nodes so that each stands **after all its inputs**, then walk the list from its end. Such a
# list is called a *topological order*. $x, a, b, L$ is one. $x, b, a, L$ is not, since $b$ is made from $a$.

# %% [markdown]
# ## Exercise 5: sort the graph ●●● · 11 min
#
# The graph comes as a dictionary: for every node the list of its inputs. The one above is
# `{"L": ["a", "b"], "a": ["x", "x"], "b": ["a", "x"], "x": []}`. Return a list in which every node stands once, after
# all its inputs. There can be several right answers, and any of them will do.
#
# Real graphs are deep: a chain of 5,000 nodes must work, and Python stops a function that calls itself more than about
# 1,000 times.
#
# <details><summary>Hint 1: where to look</summary>
#
# Which nodes can go first? Those without inputs. Which can go next, once these stand in the list?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# One way counts: for every node, how many of its inputs are not in the list yet. When a node is listed, the count of
# each node that uses it goes down; at 0 a node may go. (`["x", "x"]` counts twice.)
# Another way goes deep: a node may go once all its inputs went; keep the nodes you are in the middle of in a list of
# your own, not in calls of a function.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Counting: turn the dictionary round first (for each node, who uses it). Then a list of nodes that are ready, and a loop:
# take one, put it into the order, lower the counts of its users, add those that reached 0 to the ready ones.
# </details>


# %% nbgrader={"grade": false, "grade_id": "topo_sort", "locked": false, "schema_version": 3, "solution": true, "task": false}
def topo_sort(inputs):
    """Return the nodes of a graph in a topological order.

    inputs: a dictionary; for every node the list of the nodes it is computed from. The list is empty for a
    given number, and a node may stand in it twice. Nodes are texts, ints or anything else that can be a key.
    There are no circles.
    Returns: a list of all nodes, each once, each after all its inputs. `inputs` is left alone.
    """
    ### BEGIN SOLUTION
    users = {node: [] for node in inputs}
    missing = {}
    for node, needs in inputs.items():
        missing[node] = len(needs)
        for need in needs:
            users[need].append(node)
    ready = [node for node in inputs if missing[node] == 0]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for user in users[node]:
            missing[user] -= 1
            if missing[user] == 0:
                ready.append(user)
    return order
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "topo_sort_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def first_early(order, inputs):
    """The first node that stands before one of its inputs, or None."""
    place = {node: i for i, node in enumerate(order)}
    return next((n for n in order if any(place.get(m, -1) > place[n] for m in inputs[n])), None)


def sorts(check, inputs, sentence):
    """One check of topo_sort: a list of all nodes, each once, each after its inputs."""
    full = lambda v: len(v) == len(inputs) and set(v) == set(inputs)
    check(topo_sort, inputs).holds(
        lambda v: full(v) and first_early(v, inputs) is None,
        sentence,
        M05e=lambda v: len(set(v)) < len(v),
        M05g=lambda v: set(v) < set(inputs),
        M05f=lambda v: full(v) and first_early(v[::-1], inputs) is None,
        K6=like(
            lambda v: full(v) and first_early(v, inputs) is not None and first_early(v[::-1], inputs) is not None,
            n=lambda v: str(first_early(v, inputs)),
        ),
        K7=raised(RecursionError),
    )


with Checks("every node once, after its inputs") as check:
    sorts(check, {"x": [], "a": ["x"], "b": ["a"]}, "x, a, b in a row")
    sorts(check, {"L": ["a", "b"], "a": ["x", "x"], "b": ["a", "x"], "x": []}, "the graph of the player")
    sorts(check, {"L": ["p", "q"], "p": ["x", "y"], "q": ["y", "p"], "y": ["x"], "x": []}, "x is used at three depths")
    sorts(check, {"L": ["a"], "M": ["a", "b"], "a": ["x"], "b": [], "x": []}, "a graph with two ends")
    check(topo_sort, {i: [i - 1] if i else [] for i in range(5000)}).gives(list(range(5000)), K7=raised(RecursionError))


# %% nbgrader={"grade": true, "grade_id": "topo_sort_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random graphs in random order, a long chain, a ladder of shared nodes, one node.
### BEGIN HIDDEN TESTS
def first_early(order, inputs):
    place = {node: i for i, node in enumerate(order)}
    return next((n for n in order if any(place.get(m, -1) > place[n] for m in inputs[n])), None)


def sorts(check, inputs, sentence):
    full = lambda v: len(v) == len(inputs) and set(v) == set(inputs)
    check(topo_sort, inputs).holds(
        lambda v: full(v) and first_early(v, inputs) is None,
        sentence,
        M05e=lambda v: len(set(v)) < len(v),
        M05g=lambda v: set(v) < set(inputs),
        M05f=lambda v: full(v) and first_early(v[::-1], inputs) is None,
        K6=like(
            lambda v: full(v) and first_early(v, inputs) is not None and first_early(v[::-1], inputs) is not None,
            n=lambda v: str(first_early(v, inputs)),
        ),
        K7=raised(RecursionError),
    )


with Checks("random graphs, a chain, a ladder", thorough=True) as check:
    for case in check.cases(5):
        count = case.integers(10, 16)
        names = [f"{'nabcdefghk'[i % 10]}{i}" for i in case.rng.permutation(count)]
        graph = {names[0]: [], names[1]: []}
        for i in range(2, count):
            picks = case.rng.integers(0, i, case.integers(1, 4))
            graph[names[i]] = [names[i - 1], *(names[j] for j in picks)]
        shuffled = {names[i]: graph[names[i]] for i in case.rng.permutation(count)}
        sorts(check, shuffled, f"a random graph of {count} nodes")
    places = check.rng.permutation(5000)
    links = {int(places[i]): [int(places[i - 1])] if i else [] for i in range(5000)}
    chain = {int(i): links[int(i)] for i in check.rng.permutation(5000)}
    check(topo_sort, chain).gives([int(i) for i in places], K7=raised(RecursionError))
    ladder = {0: []}
    for rung in range(1, 14):
        ladder |= {rung: [rung - 1, rung - 1], -rung: [rung]}
    sorts(check, dict(reversed(ladder.items())), "a ladder of 13 rungs, every node used twice")
    sorts(check, {"only": []}, "a single node")
### END HIDDEN TESTS

# %% [markdown]
# ## 7 · The backward pass
#
# Everything is in place. Given an order, the whole of backpropagation fits in one sentence: *start with 1 at the end,
# walk the order from the end to the beginning, and let each node add to its inputs what is theirs.*
#
# What each node must know stands on its arrows: the inputs' names and the local gradients. For the graph of the player,
# with its numbers at $x = 2$, that is the dictionary `arrows` below.
#
# **Predict**, from the dictionary alone: with which two numbers does $a$ get its gradient of 10?

# %%
arrows = {
    "x": [],
    "a": [("x", 2.0), ("x", 2.0)],
    "b": [("a", 1.0), ("x", 1.0)],
    "L": [("a", 6.0), ("b", 4.0)],
}

# %% [markdown]
# ## Exercise 6: backward ●●○ · 7 min
#
# Write the backward pass for any graph given by its arrows.
#
# <details><summary>Hint 1: where to look</summary>
#
# The rule in the box of section 5: gradient at the arrow's head × local gradient, summed over the arrows that leave a
# node. Each arrow of `arrows[node]` starts at an input and has its head at `node`.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Before the walk, every node needs an entry in your dictionary: 0 for all, since nothing has come yet, and then the right
# number for the last node. A new call needs a new dictionary.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Two loops, one inside the other: over the order from its end, and over the arrows of each node. Inside, one line that
# adds a product.
# </details>


# %% nbgrader={"grade": false, "grade_id": "backward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backward(order, arrows):
    """Return the gradient of every node: how much the last node changes per unit of this one.

    order: a list of nodes in a topological order; the last one is L.
    arrows: a dictionary; for every node the list of its arrows, each a pair (input, local gradient).
    Returns: a dictionary node → gradient (a number) with every node of `order`. The arguments are left alone.
    """
    ### BEGIN SOLUTION
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = 1.0
    for node in reversed(order):
        for source, slope in arrows[node]:
            gradients[source] += gradients[node] * slope
    return gradients
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "backward_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def second_pass(order, arrows):
    """Two passes through one graph: the gradients that the second one gives, in the graph's order."""
    backward(order, arrows)
    found = backward(order, arrows)
    return [found[node] for node in order]


with Checks("three small graphs, and a second pass") as check:
    square = {"x": [], "z": [("x", 3.0), ("x", 3.0)]}
    check(backward, ["x", "z"], square).gives(
        {"x": 6, "z": 1},
        K5=like({"x": 3, "z": 1}, g=3),
        K6={"x": 0, "z": 1},
        K9={"x": 0, "z": 0},
        M05j={"x": 8, "z": 1},
        M05n={"x": 7, "z": 1},
    )
    player = {"u": [], "a": [("u", 2.0), ("u", 2.0)], "b": [("a", 1.0), ("u", 1.0)], "L": [("a", 6.0), ("b", 4.0)]}
    check(backward, ["u", "a", "b", "L"], player).gives(
        {"u": 44, "a": 10, "b": 4, "L": 1},
        K5=like({"u": 8, "a": 4, "b": 4, "L": 1}, g=8),
        K6=like(lambda v: v["L"] == 1 and v["u"] in (0, 24, 28, 68), n="a"),
        K9={"u": 0, "a": 0, "b": 0, "L": 0},
        M05j={"u": 42, "a": 13, "b": 5, "L": 1},
        M05n={"u": 54, "a": 12, "b": 5, "L": 1},
    )
    row = {
        "w": [],
        "x1": [],
        "y1": [],
        "p": [("w", 1.0), ("x1", 1.0)],
        "s": [("p", 1.0), ("y1", -1.0)],
        "E": [("s", -2.0)],
    }
    check(backward, ["w", "x1", "p", "y1", "s", "E"], row).gives(
        {"w": -2, "x1": -2, "p": -2, "y1": 2, "s": -2, "E": 1},
        K9=dict.fromkeys(row, 0),
        K6={"w": 0, "x1": 0, "p": 0, "y1": 0, "s": -2, "E": 1},
        M05j={"w": 1, "x1": 1, "p": 0, "y1": -2, "s": -1, "E": 1},
        M05n={"w": 1, "x1": 1, "p": 0, "y1": 2, "s": -1, "E": 1},
    )
    double = {"c": [], "d": [("c", 4.0), ("c", 1.0)]}
    check(second_pass, ["c", "d"], double).gives(
        [5, 1], K8=lambda v: v[0] >= 10, M05j=[7, 1], M05n=[6, 1], K9=[0, 0], K5=like([1, 1], g=1), K6=[0, 1]
    )


# %% nbgrader={"grade": true, "grade_id": "backward_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random graphs with nodes used at several depths, a long chain, a second pass.
### BEGIN HIDDEN TESTS
def walk(order, arrows, steps, add=True, rest=0.0, times=True):
    """The gradients after the nodes in `steps` handed on one after the other."""
    found = dict.fromkeys(order, rest)
    found[order[-1]] = 1.0
    for node in steps:
        for source, slope in arrows[node]:
            share = found[node] * slope if times else found[node] + slope
            found[source] = (found[source] if add else 0.0) + share
    return found


def depth_first(order, arrows, once):
    """The order in which a walk along the arrows meets the nodes: each once, or as often as a path leads there."""
    met, waiting = [], [order[-1]]
    while waiting and len(met) < 3000:
        node = waiting.pop()
        if once and node in met:
            continue
        met.append(node)
        waiting += [source for source, _ in reversed(arrows[node])]
    return met


def breadth_first(order, arrows):
    met = [order[-1]]
    for node in met:
        met += [source for source in dict.fromkeys(source for source, _ in arrows[node]) if source not in met]
    return met


def used_early(order, arrows):
    """What comes of handing on in wrong orders: forward, and as walks along the arrows meet the nodes."""
    flipped = {node: some[::-1] for node, some in arrows.items()}
    orders = [order, *(depth_first(order, some, once) for some in (arrows, flipped) for once in (True, False))]
    orders += [breadth_first(order, some) for some in (arrows, flipped)]
    right = walk(order, arrows, order[::-1])
    found = [walk(order, arrows, steps) for steps in orders]
    return [e for e in found if not all(np.isclose(e[n], right[n]) for n in order)]


def second_pass(order, arrows):
    """Two passes through one graph: the gradients that the second one gives, in the graph's order."""
    backward(order, arrows)
    found = backward(order, arrows)
    return [found[node] for node in order]


with Checks("random graphs", thorough=True) as check:
    for case in check.cases(6):
        count = case.integers(6, 10)
        tag = case.integers(100, 1000)
        names = [f"n{tag}_{i}" for i in range(count)]
        arrows = {names[0]: [], names[1]: []}
        for i in range(2, count):
            sources = [i - 1, *case.rng.integers(0, i, 2), max(0, i - 2)][: 2 + i % 3]
            arrows[names[i]] = [(names[j], case.uniform(0.3, 1.9)) for j in case.rng.permutation(sources)]
        arrows = {names[i]: arrows[names[i]] for i in case.rng.permutation(count)}  # only `order` is in order
        back = names[::-1]
        right = walk(names, arrows, back)

        early = used_early(names, arrows)

        def is_early(v, early=early):
            return any(set(v) == set(e) and all(np.isclose(v[n], e[n]) for n in e) for e in early)

        once = walk(names, arrows, back, add=False)
        check(backward, names, arrows).gives(
            right,
            K5=like(once, g=once[names[0]]),
            K6=is_early,
            K8=lambda v, names=names: len(v) > len(names),
            K9=dict.fromkeys(names, 0),
            M05j=walk(names, arrows, back, times=False),
            M05n=walk(names, arrows, back, rest=1.0),
        )
        check(second_pass, names, arrows).gives(
            list(right.values()),
            K5=like(list(once.values()), g=once[names[0]]),
            K6=lambda v, names=names, is_early=is_early: is_early(dict(zip(names, v, strict=True))),
            K8=lambda v, right=right, names=names: all(
                v[i] > 1.001 * right[n] for i, n in enumerate(names[:2]) if right[n]
            ),
            K9=[0] * count,
            M05j=list(walk(names, arrows, back, times=False).values()),
            M05n=list(walk(names, arrows, back, rest=1.0).values()),
        )
    for a_first in (True, False):
        both = [("a", 1.5), ("b", -2.0)]
        sides = {"e": [], "a": [("e", 3.0)], "b": [("e", 0.5), ("a", 2.0)], "M": both if a_first else both[::-1]}
        check(backward, ["e", "a", "b", "M"], sides).gives(
            {"e": -8.5, "a": -2.5, "b": -2, "M": 1},
            K5=like(lambda v: v["a"] == -4 and abs(v["e"]) == 12, g=-12),
            K6=like(lambda v: v["M"] == 1 and v["e"] in (0, 3.5, -4), n="a"),
            K9={"e": 0, "a": 0, "b": 0, "M": 0},
            M05j={"e": 9, "a": 3.5, "b": -1, "M": 1},
            M05n={"e": 2, "a": 0.5, "b": -1, "M": 1},
        )
    numbers = list(range(5000))
    chain = {i: [(i - 1, 1.0)] if i else [] for i in numbers}
    check(backward, numbers, chain).holds(
        lambda v: len(v) == 5000 and all(g == 1 for g in v.values()),
        "5,000 nodes in a row, every local gradient 1: every gradient is 1",
        K6=lambda v: v[0] == 0 and v[4999] == 1,
        K7=raised(RecursionError),
        K9=lambda v: all(g == 0 for g in v.values()),
        M05j=lambda v: v[0] == 5000,
        M05n=lambda v: v[0] == 5000,
    )
    aside = {"k": [], "u": [], "q": [("u", 0.5)]}
    check(backward, ["k", "u", "q"], aside).gives(
        {"k": 0, "u": 0.5, "q": 1},
        K9={"k": 0, "u": 0, "q": 0},
        K6={"k": 0, "u": 0, "q": 1},
        M05j={"k": 0, "u": 1.5, "q": 1},
        M05n={"k": 1, "u": 1.5, "q": 1},
    )
### END HIDDEN TESTS

# %% [markdown]
# Three pieces, all yours: `Value` builds the graph, `topo_sort` orders it, `backward` walks it. Below they meet for the
# first time: the graph is read off your Values, and the gradients come back out.

# %%
if written(Value, topo_sort, backward) and hasattr(Value(0.0), "local"):
    w, x, b, minus_y = Value(1.0), Value(2.0), Value(0.0), Value(-4.0)
    s = w * x + b + minus_y
    loss = s * s
    found, waiting = {loss: []}, [loss]
    while waiting:
        node = waiting.pop()
        found[node] = list(node.parents)
        waiting += [parent for parent in node.parents if parent not in found]
    gradients = backward(topo_sort(found), {node: list(zip(node.parents, node.local)) for node in found})
    for node, gradient in gradients.items():
        node.grad = gradient
    names = {"w": w, "x": x, "b": b, "−y": minus_y, "s": s, "L": loss}
    caption = "The gradient of w is −8 again, and this time nobody derived it."
    draw(loss, names=names, local=True, caption=caption)

# %% [markdown]
# ## 8 · The engine, and how to trust it
#
# Now put the pieces into one class that does it all: write a formula, call `backward()`, read the gradients. This is what
# PyTorch does, for single numbers.
#
# How will you know that it is right? By a second way that shares nothing with the first. **Dual numbers** carry a pair:
# a value and how fast it changes when *one* input moves. They need no graph and no order. With $x = 3$ moving at speed 1:
#
# | | value | speed |
# |---|---|---|
# | $x$ | 3 | 1 |
# | $x \cdot x$ | 9 | $1 \cdot 3 + 3 \cdot 1 = 6$ |
# | $x \cdot x + x$ | 12 | $6 + 1 = 7$ |
#
# The derivative of $x^2 + x$ at 3 is 7. That works for any formula, at the price of *one run for every input*. Your
# engine gives the gradients of all inputs in one walk back. **That difference is what makes training large networks
# affordable.**
#
# The two names: dual numbers are *forward mode*, your engine is *reverse mode* automatic differentiation.

# %% [markdown]
# ## Exercise 7: the engine against 220 formulas ●●● · 14 min
#
# Complete `Scalar`: everything that `Value` can, and −, ÷, powers, exp, log, σ and ReLU, and `backward()`. Much of it you
# have written already; take it over. The tests let it loose on 20 formulas here and on 200 random ones when you hand in,
# and compare with dual numbers.
#
# In the tests `:=` gives a name to a piece that is used again: `(a := x * x) * (a + x)` is the graph of the player.
#
# <details><summary>Hint 1: where to look</summary>
#
# Each operation is one `return Scalar(...)` as in exercise 4, with local gradients from exercise 1. For `backward`, look
# at the cell before this section: it does all of it, only not inside a class.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The derivative of $a^n$ is $n \, a^{n-1}$; the exponent is a plain number and no parent. `backward` must set the `grad`
# of every node it finds to 0 first: somebody may have called it before. A chain of 5,000 nodes must work.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# `backward` has four parts: find all nodes with a list of nodes still to visit; order them; all gradients to 0 and
# the own one to 1; walk the order from its end, calling `_backward` of each node with its own gradient.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Scalar", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Scalar:
    """A number that knows its gradient: a small automatic-differentiation engine.

    data: its value. grad: ∂L/∂self, after `L.backward()`. parents, local, op: as in `Value`.
    """

    def __init__(self, data, parents=(), local=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        """Return self + other; other is a Scalar or a number, here and below."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")
        ### END SOLUTION

    def __sub__(self, other):
        """Return self − other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")
        ### END SOLUTION

    def __mul__(self, other):
        """Return self · other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")
        ### END SOLUTION

    def __truediv__(self, other):
        """Return self / other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Scalar) else Scalar(other)
        local = (1 / other.data, -self.data / other.data**2)
        return Scalar(self.data / other.data, (self, other), local, "÷")
        ### END SOLUTION

    def __pow__(self, n):
        """Return self to the power of n, a plain number."""
        ### BEGIN SOLUTION
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")
        ### END SOLUTION

    def exp(self):
        """Return e to the power of self."""
        ### BEGIN SOLUTION
        e = math.exp(self.data)
        return Scalar(e, (self,), (e,), "exp")
        ### END SOLUTION

    def log(self):
        """Return the natural logarithm of self, which is above 0."""
        ### BEGIN SOLUTION
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")
        ### END SOLUTION

    def sigmoid(self):
        """Return σ(self) = 1 / (1 + e^(−self))."""
        ### BEGIN SOLUTION
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")
        ### END SOLUTION

    def relu(self):
        """Return max(self, 0)."""
        ### BEGIN SOLUTION
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")
        ### END SOLUTION

    def _backward(self, upstream):
        """Add upstream × local gradient to the `grad` of each parent. Returns nothing."""
        ### BEGIN SOLUTION
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope
        ### END SOLUTION

    def backward(self):
        """Set the `grad` of self to 1, and of every node it was made from to ∂self/∂node.

        Whatever stood there before is forgotten.
        """
        ### BEGIN SOLUTION
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)
        ### END SOLUTION

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self

    def __repr__(self):
        return f"Scalar({self.data:g}, grad={self.grad:g})"


def gradients(formula, **inputs):
    """Work out a formula, given as text, with your Scalar: return its value and its gradients.

    >>> gradients("x * y", x=2.0, y=3.0)
    [6.0, 3.0, 2.0]
    """
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% nbgrader={"grade": true, "grade_id": "Scalar_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def twice(x):
    """z = x * x, backward called two times: the gradient of x after each."""
    node = Scalar(x)
    z = node * node
    z.backward()
    first = node.grad
    z.backward()
    return [first, node.grad]


def slope_wrong(value, *others):
    """The value is right, the gradients are not; other mistakes explain zeros and these others."""
    return lambda v: np.isclose(v[0], value, rtol=1e-5) and any(v[1:]) and not any(np.allclose(v, o) for o in others)


with Checks("twenty formulas, and backward called again") as check:
    p = {"x": 2.0, "y": 3.0}
    no_constants = raised(AttributeError)
    check(gradients, "x + y", **p).gives([5, 1, 1], K9=[5, 0, 0], K1=slope_wrong(5))
    check(gradients, "x * y", **p).gives([6, 3, 2], K2=[6, 2, 3], K9=[6, 0, 0], K1=slope_wrong(6, [6, 2, 3]))
    check(gradients, "x - y", **p).gives([-1, 1, -1], K4=[1, -1, 1], M05h=[-1, 1, 1], K9=[-1, 0, 0])
    check(gradients, "x / y", **p).gives(
        [0.6666666667, 0.3333333333, -0.2222222222],
        rtol=1e-6,
        K9=[0.6666666667, 0, 0],
        M05i=lambda v: np.isclose(v[1], 1 / 3),
    )
    check(gradients, "x.exp()", x=0.5).gives(
        [1.6487212707, 1.6487212707], K9=[1.6487212707, 0], K1=slope_wrong(1.6487213)
    )
    check(gradients, "x.log()", x=4.0).gives([1.3862943611, 0.25], K9=[1.3862943611, 0], K1=slope_wrong(1.3862944))
    check(gradients, "x.sigmoid()", x=0.5).gives(
        [0.6224593312, 0.2350037122],
        A3=[0.6224593312, 0.25],
        K9=[0.6224593312, 0],
        K1=slope_wrong(0.6224593, [0.6224593312, 0.25]),
    )
    check(gradients, "x.relu()", x=2.0).gives([2, 1], A7=[2, 2], K9=[2, 0], K1=slope_wrong(2, [2, 2]))
    check(gradients, "x.relu()", x=-2.0).gives([0, 0], A7=[0, -2], K1=slope_wrong(0, [0, -2]))
    check(gradients, "x ** 2", x=-1.0).gives([1, -2], K3=[1, -1], K9=[1, 0], K1=slope_wrong(1, [1, -1]))
    check(gradients, "x ** 3", x=2.0).gives([8, 12], K3=[8, 4], K9=[8, 0], K1=slope_wrong(8, [8, 4]))
    check(gradients, "x * x", x=3.0).gives([9, 6], K5=like([9, 3], g=3), K9=[9, 0])
    check(gradients, "x + x", x=3.0).gives([6, 2], K5=like([6, 1], g=1), K9=[6, 0])
    check(gradients, "2 * x + 1", x=3.0).gives([7, 2], K2=[7, 3], K6=[7, 0], K9=[7, 0], M05d=no_constants)
    check(gradients, "1 - x / 4", x=3.0).gives(
        [0.25, -0.25], M05h=[0.25, 0.25], K4=[-0.25, 0.25], K6=[0.25, 0], K9=[0.25, 0], M05d=no_constants
    )
    check(gradients, "(w * x - y) ** 2", w=1.0, x=2.0, y=4.0).gives(
        [4, -8, -4, 4],
        K2=[4, -4, -8, 4],
        K3=[4, -4, -2, 2],
        K4=[4, 8, 4, -4],
        M05h=[4, -8, -4, -4],
        K6=[4, 0, 0, 0],
        K9=[4, 0, 0, 0],
    )
    check(gradients, "(a := x * x) * (a + x)", x=2.0).gives(
        [24, 44], K5=like([24, 8], g=8), K6=like(lambda v: v[1] in (0, 28, 68), n="a"), K9=[24, 0]
    )
    check(gradients, "((a := x * x) + x) * a", x=2.0).gives(
        [24, 44], K6=like(lambda v: v[1] in (0, 28, 68, 92), n="a"), K9=[24, 0]
    )
    check(gradients, "(s := (w * x).sigmoid()) * (1 - s)", w=0.5, x=1.0).gives(
        [0.2350037122, -0.0575567949, -0.0287783974],
        K6=[0.2350037122, 0, 0],
        K9=[0.2350037122, 0, 0],
        rtol=1e-6,
        M05d=no_constants,
    )
    check(gradients, "sum([x] * 5000)", x=2.0).gives(
        [10000, 5000], K6=[10000, 1], K5=like([10000, 1], g=1), K7=raised(RecursionError), K9=[10000, 0]
    )
    check(twice, 3.0).gives([6, 6], K8=lambda v: v[1] > v[0], K5=like([3, 3], g=3), K9=[0, 0])


# %% nbgrader={"grade": true, "grade_id": "Scalar_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: 200 random formulas in ten batches, each operation alone, a long chain, a second pass.
### BEGIN HIDDEN TESTS
class Dual:
    """A value and its speeds with respect to all inputs at once: the independent reference."""

    def __init__(self, value, speeds):
        self.v, self.d = value, speeds

    def of(self, other):
        return other if isinstance(other, Dual) else Dual(float(other), 0.0 * self.d)

    def __add__(self, other):
        other = self.of(other)
        return Dual(self.v + other.v, self.d + other.d)

    def __sub__(self, other):
        other = self.of(other)
        return Dual(self.v - other.v, self.d - other.d)

    def __rsub__(self, other):
        return self.of(other) - self

    def __mul__(self, other):
        other = self.of(other)
        return Dual(self.v * other.v, self.d * other.v + self.v * other.d)

    def __truediv__(self, other):
        other = self.of(other)
        return Dual(self.v / other.v, (self.d * other.v - self.v * other.d) / other.v**2)

    def __rtruediv__(self, other):
        return self.of(other) / self

    def __pow__(self, n):
        return Dual(self.v**n, n * self.v ** (n - 1) * self.d)

    def exp(self):
        return Dual(math.exp(self.v), math.exp(self.v) * self.d)

    def log(self):
        return Dual(math.log(self.v), self.d / self.v)

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.v))
        return Dual(s, s * (1 - s) * self.d)

    def relu(self):
        if abs(self.v) < 1e-3:
            raise ArithmeticError("too near the corner")
        return Dual(max(self.v, 0.0), (self.v > 0) * self.d)

    __radd__, __rmul__ = __add__, __mul__


class Wrong:
    """A node of a reverse engine with one planted mistake, to know its numbers."""

    bug, made = "", []

    def __init__(self, data, parents=(), local=()):
        self.data, self.parents, self.local, self.grad = data, parents, local, 0.0
        Wrong.made.append(self)

    def of(self, other):
        return other if isinstance(other, Wrong) else Wrong(float(other))

    def __add__(self, other):
        other = self.of(other)
        return Wrong(self.data + other.data, (self, other), (1.0, 1.0))

    def __sub__(self, other):
        other = self.of(other)
        if self.bug == "K4":
            return Wrong(other.data - self.data, (self, other), (-1.0, 1.0))
        return Wrong(self.data - other.data, (self, other), (1.0, 1.0 if self.bug == "M05h" else -1.0))

    def __rsub__(self, other):
        return self.of(other) - self

    def __mul__(self, other):
        other = self.of(other)
        slopes = (self.data, other.data) if self.bug == "K2" else (other.data, self.data)
        return Wrong(self.data * other.data, (self, other), slopes)

    def __truediv__(self, other):
        other = self.of(other)
        second = {"M05i": self.data / other.data**2, "M05i2": -self.data / other.data, "M05i3": 1 / other.data}
        slopes = (1 / other.data, second.get(self.bug, -self.data / other.data**2))
        return Wrong(self.data / other.data, (self, other), slopes)

    def __rtruediv__(self, other):
        return self.of(other) / self

    def __pow__(self, n):
        return Wrong(self.data**n, (self,), ((1 if self.bug == "K3" else n) * self.data ** (n - 1),))

    def exp(self):
        return Wrong(math.exp(self.data), (self,), (math.exp(self.data),))

    def log(self):
        return Wrong(math.log(self.data), (self,), (1 / self.data,))

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Wrong(s, (self,), ((self.data * (1 - self.data)) if self.bug == "A3" else s * (1 - s),))

    def relu(self):
        return Wrong(max(self.data, 0.0), (self,), (self.data if self.bug == "A7" else float(self.data > 0),))

    __radd__, __rmul__ = __add__, __mul__


def met(root, first, once, broad=False):
    """The nodes as a walk from the root along the parents meets them."""
    found, waiting = [], [root]
    while waiting and len(found) < 2000:
        node = waiting.pop(0 if broad else -1)
        if once and any(node is other for other in found):
            continue
        found.append(node)
        waiting += node.parents[::-1] if first else node.parents
    return found


def with_bug(bug, formula, point, walk="right"):
    """The value and gradients of a reverse engine with this mistake."""
    Wrong.bug, Wrong.made = bug, []
    nodes = {name: Wrong(float(number)) for name, number in point.items()}
    root = eval(formula, {}, dict(nodes))
    made = list(Wrong.made)
    order = {"right": made[::-1], "forward": made}.get(walk) or met(root, *walk)
    root.grad = 0.0 if bug == "K9" else 1.0
    for node in order:
        for parent, slope in zip(node.parents, node.local, strict=True):
            parent.grad = (0.0 if bug == "K5" else parent.grad) + node.grad * slope
    return [root.data, *(node.grad for node in nodes.values())]


def truth(formula, point):
    """The value and gradients by dual numbers."""
    unit = np.eye(len(point))
    result = eval(formula, {}, {name: Dual(float(v), unit[i]) for i, (name, v) in enumerate(point.items())})
    return [result.v, *map(float, result.d)]


FAMILIES = [
    ("sums and products", ["{a} + {b}", "{a} * {b}", "{a} * {b}", "{a} + 0.5", "2 * {a}"]),
    (
        "differences, quotients and powers",
        ["{a} - {b}", "{a} / ({b} ** 2 + 1)", "{a} ** 2", "1 - {a}", "1 / ({a} ** 2 + 1)", "{a} * {b}"],
    ),
    (
        "functions",
        [
            "(0.3 * {a}).exp()",
            "({a} * {a} + 0.5).log()",
            "{a}.sigmoid()",
            "({a} - 0.4).relu()",
            "{a} * {b}",
            "{a} + {b}",
        ],
    ),
    (
        "everything",
        ["{a} + {b}", "{a} * {b}", "{a} - {b}", "{a} / ({b} * {b} + 1)", "{a}.sigmoid()", "(0.3 * {a}).exp()"],
    ),
]
BUGS = ["K2", "K3", "K4", "M05h", "A3", "A7", "K9"]


def random_formula(rng, kinds, steps):
    """A formula of named pieces, each made from earlier ones; deep, and with shared pieces."""
    while True:
        names, parts = ["x", "y", "z"], []
        for step in range(steps):
            a, b = names[-1] if step else str(rng.choice(names)), str(rng.choice(names))
            name = "abcdefgh"[step]
            parts.append(f"{name} := {kinds[int(rng.integers(len(kinds)))].format(a=a, b=b)}")
            names.append(name)
        formula = f"[{', '.join(parts)}, {names[-1]} * 1 + {names[-2]}][-1]"
        point = {name: round(float(rng.uniform(0.4, 1.6)), 2) for name in "xyz"}
        try:
            expected = truth(formula, point)
        except (ArithmeticError, ValueError):
            continue
        if all(number == 0 or 1e-3 < abs(number) < 1e4 for number in expected) and any(expected[1:]):
            return formula, point, expected


def answer(formula, point):
    """What the learner's engine says, or None where it stops with an error."""
    try:
        return gradients(formula, **point)
    except Exception:
        return None


def known(formula, point, expected, value):
    """The codes of the mistakes that give this value."""
    walks = [(first, once, broad) for first in (True, False) for once in (True, False) for broad in (True, False)]
    numbers = {bug: [with_bug(bug, formula, point)] for bug in (*BUGS, "K5")}
    numbers["K6"] = [with_bug("", formula, point, walk) for walk in ("forward", *walks)]
    numbers["M05i"] = [with_bug(bug, formula, point) for bug in ("M05i", "M05i2", "M05i3")]
    near = {code: [np.allclose(value, wrong, rtol=1e-4, atol=1e-9) for wrong in some] for code, some in numbers.items()}
    return {code for code, some in near.items() if any(some)}


def judge(formulas, says=None):
    """One check of several formulas: shows the first that fails, names a mistake only if it explains all that fail."""
    found = [(*one, answer(*one[:2])) for one in formulas]
    failed = [one for one in found if one[3] is None or not np.allclose(one[3], one[2], rtol=1e-6, atol=1e-9)]
    formula, point, expected, _ = (failed or found[-1:])[0]
    codes = [known(*one) for one in failed if one[3] is not None and len(one[3]) == len(one[2])]
    codes = set.intersection(*codes) if codes else set()
    operations = {operation for operation in culprits if operation in formula}
    if says:
        inside = ", ".join(f"{name}={number}" for name, number in point.items())
        says = f"{says}, among them {formula} at {inside}"
    check(gradients, formula, **point).gives(
        expected,
        says=says,
        K6=lambda v: "K6" in codes,
        **{bug: (lambda v, bug=bug: bug in codes) for bug in (*BUGS, "M05i")},
        K5=like(lambda v: "K5" in codes, g=lambda v: v[1]),
        K7=raised(RecursionError),
        M05d=raised(AttributeError),
        K1=lambda v: bool(operations),
    )


def twice(x, y):
    """z = x * y + x, backward called two times: the gradients of x and y after each."""
    a, b = Scalar(x), Scalar(y)
    z = a * b + a
    z.backward()
    first = [a.grad, b.grad]
    z.backward()
    return [*first, a.grad, b.grad]


def slope_wrong(expected, *others):
    """The value is right, the gradient is wrong, and no other mistake explains it."""
    others = [other for other in others if not np.allclose(other, expected)]
    return lambda v: np.isclose(v[0], expected[0], rtol=1e-4) and not any(np.allclose(v, o, rtol=1e-4) for o in others)


SINGLE = {"exp": "x.exp()", "log": "x.log()", "sigmoid": "x.sigmoid()", "relu": "x.relu()"}
SINGLE |= {" + ": "x + y", " * ": "x * y", "**": "x ** 3"}

with Checks("random formulas against dual numbers", thorough=True) as check:
    culprits = set()  # operations that are wrong on their own
    for case in check.cases(5):
        a, b = case.dtype(case.uniform(0.5, 2.0)), case.dtype(case.uniform(0.5, 2.0) * (-1) ** case.index)
        alone = [(name, {"x": a, "y": b} if "y" in formula else {"x": a}) for name, formula in SINGLE.items()]
        for name, point in [*alone, ("relu", {"x": -a}), ("**", {"x": -a})]:
            right, came = truth(SINGLE[name], point), answer(SINGLE[name], point)
            named = {bug: with_bug(bug, SINGLE[name], point) for bug in ("A3", "A7", "K2", "K3", "K9")}
            strange = slope_wrong(right, *named.values())
            check(gradients, SINGLE[name], **point).gives(right, **named, K1=strange)
            if came is not None and not np.allclose(came, right, rtol=1e-4, atol=1e-9) and strange(came):
                culprits.add(name)
        point = {"x": a, "y": b}
        judge([("x / y - x * y", point, truth("x / y - x * y", point))])
    point = {"x": 1.5, "y": -0.75}
    for formula in (
        "(x - y) ** 3",
        "x * x + (y + y)",
        "3 + x * 2 - 1 / y",
        "(a := x * x) * (a + x)",
        "((a := x * x) + x) * a",
    ):
        inputs = point if "y" in formula else {"x": 2.0}
        judge([(formula, inputs, truth(formula, inputs))])
    for family, kinds in FAMILIES:
        for _ in range(3 if family in ("functions", "everything") else 2):
            batch = [random_formula(check.rng, kinds, int(check.rng.integers(3, 7))) for _ in range(20)]
            judge(batch, f"20 random formulas ({family})")
    check(gradients, "sum([x] * 4000) * x", x=0.5).gives(
        [1000, 4000],
        K6=[1000, 2000],
        K5=like(lambda v: abs(v[1]) < 3000, g=lambda v: v[1]),
        K7=raised(RecursionError),
        K9=[1000, 0],
    )
    check(gradients, "x.relu()", x=0.0).gives([0, 0], A8=[0, 1])
    check(twice, 3.0, 5.0).gives(
        [6, 3, 6, 3],
        K8=lambda v: v[2] > v[0] + 0.1,
        K5=like([5, 3, 5, 3], g=5),
        K9=[0, 0, 0, 0],
    )
### END HIDDEN TESTS

# %% [markdown]
# Back to the formula of section 1. Ten rounds, and this time no twenty pages. **Predict:** how many nodes does the graph
# have?

# %%
if written(Scalar):
    start = y = Scalar(0.2)
    for _ in range(10):
        y = y * y + start
    y.backward()
    long_way = eval(derivative, {"x": 0.2})
    print(f"your engine, one walk through 21 nodes:       {start.grad:.12f}")
    print(f"the formula of {len(derivative):,} characters at 0.2:  {long_way:.12f}")

# %% [markdown]
# One input and twenty operations: 21 nodes, each visited once. The long formula holds the same pieces, each thousands
# of times. **Backpropagation is the chain rule with every piece worked out once.** It finds gradients; what you do with
# them (gradient descent, or something better in lesson 13) is another matter.
#
# Play: write a formula of your own and step through it. What happens to a gradient that arrives at a closed ReLU?

# %% tags=["play"]
if written(Scalar):
    w, x, b = Scalar(-1.5), Scalar(2.0), Scalar(1.0)
    z = w * x + b
    out = z.relu() + z.sigmoid()
    display(backprop_player(out, names={"w": w, "x": x, "b": b, "z": z, "L": out}))

# %% [markdown]
# ## What it costs
#
# Each number of your engine is a Python object with a list of parents. The cell below takes the loss of lesson 02 on 1,000
# points, with your engine and with numpy's arrays, and compares. **Predict** the factor before you run it.

# %% tags=["play"]
if written(Scalar):
    import time

    data = np.random.default_rng(0).normal(size=(1000, 2))
    began = time.perf_counter()
    w = Scalar(0.5)
    loss = sum((w * float(x) - float(y)) ** 2 for x, y in data)
    loss.backward()
    engine = time.perf_counter() - began
    began = time.perf_counter()
    for _ in range(100):
        error = 0.5 * data[:, 0] - data[:, 1]
        slope = 2 * (error @ data[:, 0])
    arrays = (time.perf_counter() - began) / 100
    print(f"the same gradient:  {w.grad:.6f} and {slope:.6f}")
    print(f"your engine {engine * 1e3:.1f} ms, numpy {arrays * 1e6:.0f} µs")
    print(f"numpy is {engine / arrays:,.0f} times as fast")

# %% [markdown]
# ## Recap
#
# - A calculation is a graph. **Forward** it fills in values, **backward** gradients.
# - Every node does one thing: *upstream × local, to the left*. It knows nothing about the rest.
# - Where arrows leave the same node, what they bring back **adds**.
# - A node hands on when all its users have: a topological order, walked from its end. It starts with 1.
# - One walk back gives the gradients of *all* inputs. Nudges and dual numbers need one run for each.
#
# ## History, with care
#
# <details><summary>Who found this, and what is often told wrong</summary>
#
# - **1969** Marvin Minsky and Seymour Papert, *Perceptrons*: a mathematical study of what networks with one trainable
#   layer cannot do. It is often retold as "Minsky showed that neural networks cannot learn XOR". The authors were two,
#   networks with more layers were known, and what was missing was a good way to train them. (Minsky founded MIT's AI
#   group together with John McCarthy, in 1959.)
# - **1970** Seppo Linnainmaa, in his master's thesis in Helsinki: reverse-mode differentiation of a program, as you wrote
#   it, to follow rounding errors. No neural networks. Published in English in 1976, in the journal *BIT*.
# - **1974** Paul Werbos, dissertation at Harvard: the same idea for fitting models; **1982** his paper applies it to neural
#   networks.
# - **1986** David Rumelhart, Geoffrey Hinton and Ronald Williams, *Learning representations by back-propagating errors*,
#   [Nature 323, 533–536](https://doi.org/10.1038/323533a0): showed what hidden units learn with it, and made it widely
#   known. "1986 by Hinton" leaves out two authors and sixteen years.
#
# "No one on earth had found a viable way to train" such networks, say the slides. Yet control engineers had carried
# derivatives backward through the stages of a calculation since the early 1960s (Henry Kelley 1960, Arthur Bryson
# 1961), and Linnainmaa's method was there in 1970. Hardly anybody connected either of them with networks.
# </details>
#
# ## What you can do now, and what still does not work
#
# You can differentiate any formula made of these operations, exactly, without deriving it. Every deep-learning library has such
# an engine inside.
#
# But it works number by number. One training step of a network with two hidden layers of 16 units on 100 points took
# 1.64 s with such an engine (micrograd's demo) and 52 µs with numpy, on the same machine with one thread: a factor of
# 30,000. **Can a node hold a whole array?** Then the multiply node meets shapes, transposes and broadcasting. Lesson 06.
#
# ## Read more
#
# - Andreas Griewank, *Who Invented the Reverse Mode of Differentiation?* Documenta Mathematica, Extra Volume ISMP (2012),
#   389–400, [doi:10.4171/DMS/6/38](https://doi.org/10.4171/DMS/6/38). Short, and readable after this lesson.
# - Baydin, Pearlmutter, Radul and Siskind, *Automatic Differentiation in Machine Learning: a Survey*. Journal of Machine
#   Learning Research 18(153), 2018, [jmlr.org/papers/v18/17-468.html](https://jmlr.org/papers/v18/17-468.html).
#   Forward and reverse mode, and what each is good for.
# - Andrej Karpathy, [micrograd](https://github.com/karpathy/micrograd). An engine like yours in about 100 lines; compare
#   it with your `Scalar` line by line.
