# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 13 · Your framework II: initialisation, optimisers, mini-batches
#
# **The claim.** Whether a deep network learns is often decided before its first step, by the spread of its weights; and how
# fast it learns, by fewer than ten lines that turn gradients into steps. You write both, and check them against PyTorch's numbers.
#
# **When you are done you can**
# - choose the spread of the weights so that ten layers neither silence a signal nor blow it up, and say for which activation;
# - write SGD, momentum and Adam, and say what each remembers;
# - cut data into mini-batches that use every sample once, and say what that costs and gains;
# - add an L2 penalty and dropout, and know when each is switched off;
# - compare optimisers fairly, and doubt comparisons that are not.
#
# **Time** 120 minutes: eight exercises (102), reading and playing (18). **Before this** you should know layers and their
# contract (lesson 12). Its code comes along, so you can begin here.

# %% [markdown]
# **Notation**
#
# | sign | what it is | shape |
# |---|---|---|
# | $W$, $b$ | weights and biases of a linear layer, $z = xW + b$ | `fan_in` × `fan_out`, `fan_out` |
# | `fan_in`, `fan_out` | how many numbers come into a layer, how many units it has | numbers |
# | $\operatorname{Var}$ | variance: the mean squared distance from the mean | a number |
# | $w$, $g$ | any parameter array, and the gradient of the loss with respect to it | the same |
# | $\eta$ | learning rate, `lr` | a number |
# | $\beta$, $\beta_1$, $\beta_2$ | how much of the past a running average keeps | from 0 to 1 |
# | $t$ | number of the step, from 1 | a number |
# | $\lambda$, $p$ | strength of the L2 penalty; probability that dropout drops a number | numbers |

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# This lesson is numpy only: forbidden imports: torch, sklearn
import numpy as np

from course import data
from course.check import Checks, changed, like, raised, shaped
from course.optimiser_walk import epochs, walk
from course.plots.function_curves import function_curves
from course.plots.surface_paths import surface_paths
from course.ready import written
from course.surfaces import RAVINE
from course.widgets.optimiser_race import Race, optimiser_race, run

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# ## 1 · Ten layers, and nothing happens
#
# Here are the layers of lesson 12, as you know them. Nothing in this cell is new.


# %% nbgrader={"grade": false, "grade_id": "given_framework", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Linear:
    """The layer y = x @ W + b.

    Linear(n_in, n_out, rng, dtype): W is (n_in, n_out), drawn from rng, normal with mean 0 and variance 2 / n_in;
    b is (n_out,), zeros. dtype: of both, as numpy takes it (np.float64, "float32"). params holds [W, b], the same
    arrays as self.W and self.b. grads: [] at first; after backward [dW, db].
    """

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        """Return x @ W + b, shape (n, n_out), for x of shape (n, n_in)."""
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        """Return ∂L/∂x, shape (n, n_in), and set grads; dout is ∂L/∂(output), shape (n, n_out)."""
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T


class ReLU:
    """The layer max(x, 0), element by element, for arrays of any shape. It has no parameters."""

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        """Return max(x, 0), in x's shape and dtype."""
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        """Return ∂L/∂x; the derivative at exactly 0 is 0."""
        return dout * self.on


class Tanh:
    """The layer tanh(x), element by element. It has no parameters."""

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        """Return tanh(x), in x's shape and dtype."""
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        """Return ∂L/∂x."""
        return dout * (1 - self.a**2)


class Sequential:
    """Layers one behind the other; itself a layer. Sequential([a, b, c]) sends x through a, then b, then c.

    layers: the list of layers. params, grads: the layers' lists joined, in order, as they are when asked for.
    """

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        """All parameters: the layers' own arrays, no copies."""
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        """All gradients of the latest backward, in the order of params."""
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        """Return what the last layer makes of it all."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        """Return ∂L/∂x; every layer's grads are set on the way."""
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout


class SoftmaxCrossEntropy:
    """Softmax and cross-entropy in one: the loss for choosing one class of several."""

    def forward(self, logits, labels):
        """Return the mean of −ln p(true class), a number.

        logits: (n, k), any size, up to ±1000 and beyond. labels: (n,), whole numbers from 0 to k − 1.
        """
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        """Return ∂L/∂logits, (n, k), in the dtype of the logits."""
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% [markdown]
# Now a deep network: ten layers of 64 units and an output, on 300 handwritten digits. The training loop is lesson 12's. Only one thing
# is open: how large the weights are at the start. "Small random numbers" says the recipe. So: normal, with standard deviation 0.01.
# And since that may be too timid, a second network with standard deviation 1.
#
# **Predict:** guessing among ten digits costs $\ln 10 \approx 2.303$. Where is each of the two networks after 100 steps?

# %% nbgrader={"grade": false, "grade_id": "given_deep_net", "locked": true, "schema_version": 3, "solution": false, "task": false}
pixels, digit = data.digits()
pixels = pixels / 16  # from 0 to 1


def deep_net(initialise, activation, rng, depth=10, width=64):
    """Return a network of that many layers and ten logits. initialise(fan_in, fan_out, rng) gives the weights."""
    layers, fan_in = [], 64
    for fan_out in [width] * depth + [10]:
        linear = Linear(fan_in, fan_out, rng)
        linear.W[...] = initialise(fan_in, fan_out, rng)
        layers += [linear, activation()]
        fan_in = fan_out
    return Sequential(layers[:-1])  # no activation after the logits


def losses_of(net, steps=100, lr=0.1):
    """Return the loss before each step of plain gradient descent on the first 300 digits, and after the last."""
    loss, seen = SoftmaxCrossEntropy(), []
    for _ in range(steps):
        seen.append(loss.forward(net.forward(pixels[:300]), digit[:300]))
        net.backward(loss.backward())
        for array, gradient in zip(net.params, net.grads):
            array -= lr * gradient
    return seen + [loss.forward(net.forward(pixels[:300]), digit[:300])]


def spread(std):
    return lambda fan_in, fan_out, rng: rng.normal(0, std, (fan_in, fan_out))


# %%
small = losses_of(deep_net(spread(0.01), Tanh, np.random.default_rng(0)))
large = losses_of(deep_net(spread(1.0), Tanh, np.random.default_rng(0)))
print(f"after 100 steps: small weights {small[-1]:.3f}, large weights {large[-1]:.3f}, guessing {np.log(10):.3f}")
function_curves(
    np.arange(101),
    {"weights of size 0.01": small, "weights of size 1": large},
    xlabel="step",
    ylabel="loss",
    ylim=(0, 4),
    alt="Loss over 100 steps. With small weights the curve lies at 2.303 from the first step to the last. With large "
    "weights it starts far above the picture and comes down to the same height, where it stays.",
    caption="A hundred steps, and neither network is better than guessing. The flat line is not a bug in the code.",
)

# %% [markdown]
# Both end at 2.30. All gradients are right; lesson 12 proved it. With small weights no signal reaches the output, and no gradient comes
# back. With large ones every tanh sits at −1 or +1, where its slope is nearly 0.
#
# **Between "too small" and "too large": is there a right size, and can you calculate it?**

# %% [markdown]
# ## 2 · How much a layer amplifies
#
# One unit of a linear layer adds up `fan_in` products: $z = \sum_i x_i w_i$. Take 100 inputs of variance 1 and mean 0, and independent weights of
# variance 0.01² = 0.0001. Variances of independent terms add, so
#
# $$ \operatorname{Var}(z) = 100 \cdot 1 \cdot 0.0001 = 0.01 . $$
#
# One layer makes a hundredth of the variance; ten layers make $10^{-20}$. For the variance to stay, we need
# $\texttt{fan\_in} \cdot \operatorname{Var}(w) = 1$. That is half of the story.
#
# **Going back**, gradients pass through $W^\top$: each is a sum over `fan_out` terms, and wants $\texttt{fan\_out} \cdot \operatorname{Var}(w) = 1$.
# Both at once is possible only if the two are equal. The compromise of Glorot and Bengio (2010) takes the mean of the two:
#
# $$ \operatorname{Var}(w) = \frac{2}{\texttt{fan\_in} + \texttt{fan\_out}} \qquad\text{(Glorot, also called Xavier)} $$

# %% [markdown]
# Their derivation assumes units that are linear near 0, like tanh. **ReLU is not**: it throws away the negative half, and with it half of
# the mean square. He and others (2015) make up for it with a factor 2, and show that one direction is enough:
#
# $$ \operatorname{Var}(w) = \frac{2}{\texttt{fan\_in}} \qquad\text{(He, also called Kaiming)} $$
#
# A variance is not what a generator asks for. A normal distribution is drawn by its standard deviation $\sigma$, with $\sigma^2$ the variance. A uniform one
# is drawn by its limit $a$: between $-a$ and $a$ the variance is $a^2/3$.
#
# **By hand:** 200 inputs, 100 units. What is Glorot's variance, what σ, and what limit? (0.00667; 0.0816; 0.1414.)

# %% [markdown]
# ## Exercise 1: three initialisers ●●○ · 12 min
#
# Write the three recipes. Each returns a new float64 matrix of shape `(fan_in, fan_out)`, around 0, drawn from `rng` and from nothing else.
#
# - `glorot_uniform`: uniform between $-a$ and $a$, with Glorot's variance;
# - `glorot_normal`: normal, with Glorot's variance;
# - `he_normal`: normal, with He's variance.
#
# The tests look at 10,000 weights: their variance must be right within 12 %, whatever order you draw them in.
#
# <details><summary>Hint 1: where to look</summary>
#
# Write the variance first, for each of the three. Then ask what the generator's method wants instead of a variance.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# For the limit, set $a^2/3$ equal to the variance and solve for $a$: under the root stands three times the variance.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# One or two lines each: a number made by `np.sqrt`, then one call of a method of `rng` with that number and the shape as a pair.
# </details>


# %% nbgrader={"grade": false, "grade_id": "initialisers", "locked": false, "schema_version": 3, "solution": true, "task": false}
def glorot_uniform(fan_in, fan_out, rng):
    """Return weights drawn uniformly between −a and a, with variance 2 / (fan_in + fan_out) (Glorot and Bengio 2010).

    rng: a numpy Generator. Returns: float64, shape (fan_in, fan_out).
    """
    ### BEGIN SOLUTION
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))
    ### END SOLUTION


def glorot_normal(fan_in, fan_out, rng):
    """Return normal weights, mean 0 and variance 2 / (fan_in + fan_out) (Glorot and Bengio 2010).

    rng: a numpy Generator. Returns: float64, shape (fan_in, fan_out).
    """
    ### BEGIN SOLUTION
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))
    ### END SOLUTION


def he_normal(fan_in, fan_out, rng):
    """Return normal weights, mean 0 and variance 2 / fan_in (He and others 2015), for ReLU.

    rng: a numpy Generator. Returns: float64, shape (fan_in, fan_out).
    """
    ### BEGIN SOLUTION
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "initialisers_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def is_near(w, target):
    """Whether the weights' variance is the target, within 12 %."""
    return abs(np.var(w) / target - 1) < 0.12


with Checks("10,000 weights, 200 inputs and 50 units") as check:
    for recipe, variance, others in (
        (glorot_uniform, 0.008, {"I3": 0.008 / 3, "I4": 0.01, "I2": 0.04, "M13n": 0.008**2 / 3}),
        (glorot_normal, 0.008, {"I3": 0.024, "I4": 0.01, "I2": 0.04, "M13n": 0.008**2}),
        (he_normal, 0.01, {"I2": 0.04, "I4": 0.008, "M13n": 0.01**2}),
    ):
        drawn = check(recipe, 200, 50, np.random.default_rng(0))
        drawn.holds(
            lambda w: np.shape(w) == (200, 50), "the shape is (fan_in, fan_out), (200, 50)", M13o=shaped(50, 200)
        )
        drawn.holds(
            lambda w: np.isclose(np.var(w), variance, rtol=0.12),
            f"the variance is {variance:g}, within 12 %",
            **{
                code: like(lambda w, v=v: is_near(w, v), v=lambda w: f"{np.var(w):.2g}", w=f"{variance:g}")
                for code, v in others.items()
            },
        )
        drawn.holds(
            lambda w: abs(np.mean(w)) < 0.006,
            "the mean is 0, within 0.006",
            M13p=like(lambda w: abs(np.mean(w)) >= 0.006, m=lambda w: f"{np.mean(w):.2g}"),
        )
    check(glorot_uniform, 200, 50, np.random.default_rng(0)).holds(
        lambda w: np.max(np.abs(w)) <= np.sqrt(0.024),
        "no weight lies beyond the limit √0.024 ≈ 0.155",
        M13q=lambda w: is_near(w, 0.008),
    )


# %% nbgrader={"grade": true, "grade_id": "initialisers_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: more inputs than units and the reverse, a single input, which distribution it is,
# that every number comes from rng, and that every weight is drawn for itself.
### BEGIN HIDDEN TESTS
def is_near(w, target):
    """Whether the weights' variance is the target, within 15 %."""
    return abs(np.var(w) / target - 1) < 0.15


def bulge(w):
    """The fourth moment over the squared variance: 3 for a normal distribution, 1.8 for a uniform one."""
    return np.mean(np.asarray(w) ** 4) / np.mean(np.asarray(w) ** 2) ** 2


with Checks("weights of layers of any size") as check:
    for case in check.cases(4):
        few, seed = case.integers(40, 60), case.integers(0, 10**6)
        many = few * case.integers(3, 5) + case.integers(0, 9)
        fan_in, fan_out = (many, few) if case.index % 2 else (few, many)
        both = 2 / (fan_in + fan_out)
        for recipe, variance, others in (
            (
                glorot_uniform,
                both,
                {"I3": both / 3, "I4": 2 / fan_in, "I2": 2 / fan_out, "M13n": both**2 / 3},
            ),
            (glorot_normal, both, {"I3": both * 3, "I4": 2 / fan_in, "I2": 2 / fan_out, "M13n": both**2}),
            (he_normal, 2 / fan_in, {"I2": 2 / fan_out, "I4": both, "M13n": (2 / fan_in) ** 2}),
        ):
            drawn = check(recipe, fan_in, fan_out, np.random.default_rng(seed))
            drawn.holds(
                lambda w: np.shape(w) == (fan_in, fan_out),
                f"the shape is ({fan_in}, {fan_out})",
                M13o=shaped(fan_out, fan_in),
            )
            drawn.holds(lambda w: np.asarray(w).dtype == np.float64, "the weights are float64")
            drawn.holds(
                lambda w: np.isclose(np.var(w), variance, rtol=0.15),
                f"the variance is {variance:.3g}, within 15 %",
                **{
                    code: like(lambda w, v=v: is_near(w, v), v=lambda w: f"{np.var(w):.2g}", w=f"{variance:.2g}")
                    for code, v in others.items()
                },
            )
            drawn.holds(
                lambda w: abs(np.mean(w)) < 7 * np.sqrt(variance / len(np.unique(w))),
                "the mean is 0, as closely as chance allows",
                M13p=like(
                    lambda w: abs(np.mean(w)) >= 7 * np.sqrt(variance / len(np.unique(w))),
                    m=lambda w: f"{np.mean(w):.2g}",
                ),
            )
            is_flat = recipe is glorot_uniform
            drawn.holds(
                lambda w: (np.max(np.abs(w)) <= np.sqrt(3 * variance)) if is_flat else bulge(w) > 2.4,
                f"the weights are {'uniform' if is_flat else 'normal'}",
                M13q=lambda w: is_near(w, variance),
            )
            drawn.holds(
                lambda w: len(np.unique(w)) > 0.99 * fan_in * fan_out,
                "no two weights are equal",
                M13r=lambda w: len(np.unique(w)) < 0.9 * fan_in * fan_out,
            )
            again = check(recipe, fan_in, fan_out, np.random.default_rng(seed)).value
            check.that(
                np.array_equal(drawn.value, again), "a generator in the same state gives the same weights", code="F4"
            )
            other = check(recipe, fan_in, fan_out, np.random.default_rng(seed + 1)).value
            check.that(not np.array_equal(drawn.value, other), "another generator gives other weights", code="F4")
    for recipe in (glorot_uniform, glorot_normal, he_normal):
        check(recipe, 1, 3, np.random.default_rng(0)).holds(
            lambda w: np.shape(w) == (1, 3), "one input and three units give the shape (1, 3)", M13o=shaped(3, 1)
        )
### END HIDDEN TESTS

# %% [markdown]
# ## Exercise 2: watch the signal die ●●○ · 12 min
#
# **a.** Write `activation_variances(x, weights, activation)`: send x through layers without biases, $x \leftarrow f(xW)$ for each matrix of the
# list, and return the variance of *all* numbers that each layer hands on.
#
# The three numbers −1, 0 and 1 (three samples of one feature), twice through $W = (2)$ without any activation: the layers hand on −2, 0, 2 and
# −4, 0, 4. The variances are $8/3$ and $32/3$.
#
# **b.** Run the cell after the tests: it draws the picture with your function. Then say what becomes of the signal in each of five
# networks of ten layers. Compare layer 10 with layer 1:
#
# - `"A"` it dies out: by a factor of more than 100;
# - `"B"` it lives: it stays within a factor of 100;
# - `"C"` it explodes: it grows by a factor of more than 100;
# - `"D"` the variance stays, but only because every unit sits at −1 or +1, where gradients are near 0.
#
# **c.** Which start values may all be zero, and the network still learns? `zeros`: `"A"` the biases, `"B"` the weights, `"C"` both.
#
# <details><summary>Hint 1: where to look</summary>
#
# a: which variable must change from one layer to the next, and what is measured of it? b: the list of numbers under the picture.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `x.var()` without an axis takes all numbers around their common mean. c: what do two units with equal weights do at every step?
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# An empty list, a loop over the matrices that gives x its new value and appends one number. Five letters by reading, and one by thinking of
# lesson 10's network of equal units.
# </details>


# %% nbgrader={"grade": false, "grade_id": "activation_variances", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a.
def activation_variances(x, weights, activation):
    """Return the variance of what each layer hands on, a list of numbers, one a layer.

    x: (n, d). weights: a list of matrices, (d, k), (k, m), … activation: a function of an array. Nothing is changed.
    """
    ### BEGIN SOLUTION
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances
    ### END SOLUTION


# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
### BEGIN SOLUTION
### STUB tanh_small = None
### STUB tanh_large = None
### STUB tanh_glorot = None
### STUB relu_glorot = None
### STUB relu_he = None
### STUB zeros = None
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "activation_variances_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two layers of one unit, and the form of your letters") as check:
    x, two = np.array([[-1.0], [0.0], [1.0]]), np.array([[2.0]])
    check(activation_variances, x, [two, two], lambda z: z).gives(
        [8 / 3, 32 / 3],
        M13s=[8 / 3, 8 / 3],
        M13u=[(8 / 3) ** 0.5, (32 / 3) ** 0.5],
        M13v=[2 / 3, 8 / 3, 32 / 3],
        M13w=lambda v: np.ndim(v) == 0 or len(v) == 1,
        M13x=[0, 0],
        N2=changed,
    )
    check(activation_variances, x, [two, -two], lambda z: np.maximum(z, 0)).gives(
        [8 / 9, 0], M13t=[8 / 3, 32 / 9], M13y=[8 / 3, 32 / 3], N2=changed
    )
    for name, letter, allowed in (
        ("tanh_small", tanh_small, "ABCD"),
        ("tanh_large", tanh_large, "ABCD"),
        ("tanh_glorot", tanh_glorot, "ABCD"),
        ("relu_glorot", relu_glorot, "ABCD"),
        ("relu_he", relu_he, "ABCD"),
        ("zeros", zeros, "ABC"),
    ):
        check.value(name, letter).holds(
            lambda v: isinstance(v, str) and len(v) == 1 and v in allowed,
            f"{name} is one of the letters {', '.join(allowed)}",
        )


# %% nbgrader={"grade": true, "grade_id": "activation_variances_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other depths and widths, layers of different widths, one sample, float32, the letters.
### BEGIN HIDDEN TESTS
def pass_on(x, weights, activation):
    """What every layer hands on."""
    outs = []
    for W in weights:
        x = activation(x @ W)
        outs.append(x)
    return outs


with Checks("networks of any depth and width, and the letters", thorough=True) as check:
    for case in check.cases(5):
        n, d, k, m = case.sizes(4)
        x = case.normal(n, d) + np.asarray(0.5, case.dtype)
        weights = [case.normal(d, k), case.normal(k, m), case.normal(m, d)][: 1 + case.index % 3]
        activation = (np.tanh, lambda z: np.maximum(z, 0), lambda z: z + 1)[case.index % 3]
        outs = pass_on(x, weights, activation)
        inputs = [x, *outs[:-1]]
        right = [a.var() for a in outs]
        check(activation_variances, x, weights, activation).gives(
            right,
            M13s=raised(ValueError, "matmul"),
            M13t=[(a @ W).var() for a, W in zip(inputs, weights)],
            M13u=[a.std() for a in outs],
            M13v=[x.var(), *right],
            M13w=lambda v: np.ndim(v) == 0 or len(v) == 1,
            M13x=lambda v: any(
                np.allclose(v, [a.var(axis=axis).mean() for a in outs], rtol=1e-3, atol=1e-8) for axis in (0, 1)
            ),
            M13y=[a.var() for a in pass_on(x, weights, lambda z: z)],
            N2=changed,
        )
    check.value("tanh_small", tanh_small).chooses(
        "A",
        B="Look at the numbers: from layer to layer the variance shrinks about a hundredfold.",
        C="Tiny weights make tiny sums. Does the curve go up or down?",
        D="Tiny weights keep tanh near 0, far from −1 and +1.",
    )
    check.value("tanh_large", tanh_large).chooses(
        "D",
        A="The variance stays near 0.93 from the first layer to the last.",
        B="It stays at 0.93, and 1 is the most that tanh allows: nearly every unit is at one of its two ends. What is tanh's slope there?",
        C="tanh never goes beyond −1 and 1, so its variance cannot grow beyond 1.",
    )
    check.value("tanh_glorot", tanh_glorot).chooses(
        "B",
        A="It falls slowly, by a factor of about 8 over ten layers; 100 was the border.",
        C="It does not grow.",
        D="A variance of 0.39 and less is far from 1: the units are in the middle of tanh.",
    )
    check.value("relu_glorot", relu_glorot).chooses(
        "A",
        B="Glorot's recipe forgets that ReLU halves the mean square at every layer: ten layers cost 2 to the power of 10, about a thousand.",
        C="The curve goes down.",
        D="ReLU has no upper end to sit at.",
    )
    check.value("relu_he", relu_he).chooses(
        "B",
        A="The factor 2 makes up for the half that ReLU throws away: look at layer 10.",
        C="Twice Glorot's variance, and half of it is thrown away again: look at layer 10.",
        D="ReLU has no upper end to sit at.",
    )
    check.value("zeros", zeros).chooses(
        "A",
        B="All weights zero: every hidden unit computes the same and gets the same gradient, for ever (lesson 10).",
        C="With the weights at zero all hidden units stay equal. The biases need no such care.",
    )
### END HIDDEN TESTS

# %%
if written(activation_variances, glorot_uniform, he_normal):

    def ten_layers(initialise, activation):
        rng = np.random.default_rng(0)
        start = rng.normal(size=(200, 128))
        return activation_variances(start, [initialise(128, 128, rng) for _ in range(10)], activation)

    relu = lambda z: np.maximum(z, 0)
    variances = {
        "tanh, small (0.01)": ten_layers(spread(0.01), np.tanh),
        "tanh, large (1)": ten_layers(spread(1.0), np.tanh),
        "tanh, Glorot": ten_layers(glorot_uniform, np.tanh),
        "ReLU, Glorot": ten_layers(glorot_uniform, relu),
        "ReLU, He": ten_layers(he_normal, relu),
    }
    function_curves(
        np.arange(1, 11),
        variances,
        xlabel="layer",
        ylabel="variance of the activations",
        log_y=True,
        ylim=(1e-10, 10),
        alt="Variance over ten layers on a logarithmic axis. tanh with small weights falls below a billionth after five layers. tanh with large "
        "weights stays near 0.93; tanh with Glorot's weights falls slowly from 0.39 to 0.05; ReLU with Glorot's falls to 0.0002; ReLU with He's stays near 0.7.",
        caption="The axis is logarithmic: a straight line down is a constant factor at every layer. Only two of the five networks are healthy. "
        "The curve on top is not one of them.",
    )
    for name, values in variances.items():
        print(f"{name:20} layer 1: {values[0]:8.2g}   layer 10: {values[-1]:8.2g}")

# %% [markdown]
# Now the network of section 1 again. Nothing changes but the start. **Predict** which of the two is lower after 100 steps: ReLU with Glorot's
# weights, or with He's.

# %%
if written(glorot_uniform, he_normal):
    starts = {
        "tanh, small (0.01)": small,
        "tanh, Glorot": losses_of(deep_net(glorot_uniform, Tanh, np.random.default_rng(0))),
        "ReLU, Glorot": losses_of(deep_net(glorot_uniform, ReLU, np.random.default_rng(0))),
        "ReLU, He": losses_of(deep_net(he_normal, ReLU, np.random.default_rng(0))),
    }
    for name, losses in starts.items():
        print(f"{name:20} loss after 100 steps: {losses[-1]:.3f}")
    function_curves(
        np.arange(101),
        starts,
        xlabel="step",
        ylabel="loss",
        ylim=(0, 2.6),
        alt="Loss of four ten-layer networks over 100 steps. With small weights the curve is flat at 2.303. tanh with Glorot's weights falls at once. "
        "ReLU with He's weights falls with large swings; ReLU with Glorot's is the slowest of the three that learn.",
        caption="The same network, the same data, the same steps. The flat line on top is where this lesson began. ReLU with He's weights learns, "
        "with swings: for plain gradient descent these steps are rather long.",
    )

# %% [markdown]
# The recipe decides, and so does the match of recipe and activation. One thing it does not decide: the gradient's *length* is no measure of how
# far to go. That is the next question.

# %% [markdown]
# ## 3 · From a gradient to a step
#
# The layers hand out gradients. Somebody must turn them into steps: the **optimiser**. Backpropagation and gradient descent are often named in one breath;
# they are two jobs. Backpropagation is the chain rule, it *computes* the gradient. The optimiser *uses* it.
#
# An optimiser gets the list of parameters once, and a list of gradients at every step. It changes the arrays **in place**, since the layers compute with
# these very arrays. Try the difference:

# %%
weights = np.array([1.0, 2.0])
layer_holds = weights  # the same array under a second name
weights = weights - 0.5  # a new array; the layer still has the old one
print("after  w = w - 0.5   the layer holds", layer_holds)
weights = layer_holds
weights -= 0.5  # the array itself
print("after  w -= 0.5      the layer holds", layer_holds)

# %% [markdown]
# ## Exercise 3: `SGD` ●○○ · 8 min
#
# Write the plainest optimiser: $w \leftarrow w - \eta\, g$, for every array of the list. With $\eta = 0.1$, and the gradients below:
#
# $$ W = \begin{pmatrix} 1 & 2\\ 3 & 4 \end{pmatrix},\; g_W = \begin{pmatrix} 1 & 0\\ -1 & 2 \end{pmatrix},\quad b = (0.5),\; g_b = (10) $$
#
# What are $W$ and $b$ after one step? The attribute `lr` may be changed between two steps: exercise 8 will do that.
#
# The name means *stochastic* gradient descent. What is stochastic are the gradients that come in (exercise 6); the rule is lesson 03's.
#
# <details><summary>Hint 1: where to look</summary>
#
# At the two lines that the cell above printed. Which of the two operations reaches the layer?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `zip` walks along two lists at once: the first parameter comes with the first gradient.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# `__init__` keeps two things. `step` is a loop of one line, with an operator that changes the array on its left.
# </details>


# %% nbgrader={"grade": false, "grade_id": "SGD", "locked": false, "schema_version": 3, "solution": true, "task": false}
class SGD:
    """Plain gradient descent. SGD(params, lr): params is a list of arrays, changed in place; lr the learning rate."""

    def __init__(self, params, lr):
        ### BEGIN SOLUTION
        self.params, self.lr = params, lr
        ### END SOLUTION

    def step(self, grads):
        """Move every parameter against its gradient. grads: a list of arrays, in the order of params; left alone."""
        ### BEGIN SOLUTION
        for p, g in zip(self.params, grads):
            p -= self.lr * g
        ### END SOLUTION


walk_sgd = walk  # the tests walk with your class by this: leave it here


# %% nbgrader={"grade": true, "grade_id": "SGD_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("one step with two arrays") as check:
    W, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.5])
    gradients = [[np.array([[1.0, 0.0], [-1.0, 2.0]]), np.array([10.0])]]
    check(walk_sgd, SGD, [W, b], gradients, lr=0.1, named="one step").gives(
        [[[[0.9, 2], [3.1, 3.8]], [-0.5]]],
        says="after one step W and b have moved against their gradients",
        G5=[[[[1.1, 2], [2.9, 4.2]], [1.5]]],
        M13a=[[W, b]],
        M13b=lambda v: np.allclose(v[0][0], W) or np.allclose(v[0][1], b),
        M13e=[[[[0, 2], [4, 2]], [-9.5]]],
        M13d=raised(ValueError, "read-only"),
    )


# %% nbgrader={"grade": true, "grade_id": "SGD_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: lists of one, two and three arrays, several steps, another lr at every step, float32.
### BEGIN HIDDEN TESTS
def plain_walk(params, gradients, rates):
    """The arrays after each step."""
    seen, params = [], list(params)
    for grads, rate in zip(gradients, rates):
        params = [p - np.asarray(rate, p.dtype) * g for p, g in zip(params, grads)]
        seen.append(params)
    return seen


with Checks("several steps, several arrays") as check:
    for case in check.cases(5):
        n, k = case.sizes(2)
        shapes = [(n, k), (k,), (k, n)][: (2, 3, 1, 3, 2)[case.index]]
        params = [case.normal(*shape) for shape in shapes]
        gradients = [[case.normal(*shape) for shape in shapes] for _ in range(3)]
        rate = case.uniform(0.05, 0.5)
        rates = [rate] * 3 if case.index < 2 else [rate, 2 * rate, 0.3 * rate]
        check(walk_sgd, SGD, params, gradients, [] if case.index < 2 else rates, lr=rate, named="three steps").gives(
            plain_walk(params, gradients, rates),
            says=f"three steps, {len(params)} arrays" + (", another lr each time" if case.index > 1 else ""),
            G5=plain_walk(params, gradients, [-r for r in rates]),
            M13a=[params] * 3,
            M13b=lambda v: any(np.allclose(v[0][i], p) for i, p in enumerate(params)),
            M13c=plain_walk(params, gradients, [rate] * 3),
            M13d=raised(ValueError, "read-only"),
            M13e=plain_walk(params, gradients, [1.0] * 3),
        )
### END HIDDEN TESTS

# %% [markdown]
# ## 4 · A ravine
#
# Take the error $\tfrac12(w_1^2 + 25\,w_2^2)$: a long valley with steep walls, 25 times as steep across as along. Plain gradient descent is stable for
# $\eta < 2/25 = 0.08$ (lesson 02), because of the walls. Along the valley that is a crawl.
#
# **Predict:** 30 steps from (−4, 1) with η = 0.07. Does it reach the star? What does its way look like?

# %%
if written(SGD):
    crawl = run(SGD, RAVINE, 0.07, steps=30)
    print("after 30 steps:", crawl[-1])
    surface_paths(
        RAVINE,
        {"SGD, lr 0.07": crawl},
        alt="Contour lines of a long valley. The path starts at the left, jumps from wall to wall with ever smaller jumps while it moves "
        "slowly to the right, and after 30 steps is still a little left of the star.",
        caption="Across the valley the steps are too long, along it they are too short. One learning rate cannot suit both directions.",
    )

# %% [markdown]
# Think of a heavy ball instead. Across the valley the pushes alternate and cancel. Along the valley they all point the same way and add up. A running sum
# of gradients does that:
#
# $$ v \leftarrow \beta v + g, \qquad w \leftarrow w - \eta\, v $$
#
# $v$ is the *velocity*, one array for each parameter, 0 at first. With β = 0.9 and a gradient that stays at 1, $v$ goes 1, 1.9, 2.71, … up to
# $1/(1-\beta) = 10$: in the end each step is ten times as long. So momentum usually wants a smaller η.
#
# **Conventions differ.** Some texts write $v \leftarrow \beta v + (1-\beta) g$, with steps a tenth as long; others put η into the velocity. This is PyTorch's form.

# %% [markdown]
# ## Exercise 4: `Momentum` ●●○ · 12 min
#
# Write it. By hand first: one weight, $w = 1$, η = 0.1, β = 0.9, and the gradients 2 and then 1. What is $v$ after each step, and what is $w$?
#
# $v$: 2, then $0.9 \cdot 2 + 1 = 2.8$. $w$: 0.8, then 0.52.
#
# If `lr` is changed between two steps, only the last line of the rule notices: $v$ holds gradients, not steps.
#
# <details><summary>Hint 1: where to look</summary>
#
# Which thing must survive from one call of `step` to the next? It is made once, where?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `np.zeros_like(p)` gives zeros of p's shape and dtype. There is one for every parameter. Never keep a gradient's own array as your velocity: the layers will
# fill it anew.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# `__init__`: three things to keep and a list of zero arrays. `step`: a loop along three lists; two lines change v in place, one changes p.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Momentum", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Momentum:
    """Gradient descent with a velocity, PyTorch's form. Momentum(params, lr, beta=0.9): params are changed in place."""

    def __init__(self, params, lr, beta=0.9):
        ### BEGIN SOLUTION
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]
        ### END SOLUTION

    def step(self, grads):
        """Update the velocities, then move every parameter. grads: in the order of params; left alone."""
        ### BEGIN SOLUTION
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.lr * v
        ### END SOLUTION


walk_momentum = walk  # the tests walk with your class by this: leave it here


# %% nbgrader={"grade": true, "grade_id": "Momentum_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("two steps by hand") as check:
    start, gradients = np.array([1.0]), [[np.array([2.0])], [np.array([1.0])]]
    check(walk_momentum, Momentum, [start], gradients, lr=0.1, beta=0.9, named="two steps").gives(
        [[[0.8]], [[0.52]]],
        says="two steps from w = 1 with the gradients 2 and 1 give 0.8 and 0.52",
        G5=[[[1.2]], [[1.48]]],
        O1=[[[0.8]], [[0.7]]],
        O2=like([[[0.98]], [[0.952]]], ratio="0.1"),
        M13a=[[[1.0]], [[1.0]]],
        M13d=raised(ValueError, "read-only"),
        M13e=[[[-1.0]], [[-3.8]]],
        M13g=[[[0.62]], [[0.268]]],
    )


# %% nbgrader={"grade": true, "grade_id": "Momentum_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: three steps, several arrays of different shapes, other β, another lr at every step,
# float32, the default of β.
### BEGIN HIDDEN TESTS
def rolling(params, gradients, rates, beta, kind=""):
    """The arrays after each step, by the rule or by a mistaken one."""
    seen, params, v = [], list(params), [np.zeros_like(p) for p in params]
    for grads, rate in zip(gradients, rates):
        for i, g in enumerate(grads):
            keep = 0 if kind == "forgets" else beta
            new = {"average": (1 - beta) * g, "rate inside": rate * g}.get(kind, g)
            v[i] = (keep * v[i] + new).astype(g.dtype)
            move = {"rate inside": v[i], "Nesterov": rate * (g + beta * v[i]), "up": -rate * v[i], "no rate": v[i]}
            params[i] = (params[i] - move.get(kind, rate * v[i])).astype(g.dtype)
        seen.append(list(params))
    return seen


with Checks("three steps and more, several arrays") as check:
    for case in check.cases(5):
        n, k = case.sizes(2)
        shapes = [(n, k), (k,), (k, n)][: (2, 3, 1, 3, 2)[case.index]]
        params = [case.normal(*shape) for shape in shapes]
        gradients = [[case.normal(*shape) for shape in shapes] for _ in range(4)]
        rate, beta = case.uniform(0.05, 0.2), case.uniform(0.5, 0.95)
        beta = 0.9 if case.index == 1 else beta
        settings = {"lr": rate} if case.index == 1 else {"lr": rate, "beta": beta}
        rates = [rate] * 4 if case.index < 2 else [rate, 2 * rate, 0.3 * rate, rate]
        wrong = {
            kind: rolling(params, gradients, rates, beta, kind)
            for kind in ("forgets", "average", "rate inside", "Nesterov", "up", "no rate")
        }
        check(
            walk_momentum, Momentum, params, gradients, [] if case.index < 2 else rates, **settings, named="four steps"
        ).gives(
            rolling(params, gradients, rates, beta),
            says=f"four steps, {len(params)} arrays, β = {beta}" + (", another lr each time" if case.index > 1 else ""),
            G5=wrong["up"],
            O1=wrong["forgets"],
            O2=like(wrong["average"], ratio=f"{1 - beta:.2g}"),
            M13a=[params] * 4,
            M13b=lambda v: any(np.allclose(v[0][i], p) for i, p in enumerate(params)),
            M13c=rolling(params, gradients, [rate] * 4, beta),
            M13d=raised(ValueError, "read-only"),
            M13e=wrong["no rate"],
            M13f=wrong["rate inside"],
            M13g=wrong["Nesterov"],
            M13h=raised(ValueError, "broadcast"),
        )
### END HIDDEN TESTS

# %%
if written(SGD, Momentum):
    rolled = run(lambda w, lr: Momentum(w, lr, beta=0.7), RAVINE, 0.04, steps=30)
    print("after 30 steps: SGD", crawl[-1], "  Momentum", rolled[-1])
    surface_paths(
        RAVINE,
        {"SGD, lr 0.07": crawl, "Momentum, lr 0.04, β 0.7": rolled},
        alt="The same valley with two paths. SGD zigzags and is still on its way after 30 steps. Momentum swings a little, then runs along the valley "
        "and stands on the star.",
        caption="Across the valley the pushes cancel, along it they add up. Both walks have 30 steps.",
    )

# %% [markdown]
# ## 5 · Every weight its own step
#
# In a network some gradients are 1, others 0.0001: a pixel that is rarely inked, a layer far from the output. One η for all of them is a compromise at best.
# **Adam** (Kingma and Ba, 2015) keeps *two* running averages for each single weight: of $g$, and of $g^2$.
#
# $$ m \leftarrow \beta_1 m + (1-\beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1-\beta_2)\, g^2 $$
#
# Both start at 0 and are too small at first. In step $t$ they are divided by what is missing:
#
# $$ \hat m = \frac{m}{1-\beta_1^t}, \qquad \hat v = \frac{v}{1-\beta_2^t}, \qquad w \leftarrow w - \eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon} $$

# %% [markdown]
# **The first step by hand:** $g = 4$, η = 0.1, $\beta_1 = 0.9$, $\beta_2 = 0.999$. Then $m = 0.4$ and $\hat m = 0.4/0.1 = 4$;
# $v = 0.016$ and $\hat v = 0.016/0.001 = 16$; the step is $0.1 \cdot 4/4 = 0.1$.
#
# **Predict:** and for $g = 0.0001$? It is 0.1 again (0.09999, for ε has a small say). The gradient's size cancels: what is left is its sign, and how
# *steady* it is. If $g$ jumps to and fro, $\hat m$ is small and $\hat v$ is not: short steps. That is why η means something else here: roughly how far a weight goes in a step.

# %% [markdown]
# ## Exercise 5: `Adam` ●●● · 18 min
#
# Write it, with the defaults of the paper and of PyTorch: `lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8`. Note two things in the formulas: ε stands
# *outside* the root, and $t$ counts calls of `step`, from 1, not parameters.
#
# The visible test takes two steps with gradients of 4 and of 0.0001 side by side.
#
# <details><summary>Hint 1: where to look</summary>
#
# Three things survive between calls: m, v, and a counter. Make a list of what each line of the rule reads and what it changes.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# m and v themselves stay uncorrected; the hats are worked out anew at each step and thrown away. The counter goes up once, before the loop.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# As in `Momentum`, with two lists of zero arrays. In the loop: two lines for m, two for v, two for the hats, and one that changes p in place.
# </details>


# %% nbgrader={"grade": false, "grade_id": "Adam", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Adam:
    """Adam (Kingma and Ba 2015), PyTorch's form: ε outside the root.

    Adam(params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8): params is a list of arrays, changed in place.
    """

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        ### BEGIN SOLUTION
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0
        ### END SOLUTION

    def step(self, grads):
        """Update both averages, then move every parameter. grads: in the order of params; left alone."""
        ### BEGIN SOLUTION
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        ### END SOLUTION


walk_adam = walk  # the tests walk with your class by this: leave it here


# %% nbgrader={"grade": true, "grade_id": "Adam_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def adam_like(params, gradients, lr, beta1=0.9, beta2=0.999, kind=""):
    """The arrays after each step of a rule that is mistaken in one thing."""
    if kind == "swapped":
        beta1, beta2 = beta2, beta1
    m = v = np.zeros_like(params)
    seen, w, eps = [], params, 0 if kind == "no eps" else 1e-8
    for step, g in enumerate(gradients, 1):
        t = 1 if kind in ("forgets", "frozen") else step
        if kind in ("forgets", "reset"):
            m, v = 0 * m, 0 * v
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * (g if kind == "not squared" else g**2)
        up = 1 if kind in ("not corrected", "v only") else 1 - beta1**t
        below = v if kind in ("not corrected", "m only") else v / (1 - beta2**t)
        under = np.sqrt(below + eps) if kind == "inside" else (below if kind == "no root" else below**0.5) + eps
        w = w - (-lr if kind == "up" else lr) * (m / up) / under
        seen.append([w])
    return seen


with Checks("two steps, a large gradient and a tiny one side by side") as check:
    start = np.array([1.0, 1.0])
    pushes = [np.array([4.0, 1e-4]), np.array([-2.0, 1e-4])]
    kinds = "not corrected/m only/v only/frozen/inside/no eps/no root/forgets/reset/not squared/swapped/up"
    wrong = {kind: adam_like(start, pushes, 0.1, kind=kind) for kind in kinds.split("/")}
    check(walk_adam, Adam, [start], [[g] for g in pushes], lr=0.1, named="two steps").gives(
        [[[0.9, 0.90001]], [[0.87336630, 0.80002]]],
        rtol=1e-7,
        says="two steps from (1, 1) with the gradients (4, 0.0001) and (−2, 0.0001), lr = 0.1",
        O3=like(wrong["not corrected"], ratio="3.2"),
        O4=like(lambda v: not np.isfinite(v[0][0]).any()),
        O5=wrong["inside"],
        O6=wrong["no root"],
        O7=lambda v: any(np.allclose(v[1], wrong[kind][1]) for kind in ("forgets", "reset")),
        O8=wrong["not squared"],
        O9=wrong["swapped"],
        O10=wrong["up"],
        M13a=[[start], [start]],
        M13k=wrong["no eps"],
        M13l=lambda v: any(np.allclose(v, wrong[kind]) for kind in ("m only", "v only")),
        M13m=wrong["frozen"],
        M13d=raised(ValueError, "read-only"),
    )


# %% nbgrader={"grade": true, "grade_id": "Adam_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: three steps, several arrays of different shapes, gradients of 0.0001 and of exactly 0,
# other settings, the defaults, another lr at every step, float32.
### BEGIN HIDDEN TESTS
def adam_like(params, gradients, rates, beta1=0.9, beta2=0.999, eps=1e-8, kind=""):
    """The arrays after each step, by the rule or by a mistaken one."""
    if kind == "swapped":
        beta1, beta2 = beta2, beta1
    m, v = [np.zeros(p.shape) for p in params], [np.zeros(p.shape) for p in params]
    seen, params, t = [], [np.asarray(p, float) for p in params], 0
    for count, (grads, rate) in enumerate(zip(gradients, rates), 1):
        for i, g in enumerate(np.asarray(grad, float) for grad in grads):
            t = {"forgets": 1, "frozen": 1, "per array": t + 1}.get(kind, count)
            if kind in ("forgets", "reset"):
                m[i], v[i] = 0 * m[i], 0 * v[i]
            m[i] = beta1 * m[i] + (1 - beta1) * g
            v[i] = beta2 * v[i] + (1 - beta2) * g**2
            up = 1.0 if kind in ("not corrected", "v only") else 1 - beta1**t
            low = 1.0 if kind in ("not corrected", "m only") else 1 - beta2**t
            below = v[i] / low
            under = np.sqrt(below + eps) if kind == "inside" else (below if kind == "no root" else below**0.5) + eps
            params[i] = params[i] - (-rate if kind == "up" else rate) * (m[i] / up) / under
        seen.append(list(params))
    return seen


KINDS = (
    "not corrected",
    "m only",
    "v only",
    "inside",
    "no root",
    "forgets",
    "reset",
    "frozen",
    "per array",
    "swapped",
    "up",
)

with Checks("three steps and more, several arrays, gradients large, tiny and zero") as check:
    for case in check.cases(5):
        n, k = case.sizes(2)
        shapes = [(n, k), (k,), (k, n)][: (2, 3, 1, 3, 2)[case.index]]
        size = (1e-4, 1.0, 1e-4, 3.0, 1e-3)[case.index]
        params = [case.normal(*shape) for shape in shapes]
        gradients = [
            [(case.normal(*shape) + 2 * case.signs(*shape)) * np.asarray(size, case.dtype) for shape in shapes]
            for _ in range(4)
        ]
        rate = case.uniform(0.05, 0.2)
        given = {
            0: {"lr": rate},
            1: {},
            2: {"lr": rate, "beta1": case.uniform(0.3, 0.4), "beta2": case.uniform(0.42, 0.48), "eps": 1e-4},
        }.get(case.index, {"lr": rate, "beta1": case.uniform(0.5, 0.95), "beta2": case.uniform(0.96, 0.99)})
        rates = [given.get("lr", 0.001)] * 4 if case.index < 3 else [rate, 2 * rate, 0.3 * rate, rate]
        betas = {name: value for name, value in given.items() if name != "lr"}
        wrong = {kind: adam_like(params, gradients, rates, **betas, kind=kind) for kind in KINDS}
        b1, b2 = given.get("beta1", 0.9), given.get("beta2", 0.999)
        call = check(walk_adam, Adam, params, gradients, [] if case.index < 3 else rates, **given, named="four steps")
        call.gives(
            adam_like(params, gradients, rates, **betas),
            says=f"four steps, {len(params)} arrays, gradients of size {size:g}"
            + (", another lr each time" if case.index > 2 else ""),
            O3=like(wrong["not corrected"], ratio=f"{(1 - b1) / (1 - b2) ** 0.5:.2g}"),
            O4=lambda v: not any(np.isfinite(a).any() for a in v[0]),
            O5=wrong["inside"],
            O6=wrong["no root"],
            O7=lambda v: any(
                np.allclose(a, b, rtol=1e-4) for a, b in ((v[1][0], wrong[kind][1][0]) for kind in ("forgets", "reset"))
            ),
            O8=lambda v: any(np.isnan(a).any() for a in v[1]) and np.isfinite(v[0][0]).any(),
            O9=wrong["swapped"],
            O10=wrong["up"],
            M13a=[params] * 4,
            M13b=lambda v: any(np.allclose(v[0][i], p, rtol=1e-9) for i, p in enumerate(params)),
            M13c=adam_like(params, gradients, [rates[0]] * 4, **betas),
            M13d=raised(ValueError, "read-only"),
            M13h=raised(ValueError, "broadcast"),
            M13j=wrong["per array"],
            M13l=lambda v: any(
                np.allclose(v[0][0], wrong[kind][0][0], rtol=1e-4, atol=1e-6) for kind in ("m only", "v only")
            ),
            M13m=wrong["frozen"],
        )
    still = [np.array([1.0, 2.0, 3.0])]
    nothing = [[np.array([0.0, 1.0, -1.0])]] * 2
    check(walk_adam, Adam, still, nothing, lr=0.1, named="two steps").gives(
        [[[1, 1.9, 3.1]], [[1, 1.8, 3.2]]],
        says="a weight whose gradient is exactly 0 stays where it is",
        M13k=lambda v: np.isnan(v[0][0][0]) and np.isclose(v[0][0][1], 1.9),
        M13a=[still, still],
        M13d=raised(ValueError, "read-only"),
    )
### END HIDDEN TESTS

# %% [markdown]
# ## Play: an optimiser race
#
# Your three classes on three surfaces: the ravine, a bend, and a saddle, where the start lies almost on the ridge. The first slider is the number of
# steps, the second multiplies all learning rates.
#
# Three things to try. With the rates as they stand each surface has another winner: which? Double all rates: who is thrown out of the ravine? And on the
# saddle, where the first gradient is a thousandth: who leaves the ridge first, and who arrives first?

# %% tags=["play"]
if written(SGD, Momentum, Adam):
    optimiser_race(
        Race(
            {
                "SGD": (SGD, (0.07, 0.04, 0.3)),
                "Momentum": (lambda w, lr: Momentum(w, lr, beta=0.7), (0.04, 0.04, 0.1)),
                "Adam": (lambda w, lr: Adam(w, lr), (0.3, 0.2, 0.1)),
            }
        )
    )

# %% [markdown]
# ## 6 · Not all the data at once
#
# One step on all of MNIST goes through 60,000 images. A step on 32 of them costs about a two-thousandth, and its gradient points the same way *on
# average*: a mean over a random sample estimates the mean over all. So: shuffle, cut into **mini-batches**, a step for each. One pass over the data is an **epoch**.
#
# | | samples a step | steps an epoch ($n$ = 5,000) | the gradient is |
# |---|---|---|---|
# | gradient descent ("batch") | all | 1 | exact |
# | mini-batch | 32 | ? | an estimate |
# | stochastic, in the word's strict sense | 1 | 5,000 | a rough estimate |
#
# For the mark "?", divide. Does it come out even? What should happen to the rest?

# %% [markdown]
# ## Exercise 6: `batches` ●●○ · 12 min
#
# **a.** Write `batches(n, size, rng)`: yield arrays of indices, `size` in each, so that every index from 0 to n − 1 comes exactly once. The order is drawn from `rng`, anew
# at every call. The last batch may be shorter; it is kept.
#
# **b.** Write `pairs(X, y, size, rng)`: yield `(rows of X, their labels)` for each batch.
#
# **c.** For n = 5,000 and size 32: `steps`, how many batches, and `short`, how many samples the last one holds.
#
# <details><summary>Hint 1: where to look</summary>
#
# Ten numbers in a random order on paper, and scissors. What is random, and what is regular?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `rng.permutation(n)` gives the numbers from 0 to n − 1 in random order. A slice that reaches beyond the end stops at the end, without an error.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# a: one array of all indices, then a loop over the starts 0, size, 2·size, … with a `yield` of a slice. b: a loop over batches that takes the same
# rows out of X and out of y.
# </details>


# %% nbgrader={"grade": false, "grade_id": "batches", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a.
def batches(n, size, rng):
    """Yield index arrays: each index from 0 to n − 1 once, in an order drawn from rng, `size` at a time.

    n, size: whole numbers, at least 1. The last batch holds what is left, and is never empty.
    """
    ### BEGIN SOLUTION
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]
    ### END SOLUTION


# b.
def pairs(X, y, size, rng):
    """Yield (rows of X, rows of y) for each batch of one epoch. X: (n, d); y: (n,)."""
    ### BEGIN SOLUTION
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]
    ### END SOLUTION


# c. Two numbers.
### BEGIN SOLUTION
### STUB steps = None
### STUB short = None
steps = 157
short = 8
### END SOLUTION

epochs_of = epochs  # the tests collect your batches by this: leave it here


# %% nbgrader={"grade": true, "grade_id": "batches_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("ten samples in batches of four, two epochs") as check:
    two = check(epochs_of, batches, 10, 4, 0, 2, named="two epochs of batches")
    two.holds(
        lambda v: [len(b) for b in v[0]] == [4, 4, 2],
        "the batches hold 4, 4 and 2 indices",
        H1=like(lambda v: [len(b) for b in v[0]] == [4, 4], k=2),
        M13ac=lambda v: [len(b) for b in v[0]][:2] != [4, 4],
    )
    two.holds(
        lambda v: sorted(int(i) for b in v[0] for i in b) == list(range(10)),
        "every index from 0 to 9 comes exactly once",
        H1=like(lambda v: len({int(i) for b in v[0] for i in b}) == 8, k=2),
        H4=like(
            lambda v: len({int(i) for b in v[0] for i in b}) < sum(len(b) for b in v[0]),
            i=lambda v: next(int(i) for b in v[0] for i in b if sum(int(i) == int(j) for c in v[0] for j in c) > 1),
        ),
    )
    two.holds(
        lambda v: [list(map(int, b)) for b in v[0]] != [list(map(int, b)) for b in v[1]],
        "the second epoch has another order",
        H2=lambda v: [list(map(int, b)) for b in v[0]] == [list(map(int, b)) for b in v[1]],
    )
    X, y = np.arange(6.0)[:, None] * [1, 10], np.arange(6)
    check(pairs, X, y, 4, np.random.default_rng(0), as_list=True).holds(
        lambda v: [len(b) for _, b in v] == [4, 2] and all(np.array_equal(a[:, 0], b) for a, b in v),
        "two pairs, of 4 and 2 samples, each row with its own label",
        H1=like(lambda v: len(v) == 1, k=2),
        H3=like(
            lambda v: [len(b) for _, b in v] == [4, 2] and [len(a) for a, _ in v] == [4, 2],
            y=lambda v: next(int(j) for a, b in v for i, j in zip(a[:, 0], b) if i != j),
        ),
        M13af=lambda v: any(len(a) == 6 or len(b) == 6 for a, b in v),
    )
    for name, number in (("steps", steps), ("short", short)):
        check.value(name, number).holds(lambda v: int(v) == v and 0 < v <= 5000, f"{name} is a whole number above 0")


# %% nbgrader={"grade": true, "grade_id": "batches_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other sizes, sizes that divide n, a batch larger than the data, one sample, that the
# order comes from rng and mixes the samples, c.
### BEGIN HIDDEN TESTS
def flat(epoch):
    """All indices of an epoch, in order."""
    return [int(i) for b in epoch for i in b]


def repeated(epoch):
    """Some index that comes more than once."""
    seen = set()
    return next(i for i in flat(epoch) if i in seen or seen.add(i))


with Checks("samples and batches of any number") as check:
    for case in check.cases(7):
        size = case.integers(4, 9)
        n = (1, 6 * size, 5 * size + case.integers(1, size), size - 1, 40, 9 * size + 1, 23)[case.index]
        size = 1 if case.index == 6 else size
        seed = case.integers(0, 10**6)
        sizes = [size] * (n // size) + [n % size] * (n % size > 0)
        three = check(epochs_of, batches, n, size, seed, 3, named=f"three epochs, n = {n}, size = {size}")
        three.holds(
            lambda v: [[len(b) for b in epoch] for epoch in v] == [sizes] * 3,
            f"the batches hold {size} indices each, the last one {sizes[-1]}",
            H1=like(lambda v: [len(b) for b in v[0]] == sizes[:-1] and sizes[-1] < size, k=sizes[-1]),
            M13ab=lambda v: len(v[0][-1]) == 0,
            M13ac=lambda v: [len(b) for b in v[0]][:-1] != sizes[:-1],
        )
        three.holds(
            lambda v: all(sorted(flat(epoch)) == list(range(n)) for epoch in v),
            f"every index from 0 to {n - 1} comes exactly once in an epoch",
            H1=like(lambda v: len(set(flat(v[0]))) == len(flat(v[0])) == n - n % size and n % size > 0, k=n % size),
            H4=like(lambda v: len(set(flat(v[0]))) < len(flat(v[0])), i=lambda v: repeated(v[0])),
        )
        if n > 20:
            three.holds(
                lambda v: flat(v[0]) != flat(v[1]) and flat(v[1]) != flat(v[2]),
                "every epoch has an order of its own",
                H2=lambda v: flat(v[0]) == flat(v[1]),
            )
            if size > 1:
                three.holds(
                    lambda v: any(abs(np.diff(b)).max() > 1 for b in v[0] if len(b) > 1),
                    "the samples themselves are mixed",
                    M13aa=lambda v: all(abs(np.diff(np.sort(b))).max() == 1 for b in v[0] if len(b) > 1),
                )
            again = check(epochs_of, batches, n, size, seed, 3, named="the same again")
            again.holds(
                lambda v: [flat(epoch) for epoch in v] == [flat(epoch) for epoch in three.value],
                "a generator in the same state gives the same order",
                F4=...,
            )
        X = case.normal(n, 2)
        X[:, 0] = np.arange(n)
        y = np.arange(n)
        check(pairs, X, y, size, np.random.default_rng(seed), as_list=True, named="pairs").holds(
            lambda v: [len(b) for _, b in v] == sizes and all(np.array_equal(a, X[b]) for a, b in v),
            f"pairs of {size} rows and their labels, n = {n}",
            H1=like(lambda v: [len(b) for _, b in v] == sizes[:-1] and sizes[-1] < size, k=sizes[-1]),
            H3=like(
                lambda v: [len(b) for _, b in v] == sizes and all(len(a) == len(b) for a, b in v),
                y=lambda v: next(int(j) for a, b in v for i, j in zip(a[:, 0], b) if i != j),
            ),
            M13af=lambda v: any(len(a) == n or len(b) == n for a, b in v) and n > size,
        ).holds(
            lambda v: sorted(flat([b for _, b in v])) == list(range(n)),
            f"in pairs, too, every one of {n} samples comes exactly once",
            H4=like(lambda v: len(set(flat([b for _, b in v]))) < n, i=lambda v: repeated([b for _, b in v])),
        )
    X, y = np.arange(30.0)[:, None], np.arange(30)
    first, same, other = (
        check(pairs, X, y, 4, np.random.default_rng(seed), as_list=True, named="pairs") for seed in (5, 5, 6)
    )
    same, other = same.value, other.value
    first.holds(
        lambda v: flat([b for _, b in v]) == flat([b for _, b in same]) != flat([b for _, b in other]),
        "the order of the pairs comes from rng, and from nothing else",
        F4=lambda v: len(flat([b for _, b in v])) == 30,
    )
    check.value("steps", steps).gives(157, M13ad=lambda v: v == 156 or v == 156.25)
    check.value("short", short).gives(8, M13ae=32)
### END HIDDEN TESTS

# %% [markdown]
# **Predict:** one single epoch over 5,000 images of MNIST, with batches of 5,000, of 32, and of 1. Each sees every image once. Which network is best?

# %% nbgrader={"grade": false, "grade_id": "given_mnist", "locked": true, "schema_version": 3, "solution": false, "task": false}
mnist = data.mnist()
X_train = mnist.train_images[:5000].reshape(5000, 784).astype(np.float32) / 255
X_test = mnist.test_images[:2000].reshape(2000, 784).astype(np.float32) / 255
y_train, y_test = mnist.train_labels[:5000], mnist.test_labels[:2000]


def train(optimiser, batches, lr, size=32, passes=5, schedule=None):
    """Train 784-30-30-10 in float32. Return the mean loss of each epoch, and the error on test digits in percent.

    optimiser: called with the parameters and lr. schedule: called with (step, steps, lr), gives each step's rate.
    """
    rng, loss = np.random.default_rng(0), SoftmaxCrossEntropy()
    net = Sequential(
        [
            Linear(784, 30, rng, np.float32),
            ReLU(),
            Linear(30, 30, rng, np.float32),
            ReLU(),
            Linear(30, 10, rng, np.float32),
        ]
    )
    moving, losses, taken = optimiser(net.params, lr), [], 0
    for _ in range(passes):
        total = 0.0
        for rows in batches(5000, size, rng):
            if schedule:
                moving.lr = schedule(taken, passes * -(-5000 // size), lr)
            taken += 1
            total += loss.forward(net.forward(X_train[rows]), y_train[rows]) * len(rows)
            net.backward(loss.backward())
            moving.step(net.grads)
        losses.append(total / 5000)
    return losses, 100 * float(np.mean(net.forward(X_test).argmax(axis=1) != y_test))


# %%
if written(SGD, batches):
    for size, lr in ((5000, 0.1), (32, 0.1), (1, 0.03)):
        _, error = train(SGD, batches, lr, size, passes=1)
        print(f"batches of {size:4}: {-(-5000 // size):4} steps, {error:5.1f} % of the test digits wrong")

# %% [markdown]
# The exact gradient took one step and is worse than guessing. With batches of one, 5,000 rough steps give the lowest error of the three. Why does nobody train that
# way? Because numpy, and a graphics card even more, does one product with 32 rows much faster than 32 products with one row. Batches are the trade: enough steps, and
# enough work in each to keep the machine busy. "GPUs make it fast" is true of large layers and large batches; a 30-unit network is too small to notice.

# %% [markdown]
# ## 7 · Against learning by heart
#
# 150 digits, 100 hidden units: in 400 steps of Adam the network has learned every training digit by heart, and of the others it gets every fifth or sixth wrong. Two classical
# counterweights, both of which act in training only.
#
# **L2.** Add $\tfrac12 \lambda \lVert W \rVert^2$ to the loss, the sum of all squared weights. Its gradient is $\lambda W$: each step also pulls every weight a little towards 0. Biases are
# left out: they have no inputs to overreact to.
#
# **Dropout** (Srivastava and others, 2014). In each forward pass every number is set to 0 with probability $p$, so no unit can rely on another. What is kept is divided
# by $1 - p$, so that the mean stays: *inverted* dropout. At test time it does nothing.
#
# **By hand:** the numbers 3, 5, 4 with $p = 0.5$; the coins keep the first and the last. What comes out? If `dout` is (1, 1, 1), what goes back? (6, 0, 8; and 2, 0, 2.)

# %% [markdown]
# ## Exercise 7: L2 and `Dropout` ●●○ · 16 min
#
# Here a *weight* is a parameter with two axes, a bias one with one axis.
#
# **a.** `l2_penalty(params, lam)`: the number $\tfrac12 \lambda \sum W^2$, over all weights.
#
# **b.** `l2_grads(params, grads, lam)`: a new list, each weight's gradient with the penalty's added, each bias's as it was. Nothing is changed in place.
#
# **c.** `Dropout(p, rng)`: a layer with the contract of lesson 12. `training` is True at first. While it is False, forward and backward hand everything through.
#
# `Sequential` knows nothing of `training`; the given function `set_training(net, flag)` walks through all layers and sets it.
#
# <details><summary>Hint 1: where to look</summary>
#
# a and b: `array.ndim` tells weights from biases. c: what must forward keep, so that backward lets through what went through?
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# `rng.random(x.shape)` gives a number between 0 and 1 for each entry; it is below p with probability p. A comparison gives a mask of True and False.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# Dropout's forward makes one array m: zeros, and 1/(1 − p) where something is kept; ones while not training. Forward is x times m, and since m does not depend on x, backward
# is as short. Mind the dtype: float32 in, float32 out.
# </details>


# %% nbgrader={"grade": false, "grade_id": "given_set_training", "locked": true, "schema_version": 3, "solution": false, "task": false}
def set_training(net, flag):
    """Set `training` of a layer, and of all layers in it."""
    net.training = flag
    for layer in getattr(net, "layers", []):
        set_training(layer, flag)


# %% nbgrader={"grade": false, "grade_id": "regularisation", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a.
def l2_penalty(params, lam):
    """Return ½ λ times the sum of all squared weights, a number. params: arrays; those with two axes are weights."""
    ### BEGIN SOLUTION
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)
    ### END SOLUTION


# b.
def l2_grads(params, grads, lam):
    """Return a new list of gradients, the penalty's added where the parameter is a weight (two axes)."""
    ### BEGIN SOLUTION
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]
    ### END SOLUTION


# c.
class Dropout:
    """Inverted dropout. Dropout(p, rng): p, below 1, is the probability that a number is dropped. No parameters.

    training: True at first. While it is False, forward and backward hand everything through.
    """

    def __init__(self, p, rng):
        ### BEGIN SOLUTION
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []
        ### END SOLUTION

    def forward(self, x):
        """Return x with some numbers dropped and the others scaled up, in x's shape and dtype; x is left alone."""
        ### BEGIN SOLUTION
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask
        ### END SOLUTION

    def backward(self, dout):
        """Return ∂L/∂x, by the mask of the latest forward."""
        ### BEGIN SOLUTION
        return dout * self.mask
        ### END SOLUTION


switch = set_training  # the tests switch your layer by this: leave it here


# %% nbgrader={"grade": true, "grade_id": "regularisation_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
with Checks("the penalty of four weights, and a layer of a thousand numbers") as check:
    W, b = np.array([[1.0, -2.0], [0.0, 3.0]]), np.array([4.0, 1.0])
    check(l2_penalty, [W, b], 0.1).gives(
        0.7,
        H5=lambda v: np.isclose(v, 1.4) or np.isclose(v, 1.55),
        M13ag=lambda v: np.isclose(v, 0.3) or np.isclose(v, 0.05 * 14**0.5),
        M13ah=7.0,
    )
    g_w, g_b = np.array([[1.0, 1.0], [1.0, 0.0]]), np.array([2.0, -1.0])
    check(l2_grads, [W, b], [g_w, g_b], 0.1).gives(
        [[[1.1, 0.8], [1, 0.3]], [2, -1]],
        H5=lambda v: np.allclose(v[1], [2.4, -0.9]) or np.allclose(v[0], [[1.2, 0.6], [1, 0.6]]),
        M13ai=[[[0.9, 1.2], [1, -0.3]], [2, -1]],
        M13aj=lambda v: np.allclose(v[0], 0.1 * W),
        N2=changed,
    )
    layer = check(Dropout, 0.25, np.random.default_rng(0)).object
    check.value("params and grads", [layer.params, layer.grads]).gives([[], []])
    check.value("training", layer.training).gives(True)
    x = np.full((40, 25), 3.0)
    out = check(layer.forward, x, named="forward").holds(
        lambda v: np.isclose(v, 0).any() and np.all(np.isclose(v, 0) | np.isclose(v, 4)),
        "3 becomes 0 or 3/0.75 = 4",
        H6=like(lambda v: np.all(np.isclose(v, 0) | np.isclose(v, 3)), m=lambda v: f"{np.mean(v):.2f}", want="3"),
        M13ak=lambda v: np.all(np.isclose(v, 0) | np.isclose(v, 12)),
    )
    check.that(np.array_equal(out.after(0), x), "forward leaves x alone", code="N2")
    went = out.value
    check(layer.backward, np.ones((40, 25)), named="backward").holds(
        lambda v: np.allclose(np.asarray(v) * 3, went),
        "backward lets through what forward let through, with the same factor",
        M13ao=lambda v: np.array_equal(np.asarray(v) != 0, np.asarray(went) != 0),
        M13al=...,
    )
    switch(layer, False)
    check(layer.forward, x, named="forward, not in training").gives(
        x, H6=like(..., m=lambda v: f"{np.mean(v):.2f}", want="3")
    )


# %% nbgrader={"grade": true, "grade_id": "regularisation_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: several weights, other λ and p, float32, how many numbers are dropped, a new mask at
# each forward, the generator, backward, evaluation, p = 0.
### BEGIN HIDDEN TESTS
with Checks("penalties and dropout of any size", thorough=True) as check:
    for case in check.cases(5):
        n, k = case.sizes(2)
        shapes = [(n, k), (k,), (k, n), (n,)][: 2 + case.index % 3]
        params, grads = ([case.normal(*shape) for shape in shapes] for _ in range(2))
        lam = case.uniform(0.01, 0.4)
        squares, every = (sum(np.sum(w**2) for w in params if w.ndim >= least) for least in (2, 1))
        check(l2_penalty, params, lam).gives(
            0.5 * lam * squares,
            H5=lambda v: any(np.isclose(v, lam * s, rtol=1e-4) for s in (squares, every, every / 2)),
            M13ag=lambda v: any(
                np.isclose(v, 0.5 * lam * s, rtol=1e-4)
                for s in (
                    sum(np.abs(w).sum() for w in params if w.ndim == 2),
                    sum(np.sqrt(np.sum(w**2)) for w in params if w.ndim == 2),
                    squares**0.5,
                )
            ),
            M13ah=0.5 * squares,
            N2=changed,
        )
        check(l2_grads, params, grads, lam).gives(
            [g + np.asarray(lam, g.dtype) * w if w.ndim == 2 else g for w, g in zip(params, grads)],
            H5=lambda v: any(
                np.allclose(v[i], g + c * lam * w, rtol=1e-4)
                for i, (w, g) in enumerate(zip(params, grads))
                for c in ((1, 2) if w.ndim == 1 else (2,))
            ),
            M13ai=[g - np.asarray(lam, g.dtype) * w if w.ndim == 2 else g for w, g in zip(params, grads)],
            M13aj=lambda v: np.allclose(v[0], lam * params[0], rtol=1e-4),
            N2=changed,
        )

        p, seed = case.uniform(0.15, 0.4), case.integers(0, 10**6)
        x = case.normal(60, 50)
        x += np.sign(x)  # no number is 0 by itself
        dout = case.normal(60, 50)
        layer = check(Dropout, p, np.random.default_rng(seed)).object
        ahead = check(layer.forward, x, named="forward").holds(
            lambda v: np.all(np.isclose(v, 0) | np.isclose(v, x / (1 - p), rtol=1e-4)),
            "every number is dropped, or divided by 1 − p",
            H6=like(
                lambda v: np.all(np.isclose(v, 0) | np.isclose(v, x)),
                m=lambda v: f"{np.mean(v / x):.2f} times the input's",
                want="the same",
            ),
            M13ak=lambda v: np.all(np.isclose(v, 0) | np.isclose(v, x / p, rtol=1e-4)),
            N2=changed,
        )
        ahead.holds(
            lambda v: abs(np.mean(np.asarray(v) == 0) - p) < 0.065,
            f"about {p:.0%} are dropped",
            M13ak=lambda v: abs(np.mean(np.asarray(v) == 0) - (1 - p)) < 0.065,
        )
        ahead.holds(
            lambda v: not (np.asarray(v) == 0).all(axis=0).any() and not (np.asarray(v) == 0).all(axis=1).any(),
            "no whole row or column is dropped",
            M13am=...,
        )
        ahead.holds(lambda v: np.asarray(v).dtype == x.dtype, f"x is {x.dtype}, and so is the output")
        check.that(np.array_equal(ahead.after(0), x), "forward leaves x alone", code="N2")
        kept = np.asarray(ahead.value) != 0
        factor = np.asarray(1 / (1 - p), case.dtype)
        check(layer.backward, dout, named="backward").gives(
            dout * kept * factor,
            says="backward lets through what forward let through, with the same factor",
            dtype=case.dtype,
            M13ao=dout * kept,
            M13al=lambda v: not np.array_equal(np.asarray(v) != 0, kept),
            N2=changed,
        )
        check(layer.forward, x, named="the second forward").holds(
            lambda v: not np.array_equal(np.asarray(v) != 0, kept), "another forward tosses the coins anew", M13an=...
        )
        twin = check(Dropout, p, np.random.default_rng(seed)).object
        check(twin.forward, x, named="forward").holds(
            lambda v: np.array_equal(np.asarray(v) != 0, kept),
            "a generator in the same state drops the same numbers",
            F4=...,
        )
        other = check(Dropout, p, np.random.default_rng(seed + 1)).object
        check(other.forward, x, named="forward").holds(
            lambda v: not np.array_equal(np.asarray(v) != 0, kept),
            "a generator in another state drops other numbers",
            M13av=...,
        )
        switch(layer, False)
        check(layer.forward, x, named="forward, not in training").gives(
            x, dtype=case.dtype, H6=like(..., m=lambda v: f"{np.mean(v / x):.2f} times the input's", want="the same")
        )
        check(layer.backward, dout, named="backward, not in training").gives(
            dout, dtype=case.dtype, M13al=lambda v: np.any(np.asarray(v) == 0), M13ao=...
        )
        switch(layer, True)
        check(layer.forward, x, named="forward, in training again").holds(
            lambda v: (np.asarray(v) == 0).any(), "in training again, numbers are dropped again"
        )
    none = check(Dropout, 0.0, np.random.default_rng(1)).object
    check(none.forward, np.ones((1, 7)), named="forward with p = 0").gives(np.ones((1, 7)))
    check.value("params and grads", [none.params, none.grads]).gives([[], []])
### END HIDDEN TESTS

# %% [markdown]
# Do they help? **Predict** which of the four networks is best on the 1,647 digits it has not seen, by its loss and by its errors.

# %%
if written(Adam, Dropout, l2_grads):

    def learn_by_heart(lam, p):
        rng, loss = np.random.default_rng(0), SoftmaxCrossEntropy()
        net = Sequential([Linear(64, 100, rng), ReLU(), Dropout(p, np.random.default_rng(9)), Linear(100, 10, rng)])
        moving = Adam(net.params, 0.003)
        for _ in range(400):
            loss.forward(net.forward(pixels[:150]), digit[:150])
            net.backward(loss.backward())
            moving.step(l2_grads(net.params, net.grads, lam))
        set_training(net, False)
        logits = net.forward(pixels[150:])
        return loss.forward(logits, digit[150:]), np.mean(logits.argmax(axis=1) != digit[150:])

    for name, lam, p in (
        ("neither", 0, 0),
        ("L2, λ = 0.003", 0.003, 0),
        ("L2, λ = 0.03", 0.03, 0),
        ("dropout, p = 0.3", 0, 0.3),
    ):
        loss, error = learn_by_heart(lam, p)
        print(f"{name:18} test loss {loss:.3f}   test error {error:5.1%}")

# %% [markdown]
# An honest result: a little L2 lowers the test loss clearly, the error hardly; ten times as much does harm; dropout does nearly nothing here. Regularisers are settings
# to try on validation data, not charms. What helps most is not in the list: more data.

# %% [markdown]
# ## 8 · The last steps are short ones
#
# Near the bottom a mini-batch gradient is mostly noise, and a constant η keeps the weights trembling. So the rate is lowered as training goes on. A common
# **schedule**: rise in a straight line for a few `warmup` steps, then follow half a cosine down to 0. With the steps counted $s = 0, 1, 2, \dots$ of $S$, and $u$ warm-up steps:
#
# $$ \eta_s = \begin{cases} \eta \, (s+1)/u & s < u \\[2pt] \tfrac12\, \eta \left(1 + \cos \pi\, \dfrac{s-u}{S-u}\right) & s \ge u \end{cases} $$
#
# Cosine: Loshchilov and Hutter, 2017. Warm-up: Goyal and others, 2017, for very large batches.

# %% [markdown]
# ## Exercise 8: a schedule, and a fair comparison ●●○ · 12 min
#
# **a.** Write `schedule(step, steps, peak, warmup=0)`. By hand: 10 steps, peak 0.8, 2 steps of warm-up. Steps 0 to 2 get 0.4, 0.8 and 0.8, step 6 gets half of it, 0.4.
#
# **b.** Run the comparison below the tests. Then give `true_claims`, the set of the letters of all claims that are true:
#
# - **A** "Adam needs no tuning: at any learning rate it is at least as good as SGD."
# - **B** "A mini-batch gradient is right on average, and a step with it costs a fraction of a full one."
# - **C** "A graphics card makes every network train faster."
# - **D** "Backpropagation computes the gradient; the optimiser decides what to do with it."
# - **E** "Dropout stays on when you measure the test error."
# - **F** "With SGD, the L2 penalty multiplies each weight by $1 - \eta\lambda$ before the usual step; with Adam that is not so."
#
# <details><summary>Hint 1: where to look</summary>
#
# a: two cases, and a fraction that runs from 0 to 1 in the second. b: A by the table, F by putting $g + \lambda w$ into both rules.
# </details>
# <details><summary>Hint 2: which fact is missing</summary>
#
# With `warmup=0` the first case never happens. `np.cos` takes radians, and π is `np.pi`. In Adam, the penalty's gradient is divided by the root of $\hat v$, too.
# </details>
# <details><summary>Hint 3: the shape of the solution</summary>
#
# a: an `if` with a return, then the fraction, then a second return. b: a set of letters, written `{"X", "Y"}`. Three of the six hold.
# </details>


# %% nbgrader={"grade": false, "grade_id": "schedule", "locked": false, "schema_version": 3, "solution": true, "task": false}
# a.
def schedule(step, steps, peak, warmup=0):
    """Return the learning rate of a step: a straight warm-up to the peak, then half a cosine down to 0.

    step: from 0. steps: how many there are. warmup: how many of them rise, fewer than steps.
    """
    ### BEGIN SOLUTION
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))
    ### END SOLUTION


# b. A set of letters, for instance {"X", "Y"}.
### BEGIN SOLUTION
### STUB true_claims = None
true_claims = {"B", "D", "F"}
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "schedule_visible", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def wave(step, steps, warmup):
    """A cosine from 1 to −1 over the steps after the warm-up."""
    return np.cos(np.pi * (step - warmup) / (steps - warmup))


with Checks("ten steps, two of them warm-up, and the form of your set") as check:
    for step, rate in ((0, 0.4), (1, 0.8), (2, 0.8), (6, 0.4), (8, 0.4 + 0.4 * wave(8, 10, 2))):
        check(schedule, step, 10, 0.8, 2).gives(
            rate,
            M13ap=0.4 + 0.4 * wave(step, 10, 2) if step < 2 else 99.0,
            M13aq=0.4 * step if step < 2 else 99.0,
            M13ar=0.4 + 0.4 * wave(step, 10, 0) if step > 1 else 99.0,
            M13as=0.8 + 0.8 * wave(step, 10, 2) if step > 1 else 99.0,
            M13at=0.8 * (10 - step) / 8 if step > 1 else 99.0,
            M13au=0.4 - 0.4 * wave(step, 10, 2) if step > 1 else 99.0,
        )
    check.value("true_claims", true_claims).holds(
        lambda v: len(v) > 0 and all(letter in {"A", "B", "C", "D", "E", "F"} for letter in v),
        "it is a set of some of the letters A to F (which ones are right, you learn when you hand in)",
    )


# %% nbgrader={"grade": true, "grade_id": "schedule_hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# More checks run when you hand in: other lengths, no warm-up, the first and the last step, the claims.
### BEGIN HIDDEN TESTS
def half_wave(step, steps, warmup):
    """A cosine from 1 to −1 over the steps after the warm-up."""
    return np.cos(np.pi * (step - warmup) / (steps - warmup))


with Checks("schedules of any length, and the claims", thorough=True) as check:
    for case in check.cases(5):
        steps, peak = case.integers(20, 60), case.uniform(0.05, 2.0)
        warmup = 0 if case.index == 0 else case.integers(3, 8)
        third = warmup + (steps - warmup) // 3
        for step in sorted({0, 1, max(warmup - 1, 0), warmup, third, steps - 1, steps}):
            rising = step < warmup
            right = peak * (step + 1) / warmup if rising else 0.5 * peak * (1 + half_wave(step, steps, warmup))
            keywords = {"warmup": warmup} if warmup else {}
            check(schedule, step, steps, peak, **keywords).gives(
                right,
                atol=1e-9,
                M13ap=0.5 * peak * (1 + half_wave(step, steps, warmup)) if rising else -1.0,
                M13aq=peak * step / warmup if rising else -1.0,
                M13ar=-1.0 if rising else 0.5 * peak * (1 + half_wave(step, steps, 0)),
                M13as=-1.0 if rising else peak * (1 + half_wave(step, steps, warmup)),
                M13at=-1.0 if rising else peak * (steps - step) / (steps - warmup),
                M13au=-1.0 if rising else 0.5 * peak * (1 - half_wave(step, steps, warmup)),
            )
    check.value("true_claims", true_claims).chooses(
        {"B", "D", "F"},
        A="Look at the row of Adam with lr 0.03 beside SGD with 0.1. Adam has a learning rate, and it can be wrong.",
        C="A card is quick with large products and pays for every call. Networks as small as ours do not fill it.",
        E="At test time dropout is switched off; else the same digit would get another answer each time.",
    )
### END HIDDEN TESTS

# %%
if written(SGD, Momentum, Adam, batches, schedule):
    table = {}
    for name, optimiser, rates in (
        ("SGD", SGD, (0.03, 0.1, 0.3)),
        ("Momentum", Momentum, (0.01, 0.03, 0.1)),
        ("Adam", Adam, (0.001, 0.003, 0.03)),
    ):
        for lr in rates:
            table[name, lr] = train(optimiser, batches, lr)
            print(
                f"{name:9} lr {lr:<6} loss of epoch 5: {table[name, lr][0][-1]:.3f}   test error {table[name, lr][1]:4.1f} %"
            )
    tuned = {
        name: train(optimiser, batches, lr, schedule=schedule)
        for name, optimiser, lr in (("SGD", SGD, 0.3), ("Momentum", Momentum, 0.03), ("Adam", Adam, 0.01))
    }
    for name, (losses, error) in tuned.items():
        print(f"{name:9} with schedule: loss of epoch 5: {losses[-1]:.3f}   test error {error:4.1f} %")
    function_curves(
        np.arange(1, 6),
        {
            "SGD 0.3": table["SGD", 0.3][0],
            "Momentum 0.03": table["Momentum", 0.03][0],
            "Adam 0.003": table["Adam", 0.003][0],
            "Adam 0.03": table["Adam", 0.03][0],
            "Adam 0.01, schedule": tuned["Adam"][0],
        },
        xlabel="epoch",
        ylabel="mean loss of the epoch",
        ylim=(0, 1.0),
        alt="Training loss over five epochs. SGD, Momentum and Adam at good rates lie close together and end between 0.14 and 0.18. Adam at 0.03 stays above 0.34. "
        "Adam at 0.01 with a schedule ends lowest, near 0.08.",
        caption="Three tuned optimisers lie close together; one badly tuned one lies far above. The differences between rates are larger than those between rules.",
    )

# %% [markdown]
# Five epochs, 5,000 images, one seed: differences of a point mean nothing here. What does stand out: each rule has rates at which it is good and rates at which it is not, and a
# comparison in which one rule was tuned and the other was not measures the tuning.

# %%
if written(schedule):
    axis = np.arange(0, 786)
    function_curves(
        axis,
        {
            "no warm-up": [schedule(s, 785, 0.3) for s in axis],
            "warm-up of 80 steps": [schedule(s, 785, 0.3, 80) for s in axis],
        },
        xlabel="step",
        ylabel="learning rate",
        alt="Learning rate over 785 steps. One curve starts at 0.3 and falls along half a cosine to 0. The other rises in a straight line for 80 steps and then falls the same way.",
        caption="785 steps are five epochs of 157. The curves meet at the end, at 0.",
    )

# %% [markdown]
# ## Recap
#
# - The spread of the weights decides whether a signal survives ten layers: $2/(\texttt{fan\_in}+\texttt{fan\_out})$ for tanh, $2/\texttt{fan\_in}$ for ReLU. Biases start at 0.
# - Backpropagation computes gradients; an optimiser uses them, in place. SGD remembers nothing, Momentum one array for each parameter, Adam two and a counter.
# - Adam's step hardly depends on the gradient's size. Its first step is η, for a large gradient and for a small one.
# - A mini-batch gradient is right on average and cheap. Every sample once an epoch, in a new order, the short last batch kept.
# - L2 pulls weights (not biases) towards 0. Dropout acts in training only, scaled so that the mean stays.
#
# ## History and claims, with care
#
# <details><summary>Who found what, and some sentences that are told too often</summary>
#
# - Xavier Glorot and Yoshua Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS 2010, pages 249–256. The reference is often given for ReLU networks;
#   its derivation assumes activations that are linear near 0. For ReLU it is He, Zhang, Ren and Sun, *Delving Deep into Rectifiers*, ICCV 2015.
# - Momentum: Boris Polyak, 1964, long before it was used for networks. Stochastic steps: Herbert Robbins and Sutton Monro, 1951.
# - Adam: Diederik Kingma and Jimmy Ba, ICLR 2015. "Adam always converges" is not true: Reddi, Kale and Kumar (ICLR 2018) found the gap in the proof, and
#   problems on which Adam fails. "Adam with L2 is weight decay" is not true either: Loshchilov and Hutter (ICLR 2019) therefore separate the two, and call it AdamW.
# - "Training on GPUs is very fast": for large products. For a network of 784-30-30-10 with batches of 32, most of the time goes into calls, not into arithmetic.
# - "Deep networks fail because of local minima" was a common explanation in the years before. Section 1 shows a plainer one: no signal arrives.
# </details>
#
# ## What you can do now, and what still does not work
#
# Your framework starts well, steps well, and takes its data in portions. What is missing is order: the training loop was written three times in this lesson, each time a little
# different. Nothing is saved; nobody watched a validation set; a run that breaks off is lost. **Who runs the epochs, keeps the history, and can resume?** A trainer, and all of MNIST: lesson 14.
#
# ## Read more
#
# - Glorot and Bengio 2010, [proceedings.mlr.press/v9/glorot10a](https://proceedings.mlr.press/v9/glorot10a.html): figure 6 shows histograms of the
#   activations, layer by layer, with the old start values and with theirs.
# - Kingma and Ba, *Adam: A Method for Stochastic Optimization*, [arXiv:1412.6980](https://arxiv.org/abs/1412.6980): algorithm 1 is your class, line by line.
# - Gabriel Goh, *Why Momentum Really Works*, Distill 2017, [distill.pub/2017/momentum](https://distill.pub/2017/momentum/): with sliders, and with the eigenvalues that the ravine hides.
