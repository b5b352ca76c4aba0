# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 11 · The same in PyTorch
#
# **A library takes over what you wrote by hand, one piece after the other, and the numbers stay the same.**
# So you can always check it, and you know which piece to suspect when it goes wrong.
#
# When you are done, you can
# - let PyTorch find a gradient, and say what it remembers for that;
# - rewrite a training loop in four steps, from all by hand to a `Module`, without changing one number;
# - carry a net over from numpy, and check that its gradients are the ones you derived;
# - write a training loop that switches modes and records no more than it needs;
# - tell logits from probabilities, and see in a loss curve that softmax was applied twice;
# - write functions that do not care where their tensors lie.
#
# **Time** 90 minutes: seven exercises (75), reading and playing (15).
# **Before** lesson 09 (backpropagation); lesson 06 (your own engine) helps. What you need of them is repeated here.
#
# | notation | shape | meaning |
# |---|---|---|
# | `X`, `y` | n × d, n | samples, one a row, and targets: now as tensors |
# | `w`, `lr` | one number | a weight; the learning rate η, called `lr` in PyTorch |
# | `W1`, `b1`, `W2`, `b2` | d × h, h, h × k, k | a net in our convention, `X @ W1 + b1` |
# | `z` | n or n × k | logits: what comes out before sigmoid or softmax |
# | `w.grad` | as `w` | where PyTorch puts ∂loss/∂w |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# In this lesson torch does the work; forbidden imports: sklearn
import importlib.util
import math

import numpy as np
import torch

from course import data
from course.check import Checks, changed, like, raised
from course.check.symptoms import Symptom
from course.graph import Node, draw
from course.plots.function_curves import function_curves
from course.plots.learning_curves import learning_curves
from course.plots.probability_surface import probability_surface
from course.plots.weight_paths import weight_paths
from course.ready import written

torch.set_num_threads(1)  # nets this small are slower with more

# %% [markdown]
# ## 1 · A loop that never arrives
#
# The data could not be simpler: (1, 2), (2, 4), (3, 6), so y = 2x. The model is ŷ = x·w, the loss the mean of (ŷ − y)²:
#
# $$L(w) = \frac1n \sum_{j=1}^{n} \bigl(x_j\, w - y_j\bigr)^2$$
#
# The loop below asks PyTorch for the gradient, steps against it, and repeats. Every line is meant well.
#
# **Predict before you run:** w begins at 1. Where is it after 40 steps with a learning rate of 0.05?

# %%
x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.0, 6.0])

w = torch.tensor(1.0, requires_grad=True)
swinging = [w.item()]
for _ in range(40):
    loss = (w * x - y).square().mean()
    loss.backward()
    w.data -= 0.05 * w.grad
    swinging.append(w.item())
display(
    weight_paths(
        {"this loop": swinging}, 2.0, caption="The dotted line is the answer, w = 2. How does the loop treat it?"
    )
)

# %% [markdown]
# It swings between 0.99 and 3.06, and it never stops. The formula is right, the sign is right, and the learning rate is
# small enough: by hand, the same steps arrive. One line is missing, and no error says so.
#
# That is how a library fails: in silence. So in this lesson you replace your own code **piece by piece**, and compare the
# numbers after each piece. When they part, you know which piece it was.

# %% [markdown]
# ## 2 · What a tensor remembers
#
# In lesson 06 you built an engine. PyTorch has the same parts under other names:
#
# | your engine | PyTorch |
# |---|---|
# | an array that remembers how it was made | a **tensor** with `requires_grad=True`, and all that is computed from it |
# | its parents and local gradients | `loss.grad_fn`, the **graph** |
# | `loss.backward()` | `loss.backward()` |
# | `x.grad` | `x.grad`, filled in for the **leaves**: tensors that you made yourself |
# | the number alone | `w.item()`, a Python number: **outside** the graph |
#
# Here is what PyTorch records of (x·w − y)² at x = 1, w = 1, y = 2. **Predict** what must stand below w.

# %%
draw(
    [
        Node("x", value=1),
        Node("w", value=1),
        Node("y", value=2),
        Node("ŷ", "×", ("x", "w"), 1),
        Node("s", "−", ("ŷ", "y"), -1),
        Node("loss", "( )²", ("s",), 1, 1),
    ],
    caption="Values above the nodes. The gradient of the loss by itself is 1; walk back from there to w.",
)

# %% [markdown]
# ### Exercise 1: let PyTorch differentiate ●○○ · 6 min
#
# Write `tensor_gradient`: the derivative of (x·w − y)² by w, found by PyTorch and not by you. At x = 1, w = 1, y = 2
# it must be −2. All three arguments are Python numbers, and whole ones are welcome too.
#
# <details><summary>Hint 1: where to look</summary>
#
# Only a tensor can have a gradient, and only if it was told so when it was made. Which of the three numbers needs that?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Whole numbers make a tensor of integers, and PyTorch differentiates none of these: give the tensor a `dtype` of floats.
# And everything between w and the loss must stay a tensor.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Four lines: make the leaf, compute the loss from it, walk back from the loss, read what was left at the leaf.
# </details>


# %% nbgrader={"grade": false, "grade_id": "tensor_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tensor_gradient(x, w, y):
    """Return the derivative of (x·w − y)² by w, found by autograd.

    x, w, y: numbers, whole or not. Returns a number, or a tensor without axes.
    """
    ### BEGIN SOLUTION
    w = torch.tensor(float(w), dtype=torch.float64, requires_grad=True)
    loss = (x * w - y) ** 2
    loss.backward()
    return w.grad.item()
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "tensor_gradient_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def cut_off(seen):
    if seen.error is None:
        return seen.plain is None
    return any(words in str(seen.error) for words in ("does not require grad", "no attribute 'backward'"))


with Checks("three gradients") as check:
    cut = Symptom("the graph is cut", cut_off)
    check(tensor_gradient, 1.0, 1.0, 2.0).gives(-2.0, rtol=1e-4, Y1=cut, M11a=1.0, M11e=-1.0)
    check(tensor_gradient, 2.0, 0.5, 3.0).gives(-8.0, rtol=1e-4, Y1=cut, M11a=4.0, M11b=-2.0, M11e=-4.0)
    check(tensor_gradient, 3, 2, 5).gives(
        6.0, rtol=1e-4, Y1=cut, M11a=1.0, M11b=4.0, M11e=3.0, M11c=raised(RuntimeError, "floating point")
    )


# %% nbgrader={"grade": true, "grade_id": "tensor_gradient_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other numbers, whole ones and negative ones, a loss of 0.
### BEGIN HIDDEN TESTS
def cut_off(seen):
    if seen.error is None:
        return seen.plain is None
    return any(words in str(seen.error) for words in ("does not require grad", "no attribute 'backward'"))


with Checks("gradients at random points", thorough=True) as check:
    cut = Symptom("the graph is cut", cut_off)
    whole = raised(RuntimeError, "floating point")
    for case in check.cases(6):
        x, w, s = (case.uniform(0.6, 3) * float(case.signs()) for _ in range(3))
        if case.index % 2:
            x, w, s = (int(np.sign(v) * np.ceil(abs(v))) for v in (x, w, s))
        y = x * w - s
        check(tensor_gradient, x, w, y).gives(
            2 * s * x, rtol=1e-4, Y1=cut, M11a=s * s, M11b=2 * s * w, M11e=s * x, M11c=whole
        )
    check(tensor_gradient, 2, 3, 6).gives(0.0, atol=1e-6, Y1=cut, M11c=whole)
### END HIDDEN TESTS

# %%
if written(tensor_gradient):
    slope = tensor_gradient(1.0, 1.0, 2.0)
    draw(
        [
            Node("x", value=1),
            Node("w", value=1, gradient=float(slope)),
            Node("y", value=2),
            Node("ŷ", "×", ("x", "w"), 1, -2),
            Node("s", "−", ("ŷ", "y"), -1, -2),
            Node("loss", "( )²", ("s",), 1, 1),
        ],
        caption="Your number below w. It is the one you would have written there in lesson 05.",
    )

# %% [markdown]
# ## 3 · The same walk, four times
#
# Back to the three points. At w = 1 the errors ŷ − y are −1, −2, −3, and the slope of the mean squared error is
# 2 · (−1 − 4 − 9) / 3 = −28/3. With a learning rate of 0.05 the first step is 0.4667:
#
# | step | 0 | 1 | 2 | 3 | 4 | 5 |
# |---|---|---|---|---|---|---|
# | w | 1 | 1.4667 | 1.7156 | 1.8483 | 1.9191 | 1.9568 |
#
# Now hand the pieces over. In each row the library does one thing more:
#
# | version | gradient | loss and update | model |
# |---|---|---|---|
# | `by_hand` | you | you | you |
# | `by_autograd` | PyTorch | you | you |
# | `by_optimiser` | PyTorch | PyTorch | you |
# | `by_module` | PyTorch | PyTorch | PyTorch |
#
# > **If you come from the slides:** this is their table “from zero to all”, split a little finer. Their title for these
# > pages says *Multi-Layer Perceptron*. The model ŷ = x·w is **one linear unit**: no layer, no threshold, a regression.
# > The first net with a hidden layer comes in section 4.
#
# **Two traps** wait on this way. PyTorch **adds** each new gradient to what already lies in `.grad`: useful when one
# weight is used in two places, and the reason for the swing above. And an update is a computation too: unless you say
# `with torch.no_grad():`, PyTorch wants to record it.

# %% [markdown]
# ### Exercise 2: four versions, one trajectory ●●○ · 18 min
#
# Write all four. Each gets tensors x and y of shape (n,), the first w as a number, `lr`, and how many steps to take on
# *all* samples. Each returns w before the first step and after every step, as a list of numbers. The loss is the **mean**
# of (x·w − y)², for any points and not only for these three.
#
# In `by_optimiser` use `torch.nn.MSELoss` and `torch.optim.SGD`; in `by_module` also a `torch.nn.Linear` with one input,
# one output, and no bias.
#
# <details><summary>Hint 1: where to look</summary>
#
# Write `by_hand` first and compare it with the table above. The other three differ from it, and from each other, by one
# replacement each: take them in order, and copy what stays.
# </details>
# <details><summary>Hint 2: which facts are missing</summary>
#
# What must be empty before each walk back? In your own update, changing w in place is right, but it must not be recorded.
# A `Linear` takes a table of shape (n, 1), as does the target then: with (n,) on one side, n × n errors come out.
# Let its `dtype` be that of x.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Library versions repeat five things: clear, loss, walk back, step, note the weight. Note it as a *number*: a tensor in
# your list would go on changing with w. The first weight of a module is set once, before the loop, unrecorded.
# </details>


# %% nbgrader={"grade": false, "grade_id": "four_versions", "locked": false, "schema_version": 3, "solution": true, "task": false}
def by_hand(x, y, w, lr, steps):
    """Return w before the first step and after each, by your own formula for the gradient.

    x, y: tensors (n,) of one dtype; w: the first weight, a number; lr: the learning rate. Each step goes against the
    gradient of the mean of (x·w − y)² over all samples. Returns a list of steps + 1 numbers. All this holds below too.
    """
    ### BEGIN SOLUTION
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path
    ### END SOLUTION


def by_autograd(x, y, w, lr, steps):
    """The same with the gradient from `backward()`; the update is yours."""
    ### BEGIN SOLUTION
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    path = [w.item()]
    for _ in range(steps):
        w.grad = None
        ((x * w - y) ** 2).mean().backward()
        with torch.no_grad():
            w -= lr * w.grad
        path.append(w.item())
    return path
    ### END SOLUTION


def by_optimiser(x, y, w, lr, steps):
    """The same with the library's loss and its optimiser."""
    ### BEGIN SOLUTION
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    loss_of, optimiser = torch.nn.MSELoss(), torch.optim.SGD([w], lr)
    path = [w.item()]
    for _ in range(steps):
        optimiser.zero_grad()
        loss_of(x * w, y).backward()
        optimiser.step()
        path.append(w.item())
    return path
    ### END SOLUTION


def by_module(x, y, w, lr, steps):
    """The same with a `torch.nn.Linear` as the model."""
    ### BEGIN SOLUTION
    net = torch.nn.Linear(1, 1, bias=False, dtype=x.dtype)
    torch.nn.init.constant_(net.weight, w)
    loss_of, optimiser = torch.nn.MSELoss(), torch.optim.SGD(net.parameters(), lr)
    path = [net.weight.item()]
    for _ in range(steps):
        optimiser.zero_grad()
        loss_of(net(x[:, None]), y[:, None]).backward()
        optimiser.step()
        path.append(net.weight.item())
    return path
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "four_versions_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def in_the_graph(seen):
    return any(words in str(seen.error) for words in ("leaf Variable", "NoneType"))


def cut_off(seen):
    return any(words in str(seen.error) for words in ("does not require grad", "no attribute 'backward'"))


with Checks("y = 2x from w = 1, three steps") as check:
    x, y = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64), torch.tensor([2.0, 4.0, 6.0], dtype=torch.float64)
    right = [1, 1.4666666667, 1.7155555556, 1.8482962963]
    kept = [1, 1.4666666667, 2.1822222222, 2.8127407407]
    for version in (by_hand, by_autograd, by_optimiser, by_module):
        check(version, x, y, 1.0, 0.05, 3).gives(
            right,
            Y1=Symptom("the graph is cut", cut_off),
            Y2=kept,
            Y3=Symptom("the update is recorded", in_the_graph),
            G5=[1, 0.5333333333, -0.1511111111, -1.1549629630],
            G6=lambda v: len(v) in (3, 4) and np.allclose(v[:3], [1.4666666667, 1.7155555556, 1.8482962963]),
            M11d=[1, 2.4, 1.84, 2.064],
            M11e=[1, 1.2333333333, 1.4122222222, 1.5493703704],
            M11f=[1, 1.3333333333, 1.5111111111, 1.6059259259],
            M11g=[1.8482962963] * 4,
            M11h=raised(RuntimeError, "dtype"),
        )


# %% nbgrader={"grade": true, "grade_id": "four_versions_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other points, one sample, other learning rates and numbers of steps, float32.
### BEGIN HIDDEN TESTS
def in_the_graph(seen):
    return any(words in str(seen.error) for words in ("leaf Variable", "NoneType"))


def cut_off(seen):
    return any(words in str(seen.error) for words in ("does not require grad", "no attribute 'backward'"))


def walk(x, y, w, lr, steps, kept=False, table=False, factor=2.0):
    path, slope = [w], 0.0
    for _ in range(steps):
        new = factor * (np.mean((x * w)[:, None] * x[:, None] - y * x[:, None]) if table else np.mean(x * (x * w - y)))
        slope = new + (slope if kept else 0.0)
        w = w - lr * slope
        path.append(float(w))
    return path


with Checks("four versions on random points", thorough=True) as check:
    for case in check.cases(5):
        n, steps = case.size(), case.integers(3, 6)
        arrays = case.normal(n) + np.asarray(1.5, case.dtype), case.normal(n)
        x, y = (torch.from_numpy(a) for a in arrays)
        a, b = (v.astype(float) for v in arrays)
        w = case.uniform(-1, 1)
        lr = float(case.uniform(0.2, 0.8) / (2 * np.mean(a * a)))
        right = walk(a, b, w, lr, steps)
        for version in (by_hand, by_autograd, by_optimiser, by_module):
            check(version, x, y, w, lr, steps).gives(
                right,
                Y1=Symptom("the graph is cut", cut_off),
                Y2=walk(a, b, w, lr, steps, kept=True),
                Y3=Symptom("the update is recorded", in_the_graph),
                G5=walk(a, b, w, -lr, steps),
                G6=lambda v, right=right: (
                    len(v) in (len(right) - 1, len(right)) and np.allclose(v[:2], right[1:3], rtol=1e-4)
                ),
                M11d=walk(a, b, w, lr, steps, factor=2.0 * n),
                M11e=walk(a, b, w, lr, steps, factor=1.0),
                M11f=walk(a, b, w, lr, steps, table=True),
                M11g=[right[-1]] * (steps + 1),
                M11h=raised(RuntimeError, "dtype"),
                N2=changed,
            )
### END HIDDEN TESTS

# %%
if written(by_hand, by_autograd, by_optimiser, by_module):
    x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.0, 6.0])
    paths = {f.__name__: f(x, y, 1.0, 0.05, 20) for f in (by_hand, by_autograd, by_optimiser, by_module)}
    picture = weight_paths(
        {**paths, "section 1": swinging[:21]},
        2.0,
        caption="Four curves lie on top of each other, if all is well; only the loop of section 1 goes its own way.",
    )
    display(picture)

# %% [markdown]
# The swing is worth a second look. A step with the *sum* of all gradients so far is a ball that rolls without friction:
#
# $$v \leftarrow v + \frac{\partial L}{\partial w}, \qquad w \leftarrow w - \eta\, v$$
#
# The gradient is the force, v gathers speed, and nothing ever slows the ball down. With a little friction this becomes
# useful. It is then called momentum, and it comes in lesson 13.
#
# **Play:** the slider is the learning rate, the box takes `zero_grad()` away from *your* library versions. At which
# learning rate do the four begin to zigzag, and at which do they fly apart? (1/λ and 2/λ of lesson 03; here λ = 28/3.)

# %% tags=["play"]
from course.widgets.zero_grad_switch import zero_grad_switch

if written(by_hand, by_autograd, by_optimiser, by_module):
    zero_grad_switch(by_hand, by_autograd, by_optimiser, by_module)

# %% [markdown]
# ## 4 · Carry a net across
#
# Now a net with a hidden layer, from lesson 09: d inputs, h tanh units, k outputs with a sigmoid each. Its weights lie in
# a dictionary. Can PyTorch hold the same net, and would we notice if it were another one?
#
# $$z = \tanh(X W_1 + b_1)\, W_2 + b_2, \qquad p = \sigma(z)$$
#
# One convention differs. We keep a layer's weights as (in, out) and write `X @ W + b`. `torch.nn.Linear` keeps them as
# **(out, in)** and computes $X W^\top + b$. The same numbers, turned over:

# %%
layer = torch.nn.Linear(2, 3)
print("Linear(2, 3) keeps a weight of shape", tuple(layer.weight.shape), "and a bias of shape", tuple(layer.bias.shape))

# %% [markdown]
# **Predict:** in a net with as many hidden units as inputs, what would PyTorch say if you forgot to turn W1 over?
# Nothing at all. The shapes fit, the net computes, and it is another net. Compare the outputs, not the shapes.

# %% [markdown]
# ### Exercise 3: a module with your weights ●●○ · 10 min
#
# Write `net_from_numpy`: a `torch.nn.Module` that computes `tanh(X @ W1 + b1) @ W2 + b2` for any batch X. It returns the
# **logits**: the sigmoid belongs to the loss. Its four arrays are *parameters* of the module, in the dtype they came in,
# and **copies**: training the module must leave the dictionary alone.
#
# <details><summary>Hint 1: where to look</summary>
#
# `torch.nn.Sequential` strings layers together; you need three. The sizes can be read off the shapes of W1 and W2.
# </details>
# <details><summary>Hint 2: which facts are missing</summary>
#
# A `Linear` is float32 unless you say `dtype=`. `torch.tensor(array)` copies; `torch.from_numpy(array)` looks at the very
# same memory. `tensor.copy_(other)` fills a tensor in place, and must not be recorded.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Build the three layers with the right sizes and dtype. Then, unrecorded, fill each weight with the array turned over,
# and each bias with the array as it is. Return the net.
# </details>


# %% nbgrader={"grade": false, "grade_id": "net_from_numpy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def net_from_numpy(params):
    """Return a torch.nn.Module that computes tanh(X @ W1 + b1) @ W2 + b2, with copies of these weights.

    params: {"W1": (d, h), "b1": (h,), "W2": (h, k), "b2": (k,)}, numpy arrays of one dtype.
    The module takes a tensor (n, d) of that dtype and gives the logits, (n, k). All four are trainable parameters.
    """
    ### BEGIN SOLUTION
    arrays = {name: torch.tensor(array) for name, array in params.items()}
    d, h = arrays["W1"].shape
    k, dtype = len(arrays["b2"]), arrays["W1"].dtype
    net = torch.nn.Sequential(torch.nn.Linear(d, h, dtype=dtype), torch.nn.Tanh(), torch.nn.Linear(h, k, dtype=dtype))
    with torch.no_grad():
        net[0].weight.copy_(arrays["W1"].T)
        net[0].bias.copy_(arrays["b1"])
        net[2].weight.copy_(arrays["W2"].T)
        net[2].bias.copy_(arrays["b2"])
    return net
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "net_from_numpy_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def logits_of(params, X):
    return net_from_numpy(params)(torch.from_numpy(X))


def trainable_numbers(params):
    return sum(p.numel() for p in net_from_numpy(params).parameters() if p.requires_grad)


def misfit(seen):
    return any(words in str(seen.error) for words in ("shapes cannot be multiplied", "must match", "size mismatch"))


with Checks("a net of 2, 3 and 1 units, then one of 2, 2 and 1") as check:
    other_shape = Symptom("the shapes do not fit", misfit)
    W1, b1 = np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]), np.array([0.0, 0.2, 0.1])
    params = {"W1": W1, "b1": b1, "W2": np.array([[1.0], [-0.5], [0.7]]), "b2": np.array([0.1])}
    X = np.array([[1.0, 2.0], [-1.0, 0.5]])
    check(logits_of, params, X).gives(
        torch.tensor([[0.1793482709], [-1.0821385322]], dtype=torch.float64), rtol=1e-6,
        Y4=other_shape, M11h=raised(RuntimeError, "dtype"),
        M11j=lambda v: any(abs(v[0, 0].item() - other) < 1e-4 for other in (0.718174, 1.0, 0.16)),
        M11i=torch.tensor([[0.5447172680], [0.2531015327]], dtype=torch.float64),
        M11r=torch.tensor([[-1.7190612408], [-1.1389172916]], dtype=torch.float64),
    )  # fmt: skip
    square = {
        "W1": np.array([[1.0, 2.0], [0.0, 1.0]]),
        "b1": np.array([0.0, 0.0]),
        "W2": np.array([[1.0], [2.0]]),
        "b2": np.array([0.1]),
    }
    check(logits_of, square, np.array([[1.0, -1.0]])).gives(
        torch.tensor([[2.3847824679]], dtype=torch.float64), rtol=1e-6,
        Y4=torch.tensor([[-2.1847824679]], dtype=torch.float64),
    )  # fmt: skip
    check(trainable_numbers, params).gives(13, M11k=lambda v: v < 13)


# %% nbgrader={"grade": true, "grade_id": "net_from_numpy_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, several outputs, float32, and a net of equal sizes.
### BEGIN HIDDEN TESTS
def logits_of(params, X):
    return net_from_numpy(params)(torch.from_numpy(X))


def trainable_numbers(params):
    return sum(p.numel() for p in net_from_numpy(params).parameters() if p.requires_grad)


def misfit(seen):
    return any(words in str(seen.error) for words in ("shapes cannot be multiplied", "must match", "size mismatch"))


def outputs(X, params, hidden=np.tanh, W1=None, W2=None):
    first, second = params["W1"] if W1 is None else W1, params["W2"] if W2 is None else W2
    return hidden(X @ first + params["b1"]) @ second + params["b2"]


def squash(z):
    return 1 / (1 + np.exp(-z))


with Checks("random nets", thorough=True) as check:
    other_shape = Symptom("the shapes do not fit", misfit)
    for case in check.cases(6):
        n, d, h, k = case.sizes(4)
        if case.index == 1:
            d = k = h
        params = {"W1": case.normal(d, h), "b1": case.normal(h), "W2": case.normal(h, k), "b2": case.normal(k)}
        X = case.normal(n, d)
        right = outputs(X, params)
        turned = outputs(X, params, W1=params["W1"].T, W2=params["W2"].T) if case.index == 1 else None
        half = outputs(X, params, W1=params["W1"].T) if case.index == 1 else None
        other_half = outputs(X, params, W2=params["W2"].T) if case.index == 1 else None
        W1, W2 = params["W1"].T.reshape(d, h), params["W2"].T.reshape(h, k)
        laid_out = outputs(X, params, W1=params["W1"].reshape(h, d).T, W2=params["W2"].reshape(k, h).T)
        silent = [v for v in (turned, half, other_half) if v is not None]
        check(logits_of, params, X).gives(
            torch.from_numpy(right),
            Y4=(lambda v, silent=silent: any(np.allclose(v.detach(), w, rtol=1e-4) for w in silent))
            if silent
            else other_shape,
            M11h=raised(RuntimeError, "dtype"),
            M11i=torch.from_numpy(squash(right)),
            M11j=lambda v, p=params, X=X: any(
                np.allclose(v.detach(), outputs(X, p, hidden=f), rtol=1e-4)
                for f in (squash, lambda z: np.maximum(z, 0), lambda z: z)
            ),
            M11r=torch.from_numpy(laid_out),
            N2=changed,
        )
        count = sum(a.size for a in params.values())
        check(trainable_numbers, params).gives(count, M11k=lambda v, count=count: v < count)
### END HIDDEN TESTS

# %% [markdown]
# ## 5 · Gradients, one by one
#
# Equal outputs are half of the evidence. The other half: are the gradients that PyTorch finds the ones that you derived in
# lesson 09? You had the chain rule and paper; PyTorch had a graph. Here is the numpy side, given:


# %% nbgrader={"grade": false, "grade_id": "given_backprop", "locked": true, "schema_version": 3, "solution": false, "task": false}
def backprop(params, X, y):
    """Return the gradients of the cross-entropy by backpropagation (lesson 09): added over outputs, mean over samples.

    params: as above; X: (n, d); y: (n, k), 0 or 1. Returns a dictionary with the keys and shapes of params.
    """
    a1 = np.tanh(X @ params["W1"] + params["b1"])
    p = 1 / (1 + np.exp(-(a1 @ params["W2"] + params["b2"])))
    delta2 = (p - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - a1**2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": a1.T @ delta2, "b2": delta2.sum(axis=0)}


# %% [markdown]
# ### Exercise 4: the gradient table ●●○ · 12 min
#
# Write `gradient_table`: the same four gradients, found by PyTorch, as numpy arrays in *our* convention. The loss is that
# of lesson 09: cross-entropy of the sigmoid of the logits, **added over the outputs, mean over the samples**:
#
# $$L = -\frac1n \sum_{i=1}^{n} \sum_{j=1}^{k} \bigl[\, y_{ij} \ln p_{ij} + (1 - y_{ij}) \ln (1 - p_{ij}) \bigr]$$
#
# Use your `net_from_numpy`, or build the forward pass from four leaves, as you like.
#
# How close must two computations in float64 be? The hidden test asks for 10 digits. In float32 you get about six.
#
# <details><summary>Hint 1: where to look</summary>
#
# Net, logits, loss, walk back: then each parameter has its gradient. What shape does a `Linear` keep, and what shape is
# asked for here?
# </details>
# <details><summary>Hint 2: which facts are missing</summary>
#
# `BCEWithLogitsLoss` takes logits, and the targets as floats of the same shape and dtype. By default it averages over
# *all* n·k entries; with `reduction="sum"` it adds, and the division is left to you.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Make X and y tensors, keep their dtype. Sum of the loss over everything, divided by the number of rows; one walk back.
# Then a dictionary: two gradients turned over, two as they are, each made an array.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gradient_table", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_table(params, X, y):
    """Return the gradients of the cross-entropy by autograd: added over the outputs, mean over the samples.

    params: {"W1": (d, h), "b1": (h,), "W2": (h, k), "b2": (k,)}, X: (n, d), y: (n, k), 0 or 1: numpy arrays, one dtype.
    The net is tanh(X @ W1 + b1) @ W2 + b2, then a sigmoid. Returns numpy arrays with the keys and shapes of params.
    """
    ### BEGIN SOLUTION
    leaves = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    hidden = torch.tanh(torch.tensor(X) @ leaves["W1"] + leaves["b1"])
    logits = hidden @ leaves["W2"] + leaves["b2"]
    loss = torch.nn.BCEWithLogitsLoss(reduction="sum")(logits, torch.tensor(y)) / len(X)
    loss.backward()
    return {name: leaf.grad.numpy() for name, leaf in leaves.items()}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gradient_table_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def times(table, factor):
    return {name: factor * np.asarray(values) for name, values in table.items()}


with Checks("three samples, two outputs") as check:
    params = {
        "W1": np.array([[0.5, -1.0, 0.3], [0.25, 0.5, -0.8]]),
        "b1": np.array([0.0, 0.2, 0.1]),
        "W2": np.array([[1.0, 0.3], [-0.5, 0.8], [0.7, -0.4]]),
        "b2": np.array([0.1, -0.2]),
    }
    X, y = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]]), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    right = {
        "W1": np.array([[-0.1628762060, 0.2291010359, -0.1290873700], [0.1938275718, 0.5477384046, -0.0900903466]]),
        "b1": np.array([-0.1589844536, 0.1443475944, 0.0251120000]),
        "W2": np.array([[-0.1346131686, 0.2328887816], [0.1160316608, 0.1383374166], [0.0005304621, -0.3423698006]]),
        "b2": np.array([-0.1574651922, -0.1646788314]),
    }
    check(gradient_table, params, X, y).gives(
        right,
        rtol=1e-6,
        Y4=lambda v: np.shape(v["W1"]) == (3, 2) or np.shape(v["W2"]) == (2, 3),
        M11m=times(right, 0.5),
        M11n=times(right, 3.0),
        M11u=lambda v: np.allclose(v["b2"], [-0.0162523721, -0.0011346006], rtol=1e-4),
        M11q=lambda v: all(np.allclose(v[name], right[name], rtol=1e-4, atol=1e-6) for name in right),
        N2=changed,
    )


# %% nbgrader={"grade": true, "grade_id": "gradient_table_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, ten digits in float64, float32 as well.
### BEGIN HIDDEN TESTS
def gradients(params, X, y, bug=""):
    a1 = np.tanh(X @ params["W1"] + params["b1"])
    p = 1 / (1 + np.exp(-(a1 @ params["W2"] + params["b2"])))
    delta2 = (p - y) / len(X)
    if bug == "sigmoid twice":
        delta2 = (1 / (1 + np.exp(-p)) - y) * p * (1 - p) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - a1**2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": a1.T @ delta2, "b2": delta2.sum(axis=0)}


def times(table, factor):
    return {name: factor * values for name, values in table.items()}


def only_roughly(right):
    return lambda v: all(np.allclose(v[name], right[name], rtol=1e-4, atol=1e-5) for name in right)


with Checks("gradients of random nets", thorough=True) as check:
    for case in check.cases(6):
        n, d, h, k = case.sizes(4)
        params = {"W1": case.normal(d, h), "b1": case.normal(h), "W2": case.normal(h, k), "b2": case.normal(k)}
        X, y = case.normal(n, d), case.bits(n, k)
        single = case.dtype == np.float32
        exact = [a.astype(float) for a in (X, y)]
        right = gradients({name: a.astype(float) for name, a in params.items()}, *exact)
        check(gradient_table, params, X, y).gives(
            right,
            rtol=1e-4 if single else 1e-10,
            atol=1e-5 if single else 1e-12,
            Y4=lambda v, h=h, d=d, k=k: np.shape(v["W1"]) == (h, d) or np.shape(v["W2"]) == (k, h),
            M11m=times(right, 1 / k),
            M11n=times(right, n),
            M11u=gradients(params, X, y, "sigmoid twice"),
            M11q=only_roughly(right),
            N2=changed,
        )
### END HIDDEN TESTS

# %%
if written(gradient_table):
    rng = np.random.default_rng(11)
    params = {"W1": rng.normal(size=(2, 5)), "b1": rng.normal(size=5), "W2": rng.normal(size=(5, 1)), "b2": np.zeros(1)}
    X, y = data.moons(200, noise=0.15, seed=0)
    yours, derived = gradient_table(params, X, y[:, None].astype(float)), backprop(params, X, y[:, None])
    print("parameter   shape      largest gradient   largest difference")
    for name in params:
        far = np.abs(yours[name] - derived[name]).max()
        print(f"{name:9} {derived[name].shape!s:10} {np.abs(derived[name]).max():14.6f} {far:20.1e}")

# %% [markdown]
# Differences below 1e-16: two programs, written by people who never met, agree to the last digit that float64 has.
# This is the strongest test in the course for your own code, and it takes ten lines. Keep it: lesson 15 puts your whole
# framework to it.

# %% [markdown]
# ## 6 · The loop that everybody writes
#
# Five lines make a step; two more questions make it a training loop. **How well does it do on data it has not seen?**
# And is the net, while we ask, in the right *mode*?
#
# Some layers behave differently in training. **Dropout** sets random activations to 0 while the net learns (lesson 13
# says why) and must do nothing when the net is judged. `net.train()` and `net.eval()` switch. And while we judge, nothing
# will be differentiated: `torch.no_grad()` saves the graph.
#
# **Predict:** the same net, the same ten points, judged five times in training mode. How many different losses?


# %% nbgrader={"grade": false, "grade_id": "given_net", "locked": true, "schema_version": 3, "solution": false, "task": false}
def small_net(hidden=16, dropout=0.0, seed=0):
    """Return a net of 2 inputs, tanh units with dropout, and one logit; the same one for the same seed."""
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(2, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)


def moons(seed):
    """Return 200 points of two moons as float32 tensors, (200, 2) and (200,)."""
    return [torch.tensor(a, dtype=torch.float32) for a in data.moons(200, noise=0.15, seed=seed)]


# %%
X, y = (t[:10] for t in moons(0))
net, judge = small_net(dropout=0.5), torch.nn.BCEWithLogitsLoss()
for mode in (net.train, net.eval):
    mode()
    losses = [judge(net(X)[:, 0], y).item() for _ in range(5)]
    print(f"{mode.__name__:6}", "  ".join(f"{one:.4f}" for one in losses))

# %% [markdown]
# Five different losses for one net: a judge that throws dice. In evaluation mode all five are equal.

# %% [markdown]
# ### Exercise 5: a training loop ●●● · 14 min
#
# Write `training_loop`. In each epoch: one step of `torch.optim.SGD` on *all* of X, in training mode, then the loss on the
# validation set, in evaluation mode and without a graph. Return both losses of every epoch: the one that the step was
# made from, and the one after it.
#
# `make_net` stands in the cell for the tests, which hand its nets to your loop. Leave it as it is.
#
# <details><summary>Hint 1: where to look</summary>
#
# Two halves per epoch. For each, say first what state the net must be in. Does a mode, once set, ever change back by
# itself?
# </details>
# <details><summary>Hint 2: which facts are missing</summary>
#
# The net gives (n, 1), the targets are (n,). `squeeze()` drops *every* axis of length 1, also that of a single sample:
# name the axis, or index the column. And `loss.item()` is the number alone.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Optimiser and loss before the loop. First half: mode, clear, loss, walk back, step, note. Second half: mode, and inside
# a `with`: loss, note. Two lists in a dictionary.
# </details>


# %% nbgrader={"grade": false, "grade_id": "training_loop", "locked": false, "schema_version": 3, "solution": true, "task": false}
def make_net(d, hidden, dropout, seed):
    """Return the net that the tests train: d inputs, tanh units with dropout, one logit."""
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)


def training_loop(net, X, y, X_val, y_val, lr, epochs):
    """Train a net by full-batch SGD on the mean binary cross-entropy, and judge it after every step.

    net: a module that is called as net(X) and gives logits (n, 1); it is trained in place. X: (n, d), y: (n,), 0.0 or
    1.0, tensors; X_val, y_val: the validation set. Returns {"loss": …, "val_loss": …}, lists of `epochs` numbers: the
    training loss of each step, and the validation loss after it, in evaluation mode.
    """
    ### BEGIN SOLUTION
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "training_loop_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def trained(X, y, lr, epochs, dropout=0.0):
    return training_loop(make_net(2, 4, dropout, 3), X, y, X, y, lr, epochs)


def modes(X, y, epochs):
    net, seen = make_net(2, 4, 0.5, 3), []
    net.register_forward_hook(lambda module, inputs, output: seen.append((module.training, output.requires_grad)))
    training_loop(net, X, y, X, y, 0.1, epochs)
    return seen


with Checks("a short training on four points") as check:
    X = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
    y = torch.tensor([0.0, 0.0, 1.0, 1.0])
    check(trained, X, y, 0.5, 60).holds(
        lambda v: len(v["loss"]) == len(v["val_loss"]) == 60 and v["val_loss"][-1] < v["loss"][0],
        "60 losses of each kind come back, and the last one is below the first",
        M11z=raised(ValueError, "Target size"),
    )
    check(trained, X, y, 0.0, 3, dropout=0.5).holds(
        lambda v: max(v["val_loss"]) - min(v["val_loss"]) < 1e-6,
        "where nothing is learned (lr = 0), every evaluation gives the same loss",
        Y5=lambda v: max(v["val_loss"]) - min(v["val_loss"]) >= 1e-6,
        M11z=raised(ValueError, "Target size"),
    )
    check(modes, X, y, 3).holds(
        lambda v: v.count((True, True)) == 3 and v.count((False, False)) >= 3 and (False, True) not in v,
        "in 3 epochs the net computes 3 times in training mode, and as often in evaluation mode without a graph",
        Y5=lambda v: all(training for training, _ in v),
        M11v=lambda v: (False, True) in v and v.count((True, True)) == 3,
        M11w=lambda v: v.count((True, True)) < 3 and not all(training for training, _ in v),
        M11z=raised(ValueError, "Target size"),
    )


# %% nbgrader={"grade": true, "grade_id": "training_loop_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: every loss of short trainings, one sample, other sizes, modes with dropout.
### BEGIN HIDDEN TESTS
def trained(seed, X, y, X_val, y_val, lr, epochs, hidden=3, dropout=0.0):
    return training_loop(make_net(X.shape[1], hidden, dropout, seed), X, y, X_val, y_val, lr, epochs)


def modes(seed, X, y, epochs):
    net, seen = make_net(X.shape[1], 4, 0.5, seed), []
    net.register_forward_hook(lambda module, inputs, output: seen.append((module.training, output.requires_grad)))
    training_loop(net, X, y, X, y, 0.1, epochs)
    return seen


def graphs(seed, X, y, lr, epochs):
    """How many numbers of the history still hang on the graph that they came from."""
    history = training_loop(make_net(X.shape[1], 3, 0.0, seed), X, y, X, y, lr, epochs)
    return sum(getattr(loss, "requires_grad", False) for losses in history.values() for loss in losses)


def by_the_book(seed, X, y, X_val, y_val, lr, epochs, hidden, kept=False, factor=1.0):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(X.shape[1], hidden), torch.nn.Linear(hidden, 1)
    leaves = [*first.parameters(), *last.parameters()]

    def loss(X, y):
        return factor * torch.nn.functional.binary_cross_entropy_with_logits(last(torch.tanh(first(X)))[:, 0], y)

    before, after, unseen_before, unseen = [], [], [], []
    total = [torch.zeros_like(leaf) for leaf in leaves]
    for _ in range(epochs):
        now = loss(X, y)
        slopes = torch.autograd.grad(now, leaves)
        with torch.no_grad():
            unseen_before.append(loss(X_val, y_val).item())
            total = [a + b for a, b in zip(total, slopes)] if kept else slopes
            for leaf, slope in zip(leaves, total):
                leaf -= lr * slope
            unseen.append(loss(X_val, y_val).item())
            after.append(loss(X, y).item())
        before.append(now.item())
    return before, after, unseen_before, unseen


with Checks("training loops on random data") as check:
    for case in check.cases(5):
        n, d, hidden, m = case.sizes(4)
        seed, lr, epochs = case.integers(0, 1000), case.uniform(0.3, 0.8), case.integers(3, 6)
        X, X_val = (torch.tensor(case.normal(rows, d), dtype=torch.float32) for rows in (n, m))
        y, y_val = (torch.tensor(case.bits(rows), dtype=torch.float32) for rows in (n, m))
        before, after, unseen_before, unseen = by_the_book(seed, X, y, X_val, y_val, lr, epochs, hidden)
        heap = by_the_book(seed, X, y, X_val, y_val, lr, epochs, hidden, kept=True)
        added = by_the_book(seed, X, y, X_val, y_val, lr, epochs, hidden, factor=float(n))
        check(trained, seed, X, y, X_val, y_val, lr, epochs, hidden).gives(
            {"loss": before, "val_loss": unseen},
            rtol=1e-4,
            atol=1e-6,
            Y2={"loss": heap[0], "val_loss": heap[3]},
            M11n=lambda v, added=added: np.allclose(v["loss"], added[0], rtol=1e-3),
            M11x={"loss": before, "val_loss": unseen_before},
            M11y={"loss": after, "val_loss": unseen},
            M11z=raised(ValueError, "Target size"),
            N2=changed,
        )
        check(graphs, seed, X, y, lr, epochs).gives(0, says="no loss in the history holds a graph", M11af=...)
    for _ in range(2):
        seed, epochs = int(check.rng.integers(1000)), int(check.rng.integers(2, 5))
        X = torch.tensor(check.rng.normal(size=(8, 3)), dtype=torch.float32)
        y = torch.tensor(check.rng.integers(0, 2, 8), dtype=torch.float32)
        check(modes, seed, X, y, epochs).holds(
            lambda v, e=epochs: v.count((True, True)) == e and v.count((False, False)) >= e and (False, True) not in v,
            "the net learns in training mode and is judged in evaluation mode, without a graph",
            Y5=lambda v: all(training for training, _ in v),
            M11v=lambda v, e=epochs: (False, True) in v and v.count((True, True)) == e,
            M11w=lambda v, e=epochs: v.count((True, True)) < e and not all(training for training, _ in v),
            M11z=raised(ValueError, "Target size"),
        )
        check(trained, seed, X, y, X, y, 0.0, epochs, 9, 0.5).holds(
            lambda v: max(v["val_loss"]) - min(v["val_loss"]) < 1e-6,
            "where nothing is learned (lr = 0), every evaluation gives the same loss",
            Y5=lambda v: max(v["val_loss"]) - min(v["val_loss"]) >= 1e-6,
            M11z=raised(ValueError, "Target size"),
        )
### END HIDDEN TESTS

# %%
if written(training_loop):
    moon_net, (X, y), (X_val, y_val) = small_net(), moons(0), moons(1)
    history = training_loop(moon_net, X, y, X_val, y_val, lr=1.0, epochs=300)
    learning_curves(
        {"200 points to learn from": history["loss"], "200 others": history["val_loss"]},
        caption="Two moons, 16 tanh units, 300 steps. Look at the gap between the curves: is there one?",
    )

# %%
if written(training_loop):

    def probability(points):
        with torch.no_grad():
            return torch.sigmoid(moon_net(torch.tensor(points, dtype=torch.float32))[:, 0]).numpy()

    hits = int(((probability(X_val.numpy()) >= 0.5) == (y_val.numpy() == 1)).sum())
    probability_surface(
        X_val.numpy(), y_val.numpy(), probability, names=("upper moon", "lower moon"),
        alt=f"200 points of two moons that the net has not seen; its line at 0.5 bends between them: {hits} are right.",
        caption=f"{hits} of 200 unseen points are right. Follow the line at 0.5: it bends twice, which no single unit can.",
    )  # fmt: skip

# %% [markdown]
# **If you have TensorBoard** (a viewer for such curves, in your browser, on your own machine), the next cell writes the
# history to a folder for it. You need it for nothing in this course: the picture above holds the same numbers.

# %% tags=["play"]
if importlib.util.find_spec("tensorboard") is None:
    print("TensorBoard is not installed here, and nothing is missing without it.")
elif written(training_loop):
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter("runs/moons") as writer:
        for step, (seen, unseen) in enumerate(zip(history["loss"], history["val_loss"])):
            writer.add_scalars("loss", {"training": seen, "validation": unseen}, step)
    print("Written. In a terminal, in this folder: tensorboard --logdir runs")

# %% [markdown]
# ## 7 · Logits or probabilities?
#
# Every loss of PyTorch expects one of the two, and takes the other without a word. **Predict:** one sample, z = 20, target
# 0. The cross-entropy is $\ln(1 + e^{20})$, which is 20 to eight digits. What does `BCELoss` say of `sigmoid(z)`, in float32?

# %%
truth, z = torch.zeros(1), torch.linspace(0.0, 30.0, 121)
from_logits = [torch.nn.BCEWithLogitsLoss()(one[None], truth).item() for one in z]
from_probabilities = [torch.nn.BCELoss()(torch.sigmoid(one[None]), truth).item() for one in z]
function_curves(
    z.numpy(), {"BCEWithLogitsLoss of z": np.array(from_logits), "BCELoss of sigmoid(z)": np.array(from_probabilities)},
    xlabel="logit z (the target is 0)", ylabel="loss",
    alt="Two losses over the logit z from 0 to 30. They agree up to about 16; then the one from probabilities leaps to 100.",
    caption="Follow the two curves to the right: where do they part, and what happens there?",
)  # fmt: skip

# %% [markdown]
# Up to 16 they agree. Then sigmoid(z) rounds to 1 in float32, 1 − p is 0, and its logarithm would be −∞. `BCELoss` cuts
# logarithms off at −100 ([its documentation](https://docs.pytorch.org/docs/stable/generated/torch.nn.BCELoss.html) says
# so): the loss leaps to 100. From logits nothing is lost. That was `bce_from_logits` of lesson 04.
#
# With classes the mix-up is worse, since nothing leaps. `CrossEntropyLoss` applies a softmax itself. For a sample of
# class c with logits z it is
#
# $$-\ln \frac{e^{z_c}}{e^{z_1} + \dots + e^{z_k}}$$
#
# Who feeds it softmax's output applies softmax **twice**: to probabilities between 0 and 1, as if they were logits.
#
# > **You may have seen this:** a listing that computes `output = softmax(logits)` and, next to it, a loss of
# > `logits`. That is right, *because* the loss gets the logits. One word changed, `output` for `logits`, and it still
# > runs, still learns a little, and nobody is warned.

# %% [markdown]
# ### Exercise 6: logits, probabilities, and a softmax too many ●●○ · 10 min
#
# Three short functions. `logits_or_probabilities` computes the mean binary cross-entropy on both ways, with PyTorch's two
# losses. `class_loss` computes the mean cross-entropy of k classes from logits. And `lowest_loss` finds the sign by which
# you recognise a softmax too many: the **lowest loss** that is then possible for k classes, however well the net learns.
#
# <details><summary>Hint 1: where to look</summary>
#
# For the third: what would a perfect net put out as probabilities for the right class, and for the others? These numbers
# now go through softmax once more.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# Softmax of 1 for the right class and 0 for the k − 1 others: e¹ above, and below a sum of k exponentials, of which k − 1
# are e⁰. The loss is minus the logarithm of that share.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# Two losses of one line each, the second fed with the sigmoid of z. One loss of one line, with no softmax of yours. Then
# one logarithm. For k = 2 it must come to 0.3133.
# </details>


# %% nbgrader={"grade": false, "grade_id": "logits_or_probabilities", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logits_or_probabilities(z, y):
    """Return the mean binary cross-entropy twice: by BCEWithLogitsLoss, and by BCELoss from probabilities.

    z: (n,) logits; y: (n,), 0.0 or 1.0: tensors of one dtype. Returns two numbers, or tensors without axes.
    """
    ### BEGIN SOLUTION
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)
    ### END SOLUTION


def class_loss(z, labels):
    """Return the mean cross-entropy of the softmax of z, a tensor without axes. z: (n, k) logits; labels: (n,) integers."""
    ### BEGIN SOLUTION
    return torch.nn.CrossEntropyLoss()(z, labels)
    ### END SOLUTION


def lowest_loss(k):
    """Return the lowest loss that CrossEntropyLoss can reach where it is fed probabilities of k classes. One number."""
    ### BEGIN SOLUTION
    return math.log(1 + (k - 1) / math.e)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "logits_or_probabilities_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two ways to a loss, and a softmax too many") as check:
    z, y = torch.tensor([2.0, -1.0, 0.5], dtype=torch.float64), torch.tensor([1.0, 0.0, 0.0], dtype=torch.float64)
    out_of_range = raised(RuntimeError, "between 0 and 1")
    check(logits_or_probabilities, z, y).gives(
        (0.4714222276, 0.4714222276), rtol=1e-6,
        M11p=out_of_range, M11u=(0.7451403250, 0.4714222276), L1=(1.4142666827, 1.4142666827),
    )  # fmt: skip
    logits, labels = torch.tensor([[4.0, 0.0, 1.0], [0.0, 3.0, 1.0]], dtype=torch.float64), torch.tensor([0, 1])
    check(class_loss, logits, labels).gives(
        0.1178649617, rtol=1e-6, Y6=like(0.6255009562, v="0.551"), M11o=-3.5, L1=0.2357299233,
    )  # fmt: skip
    check(lowest_loss, 2).gives(0.3132616875, M11s=0.6931471806, M11t=0.0)
    check(lowest_loss, 10).gives(1.4611501717, M11s=2.302585093, M11t=0.0)


# %% nbgrader={"grade": true, "grade_id": "logits_or_probabilities_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random logits, one sample, large logits in float32, other numbers of classes.
### BEGIN HIDDEN TESTS
def binary(z, y):
    return float(np.mean(np.logaddexp(0, z) - y * z))


def classes(z, labels):
    return float(np.mean(np.log(np.sum(np.exp(z), axis=1)) - z[np.arange(len(z)), labels]))


with Checks("losses on random logits", thorough=True) as check:
    out_of_range = raised(RuntimeError, "between 0 and 1")
    for case in check.cases(6):
        n, k = case.sizes(2)
        z, y, table, labels = (
            case.normal(n, scale=3.0),
            case.bits(n),
            case.normal(n, k, scale=3.0),
            case.integers(0, k, n),
        )
        both = binary(z.astype(float), y.astype(float))
        p = 1 / (1 + np.exp(-z.astype(float)))
        squashed = binary(p, y.astype(float))
        check(logits_or_probabilities, torch.from_numpy(z), torch.from_numpy(y)).gives(
            (both, both), M11p=out_of_range, M11u=(squashed, both), L1=(n * both, n * both), N2=changed
        )
        exact = table.astype(float)
        share = np.exp(exact) / np.exp(exact).sum(axis=1, keepdims=True)
        right, floor = classes(exact, labels), math.log(1 + (k - 1) / math.e)
        check(class_loss, torch.from_numpy(table), torch.from_numpy(labels)).gives(
            right,
            Y6=like(classes(share, labels), v=f"{floor:.3f}"),
            M11o=-float(np.mean(exact[np.arange(n), labels])),
            L1=n * right,
            N2=changed,
        )
        check(lowest_loss, k).gives(floor, M11s=math.log(k), M11t=0.0)
    check(logits_or_probabilities, torch.tensor([20.0, 30.0]), torch.zeros(2)).gives(
        (25.0, 100.0), says="z = 20 and 30 against 0, in float32: 25 from the logits, 100 from probabilities",
        M11p=out_of_range, M11u=(1.3132617, 100.0), M11l=(25.0, 25.0), M11aa=(100.0, 100.0),
    )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# Does the floor show in practice? 500 digits of 8 × 8 pixels, ten classes, one linear layer, 100 steps: once as it should
# be, once with a softmax too many. Both nets begin at ln 10 = 2.30, where every class gets the same share.

# %%
if written(class_loss, lowest_loss):
    grey, label = data.digits()
    grey, label = torch.tensor(grey[:500] / 16.0, dtype=torch.float32), torch.tensor(label[:500])
    curves, right = {}, {}
    for name, feed in (("logits", lambda z: z), ("softmax too many", lambda z: torch.softmax(z, dim=1))):
        torch.manual_seed(0)
        net = torch.nn.Linear(64, 10)
        optimiser, curve = torch.optim.SGD(net.parameters(), lr=1.0), []
        for _ in range(100):
            optimiser.zero_grad()
            loss = class_loss(feed(net(grey)), label)
            loss.backward()
            optimiser.step()
            curve.append(loss.item())
        curves[name], right[name] = curve, int((net(grey).argmax(dim=1) == label).sum())
    curves["the floor"] = [lowest_loss(10)] * 100
    learning_curves(curves, caption="Look at the triangles: they sink towards the floor, and will never get below it.")
    print({name: f"{count} of 500 right" for name, count in right.items()})

# %% [markdown]
# The net learns, slowly, and a curve that falls looks healthy. The floor gives it away: a loss that sticks above 1.46 with
# ten classes is a softmax too many until proven otherwise.

# %% [markdown]
# ## 8 · Wherever the tensors lie
#
# A tensor lies on a **device**: the processor (`cpu`), a graphics card (`cuda`, `mps`). Two tensors meet only if they lie
# on the same one. Code that was written on a laptop then fails on the big machine, on a line such as
# `torch.ones(n, 1)`: new tensors are born on the processor, in float32, unless told otherwise.
#
# You need no graphics card to find such lines. PyTorch has a device for that, `meta`: its tensors have a shape, a dtype
# and a place, and **no numbers**. Whatever leans on the processor fails there, too.

# %%
ghost = torch.empty(3, 2, device="meta")
print("a ghost:", ghost.device, tuple(ghost.shape), "and its square:", (ghost**2).device)
try:
    torch.cat([ghost, torch.ones(3, 1)], dim=1)
except RuntimeError as error:
    print("with a column of ones:", str(error).splitlines()[0])

# %% [markdown]
# ### Exercise 7: at home everywhere ●○○ · 5 min
#
# For circles, a linear unit needs the squared radius as an input. Write `device_agnostic`: scale each column of x by its
# number in `scale` (a list), then append two columns: the sum of the squares of each scaled row, and ones. It must run
# where x lies, in x's dtype, and inside the graph, so that gradients pass through.
#
# `runs_on` stands in the cell for the tests: it calls your function with a ghost. Leave it as it is.
#
# <details><summary>Hint 1: where to look</summary>
#
# Two tensors are new in this function: the scale, and the ones. Where is each born, and in which dtype?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `x.device` and `x.dtype` can be handed to whatever makes a tensor; `torch.ones_like(t)` takes both from t. Going through
# numpy leaves the device and the graph.
# </details>
# <details><summary>Hint 3: the shape of the answer</summary>
#
# The scaled table first. Then its squares, summed along each row, with the axis kept. Then three pieces side by side.
# </details>


# %% nbgrader={"grade": false, "grade_id": "device_agnostic", "locked": false, "schema_version": 3, "solution": true, "task": false}
def device_agnostic(x, scale):
    """Return x with scaled columns, and two more: the squared length of each scaled row, and ones.

    x: (n, d) tensor on any device, of any float dtype; scale: list of d numbers. Returns (n, d + 2) on x's device, in
    x's dtype, inside the graph.
    """
    ### BEGIN SOLUTION
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)
    ### END SOLUTION


def runs_on(device, n, scale):
    """Return where your result lies for n empty float64 rows on that device, its shape and its dtype."""
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)


# %% nbgrader={"grade": true, "grade_id": "device_agnostic_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def stuck(seen):
    words = ("on the expected device", "on the same device", "meta", "CUDA", "no data")
    return seen.error is not None and any(word in str(seen.error) for word in words)


with Checks("on the processor, and with a ghost") as check:
    x = torch.tensor([[1.0, 2.0], [3.0, -1.0]], dtype=torch.float64)
    check(device_agnostic, x, [2.0, 0.5]).gives(
        torch.tensor([[2.0, 1.0, 5.0, 1.0], [6.0, -0.5, 36.25, 1.0]], dtype=torch.float64),
        M11ab=torch.tensor([[2.0, 1.0, 5.0, 1.0], [6.0, -0.5, 10.0, 1.0]], dtype=torch.float64),
        M11ac=torch.tensor([[2.0, 1.0, 5.0**0.5, 1.0], [6.0, -0.5, 36.25**0.5, 1.0]], dtype=torch.float64),
        N2=changed,
    )
    check(runs_on, "meta", 3, [1.0, 2.0]).gives(
        ("meta", [3, 4], "torch.float64"),
        M11ad=Symptom("stuck on the processor", stuck),
        M11ae=lambda v: v[2] != "torch.float64",
    )


# %% nbgrader={"grade": true, "grade_id": "device_agnostic_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one row, float32, ghosts of other shapes, and the graph.
### BEGIN HIDDEN TESTS
def stuck(seen):
    words = ("on the expected device", "on the same device", "meta", "CUDA", "no data")
    return seen.error is not None and any(word in str(seen.error) for word in words)


def features(x, scale, root=False, plain=False):
    scaled = x * np.array(scale)
    length = ((x if plain else scaled) ** 2).sum(axis=1, keepdims=True)
    return torch.tensor(np.hstack([scaled, length**0.5 if root else length, np.ones_like(length)]))


with Checks("random tables, and ghosts", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        x, scale = case.normal(n, d), [case.uniform(0.5, 2) for _ in range(d)]
        exact = x.astype(float)
        check(device_agnostic, torch.from_numpy(x), scale).gives(
            features(exact, scale).to(torch.float32 if case.dtype == np.float32 else torch.float64),
            dtype=case.dtype,
            M11ab=features(exact, scale, plain=True),
            M11ac=features(exact, scale, root=True),
            M11ae=lambda v, dtype=case.dtype: v.detach().numpy().dtype != dtype,
            N2=changed,
        )
        check(runs_on, "meta", n, scale).gives(
            ("meta", [n, d + 2], "torch.float64"),
            M11ad=Symptom("stuck on the processor", stuck),
            M11ae=lambda v: v[2] != "torch.float64",
        )
    x = torch.tensor(check.rng.normal(size=(4, 2)), requires_grad=True)
    check(device_agnostic, x, [1.5, 0.5]).holds(
        lambda v: v.requires_grad,
        "the result of an x that wants a gradient stays inside the graph",
        Y1=lambda v: not v.requires_grad,
    )
### END HIDDEN TESTS

# %% [markdown]
# ## What you have now
#
# - A tensor with `requires_grad` remembers how things were computed from it; `backward()` **adds** to `.grad`.
# - Clear, loss, walk back, step. The update, and every evaluation, runs under `no_grad`; `train()` and `eval()` switch modes.
# - `Linear` keeps (out, in). Equal outputs *and* equal gradients say that two nets are the same.
# - Losses from **logits**. A softmax too many leaves a floor of ln(1 + (k − 1)/e).
# - New tensors are born on the processor, in float32: tell them where to live.
#
# **You can now** read and write PyTorch, and check it against your own mathematics instead of believing it.
#
# **What does not work yet.** You can *use* `Linear`, `SGD` and `Module`. Could you have written them? And what do they cost
# in time? In lessons 12 to 14 you build such a library, and in 15 it races against this one.

# %% [markdown]
# **Careful with claims.** Slides like to say that PyTorch is “more pythonic” or “flexible”. That is taste. What can be
# checked: its graph is recorded **while your code runs**, so loops and branches may differ at every step. It was not the
# first: the authors name Lua Torch, Chainer and HIPS Autograd as the projects that they build on (Paszke and others, 2017).
#
# **Three things to read**
#
# 1. A. Paszke and others, "PyTorch: an imperative style, high-performance deep learning library", *NeurIPS* 2019,
#    [arXiv:1912.01703](https://arxiv.org/abs/1912.01703). Why it is built as it is, by those who built it.
# 2. The PyTorch documentation,
#    [Autograd mechanics](https://docs.pytorch.org/docs/stable/notes/autograd.html): leaves, `no_grad`, and modes, in detail.
# 3. A. G. Baydin, B. A. Pearlmutter, A. A. Radul and J. M. Siskind, "Automatic differentiation in machine learning: a
#    survey", *Journal of Machine Learning Research* 18 (2018), no. 153,
#    [arXiv:1502.05767](https://arxiv.org/abs/1502.05767). Where all this comes from.
#
# Also used here: A. Paszke and others, "Automatic differentiation in PyTorch", NIPS Autodiff workshop (2017),
# [openreview.net/forum?id=BJJsrmfCZ](https://openreview.net/forum?id=BJJsrmfCZ).
