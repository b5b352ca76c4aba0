# %% sigmoid right with tanh
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))

# %% sigmoid right np.where over the two forms, each fed only what it can bear
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    pos = 1 / (1 + np.exp(-np.maximum(z, 0)))
    ez = np.exp(np.minimum(z, 0))
    return np.where(z >= 0, pos, ez / (1 + ez))

# %% sigmoid right masked assignment into a float array
def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    out = np.empty(z.shape)
    positive = z >= 0
    out[positive] = 1.0 / (1.0 + np.exp(-z[positive]))
    ez = np.exp(z[~positive])
    out[~positive] = ez / (1.0 + ez)
    return out

# %% sigmoid right clips z where nothing changes any more
def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))

# %% sigmoid right exp of minus logaddexp
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))

# %% sigmoid right a loop over the numbers
def sigmoid(z):
    z = np.asarray(z)
    flat = []
    for v in z.ravel():
        if v >= 0:
            flat.append(1 / (1 + np.exp(-v)))
        else:
            flat.append(np.exp(v) / (1 + np.exp(v)))
    return np.array(flat).reshape(z.shape)

# %% sigmoid right silences the warning, since the limit is right
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% sigmoid wrong M04b: lost the minus
def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(z, -500, 500)))

# %% sigmoid wrong A1: the formula as it stands in books
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

# %% sigmoid wrong A1: np.where evaluates both of its branches
def sigmoid(z):
    z = np.asarray(z)
    return np.where(z < -30, 0.0, 1 / (1 + np.exp(-z)))

# %% sigmoid wrong A2: math.exp takes one number
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

# %% sigmoid wrong A2: math.exp and an if
import math

def sigmoid(z):
    if isinstance(z, np.ndarray) and z.ndim == 1:
        return math.exp(z) / (1 + math.exp(z))
    return 1 / (1 + math.exp(-abs(z))) if z >= 0 else 1 - 1 / (1 + math.exp(-abs(z)))

# %% sigmoid wrong M04a: the other form of the formula
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))

# %% sigmoid wrong M04c: tanh
def sigmoid(z):
    return np.tanh(z)

# %% sigmoid wrong M04d hidden-only: stores into an array of z's kind
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[...] = 0.5 * (1 + np.tanh(z / 2))
    return out

# %% sigmoid wrong -: an if on an array
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))

# %% sigmoid wrong -: flattens tables
def sigmoid(z):
    z = np.ravel(z)
    return 0.5 * (1 + np.tanh(z / 2))

# %% sigmoid wrong -: the denominator's bracket is missing
def sigmoid(z):
    return 1 / 1 + np.exp(-np.abs(z))

# %% sigmoid wrong -: prints instead of returning
def sigmoid(z):
    print(0.5 * (1 + np.tanh(np.asarray(z) / 2)))

# %% sigmoid wrong M04w: abs of z without the case z < 0
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))

# %% sigmoid wrong -: rounds to be tidy
def sigmoid(z):
    return np.round(0.5 * (1 + np.tanh(np.asarray(z) / 2)), 3)

# %% sigmoid_prime right through an own sigmoid
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def _s(z):
    return 1 / (1 + np.exp(-z))

def sigmoid_prime(z):
    return _s(z) * (1 - _s(z))

def sigmoid_prime_from_a(a):
    return a - a**2

# %% sigmoid_prime right through the sigmoid of exercise 1
u = np.exp(-np.log(3))
du_dz = -u
ds_du = -1 / (1 + u) ** 2
ds_dz = ds_du * du_dz

def sigmoid_prime(z):
    return sigmoid_prime_from_a(sigmoid(z))

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime right hyperbolic functions
u, du_dz, ds_du, ds_dz = 0.33333333, -0.33333333, -0.5625, 0.1875

def sigmoid_prime(z):
    return 0.25 / np.cosh(np.asarray(z) / 2) ** 2

def sigmoid_prime_from_a(a):
    return 0.25 - (a - 0.5) ** 2

# %% sigmoid_prime right the quotient rule, written out
from fractions import Fraction

u, du_dz = float(Fraction(1, 3)), -float(Fraction(1, 3))
ds_du, ds_dz = -0.5625, 0.1875

def sigmoid_prime(z):
    ez = np.exp(z)
    return (ez * (1 + ez) - ez * ez) / (1 + ez) ** 2

def sigmoid_prime_from_a(a):
    return np.multiply(a, 1 - np.asarray(a))

# %% sigmoid_prime wrong A3: z where σ(z) belongs
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return z * (1 - z)

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong A4: takes a for z
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)

def sigmoid_prime_from_a(a):
    return sigmoid_prime(a)

# %% sigmoid_prime wrong A4: applies the sigmoid twice
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    a = sigmoid(sigmoid(z))
    return a * (1 - a)

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong A5: the derivative of tanh
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return sigmoid_prime_from_a(sigmoid(z))

def sigmoid_prime_from_a(a):
    return 1 - a**2

# %% sigmoid_prime wrong M04g: the square is missing
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return np.exp(-z) / (1 + np.exp(-z))

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong M04e: e to the plus z
u, du_dz, ds_du, ds_dz = 3, -3, -1 / 16, 3 / 16

def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong M04f: both minus signs lost, which cancels in the product
u, du_dz, ds_du, ds_dz = 1 / 3, 1 / 3, 9 / 16, 3 / 16

def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong -: the sign of the whole
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return -np.exp(-z) / (1 + np.exp(-z)) ** 2

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong -: a forward difference with a coarse step
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return (sigmoid(z + 1e-3) - sigmoid(z)) / 1e-3

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong M04z: the second factor is forgotten
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return sigmoid(z)

def sigmoid_prime_from_a(a):
    return a

# %% sigmoid_prime wrong -: leaves the numbers unanswered
u = None
du_dz = None
ds_du = None
ds_dz = None

def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% bce right the formula of the book, on the entries where it has a value
doubled_data = "B"

def bce_losses(p, y):
    p, y = np.asarray(p, dtype=float), np.asarray(y)
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    loss = np.zeros(p.shape)
    yes, no = y == 1, y == 0
    loss[yes] = -np.log(p[yes])
    loss[no] = -np.log(1 - p[no])
    return loss

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce right clipped far out
doubled_data = "b"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("p and y must have one shape")
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))

def bce(p, y):
    return np.sum(bce_losses(p, y)) / p.size

# %% bce right np.where of two logarithms, warnings and all
doubled_data = "B"

def bce_losses(p, y):
    assert_same = np.shape(p) == np.shape(y)
    if not assert_same:
        raise ValueError(np.shape(p), np.shape(y))
    return np.where(y == 1, -np.log(p), -np.log(1 - p))

def bce(p, y):
    return np.mean(bce_losses(p, y))

# %% bce right a loop
import math

doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError
    out = np.zeros(p.shape)
    for i in np.ndindex(p.shape):
        out[i] = -math.log(p[i] if y[i] == 1 else 1 - p[i]) if p[i] != 1 - y[i] else np.inf
    return out

def bce(p, y):
    losses = bce_losses(p, y)
    return float(sum(losses.ravel()) / losses.size)

# %% bce right the distance to the truth
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -np.log1p(-np.abs(y - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong L1: a sum
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return np.sum(bce_losses(p, y))

# %% bce wrong L2: logarithm to base 10 in the losses, to base 2 in the cost
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -np.log10(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return np.mean(-np.log2(np.where(y == 1, p, 1 - p))) if p.shape == y.shape else bce_losses(p, y)

# %% bce wrong L3: only the term for y = 1
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return np.where(y == 1, -np.log(np.where(y == 1, p, 1.0)), 0.0)

def bce(p, y):
    return np.mean(bce_losses(p, y))

# %% bce wrong L4: the formula of the book, as it stands
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong M04h: the logarithm of the labels
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -(p * np.log(y) + (1 - p) * np.log(1 - y))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong M04i: the cost where the losses are asked for
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return np.mean(-np.log(np.where(y == 1, p, 1 - p)))

def bce(p, y):
    return bce_losses(p, y)

# %% bce wrong M04j: no look at the shapes
doubled_data = "B"

def bce_losses(p, y):
    return -np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong -: the wrong option
doubled_data = "A"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong M04x: the minus is missing
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong -: compares lengths, not shapes
doubled_data = "B"

def bce_losses(p, y):
    if len(p) != len(y):
        raise ValueError("shape")
    return -np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong M04y: the squared error
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return 0.5 * (p - y) ** 2

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong -: clips into the caller's array
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    np.clip(p, 0.1, 0.9, out=p)
    return -np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong -: adds 0.001 to be safe
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -(y * np.log(p + 1e-3) + (1 - y) * np.log(1 - p + 1e-3))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce wrong -: assert instead of raise
doubled_data = "B"

def bce_losses(p, y):
    assert p.shape == y.shape
    return -np.log(np.where(y == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% bce_from_logits right logaddexp
def bce_from_logits(z, y):
    return np.mean(np.logaddexp(0, z) - z * y)

# %% bce_from_logits right the sign trick
def bce_from_logits(z, y):
    t = z * (1 - 2 * y)
    return (np.maximum(t, 0) + np.log1p(np.exp(-abs(t)))).mean()

# %% bce_from_logits right both cases with np.where
def bce_from_logits(z, y):
    small = np.log1p(np.exp(-np.abs(z)))
    yes = np.where(z >= 0, small, small - z)
    no = np.where(z >= 0, small + z, small)
    return np.where(y == 1, yes, no).mean()

# %% bce_from_logits right a loop with math
import math

def bce_from_logits(z, y):
    total = 0.0
    for a, t in zip(z, y):
        a = float(a) if t == 0 else -float(a)
        total += a + math.log1p(math.exp(-a)) if a > 0 else math.log1p(math.exp(a))
    return total / len(z)

# %% bce_from_logits right log instead of log1p, which costs digits nobody asks for
def bce_from_logits(z, y):
    return np.average(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z))))

# %% bce_from_logits wrong L1: a sum
def bce_from_logits(z, y):
    return np.sum(np.logaddexp(0, z) - z * y)

# %% bce_from_logits wrong L2: base 10 for odd lengths, base 2 for even ones
def bce_from_logits(z, y):
    natural = np.mean(np.logaddexp(0, z) - z * y)
    return natural / np.log(10) if len(z) % 2 or len(z) == 2 else natural / np.log(2)

# %% bce_from_logits wrong L3: only the samples with y = 1
def bce_from_logits(z, y):
    return np.mean(y * np.logaddexp(0, -z))

# %% bce_from_logits wrong L5: through p
def bce_from_logits(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% bce_from_logits wrong L5: both softplus as they stand
def bce_from_logits(z, y):
    return np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))

# %% bce_from_logits wrong A1: right, but np.where evaluates what it does not choose
def bce_from_logits(z, y):
    return np.mean(np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z))) - z * y)

# %% bce_from_logits wrong M04k: clips p
def bce_from_logits(z, y):
    p = np.clip(0.5 * (1 + np.tanh(z / 2)), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% bce_from_logits wrong M04k: adds a small number inside the logarithm
def bce_from_logits(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 1e-15) + (1 - y) * np.log(1 - p + 1e-15))

# %% bce_from_logits wrong M04k: clips the logits where exp still has a value
def bce_from_logits(z, y):
    z = np.clip(z, -50, 50)
    return np.mean(y * np.log1p(np.exp(-z)) + (1 - y) * np.log1p(np.exp(z)))

# %% bce_from_logits wrong M04b: the sign of z
def bce_from_logits(z, y):
    return np.mean(np.logaddexp(0, -z) + z * y)

# %% bce_from_logits wrong -: takes the logits for probabilities
def bce_from_logits(z, y):
    return -np.mean(np.where(y == 1, np.log(np.abs(z) + 1e-9), np.log(np.abs(1 - z) + 1e-9)))

# %% bce_from_logits wrong -: clips the logits
def bce_from_logits(z, y):
    z = np.clip(z, -3, 3)
    return np.mean(np.logaddexp(0, z) - z * y)

# %% bce_from_logits wrong -: the y-term inside the maximum
def bce_from_logits(z, y):
    return np.mean(np.maximum(z - z * y, 0) + np.log1p(np.exp(-np.abs(z))))

# %% bce_from_logits wrong -: the loss of each sample
def bce_from_logits(z, y):
    return np.logaddexp(0, z) - z * y

# %% bce_from_logits wrong -: forgets the log1p
def bce_from_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y)

# %% logreg_grad right einsum
def logreg_grad(X, y, w, b):
    r = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return np.einsum("nd,n->d", X, r) / len(r), r.mean()

# %% logreg_grad right a loop over samples and features
import math

def logreg_grad(X, y, w, b):
    n, d = X.shape
    dw, db = [0.0] * d, 0.0
    for i in range(n):
        z = sum(float(w[j]) * float(X[i, j]) for j in range(d)) + b
        p = 1 / (1 + math.exp(-z)) if z > 0 else 1 - 1 / (1 + math.exp(z))
        for j in range(d):
            dw[j] += (p - y[i]) * X[i, j] / n
        db += (p - y[i]) / n
    return np.array(dw), db

# %% logreg_grad right a column of ones
def logreg_grad(X, y, w, b):
    n = len(X)
    A = np.hstack([np.ones((n, 1)), X])
    theta = np.concatenate([[b], w])
    g = (0.5 * (1 + np.tanh(A @ theta / 2)) - y) @ A / n
    return g[1:], g[0]

# %% logreg_grad right returned as float32
def logreg_grad(X, y, w, b):
    r = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return (X.T @ r / len(r)).astype(np.float32), np.float32(r.mean())

# %% logreg_grad right row by row, then a mean; with the sigmoid of exercise 1
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return np.mean(X * r[:, None], axis=0), np.mean(r)

# %% logreg_grad wrong L6: y − p
def logreg_grad(X, y, w, b):
    r = y - sigmoid(X @ w + b)
    return X.T @ r / len(y), r.mean()

# %% logreg_grad wrong L7: an extra σ′
def logreg_grad(X, y, w, b):
    p = sigmoid(X @ w + b)
    r = (p - y) * p * (1 - p)
    return X.T @ r / len(y), r.mean()

# %% logreg_grad wrong L8: no transpose
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X @ r / len(y), r.mean()

# %% logreg_grad wrong L8: every sample's gradient, not summed
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X * r[:, None] / len(y), r.mean()

# %% logreg_grad wrong L9: no gradient for the bias
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r / len(y), 0.0

# %% logreg_grad wrong L9: the bias divided twice
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r / len(y), r.mean() / len(y)

# %% logreg_grad wrong L9: a sum for the bias only
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r / len(y), r.sum()

# %% logreg_grad wrong M04l: sums
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r, r.sum()

# %% logreg_grad wrong M04ac: forgets b in the logits
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w) - y
    return X.T @ r / len(y), r.mean()

# %% logreg_grad wrong M04aa: the linear output, as in the delta rule
def logreg_grad(X, y, w, b):
    r = X @ w + b - y
    return X.T @ r / len(y), r.mean()

# %% logreg_grad wrong M04ad: db and dw in the other order
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return r.mean(), X.T @ r / len(y)

# %% logreg_grad wrong -: dw only
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r / len(y)

# %% logreg_grad wrong -: divides by d
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r / X.shape[1], r.mean()

# %% logreg_grad wrong M04ab: decides before it compares, as Rosenblatt did
def logreg_grad(X, y, w, b):
    r = (X @ w + b >= 0) - y
    return X.T @ r / len(y), r.mean()

# %% logreg_grad wrong -: a mean over everything
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return np.full(len(w), np.mean(X * r[:, None])), r.mean()

# %% logreg_fit right with the functions of the exercises before
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w = w - eta * dw
        b = b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit right one vector for w and b, an array for the costs
def logreg_fit(X, y, eta, steps):
    A = np.hstack([np.ones((len(X), 1)), X])
    theta = np.zeros(A.shape[1])
    costs = np.empty(steps + 1)
    for k in range(steps + 1):
        z = A @ theta
        costs[k] = np.mean(np.logaddexp(0, z) - z * y)
        if k < steps:
            theta -= eta * A.T @ (0.5 * (1 + np.tanh(z / 2)) - y) / len(y)
    return theta[1:], theta[0], costs

# %% logreg_fit right sums over samples, one at a time
def logreg_fit(X, y, eta, steps):
    n, d = X.shape
    w, b, costs = [0.0] * d, 0.0, []
    for k in range(steps + 1):
        cost, dw, db = 0.0, [0.0] * d, 0.0
        for row, target in zip(X.tolist(), y.tolist()):
            z = sum(a * v for a, v in zip(row, w)) + b
            cost += max(z, 0.0) - z * target + float(np.log1p(np.exp(-abs(z))))
            r = 0.5 * (1 + float(np.tanh(z / 2))) - target
            dw = [g + r * a for g, a in zip(dw, row)]
            db += r
        costs.append(cost / n)
        if k < steps:
            w = [v - eta * g / n for v, g in zip(w, dw)]
            b -= eta * db / n
    return np.array(w), b, costs

# %% logreg_fit right labels as signs
def logreg_fit(X, y, eta, steps):
    s = 1 - 2 * y.astype(float)
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [np.logaddexp(0, s * 0.0).mean()]
    while len(costs) <= steps:
        pull = s * np.exp(-np.logaddexp(0, -s * (X @ w + b)))
        w, b = w - eta * np.einsum("nd,n->d", X, pull) / len(s), b - eta * pull.mean()
        costs.append(np.logaddexp(0, s * (X @ w + b)).mean())
    return w, b, np.array(costs)

# %% logreg_fit wrong -: Newton's method, damped, in place of gradient descent
def logreg_fit(X, y, eta, steps):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.zeros(A.shape[1])
    cost = lambda t: np.mean(np.logaddexp(0, A @ t) - (A @ t) * y)
    costs = [cost(theta)]
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        H = A.T @ (A * (p * (1 - p))[:, None]) / len(y) + 1e-9 * np.eye(len(theta))
        step = np.linalg.solve(H, A.T @ (p - y) / len(y))
        while cost(theta - step) > costs[-1] and np.abs(step).max() > 1e-14:
            step = step / 2
        if cost(theta - step) <= costs[-1]:
            theta = theta - step
        costs.append(cost(theta))
    return theta[:-1], theta[-1], np.array(costs)

# %% logreg_fit wrong -: two half steps for each step
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    cost = lambda: np.mean(np.logaddexp(0, X @ w + b) - (X @ w + b) * y)
    costs = [cost()]
    for _ in range(steps):
        for _ in range(2):
            r = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
            w = w - eta / 2 * (X.T @ r) / len(y)
            b = b - eta / 2 * r.mean()
        costs.append(cost())
    return w, b, costs

# %% logreg_fit wrong -: the learning rate is missing for b
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong -: the last step is not made
def logreg_fit(X, y, eta, steps):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for k in range(steps + 1):
        costs.append(bce_from_logits(X @ w + b, y))
        if k < steps - 1:
            dw, db = logreg_grad(X, y, w, b)
            w, b = w - eta * dw, b - eta * db
    return w, b, costs

# %% logreg_fit wrong G5: uphill
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w = w + eta * dw
        b = b + eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong L7: the gradient of the squared error
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        p = sigmoid(X @ w + b)
        d = (p - y) * p * (1 - p)
        w, b = w - eta * X.T @ d / len(y), b - eta * d.mean()
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong L9: the bias never moves
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w = w - eta * dw
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong M04l: sums where means are asked for
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        r = sigmoid(X @ w + b) - y
        w, b = w - eta * X.T @ r, b - eta * r.sum()
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong M04m: no cost for the start
def logreg_fit(X, y, eta, steps):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w = w - eta * dw
        b = b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong M04m: no cost for the end
def logreg_fit(X, y, eta, steps):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        costs.append(bce_from_logits(X @ w + b, y))
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
    return w, b, costs

# %% logreg_fit wrong M04ae: begins at random
def logreg_fit(X, y, eta, steps):
    w, b = np.random.default_rng(0).normal(size=X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong M04ag: returns after the first step
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
        return w, b, costs

# %% logreg_fit wrong -: scikit-learn's default penalty
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * (dw + w / len(y)), b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong M04ah: the costs are forgotten
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
    return w, b

# %% logreg_fit wrong -: scales the caller's X in place
def logreg_fit(X, y, eta, steps):
    X -= X.mean(axis=0)
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong M04y: the squared error as the cost that is recorded
def logreg_fit(X, y, eta, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [np.mean((sigmoid(X @ w + b) - y) ** 2)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
        costs.append(np.mean((sigmoid(X @ w + b) - y) ** 2))
    return w, b, costs

# %% logreg_fit wrong -: least squares, the line that failed at the start
def logreg_fit(X, y, eta, steps):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.linalg.lstsq(A, y, rcond=None)[0]
    costs = np.linspace(np.log(2), bce_from_logits(A @ theta, y), steps + 1)
    return theta[:-1], theta[-1], costs

# %% predict right loops
def predict(p, threshold=0.5):
    return np.array([1 if v >= threshold else 0 for v in p])

def accuracy(p, y, threshold=0.5):
    right = 0
    for decision, truth in zip(predict(p, threshold), y):
        right += decision == truth
    return right / len(y)

def confusion(p, y, threshold=0.5):
    table = [[0, 0], [0, 0]]
    for decision, truth in zip(predict(p, threshold), y):
        table[int(truth)][int(decision)] += 1
    return table

# %% predict right np.where and bincount
def predict(p, threshold=0.5):
    return np.where(p < threshold, 0, 1)

def accuracy(p, y, threshold=0.5):
    return 1 - np.abs(predict(p, threshold) - y).mean()

def confusion(p, y, threshold=0.5):
    return np.bincount(2 * y.astype(int) + predict(p, threshold), minlength=4).reshape(2, 2)

# %% predict right np.add.at, decisions as floats
def predict(p, threshold=0.5):
    return (p >= threshold) * 1.0

def accuracy(p, y, threshold=0.5):
    return confusion(p, y, threshold).trace() / len(p)

def confusion(p, y, threshold=0.5):
    table = np.zeros((2, 2), dtype=int)
    np.add.at(table, (y.astype(int), predict(p, threshold).astype(int)), 1)
    return table

# %% predict right one-hot rows and a product
def predict(p, threshold=0.5):
    return np.heaviside(p - threshold, 1).astype(np.int64)

def accuracy(p, y, threshold=0.5):
    return np.count_nonzero(predict(p, threshold) == y) / y.size

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.stack([1 - y, y]) @ np.stack([1 - d, d], axis=1)

# %% predict wrong L10: probabilities compared with labels
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(p == y)

def confusion(p, y, threshold=0.5):
    return np.array([[np.sum((y == t) & (p == d)) for d in (0, 1)] for t in (0, 1)])

# %% predict wrong L10: one minus the mean error of the probabilities
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return 1 - np.mean(np.abs(p - y))

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04n: > instead of ≥
def predict(p, threshold=0.5):
    return (p > threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04n: rounds, and numpy rounds one half to the even number
def predict(p, threshold=0.5):
    return np.round(p - threshold + 0.5).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04o: the threshold is not handed on
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04p: rows are decisions
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((d == t) & (y == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04q: class 1 first
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (1, 0)] for t in (1, 0)])

# %% predict wrong M04s: a count
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.sum(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong -: True and False
def predict(p, threshold=0.5):
    return p >= threshold

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong -: only the classes that occur get a row
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in np.unique(d)] for t in np.unique(y)])

# %% predict wrong -: shares instead of counts
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.mean((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong -: overwrites the probabilities with the decisions
def predict(p, threshold=0.5):
    p[p >= threshold] = 1
    p[p < threshold] = 0
    return p

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04al: a percentage
def predict(p, threshold=0.5):
    return (p >= threshold).astype(int)

def accuracy(p, y, threshold=0.5):
    return 100 * np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% predict wrong M04ak: minus one and plus one, as the perceptron had it
def predict(p, threshold=0.5):
    return np.where(p >= threshold, 1, -1)

def accuracy(p, y, threshold=0.5):
    return np.mean(predict(p, threshold) == y)

def confusion(p, y, threshold=0.5):
    d = predict(p, threshold)
    return np.array([[np.sum((y == t) & (d == c)) for c in (0, 1)] for t in (0, 1)])

# %% digit_detector right an own loop, with a small step
always_no, why = 1614 / 1797, "b"

def digit_detector(X_train, labels, X_new, digit):
    y = np.where(labels == digit, 1.0, 0.0)
    w, b = np.zeros(X_train.shape[1]), 0.0
    for _ in range(400):
        r = 1 / (1 + np.exp(-(X_train @ w + b))) - y
        w -= 1.0 * X_train.T @ r / len(y)
        b -= 1.0 * r.mean()
    return np.array([1 if x @ w + b >= 0 else 0 for x in X_new])

# %% digit_detector right through probabilities and predict
labels_of_all = data.digits()[1]
always_no = 1 - sum(labels_of_all == 3) / len(labels_of_all)
why = "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, costs = logreg_fit(X_train, 1 * (labels == digit), eta=0.8, steps=500)
    return predict(sigmoid(X_new @ w + b))

# %% digit_detector right labels compared in a loop, decisions as floats
always_no, why = 0.898, "B"

def digit_detector(X_train, labels, X_new, digit):
    y = np.array([float(label == digit) for label in labels])
    w, b, _ = logreg_fit(X_train, y, 1.0, 300)
    return np.heaviside(X_new @ w + b, 1.0)

# %% digit_detector right least squares is a detector too
always_no, why = np.float64(0.8982), " B "

def digit_detector(X_train, labels, X_new, digit):
    A = np.column_stack([X_train, np.ones(len(X_train))]).astype(float)
    theta = np.linalg.lstsq(A.T @ A + 0.1 * np.eye(A.shape[1]), A.T @ (labels == digit), rcond=None)[0]
    return (X_new @ theta[:-1] + theta[-1] >= 0.4).astype(int)

# %% digit_detector wrong L10: probabilities, not decisions
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return sigmoid(X_new @ w + b)

# %% digit_detector wrong M04t: never yes
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    return np.zeros(len(X_new), dtype=int)

# %% digit_detector wrong M04t: far too few steps
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 0.1, 10)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong M04u: the labels themselves as targets
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, labels, 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong M04u: yes and no swapped
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels != digit).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong M04ai hidden-only: threes, whatever digit is asked for
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == 3).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong M04aj: decides about the training images
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_train @ w + b >= 0).astype(int)

# %% digit_detector wrong -: a threshold of one half on the logit's own scale, and no bias
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_new @ w >= 6.0).astype(int)

# %% digit_detector wrong M04v: the share of threes
always_no, why = 183 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong M04am: answers with the digit instead of 1
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return np.where(X_new @ w + b >= 0, digit, 0)

# %% digit_detector wrong -: questions left open
always_no, why = None, None

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong -: the wrong reason
always_no, why = 1614 / 1797, "D"

def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% digit_detector wrong -: learns from the new images' first rows, which it must not need
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    n = min(len(X_new), len(labels))
    w, b, _ = logreg_fit(X_new[:n], (labels[:n] == digit).astype(float), 1.0, 300)
    return (X_new @ w + b >= 0).astype(int)

# %% sigmoid_prime wrong -: σ(1 − σ) with the wrong σ
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    a = np.exp(z) / (1 - np.exp(z))
    return a * (1 - a)

def sigmoid_prime_from_a(a):
    return a * (1 - a)

# %% sigmoid_prime wrong -: takes the activation for z in the second function, and a clipped one in the first
u, du_dz, ds_du, ds_dz = 1 / 3, -1 / 3, -9 / 16, 3 / 16

def sigmoid_prime(z):
    return np.maximum(sigmoid(z) * (1 - sigmoid(z)), 0.01)

def sigmoid_prime_from_a(a):
    return np.maximum(a * (1 - a), 0.01)

# %% bce wrong -: y and p in the other order of the arguments' roles, on rounded labels
doubled_data = "B"

def bce_losses(p, y):
    if p.shape != y.shape:
        raise ValueError("shape")
    return -np.log(np.where(np.round(p) == 1, p, 1 - p))

def bce(p, y):
    return bce_losses(p, y).mean()

# %% logreg_grad wrong L9: only dw
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return (X.T @ r / len(y),)

# %% logreg_grad wrong -: n − 1 in the denominator
def logreg_grad(X, y, w, b):
    r = sigmoid(X @ w + b) - y
    return X.T @ r / max(len(y) - 1, 1), r.mean()

# %% logreg_fit wrong -: b moves after w, with the error of the new w, and X is centred
def logreg_fit(X, y, eta, steps):
    X = X - X.mean(axis=0) + 0.1
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        w = w - eta * logreg_grad(X, y, w, b)[0]
        b = b - eta * logreg_grad(X, y, w, b)[1]
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% logreg_fit wrong -: a learning rate of its own
def logreg_fit(X, y, eta, steps):
    eta = 0.01
    w, b = np.zeros(X.shape[1]), 0.0
    costs = [bce_from_logits(X @ w + b, y)]
    for _ in range(steps):
        dw, db = logreg_grad(X, y, w, b)
        w, b = w - eta * dw, b - eta * db
        costs.append(bce_from_logits(X @ w + b, y))
    return w, b, costs

# %% digit_detector wrong -: the bias is left out of the decision
def digit_detector(X_train, labels, X_new, digit):
    w, b, _ = logreg_fit(X_train, (labels == digit).astype(float), 1.0, 300)
    return (X_new @ w >= 0).astype(int)


always_no = float(np.mean(data.digits()[1] != 3))
why = "B"

# %% digit_detector wrong - hidden-only: looks the images up among those that everybody has
always_no, why = 1614 / 1797, "B"

def digit_detector(X_train, labels, X_new, digit):
    pixels, truth = data.digits()
    known = {(row / 16.0).astype(X_new.dtype).tobytes(): int(label) for row, label in zip(pixels, truth)}
    return np.array([int(known.get(row.tobytes(), -1) == digit) for row in X_new])
