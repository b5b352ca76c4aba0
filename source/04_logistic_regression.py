# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 04 · One sigmoid neuron: logistic regression
#
# **The claim.** One neuron whose output is bent into an S answers "how likely?" instead of "yes or no". Give it the
# right cost, and its gradient is the plainest there is: prediction minus truth, times input.
#
# **When you are done you can**
# - turn any number into a probability and back, and say what the number means;
# - say what a wrong probability costs, and compute it without nan, however wrong it is;
# - train one neuron in numpy and check it against scikit-learn's numbers;
# - tell when an accuracy of 0.90 means nothing.
#
# **Time** 90 minutes: eight exercises (77), reading and playing (13). **Before this** you should know gradient descent
# (lesson 02) and what a linear unit is (lesson 03). Every exercise can be done without the earlier lessons' code.

# %% [markdown]
# **Notation**
#
# | letter | what it is | shape |
# |---|---|---|
# | $X$ | inputs, one sample a row | $n \times d$ |
# | $y$ | the truth, **0 or 1** | $n$ |
# | $w$, $b$ | weights and bias | $d$, one number |
# | $z = Xw + b$ | the *logits*: any number from $-\infty$ to $\infty$ | $n$ |
# | $p = \sigma(z)$ | the probability of $y = 1$ | $n$ |
# | $\ell$, $J$ | the *loss* of one sample; the *cost*, their mean | $n$, one number |
#
# The perceptron of lesson 01 called its classes −1 and +1. Here they are 0 and 1, since 0 and 1 are probabilities
# too: $y = (t + 1)/2$ takes you from one to the other.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np
from IPython.display import display

from course import data
from course.check import Checks, gives_nan, like, raised, scaled, warned
from course.plots.digit_images import digit_images, weight_image
from course.plots.function_curves import function_curves
from course.plots.loss_per_point import loss_per_point
from course.plots.probability_curve import probability_curve
from course.plots.probability_surface import probability_surface
from course.ready import written

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# ## A line is no probability
#
# Six people practised for an exam: 2, 3, 4, 5, 6 and 8 hours. The third, the fifth and the last of them passed. The
# linear unit of lesson 03, with targets 0 and 1, draws the best line through that: $\hat y = 0.171\,x - 0.3$.
#
# **Predict:** what does this line say to somebody who practised for 10 hours? And to somebody who did nothing?

# %% nbgrader={"grade": false, "grade_id": "given_hours", "locked": true, "schema_version": 3, "solution": false, "task": false}
hours = np.array([2.0, 3.0, 4.0, 5.0, 6.0, 8.0])
passed = np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])

slope, intercept = np.polyfit(hours, passed, 1)  # least squares: where the delta rule ends
for x in (0, 5, 10):
    print(f"{x:2d} hours: the line says {slope * x + intercept:+.1f}")

# %%
probability_curve(
    hours,
    passed,
    {"best line": lambda x: slope * x + intercept},
    xlabel="hours of practice",
    span=(0, 10),
    alt="Six samples at heights 0 and 1 over their hours, and the least-squares line. It leaves the strip from 0 to 1: "
    "−0.3 at 0 hours, 1.4 at 10 hours.",
    caption="In the white strip the line could be a probability. Look where it leaves the strip.",
)

# %% [markdown]
# A probability of 1.4 means nothing, and neither does −0.3. What could we do?
#
# - Cut: "yes" from some point on, "no" before. That is the perceptron. It never says "perhaps", and a step has slope 0
#   nearly everywhere, so gradient descent has nothing to hold on to.
# - Bend: keep the line, but send its output through a smooth curve that stays between 0 and 1.
#
# Take $z = 2x - 7$ as an example. At 3 hours $z = -1$, at 4 hours $z = +1$: a perceptron jumps from no to yes. The
# curve you are about to write says 0.27 and 0.73.

# %% [markdown]
# ## From any number to a probability
#
# Which curve? Start from the other end. People who bet speak of *odds*: how many times yes for one no.
#
# | probability $p$ | odds $p/(1-p)$ | log-odds $\ln\frac{p}{1-p}$ |
# |---|---|---|
# | 0.1 | 1 to 9 = 0.111 | −2.197 |
# | 0.5 | 1 to 1 = 1 | 0 |
# | 0.8 | 4 to 1 = 4 | 1.386 |
# | 0.9 | 9 to 1 = 9 | 2.197 |
#
# A probability is stuck between 0 and 1, odds between 0 and ∞. The *log-odds* can be any number, and yes and no are
# mirror images. That suits a linear unit.

# %% [markdown]
# So let the linear unit's output $z$ *be* the log-odds, and solve for $p$:
#
# $$ z = \ln\frac{p}{1-p} \quad\Rightarrow\quad \frac{p}{1-p} = e^{z} \quad\Rightarrow\quad
# p = \frac{e^{z}}{1+e^{z}} = \frac{1}{1+e^{-z}} = \sigma(z) $$
#
# This is the *logistic function*, in neural networks called the *sigmoid* ("S-shaped"). Its input $z$ is called a
# *logit*. A neuron with this output is a *sigmoid unit*; fitting one is *logistic regression*.

# %% [markdown]
# ## Exercise 1: the sigmoid ●○○ · 6 min
#
# Three values to know by heart: $\sigma(0) = 0.5$, $\sigma(2) = 0.881$, and $\sigma(-2) = 0.119 = 1 - \sigma(2)$.
#
# The trap is far out. $\sigma(-1000)$ is 0 to every digit your computer has, but $e^{1000}$ is too large for a float:
# numpy warns of an *overflow*, and some forms of the formula end in nan. Write one that needs no large exponential.
#
# <details><summary>Hint 1: where to look</summary>
#
# The formula above comes in two forms. For which z does each of them meet a huge number?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# e to the power of −|z| is never larger than 1, whatever z is. Both forms can be written with it: one for z ≥ 0, one
# for z < 0.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Compute e = e to the power of −|z| once. The denominator is the same in both cases. Only the numerator differs, and
# `np.where` chooses between two arrays.
# </details>


# %% nbgrader={"grade": false, "grade_id": "sigmoid", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid(z):
    """Return σ(z) = 1 / (1 + e^(−z)), element by element.

    z: a number, or an array of any shape, of floats or of whole numbers.
    Returns: floats from 0 to 1, in z's shape. There is no overflow, no warning and no nan, also at z = ±1000.
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1.0, e) / (1.0 + e)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sigmoid_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the sigmoid: three points, a table, and far out") as check:
    check(sigmoid, 0.0).gives(0.5)
    three = np.array([-2.0, 0.0, 2.0])
    right, mirrored = [0.1192029220, 0.5, 0.8807970780], [0.8807970780, 0.5, 0.1192029220]
    check(sigmoid, three).gives(
        right,
        A2=raised(TypeError),
        M04b=mirrored,
        M04c=[-0.9640275801, 0.0, 0.9640275801],
        M04w=[right[2], 0.5, right[2]],
        A1=warned,
    )
    table = np.array([[0.0, 2.0, 0.0], [-2.0, 2.0, -2.0]])
    check(sigmoid, table).gives(
        [[0.5, right[2], 0.5], [right[0], right[2], right[0]]],
        A2=raised(TypeError),
        M04w=[[0.5, right[2], 0.5], [right[2], right[2], right[2]]],
    )
    check(sigmoid, np.array([-1000.0, 1000.0])).gives(
        [0.0, 1.0], M04a=gives_nan, A2=raised(TypeError), M04w=[1.0, 1.0], A1=warned
    )


# %% nbgrader={"grade": true, "grade_id": "sigmoid_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other shapes, whole numbers, one number alone, ±1000, float32.
### BEGIN HIDDEN TESTS
def sigmoid_reference(z):
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z, dtype=float)))


with Checks("the sigmoid on random numbers", thorough=True) as check:
    for case in check.cases(5):
        n, d = case.sizes(2)
        z = case.normal(n, d, scale=3.0)
        check(sigmoid, z).gives(
            sigmoid_reference(z),
            A2=raised(TypeError),
            M04b=sigmoid_reference(-z),
            M04c=np.tanh(z),
            M04w=sigmoid_reference(np.abs(z)),
            A1=warned,
        )
    far = np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0])
    check(sigmoid, far).gives(
        [0.0, 0.0, 0.5, 1.0, 1.0],
        atol=1e-12,
        M04a=gives_nan,
        A2=raised(TypeError),
        M04w=[1.0, 1.0, 0.5, 1.0, 1.0],
        A1=warned,
    )
    whole = check.rng.permutation(np.array([-3, -1, 0, 2, 5]))
    check(sigmoid, whole).gives(
        sigmoid_reference(whole),
        M04d=np.zeros(5),
        M04b=sigmoid_reference(-whole),
        M04w=sigmoid_reference(np.abs(whole)),
    )
    alone = float(check.rng.uniform(0.5, 2.5))
    other = sigmoid_reference(alone)
    check(sigmoid, -alone).gives(sigmoid_reference(-alone), M04b=other, M04w=other)
    check(sigmoid, np.array(alone)).gives(sigmoid_reference(alone), M04b=sigmoid_reference(-alone))
### END HIDDEN TESTS

# %%
if written(sigmoid):
    probability_curve(
        hours,
        passed,
        {
            "best line": lambda x: slope * x + intercept,
            "σ(2x − 7)": lambda x: sigmoid(2 * x - 7),
            "σ(0.8x − 3.8)": lambda x: sigmoid(0.8 * x - 3.8),
        },
        xlabel="hours of practice",
        span=(0, 10),
        alt="The six samples with the line and two S-shaped curves. Both curves stay between 0 and 1; the one with the "
        "larger weight is steeper. Each crosses 0.5 where its z is 0: at 3.5 and at 4.75 hours.",
        caption="Your sigmoid never leaves the strip. w sets how steep the S is, and −b/w where it crosses one half.",
    )

# %% [markdown]
# ## The slope, in one line
#
# Gradient descent asks for slopes. How steep is σ? Take it apart at a point where the numbers are kind: $z = \ln 3$,
# where $e^{-z} = 1/3$. Call that inner part $u$:
#
# $$ u = e^{-z}, \qquad \sigma = \frac{1}{1+u}, \qquad
# \frac{d\sigma}{dz} = \frac{d\sigma}{du}\cdot\frac{du}{dz} $$
#
# At this point $\sigma = 1/(1 + \tfrac13) = \tfrac34$. The slope you will work out by hand, as four numbers.

# %% [markdown]
# ## Exercise 2: its derivative ●●○ · 9 min
#
# **a.** At $z = \ln 3$, fill in `u`, `du_dz`, `ds_du` and their product `ds_dz`. Fractions are welcome: `1 / 3`.
#
# **b.** Now with letters. $\frac{d\sigma}{dz} = \frac{e^{-z}}{(1+e^{-z})^2}$. Write the fraction as a product of
# $\frac{1}{1+e^{-z}}$ and something else. What is that something, in terms of σ? Compare with your number from a.
#
# **c.** Write two functions: one gets $z$. The other gets $a$, the activation σ(z) that somebody has computed already.
# It should not compute another exponential: on its way back through a network that saves work.
#
# <details><summary>Hint 1: where to look</summary>
#
# For a: the derivative of 1/(1 + u) with respect to u is the derivative of 1/v, with v = 1 + u. And two minus signs meet.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The something is e^(−z)/(1 + e^(−z)). Add 1 to its numerator and take it away again.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# The slope is the activation times what the activation lacks to 1. Does that agree with your four numbers at z = ln 3?
# </details>

# %% nbgrader={"grade": false, "grade_id": "sigmoid_prime", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a. Four numbers at z = ln 3.
### BEGIN SOLUTION
### STUB u = None
### STUB du_dz = None
### STUB ds_du = None
### STUB ds_dz = None
u = 1 / 3
du_dz = -1 / 3
ds_du = -9 / 16
ds_dz = 3 / 16
### END SOLUTION


def sigmoid_prime(z):
    """Return σ′(z), the slope of the sigmoid at z, element by element.

    z: a number or an array of any shape. Returns: floats in z's shape.
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))
    return e / (1.0 + e) ** 2
    ### END SOLUTION


def sigmoid_prime_from_a(a):
    """Return the slope of the sigmoid where its value is a = σ(z), element by element.

    a: activations, from 0 to 1; a number or an array of any shape. Returns: floats in a's shape.
    """
    ### BEGIN SOLUTION
    return a * (1.0 - a)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sigmoid_prime_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the slope at ln 3, and at 0") as check:
    check.value("u", u).gives(0.3333333333, says="u is e^(−z) at z = ln 3", M04e=3.0)
    check.value("du_dz", du_dz).gives(-0.3333333333, says="du_dz is the slope of u there", M04e=-3.0, M04f=0.3333333333)
    check.value("ds_du", ds_du).gives(-0.5625, says="ds_du is the slope of 1/(1 + u) there", M04e=-0.0625, M04f=0.5625)
    check.value("ds_dz", ds_dz).gives(0.1875, says="ds_dz is their product", M04f=-0.1875)
    z = np.array([0.0, 1.0986122887])
    check(sigmoid_prime, z).gives(
        [0.25, 0.1875],
        A3=[0.0, -0.1083366721],
        A4=[0.2350037122, 0.2178949938],
        A5=[0.75, 0.4375],
        M04g=[0.5, 0.25],
        M04z=[0.5, 0.75],
    )
    a = np.array([0.5, 0.75])
    check(sigmoid_prime_from_a, a).gives(
        [0.25, 0.1875], A4=[0.2350037122, 0.2178949938], A5=[0.75, 0.4375], M04z=[0.5, 0.75]
    )


# %% nbgrader={"grade": true, "grade_id": "sigmoid_prime_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random numbers, other shapes, the peak, the symmetry.
### BEGIN HIDDEN TESTS
def activation(z):
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z, dtype=float)))


def slope_at(a):
    return a * (1.0 - a)


with Checks("the slope at random points", thorough=True) as check:
    for case in check.cases(5):
        n, d = case.sizes(2)
        z = case.normal(n, d, scale=2.0)
        a = activation(z).astype(z.dtype)
        twice = slope_at(activation(a))
        check(sigmoid_prime, z).gives(
            slope_at(activation(z)), A3=z * (1 - z), A4=twice, A5=1 - a**2, M04g=1 - a, M04z=a, atol=1e-6
        )
        check(sigmoid_prime_from_a, a).gives(slope_at(activation(z)), A4=twice, A5=1 - a**2, M04z=a, atol=1e-6)
    third = 1 / 3
    check.value("u", u).gives(third, says="u is e^(−z) at z = ln 3", M04e=3)
    check.value("du_dz", du_dz).gives(-third, says="du_dz is its slope", M04e=-3, M04f=third)
    outer = -1 / (1 + third) ** 2
    check.value("ds_du", ds_du).gives(outer, says="ds_du is the slope of 1/(1 + u)", M04e=-1 / 16, M04f=-outer)
    check.value("ds_dz", ds_dz).gives(-third * outer, says="ds_dz is their product", M04f=third * outer)
    peak = np.append(check.rng.uniform(0.5, 6.0, 5), 0.0)
    check(sigmoid_prime, peak).holds(lambda v: np.argmax(v) == 5 and abs(v[5] - 0.25) < 1e-9, "the peak is 1/4, at 0")
    check(sigmoid_prime, -peak).gives(slope_at(activation(peak)), says="the slope at −z is the slope at z")
    alone = float(check.rng.uniform(0.1, 0.9))
    check(sigmoid_prime_from_a, alone).gives(
        alone * (1 - alone), A4=slope_at(activation(alone)), A5=1 - alone**2, M04z=alone
    )
### END HIDDEN TESTS

# %%
if written(sigmoid, sigmoid_prime):
    z = np.linspace(-8, 8, 321)
    function_curves(
        z,
        {"σ(z)": sigmoid(z), "σ′(z)": sigmoid_prime(z)},
        xlabel="z",
        ylabel="value",
        notes=[(0.0, 0.25, "steepest here: ¼"), (-6.0, float(sigmoid_prime(np.array(-6.0))), "almost flat")],
        alt="The sigmoid rises from 0 to 1. Its derivative is a bell with its peak, one quarter, at z = 0, and nearly 0 "
        "beyond 6 on both sides.",
        caption="Where σ is near 0 or 1, its slope is near 0. The neuron is saturated there. Keep this in mind.",
    )

# %% [markdown]
# ## What should a wrong answer cost?
#
# Two friends forecast rain. It rains. One had said 0.9, the other 0.01. How much worse was the second? Look at the
# probability each gave **to what happened**, and let the loss be minus its natural logarithm:
#
# | gave to what happened | 1 | 0.9 | 0.5 | 0.1 | 0.01 | 0 |
# |---|---|---|---|---|---|---|
# | loss | 0 | 0.105 | 0.693 | 2.303 | 4.605 | ∞ |
#
# Sure and right is free. A shrug costs $\ln 2$. Being sure and wrong costs as much as you like.

# %% [markdown]
# Why the logarithm? Take two samples with $p = (0.9, 0.2)$, and $y = (1, 0)$. What happened got 0.9 and
# $1 - 0.2 = 0.8$. Both together: $0.9 \cdot 0.8 = 0.72$. We want the neuron that makes this product large, and the
# logarithm turns the product into a sum: $-\ln 0.72 = 0.105 + 0.223$. (This is *maximum likelihood*.)
#
# With $y$ as a switch that is either 0 or 1, the loss is one line, the *binary cross-entropy* (or *log loss*):
#
# $$ \ell = -\bigl[\,y \ln p + (1-y)\ln(1-p)\,\bigr], \qquad J = \frac1n \sum_{i=1}^{n} \ell_i $$
#
# Here $\ell$, the *loss*, belongs to a sample and $J$, the *cost*, to the data set. Many books mix the two words, and
# some sum where others average. In this lesson the cost is the **mean**, for the two samples 0.164.

# %% [markdown]
# ## Exercise 3: loss and cost ●●○ · 10 min
#
# **a.** Write the loss of each sample, and the cost. A sample that is sure and right must cost 0, not nan: with
# $y = 1$ and $p = 1$ the formula says $0\cdot\ln 0$, and a computer does not know what that is.
#
# **b.** If `p` has shape (n, 1) and `y` has shape (n,), numpy makes an n×n table out of $y \ln p$ and no error at all.
# The mean of that table looks like a cost, and it is wrong. Refuse such input with a `ValueError`.
#
# **c.** Somebody writes every row of the data set down twice. What happens to $J$?
# - A: it doubles
# - B: it stays the same
# - C: it halves
#
# <details><summary>Hint 1: where to look</summary>
#
# Read the sentence above the table once more: the probability that was given to what happened. For y = 1 that is p.
# And for y = 0?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.where(y == 1, …, …)` chooses element by element. If you choose the probability first and take the logarithm
# afterwards, 0 · ln 0 never comes up.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# First compare the two shapes and raise. Then one line for the chosen probability and one for minus its natural
# logarithm. The cost calls the loss and averages.
# </details>


# %% nbgrader={"grade": false, "grade_id": "bce", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bce_losses(p, y):
    """Return the binary cross-entropy of each sample: minus the natural log of the probability of what happened.

    p: probabilities of y = 1, from 0 to 1, (n,) or any other shape. y: 0 or 1, in p's shape.
    Returns: floats ≥ 0 in p's shape; 0, and not nan, where p is 0 or 1 and right.
    Raises: ValueError if p and y differ in shape.
    """
    ### BEGIN SOLUTION
    if np.shape(p) != np.shape(y):
        raise ValueError(f"p has shape {np.shape(p)}, y has shape {np.shape(y)}: they must be the same.")
    return -np.log(np.where(np.asarray(y) == 1, p, 1.0 - p))
    ### END SOLUTION


def bce(p, y):
    """Return the cost: the mean of the samples' binary cross-entropy, one number.

    p, y: as for `bce_losses`. Raises: ValueError if p and y differ in shape.
    """
    ### BEGIN SOLUTION
    return float(np.mean(bce_losses(p, y)))
    ### END SOLUTION


# c. "A", "B" or "C".
### BEGIN SOLUTION
### STUB doubled_data = None
doubled_data = "B"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "bce_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two samples, then the hard cases") as check:
    p, y = np.array([0.9, 0.2]), np.array([1.0, 0.0])
    check(bce_losses, p, y).gives(
        [0.1053605157, 0.2231435513],
        L2=scaled(0.4342944819),
        L3=[0.1053605157, 0.0],
        M04h=gives_nan,
        M04i=0.1642520335,
        M04x=scaled(-1),
        M04y=lambda losses: np.allclose(losses, [0.01, 0.04]) or np.allclose(losses, [0.005, 0.02]),
    )
    check(bce, p, y).gives(
        0.1642520335, L1=0.3285040670, L2=scaled(1.4426950409), L3=0.0526802578, M04h=gives_nan, M04x=scaled(-1)
    )
    check(bce_losses, np.array([1.0, 0.0, 0.5]), np.array([1, 0, 1])).gives(
        [0.0, 0.0, 0.6931471806], atol=1e-6, L4=gives_nan, M04h=gives_nan, M04x=scaled(-1)
    )
    column = np.array([[0.9], [0.2]])
    check(bce, column, y).raises(ValueError, "shapes (2, 1) and (2,) are refused with a ValueError", M04j=1.0601317681)
    check.value("doubled_data", doubled_data).chooses("L04.3c")


# %% nbgrader={"grade": true, "grade_id": "bce_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data, one sample, columns, p exactly 0 or 1, shapes that do not fit.
### BEGIN HIDDEN TESTS
def losses_reference(p, y):
    return -np.log(np.where(y == 1, p, 1.0 - p))


with Checks("the cross-entropy of random data", thorough=True) as check:
    for case in check.cases(5):
        n = 1 if case.index == 0 else case.size(3, 9)
        p, y = case.uniform(0.03, 0.97, n), case.bits(n)
        y[:2] = [0.0, 1.0][:n]
        losses = losses_reference(p, y)
        ones = np.where(y == 1, losses, 0.0)
        check(bce_losses, p, y).gives(
            losses,
            L2=scaled(1 / np.log(10)),
            L3=ones,
            M04h=gives_nan,
            M04i=float(losses.mean()) if n > 1 else ones,
            M04x=scaled(-1),
            M04y=lambda v, e=(p - y) ** 2: np.shape(v) == np.shape(e) and (np.allclose(v, e) or np.allclose(2 * v, e)),
        )
        check(bce, p, y).gives(
            float(losses.mean()),
            L1=float(losses.sum()),
            L2=scaled(1 / np.log(2)),
            L3=float(ones.mean()),
            M04h=gives_nan,
            M04x=scaled(-1),
        )
        table = float((-np.log(p)[:, None] * y - np.log(1 - p)[:, None] * (1 - y)).mean())
        if n > 1:
            check(bce, p[:, None], y).raises(ValueError, "a column and a flat array are refused", M04j=table)
    check(bce_losses, p, y[:, None]).raises(ValueError, "a flat array and a column are refused")
    check(bce_losses, p[:, None], y[:, None]).gives(
        losses[:, None], says="two columns give a column", M04h=gives_nan, M04x=scaled(-1)
    )
    sure = check.rng.permutation(np.array([0.0, 1.0, 1.0, 0.0, 1.0]))
    check(bce_losses, sure, sure.astype(int)).gives(np.zeros(5), atol=1e-6, L4=gives_nan, M04h=gives_nan)
    check(bce, sure, sure).gives(0.0, atol=1e-6, L4=gives_nan, M04h=gives_nan)
    check(bce, np.array([0.0, 0.5]), np.array([1.0, 1.0])).holds(
        lambda v: float(v) > 5.0,
        "one sample that is sure and wrong makes the cost of two large, or inf",
        L4=np.isnan,
        M04x=lambda v: float(v) < 0,
    )
### END HIDDEN TESTS

# %%
if written(bce_losses):
    p = np.linspace(0.005, 0.995, 199)
    function_curves(
        p,
        {"y = 1: −ln p": bce_losses(p, np.ones(199)), "y = 0: −ln(1 − p)": bce_losses(p, np.zeros(199))},
        xlabel="p, the probability of y = 1",
        ylabel="loss",
        notes=[(0.5, float(np.log(2)), "a shrug: ln 2")],
        alt="Two mirrored curves. For y = 1 the loss falls from more than 5 at p near 0 to 0 at p = 1. For y = 0 it is "
        "the mirror image. They cross at p = 0.5 at a loss of 0.693.",
        caption="Each curve is flat where the answer is right and climbs without end where it is sure and wrong.",
    )

# %% [markdown]
# Now the six people again, with your two functions at work. $w = 2$, $b = -7$ is a bold neuron: steep, and early.
#
# **Predict:** which of the six samples costs most? Then run the cell.

# %%
if written(sigmoid, bce_losses):
    display(loss_per_point(hours, passed, 2.0, -7.0, sigmoid, bce_losses, xlabel="hours of practice"))

# %% [markdown]
# One sample, the person with 5 hours who failed, costs 3.05, more than all others together: at 5 hours the neuron was
# sure of a pass, with $p = 0.953$. The cost is 0.622. A neuron that always shrugs ($w = b = 0$) pays 0.693.
#
# **Play:** move the sliders. Which w and b have the lowest cost? Below 0.41 is as good as it gets. Watch what a
# steeper curve saves on the other samples, and what it pays for the people with 4 and with 5 hours.

# %% tags=["play"]
from course.widgets.sigmoid_sliders import sigmoid_sliders

if written(sigmoid, bce_losses):
    sigmoid_sliders(hours, passed, sigmoid, bce_losses, xlabel="hours of practice")

# %% [markdown]
# ## When 1 − p rounds to 0
#
# A float64 has about 16 digits. **Predict:** what is $1 - \sigma(40)$ on a computer? And what does a neuron pay that
# says $z = 40$ when the truth is 0? By the formula it is $-\ln(1-\sigma(40)) = 40$, to 16 digits.

# %%
if written(sigmoid, bce):
    for z in (10.0, 30.0, 36.0, 40.0):
        p = sigmoid(np.array([z]))
        with np.errstate(divide="ignore"):
            print(f"z = {z:2.0f}   1 − p = {1 - p[0]:.6e}   cost for y = 0: {bce(p, np.zeros(1)):.6f}")

# %% [markdown]
# At 30 some digits are gone, at 40 all of them: σ(40) **is** 1, and the cost is inf. The number 40 was there, in $z$,
# and rounding in $p$ lost it. So do not go through $p$. Put σ into the loss first, on paper:
#
# $$ \begin{aligned} y = 1:&\quad -\ln\sigma(z) = \ln(1+e^{-z}) \\
# y = 0:&\quad -\ln(1-\sigma(z)) = \ln(1+e^{z}) \end{aligned} $$
#
# No rounding yet. But $e^{1000}$ still overflows, and $\ln(1 + 10^{-20})$ still rounds to 0. Both can be mended.

# %% [markdown]
# ## Exercise 4: the cost from the logits ●●● · 10 min
#
# Write the mean cross-entropy as a function of $z$, right for every $z$: at 0 it is $\ln 2$; at $z = 1000$ it is 0
# when $y = 1$, and 1000 when $y = 0$. No warnings, no nan, no cutting off: a neuron that is wrong by 1000 must pay 1000.
#
# <details><summary>Hint 1: where to look</summary>
#
# Look at ln(1 + e^t) for t = 1000. Which of the two terms in the bracket matters? Take it out of the bracket, before
# the logarithm.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# ln(1 + e^t) = t + ln(1 + e^(−t)). Use it where t is positive, and neither side where it would overflow. Both cases
# are one formula with max(t, 0) and |t|. `np.log1p(x)` is ln(1 + x), exact also for tiny x.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Find one formula for y = 0 first: a maximum, plus a log1p of an exponential that is never larger than 1. For y = 1 the
# loss is smaller by exactly z, since ln(1 + e^(−z)) = ln(1 + e^z) − z. So y can switch that term on. Then the mean.
# </details>


# %% nbgrader={"grade": false, "grade_id": "bce_from_logits", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bce_from_logits(z, y):
    """Return the mean binary cross-entropy of the probabilities σ(z), one number.

    z: logits, any numbers, (n,). y: 0 or 1, (n,).
    It is computed from z without rounding σ(z) first: finite and right for every z, without warnings.
    """
    ### BEGIN SOLUTION
    return float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "bce_from_logits_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("from logits: at 0, at 2 and −1, at ±1000") as check:
    check(bce_from_logits, np.zeros(3), np.array([0.0, 1.0, 1.0])).gives(
        0.6931471806, L1=2.0794415417, L2=scaled(0.4342944819), L3=0.4620981204, A1=warned
    )
    z, y = np.array([2.0, -1.0]), np.array([1.0, 0.0])
    check(bce_from_logits, z, y).gives(
        0.2200948493, L1=0.4401896985, L2=scaled(0.4342944819), L3=0.0634640055, M04b=1.7200948493, A1=warned
    )
    far = np.array([1000.0, -1000.0])
    check(bce_from_logits, far, y).gives(0.0, L5=gives_nan, A1=warned)
    check(bce_from_logits, far, 1 - y).gives(
        1000.0,
        L5=gives_nan,
        L1=2000.0,
        L2=scaled(0.4342944819),
        L3=500.0,
        M04b=0.0,
        M04k=lambda cost: 5 < cost < 999,
        A1=warned,
    )


# %% nbgrader={"grade": true, "grade_id": "bce_from_logits_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random logits, one sample, ±40 and ±1000, float32.
### BEGIN HIDDEN TESTS
def softplus(t):
    return np.logaddexp(0.0, np.asarray(t, dtype=float))


with Checks("from random logits", thorough=True) as check:
    for case in check.cases(6):
        n = 1 if case.index == 0 else case.size(3, 9)
        z, y = case.normal(n, scale=4.0), case.bits(n)
        y[:2] = [1.0, 0.0][:n]
        losses = np.where(y == 1, softplus(-z), softplus(z))
        flipped = np.where(y == 1, softplus(z), softplus(-z))
        check(bce_from_logits, z, y).gives(
            float(losses.mean()),
            L1=float(losses.sum()),
            L2=scaled(1 / np.log(10) if n % 2 else 1 / np.log(2)),
            L3=float((losses * y).mean()),
            M04b=float(flipped.mean()),
            A1=warned,
        )
    for size in (40.0, 1000.0):
        z = size * check.rng.permutation(np.array([1.0, -1.0, 1.0]))
        y = (z > 0).astype(float)
        check(bce_from_logits, z, y).gives(0.0, L5=gives_nan, A1=warned, M04b=size)
        check(bce_from_logits, z, 1 - y).gives(
            size,
            L5=gives_nan,
            L1=3 * size,
            L2=scaled(1 / np.log(10)),
            L3=size * float(np.mean(1 - y)),
            M04b=0.0,
            M04k=lambda cost, size=size: 5 < cost < size - 1,
            A1=warned,
        )
### END HIDDEN TESTS

# %% [markdown]
# One formula for both labels, as libraries write it: $\;\max(z, 0) - z\,y + \ln(1 + e^{-|z|})$. PyTorch calls it
# `BCEWithLogitsLoss` (lesson 11). Clipping $p$ to $[10^{-12}, 1 - 10^{-12}]$ is a common way out, but then a loss never
# exceeds 27.6, and beyond that point the clipped cost is flat: a sample that is very wrong stops pulling.
#
# ## Why not the squared error?
#
# It served well in lesson 03. **Predict:** a sample has $y = 1$, and our neuron says $z = -6$: sure, and wrong. With
# which cost is the slope in $z$ larger, with $\tfrac12(p-y)^2$ or with the cross-entropy? By what factor?

# %%
if written(sigmoid, sigmoid_prime, bce_from_logits):
    z, y = np.linspace(-10, 4, 281), 1.0
    function_curves(
        z,
        {
            "cross-entropy": np.array([bce_from_logits(np.array([v]), np.array([y])) for v in z]),
            "squared error ½(p − y)²": 0.5 * (sigmoid(z) - y) ** 2,
        },
        xlabel="z of a sample with y = 1",
        ylabel="loss",
        ylim=(-0.3, 10.5),
        notes=[(-6.0, 6.0025, "slope −0.998"), (-6.0, 0.4975, "slope −0.0025")],
        alt="Loss of a sample with y = 1 over its logit z from −10 to 4. The cross-entropy is close to a straight line "
        "with slope −1 on the wrong side. The squared error is almost flat at one half there.",
        caption="Left is wrong. Roll a ball down each curve from z = −6: one is a slope, the other a plateau.",
    )
    p = sigmoid(np.array(-6.0))
    print(f"p = {p:.5f}   slope of ½(p − y)²: {(p - 1) * p * (1 - p):.5f}   of the cross-entropy: {p - 1:.5f}")

# %% [markdown]
# 405 times. The squared error's slope is $(p - y)\,\sigma'(z)$, and σ′ is nearly 0 where the neuron is saturated, right
# or wrong. It learns most slowly exactly where it is most wrong.
#
# The cross-entropy has a steep side of its own, and the two meet in the chain rule:
#
# $$ \frac{d\ell}{dp} = \frac{p-y}{p(1-p)}, \qquad \frac{dp}{dz} = p(1-p)
# \qquad\Rightarrow\qquad \frac{d\ell}{dz} = p - y $$
#
# The $p(1-p)$ of your exercise 2 cancels. What is left is the error, as in the delta rule: prediction minus truth.

# %% [markdown]
# ## Exercise 5: the gradient ●●○ · 10 min
#
# By hand first. Three samples, $w = (0, 0)$, $b = 0$, so that every $p$ is ½:
#
# | $x_1$ | $x_2$ | $y$ | $p - y$ |
# |---|---|---|---|
# | 3 | 2 | 1 | −½ |
# | 1 | 3 | 0 | +½ |
# | 4 | 4 | 1 | −½ |
#
# Since $z = w_1x_1 + w_2x_2 + b$, each error is passed on times its input, and $J$ is a mean:
# $\partial J/\partial w_1 = \tfrac13(-\tfrac12\cdot 3 + \tfrac12\cdot 1 - \tfrac12\cdot 4) = -1$. What are
# $\partial J/\partial w_2$ and $\partial J/\partial b$? For which input does the bias stand?
#
# <details><summary>Hint 1: where to look</summary>
#
# Your table has one column of x for each weight. Multiply it by the column of errors and average. The bias has a column
# of its own, one that is not written down.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# X is n×d, the errors are n numbers, the answer is d numbers: sum over the samples, one result per feature. Which side
# of a matrix product is summed over?
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Logits, probabilities, errors: one line each. Then the transposed X times the errors, divided by n; and the mean of
# the errors.
# </details>


# %% nbgrader={"grade": false, "grade_id": "logreg_grad", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logreg_grad(X, y, w, b):
    """Return (dw, db), the gradient of the mean cross-entropy of p = σ(X @ w + b).

    X: (n, d). y: (n,), 0 or 1. w: (d,). b: one number.
    Returns: dw, (d,), and db, one number.
    """
    ### BEGIN SOLUTION
    z = X @ w + b
    e = np.exp(-np.abs(z))
    error = np.where(z >= 0, 1.0, e) / (1.0 + e) - y
    return X.T @ error / len(y), float(np.mean(error))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "logreg_grad_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the gradient on three samples") as check:
    X, y = np.array([[3.0, 2.0], [1.0, 3.0], [4.0, 4.0]]), np.array([1.0, 0.0, 1.0])
    check(logreg_grad, X, y, np.zeros(2), 0.0).gives(
        (np.array([-1.0, -0.5]), -0.1666666667),
        L6=(np.array([1.0, 0.5]), 0.1666666667),
        L7=(np.array([-0.25, -0.125]), -0.0416666667),
        L8=lambda g: np.shape(g[0]) == (3, 2),
        L9=like(lambda g: np.allclose(g[0], [-1.0, -0.5]), b=lambda g: f"you have {float(g[1]):.4g}"),
        M04aa=(np.array([-2.3333333333, -2.0]), -0.6666666667),
        M04ab=(np.array([0.3333333333, 1.0]), 0.3333333333),
        M04ad=(-0.1666666667, np.array([-1.0, -0.5])),
        M04l=(np.array([-3.0, -1.5]), -0.5),
    )
    check(logreg_grad, X, y, np.array([0.5, -1.0]), 0.25).gives(
        (np.array([-1.6663304152, -1.4153719383]), -0.4395932793),
        L6=(np.array([1.6663304152, 1.4153719383]), 0.4395932793),
        L8=raised(ValueError),
        L9=like(lambda g: np.shape(g) == (2,), b="there is none"),
        M04aa=(np.array([-5.6666666667, -6.7500000000]), -2.0833333333),
        M04ab=(np.array([-2.3333333333, -2.0000000000]), -0.6666666667),
        M04ac=(np.array([-1.7715693752, -1.5135108114]), -0.4757994097),
        M04l=(np.array([-4.9989912456, -4.2461158149]), -1.3187798380),
    )


# %% nbgrader={"grade": true, "grade_id": "logreg_grad_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, one sample, central differences, a saturated neuron, float32.
### BEGIN HIDDEN TESTS
def errors_at(X, y, w, b):
    return 0.5 * (1.0 + np.tanh(0.5 * (np.asarray(X, dtype=float) @ w + b))) - y


def cost_at(X, y, w, b):
    z = X @ w + b
    return np.mean(np.logaddexp(0.0, z) - z * y)


with Checks("the gradient on random data", thorough=True) as check:
    for case in check.cases(6):
        n, d = case.sizes(2)
        X, y, w, b = case.normal(n, d), case.bits(n), case.normal(d), case.uniform(0.3, 0.9)
        r = errors_at(X, y, w, b)
        dw, db = X.T @ r / n, float(r.mean())
        z, no_bias = X @ w + b, errors_at(X, y, w, 0.0)
        slope = (r + y) * (1 - r - y)
        check(logreg_grad, X, y, w, b).gives(
            (dw, db),
            L6=(-dw, -db),
            L7=(X.T @ (r * slope) / n, float((r * slope).mean())),
            L8=raised(ValueError) if case.index % 2 else lambda g, n=n, d=d: np.shape(g[0]) == (n, d),
            L9=like(
                lambda g, dw=dw: np.allclose(g[0], dw, rtol=1e-4, atol=1e-5), b=lambda g: f"you have {float(g[1]):.4g}"
            ),
            M04l=(X.T @ r, float(r.sum())),
            M04aa=(X.T @ (z - y) / n, float((z - y).mean())),
            M04ab=(X.T @ ((z >= 0) - y) / n, float(((z >= 0) - y).mean())),
            M04ac=(X.T @ no_bias / n, float(no_bias.mean())),
            M04ad=(db, dw),
        )
    X, y, w, b = check.rng.normal(size=(5, 3)), np.array([1.0, 0.0, 1.0, 1.0, 0.0]), check.rng.normal(size=3), 0.4
    steps = 1e-6 * np.eye(4)
    numeric = [(cost_at(X, y, w + s[:3], b + s[3]) - cost_at(X, y, w - s[:3], b - s[3])) / 2e-6 for s in steps]
    check(logreg_grad, X, y, w, b).gives(
        (np.array(numeric[:3]), numeric[3]), rtol=1e-5, atol=1e-8, says="central differences of the cost agree"
    )
    far = 1000.0 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    check(logreg_grad, far, np.array([0.0, 1.0, 1.0]), np.array([1.0, 2.0]), 0.0).gives(
        (np.array([2000.0 / 3, 0.0]), 0.0), atol=1e-9, says="a saturated neuron that is wrong has its full gradient"
    )
### END HIDDEN TESTS

# %% [markdown]
# $$ \frac{\partial J}{\partial w} = \frac1n X^\top (p-y), \qquad \frac{\partial J}{\partial b} = \frac1n\sum_i (p_i-y_i) $$
#
# Compare with the delta rule: the same formula, with $p$ in the place of $\hat y$ (and a mean in the place of a sum).
# The second equation hides a gift. At the minimum $\partial J/\partial b = 0$, so the average of the predicted
# probabilities **equals** the share of samples with $y = 1$.
#
# ## Exercise 6: learning ●●○ · 12 min
#
# Put it together: gradient descent on the cross-entropy, starting at $w = 0$, $b = 0$. Both move at once, each against
# its own gradient. Record the cost at the start and after each step, so that you can see it fall.
#
# The cost is convex in $w$ and $b$: one valley, no local minima. Whoever reaches the bottom finds the same $w$ and $b$,
# with two exceptions. A line may separate the classes without a mistake; then the valley has no bottom (more on that
# below). Or one input may be made up of the others; then the bottom is level, as in lesson 02.
#
# <details><summary>Hint 1: where to look</summary>
#
# You have every piece: the gradient from exercise 5, the cost from exercise 4. What is left is a loop.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# The first cost belongs to the start and is ln 2, whatever the data: every p is ½. So there is one more cost than there
# are steps. If the cost rises, look at the sign of the step, and whether the gradient is a mean.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Zeros for w, a zero for b, a list with the first cost. In the loop: both gradients from the same w and b, then both
# steps, then the next cost. Make new arrays; X and y stay as they are.
# </details>


# %% nbgrader={"grade": false, "grade_id": "logreg_fit", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logreg_fit(X, y, eta, steps):
    """Return (w, b, costs) after gradient descent on the mean cross-entropy, from w = 0 and b = 0.

    X: (n, d). y: (n,), 0 or 1. eta: the learning rate. steps: how many steps.
    Returns: w, (d,); b, one number; costs, (steps + 1,): the cost at the start and after each step.
    """
    ### BEGIN SOLUTION
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps + 1):
        z = X @ w + b
        e = np.exp(-np.abs(z))
        costs.append(np.mean(np.maximum(z, 0) - z * y + np.log1p(e)))
        if len(costs) <= steps:
            error = np.where(z >= 0, 1.0, e) / (1.0 + e) - y
            w, b = w - eta * X.T @ error / len(y), b - eta * np.mean(error)
    return w, float(b), np.array(costs)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "logreg_fit_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def first_step(cost):
    return lambda fit: abs(fit[2][1] - cost) < 1e-6


with Checks("60 large steps on the six people, hours scaled") as check:
    x, y = np.array([2.0, 3.0, 4.0, 5.0, 6.0, 8.0]), np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])
    X = ((x - x.mean()) / x.std())[:, np.newaxis]
    known = {
        "M04m": lambda fit: np.shape(fit[2]) == (60,),
        "G5": like(lambda fit: fit[2][-1] > fit[2][0], a=lambda fit: fit[2][0], b=lambda fit: fit[2][-1]),
        "M04l": first_step(1.0513700983),
        "L7": first_step(0.5531869146),
        "M04ag": lambda fit: np.shape(fit[2]) == (2,),
        "M04ah": lambda fit: len(fit) == 2,
        "M04y": lambda fit: min(abs(fit[2][0] - 0.25), abs(fit[2][0] - 0.125)) < 1e-9,
        "L9": like(lambda fit: float(fit[1]) == 0.0, b="b is still 0 after 60 steps"),
        "M04ae": lambda fit: abs(fit[2][0] - 0.6931471806) > 1e-6,
    }
    fit = check(logreg_fit, X, y, 6.0, 60)
    fit.holds(
        lambda fit: np.shape(fit[0]) == (1,) and np.ndim(fit[1]) == 0 and np.shape(fit[2]) == (61,),
        "w has shape (1,), b is one number, and there are 61 costs",
        **known,
    )
    fit.holds(lambda fit: abs(fit[2][0] - 0.6931471806) < 1e-6, "the first cost is ln 2 = 0.6931", **known)
    fit.holds(lambda fit: np.all(np.diff(fit[2]) < 1e-9), "the cost never rises", **known)
    fit.holds(
        lambda fit: abs(fit[2][-1] - 0.4070865863) < 1e-6, "the last cost is 0.4071, the lowest there is", **known
    )
    fit.holds(
        lambda fit: abs(fit[0][0] - 2.27796) < 1e-3 and abs(fit[1] - 0.14711) < 1e-3,
        "w is 2.278 and b is 0.147, as scikit-learn finds them",
        **known,
    )
    fit.leaves(0, X, says="X is left alone").leaves(1, y, says="y is left alone")


# %% nbgrader={"grade": true, "grade_id": "logreg_fit_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data against scikit-learn, one sample, two measurements of 569 tumours, moons.
### BEGIN HIDDEN TESTS
def first_costs(X, y, eta):
    """Return the cost after one step: the right one, and those of four mistakes."""

    def after(dw, db):
        z = X @ (-eta * dw) - eta * db
        return float(np.mean(np.logaddexp(0.0, z) - z * y))

    dw, db, n = X.T @ (0.5 - y) / len(y), float(np.mean(0.5 - y)), len(y)
    return {"right": after(dw, db), "sum": after(n * dw, n * db), "up": after(-dw, -db), "flat": after(dw / 4, db / 4)}


def clues(X, y, eta, steps):
    costs = first_costs(X.astype(float), y.astype(float), eta)

    def starts(name):
        return lambda fit: abs(float(fit[2][1]) - costs[name]) < 1e-5 and abs(costs[name] - costs["right"]) > 1e-4

    return {
        "M04m": lambda fit: np.shape(fit[2]) == (steps,),
        "G5": like(starts("up"), a=lambda fit: fit[2][0], b=lambda fit: fit[2][-1]),
        "M04l": starts("sum"),
        "L7": starts("flat"),
        "M04ag": lambda fit: np.shape(fit[2]) == (2,),
        "M04ah": lambda fit: len(fit) == 2,
        "M04y": lambda fit: min(abs(fit[2][0] - 0.25), abs(fit[2][0] - 0.125)) < 1e-6,
        "L9": like(lambda fit: float(fit[1]) == 0.0, b=f"b is still 0 after {steps} steps"),
        "M04ae": lambda fit: abs(fit[2][0] - np.log(2)) > 1e-6,
    }


def walk(X, y, eta, steps):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for left in range(steps, -1, -1):
        z = X @ w + b
        costs.append(np.mean(np.logaddexp(0.0, z) - z * y))
        if left:
            error = 0.5 + 0.5 * np.tanh(0.5 * z) - y
            w, b = w - eta * X.T @ error / len(y), b - eta * np.mean(error)
    return w, b, np.array(costs)


def by_scikit_learn(X, y):
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=np.inf, tol=1e-9, max_iter=1000).fit(X.astype(float), y)
    return model.coef_[0], float(model.intercept_[0])


def agrees(fit, w, b):
    return np.allclose(fit[0], w, rtol=2e-3, atol=2e-3) and abs(float(fit[1]) - b) < 2e-3 * (1 + abs(b))


with Checks("fits of random data") as check:
    for case in check.cases(5):
        n, d, eta, steps = (1, 4, 0.5, 5) if case.index == 0 else (30 + 11 * case.index, case.index % 3 + 1, 2.0, 400)
        X = case.normal(n, d)
        truth = case.normal(d, scale=0.7)
        y = (case.uniform(0.0, 1.0, n) < 0.5 + 0.5 * np.tanh(0.5 * (X @ truth + 0.7))).astype(case.dtype)
        if n > 1:  # every label at the same d + 2 points: no line separates, so there is one best fit
            X[: d + 2], y[: d + 2], y[d + 2 : 2 * d + 4] = X[d + 2 : 2 * d + 4], 0, 1
        known = clues(X, y, eta, steps)
        fit = check(logreg_fit, X, y, eta, steps)
        fit.holds(
            lambda fit, d=d, steps=steps: (
                np.shape(fit[0]) == (d,) and np.ndim(fit[1]) == 0 and np.shape(fit[2]) == (steps + 1,)
            ),
            "w, b and costs have the shapes asked for",
            **known,
        )
        fit.holds(
            lambda fit: abs(fit[2][0] - np.log(2)) < 1e-6 and np.all(np.diff(fit[2]) < 1e-6) and fit[2][-1] < fit[2][0],
            "the cost begins at ln 2, falls and never rises",
            **known,
        )
        if n > 1:
            w, b = by_scikit_learn(X, y)
            fit.holds(lambda fit, w=w, b=b: agrees(fit, w, b), "w and b are those of scikit-learn", **known)
        if case.index == 1:
            fit.leaves(0, X, says="X is left alone").leaves(1, y, says="y is left alone")
        first = fit.value
    check(logreg_fit, X, y, eta, steps).gives(first, says="a second call gives the same")
    # Far from the lowest cost, where a step more or less, or another eta for b, shows in the numbers.
    X, y = check.rng.normal(size=(7, 3)), np.array([0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    check(logreg_fit, X, y, 0.7, 4).gives(
        walk(X, y, 0.7, 4), says="four steps from w = 0: w, b, and every cost on the way", **clues(X, y, 0.7, 4)
    )
    X, y = data.breast_cancer()
    X = (X[:, :2] - X[:, :2].mean(axis=0)) / X[:, :2].std(axis=0)
    w, b = by_scikit_learn(X, y)
    known = clues(X, y, 2.0, 300)
    check(logreg_fit, X, y, 2.0, 300).holds(
        lambda fit: agrees(fit, w, b), "radius and texture of 569 tumours: w and b are those of scikit-learn", **known
    )
    X, y = data.moons(200, 0.1, seed=0)
    check(logreg_fit, X, y, 2.0, 200).holds(
        lambda fit: 0.8 < np.mean((X @ fit[0] + fit[1] >= 0) == y) <= 0.9,
        "on the moons a line gets between 0.8 and 0.9 right",
        **clues(X, y, 2.0, 200),
    )
### END HIDDEN TESTS

# %% [markdown]
# Watch it on 200 points in the plane. The line where $p = 0.5$ is the perceptron's boundary. New is the land on both
# sides of it, where the neuron says "probably".

# %%
if written(sigmoid, logreg_fit):
    X, y = data.blobs(200, distance=3.0, seed=4)
    w, b, costs = logreg_fit(X, y, eta=1.0, steps=200)
    probability_surface(
        X,
        y,
        lambda points: sigmoid(points @ w + b),
        alt="Two overlapping clouds of points on shades of grey. Three straight parallel lines mark the probabilities "
        "0.1, 0.5 and 0.9. Most points on the wrong side of 0.5 lie close to it.",
        caption="Darker is more probable. The lines for 0.1 and 0.9 are parallel to the boundary: along it, nothing "
        "changes. Heavy edges: points on the wrong side.",
    )
    print(f"cost {costs[0]:.3f} → {costs[-1]:.3f}, right: {np.mean((X @ w + b >= 0) == y):.3f}")

# %% [markdown]
# ### 569 tumours
#
# Now real data: 569 breast tumours from Wisconsin, of which 212 were malignant ($y = 1$). We take two of the 30
# measurements, the mean radius and the mean texture of the cell nuclei, each scaled to mean 0 and standard deviation 1.
#
# Without a penalty, scikit-learn finds $w = (3.722, 0.937)$ and $b = -0.708$. **Predict:** what will yours find?

# %%
if written(sigmoid, logreg_fit):
    cells, malignant = data.breast_cancer()
    two = (cells[:, :2] - cells[:, :2].mean(axis=0)) / cells[:, :2].std(axis=0)
    w_two, b_two, costs = logreg_fit(two, malignant, eta=2.0, steps=500)
    print(
        f"yours:         w = ({w_two[0]:.3f}, {w_two[1]:.3f}), b = {b_two:.3f}, cost {costs[0]:.3f} → {costs[-1]:.3f}"
    )
    print("scikit-learn:  w = (3.722, 0.937), b = -0.708")
    probability_surface(
        two,
        malignant,
        lambda points: sigmoid(points @ w_two + b_two),
        xlabel="mean radius, in standard deviations",
        ylabel="mean texture, in standard deviations",
        names=("benign", "malignant"),
        alt="569 tumours by radius and texture with lines at 0.1, 0.5 and 0.9. The lines are steep: radius matters more "
        "than texture. Benign and malignant overlap around the middle line.",
        caption="Which of the two measurements does the neuron go by? Read it off the tilt of the lines.",
    )

# %% [markdown]
# A weight can be read. One standard deviation more radius adds 3.722 to the log-odds, so it multiplies the odds of
# "malignant" by $e^{3.722} = 41$. One more of texture multiplies them by 2.6.
#
# (scikit-learn's own default adds a penalty on large weights, `C=1`, and gives $w = (3.336, 0.877)$. And all 30
# measurements at once separate these 569 tumours without a single mistake; then no finite $w$ and $b$ are the best,
# since doubling both lowers the cost again. Hence two.)
#
# **Are these probabilities honest?** Of the tumours that were told "about 0.3", about 30 % should be malignant.

# %%
if written(sigmoid, logreg_fit):
    p = sigmoid(two @ w_two + b_two)
    print("told             tumours   mean p   malignant")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        told = (p >= low) & (p < low + 0.2)
        print(f"{low:.1f} to {low + 0.2:.1f}     {told.sum():9d} {p[told].mean():8.3f} {malignant[told].mean():11.3f}")
    print(f"all             {len(p):9d} {p.mean():8.3f} {malignant.mean():11.3f}")

# %% [markdown]
# Close, except in the thin middle, where 32 tumours were told 0.71 and 19 of them were malignant. In the last row the
# two numbers agree to every digit: the gift of $\partial J/\partial b = 0$. (These are the tumours it learned from. A
# hospital would ask for others, and so do we, in exercise 8.)
#
# ## From probabilities to decisions
#
# Somebody has to act. "Yes from 0.5 on" is a choice, not a law: a missed tumour and a false alarm do not cost the same.

# %% [markdown]
# ## Exercise 7: decisions, and counting them ●○○ · 8 min
#
# Eight samples, threshold 0.5, where exactly 0.5 counts as yes:
#
# | $p$ | 0.9 | 0.8 | 0.5 | 0.3 | 0.4 | 0.6 | 0.2 | 0.1 |
# |---|---|---|---|---|---|---|---|---|
# | decision | 1 | 1 | 1 | 0 | 0 | 1 | 0 | 0 |
# | $y$ | 1 | 1 | 1 | 0 | 0 | 0 | 1 | 1 |
#
# Five of eight are right: the *accuracy* is 0.625. The *confusion matrix* says which mistakes they are. Its row is the
# truth and its column the decision, 0 before 1:
#
# | | decided 0 | decided 1 |
# |---|---|---|
# | **truth 0** | 2 | 1 false alarm |
# | **truth 1** | 2 missed | 3 found |

# %% [markdown]
# Write the three functions. (Some books write the table the other way round. Row for the truth is scikit-learn's way.)
#
# <details><summary>Hint 1: where to look</summary>
#
# Everything starts from the decisions. Write `predict` first and let the other two call it, threshold and all.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# A comparison of arrays gives True and False. `.astype(int)` makes 1 and 0 of them, and the mean of True and False is
# the share of True.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Each of the four cells of the table counts the samples for which two things hold: the truth is its row's number and
# the decision is its column's. `&` joins two arrays of True and False. A class that does not occur has a row of zeros.
# </details>


# %% nbgrader={"grade": false, "grade_id": "predict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predict(p, threshold=0.5):
    """Return the decisions: 1 where p ≥ threshold, else 0.

    p: probabilities, (n,). Returns: whole numbers 0 and 1, (n,).
    """
    ### BEGIN SOLUTION
    return (p >= threshold).astype(int)
    ### END SOLUTION


def accuracy(p, y, threshold=0.5):
    """Return the share of samples that are decided rightly, one number from 0 to 1.

    p: probabilities, (n,). y: 0 or 1, (n,). threshold: as for `predict`.
    """
    ### BEGIN SOLUTION
    return float(np.mean(predict(p, threshold) == y))
    ### END SOLUTION


def confusion(p, y, threshold=0.5):
    """Return how many samples of each truth got each decision.

    p: probabilities, (n,). y: 0 or 1, (n,). threshold: as for `predict`.
    Returns: (2, 2) whole numbers, always: row the truth, column the decision, 0 before 1.
    """
    ### BEGIN SOLUTION
    decided = predict(p, threshold)
    return np.array([[np.sum((y == truth) & (decided == said)) for said in (0, 1)] for truth in (0, 1)])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "predict_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the eight samples, at two thresholds") as check:
    p = np.array([0.9, 0.8, 0.5, 0.3, 0.4, 0.6, 0.2, 0.1])
    y = np.array([1, 1, 1, 0, 0, 0, 1, 1])
    check(predict, p).gives([1, 1, 1, 0, 0, 1, 0, 0], M04n=[1, 1, 0, 0, 0, 1, 0, 0], M04ak=[1, 1, 1, -1, -1, 1, -1, -1])
    check(predict, p, 0.25).gives(
        [1, 1, 1, 1, 1, 1, 0, 0], M04o=[1, 1, 1, 0, 0, 1, 0, 0], M04ak=[1, 1, 1, 1, 1, 1, -1, -1]
    )
    check(accuracy, p, y).gives(0.625, L10=0.0, M04n=0.5, M04s=5, M04ak=0.375, M04al=62.5)
    check(accuracy, p, y, 0.25).gives(0.375, L10=0.525, M04ak=0.375, M04o=0.625, M04s=3)
    check(confusion, p, y).gives(
        [[2, 1], [2, 3]],
        L10=[[0, 0], [0, 0]],
        M04ak=[[0, 1], [0, 3]],
        M04n=[[2, 1], [3, 2]],
        M04p=[[2, 2], [1, 3]],
        M04q=[[3, 2], [1, 2]],
    )
    check(confusion, p, y, 0.25).gives(
        [[0, 3], [2, 3]], M04ak=[[0, 3], [0, 3]], M04o=[[2, 1], [2, 3]], M04p=[[0, 2], [3, 3]], M04q=[[3, 2], [3, 0]]
    )


# %% nbgrader={"grade": true, "grade_id": "predict_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: random data, ties, one sample, a class that does not occur, other thresholds.
### BEGIN HIDDEN TESTS
def table_of(decided, y):
    return np.array([[np.sum((y == t) & (decided == d)) for d in (0, 1)] for t in (0, 1)])


def tables(p, y, t):
    """Return the confusion matrix, and those of the known mistakes."""
    table = table_of(p >= t, y)
    return table, {
        "L10": table_of(p, y),
        "M04ak": table_of(2 * (p >= t) - 1, y),
        "M04n": table_of(p > t, y),
        "M04o": table_of(p >= 0.5, y),
        "M04p": table.T,
        "M04q": table[::-1, ::-1],
    }


with Checks("decisions on random data", thorough=True) as check:
    for case in check.cases(5):
        n = 1 if case.index == 0 else case.size(9, 15)
        t = (0.5, 0.5, 0.25, 0.75, 0.375)[case.index]
        p = case.uniform(0.05, 0.95, n)
        y = case.bits(n) if case.index % 2 else case.bits(n).astype(int)
        if n > 1:
            p[:4], y[:4] = (t, t + 0.07, t - 0.07, t + 0.11), (1, 0, 1, 1)
        right, no_tie, at_half = (p >= t), (p > t), (p >= 0.5)
        soft = float(1 - np.mean(np.abs(p - y)))
        check(predict, p, t).gives(
            right.astype(int), M04n=no_tie.astype(int), M04o=at_half.astype(int), M04ak=2 * right - 1
        )
        check(accuracy, p, y, t).gives(
            float(np.mean(right == y)),
            L10=lambda share, soft=soft: float(share) == 0.0 or abs(share - soft) < 1e-6,
            M04n=float(np.mean(no_tie == y)),
            M04o=float(np.mean(at_half == y)),
            M04s=int(np.sum(right == y)),
            M04ak=float(np.mean(2 * right - 1 == y)),
            M04al=scaled(100),
        )
        table, known = tables(p, y, t)
        check(confusion, p, y, t).gives(table, **known)
    p = np.append(check.rng.uniform(0.6, 0.9, 4), 0.1)
    check(predict, p).gives([1, 1, 1, 1, 0], says="without a threshold, one half is taken", M04ak=[1, 1, 1, 1, -1])
    for y, t, says in (
        (np.zeros(5), 0.5, "no sample of class 1: a row of zeros"),
        (np.ones(5, dtype=int), 0.5, "no sample of class 0: a row of zeros"),
        (np.ones(5), 0.95, "nobody is told yes: a column of zeros"),
    ):
        table, known = tables(p, y, t)
        check(confusion, p, y, t).gives(table, says=says, **known)
### END HIDDEN TESTS

# %% [markdown]
# The tumours at four thresholds. **Predict:** to miss fewer of the 212 malignant tumours, do you raise the threshold or
# lower it? What happens to the accuracy?

# %%
if written(sigmoid, logreg_fit, predict, accuracy, confusion):
    p = sigmoid(two @ w_two + b_two)
    print("threshold   accuracy   missed   false alarms")
    for threshold in (0.5, 0.3, 0.2, 0.1):
        (_, alarms), (missed, _) = confusion(p, malignant, threshold)
        print(f"{threshold:9.1f} {accuracy(p, malignant, threshold):10.3f} {missed:8d} {alarms:14d}")

# %% [markdown]
# From 0.5 to 0.1 the missed tumours go from 39 to 8, the false alarms from 23 to 120, and the accuracy falls from 0.891
# to 0.775. Which is better? The numbers cannot tell you; a doctor and a patient can. A probability leaves them the
# choice, and a bare yes or no has made it for them.
#
# ## Is it a 3?
#
# Last, images. Each of 1,797 handwritten digits is 8 × 8 = 64 grey values, scaled to 0…1: 64 inputs for one neuron.

# %% nbgrader={"grade": false, "grade_id": "given_digits", "locked": true, "schema_version": 3, "solution": false, "task": false}
grey, digit_of = data.digits()
grey = grey / 16.0  # from 0 to 1
seen, unseen, digit_seen, digit_unseen = data.split(grey, digit_of, seed=0)

chosen = np.concatenate([np.flatnonzero(digit_of == 3)[:8], np.flatnonzero(digit_of != 3)[:8]])
digit_images(
    grey[chosen],
    [f"a {digit_of[i]}" for i in chosen],
    alt="Two rows of eight small images of handwritten digits: threes above, other digits below.",
    caption="Yes above, no below. The neuron sees each image as a row of 64 numbers.",
)

# %% [markdown]
# ## Exercise 8: "3" or not ●●○ · 12 min
#
# **a.** A detector for one digit: learn on the training images, decide about new ones. At least 0.95 of the decisions
# must be right, on images it has never seen.
#
# **b.** A colleague has built a detector that says "not a 3", whatever it is shown. What is its accuracy on all 1,797
# digits?
#
# **c.** So why does an accuracy of 0.90 say so little here?
# - A: 64 inputs are too few for a good neuron
# - B: threes are rare, so that never saying yes is right for nine in ten
# - C: an accuracy is for problems with more than two classes
# - D: the test set is too small
#
# <details><summary>Hint 1: where to look</summary>
#
# The labels are digits from 0 to 9, and your neuron wants targets 0 and 1. That is one comparison. The rest you have
# written already.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `logreg_fit` returns three things; two of them you need. A learning rate of 1 and 300 steps will do for pixels from 0
# to 1. The logit of a new image comes from the same w and b.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Targets, fit, logits of the new images, decisions as whole numbers: four lines. p ≥ 0.5 and z ≥ 0 are the same
# decision. For b: the colleague is right on every image that is not a 3.
# </details>


# %% nbgrader={"grade": false, "grade_id": "digit_detector", "locked": false, "schema_version": 3, "solution": true, "task": false}
def digit_detector(X_train, labels, X_new, digit):
    """Return for each new image whether it shows the digit: 1 for yes, 0 for no.

    X_train: images to learn from, pixels from 0 to 1, (n, 64). labels: their digits, 0 to 9, (n,).
    X_new: images to decide about, (m, 64). digit: which one to look for.
    Returns: whole numbers 0 and 1, (m,).
    """
    ### BEGIN SOLUTION
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)
    ### END SOLUTION


# b. The accuracy of "never a 3" on all of `data.digits()`; c. "A", "B", "C" or "D".
### BEGIN SOLUTION
### STUB always_no = None
### STUB why = None
always_no = float(np.mean(data.digits()[1] != 3))
why = "B"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "digit_detector_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("threes among 539 images that were kept back") as check:
    pixels, labels = data.digits()
    X_train, X_test, label_train, label_test = data.split(pixels / 16.0, labels, seed=0)
    three = label_test == 3
    known = {
        "L10": lambda said: np.any((np.asarray(said) > 0) & (np.asarray(said) < 1)),
        "M04t": lambda said: np.max(said) == 0,
        "M04aj": lambda said: len(said) == 1258,
        "M04u": lambda said: np.mean(np.asarray(said) == 1) > 0.5,
        "M04am": lambda said: np.max(said) > 1,
    }
    said = check(digit_detector, X_train, label_train, X_test, 3)
    said.holds(
        lambda said: np.shape(said) == (539,) and set(np.unique(said)) <= {0, 1}, "539 decisions, 0 or 1", **known
    )
    said.holds(lambda said: np.mean(said == three) >= 0.95, "at least 0.95 of the decisions are right", **known)
    said.holds(lambda said: np.mean(said[three]) >= 0.7, "at least 0.7 of the 61 threes are found", **known)
    check.value("always_no", always_no).gives(0.8981636060, atol=6e-4, M04v=0.1018363940)
    check.value("why", why).chooses("L04.8c")

# %% nbgrader={"grade": true, "grade_id": "digit_detector_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: another digit, other images, the images left alone, float32.
### BEGIN HIDDEN TESTS
with Checks("another digit, other images") as check:
    pixels, labels = data.digits()
    others = check.rng.permutation(np.array([2, 4, 5, 6, 7]))
    for digit, dtype in ((3, np.float64), (int(others[0]), np.float64), (int(others[1]), np.float32)):
        seed = int(check.rng.integers(10**6))
        X_train, X_test, label_train, label_test = data.split((pixels / 16.0).astype(dtype), labels, seed=seed)
        X_train, label_train = X_train[:1000], label_train[:1000]
        # A grey veil, too thin to mislead: the images cannot be looked up among those that everybody has.
        X_test = X_test + check.rng.uniform(0, 0.01, X_test.shape).astype(dtype)
        is_it, m = label_test == digit, len(label_test)
        known = {
            "L10": lambda said: np.any((np.asarray(said) > 0) & (np.asarray(said) < 1)),
            "M04t": lambda said: np.max(said) == 0,
            "M04aj": lambda said: len(said) == 1000,
            "M04u": lambda said: np.mean(np.asarray(said) == 1) > 0.5,
            "M04am": lambda said: np.max(said) > 1,
            "M04ai": lambda said, t=label_test, digit=digit: digit != 3 and np.mean(np.asarray(said)[t == 3]) > 0.5,
        }
        said = check(digit_detector, X_train, label_train, X_test, digit)
        said.holds(
            lambda said, m=m: np.shape(said) == (m,) and set(np.unique(said)) <= {0, 1},
            f"a decision, 0 or 1, for each image: is it a {digit}?",
            **known,
        )
        said.holds(
            lambda said, is_it=is_it: np.mean(said == is_it) >= 0.95,
            f"at least 0.95 of the decisions about the {digit} are right",
            **known,
        )
        said.holds(
            lambda said, is_it=is_it: np.mean(said[is_it]) >= 0.7,
            f"at least 0.7 of the images of a {digit} are found",
            **known,
        )
        blank = np.zeros((1, 64), dtype)
        check(digit_detector, X_train, label_train, blank, digit).holds(
            lambda said: np.shape(said) == (1,) and said[0] == 0, f"a blank image shows no {digit}", **known
        )
        if digit == 3:
            said.leaves(0, X_train, says="the training images are left alone")
    check.value("always_no", always_no).gives(float(np.mean(labels != 3)), atol=6e-4, M04v=float(np.mean(labels == 3)))
    one = check(digit_detector, X_train, label_train, X_test[:1], digit)
    one.gives(np.asarray(said.value)[:1], says="one new image alone gets the same decision")
### END HIDDEN TESTS

# %% [markdown]
# What has the neuron learned to look for? It has one weight per pixel, so its weights are an image too.

# %%
if written(logreg_fit):
    w_three, b_three, _ = logreg_fit(seen, (digit_seen == 3).astype(float), eta=1.0, steps=300)
    weight_image(
        w_three,
        seen[digit_seen == 3].mean(axis=0),
        example_title="the mean of all threes",
        alt="Left the average three. Right the 64 weights as signs: plus where ink speaks for a three, minus where it "
        "speaks against. The strongest minus signs lie left of the middle, where an 8 or a 9 closes its loop and a three "
        "is open.",
        caption="Ink on a + makes a 3 more probable, ink on a − less. Find the place where a 3 has a gap and an 8 has ink.",
    )

# %%
if written(logreg_fit, digit_detector):
    said = digit_detector(seen, digit_seen, unseen, 3)
    three = digit_unseen == 3
    print(f"accuracy {np.mean(said == three):.3f}, always no: {np.mean(~three):.3f}")
    print(f"threes found {said[three].sum()} of {three.sum()}, false alarms {said[~three].sum()}")
    missed = np.flatnonzero(three & (said == 0))[:8]
    if len(missed):
        digit_images(
            unseen[missed],
            [f"p = {1 / (1 + np.exp(-(unseen[i] @ w_three + b_three))):.2f}" for i in missed],
            alt="Threes that the neuron took for something else, each with the probability it gave.",
            caption="Threes that were missed. Would you have known them all?",
        )

# %% [markdown]
# An accuracy of 0.976 against 0.887 for "always no" (on these 539 images) sounds close to perfect. Look at the threes:
# 50 of 61 are found, 11 are missed. That share, $50/61 = 0.82$, is called the *recall*. Where one class is rare, look
# at the confusion matrix, not at the accuracy alone.
#
# ## What one neuron cannot do
#
# **Predict:** how well will it separate two moons that are hooked into each other? And would more steps help?

# %%
if written(sigmoid, logreg_fit):
    X, y = data.moons(200, noise=0.1, seed=0)
    w, b, costs = logreg_fit(X, y, eta=2.0, steps=300)
    probability_surface(
        X,
        y,
        lambda points: sigmoid(points @ w + b),
        alt="Two half-moons hooked into each other, and the straight lines of the neuron's probabilities across them. "
        "Each moon's tip lies on the wrong side.",
        caption="The S bends the output, not the boundary. Both tips are on the wrong side, and no straight line helps.",
    )
    print(
        f"right: {np.mean((X @ w + b >= 0) == y):.3f}; cost after 100 and 300 steps: {costs[100]:.4f}, {costs[300]:.4f}"
    )

# %% [markdown]
# 0.875, and more steps change next to nothing: it is at the bottom of its valley. A sigmoid neuron's boundary is where
# $z = 0$, and that is a straight line, as it was for the perceptron. In 20 draws of these moons it never got past 0.90.
#
# ## What you have now
#
# | you wrote | the idea in a line |
# |---|---|
# | `sigmoid` | from log-odds to probability |
# | `sigmoid_prime` | $\sigma' = \sigma(1-\sigma)$: nearly 0 where the neuron is sure |
# | `bce_losses`, `bce` | the loss is −ln of the probability given to what happened; the cost is its mean |
# | `bce_from_logits` | the same from $z$: finite and right for every $z$ |
# | `logreg_grad` | $\frac1n X^\top(p-y)$: the σ′ has cancelled |
# | `logreg_fit` | one valley, one minimum, scikit-learn's numbers |
# | `predict`, `accuracy`, `confusion` | decide, then count, and look at which mistakes |

# %% [markdown]
# **What still does not work.** One neuron draws one straight line. To bend the boundary we need neurons whose outputs
# are inputs of others, and then the gradient of a weight deep inside. You found this one with the chain rule on paper.
# Lesson 05 makes the chain rule a program; lesson 10 separates the moons.
#
# **Names, dates, and claims to be careful with**
#
# - Verhulst found the S-curve in 1838 as a law of population growth, and called it *logistique* in 1845. Pearl and Reed
#   found it again in 1920 (Cramer 2002 tells the story).
# - Berkson used it for bio-assay, the response to a dose, and coined *logit* in 1944 (J. Amer. Statist. Assoc. 39,
#   357–365). Cox's "The regression analysis of binary sequences" is of 1958 (J. R. Statist. Soc. B 20, 215–242), the
#   year of Rosenblatt's perceptron. So logistic regression was no child of neural networks; they adopted it.

# %% [markdown]
# - "The output is the probability." It is *a* number between 0 and 1 that fits the training data best. It deserves the
#   name where the log-odds are about linear and the new data are like the old. Check it, as you did with the tumours.
# - "One layer": one neuron has one layer of weights. Count layers of weights and say so; others count the inputs too.
# - "Cross-entropy cannot get stuck." True for one neuron, where the cost is convex. Not for networks.
#
# **Three things to read**
#
# 1. J. S. Cramer, *The Origins of Logistic Regression*, Tinbergen Institute Discussion Paper 2002-119/4,
#    [doi.org/10.2139/ssrn.360300](https://doi.org/10.2139/ssrn.360300).
# 2. M. Nielsen, *Neural Networks and Deep Learning*, chapter 3, on the cross-entropy and saturated neurons:
#    [neuralnetworksanddeeplearning.com/chap3.html](http://neuralnetworksanddeeplearning.com/chap3.html).
# 3. M. Mächler, *Accurately Computing log(1 − exp(−|a|))*, on exercise 4 and its relatives:
#    [cran.r-project.org/package=Rmpfr/vignettes/log1mexp-note.pdf](https://cran.r-project.org/package=Rmpfr/vignettes/log1mexp-note.pdf).
